//! Schemes, version `1`.

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod inherited {
        use copperplate_runtime as rt;
        use super::super::security;

        /// GET `/inherited`
        ///
        /// `GET /inherited`
        pub struct Inherited;

        impl rt::Operation for Inherited {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "inherited",
                    rt::Method::GET,
                    "/inherited",
                )
                .security(&[&[security::BEARER.requires(&[])]]);
            type Request = InheritedRequest;
            type Response = InheritedResponse;
            type Error = InheritedError;
        }

        /// What `inherited` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct InheritedRequest {}

        rt::request! {
            InheritedRequest {
            }
        }

        /// What `inherited` answers when it succeeds.
        ///
        /// 204: Done.
        pub type InheritedResponse = rt::answer::NoContent;

        /// The document has no answer of `inherited` that is a failure.
        pub type InheritedError = std::convert::Infallible;
    }

    mod open {
        use copperplate_runtime as rt;

        /// GET `/open`
        ///
        /// `GET /open`
        pub struct Open;

        impl rt::Operation for Open {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "open",
                rt::Method::GET,
                "/open",
            );
            type Request = OpenRequest;
            type Response = OpenResponse;
            type Error = OpenError;
        }

        /// What `open` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct OpenRequest {}

        rt::request! {
            OpenRequest {
            }
        }

        /// What `open` answers when it succeeds.
        ///
        /// 204: Done.
        pub type OpenResponse = rt::answer::NoContent;

        /// The document has no answer of `open` that is a failure.
        pub type OpenError = std::convert::Infallible;
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
                .security(
                    &[
                        &[
                            security::CERTIFICATE.requires(&[]),
                            security::TOKEN.requires(&["payments:read", "payments:write"]),
                        ],
                    ],
                );
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
                    &[
                        &[security::QUERY.requires(&[])],
                        &[security::BRACKETED.requires(&[])],
                        &[security::COOKIE.requires(&[])],
                        &[security::BASIC.requires(&[])],
                    ],
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

    mod optional {
        use copperplate_runtime as rt;
        use super::super::security;

        /// GET `/optional`
        ///
        /// `GET /optional`
        pub struct Optional;

        impl rt::Operation for Optional {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "optional",
                    rt::Method::GET,
                    "/optional",
                )
                .security(&[&[security::DISCOVERED.requires(&["openid"])], &[]]);
            type Request = OptionalRequest;
            type Response = OptionalResponse;
            type Error = OptionalError;
        }

        /// What `optional` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct OptionalRequest {}

        rt::request! {
            OptionalRequest {
            }
        }

        /// What `optional` answers when it succeeds.
        ///
        /// 204: Done.
        pub type OptionalResponse = rt::answer::NoContent;

        /// The document has no answer of `optional` that is a failure.
        pub type OptionalError = std::convert::Infallible;
    }

    pub use inherited::*;
    pub use open::*;
    pub use both::*;
    pub use either::*;
    pub use optional::*;
}

pub mod security {
    //! The security schemes of the document.

    use copperplate_runtime as rt;

    /// A security scheme.
    pub const BEARER: rt::Scheme = rt::Scheme {
        name: "bearer",
        kind: rt::SchemeKind::Bearer,
    };

    /// A security scheme.
    pub const BASIC: rt::Scheme = rt::Scheme {
        name: "basic",
        kind: rt::SchemeKind::Basic,
    };

    /// A security scheme.
    pub const QUERY: rt::Scheme = rt::Scheme {
        name: "query",
        kind: rt::SchemeKind::ApiKey {
            place: rt::KeyPlace::Query,
            name: "api key",
        },
    };

    /// A security scheme.
    pub const BRACKETED: rt::Scheme = rt::Scheme {
        name: "bracketed",
        kind: rt::SchemeKind::ApiKey {
            place: rt::KeyPlace::Query,
            name: "api[key]",
        },
    };

    /// A security scheme.
    pub const COOKIE: rt::Scheme = rt::Scheme {
        name: "cookie",
        kind: rt::SchemeKind::ApiKey {
            place: rt::KeyPlace::Cookie,
            name: "session",
        },
    };

    /// A certificate that the bank has issued.
    pub const CERTIFICATE: rt::Scheme = rt::Scheme {
        name: "certificate",
        kind: rt::SchemeKind::MutualTls,
    };

    /// A security scheme.
    pub const DISCOVERED: rt::Scheme = rt::Scheme {
        name: "discovered",
        kind: rt::SchemeKind::Bearer,
    };

    /// Where the provider of [`DISCOVERED`] is described.
    pub const DISCOVERED_DISCOVERY_URL: &str = "https://id.example.com/.well-known/openid-configuration";

    /// A security scheme.
    pub const TOKEN: rt::Scheme = rt::Scheme {
        name: "token",
        kind: rt::SchemeKind::Bearer,
    };

    /// The flows that give a token for [`TOKEN`].
    pub const TOKEN_FLOWS: &[rt::OAuthFlow] = &[
        rt::OAuthFlow {
            name: "clientCredentials",
            authorization_url: "",
            token_url: "https://id.example.com/token",
            refresh_url: "",
            scopes: &[("payments:read", "See payments."), ("payments:write", "")],
        },
        rt::OAuthFlow {
            name: "authorizationCode",
            authorization_url: "https://id.example.com/authorize",
            token_url: "https://id.example.com/token",
            refresh_url: "https://id.example.com/refresh",
            scopes: &[],
        },
    ];
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Schemes`.
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
        /// GET `/inherited`
        ///
        /// Gives [`InheritedResponse`](operations::InheritedResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn inherited(
            &self,
            request: &operations::InheritedRequest,
        ) -> rt::client::Sending<operations::Inherited> {
            self.0.send(request)
        }

        /// GET `/open`
        ///
        /// Gives [`OpenResponse`](operations::OpenResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn open(
            &self,
            request: &operations::OpenRequest,
        ) -> rt::client::Sending<operations::Open> {
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

        /// GET `/optional`
        ///
        /// Gives [`OptionalResponse`](operations::OptionalResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn optional(
            &self,
            request: &operations::OptionalRequest,
        ) -> rt::client::Sending<operations::Optional> {
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

    /// What a server of `Schemes` does.
    ///
    /// Its `Authenticate` half checks credentials before a body is read.
    pub trait Service: rt::server::Authenticate {
        /// GET `/inherited`
        fn inherited(
            &self,
            request: operations::InheritedRequest,
            context: rt::server::Context<Self::Principal>,
        ) -> impl Future<
            Output = Result<operations::InheritedResponse, operations::InheritedError>,
        > + Send;

        /// GET `/open`
        fn open(
            &self,
            request: operations::OpenRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::OpenResponse, operations::OpenError>,
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

        /// GET `/optional`
        fn optional(
            &self,
            request: operations::OptionalRequest,
            context: rt::server::Context<Option<Self::Principal>>,
        ) -> impl Future<
            Output = Result<operations::OptionalResponse, operations::OptionalError>,
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
                operations::Inherited,
                _,
                _,
            >(|service, request, context| async move {
                Service::inherited(&*service, request, context).await
            })
            .public::<
                operations::Open,
                _,
                _,
            >(|service, request, context| async move {
                Service::open(&*service, request, context).await
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
            .optional::<
                operations::Optional,
                _,
                _,
            >(|service, request, context| async move {
                Service::optional(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
