//! Octets, version `1`.

pub mod types {
    //! The schemas of the document.

    mod image {
        use copperplate_runtime as rt;

        /// What `body` of `image` is.
        #[derive(Clone, Default)]
        pub struct ImageBody {
            /// The member `url`.
            pub url: Option<String>,
        }

        rt::object! {
            ImageBody {
                url: optional("url"),
                .. => skip,
            }
        }

        /// What `default` of `image` is.
        #[derive(Clone, Default)]
        pub struct ImageDefault {
            /// The member `why`.
            pub why: Option<String>,
        }

        rt::object! {
            ImageDefault {
                why: optional("why"),
                .. => skip,
            }
        }
    }

    mod row {
        use copperplate_runtime as rt;

        /// The schema `Row`.
        #[derive(Clone)]
        pub struct Row {
            /// The member `n`.
            pub n: i64,
        }

        rt::object! {
            Row {
                n: required("n") where maximum("100000"),
                .. => skip,
            }
        }
    }

    pub use image::*;
    pub use row::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(ImageBody, ImageDefault, Row);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod echo {
        use copperplate_runtime as rt;

        /// PUT `/echo`
        ///
        /// `PUT /echo`
        pub struct Echo;

        impl rt::Operation for Echo {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "echo",
                    rt::Method::PUT,
                    "/echo",
                )
                .consumes(&["application/octet-stream"])
                .uploads(&["application/octet-stream"])
                .produces(&["application/octet-stream", "text/plain"])
                .streams(&["application/octet-stream"]);
            type Request = EchoRequest;
            type Response = EchoResponse;
            type Error = EchoError;
        }

