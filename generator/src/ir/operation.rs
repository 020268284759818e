//! Operations: what travels in which part of a message.

use std::sync::Arc;

use crate::source::Version;

use super::{Body, Callback, Content, Docs, Link, Origin, Role, SchemaId, Server, WaitUnit};

/// An HTTP method that OpenAPI knows.
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

    /// The methods that a version of OpenAPI knows, with their keys in a Path Item Object.
    pub fn all(version: Version) -> impl Iterator<Item = (&'static str, Self)> + Clone {
        let known = move |it: &(&str, Self)| it.1 != Self::Query || version == Version::V3_2;
        Self::ALL.into_iter().filter(known)
    }

    /// The name in a request line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
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
        }
    }
}

/// An operation: one method on one path.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where it stands.
    pub origin: Origin,
    /// The `operationId`, or one made of method and path.
    pub id: String,
    /// The HTTP method.
    pub method: Method,
    /// The path template.
    pub path: String,
    /// What the document says about it.
    pub docs: Docs,
    /// Its tags.
    pub tags: Vec<String>,
    /// Path, query, header and cookie parameters, those of the path item included.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// The documented responses in the document's order.
    pub responses: Vec<Response>,
    /// Alternatives of requirements that all must hold; empty when the operation is public.
    pub security: Vec<Vec<Requirement>>,
    /// Where the idempotency key travels.
    pub idempotency: Idempotency,
    /// Servers in place of those of the document; empty where it has none of its own.
    pub servers: Vec<Server>,
    /// Who calls it.
    pub role: Role,
    /// How the URLs of its callbacks are made.
    pub callbacks: Vec<Callback>,
    /// The links that lead to it.
    pub links: Vec<Link>,
}

/// Where an idempotency key travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idempotency {
    /// The operation has none.
    None,
    /// In a header, under this name.
    Header(String),
    /// In a member of the body, under this name.
    Member(String),
    /// In a header or in a member of the body, under these names.
    Either(String, String),
}

/// A part of a message that a parameter stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
}

/// How a parameter's value is spelled.
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
}

impl Style {
    /// Every style with its name in a document and the places that it has.
    pub const ALL: [(&'static str, Self, &'static [Location]); 7] = [
        ("simple", Self::Simple, &[Location::Path, Location::Header]),
        ("label", Self::Label, &[Location::Path]),
        ("matrix", Self::Matrix, &[Location::Path]),
        ("form", Self::Form, &[Location::Query, Location::Cookie]),
        ("spaceDelimited", Self::SpaceDelimited, &[Location::Query]),
        ("pipeDelimited", Self::PipeDelimited, &[Location::Query]),
        ("deepObject", Self::DeepObject, &[Location::Query]),
    ];
}

/// A parameter of a request, or a header of a response.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where it stands in the document.
    pub origin: Origin,
    /// The name on the wire.
    pub name: String,
    /// The part of the message.
    pub location: Location,
    /// What the document says about it.
    pub docs: Docs,
    /// What its value is.
    pub schema: SchemaId,
    /// Whether it must be present.
    pub required: bool,
    /// How its value is spelled.
    pub style: Style,
    /// Whether each item of a list or object stands apart.
    pub explode: bool,
    /// Whether its value is JSON text (`content`).
    pub json: bool,
    /// Whether reserved characters stay as they are (`allowReserved`).
    pub reserved: bool,
    /// Whether the empty text is a value whatever the schema says, and a list without items where
    /// it is one (`allowEmptyValue`).
    pub may_be_empty: bool,
    /// Whether a signer fills it from the finished message, not the caller.
    pub signed: bool,
    /// Whether it is the idempotency key.
    pub idempotency_key: bool,
}

/// Which status codes a response stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// One code.
    Code(u16),
    /// A class such as `4XX`, by its first digit.
    Range(u8),
    /// Every code that the document does not name.
    Default,
}

/// A documented response.
#[derive(Clone, Debug)]
pub struct Response {
    /// Where it stands.
    pub origin: Origin,
    /// Its status.
    pub status: Status,
    /// What the document says about it.
    pub docs: Docs,
    /// Its headers, which many responses may share.
    pub headers: Vec<Arc<Parameter>>,
    /// Its body in each media type; empty where it has none.
    pub contents: Vec<Content>,
    /// What the document says of it beside its content.
    pub remarks: Remarks,
}

/// What a document says of an answer beside its content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Remarks {
    /// Whether it says that neither the request nor an earlier one with its idempotency key was
    /// carried out.
    pub not_carried_out: bool,
    /// The members of its body that say how long to wait before another attempt.
    pub waits: Vec<Wait>,
}

/// A member of a body that says how long to wait before another attempt.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Wait {
    /// Where it is in the body: a JSON Pointer.
    pub pointer: String,
    /// What it counts.
    pub unit: WaitUnit,
}

/// A scheme that must be satisfied, and the scopes it must grant.
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
    /// Its key under `components/securitySchemes`.
    pub name: String,
    /// How it travels.
    pub kind: SchemeKind,
    /// The flows of an OAuth 2 scheme.
    pub flows: Vec<OAuthFlow>,
    /// Where an OpenID Connect scheme is described.
    pub discovery_url: Option<String>,
    /// What the document says about it.
    pub docs: Docs,
}

/// How a credential travels.
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
    /// A scheme that is not supported. It stays a requirement, which nobody can satisfy.
    Unsupported,
}

/// A flow of an OAuth 2 scheme.
#[derive(Clone, Debug)]
pub struct OAuthFlow {
    /// Its key under `flows`.
    pub name: String,
    /// `authorizationUrl`.
    pub authorization_url: Option<String>,
    /// `tokenUrl`.
    pub token_url: Option<String>,
    /// `refreshUrl`.
    pub refresh_url: Option<String>,
    /// Each scope with its description.
    pub scopes: Vec<(String, String)>,
}

/// Where an API key travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ApiKeyPlace {
    Header,
    Query,
    Cookie,
}

/// Why a server refuses a request by itself.
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
}

impl RefusalReason {
    /// Every reason with its key under `x-copperplate-refusals`.
    pub const ALL: [(&'static str, Self); 11] = [
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
    ];
}

/// How a refusal is answered.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// Why.
    pub reason: RefusalReason,
    /// The status of the answer.
    pub status: u16,
    /// The media type of the answer.
    pub media_type: String,
    /// The body as JSON text with placeholders.
    pub body: String,
}
