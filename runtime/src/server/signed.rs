//! Verifies the signatures of requests (RFC 9421).

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::SystemTime;

use axum::body::Body;
use axum::extract::{OriginalUri, Request};
use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use http::request::Parts;
use http::{HeaderName, Uri};
use tower_layer::Layer;
use tower_service::Service;

use super::auth::Credentials;
use super::denied::{Denied, Unread};
use super::exchange::ExchangeSettings;
use super::failed::Failure;
use super::incoming::{HeldBody, Incoming};
use super::settings::Settings;
use super::times::within;
use crate::signature::{HttpMessage, Unverified, Verified, Verifier};
use crate::wire::OperationInfo;
use crate::wire::refusal::Refusals;

/// The request as its sender signed it, as far as the head tells.
pub(super) fn message(parts: &Parts) -> Result<HttpMessage<'_>, Unverified> {
    // A nested router removes its prefix from the URI.
    let original = parts.extensions.get::<OriginalUri>();
    let uri: &Uri = original.map_or(&parts.uri, |original| &original.0);
    HttpMessage::received(&parts.method, uri, &parts.headers)
}

/// Returns true if a request announces a body that is not empty (RFC 9112, section 6.3).
fn has_body(parts: &Parts) -> bool {
    let length = parts.headers.get(CONTENT_LENGTH);
    length.is_some_and(|it| it != "0") || parts.headers.contains_key(TRANSFER_ENCODING)
}

/// # In a server
impl Verifier {
    /// Verifies the signature of a request whose credentials are checked, as a part of
    /// [`Authenticate`](crate::server::Authenticate). The body is read last, within the limits of
    /// the operation.
    ///
    /// ```
    /// use copperplate_runtime::server::{Authenticate, Credentials, Denied};
    /// use copperplate_runtime::signature::Verifier;
    ///
    /// struct Bank {
    ///     verifier: Verifier,
    /// }
    ///
    /// impl Authenticate for Bank {
    ///     type Principal = String;
    ///
    ///     async fn authenticate(&self, credentials: Credentials<'_>) -> Result<String, Denied> {
    ///         let verified = self.verifier.authenticate(&credentials).await?;
    ///         Ok(verified.key_id().to_owned())
    ///     }
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Denied::Unverified`] with the reason, or [`Denied::Failed`] if a key or the store of
    /// replays can't be reached.
    pub async fn authenticate(&self, credentials: &Credentials<'_>) -> Result<Verified, Denied> {
        self.incoming(credentials.incoming()).await
    }

    /// Verifies the head, and only then reads the body.
    async fn incoming(&self, request: &Incoming) -> Result<Verified, Denied> {
        let message = message(&request.parts)?;
        let head = self.head(&message, SystemTime::now()).await?;
        let body = request.body.bytes().await?;
        Ok(self.finish(head, &request.parts.headers, &body).await?)
    }
}

/// A layer of tower that verifies the signatures of all requests (RFC 9421), before the service
/// around which it stands parses anything of them. The service finds the [`Verified`] in the
/// extensions of the request.
///
/// The refusals are responses of the API: a request that is not verified gets a 401 with
/// `Accept-Signature` (RFC 9421, section 5.1), which says what a signature must cover. It has no
/// `WWW-Authenticate`, because no scheme of HTTP stands for these signatures. The response has the
/// reason as a [`Failure`] in the extensions of the response, and `on_failure` of the layer is told.
///
/// ```
/// use copperplate_runtime as rt;
/// use rt::server::VerifyLayer;
/// use rt::signature::{KnownKeys, Verifier, VerifyingKey};
///
/// # static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new();
/// # fn layer(key: VerifyingKey) -> Result<(), Box<dyn std::error::Error>> {
/// let verifier = Verifier::new(KnownKeys::new([("tenant-7", key)]))
///     .requires(["@method", "@target-uri"])?;
/// // As generated code begins: `routes(service).layer(..).finish()`.
/// let router = rt::server::Routes::new((), &REFUSALS)
///     .layer(VerifyLayer::new(verifier, &REFUSALS))
///     .finish();
/// # let _ = router;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct VerifyLayer {
    verifier: Verifier,
    refusals: &'static Refusals,
    body_limit: usize,
    on_failure: fn(&Failure),
}

