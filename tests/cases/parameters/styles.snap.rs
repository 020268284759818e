//! Styles, version `1`.

pub mod types {
    //! The schemas of the document.

    mod paging {
        use copperplate_runtime as rt;

        /// The schema `Paging`.
        #[derive(Clone, PartialEq, Default)]
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
        #[derive(Clone, PartialEq)]
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

        /// What `simple` answers when it succeeds, as other operations do.
        pub type SimpleResponse = super::FormResponse;

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

        /// What `label` answers when it succeeds, as other operations do.
        pub type LabelResponse = super::FormResponse;

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

        /// What `matrix` answers when it succeeds, as other operations do.
        pub type MatrixResponse = super::FormResponse;

        /// The document has no answer of `matrix` that is a failure.
        pub type MatrixError = std::convert::Infallible;
    }

    mod form {
        use copperplate_runtime as rt;
        use super::FormResponse;
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
        #[derive(Clone, Debug, PartialEq)]
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
        #[derive(Clone, Debug, PartialEq)]
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

        /// What `delimited` answers when it succeeds, as other operations do.
        pub type DelimitedResponse = super::FormResponse;

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
        #[derive(Clone, Debug, PartialEq)]
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
        #[derive(Clone, Debug, PartialEq)]
        pub enum MessagesResponse {
            /// 204: Done.
            NoContent {
                /// The headers.
                headers: MessagesHeaders,
            },
        }

        rt::response! {
            MessagesResponse {
                204 => NoContent {
                    .. headers: headers(),
                },
            }
        }

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

    mod form_response {
        use copperplate_runtime as rt;

        /// What `form` answers when it succeeds, and other operations as well.
        #[derive(Clone, Debug, PartialEq)]
        pub enum FormResponse {
            /// 204: Done.
            NoContent,
        }

        rt::response! {
            FormResponse {
                204 => NoContent {},
            }
        }
    }

    pub use simple::*;
    pub use label::*;
    pub use matrix::*;
    pub use form::*;
    pub use delimited::*;
    pub use messages::*;
    pub use form_response::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations::{
        Simple, SimpleRequest, Label, LabelRequest, Matrix, MatrixRequest, Form, FormRequest,
        Delimited, DelimitedRequest, Messages, MessagesRequest,
    };

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
        /// Gives [`SimpleResponse`](super::operations::SimpleResponse).
        ///
        /// # Errors
        ///
        /// [`SimpleError`](super::operations::SimpleError),
        /// a documented answer of failure; any answer that the document does not describe, a request
        /// that breaks the document's rules, or a failure to reach the server.
        pub fn simple(&self, request: &SimpleRequest) -> rt::client::Sending<Simple> {
            self.0.send::<Simple>(request)
        }

        /// GET `/label/{one}/{list}/{object}/{list_exploded}/{exploded}`
        ///
        /// Gives [`LabelResponse`](super::operations::LabelResponse).
        ///
        /// # Errors
        ///
        /// [`LabelError`](super::operations::LabelError),
        /// a documented answer of failure; any answer that the document does not describe, a request
        /// that breaks the document's rules, or a failure to reach the server.
        pub fn label(&self, request: &LabelRequest) -> rt::client::Sending<Label> {
            self.0.send::<Label>(request)
        }

        /// GET `/matrix/{one}/{list}/{object}/{list_exploded}/{exploded}`
        ///
        /// Gives [`MatrixResponse`](super::operations::MatrixResponse).
        ///
        /// # Errors
        ///
        /// [`MatrixError`](super::operations::MatrixError),
        /// a documented answer of failure; any answer that the document does not describe, a request
        /// that breaks the document's rules, or a failure to reach the server.
        pub fn matrix(&self, request: &MatrixRequest) -> rt::client::Sending<Matrix> {
            self.0.send::<Matrix>(request)
        }

        /// GET `/form`
        ///
        /// Gives [`FormResponse`](super::operations::FormResponse).
        ///
        /// # Errors
        ///
        /// [`FormError`](super::operations::FormError),
        /// a documented answer of failure; any answer that the document does not describe, a request
        /// that breaks the document's rules, or a failure to reach the server.
        pub fn form(&self, request: &FormRequest) -> rt::client::Sending<Form> {
            self.0.send::<Form>(request)
        }

