//! What is constant about an operation.

use std::convert::Infallible;

use http::Method;

use super::{RequestReader, RequestWriter, ResponseReader, ResponseWriter, Server};
use crate::codec::Validate;

/// An operation: one method on one path, with the types of its request and its answers.
pub trait Operation: 'static {
    /// What is constant about it.
    const INFO: OperationInfo;
    /// What it is called with.
    type Request: Validate + Send + Sync + 'static;
    /// What it answers when it succeeds.
    type Response: Send + Sync + 'static;
    /// What it answers when it fails.
    type Error: std::error::Error + Send + Sync + 'static;
}

/// An operation that can be called: generated ones are with the feature `send`, which is part of
/// `client`.
pub trait Outgoing:
    Operation<Request: WriteRequest, Response: ReadResponse, Error: ReadResponse>
{
}

impl<O> Outgoing for O where
    O: Operation<Request: WriteRequest, Response: ReadResponse, Error: ReadResponse>
{
}

/// An operation that can be answered: generated ones are with the feature `receive`, which is part
/// of `server`.
pub trait Incoming:
    Operation<Request: ReadRequest, Response: WriteResponse, Error: WriteResponse>
{
}

impl<O> Incoming for O where
    O: Operation<Request: ReadRequest, Response: WriteResponse, Error: WriteResponse>
{
}

/// A request that is written.
pub trait WriteRequest {
    /// Writes every part of the request.
    fn write(&self, to: &mut RequestWriter);
}

/// A request that is read.
pub trait ReadRequest: Sized {
    /// Reads every part, and reports all that is wrong with any of them.
    fn read(from: &mut RequestReader<'_>) -> Option<Self>;
}

/// A set of answers that are written.
pub trait WriteResponse {
    /// Writes the answer.
    fn write(&self, to: &mut ResponseWriter);
}

/// A set of answers that are read.
pub trait ReadResponse: Sized {
    /// Reads the answer, or marks its status as undocumented.
    fn read(from: &mut ResponseReader<'_>) -> Option<Self>;

    /// What the document says of the answer with a status beside its content.
    #[must_use]
    fn said(status: u16) -> Said {
        let _ = status;
        Said::new()
    }
}

/// What a document says of an answer beside its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Whether it says that the request was not carried out, and no earlier one with the same
    /// idempotency key either (`x-copperplate-not-carried-out`).
    pub not_carried_out: bool,
    /// The members of the body that say how long to wait before the next attempt
    /// (`x-copperplate-retry-after`).
    pub retry_after: &'static [Wait],
}

impl Said {
    /// Nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            not_carried_out: false,
            retry_after: &[],
        }
    }

    /// Says that neither the request nor an earlier one with its key was carried out.
    #[must_use]
    pub const fn not_carried_out(mut self) -> Self {
        self.not_carried_out = true;
        self
    }

    /// Says which members of the body ask for a wait.
    #[must_use]
    pub const fn retry_after(mut self, waits: &'static [Wait]) -> Self {
        self.retry_after = waits;
        self
    }
}

/// A member of a body that says how long to wait before the next attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Where it is: a JSON Pointer (RFC 6901).
    pub pointer: &'static str,
    /// How many of its units a second has.
    pub per_second: u32,
}

impl Wait {
    /// A member that holds seconds.
    #[must_use]
    pub const fn seconds(pointer: &'static str) -> Self {
        Self {
            pointer,
            per_second: 1,
        }
    }

    /// A member that holds milliseconds.
    #[must_use]
    pub const fn milliseconds(pointer: &'static str) -> Self {
        Self {
            pointer,
            per_second: 1000,
        }
    }
}

/// Headers of an answer that are written; [`headers!`](crate::headers) implements it.
pub trait WriteHeaders {
    /// Writes each header.
    fn write(&self, to: &mut ResponseWriter);
}

/// Headers of an answer that are read; [`headers!`](crate::headers) implements it.
pub trait ReadHeaders: Sized {
    /// Reads each header, and reports all that is wrong with any of them.
    fn read(from: &mut ResponseReader<'_>) -> Option<Self>;
}

/// An operation without such answers has no value of them.
impl WriteResponse for Infallible {
    fn write(&self, _: &mut ResponseWriter) {
        match *self {}
    }
}

/// An operation without such answers reads none.
impl ReadResponse for Infallible {
    fn read(from: &mut ResponseReader<'_>) -> Option<Self> {
        from.undocumented()
    }
}

/// What is constant about an operation.
#[derive(Clone, Debug)]
pub struct OperationInfo {
    /// The `operationId`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path template, for example `/accounts/{id}`.
    pub path: &'static str,
    /// Alternatives of requirements, each of which must hold as a whole; empty for a public
    /// operation.
    pub security: &'static [&'static [Requirement]],
    /// The media types of the request body.
    pub consumes: &'static [&'static str],
    /// The media types of all answers.
    pub produces: &'static [&'static str],
    /// The media types of requests that are streams of bytes or items, or have parts that are files.
    pub uploads: &'static [&'static str],
    /// The parts of a request that are no files, and are therefore held.
    pub held_parts: &'static [&'static str],
    /// The media types of answers that are streams of bytes or items.
    pub streams: &'static [&'static str],
    /// Where the idempotency key travels.
    pub idempotency: Idempotency,
    /// Headers that a signer fills from the finished message.
    pub signed: &'static [&'static str],
    /// How large the request body may be for a server, in bytes; `None` for the server's default.
    pub body_limit: Option<usize>,
    /// The servers of this operation, where it does not use those of the document.
    pub servers: &'static [Server],
    /// Whether it is called at a URL that its caller is told, as webhooks and callbacks are.
    pub hook: bool,
    /// Whether a success may have no content, so that no `Accept` can rule out every answer.
    pub bare: bool,
}

