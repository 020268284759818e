//! Tags, version `1`.

pub mod types {
    //! The schemas of the document.

    mod account {
        use copperplate_runtime as rt;

        /// The schema `Account`.
        #[derive(Clone)]
        pub struct Account {
            /// The member `id`.
            pub id: String,
            /// The member `owner`.
            pub owner: Option<super::Owner>,
        }

        rt::object! {
            Account {
                id: required("id"),
                owner: optional("owner"),
                .. => skip,
            }
        }
    }

    mod amount {
        use copperplate_runtime as rt;

        /// The schema `Amount`.
        #[derive(Clone)]
        pub struct Amount {
            /// The member `value`.
            pub value: String,
        }

        rt::object! {
            Amount {
                value: required("value") where pattern(&AMOUNT_VALUE_PATTERN),
                .. => skip,
            }
        }

        static AMOUNT_VALUE_PATTERN: rt::Pattern = rt::Pattern::new("^[0-9]+$");
    }

    mod create_payout {
        /// The same as [`GetAccount409`](super::GetAccount409).
        pub type CreatePayout422 = super::GetAccount409;
    }

    mod get_account {
        use copperplate_runtime as rt;

        /// What `409` of `getAccount` is.
        #[derive(Clone)]
        pub struct GetAccount409 {
            /// The member `reason`.
            pub reason: String,
        }

        rt::object! {
            GetAccount409 {
                reason: required("reason"),
                .. => skip,
            }
        }
    }

    mod get_statement {
        /// The same as [`GetAccount409`](super::GetAccount409).
        pub type GetStatement422 = super::GetAccount409;
    }

    mod health {
        use copperplate_runtime as rt;

        /// The schema `Health`.
        #[derive(Clone, Default)]
        pub struct Health {
            /// The member `state`.
            pub state: Option<HealthState>,
        }

        rt::object! {
            Health {
                state: optional("state"),
                .. => skip,
            }
        }

        /// What `state` of `Health` is.
        #[non_exhaustive]
        pub enum HealthState {
            /// `up`
            Up,
            /// `down`
            Down,
            /// `Μ`
            Μ,
            /// Text that the document does not list; read it with `as_str`.
            #[doc(hidden)]
            Unknown(rt::Unknown),
        }

        rt::choice! {
            HealthState {
                Up = "up",
                Down = "down",
                Μ = "Μ",
                .. Unknown,
            }
        }
    }

    mod new_payout {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `NewPayout`.
        #[derive(Clone)]
        pub struct NewPayout {
            /// The member `amount`.
            pub amount: super::Amount,
            /// Members that the document does not name.
            pub additional: rt::Map<rt::Json>,
        }

        rt::object! {
            NewPayout where rules::NEW_PAYOUT_COUNT {
                amount: required("amount"),
                .. => additional: keep(&rt::ANY),
            }
        }
    }

