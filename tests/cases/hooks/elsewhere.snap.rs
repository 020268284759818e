//! Elsewhere, version `1`.

pub mod types {
    //! The schemas of the document.

    mod answered {
        use copperplate_runtime as rt;

        /// The schema `Answered`.
        #[derive(Clone)]
        pub struct Answered {
            /// The member `by`.
            pub by: String,
            /// The member `reply_to`.
            pub reply_to: Option<String>,
        }

        rt::object! {
            Answered {
                by: required("by"),
                reply_to: optional("reply_to"),
                .. => skip,
            }
        }
    }

    mod send_media {
        use copperplate_runtime as rt;

        /// What `body` of `sendMedia` is.
        #[derive(Clone, PartialEq)]
        pub enum SendMediaBody {
            /// One of the forms of this value.
            Silent(super::Silent),
            /// One of the forms of this value.
            Told(super::Told),
        }

        rt::union! {
            SendMediaBody: one_of_apart {
                Silent(super::Silent),
                Told(super::Told),
            }
        }
    }

    mod send_message {
        use copperplate_runtime as rt;

        /// What `body` of `sendMessage` is.
        #[derive(Clone)]
        pub struct SendMessageBody {
            /// The member `text`.
            pub text: String,
            /// The member `callback/url`.
            pub callback_url: Option<String>,
        }

        rt::object! {
            SendMessageBody {
                text: required("text"),
                callback_url: optional("callback/url"),
                .. => skip,
            }
        }
    }

    mod silent {
        use copperplate_runtime as rt;

        /// The schema `Silent`.
        #[derive(Clone)]
        pub struct Silent {
            /// The member `image`.
            pub image: String,
        }

        rt::object! {
            Silent {
                image: required("image"),
                .. => refuse,
            }
        }
    }

    mod told {
        use copperplate_runtime as rt;

        /// The schema `Told`.
        #[derive(Clone)]
        pub struct Told {
            /// The member `video`.
            pub video: String,
            /// The member `told`.
            pub told: ToldTold,
        }

        rt::object! {
            Told {
                video: required("video"),
                told: required("told"),
                .. => refuse,
            }
        }

        /// What `told` of `Told` is.
        #[derive(Clone, Default)]
        pub struct ToldTold {
            /// The member `callback`.
            pub callback: Option<String>,
        }

        rt::object! {
            ToldTold {
                callback: optional("callback"),
                .. => skip,
            }
        }
    }

