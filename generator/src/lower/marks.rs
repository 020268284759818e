//! Finds extensions of this toolkit on schemas that ignore them.
//!
//! The sweep checks each extension by its object. But a schema may be used in many places, and some
//! extensions have an effect in a few of these only, so this module searches the whole document for
//! their uses. It ignores the selection, so that a selection makes no extension an error.

use std::collections::{HashMap, HashSet};

use crate::diagnostics;
use crate::source::{Place, Span, Value};
use crate::sweep::{ObjectKind, PlacedExtension, Stand};

use super::context::Context;
use super::extensions::{KEY, SECRET};
use super::findings::Findings;

/// A member of a body, with all schemas that describe it.
struct BodyMember<'a> {
    name: &'a str,
    schemas: Vec<Span>,
}

/// Checks marks by what was lowered.
pub(crate) struct MarkReader<'r, 'a> {
    pub(crate) context: Context<'a>,
    pub(crate) findings: &'r mut Findings,
    /// The schemas of secrets whose Rust type hides the value.
    pub(crate) typed_secrets: &'r HashSet<Span>,
    /// The schemas with rule sets.
    pub(crate) ruled: &'r HashSet<Span>,
    /// The schemas of bodies that are shown as bytes or text.
    pub(crate) shown: Vec<Place<'a>>,
}

impl<'a> MarkReader<'_, 'a> {
    /// Reports extensions without effect at their place.
    pub(crate) fn check_marks(&mut self, root: &Place<'a>) {
        let document = self.context.document;
        let marks = document
            .marks()
            .iter()
            .filter(|it| it.kind == ObjectKind::Schema);
        let (secrets, members): (Vec<&PlacedExtension>, Vec<&PlacedExtension>) =
            marks.partition(|mark| !mark.stands.iter().any(|it| is_member(*it)));
        self.check_secrets(secrets.into_iter().filter(|it| it.name == SECRET).collect());
        if !members.is_empty() {
            self.check_members(root, &members);
        }
    }

    /// The type of a secret hides it, so it must have a type.
    fn check_secrets(&mut self, marks: Vec<&PlacedExtension>) {
        let mut shown = HashSet::new();
        if !marks.is_empty() {
            for schema in std::mem::take(&mut self.shown) {
                self.context.bodies(Some(schema), &mut shown);
            }
        }
        for mark in marks {
            let problem = if self.typed_secrets.contains(&mark.object) {
                continue;
            } else if self.ruled.contains(&mark.object) {
                diagnostics::extension::untyped_secret(mark.at, mark.name)
            } else if shown.contains(&mark.object) {
                diagnostics::extension::secret_bytes(mark.at, mark.name)
            } else {
                continue;
            };
            self.findings.error(problem.pointer(&mark.pointer));
        }
    }

    fn check_members(&mut self, root: &Place<'a>, marks: &[&PlacedExtension]) {
        let (mut reached, mut requests, mut responses) =
            (HashSet::new(), Vec::new(), HashSet::new());
        for key in ["paths", "webhooks"] {
            for (place, kind) in self.context.bodies(root.get(key), &mut reached) {
                let found = self
                    .context
                    .body_members(&place, kind == ObjectKind::Response);
                if kind == ObjectKind::Response {
                    responses.extend(found.into_iter().flat_map(|it| it.schemas));
                } else {
                    requests.push(found);
                }
            }
        }
        self.check_second_keys(&requests, marks);
        let requests: HashSet<Span> = requests
            .into_iter()
            .flatten()
            .flat_map(|it| it.schemas)
            .collect();
        for mark in marks.iter().filter(|it| reached.contains(&it.object)) {
            let acts = mark.stands.iter().any(|stand| match stand {
                Stand::RequestMember => requests.contains(&mark.object),
                Stand::AnswerMember => responses.contains(&mark.object),
                Stand::Anywhere | Stand::On(_) | Stand::HeaderParameter => false,
            });
            if !acts {
                let places: Vec<_> = mark.stands.iter().map(|it| it.name()).collect();
                let places = places.join(" or ");
                let idle = diagnostics::extension::idle(mark.at, mark.name, &places);
                self.findings.error(idle.pointer(&mark.pointer));
            }
        }
    }

    /// A body has one key, whichever alternative is sent: the first member with the extension.
    fn check_second_keys(&mut self, requests: &[Vec<BodyMember<'a>>], marks: &[&PlacedExtension]) {
        let keys = marks.iter().filter(|mark| mark.name == KEY);
        let keys: HashMap<Span, &PlacedExtension> = keys.map(|mark| (mark.object, *mark)).collect();
        for body in requests {
            let mut first: Option<(&str, &PlacedExtension)> = None;
            for member in body {
                let Some(mark) = member.schemas.iter().find_map(|it| keys.get(it)) else {
                    continue;
                };
                match first {
                    None => first = Some((member.name, mark)),
                    Some((name, of)) if name != member.name => {
                        let second =
                            diagnostics::extension::second(mark.at, mark.name, of.at, name);
                        self.findings.error(second.pointer(&mark.pointer));
                    }
                    Some(_) => {}
                }
            }
        }
    }
}

