//! Finds members of a response with the delay before another attempt.

use std::collections::{HashMap, VecDeque};

use crate::ir::{Content, MediaKind, SchemaId, Schemas, Shape, Wait};

/// The number of pointers at which a type is searched, the nearest ones. A large document has a number of
/// pointers that grows exponentially with its depth, and a recursive type has an infinite one.
const POINTERS: usize = 8;

/// Looks for marked members in schemas.
pub(crate) struct Waits<'r> {
    pub(crate) schemas: &'r Schemas,
}

impl Waits<'_> {
    /// The marked members of a body, with their pointers. Members inside lists don't count, since
    /// there could be several.
    pub(super) fn waits(&self, contents: &[Content]) -> Vec<Wait> {
        let mut found = Vec::new();
        if !self
            .schemas
            .iter()
            .any(|(_, schema)| is_marked(&schema.shape))
        {
            return found;
        }
        for content in contents.iter().filter(|it| it.kind == MediaKind::Json) {
            if let Some(schema) = content.schema {
                self.find_waits(schema, &mut found);
            }
        }
        found
    }

    /// Searches a schema, level by level.
    fn find_waits(&self, schema: SchemaId, found: &mut Vec<Wait>) {
        let mut searched: HashMap<SchemaId, usize> = HashMap::new();
        let mut open = VecDeque::from([(schema, String::new())]);
        while let Some((schema, pointer)) = open.pop_front() {
            let target = self.schemas.target(schema);
            let times = searched.entry(target).or_default();
            if *times == POINTERS {
                continue;
            }
            *times += 1;
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
                            None => open.push_back((member.schema, pointer)),
                        }
                    }
                }
                Shape::Union(union) => {
                    let alternatives = union.branches.iter();
                    open.extend(alternatives.map(|it| (it.schema, pointer.clone())));
                }
                _ => {}
            }
        }
    }
}

/// Returns true if a member of the object itself has the mark.
fn is_marked(shape: &Shape) -> bool {
    matches!(shape, Shape::Object(object) if object.members.iter().any(|it| it.wait.is_some()))
}
