//! The limits, timeouts and callbacks of a server.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::Request;
use axum::response::IntoResponse;
use axum::routing::{MethodRouter, Route};
use tower_layer::Layer;
use tower_service::Service;

use super::exchange::ExchangeSettings;
use super::executed::Keys;
use super::failed::Failure;
use super::limits::{BODY_LIMIT, FILE_MEMORY_LIMIT};
use super::log::{Log, OnFailure};
use super::observed::Observer;
use super::parts::Holding;
use super::routes::Routes;
use super::times::{Times, limit};
use crate::json::Limits;
use crate::wire::refusal::{Refusal, Refusals};
use crate::wire::{Idempotency, Operation, OperationInfo};

/// The default protection space in challenges.
const REALM: &str = "api";

type Detaches = Arc<dyn Fn(&'static OperationInfo) -> bool + Send + Sync>;
type Layered = Arc<dyn Fn(&'static OperationInfo, MethodRouter) -> MethodRouter + Send + Sync>;

/// The settings of a router.
pub(super) struct Settings {
    pub(super) refusals: &'static Refusals,
    pub(super) body_limit: usize,
    pub(super) upload_limit: Option<usize>,
    pub(super) file_memory_limit: usize,
    pub(super) limits: Limits,
    /// True if webhooks and callbacks are read strictly.
    pub(super) strict: bool,
    /// True if a request is refused when its `Accept` admits no response.
    pub(super) unacceptable: bool,
    /// True if responses are validated.
    pub(super) validates: bool,
    pub(super) times: Times,
    pub(super) on_failure: Option<OnFailure>,
    pub(super) observer: Observer,
    pub(super) layers: Vec<Layered>,
    /// True for operations whose handlers end although the caller has gone.
    pub(super) detaches: Detaches,
    pub(super) keyed: Keys,
    /// The protection space in challenges.
    pub(super) realm: &'static str,
}

impl Settings {
    pub(super) fn log(&self) -> Log {
        Log(self.on_failure.clone())
    }

    pub(super) fn new(refusals: &'static Refusals) -> Self {
        Self {
            refusals,
            body_limit: BODY_LIMIT,
            upload_limit: None,
            file_memory_limit: FILE_MEMORY_LIMIT,
            limits: Limits::default(),
            strict: false,
            unacceptable: false,
            validates: cfg!(debug_assertions),
            times: Times::default(),
            on_failure: None,
            observer: Observer::default(),
            layers: Vec::new(),
            detaches: Arc::new(|info| info.idempotency != Idempotency::None),
            keyed: Keys::default(),
            realm: REALM,
        }
    }

    /// The settings for this operation.
    pub(super) fn of_exchange(&self, info: &'static OperationInfo) -> ExchangeSettings {
        let body_limit = self.body_limit;
        let upload_limit = self.upload_limit.unwrap_or(body_limit);
        ExchangeSettings {
            info,
            refusals: self.refusals,
            body_limit: info.body_limit.unwrap_or(body_limit),
            upload_limit: info.body_limit.unwrap_or(upload_limit),
            holding: Holding {
                names: info.buffered_parts,
                ordered: None,
                most: body_limit,
                file: self.file_memory_limit,
            },
            limits: self.limits,
            lenient: info.webhook && !self.strict,
            unacceptable: self.unacceptable || self.refusals.has(Refusal::NotAcceptable),
            validates: self.validates,
            times: self.times,
            realm: self.realm,
        }
    }
}

/// # Limits and settings
///
/// `None` and [`Duration::MAX`] mean no limit. Timeouts need a runtime with tokio's timer as soon
/// as something has to wait.
impl<S: Send + Sync + 'static> Routes<S> {
    /// Sets the size limit of a body, in bytes (1 MiB), for operations without their own limit.
    #[must_use]
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.settings.body_limit = bytes;
        self
    }

    /// Sets the size limit of a body that is not buffered as a whole, in bytes, for operations
    /// without their own limit: a stream of bytes or items, or parts with files. The default is
    /// [`body_limit`](Self::body_limit), which in any case limits the buffered portion of such a
    /// body, including all parts without files.
    #[must_use]
    pub fn upload_limit(mut self, bytes: usize) -> Self {
        self.settings.upload_limit = Some(bytes);
        self
    }

    /// Sets the size limit of a file in memory, in bytes (64 KiB). A longer file is spooled into a
    /// temporary file in the folder [`std::env::temp_dir`], which should not be in memory. The
    /// temporary file is deleted once the request's [`File`](crate::body::File) and its clones are
    /// dropped.
    #[must_use]
    pub fn file_memory_limit(mut self, bytes: usize) -> Self {
        self.settings.file_memory_limit = bytes;
        self
    }

    /// Sets the nesting limit of JSON, and the limits of the reports in refusals.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.settings.limits = limits;
        self
    }

    /// Sets the total time to wait for a buffered body ([`BODY_WITHIN`](super::BODY_WITHIN)); then
    /// the response is 408 and the connection is closed.
    #[must_use]
    pub fn body_within(mut self, within: impl Into<Option<Duration>>) -> Self {
        self.settings.times.body = limit(within);
        self
    }

    /// Sets the total time to wait for a body that is not buffered as a whole
    /// ([`UPLOAD_WITHIN`](super::UPLOAD_WITHIN)): a stream of bytes or items, or parts with files.
    /// A handler reading such a stream has this time in addition to its own.
    #[must_use]
    pub fn upload_within(mut self, within: impl Into<Option<Duration>>) -> Self {
        self.settings.times.upload = limit(within);
        self
    }

    /// Sets the time to wait for more of any body ([`BODY_IDLE`](super::BODY_IDLE)); then the
    /// response is 408 and the connection is closed.
    #[must_use]
    pub fn body_idle(mut self, within: impl Into<Option<Duration>>) -> Self {
        self.settings.times.idle = limit(within);
        self
    }

    /// Sets the time limit of a handler ([`HANDLER_WITHIN`](super::HANDLER_WITHIN)). A returned
    /// stream may take longer. After this time the response is 504, and the handler is dropped at
    /// its current `await`, as when its caller disconnects: see [this module](super) for
    /// uninterruptible work.
    #[must_use]
    pub fn handler_within(mut self, within: impl Into<Option<Duration>>) -> Self {
        self.settings.times.handler = limit(within);
        self
    }

    /// Sets the time limit for draining the rest of a body after an early response
    /// ([`DRAIN_WITHIN`](super::DRAIN_WITHIN)).
    #[must_use]
    pub fn drain_within(mut self, within: impl Into<Option<Duration>>) -> Self {
        self.settings.times.drain = limit(within);
        self
    }

    /// Sets the interval of comments in a quiet stream of events
    /// ([`KEEP_ALIVE`](super::KEEP_ALIVE)), so that proxies and callers do not consider it lost;
    /// `None` disables comments.
    #[must_use]
    pub fn keep_alive(mut self, every: impl Into<Option<Duration>>) -> Self {
        self.settings.times.keep_alive = limit(every);
        self
    }

    /// Sets the protection space in `WWW-Authenticate` (`api`; RFC 9110, section 11.5). People see it
    /// in the dialog of a browser.
    #[must_use]
    pub fn realm(mut self, realm: &'static str) -> Self {
        self.settings.realm = realm;
        self
    }

    /// Calls this for every accepted request that failed, with the operation and the cause, for a
    /// log. A caller never sees the cause. Without this callback, it is only in the extensions of
    /// the response, and lost unless a layer reads it; builds with debug assertions print it to
    /// standard error.
    #[must_use]
    pub fn on_failure(
        mut self,
        hook: impl Fn(&'static OperationInfo, &Failure) + Send + Sync + 'static,
    ) -> Self {
        self.settings.on_failure = Some(Arc::new(hook));
        self
    }

    /// Validates every documented response: its headers, its body, and each item of a stream. It is on
    /// in builds with debug assertions, and off in others.
    ///
    /// A response that violates the document is not sent. The caller gets a 500 in the API's own
    /// error format, and [`on_failure`](Self::on_failure) the violations, as a
    /// [`Failure::Invalid`]. An invalid item breaks off its stream, because the response has begun
    /// ([`Failure::BrokenOff`]).
    ///
    /// ```
    /// # use copperplate_runtime as rt;
    /// # static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new();
    /// // As generated code begins: `routes(service)`.
    /// let routes = rt::server::Routes::new((), &REFUSALS)
    ///     .validate_responses(true) // in release builds as well
    ///     .on_failure(|operation, failure| eprintln!("{}: {failure}", operation.id));
    /// # let _ = routes;
    /// ```
    #[must_use]
    pub fn validate_responses(mut self, validates: bool) -> Self {
        self.settings.validates = validates;
        self
    }

    /// Selects the operations whose handlers end although their caller has gone: by default, the
    /// operations with an idempotency key, since they move money. The handlers of others are dropped
    /// at their current `await`.
    ///
    /// Such a handler runs in its own task, within its time limit. A stopping `rt::server::Serve`
    /// waits for it, for at most its time for running requests.
    ///
    /// ```
    /// # use copperplate_runtime as rt;
    /// use rt::operation::MethodName;
    ///
    /// # static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new();
    /// // As generated code begins: `routes(service)`.
    /// let routes = rt::server::Routes::new((), &REFUSALS)
    ///     .finish_started(|operation| operation.method != MethodName::GET);
    /// # let _ = routes;
    /// ```
    #[must_use]
    pub fn finish_started(
        mut self,
        detaches: impl Fn(&'static OperationInfo) -> bool + Send + Sync + 'static,
    ) -> Self {
        self.settings.detaches = Arc::new(detaches);
        self
    }

    /// Adds a layer around each operation, outside the layers added before. It sees every request
    /// for an operation before credentials are checked, with the `&'static OperationInfo` of the
    /// operation in the extensions of the request.
    ///
    /// A layer around the router sees requests before the operation is known, and axum's
    /// `MatchedPath` is another spelling of the path: `/files/{p1}` for both `/files/{name}.json`
    /// and `/files/{name}:cancel`. Such a layer finds the `OperationInfo` in the extensions of the
    /// response.
    ///
    /// ```
    /// use axum::extract::Request;
    /// use axum::middleware::{Next, from_fn};
    /// use copperplate_runtime as rt;
    ///
    /// # static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new();
    /// let traced = from_fn(|request: Request, next: Next| async move {
    ///     let operation = request.extensions().get::<&'static rt::operation::OperationInfo>();
    ///     let route = operation.map(|it| it.path); // for example `/files/{name}.json`, for `http.route`
    ///     let answer = next.run(request).await;
    ///     println!("{route:?} {}", answer.status());
    ///     answer
    /// });
    /// // As generated code begins: `routes(service).layer(traced).finish()`.
    /// let router = rt::server::Routes::new((), &REFUSALS).layer(traced).finish();
    /// # let _ = router;
    /// ```
    #[must_use]
    pub fn layer<L>(self, layer: L) -> Self
    where
        L: Layer<Route> + Clone + Send + Sync + 'static,
        L::Service: Service<Request> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Response: IntoResponse + 'static,
        <L::Service as Service<Request>>::Error: Into<Infallible> + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
    {
        self.layer_where(|_| true, layer)
    }

    /// Adds a layer around some operations, outside the layers added before: see
    /// [`layer`](Self::layer).
    ///
    /// ```
    /// use axum::extract::Request;
    /// use axum::middleware::{Next, from_fn};
    /// use copperplate_runtime as rt;
    /// use rt::operation::MethodName;
    ///
    /// # static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new();
    /// let closed = from_fn(async |_: Request, _: Next| rt::StatusCode::SERVICE_UNAVAILABLE);
    /// // As generated code begins: `routes(service)`.
    /// let routes = rt::server::Routes::new((), &REFUSALS)
    ///     .layer_where(|operation| operation.method == MethodName::POST, closed);
    /// # let _ = routes;
    /// ```
    #[must_use]
    pub fn layer_where<L>(
        mut self,
        admits: impl Fn(&'static OperationInfo) -> bool + Send + Sync + 'static,
        layer: L,
    ) -> Self
    where
        L: Layer<Route> + Clone + Send + Sync + 'static,
        L::Service: Service<Request> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Response: IntoResponse + 'static,
        <L::Service as Service<Request>>::Error: Into<Infallible> + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
    {
        let layered = move |info, methods: MethodRouter| match admits(info) {
            true => methods.layer(layer.clone()),
            false => methods,
        };
        self.settings.layers.push(Arc::new(layered));
        self
    }

    /// Adds a layer around the operation `O`, outside the layers added before: see
    /// [`layer`](Self::layer).
    #[must_use]
    pub fn layer_for<O, L>(self, layer: L) -> Self
    where
        O: Operation,
        L: Layer<Route> + Clone + Send + Sync + 'static,
        L::Service: Service<Request> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Response: IntoResponse + 'static,
        <L::Service as Service<Request>>::Error: Into<Infallible> + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
    {
        self.layer_where(|operation| operation.id == O::INFO.id, layer)
    }
}