        /// What `echo` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct EchoRequest {
            /// The request body.
            pub body: rt::ByteStream,
        }

        static ECHO_BODY_BYTES: rt::StreamBody = rt::StreamBody::new("application/octet-stream");

        rt::request! {
            EchoRequest {
                .. body: body(&ECHO_BODY_BYTES),
            }
        }

        /// What `echo` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum EchoResponse {
            /// 200: The same.
            Ok(rt::ByteStream),
        }

        static ECHO_OK_BODY_BYTES: rt::StreamBody = rt::StreamBody::new(
            "application/octet-stream",
        );

        rt::response! {
            EchoResponse {
                200 => Ok(body: body(&ECHO_OK_BODY_BYTES)),
            }
        }

        /// What `echo` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum EchoError {
            /// Any other status: Wrong.
            Default(rt::StatusCode, String),
        }

        static ECHO_DEFAULT_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/plain");

        rt::failure! {
            EchoError {
                _ => Default(status: status_code(), body: body(&ECHO_DEFAULT_BODY_TEXT))
                    as "Any other status: Wrong",
            }
        }
    }

    mod image {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/image`
        ///
        /// `POST /image`
        pub struct Image;

        impl rt::Operation for Image {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "image",
                    rt::Method::POST,
                    "/image",
                )
                .consumes(&["image/*", "application/json"])
                .uploads(&["image/*"])
                .produces(&["*/*", "application/json"])
                .streams(&["*/*"]);
            type Request = ImageRequest;
            type Response = ImageResponse;
            type Error = ImageError;
        }

        /// What `image` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct ImageRequest {
            /// The request body.
            pub body: ImageBody,
        }

        /// The body that `image` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ImageBody {
            /// `image/*`.
            Image(rt::BlobStream),
            /// `application/json`.
            Json(types::ImageBody),
        }

        impl rt::WireBody for ImageBody {
            fn write(&self, to: &mut rt::BodyWriter) {
                match self {
                    Self::Image(body) => to.body(&IMAGE_BODY_BLOB, body),
                    Self::Json(body) => to.json("application/json", body, &rt::ANY),
                }
            }

            fn read(from: &mut rt::BodyReader<'_>) -> Option<Self> {
                match from.choice(&["image/*", "application/json"])? {
                    0 => from.body(&IMAGE_BODY_BLOB).map(Self::Image),
                    1 => from.json(&rt::ANY).map(Self::Json),
                    _ => None,
                }
            }

            fn check(&self, report: &mut rt::Report) {
                match self {
                    Self::Image(body) => report.content(&IMAGE_BODY_BLOB, body),
                    Self::Json(body) => report.body(body, &rt::ANY),
                }
            }
        }

        static IMAGE_BODY_BLOB: rt::BlobStreamBody = rt::BlobStreamBody::new("image/*");

        rt::request! {
            ImageRequest {
                .. body: body(&rt::Alternatives),
            }
        }

        /// What `image` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ImageResponse {
            /// 200: The same.
            Ok(rt::BlobStream),
        }

        static IMAGE_OK_BODY_BLOB: rt::BlobStreamBody = rt::BlobStreamBody::new("*/*");

        rt::response! {
            ImageResponse {
                200 => Ok(body: body(&IMAGE_OK_BODY_BLOB)),
            }
        }

        /// What `image` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ImageError {
            /// Any other status: Wrong.
            Default(rt::StatusCode, types::ImageDefault),
        }

        rt::failure! {
            ImageError {
                _ => Default(status: status_code(), body: json("application/json", &rt::ANY))
                    as "Any other status: Wrong",
            }
        }
    }

    mod small {
        use copperplate_runtime as rt;

        /// POST `/small`
        ///
        /// `POST /small`
        pub struct Small;

        impl rt::Operation for Small {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "small",
                    rt::Method::POST,
                    "/small",
                )
                .consumes(&["application/octet-stream"])
                .produces(&["application/xml"]);
            type Request = SmallRequest;
            type Response = SmallResponse;
            type Error = SmallError;
        }

        /// What `small` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct SmallRequest {
            /// The request body.
            pub body: Option<rt::Bytes>,
        }

        static SMALL_BODY_BYTES: rt::BytesBody = rt::BytesBody::new("application/octet-stream");

        rt::request! {
            SmallRequest {
                .. body: optional_body(&SMALL_BODY_BYTES),
            }
        }

        /// What `small` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SmallResponse {
            /// 200: Fine.
            Ok(rt::Bytes),
        }

        static SMALL_OK_BODY_BYTES: rt::BytesBody = rt::BytesBody::new("application/xml");

        rt::response! {
            SmallResponse {
                200 => Ok(body: body(&SMALL_OK_BODY_BYTES)),
            }
        }

        /// The document has no answer of `small` that is a failure.
        pub type SmallError = std::convert::Infallible;
    }

    mod rows {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/rows`
        ///
        /// `POST /rows`
        pub struct Rows;

        impl rt::Operation for Rows {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "rows",
                    rt::Method::POST,
                    "/rows",
                )
                .consumes(&["application/x-ndjson"])
                .uploads(&["application/x-ndjson"])
                .produces(&["application/json", "text/plain"]);
            type Request = RowsRequest;
            type Response = RowsResponse;
            type Error = RowsError;
        }

        /// What `rows` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct RowsRequest {
            /// The request body.
            pub body: rt::Items<types::Row>,
        }

        static ROWS_BODY_ITEMS: rt::ItemsBody = rt::ItemsBody::lines("application/x-ndjson");

        rt::request! {
            RowsRequest {
                .. body: body(&ROWS_BODY_ITEMS),
            }
        }

        /// What `rows` answers when it succeeds.
        ///
        /// 200: How many.
        pub type RowsResponse = rt::answer::Ok<i64>;

        /// What `rows` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum RowsError {
            /// Any other status: Wrong.
            Default(rt::StatusCode, String),
        }

        static ROWS_DEFAULT_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/plain");

        rt::failure! {
            RowsError {
                _ => Default(status: status_code(), body: body(&ROWS_DEFAULT_BODY_TEXT))
                    as "Any other status: Wrong",
            }
        }
    }

    pub use echo::*;
    pub use image::*;
    pub use small::*;
    pub use rows::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Octets`.
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
        /// PUT `/echo`
        ///
        /// Gives [`EchoResponse`](operations::EchoResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`EchoError`](operations::EchoError).
        pub fn echo(
            &self,
            request: &operations::EchoRequest,
        ) -> rt::client::Sending<operations::Echo> {
            self.0.send(request)
        }

        /// POST `/image`
        ///
        /// Gives [`ImageResponse`](operations::ImageResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`ImageError`](operations::ImageError).
        pub fn image(
            &self,
            request: &operations::ImageRequest,
        ) -> rt::client::Sending<operations::Image> {
            self.0.send(request)
        }

        /// POST `/small`
        ///
        /// Gives [`SmallResponse`](operations::SmallResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn small(
            &self,
            request: &operations::SmallRequest,
        ) -> rt::client::Sending<operations::Small> {
            self.0.send(request)
        }

        /// POST `/rows`
        ///
        /// Gives [`RowsResponse`](operations::RowsResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`RowsError`](operations::RowsError).
        pub fn rows(
            &self,
            request: &operations::RowsRequest,
        ) -> rt::client::Sending<operations::Rows> {
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

    /// What a server of `Octets` does.
    pub trait Service: Send + Sync + 'static {
        /// PUT `/echo`
        fn echo(
            &self,
            request: operations::EchoRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::EchoResponse, operations::EchoError>,
        > + Send;

        /// POST `/image`
        fn image(
            &self,
            request: operations::ImageRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ImageResponse, operations::ImageError>,
        > + Send;

        /// POST `/small`
        fn small(
            &self,
            request: operations::SmallRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::SmallResponse, operations::SmallError>,
        > + Send;

        /// POST `/rows`
        fn rows(
            &self,
            request: operations::RowsRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::RowsResponse, operations::RowsError>,
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
                operations::Echo,
                _,
                _,
            >(|service, request, context| async move {
                Service::echo(&*service, request, context).await
            })
            .public::<
                operations::Image,
                _,
                _,
            >(|service, request, context| async move {
                Service::image(&*service, request, context).await
            })
            .public::<
                operations::Small,
                _,
                _,
            >(|service, request, context| async move {
                Service::small(&*service, request, context).await
            })
            .public::<
                operations::Rows,
                _,
                _,
            >(|service, request, context| async move {
                Service::rows(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
