//! Countries, version `1`.

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod get_country_by_two {
        use copperplate_runtime as rt;

        /// GET `/countries/{code2}`
        ///
        /// `GET /countries/{code2}`
        pub struct GetCountryByTwo;

        impl rt::Operation for GetCountryByTwo {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "getCountryByTwo",
                    rt::Method::GET,
                    "/countries/{code2}",
                )
                .produces(&["text/plain"]);
            type Request = GetCountryByTwoRequest;
            type Response = GetCountryByTwoResponse;
            type Error = GetCountryByTwoError;
        }

        /// What `getCountryByTwo` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct GetCountryByTwoRequest {
            /// The parameter `code2`.
            pub code2: String,
        }

        rt::request! {
            GetCountryByTwoRequest {
                code2: parameter(path("code2")),
            }
        }

        /// What `getCountryByTwo` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum GetCountryByTwoResponse {
            /// 200: Its name.
            Ok(String),
        }

        static GET_COUNTRY_BY_TWO_OK_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/plain");

        rt::response! {
            GetCountryByTwoResponse {
                200 => Ok(body: body(&GET_COUNTRY_BY_TWO_OK_BODY_TEXT)),
            }
        }

        /// The document has no answer of `getCountryByTwo` that is a failure.
        pub type GetCountryByTwoError = std::convert::Infallible;
    }

    mod get_country_by_three {
        use copperplate_runtime as rt;

        /// GET `/countries/{code3}`
        ///
        /// `GET /countries/{code3}`
        pub struct GetCountryByThree;

        impl rt::Operation for GetCountryByThree {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "getCountryByThree",
                    rt::Method::GET,
                    "/countries/{code3}",
                )
                .produces(&["text/plain"]);
            type Request = GetCountryByThreeRequest;
            type Response = GetCountryByThreeResponse;
            type Error = GetCountryByThreeError;
        }

        /// What `getCountryByThree` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct GetCountryByThreeRequest {
            /// The parameter `code3`.
            pub code3: String,
        }

        rt::request! {
            GetCountryByThreeRequest {
                code3: parameter(path("code3")),
            }
        }

        /// What `getCountryByThree` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum GetCountryByThreeResponse {
            /// 200: Its name.
            Ok(String),
        }

        static GET_COUNTRY_BY_THREE_OK_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/plain");

        rt::response! {
            GetCountryByThreeResponse {
                200 => Ok(body: body(&GET_COUNTRY_BY_THREE_OK_BODY_TEXT)),
            }
        }

        /// The document has no answer of `getCountryByThree` that is a failure.
        pub type GetCountryByThreeError = std::convert::Infallible;
    }

    mod remove_country {
        use copperplate_runtime as rt;

        /// DELETE `/countries/{code3}`
        ///
        /// `DELETE /countries/{code3}`
        pub struct RemoveCountry;

        impl rt::Operation for RemoveCountry {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "removeCountry",
                rt::Method::DELETE,
                "/countries/{code3}",
            );
            type Request = RemoveCountryRequest;
            type Response = RemoveCountryResponse;
            type Error = RemoveCountryError;
        }

        /// What `removeCountry` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct RemoveCountryRequest {
            /// The parameter `code3`.
            pub code3: String,
        }

        rt::request! {
            RemoveCountryRequest {
                code3: parameter(path("code3")),
            }
        }

        /// What `removeCountry` answers when it succeeds.
        ///
        /// 204: Removed.
        pub type RemoveCountryResponse = rt::answer::NoContent;

        /// The document has no answer of `removeCountry` that is a failure.
        pub type RemoveCountryError = std::convert::Infallible;
    }

    pub use get_country_by_two::*;
    pub use get_country_by_three::*;
    pub use remove_country::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Countries`.
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
        /// GET `/countries/{code2}`
        ///
        /// Gives [`GetCountryByTwoResponse`](operations::GetCountryByTwoResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn get_country_by_two(
            &self,
            request: &operations::GetCountryByTwoRequest,
        ) -> rt::client::Sending<operations::GetCountryByTwo> {
            self.0.send(request)
        }

        /// GET `/countries/{code3}`
        ///
        /// Gives [`GetCountryByThreeResponse`](operations::GetCountryByThreeResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn get_country_by_three(
            &self,
            request: &operations::GetCountryByThreeRequest,
        ) -> rt::client::Sending<operations::GetCountryByThree> {
            self.0.send(request)
        }

        /// DELETE `/countries/{code3}`
        ///
        /// Gives [`RemoveCountryResponse`](operations::RemoveCountryResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn remove_country(
            &self,
            request: &operations::RemoveCountryRequest,
        ) -> rt::client::Sending<operations::RemoveCountry> {
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

    /// What a server of `Countries` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/countries/{code2}`
        fn get_country_by_two(
            &self,
            request: operations::GetCountryByTwoRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<
                operations::GetCountryByTwoResponse,
                operations::GetCountryByTwoError,
            >,
        > + Send;

        /// GET `/countries/{code3}`
        fn get_country_by_three(
            &self,
            request: operations::GetCountryByThreeRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<
                operations::GetCountryByThreeResponse,
                operations::GetCountryByThreeError,
            >,
        > + Send;

        /// DELETE `/countries/{code3}`
        fn remove_country(
            &self,
            request: operations::RemoveCountryRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<
                operations::RemoveCountryResponse,
                operations::RemoveCountryError,
            >,
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
                operations::GetCountryByTwo,
                _,
                _,
            >(|service, request, context| async move {
                Service::get_country_by_two(&*service, request, context).await
            })
            .public::<
                operations::GetCountryByThree,
                _,
                _,
            >(|service, request, context| async move {
                Service::get_country_by_three(&*service, request, context).await
            })
            .public::<
                operations::RemoveCountry,
                _,
                _,
            >(|service, request, context| async move {
                Service::remove_country(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
