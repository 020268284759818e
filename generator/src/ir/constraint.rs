//! Assertions without subschemas.

/// An assertion on a value, named after its keyword. Numbers are exact decimal text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Constraint {
    /// Code points, at least.
    MinLength(u64),
    /// Code points, at most.
    MaxLength(u64),
    /// A regular expression of ECMA-262, which may match anywhere.
    Pattern(String),
    /// Not less than.
    Minimum(String),
    /// Not more than.
    Maximum(String),
    /// More than.
    ExclusiveMinimum(String),
    /// Less than.
    ExclusiveMaximum(String),
    /// An integral multiple of.
    MultipleOf(String),
    /// Items, at least.
    MinItems(u64),
    /// Items, at most.
    MaxItems(u64),
    /// All items are different JSON values.
    UniqueItems,
    /// Members, at least.
    MinProperties(u64),
    /// Members, at most.
    MaxProperties(u64),
    /// One of these JSON texts; enumerations of strings are a [`super::Shape::Choice`] instead.
    Enum(Vec<String>),
    /// One of these JSON texts, each from a `const`.
    Const(Vec<String>),
    /// The runtime's name for the check of a `format`.
    Format(&'static str),
}

impl Constraint {
    /// The keyword.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::MinLength(_) => "minLength",
            Self::MaxLength(_) => "maxLength",
            Self::Pattern(_) => "pattern",
            Self::Minimum(_) => "minimum",
            Self::Maximum(_) => "maximum",
            Self::ExclusiveMinimum(_) => "exclusiveMinimum",
            Self::ExclusiveMaximum(_) => "exclusiveMaximum",
            Self::MultipleOf(_) => "multipleOf",
            Self::MinItems(_) => "minItems",
            Self::MaxItems(_) => "maxItems",
            Self::UniqueItems => "uniqueItems",
            Self::MinProperties(_) => "minProperties",
            Self::MaxProperties(_) => "maxProperties",
            Self::Enum(_) => "enum",
            Self::Const(_) => "const",
            Self::Format(_) => "format",
        }
    }

    /// The value of the keyword.
    #[must_use]
    pub fn operand(&self) -> Operand<'_> {
        match self {
            Self::MinLength(it)
            | Self::MaxLength(it)
            | Self::MinItems(it)
            | Self::MaxItems(it)
            | Self::MinProperties(it)
            | Self::MaxProperties(it) => Operand::Count(*it),
            Self::Minimum(it)
            | Self::Maximum(it)
            | Self::ExclusiveMinimum(it)
            | Self::ExclusiveMaximum(it)
            | Self::MultipleOf(it) => Operand::Number(it),
            Self::Pattern(it) => Operand::Text(it),
            Self::Format(it) => Operand::Text(it),
            Self::Enum(values) | Self::Const(values) => Operand::Values(values),
            Self::UniqueItems => Operand::Flag,
        }
    }

    /// The JSON type of the values that the assertion constrains; `None` for every type.
    #[must_use]
    pub fn subject(&self) -> Option<&'static str> {
        match self {
            Self::MinLength(_) | Self::MaxLength(_) | Self::Pattern(_) => Some("string"),
            Self::Minimum(_)
            | Self::Maximum(_)
            | Self::ExclusiveMinimum(_)
            | Self::ExclusiveMaximum(_)
            | Self::MultipleOf(_) => Some("number"),
            Self::MinItems(_) | Self::MaxItems(_) | Self::UniqueItems => Some("array"),
            Self::MinProperties(_) | Self::MaxProperties(_) => Some("object"),
            Self::Enum(_) | Self::Const(_) => None,
            Self::Format(check) => match *check {
                // In a string or as a number.
                "Decimal" => None,
                "Int8" | "Int16" | "Int32" | "Int64" | "Uint8" | "Uint16" | "Uint32" | "Uint64"
                | "DoubleInt" | "MinorUnits" | "Double" => Some("number"),
                _ => Some("string"),
            },
        }
    }
}

/// The value of an assertion, by which it is printed without knowing its keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand<'c> {
    /// A number of characters, items or members.
    Count(u64),
    /// An exact decimal.
    Number(&'c str),
    /// Any other text.
    Text(&'c str),
    /// JSON texts.
    Values(&'c [String]),
    /// `true`.
    Flag,
}
