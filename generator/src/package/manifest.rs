//! `Cargo.toml` and the record. The serializer of `toml` prints them, so text of a document never
//! becomes TOML.

use std::collections::BTreeSet;
use std::path::Path;

use toml::{Table, Value};

use super::api::ApiFiles;
use super::record::MARK;
use crate::format::FormatError;
use crate::options::{Config, Job, Runtime, Target};

/// The feature for all APIs of the shared crate. The features of an API begin with its name, and no
/// API can have the name `all`.
pub const ALL_APIS: &str = "all-apis";

/// Features that enable the runtime's feature of the same name.
const PARTS: [&str; 7] = [
    "client",
    "receive",
    "send",
    "serde",
    "server",
    "signatures",
    "signatures-rsa",
];

/// Features of the runtime that choose how a client or a server is carried, each with its part.
const CARRIERS: [(&str, &str); 15] = [
    ("brotli", "client"),
    ("gzip", "client"),
    ("http2", "client"),
    ("idempotency", "server"),
    ("idempotency-postgres", "server"),
    ("idempotency-sqlite", "server"),
    ("journal", "client"),
    ("journal-postgres", "client"),
    ("journal-sqlite", "client"),
    ("native-tls", "client"),
    ("oauth", "client"),
    ("rustls", "client"),
    ("serve", "server"),
    ("testing", "client"),
    ("tracing", "client"),
];

/// The manifest of the shared crate.
pub(super) fn shared(config: &Config, apis: &[ApiFiles]) -> Result<String, FormatError> {
    let mut features = Table::new();
    features.insert(ALL_APIS.to_owned(), texts(apis.iter().map(|it| &it.name)));
    for api in apis {
        add_api(&mut features, api);
    }
    add_parts(&mut features, &PARTS);
    // The paths in the configuration are relative to the root, but the crate may lie deeper.
    let up = "../".repeat(config.output.components().count());
    let needs = apis.iter().flat_map(ApiFiles::needs).collect();
    let source = match &config.runtime {
        Runtime::Path(path) => Runtime::Path(Path::new(&up).join(path)),
        source => source.clone(),
    };
    let mut dependencies = runtime(&source, needs);
    for it in &config.dependencies {
        let mut entry = Table::new();
        if let Some(version) = &it.version {
            entry.insert("version".to_owned(), version.clone().into());
        }
        if let Some(path) = &it.path {
            let parts = path.components().map(|it| it.as_os_str().to_string_lossy());
            let parts: Vec<_> = parts.collect();
            entry.insert("path".to_owned(), format!("{up}{}", parts.join("/")).into());
        }
        if !it.features.is_empty() {
            entry.insert("features".to_owned(), texts(&it.features));
        }
        dependencies.insert(it.name.clone(), Value::Table(entry));
    }
    let manifest = manifest(&config.package, features, dependencies);
    print("Cargo.toml", "", &manifest)
}

/// The manifest of a crate for one API. Parts that were not requested have no code, so they have no
/// feature.
pub(super) fn standalone(
    package: &str,
    api: &ApiFiles,
    job: &Job,
    source: &Runtime,
) -> Result<String, FormatError> {
    let halves = ["receive", "send"];
    let sides = [(Target::Client, "client"), (Target::Server, "server")];
    let sides = sides
        .into_iter()
        .filter(|(target, _)| job.targets.contains(target));
    let sides: Vec<&str> = sides.map(|(_, name)| name).collect();
    let mut default = match sides.as_slice() {
        [] => halves.to_vec(),
        _ => sides.clone(),
    };
    if !api.features.is_empty() {
        default.push(&api.name);
    }
    let mut features = Table::new();
    features.insert("default".to_owned(), texts(default));
    let parts = sides.into_iter().chain(halves);
    let parts: Vec<_> = parts
        .chain(["serde", "signatures", "signatures-rsa"])
        .collect();
    add_parts(&mut features, &parts);
    if !api.features.is_empty() {
        add_api(&mut features, api);
    }
    let mut manifest = manifest(package, features, runtime(source, api.needs().collect()));
    manifest.insert("workspace".to_owned(), Value::Table(Table::new()));
    let why = "# It is a workspace of its own, wherever the folder lies.\n";
    print("Cargo.toml", why, &manifest)
}

