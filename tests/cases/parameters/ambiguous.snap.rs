//! Ambiguous, version `1`.

pub mod types {
    //! The schemas of the document.

    mod find {
        use copperplate_runtime as rt;

        /// What `account` of `find` is.
        #[derive(Clone, PartialEq)]
        pub enum FindAccount {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Integer(i64),
        }

        rt::union! {
            FindAccount: any_of {
                Text(String),
                Integer(i64),
            }
        }

        /// What `state` of `find` is.
        #[derive(Clone, PartialEq)]
        pub enum FindState {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Boolean(bool),
        }

        rt::union! {
            FindState: any_of {
                Text(String),
                Boolean(bool),
            }
        }

        /// What `X-Limit` of `find` is.
        #[derive(Clone, PartialEq)]
        pub enum FindXLimit {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Number(f64),
        }

        rt::union! {
            FindXLimit: one_of_apart {
                Text(String),
                Number(f64),
            }
        }

        /// What `filter` of `find` is.
        #[derive(Clone, Default)]
        pub struct FindFilter {
            /// The member `id`.
            pub id: Option<super::Id>,
        }

        rt::object! {
            FindFilter {
                id: optional("id"),
                .. => skip,
            }
        }
    }

    mod id {
        use copperplate_runtime as rt;

        /// The schema `Id`.
        #[derive(Clone, PartialEq)]
        pub enum Id {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Integer(i64),
        }

        rt::union! {
            Id: one_of_apart {
                Text(String),
                Integer(i64),
            }
        }
    }

    mod label {
        use copperplate_runtime as rt;

        /// What `body` of `label` is.
        #[derive(Clone)]
        pub struct LabelBody {
            /// The member `id`.
            pub id: super::Id,
            /// The member `labels`.
            pub labels: Vec<String>,
            /// The member `notes`.
            pub notes: Option<Vec<String>>,
        }

        rt::object! {
            LabelBody {
                id: required("id"),
                labels: required("labels"),
                notes: optional("notes"),
                .. => skip,
            }
        }
    }

