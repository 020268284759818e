//! Callbacks, version `1`.

pub mod types {
    //! The schemas of the document.

    mod event {
        use copperplate_runtime as rt;

        /// The schema `Event`.
        #[derive(Clone)]
        pub struct Event {
            /// The member `kind`.
            pub kind: String,
        }

        rt::object! {
            Event {
                kind: required("kind"),
                .. => skip,
            }
        }
    }

    mod subscribe {
        use copperplate_runtime as rt;

        /// What `201` of `subscribe` is.
        #[derive(Clone)]
        pub struct Subscribe201 {
            /// The member `id`.
            pub id: i64,
        }

        rt::object! {
            Subscribe201 {
                id: required("id"),
                .. => skip,
            }
        }
    }

    mod subscription {
        use copperplate_runtime as rt;

        /// The schema `Subscription`.
        #[derive(Clone)]
        pub struct Subscription {
            /// The member `target`.
            pub target: SubscriptionTarget,
            /// The member `urls`.
            pub urls: Option<Vec<String>>,
        }

        rt::object! {
            Subscription {
                target: required("target"),
                urls: optional("urls"),
                .. => skip,
            }
        }

        /// What `target` of `Subscription` is.
        #[derive(Clone)]
        pub struct SubscriptionTarget {
            /// The member `callbackUrl`.
            pub callback_url: String,
        }

        rt::object! {
            SubscriptionTarget {
                callback_url: required("callbackUrl"),
                .. => skip,
            }
        }
    }

