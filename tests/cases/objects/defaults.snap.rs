//! Defaults, version `1`.

pub mod types {
    //! The schemas of the document.

    mod order {
        use copperplate_runtime as rt;

        /// Default: `"newest"`.
        #[non_exhaustive]
        pub enum Order {
            /// `newest`
            Newest,
            /// `oldest`
            Oldest,
            /// Text that the document does not list; read it with `as_str`.
            #[doc(hidden)]
            Unknown(rt::Unknown),
        }

        rt::choice! {
            Order {
                Newest = "newest",
                Oldest = "oldest",
                .. Unknown,
            }
        }
    }

    mod settings {
        use copperplate_runtime as rt;

        /// The schema `Settings`.
        #[derive(Clone, Default)]
        pub struct Settings {
            /// Default: `"EUR"`.
            pub currency: Option<String>,
            /// Default: `false`.
            pub self_: Option<bool>,
            /// Default: ``"a \"quoted\" \\ text with `ticks` and ünï"``.
            pub quoted: Option<String>,
            /// Default: `"-0.10"`.
            pub fee: Option<rt::Decimal>,
            /// Default: `-0.5`.
            pub rate: Option<f64>,
            /// Default: `12.50`.
            pub exact: Option<rt::Decimal>,
            /// Default: `250`.
            pub cents: Option<rt::MinorUnits>,
            /// Default: `-5`.
            pub small: Option<i32>,
            /// Default: `true`.
            pub active: Option<bool>,
            /// Default: `7`.
            pub nullable: rt::Presence<i64>,
            /// Default: `"none"`.
            pub note: rt::Presence<String>,
            /// Default: `null`.
            pub nothing: rt::Presence<String>,
            /// Default: `"oldest"`.
            pub order: Option<super::Order>,
            /// Default: `"newest"`.
            pub r#type: Option<super::Order>,
            /// Default: `[]`.
            pub tags: Option<Vec<String>>,
            /// Default: `"2024-01-01"`.
            pub day: Option<rt::Date>,
            /// Default: `5`.
            pub step: Option<i64>,
        }

        impl Settings {
            /// `currency`, or its default `EUR` where it is absent.
            #[must_use]
            pub fn currency_or_default(&self) -> &str {
                self.currency.as_deref().unwrap_or("EUR")
            }

            /// `self`, or its default `false` where it is absent.
            #[must_use]
            pub fn self_or_default(&self) -> bool {
                self.self_.unwrap_or(false)
            }

            /// `quoted`, or its default ``a "quoted" \ text with `ticks` and ünï`` where it is absent.
            #[must_use]
            pub fn quoted_or_default(&self) -> &str {
                self.quoted.as_deref().unwrap_or(r#"a "quoted" \ text with `ticks` and ünï"#)
            }

            /// `fee`, or its default `-0.10` where it is absent.
            #[must_use]
            pub fn fee_or_default(&self) -> rt::Decimal {
                self.fee.unwrap_or(rt::Decimal::new(-10, 2))
            }

            /// `rate`, or its default `-0.5` where it is absent.
            #[must_use]
            pub fn rate_or_default(&self) -> f64 {
                self.rate.unwrap_or(-0.5)
            }

            /// `exact`, or its default `12.50` where it is absent.
            #[must_use]
            pub fn exact_or_default(&self) -> rt::Decimal {
                self.exact.unwrap_or(rt::Decimal::new(1250, 2))
            }

            /// `cents`, or its default `250` where it is absent.
            #[must_use]
            pub fn cents_or_default(&self) -> rt::MinorUnits {
                self.cents.unwrap_or(rt::MinorUnits::new(250))
            }

            /// `small`, or its default `-5` where it is absent.
            #[must_use]
            pub fn small_or_default(&self) -> i32 {
                self.small.unwrap_or(-5)
            }

            /// `active`, or its default `true` where it is absent.
            #[must_use]
            pub fn active_or_default(&self) -> bool {
                self.active.unwrap_or(true)
            }

            /// `nullable`, or its default `7` where it is absent, and `None` for null.
            #[must_use]
            pub fn nullable_or_default(&self) -> Option<i64> {
                self.nullable.or_default(7)
            }

            /// `note`, or its default `none` where it is absent, and `None` for null.
            #[must_use]
            pub fn note_or_default(&self) -> Option<&str> {
                self.note.as_ref().map(String::as_str).or_default("none")
            }

            /// `order`, or its default `oldest` where it is absent.
            #[must_use]
            pub fn order_or_default(&self) -> &super::Order {
                self.order.as_ref().unwrap_or(&super::Order::Oldest)
            }

            /// `type`, or its default `newest` where it is absent.
            #[must_use]
            pub fn type_or_default(&self) -> &super::Order {
                self.r#type.as_ref().unwrap_or(&super::Order::Newest)
            }
        }

