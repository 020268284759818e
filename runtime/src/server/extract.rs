//! Extractors of axum in handlers.

use axum::extract::FromRequestParts;
use axum::response::IntoResponse;
use http::Request;
use http::request::Parts;

use super::context::Context;
use super::rejected::Rejected;

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
