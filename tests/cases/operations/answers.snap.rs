//! Answers, version `1`.

pub mod types {
    //! The schemas of the document.

    mod start {
        use copperplate_runtime as rt;

        /// What `body` of `start` is.
        #[derive(Clone)]
        pub struct StartBody {
            /// The member `name`.
            pub name: String,
        }

        rt::object! {
            StartBody {
                name: required("name"),
                .. => skip,
            }
        }
    }

    mod version {
        use copperplate_runtime as rt;

        /// What `body` of `version` is.
        #[derive(Clone, Default)]
        pub struct VersionBody {
            /// The member `two`.
            pub two: Option<String>,
        }

        rt::object! {
            VersionBody {
                two: optional("two"),
                .. => skip,
            }
        }

        /// What `body` of `version` is.
        #[derive(Clone, Default)]
        pub struct VersionBody2 {
            /// The member `one`.
            pub one: Option<String>,
        }

        rt::object! {
            VersionBody2 {
                one: optional("one"),
                .. => skip,
            }
        }
    }

    pub use start::*;
    pub use version::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(StartBody, VersionBody, VersionBody2);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod ask {
        use copperplate_runtime as rt;

        /// GET `/jobs`
        ///
        /// `GET /jobs`
        pub struct Ask;

        impl rt::Operation for Ask {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "ask",
                    rt::Method::GET,
                    "/jobs",
                )
                .produces(&["application/json"]);
            type Request = AskRequest;
            type Response = AskResponse;
            type Error = AskError;
        }

        /// What `ask` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct AskRequest {}

        rt::request! {
            AskRequest {
            }
        }