    pub use answered::*;
    pub use send_media::*;
    pub use send_message::*;
    pub use silent::*;
    pub use told::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Answered, SendMediaBody, SendMessageBody, Silent, Told, ToldTold
    );
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod send_message {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/messages`
        ///
        /// `POST /messages`
        pub struct SendMessage;

        impl rt::Operation for SendMessage {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "sendMessage",
                    rt::Method::POST,
                    "/messages",
                )
                .consumes(&["application/x-www-form-urlencoded"]);
            type Request = SendMessageRequest;
            type Response = SendMessageResponse;
            type Error = SendMessageError;
        }

        /// What `sendMessage` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct SendMessageRequest {
            /// The request body.
            pub body: types::SendMessageBody,
        }

        rt::request! {
            SendMessageRequest {
                .. body: body(&rt::FORM),
            }
        }

        /// What `sendMessage` answers when it succeeds.
        ///
        /// 204: Sent.
        pub type SendMessageResponse = rt::answer::NoContent;

        /// The document has no answer of `sendMessage` that is a failure.
        pub type SendMessageError = std::convert::Infallible;

        impl SendMessage {
            /// Where the callback `delivered` goes: `{$request.body#/callback~1url}`.
            ///
            /// The URL comes from the caller: a sender asks its `destinations` before it is used.
            ///
            /// # Errors
            ///
            /// A value that is not there.
            pub fn delivered_url(
                request: &SendMessageRequest,
            ) -> Result<rt::Destination, rt::ExpressionError> {
                let exchange = rt::Exchange::of::<SendMessage>()
                    .request::<SendMessage>(request)?;
                exchange
                    .destination(
                        &[rt::Piece::Value(rt::Expression::RequestBody("/callback~1url"))],
                    )
            }
        }
    }

    mod send_media {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/media`
        ///
        /// `POST /media`
        pub struct SendMedia;

        impl rt::Operation for SendMedia {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "sendMedia",
                    rt::Method::POST,
                    "/media",
                )
                .consumes(&["application/json"]);
            type Request = SendMediaRequest;
            type Response = SendMediaResponse;
            type Error = SendMediaError;
        }

        /// What `sendMedia` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct SendMediaRequest {
            /// The request body.
            pub body: types::SendMediaBody,
        }

        rt::request! {
            SendMediaRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `sendMedia` answers when it succeeds.
        ///
        /// 204: Sent.
        pub type SendMediaResponse = rt::answer::NoContent;

        /// The document has no answer of `sendMedia` that is a failure.
        pub type SendMediaError = std::convert::Infallible;

        impl SendMedia {
            /// Where the callback `delivered` goes: `{$request.body#/told/callback}`.
            ///
            /// The URL comes from the caller: a sender asks its `destinations` before it is used.
            ///
            /// # Errors
            ///
            /// A value that is not there.
            pub fn delivered_url(
                request: &SendMediaRequest,
            ) -> Result<rt::Destination, rt::ExpressionError> {
                let exchange = rt::Exchange::of::<SendMedia>().request::<SendMedia>(request)?;
                exchange
                    .destination(
                        &[rt::Piece::Value(rt::Expression::RequestBody("/told/callback"))],
                    )
            }
        }
    }

    mod call {
        use copperplate_runtime as rt;

        /// POST `/calls`
        ///
        /// `POST /calls`
        pub struct Call;

        impl rt::Operation for Call {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "call",
                rt::Method::POST,
                "/calls",
            );
            type Request = CallRequest;
            type Response = CallResponse;
            type Error = CallError;
        }

        /// What `call` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct CallRequest {}

        rt::request! {
            CallRequest {
            }
        }

        /// What `call` answers when it succeeds.
        ///
        /// 204: Called.
        pub type CallResponse = rt::answer::NoContent;

        /// The document has no answer of `call` that is a failure.
        pub type CallError = std::convert::Infallible;
    }

    mod delivered {
        use copperplate_runtime as rt;

        /// POST `/sendMessage/delivered`
        ///
        /// `POST /sendMessage/delivered`
        pub struct Delivered;

        impl rt::Operation for Delivered {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "delivered",
                    rt::Method::POST,
                    "/sendMessage/delivered",
                )
                .hook();
            type Request = DeliveredRequest;
            type Response = DeliveredResponse;
            type Error = DeliveredError;
        }

        /// What `delivered` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct DeliveredRequest {}

        rt::request! {
            DeliveredRequest {
            }
        }

        /// What `delivered` answers when it succeeds.
        ///
        /// 204: Heard.
        pub type DeliveredResponse = rt::answer::NoContent;

        /// The document has no answer of `delivered` that is a failure.
        pub type DeliveredError = std::convert::Infallible;
    }

    mod call_answered {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/call/answered`
        ///
        /// `POST /call/answered`
        pub struct CallAnswered;

        impl rt::Operation for CallAnswered {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "call answered",
                    rt::Method::POST,
                    "/call/answered",
                )
                .consumes(&["application/json"])
                .hook();
            type Request = CallAnsweredRequest;
            type Response = CallAnsweredResponse;
            type Error = CallAnsweredError;
        }

        /// What `call answered` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct CallAnsweredRequest {
            /// The request body.
            pub body: types::Answered,
        }

        rt::request! {
            CallAnsweredRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `call answered` answers when it succeeds.
        ///
        /// 204: Heard.
        pub type CallAnsweredResponse = rt::answer::NoContent;

        /// The document has no answer of `call answered` that is a failure.
        pub type CallAnsweredError = std::convert::Infallible;

        impl CallAnswered {
            /// Where the callback `reply` goes: `{$request.body#/reply_to}`.
            ///
            /// The URL comes from the caller: a sender asks its `destinations` before it is used.
            ///
            /// # Errors
            ///
            /// A value that is not there.
            pub fn reply_url(
                request: &CallAnsweredRequest,
            ) -> Result<rt::Destination, rt::ExpressionError> {
                let exchange = rt::Exchange::of::<CallAnswered>()
                    .request::<CallAnswered>(request)?;
                exchange
                    .destination(&[rt::Piece::Value(rt::Expression::RequestBody("/reply_to"))])
            }
        }
    }

    mod call_answered_reply {
        use copperplate_runtime as rt;

        /// PUT `/call%20answered/reply`
        ///
        /// `PUT /call%20answered/reply`
        pub struct CallAnsweredReply;

        impl rt::Operation for CallAnsweredReply {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "call answered reply",
                    rt::Method::PUT,
                    "/call%20answered/reply",
                )
                .hook();
            type Request = CallAnsweredReplyRequest;
            type Response = CallAnsweredReplyResponse;
            type Error = CallAnsweredReplyError;
        }

        /// What `call answered reply` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct CallAnsweredReplyRequest {}

        rt::request! {
            CallAnsweredReplyRequest {
            }
        }

        /// What `call answered reply` answers when it succeeds.
        ///
        /// 204: Taken.
        pub type CallAnsweredReplyResponse = rt::answer::NoContent;

        /// The document has no answer of `call answered reply` that is a failure.
        pub type CallAnsweredReplyError = std::convert::Infallible;
    }

    pub use send_message::*;
    pub use send_media::*;
    pub use call::*;
    pub use delivered::*;
    pub use call_answered::*;
    pub use call_answered_reply::*;
}