    pub use find::*;
    pub use id::*;
    pub use label::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        FindAccount, FindFilter, FindState, FindXLimit, Id, LabelBody
    );
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod find {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/accounts/{account}`
        ///
        /// `GET /accounts/{account}`
        pub struct Find;

        impl rt::Operation for Find {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "find",
                rt::Method::GET,
                "/accounts/{account}",
            );
            type Request = FindRequest;
            type Response = FindResponse;
            type Error = FindError;
        }

        /// What `find` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct FindRequest {
            /// The parameter `account`.
            pub account: types::FindAccount,
            /// The parameter `state`.
            pub state: Option<types::FindState>,
            /// The header `X-Limit`.
            pub x_limit: Option<types::FindXLimit>,
            /// The parameter `filter`.
            pub filter: Option<types::FindFilter>,
        }

        rt::request! {
            FindRequest {
                account: structured(path("account")),
                state: optional_structured(query("state")),
                x_limit: optional_structured(header("X-Limit")),
                filter: optional_structured(query("filter")) where style(rt::Style::DeepObject),
            }
        }

        /// What `find` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum FindResponse {
            /// 200: The account.
            Ok {
                /// The header `X-Account`.
                x_account: Option<types::Id>,
            },
        }

        rt::response! {
            FindResponse {
                200 => Ok {
                    x_account: optional_structured(header("X-Account")),
                },
            }
        }

        /// The document has no answer of `find` that is a failure.
        pub type FindError = std::convert::Infallible;
    }

    mod attach {
        use copperplate_runtime as rt;
        use super::super::types;

        /// PUT `/accounts/{account}`
        ///
        /// `PUT /accounts/{account}`
        pub struct Attach;

        impl rt::Operation for Attach {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "attach",
                    rt::Method::PUT,
                    "/accounts/{account}",
                )
                .consumes(&["multipart/form-data"]);
            type Request = AttachRequest;
            type Response = AttachResponse;
            type Error = AttachError;
        }

        /// What `attach` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct AttachRequest {
            /// The parameter `account`.
            pub account: String,
            /// The request body.
            pub body: AttachParts,
        }

        /// The body that `attach` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct AttachParts {
            /// The part `id`.
            pub id: types::Id,
            /// The part `labels`.
            pub labels: Vec<String>,
            /// The part `notes`.
            pub notes: Option<Vec<String>>,
        }

        static ATTACH_ID_PART: rt::ShapedPart = rt::ShapedPart::new("id");

        static ATTACH_LABELS_PART: rt::TextPart = rt::TextPart::new("labels");

        static ATTACH_NOTES_PART: rt::TextPart = rt::TextPart::new("notes");

        impl rt::Multipart for AttachParts {
            fn write(&self, to: &mut rt::PartsWriter) {
                to.one(&ATTACH_ID_PART, &self.id);
                to.list(&ATTACH_LABELS_PART, &self.labels);
                to.optional_list(&ATTACH_NOTES_PART, &self.notes);
            }

            fn read(from: &mut rt::PartsReader<'_>) -> Option<Self> {
                let id = from.one(&ATTACH_ID_PART);
                let labels = from.list(&ATTACH_LABELS_PART);
                let notes = from.optional_list(&ATTACH_NOTES_PART);
                Some(Self {
                    id: id?,
                    labels: labels?,
                    notes,
                })
            }

            fn check(&self, report: &mut rt::Report) {
                report.part(&ATTACH_ID_PART, &self.id);
            }
        }

        rt::request! {
            AttachRequest {
                account: parameter(path("account")),
                .. body: body(&rt::MultipartBody),
            }
        }

        /// What `attach` answers when it succeeds.
        ///
        /// 204: They were taken.
        pub type AttachResponse = rt::answer::NoContent;

        /// The document has no answer of `attach` that is a failure.
        pub type AttachError = std::convert::Infallible;
    }

    mod label {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/accounts/{account}`
        ///
        /// `POST /accounts/{account}`
        pub struct Label;

        impl rt::Operation for Label {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "label",
                    rt::Method::POST,
                    "/accounts/{account}",
                )
                .consumes(&["application/x-www-form-urlencoded"]);
            type Request = LabelRequest;
            type Response = LabelResponse;
            type Error = LabelError;
        }

        /// What `label` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct LabelRequest {
            /// The parameter `account`.
            pub account: String,
            /// The request body.
            pub body: types::LabelBody,
        }

        rt::request! {
            LabelRequest {
                account: parameter(path("account")),
                .. body: body(&rt::FORM),
            }
        }

        /// What `label` answers when it succeeds.
        ///
        /// 204: They were taken.
        pub type LabelResponse = rt::answer::NoContent;

        /// The document has no answer of `label` that is a failure.
        pub type LabelError = std::convert::Infallible;
    }

    pub use find::*;
    pub use attach::*;
    pub use label::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Ambiguous`.
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
        /// GET `/accounts/{account}`
        ///
        /// Gives [`FindResponse`](operations::FindResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn find(
            &self,
            request: &operations::FindRequest,
        ) -> rt::client::Sending<operations::Find> {
            self.0.send(request)
        }

        /// PUT `/accounts/{account}`
        ///
        /// Gives [`AttachResponse`](operations::AttachResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn attach(
            &self,
            request: &operations::AttachRequest,
        ) -> rt::client::Sending<operations::Attach> {
            self.0.send(request)
        }

        /// POST `/accounts/{account}`
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
    }
}

#[cfg(feature = "client")]
pub use client::Client;

#[cfg(feature = "server")]
pub mod server {
    //! The server: implement [`Service`] and serve [`router`].

    use copperplate_runtime as rt;
    use super::operations;

    /// What a server of `Ambiguous` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/accounts/{account}`
        fn find(
            &self,
            request: operations::FindRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::FindResponse, operations::FindError>,
        > + Send;

        /// PUT `/accounts/{account}`
        fn attach(
            &self,
            request: operations::AttachRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::AttachResponse, operations::AttachError>,
        > + Send;

        /// POST `/accounts/{account}`
        fn label(
            &self,
            request: operations::LabelRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::LabelResponse, operations::LabelError>,
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
                operations::Find,
                _,
                _,
            >(|service, request, context| async move {
                Service::find(&*service, request, context).await
            })
            .public::<
                operations::Attach,
                _,
                _,
            >(|service, request, context| async move {
                Service::attach(&*service, request, context).await
            })
            .public::<
                operations::Label,
                _,
                _,
            >(|service, request, context| async move {
                Service::label(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
