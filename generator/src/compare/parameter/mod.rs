//! Parameters of requests and headers of responses.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::ir::{Location, Operation, Parameter};

use super::finding::RawFinding;
use super::operation::OperationPair;
use super::rules::{
    HEADER_ADDED, HEADER_ADDED_REQUIRED, HEADER_OPTIONAL, HEADER_REMOVED, HEADER_REMOVED_REQUIRED,
    HEADER_REQUIRED, IDEMPOTENCY, PARAMETER_ADDED, PARAMETER_ADDED_REQUIRED, PARAMETER_DOCS,
    PARAMETER_EMPTY_ALLOWED, PARAMETER_EMPTY_REFUSED, PARAMETER_OPTIONAL, PARAMETER_REMOVED,
    PARAMETER_REMOVED_REQUIRED, PARAMETER_REQUIRED, PARAMETER_RESERVED, PARAMETER_STYLE, Rule,
};
use super::severity::Flow;
use super::side::Side;
use super::walk::{Here, Walk};

/// The rules for a parameter, or for a header of a response.
struct Table {
    added: &'static Rule,
    added_required: &'static Rule,
    removed: &'static Rule,
    removed_required: &'static Rule,
    required: &'static Rule,
    optional: &'static Rule,
}

const PARAMETERS: Table = Table {
    added: &PARAMETER_ADDED,
    added_required: &PARAMETER_ADDED_REQUIRED,
    removed: &PARAMETER_REMOVED,
    removed_required: &PARAMETER_REMOVED_REQUIRED,
    required: &PARAMETER_REQUIRED,
    optional: &PARAMETER_OPTIONAL,
};

const HEADERS: Table = Table {
    added: &HEADER_ADDED,
    added_required: &HEADER_ADDED_REQUIRED,
    removed: &HEADER_REMOVED,
    removed_required: &HEADER_REMOVED_REQUIRED,
    required: &HEADER_REQUIRED,
    optional: &HEADER_OPTIONAL,
};

/// The message that has the parameters.
struct Message<'a> {
    flow: Flow,
    table: &'a Table,
    place: &'a OperationPair<'a>,
    part: &'a str,
    shown: &'a str,
}

impl Walk<'_> {
    pub(super) fn parameters(&mut self, place: &OperationPair<'_>) {
        let message = Message {
            flow: place.flows.0,
            table: &PARAMETERS,
            place,
            part: "parameter",
            shown: "",
        };
        let keyed = |operation: &Operation| -> Vec<(String, Parameter)> {
            let all = operation.parameters.iter();
            all.map(|it| (name(it, &operation.path), it.clone()))
                .collect()
        };
        let (old, new) = (keyed(place.old), keyed(place.new));
        let refs = |all: &[(String, Parameter)]| -> Vec<(String, Arc<Parameter>)> {
            let all = all.iter();
            all.map(|(name, it)| (name.clone(), Arc::new(it.clone())))
                .collect()
        };
        self.message(&message, &refs(&old), &refs(&new));
    }

    /// Compares the headers of a response or of a part.
    pub(super) fn headers(
        &mut self,
        (old, new): (&[Arc<Parameter>], &[Arc<Parameter>]),
        flow: Flow,
        place: &OperationPair<'_>,
        (part, shown): (&str, &str),
    ) {
        let message = Message {
            flow,
            table: &HEADERS,
            place,
            part,
            shown,
        };
        let keyed = |all: &[Arc<Parameter>]| -> Vec<(String, Arc<Parameter>)> {
            all.iter()
                .map(|it| (name(it, ""), Arc::clone(it)))
                .collect()
        };
        self.message(&message, &keyed(old), &keyed(new));
    }

    fn message(
        &mut self,
        message: &Message<'_>,
        old: &[(String, Arc<Parameter>)],
        new: &[(String, Arc<Parameter>)],
    ) {
        let names: BTreeSet<&str> = old.iter().chain(new).map(|it| it.0.as_str()).collect();
        let find = |all: &[(String, Arc<Parameter>)], name: &str| {
            let found = all.iter().find(|it| it.0 == name);
            found.map(|it| Arc::clone(&it.1))
        };
        for name in names {
            let (before, after) = (find(old, name), find(new, name));
            self.paired(message, name, before.as_deref(), after.as_deref());
        }
    }

    fn paired(
        &mut self,
        message: &Message<'_>,
        name: &str,
        old: Option<&Parameter>,
        new: Option<&Parameter>,
    ) {
        let table = message.table;
        let seen = |rule: &'static Rule| message.seen(rule, name, old, new);
        match (old, new) {
            (None, Some(new)) => self.add(seen(match new.required {
                true => table.added_required,
                false => table.added,
            })),
            (Some(old), None) => self.add(seen(match old.required {
                true => table.removed_required,
                false => table.removed,
            })),
            (Some(before), Some(after)) => {
                match (before.required, after.required) {
                    (false, true) => self.add(seen(table.required)),
                    (true, false) => self.add(seen(table.optional)),
                    _ => {}
                }
                let scalar = self.is_scalar(before, after);
                for (rule, before, after) in forms(before, after, scalar) {
                    self.add(seen(rule).forms(before, after));
                }
                self.docs(&PARAMETER_DOCS, (&before.docs, &after.docs), |_, rule| {
                    message.seen(rule, name, old, new)
                });
                let here = Here {
                    flow: message.flow,
                    text: !after.json,
                    spot: message.spot(name, after),
                    owner: Some(message.place.part(&format!("{} {name}", message.part))),
                    optional: false,
                    tag: None,
                };
                self.schema((before.schema, after.schema), &here);
            }
            (None, None) => {}
        }
    }
}

