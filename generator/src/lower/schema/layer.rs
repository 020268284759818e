//! The layers that `allOf` makes of a schema.

use crate::lower::keywords::is_annotation;
use crate::lower::provenance::is_guessed_format;
use crate::source::{Place, Span};

/// One schema object whose keywords hold, with some of them taken out.
#[derive(Clone)]
pub(in crate::lower) struct Layer<'a> {
    pub(in crate::lower) place: Place<'a>,
    /// What is taken out: `oneOf` or `anyOf`, where its branches are being merged with what stands
    /// beside it; `$ref` for the keywords beside a reference.
    pub(in crate::lower) without: Vec<&'static str>,
    /// Whether a schema around it says `nullable: true`, which is meant for all that is in that.
    pub(super) null: bool,
}

impl<'a> Layer<'a> {
    pub(in crate::lower) fn new(place: Place<'a>) -> Self {
        Self {
            place,
            without: Vec::new(),
            null: false,
        }
    }

    /// Whether it says `nullable: true`, or a schema around it does.
    pub(super) fn is_nullable(&self) -> bool {
        self.null || self.get("nullable").and_then(|it| it.node.as_bool()) == Some(true)
    }

    /// Takes a keyword out.
    pub(super) fn hide(&mut self, key: &'static str) {
        self.without.push(key);
    }

    /// The value of a keyword. A format that is only a guess is none.
    pub(in crate::lower) fn get(&self, key: &str) -> Option<Place<'a>> {
        let guessed = || key == "format" && is_guessed_format(self.place.node);
        if self.without.contains(&key) || guessed() {
            return None;
        }
        self.place.get(key)
    }

    /// Whether the layer has one of these keywords.
    pub(in crate::lower) fn any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.get(key).is_some())
    }

    /// Whether the layer refuses no value.
    pub(in crate::lower) fn is_annotation(&self) -> bool {
        let ignored =
            |key: &str| is_annotation(key) || self.without.contains(&key) || key == "discriminator";
        self.place.members().all(|(key, _, _)| ignored(key))
    }
}

/// The layers of one schema.
#[derive(Clone)]
pub(in crate::lower) struct Layers<'a>(pub(in crate::lower) Vec<Layer<'a>>);

impl<'a> Layers<'a> {
    /// The values of a keyword in all layers.
    pub(in crate::lower) fn all(&self, key: &str) -> Vec<Place<'a>> {
        self.0.iter().filter_map(|layer| layer.get(key)).collect()
    }

    /// The value of a keyword in the first layer that has it.
    pub(in crate::lower) fn first(&self, key: &str) -> Option<Place<'a>> {
        self.0.iter().find_map(|layer| layer.get(key))
    }

    /// Whether any layer has one of these keywords.
    pub(in crate::lower) fn any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.first(key).is_some())
    }

    /// Whether a keyword is `true` in any layer.
    pub(in crate::lower) fn flag(&self, key: &str) -> bool {
        let is_true = |place: &Place<'a>| place.node.as_bool() == Some(true);
        self.all(key).iter().any(is_true)
    }

    /// What tells these layers from any others.
    pub(in crate::lower) fn key(&self) -> Vec<Span> {
        let mut spans = Vec::new();
        for layer in &self.0 {
            spans.push(layer.place.span());
            // The same node with its union taken out is another layer.
            spans.extend(layer.without.iter().map(|_| layer.place.span()));
            // So is one that `null` is admitted around, and no node stands at this place.
            spans.extend(layer.null.then(|| Span::new(layer.place.file(), 0, 0)));
        }
        spans
    }
}
