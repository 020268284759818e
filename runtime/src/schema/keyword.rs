//! The keywords that no Rust type holds, as constant data.

use super::{Pattern, Schema};

/// A keyword of JSON Schema 2020-12 that needs the whole value, or that applies further schemas.
///
/// Most keywords are held by the Rust type of a value or by the plain fields of its [`Schema`]. The
/// rest is listed here and is evaluated on the JSON of the value, after it was decoded:
///
/// ```
/// use copperplate_runtime::{Keyword, Schema};
///
/// static CARD: Schema = Schema::new().keywords(&[Keyword::Required(&["card"])]);
/// static NO_CARD: Schema = Schema::new().keywords(&[Keyword::Not(&CARD)]);
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Keyword {
    /// The schema `false`, which refuses every value.
    False,
    /// A schema that no value fits for another reason, by the keyword that says so: `not` for `not: {}`.
    Never(&'static str),
    /// `type`, as one or several names.
    Type(&'static [&'static str]),
    /// `$ref`, with whatever stands beside it.
    Ref(&'static Schema),
    /// `allOf`.
    AllOf(&'static [&'static Schema]),
    /// `anyOf`.
    AnyOf(&'static [&'static Schema]),
    /// `oneOf`.
    OneOf(&'static [&'static Schema]),
    /// `not`.
    Not(&'static Schema),
    /// `if`, `then` and `else`.
    If {
        /// `if`.
        test: &'static Schema,
        /// `then`, for a value that passes.
        then: Option<&'static Schema>,
        /// `else`, for a value that does not.
        otherwise: Option<&'static Schema>,
    },
    /// `required`.
    Required(&'static [&'static str]),
    /// `dependentRequired`: what must be there if a member is.
    DependentRequired(&'static [(&'static str, &'static [&'static str])]),
    /// `dependentSchemas`: what the object must be if a member is there.
    DependentSchemas(&'static [(&'static str, &'static Schema)]),
    /// `propertyNames`.
    PropertyNames(&'static Schema),
    /// `properties`, `patternProperties` and `additionalProperties`, which depend on each other.
    Properties {
        /// `properties`.
        named: &'static [(&'static str, &'static Schema)],
        /// `patternProperties`.
        matching: &'static [(&'static Pattern, &'static Schema)],
        /// `additionalProperties`.
        additional: Option<&'static Schema>,
    },
    /// `prefixItems` and `items`, which depend on each other.
    Items {
        /// `prefixItems`.
        prefix: &'static [&'static Schema],
        /// `items`, for those behind the prefix.
        rest: Option<&'static Schema>,
    },
    /// `contains`, `minContains` and `maxContains`.
    Contains {
        /// `contains`.
        schema: &'static Schema,
        /// `minContains`.
        least: u64,
        /// `maxContains`.
        most: u64,
    },
    /// `unevaluatedProperties`. It stands last, since it sees what the others looked at.
    UnevaluatedProperties(&'static Schema),
    /// `unevaluatedItems`. It stands last, since it sees what the others looked at.
    UnevaluatedItems(&'static Schema),
}
