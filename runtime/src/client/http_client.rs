//! The client of an API.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::Request;
use reqwest::Url;

use super::build_error::BuildError;
use super::call::Astray;
use super::prepared::Prepared;
use super::sending::Sending;
use super::shared::Inner;
use super::target::{self, Servers};
use super::time_limit::Limit;
use super::{destinations, idempotency_key};
use crate::codec::Validate;
use crate::report::Report;
use crate::wire::expression::Destination;
use crate::wire::servers::{Server, ServerUrl};
use crate::wire::{
    ClientOperation, OperationInfo, ReadResponse, ResponseHints, write_streaming_request,
};

/// Sends operations. A generated `Client` wraps it.
///
/// Cloning it is cheap; clones share connections and credentials. `Debug` shows no secret.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
    servers: Arc<Servers>,
}

impl Client {
    pub(super) fn new(inner: Inner, servers: Servers) -> Self {
        Self {
            inner: Arc::new(inner),
            servers: Arc::new(servers),
        }
    }

    /// The same client for another server, which also replaces the servers of operations with their
    /// own. A [`base_url`](super::Builder::base_url) of the builder still takes precedence.
    ///
    /// # Errors
    ///
    /// Fails for a URL that can't be used.
    pub fn at(&self, server: impl Into<ServerUrl>) -> Result<Self, BuildError> {
        let chosen = self.servers.resolve(server.into().as_str());
        let chosen = chosen.and_then(|url| target::sendable(url, self.inner.secure));
        let chosen = match chosen {
            Ok(url) => Some(url),
            Err(_) if self.servers.redirect.is_some() => None,
            Err(error) => return Err(error),
        };
        Ok(Self {
            inner: Arc::clone(&self.inner),
            servers: Arc::new(Servers {
                chosen,
                ..Servers::clone(&self.servers)
            }),
        })
    }

    /// Sends a request and reads the response.
    ///
    /// # Errors
    ///
    /// The future fails with a documented failure, a response that violates the document, a request
    /// that violates the document, or a failure to reach the server.
    pub fn send<O: ClientOperation>(&self, request: &O::Request) -> Sending<O> {
        match written::<O>(request) {
            Ok(written) => {
                let url = self.target(O::INFO.servers, &written);
                self.sending(url, written)
            }
            Err(report) => Sending::refused(report),
        }
    }

    /// Sends a webhook or a callback to a URL and reads the response. The query of the request is
    /// added to the query of the URL.
    ///
    /// # Errors
    ///
    /// Like [`send`](Self::send). It also fails for a URL that no rule of
    /// [`Destinations`](super::Destinations) permits.
    pub fn send_to<O: ClientOperation>(
        &self,
        destination: &Destination,
        request: &O::Request,
    ) -> Sending<O> {
        match written::<O>(request) {
            Ok(written) => {
                let url = self.aimed(destination, written.uri().query());
                self.sending(url, written)
            }
            Err(report) => Sending::refused(report),
        }
    }

    /// The URL for a request.
    fn target(&self, own: &[Server], request: &Request<Bytes>) -> Result<Url, Astray> {
        let base = self.servers.of(own).map_err(Astray::Server)?;
        let url = target::join(&base, request.uri()).map_err(Astray::Invalid)?;
        target::sendable(url, self.inner.secure).map_err(Astray::Server)
    }

    /// The URL for a webhook or a callback.
    fn aimed(&self, destination: &Destination, query: Option<&str>) -> Result<Url, Astray> {
        let allowed = destinations::check(destination, self.inner.destinations.as_deref());
        let url = allowed.map_err(Astray::Server)?;
        let url = destinations::aim(url, self.servers.redirect.as_ref(), query);
        target::sendable(url, self.inner.secure).map_err(Astray::Server)
    }

    fn sending<O: ClientOperation>(
        &self,
        url: Result<Url, Astray>,
        written: Request<Bytes>,
    ) -> Sending<O> {
        match self.prepared(O::INFO, O::Error::hints, url, written) {
            Ok(prepared) => Sending::new(prepared, self.inner.reading),
            Err(report) => Sending::refused(report),
        }
    }

    /// A request that was stored, with its key.
    #[cfg(feature = "journal")]
    pub(super) fn restored<O: ClientOperation>(
        &self,
        request: Request<Bytes>,
        key: Option<super::standing::Key>,
    ) -> Prepared {
        Prepared {
            inner: Arc::clone(&self.inner),
            info: O::INFO,
            hints: O::Error::hints,
            url: self.target(O::INFO.servers, &request),
            request,
            key,
            options: self.inner.options,
            intent: None,
            doubtful: true,
        }
    }

    #[cfg(feature = "journal")]
    pub(super) fn reading(&self) -> super::reading::Reading {
        self.inner.reading
    }

    /// The request with its key.
    fn prepared(
        &self,
        info: OperationInfo,
        hints: fn(u16) -> ResponseHints,
        url: Result<Url, Astray>,
        mut request: Request<Bytes>,
    ) -> Result<Prepared, Report> {
        // The key precedes the default headers, which apply to many calls and so are not the key of
        // one.
        let key = idempotency_key::settle(&mut request, info.idempotency)?;
        Ok(Prepared {
            inner: Arc::clone(&self.inner),
            info,
            hints,
            url,
            request,
            key,
            options: self.inner.options,
            #[cfg(feature = "journal")]
            intent: None,
            #[cfg(feature = "journal")]
            doubtful: false,
        })
    }
}

/// The request in bytes, or its violations.
fn written<O: ClientOperation>(request: &O::Request) -> Result<Request<Bytes>, Report> {
    let checked = request.validate();
    match (write_streaming_request::<O>(request), checked) {
        (Ok(written), Ok(())) => Ok(written),
        (Ok(_), Err(report)) | (Err(report), Ok(())) => Err(report),
        (Err(unwritable), Err(mut report)) => {
            report.append(unwritable);
            Err(report)
        }
    }
}

/// Functions that take any generated client take this one as well.
impl AsRef<Self> for Client {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("base_url", &self.servers.shown())
            .field("headers", &self.inner.headers)
            .field("credentials", &self.inner.sources)
            .field("signer", &self.inner.signer.is_some())
            .field("timeout", &self.inner.options.timeout.get())
            .field(
                "deadline",
                &self.inner.options.deadline.and_then(Limit::get),
            )
            .field("retry", &self.inner.options.retry)
            .field("response_limit", &self.inner.options.response_limit)
            .finish_non_exhaustive()
    }
}
