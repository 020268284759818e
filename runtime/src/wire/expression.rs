//! Runtime expressions: values from a request and its response, for callbacks and links.

use std::fmt;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, Request, Response};

use super::messages::{WriteRequest, WriteResponse};
use super::operation::Operation;
use super::operation_info::OperationInfo;
use super::request_reader::query_value;
use super::response_writer::ResponseWriter;
use super::round_trip::write_aside;
use crate::codec::{Decode, from_json_lenient, from_json_with};
use crate::json::{Json, Limits};
use crate::parameter::{Parameter, ParameterValue};
use crate::report::Report;
use crate::schema::Schema;
use crate::syntax::path_template::captures;
use crate::syntax::percent;
use crate::types::Sensitive;

/// The media type of forms.
const FORM: &str = "application/x-www-form-urlencoded";

/// A value from a request or its response (OpenAPI 3.0.3, Runtime Expressions).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expression {
    /// `$url`: the whole URL of the request.
    Url,
    /// `$method`: the method of the request.
    Method,
    /// `$statusCode`: the status of the response.
    StatusCode,
    /// `$request.path.…`: a parameter of the path.
    RequestPath(&'static str),
    /// `$request.query.…`: a parameter of the query.
    RequestQuery(&'static str),
    /// `$request.header.…`: a header.
    RequestHeader(&'static str),
    /// `$request.body#…`: the target of a JSON Pointer.
    RequestBody(&'static str),
    /// `$response.header.…`: a header.
    ResponseHeader(&'static str),
    /// `$response.body#…`: the target of a JSON Pointer.
    ResponseBody(&'static str),
}

/// A piece of a text with embedded expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Literal text.
    Text(&'static str),
    /// A value.
    Value(Expression),
}

/// The failure to evaluate an expression. It contains no values of the messages.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExpressionError {
    /// The request or the response can't be written, so it has no values.
    Unwritable(Report),
    /// The message has no value there.
    Missing(Expression),
    /// The value is an object, an array or null instead of text.
    NoText(Expression),
    /// The link belongs to another response.
    OtherResponse,
    /// The values violate the schema of the next request.
    Invalid(Report),
}

impl fmt::Display for ExpressionError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unwritable(_) => formatter.write_str("the message can't be written"),
            Self::Missing(expression) => write!(formatter, "there is no value at {expression:?}"),
            Self::NoText(expression) => {
                write!(formatter, "the value at {expression:?} is not text")
            }
            Self::OtherResponse => formatter.write_str("this response does not have the link"),
            Self::Invalid(_) => formatter.write_str("the values violate the rules of the request"),
        }
    }
}

impl std::error::Error for ExpressionError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unwritable(report) | Self::Invalid(report) => Some(report),
            Self::Missing(_) | Self::NoText(_) | Self::OtherResponse => None,
        }
    }
}

/// The URL of a webhook or a callback. `Debug` hides it, because such URLs often contain a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination(Sensitive<String>);

impl Destination {
    /// A URL registered by a receiver. It is checked when something is sent there.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self(Sensitive::new(url.into()))
    }

    /// The URL.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.expose()
    }
}

/// A request and, once there is one, its response, as written.
pub struct Exchange {
    info: OperationInfo,
    request: Option<Request<Bytes>>,
    response: Option<Response<Bytes>>,
    base_url: String,
}

/// Hides the message, which can have secrets and personal data.
impl fmt::Debug for Exchange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Exchange")
            .field("operation", &self.info.id)
            .finish_non_exhaustive()
    }
}

impl Exchange {
    /// An empty exchange.
    #[must_use]
    pub const fn of<O: Operation>() -> Self {
        Self {
            info: O::INFO,
            request: None,
            response: None,
            base_url: String::new(),
        }
    }

    /// Adds the request.
    ///
    /// # Errors
    ///
    /// The request can't be written.
    pub fn request<O: Operation<Request: WriteRequest>>(
        mut self,
        request: &O::Request,
    ) -> Result<Self, ExpressionError> {
        let written = write_aside::<O>(request);
        self.request = Some(written.map_err(ExpressionError::Unwritable)?);
        Ok(self)
    }

    /// Adds the response.
    ///
    /// # Errors
    ///
    /// The response can't be written.
    pub fn response(mut self, response: &impl WriteResponse) -> Result<Self, ExpressionError> {
        let mut writer = ResponseWriter::default();
        response.write(&mut writer);
        let written = writer.finish();
        self.response = Some(written.map_err(ExpressionError::Unwritable)?);
        Ok(self)
    }

    /// Sets the URL of the called server, the start of `$url`.
    #[must_use]
    pub fn base_url(mut self, url: &str) -> Self {
        self.base_url = url.trim_end_matches('/').to_owned();
        self
    }

