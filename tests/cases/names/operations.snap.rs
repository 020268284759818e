//! Operations, version `1`.

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod get {
        use copperplate_runtime as rt;

        /// GET `/get`
        ///
        /// `GET /get`
        pub struct Get;

        impl rt::Operation for Get {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "get",
                    rt::Method::GET,
                    "/get",
                )
                .produces(&["application/json"]);
            type Request = GetRequest;
            type Response = GetResponse;
            type Error = GetError;
        }

        /// What `get` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct GetRequest {}

        rt::request! {
            GetRequest {
            }
        }

        /// What `get` answers when it succeeds.
        ///
        /// 200: Counted.
        pub type GetResponse = rt::answer::OkWithHeaders<String, GetHeaders2>;

        /// What `get` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum GetError {
            /// 400: Failed.
            BadRequest(i64),
        }

        rt::failure! {
            GetError {
                400 => BadRequest(body: json("application/json", &rt::ANY)) as "400: Failed",
            }
        }

        /// Headers of answers of `get`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct GetHeaders2 {
            /// The header `X-Count`.
            pub x_count: i64,
            /// The header `X-Rest`.
            pub x_rest: i64,
        }

        rt::headers! {
            GetHeaders2 {
                x_count: parameter(header("X-Count")),
                x_rest: parameter(header("X-Rest")),
            }
        }
    }

    mod get_request {
        use copperplate_runtime as rt;

        /// GET `/get-request`
        ///
        /// `GET /get-request`
        pub struct GetRequestOperation;

        impl rt::Operation for GetRequestOperation {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "getRequest",
                    rt::Method::GET,
                    "/get-request",
                )
                .produces(&["application/json"]);
            type Request = GetRequestOperationRequest;
            type Response = GetRequestOperationResponse;
            type Error = GetRequestOperationError;
        }

        /// What `getRequest` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct GetRequestOperationRequest {}

        rt::request! {
            GetRequestOperationRequest {
            }
        }

        /// What `getRequest` answers when it succeeds.
        ///
        /// 200: Done.
        pub type GetRequestOperationResponse = rt::answer::Ok<String>;

        /// The document has no answer of `getRequest` that is a failure.
        pub type GetRequestOperationError = std::convert::Infallible;
    }

    mod get_response {
        use copperplate_runtime as rt;

        /// GET `/get-response`
        ///
        /// `GET /get-response`
        pub struct GetResponseOperation;

        impl rt::Operation for GetResponseOperation {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "getResponse",
                    rt::Method::GET,
                    "/get-response",
                )
                .produces(&["application/json"]);
            type Request = GetResponseOperationRequest;
            type Response = GetResponseOperationResponse;
            type Error = GetResponseOperationError;
        }

        /// What `getResponse` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct GetResponseOperationRequest {}

        rt::request! {
            GetResponseOperationRequest {
            }
        }

        /// What `getResponse` answers when it succeeds.
        ///
        /// 200: Done.
        pub type GetResponseOperationResponse = rt::answer::Ok<String>;

        /// The document has no answer of `getResponse` that is a failure.
        pub type GetResponseOperationError = std::convert::Infallible;
    }

    mod get_error {
        use copperplate_runtime as rt;

        /// GET `/get-error`
        ///
        /// `GET /get-error`
        pub struct GetErrorOperation;

        impl rt::Operation for GetErrorOperation {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "getError",
                    rt::Method::GET,
                    "/get-error",
                )
                .produces(&["application/json"]);
            type Request = GetErrorOperationRequest;
            type Response = GetErrorOperationResponse;
            type Error = GetErrorOperationError;
        }

        /// What `getError` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct GetErrorOperationRequest {}

        rt::request! {
            GetErrorOperationRequest {
            }
        }

        /// What `getError` answers when it succeeds.
        ///
        /// 200: Done.
        pub type GetErrorOperationResponse = rt::answer::Ok<String>;

        /// The document has no answer of `getError` that is a failure.
        pub type GetErrorOperationError = std::convert::Infallible;
    }

    mod get_headers {
        use copperplate_runtime as rt;

        /// GET `/get-headers`
        ///
        /// `GET /get-headers`
        pub struct GetHeaders;

        impl rt::Operation for GetHeaders {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "getHeaders",
                    rt::Method::GET,
                    "/get-headers",
                )
                .produces(&["application/json"]);
            type Request = GetHeadersRequest;
            type Response = GetHeadersResponse;
            type Error = GetHeadersError;
        }

        /// What `getHeaders` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct GetHeadersRequest {}

        rt::request! {
            GetHeadersRequest {
            }
        }

        /// What `getHeaders` answers when it succeeds.
        ///
        /// 200: Done.
        pub type GetHeadersResponse = rt::answer::Ok<String>;

        /// The document has no answer of `getHeaders` that is a failure.
        pub type GetHeadersError = std::convert::Infallible;
    }

    mod get_request_request {
        use copperplate_runtime as rt;

        /// GET `/get-request-request`
        ///
        /// `GET /get-request-request`
        pub struct GetRequestRequest;

        impl rt::Operation for GetRequestRequest {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "getRequestRequest",
                    rt::Method::GET,
                    "/get-request-request",
                )
                .produces(&["application/json"]);
            type Request = GetRequestRequestRequest;
            type Response = GetRequestRequestResponse;
            type Error = GetRequestRequestError;
        }

        /// What `getRequestRequest` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct GetRequestRequestRequest {}

        rt::request! {
            GetRequestRequestRequest {
            }
        }

        /// What `getRequestRequest` answers when it succeeds.
        ///
        /// 200: Done.
        pub type GetRequestRequestResponse = rt::answer::Ok<String>;

        /// The document has no answer of `getRequestRequest` that is a failure.
        pub type GetRequestRequestError = std::convert::Infallible;
    }

    mod post {
        use copperplate_runtime as rt;

        /// POST `/post`
        ///
        /// `POST /post`
        pub struct Post;

        impl rt::Operation for Post {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "post",
                    rt::Method::POST,
                    "/post",
                )
                .consumes(&["application/json", "application/xml"])
                .uploads(&["application/xml"])
                .produces(&["application/json"]);
            type Request = PostRequest;
            type Response = PostResponse;
            type Error = PostError;
        }

        /// What `post` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct PostRequest {
            /// The request body.
            pub body: Option<PostBody2>,
        }

        /// The body that `post` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PostBody2 {
            /// `application/json`.
            Json(String),
            /// `application/xml`.
            Xml(rt::ByteStream),
        }

        impl rt::WireBody for PostBody2 {
            fn write(&self, to: &mut rt::BodyWriter) {
                match self {
                    Self::Json(body) => to.json("application/json", body, &rt::ANY),
                    Self::Xml(body) => to.body(&POST_BODY_BYTES, body),
                }
            }

            fn read(from: &mut rt::BodyReader<'_>) -> Option<Self> {
                match from.choice(&["application/json", "application/xml"])? {
                    0 => from.json(&rt::ANY).map(Self::Json),
                    1 => from.body(&POST_BODY_BYTES).map(Self::Xml),
                    _ => None,
                }
            }

            fn check(&self, report: &mut rt::Report) {
                match self {
                    Self::Json(body) => report.body(body, &rt::ANY),
                    Self::Xml(body) => report.content(&POST_BODY_BYTES, body),
                }
            }
        }

        static POST_BODY_BYTES: rt::StreamBody = rt::StreamBody::new("application/xml");

        rt::request! {
            PostRequest {
                .. body: optional_body(&rt::Alternatives),
            }
        }

        /// What `post` answers when it succeeds.
        ///
        /// 200: Done.
        pub type PostResponse = rt::answer::Ok<String>;

        /// The document has no answer of `post` that is a failure.
        pub type PostError = std::convert::Infallible;
    }

    mod post_body {
        use copperplate_runtime as rt;

        /// GET `/post-body`
        ///
        /// `GET /post-body`
        pub struct PostBody;

        impl rt::Operation for PostBody {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "postBody",
                    rt::Method::GET,
                    "/post-body",
                )
                .produces(&["application/json"]);
            type Request = PostBodyRequest;
            type Response = PostBodyResponse;
            type Error = PostBodyError;
        }

        /// What `postBody` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct PostBodyRequest {}

        rt::request! {
            PostBodyRequest {
            }
        }

        /// What `postBody` answers when it succeeds.
        ///
        /// 200: Done.
        pub type PostBodyResponse = rt::answer::Ok<String>;

        /// The document has no answer of `postBody` that is a failure.
        pub type PostBodyError = std::convert::Infallible;
    }

    mod authenticate {
        use copperplate_runtime as rt;
        use super::super::security;

        /// GET `/authenticate`
        ///
        /// `GET /authenticate`
        pub struct Authenticate;

        impl rt::Operation for Authenticate {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "authenticate",
                    rt::Method::GET,
                    "/authenticate",
                )
                .security(&[&[security::TOKEN.requires(&[])]])
                .produces(&["application/json"]);
            type Request = AuthenticateRequest;
            type Response = AuthenticateResponse;
            type Error = AuthenticateError;
        }

        /// What `authenticate` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct AuthenticateRequest {}

        rt::request! {
            AuthenticateRequest {
            }
        }

        /// What `authenticate` answers when it succeeds.
        ///
        /// 200: Done.
        pub type AuthenticateResponse = rt::answer::Ok<String>;

        /// The document has no answer of `authenticate` that is a failure.
        pub type AuthenticateError = std::convert::Infallible;
    }

    mod clone {
        use copperplate_runtime as rt;

        /// GET `/clone`
        ///
        /// `GET /clone`
        pub struct Clone;

        impl rt::Operation for Clone {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "clone",
                    rt::Method::GET,
                    "/clone",
                )
                .produces(&["application/json"]);
            type Request = CloneRequest;
            type Response = CloneResponse;
            type Error = CloneError;
        }

        /// What `clone` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct CloneRequest {}

        rt::request! {
            CloneRequest {
            }
        }

        /// What `clone` answers when it succeeds.
        ///
        /// 200: Done.
        pub type CloneResponse = rt::answer::Ok<String>;

        /// The document has no answer of `clone` that is a failure.
        pub type CloneError = std::convert::Infallible;
    }

    mod drop {
        use copperplate_runtime as rt;

        /// GET `/drop`
        ///
        /// `GET /drop`
        pub struct Drop;

        impl rt::Operation for Drop {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "drop",
                    rt::Method::GET,
                    "/drop",
                )
                .produces(&["application/json"]);
            type Request = DropRequest;
            type Response = DropResponse;
            type Error = DropError;
        }

        /// What `drop` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct DropRequest {}

        rt::request! {
            DropRequest {
            }
        }

        /// What `drop` answers when it succeeds.
        ///
        /// 200: Done.
        pub type DropResponse = rt::answer::Ok<String>;

        /// The document has no answer of `drop` that is a failure.
        pub type DropError = std::convert::Infallible;
    }

    mod into {
        use copperplate_runtime as rt;

        /// GET `/into`
        ///
        /// `GET /into`
        pub struct IntoSchema;

        impl rt::Operation for IntoSchema {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "into",
                    rt::Method::GET,
                    "/into",
                )
                .produces(&["application/json"]);
            type Request = IntoSchemaRequest;
            type Response = IntoSchemaResponse;
            type Error = IntoSchemaError;
        }

        /// What `into` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct IntoSchemaRequest {}

        rt::request! {
            IntoSchemaRequest {
            }
        }

        /// What `into` answers when it succeeds.
        ///
        /// 200: Done.
        pub type IntoSchemaResponse = rt::answer::Ok<String>;

        /// The document has no answer of `into` that is a failure.
        pub type IntoSchemaError = std::convert::Infallible;
    }

    mod try_into {
        use copperplate_runtime as rt;

        /// GET `/try_into`
        ///
        /// `GET /try_into`
        pub struct TryInto;

        impl rt::Operation for TryInto {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "try_into",
                    rt::Method::GET,
                    "/try_into",
                )
                .produces(&["application/json"]);
            type Request = TryIntoRequest;
            type Response = TryIntoResponse;
            type Error = TryIntoError;
        }

        /// What `try_into` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct TryIntoRequest {}

        rt::request! {
            TryIntoRequest {
            }
        }

        /// What `try_into` answers when it succeeds.
        ///
        /// 200: Done.
        pub type TryIntoResponse = rt::answer::Ok<String>;

        /// The document has no answer of `try_into` that is a failure.
        pub type TryIntoError = std::convert::Infallible;
    }

    mod as_ref {
        use copperplate_runtime as rt;

        /// GET `/as_ref`
        ///
        /// `GET /as_ref`
        pub struct AsRef;

        impl rt::Operation for AsRef {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "as_ref",
                    rt::Method::GET,
                    "/as_ref",
                )
                .produces(&["application/json"]);
            type Request = AsRefRequest;
            type Response = AsRefResponse;
            type Error = AsRefError;
        }

        /// What `as_ref` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct AsRefRequest {}

        rt::request! {
            AsRefRequest {
            }
        }

        /// What `as_ref` answers when it succeeds.
        ///
        /// 200: Done.
        pub type AsRefResponse = rt::answer::Ok<String>;

        /// The document has no answer of `as_ref` that is a failure.
        pub type AsRefError = std::convert::Infallible;
    }

    mod to_owned {
        use copperplate_runtime as rt;

        /// GET `/to_owned`
        ///
        /// `GET /to_owned`
        pub struct ToOwned;

        impl rt::Operation for ToOwned {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "to_owned",
                    rt::Method::GET,
                    "/to_owned",
                )
                .produces(&["application/json"]);
            type Request = ToOwnedRequest;
            type Response = ToOwnedResponse;
            type Error = ToOwnedError;
        }

        /// What `to_owned` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ToOwnedRequest {}

        rt::request! {
            ToOwnedRequest {
            }
        }

        /// What `to_owned` answers when it succeeds.
        ///
        /// 200: Done.
        pub type ToOwnedResponse = rt::answer::Ok<String>;

        /// The document has no answer of `to_owned` that is a failure.
        pub type ToOwnedError = std::convert::Infallible;
    }

    mod builder {
        use copperplate_runtime as rt;

        /// GET `/builder`
        ///
        /// `GET /builder`
        pub struct BuilderLower;

        impl rt::Operation for BuilderLower {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "builder",
                    rt::Method::GET,
                    "/builder",
                )
                .produces(&["application/json"]);
            type Request = BuilderLowerRequest;
            type Response = BuilderLowerResponse;
            type Error = BuilderLowerError;
        }

        /// What `builder` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct BuilderLowerRequest {}

        rt::request! {
            BuilderLowerRequest {
            }
        }

        /// What `builder` answers when it succeeds.
        ///
        /// 200: Done.
        pub type BuilderLowerResponse = rt::answer::Ok<String>;

        /// The document has no answer of `builder` that is a failure.
        pub type BuilderLowerError = std::convert::Infallible;
    }

    mod at {
        use copperplate_runtime as rt;

        /// GET `/at`
        ///
        /// `GET /at`
        pub struct At;

        impl rt::Operation for At {
            const INFO: rt::OperationInfo = rt::OperationInfo::new("at", rt::Method::GET, "/at")
                .produces(&["application/json"]);
            type Request = AtRequest;
            type Response = AtResponse;
            type Error = AtError;
        }

        /// What `at` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct AtRequest {}

        rt::request! {
            AtRequest {
            }
        }

        /// What `at` answers when it succeeds.
        ///
        /// 200: Done.
        pub type AtResponse = rt::answer::Ok<String>;

        /// The document has no answer of `at` that is a failure.
        pub type AtError = std::convert::Infallible;
    }

    mod client {
        use copperplate_runtime as rt;

        /// GET `/client`
        ///
        /// `GET /client`
        pub struct Client;

        impl rt::Operation for Client {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "client",
                    rt::Method::GET,
                    "/client",
                )
                .produces(&["application/json"]);
            type Request = ClientRequest;
            type Response = ClientResponse;
            type Error = ClientError;
        }

        /// What `client` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ClientRequest {}

        rt::request! {
            ClientRequest {
            }
        }

        /// What `client` answers when it succeeds.
        ///
        /// 200: Done.
        pub type ClientResponse = rt::answer::Ok<String>;

        /// The document has no answer of `client` that is a failure.
        pub type ClientError = std::convert::Infallible;
    }

    mod service {
        use copperplate_runtime as rt;

        /// GET `/service`
        ///
        /// `GET /service`
        pub struct Service;

        impl rt::Operation for Service {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "service",
                    rt::Method::GET,
                    "/service",
                )
                .produces(&["application/json"]);
            type Request = ServiceRequest;
            type Response = ServiceResponse;
            type Error = ServiceError;
        }

        /// What `service` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ServiceRequest {}

        rt::request! {
            ServiceRequest {
            }
        }

        /// What `service` answers when it succeeds.
        ///
        /// 200: Done.
        pub type ServiceResponse = rt::answer::Ok<String>;

        /// The document has no answer of `service` that is a failure.
        pub type ServiceError = std::convert::Infallible;
    }

    mod future {
        use copperplate_runtime as rt;

        /// GET `/future`
        ///
        /// `GET /future`
        pub struct Future;

        impl rt::Operation for Future {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "future",
                    rt::Method::GET,
                    "/future",
                )
                .produces(&["application/json"]);
            type Request = FutureRequest;
            type Response = FutureResponse;
            type Error = FutureError;
        }

        /// What `future` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct FutureRequest {}

        rt::request! {
            FutureRequest {
            }
        }

        /// What `future` answers when it succeeds.
        ///
        /// 200: Done.
        pub type FutureResponse = rt::answer::Ok<String>;

        /// The document has no answer of `future` that is a failure.
        pub type FutureError = std::convert::Infallible;
    }

    mod routes {
        use copperplate_runtime as rt;

        /// GET `/routes`
        ///
        /// `GET /routes`
        pub struct Routes;

        impl rt::Operation for Routes {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "routes",
                    rt::Method::GET,
                    "/routes",
                )
                .produces(&["application/json"]);
            type Request = RoutesRequest;
            type Response = RoutesResponse;
            type Error = RoutesError;
        }

        /// What `routes` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct RoutesRequest {}

        rt::request! {
            RoutesRequest {
            }
        }

        /// What `routes` answers when it succeeds.
        ///
        /// 200: Done.
        pub type RoutesResponse = rt::answer::Ok<String>;

        /// The document has no answer of `routes` that is a failure.
        pub type RoutesError = std::convert::Infallible;
    }

    mod router {
        use copperplate_runtime as rt;

        /// GET `/router`
        ///
        /// `GET /router`
        pub struct Router;

        impl rt::Operation for Router {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "router",
                    rt::Method::GET,
                    "/router",
                )
                .produces(&["application/json"]);
            type Request = RouterRequest;
            type Response = RouterResponse;
            type Error = RouterError;
        }

        /// What `router` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct RouterRequest {}

        rt::request! {
            RouterRequest {
            }
        }

        /// What `router` answers when it succeeds.
        ///
        /// 200: Done.
        pub type RouterResponse = rt::answer::Ok<String>;

        /// The document has no answer of `router` that is a failure.
        pub type RouterError = std::convert::Infallible;
    }

    mod send {
        use copperplate_runtime as rt;

        /// GET `/send`
        ///
        /// `GET /send`
        pub struct SendSchema;

        impl rt::Operation for SendSchema {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "send",
                    rt::Method::GET,
                    "/send",
                )
                .produces(&["application/json"]);
            type Request = SendSchemaRequest;
            type Response = SendSchemaResponse;
            type Error = SendSchemaError;
        }

        /// What `send` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct SendSchemaRequest {}

        rt::request! {
            SendSchemaRequest {
            }
        }

        /// What `send` answers when it succeeds.
        ///
        /// 200: Done.
        pub type SendSchemaResponse = rt::answer::Ok<String>;

        /// The document has no answer of `send` that is a failure.
        pub type SendSchemaError = std::convert::Infallible;
    }

    mod server {
        use copperplate_runtime as rt;

        /// GET `/server`
        ///
        /// `GET /server`
        pub struct Server;

        impl rt::Operation for Server {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "server",
                    rt::Method::GET,
                    "/server",
                )
                .produces(&["application/json"]);
            type Request = ServerRequest;
            type Response = ServerResponse;
            type Error = ServerError;
        }

        /// What `server` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ServerRequest {}

        rt::request! {
            ServerRequest {
            }
        }

        /// What `server` answers when it succeeds.
        ///
        /// 200: Done.
        pub type ServerResponse = rt::answer::Ok<String>;

        /// The document has no answer of `server` that is a failure.
        pub type ServerError = std::convert::Infallible;
    }

    mod operations {
        use copperplate_runtime as rt;

        /// GET `/operations`
        ///
        /// `GET /operations`
        pub struct Operations;

        impl rt::Operation for Operations {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "operations",
                    rt::Method::GET,
                    "/operations",
                )
                .produces(&["application/json"]);
            type Request = OperationsRequest;
            type Response = OperationsResponse;
            type Error = OperationsError;
        }

        /// What `operations` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct OperationsRequest {}

        rt::request! {
            OperationsRequest {
            }
        }

        /// What `operations` answers when it succeeds.
        ///
        /// 200: Done.
        pub type OperationsResponse = rt::answer::Ok<String>;

        /// The document has no answer of `operations` that is a failure.
        pub type OperationsError = std::convert::Infallible;
    }

    mod rt {
        use copperplate_runtime as rt;

        /// GET `/rt`
        ///
        /// `GET /rt`
        pub struct Rt;

        impl rt::Operation for Rt {
            const INFO: rt::OperationInfo = rt::OperationInfo::new("rt", rt::Method::GET, "/rt")
                .produces(&["application/json"]);
            type Request = RtRequest;
            type Response = RtResponse;
            type Error = RtError;
        }

        /// What `rt` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct RtRequest {}

        rt::request! {
            RtRequest {
            }
        }

        /// What `rt` answers when it succeeds.
        ///
        /// 200: Done.
        pub type RtResponse = rt::answer::Ok<String>;

        /// The document has no answer of `rt` that is a failure.
        pub type RtError = std::convert::Infallible;
    }

    mod sending {
        use copperplate_runtime as rt;

        /// GET `/sending`
        ///
        /// `GET /sending`
        pub struct Sending;

        impl rt::Operation for Sending {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "sending",
                    rt::Method::GET,
                    "/sending",
                )
                .produces(&["application/json"]);
            type Request = SendingRequest;
            type Response = SendingResponse;
            type Error = SendingError;
        }

        /// What `sending` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct SendingRequest {}

        rt::request! {
            SendingRequest {
            }
        }

        /// What `sending` answers when it succeeds.
        ///
        /// 200: Done.
        pub type SendingResponse = rt::answer::Ok<String>;

        /// The document has no answer of `sending` that is a failure.
        pub type SendingError = std::convert::Infallible;
    }

    mod try_from {
        use copperplate_runtime as rt;

        /// POST `/try_from`
        ///
        /// `POST /try_from`
        pub struct TryFrom;

        impl rt::Operation for TryFrom {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "try_from",
                    rt::Method::POST,
                    "/try_from",
                )
                .hook();
            type Request = TryFromRequest;
            type Response = TryFromResponse;
            type Error = TryFromError;
        }

        /// What `try_from` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct TryFromRequest {}

        rt::request! {
            TryFromRequest {
            }
        }

        /// What `try_from` answers when it succeeds.
        ///
        /// 204: Taken.
        pub type TryFromResponse = rt::answer::NoContent;

        /// The document has no answer of `try_from` that is a failure.
        pub type TryFromError = std::convert::Infallible;
    }

    mod borrow {
        use copperplate_runtime as rt;

        /// POST `/borrow`
        ///
        /// `POST /borrow`
        pub struct Borrow;

        impl rt::Operation for Borrow {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "borrow",
                    rt::Method::POST,
                    "/borrow",
                )
                .hook();
            type Request = BorrowRequest;
            type Response = BorrowResponse;
            type Error = BorrowError;
        }

        /// What `borrow` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct BorrowRequest {}

        rt::request! {
            BorrowRequest {
            }
        }

        /// What `borrow` answers when it succeeds.
        ///
        /// 204: Taken.
        pub type BorrowResponse = rt::answer::NoContent;

        /// The document has no answer of `borrow` that is a failure.
        pub type BorrowError = std::convert::Infallible;
    }

    mod type_id {
        use copperplate_runtime as rt;

        /// POST `/type_id`
        ///
        /// `POST /type_id`
        pub struct TypeId;

        impl rt::Operation for TypeId {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "type_id",
                    rt::Method::POST,
                    "/type_id",
                )
                .hook();
            type Request = TypeIdRequest;
            type Response = TypeIdResponse;
            type Error = TypeIdError;
        }

        /// What `type_id` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct TypeIdRequest {}

        rt::request! {
            TypeIdRequest {
            }
        }

        /// What `type_id` answers when it succeeds.
        ///
        /// 204: Taken.
        pub type TypeIdResponse = rt::answer::NoContent;

        /// The document has no answer of `type_id` that is a failure.
        pub type TypeIdError = std::convert::Infallible;
    }

    mod fmt {
        use copperplate_runtime as rt;

        /// POST `/fmt`
        ///
        /// `POST /fmt`
        pub struct Fmt;

        impl rt::Operation for Fmt {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "fmt",
                    rt::Method::POST,
                    "/fmt",
                )
                .hook();
            type Request = FmtRequest;
            type Response = FmtResponse;
            type Error = FmtError;
        }

        /// What `fmt` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct FmtRequest {}

        rt::request! {
            FmtRequest {
            }
        }

        /// What `fmt` answers when it succeeds.
        ///
        /// 204: Taken.
        pub type FmtResponse = rt::answer::NoContent;

        /// The document has no answer of `fmt` that is a failure.
        pub type FmtError = std::convert::Infallible;
    }

    mod sender {
        use copperplate_runtime as rt;

        /// POST `/sender`
        ///
        /// `POST /sender`
        pub struct Sender;

        impl rt::Operation for Sender {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "sender",
                    rt::Method::POST,
                    "/sender",
                )
                .hook();
            type Request = SenderRequest;
            type Response = SenderResponse;
            type Error = SenderError;
        }

        /// What `sender` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct SenderRequest {}

        rt::request! {
            SenderRequest {
            }
        }

        /// What `sender` answers when it succeeds.
        ///
        /// 204: Taken.
        pub type SenderResponse = rt::answer::NoContent;

        /// The document has no answer of `sender` that is a failure.
        pub type SenderError = std::convert::Infallible;
    }

    mod receiver {
        use copperplate_runtime as rt;

        /// POST `/receiver`
        ///
        /// `POST /receiver`
        pub struct Receiver;

        impl rt::Operation for Receiver {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "receiver",
                    rt::Method::POST,
                    "/receiver",
                )
                .hook();
            type Request = ReceiverRequest;
            type Response = ReceiverResponse;
            type Error = ReceiverError;
        }

        /// What `receiver` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ReceiverRequest {}

        rt::request! {
            ReceiverRequest {
            }
        }

        /// What `receiver` answers when it succeeds.
        ///
        /// 204: Taken.
        pub type ReceiverResponse = rt::answer::NoContent;

        /// The document has no answer of `receiver` that is a failure.
        pub type ReceiverError = std::convert::Infallible;
    }

    mod destination {
        use copperplate_runtime as rt;

        /// POST `/destination`
        ///
        /// `POST /destination`
        pub struct Destination;

        impl rt::Operation for Destination {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "destination",
                    rt::Method::POST,
                    "/destination",
                )
                .hook();
            type Request = DestinationRequest;
            type Response = DestinationResponse;
            type Error = DestinationError;
        }

        /// What `destination` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct DestinationRequest {}

        rt::request! {
            DestinationRequest {
            }
        }

        /// What `destination` answers when it succeeds.
        ///
        /// 204: Taken.
        pub type DestinationResponse = rt::answer::NoContent;

        /// The document has no answer of `destination` that is a failure.
        pub type DestinationError = std::convert::Infallible;
    }

    mod builder_pascal {
        use copperplate_runtime as rt;

        /// POST `/Builder`
        ///
        /// `POST /Builder`
        pub struct Builder;

        impl rt::Operation for Builder {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "Builder",
                    rt::Method::POST,
                    "/Builder",
                )
                .hook();
            type Request = BuilderRequest;
            type Response = BuilderResponse;
            type Error = BuilderError;
        }

        /// What `Builder` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct BuilderRequest {}

        rt::request! {
            BuilderRequest {
            }
        }

        /// What `Builder` answers when it succeeds.
        ///
        /// 204: Taken.
        pub type BuilderResponse = rt::answer::NoContent;

        /// The document has no answer of `Builder` that is a failure.
        pub type BuilderError = std::convert::Infallible;
    }

    pub use get::*;
    pub use get_request::*;
    pub use get_response::*;
    pub use get_error::*;
    pub use get_headers::*;
    pub use get_request_request::*;
    pub use post::*;
    pub use post_body::*;
    pub use authenticate::*;
    pub use clone::*;
    pub use drop::*;
    pub use into::*;
    pub use try_into::*;
    pub use as_ref::*;
    pub use to_owned::*;
    pub use builder::*;
    pub use at::*;
    pub use client::*;
    pub use service::*;
    pub use future::*;
    pub use routes::*;
    pub use router::*;
    pub use send::*;
    pub use server::*;
    pub use operations::*;
    pub use rt::*;
    pub use sending::*;
    pub use try_from::*;
    pub use borrow::*;
    pub use type_id::*;
    pub use fmt::*;
    pub use sender::*;
    pub use receiver::*;
    pub use destination::*;
    pub use builder_pascal::*;
}

