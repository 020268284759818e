//! Builds rule sets: assertions without a Rust type, evaluated on the JSON of a value.

use std::collections::{HashMap, HashSet};

use crate::ir::{Keyword, RuleId, RuleSet, Rules};
use crate::source::{Chain, Node, Place, Pointer, Span};

use super::constraints::tighten;
use super::layers::{Layer, Layers, is_sensitive};
use crate::lower::context::Context;
use crate::lower::findings::Findings;
use crate::lower::words;

/// A keyword as in the document, with the places of its subschemas.
pub(crate) type Assertion<'a> = Keyword<Place<'a>>;

/// Builds the rule sets of a document's schemas.
pub(crate) struct RuleBuilder<'a> {
    pub(crate) context: Context<'a>,
    /// The finished rule sets.
    pub(crate) built: Rules,
    /// The rule set of each place.
    known: HashMap<Span, RuleId>,
    /// The lists and objects in `enum` and `const`, by their JSON text.
    pub(crate) listed: HashMap<String, &'a Node>,
    /// The schemas with rule sets, to find secrets among them.
    pub(crate) met: HashSet<Span>,
    pub(crate) patterns: Patterns,
}

impl<'a> RuleBuilder<'a> {
    pub(crate) fn new(context: Context<'a>) -> Self {
        Self {
            context,
            built: Rules::default(),
            known: HashMap::new(),
            listed: HashMap::new(),
            met: HashSet::new(),
            patterns: Patterns::default(),
        }
    }

    /// The rule set of the schema at a place; a reference leads to the rule set of its target.
    pub(crate) fn rule(&mut self, place: &Place<'a>, findings: &mut Findings) -> RuleId {
        let nullable = self.context.is_nullable_reference(place);
        if !self.context.has_siblings(place)
            && !nullable
            && let Some((target, _)) = self.context.document.reference(place)
        {
            return self.rule(&target, findings);
        }
        if let Some(&known) = self.known.get(&place.span()) {
            return known;
        }
        let id = self.built.push(RuleSet::default());
        self.known.insert(place.span(), id);
        if !findings.enter(place) {
            return id;
        }
        let set = match self.context.document.reference(place).filter(|_| nullable) {
            Some((target, _)) => RuleSet {
                nullable: true,
                keywords: vec![Keyword::Ref(self.rule(&target, findings))],
                ..RuleSet::default()
            },
            None => self.layer_rules(&Layer::new(place.clone()), findings),
        };
        findings.leave();
        let set = RuleSet {
            words: pointer_words(&place.pointer),
            read_only: words::flag(place, "readOnly"),
            write_only: words::flag(place, "writeOnly"),
            ..set
        };
        let set = self.one_of_each(set);
        self.built.set(id, set);
        id
    }

    /// A new rule set with the assertions of all layers of a value; `None` if there are none.
    pub(super) fn layers_rule(
        &mut self,
        layers: &Layers<'a>,
        place: &Place<'a>,
        findings: &mut Findings,
    ) -> Option<RuleId> {
        let sets: Vec<_> = layers
            .0
            .iter()
            .map(|layer| self.layer_rules(&layer.flat(), findings))
            .filter(|set| !set.keywords.is_empty())
            .collect();
        let words = pointer_words(&place.pointer);
        let mut sets = sets.into_iter();
        let set = match (sets.next()?, sets.len()) {
            (only, 0) => only,
            (first, _) => {
                let mut parts = Vec::new();
                for (index, mut part) in std::iter::once(first).chain(sets).enumerate() {
                    part.words = words.then(format!("part{}", index + 1));
                    parts.push(self.push(part));
                }
                RuleSet {
                    keywords: vec![Keyword::AllOf(parts)],
                    ..RuleSet::default()
                }
            }
        };
        Some(self.push(RuleSet { words, ..set }))
    }

    /// All assertions of one schema object.
    fn layer_rules(&mut self, layer: &Layer<'a>, findings: &mut Findings) -> RuleSet {
        if layer.place.node.as_bool().is_none() {
            let one = Layers(vec![layer.clone()]);
            self.context.report(&one, findings);
            self.met.insert(layer.place.span());
        }
        let found = self.assertions(layer, findings);
        let keywords = found.into_iter().map(|it| self.apply(it, layer, findings));
        RuleSet {
            keywords: keywords.collect(),
            nullable: self.context.is_nullable_layer(layer),
            sensitive: is_sensitive(&Layers(vec![layer.clone()])),
            ..RuleSet::default()
        }
    }

    /// An assertion with rule sets for its subschemas. A discriminator next to a union selects
    /// among its alternatives.
    pub(crate) fn apply(
        &mut self,
        assertion: Assertion<'a>,
        layer: &Layer<'a>,
        findings: &mut Findings,
    ) -> Keyword<RuleId> {
        if let Keyword::AnyOf(branches) | Keyword::OneOf(branches) = &assertion
            && let Some(tagged) = self.tagged_rule(layer, branches, findings)
        {
            return tagged;
        }
        assertion.map(&mut |place| self.rule(&place, findings))
    }

    /// Adds a rule set.
    pub(crate) fn push(&mut self, set: RuleSet) -> RuleId {
        let set = self.one_of_each(set);
        self.built.push(set)
    }

    /// A schema of the runtime holds one assertion of each kind, such as one pattern. Others get
    /// rule sets of their own.
    fn one_of_each(&mut self, mut set: RuleSet) -> RuleSet {
        let mut known = Vec::new();
        let mut others = Vec::new();
        for keyword in std::mem::take(&mut set.keywords) {
            let further = match keyword {
                Keyword::Constraint(it) => tighten(&mut known, it).map(Keyword::Constraint),
                other => {
                    others.push(other);
                    None
                }
            };
            if further.is_some() {
                others.push(Keyword::Ref(self.push(RuleSet {
                    words: set.words.then("also"),
                    sensitive: set.sensitive,
                    keywords: further.into_iter().collect(),
                    ..RuleSet::default()
                })));
            }
        }
        set.keywords = known.into_iter().map(Keyword::Constraint).collect();
        set.keywords.extend(others);
        set
    }
}

/// The compiled patterns with their faults. Many documents repeat a few patterns.
#[derive(Default)]
pub(crate) struct Patterns(HashMap<String, Option<String>>);

impl Patterns {
    /// The fault of a pattern; it is compiled once, like the runtime does it.
    pub(crate) fn fault(&mut self, pattern: &str) -> Option<String> {
        if let Some(known) = self.0.get(pattern) {
            return known.clone();
        }
        let fault = copperplate_pattern::Pattern::new(pattern).err();
        let fault = fault.map(|it| it.to_string());
        self.0.insert(pattern.to_owned(), fault.clone());
        fault
    }
}

/// The meaningful segments of a pointer, without the fixed names of the specification.
pub(super) fn pointer_words(pointer: &Pointer) -> Chain {
    const NOISE: [&str; 6] = [
        "components",
        "schemas",
        "properties",
        "paths",
        "content",
        "schema",
    ];
    let words = pointer.shared().into_iter();
    words
        .filter(|it| !NOISE.contains(&&***it))
        .cloned()
        .collect()
}
