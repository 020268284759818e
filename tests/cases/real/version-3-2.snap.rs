//! New, version `1`.

pub mod types {
    //! The schemas of the document.

    mod flight {
        use copperplate_runtime as rt;

        /// The schema `Flight`.
        #[derive(Clone, Default)]
        pub struct Flight {
            /// The member `number`.
            pub number: Option<String>,
        }

        rt::object! {
            Flight {
                number: optional("number"),
                .. => skip,
            }
        }
    }

    pub use flight::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Flight);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod list_flights {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/flights`
        ///
        /// `GET /flights`
        pub struct ListFlights;

        impl rt::Operation for ListFlights {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "listFlights",
                    rt::Method::GET,
                    "/flights",
                )
                .produces(&["application/json"]);
            type Request = ListFlightsRequest;
            type Response = ListFlightsResponse;
            type Error = ListFlightsError;
        }

        /// What `listFlights` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ListFlightsRequest {}

        rt::request! {
            ListFlightsRequest {
            }
        }

        /// What `listFlights` answers when it succeeds.
        ///
        /// All of them
        ///
        /// 200: All.
        pub type ListFlightsResponse = rt::answer::Ok<types::Flight>;

        /// The document has no answer of `listFlights` that is a failure.
        pub type ListFlightsError = std::convert::Infallible;
    }

    pub use list_flights::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `New`.
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

    /// Operations tagged `flights`.
    impl Client {
        /// GET `/flights`
        ///
        /// Gives [`ListFlightsResponse`](operations::ListFlightsResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn list_flights(
            &self,
            request: &operations::ListFlightsRequest,
        ) -> rt::client::Sending<operations::ListFlights> {
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

    /// What a server of `New` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/flights`
        fn list_flights(
            &self,
            request: operations::ListFlightsRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ListFlightsResponse, operations::ListFlightsError>,
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
                operations::ListFlights,
                _,
                _,
            >(|service, request, context| async move {
                Service::list_flights(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
