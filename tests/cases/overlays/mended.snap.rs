//! Payouts, version `1`.

pub mod types {
    //! The schemas of the document.

    mod payout {
        use copperplate_runtime as rt;

        /// The schema `Payout`.
        #[derive(Clone)]
        pub struct Payout {
            /// The member `amount`.
            pub amount: rt::Decimal,
            /// The member `reference`.
            pub reference: String,
        }

        rt::object! {
            Payout {
                amount: required("amount") where as_string(),
                reference: required("reference") where max_length(4),
                .. => skip,
            }
        }
    }

    mod used {
        use copperplate_runtime as rt;

        /// The schema `Used`.
        #[derive(Clone)]
        pub struct Used {
            /// The member `by`.
            pub by: String,
        }

        rt::object! {
            Used {
                by: required("by"),
                .. => skip,
            }
        }
    }

    pub use payout::*;
    pub use used::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Payout, Used);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod create_payout {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/payouts`
        ///
        /// `POST /payouts`
        pub struct CreatePayout;

        impl rt::Operation for CreatePayout {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "createPayout",
                    rt::Method::POST,
                    "/payouts",
                )
                .consumes(&["application/json"])
                .produces(&["application/json"])
                .bare();
            type Request = CreatePayoutRequest;
            type Response = CreatePayoutResponse;
            type Error = CreatePayoutError;
        }

        /// What `createPayout` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct CreatePayoutRequest {
            /// The request body.
            pub body: types::Payout,
        }

        rt::request! {
            CreatePayoutRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `createPayout` answers when it succeeds.
        ///
        /// 204: Taken.
        pub type CreatePayoutResponse = rt::answer::NoContent;

        /// What `createPayout` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum CreatePayoutError {
            /// 409: The reference was used before.
            Conflict(types::Used),
        }

        rt::failure! {
            CreatePayoutError {
                409 => Conflict(body: json("application/json", &rt::ANY))
                    as "409: The reference was used before",
            }
        }
    }

    pub use create_payout::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Payouts`.
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
        /// POST `/payouts`
        ///
        /// Gives [`CreatePayoutResponse`](operations::CreatePayoutResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`CreatePayoutError`](operations::CreatePayoutError).
        pub fn create_payout(
            &self,
            request: &operations::CreatePayoutRequest,
        ) -> rt::client::Sending<operations::CreatePayout> {
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

    /// What a server of `Payouts` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/payouts`
        fn create_payout(
            &self,
            request: operations::CreatePayoutRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::CreatePayoutResponse, operations::CreatePayoutError>,
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
                operations::CreatePayout,
                _,
                _,
            >(|service, request, context| async move {
                Service::create_payout(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
