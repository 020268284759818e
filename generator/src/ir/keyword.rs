//! Keywords that Rust types do not enforce: they are evaluated on the JSON of a value.

use super::Constraint;

/// An index into [`super::Rules`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(u32);

/// The assertions of one schema, independent of Rust types.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// The segments of its name, from its JSON Pointer.
    pub words: Vec<String>,
    /// Assertions on single values.
    pub constraints: Vec<Constraint>,
    /// The runtime's name for its `format`.
    pub format: Option<&'static str>,
    /// True if values are secret or personal, and therefore redacted.
    pub sensitive: bool,
    /// True for `readOnly`: only responses have the value.
    pub read_only: bool,
    /// True for `writeOnly`: only requests have the value.
    pub write_only: bool,
    /// All other keywords, in the order of evaluation.
    pub keywords: Vec<Keyword>,
}

impl RuleSet {
    /// True if every value is valid.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.constraints.is_empty() && self.format.is_none() && self.keywords.is_empty()
    }
}

/// A keyword of JSON Schema 2020-12 that needs the whole value, or has subschemas.
#[derive(Clone, Debug)]
pub enum Keyword {
    /// The schema `false`.
    False,
    /// `type`.
    Type(Vec<String>),
    /// `const`, as JSON text.
    Const(String),
    /// `enum`, as JSON texts.
    Enum(Vec<String>),
    /// `$ref`.
    Ref(RuleId),
    /// `allOf`.
    AllOf(Vec<RuleId>),
    /// `anyOf`.
    AnyOf(Vec<RuleId>),
    /// `oneOf`.
    OneOf(Vec<RuleId>),
    /// `not`.
    Not(RuleId),
    /// `if`, `then` and `else`.
    If(RuleId, Option<RuleId>, Option<RuleId>),
    /// `required`.
    Required(Vec<String>),
    /// `dependentRequired`.
    DependentRequired(Vec<(String, Vec<String>)>),
    /// `dependentSchemas`.
    DependentSchemas(Vec<(String, RuleId)>),
    /// `propertyNames`.
    PropertyNames(RuleId),
    /// `properties`, `patternProperties` and `additionalProperties`.
    Properties {
        /// `properties`; a member without a schema is only declared.
        named: Vec<(String, Option<RuleId>)>,
        /// `patternProperties`; the patterns are regular expressions of ECMA-262.
        matching: Vec<(String, RuleId)>,
        /// `additionalProperties`.
        additional: Option<RuleId>,
    },
    /// `prefixItems` and `items`.
    Items(Vec<RuleId>, Option<RuleId>),
    /// `contains`, `minContains` and `maxContains`.
    Contains(RuleId, u64, u64),
    /// `unevaluatedProperties`.
    UnevaluatedProperties(RuleId),
    /// `unevaluatedItems`.
    UnevaluatedItems(RuleId),
}

impl Keyword {
    /// The subschemas of the keyword.
    #[must_use]
    pub fn applied(&self) -> Vec<RuleId> {
        match self {
            Self::False
            | Self::Type(_)
            | Self::Const(_)
            | Self::Enum(_)
            | Self::Required(_)
            | Self::DependentRequired(_) => Vec::new(),
            Self::Ref(id)
            | Self::Not(id)
            | Self::PropertyNames(id)
            | Self::Contains(id, ..)
            | Self::UnevaluatedProperties(id)
            | Self::UnevaluatedItems(id) => vec![*id],
            Self::AllOf(ids) | Self::AnyOf(ids) | Self::OneOf(ids) => ids.clone(),
            Self::If(test, then, otherwise) => [Some(*test), *then, *otherwise]
                .into_iter()
                .flatten()
                .collect(),
            Self::DependentSchemas(rules) => rules.iter().map(|(_, id)| *id).collect(),
            Self::Properties {
                named,
                matching,
                additional,
            } => {
                let named = named.iter().filter_map(|(_, id)| *id);
                let matching = matching.iter().map(|(_, id)| *id);
                named.chain(matching).chain(*additional).collect()
            }
            Self::Items(prefix, rest) => prefix.iter().copied().chain(*rest).collect(),
        }
    }
}

/// The arena of rule sets.
#[derive(Clone, Debug, Default)]
pub struct Rules(Vec<RuleSet>);

impl Rules {
    /// Adds a rule set and returns its id.
    pub fn push(&mut self, rules: RuleSet) -> RuleId {
        let id = RuleId(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        self.0.push(rules);
        id
    }

    /// Replaces the reserved rule set with an id.
    pub fn set(&mut self, id: RuleId, rules: RuleSet) {
        if let Some(slot) = self.0.get_mut(id.0 as usize) {
            *slot = rules;
        }
    }

    /// The rule set with an id. Only [`Rules::push`] makes ids, so each has its rules.
    #[must_use]
    #[allow(clippy::indexing_slicing)]
    pub fn get(&self, id: RuleId) -> &RuleSet {
        &self.0[id.0 as usize]
    }
}
