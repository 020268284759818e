//! Runtime expressions: their syntax, and the existence of their values in the messages.

use crate::ir::{
    Body, Expression, Location, MediaKind, Operation, Parameter, Piece, Response, SchemaId, Shape,
};

use crate::ir::Schemas;
use crate::lower::operation::template::is_token;

/// The reason for generating no code for an expression or a link.
pub(crate) type Reason = String;

/// Splits a template at its expressions.
pub(super) fn pieces(text: &str) -> Result<Vec<Piece>, Reason> {
    if text.starts_with('$') {
        return expression(text).map(|it| vec![Piece::Value(it)]);
    }
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((inside, behind)) = after.split_once('}') else {
            return Err("a brace is not closed".to_owned());
        };
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned()));
        }
        pieces.push(Piece::Value(expression(inside)?));
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    Ok(pieces)
}

/// Reads one expression (OpenAPI 3.0.3, Runtime Expressions).
fn expression(text: &str) -> Result<Expression, Reason> {
    match text {
        "$url" => return Ok(Expression::Url),
        "$method" => return Ok(Expression::Method),
        "$statusCode" => return Ok(Expression::StatusCode),
        _ => {}
    }
    let unknown = || format!("`{text}` is no runtime expression");
    let (request, source) = match (
        text.strip_prefix("$request."),
        text.strip_prefix("$response."),
    ) {
        (Some(source), _) => (true, source),
        (None, Some(source)) => (false, source),
        (None, None) => return Err(unknown()),
    };
    if let Some(pointer) = source.strip_prefix("body") {
        let pointer = match pointer {
            "" => "",
            pointer => pointer.strip_prefix('#').ok_or_else(unknown)?,
        };
        if !pointer.is_empty() && !pointer.starts_with('/') {
            return Err(unknown());
        }
        let pointer = pointer.to_owned();
        return Ok(match request {
            true => Expression::RequestBody(pointer),
            false => Expression::ResponseBody(pointer),
        });
    }
    let (place, name) = source.split_once('.').ok_or_else(unknown)?;
    let owned = name.to_owned();
    match (request, place) {
        _ if name.is_empty() => Err(unknown()),
        (true, "header") if is_token(name) => Ok(Expression::RequestHeader(owned)),
        (false, "header") if is_token(name) => Ok(Expression::ResponseHeader(owned)),
        (true, "query") => Ok(Expression::RequestQuery(owned)),
        (true, "path") => Ok(Expression::RequestPath(owned)),
        (false, "query" | "path") => Err(format!("a response has no {place}")),
        _ => Err(unknown()),
    }
}

/// Checks the values of expressions by the schemas of messages.
pub(crate) struct Expressions<'r> {
    pub(crate) schemas: &'r Schemas,
}

