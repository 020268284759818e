//! Keywords of parameters, version `1`.

mod rules {
    //! Keywords that no Rust type holds; they are evaluated on the JSON of a value.

    use copperplate_runtime as rt;

    pub(super) static TRANSFERS_ID_PUT_PARAMETERS_0_NOT: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Enum(&[r#""none""#, r#""all""#])]);

    pub(super) static TRANSFERS_ID_PUT_PARAMETERS_0_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&TRANSFERS_ID_PUT_PARAMETERS_0_NOT)]);

    pub(super) static TRANSFERS_ID_PUT_PARAMETERS_1_NOT: rt::Schema = rt::Schema::new()
        .multiple_of("100");

    pub(super) static TRANSFERS_ID_PUT_PARAMETERS_1_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&TRANSFERS_ID_PUT_PARAMETERS_1_NOT)]);

    pub(super) static TRANSFERS_ID_PUT_PARAMETERS_2_CONTAINS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const(r#""wire""#)]);

    pub(super) static TRANSFERS_ID_PUT_PARAMETERS_2_ITEMS_NOT: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const(r#""secret""#)]);

    pub(super) static TRANSFERS_ID_PUT_PARAMETERS_2_ITEMS_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&TRANSFERS_ID_PUT_PARAMETERS_2_ITEMS_NOT)]);

    pub(super) static TRANSFERS_ID_PUT_PARAMETERS_2_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Contains {
                    schema: &TRANSFERS_ID_PUT_PARAMETERS_2_CONTAINS,
                    least: 1,
                    most: u64::MAX,
                },
            ],
        );

    pub(super) static TRANSFERS_ID_PUT_PARAMETERS_4_ANY_OF_0: rt::Schema = rt::Schema::new()
        .pattern(&TRANSFERS_ID_PUT_PARAMETERS_4_ANY_OF_0_PATTERN1);

    static TRANSFERS_ID_PUT_PARAMETERS_4_ANY_OF_0_PATTERN1: rt::Pattern = rt::Pattern::new(
        "^a",
    );

    pub(super) static TRANSFERS_ID_PUT_PARAMETERS_4_ANY_OF_1: rt::Schema = rt::Schema::new()
        .pattern(&TRANSFERS_ID_PUT_PARAMETERS_4_ANY_OF_1_PATTERN1);

    static TRANSFERS_ID_PUT_PARAMETERS_4_ANY_OF_1_PATTERN1: rt::Pattern = rt::Pattern::new(
        "^b",
    );

    pub(super) static TRANSFERS_ID_PUT_PARAMETERS_4_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::AnyOf(
                    &[
                        &TRANSFERS_ID_PUT_PARAMETERS_4_ANY_OF_0,
                        &TRANSFERS_ID_PUT_PARAMETERS_4_ANY_OF_1,
                    ],
                ),
            ],
        );

    pub(super) static TRANSFERS_ID_PUT_REQUEST_BODY_TEXT_PLAIN_NOT: rt::Schema = rt::Schema::new()
        .pattern(&TRANSFERS_ID_PUT_REQUEST_BODY_TEXT_PLAIN_NOT_PATTERN1);

    static TRANSFERS_ID_PUT_REQUEST_BODY_TEXT_PLAIN_NOT_PATTERN1: rt::Pattern = rt::Pattern::new(
        "secret",
    );

    pub(super) static TRANSFERS_ID_PUT_REQUEST_BODY_TEXT_PLAIN_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&TRANSFERS_ID_PUT_REQUEST_BODY_TEXT_PLAIN_NOT)]);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod put_transfer {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// PUT `/transfers/{id}`
        ///
        /// `PUT /transfers/{id}`
        pub struct PutTransfer;

        impl rt::Operation for PutTransfer {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "putTransfer",
                    rt::Method::PUT,
                    "/transfers/{id}",
                )
                .consumes(&["text/plain"]);
            type Request = PutTransferRequest;
            type Response = PutTransferResponse;
            type Error = PutTransferError;
        }

        /// What `putTransfer` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct PutTransferRequest {
            /// The parameter `id`.
            pub id: String,
            /// The parameter `amount`.
            pub amount: Option<i64>,
            /// The parameter `kind`.
            pub kind: Option<Vec<String>>,
            /// The parameter `step`.
            pub step: Option<Vec<f64>>,
            /// The header `X-Trace`.
            pub x_trace: Option<String>,
            /// The request body.
            pub body: String,
        }

        static PUT_TRANSFER_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/plain")
            .schema(
                rt::Schema::new()
                    .keywords(
                        &[
                            rt::Keyword::Ref(
                                &rules::TRANSFERS_ID_PUT_REQUEST_BODY_TEXT_PLAIN_REST,
                            ),
                        ],
                    ),
            );

        rt::request! {
            PutTransferRequest {
                id: parameter(path("id"))
                    where keywords(&[rt::Keyword::Ref(&rules::TRANSFERS_ID_PUT_PARAMETERS_0_REST)]),
                amount: optional(query("amount"))
                    where keywords(&[rt::Keyword::Ref(&rules::TRANSFERS_ID_PUT_PARAMETERS_1_REST)]),
                kind: optional(query("kind"))
                    where items(&rt::Schema::new().keywords(&[rt::Keyword::Ref(&rules::TRANSFERS_ID_PUT_PARAMETERS_2_ITEMS_REST)]))
                    keywords(&[rt::Keyword::Ref(&rules::TRANSFERS_ID_PUT_PARAMETERS_2_REST)]),
                step: optional(query("step")) where unique_items(),
                x_trace: optional(header("X-Trace"))
                    where keywords(&[rt::Keyword::Ref(&rules::TRANSFERS_ID_PUT_PARAMETERS_4_REST)]),
                .. body: body(&PUT_TRANSFER_BODY_TEXT),
            }
        }

        /// What `putTransfer` answers when it succeeds.
        ///
        /// 204: Done.
        pub type PutTransferResponse = rt::answer::NoContent;

        /// The document has no answer of `putTransfer` that is a failure.
        pub type PutTransferError = std::convert::Infallible;
    }

    pub use put_transfer::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Keywords of parameters`.
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
        /// PUT `/transfers/{id}`
        ///
        /// Gives [`PutTransferResponse`](operations::PutTransferResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn put_transfer(
            &self,
            request: &operations::PutTransferRequest,
        ) -> rt::client::Sending<operations::PutTransfer> {
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

    /// What a server of `Keywords of parameters` does.
    pub trait Service: Send + Sync + 'static {
        /// PUT `/transfers/{id}`
        fn put_transfer(
            &self,
            request: operations::PutTransferRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::PutTransferResponse, operations::PutTransferError>,
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
                operations::PutTransfer,
                _,
                _,
            >(|service, request, context| async move {
                Service::put_transfer(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
