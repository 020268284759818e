//! Alike, version `1`.

pub mod types {
    //! The schemas of the document.

    mod list_payouts {
        use copperplate_runtime as rt;

        /// What `default` of `listPayouts` is.
        #[derive(Clone)]
        pub struct ListPayoutsDefault {
            /// The member `title`.
            pub title: String,
        }

        rt::object! {
            ListPayoutsDefault {
                title: required("title"),
                .. => skip,
            }
        }
    }

    pub use list_payouts::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(ListPayoutsDefault);
}

mod rules {
    //! Keywords that no Rust type holds; they are evaluated on the JSON of a value.

    use copperplate_runtime as rt;

    pub(super) static RESPONSES_SLOWER_HEADERS_RETRY_AFTER_NOT: rt::Schema = rt::Schema::new()
        .multiple_of("13");

    pub(super) static RESPONSES_SLOWER_HEADERS_RETRY_AFTER_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&RESPONSES_SLOWER_HEADERS_RETRY_AFTER_NOT)]);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod list_payouts {
        use copperplate_runtime as rt;

        /// GET `/payouts`
        ///
        /// `GET /payouts`
        pub struct ListPayouts;

        impl rt::Operation for ListPayouts {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "listPayouts",
                    rt::Method::GET,
                    "/payouts",
                )
                .produces(&["application/problem+json"])
                .bare();
            type Request = ListPayoutsRequest;
            type Response = ListPayoutsResponse;
            type Error = ListPayoutsError;
        }

        /// What `listPayouts` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ListPayoutsRequest {}

        rt::request! {
            ListPayoutsRequest {
            }
        }

        /// What `listPayouts` answers when it succeeds.
        ///
        /// 204: Nothing.
        pub type ListPayoutsResponse = rt::answer::NoContent;

        /// What `listPayouts` answers when it fails, as other operations do.
        pub type ListPayoutsError = super::GetPayoutError;
    }

    mod get_payout {
        use copperplate_runtime as rt;
        use super::GetPayoutError;

        /// GET `/payouts/{id}`
        ///
        /// `GET /payouts/{id}`
        pub struct GetPayout;

        impl rt::Operation for GetPayout {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "getPayout",
                    rt::Method::GET,
                    "/payouts/{id}",
                )
                .produces(&["application/problem+json"])
                .bare();
            type Request = GetPayoutRequest;
            type Response = GetPayoutResponse;
            type Error = GetPayoutError;
        }

        /// What `getPayout` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct GetPayoutRequest {
            /// The parameter `id`.
            pub id: String,
        }

        rt::request! {
            GetPayoutRequest {
                id: parameter(path("id")),
            }
        }

        /// What `getPayout` answers when it succeeds.
        ///
        /// 204: Nothing.
        pub type GetPayoutResponse = rt::answer::NoContent;
    }

    mod cancel_payout {
        use copperplate_runtime as rt;
        use super::super::types;

        /// DELETE `/payouts/{id}`
        ///
        /// `DELETE /payouts/{id}`
        pub struct CancelPayout;

        impl rt::Operation for CancelPayout {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "cancelPayout",
                    rt::Method::DELETE,
                    "/payouts/{id}",
                )
                .produces(&["application/problem+json"])
                .bare();
            type Request = CancelPayoutRequest;
            type Response = CancelPayoutResponse;
            type Error = CancelPayoutError;
        }

        /// What `cancelPayout` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct CancelPayoutRequest {
            /// The parameter `id`.
            pub id: String,
        }

        rt::request! {
            CancelPayoutRequest {
                id: parameter(path("id")),
            }
        }

        /// What `cancelPayout` answers when it succeeds.
        ///
        /// 204: Nothing.
        pub type CancelPayoutResponse = rt::answer::NoContent;

        /// What `cancelPayout` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum CancelPayoutError {
            /// 429: Slow down, please.
            TooManyRequests {
                /// The header `Retry-After`.
                retry_after: Option<i64>,
            },
            /// Any other status: It failed.
            Default(rt::StatusCode, types::ListPayoutsDefault),
        }

        rt::failure! {
            CancelPayoutError {
                429 => TooManyRequests {
                    retry_after: optional(header("Retry-After")) where minimum("1"),
                } as "429: Slow down, please",
                _ => Default(status: status_code(), body: json("application/problem+json", &rt::ANY))
                    as "Any other status: It failed",
            }
        }
    }

    mod paid {
        use copperplate_runtime as rt;
        use super::super::{rules, types};

        /// POST `/paid`
        ///
        /// `POST /paid`
        pub struct Paid;

        impl rt::Operation for Paid {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "paid",
                    rt::Method::POST,
                    "/paid",
                )
                .produces(&["application/problem+json"])
                .bare()
                .hook();
            type Request = PaidRequest;
            type Response = PaidResponse;
            type Error = PaidError;
        }

        /// What `paid` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct PaidRequest {}

        rt::request! {
            PaidRequest {
            }
        }

        /// What `paid` answers when it succeeds.
        ///
        /// 204: Nothing.
        pub type PaidResponse = rt::answer::NoContent;

        /// What `paid` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PaidError {
            /// 429: Slow down.
            TooManyRequests {
                /// The header `Retry-After`.
                retry_after: Option<i64>,
            },
            /// Any other status: It failed.
            Default(rt::StatusCode, types::ListPayoutsDefault),
        }

        rt::failure! {
            PaidError {
                429 => TooManyRequests {
                    retry_after: optional(header("Retry-After"))
                        where minimum("1")
                        keywords(&[rt::Keyword::Ref(&rules::RESPONSES_SLOWER_HEADERS_RETRY_AFTER_REST)]),
                } as "429: Slow down",
                _ => Default(status: status_code(), body: json("application/problem+json", &rt::ANY))
                    as "Any other status: It failed",
            }
        }
    }

    mod get_payout_error {
        use copperplate_runtime as rt;
        use super::super::{rules, types};

        /// What `getPayout` answers when it fails, and other operations as well.
        #[derive(Clone, Debug, PartialEq)]
        pub enum GetPayoutError {
            /// 429: Slow down.
            TooManyRequests {
                /// The header `Retry-After`.
                retry_after: Option<i64>,
            },
            /// Any other status: It failed.
            Default(rt::StatusCode, types::ListPayoutsDefault),
        }

        rt::failure! {
            GetPayoutError {
                429 => TooManyRequests {
                    retry_after: optional(header("Retry-After"))
                        where minimum("1")
                        keywords(&[rt::Keyword::Ref(&rules::RESPONSES_SLOWER_HEADERS_RETRY_AFTER_REST)]),
                } as "429: Slow down",
                _ => Default(status: status_code(), body: json("application/problem+json", &rt::ANY))
                    as "Any other status: It failed",
            }
        }
    }

    pub use list_payouts::*;
    pub use get_payout::*;
    pub use cancel_payout::*;
    pub use paid::*;
    pub use get_payout_error::*;
}

