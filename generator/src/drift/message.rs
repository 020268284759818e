//! Holds the parts of a message to the document.

use crate::compare::Side;
use crate::ir::{
    Content, Location, MediaKind, Operation, Origin, Parameter, Response, Shape, Style,
};
use crate::judge::MessageKind;
use crate::source::{Node, Span, Value};

use super::fix::Change;
use super::har::Message;
use super::report::{Occurrence, Read};
use super::value::Walk;

/// Reads the messages of an exchange.
pub(super) struct Reader<'a> {
    side: &'a Side,
    operation: String,
    part: String,
    way: MessageKind,
    read: Read,
}

impl<'a> Reader<'a> {
    pub(super) fn new(side: &'a Side, operation: String) -> Self {
        Self {
            side,
            operation,
            part: String::new(),
            way: MessageKind::Request,
            read: Read {
                seen: Vec::new(),
                unread: 0,
            },
        }
    }

    /// Begins a message.
    pub(super) fn begin(&mut self, part: &str, way: MessageKind) {
        part.clone_into(&mut self.part);
        self.way = way;
    }

    pub(super) fn finish(self) -> Read {
        self.read
    }

    pub(super) fn add(
        &mut self,
        (keyword, message): (&'static str, String),
        origin: Option<&Origin>,
        change: Option<Change>,
    ) {
        self.read.seen.push(Occurrence {
            operation: self.operation.clone(),
            part: self.part.clone(),
            pointer: String::new(),
            keyword,
            message,
            origin: origin.cloned(),
            change,
            described: true,
        });
    }

    pub(super) fn parameters(
        &mut self,
        operation: &Operation,
        request: &Message,
        path: &[(String, String)],
        query: &[(String, String)],
    ) {
        for parameter in &operation.parameters {
            let named = |all: &[(String, String)]| -> Vec<String> {
                let own = all.iter().filter(|it| it.0 == parameter.name);
                own.map(|it| it.1.clone()).collect()
            };
            let texts = match parameter.location {
                Location::Path => named(path),
                // A query with brackets is read by its style, and cookies are secrets.
                Location::Query if parameter.style != Style::DeepObject && !parameter.whole => {
                    named(query)
                }
                Location::Header => {
                    let values = request.header(&parameter.name);
                    values.map(str::to_owned).collect()
                }
                Location::Query | Location::Cookie => continue,
            };
            let members = self.shape(parameter);
            // The members of an object may be parameters of their own.
            let spread = parameter.explode && matches!(members, Shape::Object(_) | Shape::Any);
            if !(spread && texts.is_empty()) {
                self.parameter(parameter, &texts);
            }
        }
    }

    fn shape(&self, parameter: &Parameter) -> &'a Shape {
        let schemas = &self.side.api.schemas;
        &schemas.get(schemas.target(parameter.schema)).shape
    }

