//! Headers, version `1`.

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod list {
        use copperplate_runtime as rt;
        use super::ListHeaders;

        /// GET `/payouts`
        ///
        /// `GET /payouts`
        pub struct List;

        impl rt::Operation for List {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "list",
                rt::Method::GET,
                "/payouts",
            );
            type Request = ListRequest;
            type Response = ListResponse;
            type Error = ListError;
        }

        /// What `list` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ListRequest {
            /// The header `X-Limit`.
            pub x_limit: Option<i64>,
        }

        rt::request! {
            ListRequest {
                x_limit: optional(header("X-Limit")) where maximum("100"),
            }
        }

        /// What `list` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ListResponse {
            /// 200: The payouts.
            Ok {
                /// The headers.
                headers: ListHeaders,
            },
        }

        rt::response! {
            ListResponse {
                200 => Ok {
                    .. headers: headers(),
                },
            }
        }

        /// What `list` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ListError {
            /// 429: There were too many requests.
            TooManyRequests {
                /// The headers.
                headers: ListTooManyRequestsHeaders,
            },
            /// Any other status: Anything else.
            Default {
                /// The status.
                status: rt::StatusCode,
                /// How many requests an hour may hold. The hour begins with the first request.
                ///
                /// Example: `5000`.
                x_limit: Option<i64>,
            },
        }

        rt::failure! {
            ListError {
                429 => TooManyRequests {
                    .. headers: headers(),
                } as "429: There were too many requests",
                _ => Default {
                    x_limit: optional(header("X-Limit")) where minimum("1"),
                    .. status: status_code(),
                } as "Any other status: Anything else",
            }
        }

        /// Headers of answers of `list`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct ListTooManyRequestsHeaders {
            /// How many requests an hour may hold. The hour begins with the first request.
            ///
            /// Example: `5000`.
            pub x_limit: Option<i64>,
            /// The header `X-Left`.
            pub x_left: Option<i64>,
        }

        rt::headers! {
            ListTooManyRequestsHeaders {
                x_limit: optional(header("X-Limit")) where minimum("1"),
                x_left: optional(header("X-Left")) where maximum("0"),
            }
        }
    }

    mod upload {
        use copperplate_runtime as rt;

        /// POST `/payouts`
        ///
        /// `POST /payouts`
        pub struct Upload;

        impl rt::Operation for Upload {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "upload",
                    rt::Method::POST,
                    "/payouts",
                )
                .consumes(&["multipart/form-data"]);
            type Request = UploadRequest;
            type Response = UploadResponse;
            type Error = UploadError;
        }

        /// What `upload` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct UploadRequest {
            /// The header `X-Sum`.
            pub x_sum: Option<String>,
            /// The request body.
            pub body: UploadParts,
        }

        /// The body that `upload` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct UploadParts {
            /// The part `a`.
            pub a: String,
            /// The header `X-Sum`.
            pub a_x_sum: Option<String>,
            /// The part `b`.
            pub b: String,
            /// The header `X-Sum`.
            pub b_x_sum: Option<String>,
        }

        static UPLOAD_A_PART: rt::TextPart = rt::TextPart::new("a").media_types(&["text/plain"]);

        static UPLOAD_B_PART: rt::TextPart = rt::TextPart::new("b").media_types(&["text/plain"]);

        static X_SUM: rt::Parameter = rt::Parameter::header("X-Sum");

        static X_SUM2: rt::Parameter = rt::Parameter::header("X-Sum");

        impl rt::Multipart for UploadParts {
            fn write(&self, to: &mut rt::PartsWriter) {
                to.one(&UPLOAD_A_PART, &self.a);
                to.optional_header("a", &X_SUM, &self.a_x_sum);
                to.one(&UPLOAD_B_PART, &self.b);
                to.optional_header("b", &X_SUM2, &self.b_x_sum);
            }

            fn read(from: &mut rt::PartsReader<'_>) -> Option<Self> {
                let a_x_sum = from.optional_header("a", &X_SUM);
                let a = from.one(&UPLOAD_A_PART);
                let b_x_sum = from.optional_header("b", &X_SUM2);
                let b = from.one(&UPLOAD_B_PART);
                Some(Self {
                    a_x_sum,
                    a: a?,
                    b_x_sum,
                    b: b?,
                })
            }

            fn check(&self, report: &mut rt::Report) {
                report.part_header("a", &X_SUM, &self.a_x_sum);
                report.part_header("b", &X_SUM2, &self.b_x_sum);
            }
        }

        rt::request! {
            UploadRequest {
                x_sum: optional(header("X-Sum")),
                .. body: body(&rt::MultipartBody),
            }
        }

        /// What `upload` answers when it succeeds.
        ///
        /// 204: Kept.
        pub type UploadResponse = rt::answer::NoContent;

        /// The document has no answer of `upload` that is a failure.
        pub type UploadError = std::convert::Infallible;
    }

    mod recount {
        use copperplate_runtime as rt;

        /// GET `/recounts`
        ///
        /// `GET /recounts`
        pub struct Recount;

        impl rt::Operation for Recount {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "recount",
                    rt::Method::GET,
                    "/recounts",
                )
                .produces(&["application/json"]);
            type Request = RecountRequest;
            type Response = RecountResponse;
            type Error = RecountError;
        }

        /// What `recount` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct RecountRequest {}

        rt::request! {
            RecountRequest {
            }
        }

        /// What `recount` answers when it succeeds.
        ///
        /// 200: How many payouts there are.
        pub type RecountResponse = rt::answer::OkWithHeaders<i64, RecountHeaders>;

        /// What `recount` answers when it fails, as other operations do.
        pub type RecountError = super::AuditError;

        /// Headers of answers of `recount`, as other operations have them.
        pub type RecountHeaders = super::ListHeaders;
    }

    mod audit {
        use copperplate_runtime as rt;
        use super::AuditError;

        /// GET `/audits`
        ///
        /// `GET /audits`
        pub struct Audit;

        impl rt::Operation for Audit {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "audit",
                rt::Method::GET,
                "/audits",
            );
            type Request = AuditRequest;
            type Response = AuditResponse;
            type Error = AuditError;
        }

        /// What `audit` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct AuditRequest {}

        rt::request! {
            AuditRequest {
            }
        }

        /// What `audit` answers when it succeeds.
        ///
        /// 204: Nothing is wrong.
        pub type AuditResponse = rt::answer::NoContentWithHeaders<AuditHeaders>;

        /// Headers of answers of `audit`, as other operations have them.
        pub type AuditHeaders = super::ListHeaders;
    }

    mod close {
        use copperplate_runtime as rt;

        /// DELETE `/audits`
        ///
        /// `DELETE /audits`
        pub struct Close;

        impl rt::Operation for Close {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "close",
                rt::Method::DELETE,
                "/audits",
            );
            type Request = CloseRequest;
            type Response = CloseResponse;
            type Error = CloseError;
        }

        /// What `close` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct CloseRequest {}

        rt::request! {
            CloseRequest {
            }
        }

        /// What `close` answers when it succeeds.
        ///
        /// 204: Closed.
        pub type CloseResponse = rt::answer::NoContent;

        /// What `close` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum CloseError {
            /// 429: Too many.
            TooManyRequests {
                /// The headers.
                headers: CloseTooManyRequestsHeaders,
            },
            /// 409: Open.
            Conflict {
                /// The headers.
                headers: CloseHeaders,
            },
        }

        rt::failure! {
            CloseError {
                429 => TooManyRequests {
                    .. headers: headers(),
                } as "429: Too many",
                409 => Conflict {
                    .. headers: headers(),
                } as "409: Open",
            }
        }

        /// Headers of answers of `close`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct CloseHeaders {
            /// The header `Location`.
            pub location: Option<String>,
            /// The header `X-Left`.
            pub x_left: Option<i64>,
        }

        rt::headers! {
            CloseHeaders {
                location: optional(header("Location")),
                x_left: optional(header("X-Left")),
            }
        }

        /// Headers of answers of `close`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct CloseTooManyRequestsHeaders {
            /// The header `Retry-After`.
            pub retry_after: Option<i64>,
            /// The header `X-Left`.
            pub x_left: Option<i64>,
        }

        rt::headers! {
            CloseTooManyRequestsHeaders {
                retry_after: optional(header("Retry-After")),
                x_left: optional(header("X-Left")),
            }
        }
    }

    mod audit_error {
        use copperplate_runtime as rt;
        use super::ListHeaders;

        /// What `audit` answers when it fails, and other operations as well.
        #[derive(Clone, Debug, PartialEq)]
        pub enum AuditError {
            /// 4XX: Not now.
            ClientError {
                /// The status.
                status: rt::StatusCode,
                /// The headers.
                headers: ListHeaders,
            },
        }

        rt::failure! {
            AuditError {
                (400..=499) => ClientError {
                    .. headers: headers(),
                    .. status: status_code(),
                } as "4XX: Not now",
            }
        }
    }

    mod list_headers {
        use copperplate_runtime as rt;

        /// Headers of answers of `list`, and of other operations as well.
        #[derive(Clone, Debug, PartialEq)]
        pub struct ListHeaders {
            /// How many requests an hour may hold. The hour begins with the first request.
            ///
            /// Example: `5000`.
            pub x_limit: Option<i64>,
            /// The header `X-Left`.
            pub x_left: i64,
        }

        rt::headers! {
            ListHeaders {
                x_limit: optional(header("X-Limit")) where minimum("1"),
                x_left: parameter(header("X-Left")),
            }
        }
    }

    pub use list::*;
    pub use upload::*;
    pub use recount::*;
    pub use audit::*;
    pub use close::*;
    pub use audit_error::*;
    pub use list_headers::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Headers`.
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
        /// GET `/payouts`
        ///
        /// Gives [`ListResponse`](operations::ListResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`ListError`](operations::ListError).
        pub fn list(
            &self,
            request: &operations::ListRequest,
        ) -> rt::client::Sending<operations::List> {
            self.0.send(request)
        }

        /// POST `/payouts`
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

        /// GET `/recounts`
        ///
        /// Gives [`RecountResponse`](operations::RecountResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`RecountError`](operations::RecountError).
        pub fn recount(
            &self,
            request: &operations::RecountRequest,
        ) -> rt::client::Sending<operations::Recount> {
            self.0.send(request)
        }

        /// GET `/audits`
        ///
        /// Gives [`AuditResponse`](operations::AuditResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`AuditError`](operations::AuditError).
        pub fn audit(
            &self,
            request: &operations::AuditRequest,
        ) -> rt::client::Sending<operations::Audit> {
            self.0.send(request)
        }

        /// DELETE `/audits`
        ///
        /// Gives [`CloseResponse`](operations::CloseResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`CloseError`](operations::CloseError).
        pub fn close(
            &self,
            request: &operations::CloseRequest,
        ) -> rt::client::Sending<operations::Close> {
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

    /// What a server of `Headers` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/payouts`
        fn list(
            &self,
            request: operations::ListRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ListResponse, operations::ListError>,
        > + Send;

        /// POST `/payouts`
        fn upload(
            &self,
            request: operations::UploadRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::UploadResponse, operations::UploadError>,
        > + Send;

        /// GET `/recounts`
        fn recount(
            &self,
            request: operations::RecountRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::RecountResponse, operations::RecountError>,
        > + Send;

        /// GET `/audits`
        fn audit(
            &self,
            request: operations::AuditRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::AuditResponse, operations::AuditError>,
        > + Send;

        /// DELETE `/audits`
        fn close(
            &self,
            request: operations::CloseRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::CloseResponse, operations::CloseError>,
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
                operations::List,
                _,
                _,
            >(|service, request, context| async move {
                Service::list(&*service, request, context).await
            })
            .public::<
                operations::Upload,
                _,
                _,
            >(|service, request, context| async move {
                Service::upload(&*service, request, context).await
            })
            .public::<
                operations::Recount,
                _,
                _,
            >(|service, request, context| async move {
                Service::recount(&*service, request, context).await
            })
            .public::<
                operations::Audit,
                _,
                _,
            >(|service, request, context| async move {
                Service::audit(&*service, request, context).await
            })
            .public::<
                operations::Close,
                _,
                _,
            >(|service, request, context| async move {
                Service::close(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
