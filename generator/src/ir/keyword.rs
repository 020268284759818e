//! Keywords that no Rust type holds: they are evaluated on the JSON of a value.

use super::Constraint;

/// An index into [`super::Rules`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(u32);

/// The assertions of one schema, apart from any Rust type.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// The words that name it, from its JSON Pointer.
    pub words: Vec<String>,
    /// Assertions on single values.
    pub constraints: Vec<Constraint>,
    /// `format`, under the name of the runtime's check.
    pub format: Option<&'static str>,
    /// Whether values are secret or personal, and so never shown.
    pub sensitive: bool,
    /// True for `readOnly`: only answers have the value.
    pub read_only: bool,
    /// True for `writeOnly`: only requests have the value.
    pub write_only: bool,
    /// Everything else, in the order in which it is evaluated.
    pub keywords: Vec<Keyword>,
}

impl RuleSet {
    /// Whether no value is refused.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.constraints.is_empty() && self.format.is_none() && self.keywords.is_empty()
    }
}

/// A keyword of JSON Schema 2020-12 that needs the whole value, or that applies further schemas.
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
        /// `properties`; a member without a schema is only known by name.
        named: Vec<(String, Option<RuleId>)>,
        /// `patternProperties`, in the `regex` crate's syntax.
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
    /// The schemas that the keyword applies.
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
    /// Puts a rule set into the arena and returns its id.
    pub fn push(&mut self, rules: RuleSet) -> RuleId {
        let id = RuleId(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        self.0.push(rules);
        id
    }

    /// Replaces the rule set that was reserved under `id`.
    pub fn set(&mut self, id: RuleId, rules: RuleSet) {
        if let Some(slot) = self.0.get_mut(id.0 as usize) {
            *slot = rules;
        }
    }

    /// The rule set of an id. Ids are made by [`Rules::push`] only, so each has its rules.
    #[must_use]
    #[allow(clippy::indexing_slicing)]
    pub fn get(&self, id: RuleId) -> &RuleSet {
        &self.0[id.0 as usize]
    }
}