        /// GET `/delimited`
        ///
        /// Gives [`DelimitedResponse`](super::operations::DelimitedResponse).
        ///
        /// # Errors
        ///
        /// [`DelimitedError`](super::operations::DelimitedError),
        /// a documented answer of failure; any answer that the document does not describe, a request
        /// that breaks the document's rules, or a failure to reach the server.
        pub fn delimited(
            &self,
            request: &DelimitedRequest,
        ) -> rt::client::Sending<Delimited> {
            self.0.send::<Delimited>(request)
        }

        /// GET `/messages`
        ///
        /// Gives [`MessagesResponse`](super::operations::MessagesResponse).
        ///
        /// # Errors
        ///
        /// [`MessagesError`](super::operations::MessagesError),
        /// a documented answer of failure; any answer that the document does not describe, a request
        /// that breaks the document's rules, or a failure to reach the server.
        pub fn messages(&self, request: &MessagesRequest) -> rt::client::Sending<Messages> {
            self.0.send::<Messages>(request)
        }
    }
}

#[cfg(feature = "client")]
pub use client::Client;

#[cfg(feature = "server")]
pub mod server {
    //! The server: implement [`Service`] and serve [`router`].

    use copperplate_runtime as rt;
    use super::operations::{
        Simple, SimpleError, SimpleRequest, SimpleResponse, Label, LabelError, LabelRequest,
        LabelResponse, Matrix, MatrixError, MatrixRequest, MatrixResponse, Form, FormError,
        FormRequest, FormResponse, Delimited, DelimitedError, DelimitedRequest,
        DelimitedResponse, Messages, MessagesError, MessagesRequest, MessagesResponse,
    };

    /// What a server of `Styles` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/simple/{one}/{list}/{object}/{exploded}`
        fn simple(
            &self,
            request: SimpleRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<Output = Result<SimpleResponse, SimpleError>> + Send;

        /// GET `/label/{one}/{list}/{object}/{list_exploded}/{exploded}`
        fn label(
            &self,
            request: LabelRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<Output = Result<LabelResponse, LabelError>> + Send;

        /// GET `/matrix/{one}/{list}/{object}/{list_exploded}/{exploded}`
        fn matrix(
            &self,
            request: MatrixRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<Output = Result<MatrixResponse, MatrixError>> + Send;

        /// GET `/form`
        fn form(
            &self,
            request: FormRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<Output = Result<FormResponse, FormError>> + Send;

        /// GET `/delimited`
        fn delimited(
            &self,
            request: DelimitedRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<Output = Result<DelimitedResponse, DelimitedError>> + Send;

        /// GET `/messages`
        fn messages(
            &self,
            request: MessagesRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<Output = Result<MessagesResponse, MessagesError>> + Send;
    }

    /// An ordinary `axum` router, which nests, layers and merges like any other.
    pub fn router<S: Service>(service: S) -> rt::server::Router {
        routes(service).finish()
    }

    /// The operations, for a router with other limits.
    pub fn routes<S: Service>(service: S) -> rt::server::Routes<S> {
        rt::server::Routes::new(service, &REFUSALS)
            .public::<
                Simple,
                _,
                _,
            >(|service, request, context| async move {
                service.simple(request, context).await
            })
            .public::<
                Label,
                _,
                _,
            >(|service, request, context| async move {
                service.label(request, context).await
            })
            .public::<
                Matrix,
                _,
                _,
            >(|service, request, context| async move {
                service.matrix(request, context).await
            })
            .public::<
                Form,
                _,
                _,
            >(|service, request, context| async move {
                service.form(request, context).await
            })
            .public::<
                Delimited,
                _,
                _,
            >(|service, request, context| async move {
                service.delimited(request, context).await
            })
            .public::<
                Messages,
                _,
                _,
            >(|service, request, context| async move {
                service.messages(request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
