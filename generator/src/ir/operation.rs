//! Operations: the parts of their messages.

use std::sync::Arc;

use crate::source::{LONGEST_METHOD, Span, Version};

use super::{
    Body, Callback, Content, Docs, Link, Origin, Pagination, Polling, Role, SchemaId, Server,
    WaitUnit, WebhookSignature,
};

/// An HTTP method of OpenAPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Method {
    Get,
    Put,
    Post,
    Delete,
    Options,
    Head,
    Patch,
    Trace,
    Query,
    /// A method of `additionalOperations`.
    Other(OtherMethod),
}

/// The name of a method without a field of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OtherMethod {
    bytes: [u8; LONGEST_METHOD],
    length: usize,
}

impl Method {
    /// Every method with its key in a Path Item Object; `query` is new in OpenAPI 3.2.
    const ALL: [(&'static str, Self); 9] = [
        ("get", Self::Get),
        ("put", Self::Put),
        ("post", Self::Post),
        ("delete", Self::Delete),
        ("options", Self::Options),
        ("head", Self::Head),
        ("patch", Self::Patch),
        ("trace", Self::Trace),
        ("query", Self::Query),
    ];

    /// The methods with a field of their own in a version of OpenAPI, with their keys in a Path Item
    /// Object.
    pub fn all(version: Version) -> impl Iterator<Item = (&'static str, Self)> + Clone {
        let known = move |it: &(&str, Self)| it.1 != Self::Query || version == Version::V3_2;
        Self::ALL.into_iter().filter(known)
    }

    /// A method by its name in a request; `None` if the name is too long.
    #[must_use]
    pub fn other(name: &str) -> Option<Self> {
        let mut bytes = [0; LONGEST_METHOD];
        bytes
            .get_mut(..name.len())?
            .copy_from_slice(name.as_bytes());
        let length = name.len();
        Some(Self::Other(OtherMethod { bytes, length }))
    }

    /// The name in a request.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Query => "QUERY",
            Self::Other(name) => {
                let name = name.bytes.get(..name.length).unwrap_or_default();
                std::str::from_utf8(name).unwrap_or_default()
            }
        }
    }
}

/// An operation: one method on one path.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its place.
    pub origin: Origin,
    /// The `operationId`, or an id from method and path.
    pub id: String,
    /// The HTTP method.
    pub method: Method,
    /// The path template.
    pub path: String,
    /// Its documentation.
    pub docs: Docs,
    /// Its tags.
    pub tags: Vec<String>,
    /// Path, query, header and cookie parameters, including parameters of the path item.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// The documented responses, in the order of the document.
    pub responses: Vec<Response>,
    /// The alternatives of security, each a list of requirements; empty for a public operation.
    pub security: Vec<Vec<Requirement>>,
    /// The location of the idempotency key.
    pub idempotency: Idempotency,
    /// The signature of a webhook or a callback.
    pub signature: Option<WebhookSignature>,
    /// Its own servers; empty if the servers of the document apply.
    pub servers: Vec<Server>,
    /// Its caller.
    pub role: Role,
    /// Its callbacks, with the templates of their URLs.
    pub callbacks: Vec<Callback>,
    /// The links to it.
    pub links: Vec<Link>,
    /// The pages of its list.
    pub pagination: Option<Pagination>,
    /// The status that it reads.
    pub polling: Option<Polling>,
}

/// The location of an idempotency key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idempotency {
    /// There is none.
    None,
    /// A header with this name.
    Header(String),
    /// A body member with this name.
    Member(String),
    /// A header or a body member, with these names.
    Either(String, String),
}

/// The location of a parameter in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
}

/// The style of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Style {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    Cookie,
}

impl Style {
    /// Every style with its name in a document and its locations.
    pub const ALL: [(&'static str, Self, &'static [Location]); 8] = [
        ("simple", Self::Simple, &[Location::Path, Location::Header]),
        ("label", Self::Label, &[Location::Path]),
        ("matrix", Self::Matrix, &[Location::Path]),
        ("form", Self::Form, &[Location::Query, Location::Cookie]),
        ("spaceDelimited", Self::SpaceDelimited, &[Location::Query]),
        ("pipeDelimited", Self::PipeDelimited, &[Location::Query]),
        ("deepObject", Self::DeepObject, &[Location::Query]),
        ("cookie", Self::Cookie, &[Location::Cookie]),
    ];
}

/// A parameter of a request, or a header of a response.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its place in the document.
    pub origin: Origin,
    /// The name on the wire.
    pub name: String,
    /// Its location in the message.
    pub location: Location,
    /// Its documentation.
    pub docs: Docs,
    /// The schema of its value.
    pub schema: SchemaId,
    /// True if it is required.
    pub required: bool,
    /// The style of its value.
    pub style: Style,
    /// True if each item of a list or object is written separately.
    pub explode: bool,
    /// True if its value is JSON text (`content`).
    pub json: bool,
    /// True if it is the whole query (`in: querystring`).
    pub whole: bool,
    /// True if it is the whole query as one text, and not as a form.
    pub undivided: bool,
    /// True if reserved characters stay unescaped (`allowReserved`).
    pub reserved: bool,
    /// True if empty text is valid regardless of the schema (`allowEmptyValue`). If the value is a
    /// list, empty text is the empty list.
    pub may_be_empty: bool,
    /// True if a signer computes it from the finished message, instead of the caller.
    pub signed: bool,
    /// True if it is the idempotency key.
    pub idempotency_key: bool,
}

