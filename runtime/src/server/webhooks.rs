//! Receivers of signed webhooks.

use std::pin::Pin;
use std::sync::Arc;

use super::auth::Authenticate;
use super::context::Context;
use super::denied::Denied;
use super::failed::HandlerResult;
use super::incoming::Incoming;
use super::routes::{Routes, admits_anyone, is_public};
use super::signed::message;
use super::steps::{anyone, known, known_or_not};
use crate::signature::{Unverified, WebhookVerifier};
use crate::wire::{OperationInfo, ServerOperation};

/// Has the verifier of a receiver of signed webhooks.
///
/// A generated `Receiver` requires it for each scheme of its document, so no receiver can be built
/// without a verifier.
///
/// ```
/// use copperplate_runtime::server::VerifyWebhooks;
/// use copperplate_runtime::signature::StandardWebhooks;
///
/// struct Books {
///     webhooks: StandardWebhooks,
/// }
///
/// impl VerifyWebhooks<StandardWebhooks> for Books {
///     fn verifier(&self) -> &StandardWebhooks {
///         &self.webhooks
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not verify the signatures of its webhooks",
    label = "this receiver has no `impl VerifyWebhooks<{V}>`",
    note = "the document says how its webhooks are signed: write \
            `impl rt::server::VerifyWebhooks<{V}> for {Self}` with a verifier that has your secret"
)]
pub trait VerifyWebhooks<V: WebhookVerifier>: Send + Sync + 'static {
    /// The verifier with the secrets or keys of the sender.
    fn verifier(&self) -> &V;
}

/// # Signed webhooks
///
/// A request is verified after its credentials are known, and before any of its body is parsed. One
/// that is not verified gets a 401, with the reason as a
/// [`Failure::Unverified`](super::Failure::Unverified) for [`on_failure`](Self::on_failure).
impl<S: Send + Sync + 'static> Routes<S> {
    /// Adds a signed webhook without credentials.
    ///
    /// A signed webhook does not compile without its verifier:
    ///
    /// ```compile_fail
    /// use copperplate_runtime as rt;
    /// # struct Settled;
    /// # struct Nothing {}
    /// # rt::request! { Nothing {} }
    /// # impl rt::Operation for Settled {
    /// #     const INFO: rt::operation::OperationInfo =
    /// #         rt::operation::OperationInfo::new("settled", rt::operation::MethodName::POST, "/settled")
    /// #             .webhook()
    /// #             .signature(rt::operation::WebhookSignature::StandardWebhooks);
    /// #     type Request = Nothing;
    /// #     type Response = rt::response::NoContent;
    /// #     type Error = std::convert::Infallible;
    /// # }
    /// # static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new();
    /// rt::server::Routes::new((), &REFUSALS)
    ///     .public::<Settled, _, _>(|_, _, _| async { Ok(rt::response::NoContent::NoContent) });
    /// ```
    ///
    /// ```
    /// use copperplate_runtime as rt;
    /// use rt::signature::StandardWebhooks;
    /// # struct Settled;
    /// # struct Nothing {}
    /// # rt::request! { Nothing {} }
    /// # impl rt::Operation for Settled {
    /// #     const INFO: rt::operation::OperationInfo =
    /// #         rt::operation::OperationInfo::new("settled", rt::operation::MethodName::POST, "/settled")
    /// #             .webhook()
    /// #             .signature(rt::operation::WebhookSignature::StandardWebhooks);
    /// #     type Request = Nothing;
    /// #     type Response = rt::response::NoContent;
    /// #     type Error = std::convert::Infallible;
    /// # }
    /// # static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new();
    /// # struct Books(StandardWebhooks);
    /// # impl rt::server::VerifyWebhooks<StandardWebhooks> for Books {
    /// #     fn verifier(&self) -> &StandardWebhooks { &self.0 }
    /// # }
    /// # fn routes(books: Books) -> rt::server::Routes<Books> {
    /// rt::server::Routes::new(books, &REFUSALS).signed::<Settled, StandardWebhooks, _, _>(
    ///     |_, _, _| async { Ok(rt::response::NoContent::NoContent) },
    /// )
    /// # }
    /// # let _ = routes;
    /// ```
    #[must_use]
    pub fn signed<O, V, F, Fut>(self, handler: F) -> Self
    where
        O: ServerOperation,
        V: WebhookVerifier,
        S: VerifyWebhooks<V>,
        F: Fn(Arc<S>, O::Request, Context<()>) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = HandlerResult<O>> + Send + 'static,
    {
        const {
            let info = const { &O::INFO };
            assert!(is_public(info), "the document asks for credentials here");
            assert_signed(info);
        }
        let verify = verified::<O, S, V>;
        self.add::<O, (), F, Fut>(handler, anyone::<S>, Some(verify))
    }

    /// Adds a signed webhook for callers with valid credentials only.
    #[must_use]
    pub fn signed_secured<O, V, F, Fut>(self, handler: F) -> Self
    where
        O: ServerOperation,
        V: WebhookVerifier,
        S: Authenticate + VerifyWebhooks<V>,
        F: Fn(Arc<S>, O::Request, Context<S::Principal>) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = HandlerResult<O>> + Send + 'static,
    {
        const { assert_signed(const { &O::INFO }) };
        let verify = verified::<O, S, V>;
        self.add::<O, S::Principal, F, Fut>(handler, known::<S>, Some(verify))
    }

    /// Adds a signed webhook with optional credentials.
    #[must_use]
    pub fn signed_optional<O, V, F, Fut>(self, handler: F) -> Self
    where
        O: ServerOperation,
        V: WebhookVerifier,
        S: Authenticate + VerifyWebhooks<V>,
        F: Fn(Arc<S>, O::Request, Context<Option<S::Principal>>) -> Fut
            + Clone
            + Send
            + Sync
            + 'static,
        Fut: Future<Output = HandlerResult<O>> + Send + 'static,
    {
        const {
            let info = const { &O::INFO };
            assert!(
                admits_anyone(info),
                "the document lets nobody in without credentials"
            );
            assert_signed(info);
        }
        let verify = verified::<O, S, V>;
        self.add::<O, Option<S::Principal>, F, Fut>(handler, known_or_not::<S>, Some(verify))
    }
}

const fn assert_signed(info: &OperationInfo) {
    assert!(
        info.signature.is_some(),
        "the document does not say how this webhook is signed"
    );
}

/// Verifies a request with its body, which is read within the limits of the operation.
fn verified<'a, O, S, V>(
    service: &'a S,
    request: &'a Incoming,
) -> Pin<Box<dyn Future<Output = Result<(), Denied>> + Send + 'a>>
where
    O: ServerOperation,
    V: WebhookVerifier,
    S: VerifyWebhooks<V>,
{
    Box::pin(async move {
        let declared = O::INFO.signature.ok_or(Unverified::Unsupported)?;
        let message = message(&request.parts)?;
        let body = request.body.bytes().await?;
        Ok(service
            .verifier()
            .verify(message.body(&body), declared)
            .await?)
    })
}
