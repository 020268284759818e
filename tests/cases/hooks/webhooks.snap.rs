//! Webhooks, version `1`.

pub mod types {
    //! The schemas of the document.

    mod gone {
        use copperplate_runtime as rt;

        /// The schema `Gone`.
        #[derive(Clone, Default)]
        pub struct Gone {
            /// The member `reason`.
            pub reason: Option<String>,
        }

        rt::object! {
            Gone {
                reason: optional("reason"),
                .. => skip,
            }
        }
    }

    mod payment {
        use copperplate_runtime as rt;

        /// The schema `Payment`.
        #[derive(Clone)]
        pub struct Payment {
            /// The member `id`.
            pub id: String,
            /// The member `amount`.
            pub amount: rt::Decimal,
            /// The member `state`.
            pub state: Option<PaymentState>,
        }

        rt::object! {
            Payment {
                id: required("id"),
                amount: required("amount") where as_string(),
                state: optional("state"),
                .. => skip,
            }
        }

        /// What `state` of `Payment` is.
        #[non_exhaustive]
        pub enum PaymentState {
            /// `settled`
            Settled,
            /// `failed`
            Failed,
            /// Text that the document does not list; read it with `as_str`.
            #[doc(hidden)]
            Unknown(rt::Unknown),
        }

        rt::choice! {
            PaymentState {
                Settled = "settled",
                Failed = "failed",
                .. Unknown,
            }
        }
    }