impl VerifyLayer {
    /// A layer with the refusals of an API.
    #[must_use]
    pub fn new(verifier: Verifier, refusals: &'static Refusals) -> Self {
        Self {
            verifier,
            refusals,
            body_limit: super::limits::BODY_LIMIT,
            on_failure: |_| {},
        }
    }

    /// Sets the size limit of a body, in bytes (1 MiB). A body is buffered, because it is compared
    /// with its digest before the service sees any of it.
    #[must_use]
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Sets the function that is told why a request was refused.
    #[must_use]
    pub fn on_failure(mut self, tell: fn(&Failure)) -> Self {
        self.on_failure = tell;
        self
    }

    /// The settings of an exchange, which read and refuse like any other.
    fn of_exchange(&self) -> ExchangeSettings {
        static ANY: OperationInfo = OperationInfo::new("", crate::operation::MethodName::POST, "/");
        let mut settings = Settings::new(self.refusals);
        settings.body_limit = self.body_limit;
        settings.of_exchange(&ANY)
    }

    async fn admit(self, request: Request) -> Result<Request, Response> {
        let settings = self.of_exchange();
        let (parts, body) = request.into_parts();
        let given_up = parts.extensions.get().cloned();
        let body = HeldBody::new(settings, body, given_up);
        let mut incoming = Incoming { parts, body };
        let verified = within(settings.times.handler, self.verifier.incoming(&incoming)).await;
        let refused = match verified {
            Some(Ok(verified)) => {
                incoming.parts.extensions.insert(verified);
                let (body, _) = incoming.body.into_body();
                let body = body.unwrap_or_default();
                return Ok(Request::from_parts(incoming.parts, body));
            }
            Some(Err(Denied::Unverified(reason))) => {
                let mut refused = *settings.unverified(reason);
                let wanted = self.verifier.accept_signature(has_body(&incoming.parts));
                let wanted = wanted.map(|it| (HeaderName::from_static("accept-signature"), it));
                refused.headers_mut().extend(wanted);
                refused
            }
            Some(Err(Denied::Unread(Unread(response)))) => *response,
            Some(Err(Denied::Failed(cause))) => settings.fail(Failure::Failed(cause.into())),
            Some(Err(_)) => *settings.refuse_stranger(),
            None => settings.fail(Failure::TimedOut),
        };
        if let Some(failure) = refused.extensions().get::<Failure>() {
            (self.on_failure)(failure);
        }
        Err(refused)
    }
}

impl std::fmt::Debug for VerifyLayer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("VerifyLayer")
            .field("verifier", &self.verifier)
            .field("body_limit", &self.body_limit)
            .finish_non_exhaustive()
    }
}

impl<S> Layer<S> for VerifyLayer {
    type Service = VerifyService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        VerifyService {
            layer: self.clone(),
            inner,
        }
    }
}

/// The service of a [`VerifyLayer`].
#[derive(Clone, Debug)]
pub struct VerifyService<S> {
    layer: VerifyLayer,
    inner: S,
}

impl<S> Service<Request> for VerifyService<S>
where
    S: Service<Request> + Clone + Send + 'static,
    S::Response: IntoResponse,
    S::Error: Into<Infallible>,
    S::Future: Send,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        // The clone may not be ready, and the original is.
        let clone = self.inner.clone();
        let mut inner = std::mem::replace(&mut self.inner, clone);
        let layer = self.layer.clone();
        Box::pin(async move {
            match layer.admit(request.map(Body::new)).await {
                Ok(request) => match inner.call(request).await {
                    Ok(response) => Ok(response.into_response()),
                    Err(never) => match never.into() {},
                },
                Err(refused) => Ok(refused),
            }
        })
    }
}
