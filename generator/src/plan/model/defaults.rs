//! Defaults as they stand in code.

/// A default as it stands in code.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum DefaultPlan {
    Bool(bool),
    Integer(i128),
    /// A number with a fraction, as it is written.
    Float(String),
    MinorUnits(i64),
    /// The digits of a decimal, how many of them stand after the point, and the whole as it is
    /// written.
    Decimal(i64, u32, String),
    Text(String),
    /// A value of the enumeration that is the type of the member: the text, and the variant once
    /// that is known. A variant that can't be copied is handed out by reference.
    Variant {
        text: String,
        variant: Option<(String, bool)>,
    },
}

/// The function that offers the default of a field, and the field as people say it.
#[must_use]
pub fn default_accessor(field: &str) -> (String, &str) {
    // `self` can't be written raw, so that its field is `self_`.
    let bare = field.trim_start_matches("r#").trim_end_matches('_');
    (format!("{bare}_or_default"), bare)
}
