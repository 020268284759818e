//! Builds an `axum` router from operations.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;

use super::auth::Authenticate;
use super::context::Context;
use super::failed::{Failure, HandlerResult};
use super::guard::guarded;
use super::paths::{Call, Route, pattern, router};
use super::settings::Settings;
use super::steps::{After, Identify, Verify, anyone, exchange, known, known_or_not};
use super::unimplemented::is_unimplemented;
use super::watched::watched;
use crate::wire::refusal::Refusals;
use crate::wire::{OperationInfo, ServerOperation};

/// Collects the operations of a service.
///
/// Generated code creates one per API. The resulting router nests, layers and merges like any
/// other.
pub struct Routes<S> {
    service: Arc<S>,
    pub(super) settings: Settings,
    routes: Vec<Route>,
}

impl<S: Send + Sync + 'static> Routes<S> {
    /// The operations of a service, with the error responses `refusals`.
    #[must_use]
    pub fn new(service: S, refusals: &'static Refusals) -> Self {
        Self {
            service: Arc::new(service),
            settings: Settings::new(refusals),
            routes: Vec::new(),
        }
    }

    /// Reads webhooks and callbacks as strictly as other operations: any violation is refused.
    ///
    /// By default, they are read as leniently as a client reads responses. Their sender is the API,
    /// which adds values and members over time, and stops sending to a receiver that refuses too
    /// often. So a handler gets every decodable request, even with an undocumented status value,
    /// and [`Context::warnings`] has the violations. An unreadable optional member is absent, with
    /// a warning. An unreadable required member and a missing signature header are refused in both
    /// modes.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.settings.strict = true;
        self
    }

    /// Refuses a request with 406 if its `Accept` admits no response of the operation.
    ///
    /// By default, such requests are handled as if they had no `Accept`, unless the document
    /// describes the refusal under `notAcceptable` of `x-copperplate-refusals`. RFC 9110, section
    /// 12.5.1, permits both: most such headers are defaults of an HTTP library. A malformed header
    /// admits everything in both modes.
    #[must_use]
    pub fn refuse_unacceptable(mut self) -> Self {
        self.settings.unacceptable = true;
        self
    }

    /// Adds an operation for everybody.
    ///
    /// An operation that requires credentials does not compile here:
    ///
    /// ```compile_fail
    /// use copperplate_runtime as rt;
    /// # use rt::server::{Authenticate, Credentials, Denied};
    /// # const TOKEN: rt::security::Scheme = rt::security::Scheme { name: "token", kind: rt::security::SchemeKind::Bearer };
    /// # struct Balance;
    /// # struct BalanceRequest {}
    /// # rt::request! { BalanceRequest {} }
    /// # impl rt::Operation for Balance {
    /// #     const INFO: rt::operation::OperationInfo =
    /// #         rt::operation::OperationInfo::new("balance", rt::operation::MethodName::GET, "/balance")
    /// #             .security(&[&[TOKEN.requires(&[])]]);
    /// #     type Request = BalanceRequest;
    /// #     type Response = rt::response::NoContent;
    /// #     type Error = std::convert::Infallible;
    /// # }
    /// # struct Bank;
    /// # impl Authenticate for Bank {
    /// #     type Principal = ();
    /// #     async fn authenticate(&self, _: Credentials<'_>) -> Result<(), Denied> { Ok(()) }
    /// # }
    /// # static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new();
    /// rt::server::Routes::new(Bank, &REFUSALS)
    ///     .public::<Balance, _, _>(|_, _, _| async { Ok(rt::response::NoContent::NoContent) });
    /// ```
    #[must_use]
    pub fn public<O, F, Fut>(self, handler: F) -> Self
    where
        O: ServerOperation,
        F: Fn(Arc<S>, O::Request, Context<()>) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = HandlerResult<O>> + Send + 'static,
    {
        const {
            assert!(
                is_public(const { &O::INFO }),
                "the document asks for credentials here: add the operation by `Routes::secured`, or \
                 by `Routes::optional` if its `security` has an empty alternative"
            );
        }
        const { unsigned(const { &O::INFO }) };
        self.add::<O, (), F, Fut>(handler, anyone::<S>, None)
    }

    /// Adds an operation for callers with valid credentials only.
    ///
    /// ```
    /// use copperplate_runtime as rt;
    /// # use rt::server::{Authenticate, Credentials, Denied};
    /// # const TOKEN: rt::security::Scheme = rt::security::Scheme { name: "token", kind: rt::security::SchemeKind::Bearer };
    /// # struct Balance;
    /// # struct BalanceRequest {}
    /// # rt::request! { BalanceRequest {} }
    /// # impl rt::Operation for Balance {
    /// #     const INFO: rt::operation::OperationInfo =
    /// #         rt::operation::OperationInfo::new("balance", rt::operation::MethodName::GET, "/balance")
    /// #             .security(&[&[TOKEN.requires(&[])]]);
    /// #     type Request = BalanceRequest;
    /// #     type Response = rt::response::NoContent;
    /// #     type Error = std::convert::Infallible;
    /// # }
    /// # struct Bank;
    /// # impl Authenticate for Bank {
    /// #     type Principal = ();
    /// #     async fn authenticate(&self, _: Credentials<'_>) -> Result<(), Denied> { Ok(()) }
    /// # }
    /// # static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new();
    /// rt::server::Routes::new(Bank, &REFUSALS)
    ///     .secured::<Balance, _, _>(|_, _, _| async { Ok(rt::response::NoContent::NoContent) });
    /// ```
    #[must_use]
    pub fn secured<O, F, Fut>(self, handler: F) -> Self
    where
        O: ServerOperation,
        S: Authenticate,
        F: Fn(Arc<S>, O::Request, Context<S::Principal>) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = HandlerResult<O>> + Send + 'static,
    {
        const { unsigned(const { &O::INFO }) };
        self.add::<O, S::Principal, F, Fut>(handler, known::<S>, None)
    }

    /// Adds an operation for everybody, with optional credentials.
    ///
    /// An operation that always requires credentials does not compile here:
    ///
    /// ```compile_fail
    /// use copperplate_runtime as rt;
    /// # use rt::server::{Authenticate, Credentials, Denied};
    /// # const TOKEN: rt::security::Scheme = rt::security::Scheme { name: "token", kind: rt::security::SchemeKind::Bearer };
    /// # struct Balance;
    /// # struct BalanceRequest {}
    /// # rt::request! { BalanceRequest {} }
    /// # impl rt::Operation for Balance {
    /// #     const INFO: rt::operation::OperationInfo =
    /// #         rt::operation::OperationInfo::new("balance", rt::operation::MethodName::GET, "/balance")
    /// #             .security(&[&[TOKEN.requires(&[])]]);
    /// #     type Request = BalanceRequest;
    /// #     type Response = rt::response::NoContent;
    /// #     type Error = std::convert::Infallible;
    /// # }
    /// # struct Bank;
    /// # impl Authenticate for Bank {
    /// #     type Principal = ();
    /// #     async fn authenticate(&self, _: Credentials<'_>) -> Result<(), Denied> { Ok(()) }
    /// # }
    /// # static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new();
    /// rt::server::Routes::new(Bank, &REFUSALS)
    ///     .optional::<Balance, _, _>(|_, _, _| async { Ok(rt::response::NoContent::NoContent) });
    /// ```
    #[must_use]
    pub fn optional<O, F, Fut>(self, handler: F) -> Self
    where
        O: ServerOperation,
        S: Authenticate,
        F: Fn(Arc<S>, O::Request, Context<Option<S::Principal>>) -> Fut
            + Clone
            + Send
            + Sync
            + 'static,
        Fut: Future<Output = HandlerResult<O>> + Send + 'static,
    {
        const {
            assert!(
                admits_anyone(const { &O::INFO }),
                "the document lets nobody in without credentials here: add the operation by \
                 `Routes::secured`"
            );
        }
        const { unsigned(const { &O::INFO }) };
        self.add::<O, Option<S::Principal>, F, Fut>(handler, known_or_not::<S>, None)
    }

    /// Adds an operation. `verify` runs after the credentials are known, and before the body is
    /// parsed.
    pub(super) fn add<O, P, F, Fut>(
        mut self,
        handler: F,
        identify: Identify<S, P>,
        verify: Option<Verify<S>>,
    ) -> Self
    where
        O: ServerOperation,
        P: Send + 'static,
        F: Fn(Arc<S>, O::Request, Context<P>) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = HandlerResult<O>> + Send + 'static,
    {
        let service = Arc::clone(&self.service);
        let call: Call = Arc::new(move |request, service_settings| {
            let settings = service_settings.of_exchange(const { &O::INFO });
            let (service, handler) = (Arc::clone(&service), handler.clone());
            let step = (identify, verify);
            let after = After {
                detaches: (service_settings.detaches)(settings.info),
                keys: service_settings.keyed.clone(),
            };
            let log = service_settings.log();
            Box::pin(async move {
                let answered = {
                    let exchange = exchange::<O, S, P, F, Fut>(
                        settings, service, handler, step, request, after,
                    );
                    guarded(pin!(exchange)).await
                };
                let mut response =
                    answered.unwrap_or_else(|text| settings.fail(Failure::Panicked(text)));
                if let Some(failure) = response.extensions().get::<Failure>() {
                    log.tell(settings.info, failure);
                }
                response.extensions_mut().insert(settings.info);
                watched(response, settings.info, log)
            })
        });
        self.routes.push(Route {
            info: const { &O::INFO },
            unimplemented: false,
            mount: O::INFO.webhook.then(|| pattern(O::INFO.path)),
            call,
        });
        self
    }

    /// Notes the method that handles the operation added last.
    #[doc(hidden)]
    #[must_use]
    pub fn handled_by<O, P, M, F>(mut self, method: M) -> Self
    where
        O: ServerOperation,
        M: FnOnce(&'static S, O::Request, Context<P>) -> F,
        F: 'static,
    {
        if let Some(last) = self.routes.last_mut() {
            last.unimplemented = is_unimplemented::<O, S, P, M, F>(&method);
        }
        self
    }

    /// The operations that the service does not implement, in the order of the document: methods
    /// of a generated `PartialService` that are not written, or return [`Unimplemented`].
    ///
    /// ```
    /// # use copperplate_runtime as rt;
    /// # static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new();
    /// // As generated code begins: `routes(service)`.
    /// let routes = rt::server::Routes::new((), &REFUSALS);
    /// for operation in routes.unimplemented() {
    ///     println!("{} {} answers 501", operation.method, operation.path);
    /// }
    /// ```
    ///
    /// [`Unimplemented`]: super::Unimplemented
    pub fn unimplemented(&self) -> impl Iterator<Item = &'static OperationInfo> {
        let lacking = self.routes.iter().filter(|route| route.unimplemented);
        lacking.map(|route| route.info)
    }

    /// Mounts a webhook or a callback at the path registered with the sender; a segment in braces
    /// matches anything. Other operations have documented paths and are unaffected. A path can hold
    /// one webhook per method; further ones are ignored.
    #[must_use]
    pub fn mount(mut self, id: &str, path: &str) -> Self {
        for route in &mut self.routes {
            if route.info.id == id && route.mount.is_some() {
                let slash = if path.starts_with('/') { "" } else { "/" };
                route.mount = Some(pattern(&format!("{slash}{path}")));
            }
        }
        self
    }

    /// Builds the router.
    ///
    /// An unknown path gets a 404 response in the API's own error format, unless another router
    /// handles it: one around this, one merged into this, or a fallback set on it. This response is
    /// not a fallback of axum, because axum refuses to merge two routers with fallbacks. Use
    /// [`Routes::finish_nested`] below a prefix.
    pub fn finish(self) -> Router {
        router(self.routes, self.settings)
    }

    /// Builds a router for [`Router::nest`] with its own fallback: an unknown path below the prefix
    /// gets a 404 response in the API's own error format, regardless of the router around it.
    ///
    /// It can't be merged with another router with a fallback; axum panics then.
    ///
    /// ```
    /// # use copperplate_runtime as rt;
    /// # static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new();
    /// // As generated code begins: `bank::routes(service).finish_nested()`.
    /// let bank = rt::server::Routes::new((), &REFUSALS).finish_nested();
    /// let all = rt::server::Router::new().nest("/bank", bank);
    /// # let _ = all;
    /// ```
    pub fn finish_nested(self) -> Router {
        let (refusals, drain) = (self.settings.refusals, self.settings.times.drain);
        let observer = self.settings.observer.clone();
        let router = router(self.routes, self.settings);
        router.fallback(move |request: Request| {
            let observer = observer.clone();
            async move { observer.lost(request, refusals, drain).await }
        })
    }
}

/// Returns true if the document requires no credentials.
pub(super) const fn is_public(info: &OperationInfo) -> bool {
    info.security.is_empty()
}

/// Fails to compile for a signed webhook, which must be verified.
const fn unsigned(info: &OperationInfo) {
    assert!(
        info.signature.is_none(),
        "the document says that this webhook is signed: add it by `Routes::signed`"
    );
}

/// Returns true if the document admits callers without credentials.
pub(super) const fn admits_anyone(info: &OperationInfo) -> bool {
    let mut alternatives = info.security;
    while let [first, rest @ ..] = alternatives {
        if first.is_empty() {
            return true;
        }
        alternatives = rest;
    }
    is_public(info)
}
