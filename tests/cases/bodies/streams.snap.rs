//! Streams, version `1`.

pub mod types {
    //! The schemas of the document.

    mod delta {
        use copperplate_runtime as rt;

        /// The schema `Delta`.
        #[derive(Clone)]
        pub struct Delta {
            /// The member `text`.
            pub text: String,
        }

        rt::object! {
            Delta {
                text: required("text") where max_length(5),
                .. => skip,
            }
        }
    }

    pub use delta::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Delta);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod chat {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/chat`
        ///
        /// `POST /chat`
        pub struct Chat;

        impl rt::Operation for Chat {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "chat",
                    rt::Method::POST,
                    "/chat",
                )
                .consumes(&["application/jsonl"])
                .uploads(&["application/jsonl"])
                .produces(&["application/json", "text/event-stream", "text/plain"])
                .streams(&["text/event-stream"]);
            type Request = ChatRequest;
            type Response = ChatResponse;
            type Error = ChatError;
        }

        /// What `chat` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ChatRequest {
            /// The request body.
            pub body: Option<rt::Items<rt::Json>>,
        }

        static CHAT_BODY_ITEMS: rt::ItemsBody = rt::ItemsBody::lines("application/jsonl");

        rt::request! {
            ChatRequest {
                .. body: optional_body(&CHAT_BODY_ITEMS),
            }
        }

        /// What `chat` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ChatResponse {
            /// 200: Fine.
            Ok(ChatOkBody),
        }

        /// The body of the answer `Ok` of `chat`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ChatOkBody {
            /// `application/json`.
            Json(types::Delta),
            /// `text/event-stream`.
            EventStream(rt::Items<rt::Event<types::Delta>>),
        }

        impl rt::WireBody for ChatOkBody {
            fn write(&self, to: &mut rt::BodyWriter) {
                match self {
                    Self::Json(body) => to.json("application/json", body, &rt::ANY),
                    Self::EventStream(body) => to.body(&CHAT_OK_BODY_ITEMS, body),
                }
            }

            fn read(from: &mut rt::BodyReader<'_>) -> Option<Self> {
                match from.choice(&["application/json", "text/event-stream"])? {
                    0 => from.json(&rt::ANY).map(Self::Json),
                    1 => from.body(&CHAT_OK_BODY_ITEMS).map(Self::EventStream),
                    _ => None,
                }
            }

            fn check(&self, report: &mut rt::Report) {
                match self {
                    Self::Json(body) => report.body(body, &rt::ANY),
                    Self::EventStream(body) => report.content(&CHAT_OK_BODY_ITEMS, body),
                }
            }
        }

        static CHAT_OK_BODY_ITEMS: rt::EventsBody = rt::EventsBody::new("text/event-stream");

        rt::response! {
            ChatResponse {
                200 => Ok(body: body(&rt::Alternatives)),
            }
        }

        /// What `chat` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ChatError {
            /// Any other status: Wrong.
            Default(rt::StatusCode, String),
        }

        static CHAT_DEFAULT_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/plain");

        rt::failure! {
            ChatError {
                _ => Default(status: status_code(), body: body(&CHAT_DEFAULT_BODY_TEXT))
                    as "Any other status: Wrong",
            }
        }
    }

    mod ticks {
        use copperplate_runtime as rt;

        /// GET `/ticks`
        ///
        /// `GET /ticks`
        pub struct Ticks;

        impl rt::Operation for Ticks {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "ticks",
                    rt::Method::GET,
                    "/ticks",
                )
                .produces(&["text/event-stream"])
                .streams(&["text/event-stream"]);
            type Request = TicksRequest;
            type Response = TicksResponse;
            type Error = TicksError;
        }

        /// What `ticks` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct TicksRequest {}

        rt::request! {
            TicksRequest {
            }
        }

        /// What `ticks` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum TicksResponse {
            /// 200: Fine.
            Ok(rt::Items<rt::Event<String>>),
        }

        static TICKS_OK_BODY_ITEMS: rt::TextEventsBody = rt::TextEventsBody::new(
            "text/event-stream",
        );

        rt::response! {
            TicksResponse {
                200 => Ok(body: body(&TICKS_OK_BODY_ITEMS)),
            }
        }

        /// The document has no answer of `ticks` that is a failure.
        pub type TicksError = std::convert::Infallible;
    }

    mod lines {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/lines`
        ///
        /// `GET /lines`
        pub struct Lines;

        impl rt::Operation for Lines {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "lines",
                    rt::Method::GET,
                    "/lines",
                )
                .produces(&["application/x-ndjson"])
                .streams(&["application/x-ndjson"]);
            type Request = LinesRequest;
            type Response = LinesResponse;
            type Error = LinesError;
        }

        /// What `lines` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct LinesRequest {
            /// The parameter `kind`.
            pub kind: Option<String>,
        }

        rt::request! {
            LinesRequest {
                kind: optional(query("kind")),
            }
        }

        /// What `lines` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum LinesResponse {
            /// 200: Fine.
            Ok {
                /// The body.
                body: rt::Items<types::Delta>,
                /// The header `X-Count`.
                x_count: Option<i64>,
            },
        }

        static LINES_OK_BODY_ITEMS: rt::ItemsBody = rt::ItemsBody::lines("application/x-ndjson");

        rt::response! {
            LinesResponse {
                200 => Ok {
                    x_count: optional(header("X-Count")),
                    .. body: body(&LINES_OK_BODY_ITEMS),
                },
            }
        }

        /// The document has no answer of `lines` that is a failure.
        pub type LinesError = std::convert::Infallible;
    }

    mod sequence {
        use copperplate_runtime as rt;

        /// GET `/sequence`
        ///
        /// `GET /sequence`
        pub struct Sequence;

        impl rt::Operation for Sequence {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "sequence",
                    rt::Method::GET,
                    "/sequence",
                )
                .produces(&["application/json-seq"])
                .streams(&["application/json-seq"]);
            type Request = SequenceRequest;
            type Response = SequenceResponse;
            type Error = SequenceError;
        }

        /// What `sequence` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct SequenceRequest {}

        rt::request! {
            SequenceRequest {
            }
        }

        /// What `sequence` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SequenceResponse {
            /// 200: Fine.
            Ok(rt::Items<i64>),
        }

        static SEQUENCE_OK_BODY_ITEMS: rt::ItemsBody = rt::ItemsBody::sequence(
                "application/json-seq",
            )
            .schema(&SEQUENCE_OK_BODY);

        rt::response! {
            SequenceResponse {
                200 => Ok(body: body(&SEQUENCE_OK_BODY_ITEMS)),
            }
        }

        /// The document has no answer of `sequence` that is a failure.
        pub type SequenceError = std::convert::Infallible;

        static SEQUENCE_OK_BODY: rt::Schema = rt::Schema::new().maximum("9");
    }

    pub use chat::*;
    pub use ticks::*;
    pub use lines::*;
    pub use sequence::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Streams`.
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
        /// POST `/chat`
        ///
        /// Gives [`ChatResponse`](operations::ChatResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`ChatError`](operations::ChatError).
        pub fn chat(
            &self,
            request: &operations::ChatRequest,
        ) -> rt::client::Sending<operations::Chat> {
            self.0.send(request)
        }

        /// GET `/ticks`
        ///
        /// Gives [`TicksResponse`](operations::TicksResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn ticks(
            &self,
            request: &operations::TicksRequest,
        ) -> rt::client::Sending<operations::Ticks> {
            self.0.send(request)
        }

        /// GET `/lines`
        ///
        /// Gives [`LinesResponse`](operations::LinesResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn lines(
            &self,
            request: &operations::LinesRequest,
        ) -> rt::client::Sending<operations::Lines> {
            self.0.send(request)
        }

        /// GET `/sequence`
        ///
        /// Gives [`SequenceResponse`](operations::SequenceResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn sequence(
            &self,
            request: &operations::SequenceRequest,
        ) -> rt::client::Sending<operations::Sequence> {
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

    /// What a server of `Streams` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/chat`
        fn chat(
            &self,
            request: operations::ChatRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ChatResponse, operations::ChatError>,
        > + Send;

        /// GET `/ticks`
        fn ticks(
            &self,
            request: operations::TicksRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::TicksResponse, operations::TicksError>,
        > + Send;

        /// GET `/lines`
        fn lines(
            &self,
            request: operations::LinesRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::LinesResponse, operations::LinesError>,
        > + Send;

        /// GET `/sequence`
        fn sequence(
            &self,
            request: operations::SequenceRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::SequenceResponse, operations::SequenceError>,
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
                operations::Chat,
                _,
                _,
            >(|service, request, context| async move {
                Service::chat(&*service, request, context).await
            })
            .public::<
                operations::Ticks,
                _,
                _,
            >(|service, request, context| async move {
                Service::ticks(&*service, request, context).await
            })
            .public::<
                operations::Lines,
                _,
                _,
            >(|service, request, context| async move {
                Service::lines(&*service, request, context).await
            })
            .public::<
                operations::Sequence,
                _,
                _,
            >(|service, request, context| async move {
                Service::sequence(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
