//! Forms, version `1`.

pub mod types {
    //! The schemas of the document.

    mod address {
        use copperplate_runtime as rt;

        /// The schema `Address`.
        #[derive(Clone, Default)]
        pub struct Address {
            /// The member `city`.
            pub city: Option<String>,
            /// The member `inner`.
            pub inner: Option<Box<Address>>,
        }

        rt::object! {
            Address {
                city: optional("city"),
                inner: optional("inner"),
                .. => skip,
            }
        }
    }

    mod create_charge {
        use copperplate_runtime as rt;

        /// What `body` of `createCharge` is.
        #[derive(Clone)]
        pub struct CreateChargeBody {
            /// The member `amount`.
            pub amount: i64,
            /// The member `currency`.
            pub currency: String,
            /// The member `capture`.
            pub capture: Option<bool>,
            /// The member `expand`.
            pub expand: Option<Vec<String>>,
            /// The member `metadata`.
            pub metadata: Option<CreateChargeBodyMetadata>,
            /// The member `items`.
            pub items: Option<Vec<CreateChargeBodyItemsItem>>,
            /// The member `address`.
            pub address: Option<super::Address>,
        }

        impl CreateChargeBody {
            /// With what is required and nothing else.
            #[must_use]
            pub fn new(amount: i64, currency: String) -> Self {
                Self {
                    amount,
                    currency,
                    capture: None,
                    expand: None,
                    metadata: None,
                    items: None,
                    address: None,
                }
            }
        }

        rt::object! {
            CreateChargeBody {
                amount: required("amount") where maximum("1000"),
                currency: required("currency") where max_length(3),
                capture: optional("capture"),
                expand: optional("expand") where max_items(2) items(&rt::Schema::new().max_length(8)),
                metadata: optional("metadata"),
                items: optional("items"),
                address: optional("address"),
                .. => refuse,
            }
        }

        /// What `metadata` of `createCharge.body` is.
        #[derive(Clone, PartialEq)]
        pub enum CreateChargeBodyMetadata {
            /// One of the forms of this value.
            Map(rt::Map<String>),
            /// One of the forms of this value.
            Empty(CreateChargeBodyMetadataVariant2),
        }

        rt::union! {
            CreateChargeBodyMetadata: any_of {
                Map(rt::Map<String>),
                Empty(CreateChargeBodyMetadataVariant2),
            }
        }

        /// What `variant2` of `createCharge.body.metadata` is.
        pub enum CreateChargeBodyMetadataVariant2 {
            /// (empty)
            Empty,
        }

        rt::choice! {
            CreateChargeBodyMetadataVariant2 {
                Empty = "",
            }
        }

        /// What `item` of `createCharge.body.items` is.
        #[derive(Clone)]
        pub struct CreateChargeBodyItemsItem {
            /// The member `price`.
            pub price: rt::Decimal,
            /// The member `tags`.
            pub tags: Option<Vec<String>>,
        }

        rt::object! {
            CreateChargeBodyItemsItem {
                price: required("price"),
                tags: optional("tags"),
                .. => skip,
            }
        }

        /// What `200` of `createCharge` is.
        #[derive(Clone)]
        pub struct CreateCharge200 {
            /// The member `id`.
            pub id: i64,
        }

        rt::object! {
            CreateCharge200 {
                id: required("id"),
                .. => skip,
            }
        }
    }

    mod refund {
        use copperplate_runtime as rt;

        /// What `body` of `refund` is.
        #[derive(Clone)]
        pub struct RefundBody {
            /// The member `key`.
            pub key: String,
        }

        rt::object! {
            RefundBody {
                key: required("key"),
                .. => skip,
            }
        }
    }

    mod styles {
        use copperplate_runtime as rt;

