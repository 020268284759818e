//! Refused, version `1`.

pub mod types {
    //! The schemas of the document.

    mod apart {
        use copperplate_runtime as rt;

        /// The schema `Apart`.
        #[derive(Clone, Default)]
        pub struct Apart {
            /// The member `a`.
            pub a: Option<i64>,
        }

        rt::object! {
            Apart {
                a: optional("a"),
                _: forbidden("b", "additionalProperties"),
                .. => refuse,
            }
        }
    }

    mod both {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Both`.
        #[derive(Clone, Default)]
        pub struct Both {
            /// The member `a`.
            pub a: Option<i64>,
        }

        rt::object! {
            Both where rules::BOTH {
                a: optional("a"),
                .. => refuse,
            }
        }
    }

    mod closed {
        use copperplate_runtime as rt;

        /// The schema `Closed`.
        #[derive(Clone, Default)]
        pub struct Closed {
            /// The member `a`.
            pub a: Option<i64>,
        }

        rt::object! {
            Closed {
                a: optional("a"),
                .. => refuse,
            }
        }
    }

    mod impossible {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Impossible`.
        #[derive(Clone)]
        pub struct Impossible {
            /// The member `b`.
            pub b: i64,
        }

        rt::object! {
            Impossible where rules::IMPOSSIBLE_REST {
                _: forbidden("a", "type"),
                b: required("b"),
                .. => skip,
            }
        }
    }

    mod items {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Items`.
        #[derive(Clone, Default)]
        pub struct Items {
            /// The member `none`.
            pub none: Option<Vec<rt::Json>>,
            /// The member `pair`.
            pub pair: Option<Vec<rt::Json>>,
            /// The member `negated`.
            pub negated: Option<Vec<rt::Json>>,
            /// The member `left`.
            pub left: Option<Vec<rt::Json>>,
        }

        rt::object! {
            Items {
                none: optional("none") where items(&rt::Schema::new().keywords(&[rt::Keyword::False])),
                pair: optional("pair") where keywords(&[rt::Keyword::Ref(&rules::ITEMS_PAIR_REST)]),
                negated: optional("negated")
                    where items(&rt::Schema::new().keywords(&[rt::Keyword::Never("not")])),
                left: optional("left") where keywords(&[rt::Keyword::Ref(&rules::ITEMS_LEFT_REST)]),
                .. => skip,
            }
        }
    }

    mod left {
        use copperplate_runtime as rt;

        /// The schema `Left`.
        #[derive(Clone, Default)]
        pub struct Left {
            /// The member `a`.
            pub a: Option<i64>,
        }

        rt::object! {
            Left {
                a: optional("a"),
                .. => refuse_unevaluated,
            }
        }
    }

    mod left_by_branches {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `LeftByBranches`.
        #[derive(Clone, PartialEq)]
        pub enum LeftByBranches {
            /// One of the forms of this value.
            Variant1(LeftByBranchesVariant1),
            /// One of the forms of this value.
            Variant2(LeftByBranchesVariant2),
        }

        rt::union! {
            LeftByBranches where rules::LEFT_BY_BRANCHES: any_of {
                Variant1(LeftByBranchesVariant1),
                Variant2(LeftByBranchesVariant2),
            }
        }

        /// What `variant1` of `LeftByBranches` is.
        #[derive(Clone)]
        pub struct LeftByBranchesVariant1 {
            /// The member `b`.
            pub b: i64,
            /// The member `a`.
            pub a: Option<i64>,
        }

        rt::object! {
            LeftByBranchesVariant1 {
                b: required("b"),
                a: optional("a"),
                .. => skip,
            }
        }

        /// What `variant2` of `LeftByBranches` is.
        #[derive(Clone, Default)]
        pub struct LeftByBranchesVariant2 {
            /// The member `c`.
            pub c: Option<i64>,
            /// The member `a`.
            pub a: Option<i64>,
        }

        rt::object! {
            LeftByBranchesVariant2 {
                c: optional("c"),
                a: optional("a"),
                .. => skip,
            }
        }
    }

    mod left_by_reference {
        use copperplate_runtime as rt;

        /// The schema `LeftByReference`.
        #[derive(Clone, Default)]
        pub struct LeftByReference {
            /// The member `a`.
            pub a: Option<i64>,
        }

        rt::object! {
            LeftByReference {
                a: optional("a"),
                .. => refuse_unevaluated,
            }
        }
    }

    mod maps {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Maps`.
        #[derive(Clone, Default)]
        pub struct Maps {
            /// The member `within`.
            pub within: Option<rt::Map<MapsWithinValue>>,
            /// The member `values`.
            pub values: Option<rt::Map<rt::Json>>,
            /// The member `matching`.
            pub matching: Option<rt::Map<rt::Json>>,
        }

        rt::object! {
            Maps {
                within: optional("within"),
                values: optional("values")
                    where items(&rt::Schema::new().keywords(&[rt::Keyword::Never("not")])),
                matching: optional("matching")
                    where keywords(&[rt::Keyword::Ref(&rules::MAPS_MATCHING_REST)]),
                .. => skip,
            }
        }

