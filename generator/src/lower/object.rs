//! Objects: members, requiredness and what else may stand beside them.

use crate::diagnostics;
use crate::ir::{Additional, Constraint, Member, Name, Object, Shape};
use crate::resolve::Place;

use super::Lower;
use super::keywords::Feature;
use super::layers::{Layer, Layers};

impl<'a> Lower<'a> {
    pub(super) fn object(
        &mut self,
        layers: &Layers<'a>,
        place: &Place<'a>,
        name: &Name,
        constraints: &mut Vec<Constraint>,
    ) -> Shape {
        self.object_constraints(layers, constraints);
        let additional = self.additional(layers, place, name);
        let mut members = self.members(layers, place, name);
        self.require(layers, place, name, &mut members);
        self.forbid(layers, place, name, &mut members);
        Shape::Object(Object {
            members,
            additional,
        })
    }

    /// The members of all layers. One that several layers describe must satisfy each.
    fn members(&mut self, layers: &Layers<'a>, place: &Place<'a>, name: &Name) -> Vec<Member> {
        let mut named: Vec<(&'a str, Vec<Layer<'a>>)> = Vec::new();
        for properties in layers.all("properties") {
            for (key, _, value) in properties.members() {
                match named.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, list)) => list.push(Layer::new(value)),
                    None => named.push((key, vec![Layer::new(value)])),
                }
            }
        }
        let mut members = Vec::with_capacity(named.len());
        for (key, list) in named {
            let marks = self.layers(list.clone());
            members.push(Member {
                name: key.to_owned(),
                required: false,
                read_only: marks.flag("readOnly"),
                write_only: marks.flag("writeOnly"),
                idempotency_key: marks.flag("x-copperplate-idempotency-key"),
                schema: self.merged(list, place, name.inner(key)),
            });
        }
        members
    }

    /// A member may be required without being described.
    fn require(
        &mut self,
        layers: &Layers<'a>,
        place: &Place<'a>,
        name: &Name,
        members: &mut Vec<Member>,
    ) {
        for list in layers.all("required") {
            for (_, item) in list.items() {
                let Some(key) = item.node.as_str() else {
                    continue;
                };
                if let Some(member) = members.iter_mut().find(|member| member.name == key) {
                    member.required = true;
                    continue;
                }
                let schema = match layers.first("additionalProperties") {
                    Some(values) if values.node.as_object().is_some() => {
                        self.schema(&values, name.inner(key))
                    }
                    Some(values) if values.node.as_bool() == Some(false) => {
                        self.error(diagnostics::lower::required_but_refused(&item, key));
                        continue;
                    }
                    _ => self.any(place, name.inner(key)),
                };
                members.push(member(key, schema, true));
            }
        }
    }

    /// `not: {required: [name]}` says that a member must be absent.
    fn forbid(
        &mut self,
        layers: &Layers<'a>,
        place: &Place<'a>,
        name: &Name,
        members: &mut Vec<Member>,
    ) {
        for not in layers.all("not") {
            let Some(key) = self.absent_member(&not) else {
                self.refuse(
                    Feature::Keyword("not"),
                    &not,
                    "`not` of a schema such as this",
                );
                continue;
            };
            match members.iter().find(|member| member.name == key) {
                Some(known) if known.required => {
                    self.error(diagnostics::lower::required_but_refused(&not, &key));
                }
                _ => {
                    let schema = self.any(place, name.inner(&key));
                    let mut never = self.schemas.get(schema).clone();
                    never.shape = Shape::Never;
                    self.schemas.set(schema, never);
                    members.retain(|member| member.name != key);
                    members.push(member(&key, schema, false));
                }
            }
        }
    }

    /// The single name of a schema that asserts nothing but the presence of one member.
    fn absent_member(&self, not: &Place<'a>) -> Option<String> {
        let not = self.document.follow(not);
        let mut names = Vec::new();
        for (key, _, value) in not.members() {
            match key {
                "required" => {
                    let items = value.items().filter_map(|(_, it)| it.node.as_str());
                    names.extend(items.map(str::to_owned));
                }
                key if super::keywords::is_annotation(key) => {}
                "type" if value.node.as_str() == Some("object") => {}
                _ => return None,
            }
        }
        match names.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        }
    }

    fn additional(&mut self, layers: &Layers<'a>, place: &Place<'a>, name: &Name) -> Additional {
        let mut found = Additional::Unstated;
        for values in layers.all("additionalProperties") {
            found = match values.node.as_bool() {
                Some(false) => return Additional::Refused,
                Some(true) => match found {
                    Additional::Unstated => Additional::Kept(self.any(place, name.inner("value"))),
                    before => before,
                },
                None if self.document.follow(&values).members().next().is_none() => {
                    Additional::Kept(self.any(place, name.inner("value")))
                }
                None => Additional::Kept(self.schema(&values, name.inner("value"))),
            };
        }
        found
    }
}

fn member(name: &str, schema: crate::ir::SchemaId, required: bool) -> Member {
    Member {
        name: name.to_owned(),
        schema,
        required,
        read_only: false,
        write_only: false,
        idempotency_key: false,
    }
}