        /// What `ask` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum AskResponse {
            /// Any other status: The answer.
            Default(rt::StatusCode, String),
        }

        rt::response! {
            AskResponse {
                (100..=399) => Default(status: status_code(), body: json("application/json", &rt::ANY)),
            }
        }

        /// What `ask` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum AskError {
            /// Any other status: The answer.
            Default(rt::StatusCode, String),
        }

        rt::failure! {
            AskError {
                _ => Default(status: status_code(), body: json("application/json", &rt::ANY))
                    as "Any other status: The answer",
            }
        }
    }

    mod replace {
        use copperplate_runtime as rt;

        /// PUT `/jobs`
        ///
        /// `PUT /jobs`
        pub struct Replace;

        impl rt::Operation for Replace {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "replace",
                    rt::Method::PUT,
                    "/jobs",
                )
                .produces(&["text/plain", "application/json"]);
            type Request = ReplaceRequest;
            type Response = ReplaceResponse;
            type Error = ReplaceError;
        }

        /// What `replace` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ReplaceRequest {}

        rt::request! {
            ReplaceRequest {
            }
        }

        /// What `replace` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ReplaceResponse {
            /// Any other status: What became of it, or what went wrong.
            Default(rt::StatusCode, String),
        }

        rt::response! {
            ReplaceResponse {
                (100..=399) => Default(status: status_code(), body: body(&REPLACE_DEFAULT_BODY_TEXT)),
            }
        }

        /// What `replace` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ReplaceError {
            /// 400: It is wrong.
            BadRequest(String),
            /// Any other status: What became of it, or what went wrong.
            Default(rt::StatusCode, String),
        }

        static REPLACE_DEFAULT_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/plain")
            .schema(rt::Schema::new().max_length(9));

        rt::failure! {
            ReplaceError {
                400 => BadRequest(body: json("application/json", &rt::ANY)) as "400: It is wrong",
                _ => Default(status: status_code(), body: body(&REPLACE_DEFAULT_BODY_TEXT))
                    as "Any other status: What became of it, or what went wrong",
            }
        }
    }

    mod start {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/jobs`
        ///
        /// `POST /jobs`
        pub struct Start;

        impl rt::Operation for Start {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "start",
                    rt::Method::POST,
                    "/jobs",
                )
                .consumes(&["application/json", "text/json", "application/*+json"])
                .produces(&["application/json"]);
            type Request = StartRequest;
            type Response = StartResponse;
            type Error = StartError;
        }

        /// What `start` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct StartRequest {
            /// The request body.
            pub body: types::StartBody,
        }

        rt::request! {
            StartRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `start` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum StartResponse {
            /// 2XX: It was taken.
            Success(rt::StatusCode, String),
        }

        rt::response! {
            StartResponse {
                (200..=299) => Success(status: status_code(), body: json("application/json", &rt::ANY)),
            }
        }

        /// What `start` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum StartError {
            /// 404: Nothing of that name.
            NotFound(i64),
            /// 4XX: It was refused.
            ClientError(rt::StatusCode, bool),
        }

        rt::failure! {
            StartError {
                404 => NotFound(body: json("application/json", &rt::ANY)) as "404: Nothing of that name",
                (400..=499) => ClientError(status: status_code(), body: json("application/json", &rt::ANY))
                    as "4XX: It was refused",
            }
        }
    }

    mod clear {
        use copperplate_runtime as rt;

        /// DELETE `/jobs`
        ///
        /// `DELETE /jobs`
        pub struct Clear;

        impl rt::Operation for Clear {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "clear",
                    rt::Method::DELETE,
                    "/jobs",
                )
                .produces(&["application/problem+json"])
                .bare();
            type Request = ClearRequest;
            type Response = ClearResponse;
            type Error = ClearError;
        }

        /// What `clear` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ClearRequest {}

        rt::request! {
            ClearRequest {
            }
        }

        /// What `clear` answers when it succeeds.
        ///
        /// 204: They are gone.
        pub type ClearResponse = rt::answer::NoContent;

        /// What `clear` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ClearError {
            /// Any other status: They are still there.
            Default(rt::StatusCode, rt::Map<rt::Json>),
        }

        rt::failure! {
            ClearError {
                _ => Default(status: status_code(), body: json("application/problem+json", &rt::ANY))
                    as "Any other status: They are still there",
            }
        }
    }

    mod look {
        use copperplate_runtime as rt;

        /// HEAD `/jobs`
        ///
        /// `HEAD /jobs`
        pub struct Look;

        impl rt::Operation for Look {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "look",
                rt::Method::HEAD,
                "/jobs",
            );
            type Request = LookRequest;
            type Response = LookResponse;
            type Error = LookError;
        }

        /// What `look` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct LookRequest {}

        rt::request! {
            LookRequest {
            }
        }

        /// What `look` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum LookResponse {
            /// 200: The headers of the jobs.
            Ok {
                /// The header `X-Count`.
                x_count: i64,
            },
        }

        rt::response! {
            LookResponse {
                200 => Ok {
                    x_count: parameter(header("X-Count")),
                },
            }
        }

        /// What `look` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum LookError {
            /// 404: There are none.
            NotFound,
        }

        rt::failure! {
            LookError {
                404 => NotFound {} as "404: There are none",
            }
        }
    }

    mod version {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/versions`
        ///
        /// `POST /versions`
        pub struct Version;

        impl rt::Operation for Version {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "version",
                    rt::Method::POST,
                    "/versions",
                )
                .consumes(&["application/json;v=2", "application/json"]);
            type Request = VersionRequest;
            type Response = VersionResponse;
            type Error = VersionError;
        }

        /// What `version` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct VersionRequest {
            /// The request body.
            pub body: VersionBody,
        }

        /// The body that `version` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub enum VersionBody {
            /// `application/json;v=2`.
            Json(types::VersionBody),
            /// `application/json`.
            Json2(types::VersionBody2),
        }

        impl rt::WireBody for VersionBody {
            fn write(&self, to: &mut rt::BodyWriter) {
                match self {
                    Self::Json(body) => to.json("application/json;v=2", body, &rt::ANY),
                    Self::Json2(body) => to.json("application/json", body, &rt::ANY),
                }
            }

            fn read(from: &mut rt::BodyReader<'_>) -> Option<Self> {
                match from.choice(&["application/json;v=2", "application/json"])? {
                    0 => from.json(&rt::ANY).map(Self::Json),
                    1 => from.json(&rt::ANY).map(Self::Json2),
                    _ => None,
                }
            }

            fn check(&self, report: &mut rt::Report) {
                match self {
                    Self::Json(body) => report.body(body, &rt::ANY),
                    Self::Json2(body) => report.body(body, &rt::ANY),
                }
            }
        }

        rt::request! {
            VersionRequest {
                .. body: body(&rt::Alternatives),
            }
        }

        /// What `version` answers when it succeeds.
        ///
        /// 204: It was taken.
        pub type VersionResponse = rt::answer::NoContent;

        /// The document has no answer of `version` that is a failure.
        pub type VersionError = std::convert::Infallible;
    }

    pub use ask::*;
    pub use replace::*;
    pub use start::*;
    pub use clear::*;
    pub use look::*;
    pub use version::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Answers`.
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
        /// GET `/jobs`
        ///
        /// Gives [`AskResponse`](operations::AskResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`AskError`](operations::AskError).
        pub fn ask(
            &self,
            request: &operations::AskRequest,
        ) -> rt::client::Sending<operations::Ask> {
            self.0.send(request)
        }

        /// PUT `/jobs`
        ///
        /// Gives [`ReplaceResponse`](operations::ReplaceResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`ReplaceError`](operations::ReplaceError).
        pub fn replace(
            &self,
            request: &operations::ReplaceRequest,
        ) -> rt::client::Sending<operations::Replace> {
            self.0.send(request)
        }

        /// POST `/jobs`
        ///
        /// Gives [`StartResponse`](operations::StartResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`StartError`](operations::StartError).
        pub fn start(
            &self,
            request: &operations::StartRequest,
        ) -> rt::client::Sending<operations::Start> {
            self.0.send(request)
        }

        /// DELETE `/jobs`
        ///
        /// Gives [`ClearResponse`](operations::ClearResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`ClearError`](operations::ClearError).
        pub fn clear(
            &self,
            request: &operations::ClearRequest,
        ) -> rt::client::Sending<operations::Clear> {
            self.0.send(request)
        }

        /// HEAD `/jobs`
        ///
        /// Gives [`LookResponse`](operations::LookResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`LookError`](operations::LookError).
        pub fn look(
            &self,
            request: &operations::LookRequest,
        ) -> rt::client::Sending<operations::Look> {
            self.0.send(request)
        }

        /// POST `/versions`
        ///
        /// Gives [`VersionResponse`](operations::VersionResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn version(
            &self,
            request: &operations::VersionRequest,
        ) -> rt::client::Sending<operations::Version> {
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

    /// What a server of `Answers` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/jobs`
        fn ask(
            &self,
            request: operations::AskRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::AskResponse, operations::AskError>,
        > + Send;

        /// PUT `/jobs`
        fn replace(
            &self,
            request: operations::ReplaceRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ReplaceResponse, operations::ReplaceError>,
        > + Send;

        /// POST `/jobs`
        fn start(
            &self,
            request: operations::StartRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::StartResponse, operations::StartError>,
        > + Send;

        /// DELETE `/jobs`
        fn clear(
            &self,
            request: operations::ClearRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ClearResponse, operations::ClearError>,
        > + Send;

        /// HEAD `/jobs`
        fn look(
            &self,
            request: operations::LookRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::LookResponse, operations::LookError>,
        > + Send;

        /// POST `/versions`
        fn version(
            &self,
            request: operations::VersionRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::VersionResponse, operations::VersionError>,
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
                operations::Ask,
                _,
                _,
            >(|service, request, context| async move {
                Service::ask(&*service, request, context).await
            })
            .public::<
                operations::Replace,
                _,
                _,
            >(|service, request, context| async move {
                Service::replace(&*service, request, context).await
            })
            .public::<
                operations::Start,
                _,
                _,
            >(|service, request, context| async move {
                Service::start(&*service, request, context).await
            })
            .public::<
                operations::Clear,
                _,
                _,
            >(|service, request, context| async move {
                Service::clear(&*service, request, context).await
            })
            .public::<
                operations::Look,
                _,
                _,
            >(|service, request, context| async move {
                Service::look(&*service, request, context).await
            })
            .public::<
                operations::Version,
                _,
                _,
            >(|service, request, context| async move {
                Service::version(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
