//! The steps of an exchange: credentials, the signature, the body, the handler, the response.

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use http::Response;

use super::auth::Authenticate;
use super::context::Context;
use super::denied::Denied;
use super::detached::{Handlers, detached};
use super::drained::GivenUp;
use super::exchange::ExchangeSettings;
use super::executed::{Accepted, Keys};
use super::failed::{Failure, HandlerResult};
use super::incoming::{HeldBody, Incoming};
use super::times::within;
use super::typed::read;
use crate::wire::ServerOperation;
use crate::wire::refusal::Refusal;

pub(super) type Known<P> = Result<(Incoming, P), Box<Response<Body>>>;
pub(super) type Identified<P> = Pin<Box<dyn Future<Output = Known<P>> + Send>>;
pub(super) type Identify<S, P> = fn(Arc<S>, ExchangeSettings, Incoming) -> Identified<P>;

/// Verifies the signature of a request, before anything of its body is parsed.
pub(super) type Verify<S> =
    for<'a> fn(
        &'a S,
        &'a Incoming,
    ) -> Pin<Box<dyn Future<Output = Result<(), Denied>> + Send + 'a>>;

/// Handles a request: reads it, calls the handler, and writes the response.
pub(super) async fn exchange<O, S, P, F, Fut>(
    settings: ExchangeSettings,
    service: Arc<S>,
    handler: F,
    (identify, verify): (Identify<S, P>, Option<Verify<S>>),
    request: Request,
    after: After,
) -> Response<Body>
where
    O: ServerOperation,
    S: Send + Sync + 'static,
    P: Send + 'static,
    F: Fn(Arc<S>, O::Request, Context<P>) -> Fut + Send + 'static,
    Fut: Future<Output = HandlerResult<O>> + Send + 'static,
{
    let (mut parts, body) = request.into_parts();
    let given_up = parts.extensions.remove::<GivenUp>();
    settings.redact(&mut parts);
    let body = HeldBody::new(settings, body, given_up);
    let incoming = Incoming { parts, body };
    let known = {
        let identified = pin!(async {
            let (incoming, principal) = identify(Arc::clone(&service), settings, incoming).await?;
            if let Some(verify) = verify {
                let verified = verify(service.as_ref(), &incoming).await;
                verified.map_err(|why| settings.deny(why, &incoming.parts.headers))?;
            }
            Known::Ok((incoming, principal))
        });
        within(settings.times.handler, identified).await
    };
    let (Incoming { parts, body }, principal) = match known {
        Some(Ok(known)) => known,
        Some(Err(refused)) => return *refused,
        None => return settings.fail(Failure::TimedOut),
    };
    let mut body = match body.into_body() {
        (Some(body), given_up) => match settings.body(&parts, body, given_up).await {
            Ok(body) => body,
            Err(refused) => return *refused,
        },
        (None, _) => return *settings.refuse_broken(),
    };
    let time = match body.stream.is_some() {
        true => settings.times.handler_of_upload(),
        false => settings.times.handler,
    };
    let (request, warnings) = match read::<O>(settings, &parts, &mut body) {
        Ok(read) => read,
        Err(report) => return settings.refuse(Refusal::Invalid, &report),
    };
    let handlers = parts.extensions.get::<Handlers>().cloned();
    let accepted = Accepted::<O, S, P, F> {
        settings,
        service,
        handler,
        request,
        principal,
        parts,
        warnings,
        body,
        time,
    };
    if !after.detaches {
        return accepted.executed(after.keys).await;
    }
    let ended = detached(handlers, Box::pin(accepted.executed(after.keys))).await;
    ended.unwrap_or_else(|text| settings.fail(Failure::Panicked(text)))
}

/// The settings of an accepted request.
pub(super) struct After {
    /// True if the handler ends although the caller has gone.
    pub(super) detaches: bool,
    pub(super) keys: Keys,
}

pub(super) fn anyone<S: Send + Sync + 'static>(
    _: Arc<S>,
    _: ExchangeSettings,
    request: Incoming,
) -> Identified<()> {
    Box::pin(async { Ok((request, ())) })
}

pub(super) fn known<S: Authenticate>(
    service: Arc<S>,
    settings: ExchangeSettings,
    request: Incoming,
) -> Identified<S::Principal> {
    Box::pin(async move {
        match settings.authenticate(service.as_ref(), &request).await? {
            Some(principal) => Ok((request, principal)),
            None => Err(settings.refuse_stranger()),
        }
    })
}

pub(super) fn known_or_not<S: Authenticate>(
    service: Arc<S>,
    settings: ExchangeSettings,
    request: Incoming,
) -> Identified<Option<S::Principal>> {
    Box::pin(async move {
        let principal = settings.authenticate(service.as_ref(), &request).await?;
        Ok((request, principal))
    })
}
