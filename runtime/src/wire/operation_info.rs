//! The constants of an operation.

use super::method::MethodName;
use super::security::Requirement;
use super::servers::Server;

/// What is constant about an operation.
#[derive(Clone, Debug)]
pub struct OperationInfo {
    /// The `operationId`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: MethodName,
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
    pub streamed_request_types: &'static [&'static str],
    /// The parts of a request that are no files, and are therefore held.
    pub buffered_parts: &'static [&'static str],
    /// The media types of answers that are streams of bytes or items.
    pub streamed_response_types: &'static [&'static str],
    /// Where the idempotency key travels.
    pub idempotency: Idempotency,
    /// Headers that a signer fills from the finished message.
    pub signed: &'static [&'static str],
    /// How large the request body may be for a server, in bytes; `None` for the server's default.
    pub body_limit: Option<usize>,
    /// The servers of this operation, where it does not use those of the document.
    pub servers: &'static [Server],
    /// Whether it is called at a URL that its caller is told, as webhooks and callbacks are.
    pub webhook: bool,
    /// Whether a success may have no content, so that no `Accept` can rule out every answer.
    pub no_content: bool,
}

impl OperationInfo {
    /// An operation that is public, takes no body and has no idempotency key.
    #[must_use]
    pub const fn new(id: &'static str, method: MethodName, path: &'static str) -> Self {
        Self {
            id,
            method,
            path,
            security: &[],
            consumes: &[],
            produces: &[],
            streamed_request_types: &[],
            buffered_parts: &[],
            streamed_response_types: &[],
            idempotency: Idempotency::None,
            signed: &[],
            body_limit: None,
            servers: &[],
            webhook: false,
            no_content: false,
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
    pub const fn no_content(mut self) -> Self {
        self.no_content = true;
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
    pub const fn streamed_request_types(mut self, media_types: &'static [&'static str]) -> Self {
        self.streamed_request_types = media_types;
        self
    }

    /// Sets the parts of a request that are no files.
    #[must_use]
    pub const fn buffered_parts(mut self, names: &'static [&'static str]) -> Self {
        self.buffered_parts = names;
        self
    }

    /// Sets the media types of answers that are streams of bytes or items.
    #[must_use]
    pub const fn streamed_response_types(mut self, media_types: &'static [&'static str]) -> Self {
        self.streamed_response_types = media_types;
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
    pub const fn webhook(mut self) -> Self {
        self.webhook = true;
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
