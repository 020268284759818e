//! Apart, version `1`.

pub mod types {
    //! The schemas of the document.

    mod order {
        use copperplate_runtime as rt;

        /// The schema `Order`.
        #[derive(Clone)]
        pub struct Order {
            /// The member `paid`.
            pub paid: String,
            /// The member `sent`.
            pub sent: String,
        }

        rt::object! {
            Order {
                paid: required("paid"),
                sent: required("sent"),
                .. => skip,
            }
        }
    }

    mod paid {
        use copperplate_runtime as rt;

        /// The schema `Paid`.
        #[derive(Clone)]
        pub struct Paid {
            /// The member `amount`.
            pub amount: rt::Decimal,
        }

        rt::object! {
            Paid {
                amount: required("amount") where as_string(),
                .. => skip,
            }
        }
    }

    mod sent {
        use copperplate_runtime as rt;

        /// The schema `Sent`.
        #[derive(Clone)]
        pub struct Sent {
            /// The member `parcel`.
            pub parcel: String,
        }

        rt::object! {
            Sent {
                parcel: required("parcel"),
                .. => skip,
            }
        }
    }

    pub use order::*;
    pub use paid::*;
    pub use sent::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Order, Paid, Sent);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod order {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/orders`
        ///
        /// `POST /orders`
        pub struct Order;

        impl rt::Operation for Order {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "order",
                    rt::Method::POST,
                    "/orders",
                )
                .consumes(&["application/json"]);
            type Request = OrderRequest;
            type Response = OrderResponse;
            type Error = OrderError;
        }

        /// What `order` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct OrderRequest {
            /// The request body.
            pub body: types::Order,
        }

        rt::request! {
            OrderRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `order` answers when it succeeds.
        ///
        /// 204: Taken.
        pub type OrderResponse = rt::answer::NoContent;

        /// The document has no answer of `order` that is a failure.
        pub type OrderError = std::convert::Infallible;

        impl Order {
            /// Where the callback `told` goes: `{$request.body#/paid}`.
            ///
            /// The URL comes from the caller: a sender asks its `destinations` before it is used.
            ///
            /// # Errors
            ///
            /// A value that is not there.
            pub fn told_url(
                request: &OrderRequest,
            ) -> Result<rt::Destination, rt::ExpressionError> {
                let exchange = rt::Exchange::of::<Order>().request::<Order>(request)?;
                exchange.destination(&[rt::Piece::Value(rt::Expression::RequestBody("/paid"))])
            }

            /// Where the callback `told` goes: `{$request.body#/sent}`.
            ///
            /// The URL comes from the caller: a sender asks its `destinations` before it is used.
            ///
            /// # Errors
            ///
            /// A value that is not there.
            pub fn told_url2(
                request: &OrderRequest,
            ) -> Result<rt::Destination, rt::ExpressionError> {
                let exchange = rt::Exchange::of::<Order>().request::<Order>(request)?;
                exchange.destination(&[rt::Piece::Value(rt::Expression::RequestBody("/sent"))])
            }
        }
    }

    mod order_paid {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/order/told/orderPaid`
        ///
        /// `POST /order/told/orderPaid`
        pub struct OrderPaid;

        impl rt::Operation for OrderPaid {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "orderPaid",
                    rt::Method::POST,
                    "/order/told/orderPaid",
                )
                .consumes(&["application/json"])
                .hook();
            type Request = OrderPaidRequest;
            type Response = OrderPaidResponse;
            type Error = OrderPaidError;
        }

        /// What `orderPaid` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct OrderPaidRequest {
            /// The request body.
            pub body: types::Paid,
        }

        rt::request! {
            OrderPaidRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `orderPaid` answers when it succeeds.
        ///
        /// 204: Heard.
        pub type OrderPaidResponse = rt::answer::NoContent;

        /// The document has no answer of `orderPaid` that is a failure.
        pub type OrderPaidError = std::convert::Infallible;
    }

    mod order_sent {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/order/told/orderSent`
        ///
        /// `POST /order/told/orderSent`
        pub struct OrderSent;

        impl rt::Operation for OrderSent {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "orderSent",
                    rt::Method::POST,
                    "/order/told/orderSent",
                )
                .consumes(&["application/json"])
                .hook();
            type Request = OrderSentRequest;
            type Response = OrderSentResponse;
            type Error = OrderSentError;
        }

        /// What `orderSent` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct OrderSentRequest {
            /// The request body.
            pub body: types::Sent,
        }

        rt::request! {
            OrderSentRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `orderSent` answers when it succeeds.
        ///
        /// 204: Heard.
        pub type OrderSentResponse = rt::answer::NoContent;

        /// The document has no answer of `orderSent` that is a failure.
        pub type OrderSentError = std::convert::Infallible;
    }

    pub use order::*;
    pub use order_paid::*;
    pub use order_sent::*;
}

pub mod callbacks {
    //! The callbacks of the document: requests that its server makes.

    #[cfg(feature = "client")]
    pub mod sender {
        //! The sender: build one with [`Sender::builder`].

        use copperplate_runtime as rt;
        use super::super::operations;

        /// Sends the callbacks of `Apart`.
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

            /// POST `/order/told/orderPaid`
            ///
            /// Gives [`OrderPaidResponse`](operations::OrderPaidResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn order_paid(
                &self,
                destination: &rt::Destination,
                request: &operations::OrderPaidRequest,
            ) -> rt::client::Sending<operations::OrderPaid> {
                self.0.send_to::<operations::OrderPaid>(destination, request)
            }

            /// POST `/order/told/orderSent`
            ///
            /// Gives [`OrderSentResponse`](operations::OrderSentResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn order_sent(
                &self,
                destination: &rt::Destination,
                request: &operations::OrderSentRequest,
            ) -> rt::client::Sending<operations::OrderSent> {
                self.0.send_to::<operations::OrderSent>(destination, request)
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

        /// What receives the callbacks of `Apart`.
        pub trait Receiver: Send + Sync + 'static {
            /// POST `/order/told/orderPaid`
            fn order_paid(
                &self,
                request: operations::OrderPaidRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<operations::OrderPaidResponse, operations::OrderPaidError>,
            > + Send;

            /// POST `/order/told/orderSent`
            fn order_sent(
                &self,
                request: operations::OrderSentRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<operations::OrderSentResponse, operations::OrderSentError>,
            > + Send;
        }

        /// The operations, so that `mount` can put each where it was registered. Until then they are
        /// here:
        ///
        /// - `orderPaid` at `/order/told/orderPaid`
        /// - `orderSent` at `/order/told/orderSent`
        #[must_use]
        pub fn routes<S: Receiver>(service: S) -> rt::server::Routes<S> {
            rt::server::Routes::new(service, &REFUSALS)
                .public::<
                    operations::OrderPaid,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::order_paid(&*service, request, context).await
                })
                .public::<
                    operations::OrderSent,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::order_sent(&*service, request, context).await
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

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Apart`.
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
        /// POST `/orders`
        ///
        /// Gives [`OrderResponse`](operations::OrderResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn order(
            &self,
            request: &operations::OrderRequest,
        ) -> rt::client::Sending<operations::Order> {
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

    /// What a server of `Apart` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/orders`
        fn order(
            &self,
            request: operations::OrderRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::OrderResponse, operations::OrderError>,
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
                operations::Order,
                _,
                _,
            >(|service, request, context| async move {
                Service::order(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