impl OperationInfo {
    /// An operation that is public, takes no body and has no idempotency key.
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

    /// Sets the alternatives of requirements.
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

    /// Says that a success may have no content.
    #[must_use]
    pub const fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    /// Sets the media types of all answers.
    #[must_use]
    pub const fn produces(mut self, media_types: &'static [&'static str]) -> Self {
        self.produces = media_types;
        self
    }

    /// Sets the media types of requests that are streams of bytes or items, or have parts that are
    /// files.
    #[must_use]
    pub const fn uploads(mut self, media_types: &'static [&'static str]) -> Self {
        self.uploads = media_types;
        self
    }

    /// Sets the parts of a request that are no files.
    #[must_use]
    pub const fn held_parts(mut self, names: &'static [&'static str]) -> Self {
        self.held_parts = names;
        self
    }

    /// Sets the media types of answers that are streams of bytes or items.
    #[must_use]
    pub const fn streams(mut self, media_types: &'static [&'static str]) -> Self {
        self.streams = media_types;
        self
    }

    /// Sets where the idempotency key travels.
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

    /// Sets how large the request body may be for a server, in bytes.
    #[must_use]
    pub const fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = Some(bytes);
        self
    }

    /// Sets the servers that it uses in place of those of the document.
    #[must_use]
    pub const fn servers(mut self, servers: &'static [Server]) -> Self {
        self.servers = servers;
        self
    }

    /// Says that it is a webhook or a callback: its path is only where a receiver mounts it unless
    /// told otherwise, and a sender is told the URL.
    #[must_use]
    pub const fn hook(mut self) -> Self {
        self.hook = true;
        self
    }
}

/// Where an idempotency key travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idempotency {
    /// The operation has none, so a request that may have arrived is never sent again.
    None,
    /// In a header of this name.
    Header(&'static str),
    /// In a member of the body of this name.
    Member(&'static str),
    /// In either of the two.
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
    /// Where a user grants access; empty where the flow has no such step.
    pub authorization_url: &'static str,
    /// Where tokens are issued; empty where the flow has no such step.
    pub token_url: &'static str,
    /// Where tokens are renewed; empty where the document names no such place.
    pub refresh_url: &'static str,
    /// Each scope with what the document says about it.
    pub scopes: &'static [(&'static str, &'static str)],
}

/// A security scheme (OpenAPI 3.0.3, Security Scheme Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Its name in the document.
    pub name: &'static str,
    /// How its credential travels.
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

/// How a credential travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// A bearer token (RFC 6750); OAuth 2 and OpenID Connect send the same.
    Bearer,
    /// A user name and a password (RFC 7617).
    Basic,
    /// A key of its own.
    ApiKey {
        /// The part of the message.
        place: KeyPlace,
        /// The name of the header, query parameter or cookie.
        name: &'static str,
    },
    /// A certificate of the client (mutual TLS), which travels in the connection and not in the
    /// message.
    MutualTls,
    /// Another way, which is neither carried nor checked here: what requires it is closed.
    Unsupported,
}

/// The part of a message that an API key travels in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// A header.
    Header,
    /// The query.
    Query,
    /// A cookie.
    Cookie,
}

/// A scheme that must be satisfied, and the scopes that it must grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The scheme.
    pub scheme: Scheme,
    /// OAuth 2 scopes; empty for other schemes.
    pub scopes: &'static [&'static str],
}

/// An example body that a document gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// The `operationId`.
    pub operation: &'static str,
    /// The status that it answers with; `None` for a request body.
    pub status: Option<u16>,
    /// Its name in the document.
    pub name: &'static str,
    /// What the document says about it in short, for example that it is no state that occurs.
    pub summary: Option<&'static str>,
    /// What the document says about it.
    pub description: Option<&'static str>,
    /// The body as JSON text.
    pub body: &'static str,
}
