//! Payments, version `1`.

pub mod types {
    //! The schemas of the document.

    mod payment {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Payment`.
        #[derive(Clone)]
        pub struct Payment {
            /// The member `amount`.
            pub amount: crate::replaced::Money,
            /// The member `to`.
            pub to: crate::replaced::Iban,
            /// The member `fee`.
            pub fee: rt::Presence<crate::replaced::Money>,
            /// The member `shares`.
            pub shares: Option<Vec<crate::replaced::Money>>,
            /// The member `limits`.
            pub limits: Option<rt::Map<crate::replaced::Money>>,
            /// The member `urgency`.
            pub urgency: Option<crate::replaced::Urgency>,
            /// The member `either`.
            pub either: Option<PaymentEither>,
        }

        impl Payment {
            /// With what is required and nothing else.
            #[must_use]
            pub fn new(amount: crate::replaced::Money, to: crate::replaced::Iban) -> Self {
                Self {
                    amount,
                    to,
                    fee: rt::Presence::Absent,
                    shares: None,
                    limits: None,
                    urgency: None,
                    either: None,
                }
            }
        }

        rt::object! {
            Payment {
                amount: required("amount") where keywords(&[rt::Keyword::Ref(&rules::MONEY)]),
                to: required("to") where keywords(&[rt::Keyword::Ref(&rules::PAYMENT_TO)]),
                fee: nullable("fee") where keywords(&[rt::Keyword::Ref(&rules::PAYMENT_FEE_CARRIED)]),
                shares: optional("shares")
                    where items(&rt::Schema::new().keywords(&[rt::Keyword::Ref(&rules::MONEY)])),
                limits: optional("limits")
                    where items(&rt::Schema::new().keywords(&[rt::Keyword::Ref(&rules::MONEY)])),
                urgency: optional("urgency") where keywords(&[rt::Keyword::Ref(&rules::PAYMENT_URGENCY)]),
                either: optional("either"),
                .. => skip,
            }
        }

        /// What `either` of `Payment` is.
        #[derive(Clone, PartialEq)]
        pub enum PaymentEither {
            /// One of the forms of this value.
            Money(crate::replaced::Money),
            /// One of the forms of this value.
            Boolean(bool),
        }

        rt::union! {
            PaymentEither: one_of_apart {
                Money(crate::replaced::Money) where PAYMENT_EITHER_VARIANT_1,
                Boolean(bool),
            }
        }

        static PAYMENT_EITHER_VARIANT_1: rt::Schema = rt::Schema::new()
            .keywords(&[rt::Keyword::Ref(&rules::MONEY)]);
    }

    pub use payment::*;

    const _: () = {
        copperplate_runtime::stands_in::<crate::replaced::Iban>();
        copperplate_runtime::stands_in::<crate::replaced::Money>();
        copperplate_runtime::stands_in::<crate::replaced::Urgency>();
    };

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Payment, PaymentEither);
}

mod rules {
    //! Keywords that no Rust type holds; they are evaluated on the JSON of a value.

    use copperplate_runtime as rt;

    pub(super) static ACCOUNTS_ACCOUNT_PAYMENTS_POST_PARAMETERS_0: rt::Schema = rt::Schema::new()
        .max_length(22)
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static ACCOUNTS_ACCOUNT_PAYMENTS_POST_PARAMETERS_1_ITEMS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static ACCOUNTS_ACCOUNT_PAYMENTS_POST_RESPONSES_200_HEADERS_X_FROM: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static MONEY: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["object"]),
                rt::Keyword::Required(&["amount", "currency"]),
                rt::Keyword::Properties {
                    named: &[("amount", &MONEY_AMOUNT), ("currency", &MONEY_CURRENCY)],
                    matching: &[],
                    additional: Some(&MONEY_ADDITIONAL_PROPERTIES),
                },
            ],
        );

    pub(super) static MONEY_ADDITIONAL_PROPERTIES: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);

    pub(super) static MONEY_AMOUNT: rt::Schema = rt::Schema::new()
        .pattern(&MONEY_AMOUNT_PATTERN1)
        .keywords(&[rt::Keyword::Type(&["string"])]);

    static MONEY_AMOUNT_PATTERN1: rt::Pattern = rt::Pattern::new("^[0-9]+\\.[0-9]{2}$");

    pub(super) static MONEY_CURRENCY: rt::Schema = rt::Schema::new()
        .min_length(3)
        .max_length(3)
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static NULL: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["null"])]);

    pub(super) static PAYMENT_FEE_CARRIED: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::If {
                    test: &NULL,
                    then: None,
                    otherwise: Some(&MONEY),
                },
            ],
        );

    pub(super) static PAYMENT_TO: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static PAYMENT_URGENCY: rt::Schema = rt::Schema::new()
        .keywords(
            &[rt::Keyword::Type(&["string"]), rt::Keyword::Enum(&[r#""low""#, r#""high""#])],
        );
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod pay {
        use copperplate_runtime as rt;
        use super::super::{rules, types};

        /// POST `/accounts/{account}/payments`
        ///
        /// `POST /accounts/{account}/payments`
        pub struct Pay;

        impl rt::Operation for Pay {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "pay",
                    rt::Method::POST,
                    "/accounts/{account}/payments",
                )
                .consumes(&["application/json"])
                .produces(&["application/json"]);
            type Request = PayRequest;
            type Response = PayResponse;
            type Error = PayError;
        }

        /// What `pay` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct PayRequest {
            /// The parameter `account`.
            pub account: crate::replaced::Iban,
            /// The parameter `also`.
            pub also: Option<Vec<crate::replaced::Iban>>,
            /// The parameter `limit`.
            pub limit: Option<crate::replaced::Money>,
            /// The request body.
            pub body: types::Payment,
        }

        rt::request! {
            PayRequest {
                account: structured(path("account"))
                    where keywords(&[rt::Keyword::Ref(&rules::ACCOUNTS_ACCOUNT_PAYMENTS_POST_PARAMETERS_0)]),
                also: optional_structured(query("also"))
                    where max_items(2)
                    items(&rt::Schema::new().keywords(&[rt::Keyword::Ref(&rules::ACCOUNTS_ACCOUNT_PAYMENTS_POST_PARAMETERS_1_ITEMS)])),
                limit: optional_structured(query("limit"))
                    where style(rt::Style::DeepObject) keywords(&[rt::Keyword::Ref(&rules::MONEY)]),
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `pay` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PayResponse {
            /// 200: What is left.
            Ok {
                /// The body.
                body: crate::replaced::Money,
                /// The header `X-From`.
                x_from: crate::replaced::Iban,
            },
        }

        rt::response! {
            PayResponse {
                200 => Ok {
                    x_from: structured(header("X-From"))
                        where keywords(&[rt::Keyword::Ref(&rules::ACCOUNTS_ACCOUNT_PAYMENTS_POST_RESPONSES_200_HEADERS_X_FROM)]),
                    .. body: json("application/json", &PAY_OK_BODY),
                },
            }
        }

        /// The document has no answer of `pay` that is a failure.
        pub type PayError = std::convert::Infallible;

        static PAY_OK_BODY: rt::Schema = rt::Schema::new()
            .keywords(&[rt::Keyword::Ref(&rules::MONEY)]);
    }

    pub use pay::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Payments`.
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
        /// POST `/accounts/{account}/payments`
        ///
        /// Gives [`PayResponse`](operations::PayResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn pay(
            &self,
            request: &operations::PayRequest,
        ) -> rt::client::Sending<operations::Pay> {
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

    /// What a server of `Payments` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/accounts/{account}/payments`
        fn pay(
            &self,
            request: operations::PayRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::PayResponse, operations::PayError>,
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
                operations::Pay,
                _,
                _,
            >(|service, request, context| async move {
                Service::pay(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