impl Expressions<'_> {
    /// Checks that the messages of the operation have a value for every expression. If `text`, the
    /// value must be a scalar.
    pub(super) fn check_pieces(
        &self,
        pieces: &[Piece],
        operation: &Operation,
        responses: &[&Response],
        text: bool,
    ) -> Result<(), Reason> {
        for piece in pieces {
            if let Piece::Value(expression) = piece {
                self.check_expression(expression, operation, responses, text)?;
            }
        }
        Ok(())
    }

    fn check_expression(
        &self,
        expression: &Expression,
        operation: &Operation,
        responses: &[&Response],
        text: bool,
    ) -> Result<(), Reason> {
        let parameter = |location, name: &str| {
            let found = find(&operation.parameters, location, name).ok_or_else(|| {
                Reason::from(format!("the request has no parameter `{name}` there"))
            })?;
            self.check_value(Some(found.schema), text)
        };
        match expression {
            Expression::Url | Expression::Method | Expression::StatusCode => Ok(()),
            Expression::RequestPath(name) => parameter(Location::Path, name),
            Expression::RequestQuery(name) => parameter(Location::Query, name),
            Expression::RequestHeader(name) => parameter(Location::Header, name),
            Expression::ResponseHeader(name) => {
                let mut headers = responses.iter().flat_map(|it| &it.headers);
                let found = headers.find(|it| it.name.eq_ignore_ascii_case(name));
                let found = found
                    .ok_or_else(|| Reason::from(format!("no response has the header `{name}`")))?;
                self.check_value(Some(found.schema), text)
            }
            Expression::RequestBody(pointer) => {
                let contents = operation.body.iter().flat_map(|it: &Body| &it.contents);
                self.check_body(contents, pointer, text)
            }
            Expression::ResponseBody(pointer) => {
                let contents = responses.iter().flat_map(|it| &it.contents);
                self.check_body(contents, pointer, text)
            }
        }
    }

    fn check_body<'c>(
        &self,
        contents: impl Iterator<Item = &'c crate::ir::Content>,
        pointer: &str,
        text: bool,
    ) -> Result<(), Reason> {
        let mut reason = Reason::from("the message has neither a JSON body nor a form");
        for content in contents {
            let Some(schema) = content.schema else {
                continue;
            };
            let found = match content.kind {
                MediaKind::Json => self.lead(schema, pointer),
                MediaKind::Form => self.field(schema, pointer),
                _ => continue,
            };
            match found.and_then(|found| self.check_values(found.as_deref(), text)) {
                Ok(()) => return Ok(()),
                Err(found) => reason = found,
            }
        }
        Err(reason)
    }

    /// The schemas of a form field at a JSON Pointer. A form is a list of pairs, so a pointer can't
    /// lead inside a field.
    fn field(&self, schema: SchemaId, pointer: &str) -> Result<Option<Vec<SchemaId>>, Reason> {
        if pointer.split('/').count() != 2 {
            return Err("only a field of a form has a value, and no part of it".into());
        }
        let found = self.lead(schema, pointer)?;
        self.check_values(found.as_deref(), true)?;
        Ok(found)
    }

    /// The schemas at a JSON Pointer in any of the alternatives; `None` if the value may be
    /// anything.
    pub(super) fn lead(
        &self,
        schema: SchemaId,
        pointer: &str,
    ) -> Result<Option<Vec<SchemaId>>, Reason> {
        let mut present = vec![schema];
        for token in pointer.split('/').skip(1) {
            let name = token.replace("~1", "/").replace("~0", "~");
            let facets = self.schemas.facets(&present);
            if facets.any {
                return Ok(None);
            }
            let members = facets.members.unwrap_or_default();
            let member = members.into_iter().find(|(member, _)| member.name == name);
            let items = facets
                .items
                .filter(|_| name.parse::<usize>().is_ok_and(|it| it.to_string() == name));
            let next = match (member, items, facets.additional) {
                (Some((_, schemas)), _, _) => Some(schemas),
                (None, Some(items), _) => Some(items),
                (None, None, Some(values)) if values.is_empty() => return Ok(None),
                (None, None, additional) => additional,
            };
            present = next.ok_or_else(|| missing(&name))?;
        }
        Ok(Some(present))
    }

    fn check_values(&self, schemas: Option<&[SchemaId]>, text: bool) -> Result<(), Reason> {
        let Some(schemas) = schemas else {
            return Ok(());
        };
        let mut checked = schemas.iter().map(|it| self.check_value(Some(*it), text));
        let refused = match checked.next() {
            Some(Err(reason)) => reason,
            Some(Ok(())) | None => return Ok(()),
        };
        if checked.any(|it| it.is_ok()) {
            Ok(())
        } else {
            Err(refused)
        }
    }

    fn check_value(&self, schema: Option<SchemaId>, text: bool) -> Result<(), Reason> {
        let Some(schema) = schema.filter(|_| text) else {
            return Ok(());
        };
        let shape = &self.schemas.get(self.schemas.target(schema)).shape;
        match shape {
            Shape::Object(_) | Shape::Array(_) | Shape::Never(_) => {
                Err("the value there is an object or an array, not text".into())
            }
            _ => Ok(()),
        }
    }
}

/// The reason for a pointer without a target.
fn missing(name: &str) -> Reason {
    let reason = format!("the body has no member `{name}`");
    match name.contains('.') {
        true => format!("{reason}; a JSON Pointer has `/` between members"),
        false => reason,
    }
}

/// A parameter by location and name; header names are compared ignoring case.
pub(crate) fn find<'p>(
    parameters: &'p [Parameter],
    location: Location,
    name: &str,
) -> Option<&'p Parameter> {
    parameters.iter().find(|it| {
        let same = match location {
            Location::Header => it.name.eq_ignore_ascii_case(name),
            _ => it.name == name,
        };
        it.location == location && same
    })
}
