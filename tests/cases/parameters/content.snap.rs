//! Content, version `1`.

pub mod types {
    //! The schemas of the document.

    mod empty {
        use copperplate_runtime as rt;

        /// The same as [`EmptyEither`](super::EmptyEither).
        pub type EmptyAnyItem = super::EmptyEither;

        /// What `spread` of `empty` is.
        #[derive(Clone, Default)]
        pub struct EmptySpread {
            /// The member `a`.
            pub a: Option<String>,
        }

        rt::object! {
            EmptySpread {
                a: optional("a"),
                .. => skip,
            }
        }

        /// What `either` of `empty` is.
        #[derive(Clone, PartialEq)]
        pub enum EmptyEither {
            /// One of the forms of this value.
            Integer(i64),
            /// One of the forms of this value.
            Boolean(bool),
        }

        rt::union! {
            EmptyEither: one_of_apart {
                Integer(i64),
                Boolean(bool),
            }
        }
    }

    mod filter {
        use copperplate_runtime as rt;

        /// The schema `Filter`.
        #[derive(Clone)]
        pub struct Filter {
            /// The member `text`.
            pub text: Option<String>,
            /// The member `deep`.
            pub deep: Option<Vec<Vec<rt::Decimal>>>,
        }

        rt::object! {
            Filter {
                text: required("text"),
                deep: optional("deep"),
                .. => skip,
            }
        }
    }

    pub use empty::*;
    pub use filter::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(EmptyEither, EmptySpread, Filter);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod json {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/json/{key}`
        ///
        /// `GET /json/{key}`
        pub struct Json;

        impl rt::Operation for Json {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "json",
                rt::Method::GET,
                "/json/{key}",
            );
            type Request = JsonRequest;
            type Response = JsonResponse;
            type Error = JsonError;
        }

        /// What `json` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct JsonRequest {
            /// The parameter `trace`.
            pub trace: Option<String>,
            /// The parameter `key`.
            pub key: Vec<i64>,
            /// The parameter `filter`.
            pub filter: Option<types::Filter>,
            /// The header `X-Any`.
            pub x_any: Option<rt::Json>,
            /// The parameter `state`.
            pub state: Option<Option<String>>,
            /// The parameter `plain`.
            pub plain: Option<i64>,
            /// The parameter `url`.
            pub url: Option<String>,
            /// The parameter `urls`.
            pub urls: Option<Vec<String>>,
            /// The parameter `dry_run`.
            pub dry_run: Option<rt::MaybeEmpty<bool>>,
            /// The parameter `secrets`.
            pub secrets: Option<rt::Sensitive<Vec<String>>>,
            /// The parameter `note`.
            pub note: Option<String>,
        }

        rt::request! {
            JsonRequest {
                trace: optional(query("trace")),
                key: structured(path("key")) where json(),
                filter: optional_structured(query("filter")) where json(),
                x_any: optional_structured(header("X-Any")) where json(),
                state: optional_structured(cookie("state")) where json(),
                plain: optional(cookie("plain")),
                url: optional(query("url")) where allow_reserved(),
                urls: optional(query("urls")) where explode(false) allow_reserved(),
                dry_run: optional(query("dry_run")),
                secrets: optional_structured(query("secrets"))
                    where items(&rt::Schema::new().max_length(9)),
                note: optional(query("note")),
            }
        }

        /// What `json` answers when it succeeds.
        ///
        /// 204: Done.
        pub type JsonResponse = rt::answer::NoContent;

        /// The document has no answer of `json` that is a failure.
        pub type JsonError = std::convert::Infallible;
    }

    mod empty {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/empty`
        ///
        /// `GET /empty`
        pub struct Empty;

        impl rt::Operation for Empty {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "empty",
                rt::Method::GET,
                "/empty",
            );
            type Request = EmptyRequest;
            type Response = EmptyResponse;
            type Error = EmptyError;
        }

