//! Parameters of requests and headers of responses.

use std::sync::Arc;

use crate::diagnostics;
use crate::ir::{Location, Name, Parameter, Shape, Style};
use crate::resolve::Place;

use super::operation::{Part, is_token, template};
use super::{Lower, origin, words};

impl<'a> Lower<'a> {
    /// The parameters of an operation, over those of its path item.
    pub(super) fn parameters(
        &mut self,
        path: &str,
        item: &Place<'a>,
        operation: &Place<'a>,
        id: &str,
    ) -> Vec<Parameter> {
        let mut found: Vec<Parameter> = Vec::new();
        let shared = self.list(item, id);
        let own = self.list(operation, id);
        for (index, parameter) in own.iter().enumerate() {
            let same = |other: &&Parameter| is_same(other, parameter);
            if let Some(first) = own.iter().take(index).find(same) {
                let twice = diagnostics::lower::duplicate_parameter(
                    first.origin.span,
                    parameter.origin.span,
                    &parameter.name,
                );
                self.error(twice);
            }
        }
        for parameter in shared {
            if !own.iter().any(|other| is_same(other, &parameter)) {
                found.push(parameter);
            }
        }
        for parameter in own {
            if !found.iter().any(|other| is_same(other, &parameter)) {
                found.push(parameter);
            }
        }
        self.tell_apart(&mut found);
        self.check_path(path, operation, &found);
        found
    }

    fn list(&mut self, place: &Place<'a>, id: &str) -> Vec<Parameter> {
        let Some(list) = place.get("parameters") else {
            return Vec::new();
        };
        let items: Vec<_> = list.items().map(|(_, item)| item).collect();
        items
            .iter()
            .filter_map(|item| self.parameter(item, id))
            .collect()
    }

    fn parameter(&mut self, place: &Place<'a>, id: &str) -> Option<Parameter> {
        let place = self.document.follow(place);
        let name = words::text(&place, "name")?;
        let location = match words::text(&place, "in")?.as_str() {
            "path" => Location::Path,
            "query" => Location::Query,
            "header" => Location::Header,
            "cookie" => Location::Cookie,
            _ => return None,
        };
        // OpenAPI 3.0.3, Parameter Object: a header of one of these names shall be ignored.
        let reserved = ["accept", "content-type", "authorization"];
        if location == Location::Header && reserved.contains(&name.to_ascii_lowercase().as_str()) {
            self.diagnostics
                .push(diagnostics::lower::ignored_header(&place, &name));
            return None;
        }
        Some(self.described(&place, name, location, id))
    }

    /// A header of a response is a parameter whose name is its key. Most responses of an API have the
    /// same ones, which are lowered once.
    pub(super) fn header(
        &mut self,
        place: &Place<'a>,
        name: &str,
        id: &str,
    ) -> Option<Arc<Parameter>> {
        let place = self.document.follow(place);
        let key = (place.span(), name.to_owned());
        if let Some(known) = self.known_headers.get(&key) {
            return Some(Arc::clone(known));
        }
        if name.eq_ignore_ascii_case("content-type") {
            self.diagnostics
                .push(diagnostics::lower::ignored_header(&place, name));
            return None;
        }
        let header = self.described(&place, name.to_owned(), Location::Header, id);
        let header = Arc::new(header);
        self.known_headers.insert(key, Arc::clone(&header));
        Some(header)
    }

    fn described(
        &mut self,
        place: &Place<'a>,
        name: String,
        location: Location,
        id: &str,
    ) -> Parameter {
        if location == Location::Header && !is_token(&name) {
            self.error(diagnostics::lower::header_name(place.span(), &name));
        }
        let hint = Name::Inline(vec![id.to_owned(), name.clone()]);
        let content = self.parameter_content(place);
        let mut json = content.as_ref().is_some_and(|(_, json)| *json);
        let owner = content.as_ref().map_or(place, |(media, _)| media);
        let schema = match owner.get("schema") {
            Some(schema) => self.schema(&schema, hint),
            None => self.any(place, hint),
        };
        let style = self.style(place, location);
        let explode = place.get("explode").and_then(|it| it.node.as_bool());
        // There is no other `deepObject` than an exploded one.
        let explode = explode.unwrap_or(style == Style::Form) || style == Style::DeepObject;
        let reserved = self.query_flag(place, "allowReserved", location);
        if content.is_some() && !json {
            self.check_plain(place, schema);
        } else if !json {
            let spelling = (location, style, explode);
            if let Some(reason) = self.without_spelling(schema, spelling) {
                // What no style can spell is sent as JSON, which is what such servers read.
                let carried = diagnostics::lower::parameter_as_json(place, reason);
                self.diagnostics.push(carried);
                json = true;
            }
        }
        let may_be_empty = self.query_flag(place, "allowEmptyValue", location)
            && self.empty_value(place, schema, (style, explode, json));
        let sensitive = words::flag(place, "x-copperplate-sensitive");
        Parameter {
            origin: origin(place),
            location,
            docs: words::docs(place),
            schema: if sensitive {
                self.secret(place, schema)
            } else {
                schema
            },
            required: words::flag(place, "required"),
            style,
            explode,
            json,
            reserved,
            may_be_empty,
            signed: words::text(place, "x-copperplate-filled-by").as_deref() == Some("signer"),
            idempotency_key: words::flag(place, "x-copperplate-idempotency-key"),
            name,
        }
    }

    /// A schema that is shown to nobody because the parameter that carries it says so.
    fn secret(&mut self, place: &Place<'a>, schema: crate::ir::SchemaId) -> crate::ir::SchemaId {
        let mut secret = self.schemas.get(schema).clone();
        if !matches!(secret.name, Name::Inline(_)) {
            secret.shape = Shape::Same(schema);
            secret.constraints = Vec::new();
        }
        secret.origin = origin(place);
        secret.sensitive = true;
        self.schemas.push(secret)
    }

    /// Every name in the template needs its parameter, and every path parameter its name.
    fn check_path(&mut self, path: &str, operation: &Place<'a>, parameters: &[Parameter]) {
        let mut names = Vec::new();
        let mut touches = false;
        for part in template(path) {
            let Part::Name(name) = part else {
                touches = false;
                continue;
            };
            if touches {
                self.error(diagnostics::lower::touching_names(operation, path, name));
            }
            touches = true;
            if names.contains(&name) {
                self.error(diagnostics::lower::repeated_name(operation, path, name));
            }
            names.push(name);
        }
        let behind = path.split_once(['?', '#']).map_or("", |(_, behind)| behind);
        for part in template(behind) {
            if let Part::Name(name) = part {
                self.error(diagnostics::lower::name_behind_path(operation, path, name));
            }
        }
        let in_path = |it: &&Parameter| it.location == Location::Path;
        for name in &names {
            if !parameters.iter().filter(in_path).any(|it| it.name == *name) {
                self.error(diagnostics::lower::path_parameter_missing(
                    operation, path, name,
                ));
            }
        }
        for parameter in parameters.iter().filter(in_path) {
            if !names.contains(&parameter.name.as_str()) {
                let at = parameter.origin.span;
                self.error(diagnostics::lower::path_parameter_unused(
                    at,
                    path,
                    &parameter.name,
                ));
            }
        }
    }
}

/// Header names compare without regard to case (RFC 9110, section 5.1).
fn is_same(left: &Parameter, right: &Parameter) -> bool {
    left.location == right.location
        && match left.location {
            Location::Header => left.name.eq_ignore_ascii_case(&right.name),
            Location::Path | Location::Query | Location::Cookie => left.name == right.name,
        }
}