impl<'a> Context<'a> {
    /// The bodies of requests and responses reachable from a part of the document.
    fn bodies(
        &self,
        start: Option<Place<'a>>,
        seen: &mut HashSet<Span>,
    ) -> Vec<(Place<'a>, ObjectKind)> {
        let mut found = Vec::new();
        let mut pending: Vec<Place<'a>> = start.into_iter().collect();
        while let Some(place) = pending.pop() {
            if !seen.insert(place.span()) {
                continue;
            }
            match &place.node.value {
                Value::Array(_) => pending.extend(place.items().map(|(_, item)| item)),
                Value::Object(_) => {
                    let kind = self.document.kind(place.node);
                    found.extend(
                        kind.filter(|it| {
                            matches!(it, ObjectKind::RequestBody | ObjectKind::Response)
                        })
                        .map(|kind| (place.clone(), kind)),
                    );
                    pending.extend(place.members().map(|(_, _, value)| value));
                    pending.extend(self.document.reference(&place).map(|(target, _)| target));
                    pending.extend(self.children(&place));
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
            }
        }
        found
    }

    /// The members described by the schemas of a body, at any depth if `deep`.
    fn body_members(&self, body: &Place<'a>, deep: bool) -> Vec<BodyMember<'a>> {
        let content = body.get("content");
        let media = content.iter().flat_map(Place::members);
        let schemas = media.filter_map(|(_, _, media)| media.get("schema"));
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut pending: Vec<_> = schemas.collect();
        pending.reverse();
        while let Some(schema) = pending.pop() {
            for part in self.parts(&schema, true) {
                if !seen.insert(part.span()) {
                    continue;
                }
                let properties = part.get("properties");
                let properties = properties.map(|it| self.document.follow(&it));
                for (name, _, member) in properties.iter().flat_map(Place::members) {
                    let schemas = self.parts(&member, false);
                    found.push(BodyMember {
                        name,
                        schemas: schemas.iter().map(Place::span).collect(),
                    });
                    pending.extend(deep.then_some(member));
                }
                let inner = ["items", "additionalProperties"];
                let inner = inner.iter().filter_map(|key| part.get(key));
                pending.extend(inner.filter(|_| deep));
            }
        }
        found
    }

    /// A schema with its `allOf`, and with the alternatives of unions if `choices`.
    fn parts(&self, schema: &Place<'a>, choices: bool) -> Vec<Place<'a>> {
        let keys: &[&str] = if choices {
            &["allOf", "oneOf", "anyOf"]
        } else {
            &["allOf"]
        };
        let mut seen = HashSet::new();
        let mut found = Vec::new();
        let mut pending = vec![schema.clone()];
        while let Some(place) = pending.pop() {
            if !seen.insert(place.span()) {
                continue;
            }
            pending.extend(self.document.reference(&place).map(|(target, _)| target));
            let lists = keys.iter().filter_map(|key| place.get(key));
            let branches: Vec<_> = lists.flat_map(|it| it.items()).map(|it| it.1).collect();
            pending.extend(branches.into_iter().rev());
            if choices {
                pending.extend(self.children(&place));
            }
            found.push(place);
        }
        found
    }

    /// The alternatives of a discriminator: the schemas of its mapping, and the heirs of the schema
    /// around it.
    fn children(&self, base: &Place<'a>) -> Vec<Place<'a>> {
        let Some(discriminator) = base.get("discriminator") else {
            return Vec::new();
        };
        let mapping = discriminator.get("mapping");
        let mapped = mapping.iter().flat_map(Place::members);
        let mapped = mapped.filter_map(|(_, _, it)| self.document.mapped(it.node).map(|it| it.0));
        let mut found: Vec<_> = mapped.collect();
        let root = self.document.root();
        let schemas = root.get("components").and_then(|it| it.get("schemas"));
        for (_, _, schema) in schemas.iter().flat_map(Place::members) {
            let parts = schema.get("allOf");
            let mut parts = parts.iter().flat_map(Place::items);
            let builds_on = |part: &Place<'a>| {
                let target = self.document.reference(part);
                target.is_some_and(|(target, _)| target.span() == base.span())
            };
            if parts.any(|(_, part)| builds_on(&part)) {
                found.push(schema);
            }
        }
        found
    }
}

/// True if the extension acts on members of bodies at this place.
fn is_member(stand: Stand) -> bool {
    match stand {
        Stand::RequestMember | Stand::AnswerMember => true,
        Stand::Anywhere | Stand::On(_) | Stand::HeaderParameter => false,
    }
}
