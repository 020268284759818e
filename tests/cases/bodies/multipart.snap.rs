//! Parts, version `1`.

pub mod types {
    //! The schemas of the document.

    mod meta {
        use copperplate_runtime as rt;

        /// The schema `Meta`.
        #[derive(Clone)]
        pub struct Meta {
            /// The member `title`.
            pub title: String,
        }

        rt::object! {
            Meta {
                title: required("title") where max_length(5),
                .. => skip,
            }
        }
    }

    mod upload {
        use copperplate_runtime as rt;

        /// What `purpose` of `upload.body` is.
        pub enum UploadBodyPurpose {
            /// `evidence`
            Evidence,
            /// `logo`
            Logo,
        }

        rt::choice! {
            UploadBodyPurpose {
                Evidence = "evidence",
                Logo = "logo",
            }
        }

        /// What `level` of `upload.body` is.
        #[derive(Clone, PartialEq)]
        pub enum UploadBodyLevel {
            /// One of the forms of this value.
            All(UploadBodyLevelVariant1),
            /// One of the forms of this value.
            Integer(i64),
        }

        rt::union! {
            UploadBodyLevel: any_of {
                All(UploadBodyLevelVariant1),
                Integer(i64) where UPLOAD_BODY_LEVEL_VARIANT_2,
            }
        }

        static UPLOAD_BODY_LEVEL_VARIANT_2: rt::Schema = rt::Schema::new().maximum("9");

        /// What `variant1` of `upload.body.level` is.
        pub enum UploadBodyLevelVariant1 {
            /// `all`
            All,
        }

        rt::choice! {
            UploadBodyLevelVariant1 {
                All = "all",
            }
        }

        /// What `item` of `upload.body.levels` is.
        #[derive(Clone, PartialEq)]
        pub enum UploadBodyLevelsItem {
            /// One of the forms of this value.
            Boolean(bool),
            /// One of the forms of this value.
            Number(f64),
        }

        rt::union! {
            UploadBodyLevelsItem: any_of {
                Boolean(bool),
                Number(f64),
            }
        }
    }

