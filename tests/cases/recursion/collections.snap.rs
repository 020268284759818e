//! Collections, version `1`.

pub mod types {
    //! The schemas of the document.

    mod even {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Even`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Even(Vec<rt::Map<Option<Even>>>);

        rt::newtype!(Even(Vec < rt::Map < Option < Even > > >), & EVEN);

        static EVEN: rt::Schema = rt::Schema::new()
            .items(&rt::Schema::new().keywords(&[rt::Keyword::Ref(&rules::EVEN_ITEMS_REST)]));
    }

    mod nest {
        use copperplate_runtime as rt;

        /// The schema `Nest`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Nest(Vec<Nest>);

        rt::newtype!(Nest(Vec < Nest >), & NEST);

        static NEST: rt::Schema = rt::Schema::new().max_items(3);
    }

    mod paths {
        use copperplate_runtime as rt;

        /// The schema `Paths`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Paths(rt::Map<Paths>);

        rt::newtype!(Paths(rt::Map < Paths >), & PATHS);

        static PATHS: rt::Schema = rt::Schema::new();
    }

    pub use even::*;
    pub use nest::*;
    pub use paths::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Even, Nest, Paths);
}

mod rules {
    //! Keywords that no Rust type holds; they are evaluated on the JSON of a value.

    use copperplate_runtime as rt;

    pub(super) static EVEN_ITEMS_PROPERTY_NAMES: rt::Schema = rt::Schema::new()
        .max_length(3);

    pub(super) static EVEN_ITEMS_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::PropertyNames(&EVEN_ITEMS_PROPERTY_NAMES)]);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod put_nest {
        use copperplate_runtime as rt;
        use super::super::types;

        /// PUT `/nests`
        ///
        /// `PUT /nests`
        pub struct PutNest;

        impl rt::Operation for PutNest {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "putNest",
                    rt::Method::PUT,
                    "/nests",
                )
                .consumes(&["application/json"])
                .produces(&["application/json"]);
            type Request = PutNestRequest;
            type Response = PutNestResponse;
            type Error = PutNestError;
        }

        /// What `putNest` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct PutNestRequest {
            /// The request body.
            pub body: types::Nest,
        }

        rt::request! {
            PutNestRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `putNest` answers when it succeeds.
        ///
        /// 200: The paths.
        pub type PutNestResponse = rt::answer::Ok<types::Paths>;

        /// The document has no answer of `putNest` that is a failure.
        pub type PutNestError = std::convert::Infallible;
    }

    pub use put_nest::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Collections`.
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
        /// PUT `/nests`
        ///
        /// Gives [`PutNestResponse`](operations::PutNestResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn put_nest(
            &self,
            request: &operations::PutNestRequest,
        ) -> rt::client::Sending<operations::PutNest> {
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

    /// What a server of `Collections` does.
    pub trait Service: Send + Sync + 'static {
        /// PUT `/nests`
        fn put_nest(
            &self,
            request: operations::PutNestRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::PutNestResponse, operations::PutNestError>,
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
                operations::PutNest,
                _,
                _,
            >(|service, request, context| async move {
                Service::put_nest(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