        /// What `body` of `styles` is.
        #[derive(Clone, Default)]
        pub struct StylesBody {
            /// The member `commas`.
            pub commas: Option<Vec<i64>>,
            /// The member `spaces`.
            pub spaces: Option<Vec<String>>,
            /// The member `pipes`.
            pub pipes: Option<Vec<String>>,
            /// The member `repeated`.
            pub repeated: Option<Vec<String>>,
            /// The member `spread`.
            pub spread: Option<StylesBodySpread>,
            /// The member `joined`.
            pub joined: Option<StylesBodyJoined>,
            /// The member `plain`.
            pub plain: Option<StylesBodyPlain>,
            /// The member `url`.
            pub url: Option<String>,
            /// The member `raw`.
            pub raw: Option<Vec<bool>>,
            /// The member `odd[]`.
            pub odd: Option<Vec<String>>,
            /// The member `level`.
            pub level: rt::Presence<i64>,
        }

        rt::object! {
            StylesBody {
                commas: optional("commas"),
                spaces: optional("spaces"),
                pipes: optional("pipes"),
                repeated: optional("repeated"),
                spread: optional("spread"),
                joined: optional("joined"),
                plain: optional("plain"),
                url: optional("url"),
                raw: optional("raw"),
                odd: optional("odd[]"),
                level: nullable("level"),
                .. => skip,
            }
        }

        /// What `spread` of `styles.body` is.
        #[derive(Clone, Default)]
        pub struct StylesBodySpread {
            /// The member `red`.
            pub red: Option<i64>,
            /// The member `green`.
            pub green: Option<i64>,
        }

        rt::object! {
            StylesBodySpread {
                red: optional("red"),
                green: optional("green"),
                .. => skip,
            }
        }

        /// What `joined` of `styles.body` is.
        #[derive(Clone, Default)]
        pub struct StylesBodyJoined {
            /// The member `x`.
            pub x: Option<i64>,
            /// The member `y`.
            pub y: Option<i64>,
        }

        rt::object! {
            StylesBodyJoined {
                x: optional("x"),
                y: optional("y"),
                .. => skip,
            }
        }

        /// What `plain` of `styles.body` is.
        #[derive(Clone, Default)]
        pub struct StylesBodyPlain {
            /// The member `a`.
            pub a: Option<i64>,
        }

        rt::object! {
            StylesBodyPlain {
                a: optional("a"),
                .. => skip,
            }
        }
    }