pub mod security {
    //! The security schemes of the document.

    use copperplate_runtime as rt;

    /// A security scheme.
    pub const TOKEN: rt::Scheme = rt::Scheme {
        name: "Token",
        kind: rt::SchemeKind::Bearer,
    };
}

pub mod webhooks {
    //! The webhooks of the document: requests that its server makes.

    #[cfg(feature = "client")]
    pub mod sender {
        //! The sender: build one with [`Sender::builder`].

        use copperplate_runtime as rt;
        use super::super::operations;

        /// Sends the webhooks of `Operations`.
        ///
        /// Where they go is said by somebody else, so that it sends nothing until
        /// `destinations` of its builder says which URLs are allowed.
        #[derive(Clone, Debug)]
        pub struct Sender(rt::client::Client);

        impl Sender {
            /// Begins a sender.
            #[must_use]
            pub fn builder() -> rt::client::Builder<Self> {
                rt::client::Builder::without_server(Self)
            }

            /// POST `/try_from`
            ///
            /// Gives [`TryFromResponse`](operations::TryFromResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn try_from(
                &self,
                destination: &rt::Destination,
                request: &operations::TryFromRequest,
            ) -> rt::client::Sending<operations::TryFrom> {
                self.0.send_to::<operations::TryFrom>(destination, request)
            }

