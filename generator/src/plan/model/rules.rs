//! Assertions as calls on the runtime's constant schemas.

use crate::ir::Constraint;

/// What a Rust type does not hold: a chain of calls on `rt::Schema::new()`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rules {
    /// The calls in order.
    pub calls: Vec<Call>,
}

impl Rules {
    /// Puts all keywords into the last call.
    pub(in crate::plan) fn merge_keywords(mut self) -> Self {
        let mut keywords = Vec::new();
        self.calls.retain(|call| match call {
            Call::Keywords(more) => {
                keywords.extend(more.iter().cloned());
                false
            }
            _ => true,
        });
        self.calls
            .extend((!keywords.is_empty()).then_some(Call::Keywords(keywords)));
        self
    }

    /// Whether nothing is left to check.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.calls.is_empty()
    }
}

/// One call.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Call {
    /// The assertion of a keyword.
    Constraint(Constraint),
    /// `.pattern(&NAME)`.
    Pattern(String),
    /// `.items(&rt::Schema::new()..)`: the rules of items or of values of a map.
    Items(Rules),
    /// `.format(rt::Format::Name)`.
    Format(&'static str),
    /// `.as_string()`: a decimal that travels in a string.
    AsString,
    /// `.sensitive()`.
    Sensitive,
    /// `.keywords(&[..])`: keywords that need the whole value.
    Keywords(Vec<KeywordPlan>),
}

/// A keyword that needs the whole value, with the names of the constants that it refers to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum KeywordPlan {
    Never(&'static str),
    Type(Vec<String>),
    Const(String),
    Enum(Vec<String>),
    Ref(String),
    AllOf(Vec<String>),
    AnyOf(Vec<String>),
    OneOf(Vec<String>),
    Not(String),
    If(String, Option<String>, Option<String>),
    Required(Vec<String>),
    DependentRequired(Vec<(String, Vec<String>)>),
    DependentSchemas(Vec<(String, String)>),
    PropertyNames(String),
    Properties {
        named: Vec<(String, Option<String>)>,
        matching: Vec<(String, String)>,
        additional: Option<String>,
    },
    Items(Vec<String>, Option<String>),
    Contains(String, u64, u64),
    UnevaluatedProperties(String),
    UnevaluatedItems(String),
}

/// A named constant that rules refer to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Static {
    /// Rules that are referred to by name.
    Rules(String, Rules),
    /// A pattern in the regular expression engine's syntax.
    Pattern(String, String),
}

/// A constant of the module `rules`.
#[derive(Clone, Debug)]
pub struct RulePlan {
    /// Its name.
    pub name: String,
    /// What it asserts.
    pub rules: Rules,
    /// Patterns that it refers to.
    pub patterns: Vec<Static>,
}
