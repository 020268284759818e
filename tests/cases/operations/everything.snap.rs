//! Operations, version `1`.

pub mod types {
    //! The schemas of the document.

    mod note {
        use copperplate_runtime as rt;

        /// The schema `Note`.
        #[derive(Clone)]
        pub struct NoteInput {
            /// The member `text`.
            pub text: String,
            /// The member `pin`.
            pub pin: Option<String>,
        }

        rt::object! {
            NoteInput {
                text: required("text"),
                pin: optional("pin"),
                .. => skip,
            }
        }

        /// The schema `Note`.
        #[derive(Clone)]
        pub struct Note {
            /// The member `id`.
            pub id: i64,
            /// The member `text`.
            pub text: String,
        }

        rt::object! {
            Note {
                id: required("id"),
                text: required("text"),
                .. => skip,
            }
        }
    }

    mod notes_list {
        use copperplate_runtime as rt;

        /// What `item` of `notes/list.only` is.
        pub enum NotesListOnlyItem {
            /// `a`
            A,
            /// `b`
            B,
        }

        rt::choice! {
            NotesListOnlyItem {
                A = "a",
                B = "b",
            }
        }
    }

    mod problem {
        use copperplate_runtime as rt;

        /// The schema `Problem`.
        #[derive(Clone, Default)]
        pub struct Problem {
            /// The member `title`.
            pub title: Option<String>,
            /// The member `kind`.
            pub kind: Option<ProblemKind>,
        }

        rt::object! {
            Problem {
                title: optional("title"),
                kind: optional("kind"),
                .. => skip,
            }
        }

        /// What `kind` of `Problem` is.
        #[non_exhaustive]
        pub enum ProblemKind {
            /// `bad`
            Bad,
            /// `worse`
            Worse,
            /// Text that the document does not list; read it with `as_str`.
            #[doc(hidden)]
            Unknown(rt::Unknown),
        }

        rt::choice! {
            ProblemKind {
                Bad = "bad",
                Worse = "worse",
                .. Unknown,
            }
        }
    }

    pub use note::*;
    pub use notes_list::*;
    pub use problem::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Note, NoteInput, NotesListOnlyItem, Problem, ProblemKind
    );
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod notes_list {
        use copperplate_runtime as rt;
        use super::super::{security, types};

        /// GET `/accounts/{id}/notes`
        ///
        /// `GET /accounts/{id}/notes`
        pub struct NotesList;

        impl rt::Operation for NotesList {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "notes/list",
                    rt::Method::GET,
                    "/accounts/{id}/notes",
                )
                .security(&[&[security::TOKEN.requires(&[])]])
                .produces(&["application/json", "application/problem+json"]);
            type Request = NotesListRequest;
            type Response = NotesListResponse;
            type Error = NotesListError;
        }

        /// What `notes/list` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct NotesListRequest {
            /// The parameter `id`.
            pub id: rt::Uuid,
            /// The parameter `limit`.
            pub limit: Option<i64>,
            /// The parameter `tags`.
            pub tags: Option<Vec<String>>,
            /// The parameter `only`.
            pub only: Option<Vec<types::NotesListOnlyItem>>,
            /// The header `X-Trace`.
            pub x_trace: Option<String>,
            /// The parameter `session`.
            pub session: Option<rt::Sensitive<String>>,
        }

        rt::request! {
            NotesListRequest {
                id: parameter(path("id")),
                limit: optional(query("limit")) where minimum("1") maximum("100"),
                tags: optional(query("tags")) where max_items(2),
                only: optional(query("only")) where explode(false),
                x_trace: optional(header("X-Trace")),
                session: optional(cookie("session")),
            }
        }

        /// What `notes/list` answers when it succeeds.
        ///
        /// 200: The notes.
        pub type NotesListResponse = rt::answer::OkWithHeaders<
            Vec<types::Note>,
            NotesListHeaders,
        >;

        /// What `notes/list` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum NotesListError {
            /// 4XX: The request was at fault.
            ClientError(rt::StatusCode, types::Problem),
            /// Any other status: Anything else.
            Default(rt::StatusCode),
        }

        rt::failure! {
            NotesListError {
                (400..=499) => ClientError(status: status_code(), body: json("application/problem+json", &rt::ANY))
                    as "4XX: The request was at fault",
                _ => Default(status: status_code()) as "Any other status: Anything else",
            }
        }

        /// Headers of answers of `notes/list`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct NotesListHeaders {
            /// The header `X-Total`.
            pub x_total: i64,
            /// The header `Link`.
            pub link: Option<String>,
        }

        rt::headers! {
            NotesListHeaders {
                x_total: parameter(header("X-Total")),
                link: optional(header("Link")),
            }
        }
    }

    mod post_accounts_id_notes {
        use copperplate_runtime as rt;
        use super::super::{security, types};

        /// POST `/accounts/{id}/notes`
        ///
        /// `POST /accounts/{id}/notes`
        pub struct PostAccountsIdNotes;

        impl rt::Operation for PostAccountsIdNotes {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "post /accounts/{id}/notes",
                    rt::Method::POST,
                    "/accounts/{id}/notes",
                )
                .security(
                    &[&[security::TOKEN.requires(&[])], &[security::KEY.requires(&[])], &[]],
                )
                .consumes(&["application/json"])
                .produces(&["application/json"])
                .bare();
            type Request = PostAccountsIdNotesRequest;
            type Response = PostAccountsIdNotesResponse;
            type Error = PostAccountsIdNotesError;
        }

        /// What `post /accounts/{id}/notes` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct PostAccountsIdNotesRequest {
            /// The parameter `id`.
            pub id: rt::Uuid,
            /// The request body.
            pub body: Option<types::NoteInput>,
        }

        rt::request! {
            PostAccountsIdNotesRequest {
                id: parameter(path("id")),
                .. body: optional_json("application/json", &rt::ANY),
            }
        }

        /// What `post /accounts/{id}/notes` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PostAccountsIdNotesResponse {
            /// 201: Created.
            Created(types::Note),
            /// 204: Nothing to do.
            NoContent,
        }

        rt::response! {
            PostAccountsIdNotesResponse {
                201 => Created(body: json("application/json", &rt::ANY)),
                204 => NoContent {},
            }
        }

        /// The document has no answer of `post /accounts/{id}/notes` that is a failure.
        pub type PostAccountsIdNotesError = std::convert::Infallible;
    }

    mod ping {
        use copperplate_runtime as rt;

        /// GET `/ping`
        ///
        /// `GET /ping`
        pub struct Ping;

        impl rt::Operation for Ping {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "ping",
                rt::Method::GET,
                "/ping",
            );
            type Request = PingRequest;
            type Response = PingResponse;
            type Error = PingError;
        }

        /// What `ping` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct PingRequest {}

        rt::request! {
            PingRequest {
            }
        }

        /// What `ping` answers when it succeeds.
        ///
        /// 204: Alive.
        pub type PingResponse = rt::answer::NoContent;

        /// The document has no answer of `ping` that is a failure.
        pub type PingError = std::convert::Infallible;
    }

    pub use notes_list::*;
    pub use post_accounts_id_notes::*;
    pub use ping::*;
}

