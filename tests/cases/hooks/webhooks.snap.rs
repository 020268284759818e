//! Webhooks, version `1`.

pub mod types {
    //! The schemas of the document.

    mod gone {
        use copperplate_runtime as rt;

        /// The schema `Gone`.
        #[derive(Clone, PartialEq, Default)]
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
        #[derive(Clone, PartialEq)]
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
        #[derive(Clone)]
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
            PaymentState, Settled = "settled", Failed = "failed", ..Unknown
        }
    }

    pub use gone::*;
    pub use payment::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Gone, Payment, PaymentState);
}

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
                attempt: optional(query("attempt")) where schema(rt::Schema::new().minimum("1")),
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `payment/settled webhook` answers when it succeeds, as other operations do.
        pub type PaymentSettledWebhookResponse = super::SignedEventResponse;

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
        use super::SignedEventResponse;
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

        /// The document has no answer of `signedEvent` that is a failure.
        pub type SignedEventError = std::convert::Infallible;
    }

    mod signed_event_response {
        use copperplate_runtime as rt;

        /// What `signedEvent` answers when it succeeds, and other operations as well.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SignedEventResponse {
            /// 204: Heard.
            NoContent,
        }

        rt::response! {
            SignedEventResponse {
                204 => NoContent {},
            }
        }
    }

    pub use payment_settled_webhook::*;
    pub use signed_event::*;
    pub use signed_event_response::*;
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
        use super::super::operations::{
            PaymentSettledWebhook, PaymentSettledWebhookRequest, SignedEvent, SignedEventRequest,
        };

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
            /// Gives [`PaymentSettledWebhookResponse`](super::super::operations::PaymentSettledWebhookResponse).
            ///
            /// # Errors
            ///
            /// [`PaymentSettledWebhookError`](super::super::operations::PaymentSettledWebhookError),
            /// a documented answer of failure; any answer that the document does not describe, a request
            /// that breaks the document's rules, a URL that is not allowed, or a failure to reach the
            /// receiver.
            pub fn payment_settled_webhook(
                &self,
                destination: &rt::Destination,
                request: &PaymentSettledWebhookRequest,
            ) -> rt::client::Sending<PaymentSettledWebhook> {
                self.0.send_to::<PaymentSettledWebhook>(destination, request)
            }

            /// POST `/signed`
            ///
            /// Gives [`SignedEventResponse`](super::super::operations::SignedEventResponse).
            ///
            /// # Errors
            ///
            /// [`SignedEventError`](super::super::operations::SignedEventError),
            /// a documented answer of failure; any answer that the document does not describe, a request
            /// that breaks the document's rules, a URL that is not allowed, or a failure to reach the
            /// receiver.
            pub fn signed_event(
                &self,
                destination: &rt::Destination,
                request: &SignedEventRequest,
            ) -> rt::client::Sending<SignedEvent> {
                self.0.send_to::<SignedEvent>(destination, request)
            }
        }
    }

    #[cfg(feature = "client")]
    pub use sender::Sender;

    #[cfg(feature = "server")]
    pub mod receiver {
        //! The receiver: implement [`Receiver`] and serve [`router`].

        use copperplate_runtime as rt;
        use super::super::operations::{
            PaymentSettledWebhook, PaymentSettledWebhookError, PaymentSettledWebhookRequest,
            PaymentSettledWebhookResponse, SignedEvent, SignedEventError, SignedEventRequest,
            SignedEventResponse,
        };

        /// What receives the webhooks of `Webhooks`.
        pub trait Receiver: rt::server::Authenticate {
            /// POST `/payment%2Fsettled`
            fn payment_settled_webhook(
                &self,
                request: PaymentSettledWebhookRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<PaymentSettledWebhookResponse, PaymentSettledWebhookError>,
            > + Send;

            /// POST `/signed`
            fn signed_event(
                &self,
                request: SignedEventRequest,
                context: rt::server::Context<Self::Principal>,
            ) -> impl Future<Output = Result<SignedEventResponse, SignedEventError>> + Send;
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
                    PaymentSettledWebhook,
                    _,
                    _,
                >(|service, request, context| async move {
                    service.payment_settled_webhook(request, context).await
                })
                .secured::<
                    SignedEvent,
                    _,
                    _,
                >(|service, request, context| async move {
                    service.signed_event(request, context).await
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
