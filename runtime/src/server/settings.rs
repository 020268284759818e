//! What a server accepts at most, how long it waits, and who hears of failures.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::Request;
use axum::response::IntoResponse;
use axum::routing::{MethodRouter, Route};
use tower_layer::Layer;
use tower_service::Service;

use super::exchange::Gate;
use super::failed::Failure;
use super::parts::Holding;
use super::routes::Routes;
use super::times::{Times, limit};
use crate::json::Limits;
use crate::wire::OperationInfo;
use crate::wire::refusal::{Refusal, Refusals};

/// How large a body may be unless told otherwise, in bytes: 1 MiB.
pub const BODY_LIMIT: usize = 1024 * 1024;

/// How long a file in a part may be that is held in memory unless told otherwise, in bytes: 64 KiB.
pub const FILE_MEMORY_LIMIT: usize = 64 * 1024;

type OnFailure = Arc<dyn Fn(&'static OperationInfo, &Failure) + Send + Sync>;
type Layered = Arc<dyn Fn(MethodRouter) -> MethodRouter + Send + Sync>;

/// What holds for a router of routes.
pub(super) struct Settings {
    pub(super) refusals: &'static Refusals,
    pub(super) body_limit: usize,
    pub(super) upload_limit: Option<usize>,
    pub(super) file_memory_limit: usize,
    pub(super) limits: Limits,
    /// Whether webhooks and callbacks are read as strictly as all else.
    pub(super) strict: bool,
    /// Whether a request that accepts no answer is refused.
    pub(super) unacceptable: bool,
    pub(super) times: Times,
    pub(super) on_failure: Option<OnFailure>,
    pub(super) layers: Vec<Layered>,
}

impl Settings {
    pub(super) fn new(refusals: &'static Refusals) -> Self {
        Self {
            refusals,
            body_limit: BODY_LIMIT,
            upload_limit: None,
            file_memory_limit: FILE_MEMORY_LIMIT,
            limits: Limits::default(),
            strict: false,
            unacceptable: false,
            times: Times::default(),
            on_failure: None,
            layers: Vec::new(),
        }
    }

    /// What holds for this operation.
    pub(super) fn gate(&self, info: &'static OperationInfo) -> Gate {
        let body_limit = self.body_limit;
        let upload_limit = self.upload_limit.unwrap_or(body_limit);
        Gate {
            info,
            refusals: self.refusals,
            body_limit: info.body_limit.unwrap_or(body_limit),
            upload_limit: info.body_limit.unwrap_or(upload_limit),
            holding: Holding {
                names: info.buffered_parts,
                most: body_limit,
                file: self.file_memory_limit,
            },
            limits: self.limits,
            lenient: info.webhook && !self.strict,
            unacceptable: self.unacceptable || self.refusals.has(Refusal::NotAcceptable),
            times: self.times,
        }
    }
}

/// # Limits and settings
///
/// Each time is a limit of its own; `None` and [`Duration::MAX`] are no limit. A time is looked at where
/// somebody has to wait, and needs a runtime with tokio's timer.
impl<S: Send + Sync + 'static> Routes<S> {
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
    /// should not be in memory. The file is gone once the request's [`File`](crate::body::File) and its
    /// clones are dropped.
    #[must_use]
    pub fn file_memory_limit(mut self, bytes: usize) -> Self {
        self.settings.file_memory_limit = bytes;
        self
    }

    /// Sets how deep JSON may nest, and how much a refusal tells of what is wrong.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.settings.limits = limits;
        self
    }

    /// Sets how long a caller is waited for in all while its body comes in
    /// ([`BODY_WITHIN`](super::BODY_WITHIN)), if the body is held as a whole; then it is answered with
    /// 408 and the connection is closed.
    #[must_use]
    pub fn body_within(mut self, within: impl Into<Option<Duration>>) -> Self {
        self.settings.times.body = limit(within);
        self
    }

    /// The same for a body that is not held as a whole ([`UPLOAD_WITHIN`](super::UPLOAD_WITHIN)): a
    /// stream of bytes or items, or parts with files among them. A handler that reads such a stream has
    /// this time beside its own.
    #[must_use]
    pub fn upload_within(mut self, within: impl Into<Option<Duration>>) -> Self {
        self.settings.times.upload = limit(within);
        self
    }

    /// Sets how long a caller is waited for that sends no more of its body
    /// ([`BODY_IDLE`](super::BODY_IDLE)), whatever the body is; then it is answered with 408 and the
    /// connection is closed.
    #[must_use]
    pub fn body_idle(mut self, within: impl Into<Option<Duration>>) -> Self {
        self.settings.times.idle = limit(within);
        self
    }

    /// Sets how long a handler may take until it answers ([`HANDLER_WITHIN`](super::HANDLER_WITHIN));
    /// a stream that it answers with may take longer. Then the caller is answered with 504, and the
    /// handler is dropped at the `await` that it has come to, as it is when its caller goes away: the
    /// documentation of [this module](super) says what that means for work that must not be cut off.
    #[must_use]
    pub fn handler_within(mut self, within: impl Into<Option<Duration>>) -> Self {
        self.settings.times.handler = limit(within);
        self
    }

    /// Sets how long the rest of a body is read, and dropped, whose request was answered before it had
    /// come in ([`DRAIN_WITHIN`](super::DRAIN_WITHIN)).
    #[must_use]
    pub fn drain_within(mut self, within: impl Into<Option<Duration>>) -> Self {
        self.settings.times.drain = limit(within);
        self
    }

    /// Sets how often a stream of events that is quiet sends a comment
    /// ([`KEEP_ALIVE`](super::KEEP_ALIVE)), so that neither a proxy nor the caller takes it for lost;
    /// with `None` it sends no comments.
    #[must_use]
    pub fn keep_alive(mut self, every: impl Into<Option<Duration>>) -> Self {
        self.settings.times.keep_alive = limit(every);
        self
    }

    /// Calls this for every request that was accepted and could not be answered, with the operation
    /// and the cause, which no caller sees: for a log. Without it the cause is in the extensions of the
    /// answer alone, and lost unless a layer looks there.
    #[must_use]
    pub fn on_failure(
        mut self,
        hook: impl Fn(&'static OperationInfo, &Failure) + Send + Sync + 'static,
    ) -> Self {
        self.settings.on_failure = Some(Arc::new(hook));
        self
    }

    /// Puts a layer around each operation, outside of those that were put there before. It sees every
    /// request that an operation is called with, before credentials are looked at, and the
    /// `&'static OperationInfo` of the operation in the extensions of the request.
    ///
    /// A layer around the router sees requests before it is known what they mean, and axum's
    /// `MatchedPath` is another spelling of the path: `/files/{p1}` for `/files/{name}.json` and
    /// `/files/{name}:cancel` alike. Such a layer finds the `OperationInfo` in the extensions of the
    /// answer.
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
    pub fn layer<L>(mut self, layer: L) -> Self
    where
        L: Layer<Route> + Clone + Send + Sync + 'static,
        L::Service: Service<Request> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Response: IntoResponse + 'static,
        <L::Service as Service<Request>>::Error: Into<Infallible> + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
    {
        let layered = move |methods: MethodRouter| methods.layer(layer.clone());
        self.settings.layers.push(Arc::new(layered));
        self
    }
}
