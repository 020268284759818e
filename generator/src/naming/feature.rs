//! Names of the cargo features of a generated crate.

/// The features that every generated crate has, and the name of cargo's default set.
pub(crate) const FEATURES: [&str; 17] = [
    "brotli",
    "client",
    "default",
    "gzip",
    "http2",
    "idempotency",
    "journal",
    "oauth",
    "receive",
    "rustls",
    "send",
    "serde",
    "serve",
    "server",
    "signatures",
    "testing",
    "tracing",
];

/// API names that could collide with a feature, since the feature of a tag is `<api>-<tag>`: the
/// name, the feature, and its effect.
pub(crate) const FEATURE_PREFIXES: [(&str, &str, &str); 2] = [
    ("all", "all-apis", "enables every API"),
    (
        "native",
        "native-tls",
        "selects the TLS library of a client",
    ),
];

/// True if the feature of an API with this name, or of one of its tags, could be a feature of the
/// generated crate itself.
pub(crate) fn is_like_a_feature(name: &str) -> bool {
    FEATURES.contains(&name) || FEATURE_PREFIXES.iter().any(|it| it.0 == name)
}
