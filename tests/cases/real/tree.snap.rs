//! Tree, version `1`.

pub mod types {
    //! The schemas of the document.

    mod action {
        use copperplate_runtime as rt;

        /// The schema `Action`.
        #[derive(Clone, PartialEq)]
        pub enum Action {
            /// One of the forms of this value.
            Attach(ActionVariant1),
            /// One of the forms of this value.
            Detach(ActionVariant2),
        }

        rt::union! {
            Action: marked("type") {
                Attach(ActionVariant1) = ["attach"],
                Detach(ActionVariant2) = ["detach"],
            }
        }

        /// What `variant1` of `Action` is.
        #[derive(Clone)]
        pub struct ActionVariant1 {
            /// The member `type`.
            pub r#type: String,
            /// The member `volume`.
            pub volume: String,
        }

        rt::object! {
            ActionVariant1 {
                r#type: required("type"),
                volume: required("volume"),
                .. => skip,
            }
        }

        /// What `variant2` of `Action` is.
        #[derive(Clone)]
        pub struct ActionVariant2 {
            /// The member `type`.
            pub r#type: String,
            /// The member `volume`.
            pub volume: Option<String>,
        }

        rt::object! {
            ActionVariant2 {
                r#type: required("type"),
                volume: optional("volume"),
                .. => skip,
            }
        }
    }

    mod post_thing {
        use copperplate_runtime as rt;

        /// What `body` of `postThing` is.
        #[derive(Clone, Default)]
        pub struct PostThingBody {
            /// The member `name`.
            pub name: Option<String>,
        }

        rt::object! {
            PostThingBody {
                name: optional("name"),
                .. => skip,
            }
        }
    }

    mod thing {
        use copperplate_runtime as rt;

        /// The schema `Thing`.
        #[derive(Clone)]
        pub struct Thing {
            /// The member `name`.
            pub name: String,
        }

        rt::object! {
            Thing {
                name: required("name"),
                .. => skip,
            }
        }
    }

    pub use action::*;
    pub use post_thing::*;
    pub use thing::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Action, ActionVariant1, ActionVariant2, PostThingBody, Thing
    );
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod post_thing {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/things/{id}`
        ///
        /// `POST /things/{id}`
        pub struct PostThing;

        impl rt::Operation for PostThing {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "postThing",
                    rt::Method::POST,
                    "/things/{id}",
                )
                .consumes(&["application/json"]);
            type Request = PostThingRequest;
            type Response = PostThingResponse;
            type Error = PostThingError;
        }

        /// What `postThing` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct PostThingRequest {
            /// The parameter `id`.
            pub id: String,
            /// The request body.
            pub body: types::PostThingBody,
        }

        rt::request! {
            PostThingRequest {
                id: parameter(path("id")),
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `postThing` answers when it succeeds.
        ///
        /// 204: Done.
        pub type PostThingResponse = rt::answer::NoContent;

        /// The document has no answer of `postThing` that is a failure.
        pub type PostThingError = std::convert::Infallible;
    }

    pub use post_thing::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Tree`.
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
        /// POST `/things/{id}`
        ///
        /// Gives [`PostThingResponse`](operations::PostThingResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn post_thing(
            &self,
            request: &operations::PostThingRequest,
        ) -> rt::client::Sending<operations::PostThing> {
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

    /// What a server of `Tree` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/things/{id}`
        fn post_thing(
            &self,
            request: operations::PostThingRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::PostThingResponse, operations::PostThingError>,
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
                operations::PostThing,
                _,
                _,
            >(|service, request, context| async move {
                Service::post_thing(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
