//! From operations to an `axum` router: what a service adds, and the way of a request through it.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use http::Response;
use http::request::Parts;

use super::auth::Authenticate;
use super::context::Context;
use super::exchange::{Failure, Gate};
use super::guard::guarded;
use super::paths::{Call, Route, pattern, router};
use super::settings::Settings;
use crate::json::Limits;
use crate::report::Report;
use crate::wire::body::Outgoing;
use crate::wire::{
    Incoming, Outcome, ReadRequest, Refusal, Refusals, RequestReader, captures, normal_path,
    write_streaming,
};

type Known<P> = Result<(Parts, P), Box<Response<Body>>>;
type Identified<P> = Pin<Box<dyn Future<Output = Known<P>> + Send>>;
type Identify<S, P> = fn(Arc<S>, Gate, Parts) -> Identified<P>;

/// Collects the operations of a service.
///
/// Generated code makes one per API; the router that comes out nests, layers and merges like any
/// other. A path that no operation has is left to the router around it.
pub struct Routes<S> {
    service: Arc<S>,
    refusals: &'static Refusals,
    settings: Settings,
    routes: Vec<Route>,
}

impl<S: Send + Sync + 'static> Routes<S> {
    /// The operations of a service, which says no as `refusals` has it.
    #[must_use]
    pub fn new(service: S, refusals: &'static Refusals) -> Self {
        Self {
            service: Arc::new(service),
            refusals,
            settings: Settings::default(),
            routes: Vec::new(),
        }
    }

    /// Sets how large a body may be, in bytes (1 MiB), unless the operation has a limit of its own.
    #[must_use]
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.settings.body_limit = bytes;
        self
    }

    /// Sets how large a body may be that is not held as a whole, in bytes, unless the operation has a
    /// limit of its own: a stream of bytes or items, or parts with files among them. It is that of
    /// [`body_limit`](Self::body_limit) unless it is set; what is held of such a body, all parts
    /// that are no files included, stays within that one.
    #[must_use]
    pub fn upload_limit(mut self, bytes: usize) -> Self {
        self.settings.upload_limit = Some(bytes);
        self
    }

    /// Sets how long a file in a part may be that is held in memory, in bytes (64 KiB). A longer one
    /// is spooled into a temporary file, in the folder that [`std::env::temp_dir`] names, which
    /// should not be in memory. The file is gone once the request's [`File`](crate::File) and its
    /// clones are dropped.
    #[must_use]
    pub fn file_held(mut self, bytes: usize) -> Self {
        self.settings.file_held = bytes;
        self
    }

    /// Sets how deep JSON may nest, and how much a refusal tells of what is wrong.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.settings.limits = limits;
        self
    }

    /// Reads webhooks and callbacks as strictly as other operations: all that is against the document
    /// is refused.
    ///
    /// Unless this is called, they are read as a client reads answers. Their sender is the API, whose
    /// values and members grow, and which stops sending to a receiver that refuses too often. So a
    /// handler gets whatever can be understood at all, such as a status that the document does not
    /// list, and [`Context::warnings`] says what was wrong with it. An optional member that can't be
    /// read is absent then, with a warning; a required one is refused in either way, and so is a
    /// header that a signature should be in.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.settings.strict = true;
        self
    }

    /// Refuses requests whose `Accept` admits no answer of the operation with 406.
    ///
    /// Unless this is called, or the document says under `notAcceptable` of `x-copperplate-refusals`
    /// what such a refusal looks like, they are answered as if they had no `Accept` (RFC 9110,
    /// section 12.5.1, leaves that to the server): most such headers are those of an HTTP library
    /// whose caller never thought of them. A header that is malformed admits everything in either way.
    #[must_use]
    pub fn refuse_unacceptable(mut self) -> Self {
        self.settings.unacceptable = true;
        self
    }

    /// Adds an operation that everyone may call.
    #[must_use]
    pub fn public<O, F, Fut>(self, handler: F) -> Self
    where
        O: Incoming,
        F: Fn(Arc<S>, O::Request, Context<()>) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Outcome<O>> + Send + 'static,
    {
        self.add::<O, (), F, Fut>(handler, anyone::<S>)
    }

    /// Adds an operation that only callers with valid credentials may call.
    #[must_use]
    pub fn secured<O, F, Fut>(self, handler: F) -> Self
    where
        O: Incoming,
        S: Authenticate,
        F: Fn(Arc<S>, O::Request, Context<S::Principal>) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Outcome<O>> + Send + 'static,
    {
        self.add::<O, S::Principal, F, Fut>(handler, known::<S>)
    }

    /// Adds an operation that everyone may call, and some are known by their credentials.
    #[must_use]
    pub fn optional<O, F, Fut>(self, handler: F) -> Self
    where
        O: Incoming,
        S: Authenticate,
        F: Fn(Arc<S>, O::Request, Context<Option<S::Principal>>) -> Fut
            + Clone
            + Send
            + Sync
            + 'static,
        Fut: Future<Output = Outcome<O>> + Send + 'static,
    {
        self.add::<O, Option<S::Principal>, F, Fut>(handler, known_or_not::<S>)
    }

    fn add<O, P, F, Fut>(mut self, handler: F, identify: Identify<S, P>) -> Self
    where
        O: Incoming,
        P: Send + 'static,
        F: Fn(Arc<S>, O::Request, Context<P>) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Outcome<O>> + Send + 'static,
    {
        let refusals = self.refusals;
        let service = Arc::clone(&self.service);
        let call: Call = Arc::new(move |request, settings| {
            let gate = settings.gate(const { &O::INFO }, refusals);
            let (service, handler) = (Arc::clone(&service), handler.clone());
            let exchange = exchange::<O, S, P, F, Fut>(gate, service, handler, identify, request);
            Box::pin(async move {
                let answered = guarded(exchange).await;
                answered.unwrap_or_else(|| gate.fail(Failure::Panicked))
            })
        });
        self.routes.push(Route {
            id: O::INFO.id,
            method: O::INFO.method,
            template: O::INFO.path,
            mount: O::INFO.hook.then(|| pattern(O::INFO.path)),
            call,
        });
        self
    }

    /// Mounts a webhook or a callback at this path, as it was registered with the sender; a
    /// segment with braces stands for any. Other operations, whose paths the document states, stay
    /// where they are. One path holds one
    /// webhook of each method: of several the first is called.
    #[must_use]
    pub fn mount(mut self, id: &str, path: &str) -> Self {
        for route in &mut self.routes {
            if route.id == id && route.mount.is_some() {
                let slash = if path.starts_with('/') { "" } else { "/" };
                route.mount = Some(pattern(&format!("{slash}{path}")));
            }
        }
        self
    }

    /// The router.
    pub fn finish(self) -> Router {
        router(self.routes, self.settings)
    }
}