        rt::object! {
            Settings {
                currency: optional("currency") where min_length(3) max_length(3),
                self_: optional("self"),
                quoted: optional("quoted"),
                fee: optional("fee") where as_string(),
                rate: optional("rate"),
                exact: optional("exact"),
                cents: optional("cents"),
                small: optional("small") where minimum("-5"),
                active: optional("active"),
                nullable: nullable("nullable"),
                note: nullable("note"),
                nothing: nullable("nothing"),
                order: optional("order"),
                r#type: optional("type"),
                tags: optional("tags"),
                day: optional("day"),
                step: optional("step") where multiple_of("5"),
                .. => skip,
            }
        }
    }

    pub use order::*;
    pub use settings::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Order, Settings);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod list_payments {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/payments`
        ///
        /// `GET /payments`
        pub struct ListPayments;

        impl rt::Operation for ListPayments {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "listPayments",
                    rt::Method::GET,
                    "/payments",
                )
                .produces(&["application/json"]);
            type Request = ListPaymentsRequest;
            type Response = ListPaymentsResponse;
            type Error = ListPaymentsError;
        }

        /// What `listPayments` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct ListPaymentsRequest {
            /// The parameter `limit`.
            pub limit: Option<i64>,
            /// The parameter `order`.
            pub order: Option<types::Order>,
            /// The parameter `must`.
            pub must: i64,
        }

        impl ListPaymentsRequest {
            /// `limit`, or its default `20` where it is absent.
            #[must_use]
            pub fn limit_or_default(&self) -> i64 {
                self.limit.unwrap_or(20)
            }

            /// `order`, or its default `newest` where it is absent.
            #[must_use]
            pub fn order_or_default(&self) -> &types::Order {
                self.order.as_ref().unwrap_or(&types::Order::Newest)
            }
        }

        rt::request! {
            ListPaymentsRequest {
                limit: optional(query("limit")) where minimum("1") maximum("100"),
                order: optional(query("order")),
                must: parameter(query("must")),
            }
        }

        /// What `listPayments` answers when it succeeds.
        ///
        /// 200: The payments.
        pub type ListPaymentsResponse = rt::answer::Ok<types::Settings>;

        /// The document has no answer of `listPayments` that is a failure.
        pub type ListPaymentsError = std::convert::Infallible;
    }

    pub use list_payments::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Defaults`.
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
        /// GET `/payments`
        ///
        /// Gives [`ListPaymentsResponse`](operations::ListPaymentsResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn list_payments(
            &self,
            request: &operations::ListPaymentsRequest,
        ) -> rt::client::Sending<operations::ListPayments> {
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

    /// What a server of `Defaults` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/payments`
        fn list_payments(
            &self,
            request: operations::ListPaymentsRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ListPaymentsResponse, operations::ListPaymentsError>,
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
                operations::ListPayments,
                _,
                _,
            >(|service, request, context| async move {
                Service::list_payments(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