    /// The destination of a callback. A value at the start of its URL is used as it is; every other
    /// value is percent-encoded, so that it can't leave its part of the URL.
    ///
    /// # Errors
    ///
    /// A value is missing or is not text.
    pub fn destination(&self, pieces: &[Piece]) -> Result<Destination, ExpressionError> {
        let mut url = String::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => url.push_str(text),
                Piece::Value(value) if url.is_empty() => url.push_str(&self.text(*value)?),
                Piece::Value(value) => percent::encode(&self.text(*value)?, &mut url),
            }
        }
        Ok(Destination::new(url))
    }

    /// A parameter of the next request.
    ///
    /// # Errors
    ///
    /// A value is missing, is not text, or is not valid for the parameter.
    pub fn parameter<T: ParameterValue>(
        &self,
        pieces: &[Piece],
        parameter: &Parameter,
    ) -> Result<T, ExpressionError> {
        let texts = match pieces {
            [Piece::Value(value)] => self.texts(*value)?,
            pieces => vec![self.joined(pieces)?],
        };
        let mut report = Report::new();
        let value = T::from_texts(&texts, &mut report, &parameter.schema);
        report.locate_since(0, parameter.location);
        match value {
            Some(value) if report.is_empty() => Ok(value),
            _ => Err(ExpressionError::Invalid(report)),
        }
    }

    /// A structured value of the next request: its body, or a JSON parameter.
    ///
    /// # Errors
    ///
    /// A value is missing or violates its schema.
    pub fn value<T: Decode>(
        &self,
        expression: Expression,
        schema: &'static Schema,
    ) -> Result<T, ExpressionError> {
        let json = crate::codec::to_json(&self.json(expression)?);
        from_json_with(&json, schema, Limits::default()).map_err(ExpressionError::Invalid)
    }

    /// A constant of the next request, as JSON text.
    ///
    /// # Errors
    ///
    /// The constant violates its schema.
    pub fn constant<T: Decode>(
        &self,
        json: &str,
        schema: &'static Schema,
    ) -> Result<T, ExpressionError> {
        from_json_with(json.as_bytes(), schema, Limits::default()).map_err(ExpressionError::Invalid)
    }

    fn joined(&self, pieces: &[Piece]) -> Result<String, ExpressionError> {
        let mut joined = String::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => joined.push_str(text),
                Piece::Value(value) => joined.push_str(&self.text(*value)?),
            }
        }
        Ok(joined)
    }

    fn text(&self, expression: Expression) -> Result<String, ExpressionError> {
        scalar(&self.json(expression)?).ok_or(ExpressionError::NoText(expression))
    }

    fn texts(&self, expression: Expression) -> Result<Vec<String>, ExpressionError> {
        let json = self.json(expression)?;
        let texts = match &json {
            Json::Array(items) => items.iter().map(scalar).collect(),
            other => scalar(other).map(|text| vec![text]),
        };
        texts.ok_or(ExpressionError::NoText(expression))
    }

    fn json(&self, expression: Expression) -> Result<Json, ExpressionError> {
        let found = match expression {
            Expression::Url => self.url().map(Json::String),
            Expression::Method => Some(Json::String(self.info.method.as_str().to_owned())),
            Expression::StatusCode => {
                let response = self.response.as_ref();
                response.map(|it| Json::String(it.status().as_str().to_owned()))
            }
            Expression::RequestPath(name) => self.path(name).map(Json::String),
            Expression::RequestQuery(name) => self.query(name).map(Json::String),
            Expression::RequestHeader(name) => {
                header(self.request.as_ref().map(Request::headers), name)
            }
            Expression::ResponseHeader(name) => {
                header(self.response.as_ref().map(Response::headers), name)
            }
            Expression::RequestBody(pointer) => {
                let request = self.request.as_ref();
                request.and_then(|it| body(it.headers(), it.body(), pointer))
            }
            Expression::ResponseBody(pointer) => {
                let response = self.response.as_ref();
                response.and_then(|it| body(it.headers(), it.body(), pointer))
            }
        };
        found.ok_or(ExpressionError::Missing(expression))
    }

    fn url(&self) -> Option<String> {
        let request = self.request.as_ref()?;
        Some(format!("{}{}", self.base_url, request.uri()))
    }

    fn path(&self, name: &str) -> Option<String> {
        let path = self.request.as_ref()?.uri().path();
        let normal = percent::normal_path(path);
        let found = captures(self.info.path, path);
        let found = found.or_else(|| captures(self.info.path, &normal))?;
        let (_, raw) = found.into_iter().find(|(known, _)| *known == name)?;
        percent::decode(raw, false)
    }

    fn query(&self, name: &str) -> Option<String> {
        let query = self.request.as_ref()?.uri().query()?;
        field(query, name)
    }
}

/// The first value of a name in a list of pairs.
fn field(pairs: &str, name: &str) -> Option<String> {
    let mut pairs = pairs.split('&');
    pairs.find_map(|pair| query_value(pair, name)).flatten()
}

fn header(headers: Option<&HeaderMap>, name: &str) -> Option<Json> {
    let value = headers?.get(name)?.to_str().ok()?;
    Some(Json::String(value.to_owned()))
}

/// The target of a JSON Pointer in JSON or among the fields of a form.
fn body(headers: &HeaderMap, body: &Bytes, pointer: &str) -> Option<Json> {
    let media_type = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    if media_type.is_some_and(|it| it.starts_with(FORM)) {
        let name = pointer.strip_prefix('/')?;
        let name = name.replace("~1", "/").replace("~0", "~");
        return field(std::str::from_utf8(body).ok()?, &name).map(Json::String);
    }
    let (found, _) = from_json_lenient::<Json>(body).ok()?;
    found.at(pointer).cloned()
}

fn scalar(json: &Json) -> Option<String> {
    match json {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.as_str().to_owned()),
        Json::Bool(value) => Some(value.to_string()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}
