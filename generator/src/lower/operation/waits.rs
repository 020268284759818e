//! Finds members of a response with the delay before another attempt, or that errors show.

use std::collections::{HashMap, VecDeque};

use crate::ir::{Content, MediaKind, SchemaId, Schemas, Shape, Wait};
use crate::resolve::Resolved;

/// The number of pointers at which a type is searched, the nearest ones. A large document has a number of
/// pointers that grows exponentially with its depth. Below itself, a recursive type is not searched.
const POINTERS: usize = 8;

/// The marked members of a body.
#[derive(Default)]
pub(super) struct Marked {
    pub(super) waits: Vec<Wait>,
    pub(super) shown: Vec<String>,
}

/// True if a document marks a member anywhere. Without a mark, no body has to be searched.
pub(super) fn has_marks(document: &Resolved) -> bool {
    const NAMES: [&str; 2] = ["x-copperplate-retry-after", "x-copperplate-shown"];
    document.marks().iter().any(|it| NAMES.contains(&it.name))
}

/// Looks for marked members in schemas.
pub(crate) struct Waits<'r> {
    pub(crate) schemas: &'r Schemas,
}

impl Waits<'_> {
    /// The marked members of a body, with their pointers. Members inside lists don't count, since
    /// there could be several.
    pub(super) fn marked(&self, contents: &[Content]) -> Marked {
        let mut found = Marked::default();
        for content in contents.iter().filter(|it| it.kind == MediaKind::Json) {
            if let Some(schema) = content.schema {
                self.find_marked(schema, &mut found);
            }
        }
        found
    }

    /// Searches a schema, level by level.
    fn find_marked(&self, schema: SchemaId, found: &mut Marked) {
        let mut searched: HashMap<SchemaId, usize> = HashMap::new();
        let mut open = VecDeque::from([(schema, String::new(), Vec::new())]);
        while let Some((schema, pointer, above)) = open.pop_front() {
            let target = self.schemas.target(schema);
            let times = searched.entry(target).or_default();
            if *times == POINTERS || above.contains(&target) {
                continue;
            }
            *times += 1;
            let above = [above.as_slice(), &[target]].concat();
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
                            None => open.push_back((member.schema, pointer, above.clone())),
                        }
                    }
                }
                Shape::Union(union) => {
                    let alternatives = union.branches.iter();
                    open.extend(alternatives.map(|it| (it.schema, pointer.clone(), above.clone())));
                }
                _ => {}
            }
        }
    }
}
