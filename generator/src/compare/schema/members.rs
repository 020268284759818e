//! Members of objects, declared and not.

use std::collections::BTreeSet;

use crate::compare::finding::RawFinding;
use crate::compare::rules::{
    ADDITIONAL_ALLOWED, ADDITIONAL_REFUSED, ADDITIONAL_TYPED, ADDITIONAL_UNTYPED, IDEMPOTENCY,
    MEMBER_ADDED, MEMBER_ADDED_REQUIRED, MEMBER_ADDED_TO_CLOSED, MEMBER_ALLOWED, MEMBER_FORBIDDEN,
    MEMBER_OPTIONAL, MEMBER_REFUSED, MEMBER_REMOVED, MEMBER_REMOVED_REQUIRED, MEMBER_REQUIRED,
    RETRY_STATEMENT, Rule, SCHEMA_DOCS,
};
use crate::compare::side::Side;
use crate::compare::walk::{Here, Pair, Walk};
use crate::ir::{Additional, ChoiceKind, Member, Object, SchemaId, Shape, TextFormat};

use super::part;

/// A member in one direction of one revision.
#[derive(Clone, Copy)]
enum State<'a> {
    /// The object does not declare it, so this decides.
    Undeclared(Additional),
    /// It must be absent.
    Forbidden(&'a Member),
    /// The object declares it.
    Declared(&'a Member),
}

impl State<'_> {
    fn is_closed(self) -> bool {
        matches!(self, Self::Undeclared(Additional::Refused(_)))
    }

    fn member(&self) -> Option<&Member> {
        match self {
            Self::Undeclared(_) => None,
            Self::Forbidden(member) | Self::Declared(member) => Some(member),
        }
    }
}

impl Walk<'_> {
    pub(super) fn objects(&mut self, (old, new): (&Object, &Object), pair: Pair, here: &Here) {
        let names = old.members.iter().chain(&new.members);
        let names: BTreeSet<&str> = names.map(|it| it.name.as_str()).collect();
        for name in names {
            let before = state(self.old, old, name, here);
            let after = state(self.new, new, name, here);
            if self.is_same_tag((&before, &after), name, here) {
                self.tag((&before, &after), here);
                continue;
            }
            let owner = part(pair, name);
            let mut inside = here.inside(here.spot.member(name), Some(owner));
            inside.optional = before.member().is_some_and(|it| !it.required);
            self.member((before, after), pair, &inside);
        }
        self.additional((old.additional, new.additional), pair, here);
    }

    /// True if the values of a discriminator that select this alternative stay. Then no other change of
    /// the member matters: the value is there in each message, and no other value leads here.
    fn is_same_tag(&self, (old, new): (&State<'_>, &State<'_>), name: &str, here: &Here) -> bool {
        let Some(tag) = here.tag.as_ref().filter(|it| it.property == name) else {
            return false;
        };
        let [before, after] = &tag.values;
        let before = selecting(self.old, old, before);
        let is_same = before == selecting(self.new, new, after);
        is_same && before.is_some_and(|it| !it.is_empty())
    }

    /// Compares the documentation of a discriminator.
    fn tag(&mut self, (before, after): (&State<'_>, &State<'_>), here: &Here) {
        let (Some(old), Some(new)) = (before.member(), after.member()) else {
            return;
        };
        let pair = (old.schema, new.schema);
        self.pair(pair);
        let (old, new) = self.schemas(pair);
        self.docs(&SCHEMA_DOCS, (&old.docs, &new.docs), |walk, rule| {
            walk.of_schema(rule, pair, here)
        });
    }

    fn member(&mut self, (before, after): (State<'_>, State<'_>), pair: Pair, here: &Here) {
        let both = (before, after);
        match both {
            (State::Undeclared(_), State::Undeclared(_))
            | (State::Forbidden(_), State::Forbidden(_)) => {}
            (State::Declared(old), State::Declared(new)) => {
                match (old.required, new.required) {
                    (false, true) => self.of_member(&MEMBER_REQUIRED, both, pair, here),
                    (true, false) => self.of_member(&MEMBER_OPTIONAL, both, pair, here),
                    _ => {}
                }
                if old.idempotency_key != new.idempotency_key {
                    self.of_member(&IDEMPOTENCY, both, pair, here);
                }
                if old.wait != new.wait {
                    self.of_member(&RETRY_STATEMENT, both, pair, here);
                }
                self.schema((old.schema, new.schema), here);
            }
            (State::Undeclared(rest), State::Declared(new)) => {
                if before.is_closed() {
                    self.of_member(&MEMBER_ADDED_TO_CLOSED, both, pair, here);
                }
                match new.required {
                    true => self.of_member(&MEMBER_ADDED_REQUIRED, both, pair, here),
                    false if !before.is_closed() => {
                        self.of_member(&MEMBER_ADDED, both, pair, here);
                    }
                    false => {}
                }
                if let Additional::Kept(values) = rest {
                    self.schema((values, new.schema), here);
                }
            }
            (State::Declared(old), State::Undeclared(rest)) => {
                if after.is_closed() {
                    self.of_member(&MEMBER_REFUSED, both, pair, here);
                }
                match old.required {
                    true => self.of_member(&MEMBER_REMOVED_REQUIRED, both, pair, here),
                    false if !after.is_closed() => {
                        self.of_member(&MEMBER_REMOVED, both, pair, here);
                    }
                    false => {}
                }
                if let Additional::Kept(values) = rest {
                    self.schema((old.schema, values), here);
                }
            }
            (_, State::Forbidden(_)) => {
                if !before.is_closed() {
                    self.of_member(&MEMBER_FORBIDDEN, both, pair, here);
                }
                if before.member().is_some_and(|it| it.required) {
                    self.of_member(&MEMBER_REMOVED_REQUIRED, both, pair, here);
                }
            }
            (State::Forbidden(_), _) => {
                if !after.is_closed() {
                    self.of_member(&MEMBER_ALLOWED, both, pair, here);
                }
                if after.member().is_some_and(|it| it.required) {
                    self.of_member(&MEMBER_ADDED_REQUIRED, both, pair, here);
                }
            }
        }
    }

    fn of_member(
        &mut self,
        rule: &'static Rule,
        (before, after): (State<'_>, State<'_>),
        pair: Pair,
        here: &Here,
    ) {
        let form = |state: &State<'_>| match state {
            State::Undeclared(_) => None,
            State::Forbidden(_) => Some("must be absent".to_owned()),
            State::Declared(it) if it.required => Some("required".to_owned()),
            State::Declared(_) => Some("optional".to_owned()),
        };
        let place = |side: &Side, state: &State<'_>, object: SchemaId| {
            let schema = state.member().map_or(object, |it| it.schema);
            side.api.schemas.get(schema).origin.clone()
        };
        let seen: RawFinding = self.of_schema(rule, pair, here);
        let (old, new) = (
            place(self.old, &before, pair.0),
            place(self.new, &after, pair.1),
        );
        let seen = seen.places(Some(&old), Some(&new));
        self.add(seen.forms(form(&before), form(&after)));
    }

    fn additional(&mut self, (old, new): (Additional, Additional), pair: Pair, here: &Here) {
        let any = |side: &Side, id: SchemaId| {
            let schema = side.api.schemas.get(side.api.schemas.target(id));
            matches!(schema.shape, Shape::Any) && schema.rules.is_none()
        };
        let inside = here.inside(here.spot.member("*"), Some(part(pair, "*")));
        let rule = match (old, new) {
            (Additional::Kept(before), Additional::Kept(after)) => {
                return self.schema((before, after), &inside);
            }
            (Additional::Unstated, Additional::Unstated)
            | (Additional::Refused(_), Additional::Refused(_)) => return,
            (_, Additional::Refused(_)) => &ADDITIONAL_REFUSED,
            (Additional::Refused(_), _) => &ADDITIONAL_ALLOWED,
            (Additional::Unstated, Additional::Kept(after)) if any(self.new, after) => return,
            (Additional::Kept(before), Additional::Unstated) if any(self.old, before) => return,
            (Additional::Unstated, Additional::Kept(_)) => &ADDITIONAL_TYPED,
            (Additional::Kept(_), Additional::Unstated) => &ADDITIONAL_UNTYPED,
        };
        let seen = self.of_schema(rule, pair, &inside);
        self.add(seen);
    }
}

