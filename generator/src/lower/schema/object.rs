//! Lowers objects: declared properties, `required`, and additional properties.

use crate::diagnostics;
use crate::ir::{Additional, Closing, Keyword, Member, Name, Object, Shape, WaitUnit};
use crate::source::Place;

use super::builder::SchemaBuilder;
use super::difference::{Left, Rest, refusing, sees_others};
use super::layers::{Layer, Layers};
use super::rules::Assertion;
use crate::lower::context::Context;

impl<'a> SchemaBuilder<'a> {
    pub(crate) fn object(
        &mut self,
        layers: &Layers<'a>,
        place: &Place<'a>,
        name: &Name,
        left: Left<'a>,
        rest: &mut Rest,
    ) -> Shape {
        let mut members = self.members(layers, place, name);
        self.forbid(layers, place, name, &mut members);
        let mut additional = self.additional(layers, place, name);
        let left = left.into_iter();
        let left = left.filter_map(|(index, it)| Some((index, self.left_by_struct(it, &members)?)));
        let left: Left<'a> = left.collect();
        let mut own = Rest::default();
        self.rules.leave(left, layers, &mut own, &mut self.findings);
        own.constraints.extend(self.reader().listing(layers));
        // The runtime's schema of a map checks the number of members and listed values.
        if members.is_empty() && !additional.is_refused() {
            rest.constraints.extend(own.constraints);
        } else {
            let constraints = own.constraints.into_iter();
            rest.keywords.extend(constraints.map(Keyword::Constraint));
        }
        rest.keywords.extend(own.keywords);
        if additional == Additional::Unstated
            && sees_others(&self.rules.built, &rest.keywords, &members)
        {
            additional = Additional::Kept(self.any(place, name.inner("value")));
        }
        Shape::Object(Object {
            members,
            additional,
        })
    }