pub mod callbacks {
    //! The callbacks of the document: requests that its server makes.

    #[cfg(feature = "client")]
    pub mod sender {
        //! The sender: build one with [`Sender::builder`].

        use copperplate_runtime as rt;
        use super::super::operations;

        /// Sends the callbacks of `Elsewhere`.
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

            /// POST `/sendMessage/delivered`
            ///
            /// Gives [`DeliveredResponse`](operations::DeliveredResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn delivered(
                &self,
                destination: &rt::Destination,
                request: &operations::DeliveredRequest,
            ) -> rt::client::Sending<operations::Delivered> {
                self.0.send_to::<operations::Delivered>(destination, request)
            }

            /// POST `/call/answered`
            ///
            /// Gives [`CallAnsweredResponse`](operations::CallAnsweredResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn call_answered(
                &self,
                destination: &rt::Destination,
                request: &operations::CallAnsweredRequest,
            ) -> rt::client::Sending<operations::CallAnswered> {
                self.0.send_to::<operations::CallAnswered>(destination, request)
            }

            /// PUT `/call%20answered/reply`
            ///
            /// Gives [`CallAnsweredReplyResponse`](operations::CallAnsweredReplyResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn call_answered_reply(
                &self,
                destination: &rt::Destination,
                request: &operations::CallAnsweredReplyRequest,
            ) -> rt::client::Sending<operations::CallAnsweredReply> {
                self.0.send_to::<operations::CallAnsweredReply>(destination, request)
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

        /// What receives the callbacks of `Elsewhere`.
        pub trait Receiver: Send + Sync + 'static {
            /// POST `/sendMessage/delivered`
            fn delivered(
                &self,
                request: operations::DeliveredRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<operations::DeliveredResponse, operations::DeliveredError>,
            > + Send;

            /// POST `/call/answered`
            fn call_answered(
                &self,
                request: operations::CallAnsweredRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<operations::CallAnsweredResponse, operations::CallAnsweredError>,
            > + Send;

            /// PUT `/call%20answered/reply`
            fn call_answered_reply(
                &self,
                request: operations::CallAnsweredReplyRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<
                    operations::CallAnsweredReplyResponse,
                    operations::CallAnsweredReplyError,
                >,
            > + Send;
        }

        /// The operations, so that `mount` can put each where it was registered. Until then they are
        /// here:
        ///
        /// - `delivered` at `/sendMessage/delivered`
        /// - `call answered` at `/call/answered`
        /// - `call answered reply` at `/call%20answered/reply`
        #[must_use]
        pub fn routes<S: Receiver>(service: S) -> rt::server::Routes<S> {
            rt::server::Routes::new(service, &REFUSALS)
                .public::<
                    operations::Delivered,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::delivered(&*service, request, context).await
                })
                .public::<
                    operations::CallAnswered,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::call_answered(&*service, request, context).await
                })
                .public::<
                    operations::CallAnsweredReply,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::call_answered_reply(&*service, request, context).await
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

    /// Calls `Elsewhere`.
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
        /// POST `/messages`
        ///
        /// Gives [`SendMessageResponse`](operations::SendMessageResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn send_message(
            &self,
            request: &operations::SendMessageRequest,
        ) -> rt::client::Sending<operations::SendMessage> {
            self.0.send(request)
        }

        /// POST `/media`
        ///
        /// Gives [`SendMediaResponse`](operations::SendMediaResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn send_media(
            &self,
            request: &operations::SendMediaRequest,
        ) -> rt::client::Sending<operations::SendMedia> {
            self.0.send(request)
        }

        /// POST `/calls`
        ///
        /// Gives [`CallResponse`](operations::CallResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn call(
            &self,
            request: &operations::CallRequest,
        ) -> rt::client::Sending<operations::Call> {
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

    /// What a server of `Elsewhere` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/messages`
        fn send_message(
            &self,
            request: operations::SendMessageRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::SendMessageResponse, operations::SendMessageError>,
        > + Send;

        /// POST `/media`
        fn send_media(
            &self,
            request: operations::SendMediaRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::SendMediaResponse, operations::SendMediaError>,
        > + Send;

        /// POST `/calls`
        fn call(
            &self,
            request: operations::CallRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::CallResponse, operations::CallError>,
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
                operations::SendMessage,
                _,
                _,
            >(|service, request, context| async move {
                Service::send_message(&*service, request, context).await
            })
            .public::<
                operations::SendMedia,
                _,
                _,
            >(|service, request, context| async move {
                Service::send_media(&*service, request, context).await
            })
            .public::<
                operations::Call,
                _,
                _,
            >(|service, request, context| async move {
                Service::call(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
