//! The client itself.

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

    /// The same client at another server, also for operations that have servers of their own. If
    /// it was built with a [`base_url`](super::Builder::base_url), its requests still go there.
    ///
    /// # Errors
    ///
    /// A URL that can't be used.
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

    /// Sends a request and reads the answer.
    ///
    /// # Errors
    ///
    /// When it is awaited: a documented failure, an answer that is not as documented, a request that
    /// breaks the document's rules, or a failure to reach the server.
    pub fn send<O: ClientOperation>(&self, request: &O::Request) -> Sending<O> {
        match written::<O>(request) {
            Ok(written) => {
                let url = self.target(O::INFO.servers, &written);
                self.sending(url, written)
            }
            Err(report) => Sending::refused(report),
        }
    }

    /// Sends a webhook or a callback to a URL and reads the answer. The query of the request is
    /// added to that of the URL.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send), and a URL that no rule of [`Destinations`](super::Destinations) allows.
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

    /// Where a request goes.
    fn target(&self, own: &[Server], request: &Request<Bytes>) -> Result<Url, Astray> {
        let base = self.servers.of(own).map_err(Astray::Server)?;
        let url = target::join(&base, request.uri()).map_err(Astray::Invalid)?;
        target::sendable(url, self.inner.secure).map_err(Astray::Server)
    }

    /// Where a webhook or a callback goes.
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

    /// The request with its key.
    fn prepared(
        &self,
        info: OperationInfo,
        hints: fn(u16) -> ResponseHints,
        url: Result<Url, Astray>,
        mut request: Request<Bytes>,
    ) -> Result<Prepared, Report> {
        // The key comes before the default headers, which hold for many calls and are no key of one.
        let key = idempotency_key::settle(&mut request, info.idempotency)?;
        Ok(Prepared {
            inner: Arc::clone(&self.inner),
            info,
            hints,
            url,
            request,
            key,
            options: self.inner.options,
        })
    }
}

/// The request in bytes, or all that is wrong with it.
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
