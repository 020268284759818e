//! An operation with the constants of its messages.

use std::sync::Arc;

use copperplate::ir::{self, EncodingStyle, Location, MediaKind, SchemaId, Style};
use copperplate_runtime::body::{FormBody, FormField, FormStyle, JsonBody};
use copperplate_runtime::parameter;
use copperplate_runtime::schema::Schema;

use super::api::Api;
use super::leak::{leaked, list, text, texts};
use super::schemas::Direction;

/// An operation, ready to read requests and to write responses.
pub struct Operation {
    pub index: usize,
    pub content: &'static ir::Operation,
    pub parameters: Vec<Parameter>,
    /// True if a body is required.
    pub body_required: bool,
    pub bodies: Vec<BodyContent>,
    /// The media types of the request body.
    pub consumes: &'static [&'static str],
    pub responses: Vec<Response>,
}

/// A parameter or a header with its constant.
pub struct Parameter {
    pub content: &'static ir::Parameter,
    pub constant: &'static parameter::Parameter,
}

/// A body in one media type, with its codec.
pub struct BodyContent {
    pub content: &'static ir::Content,
    pub media_type: &'static str,
    pub schema: Option<(SchemaId, &'static Schema)>,
    pub json: &'static JsonBody,
    pub form: &'static FormBody,
}

/// A documented response.
pub struct Response {
    pub content: &'static ir::Response,
    pub headers: Vec<Parameter>,
    pub bodies: Vec<BodyContent>,
    pub media_types: &'static [&'static str],
}

impl Operation {
    pub(super) fn new(api: &Api, index: usize, content: &'static ir::Operation) -> Self {
        let queries: Vec<&ir::Parameter> = content
            .parameters
            .iter()
            .filter(|it| matches!(it.location, Location::Query | Location::Cookie))
            .collect();
        let parameters = content.parameters.iter().map(|it| {
            let others = queries.iter().filter(|other| other.name != it.name);
            let others = texts(others.map(|other| other.name.clone()));
            Parameter {
                content: it,
                constant: leaked(constant(api, it, Direction::Request).beside(others)),
            }
        });
        let bodies: Vec<BodyContent> = content
            .body
            .iter()
            .flat_map(|it| &it.contents)
            .map(|it| body(api, it, Direction::Request))
            .collect();
        let consumes = list(bodies.iter().map(|it| it.media_type).collect());
        Self {
            index,
            content,
            parameters: parameters.collect(),
            body_required: content.body.as_ref().is_some_and(|it| it.required),
            consumes,
            bodies,
            responses: content
                .responses
                .iter()
                .map(|it| response(api, it))
                .collect(),
        }
    }
}

fn response(api: &Api, content: &'static ir::Response) -> Response {
    let contents = content.contents.iter();
    let bodies: Vec<_> = contents
        .map(|it| body(api, it, Direction::Response))
        .collect();
    Response {
        content,
        headers: content.headers.iter().map(|it| header(api, it)).collect(),
        media_types: list(bodies.iter().map(|it| it.media_type).collect()),
        bodies,
    }
}

fn header(api: &Api, content: &'static Arc<ir::Parameter>) -> Parameter {
    Parameter {
        content,
        constant: leaked(constant(api, content, Direction::Response)),
    }
}

fn constant(api: &Api, content: &ir::Parameter, direction: Direction) -> parameter::Parameter {
    use parameter::Parameter as Constant;
    let name = text(&content.name);
    let made = match content.location {
        Location::Path => Constant::path(name),
        Location::Query => Constant::query(name),
        Location::Header => Constant::header(name),
        Location::Cookie => Constant::cookie(name),
    };
    let mut made = made
        .schema(api.constant(content.schema, direction).clone())
        .style(style(content.style))
        .explode(content.explode);
    if content.json {
        made = made.json();
    }
    if content.undivided {
        made = made.whole();
    }
    if content.reserved {
        made = made.allow_reserved();
    }
    if content.may_be_empty {
        made = made.allow_empty();
    }
    made
}

fn style(style: Style) -> parameter::Style {
    match style {
        Style::Simple => parameter::Style::Simple,
        Style::Label => parameter::Style::Label,
        Style::Matrix => parameter::Style::Matrix,
        Style::Form => parameter::Style::Form,
        Style::SpaceDelimited => parameter::Style::SpaceDelimited,
        Style::PipeDelimited => parameter::Style::PipeDelimited,
        Style::DeepObject => parameter::Style::DeepObject,
        Style::Cookie => parameter::Style::Cookie,
    }
}

fn body(api: &Api, content: &'static ir::Content, direction: Direction) -> BodyContent {
    let media_type = text(&content.media_type);
    let schema = content.schema.map(|id| (id, api.constant(id, direction)));
    let constant = schema.map_or(&copperplate_runtime::schema::ANY, |(_, it)| it);
    let fields = match content.kind {
        MediaKind::Form => list(content.encodings.iter().map(field).collect()),
        _ => &[],
    };
    let json = match content.kind {
        MediaKind::Json => media_type,
        _ => "application/json",
    };
    BodyContent {
        content,
        media_type,
        schema,
        json: leaked(JsonBody::new(json).schema(constant)),
        form: leaked(FormBody::new(media_type).fields(fields).schema(constant)),
    }
}

fn field(encoding: &ir::Encoding) -> FormField {
    let mut field = FormField::new(text(&encoding.member));
    let style = encoding.style.map(|style| match style {
        EncodingStyle::Form => FormStyle::Form,
        EncodingStyle::SpaceDelimited => FormStyle::SpaceDelimited,
        EncodingStyle::PipeDelimited => FormStyle::PipeDelimited,
        EncodingStyle::DeepObject => FormStyle::DeepObject,
    });
    if let Some(style) = style {
        field = field.style(style);
    }
    // Without a style, each item of a list is a pair (OpenAPI 3.0.3, Encoding Object).
    let usual = matches!(encoding.style, None | Some(EncodingStyle::Form));
    field = field.explode(encoding.explode.unwrap_or(usual));
    if encoding.allow_reserved {
        field = field.allow_reserved();
    }
    let types = &encoding.media_types;
    let is_json = types
        .iter()
        .any(|it| copperplate_runtime::message::is_json(it));
    if is_json && encoding.style.is_none() {
        field = field.json();
    }
    field
}
