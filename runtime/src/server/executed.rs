//! An accepted request: the handler, its response, and what the response says about its effects.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use http::Response;
use http::request::Parts;

use super::context::{Added, Context, Resumed};
use super::exchange::{ExchangeSettings, Received};
use super::failed::{Failed, Failure, HandlerResult};
use super::guard::guarded;
#[cfg(feature = "idempotency")]
use super::idempotency::{Keyed, claim, once};
use super::times::within;
use super::typed::written;
use crate::report::Report;
use crate::wire::ServerOperation;
use crate::wire::refusal::Refusal;

/// The store of idempotency keys, if there is one.
#[cfg(feature = "idempotency")]
pub(super) type Keys = Option<Arc<Keyed>>;
#[cfg(not(feature = "idempotency"))]
pub(super) type Keys = Option<Arc<std::convert::Infallible>>;

/// A request that a handler may see.
pub(super) struct Accepted<O: ServerOperation, S, P, F> {
    pub(super) settings: ExchangeSettings,
    pub(super) service: Arc<S>,
    pub(super) handler: F,
    pub(super) request: O::Request,
    pub(super) principal: P,
    pub(super) parts: Parts,
    pub(super) warnings: Report,
    pub(super) body: Received,
    pub(super) time: Option<Duration>,
}

/// The end of an execution.
pub(super) enum Ended {
    /// The request was carried out, or the document says that it was not.
    Answered(Response<Body>),
    /// Nothing was carried out.
    Refused(Response<Body>),
    /// The effects are unknown.
    Unknown(Response<Body>),
}

impl Ended {
    fn into_response(self) -> Response<Body> {
        match self {
            Self::Answered(response) | Self::Refused(response) | Self::Unknown(response) => {
                response
            }
        }
    }
}

impl<O, S, P, F, Fut> Accepted<O, S, P, F>
where
    O: ServerOperation,
    P: Send + 'static,
    F: Fn(Arc<S>, O::Request, Context<P>) -> Fut,
    Fut: Future<Output = HandlerResult<O>> + Send,
{
    /// Calls the handler, once for each idempotency key if there is a store.
    #[cfg(feature = "idempotency")]
    pub(super) async fn executed(self, keys: Keys) -> Response<Body> {
        let settings = self.settings;
        if let Some(keyed) = keys {
            match claim(&keyed, settings, &self.parts, &self.body, &self.principal) {
                Ok(Some(claim)) => {
                    return once(keyed, settings, claim, |resumed| self.handled(resumed)).await;
                }
                Ok(None) => {}
                Err(refused) => return *refused,
            }
        }
        self.handled(false).await.into_response()
    }

    /// Calls the handler.
    #[cfg(not(feature = "idempotency"))]
    pub(super) async fn executed(self, _: Keys) -> Response<Body> {
        self.handled(false).await.into_response()
    }

    /// Calls the handler and writes its response.
    async fn handled(self, resumed: bool) -> Ended {
        let (settings, body, mut parts) = (self.settings, self.body, self.parts);
        if resumed {
            parts.extensions.insert(Resumed);
        }
        let added = Added::default();
        let context = Context::new(
            settings.info,
            self.principal,
            parts,
            self.warnings,
            added.clone(),
        );
        let (handler, service, request, time) =
            (self.handler, self.service, self.request, self.time);
        let handling = {
            let handling = pin!(async move {
                let handling = pin!(handler(service, request, context));
                within(time, handling).await
            });
            guarded(handling).await
        };
        let result = match handling {
            Ok(Some(result)) => result,
            Ok(None) => {
                return Ended::Unknown(added.put_on(settings, settings.fail(Failure::TimedOut)));
            }
            Err(text) => return Ended::Unknown(settings.fail(Failure::Panicked(text))),
        };
        let harmless = result.as_ref().is_err_and(is_harmless);
        let stands = match &result {
            // A caller that reads of a refusal would send the request again. A response stream may be
            // the incomplete body.
            Ok(_) => settings.info.streamed_response_types.is_empty(),
            // The service chose a documented error. Others are about the incomplete body.
            Err(failed) => failed.as_documented().is_some(),
        };
        let response = match body.ended_by().filter(|_| !stands) {
            Some(refusal) => settings.refuse(refusal, &Report::new()),
            None => written::<O>(settings, result).await,
        };
        let response = added.put_on(settings, response);
        let status = response.status().as_u16();
        if response.extensions().get::<Failure>().is_some() {
            Ended::Unknown(response)
        } else if harmless || [429, 503].contains(&status) {
            Ended::Refused(response)
        } else {
            Ended::Answered(response)
        }
    }
}

/// Returns true if a handler says that it carried out nothing.
fn is_harmless<O: ServerOperation>(failed: &Failed<O>) -> bool {
    let refusal = failed.as_refusal();
    refusal.is_some_and(|it| !matches!(it, Refusal::Failed | Refusal::GatewayTimeout))
}
