//! Deep, version `1`.

pub mod types {
    //! The schemas of the document.

    mod charges {
        use copperplate_runtime as rt;

        /// What `created` of `charges` is.
        #[derive(Clone, PartialEq)]
        pub enum ChargesCreated {
            /// One of the forms of this value.
            Range(ChargesCreatedRange),
            /// One of the forms of this value.
            Integer(i64),
        }

        rt::union! {
            ChargesCreated: any_of {
                Range(ChargesCreatedRange),
                Integer(i64),
            }
        }

        /// What `range` of `charges.created` is.
        #[derive(Clone, Default)]
        pub struct ChargesCreatedRange {
            /// The member `gt`.
            pub gt: Option<i64>,
            /// The member `lte`.
            pub lte: Option<i64>,
        }

        rt::object! {
            ChargesCreatedRange {
                gt: optional("gt"),
                lte: optional("lte"),
                .. => skip,
            }
        }

        /// What `id` of `charges` is.
        #[derive(Clone, PartialEq)]
        pub enum ChargesId {
            /// One of the forms of this value.
            Integer(i64),
            /// One of the forms of this value.
            Text(String),
        }

        rt::union! {
            ChargesId: one_of_apart {
                Integer(i64) where CHARGES_ID_VARIANT_1,
                Text(String) where CHARGES_ID_VARIANT_2,
            }
        }

        static CHARGES_ID_VARIANT_1: rt::Schema = rt::Schema::new().maximum("99");

        static CHARGES_ID_VARIANT_2_PATTERN: rt::Pattern = rt::Pattern::new("^[a-z]|^[0-9]{3}$");

        static CHARGES_ID_VARIANT_2: rt::Schema = rt::Schema::new()
            .pattern(&CHARGES_ID_VARIANT_2_PATTERN);

        /// What `item` of `charges.ids` is.
        #[derive(Clone, PartialEq)]
        pub enum ChargesIdsItem {
            /// One of the forms of this value.
            Integer(i64),
            /// One of the forms of this value.
            Boolean(bool),
        }

        rt::union! {
            ChargesIdsItem: one_of_apart {
                Integer(i64),
                Boolean(bool),
            }
        }

        /// What `either` of `charges` is.
        #[derive(Clone, PartialEq)]
        pub enum ChargesEither {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            List(Vec<String>),
        }

        rt::union! {
            ChargesEither: one_of_apart {
                Text(String),
                List(Vec<String>),
            }
        }
    }

    mod filter {
        use copperplate_runtime as rt;

        /// The schema `Filter`.
        #[derive(Clone, Default)]
        pub struct Filter {
            /// The member `code`.
            pub code: Option<String>,
            /// The member `count`.
            pub count: Option<i64>,
            /// The member `note`.
            pub note: rt::Presence<String>,
            /// The member `exact`.
            pub exact: Option<bool>,
            /// The member `tags`.
            pub tags: Option<Vec<String>>,
            /// The member `amounts`.
            pub amounts: Option<Vec<rt::Decimal>>,
            /// The member `lines`.
            pub lines: Option<Vec<FilterLinesItem>>,
            /// The member `not`.
            pub not: Option<Box<Filter>>,
        }

        rt::object! {
            Filter {
                code: optional("code"),
                count: optional("count"),
                note: nullable("note"),
                exact: optional("exact"),
                tags: optional("tags"),
                amounts: optional("amounts"),
                lines: optional("lines"),
                not: optional("not"),
                .. => refuse,
            }
        }

        /// What `item` of `Filter.lines` is.
        #[derive(Clone)]
        pub struct FilterLinesItem {
            /// The member `sku`.
            pub sku: String,
            /// The member `quantity`.
            pub quantity: Option<i64>,
        }

        rt::object! {
            FilterLinesItem {
                sku: required("sku"),
                quantity: optional("quantity"),
                .. => skip,
            }
        }
    }

    pub use charges::*;
    pub use filter::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        ChargesCreated, ChargesCreatedRange, ChargesEither, ChargesId, ChargesIdsItem,
        Filter, FilterLinesItem
    );
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod charges {
        use copperplate_runtime as rt;
        use super::super::{security, types};

        /// GET `/charges`
        ///
        /// `GET /charges`
        pub struct Charges;

        impl rt::Operation for Charges {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "charges",
                    rt::Method::GET,
                    "/charges",
                )
                .security(&[&[security::KEY.requires(&[])]]);
            type Request = ChargesRequest;
            type Response = ChargesResponse;
            type Error = ChargesError;
        }

        /// What `charges` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ChargesRequest {
            /// The parameter `created`.
            pub created: Option<types::ChargesCreated>,
            /// The parameter `expand`.
            pub expand: Option<Vec<String>>,
            /// The parameter `metadata`.
            pub metadata: Option<rt::Map<String>>,
            /// The parameter `filter`.
            pub filter: Option<types::Filter>,
            /// The parameter `filter[exact]`.
            pub filter_exact: Option<String>,
            /// The parameter `id`.
            pub id: Option<types::ChargesId>,
            /// The parameter `ids`.
            pub ids: Option<Vec<types::ChargesIdsItem>>,
            /// The parameter `either`.
            pub either: Option<types::ChargesEither>,
            /// The parameter `free`.
            pub free: Option<rt::Map<i64>>,
            /// The parameter `limit`.
            pub limit: Option<i64>,
        }

        rt::request! {
            ChargesRequest {
                created: optional_structured(query("created")) where style(rt::Style::DeepObject),
                expand: optional_structured(query("expand"))
                    where style(rt::Style::DeepObject) items(&rt::Schema::new().max_length(5000)),
                metadata: optional_structured(query("metadata")) where style(rt::Style::DeepObject),
                filter: optional_structured(query("filter"))
                    where style(rt::Style::DeepObject) beside(&["filter[exact]"]),
                filter_exact: optional(query("filter[exact]")),
                id: optional_structured(query("id")),
                ids: optional_structured(query("ids")),
                either: optional_structured(query("either")),
                free: optional_structured(query("free"))
                    where beside(&["api_key", "created", "created[", "either", "expand", "expand[",
                        "filter", "filter[", "filter[exact]", "id", "ids", "limit", "metadata",
                        "metadata["]),
                limit: optional(query("limit")),
            }
        }

        /// What `charges` answers when it succeeds.
        ///
        /// 204: Done.
        pub type ChargesResponse = rt::answer::NoContent;

        /// The document has no answer of `charges` that is a failure.
        pub type ChargesError = std::convert::Infallible;
    }

    pub use charges::*;
}

pub mod security {
    //! The security schemes of the document.

    use copperplate_runtime as rt;

    /// A security scheme.
    pub const KEY: rt::Scheme = rt::Scheme {
        name: "key",
        kind: rt::SchemeKind::ApiKey {
            place: rt::KeyPlace::Query,
            name: "api_key",
        },
    };
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Deep`.
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
        /// GET `/charges`
        ///
        /// Gives [`ChargesResponse`](operations::ChargesResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn charges(
            &self,
            request: &operations::ChargesRequest,
        ) -> rt::client::Sending<operations::Charges> {
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

    /// What a server of `Deep` does.
    ///
    /// Its `Authenticate` half checks credentials before a body is read.
    pub trait Service: rt::server::Authenticate {
        /// GET `/charges`
        fn charges(
            &self,
            request: operations::ChargesRequest,
            context: rt::server::Context<Self::Principal>,
        ) -> impl Future<
            Output = Result<operations::ChargesResponse, operations::ChargesError>,
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
                operations::Charges,
                _,
                _,
            >(|service, request, context| async move {
                Service::charges(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
