//! Names the setters of the optional fields of requests.

/// The setter of a field.
pub(crate) fn setter(field: &str) -> String {
    format!("with_{}", field.trim_start_matches("r#"))
}