/// The feature of an API, which enables the features of all its tags, and a feature for each tag.
fn add_api(features: &mut Table, api: &ApiFiles) {
    features.insert(api.name.clone(), texts(&api.features));
    for tag in &api.features {
        features.insert(tag.clone(), Value::Array(Vec::new()));
    }
}

/// Features that enable features of the runtime, sorted by name: these parts and their transports.
fn add_parts(features: &mut Table, parts: &[&str]) {
    let own = parts.iter().map(|part| (*part, None));
    let carriers = CARRIERS.iter().filter(|it| parts.contains(&it.1));
    let carriers = carriers.map(|(name, part)| (*name, Some(*part)));
    let mut all: Vec<_> = own.chain(carriers).collect();
    all.sort_unstable();
    for (name, part) in all {
        let same = format!("copperplate-runtime/{name}");
        let switched_on = part.map(str::to_owned).into_iter().chain([same]);
        features.insert(name.to_owned(), texts(switched_on));
    }
}

fn texts(all: impl IntoIterator<Item = impl AsRef<str>>) -> Value {
    let all = all.into_iter().map(|it| Value::from(it.as_ref()));
    Value::Array(all.collect())
}

/// The dependency on the runtime, with the features that the code needs. Links evaluate both
/// requests and responses.
fn runtime(source: &Runtime, needs: BTreeSet<&str>) -> Table {
    let keys = match source {
        Runtime::Version(version) => vec![("version", version.clone())],
        Runtime::Path(path) => vec![("path", path.to_string_lossy().into_owned())],
        Runtime::Git { url, revision } => vec![("git", url.clone()), ("rev", revision.clone())],
    };
    let keys = keys
        .into_iter()
        .map(|(key, text)| (key.to_owned(), text.into()));
    let mut entry: Table = keys.collect();
    if !needs.is_empty() {
        entry.insert("features".to_owned(), texts(needs));
    }
    let mut dependencies = Table::new();
    dependencies.insert("copperplate-runtime".to_owned(), Value::Table(entry));
    dependencies
}

/// Disables doctests, since they would compile and run text of a document. States the library's
/// path, since cargo looks for a library otherwise: a crate without sources would break
/// `cargo xtask generate`, which restores them.
fn manifest(name: &str, features: Table, dependencies: Table) -> Table {
    let mut package = Table::new();
    let about = "Generated from OpenAPI documents by Copperplate.";
    for (key, value) in [
        ("name", name),
        ("description", about),
        ("version", "0.1.0"),
        ("edition", "2024"),
        // The generator's own minimum: it prints code for the compilers it supports itself.
        ("rust-version", env!("CARGO_PKG_RUST_VERSION")),
    ] {
        package.insert(key.to_owned(), value.into());
    }
    package.insert("publish".to_owned(), false.into());
    let mut library = Table::new();
    library.insert("path".to_owned(), "src/lib.rs".into());
    library.insert("doctest".to_owned(), false.into());
    library.insert("test".to_owned(), false.into());
    let mut manifest = Table::new();
    for (key, table) in [
        ("package", package),
        ("lib", library),
        ("features", features),
        ("dependencies", dependencies),
    ] {
        manifest.insert(key.to_owned(), Value::Table(table));
    }
    manifest
}

fn print(path: &str, comment: &str, table: &Table) -> Result<String, FormatError> {
    let text = toml::to_string(table).map_err(|error| FormatError {
        path: path.to_owned(),
        reason: error.to_string(),
    })?;
    Ok(format!("{MARK}\n{comment}{text}"))
}