/// From a request to its answer.
async fn exchange<O, S, P, F, Fut>(
    gate: Gate,
    service: Arc<S>,
    handler: F,
    identify: Identify<S, P>,
    request: Request,
) -> Response<Body>
where
    O: Incoming,
    F: Fn(Arc<S>, O::Request, Context<P>) -> Fut,
    Fut: Future<Output = Outcome<O>> + Send,
{
    let (mut parts, body) = request.into_parts();
    gate.redact(&mut parts);
    let (parts, principal) = match identify(Arc::clone(&service), gate, parts).await {
        Ok(known) => known,
        Err(refused) => return *refused,
    };
    let mut body = match gate.body(&parts, body).await {
        Ok(body) => body,
        Err(refused) => return *refused,
    };
    let read = {
        let (path, template) = (parts.uri.path(), gate.info.path);
        let normal = normal_path(path);
        let captures = captures(template, path).or_else(|| captures(template, &normal));
        let captures = captures.unwrap_or_default();
        let mut reader = RequestReader::new(&parts, captures, &body.bytes)
            .lenient(gate.lenient)
            .limits(gate.limits)
            .absent(body.absent)
            .stream(body.stream.take())
            .parts(body.parts.take());
        let request = O::Request::read(&mut reader);
        reader.judge(request)
    };
    let (request, warnings) = match read {
        Ok(read) => read,
        Err(report) => return gate.refuse(Refusal::Invalid, &report),
    };
    let context = Context::new(gate.info, principal, parts, warnings);
    let outcome = handler(service, request, context).await;
    if body.is_exceeded() {
        return gate.refuse(Refusal::TooLarge, &Report::new());
    }
    match write_streaming::<O>(&outcome) {
        Ok((response, None)) => response.map(Body::from),
        Ok((response, Some(stream))) => {
            let body = match stream.take() {
                Some(pieces) => Body::new(Outgoing::begin(pieces).await),
                None => Body::empty(),
            };
            response.map(|_| body)
        }
        // What went wrong inside is for the service's own logs, never for a caller.
        Err(report) => gate.fail(Failure::Unwritable(report)),
    }
}

fn anyone<S: Send + Sync + 'static>(_: Arc<S>, _: Gate, parts: Parts) -> Identified<()> {
    Box::pin(async { Ok((parts, ())) })
}

fn known<S: Authenticate>(service: Arc<S>, gate: Gate, parts: Parts) -> Identified<S::Principal> {
    Box::pin(async move {
        match gate.authenticate(service.as_ref(), &parts).await? {
            Some(principal) => Ok((parts, principal)),
            None => Err(Box::new(
                gate.refuse(Refusal::Unauthenticated, &Report::new()),
            )),
        }
    })
}

fn known_or_not<S: Authenticate>(
    service: Arc<S>,
    gate: Gate,
    parts: Parts,
) -> Identified<Option<S::Principal>> {
    Box::pin(async move {
        let principal = gate.authenticate(service.as_ref(), &parts).await?;
        Ok((parts, principal))
    })
}
