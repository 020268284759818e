//! Modules, version `1`.

pub mod types {
    //! The schemas of the document.

    mod rules {
        use copperplate_runtime as rt;

        /// What `body` of `rules` is.
        #[derive(Clone, Default)]
        pub struct RulesBody {
            /// The member `rules`.
            pub rules: Option<Vec<String>>,
            /// The member `types`.
            pub types: Option<String>,
        }

        rt::object! {
            RulesBody {
                rules: optional("rules"),
                types: optional("types"),
                .. => skip,
            }
        }
    }

    mod zone {
        use copperplate_runtime as rt;

        /// The schema `Zone`.
        #[derive(Clone, Default)]
        pub struct Zone {
            /// The member `rules`.
            pub rules: Option<String>,
            /// The member `types`.
            pub types: Option<i64>,
            /// The member `security`.
            pub security: Option<bool>,
        }

        rt::object! {
            Zone {
                rules: optional("rules"),
                types: optional("types"),
                security: optional("security"),
                .. => skip,
            }
        }
    }

    pub use rules::*;
    pub use zone::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(RulesBody, Zone);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod rules {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/types`
        ///
        /// `POST /types`
        pub struct Rules;

        impl rt::Operation for Rules {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "rules",
                    rt::Method::POST,
                    "/types",
                )
                .consumes(&["application/json"]);
            type Request = RulesRequest;
            type Response = RulesResponse;
            type Error = RulesError;
        }

        /// What `rules` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct RulesRequest {
            /// The parameter `types`.
            pub types: Option<String>,
            /// The parameter `security`.
            pub security: Option<String>,
            /// The request body.
            pub body: Option<types::RulesBody>,
        }

        rt::request! {
            RulesRequest {
                types: optional(query("types")),
                security: optional(query("security")),
                .. body: optional_json("application/json", &rt::ANY),
            }
        }

        /// The document has no answer of `rules` that is a success.
        pub type RulesResponse = std::convert::Infallible;

        /// The document has no answer of `rules` that is a failure.
        pub type RulesError = std::convert::Infallible;
    }

    pub use rules::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Modules`.
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
        /// POST `/types`
        ///
        /// Gives [`RulesResponse`](operations::RulesResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn rules(
            &self,
            request: &operations::RulesRequest,
        ) -> rt::client::Sending<operations::Rules> {
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

    /// What a server of `Modules` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/types`
        fn rules(
            &self,
            request: operations::RulesRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::RulesResponse, operations::RulesError>,
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
                operations::Rules,
                _,
                _,
            >(|service, request, context| async move {
                Service::rules(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
