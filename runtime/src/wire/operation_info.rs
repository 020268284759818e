//! The constants of an operation.

use super::method::MethodName;
use super::security::Requirement;
use super::servers::Server;
use super::webhook_signature::WebhookSignature;

/// The constants of an operation.
#[derive(Clone, Debug)]
pub struct OperationInfo {
    /// The `operationId`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: MethodName,
    /// The path template, for example `/accounts/{id}`.
    pub path: &'static str,
    /// Alternatives of requirements; all requirements of one alternative must be satisfied. Empty
    /// for a public operation.
    pub security: &'static [&'static [Requirement]],
    /// The media types of the request body.
    pub consumes: &'static [&'static str],
    /// The media types of all responses.
    pub produces: &'static [&'static str],
    /// The media types of requests with streams of bytes or items, or with files in parts.
    pub streamed_request_types: &'static [&'static str],
    /// The media types of requests with files in parts that have positions instead of names.
    pub ordered_request_types: &'static [&'static str],
    /// The parts of a request that are not files, so they are buffered. A part with a position has
    /// its media type and index, such as `multipart/mixed#0`; `multipart/mixed#2+` means all parts
    /// from that index on.
    pub buffered_parts: &'static [&'static str],
    /// The media types of responses with streams of bytes or items.
    pub streamed_response_types: &'static [&'static str],
    /// The location of the idempotency key.
    pub idempotency: Idempotency,
    /// The headers that a signer sets in the finished message.
    pub signed: &'static [&'static str],
    /// The size limit of the request body for a server, in bytes; `None` for the server's default.
    pub body_limit: Option<usize>,
    /// The servers of this operation, if they replace the servers of the document.
    pub servers: &'static [Server],
    /// True for a webhook or a callback: its sender gets the URL at run time.
    pub webhook: bool,
    /// True if a success may have no content, so no `Accept` can exclude every response.
    pub no_content: bool,
    /// The scheme of the signature of a webhook or a callback.
    pub signature: Option<WebhookSignature>,
}

impl OperationInfo {
    /// A public operation without a body and without an idempotency key.
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
            ordered_request_types: &[],
            buffered_parts: &[],
            streamed_response_types: &[],
            idempotency: Idempotency::None,
            signed: &[],
            body_limit: None,
            servers: &[],
            webhook: false,
            no_content: false,
            signature: None,
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

    /// States that a success may have no content.
    #[must_use]
    pub const fn no_content(mut self) -> Self {
        self.no_content = true;
        self
    }

    /// Sets the media types of all responses.
    #[must_use]
    pub const fn produces(mut self, media_types: &'static [&'static str]) -> Self {
        self.produces = media_types;
        self
    }

    /// Sets the media types of requests with streams of bytes or items, or with files in parts.
    #[must_use]
    pub const fn streamed_request_types(mut self, media_types: &'static [&'static str]) -> Self {
        self.streamed_request_types = media_types;
        self
    }

    /// Sets the media types of requests with files in parts that have positions.
    #[must_use]
    pub const fn ordered_request_types(mut self, media_types: &'static [&'static str]) -> Self {
        self.ordered_request_types = media_types;
        self
    }

    /// Sets the parts of a request that are not files.
    #[must_use]
    pub const fn buffered_parts(mut self, names: &'static [&'static str]) -> Self {
        self.buffered_parts = names;
        self
    }

    /// Sets the media types of responses with streams of bytes or items.
    #[must_use]
    pub const fn streamed_response_types(mut self, media_types: &'static [&'static str]) -> Self {
        self.streamed_response_types = media_types;
        self
    }

    /// Sets the location of the idempotency key.
    #[must_use]
    pub const fn idempotency(mut self, key: Idempotency) -> Self {
        self.idempotency = key;
        self
    }

    /// Sets the headers that a signer sets.
    #[must_use]
    pub const fn signed(mut self, headers: &'static [&'static str]) -> Self {
        self.signed = headers;
        self
    }

    /// Sets the size limit of the request body for a server, in bytes.
    #[must_use]
    pub const fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = Some(bytes);
        self
    }

    /// Sets servers that replace the servers of the document.
    #[must_use]
    pub const fn servers(mut self, servers: &'static [Server]) -> Self {
        self.servers = servers;
        self
    }

    /// Sets the scheme of the signature of a webhook or a callback.
    #[must_use]
    pub const fn signature(mut self, scheme: WebhookSignature) -> Self {
        self.signature = Some(scheme);
        self
    }

    /// Marks a webhook or a callback. Its path is only the default path at a receiver, and its
    /// sender gets the URL at run time.
    #[must_use]
    pub const fn webhook(mut self) -> Self {
        self.webhook = true;
        self
    }
}

/// The location of an idempotency key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idempotency {
    /// The operation has none, so a request that may have arrived is never sent again.
    None,
    /// A header with this name.
    Header(&'static str),
    /// A member of the body with this name.
    Member(&'static str),
    /// A header or a member of the body.
    HeaderOrMember {
        /// The header.
        header: &'static str,
        /// The member of the body.
        member: &'static str,
    },
}

/// An example of a body in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// The `operationId`.
    pub operation: &'static str,
    /// The status of the response; `None` for a request body.
    pub status: Option<u16>,
    /// The name in the document.
    pub name: &'static str,
    /// The summary in the document, for example that it is not a real state.
    pub summary: Option<&'static str>,
    /// The description in the document.
    pub description: Option<&'static str>,
    /// The body as JSON text.
    pub body: &'static str,
}
