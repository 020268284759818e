//! The styles of parameters, and the values each can express.

use crate::diagnostics;
use crate::ir::{Location, Parameter, SchemaId, Shape, Style};
use crate::source::{Place, Span};

use crate::ir::Schemas;
use crate::lower::findings::Findings;
use crate::lower::words;
use crate::options::Feature;

/// The form of the text of a parameter with `content`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextForm {
    Json,
    /// A form, which is the whole query.
    Form,
    /// The text of a scalar.
    Plain,
}

/// Reads the styles of parameters, and compares them with their schemas.
pub(crate) struct StyleReader<'r> {
    pub(crate) schemas: &'r Schemas,
    pub(crate) findings: &'r mut Findings,
}

impl StyleReader<'_> {
    /// The style of a parameter; its location limits the choice (OpenAPI 3.0.3, Style Values).
    pub(crate) fn style(&mut self, place: &Place<'_>, location: Location) -> Style {
        let default = match location {
            Location::Path | Location::Header => Style::Simple,
            Location::Query | Location::Cookie => Style::Form,
        };
        let Some(name) = words::text(place, "style") else {
            return default;
        };
        let known = Style::ALL.iter().find(|(key, _, _)| *key == name);
        match known {
            Some((_, style, places)) if places.contains(&location) => *style,
            Some(_) => {
                self.findings
                    .error(diagnostics::parameter::style_place(place, &name));
                default
            }
            // The sweep has reported unknown styles.
            None => default,
        }
    }

    /// Refuses other parameters of the query beside one that is the whole query (OpenAPI 3.2.0,
    /// Parameter Object).
    pub(super) fn check_alone(&mut self, parameters: &[Parameter], operation: Span) {
        let Some(whole) = parameters.iter().find(|it| it.whole) else {
            return;
        };
        let in_query = |it: &&Parameter| it.location == Location::Query;
        let others = parameters.iter().filter(in_query);
        for other in others.filter(|it| it.origin.span != whole.origin.span) {
            let beside = diagnostics::parameter::beside_querystring;
            let (at, whole) = (&other.origin, whole.origin.span);
            self.findings.error(beside(
                (at.span, &at.pointer),
                &other.name,
                (whole, operation),
            ));
        }
    }

    /// Refuses a form that is the whole query and has members with parts, or in another encoding
    /// than the default.
    pub(super) fn check_whole(&mut self, place: &Place<'_>, media: &Place<'_>, schema: SchemaId) {
        let encodings = media.get("encoding");
        for (name, _, encoding) in encodings.iter().flat_map(Place::members) {
            for (key, _, at) in encoding.members() {
                let default = match key {
                    "style" => at.node.as_str() == Some("form"),
                    "explode" => at.node.as_bool() == Some(true),
                    "allowReserved" => at.node.as_bool() == Some(false),
                    _ => key.starts_with("x-"),
                };
                if !default {
                    let what = format!("`{key}` of `{name}` in a query as a form");
                    self.findings.refuse(Feature::ParameterContent, &at, &what);
                }
            }
        }

        let facets = self.schemas.facets(&[schema]);
        let spelling = (Location::Query, Style::Form, true);
        if !facets.is_object() || self.without_spelling(schema, spelling).is_some() {
            let what = "a query as a form that is not an object of plain members";
            self.findings.refuse(Feature::ParameterContent, place, what);
        }
    }

    /// Reads a flag that only query parameters may have.
    pub(super) fn query_flag(&mut self, place: &Place<'_>, key: &str, location: Location) -> bool {
        let set = words::flag(place, key);
        if set && location != Location::Query {
            self.findings
                .diagnostics
                .push(diagnostics::parameter::ignored_query_flag(place, key));
        }
        set && location == Location::Query
    }

    /// The only media type of a parameter with `content`, and its form. Plain text is written like
    /// a scalar in the default style of its location, and a whole query may be text of any type.
    pub(super) fn parameter_content<'a>(
        &mut self,
        place: &Place<'a>,
        whole: bool,
    ) -> Option<(Place<'a>, TextForm)> {
        let content = place.get("content")?;
        if content.members().count() != 1 {
            self.findings
                .error(diagnostics::parameter::parameter_content(place));
        }
        let (media_type, _, media) = content.members().next()?;
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        let json = super::media_type::kind(media_type) == crate::ir::MediaKind::Json;
        let form = match essence.to_ascii_lowercase().as_str() {
            _ if json => TextForm::Json,
            "application/x-www-form-urlencoded" if whole => TextForm::Form,
            "text/plain" => TextForm::Plain,
            _ if whole => TextForm::Plain,
            _ => {
                let what = format!("a parameter of media type `{media_type}`");
                self.findings
                    .refuse(Feature::ParameterContent, &content, &what);
                TextForm::Plain
            }
        };
        Some((media, form))
    }

    /// Refuses lists and objects as plain text.
    pub(super) fn check_plain(&mut self, place: &Place<'_>, schema: SchemaId) {
        if !self.schemas.facets(&[schema]).is_only_scalar() {
            let what = "a list or an object as plain text";
            self.findings.refuse(Feature::ParameterContent, place, what);
        }
    }

    /// True if an empty value has a meaning of its own: an absent scalar, or a list without items.
    /// It is ignored if the style can't send an empty value (OpenAPI 3.0.3, Parameter Object).
    pub(super) fn empty_value(
        &mut self,
        place: &Place<'_>,
        schema: SchemaId,
        (style, explode, json): (Style, bool, bool),
    ) -> bool {
        let facets = self.schemas.facets(&[schema]);
        let target = self.schemas.target(schema);
        let union = matches!(self.schemas.get(target).shape, Shape::Union(_));
        let object = facets.is_object();
        let reason = match style {
            _ if json => "JSON text is never empty",
            Style::DeepObject => "what has names in brackets has no value without them",
            _ if union => "a union has the empty value only where a branch has it",
            _ if object && explode => "what is spread over the query has no value of its own",
            // Empty text already means an object without members, so such an object needs no flag.
            _ => return !object,
        };
        let ignored = diagnostics::parameter::ignored_empty(place, reason);
        self.findings.diagnostics.push(ignored);
        false
    }

    /// The reason why a style can't express the values of a schema; `None` if it can.
    pub(super) fn without_spelling(
        &self,
        schema: SchemaId,
        spelling: (Location, Style, bool),
    ) -> Option<&'static str> {
        let facets = self.schemas.facets(&[schema]);
        let (location, style, explode) = spelling;
        if style == Style::DeepObject {
            return None;
        }
        // Query parameters and cookies have separate names, so a name can repeat.
        let spread = explode && matches!(location, Location::Query | Location::Cookie);
        let kinds = [
            facets.is_scalar(),
            facets.items.is_some(),
            facets.is_object(),
        ];
        match kinds {
            _ if facets.other => Some("a parameter that no text can stand for"),
            [false, false, false] => Some("a parameter without any value"),
            [true, false, false] => None,
            // If scalars are valid as well, a list with one item is written like the item, and is
            // read as the item.
            [_, true, false] => {
                let items = facets.items.unwrap_or_default();
                let fits = self.schemas.facets(&items).is_only_scalar();
                (!fits).then_some("a list of lists or objects in this style")
            }
            [false, false, true] => (!self.has_flat_members(schema, spread))
                .then_some("an object whose members have parts in this style"),
            _ => Some("a union of objects with other values in this style"),
        }
    }

    /// True if each member of an object is a scalar, or a list of scalars if `spread`.
    fn has_flat_members(&self, schema: SchemaId, spread: bool) -> bool {
        let facets = self.schemas.facets(&[schema]);
        let members = facets.members.unwrap_or_default().into_iter();
        let members = members.map(|(_, schemas)| schemas).chain(facets.additional);
        members.into_iter().all(|schemas| {
            let member = self.schemas.facets(&schemas);
            let nothing = schemas.is_empty() || !(member.is_scalar() || member.items.is_some());
            match &member.items {
                _ if member.is_object() || member.other => false,
                Some(items) => {
                    let items = self.schemas.facets(items);
                    spread && !member.is_scalar() && items.is_only_scalar()
                }
                None => nothing || member.is_only_scalar(),
            }
        })
    }
}
