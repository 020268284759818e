//! Finds members of a response with the delay before another attempt.

use crate::ir::{Content, MediaKind, SchemaId, Shape, Wait};

use crate::lower::Lower;

impl Lower<'_> {
    /// The marked members of a body, with their pointers. Members inside lists don't count, since
    /// there could be several.
    pub(crate) fn waits(&self, contents: &[Content]) -> Vec<Wait> {
        let mut found = Vec::new();
        for content in contents.iter().filter(|it| it.kind == MediaKind::Json) {
            if let Some(schema) = content.schema {
                self.find_waits(schema, "", &mut Vec::new(), &mut found);
            }
        }
        found
    }

    fn find_waits(
        &self,
        schema: SchemaId,
        pointer: &str,
        open: &mut Vec<SchemaId>,
        found: &mut Vec<Wait>,
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
                    match member.wait {
                        Some(unit) => {
                            let wait = Wait { pointer, unit };
                            if !found.contains(&wait) {
                                found.push(wait);
                            }
                        }
                        None => self.find_waits(member.schema, &pointer, open, found),
                    }
                }
            }
            Shape::Union(union) => {
                for branch in &union.branches {
                    self.find_waits(branch.schema, pointer, open, found);
                }
            }
            _ => {}
        }
        open.pop();
    }
}
