//! Apart, version `1`.

pub mod types {
    //! The schemas of the document.

    mod invoices {
        use copperplate_runtime as rt;

        /// What `totals` of `invoices` is.
        #[derive(Clone, Default)]
        pub struct InvoicesTotals {
            /// The member `range`.
            pub range: Option<String>,
            /// The member `to`.
            pub to: Option<String>,
        }

        rt::object! {
            InvoicesTotals {
                range: optional("range"),
                to: optional("to"),
                .. => skip,
            }
        }
    }

    mod paging {
        use copperplate_runtime as rt;

        /// The schema `Paging`.
        #[derive(Clone, Default)]
        pub struct Paging {
            /// The member `page`.
            pub page: Option<i64>,
            /// The member `size`.
            pub size: Option<i64>,
        }

        rt::object! {
            Paging {
                page: optional("page"),
                size: optional("size"),
                .. => skip,
            }
        }
    }

    mod range {
        use copperplate_runtime as rt;

        /// The schema `Range`.
        #[derive(Clone)]
        pub struct RangeInput {
            /// The member `from`.
            pub from: String,
            /// The member `to`.
            pub to: Option<String>,
        }

        rt::object! {
            RangeInput {
                from: required("from"),
                to: optional("to"),
                .. => skip,
            }
        }
    }

    pub use invoices::*;
    pub use paging::*;
    pub use range::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(InvoicesTotals, Paging, RangeInput);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod search {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/items`
        ///
        /// `GET /items`
        pub struct Search;

        impl rt::Operation for Search {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "search",
                rt::Method::GET,
                "/items",
            );
            type Request = SearchRequest;
            type Response = SearchResponse;
            type Error = SearchError;
        }

        /// What `search` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct SearchRequest {
            /// The parameter `paging`.
            pub paging: Option<types::Paging>,
            /// The parameter `page`.
            pub page: Option<i64>,
            /// The parameter `range`.
            pub range: Option<types::RangeInput>,
            /// The parameter `window`.
            pub window: types::RangeInput,
            /// The parameter `tags`.
            pub tags: Option<rt::Map<String>>,
            /// The parameter `notes`.
            pub notes: Option<rt::Map<String>>,
            /// The parameter `jar`.
            pub jar: Option<rt::Map<String>>,
            /// The parameter `tin`.
            pub tin: Option<rt::Map<String>>,
        }

        rt::request! {
            SearchRequest {
                paging: optional_structured(query("paging")) where json(),
                page: optional(query("page")),
                range: optional_structured(query("range")),
                window: structured(query("window")) where json(),
                tags: optional_structured(query("tags"))
                    where beside(&["from", "notes", "page", "paging", "to", "window"]),
                notes: optional_structured(query("notes")) where json(),
                jar: optional_structured(cookie("jar")) where beside(&["tin"]),
                tin: optional_structured(cookie("tin")) where json(),
            }
        }

        /// What `search` answers when it succeeds.
        ///
        /// 204: Done.
        pub type SearchResponse = rt::answer::NoContent;

        /// The document has no answer of `search` that is a failure.
        pub type SearchError = std::convert::Infallible;
    }

    mod invoices {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/invoices`
        ///
        /// `GET /invoices`
        pub struct Invoices;

        impl rt::Operation for Invoices {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                "invoices",
                rt::Method::GET,
                "/invoices",
            );
            type Request = InvoicesRequest;
            type Response = InvoicesResponse;
            type Error = InvoicesError;
        }

        /// What `invoices` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct InvoicesRequest {
            /// The parameter `totals`.
            pub totals: Option<types::InvoicesTotals>,
            /// The parameter `range`.
            pub range: Option<types::RangeInput>,
        }

        rt::request! {
            InvoicesRequest {
                totals: optional_structured(query("totals")) where json(),
                range: optional_structured(query("range")),
            }
        }

        /// What `invoices` answers when it succeeds.
        ///
        /// 204: Done.
        pub type InvoicesResponse = rt::answer::NoContent;

        /// The document has no answer of `invoices` that is a failure.
        pub type InvoicesError = std::convert::Infallible;
    }

    pub use search::*;
    pub use invoices::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Apart`.
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
        /// GET `/items`
        ///
        /// Gives [`SearchResponse`](operations::SearchResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn search(
            &self,
            request: &operations::SearchRequest,
        ) -> rt::client::Sending<operations::Search> {
            self.0.send(request)
        }

        /// GET `/invoices`
        ///
        /// Gives [`InvoicesResponse`](operations::InvoicesResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn invoices(
            &self,
            request: &operations::InvoicesRequest,
        ) -> rt::client::Sending<operations::Invoices> {
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

    /// What a server of `Apart` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/items`
        fn search(
            &self,
            request: operations::SearchRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::SearchResponse, operations::SearchError>,
        > + Send;

        /// GET `/invoices`
        fn invoices(
            &self,
            request: operations::InvoicesRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::InvoicesResponse, operations::InvoicesError>,
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
                operations::Search,
                _,
                _,
            >(|service, request, context| async move {
                Service::search(&*service, request, context).await
            })
            .public::<
                operations::Invoices,
                _,
                _,
            >(|service, request, context| async move {
                Service::invoices(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
