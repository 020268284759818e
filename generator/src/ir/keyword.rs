//! The keywords of schemas. Rules have those that Rust types do not enforce, and are evaluated on the
//! JSON of a value.

use super::Constraint;
use crate::source::Chain;

/// An index into [`super::Rules`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(u32);

/// The assertions of one schema that Rust types do not enforce.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// The segments of its name, from its JSON Pointer.
    pub words: Chain,
    /// True if values are secret or personal, and therefore redacted.
    pub sensitive: bool,
    /// True if `null` is valid regardless of the keywords (`nullable: true`).
    pub nullable: bool,
    /// True for `readOnly`: only responses have the value.
    pub read_only: bool,
    /// True for `writeOnly`: only requests have the value.
    pub write_only: bool,
    /// The keywords, in the order of evaluation.
    pub keywords: Vec<Keyword<RuleId>>,
}

/// A keyword of JSON Schema 2020-12.
///
/// `R` is a reference to a subschema: its place while a document is read, a [`RuleId`] in rules, and
/// the name of a constant in a plan.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Keyword<R> {
    /// An assertion without subschemas.
    Constraint(Constraint),
    /// A schema without valid values, with the keyword that forbids them; `false` for the schema `false`.
    Never(&'static str),
    /// `type`.
    Type(Vec<String>),
    /// `$ref`.
    Ref(R),
    /// `allOf`.
    AllOf(Vec<R>),
    /// `anyOf`.
    AnyOf(Vec<R>),
    /// `oneOf`.
    OneOf(Vec<R>),
    /// `not`.
    Not(R),
    /// `if`, `then` and `else`.
    If(R, Option<R>, Option<R>),
    /// `required`.
    Required(Vec<String>),
    /// `dependentRequired`.
    DependentRequired(Vec<(String, Vec<String>)>),
    /// `dependentSchemas`.
    DependentSchemas(Vec<(String, R)>),
    /// `propertyNames`.
    PropertyNames(R),
    /// `properties`, `patternProperties` and `additionalProperties`.
    Properties {
        /// `properties`; a member without a schema is only declared.
        named: Vec<(String, Option<R>)>,
        /// `patternProperties`; the patterns are regular expressions of ECMA-262.
        matching: Vec<(String, R)>,
        /// `additionalProperties`.
        additional: Option<R>,
    },
    /// `prefixItems` and `items`.
    Items(Vec<R>, Option<R>),
    /// `contains`, `minContains` and `maxContains`.
    Contains(R, u64, u64),
    /// `unevaluatedProperties`.
    UnevaluatedProperties(R),
    /// `unevaluatedItems`.
    UnevaluatedItems(R),
}

/// The members of an object that a keyword concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight<'k> {
    /// The members with these names.
    Named(Vec<&'k str>),
    /// Every member.
    All,
}

impl<R> Keyword<R> {
    /// The subschemas of the keyword.
    #[must_use]
    pub fn applied(&self) -> Vec<&R> {
        match self {
            Self::Constraint(_)
            | Self::Never(_)
            | Self::Type(_)
            | Self::Required(_)
            | Self::DependentRequired(_) => Vec::new(),
            Self::Ref(it)
            | Self::Not(it)
            | Self::PropertyNames(it)
            | Self::Contains(it, ..)
            | Self::UnevaluatedProperties(it)
            | Self::UnevaluatedItems(it) => vec![it],
            Self::AllOf(all) | Self::AnyOf(all) | Self::OneOf(all) => all.iter().collect(),
            Self::If(test, then, otherwise) => [Some(test), then.as_ref(), otherwise.as_ref()]
                .into_iter()
                .flatten()
                .collect(),
            Self::DependentSchemas(rules) => rules.iter().map(|(_, it)| it).collect(),
            Self::Properties {
                named,
                matching,
                additional,
            } => {
                let named = named.iter().filter_map(|(_, it)| it.as_ref());
                let matching = matching.iter().map(|(_, it)| it);
                named.chain(matching).chain(additional).collect()
            }
            Self::Items(prefix, rest) => prefix.iter().chain(rest).collect(),
        }
    }

