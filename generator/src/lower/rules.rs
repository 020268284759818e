//! Rule sets: assertions apart from any Rust type, which are evaluated on the JSON of a value.

use crate::diagnostics;
use crate::ir::{Keyword, RuleId, RuleSet};
use crate::source::Place;

use super::assertions::Assertion;
use super::constraints::tighten;
use super::layers::{Layer, Layers};
use super::schema::is_sensitive;
use super::{DEEPEST, Lower, words};

impl<'a> Lower<'a> {
    /// The rule set of the schema at a place; a reference leads to the one of the schema that it names.
    pub(super) fn rule(&mut self, place: &Place<'a>) -> RuleId {
        let nullable = self.is_nullable_reference(place);
        if !self.has_siblings(place)
            && !nullable
            && let Some((target, _)) = self.document.reference(place)
        {
            return self.rule(&target);
        }
        if let Some(&known) = self.known_rules.get(&place.span()) {
            return known;
        }
        let id = self.rules.push(RuleSet::default());
        self.known_rules.insert(place.span(), id);
        if self.depth >= DEEPEST {
            self.error(diagnostics::schema::too_deep(place));
            return id;
        }
        self.depth += 1;
        let set = match self.document.reference(place).filter(|_| nullable) {
            Some((target, _)) => RuleSet {
                nullable: true,
                keywords: vec![Keyword::Ref(self.rule(&target))],
                ..RuleSet::default()
            },
            None => self.layer_rules(&Layer::new(place.clone())),
        };
        self.depth -= 1;
        let set = RuleSet {
            words: pointer_words(&place.pointer),
            read_only: words::flag(place, "readOnly"),
            write_only: words::flag(place, "writeOnly"),
            ..set
        };
        let set = self.with_room(set);
        self.rules.set(id, set);
        id
    }

    /// The assertions of all layers of a value, under a name of their own; `None` if there are none.
    pub(super) fn layers_rule(&mut self, layers: &Layers<'a>, place: &Place<'a>) -> Option<RuleId> {
        let sets: Vec<_> = layers
            .0
            .iter()
            .map(|layer| self.layer_rules(&layer.flat()))
            .filter(|set| !set.keywords.is_empty())
            .collect();
        let words = pointer_words(&place.pointer);
        let mut sets = sets.into_iter();
        let set = match (sets.next()?, sets.len()) {
            (only, 0) => only,
            (first, _) => {
                let mut parts = Vec::new();
                for (index, mut part) in std::iter::once(first).chain(sets).enumerate() {
                    part.words = with_word(&words, &format!("part{}", index + 1));
                    parts.push(self.push_rule(part));
                }
                RuleSet {
                    keywords: vec![Keyword::AllOf(parts)],
                    ..RuleSet::default()
                }
            }
        };
        Some(self.push_rule(RuleSet { words, ..set }))
    }

    /// Every assertion of one schema object.
    fn layer_rules(&mut self, layer: &Layer<'a>) -> RuleSet {
        if layer.place.node.as_bool().is_none() {
            let one = Layers(vec![layer.clone()]);
            self.refuse_unsupported(&one);
            self.report_formats(&one);
            self.report_impossible(&one);
            self.ruled_secrets.insert(layer.place.span());
        }
        let found = self.assertions(layer);
        let keywords = found.into_iter().map(|it| self.apply(it, layer));
        RuleSet {
            keywords: keywords.collect(),
            nullable: layer.is_nullable(),
            sensitive: is_sensitive(&Layers(vec![layer.clone()])),
            ..RuleSet::default()
        }
    }

    /// An assertion with rule sets for the schemas that it applies. A discriminator beside a union chooses from
    /// its branches.
    pub(super) fn apply(&mut self, assertion: Assertion<'a>, layer: &Layer<'a>) -> Keyword<RuleId> {
        if let Keyword::AnyOf(branches) | Keyword::OneOf(branches) = &assertion
            && let Some(tagged) = self.tagged_rule(layer, branches)
        {
            return tagged;
        }
        assertion.map(&mut |place| self.rule(&place))
    }

    /// Puts a rule set among the others.
    pub(super) fn push_rule(&mut self, set: RuleSet) -> RuleId {
        let set = self.with_room(set);
        self.rules.push(set)
    }

    /// A schema of the runtime has room for one assertion of a kind, such as one pattern. Further ones have
    /// rule sets of their own.
    fn with_room(&mut self, mut set: RuleSet) -> RuleSet {
        let mut known = Vec::new();
        let mut others = Vec::new();
        for keyword in std::mem::take(&mut set.keywords) {
            match keyword {
                Keyword::Constraint(it) => match tighten(&mut known, it) {
                    Some(further) => others.push(Keyword::Ref(self.push_rule(RuleSet {
                        words: with_word(&set.words, "also"),
                        sensitive: set.sensitive,
                        keywords: vec![Keyword::Constraint(further)],
                        ..RuleSet::default()
                    }))),
                    None => {}
                },
                other => others.push(other),
            }
        }
        set.keywords = known.into_iter().map(Keyword::Constraint).collect();
        set.keywords.extend(others);
        set
    }
}

/// These words and one more.
pub(super) fn with_word(words: &[String], last: &str) -> Vec<String> {
    let words = words.iter().cloned();
    words.chain([last.to_owned()]).collect()
}

/// The segments of a pointer that say something: those of the specification itself are left out.
pub(super) fn pointer_words(pointer: &str) -> Vec<String> {
    const NOISE: [&str; 6] = [
        "components",
        "schemas",
        "properties",
        "paths",
        "content",
        "schema",
    ];
    let segments = pointer.split('/').skip(1);
    let words = segments.map(|it| it.replace("~1", "/").replace("~0", "~"));
    words.filter(|it| !NOISE.contains(&it.as_str())).collect()
}