pub mod security {
    //! The security schemes of the document.

    use copperplate_runtime as rt;

    /// A security scheme.
    pub const TOKEN: rt::Scheme = rt::Scheme {
        name: "token",
        kind: rt::SchemeKind::Bearer,
    };

    /// A security scheme.
    pub const KEY: rt::Scheme = rt::Scheme {
        name: "key",
        kind: rt::SchemeKind::ApiKey {
            place: rt::KeyPlace::Header,
            name: "X-Key",
        },
    };
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
        /// GET `/accounts/{id}/notes`
        ///
        /// Gives [`NotesListResponse`](operations::NotesListResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`NotesListError`](operations::NotesListError).
        pub fn notes_list(
            &self,
            request: &operations::NotesListRequest,
        ) -> rt::client::Sending<operations::NotesList> {
            self.0.send(request)
        }

        /// POST `/accounts/{id}/notes`
        ///
        /// Gives [`PostAccountsIdNotesResponse`](operations::PostAccountsIdNotesResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn post_accounts_id_notes(
            &self,
            request: &operations::PostAccountsIdNotesRequest,
        ) -> rt::client::Sending<operations::PostAccountsIdNotes> {
            self.0.send(request)
        }

        /// GET `/ping`
        ///
        /// Gives [`PingResponse`](operations::PingResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn ping(
            &self,
            request: &operations::PingRequest,
        ) -> rt::client::Sending<operations::Ping> {
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
        /// GET `/accounts/{id}/notes`
        fn notes_list(
            &self,
            request: operations::NotesListRequest,
            context: rt::server::Context<Self::Principal>,
        ) -> impl Future<
            Output = Result<operations::NotesListResponse, operations::NotesListError>,
        > + Send;

        /// POST `/accounts/{id}/notes`
        fn post_accounts_id_notes(
            &self,
            request: operations::PostAccountsIdNotesRequest,
            context: rt::server::Context<Option<Self::Principal>>,
        ) -> impl Future<
            Output = Result<
                operations::PostAccountsIdNotesResponse,
                operations::PostAccountsIdNotesError,
            >,
        > + Send;

        /// GET `/ping`
        fn ping(
            &self,
            request: operations::PingRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::PingResponse, operations::PingError>,
        > + Send;
    }

    /// An ordinary `axum` router, which nests, layers and merges like any other.
    pub fn router<S: Service>(service: S) -> rt::server::Router {
        routes(service).finish()
    }

    /// The operations, for a router with other limits.
    pub fn routes<S: Service>(service: S) -> rt::server::Routes<S> {
        rt::server::Routes::new(service, &REFUSALS)
            .secured::<
                operations::NotesList,
                _,
                _,
            >(|service, request, context| async move {
                Service::notes_list(&*service, request, context).await
            })
            .optional::<
                operations::PostAccountsIdNotes,
                _,
                _,
            >(|service, request, context| async move {
                Service::post_accounts_id_notes(&*service, request, context).await
            })
            .public::<
                operations::Ping,
                _,
                _,
            >(|service, request, context| async move {
                Service::ping(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
