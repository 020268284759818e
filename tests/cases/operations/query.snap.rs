//! Search, version `1`.

pub mod types {
    //! The schemas of the document.

    mod search {
        use copperplate_runtime as rt;

        /// The schema `Search`.
        #[derive(Clone)]
        pub struct Search {
            /// The member `text`.
            pub text: String,
        }

        rt::object! {
            Search {
                text: required("text") where min_length(2),
                .. => skip,
            }
        }
    }

    pub use search::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Search);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod list_payments {
        use copperplate_runtime as rt;

        /// GET `/payments`
        ///
        /// `GET /payments`
        pub struct ListPayments;

        impl rt::Operation for ListPayments {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "listPayments",
                rt::Method::GET,
                "/payments",
            );
            type Request = ListPaymentsRequest;
            type Response = ListPaymentsResponse;
            type Error = ListPaymentsError;
        }

        /// What `listPayments` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ListPaymentsRequest {}

        rt::request! {
            ListPaymentsRequest {
            }
        }

        /// What `listPayments` answers when it succeeds.
        ///
        /// 204: None.
        pub type ListPaymentsResponse = rt::answer::NoContent;

        /// The document has no answer of `listPayments` that is a failure.
        pub type ListPaymentsError = std::convert::Infallible;
    }

    mod search_payments {
        use copperplate_runtime as rt;
        use super::super::types;

        /// QUERY `/payments`
        ///
        /// `QUERY /payments`
        pub struct SearchPayments;

        impl rt::Operation for SearchPayments {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "searchPayments",
                    rt::Method::QUERY,
                    "/payments",
                )
                .consumes(&["application/json"])
                .produces(&["application/json"]);
            type Request = SearchPaymentsRequest;
            type Response = SearchPaymentsResponse;
            type Error = SearchPaymentsError;
        }

        /// What `searchPayments` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct SearchPaymentsRequest {
            /// The request body.
            pub body: types::Search,
        }

        rt::request! {
            SearchPaymentsRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `searchPayments` answers when it succeeds.
        ///
        /// 200: What was found.
        pub type SearchPaymentsResponse = rt::answer::Ok<Vec<String>>;

        /// The document has no answer of `searchPayments` that is a failure.
        pub type SearchPaymentsError = std::convert::Infallible;
    }

    mod query_payments_id {
        use copperplate_runtime as rt;

        /// QUERY `/payments/{id}`
        ///
        /// `QUERY /payments/{id}`
        pub struct QueryPaymentsId;

        impl rt::Operation for QueryPaymentsId {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "query /payments/{id}",
                rt::Method::QUERY,
                "/payments/{id}",
            );
            type Request = QueryPaymentsIdRequest;
            type Response = QueryPaymentsIdResponse;
            type Error = QueryPaymentsIdError;
        }

        /// What `query /payments/{id}` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct QueryPaymentsIdRequest {
            /// The parameter `id`.
            pub id: String,
        }

        rt::request! {
            QueryPaymentsIdRequest {
                id: parameter(path("id")),
            }
        }

        /// What `query /payments/{id}` answers when it succeeds.
        ///
        /// 204: Alive.
        pub type QueryPaymentsIdResponse = rt::answer::NoContent;

        /// The document has no answer of `query /payments/{id}` that is a failure.
        pub type QueryPaymentsIdError = std::convert::Infallible;
    }

    pub use list_payments::*;
    pub use search_payments::*;
    pub use query_payments_id::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Search`.
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
        /// GET `/payments`
        ///
        /// Gives [`ListPaymentsResponse`](operations::ListPaymentsResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn list_payments(
            &self,
            request: &operations::ListPaymentsRequest,
        ) -> rt::client::Sending<operations::ListPayments> {
            self.0.send(request)
        }

        /// QUERY `/payments`
        ///
        /// Gives [`SearchPaymentsResponse`](operations::SearchPaymentsResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn search_payments(
            &self,
            request: &operations::SearchPaymentsRequest,
        ) -> rt::client::Sending<operations::SearchPayments> {
            self.0.send(request)
        }

        /// QUERY `/payments/{id}`
        ///
        /// Gives [`QueryPaymentsIdResponse`](operations::QueryPaymentsIdResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn query_payments_id(
            &self,
            request: &operations::QueryPaymentsIdRequest,
        ) -> rt::client::Sending<operations::QueryPaymentsId> {
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

    /// What a server of `Search` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/payments`
        fn list_payments(
            &self,
            request: operations::ListPaymentsRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ListPaymentsResponse, operations::ListPaymentsError>,
        > + Send;

        /// QUERY `/payments`
        fn search_payments(
            &self,
            request: operations::SearchPaymentsRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<
                operations::SearchPaymentsResponse,
                operations::SearchPaymentsError,
            >,
        > + Send;

        /// QUERY `/payments/{id}`
        fn query_payments_id(
            &self,
            request: operations::QueryPaymentsIdRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<
                operations::QueryPaymentsIdResponse,
                operations::QueryPaymentsIdError,
            >,
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
                operations::ListPayments,
                _,
                _,
            >(|service, request, context| async move {
                Service::list_payments(&*service, request, context).await
            })
            .public::<
                operations::SearchPayments,
                _,
                _,
            >(|service, request, context| async move {
                Service::search_payments(&*service, request, context).await
            })
            .public::<
                operations::QueryPaymentsId,
                _,
                _,
            >(|service, request, context| async move {
                Service::query_payments_id(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
