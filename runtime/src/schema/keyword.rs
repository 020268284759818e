//! The keywords that no Rust type enforces, as constant data.

use std::sync::OnceLock;

use super::pattern::Pattern;
use super::schema_object::Schema;

/// A keyword of JSON Schema 2020-12 that needs the whole value or applies subschemas.
///
/// Most keywords are enforced by the Rust type of a value or by the plain fields of its [`Schema`].
/// The others are listed here and evaluated on the JSON of the value after decoding:
///
/// ```
/// use copperplate_runtime::schema::{Keyword, Schema};
///
/// static CARD: Schema = Schema::new().keywords(&[Keyword::Required(&["card"])]);
/// static NO_CARD: Schema = Schema::new().keywords(&[Keyword::Not(&CARD)]);
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Keyword {
    /// The schema `false`, which no value fits.
    False,
    /// A schema that no value fits for another reason, with the keyword responsible: `not` for
    /// `not: {}`.
    Never(&'static str),
    /// `type`, as one or several names.
    Type(&'static [&'static str]),
    /// `$ref`, with its sibling keywords.
    Ref(&'static Schema),
    /// `$ref` to a schema made at run time, which may contain itself. It admits everything until it
    /// is set.
    Late(&'static OnceLock<Schema>),
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
    /// `dependentRequired`: the members that the presence of a member requires.
    DependentRequired(&'static [(&'static str, &'static [&'static str])]),
    /// `dependentSchemas`: the schemas that the presence of a member applies to the object.
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
        /// `items`, for the items after the prefix.
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
    /// `unevaluatedProperties`. It is last, because it needs the results of the other keywords.
    UnevaluatedProperties(&'static Schema),
    /// `unevaluatedItems`. It is last, because it needs the results of the other keywords.
    UnevaluatedItems(&'static Schema),
}