    pub use meta::*;
    pub use upload::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Meta, UploadBodyLevel, UploadBodyLevelVariant1, UploadBodyLevelsItem,
        UploadBodyPurpose
    );
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod upload {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/uploads`
        ///
        /// `POST /uploads`
        pub struct Upload;

        impl rt::Operation for Upload {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "upload",
                    rt::Method::POST,
                    "/uploads",
                )
                .consumes(&["multipart/form-data"])
                .uploads(&["multipart/form-data"])
                .held_parts(
                    &[
                        "purpose",
                        "meta",
                        "count",
                        "tags",
                        "notes",
                        "csv",
                        "level",
                        "levels",
                        "secret",
                    ],
                );
            type Request = UploadRequest;
            type Response = UploadResponse;
            type Error = UploadError;
        }

        /// What `upload` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct UploadRequest {
            /// The request body.
            pub body: UploadParts,
        }

        /// The body that `upload` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct UploadParts {
            /// The part `purpose`.
            pub purpose: types::UploadBodyPurpose,
            /// What is kept.
            pub file: rt::File,
            /// The header `X-Digest`.
            pub file_x_digest: String,
            /// The part `meta`.
            pub meta: types::Meta,
            /// The part `count`.
            pub count: Option<i64>,
            /// The part `tags`.
            pub tags: Option<Vec<String>>,
            /// The part `pages`.
            pub pages: Option<Vec<rt::File>>,
            /// The part `notes`.
            pub notes: Option<Vec<types::Meta>>,
            /// The part `photo`.
            pub photo: Option<rt::File>,
            /// The part `csv`.
            pub csv: Option<String>,
            /// The part `images`.
            pub images: Option<Vec<rt::File>>,
            /// The part `level`.
            pub level: Option<types::UploadBodyLevel>,
            /// The part `levels`.
            pub levels: Option<Vec<types::UploadBodyLevelsItem>>,
            /// The part `secret`.
            pub secret: Option<rt::Sensitive<String>>,
        }

        static UPLOAD_PURPOSE_PART: rt::TextPart = rt::TextPart::new("purpose");

        static UPLOAD_FILE_PART: rt::FilePart = rt::FilePart::new("file");

        static UPLOAD_META_PART: rt::JsonPart = rt::JsonPart::new("meta");

        static UPLOAD_COUNT_PART: rt::TextPart = rt::TextPart::new("count")
            .schema(&UPLOAD_COUNT);

        static UPLOAD_TAGS_PART: rt::TextPart = rt::TextPart::new("tags")
            .schema(&UPLOAD_TAGS)
            .rules(&UPLOAD_TAGS_LIST);

        static UPLOAD_PAGES_PART: rt::FilePart = rt::FilePart::new("pages");

        static UPLOAD_NOTES_PART: rt::JsonPart = rt::JsonPart::new("notes");

        static UPLOAD_PHOTO_PART: rt::FilePart = rt::FilePart::new("photo")
            .media_types(&["image/png", "image/jpeg"]);

        static UPLOAD_CSV_PART: rt::TextPart = rt::TextPart::new("csv")
            .media_types(&["text/csv"]);

        static UPLOAD_IMAGES_PART: rt::FilePart = rt::FilePart::new("images");

        static UPLOAD_LEVEL_PART: rt::ShapedPart = rt::ShapedPart::new("level");

        static UPLOAD_LEVELS_PART: rt::ShapedPart = rt::ShapedPart::new("levels");

        static UPLOAD_SECRET_PART: rt::TextPart = rt::TextPart::new("secret");

        static X_DIGEST: rt::Parameter = rt::Parameter::header("X-Digest").max_length(4);

        impl rt::Multipart for UploadParts {
            fn write(&self, to: &mut rt::PartsWriter) {
                to.one(&UPLOAD_PURPOSE_PART, &self.purpose);
                to.one(&UPLOAD_FILE_PART, &self.file);
                to.header("file", &X_DIGEST, &self.file_x_digest);
                to.one(&UPLOAD_META_PART, &self.meta);
                to.optional(&UPLOAD_COUNT_PART, &self.count);
                to.optional_list(&UPLOAD_TAGS_PART, &self.tags);
                to.optional_list(&UPLOAD_PAGES_PART, &self.pages);
                to.optional_list(&UPLOAD_NOTES_PART, &self.notes);
                to.optional(&UPLOAD_PHOTO_PART, &self.photo);
                to.optional(&UPLOAD_CSV_PART, &self.csv);
                to.optional_list(&UPLOAD_IMAGES_PART, &self.images);
                to.optional(&UPLOAD_LEVEL_PART, &self.level);
                to.optional_list(&UPLOAD_LEVELS_PART, &self.levels);
                to.optional(&UPLOAD_SECRET_PART, &self.secret);
            }

            fn read(from: &mut rt::PartsReader<'_>) -> Option<Self> {
                let purpose = from.one(&UPLOAD_PURPOSE_PART);
                let file_x_digest = from.header("file", &X_DIGEST);
                let file = from.one(&UPLOAD_FILE_PART);
                let meta = from.one(&UPLOAD_META_PART);
                let count = from.optional(&UPLOAD_COUNT_PART);
                let tags = from.optional_list(&UPLOAD_TAGS_PART);
                let pages = from.optional_list(&UPLOAD_PAGES_PART);
                let notes = from.optional_list(&UPLOAD_NOTES_PART);
                let photo = from.optional(&UPLOAD_PHOTO_PART);
                let csv = from.optional(&UPLOAD_CSV_PART);
                let images = from.optional_list(&UPLOAD_IMAGES_PART);
                let level = from.optional(&UPLOAD_LEVEL_PART);
                let levels = from.optional_list(&UPLOAD_LEVELS_PART);
                let secret = from.optional(&UPLOAD_SECRET_PART);
                from.no_others("additionalProperties");
                Some(Self {
                    purpose: purpose?,
                    file_x_digest: file_x_digest?,
                    file: file?,
                    meta: meta?,
                    count,
                    tags,
                    pages,
                    notes,
                    photo,
                    csv,
                    images,
                    level,
                    levels,
                    secret,
                })
            }

            fn check(&self, report: &mut rt::Report) {
                report.part(&UPLOAD_PURPOSE_PART, &self.purpose);
                report.part_header("file", &X_DIGEST, &self.file_x_digest);
                report.part(&UPLOAD_META_PART, &self.meta);
                report.optional_part(&UPLOAD_COUNT_PART, &self.count);
                report.optional_list_part(&UPLOAD_TAGS_PART, &self.tags);
                report.optional_list_part(&UPLOAD_NOTES_PART, &self.notes);
                report.optional_part(&UPLOAD_PHOTO_PART, &self.photo);
                report.optional_part(&UPLOAD_LEVEL_PART, &self.level);
                report.optional_list_part(&UPLOAD_LEVELS_PART, &self.levels);
            }
        }

        rt::request! {
            UploadRequest {
                .. body: body(&rt::MultipartBody),
            }
        }

        /// What `upload` answers when it succeeds.
        ///
        /// 204: Done.
        pub type UploadResponse = rt::answer::NoContent;

        /// The document has no answer of `upload` that is a failure.
        pub type UploadError = std::convert::Infallible;

        static UPLOAD_COUNT: rt::Schema = rt::Schema::new().maximum("9");

        static UPLOAD_TAGS: rt::Schema = rt::Schema::new().max_length(4);

        static UPLOAD_TAGS_LIST: rt::Schema = rt::Schema::new()
            .max_items(2)
            .unique_items()
            .items(&rt::Schema::new().max_length(4));
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
                .consumes(&["multipart/form-data"])
                .uploads(&["multipart/form-data"]);
            type Request = OpenRequest;
            type Response = OpenResponse;
            type Error = OpenError;
        }

        /// What `open` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct OpenRequest {
            /// The request body.
            pub body: Option<Vec<rt::NamedPart>>,
        }

        rt::request! {
            OpenRequest {
                .. body: optional_body(&rt::RawMultipart),
            }
        }

        /// What `open` answers when it succeeds.
        ///
        /// 204: Done.
        pub type OpenResponse = rt::answer::NoContent;

        /// The document has no answer of `open` that is a failure.
        pub type OpenError = std::convert::Infallible;
    }

    mod kept {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/kept`
        ///
        /// `POST /kept`
        pub struct Kept;

        impl rt::Operation for Kept {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "kept",
                    rt::Method::POST,
                    "/kept",
                )
                .consumes(&["multipart/form-data", "application/json"])
                .uploads(&["multipart/form-data"])
                .held_parts(&["body"]);
            type Request = KeptRequest;
            type Response = KeptResponse;
            type Error = KeptError;
        }

        /// What `kept` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct KeptRequest {
            /// The request body.
            pub body: Option<KeptBody>,
        }

        /// The body that `kept` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub enum KeptBody {
            /// `multipart/form-data`.
            Multipart(KeptParts),
            /// `application/json`.
            Json(types::Meta),
        }

        impl rt::WireBody for KeptBody {
            fn write(&self, to: &mut rt::BodyWriter) {
                match self {
                    Self::Multipart(body) => to.body(&rt::MultipartBody, body),
                    Self::Json(body) => to.json("application/json", body, &rt::ANY),
                }
            }

            fn read(from: &mut rt::BodyReader<'_>) -> Option<Self> {
                match from.choice(&["multipart/form-data", "application/json"])? {
                    0 => from.body(&rt::MultipartBody).map(Self::Multipart),
                    1 => from.json(&rt::ANY).map(Self::Json),
                    _ => None,
                }
            }

            fn check(&self, report: &mut rt::Report) {
                match self {
                    Self::Multipart(body) => report.content(&rt::MultipartBody, body),
                    Self::Json(body) => report.body(body, &rt::ANY),
                }
            }
        }

        /// The body that `kept` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct KeptParts {
            /// The part `body`.
            pub body: Option<String>,
            /// Parts that the document does not name.
            pub additional: Vec<rt::NamedPart>,
        }

        static KEPT_BODY_PART: rt::TextPart = rt::TextPart::new("body");

        impl rt::Multipart for KeptParts {
            fn write(&self, to: &mut rt::PartsWriter) {
                to.optional(&KEPT_BODY_PART, &self.body);
                to.others(&self.additional);
            }

            fn read(from: &mut rt::PartsReader<'_>) -> Option<Self> {
                let body_value = from.optional(&KEPT_BODY_PART);
                Some(Self {
                    body: body_value,
                    additional: from.others(),
                })
            }

            fn check(&self, _: &mut rt::Report) {}
        }

        rt::request! {
            KeptRequest {
                .. body: optional_body(&rt::Alternatives),
            }
        }

        /// What `kept` answers when it succeeds.
        ///
        /// 204: Done.
        pub type KeptResponse = rt::answer::NoContent;

        /// The document has no answer of `kept` that is a failure.
        pub type KeptError = std::convert::Infallible;
    }

    pub use upload::*;
    pub use open::*;
    pub use kept::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Parts`.
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
        /// POST `/uploads`
        ///
        /// Gives [`UploadResponse`](operations::UploadResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn upload(
            &self,
            request: &operations::UploadRequest,
        ) -> rt::client::Sending<operations::Upload> {
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

        /// POST `/kept`
        ///
        /// Gives [`KeptResponse`](operations::KeptResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn kept(
            &self,
            request: &operations::KeptRequest,
        ) -> rt::client::Sending<operations::Kept> {
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

    /// What a server of `Parts` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/uploads`
        fn upload(
            &self,
            request: operations::UploadRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::UploadResponse, operations::UploadError>,
        > + Send;

        /// POST `/open`
        fn open(
            &self,
            request: operations::OpenRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::OpenResponse, operations::OpenError>,
        > + Send;

        /// POST `/kept`
        fn kept(
            &self,
            request: operations::KeptRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::KeptResponse, operations::KeptError>,
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
                operations::Upload,
                _,
                _,
            >(|service, request, context| async move {
                Service::upload(&*service, request, context).await
            })
            .public::<
                operations::Open,
                _,
                _,
            >(|service, request, context| async move {
                Service::open(&*service, request, context).await
            })
            .public::<
                operations::Kept,
                _,
                _,
            >(|service, request, context| async move {
                Service::kept(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
