//! Nothing, version `1`.

pub mod types {
    //! The schemas of the document.

    mod holder {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Holder`.
        #[derive(Clone)]
        pub struct Holder {
            /// The member `number`.
            pub number: rt::Json,
            /// The member `text`.
            pub text: Option<rt::Json>,
        }

        rt::object! {
            Holder {
                number: required("number") where keywords(&[rt::Keyword::Ref(&rules::HOLDER_NUMBER)]),
                text: optional("text") where keywords(&[rt::Keyword::Ref(&rules::HOLDER_TEXT)]),
                .. => skip,
            }
        }
    }

    pub use holder::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Holder);
}

mod rules {
    //! Keywords that no Rust type holds; they are evaluated on the JSON of a value.

    use copperplate_runtime as rt;

    pub(super) static HOLDER_NUMBER: rt::Schema = rt::Schema::new()
        .keywords(
            &[rt::Keyword::Type(&["number", "null"]), rt::Keyword::Enum(&["null", "null"])],
        );

    pub(super) static HOLDER_TEXT: rt::Schema = rt::Schema::new()
        .keywords(
            &[rt::Keyword::Type(&["string", "null"]), rt::Keyword::Enum(&["null", "null"])],
        );

    pub(super) static THINGS_GET_PARAMETERS_0: rt::Schema = rt::Schema::new()
        .keywords(
            &[rt::Keyword::Type(&["number", "null"]), rt::Keyword::Enum(&["null", "null"])],
        );
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod list {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// GET `/things`
        ///
        /// `GET /things`
        pub struct List;

        impl rt::Operation for List {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "list",
                rt::Method::GET,
                "/things",
            );
            type Request = ListRequest;
            type Response = ListResponse;
            type Error = ListError;
        }

        /// What `list` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ListRequest {
            /// The parameter `gone`.
            pub gone: Option<String>,
        }

        rt::request! {
            ListRequest {
                gone: optional(query("gone"))
                    where keywords(&[rt::Keyword::Ref(&rules::THINGS_GET_PARAMETERS_0)]),
            }
        }

        /// What `list` answers when it succeeds.
        ///
        /// 204: Done.
        pub type ListResponse = rt::answer::NoContent;

        /// The document has no answer of `list` that is a failure.
        pub type ListError = std::convert::Infallible;
    }

    pub use list::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Nothing`.
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
        /// GET `/things`
        ///
        /// Gives [`ListResponse`](operations::ListResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn list(
            &self,
            request: &operations::ListRequest,
        ) -> rt::client::Sending<operations::List> {
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

    /// What a server of `Nothing` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/things`
        fn list(
            &self,
            request: operations::ListRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ListResponse, operations::ListError>,
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
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