    fn parameter(&mut self, parameter: &Parameter, texts: &[String]) {
        let of = match parameter.location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
        };
        let part = format!("{} {of} {}", self.part, parameter.name);
        let part = std::mem::replace(&mut self.part, part);
        match texts {
            [] if parameter.required => self.add(
                ("required", "it is required and absent".to_owned()),
                Some(&parameter.origin),
                Some(Change::Optional),
            ),
            [] => {}
            texts => {
                if let Some(node) = self.node(parameter, texts) {
                    self.value(parameter.schema, &node);
                }
            }
        }
        self.part = part;
    }

    /// The value of texts by the schema of a parameter; `None` if only its style tells.
    fn node(&self, parameter: &Parameter, texts: &[String]) -> Option<Node> {
        let first = texts.first()?;
        if parameter.json {
            return crate::load::data("parameter", first).ok();
        }
        if first.is_empty() && parameter.may_be_empty {
            return None;
        }
        let plain = matches!(
            (parameter.location, parameter.style),
            (Location::Path | Location::Header, Style::Simple) | (Location::Query, Style::Form)
        );
        let schemas = &self.side.api.schemas;
        match self.shape(parameter) {
            _ if !plain => None,
            Shape::Array(array) => {
                let items = schemas.get(schemas.target(array.items));
                let separate: Vec<&str> =
                    match parameter.explode && parameter.location == Location::Query {
                        true => texts.iter().map(String::as_str).collect(),
                        false => first.split(',').map(str::trim).collect(),
                    };
                let items: Option<Vec<Node>> = separate
                    .into_iter()
                    .map(|it| scalar(&items.shape, it))
                    .collect();
                Some(node(Value::Array(items?)))
            }
            shape => scalar(shape, first),
        }
    }

    pub(super) fn request_body(&mut self, operation: &Operation, request: &Message) {
        let Some(body) = &operation.body else {
            return;
        };
        match &request.body {
            Some(found) => self.body(&body.contents, found),
            None if body.required => {
                let origin = body.contents.first().map(|it| &it.origin);
                let message = "the body is required and absent".to_owned();
                self.add(("required", message), origin, None);
            }
            None => {}
        }
    }

    pub(super) fn response(&mut self, response: &Response, message: &Message, method: &str) {
        for header in &response.headers {
            let texts = message.header(&header.name).map(str::to_owned);
            let texts: Vec<_> = texts.collect();
            self.parameter(header, &texts);
        }
        if let Some(found) = message.body.as_ref().filter(|_| method != "HEAD") {
            match response.contents.as_slice() {
                [] => self.add(
                    (
                        "content",
                        "the response has a body, and the document none".to_owned(),
                    ),
                    Some(&response.origin),
                    None,
                ),
                contents => self.body(contents, found),
            }
        }
    }

    /// Holds a body to the content of its media type.
    fn body(&mut self, contents: &[Content], (media_type, text): &(String, String)) {
        let essence = media_type.split(';').next().unwrap_or_default();
        let essence = essence.trim().to_ascii_lowercase();
        let mut fitting: Vec<_> = contents
            .iter()
            .filter(|it| fits(&it.media_type, &essence))
            .collect();
        fitting.sort_by_key(|it| it.media_type.matches('*').count());
        let Some(content) = fitting.first() else {
            if !essence.is_empty() {
                let origin = contents.first().map(|it| &it.origin);
                let message = format!("the media type `{essence}` is not documented");
                self.add(("content", message), origin, None);
            }
            return;
        };
        let (MediaKind::Json, Some(schema)) = (content.kind, content.schema) else {
            self.read.unread += 1;
            return;
        };
        let part = format!("{} body", self.part);
        let part = std::mem::replace(&mut self.part, part);
        match crate::load::data("body.json", text) {
            Ok(value) => self.value(schema, &value),
            Err(_) => self.add(
                ("content", "the body is no JSON".to_owned()),
                Some(&content.origin),
                None,
            ),
        }
        self.part = part;
    }

    fn value(&mut self, schema: crate::ir::SchemaId, value: &Node) {
        let mut walk = Walk::new(&self.side.api, self.way);
        walk.value(schema, value);
        for found in walk.found {
            self.read.seen.push(Occurrence {
                operation: self.operation.clone(),
                part: self.part.clone(),
                pointer: found.pointer,
                keyword: found.keyword,
                message: found.message,
                origin: Some(found.origin),
                change: found.change,
                described: found.described,
            });
        }
    }
}

/// A value from text, by the type that the document expects.
fn scalar(shape: &Shape, text: &str) -> Option<Node> {
    let is_number = || {
        let plain = |it: u8| it.is_ascii_digit() || b"+-.eE".contains(&it);
        let parsed = crate::load::data("parameter", text);
        text.bytes().all(plain) && parsed.is_ok_and(|it| matches!(it.value, Value::Number(_)))
    };
    let value = match shape {
        Shape::Number(_) if is_number() => Value::Number(text.to_owned()),
        Shape::Boolean if text == "true" || text == "false" => Value::Bool(text == "true"),
        Shape::Choice(choice) if choice.kind == crate::ir::ChoiceKind::Integer && is_number() => {
            Value::Number(text.to_owned())
        }
        Shape::Text(_) | Shape::Choice(_) | Shape::Number(_) | Shape::Boolean => {
            Value::String(text.to_owned())
        }
        // The text of any other schema has several readings.
        _ => return None,
    };
    Some(node(value))
}

fn node(value: Value) -> Node {
    let file = crate::source::Files::new().add("traffic", "");
    Node {
        value,
        span: Span::new(file, 0, 0),
    }
}

/// True if a media type of a message fits a media type or range of the document.
fn fits(documented: &str, essence: &str) -> bool {
    let documented = documented.split(';').next().unwrap_or_default();
    let documented = documented.trim().to_ascii_lowercase();
    match documented.split_once('/') {
        Some(("*", _)) => true,
        Some((kind, "*")) => essence.split('/').next() == Some(kind),
        _ => documented == essence,
    }
}
