//! Lowers parameters of requests and headers of responses.

use std::sync::Arc;

use crate::diagnostics;
use crate::ir::{Location, Name, Parameter, Shape, Style};
use crate::judge::MessageKind;
use crate::source::{Place, Version};

use super::builder::OperationBuilder;
use super::part_name::part_name;
use super::query_template::{QueryTemplate, is_query};
use super::style::TextForm;
use super::template::{Piece, is_token, template};
use crate::lower::context::origin;
use crate::lower::schema::examples::Use;
use crate::lower::schema::serialized::Written;
use crate::lower::words;

impl<'a> OperationBuilder<'a> {
    /// Lowers the parameters of an operation. They override the parameters of the path item.
    pub(crate) fn parameters(
        &mut self,
        target: &QueryTemplate<'_>,
        item: &Place<'a>,
        operation: &Place<'a>,
        id: &str,
    ) -> Vec<Parameter> {
        let found = self.merged_parameters(target, item, operation, id);
        self.check_path(target, (item, operation), &found);
        found
    }

    /// True if all listed parameters are readable. An unreadable one may be the missing path
    /// parameter.
    fn all_readable(&self, owners: [&Place<'a>; 2]) -> bool {
        let lists = owners.map(|it| it.get("parameters"));
        let mut items = lists.iter().flatten().flat_map(Place::items);
        items.all(|(_, it)| words::text(&self.context.document.follow(&it), "name").is_some())
    }

    /// Lowers the parameters of a webhook or callback. It has no path parameters, since its sender
    /// gets the complete URL.
    pub(crate) fn hook_parameters(
        &mut self,
        item: &Place<'a>,
        operation: &Place<'a>,
        id: &str,
    ) -> Vec<Parameter> {
        let mut found = self.merged_parameters(&QueryTemplate::of(""), item, operation, id);
        let in_path = |it: &Parameter| it.location == Location::Path;
        for parameter in found.iter().filter(|it| in_path(it)) {
            let (at, name) = (parameter.origin.span, &parameter.name);
            self.schemas
                .findings
                .error(diagnostics::server::path_parameter_of_hook(at, name));
        }
        found.retain(|it| !in_path(it));
        found
    }

    fn merged_parameters(
        &mut self,
        target: &QueryTemplate<'_>,
        item: &Place<'a>,
        operation: &Place<'a>,
        id: &str,
    ) -> Vec<Parameter> {
        let mut found: Vec<Parameter> = Vec::new();
        let shared = self.list(target, item, id);
        let own = self.list(target, operation, id);
        for (index, parameter) in own.iter().enumerate() {
            let same = |other: &&Parameter| is_same(other, parameter);
            if let Some(first) = own.iter().take(index).find(same) {
                let twice = diagnostics::parameter::duplicate_parameter(
                    (first.origin.span, parameter.origin.span),
                    &parameter.name,
                    operation.span(),
                );
                self.schemas.findings.error(twice);
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
        self.style_reader().check_alone(&found, operation.span());
        self.parameter_names().resolve_clashes(&mut found);
        found
    }

    fn list(&mut self, target: &QueryTemplate<'_>, place: &Place<'a>, id: &str) -> Vec<Parameter> {
        let Some(list) = place.get("parameters") else {
            return Vec::new();
        };
        let items: Vec<_> = list.items().map(|(_, item)| item).collect();
        items
            .iter()
            .filter_map(|item| self.parameter(target, item, id))
            .collect()
    }

    fn parameter(
        &mut self,
        target: &QueryTemplate<'_>,
        place: &Place<'a>,
        id: &str,
    ) -> Option<Parameter> {
        let place = self.context.document.follow(place);
        let name = words::text(&place, "name")?;
        let location = match words::text(&place, "in")?.as_str() {
            "path" => Location::Path,
            "query" | "querystring" => Location::Query,
            "header" => Location::Header,
            "cookie" => Location::Cookie,
            _ => return None,
        };
        // OpenAPI 3.0.3, Parameter Object: a header of one of these names shall be ignored.
        let reserved = ["accept", "content-type", "authorization"];
        if location == Location::Header && reserved.contains(&name.to_ascii_lowercase().as_str()) {
            self.schemas
                .findings
                .diagnostics
                .push(diagnostics::parameter::ignored_header(&place, &name));
            return None;
        }
        let whole = words::text(&place, "in").as_deref() == Some("querystring");
        let moved = target.name_of(&name).filter(|_| location == Location::Path);
        let slot = match moved {
            Some(name) => Slot::moved(name),
            None => Slot {
                whole,
                ..Slot::of(name, location)
            },
        };
        Some(self.described(&place, slot, id))
    }

    /// Lowers a header of a response: a parameter named by its key. Most responses of an API have
    /// the same headers, so each is lowered once.
    pub(crate) fn header(
        &mut self,
        place: &Place<'a>,
        name: &str,
        id: &str,
    ) -> Option<Arc<Parameter>> {
        let place = self.context.document.follow(place);
        let key = (place.span(), name.to_owned());
        if let Some(known) = self.known_headers.get(&key) {
            return Some(Arc::clone(known));
        }
        if name.eq_ignore_ascii_case("content-type") {
            self.schemas
                .findings
                .diagnostics
                .push(diagnostics::parameter::ignored_header(&place, name));
            return None;
        }
        let header = self.described(&place, Slot::of(name.to_owned(), Location::Header), id);
        let header = Arc::new(header);
        self.known_headers.insert(key, Arc::clone(&header));
        Some(header)
    }

    fn described(&mut self, place: &Place<'a>, slot: Slot, id: &str) -> Parameter {
        let (style, explode) = self.style_of(place, &slot);
        let Slot {
            name,
            location,
            moved,
            whole,
        } = slot;
        if location == Location::Header && !is_token(&name) {
            self.schemas
                .findings
                .error(diagnostics::parameter::header_name(place.span(), &name));
        }
        let hint = part_name(place, id, &name);
        let content = self.parameter_content(place, whole);
        let form = content.as_ref().map(|(_, form)| *form);
        let mut json = form == Some(TextForm::Json);
        let owner = content.as_ref().map_or(place, |(media, _)| media);
        let schema = match owner.get("schema") {
            Some(schema) => {
                // An example of a whole query is encoded, and an example of its content is not.
                for (holder, in_query) in [(place, whole), (owner, false)] {
                    let written = match form {
                        Some(form) => written_content(owner, form, in_query),
                        None => Written::Styled(&name, location, style, explode),
                    };
                    let case = Use {
                        way: MessageKind::Either,
                        text: !json,
                        written,
                    };
                    let examples = &mut self.schemas.examples;
                    examples.hold(self.context, holder, &schema, case);
                }
                self.schemas.schema(&schema, hint)
            }
            None => self.schemas.any(place, hint),
        };
        let reserved = self.is_reserved(place, location, style);
        if form == Some(TextForm::Form) {
            self.style_reader().check_whole(place, owner, schema);
        } else if form == Some(TextForm::Plain) {
            self.style_reader().check_plain(place, schema);
        } else if !json {
            let spelling = (location, style, explode);
            if let Some(reason) = self.style_reader().without_spelling(schema, spelling) {
                // A value without a form in any style is sent as JSON, which servers with such
                // parameters accept.
                let carried = diagnostics::parameter::parameter_as_json(place, reason);
                self.schemas.findings.diagnostics.push(carried);
                json = true;
            }
        }
        let may_be_empty = self
            .style_reader()
            .query_flag(place, "allowEmptyValue", location)
            && self
                .style_reader()
                .empty_value(place, schema, (style, explode, json));
        let sensitive = words::flag(place, crate::lower::extensions::SECRET);
        let mut docs = words::docs(place);
        // An inline schema has no documentation of its own.
        let inline = owner.get("schema").filter(|it| it.get("$ref").is_none());
        docs.provenance
            .extend(inline.iter().flat_map(crate::lower::provenance::marks));
        Parameter {
            origin: origin(place),
            location,
            docs,
            schema: if sensitive {
                self.secret(place, schema)
            } else {
                schema
            },
            required: moved || words::flag(place, "required"),
            style,
            explode,
            json,
            whole,
            undivided: whole && form.is_some_and(|it| it != TextForm::Form),
            reserved,
            may_be_empty,
            signed: words::text(place, "x-copperplate-filled-by").as_deref() == Some("signer"),
            idempotency_key: words::flag(place, crate::lower::extensions::KEY),
            name,
        }
    }

    /// The only media type of a parameter, which may be shared, and the form of its text.
    fn parameter_content(
        &mut self,
        place: &Place<'a>,
        whole: bool,
    ) -> Option<(Place<'a>, TextForm)> {
        let (media, form) = self.style_reader().parameter_content(place, whole)?;
        Some((self.context.document.follow(&media), form))
    }

    /// True if reserved characters stay as they are. Since 3.2, this is not for queries alone.
    fn is_reserved(&mut self, place: &Place<'a>, location: Location, style: Style) -> bool {
        let encoded = match location {
            Location::Path | Location::Query => true,
            Location::Cookie => style == Style::Form,
            Location::Header => false,
        };
        if encoded && self.context.document.version() == Version::V3_2 {
            return words::flag(place, "allowReserved");
        }
        self.style_reader()
            .query_flag(place, "allowReserved", location)
    }

    /// The style of a parameter, and its `explode`.
    fn style_of(&mut self, place: &Place<'a>, slot: &Slot) -> (Style, bool) {
        if slot.moved {
            // A template takes the value only. With `form` and without `explode`, any value is one
            // text.
            if self.style_reader().style(place, Location::Path) != Style::Simple {
                let style = words::text(place, "style").unwrap_or_default();
                self.schemas
                    .findings
                    .error(diagnostics::parameter::style_place(place, &style));
            }
            return (Style::Form, false);
        }
        let style = self.style_reader().style(place, slot.location);
        let explode = place.get("explode").and_then(|it| it.node.as_bool());
        // `deepObject` is always exploded.
        let explode = explode.unwrap_or(matches!(style, Style::Form | Style::Cookie));
        let explode = explode || style == Style::DeepObject;
        (style, explode)
    }

    /// A secret variant of a schema, for a parameter marked as secret.
    fn secret(&mut self, place: &Place<'a>, schema: crate::ir::SchemaId) -> crate::ir::SchemaId {
        let mut secret = self.schemas.built.get(schema).clone();
        if !matches!(secret.name, Name::Inline(_)) {
            secret.shape = Shape::Same(schema);
            secret.constraints = Vec::new();
        }
        secret.origin = origin(place);
        secret.sensitive = true;
        self.schemas.built.push(secret)
    }

    /// Checks that every name in the template has a parameter, and every path parameter a name.
    fn check_path(
        &mut self,
        target: &QueryTemplate<'_>,
        (item, operation): (&Place<'a>, &Place<'a>),
        parameters: &[Parameter],
    ) {
        let path = target.key();
        let readable = self.all_readable([item, operation]);
        let mut names = Vec::new();
        let mut touches = false;
        for part in template(target.path()) {
            let Piece::Name(name) = part else {
                touches = false;
                continue;
            };
            if touches {
                self.schemas
                    .findings
                    .error(diagnostics::parameter::touching_names(
                        operation, path, name,
                    ));
            }
            touches = true;
            if names.contains(&name) {
                let later = self.context.document.version() == Version::V3_2;
                self.schemas
                    .findings
                    .error(diagnostics::parameter::repeated_name(
                        operation, path, name, later,
                    ));
            }
            names.push(name);
        }
        let in_path = |it: &&Parameter| it.location == Location::Path;
        for name in names.iter().filter(|_| readable) {
            if !parameters.iter().filter(in_path).any(|it| it.name == *name) {
                self.schemas
                    .findings
                    .error(diagnostics::parameter::path_parameter_missing(
                        operation, path, name,
                    ));
            }
        }
        names.extend(self.check_behind(target, (operation, readable), parameters));
        for parameter in parameters.iter().filter(in_path) {
            if !names.contains(&parameter.name.as_str()) {
                let at = parameter.origin.span;
                self.schemas
                    .findings
                    .error(diagnostics::parameter::path_parameter_unused(
                        at,
                        path,
                        &parameter.name,
                        operation.span(),
                    ));
            }
        }
    }

    /// Checks the templates after the path, and returns the names of invalid ones.
    fn check_behind<'p>(
        &mut self,
        target: &QueryTemplate<'p>,
        (operation, readable): (&Place<'a>, bool),
        parameters: &[Parameter],
    ) -> Vec<&'p str> {
        let mut understood = Vec::new();
        for (name, inner) in target.templates() {
            if parameters.iter().any(|it| is_query(it, name)) {
                understood.push(*inner);
            } else if readable {
                let missing = diagnostics::parameter::query_parameter_missing;
                self.schemas
                    .findings
                    .error(missing(operation, target.key(), name));
            }
        }
        if !understood.is_empty() {
            let warning = diagnostics::parameter::query_template;
            self.schemas
                .findings
                .diagnostics
                .push(warning(operation, target.key(), &understood));
        }
        let mut others = Vec::new();
        for part in target.others().into_iter().flat_map(template) {
            if let Piece::Name(name) = part {
                let behind = diagnostics::parameter::name_behind_path;
                self.schemas
                    .findings
                    .error(behind(operation, target.key(), name));
                others.push(name);
            }
        }
        others
    }
}

/// The name and location of a parameter.
struct Slot {
    name: String,
    location: Location,
    /// True for a path parameter that fills a template in the query.
    moved: bool,
    /// True if it is the whole query.
    whole: bool,
}

impl Slot {
    fn of(name: String, location: Location) -> Self {
        Self {
            name,
            location,
            moved: false,
            whole: false,
        }
    }

    fn moved(name: &str) -> Self {
        Self {
            moved: true,
            ..Self::of(name.to_owned(), Location::Query)
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

/// The form of a serialized example of a parameter with `content`.
fn written_content(media: &Place<'_>, form: TextForm, in_query: bool) -> Written<'static> {
    match form {
        TextForm::Json => Written::EncodedJson,
        TextForm::Form if media.get("encoding").is_none() => Written::Form,
        TextForm::Form => Written::Other,
        TextForm::Plain if in_query => Written::EncodedText,
        TextForm::Plain => Written::Text,
    }
}
