//! Media types, version `1`.

pub mod types {
    //! The schemas of the document.

    mod note {
        use copperplate_runtime as rt;

        /// The schema `Note`.
        #[derive(Clone)]
        pub struct Note {
            /// The member `id`.
            pub id: i64,
            /// The member `text`.
            pub text: Option<String>,
        }

        rt::object! {
            Note {
                id: required("id"),
                text: optional("text") where max_length(10),
                .. => skip,
            }
        }
    }

    mod several {
        use copperplate_runtime as rt;

        /// What `default` of `several` is.
        #[derive(Clone, Default)]
        pub struct SeveralDefault {
            /// The member `title`.
            pub title: Option<String>,
        }

        rt::object! {
            SeveralDefault {
                title: optional("title"),
                .. => skip,
            }
        }
    }

    pub use note::*;
    pub use several::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Note, SeveralDefault);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod text {
        use copperplate_runtime as rt;

        /// POST `/text`
        ///
        /// `POST /text`
        pub struct Text;

        impl rt::Operation for Text {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "text",
                    rt::Method::POST,
                    "/text",
                )
                .consumes(&["text/plain; charset=utf-8"])
                .produces(&["text/html"]);
            type Request = TextRequest;
            type Response = TextResponse;
            type Error = TextError;
        }

        /// What `text` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct TextRequest {
            /// The request body.
            pub body: String,
        }

        static TEXT_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/plain; charset=utf-8")
            .schema(rt::Schema::new().max_length(5));

        rt::request! {
            TextRequest {
                .. body: body(&TEXT_BODY_TEXT),
            }
        }

        /// What `text` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum TextResponse {
            /// 200: Fine.
            Ok(String),
        }

        static TEXT_OK_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/html");

        rt::response! {
            TextResponse {
                200 => Ok(body: body(&TEXT_OK_BODY_TEXT)),
            }
        }

        /// The document has no answer of `text` that is a failure.
        pub type TextError = std::convert::Infallible;
    }

    mod number {
        use copperplate_runtime as rt;

        /// PUT `/number`
        ///
        /// `PUT /number`
        pub struct Number;

        impl rt::Operation for Number {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "number",
                    rt::Method::PUT,
                    "/number",
                )
                .consumes(&["text/plain"])
                .produces(&["text/csv"]);
            type Request = NumberRequest;
            type Response = NumberResponse;
            type Error = NumberError;
        }

        /// What `number` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct NumberRequest {
            /// The request body.
            pub body: Option<i64>,
        }

        static NUMBER_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/plain")
            .schema(rt::Schema::new().maximum("9"));

        rt::request! {
            NumberRequest {
                .. body: optional_body(&NUMBER_BODY_TEXT),
            }
        }

        /// What `number` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum NumberResponse {
            /// 200: Fine.
            Ok(String),
        }

        static NUMBER_OK_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/csv");

        rt::response! {
            NumberResponse {
                200 => Ok(body: body(&NUMBER_OK_BODY_TEXT)),
            }
        }

        /// The document has no answer of `number` that is a failure.
        pub type NumberError = std::convert::Infallible;
    }

    mod bytes {
        use copperplate_runtime as rt;

        /// POST `/bytes`
        ///
        /// `POST /bytes`
        pub struct Bytes;

        impl rt::Operation for Bytes {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "bytes",
                    rt::Method::POST,
                    "/bytes",
                )
                .consumes(&["application/pdf"])
                .produces(&["application/octet-stream"]);
            type Request = BytesRequest;
            type Response = BytesResponse;
            type Error = BytesError;
        }

        /// What `bytes` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct BytesRequest {
            /// The request body.
            pub body: rt::Bytes,
        }

        static BYTES_BODY_BYTES: rt::BytesBody = rt::BytesBody::new("application/pdf");

        rt::request! {
            BytesRequest {
                .. body: body(&BYTES_BODY_BYTES),
            }
        }

        /// What `bytes` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum BytesResponse {
            /// 200: Fine.
            Ok(rt::Bytes),
        }

        static BYTES_OK_BODY_BYTES: rt::BytesBody = rt::BytesBody::new(
            "application/octet-stream",
        );

        rt::response! {
            BytesResponse {
                200 => Ok(body: body(&BYTES_OK_BODY_BYTES)),
            }
        }

        /// The document has no answer of `bytes` that is a failure.
        pub type BytesError = std::convert::Infallible;
    }

    mod open {
        use copperplate_runtime as rt;

        /// POST `/open`
        ///
        /// `POST /open`
        pub struct Open;

        impl rt::Operation for Open {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "open",
                    rt::Method::POST,
                    "/open",
                )
                .consumes(&["image/*"])
                .produces(&["*/*"]);
            type Request = OpenRequest;
            type Response = OpenResponse;
            type Error = OpenError;
        }

        /// What `open` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct OpenRequest {
            /// The request body.
            pub body: rt::Blob,
        }

        static OPEN_BODY_BLOB: rt::BlobBody = rt::BlobBody::new("image/*");

        rt::request! {
            OpenRequest {
                .. body: body(&OPEN_BODY_BLOB),
            }
        }

        /// What `open` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum OpenResponse {
            /// 200: Fine.
            Ok(rt::Blob),
        }

        static OPEN_OK_BODY_BLOB: rt::BlobBody = rt::BlobBody::new("*/*");

        rt::response! {
            OpenResponse {
                200 => Ok(body: body(&OPEN_OK_BODY_BLOB)),
            }
        }

        /// The document has no answer of `open` that is a failure.
        pub type OpenError = std::convert::Infallible;
    }

    mod structured {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/structured`
        ///
        /// `GET /structured`
        pub struct Structured;

        impl rt::Operation for Structured {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "structured",
                    rt::Method::GET,
                    "/structured",
                )
                .produces(&["application/json"]);
            type Request = StructuredRequest;
            type Response = StructuredResponse;
            type Error = StructuredError;
        }

        /// What `structured` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct StructuredRequest {}

        rt::request! {
            StructuredRequest {
            }
        }

        /// What `structured` answers when it succeeds.
        ///
        /// 200: Fine.
        pub type StructuredResponse = rt::answer::Ok<types::Note>;

        /// The document has no answer of `structured` that is a failure.
        pub type StructuredError = std::convert::Infallible;
    }

    mod several {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/several`
        ///
        /// `POST /several`
        pub struct Several;

        impl rt::Operation for Several {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "several",
                    rt::Method::POST,
                    "/several",
                )
                .consumes(
                    &[
                        "application/json",
                        "application/vnd.note+json",
                        "application/x-www-form-urlencoded",
                        "text/plain",
                        "image/*",
                        "image/png",
                    ],
                )
                .produces(
                    &[
                        "application/json",
                        "text/plain",
                        "application/xml",
                        "application/problem+json",
                        "text/html",
                    ],
                );
            type Request = SeveralRequest;
            type Response = SeveralResponse;
            type Error = SeveralError;
        }

        /// What `several` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct SeveralRequest {
            /// The request body.
            pub body: SeveralBody,
        }

        /// The body that `several` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SeveralBody {
            /// `application/json`, `application/vnd.note+json`.
            Json(types::Note),
            /// `application/x-www-form-urlencoded`.
            Form(types::Note),
            /// `text/plain`.
            Text(String),
            /// `image/*`.
            Image(rt::Blob),
            /// `image/png`.
            Png(rt::Bytes),
        }

        impl rt::WireBody for SeveralBody {
            fn write(&self, to: &mut rt::BodyWriter) {
                match self {
                    Self::Json(body) => to.json("application/json", body, &rt::ANY),
                    Self::Form(body) => to.body(&rt::FORM, body),
                    Self::Text(body) => to.body(&SEVERAL_BODY_TEXT, body),
                    Self::Image(body) => to.body(&SEVERAL_BODY_BLOB, body),
                    Self::Png(body) => to.body(&SEVERAL_BODY_BYTES, body),
                }
            }

            fn read(from: &mut rt::BodyReader<'_>) -> Option<Self> {
                match from
                    .choice(
                        &[
                            "application/json",
                            "application/vnd.note+json",
                            "application/x-www-form-urlencoded",
                            "text/plain",
                            "image/*",
                            "image/png",
                        ],
                    )?
                {
                    0 | 1 => from.json(&rt::ANY).map(Self::Json),
                    2 => from.body(&rt::FORM).map(Self::Form),
                    3 => from.body(&SEVERAL_BODY_TEXT).map(Self::Text),
                    4 => from.body(&SEVERAL_BODY_BLOB).map(Self::Image),
                    5 => from.body(&SEVERAL_BODY_BYTES).map(Self::Png),
                    _ => None,
                }
            }

            fn check(&self, report: &mut rt::Report) {
                match self {
                    Self::Json(body) => report.body(body, &rt::ANY),
                    Self::Form(body) => report.content(&rt::FORM, body),
                    Self::Text(body) => report.content(&SEVERAL_BODY_TEXT, body),
                    Self::Image(body) => report.content(&SEVERAL_BODY_BLOB, body),
                    Self::Png(body) => report.content(&SEVERAL_BODY_BYTES, body),
                }
            }
        }

        static SEVERAL_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/plain");

        static SEVERAL_BODY_BLOB: rt::BlobBody = rt::BlobBody::new("image/*");

        static SEVERAL_BODY_BYTES: rt::BytesBody = rt::BytesBody::new("image/png");

        rt::request! {
            SeveralRequest {
                .. body: body(&rt::Alternatives),
            }
        }

        /// What `several` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SeveralResponse {
            /// 200: Fine.
            Ok(SeveralOkBody),
        }

        /// The body of the answer `Ok` of `several`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SeveralOkBody {
            /// `application/json`.
            Json(types::Note),
            /// `text/plain`.
            Text(String),
            /// `application/xml`.
            Xml(rt::Bytes),
        }

        impl rt::WireBody for SeveralOkBody {
            fn write(&self, to: &mut rt::BodyWriter) {
                match self {
                    Self::Json(body) => to.json("application/json", body, &rt::ANY),
                    Self::Text(body) => to.body(&SEVERAL_OK_BODY_TEXT, body),
                    Self::Xml(body) => to.body(&SEVERAL_OK_BODY_BYTES, body),
                }
            }

            fn read(from: &mut rt::BodyReader<'_>) -> Option<Self> {
                match from.choice(&["application/json", "text/plain", "application/xml"])? {
                    0 => from.json(&rt::ANY).map(Self::Json),
                    1 => from.body(&SEVERAL_OK_BODY_TEXT).map(Self::Text),
                    2 => from.body(&SEVERAL_OK_BODY_BYTES).map(Self::Xml),
                    _ => None,
                }
            }

            fn check(&self, report: &mut rt::Report) {
                match self {
                    Self::Json(body) => report.body(body, &rt::ANY),
                    Self::Text(body) => report.content(&SEVERAL_OK_BODY_TEXT, body),
                    Self::Xml(body) => report.content(&SEVERAL_OK_BODY_BYTES, body),
                }
            }
        }

        static SEVERAL_OK_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/plain");

        static SEVERAL_OK_BODY_BYTES: rt::BytesBody = rt::BytesBody::new("application/xml");

        rt::response! {
            SeveralResponse {
                200 => Ok(body: body(&rt::Alternatives)),
            }
        }

        /// What `several` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SeveralError {
            /// Any other status: Wrong.
            Default {
                /// The status.
                status: rt::StatusCode,
                /// The body.
                body: SeveralDefaultBody,
                /// The header `X-Reason`.
                x_reason: Option<String>,
            },
        }

        /// The body of the answer `Default` of `several`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SeveralDefaultBody {
            /// `application/problem+json`.
            ProblemJson(types::SeveralDefault),
            /// `application/json`.
            Json(types::Note),
            /// `text/html`.
            Html(String),
        }

        impl rt::WireBody for SeveralDefaultBody {
            fn write(&self, to: &mut rt::BodyWriter) {
                match self {
                    Self::ProblemJson(body) => {
                        to.json("application/problem+json", body, &rt::ANY)
                    }
                    Self::Json(body) => to.json("application/json", body, &rt::ANY),
                    Self::Html(body) => to.body(&SEVERAL_DEFAULT_BODY_TEXT, body),
                }
            }

            fn read(from: &mut rt::BodyReader<'_>) -> Option<Self> {
                match from
                    .choice(&["application/problem+json", "application/json", "text/html"])?
                {
                    0 => from.json(&rt::ANY).map(Self::ProblemJson),
                    1 => from.json(&rt::ANY).map(Self::Json),
                    2 => from.body(&SEVERAL_DEFAULT_BODY_TEXT).map(Self::Html),
                    _ => None,
                }
            }

            fn check(&self, report: &mut rt::Report) {
                match self {
                    Self::ProblemJson(body) => report.body(body, &rt::ANY),
                    Self::Json(body) => report.body(body, &rt::ANY),
                    Self::Html(body) => report.content(&SEVERAL_DEFAULT_BODY_TEXT, body),
                }
            }
        }

        static SEVERAL_DEFAULT_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/html");

        rt::failure! {
            SeveralError {
                _ => Default {
                    x_reason: optional(header("X-Reason")),
                    .. status: status_code(),
                    .. body: body(&rt::Alternatives),
                } as "Any other status: Wrong",
            }
        }
    }

    mod same {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/same`
        ///
        /// `POST /same`
        pub struct Same;

        impl rt::Operation for Same {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "same",
                    rt::Method::POST,
                    "/same",
                )
                .consumes(&["application/json", "text/json", "application/*+json"]);
            type Request = SameRequest;
            type Response = SameResponse;
            type Error = SameError;
        }

        /// What `same` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct SameRequest {
            /// The request body.
            pub body: Option<types::Note>,
        }

        rt::request! {
            SameRequest {
                .. body: optional_json("application/json", &rt::ANY),
            }
        }

        /// What `same` answers when it succeeds.
        ///
        /// 204: Done.
        pub type SameResponse = rt::answer::NoContent;

        /// The document has no answer of `same` that is a failure.
        pub type SameError = std::convert::Infallible;
    }

    pub use text::*;
    pub use number::*;
    pub use bytes::*;
    pub use open::*;
    pub use structured::*;
    pub use several::*;
    pub use same::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Media types`.
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
        /// POST `/text`
        ///
        /// Gives [`TextResponse`](operations::TextResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn text(
            &self,
            request: &operations::TextRequest,
        ) -> rt::client::Sending<operations::Text> {
            self.0.send(request)
        }

        /// PUT `/number`
        ///
        /// Gives [`NumberResponse`](operations::NumberResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn number(
            &self,
            request: &operations::NumberRequest,
        ) -> rt::client::Sending<operations::Number> {
            self.0.send(request)
        }

        /// POST `/bytes`
        ///
        /// Gives [`BytesResponse`](operations::BytesResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn bytes(
            &self,
            request: &operations::BytesRequest,
        ) -> rt::client::Sending<operations::Bytes> {
            self.0.send(request)
        }

        /// POST `/open`
        ///
        /// Gives [`OpenResponse`](operations::OpenResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn open(
            &self,
            request: &operations::OpenRequest,
        ) -> rt::client::Sending<operations::Open> {
            self.0.send(request)
        }

        /// GET `/structured`
        ///
        /// Gives [`StructuredResponse`](operations::StructuredResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn structured(
            &self,
            request: &operations::StructuredRequest,
        ) -> rt::client::Sending<operations::Structured> {
            self.0.send(request)
        }

        /// POST `/several`
        ///
        /// Gives [`SeveralResponse`](operations::SeveralResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`SeveralError`](operations::SeveralError).
        pub fn several(
            &self,
            request: &operations::SeveralRequest,
        ) -> rt::client::Sending<operations::Several> {
            self.0.send(request)
        }

        /// POST `/same`
        ///
        /// Gives [`SameResponse`](operations::SameResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn same(
            &self,
            request: &operations::SameRequest,
        ) -> rt::client::Sending<operations::Same> {
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

    /// What a server of `Media types` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/text`
        fn text(
            &self,
            request: operations::TextRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::TextResponse, operations::TextError>,
        > + Send;

        /// PUT `/number`
        fn number(
            &self,
            request: operations::NumberRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::NumberResponse, operations::NumberError>,
        > + Send;

        /// POST `/bytes`
        fn bytes(
            &self,
            request: operations::BytesRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::BytesResponse, operations::BytesError>,
        > + Send;

        /// POST `/open`
        fn open(
            &self,
            request: operations::OpenRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::OpenResponse, operations::OpenError>,
        > + Send;

        /// GET `/structured`
        fn structured(
            &self,
            request: operations::StructuredRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::StructuredResponse, operations::StructuredError>,
        > + Send;

        /// POST `/several`
        fn several(
            &self,
            request: operations::SeveralRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::SeveralResponse, operations::SeveralError>,
        > + Send;

        /// POST `/same`
        fn same(
            &self,
            request: operations::SameRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::SameResponse, operations::SameError>,
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
                operations::Text,
                _,
                _,
            >(|service, request, context| async move {
                Service::text(&*service, request, context).await
            })
            .public::<
                operations::Number,
                _,
                _,
            >(|service, request, context| async move {
                Service::number(&*service, request, context).await
            })
            .public::<
                operations::Bytes,
                _,
                _,
            >(|service, request, context| async move {
                Service::bytes(&*service, request, context).await
            })
            .public::<
                operations::Open,
                _,
                _,
            >(|service, request, context| async move {
                Service::open(&*service, request, context).await
            })
            .public::<
                operations::Structured,
                _,
                _,
            >(|service, request, context| async move {
                Service::structured(&*service, request, context).await
            })
            .public::<
                operations::Several,
                _,
                _,
            >(|service, request, context| async move {
                Service::several(&*service, request, context).await
            })
            .public::<
                operations::Same,
                _,
                _,
            >(|service, request, context| async move {
                Service::same(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
