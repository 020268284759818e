//! Shop, version `1`.

pub mod types {
    //! The schemas of the document.

    mod new_person {
        use copperplate_runtime as rt;

        /// The schema `NewPerson`.
        #[derive(Clone)]
        pub struct NewPerson {
            /// The member `name`.
            pub name: String,
        }

        rt::object! {
            NewPerson {
                name: required("name"),
                .. => skip,
            }
        }
    }

    mod order {
        use copperplate_runtime as rt;

        /// The schema `Order`.
        #[derive(Clone)]
        pub struct Order {
            /// The member `id`.
            pub id: String,
            /// The member `total`.
            pub total: rt::Decimal,
        }

        rt::object! {
            Order {
                id: required("id"),
                total: required("total") where as_string(),
                .. => skip,
            }
        }
    }

    mod refund {
        use copperplate_runtime as rt;

        /// The schema `Refund`.
        #[derive(Clone)]
        pub struct Refund {
            /// The member `total`.
            pub total: rt::Decimal,
        }

        rt::object! {
            Refund {
                total: required("total") where as_string(),
                .. => skip,
            }
        }
    }

    pub use new_person::*;
    pub use order::*;
    pub use refund::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(NewPerson, Order, Refund);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod list_orders {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/orders`
        ///
        /// `GET /orders`
        pub struct ListOrders;

        impl rt::Operation for ListOrders {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "listOrders",
                    rt::Method::GET,
                    "/orders",
                )
                .produces(&["application/json"]);
            type Request = ListOrdersRequest;
            type Response = ListOrdersResponse;
            type Error = ListOrdersError;
        }

        /// What `listOrders` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ListOrdersRequest {}

        rt::request! {
            ListOrdersRequest {
            }
        }

        /// What `listOrders` answers when it succeeds.
        ///
        /// 200: The orders.
        pub type ListOrdersResponse = rt::answer::Ok<Vec<types::Order>>;

        /// The document has no answer of `listOrders` that is a failure.
        pub type ListOrdersError = std::convert::Infallible;
    }

    mod get_refund {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/refunds/{id}`
        ///
        /// `GET /refunds/{id}`
        pub struct GetRefund;

        impl rt::Operation for GetRefund {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "getRefund",
                    rt::Method::GET,
                    "/refunds/{id}",
                )
                .produces(&["application/json"]);
            type Request = GetRefundRequest;
            type Response = GetRefundResponse;
            type Error = GetRefundError;
        }

        /// What `getRefund` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct GetRefundRequest {
            /// The parameter `id`.
            pub id: String,
        }

        rt::request! {
            GetRefundRequest {
                id: parameter(path("id")),
            }
        }

        /// What `getRefund` answers when it succeeds.
        ///
        /// 200: The refund.
        pub type GetRefundResponse = rt::answer::Ok<types::Refund>;

        /// The document has no answer of `getRefund` that is a failure.
        pub type GetRefundError = std::convert::Infallible;
    }

    mod add_staff {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/staff`
        ///
        /// `POST /staff`
        pub struct AddStaff;

        impl rt::Operation for AddStaff {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "addStaff",
                    rt::Method::POST,
                    "/staff",
                )
                .consumes(&["application/json"]);
            type Request = AddStaffRequest;
            type Response = AddStaffResponse;
            type Error = AddStaffError;
        }

        /// What `addStaff` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct AddStaffRequest {
            /// The request body.
            pub body: types::NewPerson,
        }

        rt::request! {
            AddStaffRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `addStaff` answers when it succeeds.
        ///
        /// 204: Added.
        pub type AddStaffResponse = rt::answer::NoContent;

        /// The document has no answer of `addStaff` that is a failure.
        pub type AddStaffError = std::convert::Infallible;
    }

    pub use list_orders::*;
    pub use get_refund::*;
    pub use add_staff::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Shop`.
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

    /// Operations tagged `orders`.
    impl Client {
        /// GET `/orders`
        ///
        /// Gives [`ListOrdersResponse`](operations::ListOrdersResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn list_orders(
            &self,
            request: &operations::ListOrdersRequest,
        ) -> rt::client::Sending<operations::ListOrders> {
            self.0.send(request)
        }
    }

    /// Operations tagged `staff`.
    impl Client {
        /// GET `/refunds/{id}`
        ///
        /// Gives [`GetRefundResponse`](operations::GetRefundResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn get_refund(
            &self,
            request: &operations::GetRefundRequest,
        ) -> rt::client::Sending<operations::GetRefund> {
            self.0.send(request)
        }

        /// POST `/staff`
        ///
        /// Gives [`AddStaffResponse`](operations::AddStaffResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn add_staff(
            &self,
            request: &operations::AddStaffRequest,
        ) -> rt::client::Sending<operations::AddStaff> {
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

    /// What a server of `Shop` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/orders`
        fn list_orders(
            &self,
            request: operations::ListOrdersRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ListOrdersResponse, operations::ListOrdersError>,
        > + Send;

        /// GET `/refunds/{id}`
        fn get_refund(
            &self,
            request: operations::GetRefundRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::GetRefundResponse, operations::GetRefundError>,
        > + Send;

        /// POST `/staff`
        fn add_staff(
            &self,
            request: operations::AddStaffRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::AddStaffResponse, operations::AddStaffError>,
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
                operations::ListOrders,
                _,
                _,
            >(|service, request, context| async move {
                Service::list_orders(&*service, request, context).await
            })
            .public::<
                operations::GetRefund,
                _,
                _,
            >(|service, request, context| async move {
                Service::get_refund(&*service, request, context).await
            })
            .public::<
                operations::AddStaff,
                _,
                _,
            >(|service, request, context| async move {
                Service::add_staff(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