/// The values of a discriminator that its member admits; `None` if it has other rules.
fn selecting(
    side: &Side,
    state: &State<'_>,
    values: &BTreeSet<String>,
) -> Option<BTreeSet<String>> {
    let member = match state {
        State::Undeclared(Additional::Unstated) => return Some(values.clone()),
        State::Undeclared(_) | State::Forbidden(_) => return None,
        State::Declared(member) => member,
    };
    let schemas = &side.api.schemas;
    let target = schemas.target(member.schema);
    let ends = [member.schema, target].map(|it| schemas.get(it));
    let is_bare = ends
        .iter()
        .all(|it| it.constraints.is_empty() && it.rules.is_none());
    match &schemas.get(target).shape {
        _ if !is_bare => None,
        Shape::Text(text) if text.format == TextFormat::Plain => Some(values.clone()),
        Shape::Choice(choice) if choice.kind == ChoiceKind::Text => {
            let listed = choice.values.iter().map(|it| &it.text);
            Some(listed.filter(|it| values.contains(*it)).cloned().collect())
        }
        _ => None,
    }
}

/// The state of a member. A `readOnly` member is absent from requests, a `writeOnly` one from
/// responses.
fn state<'a>(side: &Side, object: &'a Object, name: &str, here: &Here) -> State<'a> {
    let found = object.members.iter().find(|it| it.name == name);
    let visible = found.filter(|it| match here.flow.has_request_form() {
        true => !it.read_only,
        false => !it.write_only,
    });
    let Some(member) = visible else {
        // A member of the other direction is skipped, even in a closed object.
        return State::Undeclared(match found {
            Some(_) => Additional::Unstated,
            None => object.additional,
        });
    };
    let schemas = &side.api.schemas;
    match schemas.get(schemas.target(member.schema)).shape {
        Shape::Never(_) => State::Forbidden(member),
        _ => State::Declared(member),
    }
}