    pub use address::*;
    pub use create_charge::*;
    pub use refund::*;
    pub use styles::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Address, CreateCharge200, CreateChargeBody, CreateChargeBodyItemsItem,
        CreateChargeBodyMetadata, CreateChargeBodyMetadataVariant2, RefundBody, StylesBody,
        StylesBodyJoined, StylesBodyPlain, StylesBodySpread
    );
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod create_charge {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/charges`
        ///
        /// `POST /charges`
        pub struct CreateCharge;

        impl rt::Operation for CreateCharge {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "createCharge",
                    rt::Method::POST,
                    "/charges",
                )
                .consumes(&["application/x-www-form-urlencoded"])
                .produces(&["application/x-www-form-urlencoded"]);
            type Request = CreateChargeRequest;
            type Response = CreateChargeResponse;
            type Error = CreateChargeError;
        }

        /// What `createCharge` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct CreateChargeRequest {
            /// The request body.
            pub body: types::CreateChargeBody,
        }

        static CREATE_CHARGE_BODY_FORM: rt::FormBody = rt::FormBody::new(
                "application/x-www-form-urlencoded",
            )
            .fields(
                &[
                    rt::FormField::new("expand").style(rt::FormStyle::DeepObject),
                    rt::FormField::new("metadata").style(rt::FormStyle::DeepObject),
                    rt::FormField::new("items").style(rt::FormStyle::DeepObject),
                    rt::FormField::new("address").style(rt::FormStyle::DeepObject),
                ],
            );

        rt::request! {
            CreateChargeRequest {
                .. body: body(&CREATE_CHARGE_BODY_FORM),
            }
        }

        /// What `createCharge` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum CreateChargeResponse {
            /// 200: Fine.
            Ok(types::CreateCharge200),
        }

        rt::response! {
            CreateChargeResponse {
                200 => Ok(body: body(&rt::FORM)),
            }
        }

        /// The document has no answer of `createCharge` that is a failure.
        pub type CreateChargeError = std::convert::Infallible;
    }

    mod refund {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/refunds`
        ///
        /// `POST /refunds`
        pub struct Refund;

        impl rt::Operation for Refund {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "refund",
                    rt::Method::POST,
                    "/refunds",
                )
                .consumes(&["application/x-www-form-urlencoded"])
                .idempotency(rt::Idempotency::Member("key"));
            type Request = RefundRequest;
            type Response = RefundResponse;
            type Error = RefundError;
        }

        /// What `refund` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct RefundRequest {
            /// The request body.
            pub body: types::RefundBody,
        }

        rt::request! {
            RefundRequest {
                .. body: body(&rt::FORM),
            }
        }

        /// What `refund` answers when it succeeds.
        ///
        /// 204: Done.
        pub type RefundResponse = rt::answer::NoContent;

        /// The document has no answer of `refund` that is a failure.
        pub type RefundError = std::convert::Infallible;
    }

    mod styles {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/styles`
        ///
        /// `POST /styles`
        pub struct Styles;

        impl rt::Operation for Styles {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "styles",
                    rt::Method::POST,
                    "/styles",
                )
                .consumes(&["application/x-www-form-urlencoded"]);
            type Request = StylesRequest;
            type Response = StylesResponse;
            type Error = StylesError;
        }

        /// What `styles` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct StylesRequest {
            /// The request body.
            pub body: Option<types::StylesBody>,
        }

        static STYLES_BODY_FORM: rt::FormBody = rt::FormBody::new(
                "application/x-www-form-urlencoded",
            )
            .fields(
                &[
                    rt::FormField::new("commas").style(rt::FormStyle::Form).explode(false),
                    rt::FormField::new("spaces")
                        .style(rt::FormStyle::SpaceDelimited)
                        .explode(false),
                    rt::FormField::new("pipes")
                        .style(rt::FormStyle::PipeDelimited)
                        .explode(false),
                    rt::FormField::new("spread").style(rt::FormStyle::Form),
                    rt::FormField::new("joined").style(rt::FormStyle::Form).explode(false),
                    rt::FormField::new("url").allow_reserved(),
                    rt::FormField::new("raw").json(),
                ],
            );

        rt::request! {
            StylesRequest {
                .. body: optional_body(&STYLES_BODY_FORM),
            }
        }

        /// What `styles` answers when it succeeds.
        ///
        /// 204: Done.
        pub type StylesResponse = rt::answer::NoContent;

        /// The document has no answer of `styles` that is a failure.
        pub type StylesError = std::convert::Infallible;
    }

    pub use create_charge::*;
    pub use refund::*;
    pub use styles::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Forms`.
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
        /// POST `/charges`
        ///
        /// Gives [`CreateChargeResponse`](operations::CreateChargeResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn create_charge(
            &self,
            request: &operations::CreateChargeRequest,
        ) -> rt::client::Sending<operations::CreateCharge> {
            self.0.send(request)
        }

        /// POST `/refunds`
        ///
        /// Gives [`RefundResponse`](operations::RefundResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn refund(
            &self,
            request: &operations::RefundRequest,
        ) -> rt::client::Sending<operations::Refund> {
            self.0.send(request)
        }

        /// POST `/styles`
        ///
        /// Gives [`StylesResponse`](operations::StylesResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn styles(
            &self,
            request: &operations::StylesRequest,
        ) -> rt::client::Sending<operations::Styles> {
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

    /// What a server of `Forms` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/charges`
        fn create_charge(
            &self,
            request: operations::CreateChargeRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::CreateChargeResponse, operations::CreateChargeError>,
        > + Send;

        /// POST `/refunds`
        fn refund(
            &self,
            request: operations::RefundRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::RefundResponse, operations::RefundError>,
        > + Send;

        /// POST `/styles`
        fn styles(
            &self,
            request: operations::StylesRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::StylesResponse, operations::StylesError>,
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
                operations::CreateCharge,
                _,
                _,
            >(|service, request, context| async move {
                Service::create_charge(&*service, request, context).await
            })
            .public::<
                operations::Refund,
                _,
                _,
            >(|service, request, context| async move {
                Service::refund(&*service, request, context).await
            })
            .public::<
                operations::Styles,
                _,
                _,
            >(|service, request, context| async move {
                Service::styles(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
