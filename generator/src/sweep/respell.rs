//! Reads misspelled fields as the intended ones.
//!
//! The mistake is reported, and the document is refused. But this stage and the later ones check
//! the content of the field too, so one run reports all mistakes and no consequences of the
//! misspelling.

use std::collections::HashMap;

use super::kind::{Field, FieldType, ObjectKind};
use crate::source::{Node, Object, Span, Value, Version};

/// The misspelled fields of a document.
pub(super) struct Respelt {
    active: bool,
    /// The intended name, by the place of the misspelled one.
    meant: HashMap<Span, &'static str>,
    /// The number of fields that are corrected in the trees.
    applied: usize,
}

impl Respelt {
    pub(super) fn new(active: bool) -> Self {
        Self {
            active,
            meant: HashMap::new(),
            applied: 0,
        }
    }

    /// Reads a key as an absent field of its object, if its value has a suitable type.
    pub(super) fn take(
        &mut self,
        (at, node): (Span, &Node),
        field: &Field,
        object: &Object,
    ) -> bool {
        let takes = self.active && fits(node, field.shape) && !self.has(object, field.name);
        if takes {
            self.meant.insert(at, field.name);
        }
        takes
    }

    /// Returns true if an object has a field, possibly misspelled.
    pub(super) fn has(&self, object: &Object, name: &str) -> bool {
        let is_meant = |at: Span| self.meant.get(&at).is_some_and(|meant| *meant == name);
        object.contains_key(name)
            || (!self.meant.is_empty() && object.iter().any(|(_, at, _)| is_meant(at)))
    }

    /// Corrects the fields, for references through them and for later stages.
    pub(super) fn apply(&mut self, trees: &mut [Option<Node>]) {
        if self.applied < self.meant.len() {
            self.applied = self.meant.len();
            trees.iter_mut().flatten().for_each(|root| self.spell(root));
        }
    }

    /// The depth limit of reading bounds the recursion.
    fn spell(&self, node: &mut Node) {
        match &mut node.value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.spell(item)),
            Value::Object(object) => {
                let wrong: Vec<_> = object
                    .iter()
                    .filter_map(|(_, at, _)| Some((at, *self.meant.get(&at)?)))
                    .collect();
                for (at, name) in wrong {
                    object.respell(at, name);
                }
                object.nodes_mut().for_each(|(_, value)| self.spell(value));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

/// Returns true if an unknown key is certainly a mistake. JSON Schema treats such a key as an
/// annotation.
pub(super) fn is_mistake(kind: ObjectKind, version: Version) -> bool {
    match version {
        Version::V3_0 => true,
        Version::V3_1 | Version::V3_2 => kind != ObjectKind::Schema,
    }
}

/// Returns true if a value has the type of a field, as far as it is visible without a walk.
fn fits(node: &Node, shape: FieldType) -> bool {
    match shape {
        FieldType::Data | FieldType::Template => true,
        FieldType::Text | FieldType::Word(_) | FieldType::Target => node.as_str().is_some(),
        FieldType::Bool => node.as_bool().is_some(),
        FieldType::Number | FieldType::Count | FieldType::Positive => node.as_number().is_some(),
        FieldType::Texts | FieldType::DataList | FieldType::List(_) | FieldType::ListOrRef(_) => {
            node.as_array().is_some()
        }
        FieldType::DataMap
        | FieldType::TextMap
        | FieldType::TextsMap
        | FieldType::Dependencies
        | FieldType::One(_)
        | FieldType::OneOrRef(_)
        | FieldType::Map(_)
        | FieldType::MapOrRef(_)
        | FieldType::Mapping
        | FieldType::Items => node.as_object().is_some(),
        FieldType::SchemaOrBool => node.as_object().is_some() || node.as_bool().is_some(),
        FieldType::Type => node.as_str().is_some() || node.as_array().is_some(),
        FieldType::Exclusive => node.as_bool().is_some() || node.as_number().is_some(),
        FieldType::OneOrList(_) => node.as_object().is_some() || node.as_array().is_some(),
        FieldType::Reference => false,
    }
}
