//! The constants of an operation.

use std::convert::Infallible;

use http::Method;

use super::{RequestReader, RequestWriter, ResponseReader, ResponseWriter, Server};
use crate::codec::Validate;

/// An operation: one method on one path, with the types of its request and its responses.
pub trait Operation: 'static {
    /// The constants of the operation.
    const INFO: OperationInfo;
    /// The request.
    type Request: Validate + Send + Sync + 'static;
    /// The documented successes.
    type Response: Send + Sync + 'static;
    /// The documented failures.
    type Error: std::error::Error + Send + Sync + 'static;
}

/// An operation for clients. Generated operations implement it with the feature `send`, which
/// `client` includes.
pub trait Outgoing:
    Operation<Request: WriteRequest, Response: ReadResponse, Error: ReadResponse>
{
}

impl<O> Outgoing for O where
    O: Operation<Request: WriteRequest, Response: ReadResponse, Error: ReadResponse>
{
}

/// An operation for servers. Generated operations implement it with the feature `receive`, which
/// `server` includes.
pub trait Incoming:
    Operation<Request: ReadRequest, Response: WriteResponse, Error: WriteResponse>
{
}

impl<O> Incoming for O where
    O: Operation<Request: ReadRequest, Response: WriteResponse, Error: WriteResponse>
{
}

/// A request to write.
pub trait WriteRequest {
    /// Writes every part of the request.
    fn write(&self, to: &mut RequestWriter);
}

/// A request to read.
pub trait ReadRequest: Sized {
    /// Reads every part, and reports the violations of all.
    fn read(from: &mut RequestReader<'_>) -> Option<Self>;
}

/// A set of responses to write.
pub trait WriteResponse {
    /// Writes the response.
    fn write(&self, to: &mut ResponseWriter);
}

/// A set of responses to read.
pub trait ReadResponse: Sized {
    /// Reads the response, or marks its status as undocumented.
    fn read(from: &mut ResponseReader<'_>) -> Option<Self>;

    /// The statements of the document about the response with a status, beside its content.
    #[must_use]
    fn said(status: u16) -> Said {
        let _ = status;
        Said::new()
    }
}

/// The statements of a document about a response, beside its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// True if the document promises that neither the request nor an earlier one with the same
    /// idempotency key was carried out (`x-copperplate-not-carried-out`).
    pub not_carried_out: bool,
    /// The members of the body with the time to wait before the next attempt
    /// (`x-copperplate-retry-after`).
    pub retry_after: &'static [Wait],
}

impl Said {
    /// No statements.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            not_carried_out: false,
            retry_after: &[],
        }
    }

    /// Promises that neither the request nor an earlier one with its key was carried out.
    #[must_use]
    pub const fn not_carried_out(mut self) -> Self {
        self.not_carried_out = true;
        self
    }

    /// Sets the members of the body with a time to wait.
    #[must_use]
    pub const fn retry_after(mut self, waits: &'static [Wait]) -> Self {
        self.retry_after = waits;
        self
    }
}

/// A member of a body with the time to wait before the next attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// A JSON Pointer to it (RFC 6901).
    pub pointer: &'static str,
    /// The number of its units in a second.
    pub per_second: u32,
}

impl Wait {
    /// A member in seconds.
    #[must_use]
    pub const fn seconds(pointer: &'static str) -> Self {
        Self {
            pointer,
            per_second: 1,
        }
    }

    /// A member in milliseconds.
    #[must_use]
    pub const fn milliseconds(pointer: &'static str) -> Self {
        Self {
            pointer,
            per_second: 1000,
        }
    }
}

/// Response headers to write; [`headers!`](crate::headers) implements it.
pub trait WriteHeaders {
    /// Writes each header.
    fn write(&self, to: &mut ResponseWriter);
}

/// Response headers to read; [`headers!`](crate::headers) implements it.
pub trait ReadHeaders: Sized {
    /// Reads each header, and reports the violations of all.
    fn read(from: &mut ResponseReader<'_>) -> Option<Self>;
}

/// An operation without such responses.
impl WriteResponse for Infallible {
    fn write(&self, _: &mut ResponseWriter) {
        match *self {}
    }
}

/// An operation without such responses.
impl ReadResponse for Infallible {
    fn read(from: &mut ResponseReader<'_>) -> Option<Self> {
        from.undocumented()
    }
}

/// The constants of an operation.
#[derive(Clone, Debug)]
pub struct OperationInfo {
    /// The `operationId`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path template, for example `/accounts/{id}`.
    pub path: &'static str,
    /// The alternative sets of requirements; one set must be satisfied completely. Empty for a
    /// public operation.
    pub security: &'static [&'static [Requirement]],
    /// The media types of the request body.
    pub consumes: &'static [&'static str],
    /// The media types of all responses.
    pub produces: &'static [&'static str],
    /// The request media types with streams of bytes or items, or with files in parts.
    pub uploads: &'static [&'static str],
    /// The parts of a request without files, which are buffered.
    pub held_parts: &'static [&'static str],
    /// The response media types with streams of bytes or items.
    pub streams: &'static [&'static str],
    /// The place of the idempotency key.
    pub idempotency: Idempotency,
    /// Headers that a signer fills from the finished message.
    pub signed: &'static [&'static str],
    /// The largest request body a server accepts, in bytes; `None` for the server's default.
    pub body_limit: Option<usize>,
    /// The servers of this operation; empty if it uses the servers of the document.
    pub servers: &'static [Server],
    /// True for webhooks and callbacks, which are called at a URL provided by the receiver.
    pub hook: bool,
    /// True if a success may have no content, so that no `Accept` can exclude every response.
    pub bare: bool,
}

