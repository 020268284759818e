//! Closed, version `1`.

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod alone {
        use copperplate_runtime as rt;
        use super::super::security;

        /// GET `/alone`
        ///
        /// `GET /alone`
        pub struct Alone;

        impl rt::Operation for Alone {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "alone",
                    rt::Method::GET,
                    "/alone",
                )
                .security(&[&[security::DIGEST.requires(&[])]]);
            type Request = AloneRequest;
            type Response = AloneResponse;
            type Error = AloneError;
        }

        /// What `alone` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct AloneRequest {}

        rt::request! {
            AloneRequest {
            }
        }

        /// What `alone` answers when it succeeds.
        ///
        /// 204: Done.
        pub type AloneResponse = rt::answer::NoContent;

        /// The document has no answer of `alone` that is a failure.
        pub type AloneError = std::convert::Infallible;
    }

    mod both {
        use copperplate_runtime as rt;
        use super::super::security;

        /// GET `/both`
        ///
        /// `GET /both`
        pub struct Both;

        impl rt::Operation for Both {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "both",
                    rt::Method::GET,
                    "/both",
                )
                .security(&[&[security::DIGEST.requires(&[]), security::TOKEN.requires(&[])]]);
            type Request = BothRequest;
            type Response = BothResponse;
            type Error = BothError;
        }

        /// What `both` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct BothRequest {}

        rt::request! {
            BothRequest {
            }
        }

        /// What `both` answers when it succeeds.
        ///
        /// 204: Done.
        pub type BothResponse = rt::answer::NoContent;

        /// The document has no answer of `both` that is a failure.
        pub type BothError = std::convert::Infallible;
    }

    mod either {
        use copperplate_runtime as rt;
        use super::super::security;

        /// GET `/either`
        ///
        /// `GET /either`
        pub struct Either;

        impl rt::Operation for Either {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "either",
                    rt::Method::GET,
                    "/either",
                )
                .security(
                    &[&[security::DIGEST.requires(&[])], &[security::TOKEN.requires(&[])]],
                );
            type Request = EitherRequest;
            type Response = EitherResponse;
            type Error = EitherError;
        }

        /// What `either` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct EitherRequest {}

        rt::request! {
            EitherRequest {
            }
        }

        /// What `either` answers when it succeeds.
        ///
        /// 204: Done.
        pub type EitherResponse = rt::answer::NoContent;

        /// The document has no answer of `either` that is a failure.
        pub type EitherError = std::convert::Infallible;
    }

    pub use alone::*;
    pub use both::*;
    pub use either::*;
}

pub mod security {
    //! The security schemes of the document.

    use copperplate_runtime as rt;

    /// A security scheme.
    pub const DIGEST: rt::Scheme = rt::Scheme {
        name: "digest",
        kind: rt::SchemeKind::Unsupported,
    };

    /// A security scheme.
    pub const TOKEN: rt::Scheme = rt::Scheme {
        name: "token",
        kind: rt::SchemeKind::Bearer,
    };
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Closed`.
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
        /// GET `/alone`
        ///
        /// Gives [`AloneResponse`](operations::AloneResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn alone(
            &self,
            request: &operations::AloneRequest,
        ) -> rt::client::Sending<operations::Alone> {
            self.0.send(request)
        }

        /// GET `/both`
        ///
        /// Gives [`BothResponse`](operations::BothResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn both(
            &self,
            request: &operations::BothRequest,
        ) -> rt::client::Sending<operations::Both> {
            self.0.send(request)
        }

        /// GET `/either`
        ///
        /// Gives [`EitherResponse`](operations::EitherResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn either(
            &self,
            request: &operations::EitherRequest,
        ) -> rt::client::Sending<operations::Either> {
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

    /// What a server of `Closed` does.
    ///
    /// Its `Authenticate` half checks credentials before a body is read.
    pub trait Service: rt::server::Authenticate {
        /// GET `/alone`
        fn alone(
            &self,
            request: operations::AloneRequest,
            context: rt::server::Context<Self::Principal>,
        ) -> impl Future<
            Output = Result<operations::AloneResponse, operations::AloneError>,
        > + Send;

        /// GET `/both`
        fn both(
            &self,
            request: operations::BothRequest,
            context: rt::server::Context<Self::Principal>,
        ) -> impl Future<
            Output = Result<operations::BothResponse, operations::BothError>,
        > + Send;

        /// GET `/either`
        fn either(
            &self,
            request: operations::EitherRequest,
            context: rt::server::Context<Self::Principal>,
        ) -> impl Future<
            Output = Result<operations::EitherResponse, operations::EitherError>,
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
                operations::Alone,
                _,
                _,
            >(|service, request, context| async move {
                Service::alone(&*service, request, context).await
            })
            .secured::<
                operations::Both,
                _,
                _,
            >(|service, request, context| async move {
                Service::both(&*service, request, context).await
            })
            .secured::<
                operations::Either,
                _,
                _,
            >(|service, request, context| async move {
                Service::either(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