        /// What `value` of `Maps.within` is.
        #[derive(Clone, Default)]
        pub struct MapsWithinValue {}

        rt::object! {
            MapsWithinValue {
                _: forbidden("never", "false"),
                .. => skip,
            }
        }
    }

    mod never {
        use copperplate_runtime as rt;

        /// The schema `Never`.
        #[derive(Clone, Default)]
        pub struct Never {}

        rt::object! {
            Never {
                _: forbidden("boolean", "false"),
                _: forbidden("reference", "false"),
                _: forbidden("negated", "not"),
                _: forbidden("listed", "enum"),
                _: forbidden("absent", "not"),
                .. => skip,
            }
        }
    }

    pub use apart::*;
    pub use both::*;
    pub use closed::*;
    pub use impossible::*;
    pub use items::*;
    pub use left::*;
    pub use left_by_branches::*;
    pub use left_by_reference::*;
    pub use maps::*;
    pub use never::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Apart, Both, Closed, Impossible, Items, Left, LeftByBranches, LeftByBranchesVariant1,
        LeftByBranchesVariant2, LeftByReference, Maps, MapsWithinValue, Never
    );
}

mod rules {
    //! Keywords that no Rust type holds; they are evaluated on the JSON of a value.

    use copperplate_runtime as rt;