        /// What `empty` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct EmptyRequest {
            /// The parameter `tags`.
            pub tags: Option<Vec<String>>,
            /// The parameter `ids`.
            pub ids: Vec<i64>,
            /// The parameter `any`.
            pub any: Option<Vec<types::EmptyAnyItem>>,
            /// The parameter `packed`.
            pub packed: Option<Vec<String>>,
            /// The parameter `object`.
            pub object: Option<rt::Map<String>>,
            /// The parameter `spread`.
            pub spread: Option<types::EmptySpread>,
            /// The parameter `deep`.
            pub deep: Option<Vec<String>>,
            /// The parameter `either`.
            pub either: Option<types::EmptyEither>,
            /// The parameter `text`.
            pub text: Option<String>,
        }

        rt::request! {
            EmptyRequest {
                tags: optional(query("tags")) where allow_empty(),
                ids: parameter(query("ids")) where allow_empty() max_items(2),
                any: optional_structured(query("any")) where allow_empty(),
                packed: optional(query("packed")) where explode(false),
                object: optional_structured(query("object")) where explode(false),
                spread: optional_structured(query("spread")),
                deep: optional_structured(query("deep")) where style(rt::Style::DeepObject),
                either: optional_structured(query("either")),
                text: optional_structured(query("text")) where json(),
            }
        }

        /// What `empty` answers when it succeeds.
        ///
        /// 204: Done.
        pub type EmptyResponse = rt::answer::NoContent;

        /// The document has no answer of `empty` that is a failure.
        pub type EmptyError = std::convert::Infallible;
    }

    mod json_post {
        use copperplate_runtime as rt;

        /// POST `/json/{other}`
        ///
        /// `POST /json/{other}`
        pub struct JsonPost;

        impl rt::Operation for JsonPost {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "jsonPost",
                rt::Method::POST,
                "/json/{other}",
            );
            type Request = JsonPostRequest;
            type Response = JsonPostResponse;
            type Error = JsonPostError;
        }

        /// What `jsonPost` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct JsonPostRequest {
            /// The parameter `other`.
            pub other: String,
        }

        rt::request! {
            JsonPostRequest {
                other: parameter(path("other")),
            }
        }

        /// What `jsonPost` answers when it succeeds.
        ///
        /// 204: Done.
        pub type JsonPostResponse = rt::answer::NoContent;

        /// The document has no answer of `jsonPost` that is a failure.
        pub type JsonPostError = std::convert::Infallible;
    }

    mod compare {
        use copperplate_runtime as rt;

        /// GET `/files/{base}...{head}`
        ///
        /// `GET /files/{base}...{head}`
        pub struct Compare;

        impl rt::Operation for Compare {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "compare",
                rt::Method::GET,
                "/files/{base}...{head}",
            );
            type Request = CompareRequest;
            type Response = CompareResponse;
            type Error = CompareError;
        }

        /// What `compare` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct CompareRequest {
            /// The parameter `base`.
            pub base: String,
            /// The parameter `head`.
            pub head: String,
        }

        rt::request! {
            CompareRequest {
                base: parameter(path("base")),
                head: parameter(path("head")),
            }
        }

        /// What `compare` answers when it succeeds.
        ///
        /// 204: Done.
        pub type CompareResponse = rt::answer::NoContent;

        /// The document has no answer of `compare` that is a failure.
        pub type CompareError = std::convert::Infallible;
    }

    mod file {
        use copperplate_runtime as rt;

        /// GET `/files/{id}.json`
        ///
        /// `GET /files/{id}.json`
        pub struct File;

        impl rt::Operation for File {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "file",
                rt::Method::GET,
                "/files/{id}.json",
            );
            type Request = FileRequest;
            type Response = FileResponse;
            type Error = FileError;
        }

        /// What `file` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct FileRequest {
            /// The parameter `id`.
            pub id: String,
        }

        rt::request! {
            FileRequest {
                id: parameter(path("id")),
            }
        }

        /// What `file` answers when it succeeds.
        ///
        /// 204: Done.
        pub type FileResponse = rt::answer::NoContent;

        /// The document has no answer of `file` that is a failure.
        pub type FileError = std::convert::Infallible;
    }

    mod start {
        use copperplate_runtime as rt;

        /// POST `/actions?do=start`
        ///
        /// `POST /actions?do=start`
        pub struct Start;

        impl rt::Operation for Start {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "start",
                rt::Method::POST,
                "/actions?do=start",
            );
            type Request = StartRequest;
            type Response = StartResponse;
            type Error = StartError;
        }

        /// What `start` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct StartRequest {}

        rt::request! {
            StartRequest {
            }
        }

        /// What `start` answers when it succeeds.
        ///
        /// 204: Done.
        pub type StartResponse = rt::answer::NoContent;

        /// The document has no answer of `start` that is a failure.
        pub type StartError = std::convert::Infallible;
    }

    mod stop {
        use copperplate_runtime as rt;

        /// POST `/actions?do=stop`
        ///
        /// `POST /actions?do=stop`
        pub struct Stop;

        impl rt::Operation for Stop {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "stop",
                rt::Method::POST,
                "/actions?do=stop",
            );
            type Request = StopRequest;
            type Response = StopResponse;
            type Error = StopError;
        }

        /// What `stop` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct StopRequest {}

        rt::request! {
            StopRequest {
            }
        }

        /// What `stop` answers when it succeeds.
        ///
        /// 204: Done.
        pub type StopResponse = rt::answer::NoContent;

        /// The document has no answer of `stop` that is a failure.
        pub type StopError = std::convert::Infallible;
    }

    mod stop_now {
        use copperplate_runtime as rt;

        /// POST `/actions?do=stop#now`
        ///
        /// `POST /actions?do=stop#now`
        pub struct StopNow;

        impl rt::Operation for StopNow {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "stopNow",
                rt::Method::POST,
                "/actions?do=stop#now",
            );
            type Request = StopNowRequest;
            type Response = StopNowResponse;
            type Error = StopNowError;
        }

        /// What `stopNow` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct StopNowRequest {}

        rt::request! {
            StopNowRequest {
            }
        }

        /// What `stopNow` answers when it succeeds.
        ///
        /// 204: Done.
        pub type StopNowResponse = rt::answer::NoContent;

        /// The document has no answer of `stopNow` that is a failure.
        pub type StopNowError = std::convert::Infallible;
    }

    pub use json::*;
    pub use empty::*;
    pub use json_post::*;
    pub use compare::*;
    pub use file::*;
    pub use start::*;
    pub use stop::*;
    pub use stop_now::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Content`.
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
        /// GET `/json/{key}`
        ///
        /// Gives [`JsonResponse`](operations::JsonResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn json(
            &self,
            request: &operations::JsonRequest,
        ) -> rt::client::Sending<operations::Json> {
            self.0.send(request)
        }

        /// GET `/empty`
        ///
        /// Gives [`EmptyResponse`](operations::EmptyResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn empty(
            &self,
            request: &operations::EmptyRequest,
        ) -> rt::client::Sending<operations::Empty> {
            self.0.send(request)
        }

        /// POST `/json/{other}`
        ///
        /// Gives [`JsonPostResponse`](operations::JsonPostResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn json_post(
            &self,
            request: &operations::JsonPostRequest,
        ) -> rt::client::Sending<operations::JsonPost> {
            self.0.send(request)
        }

        /// GET `/files/{base}...{head}`
        ///
        /// Gives [`CompareResponse`](operations::CompareResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn compare(
            &self,
            request: &operations::CompareRequest,
        ) -> rt::client::Sending<operations::Compare> {
            self.0.send(request)
        }

        /// GET `/files/{id}.json`
        ///
        /// Gives [`FileResponse`](operations::FileResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn file(
            &self,
            request: &operations::FileRequest,
        ) -> rt::client::Sending<operations::File> {
            self.0.send(request)
        }

        /// POST `/actions?do=start`
        ///
        /// Gives [`StartResponse`](operations::StartResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn start(
            &self,
            request: &operations::StartRequest,
        ) -> rt::client::Sending<operations::Start> {
            self.0.send(request)
        }

        /// POST `/actions?do=stop`
        ///
        /// Gives [`StopResponse`](operations::StopResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn stop(
            &self,
            request: &operations::StopRequest,
        ) -> rt::client::Sending<operations::Stop> {
            self.0.send(request)
        }

        /// POST `/actions?do=stop#now`
        ///
        /// Gives [`StopNowResponse`](operations::StopNowResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn stop_now(
            &self,
            request: &operations::StopNowRequest,
        ) -> rt::client::Sending<operations::StopNow> {
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

    /// What a server of `Content` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/json/{key}`
        fn json(
            &self,
            request: operations::JsonRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::JsonResponse, operations::JsonError>,
        > + Send;

        /// GET `/empty`
        fn empty(
            &self,
            request: operations::EmptyRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::EmptyResponse, operations::EmptyError>,
        > + Send;

        /// POST `/json/{other}`
        fn json_post(
            &self,
            request: operations::JsonPostRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::JsonPostResponse, operations::JsonPostError>,
        > + Send;

        /// GET `/files/{base}...{head}`
        fn compare(
            &self,
            request: operations::CompareRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::CompareResponse, operations::CompareError>,
        > + Send;

        /// GET `/files/{id}.json`
        fn file(
            &self,
            request: operations::FileRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::FileResponse, operations::FileError>,
        > + Send;

        /// POST `/actions?do=start`
        fn start(
            &self,
            request: operations::StartRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::StartResponse, operations::StartError>,
        > + Send;

        /// POST `/actions?do=stop`
        fn stop(
            &self,
            request: operations::StopRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::StopResponse, operations::StopError>,
        > + Send;

        /// POST `/actions?do=stop#now`
        fn stop_now(
            &self,
            request: operations::StopNowRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::StopNowResponse, operations::StopNowError>,
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
                operations::Json,
                _,
                _,
            >(|service, request, context| async move {
                Service::json(&*service, request, context).await
            })
            .public::<
                operations::Empty,
                _,
                _,
            >(|service, request, context| async move {
                Service::empty(&*service, request, context).await
            })
            .public::<
                operations::JsonPost,
                _,
                _,
            >(|service, request, context| async move {
                Service::json_post(&*service, request, context).await
            })
            .public::<
                operations::Compare,
                _,
                _,
            >(|service, request, context| async move {
                Service::compare(&*service, request, context).await
            })
            .public::<
                operations::File,
                _,
                _,
            >(|service, request, context| async move {
                Service::file(&*service, request, context).await
            })
            .public::<
                operations::Start,
                _,
                _,
            >(|service, request, context| async move {
                Service::start(&*service, request, context).await
            })
            .public::<
                operations::Stop,
                _,
                _,
            >(|service, request, context| async move {
                Service::stop(&*service, request, context).await
            })
            .public::<
                operations::StopNow,
                _,
                _,
            >(|service, request, context| async move {
                Service::stop_now(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
