//! Files, version `1`.

pub mod types {
    //! The schemas of the document.

    mod meta {
        use copperplate_runtime as rt;

        /// The schema `Meta`.
        #[derive(Clone)]
        pub struct Meta {
            /// The member `note`.
            pub note: String,
        }

        rt::object! {
            Meta {
                note: required("note") where max_length(5),
                .. => skip,
            }
        }
    }

    mod stored {
        use copperplate_runtime as rt;

        /// The schema `Stored`.
        #[derive(Clone)]
        pub struct Stored {
            /// The member `length`.
            pub length: i64,
            /// The member `pages`.
            pub pages: i64,
        }

        rt::object! {
            Stored {
                length: required("length"),
                pages: required("pages"),
                .. => skip,
            }
        }
    }

    pub use meta::*;
    pub use stored::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Meta, Stored);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod load {
        use copperplate_runtime as rt;

        /// GET `/files`
        ///
        /// `GET /files`
        pub struct Load;

        impl rt::Operation for Load {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "load",
                    rt::Method::GET,
                    "/files",
                )
                .produces(&["multipart/form-data"]);
            type Request = LoadRequest;
            type Response = LoadResponse;
            type Error = LoadError;
        }

        /// What `load` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct LoadRequest {}

        rt::request! {
            LoadRequest {
            }
        }

        /// What `load` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum LoadResponse {
            /// 200: A file with its title.
            Ok(LoadOkParts),
        }

        /// The body of the answer `Ok` of `load`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct LoadOkParts {
            /// The part `file`.
            pub file: rt::File,
            /// The part `title`.
            pub title: String,
        }

        static LOAD_FILE_PART: rt::FilePart = rt::FilePart::new("file");

        static LOAD_TITLE_PART: rt::TextPart = rt::TextPart::new("title");

        impl rt::Multipart for LoadOkParts {
            fn write(&self, to: &mut rt::PartsWriter) {
                to.one(&LOAD_FILE_PART, &self.file);
                to.one(&LOAD_TITLE_PART, &self.title);
            }

            fn read(from: &mut rt::PartsReader<'_>) -> Option<Self> {
                let file = from.one(&LOAD_FILE_PART);
                let title = from.one(&LOAD_TITLE_PART);
                Some(Self { file: file?, title: title? })
            }

            fn check(&self, _: &mut rt::Report) {}
        }

        rt::response! {
            LoadResponse {
                200 => Ok(body: body(&rt::MultipartBody)),
            }
        }

        /// The document has no answer of `load` that is a failure.
        pub type LoadError = std::convert::Infallible;
    }

    mod store {
        use copperplate_runtime as rt;
        use super::super::types;

        /// PUT `/files`
        ///
        /// `PUT /files`
        pub struct Store;

        impl rt::Operation for Store {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "store",
                    rt::Method::PUT,
                    "/files",
                )
                .consumes(&["multipart/form-data"])
                .uploads(&["multipart/form-data"])
                .held_parts(&["title", "meta"])
                .produces(&["application/json"]);
            type Request = StoreRequest;
            type Response = StoreResponse;
            type Error = StoreError;
        }

        /// What `store` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct StoreRequest {
            /// The request body.
            pub body: StoreParts,
        }

        /// The body that `store` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct StoreParts {
            /// The part `file`.
            pub file: rt::File,
            /// The header `X-Digest`.
            pub file_x_digest: Option<String>,
            /// The part `title`.
            pub title: String,
            /// The part `meta`.
            pub meta: Option<types::Meta>,
            /// The part `pages`.
            pub pages: Option<Vec<rt::File>>,
        }

        static STORE_FILE_PART: rt::FilePart = rt::FilePart::new("file");

        static STORE_TITLE_PART: rt::TextPart = rt::TextPart::new("title").schema(&STORE_TITLE);

        static STORE_META_PART: rt::JsonPart = rt::JsonPart::new("meta");

        static STORE_PAGES_PART: rt::FilePart = rt::FilePart::new("pages")
            .schema(&STORE_PAGES)
            .rules(&STORE_PAGES_LIST);

        static X_DIGEST: rt::Parameter = rt::Parameter::header("X-Digest").max_length(4);

        impl rt::Multipart for StoreParts {
            fn write(&self, to: &mut rt::PartsWriter) {
                to.one(&STORE_FILE_PART, &self.file);
                to.optional_header("file", &X_DIGEST, &self.file_x_digest);
                to.one(&STORE_TITLE_PART, &self.title);
                to.optional(&STORE_META_PART, &self.meta);
                to.optional_list(&STORE_PAGES_PART, &self.pages);
            }

            fn read(from: &mut rt::PartsReader<'_>) -> Option<Self> {
                let file_x_digest = from.optional_header("file", &X_DIGEST);
                let file = from.one(&STORE_FILE_PART);
                let title = from.one(&STORE_TITLE_PART);
                let meta = from.optional(&STORE_META_PART);
                let pages = from.optional_list(&STORE_PAGES_PART);
                from.no_others("additionalProperties");
                Some(Self {
                    file_x_digest,
                    file: file?,
                    title: title?,
                    meta,
                    pages,
                })
            }

            fn check(&self, report: &mut rt::Report) {
                report.part_header("file", &X_DIGEST, &self.file_x_digest);
                report.part(&STORE_TITLE_PART, &self.title);
                report.optional_part(&STORE_META_PART, &self.meta);
                report.optional_list_part(&STORE_PAGES_PART, &self.pages);
            }
        }

        rt::request! {
            StoreRequest {
                .. body: body(&rt::MultipartBody),
            }
        }

        /// What `store` answers when it succeeds.
        ///
        /// 200: Stored.
        pub type StoreResponse = rt::answer::Ok<types::Stored>;

        /// The document has no answer of `store` that is a failure.
        pub type StoreError = std::convert::Infallible;

        static STORE_TITLE: rt::Schema = rt::Schema::new().max_length(5);

        static STORE_PAGES: rt::Schema = rt::Schema::new().min_length(3).max_length(1048576);

        static STORE_PAGES_LIST: rt::Schema = rt::Schema::new()
            .max_items(3)
            .unique_items()
            .items(&rt::Schema::new().min_length(3).max_length(1048576));
    }

    pub use load::*;
    pub use store::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Files`.
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
        /// GET `/files`
        ///
        /// Gives [`LoadResponse`](operations::LoadResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn load(
            &self,
            request: &operations::LoadRequest,
        ) -> rt::client::Sending<operations::Load> {
            self.0.send(request)
        }

        /// PUT `/files`
        ///
        /// Gives [`StoreResponse`](operations::StoreResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn store(
            &self,
            request: &operations::StoreRequest,
        ) -> rt::client::Sending<operations::Store> {
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

    /// What a server of `Files` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/files`
        fn load(
            &self,
            request: operations::LoadRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::LoadResponse, operations::LoadError>,
        > + Send;

        /// PUT `/files`
        fn store(
            &self,
            request: operations::StoreRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::StoreResponse, operations::StoreError>,
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
                operations::Load,
                _,
                _,
            >(|service, request, context| async move {
                Service::load(&*service, request, context).await
            })
            .public::<
                operations::Store,
                _,
                _,
            >(|service, request, context| async move {
                Service::store(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