    /// The rest of an assertion after a struct: a struct enforces its members, their presence, and
    /// the absence of others.
    fn left_by_struct(
        &self,
        assertion: Assertion<'a>,
        members: &[Member],
    ) -> Option<Assertion<'a>> {
        match assertion {
            Keyword::Required(mut names) => {
                names.retain(|name| {
                    members
                        .iter()
                        .any(|it| it.name == *name && self.is_barred(it))
                });
                (!names.is_empty()).then_some(Keyword::Required(names))
            }
            Keyword::Properties { matching, .. } if matching.is_empty() => None,
            Keyword::Properties {
                named,
                matching,
                additional,
            } => Some(Keyword::Properties {
                named: named.into_iter().map(|(name, _)| (name, None)).collect(),
                matching,
                additional,
            }),
            Keyword::Not(place) if self.context.absent_member(&place).is_some() => None,
            other => Some(other),
        }
    }

    /// True for a required member without a valid value. It has no field, so a keyword reports its
    /// absence: no object is valid.
    fn is_barred(&self, member: &Member) -> bool {
        let shape = &self.built.get(self.built.target(member.schema)).shape;
        let always = !member.read_only && !member.write_only;
        always && matches!(shape, Shape::Never(_))
    }

    /// The members of all layers, declared or only required. A member must satisfy every layer that
    /// describes it.
    fn members(&mut self, layers: &Layers<'a>, place: &Place<'a>, name: &Name) -> Vec<Member> {
        let mut names: Vec<(&'a str, Place<'a>)> = Vec::new();
        let described = layers
            .all("properties")
            .into_iter()
            .flat_map(|it| self.context.document.follow(&it).members());
        let described = described.map(|(key, _, value)| (key, value));
        let required: Vec<_> = layers
            .all("required")
            .into_iter()
            .flat_map(|list| list.items())
            .filter_map(|(_, item)| item.node.as_str().map(|key| (key, item.clone())))
            .collect();
        let described: Vec<_> = described.collect();
        self.report_misspelt(&described, &required);
        for (key, at) in described.into_iter().chain(required.iter().cloned()) {
            if !names.iter().any(|(known, _)| *known == key) {
                names.push((key, at));
            }
        }
        let mut members = Vec::with_capacity(names.len());
        let mut refused = Vec::new();
        for (key, at) in names {
            let list = self.member_layers(layers, key);
            let refusal = |layer: &&Layer<'a>| layer.place.node.as_bool() == Some(false);
            let needed = required.iter().find(|(known, _)| *known == key);
            if let Some(refusal) = list.iter().find(refusal) {
                refused.push(Refused {
                    name: key,
                    place: needed.map_or(&at, |(_, place)| place).clone(),
                    refusal: refusal.place.clone(),
                    required: needed.is_some(),
                    described: layers
                        .all("properties")
                        .iter()
                        .any(|it| it.get(key).is_some()),
                });
            }
            let marks = self.layers(list.clone());
            self.report_never_sent(key, &marks);
            let schema = if list.is_empty() {
                self.any(place, name.inner(key))
            } else if list.len() == 1 {
                self.merged(list, place, name.inner(key))
            } else {
                self.merged(list, &at, name.inner(key))
            };
            members.push(Member {
                name: key.to_owned(),
                required: needed.is_some(),
                read_only: marks.flag("readOnly"),
                write_only: marks.flag("writeOnly"),
                idempotency_key: marks.flag(crate::lower::extensions::KEY),
                wait: wait(&marks),
                shown: marks.flag("x-copperplate-shown"),
                schema,
            });
        }
        self.report_refused(&refused);
        members
    }

    /// Reports undeclared names in `required` that are similar to an optional property.
    fn report_misspelt(
        &mut self,
        described: &[(&'a str, Place<'a>)],
        required: &[(&'a str, Place<'a>)],
    ) {
        let is_described = |name: &str| described.iter().any(|(known, _)| *known == name);
        let is_required = |name: &str| required.iter().any(|(known, _)| *known == name);
        for (name, place) in required.iter().filter(|(name, _)| !is_described(name)) {
            let optional = described.iter().map(|(known, _)| *known);
            let optional = optional.filter(|known| !is_required(known));
            if let Some(near) = diagnostics::nearest(name, optional) {
                let misspelt = diagnostics::schema::misspelt_required(place, name, near);
                self.findings.diagnostics.push(misspelt);
            }
        }
    }

    /// Reports a member without a direction (OpenAPI 3.0.3, Schema Object: a property must not be
    /// both).
    fn report_never_sent(&mut self, name: &str, marks: &Layers<'a>) {
        let first = |key: &str| {
            let all = marks.all(key).into_iter();
            all.into_iter().find(|it| it.node.as_bool() == Some(true))
        };
        if let (Some(read), Some(write)) = (first("readOnly"), first("writeOnly")) {
            let is_3_0 = self.context.is_3_0();
            let found = diagnostics::schema::never_sent((&read, &write), name, is_3_0);
            self.findings.diagnostics.push(found);
        }
    }

    /// Reports members that one part of an object declares or requires, and another part forbids.
    /// Closed parts of an `allOf` forbid each other's members, which is a single mistake and
    /// reported once.
    fn report_refused(&mut self, refused: &[Refused<'a>]) {
        let is_closed = |it: &Refused<'a>| refusing(&it.refusal) == "additionalProperties";
        let (by_parts, others): (Vec<_>, Vec<_>) =
            refused.iter().partition(|it| it.described && is_closed(it));
        for it in others.into_iter().filter(|it| it.required) {
            let found = diagnostics::schema::required_but_refused(&it.place, &it.refusal, it.name);
            self.findings.diagnostics.push(found);
        }
        // A required member is the worst case, since no value is valid.
        let worst = by_parts.iter().find(|it| it.required);
        if let Some(it) = worst.or(by_parts.first()) {
            let names = (it.name, by_parts.len().saturating_sub(1));
            let found = diagnostics::schema::closed_part(
                &it.place,
                &it.refusal,
                names,
                it.required,
                self.context.is_3_0(),
            );
            self.findings.diagnostics.push(found);
        }
    }

    /// All schemas that apply to a member: a declaration in a layer, matching patterns, or a
    /// layer's `additionalProperties` if there is neither.
    fn member_layers(&mut self, layers: &Layers<'a>, key: &str) -> Vec<Layer<'a>> {
        let mut found = Vec::new();
        for layer in &layers.0 {
            let named = layer.get("properties");
            let named = named.and_then(|it| self.context.document.follow(&it).get(key));
            let mut known = named.is_some();
            found.extend(named.map(Layer::new));
            for (pattern, _, schema) in layer
                .get("patternProperties")
                .iter()
                .flat_map(Place::members)
            {
                if super::constraints::matches(pattern, key) {
                    known = true;
                    found.push(Layer::new(schema));
                }
            }
            if !known && let Some(values) = layer.get("additionalProperties") {
                found.push(Layer::new(values));
            }
        }
        let allows_all = |layer: &Layer<'a>| layer.place.node.as_bool() == Some(true);
        found.retain(|layer| !allows_all(layer));
        found
    }

    /// `not: {required: [name]}` forbids a member.
    fn forbid(
        &mut self,
        layers: &Layers<'a>,
        place: &Place<'a>,
        name: &Name,
        members: &mut Vec<Member>,
    ) {
        for not in layers.all("not") {
            let Some(key) = self.context.absent_member(&not) else {
                continue;
            };
            let is_it = |member: &Member| member.name == key;
            let required = members.iter().any(|it| is_it(it) && it.required);
            if required {
                let all = layers.all("required");
                let mut all = all.iter().flat_map(Place::items).map(|it| it.1);
                let needed = all.find(|it| it.node.as_str() == Some(&key));
                let needed = needed.unwrap_or_else(|| not.clone());
                let found = diagnostics::schema::required_but_refused(&needed, &not, &key);
                self.findings.diagnostics.push(found);
            }
            let schema = self.any(place, name.inner(&key));
            let mut never = self.built.get(schema).clone();
            never.shape = Shape::Never("not");
            self.built.set(schema, never);
            members.retain(|it| !is_it(it));
            members.push(member(&key, schema, required));
        }
    }

    /// The treatment of members that no layer declares.
    fn additional(&mut self, layers: &Layers<'a>, place: &Place<'a>, name: &Name) -> Additional {
        let patterns = layers.all("patternProperties");
        if !patterns.is_empty() {
            return self.matched(layers, &patterns, place, name);
        }
        let mut values = layers.all("additionalProperties");
        let refuses = |all: &[Place<'a>]| {
            let mut all = all.iter().map(|it| self.context.document.follow(it));
            all.any(|it| it.node.as_bool() == Some(false))
        };
        if refuses(&values) {
            return Additional::Refused(Closing::Additional);
        }
        // If only declared members are evaluated, the unevaluated ones are the additional ones.
        if self.context.closes_statically(layers) {
            let left = layers.all("unevaluatedProperties");
            if refuses(&left) {
                return Additional::Refused(Closing::Unevaluated);
            }
            values.extend(left);
        }
        if values.is_empty() && layers.any(&["unevaluatedProperties"]) {
            return Additional::Kept(self.any(place, name.inner("value")));
        }
        let empty = |it: &Place<'a>| self.context.document.follow(it).members().next().is_none();
        let stated: Vec<_> = values.iter().filter(|it| !empty(it)).cloned().collect();
        match (values.is_empty(), stated.is_empty()) {
            (true, _) => Additional::Unstated,
            (false, true) => Additional::Kept(self.any(place, name.inner("value"))),
            (false, false) => {
                let layers = stated.into_iter().map(Layer::new).collect();
                Additional::Kept(self.merged(layers, place, name.inner("value")))
            }
        }
    }

    /// Members with patterns for their names. If one pattern must match every other name, its
    /// schema is the type; otherwise the values stay JSON, and the patterns are evaluated
    /// separately.
    fn matched(
        &mut self,
        layers: &Layers<'a>,
        patterns: &[Place<'a>],
        place: &Place<'a>,
        name: &Name,
    ) -> Additional {
        let refused = |it: &Place<'a>| it.node.as_bool() == Some(false);
        let closed = layers.all("additionalProperties").iter().any(refused);
        let schemas: Vec<_> = patterns.iter().flat_map(Place::members).collect();
        match schemas.as_slice() {
            [(_, _, only)] if closed && only.node.as_bool().is_none() => {
                Additional::Kept(self.schema(only, name.inner("value")))
            }
            _ => Additional::Kept(self.any(place, name.inner("value"))),
        }
    }
}

impl<'a> Context<'a> {
    /// The only required name of a schema without other assertions.
    fn absent_member(&self, not: &Place<'a>) -> Option<String> {
        let not = self.document.follow(not);
        let mut names = Vec::new();
        for (key, _, value) in not.members() {
            match key {
                "required" => {
                    let items = value.items().filter_map(|(_, it)| it.node.as_str());
                    names.extend(items.map(str::to_owned));
                }
                key if crate::lower::keywords::is_annotation(key) => {}
                "type" if value.node.as_str() == Some("object") => {}
                _ => return None,
            }
        }
        match names.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        }
    }

    /// True if each required member is also declared; an undeclared member is unevaluated.
    fn describes_required(&self, layers: &Layers<'a>) -> bool {
        let described = layers.all("properties");
        let required = layers.all("required");
        let mut names = required.iter().flat_map(Place::items);
        names.all(|(_, name)| {
            let name = name.node.as_str().unwrap_or_default();
            described.iter().any(|it| it.get(name).is_some())
        })
    }

    /// True if `unevaluatedProperties` of the outermost layer concerns exactly the undeclared
    /// members. Then it means the same as `additionalProperties` of all layers together.
    pub(super) fn closes_statically(&self, layers: &Layers<'a>) -> bool {
        const LOOKING: [&str; 8] = [
            "anyOf",
            "oneOf",
            "if",
            "not",
            "dependencies",
            "dependentSchemas",
            "patternProperties",
            "additionalProperties",
        ];
        let closing: Vec<_> = layers
            .0
            .iter()
            .map(|layer| layer.get("unevaluatedProperties").is_some())
            .collect();
        closing.first() == Some(&true)
            && closing.iter().filter(|it| **it).count() == 1
            && !layers.any(&LOOKING)
            && !layers.any(&["unevaluatedItems"])
            && layers.0.first().is_some_and(|it| it.without.is_empty())
            && self.describes_required(layers)
    }
}

/// A member that one part of an object declares or requires, and another part forbids.
struct Refused<'a> {
    name: &'a str,
    /// The place in `required`, else the declaration.
    place: Place<'a>,
    /// The place of the forbidding keyword.
    refusal: Place<'a>,
    required: bool,
    described: bool,
}

fn member(name: &str, schema: crate::ir::SchemaId, required: bool) -> Member {
    Member {
        name: name.to_owned(),
        schema,
        required,
        read_only: false,
        write_only: false,
        idempotency_key: false,
        wait: None,
        shown: false,
    }
}

/// The unit of a member with a delay.
fn wait(marks: &Layers<'_>) -> Option<WaitUnit> {
    let mark = marks.first("x-copperplate-retry-after")?;
    let named = |it: &&(&str, WaitUnit)| mark.node.as_str() == Some(it.0);
    WaitUnit::ALL.iter().find(named).map(|it| it.1)
}