    pub(super) static BOTH: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["object"]),
                rt::Keyword::Properties {
                    named: &[("a", &BOTH_A)],
                    matching: &[],
                    additional: Some(&BOTH_ADDITIONAL_PROPERTIES),
                },
                rt::Keyword::UnevaluatedProperties(&BOTH_UNEVALUATED_PROPERTIES),
            ],
        );

    pub(super) static BOTH_A: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static BOTH_ADDITIONAL_PROPERTIES: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);

    pub(super) static BOTH_UNEVALUATED_PROPERTIES: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);

    pub(super) static IMPOSSIBLE_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Required(&["a"])]);

    pub(super) static ITEMS_LEFT: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["array"]),
                rt::Keyword::Items {
                    prefix: &[&ITEMS_LEFT_PREFIX_ITEMS_0],
                    rest: None,
                },
                rt::Keyword::UnevaluatedItems(&ITEMS_LEFT_UNEVALUATED_ITEMS),
            ],
        );

    pub(super) static ITEMS_LEFT_PREFIX_ITEMS_0: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static ITEMS_LEFT_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Ref(&ITEMS_LEFT),
                rt::Keyword::Items {
                    prefix: &[&ITEMS_LEFT_PREFIX_ITEMS_0],
                    rest: None,
                },
            ],
        );

    pub(super) static ITEMS_LEFT_UNEVALUATED_ITEMS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);

    pub(super) static ITEMS_PAIR_ITEMS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);

    pub(super) static ITEMS_PAIR_PREFIX_ITEMS_0: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static ITEMS_PAIR_PREFIX_ITEMS_1: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);

    pub(super) static ITEMS_PAIR_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Items {
                    prefix: &[&ITEMS_PAIR_PREFIX_ITEMS_0, &ITEMS_PAIR_PREFIX_ITEMS_1],
                    rest: Some(&ITEMS_PAIR_ITEMS),
                },
            ],
        );

    pub(super) static LEFT_BY_BRANCHES: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["object"]),
                rt::Keyword::Properties {
                    named: &[("a", &LEFT_BY_BRANCHES_A)],
                    matching: &[],
                    additional: None,
                },
                rt::Keyword::AnyOf(
                    &[&LEFT_BY_BRANCHES_ANY_OF_0, &LEFT_BY_BRANCHES_ANY_OF_1],
                ),
                rt::Keyword::UnevaluatedProperties(&LEFT_BY_BRANCHES_UNEVALUATED_PROPERTIES),
            ],
        );

    pub(super) static LEFT_BY_BRANCHES_A: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static LEFT_BY_BRANCHES_ANY_OF_0: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Required(&["b"]),
                rt::Keyword::Properties {
                    named: &[("b", &LEFT_BY_BRANCHES_ANY_OF_0_B)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static LEFT_BY_BRANCHES_ANY_OF_0_B: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static LEFT_BY_BRANCHES_ANY_OF_1: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[("c", &LEFT_BY_BRANCHES_ANY_OF_1_C)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static LEFT_BY_BRANCHES_ANY_OF_1_C: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static LEFT_BY_BRANCHES_UNEVALUATED_PROPERTIES: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);

    pub(super) static MAPS_MATCHING_PATTERN_PROPERTIES_CARET_X: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);

    pub(super) static MAPS_MATCHING_PATTERN_PROPERTIES_CARET_Y: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&MAPS_MATCHING_PATTERN_PROPERTIES_CARET_Y_NOT)]);

    pub(super) static MAPS_MATCHING_PATTERN_PROPERTIES_CARET_Y_NOT: rt::Schema = rt::Schema::new();

    pub(super) static MAPS_MATCHING_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[],
                    matching: &[
                        (
                            &MAPS_MATCHING_REST_PATTERN1,
                            &MAPS_MATCHING_PATTERN_PROPERTIES_CARET_X,
                        ),
                        (
                            &MAPS_MATCHING_REST_PATTERN2,
                            &MAPS_MATCHING_PATTERN_PROPERTIES_CARET_Y,
                        ),
                    ],
                    additional: None,
                },
            ],
        );

    static MAPS_MATCHING_REST_PATTERN1: rt::Pattern = rt::Pattern::new("^x-");

    static MAPS_MATCHING_REST_PATTERN2: rt::Pattern = rt::Pattern::new("^y-");
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod send_parts {
        use copperplate_runtime as rt;

        /// POST `/parts`
        ///
        /// `POST /parts`
        pub struct SendParts;

        impl rt::Operation for SendParts {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "sendParts",
                    rt::Method::POST,
                    "/parts",
                )
                .consumes(&["multipart/form-data"]);
            type Request = SendPartsRequest;
            type Response = SendPartsResponse;
            type Error = SendPartsError;
        }

        /// What `sendParts` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct SendPartsRequest {
            /// The request body.
            pub body: SendPartsParts,
        }

        /// The body that `sendParts` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct SendPartsParts {
            /// The part `a`.
            pub a: Option<String>,
        }

        static SEND_PARTS_A_PART: rt::TextPart = rt::TextPart::new("a");

        impl rt::Multipart for SendPartsParts {
            fn write(&self, to: &mut rt::PartsWriter) {
                to.optional(&SEND_PARTS_A_PART, &self.a);
            }

            fn read(from: &mut rt::PartsReader<'_>) -> Option<Self> {
                let a = from.optional(&SEND_PARTS_A_PART);
                from.forbidden("b", "false");
                from.forbidden("c", "not");
                from.no_others("unevaluatedProperties");
                Some(Self { a })
            }

            fn check(&self, _: &mut rt::Report) {}
        }

        rt::request! {
            SendPartsRequest {
                .. body: body(&rt::MultipartBody),
            }
        }

        /// What `sendParts` answers when it succeeds.
        ///
        /// 204: Done.
        pub type SendPartsResponse = rt::answer::NoContent;

        /// The document has no answer of `sendParts` that is a failure.
        pub type SendPartsError = std::convert::Infallible;
    }

    mod send_more {
        use copperplate_runtime as rt;

        /// POST `/more`
        ///
        /// `POST /more`
        pub struct SendMore;

        impl rt::Operation for SendMore {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "sendMore",
                    rt::Method::POST,
                    "/more",
                )
                .consumes(&["multipart/form-data"]);
            type Request = SendMoreRequest;
            type Response = SendMoreResponse;
            type Error = SendMoreError;
        }

        /// What `sendMore` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct SendMoreRequest {
            /// The request body.
            pub body: SendMoreParts,
        }

        /// The body that `sendMore` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct SendMoreParts {
            /// The part `a`.
            pub a: Option<String>,
        }

        static SEND_MORE_A_PART: rt::TextPart = rt::TextPart::new("a");

        impl rt::Multipart for SendMoreParts {
            fn write(&self, to: &mut rt::PartsWriter) {
                to.optional(&SEND_MORE_A_PART, &self.a);
            }

            fn read(from: &mut rt::PartsReader<'_>) -> Option<Self> {
                let a = from.optional(&SEND_MORE_A_PART);
                from.forbidden("b", "false");
                Some(Self { a })
            }

            fn check(&self, _: &mut rt::Report) {}
        }

        rt::request! {
            SendMoreRequest {
                .. body: body(&rt::MultipartBody),
            }
        }

        /// What `sendMore` answers when it succeeds.
        ///
        /// 204: Done.
        pub type SendMoreResponse = rt::answer::NoContent;

        /// The document has no answer of `sendMore` that is a failure.
        pub type SendMoreError = std::convert::Infallible;
    }

    pub use send_parts::*;
    pub use send_more::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Refused`.
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
        /// POST `/parts`
        ///
        /// Gives [`SendPartsResponse`](operations::SendPartsResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn send_parts(
            &self,
            request: &operations::SendPartsRequest,
        ) -> rt::client::Sending<operations::SendParts> {
            self.0.send(request)
        }

        /// POST `/more`
        ///
        /// Gives [`SendMoreResponse`](operations::SendMoreResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn send_more(
            &self,
            request: &operations::SendMoreRequest,
        ) -> rt::client::Sending<operations::SendMore> {
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

    /// What a server of `Refused` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/parts`
        fn send_parts(
            &self,
            request: operations::SendPartsRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::SendPartsResponse, operations::SendPartsError>,
        > + Send;

        /// POST `/more`
        fn send_more(
            &self,
            request: operations::SendMoreRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::SendMoreResponse, operations::SendMoreError>,
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
                operations::SendParts,
                _,
                _,
            >(|service, request, context| async move {
                Service::send_parts(&*service, request, context).await
            })
            .public::<
                operations::SendMore,
                _,
                _,
            >(|service, request, context| async move {
                Service::send_more(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
