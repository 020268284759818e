//! Presence, version `1`.

pub mod types {
    //! The schemas of the document.

    mod problem {
        use copperplate_runtime as rt;

        /// The schema `Problem`.
        #[derive(Clone, Default)]
        pub struct Problem {
            /// The member `title`.
            pub title: Option<String>,
        }

        rt::object! {
            Problem {
                title: optional("title"),
                .. => skip,
            }
        }
    }

    mod thing {
        use copperplate_runtime as rt;

        /// The schema `Thing`.
        #[derive(Clone)]
        pub struct Thing {
            /// The member `id`.
            pub id: String,
        }

        rt::object! {
            Thing {
                id: required("id"),
                .. => skip,
            }
        }
    }

    pub use problem::*;
    pub use thing::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Problem, Thing);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod search {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/things`
        ///
        /// `GET /things`
        pub struct Search;

        impl rt::Operation for Search {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "search",
                    rt::Method::GET,
                    "/things",
                )
                .consumes(&["application/json"])
                .produces(&["application/json", "text/plain", "application/problem+json"])
                .bare();
            type Request = SearchRequest;
            type Response = SearchResponse;
            type Error = SearchError;
        }

        /// What `search` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct SearchRequest {
            /// The request body.
            pub body: Option<types::Thing>,
        }

        rt::request! {
            SearchRequest {
                .. body: optional_json("application/json", &rt::ANY),
            }
        }

        /// What `search` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SearchResponse {
            /// 200: Found.
            Ok(types::Thing),
            /// 202: Later.
            Accepted(String),
            /// 204: Nothing.
            NoContent,
        }

        static SEARCH_ACCEPTED_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/plain");

        rt::response! {
            SearchResponse {
                200 => Ok(body: json("application/json", &rt::ANY)),
                202 => Accepted(body: body(&SEARCH_ACCEPTED_BODY_TEXT)),
                204 => NoContent {},
            }
        }

        /// What `search` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SearchError {
            /// 4XX: Wrong.
            ClientError(rt::StatusCode, types::Problem),
            /// 404: Not there.
            NotFound,
            /// Any other status: Broken.
            Default(rt::StatusCode, String),
        }

        static SEARCH_DEFAULT_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/plain");

        rt::failure! {
            SearchError {
                404 => NotFound {} as "404: Not there",
                (400..=499) => ClientError(status: status_code(), body: json("application/problem+json", &rt::ANY))
                    as "4XX: Wrong",
                _ => Default(status: status_code(), body: body(&SEARCH_DEFAULT_BODY_TEXT))
                    as "Any other status: Broken",
            }
        }
    }

    mod remove {
        use copperplate_runtime as rt;
        use super::super::types;

        /// DELETE `/things`
        ///
        /// `DELETE /things`
        pub struct Remove;

        impl rt::Operation for Remove {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "remove",
                    rt::Method::DELETE,
                    "/things",
                )
                .consumes(&["application/json"])
                .produces(&["application/json"]);
            type Request = RemoveRequest;
            type Response = RemoveResponse;
            type Error = RemoveError;
        }

        /// What `remove` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct RemoveRequest {
            /// The request body.
            pub body: types::Thing,
        }

        rt::request! {
            RemoveRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `remove` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum RemoveResponse {
            /// 2XX: Gone.
            Success(rt::StatusCode, types::Thing),
        }

        rt::response! {
            RemoveResponse {
                (200..=299) => Success(status: status_code(), body: json("application/json", &rt::ANY)),
            }
        }

        /// The document has no answer of `remove` that is a failure.
        pub type RemoveError = std::convert::Infallible;
    }

    mod never {
        use copperplate_runtime as rt;

        /// POST `/never`
        ///
        /// `POST /never`
        pub struct Never;

        impl rt::Operation for Never {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "never",
                    rt::Method::POST,
                    "/never",
                )
                .consumes(&["text/plain", "application/json"]);
            type Request = NeverRequest;
            type Response = NeverResponse;
            type Error = NeverError;
        }

        /// What `never` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct NeverRequest {
            /// The request body.
            pub body: Option<NeverBody>,
        }

        /// The body that `never` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub enum NeverBody {
            /// `text/plain`.
            Text(String),
            /// `application/json`.
            Json(rt::Json),
        }

        impl rt::WireBody for NeverBody {
            fn write(&self, to: &mut rt::BodyWriter) {
                match self {
                    Self::Text(body) => to.body(&NEVER_BODY_TEXT, body),
                    Self::Json(body) => to.json("application/json", body, &rt::ANY),
                }
            }

            fn read(from: &mut rt::BodyReader<'_>) -> Option<Self> {
                match from.choice(&["text/plain", "application/json"])? {
                    0 => from.body(&NEVER_BODY_TEXT).map(Self::Text),
                    1 => from.json(&rt::ANY).map(Self::Json),
                    _ => None,
                }
            }

            fn check(&self, report: &mut rt::Report) {
                match self {
                    Self::Text(body) => report.content(&NEVER_BODY_TEXT, body),
                    Self::Json(body) => report.body(body, &rt::ANY),
                }
            }
        }

        static NEVER_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/plain");

        rt::request! {
            NeverRequest {
                .. body: optional_body(&rt::Alternatives),
            }
        }

        /// The document has no answer of `never` that is a success.
        pub type NeverResponse = std::convert::Infallible;

        /// What `never` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum NeverError {
            /// 400: Wrong.
            BadRequest,
        }

        rt::failure! {
            NeverError {
                400 => BadRequest {} as "400: Wrong",
            }
        }
    }

    mod fallback {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/fallback`
        ///
        /// `POST /fallback`
        pub struct Fallback;

        impl rt::Operation for Fallback {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "fallback",
                    rt::Method::POST,
                    "/fallback",
                )
                .consumes(&["application/octet-stream"])
                .uploads(&["application/octet-stream"])
                .produces(&["application/json"]);
            type Request = FallbackRequest;
            type Response = FallbackResponse;
            type Error = FallbackError;
        }

        /// What `fallback` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct FallbackRequest {
            /// The request body.
            pub body: Option<rt::ByteStream>,
        }

        static FALLBACK_BODY_BYTES: rt::StreamBody = rt::StreamBody::new(
            "application/octet-stream",
        );

        rt::request! {
            FallbackRequest {
                .. body: optional_body(&FALLBACK_BODY_BYTES),
            }
        }

        /// What `fallback` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum FallbackResponse {
            /// Any other status: All.
            Default(rt::StatusCode, types::Thing),
        }

        rt::response! {
            FallbackResponse {
                (100..=399) => Default(status: status_code(), body: json("application/json", &rt::ANY)),
            }
        }

        /// What `fallback` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum FallbackError {
            /// Any other status: All.
            Default(rt::StatusCode, types::Thing),
        }

        rt::failure! {
            FallbackError {
                _ => Default(status: status_code(), body: json("application/json", &rt::ANY))
                    as "Any other status: All",
            }
        }
    }

    pub use search::*;
    pub use remove::*;
    pub use never::*;
    pub use fallback::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Presence`.
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
        /// GET `/things`
        ///
        /// Gives [`SearchResponse`](operations::SearchResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`SearchError`](operations::SearchError).
        pub fn search(
            &self,
            request: &operations::SearchRequest,
        ) -> rt::client::Sending<operations::Search> {
            self.0.send(request)
        }

        /// DELETE `/things`
        ///
        /// Gives [`RemoveResponse`](operations::RemoveResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn remove(
            &self,
            request: &operations::RemoveRequest,
        ) -> rt::client::Sending<operations::Remove> {
            self.0.send(request)
        }

        /// POST `/never`
        ///
        /// Gives [`NeverResponse`](operations::NeverResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`NeverError`](operations::NeverError).
        pub fn never(
            &self,
            request: &operations::NeverRequest,
        ) -> rt::client::Sending<operations::Never> {
            self.0.send(request)
        }

        /// POST `/fallback`
        ///
        /// Gives [`FallbackResponse`](operations::FallbackResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`FallbackError`](operations::FallbackError).
        pub fn fallback(
            &self,
            request: &operations::FallbackRequest,
        ) -> rt::client::Sending<operations::Fallback> {
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

    /// What a server of `Presence` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/things`
        fn search(
            &self,
            request: operations::SearchRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::SearchResponse, operations::SearchError>,
        > + Send;

        /// DELETE `/things`
        fn remove(
            &self,
            request: operations::RemoveRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::RemoveResponse, operations::RemoveError>,
        > + Send;

        /// POST `/never`
        fn never(
            &self,
            request: operations::NeverRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::NeverResponse, operations::NeverError>,
        > + Send;

        /// POST `/fallback`
        fn fallback(
            &self,
            request: operations::FallbackRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::FallbackResponse, operations::FallbackError>,
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
                operations::Search,
                _,
                _,
            >(|service, request, context| async move {
                Service::search(&*service, request, context).await
            })
            .public::<
                operations::Remove,
                _,
                _,
            >(|service, request, context| async move {
                Service::remove(&*service, request, context).await
            })
            .public::<
                operations::Never,
                _,
                _,
            >(|service, request, context| async move {
                Service::never(&*service, request, context).await
            })
            .public::<
                operations::Fallback,
                _,
                _,
            >(|service, request, context| async move {
                Service::fallback(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
