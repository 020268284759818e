//! Links, version `1`.

pub mod types {
    //! The schemas of the document.

    mod created {
        use copperplate_runtime as rt;

        /// The schema `Created`.
        #[derive(Clone)]
        pub struct Created {
            /// The member `id`.
            pub id: i64,
        }

        rt::object! {
            Created {
                id: required("id"),
                .. => skip,
            }
        }
    }

    mod note {
        use copperplate_runtime as rt;

        /// The schema `Note`.
        #[derive(Clone)]
        pub struct Note {
            /// The member `text`.
            pub text: String,
            /// The member `level`.
            pub level: Option<i32>,
        }

        rt::object! {
            Note {
                text: required("text"),
                level: optional("level"),
                .. => skip,
            }
        }
    }

    mod payment {
        use copperplate_runtime as rt;

        /// The schema `Payment`.
        #[derive(Clone)]
        pub struct Payment {
            /// The member `amount`.
            pub amount: rt::Decimal,
        }

        rt::object! {
            Payment {
                amount: required("amount") where as_string(),
                .. => skip,
            }
        }
    }

    mod refund {
        use copperplate_runtime as rt;

        /// What `kind` of `refund` is.
        pub enum RefundKind {
            /// `full`
            Full,
            /// `part`
            Part,
        }

        rt::choice! {
            RefundKind {
                Full = "full",
                Part = "part",
            }
        }
    }

