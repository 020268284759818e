//! The schemas of `components`.

use super::builder::SchemaBuilder;
use crate::ir::Name;
use crate::source::Place;

impl<'a> SchemaBuilder<'a> {
    /// Lowers the named schemas first, so that inline schemas get their names from these. The order
    /// is by name, so that the order of the document has no effect.
    pub(crate) fn components(&mut self, root: &Place<'a>) {
        let Some(schemas) = root.get("components").and_then(|it| it.get("schemas")) else {
            return;
        };
        let mut members: Vec<_> = schemas.members().collect();
        members.sort_by_key(|(name, ..)| *name);
        // If several components are aliases of one file, the one with the name of the file comes
        // first.
        let (own, other): (Vec<_>, Vec<_>) = members
            .iter()
            .partition(|(name, _, place)| leads_to_file_of(name, place));
        for (name, _, place) in own.into_iter().chain(other) {
            self.name_files(name, place);
        }
        for (name, _, place) in members {
            if !self.context.chosen.has_component(place.span()) {
                continue;
            }
            self.schema(&place, Name::Component(name.to_owned()));
        }
    }

    /// Names a schema of another file after the component that is its alias, whichever reference
    /// comes first.
    fn name_files(&mut self, name: &'a str, component: &Place<'a>) {
        let mut place = component.clone();
        while !self.context.has_siblings(&place)
            && let Some((target, None)) = self.context.document.reference(&place)
            && !self.named_files.contains_key(&target.span())
        {
            self.named_files.insert(target.span(), name);
            place = target;
        }
    }
}

/// True if a component has the name of its file, such as `User` for `schemas/User.yaml`.
fn leads_to_file_of(name: &str, component: &Place<'_>) -> bool {
    let reference = component.get("$ref");
    let reference = reference.as_ref().and_then(|it| it.node.as_str());
    let file = reference.unwrap_or_default().rsplit('/').next();
    let stem = file.unwrap_or_default().split('.').next();
    stem == Some(name)
}
