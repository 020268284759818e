//! Styles, version `1`.

pub mod types {
    //! The schemas of the document.

    mod paging {
        use copperplate_runtime as rt;

        /// The schema `Paging`.
        #[derive(Clone, Default)]
        pub struct Paging {
            /// The member `page`.
            pub page: Option<i64>,
            /// The member `sort`.
            pub sort: Option<Vec<String>>,
        }

        rt::object! {
            Paging {
                page: optional("page"),
                sort: optional("sort"),
                .. => skip,
            }
        }
    }

    mod rgb {
        use copperplate_runtime as rt;

        /// The schema `Rgb`.
        #[derive(Clone)]
        pub struct Rgb {
            /// The member `R`.
            pub r: i64,
            /// The member `G`.
            pub g: String,
            /// The member `B`.
            pub b: Option<bool>,
        }

        rt::object! {
            Rgb {
                r: required("R") where minimum("0") maximum("255"),
                g: required("G"),
                b: optional("B"),
                .. => skip,
            }
        }
    }

    pub use paging::*;
    pub use rgb::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Paging, Rgb);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod simple {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/simple/{one}/{list}/{object}/{exploded}`
        ///
        /// `GET /simple/{one}/{list}/{object}/{exploded}`
        pub struct Simple;

        impl rt::Operation for Simple {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "simple",
                rt::Method::GET,
                "/simple/{one}/{list}/{object}/{exploded}",
            );
            type Request = SimpleRequest;
            type Response = SimpleResponse;
            type Error = SimpleError;
        }

        /// What `simple` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct SimpleRequest {
            /// The parameter `one`.
            pub one: String,
            /// The parameter `list`.
            pub list: Vec<String>,
            /// The parameter `object`.
            pub object: types::Rgb,
            /// The parameter `exploded`.
            pub exploded: types::Rgb,
        }

        rt::request! {
            SimpleRequest {
                one: parameter(path("one")),
                list: parameter(path("list")),
                object: structured(path("object")),
                exploded: structured(path("exploded")) where explode(true),
            }
        }

        /// What `simple` answers when it succeeds.
        ///
        /// 204: Done.
        pub type SimpleResponse = rt::answer::NoContent;

        /// The document has no answer of `simple` that is a failure.
        pub type SimpleError = std::convert::Infallible;
    }

    mod label {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/label/{one}/{list}/{object}/{list_exploded}/{exploded}`
        ///
        /// `GET /label/{one}/{list}/{object}/{list_exploded}/{exploded}`
        pub struct Label;

        impl rt::Operation for Label {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "label",
                rt::Method::GET,
                "/label/{one}/{list}/{object}/{list_exploded}/{exploded}",
            );
            type Request = LabelRequest;
            type Response = LabelResponse;
            type Error = LabelError;
        }

        /// What `label` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct LabelRequest {
            /// The parameter `one`.
            pub one: String,
            /// The parameter `list`.
            pub list: Vec<String>,
            /// The parameter `object`.
            pub object: types::Rgb,
            /// The parameter `list_exploded`.
            pub list_exploded: Vec<String>,
            /// The parameter `exploded`.
            pub exploded: types::Rgb,
        }

        rt::request! {
            LabelRequest {
                one: parameter(path("one")) where style(rt::Style::Label),
                list: parameter(path("list")) where style(rt::Style::Label),
                object: structured(path("object")) where style(rt::Style::Label),
                list_exploded: parameter(path("list_exploded")) where style(rt::Style::Label) explode(true),
                exploded: structured(path("exploded")) where style(rt::Style::Label) explode(true),
            }
        }

        /// What `label` answers when it succeeds.
        ///
        /// 204: Done.
        pub type LabelResponse = rt::answer::NoContent;

        /// The document has no answer of `label` that is a failure.
        pub type LabelError = std::convert::Infallible;
    }

    mod matrix {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/matrix/{one}/{list}/{object}/{list_exploded}/{exploded}`
        ///
        /// `GET /matrix/{one}/{list}/{object}/{list_exploded}/{exploded}`
        pub struct Matrix;

        impl rt::Operation for Matrix {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "matrix",
                rt::Method::GET,
                "/matrix/{one}/{list}/{object}/{list_exploded}/{exploded}",
            );
            type Request = MatrixRequest;
            type Response = MatrixResponse;
            type Error = MatrixError;
        }

        /// What `matrix` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct MatrixRequest {
            /// The parameter `one`.
            pub one: String,
            /// The parameter `list`.
            pub list: Vec<String>,
            /// The parameter `object`.
            pub object: types::Rgb,
            /// The parameter `list_exploded`.
            pub list_exploded: Vec<String>,
            /// The parameter `exploded`.
            pub exploded: types::Rgb,
        }

        rt::request! {
            MatrixRequest {
                one: parameter(path("one")) where style(rt::Style::Matrix),
                list: parameter(path("list")) where style(rt::Style::Matrix),
                object: structured(path("object")) where style(rt::Style::Matrix),
                list_exploded: parameter(path("list_exploded"))
                    where style(rt::Style::Matrix) explode(true),
                exploded: structured(path("exploded")) where style(rt::Style::Matrix) explode(true),
            }
        }

        /// What `matrix` answers when it succeeds.
        ///
        /// 204: Done.
        pub type MatrixResponse = rt::answer::NoContent;

        /// The document has no answer of `matrix` that is a failure.
        pub type MatrixError = std::convert::Infallible;
    }

    mod form {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/form`
        ///
        /// `GET /form`
        pub struct Form;

        impl rt::Operation for Form {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "form",
                rt::Method::GET,
                "/form",
            );
            type Request = FormRequest;
            type Response = FormResponse;
            type Error = FormError;
        }

        /// What `form` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct FormRequest {
            /// The parameter `one`.
            pub one: Option<String>,
            /// The parameter `list`.
            pub list: Option<Vec<String>>,
            /// The parameter `object`.
            pub object: Option<types::Rgb>,
            /// The parameter `list_exploded`.
            pub list_exploded: Option<Vec<String>>,
            /// The parameter `exploded`.
            pub exploded: Option<types::Rgb>,
            /// The parameter `paging`.
            pub paging: Option<types::Paging>,
        }

        rt::request! {
            FormRequest {
                one: optional(query("one")),
                list: optional(query("list")) where explode(false),
                object: optional_structured(query("object")) where explode(false),
                list_exploded: optional(query("list_exploded")),
                exploded: optional_structured(query("exploded")),
                paging: optional_structured(query("paging")),
            }
        }

        /// What `form` answers when it succeeds.
        ///
        /// 204: Done.
        pub type FormResponse = rt::answer::NoContent;

        /// The document has no answer of `form` that is a failure.
        pub type FormError = std::convert::Infallible;
    }

    mod delimited {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/delimited`
        ///
        /// `GET /delimited`
        pub struct Delimited;

        impl rt::Operation for Delimited {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "delimited",
                rt::Method::GET,
                "/delimited",
            );
            type Request = DelimitedRequest;
            type Response = DelimitedResponse;
            type Error = DelimitedError;
        }

        /// What `delimited` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct DelimitedRequest {
            /// The parameter `space`.
            pub space: Option<Vec<String>>,
            /// The parameter `space_object`.
            pub space_object: Option<types::Rgb>,
            /// The parameter `pipe`.
            pub pipe: Option<Vec<String>>,
            /// The parameter `pipe_object`.
            pub pipe_object: Option<types::Rgb>,
            /// The parameter `color`.
            pub color: Option<types::Rgb>,
            /// The parameter `pipe_exploded`.
            pub pipe_exploded: Option<Vec<String>>,
        }

        rt::request! {
            DelimitedRequest {
                space: optional(query("space")) where style(rt::Style::SpaceDelimited) explode(false),
                space_object: optional_structured(query("space_object"))
                    where style(rt::Style::SpaceDelimited) explode(false),
                pipe: optional(query("pipe")) where style(rt::Style::PipeDelimited) explode(false),
                pipe_object: optional_structured(query("pipe_object"))
                    where style(rt::Style::PipeDelimited) explode(false),
                color: optional_structured(query("color")) where style(rt::Style::DeepObject),
                pipe_exploded: optional(query("pipe_exploded")) where style(rt::Style::PipeDelimited),
            }
        }

        /// What `delimited` answers when it succeeds.
        ///
        /// 204: Done.
        pub type DelimitedResponse = rt::answer::NoContent;

        /// The document has no answer of `delimited` that is a failure.
        pub type DelimitedError = std::convert::Infallible;
    }

    mod messages {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/messages`
        ///
        /// `GET /messages`
        pub struct Messages;

        impl rt::Operation for Messages {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "messages",
                rt::Method::GET,
                "/messages",
            );
            type Request = MessagesRequest;
            type Response = MessagesResponse;
            type Error = MessagesError;
        }

        /// What `messages` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct MessagesRequest {
            /// The header `X-List`.
            pub x_list: Option<Vec<String>>,
            /// The header `X-Object`.
            pub x_object: Option<types::Rgb>,
            /// The header `X-Exploded`.
            pub x_exploded: Option<types::Rgb>,
            /// The parameter `list`.
            pub list: Option<Vec<String>>,
            /// The parameter `object`.
            pub object: Option<types::Rgb>,
            /// The parameter `exploded`.
            pub exploded: Option<types::Rgb>,
        }

        rt::request! {
            MessagesRequest {
                x_list: optional(header("X-List")),
                x_object: optional_structured(header("X-Object")),
                x_exploded: optional_structured(header("X-Exploded")) where explode(true),
                list: optional(cookie("list")) where explode(false),
                object: optional_structured(cookie("object")) where explode(false),
                exploded: optional_structured(cookie("exploded")),
            }
        }

        /// What `messages` answers when it succeeds.
        ///
        /// 204: Done.
        pub type MessagesResponse = rt::answer::NoContentWithHeaders<MessagesHeaders>;

        /// The document has no answer of `messages` that is a failure.
        pub type MessagesError = std::convert::Infallible;

        /// Headers of answers of `messages`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct MessagesHeaders {
            /// The header `X-List`.
            pub x_list: Option<Vec<String>>,
            /// The header `X-Object`.
            pub x_object: types::Rgb,
            /// The header `X-Exploded`.
            pub x_exploded: Option<types::Rgb>,
            /// The header `X-Map`.
            pub x_map: Option<rt::Map<i64>>,
            /// The header `X-Json`.
            pub x_json: Option<types::Rgb>,
        }

        rt::headers! {
            MessagesHeaders {
                x_list: optional(header("X-List")),
                x_object: structured(header("X-Object")),
                x_exploded: optional_structured(header("X-Exploded")) where explode(true),
                x_map: optional_structured(header("X-Map")) where explode(true),
                x_json: optional_structured(header("X-Json")) where json(),
            }
        }
    }

    pub use simple::*;
    pub use label::*;
    pub use matrix::*;
    pub use form::*;
    pub use delimited::*;
    pub use messages::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Styles`.
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
        /// GET `/simple/{one}/{list}/{object}/{exploded}`
        ///
        /// Gives [`SimpleResponse`](operations::SimpleResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn simple(
            &self,
            request: &operations::SimpleRequest,
        ) -> rt::client::Sending<operations::Simple> {
            self.0.send(request)
        }

        /// GET `/label/{one}/{list}/{object}/{list_exploded}/{exploded}`
        ///
        /// Gives [`LabelResponse`](operations::LabelResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn label(
            &self,
            request: &operations::LabelRequest,
        ) -> rt::client::Sending<operations::Label> {
            self.0.send(request)
        }

        /// GET `/matrix/{one}/{list}/{object}/{list_exploded}/{exploded}`
        ///
        /// Gives [`MatrixResponse`](operations::MatrixResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn matrix(
            &self,
            request: &operations::MatrixRequest,
        ) -> rt::client::Sending<operations::Matrix> {
            self.0.send(request)
        }

        /// GET `/form`
        ///
        /// Gives [`FormResponse`](operations::FormResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn form(
            &self,
            request: &operations::FormRequest,
        ) -> rt::client::Sending<operations::Form> {
            self.0.send(request)
        }

        /// GET `/delimited`
        ///
        /// Gives [`DelimitedResponse`](operations::DelimitedResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn delimited(
            &self,
            request: &operations::DelimitedRequest,
        ) -> rt::client::Sending<operations::Delimited> {
            self.0.send(request)
        }

        /// GET `/messages`
        ///
        /// Gives [`MessagesResponse`](operations::MessagesResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn messages(
            &self,
            request: &operations::MessagesRequest,
        ) -> rt::client::Sending<operations::Messages> {
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

    /// What a server of `Styles` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/simple/{one}/{list}/{object}/{exploded}`
        fn simple(
            &self,
            request: operations::SimpleRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::SimpleResponse, operations::SimpleError>,
        > + Send;

        /// GET `/label/{one}/{list}/{object}/{list_exploded}/{exploded}`
        fn label(
            &self,
            request: operations::LabelRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::LabelResponse, operations::LabelError>,
        > + Send;

        /// GET `/matrix/{one}/{list}/{object}/{list_exploded}/{exploded}`
        fn matrix(
            &self,
            request: operations::MatrixRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::MatrixResponse, operations::MatrixError>,
        > + Send;

        /// GET `/form`
        fn form(
            &self,
            request: operations::FormRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::FormResponse, operations::FormError>,
        > + Send;

        /// GET `/delimited`
        fn delimited(
            &self,
            request: operations::DelimitedRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::DelimitedResponse, operations::DelimitedError>,
        > + Send;

        /// GET `/messages`
        fn messages(
            &self,
            request: operations::MessagesRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::MessagesResponse, operations::MessagesError>,
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
                operations::Simple,
                _,
                _,
            >(|service, request, context| async move {
                Service::simple(&*service, request, context).await
            })
            .public::<
                operations::Label,
                _,
                _,
            >(|service, request, context| async move {
                Service::label(&*service, request, context).await
            })
            .public::<
                operations::Matrix,
                _,
                _,
            >(|service, request, context| async move {
                Service::matrix(&*service, request, context).await
            })
            .public::<
                operations::Form,
                _,
                _,
            >(|service, request, context| async move {
                Service::form(&*service, request, context).await
            })
            .public::<
                operations::Delimited,
                _,
                _,
            >(|service, request, context| async move {
                Service::delimited(&*service, request, context).await
            })
            .public::<
                operations::Messages,
                _,
                _,
            >(|service, request, context| async move {
                Service::messages(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