    pub use created::*;
    pub use note::*;
    pub use payment::*;
    pub use refund::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Created, Note, Payment, RefundKind);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod create_payment {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/payments`
        ///
        /// `POST /payments`
        pub struct CreatePayment;

        impl rt::Operation for CreatePayment {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "createPayment",
                    rt::Method::POST,
                    "/payments",
                )
                .consumes(&["application/json"])
                .produces(&["application/json"]);
            type Request = CreatePaymentRequest;
            type Response = CreatePaymentResponse;
            type Error = CreatePaymentError;
        }

        /// What `createPayment` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct CreatePaymentRequest {
            /// The header `X-Tenant`.
            pub x_tenant: String,
            /// The request body.
            pub body: types::Payment,
        }

        rt::request! {
            CreatePaymentRequest {
                x_tenant: parameter(header("X-Tenant")),
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `createPayment` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum CreatePaymentResponse {
            /// 201: Created.
            Created {
                /// The body.
                body: types::Created,
                /// The header `Location`.
                location: Option<String>,
            },
            /// 202: Accepted.
            Accepted(types::Created),
        }

        rt::response! {
            CreatePaymentResponse {
                201 => Created {
                    location: optional(header("Location")),
                    .. body: json("application/json", &rt::ANY),
                },
                202 => Accepted(body: json("application/json", &rt::ANY)),
            }
        }

        /// What `createPayment` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum CreatePaymentError {
            /// 409: There is one already.
            Conflict(types::Created),
        }

        rt::failure! {
            CreatePaymentError {
                409 => Conflict(body: json("application/json", &rt::ANY)) as "409: There is one already",
            }
        }
    }

    mod get_payment {
        use copperplate_runtime as rt;
        use super::{CreatePayment, CreatePaymentError, CreatePaymentResponse};

        /// GET `/payments/{id}`
        ///
        /// `GET /payments/{id}`
        pub struct GetPayment;

        impl rt::Operation for GetPayment {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "getPayment",
                rt::Method::GET,
                "/payments/{id}",
            );
            type Request = GetPaymentRequest;
            type Response = GetPaymentResponse;
            type Error = GetPaymentError;
        }

        /// What `getPayment` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct GetPaymentRequest {
            /// The parameter `id`.
            pub id: i64,
            /// The parameter `verbose`.
            pub verbose: Option<bool>,
        }

        rt::request! {
            GetPaymentRequest {
                id: parameter(path("id")) where minimum("1"),
                verbose: optional(query("verbose")),
            }
        }

        /// What `getPayment` answers when it succeeds.
        ///
        /// 204: There.
        pub type GetPaymentResponse = rt::answer::NoContent;

        /// The document has no answer of `getPayment` that is a failure.
        pub type GetPaymentError = std::convert::Infallible;

        impl GetPaymentRequest {
            /// Follows the link `payment` from an answer of `createPayment`.
            ///
            /// # Errors
            ///
            /// An answer that does not have the link, or a value that is not there or not what the
            /// request takes.
            pub fn follow_payment(
                response: &CreatePaymentResponse,
            ) -> Result<Self, rt::ExpressionError> {
                static ID: rt::Parameter = rt::Parameter::path("id").minimum("1");
                if !matches!(response, CreatePaymentResponse::Created { .. }) {
                    return Err(rt::ExpressionError::OtherAnswer);
                }
                let exchange = rt::Exchange::of::<CreatePayment>().response(response)?;
                Ok(Self {
                    id: exchange
                        .parameter(
                            &[rt::Piece::Value(rt::Expression::ResponseBody("/id"))],
                            &ID,
                        )?,
                    verbose: None,
                })
            }

            /// Follows the link `payment` from an answer of `createPayment`.
            ///
            /// # Errors
            ///
            /// An answer that does not have the link, or a value that is not there or not what the
            /// request takes.
            pub fn follow_payment2(
                response: &CreatePaymentResponse,
            ) -> Result<Self, rt::ExpressionError> {
                static ID: rt::Parameter = rt::Parameter::path("id").minimum("1");
                if !matches!(response, CreatePaymentResponse::Accepted { .. }) {
                    return Err(rt::ExpressionError::OtherAnswer);
                }
                let exchange = rt::Exchange::of::<CreatePayment>().response(response)?;
                Ok(Self {
                    id: exchange
                        .parameter(
                            &[rt::Piece::Value(rt::Expression::ResponseBody("/id"))],
                            &ID,
                        )?,
                    verbose: None,
                })
            }

            /// Follows the link `existing` from an answer of `createPayment`.
            ///
            /// # Errors
            ///
            /// An answer that does not have the link, or a value that is not there or not what the
            /// request takes.
            pub fn follow_existing(
                response: &CreatePaymentError,
            ) -> Result<Self, rt::ExpressionError> {
                static ID: rt::Parameter = rt::Parameter::path("id").minimum("1");
                static VERBOSE: rt::Parameter = rt::Parameter::query("verbose");
                if !matches!(response, CreatePaymentError::Conflict { .. }) {
                    return Err(rt::ExpressionError::OtherAnswer);
                }
                let exchange = rt::Exchange::of::<CreatePayment>().response(response)?;
                Ok(Self {
                    id: exchange
                        .parameter(
                            &[rt::Piece::Value(rt::Expression::ResponseBody("/id"))],
                            &ID,
                        )?,
                    verbose: Some(exchange.parameter(&[rt::Piece::Text("true")], &VERBOSE)?),
                })
            }
        }
    }

    mod refund {
        use copperplate_runtime as rt;
        use super::{CreatePayment, CreatePaymentRequest, CreatePaymentResponse};
        use super::super::types;

        /// POST `/payments/{id}/refunds/{kind}`
        ///
        /// `POST /payments/{id}/refunds/{kind}`
        pub struct Refund;

        impl rt::Operation for Refund {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "refund",
                    rt::Method::POST,
                    "/payments/{id}/refunds/{kind}",
                )
                .consumes(&["application/json"]);
            type Request = RefundRequest;
            type Response = RefundResponse;
            type Error = RefundError;
        }

        /// What `refund` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct RefundRequest {
            /// The parameter `id`.
            pub id: i64,
            /// The parameter `kind`.
            pub kind: types::RefundKind,
            /// The parameter `id`.
            pub id2: Option<String>,
            /// The header `X-Tenant`.
            pub x_tenant: String,
            /// The parameter `reason`.
            pub reason: Option<String>,
            /// The parameter `request`.
            pub request: String,
            /// The request body.
            pub body: Option<types::Payment>,
        }

        rt::request! {
            RefundRequest {
                id: parameter(path("id")),
                kind: parameter(path("kind")),
                id2: optional(query("id")),
                x_tenant: parameter(header("X-Tenant")),
                reason: optional(query("reason")),
                request: parameter(query("request")),
                .. body: optional_json("application/json", &rt::ANY),
            }
        }

        /// What `refund` answers when it succeeds.
        ///
        /// 204: Done.
        pub type RefundResponse = rt::answer::NoContent;

        /// The document has no answer of `refund` that is a failure.
        pub type RefundError = std::convert::Infallible;

        impl RefundRequest {
            /// Gives the money back.
            ///
            /// Follows the link `refund` from an answer of `createPayment`.
            ///
            /// The link leads to another server: send it with `Client::at(servers::REFUNDS)`.
            ///
            /// # Errors
            ///
            /// An answer that does not have the link, or a value that is not there or not what the
            /// request takes.
            pub fn follow_refund(
                request: &CreatePaymentRequest,
                response: &CreatePaymentResponse,
                request2: String,
            ) -> Result<Self, rt::ExpressionError> {
                static ID: rt::Parameter = rt::Parameter::path("id");
                static KIND: rt::Parameter = rt::Parameter::path("kind");
                static X_TENANT: rt::Parameter = rt::Parameter::header("X-Tenant");
                static REASON: rt::Parameter = rt::Parameter::query("reason");
                if !matches!(response, CreatePaymentResponse::Created { .. }) {
                    return Err(rt::ExpressionError::OtherAnswer);
                }
                let exchange = rt::Exchange::of::<CreatePayment>()
                    .request::<CreatePayment>(request)?
                    .response(response)?;
                Ok(Self {
                    id: exchange
                        .parameter(
                            &[rt::Piece::Value(rt::Expression::ResponseBody("/id"))],
                            &ID,
                        )?,
                    kind: exchange.parameter(&[rt::Piece::Text("full")], &KIND)?,
                    id2: None,
                    x_tenant: exchange
                        .parameter(
                            &[rt::Piece::Value(rt::Expression::RequestHeader("X-Tenant"))],
                            &X_TENANT,
                        )?,
                    reason: Some(
                        exchange
                            .parameter(
                                &[
                                    rt::Piece::Text("refund of "),
                                    rt::Piece::Value(rt::Expression::ResponseBody("/id")),
                                    rt::Piece::Text(" at "),
                                    rt::Piece::Value(rt::Expression::ResponseHeader("Location")),
                                ],
                                &REASON,
                            )?,
                    ),
                    request: request2,
                    body: Some(exchange.value(rt::Expression::RequestBody(""), &rt::ANY)?),
                })
            }
        }
    }

    mod add_note {
        use copperplate_runtime as rt;
        use super::{CreatePayment, CreatePaymentResponse};
        use super::super::types;

        /// PUT `/notes/{id}`
        ///
        /// `PUT /notes/{id}`
        pub struct AddNote;

        impl rt::Operation for AddNote {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "addNote",
                    rt::Method::PUT,
                    "/notes/{id}",
                )
                .consumes(&["application/json"]);
            type Request = AddNoteRequest;
            type Response = AddNoteResponse;
            type Error = AddNoteError;
        }

        /// What `addNote` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct AddNoteRequest {
            /// The parameter `id`.
            pub id: String,
            /// The request body.
            pub body: types::Note,
        }

        rt::request! {
            AddNoteRequest {
                id: parameter(path("id")),
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `addNote` answers when it succeeds.
        ///
        /// 204: Added.
        pub type AddNoteResponse = rt::answer::NoContent;

        /// The document has no answer of `addNote` that is a failure.
        pub type AddNoteError = std::convert::Infallible;

        impl AddNoteRequest {
            /// Follows the link `note` from an answer of `createPayment`.
            ///
            /// # Errors
            ///
            /// An answer that does not have the link, or a value that is not there or not what the
            /// request takes.
            pub fn follow_note(
                response: &CreatePaymentResponse,
                id: String,
            ) -> Result<Self, rt::ExpressionError> {
                if !matches!(response, CreatePaymentResponse::Created { .. }) {
                    return Err(rt::ExpressionError::OtherAnswer);
                }
                let exchange = rt::Exchange::of::<CreatePayment>().response(response)?;
                Ok(Self {
                    id: id,
                    body: exchange.constant(r#"{"text":"paid","level":3}"#, &rt::ANY)?,
                })
            }

            /// Follows the link `again` from an answer of `addNote`.
            ///
            /// # Errors
            ///
            /// An answer that does not have the link, or a value that is not there or not what the
            /// request takes.
            pub fn follow_again(
                request: &AddNoteRequest,
                response: &AddNoteResponse,
                body: types::Note,
            ) -> Result<Self, rt::ExpressionError> {
                static ID: rt::Parameter = rt::Parameter::path("id");
                if !matches!(response, AddNoteResponse::NoContent { .. }) {
                    return Err(rt::ExpressionError::OtherAnswer);
                }
                let exchange = rt::Exchange::of::<AddNote>()
                    .request::<AddNote>(request)?
                    .response(response)?;
                Ok(Self {
                    id: exchange
                        .parameter(&[rt::Piece::Value(rt::Expression::RequestPath("id"))], &ID)?,
                    body: body,
                })
            }
        }
    }

    pub use create_payment::*;
    pub use get_payment::*;
    pub use refund::*;
    pub use add_note::*;
}

pub mod servers {
    //! The servers of the document. A router has the paths of the document alone: to serve it below the path of a server's URL, nest it under `rt::ServerUrl::path`.

    use copperplate_runtime as rt;

    /// The servers that the document names; a client calls the first of them unless told
    /// otherwise.
    pub const SERVERS: &[rt::Server] = &[API_EXAMPLE_COM];

    /// A server.
    ///
    /// `https://api.example.com`
    pub const API_EXAMPLE_COM: rt::Server = rt::Server::new("https://api.example.com");

    /// Refunds.
    ///
    /// `https://refunds.example.com`
    pub const REFUNDS: rt::Server = rt::Server::new("https://refunds.example.com")
        .description("Refunds.");
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    pub use super::servers::SERVERS;

    /// Calls `Links`.
    ///
    /// Cloning it is cheap; clones share connections and credentials.
    #[derive(Clone, Debug)]
    pub struct Client(rt::client::Client);

    impl Client {
        /// Begins a client; the first of [`SERVERS`] is called unless another URL is set.
        #[must_use]
        pub fn builder() -> rt::client::Builder<Self> {
            rt::client::Builder::new(SERVERS, Self)
        }

        /// The same client at another server, such as one of [`SERVERS`] or what a type of
        /// `servers` has made.
        ///
        /// # Errors
        ///
        /// A URL that can't be used.
        pub fn at(
            &self,
            server: impl Into<rt::ServerUrl>,
        ) -> Result<Self, rt::client::BuildError> {
            self.0.at(server).map(Self)
        }
    }

    impl Client {
        /// POST `/payments`
        ///
        /// Gives [`CreatePaymentResponse`](operations::CreatePaymentResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`CreatePaymentError`](operations::CreatePaymentError).
        pub fn create_payment(
            &self,
            request: &operations::CreatePaymentRequest,
        ) -> rt::client::Sending<operations::CreatePayment> {
            self.0.send(request)
        }

        /// GET `/payments/{id}`
        ///
        /// Gives [`GetPaymentResponse`](operations::GetPaymentResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn get_payment(
            &self,
            request: &operations::GetPaymentRequest,
        ) -> rt::client::Sending<operations::GetPayment> {
            self.0.send(request)
        }

        /// POST `/payments/{id}/refunds/{kind}`
        ///
        /// Gives [`RefundResponse`](operations::RefundResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn refund(
            &self,
            request: &operations::RefundRequest,
        ) -> rt::client::Sending<operations::Refund> {
            self.0.send(request)
        }

        /// PUT `/notes/{id}`
        ///
        /// Gives [`AddNoteResponse`](operations::AddNoteResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn add_note(
            &self,
            request: &operations::AddNoteRequest,
        ) -> rt::client::Sending<operations::AddNote> {
            self.0.send(request)
        }
    }
}

