//! Servers, version `1`.

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod list_payments {
        use copperplate_runtime as rt;

        /// GET `/payments`
        ///
        /// `GET /payments`
        pub struct ListPayments;

        impl rt::Operation for ListPayments {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "listPayments",
                rt::Method::GET,
                "/payments",
            );
            type Request = ListPaymentsRequest;
            type Response = ListPaymentsResponse;
            type Error = ListPaymentsError;
        }

        /// What `listPayments` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ListPaymentsRequest {}

        rt::request! {
            ListPaymentsRequest {
            }
        }

        /// What `listPayments` answers when it succeeds.
        ///
        /// 204: None.
        pub type ListPaymentsResponse = rt::answer::NoContent;

        /// The document has no answer of `listPayments` that is a failure.
        pub type ListPaymentsError = std::convert::Infallible;
    }

    mod list_files {
        use copperplate_runtime as rt;
        use super::super::servers;

        /// GET `/files`
        ///
        /// `GET /files`
        pub struct ListFiles;

        impl rt::Operation for ListFiles {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "listFiles",
                    rt::Method::GET,
                    "/files",
                )
                .servers(&[servers::FILES_PAY_EXAMPLE_COM_STORE]);
            type Request = ListFilesRequest;
            type Response = ListFilesResponse;
            type Error = ListFilesError;
        }

        /// What `listFiles` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ListFilesRequest {}

        rt::request! {
            ListFilesRequest {
            }
        }

        /// What `listFiles` answers when it succeeds.
        ///
        /// 204: None.
        pub type ListFilesResponse = rt::answer::NoContent;

        /// The document has no answer of `listFiles` that is a failure.
        pub type ListFilesError = std::convert::Infallible;
    }

    mod upload_file {
        use copperplate_runtime as rt;
        use super::super::servers;

        /// POST `/files`
        ///
        /// `POST /files`
        pub struct UploadFile;

        impl rt::Operation for UploadFile {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "uploadFile",
                    rt::Method::POST,
                    "/files",
                )
                .servers(&[servers::UPLOAD, servers::THE_SANDBOX]);
            type Request = UploadFileRequest;
            type Response = UploadFileResponse;
            type Error = UploadFileError;
        }

        /// What `uploadFile` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct UploadFileRequest {}

        rt::request! {
            UploadFileRequest {
            }
        }

        /// What `uploadFile` answers when it succeeds.
        ///
        /// 204: Stored.
        pub type UploadFileResponse = rt::answer::NoContent;

        /// The document has no answer of `uploadFile` that is a failure.
        pub type UploadFileError = std::convert::Infallible;
    }

    pub use list_payments::*;
    pub use list_files::*;
    pub use upload_file::*;
}

pub mod servers {
    //! The servers of the document. A router has the paths of the document alone: to serve it below the path of a server's URL, nest it under `rt::ServerUrl::path`.

    use copperplate_runtime as rt;

    /// The servers that the document names; a client calls the first of them unless told
    /// otherwise.
    pub const SERVERS: &[rt::Server] = &[PRODUCTION, THE_SANDBOX, RELATIVE_V1];

    /// Production.
    ///
    /// `https://{region}.pay.example.com:{port}/{base}`
    pub const PRODUCTION: rt::Server = rt::Server::new("https://eu.pay.example.com:443/v1")
        .description("Production.")
        .variables(
            "https://{region}.pay.example.com:{port}/{base}",
            &[
                rt::ServerVariable {
                    name: "region",
                    default: "eu",
                    values: &["eu", "us-east"],
                },
                rt::ServerVariable {
                    name: "port",
                    default: "443",
                    values: &[],
                },
                rt::ServerVariable {
                    name: "base",
                    default: "v1",
                    values: &[],
                },
            ],
        );