impl Walk<'_> {
    /// True if neither parameter can be a list or an object, for which alone `explode` has a meaning.
    fn is_scalar(&self, old: &Parameter, new: &Parameter) -> bool {
        let is_scalar = |side: &Side, it: &Parameter| {
            let facets = side.api.schemas.facets(&[it.schema]);
            facets.is_only_scalar() && !facets.any
        };
        is_scalar(self.old, old) && is_scalar(self.new, new)
    }
}

impl Message<'_> {
    fn spot(&self, name: &str, parameter: &Parameter) -> super::spot::Spot {
        let location = word(parameter.location);
        let shown = match self.shown {
            "" => format!("{location} parameter {}", parameter.name),
            shown => format!("{shown} header {}", parameter.name),
        };
        self.place
            .spot
            .part(&format!("{} {name}", self.part), &shown)
    }

    fn seen(
        &self,
        rule: &'static Rule,
        name: &str,
        old: Option<&Parameter>,
        new: Option<&Parameter>,
    ) -> RawFinding {
        let part = format!("{} {name}", self.part);
        let mut seen = self.place.seen(rule, self.flow, &part, "");
        if let Some(parameter) = new.or(old) {
            seen.subject = self.spot(name, parameter).shown;
        }
        let before = old.map_or(&self.place.old.origin, |it| &it.origin);
        let after = new.map_or(&self.place.new.origin, |it| &it.origin);
        seen.places(Some(before), Some(after))
    }
}

/// The changes of the form in which a parameter is written.
fn forms(
    old: &Parameter,
    new: &Parameter,
    scalar: bool,
) -> Vec<(&'static Rule, Option<String>, Option<String>)> {
    let mut found = Vec::new();
    let style = |it: &Parameter| {
        let own = match (it.json, scalar) {
            (true, _) => "JSON text".to_owned(),
            _ if it.undivided => "one text".to_owned(),
            (false, true) => format!("style {:?}", it.style),
            (false, false) => format!("style {:?}, explode {}", it.style, it.explode),
        };
        let whole = if it.whole { ", the whole query" } else { "" };
        Some(format!("{own}{whole}"))
    };
    if style(old) != style(new) {
        found.push((&PARAMETER_STYLE, style(old), style(new)));
    }
    let rule = match (old.may_be_empty, new.may_be_empty) {
        (false, true) => Some(&PARAMETER_EMPTY_ALLOWED),
        (true, false) => Some(&PARAMETER_EMPTY_REFUSED),
        _ => None,
    };
    found.extend(rule.map(|rule| (rule, None, None)));
    let escaped =
        |it: &Parameter| Some(if it.reserved { "unescaped" } else { "escaped" }.to_owned());
    if old.reserved != new.reserved {
        found.push((&PARAMETER_RESERVED, escaped(old), escaped(new)));
    }
    if (old.idempotency_key, old.signed) != (new.idempotency_key, new.signed) {
        found.push((&IDEMPOTENCY, None, None));
    }
    found
}

/// The name of a parameter for pairing. A path parameter is known by its position, since its name
/// is not in the message.
pub(super) fn name(parameter: &Parameter, path: &str) -> String {
    let own = match parameter.location {
        Location::Path => {
            let mut names = path
                .split('{')
                .skip(1)
                .filter_map(|it| it.split('}').next());
            let at = names.position(|it| it == parameter.name);
            at.map_or_else(|| parameter.name.clone(), |at| at.to_string())
        }
        Location::Header => parameter.name.to_ascii_lowercase(),
        Location::Query | Location::Cookie => parameter.name.clone(),
    };
    format!("{}:{own}", word(parameter.location))
}

fn word(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}
