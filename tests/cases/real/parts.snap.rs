//! Parts, version `1`.

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod send {
        use copperplate_runtime as rt;

        /// POST `/messages`
        ///
        /// `POST /messages`
        pub struct SendSchema;

        impl rt::Operation for SendSchema {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "send",
                    rt::Method::POST,
                    "/messages",
                )
                .consumes(&["multipart/form-data"])
                .uploads(&["multipart/form-data"]);
            type Request = SendSchemaRequest;
            type Response = SendSchemaResponse;
            type Error = SendSchemaError;
        }

        /// What `send` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct SendSchemaRequest {
            /// The request body.
            pub body: Vec<rt::NamedPart>,
        }

        rt::request! {
            SendSchemaRequest {
                .. body: body(&rt::RawMultipart),
            }
        }

        /// What `send` answers when it succeeds.
        ///
        /// 204: Done.
        pub type SendSchemaResponse = rt::answer::NoContent;

        /// The document has no answer of `send` that is a failure.
        pub type SendSchemaError = std::convert::Infallible;
    }

    pub use send::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Parts`.
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
        /// POST `/messages`
        ///
        /// Gives [`SendSchemaResponse`](operations::SendSchemaResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn send(
            &self,
            request: &operations::SendSchemaRequest,
        ) -> rt::client::Sending<operations::SendSchema> {
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

    /// What a server of `Parts` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/messages`
        fn send(
            &self,
            request: operations::SendSchemaRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::SendSchemaResponse, operations::SendSchemaError>,
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
                operations::SendSchema,
                _,
                _,
            >(|service, request, context| async move {
                Service::send(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