            /// POST `/borrow`
            ///
            /// Gives [`BorrowResponse`](operations::BorrowResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn borrow(
                &self,
                destination: &rt::Destination,
                request: &operations::BorrowRequest,
            ) -> rt::client::Sending<operations::Borrow> {
                self.0.send_to::<operations::Borrow>(destination, request)
            }

            /// POST `/type_id`
            ///
            /// Gives [`TypeIdResponse`](operations::TypeIdResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn type_id(
                &self,
                destination: &rt::Destination,
                request: &operations::TypeIdRequest,
            ) -> rt::client::Sending<operations::TypeId> {
                self.0.send_to::<operations::TypeId>(destination, request)
            }

            /// POST `/fmt`
            ///
            /// Gives [`FmtResponse`](operations::FmtResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn fmt(
                &self,
                destination: &rt::Destination,
                request: &operations::FmtRequest,
            ) -> rt::client::Sending<operations::Fmt> {
                self.0.send_to::<operations::Fmt>(destination, request)
            }

            /// POST `/sender`
            ///
            /// Gives [`SenderResponse`](operations::SenderResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn sender(
                &self,
                destination: &rt::Destination,
                request: &operations::SenderRequest,
            ) -> rt::client::Sending<operations::Sender> {
                self.0.send_to::<operations::Sender>(destination, request)
            }

            /// POST `/receiver`
            ///
            /// Gives [`ReceiverResponse`](operations::ReceiverResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn receiver(
                &self,
                destination: &rt::Destination,
                request: &operations::ReceiverRequest,
            ) -> rt::client::Sending<operations::Receiver> {
                self.0.send_to::<operations::Receiver>(destination, request)
            }

            /// POST `/destination`
            ///
            /// Gives [`DestinationResponse`](operations::DestinationResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn destination(
                &self,
                destination: &rt::Destination,
                request: &operations::DestinationRequest,
            ) -> rt::client::Sending<operations::Destination> {
                self.0.send_to::<operations::Destination>(destination, request)
            }

            /// POST `/Builder`
            ///
            /// Gives [`BuilderResponse`](operations::BuilderResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            pub fn builder_(
                &self,
                destination: &rt::Destination,
                request: &operations::BuilderRequest,
            ) -> rt::client::Sending<operations::Builder> {
                self.0.send_to::<operations::Builder>(destination, request)
            }
        }
    }

    #[cfg(feature = "client")]
    pub use sender::Sender;

    #[cfg(feature = "server")]
    pub mod receiver {
        //! The receiver: implement [`Receiver`] and serve [`router`].

        use copperplate_runtime as rt;
        use super::super::operations;

        /// What receives the webhooks of `Operations`.
        pub trait Receiver: Send + Sync + 'static {
            /// POST `/try_from`
            fn try_from(
                &self,
                request: operations::TryFromRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<operations::TryFromResponse, operations::TryFromError>,
            > + Send;

            /// POST `/borrow`
            fn borrow(
                &self,
                request: operations::BorrowRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<operations::BorrowResponse, operations::BorrowError>,
            > + Send;

            /// POST `/type_id`
            fn type_id(
                &self,
                request: operations::TypeIdRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<operations::TypeIdResponse, operations::TypeIdError>,
            > + Send;

            /// POST `/fmt`
            fn fmt(
                &self,
                request: operations::FmtRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<operations::FmtResponse, operations::FmtError>,
            > + Send;

            /// POST `/sender`
            fn sender(
                &self,
                request: operations::SenderRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<operations::SenderResponse, operations::SenderError>,
            > + Send;

            /// POST `/receiver`
            fn receiver(
                &self,
                request: operations::ReceiverRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<operations::ReceiverResponse, operations::ReceiverError>,
            > + Send;

            /// POST `/destination`
            fn destination(
                &self,
                request: operations::DestinationRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<operations::DestinationResponse, operations::DestinationError>,
            > + Send;

            /// POST `/Builder`
            fn builder_(
                &self,
                request: operations::BuilderRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<operations::BuilderResponse, operations::BuilderError>,
            > + Send;
        }

        /// The operations, so that `mount` can put each where it was registered. Until then they are
        /// here:
        ///
        /// - `try_from` at `/try_from`
        /// - `borrow` at `/borrow`
        /// - `type_id` at `/type_id`
        /// - `fmt` at `/fmt`
        /// - `sender` at `/sender`
        /// - `receiver` at `/receiver`
        /// - `destination` at `/destination`
        /// - `Builder` at `/Builder`
        #[must_use]
        pub fn routes<S: Receiver>(service: S) -> rt::server::Routes<S> {
            rt::server::Routes::new(service, &REFUSALS)
                .public::<
                    operations::TryFrom,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::try_from(&*service, request, context).await
                })
                .public::<
                    operations::Borrow,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::borrow(&*service, request, context).await
                })
                .public::<
                    operations::TypeId,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::type_id(&*service, request, context).await
                })
                .public::<
                    operations::Fmt,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::fmt(&*service, request, context).await
                })
                .public::<
                    operations::Sender,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::sender(&*service, request, context).await
                })
                .public::<
                    operations::Receiver,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::receiver(&*service, request, context).await
                })
                .public::<
                    operations::Destination,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::destination(&*service, request, context).await
                })
                .public::<
                    operations::Builder,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::builder_(&*service, request, context).await
                })
        }

        /// An ordinary `axum` router of [`routes`].
        pub fn router<S: Receiver>(service: S) -> rt::server::Router {
            routes(service).finish()
        }

        /// How a receiver says no: problem details (RFC 9457).
        pub static REFUSALS: rt::Refusals = rt::Refusals::new();
    }

    #[cfg(feature = "server")]
    pub use receiver::{Receiver, router, routes};
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Operations`.
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
        /// GET `/get`
        ///
        /// Gives [`GetResponse`](operations::GetResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`GetError`](operations::GetError).
        pub fn get(
            &self,
            request: &operations::GetRequest,
        ) -> rt::client::Sending<operations::Get> {
            self.0.send(request)
        }

        /// GET `/get-request`
        ///
        /// Gives [`GetRequestOperationResponse`](operations::GetRequestOperationResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn get_request(
            &self,
            request: &operations::GetRequestOperationRequest,
        ) -> rt::client::Sending<operations::GetRequestOperation> {
            self.0.send(request)
        }

        /// GET `/get-response`
        ///
        /// Gives [`GetResponseOperationResponse`](operations::GetResponseOperationResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn get_response(
            &self,
            request: &operations::GetResponseOperationRequest,
        ) -> rt::client::Sending<operations::GetResponseOperation> {
            self.0.send(request)
        }

        /// GET `/get-error`
        ///
        /// Gives [`GetErrorOperationResponse`](operations::GetErrorOperationResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn get_error(
            &self,
            request: &operations::GetErrorOperationRequest,
        ) -> rt::client::Sending<operations::GetErrorOperation> {
            self.0.send(request)
        }

        /// GET `/get-headers`
        ///
        /// Gives [`GetHeadersResponse`](operations::GetHeadersResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn get_headers(
            &self,
            request: &operations::GetHeadersRequest,
        ) -> rt::client::Sending<operations::GetHeaders> {
            self.0.send(request)
        }

        /// GET `/get-request-request`
        ///
        /// Gives [`GetRequestRequestResponse`](operations::GetRequestRequestResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn get_request_request(
            &self,
            request: &operations::GetRequestRequestRequest,
        ) -> rt::client::Sending<operations::GetRequestRequest> {
            self.0.send(request)
        }

        /// POST `/post`
        ///
        /// Gives [`PostResponse`](operations::PostResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn post(
            &self,
            request: &operations::PostRequest,
        ) -> rt::client::Sending<operations::Post> {
            self.0.send(request)
        }

        /// GET `/post-body`
        ///
        /// Gives [`PostBodyResponse`](operations::PostBodyResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn post_body(
            &self,
            request: &operations::PostBodyRequest,
        ) -> rt::client::Sending<operations::PostBody> {
            self.0.send(request)
        }

        /// GET `/authenticate`
        ///
        /// Gives [`AuthenticateResponse`](operations::AuthenticateResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn authenticate(
            &self,
            request: &operations::AuthenticateRequest,
        ) -> rt::client::Sending<operations::Authenticate> {
            self.0.send(request)
        }

        /// GET `/clone`
        ///
        /// Gives [`CloneResponse`](operations::CloneResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn clone(
            &self,
            request: &operations::CloneRequest,
        ) -> rt::client::Sending<operations::Clone> {
            self.0.send(request)
        }

        /// GET `/drop`
        ///
        /// Gives [`DropResponse`](operations::DropResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn drop(
            &self,
            request: &operations::DropRequest,
        ) -> rt::client::Sending<operations::Drop> {
            self.0.send(request)
        }

        /// GET `/into`
        ///
        /// Gives [`IntoSchemaResponse`](operations::IntoSchemaResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn into(
            &self,
            request: &operations::IntoSchemaRequest,
        ) -> rt::client::Sending<operations::IntoSchema> {
            self.0.send(request)
        }

        /// GET `/try_into`
        ///
        /// Gives [`TryIntoResponse`](operations::TryIntoResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn try_into(
            &self,
            request: &operations::TryIntoRequest,
        ) -> rt::client::Sending<operations::TryInto> {
            self.0.send(request)
        }

        /// GET `/as_ref`
        ///
        /// Gives [`AsRefResponse`](operations::AsRefResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn as_ref(
            &self,
            request: &operations::AsRefRequest,
        ) -> rt::client::Sending<operations::AsRef> {
            self.0.send(request)
        }

        /// GET `/to_owned`
        ///
        /// Gives [`ToOwnedResponse`](operations::ToOwnedResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn to_owned(
            &self,
            request: &operations::ToOwnedRequest,
        ) -> rt::client::Sending<operations::ToOwned> {
            self.0.send(request)
        }

        /// GET `/builder`
        ///
        /// Gives [`BuilderLowerResponse`](operations::BuilderLowerResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn builder_lower(
            &self,
            request: &operations::BuilderLowerRequest,
        ) -> rt::client::Sending<operations::BuilderLower> {
            self.0.send(request)
        }

        /// GET `/at`
        ///
        /// Gives [`AtResponse`](operations::AtResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn at_(
            &self,
            request: &operations::AtRequest,
        ) -> rt::client::Sending<operations::At> {
            self.0.send(request)
        }

        /// GET `/client`
        ///
        /// Gives [`ClientResponse`](operations::ClientResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn client(
            &self,
            request: &operations::ClientRequest,
        ) -> rt::client::Sending<operations::Client> {
            self.0.send(request)
        }

        /// GET `/service`
        ///
        /// Gives [`ServiceResponse`](operations::ServiceResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn service(
            &self,
            request: &operations::ServiceRequest,
        ) -> rt::client::Sending<operations::Service> {
            self.0.send(request)
        }

        /// GET `/future`
        ///
        /// Gives [`FutureResponse`](operations::FutureResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn future(
            &self,
            request: &operations::FutureRequest,
        ) -> rt::client::Sending<operations::Future> {
            self.0.send(request)
        }

        /// GET `/routes`
        ///
        /// Gives [`RoutesResponse`](operations::RoutesResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn routes(
            &self,
            request: &operations::RoutesRequest,
        ) -> rt::client::Sending<operations::Routes> {
            self.0.send(request)
        }

        /// GET `/router`
        ///
        /// Gives [`RouterResponse`](operations::RouterResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn router(
            &self,
            request: &operations::RouterRequest,
        ) -> rt::client::Sending<operations::Router> {
            self.0.send(request)
        }

        /// GET `/send`
        ///
        /// Gives [`SendSchemaResponse`](operations::SendSchemaResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn send(
            &self,
            request: &operations::SendSchemaRequest,
        ) -> rt::client::Sending<operations::SendSchema> {
            self.0.send(request)
        }

        /// GET `/server`
        ///
        /// Gives [`ServerResponse`](operations::ServerResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn server(
            &self,
            request: &operations::ServerRequest,
        ) -> rt::client::Sending<operations::Server> {
            self.0.send(request)
        }

        /// GET `/operations`
        ///
        /// Gives [`OperationsResponse`](operations::OperationsResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn operations(
            &self,
            request: &operations::OperationsRequest,
        ) -> rt::client::Sending<operations::Operations> {
            self.0.send(request)
        }

        /// GET `/rt`
        ///
        /// Gives [`RtResponse`](operations::RtResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn rt(
            &self,
            request: &operations::RtRequest,
        ) -> rt::client::Sending<operations::Rt> {
            self.0.send(request)
        }

        /// GET `/sending`
        ///
        /// Gives [`SendingResponse`](operations::SendingResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn sending(
            &self,
            request: &operations::SendingRequest,
        ) -> rt::client::Sending<operations::Sending> {
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

    /// What a server of `Operations` does.
    ///
    /// Its `Authenticate` half checks credentials before a body is read.
    pub trait Service: rt::server::Authenticate {
        /// GET `/get`
        fn get(
            &self,
            request: operations::GetRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::GetResponse, operations::GetError>,
        > + Send;

        /// GET `/get-request`
        fn get_request(
            &self,
            request: operations::GetRequestOperationRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<
                operations::GetRequestOperationResponse,
                operations::GetRequestOperationError,
            >,
        > + Send;

        /// GET `/get-response`
        fn get_response(
            &self,
            request: operations::GetResponseOperationRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<
                operations::GetResponseOperationResponse,
                operations::GetResponseOperationError,
            >,
        > + Send;

        /// GET `/get-error`
        fn get_error(
            &self,
            request: operations::GetErrorOperationRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<
                operations::GetErrorOperationResponse,
                operations::GetErrorOperationError,
            >,
        > + Send;

        /// GET `/get-headers`
        fn get_headers(
            &self,
            request: operations::GetHeadersRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::GetHeadersResponse, operations::GetHeadersError>,
        > + Send;

        /// GET `/get-request-request`
        fn get_request_request(
            &self,
            request: operations::GetRequestRequestRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<
                operations::GetRequestRequestResponse,
                operations::GetRequestRequestError,
            >,
        > + Send;

        /// POST `/post`
        fn post(
            &self,
            request: operations::PostRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::PostResponse, operations::PostError>,
        > + Send;

        /// GET `/post-body`
        fn post_body(
            &self,
            request: operations::PostBodyRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::PostBodyResponse, operations::PostBodyError>,
        > + Send;

        /// GET `/authenticate`
        fn authenticate(
            &self,
            request: operations::AuthenticateRequest,
            context: rt::server::Context<Self::Principal>,
        ) -> impl Future<
            Output = Result<operations::AuthenticateResponse, operations::AuthenticateError>,
        > + Send;

        /// GET `/clone`
        fn clone(
            &self,
            request: operations::CloneRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::CloneResponse, operations::CloneError>,
        > + Send;

        /// GET `/drop`
        fn drop(
            &self,
            request: operations::DropRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::DropResponse, operations::DropError>,
        > + Send;

        /// GET `/into`
        fn into(
            &self,
            request: operations::IntoSchemaRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::IntoSchemaResponse, operations::IntoSchemaError>,
        > + Send;

        /// GET `/try_into`
        fn try_into(
            &self,
            request: operations::TryIntoRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::TryIntoResponse, operations::TryIntoError>,
        > + Send;

        /// GET `/as_ref`
        fn as_ref(
            &self,
            request: operations::AsRefRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::AsRefResponse, operations::AsRefError>,
        > + Send;

        /// GET `/to_owned`
        fn to_owned(
            &self,
            request: operations::ToOwnedRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ToOwnedResponse, operations::ToOwnedError>,
        > + Send;

        /// GET `/builder`
        fn builder_lower(
            &self,
            request: operations::BuilderLowerRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::BuilderLowerResponse, operations::BuilderLowerError>,
        > + Send;

        /// GET `/at`
        fn at_(
            &self,
            request: operations::AtRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::AtResponse, operations::AtError>,
        > + Send;

        /// GET `/client`
        fn client(
            &self,
            request: operations::ClientRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ClientResponse, operations::ClientError>,
        > + Send;

        /// GET `/service`
        fn service(
            &self,
            request: operations::ServiceRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ServiceResponse, operations::ServiceError>,
        > + Send;

        /// GET `/future`
        fn future(
            &self,
            request: operations::FutureRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::FutureResponse, operations::FutureError>,
        > + Send;

        /// GET `/routes`
        fn routes(
            &self,
            request: operations::RoutesRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::RoutesResponse, operations::RoutesError>,
        > + Send;

        /// GET `/router`
        fn router(
            &self,
            request: operations::RouterRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::RouterResponse, operations::RouterError>,
        > + Send;

        /// GET `/send`
        fn send(
            &self,
            request: operations::SendSchemaRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::SendSchemaResponse, operations::SendSchemaError>,
        > + Send;

        /// GET `/server`
        fn server(
            &self,
            request: operations::ServerRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ServerResponse, operations::ServerError>,
        > + Send;

        /// GET `/operations`
        fn operations(
            &self,
            request: operations::OperationsRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::OperationsResponse, operations::OperationsError>,
        > + Send;

        /// GET `/rt`
        fn rt(
            &self,
            request: operations::RtRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::RtResponse, operations::RtError>,
        > + Send;

        /// GET `/sending`
        fn sending(
            &self,
            request: operations::SendingRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::SendingResponse, operations::SendingError>,
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
                operations::Get,
                _,
                _,
            >(|service, request, context| async move {
                Service::get(&*service, request, context).await
            })
            .public::<
                operations::GetRequestOperation,
                _,
                _,
            >(|service, request, context| async move {
                Service::get_request(&*service, request, context).await
            })
            .public::<
                operations::GetResponseOperation,
                _,
                _,
            >(|service, request, context| async move {
                Service::get_response(&*service, request, context).await
            })
            .public::<
                operations::GetErrorOperation,
                _,
                _,
            >(|service, request, context| async move {
                Service::get_error(&*service, request, context).await
            })
            .public::<
                operations::GetHeaders,
                _,
                _,
            >(|service, request, context| async move {
                Service::get_headers(&*service, request, context).await
            })
            .public::<
                operations::GetRequestRequest,
                _,
                _,
            >(|service, request, context| async move {
                Service::get_request_request(&*service, request, context).await
            })
            .public::<
                operations::Post,
                _,
                _,
            >(|service, request, context| async move {
                Service::post(&*service, request, context).await
            })
            .public::<
                operations::PostBody,
                _,
                _,
            >(|service, request, context| async move {
                Service::post_body(&*service, request, context).await
            })
            .secured::<
                operations::Authenticate,
                _,
                _,
            >(|service, request, context| async move {
                Service::authenticate(&*service, request, context).await
            })
            .public::<
                operations::Clone,
                _,
                _,
            >(|service, request, context| async move {
                Service::clone(&*service, request, context).await
            })
            .public::<
                operations::Drop,
                _,
                _,
            >(|service, request, context| async move {
                Service::drop(&*service, request, context).await
            })
            .public::<
                operations::IntoSchema,
                _,
                _,
            >(|service, request, context| async move {
                Service::into(&*service, request, context).await
            })
            .public::<
                operations::TryInto,
                _,
                _,
            >(|service, request, context| async move {
                Service::try_into(&*service, request, context).await
            })
            .public::<
                operations::AsRef,
                _,
                _,
            >(|service, request, context| async move {
                Service::as_ref(&*service, request, context).await
            })
            .public::<
                operations::ToOwned,
                _,
                _,
            >(|service, request, context| async move {
                Service::to_owned(&*service, request, context).await
            })
            .public::<
                operations::BuilderLower,
                _,
                _,
            >(|service, request, context| async move {
                Service::builder_lower(&*service, request, context).await
            })
            .public::<
                operations::At,
                _,
                _,
            >(|service, request, context| async move {
                Service::at_(&*service, request, context).await
            })
            .public::<
                operations::Client,
                _,
                _,
            >(|service, request, context| async move {
                Service::client(&*service, request, context).await
            })
            .public::<
                operations::Service,
                _,
                _,
            >(|service, request, context| async move {
                Service::service(&*service, request, context).await
            })
            .public::<
                operations::Future,
                _,
                _,
            >(|service, request, context| async move {
                Service::future(&*service, request, context).await
            })
            .public::<
                operations::Routes,
                _,
                _,
            >(|service, request, context| async move {
                Service::routes(&*service, request, context).await
            })
            .public::<
                operations::Router,
                _,
                _,
            >(|service, request, context| async move {
                Service::router(&*service, request, context).await
            })
            .public::<
                operations::SendSchema,
                _,
                _,
            >(|service, request, context| async move {
                Service::send(&*service, request, context).await
            })
            .public::<
                operations::Server,
                _,
                _,
            >(|service, request, context| async move {
                Service::server(&*service, request, context).await
            })
            .public::<
                operations::Operations,
                _,
                _,
            >(|service, request, context| async move {
                Service::operations(&*service, request, context).await
            })
            .public::<
                operations::Rt,
                _,
                _,
            >(|service, request, context| async move {
                Service::rt(&*service, request, context).await
            })
            .public::<
                operations::Sending,
                _,
                _,
            >(|service, request, context| async move {
                Service::sending(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