    /// The JSON type of the values that the keyword constrains; `None` for every type. `number` includes
    /// integers.
    #[must_use]
    pub fn subject(&self) -> Option<&'static str> {
        match self {
            Self::Constraint(it) => it.subject(),
            Self::Required(_)
            | Self::DependentRequired(_)
            | Self::DependentSchemas(_)
            | Self::PropertyNames(_)
            | Self::Properties { .. }
            | Self::UnevaluatedProperties(_) => Some("object"),
            Self::Items(..) | Self::Contains(..) | Self::UnevaluatedItems(_) => Some("array"),
            Self::Never(_)
            | Self::Type(_)
            | Self::Ref(_)
            | Self::AllOf(_)
            | Self::AnyOf(_)
            | Self::OneOf(_)
            | Self::Not(_)
            | Self::If(..) => None,
        }
    }

    /// True if the keyword applies its subschemas to the value itself. `not` is excluded, because it
    /// inverts its subschema.
    #[must_use]
    pub fn is_in_place(&self) -> bool {
        matches!(
            self,
            Self::Ref(_)
                | Self::AllOf(_)
                | Self::AnyOf(_)
                | Self::OneOf(_)
                | Self::If(..)
                | Self::DependentSchemas(_)
        )
    }

    /// The members of an object that the keyword itself concerns, without its subschemas.
    #[must_use]
    pub fn sight(&self) -> Sight<'_> {
        match self {
            Self::Constraint(
                Constraint::Enum(_)
                | Constraint::Const(_)
                | Constraint::MinProperties(_)
                | Constraint::MaxProperties(_),
            )
            | Self::PropertyNames(_)
            | Self::UnevaluatedProperties(_) => Sight::All,
            Self::Properties {
                named,
                matching,
                additional,
            } => match additional.is_some() || !matching.is_empty() {
                true => Sight::All,
                false => Sight::Named(named.iter().map(|(name, _)| name.as_str()).collect()),
            },
            Self::Required(names) => Sight::Named(names.iter().map(String::as_str).collect()),
            Self::DependentRequired(rules) => {
                let all = rules
                    .iter()
                    .flat_map(|(name, names)| std::iter::once(name).chain(names));
                Sight::Named(all.map(String::as_str).collect())
            }
            Self::DependentSchemas(rules) => {
                Sight::Named(rules.iter().map(|(name, _)| name.as_str()).collect())
            }
            Self::Constraint(_)
            | Self::Never(_)
            | Self::Type(_)
            | Self::Ref(_)
            | Self::AllOf(_)
            | Self::AnyOf(_)
            | Self::OneOf(_)
            | Self::Not(_)
            | Self::If(..)
            | Self::Items(..)
            | Self::Contains(..)
            | Self::UnevaluatedItems(_) => Sight::Named(Vec::new()),
        }
    }

    /// The same keyword with other references.
    pub fn map<S>(self, by: &mut impl FnMut(R) -> S) -> Keyword<S> {
        match self {
            Self::Constraint(it) => Keyword::Constraint(it),
            Self::Never(keyword) => Keyword::Never(keyword),
            Self::Type(types) => Keyword::Type(types),
            Self::Required(names) => Keyword::Required(names),
            Self::DependentRequired(rules) => Keyword::DependentRequired(rules),
            Self::Ref(it) => Keyword::Ref(by(it)),
            Self::Not(it) => Keyword::Not(by(it)),
            Self::PropertyNames(it) => Keyword::PropertyNames(by(it)),
            Self::Contains(it, least, most) => Keyword::Contains(by(it), least, most),
            Self::UnevaluatedProperties(it) => Keyword::UnevaluatedProperties(by(it)),
            Self::UnevaluatedItems(it) => Keyword::UnevaluatedItems(by(it)),
            Self::AllOf(all) => Keyword::AllOf(each(all, by)),
            Self::AnyOf(all) => Keyword::AnyOf(each(all, by)),
            Self::OneOf(all) => Keyword::OneOf(each(all, by)),
            Self::If(test, then, otherwise) => {
                let (then, otherwise) = (then.map(&mut *by), otherwise.map(&mut *by));
                Keyword::If(by(test), then, otherwise)
            }
            Self::DependentSchemas(rules) => Keyword::DependentSchemas(values(rules, by)),
            Self::Properties {
                named,
                matching,
                additional,
            } => {
                let named = named.into_iter().map(|(name, it)| (name, it.map(&mut *by)));
                Keyword::Properties {
                    named: named.collect(),
                    matching: values(matching, by),
                    additional: additional.map(by),
                }
            }
            Self::Items(prefix, rest) => Keyword::Items(each(prefix, by), rest.map(by)),
        }
    }
}

fn each<R, S>(all: Vec<R>, by: &mut impl FnMut(R) -> S) -> Vec<S> {
    all.into_iter().map(by).collect()
}

fn values<R, S>(all: Vec<(String, R)>, by: &mut impl FnMut(R) -> S) -> Vec<(String, S)> {
    all.into_iter().map(|(name, it)| (name, by(it))).collect()
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

    /// Every id with its rule set, in the order of creation.
    pub fn iter(&self) -> impl Iterator<Item = (RuleId, &RuleSet)> {
        let ids = (0..).map(RuleId);
        ids.zip(&self.0)
    }

    /// The rule set with an id. Only [`Rules::push`] makes ids, so each has its rules.
    #[must_use]
    #[allow(clippy::indexing_slicing)]
    pub fn get(&self, id: RuleId) -> &RuleSet {
        &self.0[id.0 as usize]
    }
}