    pub use event::*;
    pub use subscribe::*;
    pub use subscription::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Event, Subscribe201, Subscription, SubscriptionTarget);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod subscribe {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/accounts/{account}/subscriptions`
        ///
        /// `POST /accounts/{account}/subscriptions`
        pub struct Subscribe;

        impl rt::Operation for Subscribe {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "subscribe",
                    rt::Method::POST,
                    "/accounts/{account}/subscriptions",
                )
                .consumes(&["application/json"])
                .produces(&["application/json"]);
            type Request = SubscribeRequest;
            type Response = SubscribeResponse;
            type Error = SubscribeError;
        }

        /// What `subscribe` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct SubscribeRequest {
            /// The parameter `account`.
            pub account: String,
            /// The parameter `ping`.
            pub ping: Option<String>,
            /// The header `X-Tenant`.
            pub x_tenant: Option<String>,
            /// The request body.
            pub body: types::Subscription,
        }

        rt::request! {
            SubscribeRequest {
                account: parameter(path("account")),
                ping: optional(query("ping")) where format(rt::Format::Uri),
                x_tenant: optional(header("X-Tenant")),
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `subscribe` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SubscribeResponse {
            /// 201: Subscribed.
            Created {
                /// The body.
                body: types::Subscribe201,
                /// The header `Location`.
                location: String,
            },
        }

        rt::response! {
            SubscribeResponse {
                201 => Created {
                    location: parameter(header("Location")),
                    .. body: json("application/json", &rt::ANY),
                },
            }
        }

        /// The document has no answer of `subscribe` that is a failure.
        pub type SubscribeError = std::convert::Infallible;

        impl Subscribe {
            /// Where the callback `onEvent` goes: `{$request.body#/target/callbackUrl}/events?id={$response.body#/id}&tenant={$request.header.X-Tenant}`.
            ///
            /// The URL comes from the caller: a sender asks its `destinations` before it is used.
            ///
            /// # Errors
            ///
            /// A value that is not there.
            pub fn on_event_url(
                request: &SubscribeRequest,
                response: &SubscribeResponse,
            ) -> Result<rt::Destination, rt::ExpressionError> {
                let exchange = rt::Exchange::of::<Subscribe>().request::<Subscribe>(request)?;
                exchange
                    .response(response)?
                    .destination(
                        &[
                            rt::Piece::Value(rt::Expression::RequestBody("/target/callbackUrl")),
                            rt::Piece::Text("/events?id="),
                            rt::Piece::Value(rt::Expression::ResponseBody("/id")),
                            rt::Piece::Text("&tenant="),
                            rt::Piece::Value(rt::Expression::RequestHeader("X-Tenant")),
                        ],
                    )
            }

            /// Where the callback `onPing` goes: `$request.query.ping`.
            ///
            /// The URL comes from the caller: a sender asks its `destinations` before it is used.
            ///
            /// # Errors
            ///
            /// A value that is not there.
            pub fn on_ping_url(
                request: &SubscribeRequest,
            ) -> Result<rt::Destination, rt::ExpressionError> {
                let exchange = rt::Exchange::of::<Subscribe>().request::<Subscribe>(request)?;
                exchange.destination(&[rt::Piece::Value(rt::Expression::RequestQuery("ping"))])
            }

            /// Where the callback `onPing` goes: `https://hooks.example.com/{$request.path.account}/{$method}/{$statusCode}?from={$url}&at={$response.header.location}`.
            ///
            /// The URL comes from the caller: a sender asks its `destinations` before it is used.
            ///
            /// # Errors
            ///
            /// A value that is not there.
            pub fn on_ping_url2(
                request: &SubscribeRequest,
                response: &SubscribeResponse,
                base_url: &str,
            ) -> Result<rt::Destination, rt::ExpressionError> {
                let exchange = rt::Exchange::of::<Subscribe>().request::<Subscribe>(request)?;
                exchange
                    .response(response)?
                    .base_url(base_url)
                    .destination(
                        &[
                            rt::Piece::Text("https://hooks.example.com/"),
                            rt::Piece::Value(rt::Expression::RequestPath("account")),
                            rt::Piece::Text("/"),
                            rt::Piece::Value(rt::Expression::Method),
                            rt::Piece::Text("/"),
                            rt::Piece::Value(rt::Expression::StatusCode),
                            rt::Piece::Text("?from="),
                            rt::Piece::Value(rt::Expression::Url),
                            rt::Piece::Text("&at="),
                            rt::Piece::Value(rt::Expression::ResponseHeader("location")),
                        ],
                    )
            }

            /// Where the callback `shared` goes: `{$request.body#/urls/0}`.
            ///
            /// The URL comes from the caller: a sender asks its `destinations` before it is used.
            ///
            /// # Errors
            ///
            /// A value that is not there.
            pub fn shared_url(
                request: &SubscribeRequest,
            ) -> Result<rt::Destination, rt::ExpressionError> {
                let exchange = rt::Exchange::of::<Subscribe>().request::<Subscribe>(request)?;
                exchange.destination(&[rt::Piece::Value(rt::Expression::RequestBody("/urls/0"))])
            }
        }
    }

    mod again {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/again`
        ///
        /// `POST /again`
        pub struct Again;

        impl rt::Operation for Again {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "again",
                    rt::Method::POST,
                    "/again",
                )
                .consumes(&["application/json"]);
            type Request = AgainRequest;
            type Response = AgainResponse;
            type Error = AgainError;
        }

        /// What `again` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct AgainRequest {
            /// The request body.
            pub body: types::Subscription,
        }

        rt::request! {
            AgainRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `again` answers when it succeeds.
        ///
        /// 204: Done.
        pub type AgainResponse = rt::answer::NoContent;

        /// The document has no answer of `again` that is a failure.
        pub type AgainError = std::convert::Infallible;

        impl Again {
            /// Where the callback `shared` goes: `{$request.body#/urls/0}`.
            ///
            /// The URL comes from the caller: a sender asks its `destinations` before it is used.
            ///
            /// # Errors
            ///
            /// A value that is not there.
            pub fn shared_url(
                request: &AgainRequest,
            ) -> Result<rt::Destination, rt::ExpressionError> {
                let exchange = rt::Exchange::of::<Again>().request::<Again>(request)?;
                exchange.destination(&[rt::Piece::Value(rt::Expression::RequestBody("/urls/0"))])
            }
        }
    }

    mod subscribe_on_event {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/subscribe/onEvent`
        ///
        /// `POST /subscribe/onEvent`
        pub struct SubscribeOnEvent;

        impl rt::Operation for SubscribeOnEvent {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "subscribe onEvent",
                    rt::Method::POST,
                    "/subscribe/onEvent",
                )
                .consumes(&["application/json"])
                .hook();
            type Request = SubscribeOnEventRequest;
            type Response = SubscribeOnEventResponse;
            type Error = SubscribeOnEventError;
        }

        /// What `subscribe onEvent` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct SubscribeOnEventRequest {
            /// The request body.
            pub body: types::Event,
        }

        rt::request! {
            SubscribeOnEventRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `subscribe onEvent` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SubscribeOnEventResponse {
            /// 202: Taken.
            Accepted,
        }

        rt::response! {
            SubscribeOnEventResponse {
                202 => Accepted {},
            }
        }

        /// The document has no answer of `subscribe onEvent` that is a failure.
        pub type SubscribeOnEventError = std::convert::Infallible;
    }

    mod pinged {
        use copperplate_runtime as rt;

        /// GET `/subscribe/onPing/pinged`
        ///
        /// `GET /subscribe/onPing/pinged`
        pub struct Pinged;

        impl rt::Operation for Pinged {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "pinged",
                    rt::Method::GET,
                    "/subscribe/onPing/pinged",
                )
                .hook();
            type Request = PingedRequest;
            type Response = PingedResponse;
            type Error = PingedError;
        }

        /// What `pinged` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct PingedRequest {}

        rt::request! {
            PingedRequest {
            }
        }

        /// What `pinged` answers when it succeeds.
        ///
        /// 204: Alive.
        pub type PingedResponse = rt::answer::NoContent;

        /// The document has no answer of `pinged` that is a failure.
        pub type PingedError = std::convert::Infallible;
    }

    mod subscribe_on_ping {
        use copperplate_runtime as rt;

        /// GET `/subscribe/onPing/subscribe%20onPing`
        ///
        /// `GET /subscribe/onPing/subscribe%20onPing`
        pub struct SubscribeOnPing;

        impl rt::Operation for SubscribeOnPing {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "subscribe onPing",
                    rt::Method::GET,
                    "/subscribe/onPing/subscribe%20onPing",
                )
                .hook();
            type Request = SubscribeOnPingRequest;
            type Response = SubscribeOnPingResponse;
            type Error = SubscribeOnPingError;
        }

        /// What `subscribe onPing` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct SubscribeOnPingRequest {}

        rt::request! {
            SubscribeOnPingRequest {
            }
        }

        /// What `subscribe onPing` answers when it succeeds.
        ///
        /// 204: Alive.
        pub type SubscribeOnPingResponse = rt::answer::NoContent;

        /// The document has no answer of `subscribe onPing` that is a failure.
        pub type SubscribeOnPingError = std::convert::Infallible;
    }

    mod ended {
        use copperplate_runtime as rt;

        /// DELETE `/subscribe/shared`
        ///
        /// `DELETE /subscribe/shared`
        pub struct Ended;

        impl rt::Operation for Ended {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "ended",
                    rt::Method::DELETE,
                    "/subscribe/shared",
                )
                .hook();
            type Request = EndedRequest;
            type Response = EndedResponse;
            type Error = EndedError;
        }

        /// What `ended` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct EndedRequest {}

        rt::request! {
            EndedRequest {
            }
        }

        /// What `ended` answers when it succeeds.
        ///
        /// 204: Heard.
        pub type EndedResponse = rt::answer::NoContent;

        /// The document has no answer of `ended` that is a failure.
        pub type EndedError = std::convert::Infallible;
    }

    pub use subscribe::*;
    pub use again::*;
    pub use subscribe_on_event::*;
    pub use pinged::*;
    pub use subscribe_on_ping::*;
    pub use ended::*;
}

pub mod callbacks {
    //! The callbacks of the document: requests that its server makes.

    #[cfg(feature = "client")]
    pub mod sender {
        //! The sender: build one with [`Sender::builder`].

        use copperplate_runtime as rt;
        use super::super::operations;

        /// Sends the callbacks of `Callbacks`.
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

            /// POST `/subscribe/onEvent`
            ///
            /// Gives [`SubscribeOnEventResponse`](operations::SubscribeOnEventResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn subscribe_on_event(
                &self,
                destination: &rt::Destination,
                request: &operations::SubscribeOnEventRequest,
            ) -> rt::client::Sending<operations::SubscribeOnEvent> {
                self.0.send_to::<operations::SubscribeOnEvent>(destination, request)
            }

            /// GET `/subscribe/onPing/pinged`
            ///
            /// Gives [`PingedResponse`](operations::PingedResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn pinged(
                &self,
                destination: &rt::Destination,
                request: &operations::PingedRequest,
            ) -> rt::client::Sending<operations::Pinged> {
                self.0.send_to::<operations::Pinged>(destination, request)
            }

            /// GET `/subscribe/onPing/subscribe%20onPing`
            ///
            /// Gives [`SubscribeOnPingResponse`](operations::SubscribeOnPingResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn subscribe_on_ping(
                &self,
                destination: &rt::Destination,
                request: &operations::SubscribeOnPingRequest,
            ) -> rt::client::Sending<operations::SubscribeOnPing> {
                self.0.send_to::<operations::SubscribeOnPing>(destination, request)
            }

            /// DELETE `/subscribe/shared`
            ///
            /// Gives [`EndedResponse`](operations::EndedResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn ended(
                &self,
                destination: &rt::Destination,
                request: &operations::EndedRequest,
            ) -> rt::client::Sending<operations::Ended> {
                self.0.send_to::<operations::Ended>(destination, request)
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

        /// What receives the callbacks of `Callbacks`.
        pub trait Receiver: Send + Sync + 'static {
            /// POST `/subscribe/onEvent`
            fn subscribe_on_event(
                &self,
                request: operations::SubscribeOnEventRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<
                    operations::SubscribeOnEventResponse,
                    operations::SubscribeOnEventError,
                >,
            > + Send;

            /// GET `/subscribe/onPing/pinged`
            fn pinged(
                &self,
                request: operations::PingedRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<operations::PingedResponse, operations::PingedError>,
            > + Send;

            /// GET `/subscribe/onPing/subscribe%20onPing`
            fn subscribe_on_ping(
                &self,
                request: operations::SubscribeOnPingRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<
                    operations::SubscribeOnPingResponse,
                    operations::SubscribeOnPingError,
                >,
            > + Send;

            /// DELETE `/subscribe/shared`
            fn ended(
                &self,
                request: operations::EndedRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<operations::EndedResponse, operations::EndedError>,
            > + Send;
        }

        /// The operations, so that `mount` can put each where it was registered. Until then they are
        /// here:
        ///
        /// - `subscribe onEvent` at `/subscribe/onEvent`
        /// - `pinged` at `/subscribe/onPing/pinged`
        /// - `subscribe onPing` at `/subscribe/onPing/subscribe%20onPing`
        /// - `ended` at `/subscribe/shared`
        #[must_use]
        pub fn routes<S: Receiver>(service: S) -> rt::server::Routes<S> {
            rt::server::Routes::new(service, &REFUSALS)
                .public::<
                    operations::SubscribeOnEvent,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::subscribe_on_event(&*service, request, context).await
                })
                .public::<
                    operations::Pinged,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::pinged(&*service, request, context).await
                })
                .public::<
                    operations::SubscribeOnPing,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::subscribe_on_ping(&*service, request, context).await
                })
                .public::<
                    operations::Ended,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::ended(&*service, request, context).await
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

    /// Calls `Callbacks`.
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
        /// POST `/accounts/{account}/subscriptions`
        ///
        /// Gives [`SubscribeResponse`](operations::SubscribeResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn subscribe(
            &self,
            request: &operations::SubscribeRequest,
        ) -> rt::client::Sending<operations::Subscribe> {
            self.0.send(request)
        }

        /// POST `/again`
        ///
        /// Gives [`AgainResponse`](operations::AgainResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn again(
            &self,
            request: &operations::AgainRequest,
        ) -> rt::client::Sending<operations::Again> {
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

    /// What a server of `Callbacks` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/accounts/{account}/subscriptions`
        fn subscribe(
            &self,
            request: operations::SubscribeRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::SubscribeResponse, operations::SubscribeError>,
        > + Send;

        /// POST `/again`
        fn again(
            &self,
            request: operations::AgainRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::AgainResponse, operations::AgainError>,
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
                operations::Subscribe,
                _,
                _,
            >(|service, request, context| async move {
                Service::subscribe(&*service, request, context).await
            })
            .public::<
                operations::Again,
                _,
                _,
            >(|service, request, context| async move {
                Service::again(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