#[cfg(feature = "client")]
pub use client::Client;

#[cfg(feature = "server")]
pub mod server {
    //! The server: implement [`Service`] and serve [`router`].

    use copperplate_runtime as rt;
    use super::operations;

    /// What a server of `Links` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/payments`
        fn create_payment(
            &self,
            request: operations::CreatePaymentRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<
                operations::CreatePaymentResponse,
                operations::CreatePaymentError,
            >,
        > + Send;

        /// GET `/payments/{id}`
        fn get_payment(
            &self,
            request: operations::GetPaymentRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::GetPaymentResponse, operations::GetPaymentError>,
        > + Send;

        /// POST `/payments/{id}/refunds/{kind}`
        fn refund(
            &self,
            request: operations::RefundRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::RefundResponse, operations::RefundError>,
        > + Send;

        /// PUT `/notes/{id}`
        fn add_note(
            &self,
            request: operations::AddNoteRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::AddNoteResponse, operations::AddNoteError>,
        > + Send;
    }

    /// An ordinary `axum` router, which nests, layers and merges like any other.
    pub fn router<S: Service>(service: S) -> rt::server::Router {
        routes(service).finish()
    }

    /// The operations, for a router with other limits.
    pub fn routes<S: Service>(service: S) -> rt::server::Routes<S> {
        rt::server::Routes::new(service, &REFUSALS)
            .public::<
                operations::CreatePayment,
                _,
                _,
            >(|service, request, context| async move {
                Service::create_payment(&*service, request, context).await
            })
            .public::<
                operations::GetPayment,
                _,
                _,
            >(|service, request, context| async move {
                Service::get_payment(&*service, request, context).await
            })
            .public::<
                operations::Refund,
                _,
                _,
            >(|service, request, context| async move {
                Service::refund(&*service, request, context).await
            })
            .public::<
                operations::AddNote,
                _,
                _,
            >(|service, request, context| async move {
                Service::add_note(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