    pub use gone::*;
    pub use payment::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Gone, Payment, PaymentState);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod payment_settled_webhook {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/payment%2Fsettled`
        ///
        /// `POST /payment%2Fsettled`
        pub struct PaymentSettledWebhook;

        impl rt::Operation for PaymentSettledWebhook {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "payment/settled webhook",
                    rt::Method::POST,
                    "/payment%2Fsettled",
                )
                .consumes(&["application/json"])
                .produces(&["application/json"])
                .bare()
                .hook();
            type Request = PaymentSettledWebhookRequest;
            type Response = PaymentSettledWebhookResponse;
            type Error = PaymentSettledWebhookError;
        }

        /// What `payment/settled webhook` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct PaymentSettledWebhookRequest {
            /// The header `X-Event`.
            pub x_event: String,
            /// The parameter `attempt`.
            pub attempt: Option<i64>,
            /// The request body.
            pub body: types::Payment,
        }

        rt::request! {
            PaymentSettledWebhookRequest {
                x_event: parameter(header("X-Event")),
                attempt: optional(query("attempt")) where minimum("1"),
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `payment/settled webhook` answers when it succeeds.
        ///
        /// 204: Heard.
        pub type PaymentSettledWebhookResponse = rt::answer::NoContent;

        /// What `payment/settled webhook` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PaymentSettledWebhookError {
            /// 410: Nobody listens any more.
            Gone(types::Gone),
        }

        rt::failure! {
            PaymentSettledWebhookError {
                410 => Gone(body: json("application/json", &rt::ANY)) as "410: Nobody listens any more",
            }
        }
    }

    mod signed_event {
        use copperplate_runtime as rt;
        use super::super::security;

        /// POST `/signed`
        ///
        /// `POST /signed`
        pub struct SignedEvent;

        impl rt::Operation for SignedEvent {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "signedEvent",
                    rt::Method::POST,
                    "/signed",
                )
                .security(&[&[security::SECRET.requires(&[])]])
                .hook();
            type Request = SignedEventRequest;
            type Response = SignedEventResponse;
            type Error = SignedEventError;
        }

        /// What `signedEvent` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct SignedEventRequest {}

        rt::request! {
            SignedEventRequest {
            }
        }

        /// What `signedEvent` answers when it succeeds.
        ///
        /// 204: Heard.
        pub type SignedEventResponse = rt::answer::NoContent;

        /// The document has no answer of `signedEvent` that is a failure.
        pub type SignedEventError = std::convert::Infallible;
    }

    pub use payment_settled_webhook::*;
    pub use signed_event::*;
}

pub mod security {
    //! The security schemes of the document.

    use copperplate_runtime as rt;

    /// A security scheme.
    pub const BEARER: rt::Scheme = rt::Scheme {
        name: "bearer",
        kind: rt::SchemeKind::Bearer,
    };

    /// A security scheme.
    pub const SECRET: rt::Scheme = rt::Scheme {
        name: "secret",
        kind: rt::SchemeKind::ApiKey {
            place: rt::KeyPlace::Header,
            name: "X-Webhook-Secret",
        },
    };
}

pub mod webhooks {
    //! The webhooks of the document: requests that its server makes.

    #[cfg(feature = "client")]
    pub mod sender {
        //! The sender: build one with [`Sender::builder`].

        use copperplate_runtime as rt;
        use super::super::operations;

        /// Sends the webhooks of `Webhooks`.
        ///
        /// Where they go is said by somebody else, so that it sends nothing until
        /// `destinations` of its builder says which URLs are allowed.
        #[derive(Clone, Debug)]
        pub struct Sender(rt::client::Client);

        impl Sender {
            /// Begins a sender.
            #[must_use]
            pub fn builder() -> rt::client::Builder<Self> {
                rt::client::Builder::without_server(Self)
            }

            /// POST `/payment%2Fsettled`
            ///
            /// Gives [`PaymentSettledWebhookResponse`](operations::PaymentSettledWebhookResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            /// A documented failure is [`PaymentSettledWebhookError`](operations::PaymentSettledWebhookError).
            pub fn payment_settled_webhook(
                &self,
                destination: &rt::Destination,
                request: &operations::PaymentSettledWebhookRequest,
            ) -> rt::client::Sending<operations::PaymentSettledWebhook> {
                self.0.send_to::<operations::PaymentSettledWebhook>(destination, request)
            }

            /// POST `/signed`
            ///
            /// Gives [`SignedEventResponse`](operations::SignedEventResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn signed_event(
                &self,
                destination: &rt::Destination,
                request: &operations::SignedEventRequest,
            ) -> rt::client::Sending<operations::SignedEvent> {
                self.0.send_to::<operations::SignedEvent>(destination, request)
            }
        }
    }

    #[cfg(feature = "client")]
    pub use sender::Sender;

    #[cfg(feature = "server")]
    pub mod receiver {
        //! The receiver: implement [`Receiver`] and serve [`router`].

        use copperplate_runtime as rt;
        use super::super::operations;

        /// What receives the webhooks of `Webhooks`.
        pub trait Receiver: rt::server::Authenticate {
            /// POST `/payment%2Fsettled`
            fn payment_settled_webhook(
                &self,
                request: operations::PaymentSettledWebhookRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<
                    operations::PaymentSettledWebhookResponse,
                    operations::PaymentSettledWebhookError,
                >,
            > + Send;

            /// POST `/signed`
            fn signed_event(
                &self,
                request: operations::SignedEventRequest,
                context: rt::server::Context<Self::Principal>,
            ) -> impl Future<
                Output = Result<operations::SignedEventResponse, operations::SignedEventError>,
            > + Send;
        }

        /// The operations, so that `mount` can put each where it was registered. Until then they are
        /// here:
        ///
        /// - `payment/settled webhook` at `/payment%2Fsettled`
        /// - `signedEvent` at `/signed`
        #[must_use]
        pub fn routes<S: Receiver>(service: S) -> rt::server::Routes<S> {
            rt::server::Routes::new(service, &REFUSALS)
                .public::<
                    operations::PaymentSettledWebhook,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::payment_settled_webhook(&*service, request, context).await
                })
                .secured::<
                    operations::SignedEvent,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::signed_event(&*service, request, context).await
                })
        }

        /// An ordinary `axum` router of [`routes`].
        pub fn router<S: Receiver>(service: S) -> rt::server::Router {
            routes(service).finish()
        }

        /// How a receiver says no: problem details (RFC 9457).
        pub static REFUSALS: rt::Refusals = rt::Refusals::new();
    }

    #[cfg(feature = "server")]
    pub use receiver::{Receiver, router, routes};
}
