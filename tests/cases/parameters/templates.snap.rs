//! Templates, version `1`.

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod by_place {
        use copperplate_runtime as rt;

        /// GET `/weather/{day}?lat={lat}&lon={lon}`
        ///
        /// `GET /weather/{day}?lat={lat}&lon={lon}`
        pub struct ByPlace;

        impl rt::Operation for ByPlace {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "byPlace",
                rt::Method::GET,
                "/weather/{day}?lat={lat}&lon={lon}",
            );
            type Request = ByPlaceRequest;
            type Response = ByPlaceResponse;
            type Error = ByPlaceError;
        }

        /// What `byPlace` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct ByPlaceRequest {
            /// The parameter `day`.
            pub day: String,
            /// The parameter `lat`.
            pub lat: i64,
            /// The parameter `lon`.
            pub lon: i64,
            /// The parameter `units`.
            pub units: Option<String>,
        }

        rt::request! {
            ByPlaceRequest {
                day: parameter(path("day")),
                lat: parameter(query("lat")) where explode(false),
                lon: parameter(query("lon")) where explode(false),
                units: optional(query("units")),
            }
        }

        /// What `byPlace` answers when it succeeds.
        ///
        /// 204: Done.
        pub type ByPlaceResponse = rt::answer::NoContent;

        /// The document has no answer of `byPlace` that is a failure.
        pub type ByPlaceError = std::convert::Infallible;
    }

    mod by_station {
        use copperplate_runtime as rt;

        /// GET `/weather/{day}?station={id}&v=1`
        ///
        /// `GET /weather/{day}?station={id}&v=1`
        pub struct ByStation;

        impl rt::Operation for ByStation {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "byStation",
                rt::Method::GET,
                "/weather/{day}?station={id}&v=1",
            );
            type Request = ByStationRequest;
            type Response = ByStationResponse;
            type Error = ByStationError;
        }

        /// What `byStation` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct ByStationRequest {
            /// The parameter `day`.
            pub day: String,
            /// The parameter `station`.
            pub station: String,
        }

        rt::request! {
            ByStationRequest {
                day: parameter(path("day")),
                station: parameter(query("station")) where explode(false),
            }
        }

        /// What `byStation` answers when it succeeds.
        ///
        /// 204: Done.
        pub type ByStationResponse = rt::answer::NoContent;

        /// The document has no answer of `byStation` that is a failure.
        pub type ByStationError = std::convert::Infallible;
    }

    mod by_ids {
        use copperplate_runtime as rt;

        /// GET `/weather/{day}?ids={ids}`
        ///
        /// `GET /weather/{day}?ids={ids}`
        pub struct ByIds;

        impl rt::Operation for ByIds {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "byIds",
                rt::Method::GET,
                "/weather/{day}?ids={ids}",
            );
            type Request = ByIdsRequest;
            type Response = ByIdsResponse;
            type Error = ByIdsError;
        }

        /// What `byIds` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct ByIdsRequest {
            /// The parameter `day`.
            pub day: String,
            /// The parameter `ids`.
            pub ids: Vec<String>,
        }

        rt::request! {
            ByIdsRequest {
                day: parameter(path("day")),
                ids: parameter(query("ids")) where explode(false),
            }
        }

        /// What `byIds` answers when it succeeds.
        ///
        /// 204: Done.
        pub type ByIdsResponse = rt::answer::NoContent;

        /// The document has no answer of `byIds` that is a failure.
        pub type ByIdsError = std::convert::Infallible;
    }

    mod twice {
        use copperplate_runtime as rt;

        /// GET `/System.{region}/{site}/{region}/{ids};{region}`
        ///
        /// `GET /System.{region}/{site}/{region}/{ids};{region}`
        pub struct Twice;

        impl rt::Operation for Twice {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "twice",
                rt::Method::GET,
                "/System.{region}/{site}/{region}/{ids};{region}",
            );
            type Request = TwiceRequest;
            type Response = TwiceResponse;
            type Error = TwiceError;
        }

        /// What `twice` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct TwiceRequest {
            /// The parameter `region`.
            pub region: String,
            /// The parameter `site`.
            pub site: String,
            /// The parameter `ids`.
            pub ids: Vec<String>,
        }

        rt::request! {
            TwiceRequest {
                region: parameter(path("region")),
                site: parameter(path("site")),
                ids: parameter(path("ids")),
            }
        }

        /// What `twice` answers when it succeeds.
        ///
        /// 204: Done.
        pub type TwiceResponse = rt::answer::NoContent;

        /// The document has no answer of `twice` that is a failure.
        pub type TwiceError = std::convert::Infallible;
    }

    mod pair {
        use copperplate_runtime as rt;

        /// GET `/pairs/{key}-{key}`
        ///
        /// `GET /pairs/{key}-{key}`
        pub struct Pair;

        impl rt::Operation for Pair {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "pair",
                rt::Method::GET,
                "/pairs/{key}-{key}",
            );
            type Request = PairRequest;
            type Response = PairResponse;
            type Error = PairError;
        }

        /// What `pair` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct PairRequest {
            /// The parameter `key`.
            pub key: String,
        }

        rt::request! {
            PairRequest {
                key: parameter(path("key")),
            }
        }

        /// What `pair` answers when it succeeds.
        ///
        /// 204: Done.
        pub type PairResponse = rt::answer::NoContent;

        /// The document has no answer of `pair` that is a failure.
        pub type PairError = std::convert::Infallible;
    }

    mod look {
        use copperplate_runtime as rt;

        /// GET `/search?query={query}`
        ///
        /// `GET /search?query={query}`
        pub struct Look;

        impl rt::Operation for Look {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "look",
                rt::Method::GET,
                "/search?query={query}",
            );
            type Request = LookRequest;
            type Response = LookResponse;
            type Error = LookError;
        }

        /// What `look` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct LookRequest {
            /// The parameter `query`.
            pub query: String,
            /// The parameter `page`.
            pub page: Option<i64>,
        }

        rt::request! {
            LookRequest {
                query: parameter(query("query")),
                page: optional(query("page")),
            }
        }

        /// What `look` answers when it succeeds.
        ///
        /// 204: Done.
        pub type LookResponse = rt::answer::NoContent;

        /// The document has no answer of `look` that is a failure.
        pub type LookError = std::convert::Infallible;
    }

    pub use by_place::*;
    pub use by_station::*;
    pub use by_ids::*;
    pub use twice::*;
    pub use pair::*;
    pub use look::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Templates`.
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
        /// GET `/weather/{day}?lat={lat}&lon={lon}`
        ///
        /// Gives [`ByPlaceResponse`](operations::ByPlaceResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn by_place(
            &self,
            request: &operations::ByPlaceRequest,
        ) -> rt::client::Sending<operations::ByPlace> {
            self.0.send(request)
        }

        /// GET `/weather/{day}?station={id}&v=1`
        ///
        /// Gives [`ByStationResponse`](operations::ByStationResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn by_station(
            &self,
            request: &operations::ByStationRequest,
        ) -> rt::client::Sending<operations::ByStation> {
            self.0.send(request)
        }

        /// GET `/weather/{day}?ids={ids}`
        ///
        /// Gives [`ByIdsResponse`](operations::ByIdsResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn by_ids(
            &self,
            request: &operations::ByIdsRequest,
        ) -> rt::client::Sending<operations::ByIds> {
            self.0.send(request)
        }

        /// GET `/System.{region}/{site}/{region}/{ids};{region}`
        ///
        /// Gives [`TwiceResponse`](operations::TwiceResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn twice(
            &self,
            request: &operations::TwiceRequest,
        ) -> rt::client::Sending<operations::Twice> {
            self.0.send(request)
        }

        /// GET `/pairs/{key}-{key}`
        ///
        /// Gives [`PairResponse`](operations::PairResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn pair(
            &self,
            request: &operations::PairRequest,
        ) -> rt::client::Sending<operations::Pair> {
            self.0.send(request)
        }

        /// GET `/search?query={query}`
        ///
        /// Gives [`LookResponse`](operations::LookResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn look(
            &self,
            request: &operations::LookRequest,
        ) -> rt::client::Sending<operations::Look> {
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

    /// What a server of `Templates` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/weather/{day}?lat={lat}&lon={lon}`
        fn by_place(
            &self,
            request: operations::ByPlaceRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ByPlaceResponse, operations::ByPlaceError>,
        > + Send;

        /// GET `/weather/{day}?station={id}&v=1`
        fn by_station(
            &self,
            request: operations::ByStationRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ByStationResponse, operations::ByStationError>,
        > + Send;

        /// GET `/weather/{day}?ids={ids}`
        fn by_ids(
            &self,
            request: operations::ByIdsRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ByIdsResponse, operations::ByIdsError>,
        > + Send;

        /// GET `/System.{region}/{site}/{region}/{ids};{region}`
        fn twice(
            &self,
            request: operations::TwiceRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::TwiceResponse, operations::TwiceError>,
        > + Send;

        /// GET `/pairs/{key}-{key}`
        fn pair(
            &self,
            request: operations::PairRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::PairResponse, operations::PairError>,
        > + Send;

        /// GET `/search?query={query}`
        fn look(
            &self,
            request: operations::LookRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::LookResponse, operations::LookError>,
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
                operations::ByPlace,
                _,
                _,
            >(|service, request, context| async move {
                Service::by_place(&*service, request, context).await
            })
            .public::<
                operations::ByStation,
                _,
                _,
            >(|service, request, context| async move {
                Service::by_station(&*service, request, context).await
            })
            .public::<
                operations::ByIds,
                _,
                _,
            >(|service, request, context| async move {
                Service::by_ids(&*service, request, context).await
            })
            .public::<
                operations::Twice,
                _,
                _,
            >(|service, request, context| async move {
                Service::twice(&*service, request, context).await
            })
            .public::<
                operations::Pair,
                _,
                _,
            >(|service, request, context| async move {
                Service::pair(&*service, request, context).await
            })
            .public::<
                operations::Look,
                _,
                _,
            >(|service, request, context| async move {
                Service::look(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
