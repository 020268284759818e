//! Bodies of requests, and the media types of all bodies.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::rules::{
    BODY_ADDED, BODY_ADDED_REQUIRED, BODY_CODEC, BODY_OPTIONAL, BODY_REMOVED, BODY_REQUIRED,
    ENCODING_CHANGED, MEDIA_TYPE_ADDED, MEDIA_TYPE_REMOVED, OPERATION_DOCS,
};
use crate::compare::severity::Flow;
use crate::compare::walk::{Here, Walk};
use crate::ir::{Content, MediaKind};

use super::OperationPair;

impl Walk<'_> {
    pub(super) fn bodies(&mut self, place: &OperationPair<'_>) {
        let flow = place.flows.0;
        let (old, new) = match (&place.old.body, &place.new.body) {
            (Some(old), Some(new)) => (old, new),
            (None, Some(new)) => {
                let rule = match new.required {
                    true => &BODY_ADDED_REQUIRED,
                    false => &BODY_ADDED,
                };
                return self.add(place.seen(rule, flow, "body", "request body"));
            }
            (Some(_), None) => {
                return self.add(place.seen(&BODY_REMOVED, flow, "body", "request body"));
            }
            (None, None) => return,
        };
        let rule = match (old.required, new.required) {
            (false, true) => Some(&BODY_REQUIRED),
            (true, false) => Some(&BODY_OPTIONAL),
            _ => None,
        };
        if let Some(rule) = rule {
            self.add(place.seen(rule, flow, "body", "request body"));
        }
        self.docs(&OPERATION_DOCS, (&old.docs, &new.docs), |_, rule| {
            place.seen(rule, flow, "body", "request body")
        });
        self.contents(
            (&old.contents, &new.contents),
            flow,
            place,
            ("body", "request body"),
        );
    }

    /// Compares a body in all its media types.
    pub(super) fn contents(
        &mut self,
        (old, new): (&[Content], &[Content]),
        flow: Flow,
        place: &OperationPair<'_>,
        (part, shown): (&str, &str),
    ) {
        let (before, after) = (by_type(old), by_type(new));
        let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        let several = names.len() > 1;
        for name in names {
            let own = format!("{part} {name}");
            let shown = match several {
                true => format!("{shown} {name}"),
                false => shown.to_owned(),
            };
            match (before.get(name), after.get(name)) {
                (Some(old), Some(new)) => {
                    self.content((old, new), flow, place, (&own, &shown, part));
                }
                (None, Some(new)) => {
                    let seen = place.seen(&MEDIA_TYPE_ADDED, flow, &own, &shown);
                    let seen = seen.places(Some(&place.old.origin), Some(&new.origin));
                    self.add(
                        seen.forms(None, Some(name.clone()))
                            .keys([place.part(part)]),
                    );
                }
                (Some(old), None) => {
                    let seen = place.seen(&MEDIA_TYPE_REMOVED, flow, &own, &shown);
                    let seen = seen.places(Some(&old.origin), Some(&place.new.origin));
                    self.add(
                        seen.forms(Some(name.clone()), None)
                            .keys([place.part(part)]),
                    );
                }
                (None, None) => {}
            }
        }
    }

    pub(super) fn content(
        &mut self,
        (old, new): (&Content, &Content),
        flow: Flow,
        place: &OperationPair<'_>,
        (own, shown, part): (&str, &str, &str),
    ) {
        let places = (Some(&old.origin), Some(&new.origin));
        let is_other = (old.kind, old.of_items) != (new.kind, new.of_items)
            || old.schema.is_some() != new.schema.is_some();
        if is_other {
            let items = |it: &Content| if it.of_items { " items" } else { "" };
            let form = |it: &Content| Some(format!("{:?}{}", it.kind, items(it)).to_lowercase());
            let seen = place.seen(&BODY_CODEC, flow, own, shown);
            let seen = seen.places(places.0, places.1).keys([place.part(part)]);
            return self.add(seen.forms(form(old), form(new)));
        }
        for (member, before, after) in encodings(old, new) {
            let spot = place.spot.part(own, shown).member(member);
            let mut seen = place.seen(&ENCODING_CHANGED, flow, own, shown);
            seen.subject = spot.shown;
            seen.at = format!("{}#encoding", spot.at);
            self.add(seen.places(places.0, places.1).forms(before, after));
        }
        self.xml((old, new), flow, place, (own, shown));
        self.parts((old, new), flow, place, (own, shown, part));
        if let (Some(before), Some(after)) = (old.schema, new.schema) {
            let here = Here {
                flow,
                text: matches!(new.kind, MediaKind::Text),
                spot: place.spot.part(own, shown),
                owner: Some(place.part(part)),
                optional: false,
                tag: None,
            };
            self.schema((before, after), &here);
        }
        for before in old.all_encodings() {
            let mut others = new.all_encodings();
            let after = others.find(|it| it.member == before.member);
            if let Some(after) = after {
                let part = format!("{own} /{}", before.member);
                self.headers(
                    (&before.headers, &after.headers),
                    flow,
                    place,
                    (&part, shown),
                );
            }
        }
    }
}

fn by_type(contents: &[Content]) -> BTreeMap<String, &Content> {
    let all = contents.iter();
    all.map(|it| (it.media_type.to_ascii_lowercase(), it))
        .collect()
}

/// The members with other encodings, in both forms.
fn encodings<'a>(
    old: &'a Content,
    new: &'a Content,
) -> Vec<(&'a str, Option<String>, Option<String>)> {
    let names = old.all_encodings().chain(new.all_encodings());
    let names: BTreeSet<&str> = names.map(|it| it.member.as_str()).collect();
    let form = |content: &Content, name: &str| {
        let found = content.all_encodings().find(|it| it.member == name)?;
        let mut text = found.media_types.join(", ");
        if let Some(style) = found.style {
            text.push_str(&format!(" style {style:?}"));
        }
        if let Some(explode) = found.explode {
            text.push_str(&format!(" explode {explode}"));
        }
        if found.allow_reserved {
            text.push_str(" allowReserved");
        }
        if found.binary {
            text.push_str(" binary");
        }
        if let Some(content) = &found.content {
            text.push_str(&format!(" {:?}", content.kind).to_lowercase());
        }
        Some(text.trim().to_owned())
    };
    let all = names
        .into_iter()
        .map(|name| (name, form(old, name), form(new, name)));
    all.filter(|(_, before, after)| before != after).collect()
}