pub mod servers {
    //! The servers of the document. A router has the paths of the document alone: to serve it below the path of a server's URL, nest it under `rt::ServerUrl::path`.

    use copperplate_runtime as rt;

    /// The servers that the document names; a client calls the first of them unless told
    /// otherwise.
    pub const SERVERS: &[rt::Server] = &[API_EXAMPLE_COM];

    /// A server.
    ///
    /// `https://api.example.com`
    pub const API_EXAMPLE_COM: rt::Server = rt::Server::new("https://api.example.com");
}

pub mod webhooks {
    //! The webhooks of the document: requests that its server makes.

    #[cfg(feature = "client")]
    pub mod sender {
        //! The sender: build one with [`Sender::builder`].

        use copperplate_runtime as rt;
        use super::super::operations;

        /// Sends the webhooks of `Alike`.
        ///
        /// Where they go is said by somebody else, so that it sends nothing until
        /// `destinations` of its builder says which URLs are allowed.
        #[derive(Clone, Debug)]
        pub struct Sender(rt::client::Client);

        impl Sender {
            /// Begins a sender.
            #[must_use]
            pub fn builder() -> rt::client::Builder<Self> {
                rt::client::Builder::without_server(Self)
            }

            /// POST `/paid`
            ///
            /// Gives [`PaidResponse`](operations::PaidResponse).
            ///
            /// # Errors
            ///
            /// What [`rt::client::Error`] tells apart.
            /// A documented failure is [`PaidError`](operations::PaidError).
            pub fn paid(
                &self,
                destination: &rt::Destination,
                request: &operations::PaidRequest,
            ) -> rt::client::Sending<operations::Paid> {
                self.0.send_to::<operations::Paid>(destination, request)
            }
        }
    }

