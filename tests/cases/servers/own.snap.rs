//! Own servers, version `1`.

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod ping {
        use copperplate_runtime as rt;
        use super::super::servers;

        /// GET `/ping`
        ///
        /// `GET /ping`
        pub struct Ping;

        impl rt::Operation for Ping {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "ping",
                    rt::Method::GET,
                    "/ping",
                )
                .servers(&[servers::PING_EXAMPLE_COM]);
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

    pub use ping::*;
}

pub mod servers {
    //! The servers of the document. A router has the paths of the document alone: to serve it below the path of a server's URL, nest it under `rt::ServerUrl::path`.

    use copperplate_runtime as rt;

    /// The servers that the document names; a client calls the first of them unless told
    /// otherwise.
    pub const SERVERS: &[rt::Server] = &[];

    /// A server.
    ///
    /// `https://ping.example.com`
    pub const PING_EXAMPLE_COM: rt::Server = rt::Server::new("https://ping.example.com");
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    pub use super::servers::SERVERS;

    /// Calls `Own servers`.
    ///
    /// Cloning it is cheap; clones share connections and credentials.
    #[derive(Clone, Debug)]
    pub struct Client(rt::client::Client);

    impl Client {
        /// Begins a client; each operation has servers of its own.
        #[must_use]
        pub fn builder() -> rt::client::Builder<Self> {
            rt::client::Builder::without_server(Self)
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

    /// What a server of `Own servers` does.
    pub trait Service: Send + Sync + 'static {
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
