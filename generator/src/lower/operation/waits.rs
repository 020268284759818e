//! Finds members of a response with the delay before another attempt, or that errors show.

use crate::ir::{Content, MediaKind, SchemaId, Shape, Wait};

use crate::lower::Lower;

/// The marked members of a body, with their places in it.
#[derive(Default)]
struct Marked {
    waits: Vec<Wait>,
    shown: Vec<String>,
}

impl Lower<'_> {
    /// The marked members of a body, with their pointers. Members inside lists don't count, since
    /// there could be several.
    pub(crate) fn marked_members(&self, contents: &[Content]) -> (Vec<Wait>, Vec<String>) {
        let mut found = Marked::default();
        for content in contents.iter().filter(|it| it.kind == MediaKind::Json) {
            if let Some(schema) = content.schema {
                self.find_marked(schema, "", &mut Vec::new(), &mut found);
            }
        }
        (found.waits, found.shown)
    }

    fn find_marked(
        &self,
        schema: SchemaId,
        pointer: &str,
        open: &mut Vec<SchemaId>,
        found: &mut Marked,
    ) {
        let target = self.schemas.target(schema);
        // A recursive type has an infinite number of pointers.
        if open.contains(&target) {
            return;
        }
        open.push(target);
        match &self.schemas.get(target).shape {
            Shape::Object(object) => {
                for member in &object.members {
                    let name = member.name.replace('~', "~0").replace('/', "~1");
                    let pointer = format!("{pointer}/{name}");
                    if member.shown && !found.shown.contains(&pointer) {
                        found.shown.push(pointer.clone());
                    }
                    match member.wait {
                        Some(unit) => {
                            let wait = Wait { pointer, unit };
                            if !found.waits.contains(&wait) {
                                found.waits.push(wait);
                            }
                        }
                        None => self.find_marked(member.schema, &pointer, open, found),
                    }
                }
            }
            Shape::Union(union) => {
                for branch in &union.branches {
                    self.find_marked(branch.schema, pointer, open, found);
                }
            }
            _ => {}
        }
        open.pop();
    }
}