    #[cfg(feature = "client")]
    pub use sender::Sender;

    #[cfg(feature = "server")]
    pub mod receiver {
        //! The receiver: implement [`Receiver`] and serve [`router`].

        use copperplate_runtime as rt;
        use super::super::operations;

        /// What receives the webhooks of `Alike`.
        pub trait Receiver: Send + Sync + 'static {
            /// POST `/paid`
            fn paid(
                &self,
                request: operations::PaidRequest,
                context: rt::server::Context<()>,
            ) -> impl Future<
                Output = Result<operations::PaidResponse, operations::PaidError>,
            > + Send;
        }

        /// The operations, so that `mount` can put each where it was registered. Until then they are
        /// here:
        ///
        /// - `paid` at `/paid`
        #[must_use]
        pub fn routes<S: Receiver>(service: S) -> rt::server::Routes<S> {
            rt::server::Routes::new(service, &REFUSALS)
                .public::<
                    operations::Paid,
                    _,
                    _,
                >(|service, request, context| async move {
                    Receiver::paid(&*service, request, context).await
                })
        }

        /// An ordinary `axum` router of [`routes`].
        pub fn router<S: Receiver>(service: S) -> rt::server::Router {
            routes(service).finish()
        }

        /// How a receiver says no: problem details (RFC 9457).
        pub static REFUSALS: rt::Refusals = rt::Refusals::new();
    }

    #[cfg(feature = "server")]
    pub use receiver::{Receiver, router, routes};
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    pub use super::servers::SERVERS;

    /// Calls `Alike`.
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
        /// GET `/payouts`
        ///
        /// Gives [`ListPayoutsResponse`](operations::ListPayoutsResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`ListPayoutsError`](operations::ListPayoutsError).
        pub fn list_payouts(
            &self,
            request: &operations::ListPayoutsRequest,
        ) -> rt::client::Sending<operations::ListPayouts> {
            self.0.send(request)
        }

        /// GET `/payouts/{id}`
        ///
        /// Gives [`GetPayoutResponse`](operations::GetPayoutResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`GetPayoutError`](operations::GetPayoutError).
        pub fn get_payout(
            &self,
            request: &operations::GetPayoutRequest,
        ) -> rt::client::Sending<operations::GetPayout> {
            self.0.send(request)
        }

        /// DELETE `/payouts/{id}`
        ///
        /// Gives [`CancelPayoutResponse`](operations::CancelPayoutResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`CancelPayoutError`](operations::CancelPayoutError).
        pub fn cancel_payout(
            &self,
            request: &operations::CancelPayoutRequest,
        ) -> rt::client::Sending<operations::CancelPayout> {
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

    /// What a server of `Alike` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/payouts`
        fn list_payouts(
            &self,
            request: operations::ListPayoutsRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ListPayoutsResponse, operations::ListPayoutsError>,
        > + Send;

        /// GET `/payouts/{id}`
        fn get_payout(
            &self,
            request: operations::GetPayoutRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::GetPayoutResponse, operations::GetPayoutError>,
        > + Send;

        /// DELETE `/payouts/{id}`
        fn cancel_payout(
            &self,
            request: operations::CancelPayoutRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::CancelPayoutResponse, operations::CancelPayoutError>,
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
                operations::ListPayouts,
                _,
                _,
            >(|service, request, context| async move {
                Service::list_payouts(&*service, request, context).await
            })
            .public::<
                operations::GetPayout,
                _,
                _,
            >(|service, request, context| async move {
                Service::get_payout(&*service, request, context).await
            })
            .public::<
                operations::CancelPayout,
                _,
                _,
            >(|service, request, context| async move {
                Service::cancel_payout(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