/// The status codes of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// One code.
    Code(u16),
    /// A class such as `4XX`, by its first digit.
    Range(u8),
    /// Every undocumented code.
    Default,
}

/// A documented response.
#[derive(Clone, Debug)]
pub struct Response {
    /// Its place.
    pub origin: Origin,
    /// Its status.
    pub status: Status,
    /// Its documentation.
    pub docs: Docs,
    /// Its headers, shared by responses with the same header.
    pub headers: Vec<Arc<Parameter>>,
    /// Its body in each media type; empty for a response without content.
    pub contents: Vec<Content>,
    /// Further statements of the document about it.
    pub remarks: Remarks,
}

/// Statements of a document about a response, besides its content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Remarks {
    /// True if the response proves that neither the request nor an earlier one with its idempotency
    /// key was carried out.
    pub not_carried_out: bool,
    /// The body members with the delay before another attempt.
    pub waits: Vec<Wait>,
    /// The JSON Pointers of the body members that an error may show.
    pub shown: Vec<String>,
}

/// A body member with the delay before another attempt.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Wait {
    /// Its JSON Pointer in the body.
    pub pointer: String,
    /// The unit of its number.
    pub unit: WaitUnit,
}

/// A required scheme with its required scopes.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// An index into [`super::Api::schemes`].
    pub scheme: usize,
    /// OAuth 2 scopes.
    pub scopes: Vec<String>,
}

/// A security scheme.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// Its place.
    pub origin: Span,
    /// Its key under `components/securitySchemes`.
    pub name: String,
    /// The form of its credential.
    pub kind: SchemeKind,
    /// The flows of an OAuth 2 scheme.
    pub flows: Vec<OAuthFlow>,
    /// The URL of an OpenID Connect configuration.
    pub discovery_url: Option<String>,
    /// The URL of the metadata of an OAuth 2 server (RFC 8414).
    pub metadata_url: Option<String>,
    /// Its documentation.
    pub docs: Docs,
}

/// The form of a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// RFC 6750, and OAuth 2 and OpenID Connect, which send the same header.
    Bearer,
    /// RFC 7617.
    Basic,
    /// A key in a header, the query or a cookie.
    ApiKey(ApiKeyPlace, String),
    /// A certificate of the client in the connection.
    MutualTls,
    /// An unsupported scheme. It remains a requirement that is never met.
    Unsupported,
}

/// A flow of an OAuth 2 scheme.
#[derive(Clone, Debug)]
pub struct OAuthFlow {
    /// Its key under `flows`.
    pub name: String,
    /// `authorizationUrl`.
    pub authorization_url: Option<String>,
    /// `deviceAuthorizationUrl`.
    pub device_authorization_url: Option<String>,
    /// `tokenUrl`.
    pub token_url: Option<String>,
    /// `refreshUrl`.
    pub refresh_url: Option<String>,
    /// Each scope with its description.
    pub scopes: Vec<(String, String)>,
}

/// The location of an API key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ApiKeyPlace {
    Header,
    Query,
    Cookie,
}

/// The reason why a server refuses a request without calling a handler.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum RefusalReason {
    Invalid,
    Unauthenticated,
    Forbidden,
    NotAcceptable,
    TooLarge,
    UnsupportedMediaType,
    Failed,
    NotFound,
    MethodNotAllowed,
    RequestTimeout,
    GatewayTimeout,
    TooManyRequests,
    HeadersTooLarge,
    NotImplemented,
    Unavailable,
    KeyReused,
    KeyInUse,
}

impl RefusalReason {
    /// Every reason with its key under `x-copperplate-refusals`.
    pub const ALL: [(&'static str, Self); 17] = [
        ("invalid", Self::Invalid),
        ("unauthenticated", Self::Unauthenticated),
        ("forbidden", Self::Forbidden),
        ("notAcceptable", Self::NotAcceptable),
        ("tooLarge", Self::TooLarge),
        ("unsupportedMediaType", Self::UnsupportedMediaType),
        ("failed", Self::Failed),
        ("notFound", Self::NotFound),
        ("methodNotAllowed", Self::MethodNotAllowed),
        ("requestTimeout", Self::RequestTimeout),
        ("gatewayTimeout", Self::GatewayTimeout),
        ("tooManyRequests", Self::TooManyRequests),
        ("headersTooLarge", Self::HeadersTooLarge),
        ("notImplemented", Self::NotImplemented),
        ("unavailable", Self::Unavailable),
        ("keyReused", Self::KeyReused),
        ("keyInUse", Self::KeyInUse),
    ];
}

/// The response to a refused request.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The reason.
    pub reason: RefusalReason,
    /// The status of the response.
    pub status: u16,
    /// The media type of the response.
    pub media_type: String,
    /// The body as JSON text with placeholders.
    pub body: String,
}