impl OperationInfo {
    /// A public operation without a body and without an idempotency key.
    #[must_use]
    pub const fn new(id: &'static str, method: Method, path: &'static str) -> Self {
        Self {
            id,
            method,
            path,
            security: &[],
            consumes: &[],
            produces: &[],
            uploads: &[],
            held_parts: &[],
            streams: &[],
            idempotency: Idempotency::None,
            signed: &[],
            body_limit: None,
            servers: &[],
            hook: false,
            bare: false,
        }
    }

    /// Sets the alternative sets of requirements.
    #[must_use]
    pub const fn security(mut self, alternatives: &'static [&'static [Requirement]]) -> Self {
        self.security = alternatives;
        self
    }

    /// Sets the media types of the request body.
    #[must_use]
    pub const fn consumes(mut self, media_types: &'static [&'static str]) -> Self {
        self.consumes = media_types;
        self
    }

    /// Marks a success as possibly without content.
    #[must_use]
    pub const fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    /// Sets the media types of all responses.
    #[must_use]
    pub const fn produces(mut self, media_types: &'static [&'static str]) -> Self {
        self.produces = media_types;
        self
    }

    /// Sets the request media types with streams of bytes or items, or with files in parts.
    #[must_use]
    pub const fn uploads(mut self, media_types: &'static [&'static str]) -> Self {
        self.uploads = media_types;
        self
    }

    /// Sets the parts of a request without files.
    #[must_use]
    pub const fn held_parts(mut self, names: &'static [&'static str]) -> Self {
        self.held_parts = names;
        self
    }

    /// Sets the response media types with streams of bytes or items.
    #[must_use]
    pub const fn streams(mut self, media_types: &'static [&'static str]) -> Self {
        self.streams = media_types;
        self
    }

    /// Sets the place of the idempotency key.
    #[must_use]
    pub const fn idempotency(mut self, key: Idempotency) -> Self {
        self.idempotency = key;
        self
    }

    /// Sets the headers that a signer fills.
    #[must_use]
    pub const fn signed(mut self, headers: &'static [&'static str]) -> Self {
        self.signed = headers;
        self
    }

    /// Sets the largest request body a server accepts, in bytes.
    #[must_use]
    pub const fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = Some(bytes);
        self
    }

    /// Sets the servers of this operation, which replace the servers of the document.
    #[must_use]
    pub const fn servers(mut self, servers: &'static [Server]) -> Self {
        self.servers = servers;
        self
    }

    /// Marks it as a webhook or a callback: its path is only the default mount point of a receiver,
    /// and a sender is given the URL.
    #[must_use]
    pub const fn hook(mut self) -> Self {
        self.hook = true;
        self
    }
}

/// The place of an idempotency key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idempotency {
    /// There is none, so a request that may have arrived is never sent again.
    None,
    /// In the header with this name.
    Header(&'static str),
    /// In the member of the body with this name.
    Member(&'static str),
    /// In the header or in the member.
    HeaderOrMember {
        /// The header.
        header: &'static str,
        /// The member of the body.
        member: &'static str,
    },
}

/// A flow of an OAuth 2 scheme (OpenAPI 3.0.3, OAuth Flow Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OAuthFlow {
    /// Its name in the document, for example `clientCredentials`.
    pub name: &'static str,
    /// The URL at which a user grants access; empty if the flow has no such step.
    pub authorization_url: &'static str,
    /// The URL that issues tokens; empty if the flow has no such step.
    pub token_url: &'static str,
    /// The URL that renews tokens; empty if the document has none.
    pub refresh_url: &'static str,
    /// Each scope with its description.
    pub scopes: &'static [(&'static str, &'static str)],
}

/// A security scheme (OpenAPI 3.0.3, Security Scheme Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Its name in the document.
    pub name: &'static str,
    /// The type of its credential.
    pub kind: SchemeKind,
}

impl Scheme {
    /// A requirement of this scheme with these scopes.
    #[must_use]
    pub const fn requires(self, scopes: &'static [&'static str]) -> Requirement {
        Requirement {
            scheme: self,
            scopes,
        }
    }
}

/// The type of a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// A bearer token (RFC 6750); OAuth 2 and OpenID Connect send the same.
    Bearer,
    /// A user name and a password (RFC 7617).
    Basic,
    /// An API key.
    ApiKey {
        /// Its location in the message.
        place: KeyPlace,
        /// The name of the header, query parameter or cookie.
        name: &'static str,
    },
    /// A client certificate (mutual TLS), a property of the connection and not of the message.
    MutualTls,
    /// An unsupported scheme: an operation that requires it refuses every request.
    Unsupported,
}

/// The location of an API key in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// A header.
    Header,
    /// The query.
    Query,
    /// A cookie.
    Cookie,
}

/// A required security scheme with the required scopes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The scheme.
    pub scheme: Scheme,
    /// OAuth 2 scopes; empty for other schemes.
    pub scopes: &'static [&'static str],
}

/// An example body from the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// The `operationId`.
    pub operation: &'static str,
    /// The status of the response; `None` for a request body.
    pub status: Option<u16>,
    /// Its name in the document.
    pub name: &'static str,
    /// Its summary, for example that the state never occurs.
    pub summary: Option<&'static str>,
    /// Its description.
    pub description: Option<&'static str>,
    /// The body as JSON text.
    pub body: &'static str,
}