    mod owner {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Owner`.
        #[derive(Clone, Default)]
        pub struct Owner {
            /// The member `name`.
            pub name: Option<String>,
            /// Members that the document does not name.
            pub additional: rt::Map<rt::Json>,
        }

        rt::object! {
            Owner where rules::OWNER_REST {
                name: optional("name"),
                .. => additional: keep(&rt::ANY),
            }
        }
    }

    mod paid {
        use copperplate_runtime as rt;

        /// The schema `Paid`.
        #[derive(Clone, Default)]
        pub struct Paid {
            /// The member `payout`.
            pub payout: Option<String>,
        }

        rt::object! {
            Paid {
                payout: optional("payout"),
                .. => skip,
            }
        }
    }

    mod payout {
        use copperplate_runtime as rt;

        /// The schema `Payout`.
        #[derive(Clone)]
        pub struct Payout {
            /// The member `account_id`.
            pub account_id: String,
            /// The member `amount`.
            pub amount: Option<super::Amount>,
        }

        rt::object! {
            Payout {
                account_id: required("account_id"),
                amount: optional("amount"),
                .. => skip,
            }
        }
    }

    mod statement {
        use copperplate_runtime as rt;

        /// The schema `Statement`.
        #[derive(Clone, Default)]
        pub struct Statement {
            /// The member `balance`.
            pub balance: Option<super::Amount>,
        }

        rt::object! {
            Statement {
                balance: optional("balance"),
                .. => skip,
            }
        }
    }

    pub use account::*;
    pub use amount::*;
    pub use create_payout::*;
    pub use get_account::*;
    pub use get_statement::*;
    pub use health::*;
    pub use new_payout::*;
    pub use owner::*;
    pub use paid::*;
    pub use payout::*;
    pub use statement::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Account, Amount, GetAccount409, Health, HealthState, NewPayout, Owner, Paid, Payout,
        Statement
    );
}

mod rules {
    //! Keywords that no Rust type holds; they are evaluated on the JSON of a value.

    use copperplate_runtime as rt;

    pub(super) static NEW_PAYOUT_COUNT: rt::Schema = rt::Schema::new().min_properties(1);

    pub(super) static OWNER_ANY_OF_0: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Required(&["name"])]);

    pub(super) static OWNER_ANY_OF_1: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Required(&["alias"])]);

    pub(super) static OWNER_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::AnyOf(&[&OWNER_ANY_OF_0, &OWNER_ANY_OF_1])]);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod create_payout {
        use copperplate_runtime as rt;
        use super::CreatePayoutError;
        use super::super::types;

        /// POST `/payouts`
        ///
        /// `POST /payouts`
        pub struct CreatePayout;

        impl rt::Operation for CreatePayout {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "createPayout",
                    rt::Method::POST,
                    "/payouts",
                )
                .consumes(&["application/json"])
                .produces(&["application/json"]);
            type Request = CreatePayoutRequest;
            type Response = CreatePayoutResponse;
            type Error = CreatePayoutError;
        }

        /// What `createPayout` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct CreatePayoutRequest {
            /// The request body.
            pub body: types::NewPayout,
        }

        rt::request! {
            CreatePayoutRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `createPayout` answers when it succeeds.
        ///
        /// 201: Created.
        pub type CreatePayoutResponse = rt::answer::Created<types::Payout>;
    }

    mod get_account {
        use copperplate_runtime as rt;
        use super::{CreatePayout, CreatePayoutResponse};
        use super::super::types;

        /// GET `/accounts/{id}`
        ///
        /// `GET /accounts/{id}`
        pub struct GetAccount;

        impl rt::Operation for GetAccount {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "getAccount",
                    rt::Method::GET,
                    "/accounts/{id}",
                )
                .produces(&["application/json"]);
            type Request = GetAccountRequest;
            type Response = GetAccountResponse;
            type Error = GetAccountError;
        }

        /// What `getAccount` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct GetAccountRequest {
            /// The parameter `id`.
            pub id: String,
        }

        rt::request! {
            GetAccountRequest {
                id: parameter(path("id")),
            }
        }

        /// What `getAccount` answers when it succeeds.
        ///
        /// 200: The account.
        pub type GetAccountResponse = rt::answer::Ok<types::Account>;

        /// What `getAccount` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum GetAccountError {
            /// 409: It is closed.
            Conflict(types::GetAccount409),
        }

        rt::failure! {
            GetAccountError {
                409 => Conflict(body: json("application/json", &rt::ANY)) as "409: It is closed",
            }
        }

        impl GetAccountRequest {
            /// Follows the link `account` from an answer of `createPayout`.
            ///
            /// # Errors
            ///
            /// An answer that does not have the link, or a value that is not there or not what the
            /// request takes.
            pub fn follow_account(
                response: &CreatePayoutResponse,
            ) -> Result<Self, rt::ExpressionError> {
                static ID: rt::Parameter = rt::Parameter::path("id");
                if !matches!(response, CreatePayoutResponse::Created { .. }) {
                    return Err(rt::ExpressionError::OtherAnswer);
                }
                let exchange = rt::Exchange::of::<CreatePayout>().response(response)?;
                Ok(Self {
                    id: exchange
                        .parameter(
                            &[rt::Piece::Value(rt::Expression::ResponseBody("/account_id"))],
                            &ID,
                        )?,
                })
            }
        }
    }

    mod get_statement {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/statements`
        ///
        /// `GET /statements`
        pub struct GetStatement;

        impl rt::Operation for GetStatement {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "getStatement",
                    rt::Method::GET,
                    "/statements",
                )
                .produces(&["application/json"]);
            type Request = GetStatementRequest;
            type Response = GetStatementResponse;
            type Error = GetStatementError;
        }

        /// What `getStatement` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct GetStatementRequest {}

        rt::request! {
            GetStatementRequest {
            }
        }

        /// What `getStatement` answers when it succeeds.
        ///
        /// 200: The statement.
        pub type GetStatementResponse = rt::answer::Ok<types::Statement>;

        /// What `getStatement` answers when it fails, as other operations do.
        pub type GetStatementError = super::CreatePayoutError;
    }

    mod get_health {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/health`
        ///
        /// `GET /health`
        pub struct GetHealth;

        impl rt::Operation for GetHealth {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "getHealth",
                    rt::Method::GET,
                    "/health",
                )
                .produces(&["application/json"]);
            type Request = GetHealthRequest;
            type Response = GetHealthResponse;
            type Error = GetHealthError;
        }

        /// What `getHealth` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct GetHealthRequest {}

        rt::request! {
            GetHealthRequest {
            }
        }

        /// What `getHealth` answers when it succeeds.
        ///
        /// 200: Well.
        pub type GetHealthResponse = rt::answer::Ok<types::Health>;

        /// The document has no answer of `getHealth` that is a failure.
        pub type GetHealthError = std::convert::Infallible;
    }

    mod on_paid {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/paid`
        ///
        /// `POST /paid`
        pub struct OnPaid;

        impl rt::Operation for OnPaid {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "onPaid",
                    rt::Method::POST,
                    "/paid",
                )
                .consumes(&["application/json"])
                .hook();
            type Request = OnPaidRequest;
            type Response = OnPaidResponse;
            type Error = OnPaidError;
        }

        /// What `onPaid` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct OnPaidRequest {
            /// The request body.
            pub body: types::Paid,
        }

        rt::request! {
            OnPaidRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `onPaid` answers when it succeeds.
        ///
        /// 204: Taken.
        pub type OnPaidResponse = rt::answer::NoContent;

        /// The document has no answer of `onPaid` that is a failure.
        pub type OnPaidError = std::convert::Infallible;
    }

    mod create_payout_error {
        use copperplate_runtime as rt;
        use super::super::types;

        /// What `createPayout` answers when it fails, and other operations as well.
        #[derive(Clone, Debug, PartialEq)]
        pub enum CreatePayoutError {
            /// 422: The input is wrong.
            UnprocessableContent(types::GetAccount409),
        }

        rt::failure! {
            CreatePayoutError {
                422 => UnprocessableContent(body: json("application/json", &rt::ANY))
                    as "422: The input is wrong",
            }
        }
    }

    pub use create_payout::*;
    pub use get_account::*;
    pub use get_statement::*;
    pub use get_health::*;
    pub use on_paid::*;
    pub use create_payout_error::*;
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
}