    /// Where the data is.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum ProductionRegion {
        /// `eu`
        #[default]
        Eu,
        /// `us-east`
        UsEast,
    }

    impl ProductionRegion {
        /// The value in the URL.
        #[must_use]
        pub const fn as_str(self) -> &'static str {
            match self {
                Self::Eu => "eu",
                Self::UsEast => "us-east",
            }
        }
    }

    /// Fills the variables of [`PRODUCTION`]; each begins with its default.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Production {
        region: ProductionRegion,
        port: Option<String>,
        base: Option<String>,
    }

    impl Production {
        /// Begins with the defaults.
        #[must_use]
        pub fn new() -> Self {
            Self::default()
        }

        /// Where the data is.
        #[must_use]
        pub fn region(mut self, value: ProductionRegion) -> Self {
            self.region = value;
            self
        }

        /// The variable `port`.
        #[must_use]
        pub fn port(mut self, value: impl Into<String>) -> Self {
            self.port = Some(value.into());
            self
        }

        /// The variable `base`.
        #[must_use]
        pub fn base(mut self, value: impl Into<String>) -> Self {
            self.base = Some(value.into());
            self
        }

        /// The URL.
        ///
        /// # Errors
        ///
        /// A value that would reach into another part of the URL.
        pub fn url(&self) -> Result<rt::ServerUrl, rt::ServerError> {
            PRODUCTION
                .with(
                    &[
                        ("region", self.region.as_str()),
                        ("port", self.port.as_deref().unwrap_or("443")),
                        ("base", self.base.as_deref().unwrap_or("v1")),
                    ],
                )
        }
    }

    /// The sandbox.
    ///
    /// `https://sandbox.pay.example.com/v1`
    pub const THE_SANDBOX: rt::Server = rt::Server::new("https://sandbox.pay.example.com/v1")
        .description("The sandbox.");

    /// A server.
    ///
    /// `/relative/v1`
    pub const RELATIVE_V1: rt::Server = rt::Server::new("/relative/v1");

    /// A server.
    ///
    /// `https://files.pay.example.com/store/`
    pub const FILES_PAY_EXAMPLE_COM_STORE: rt::Server = rt::Server::new(
        "https://files.pay.example.com/store/",
    );

    /// A server.
    ///
    /// `../upload`
    pub const UPLOAD: rt::Server = rt::Server::new("../upload");
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    pub use super::servers::SERVERS;

    /// Calls `Servers`.
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
        /// GET `/payments`
        ///
        /// Gives [`ListPaymentsResponse`](operations::ListPaymentsResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn list_payments(
            &self,
            request: &operations::ListPaymentsRequest,
        ) -> rt::client::Sending<operations::ListPayments> {
            self.0.send(request)
        }

        /// GET `/files`
        ///
        /// Gives [`ListFilesResponse`](operations::ListFilesResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn list_files(
            &self,
            request: &operations::ListFilesRequest,
        ) -> rt::client::Sending<operations::ListFiles> {
            self.0.send(request)
        }

        /// POST `/files`
        ///
        /// Gives [`UploadFileResponse`](operations::UploadFileResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn upload_file(
            &self,
            request: &operations::UploadFileRequest,
        ) -> rt::client::Sending<operations::UploadFile> {
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

    /// What a server of `Servers` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/payments`
        fn list_payments(
            &self,
            request: operations::ListPaymentsRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ListPaymentsResponse, operations::ListPaymentsError>,
        > + Send;

        /// GET `/files`
        fn list_files(
            &self,
            request: operations::ListFilesRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ListFilesResponse, operations::ListFilesError>,
        > + Send;

        /// POST `/files`
        fn upload_file(
            &self,
            request: operations::UploadFileRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::UploadFileResponse, operations::UploadFileError>,
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
                operations::ListPayments,
                _,
                _,
            >(|service, request, context| async move {
                Service::list_payments(&*service, request, context).await
            })
            .public::<
                operations::ListFiles,
                _,
                _,
            >(|service, request, context| async move {
                Service::list_files(&*service, request, context).await
            })
            .public::<
                operations::UploadFile,
                _,
                _,
            >(|service, request, context| async move {
                Service::upload_file(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
