//! Extractors of axum in handlers.

use std::error::Error;
use std::fmt;

use axum::body::{Body, to_bytes};
use axum::extract::FromRequestParts;
use axum::response::IntoResponse;
use http::request::Parts;
use http::{Request, Response};

use super::context::Context;
use super::settings::BODY_LIMIT;
use crate::wire::of_the_transport;
use crate::wire::response::Undocumented;

impl<P> Context<P> {
    /// Runs an extractor of axum on the head of the request: cookies, a session, a user agent, an
    /// extension, any type with [`FromRequestParts`]. The body belongs to the typed request.
    ///
    /// ```
    /// use axum::Extension;
    /// use copperplate_runtime as rt;
    /// # struct GetPayout;
    /// # impl rt::Operation for GetPayout {
    /// #     const INFO: rt::operation::OperationInfo =
    /// #         rt::operation::OperationInfo::new("getPayout", rt::operation::MethodName::GET, "/payouts");
    /// #     type Request = Nothing;
    /// #     type Response = rt::response::Ok<String>;
    /// #     type Error = std::convert::Infallible;
    /// # }
    /// # struct Nothing;
    /// # impl rt::Validate for Nothing { fn check(&self, _: &mut rt::Report, _: &rt::schema::Schema) {} }
    ///
    /// #[derive(Clone)]
    /// struct Region(String);
    ///
    /// // As a method of a `Service` does. A layer around the router adds `Extension(Region(..))`.
    /// async fn get_payout(context: rt::server::Context<()>) -> rt::server::HandlerResult<GetPayout> {
    ///     let Extension(Region(region)) = context.extract().await?;
    ///     Ok(rt::response::Ok::Ok(region))
    /// }
    /// # let _ = get_payout;
    /// ```
    ///
    /// # Errors
    ///
    /// The response with which the extractor rejects the request. Returned by `?`, it is sent.
    pub async fn extract<T>(&self) -> Result<T, Rejected>
    where
        T: FromRequestParts<()>,
    {
        extracted(self.parts(), &()).await
    }

    /// Runs an extractor of axum that needs a state.
    ///
    /// # Errors
    ///
    /// As for [`extract`](Self::extract).
    pub async fn extract_with<T, S>(&self, state: &S) -> Result<T, Rejected>
    where
        T: FromRequestParts<S>,
        S: Send + Sync,
    {
        extracted(self.parts(), state).await
    }

    /// A copy of the head, as an extractor reads it.
    fn parts(&self) -> Parts {
        let (mut parts, ()) = Request::new(()).into_parts();
        parts.method = self.method().clone();
        parts.uri = self.uri().clone();
        parts.headers = self.headers().clone();
        parts.extensions = self.extensions().clone();
        parts
    }
}

async fn extracted<T, S>(mut parts: Parts, state: &S) -> Result<T, Rejected>
where
    T: FromRequestParts<S>,
    S: Send + Sync,
{
    match T::from_request_parts(&mut parts, state).await {
        Ok(extracted) => Ok(extracted),
        Err(rejection) => Err(Rejected::of(rejection.into_response()).await),
    }
}

/// The response of an extractor that rejected a request. A handler returns it by `?`.
#[derive(Debug)]
pub struct Rejected(pub(super) Undocumented);

impl Rejected {
    async fn of(response: Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        let mut answer = Undocumented::new(parts.status);
        // A body that breaks off leaves the status, which says the most.
        answer.body = to_bytes(body, BODY_LIMIT).await.unwrap_or_default();
        answer.headers = parts.headers;
        let framing = answer
            .headers
            .keys()
            .filter(|name| of_the_transport(name).is_some());
        for name in framing.cloned().collect::<Vec<_>>() {
            answer.headers.remove(name);
        }
        Self(answer)
    }

    /// The response.
    #[must_use]
    pub fn response(&self) -> &Undocumented {
        &self.0
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "an extractor rejected the request with {}",
            self.0.status
        )
    }
}

impl Error for Rejected {}