pub mod webhooks {
    //! The webhooks of the document: requests that its server makes.

    #[cfg(feature = "client")]
    pub mod sender {
        //! The sender: build one with [`Sender::builder`].

        use copperplate_runtime as rt;
        use super::super::operations;

        /// Sends the webhooks of `Tags`.
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

            /// POST `/paid`
            ///
            /// Gives [`OnPaidResponse`](operations::OnPaidResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn on_paid(
                &self,
                destination: &rt::Destination,
                request: &operations::OnPaidRequest,
            ) -> rt::client::Sending<operations::OnPaid> {
                self.0.send_to::<operations::OnPaid>(destination, request)
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

        /// What receives the webhooks of `Tags`.
        pub trait Receiver: Send + Sync + 'static {
            /// POST `/paid`
            fn on_paid(
                &self,
                request: operations::OnPaidRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<operations::OnPaidResponse, operations::OnPaidError>,
            > + Send;
        }

        /// The operations, so that `mount` can put each where it was registered. Until then they are
        /// here:
        ///
        /// - `onPaid` at `/paid`
        #[must_use]
        pub fn routes<S: Receiver>(service: S) -> rt::server::Routes<S> {
            rt::server::Routes::new(service, &REFUSALS)
                .public::<
                    operations::OnPaid,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::on_paid(&*service, request, context).await
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

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    pub use super::servers::SERVERS;

    /// Calls `Tags`.
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

    /// Operations tagged `Payouts`.
    impl Client {
        /// POST `/payouts`
        ///
        /// Gives [`CreatePayoutResponse`](operations::CreatePayoutResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`CreatePayoutError`](operations::CreatePayoutError).
        pub fn create_payout(
            &self,
            request: &operations::CreatePayoutRequest,
        ) -> rt::client::Sending<operations::CreatePayout> {
            self.0.send(request)
        }

        /// GET `/statements`
        ///
        /// Gives [`GetStatementResponse`](operations::GetStatementResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`GetStatementError`](operations::GetStatementError).
        pub fn get_statement(
            &self,
            request: &operations::GetStatementRequest,
        ) -> rt::client::Sending<operations::GetStatement> {
            self.0.send(request)
        }
    }

    /// Operations tagged `Bank accounts`.
    impl Client {
        /// GET `/accounts/{id}`
        ///
        /// Gives [`GetAccountResponse`](operations::GetAccountResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`GetAccountError`](operations::GetAccountError).
        pub fn get_account(
            &self,
            request: &operations::GetAccountRequest,
        ) -> rt::client::Sending<operations::GetAccount> {
            self.0.send(request)
        }
    }

    impl Client {
        /// GET `/health`
        ///
        /// Gives [`GetHealthResponse`](operations::GetHealthResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn get_health(
            &self,
            request: &operations::GetHealthRequest,
        ) -> rt::client::Sending<operations::GetHealth> {
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

    /// What a server of `Tags` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/payouts`
        fn create_payout(
            &self,
            request: operations::CreatePayoutRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::CreatePayoutResponse, operations::CreatePayoutError>,
        > + Send;

        /// GET `/accounts/{id}`
        fn get_account(
            &self,
            request: operations::GetAccountRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::GetAccountResponse, operations::GetAccountError>,
        > + Send;

        /// GET `/statements`
        fn get_statement(
            &self,
            request: operations::GetStatementRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::GetStatementResponse, operations::GetStatementError>,
        > + Send;

        /// GET `/health`
        fn get_health(
            &self,
            request: operations::GetHealthRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::GetHealthResponse, operations::GetHealthError>,
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
                operations::CreatePayout,
                _,
                _,
            >(|service, request, context| async move {
                Service::create_payout(&*service, request, context).await
            })
            .public::<
                operations::GetAccount,
                _,
                _,
            >(|service, request, context| async move {
                Service::get_account(&*service, request, context).await
            })
            .public::<
                operations::GetStatement,
                _,
                _,
            >(|service, request, context| async move {
                Service::get_statement(&*service, request, context).await
            })
            .public::<
                operations::GetHealth,
                _,
                _,
            >(|service, request, context| async move {
                Service::get_health(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
