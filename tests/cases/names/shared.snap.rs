//! Shared, version `1`.

#![allow(deprecated)]

pub mod types {
    //! The schemas of the document.

    mod create {
        use copperplate_runtime as rt;

        /// What `body` of `create` is.
        #[derive(Clone)]
        pub struct CreateBody {
            /// An account.
            pub from: CreateBodyFrom,
            /// The account that gets the money.
            pub to: CreateBodyTo,
            /// What is spelled out elsewhere.
            pub either: Option<CreateBodyEither>,
            /// The member `old`.
            #[deprecated]
            pub old: Option<CreateBodyOld>,
            /// The member `x`.
            pub x: Option<bool>,
            /// The member `y`.
            pub y: Option<bool>,
            /// The member `z`.
            pub z: Option<bool>,
        }

        /// What [`CreateBody`] must hold.
        #[derive(Clone, Debug)]
        pub struct CreateBodyRequired {
            /// See [`CreateBody::from`].
            pub from: CreateBodyFrom,
            /// See [`CreateBody::to`].
            pub to: CreateBodyTo,
        }

        impl CreateBody {
            /// With what is required and nothing else.
            #[must_use]
            pub fn new(required: CreateBodyRequired) -> Self {
                let CreateBodyRequired { from, to } = required;
                Self {
                    from,
                    to,
                    either: None,
                    old: None,
                    x: None,
                    y: None,
                    z: None,
                }
            }
        }

        rt::object! {
            CreateBody {
                from: required("from"),
                to: required("to"),
                either: optional("either"),
                old: optional("old"),
                x: optional("x"),
                y: optional("y"),
                z: optional("z"),
                .. => skip,
            }
        }

        /// An account.
        ///
        /// The same as [`CreateBodyTo`](super::CreateBodyTo).
        pub type CreateBodyFrom = super::CreateBodyTo;

        /// The same as [`CreateBodyToRequired`](super::CreateBodyToRequired).
        pub type CreateBodyFromRequired = super::CreateBodyToRequired;

        /// The same as [`CreateBodyToOwner`](super::CreateBodyToOwner).
        pub type CreateBodyFromOwner = super::CreateBodyToOwner;

        /// The account that gets the money.
        #[derive(Clone)]
        pub struct CreateBodyTo {
            /// The member `number`.
            pub number: String,
            /// The member `owner`.
            pub owner: CreateBodyToOwner,
            /// The member `bank`.
            pub bank: String,
            /// The member `a`.
            pub a: Option<String>,
            /// The member `b`.
            pub b: Option<String>,
            /// The member `c`.
            pub c: Option<String>,
        }

        /// What [`CreateBodyTo`] must hold.
        #[derive(Clone, Debug)]
        pub struct CreateBodyToRequired {
            /// See [`CreateBodyTo::number`].
            pub number: String,
            /// See [`CreateBodyTo::owner`].
            pub owner: CreateBodyToOwner,
            /// See [`CreateBodyTo::bank`].
            pub bank: String,
        }

        impl CreateBodyTo {
            /// With what is required and nothing else.
            #[must_use]
            pub fn new(required: CreateBodyToRequired) -> Self {
                let CreateBodyToRequired { number, owner, bank } = required;
                Self {
                    number,
                    owner,
                    bank,
                    a: None,
                    b: None,
                    c: None,
                }
            }
        }

        rt::object! {
            CreateBodyTo {
                number: required("number") where pattern(&CREATE_BODY_TO_NUMBER_PATTERN),
                owner: required("owner"),
                bank: required("bank"),
                a: optional("a"),
                b: optional("b"),
                c: optional("c"),
                .. => skip,
            }
        }

        static CREATE_BODY_TO_NUMBER_PATTERN: rt::Pattern = rt::Pattern::new("^[0-9]{4}$");

        /// What `owner` of `create.body.to` is.
        #[derive(Clone, Default)]
        pub struct CreateBodyToOwner {
            /// The member `names`.
            pub names: Option<Vec<String>>,
        }

        rt::object! {
            CreateBodyToOwner {
                names: optional("names") where items(&rt::Schema::new().max_length(5)),
                .. => skip,
            }
        }

        /// What is spelled out elsewhere.
        #[derive(Clone, PartialEq)]
        pub enum CreateBodyEither {
            /// One of the forms of this value.
            Variant1(CreateBodyEitherVariant1),
            /// One of the forms of this value.
            Variant2(CreateBodyEitherVariant2),
        }

        rt::union! {
            CreateBodyEither: one_of {
                Variant1,
                Variant2,
            }
        }

        /// What `variant1` of `create.body.either` is.
        #[derive(Clone)]
        pub struct CreateBodyEitherVariant1 {
            /// The member `l`.
            pub l: String,
        }

        rt::object! {
            CreateBodyEitherVariant1 {
                l: required("l"),
                .. => refuse,
            }
        }

        /// The same as [`CreateBodyEitherVariant1`](super::CreateBodyEitherVariant1).
        pub type CreateBodyEitherVariant2 = super::CreateBodyEitherVariant1;

        /// What `old` of `create.body` is.
        #[deprecated]
        pub enum CreateBodyOld {
            /// `fast`
            Fast,
            /// `slow`
            Slow,
        }

        rt::choice! {
            CreateBodyOld {
                Fast = "fast",
                Slow = "slow",
            }
        }
    }

    mod one {
        use copperplate_runtime as rt;

        /// The schema `One`.
        #[derive(Clone, Default)]
        pub struct One {
            /// The member `kind`.
            pub kind: Option<OneKind>,
        }

        rt::object! {
            One {
                kind: optional("kind"),
                .. => skip,
            }
        }

        /// What `kind` of `One` is.
        pub enum OneKind {
            /// `fast`
            Fast,
            /// `slow`
            Slow,
        }

        rt::choice! {
            OneKind {
                Fast = "fast",
                Slow = "slow",
            }
        }
    }

    mod two {
        use copperplate_runtime as rt;

        /// The schema `Two`.
        #[derive(Clone, Default)]
        pub struct Two {
            /// The member `kind`.
            pub kind: Option<TwoKind>,
        }

        rt::object! {
            Two {
                kind: optional("kind"),
                .. => skip,
            }
        }

        /// The same as [`OneKind`](super::OneKind).
        pub type TwoKind = super::OneKind;
    }

    mod update {
        use copperplate_runtime as rt;

        /// What `body` of `update` is.
        #[derive(Clone, Default)]
        pub struct UpdateBody {
            /// An account.
            pub from: Option<UpdateBodyFrom>,
            /// Another account.
            pub other: Option<UpdateBodyOther>,
            /// The member `kind`.
            pub kind: Option<UpdateBodyKind>,
            /// The member `either`.
            pub either: Option<UpdateBodyEither>,
        }

        rt::object! {
            UpdateBody {
                from: optional("from"),
                other: optional("other"),
                kind: optional("kind"),
                either: optional("either"),
                .. => skip,
            }
        }

        /// An account.
        ///
        /// The same as [`CreateBodyTo`](super::CreateBodyTo).
        pub type UpdateBodyFrom = super::CreateBodyTo;

        /// The same as [`CreateBodyToRequired`](super::CreateBodyToRequired).
        pub type UpdateBodyFromRequired = super::CreateBodyToRequired;

        /// The same as [`CreateBodyToOwner`](super::CreateBodyToOwner).
        pub type UpdateBodyFromOwner = super::CreateBodyToOwner;

        /// Another account.
        #[derive(Clone)]
        pub struct UpdateBodyOther {
            /// The member `number`.
            pub number: String,
        }

        rt::object! {
            UpdateBodyOther {
                number: required("number") where pattern(&UPDATE_BODY_OTHER_NUMBER_PATTERN),
                .. => skip,
            }
        }

        static UPDATE_BODY_OTHER_NUMBER_PATTERN: rt::Pattern = rt::Pattern::new("^[0-9]{4}$");

        /// The same as [`OneKind`](super::OneKind).
        pub type UpdateBodyKind = super::OneKind;

        /// The same as [`CreateBodyEither`](super::CreateBodyEither).
        pub type UpdateBodyEither = super::CreateBodyEither;

        /// The same as [`CreateBodyEitherVariant1`](super::CreateBodyEitherVariant1).
        pub type UpdateBodyEitherVariant1 = super::CreateBodyEitherVariant1;

        /// The same as [`CreateBodyEitherVariant1`](super::CreateBodyEitherVariant1).
        pub type UpdateBodyEitherVariant2 = super::CreateBodyEitherVariant1;

        /// What `200` of `update` is.
        #[derive(Clone, Default)]
        pub struct Update200 {
            /// The member `kind`.
            pub kind: Option<Update200Kind>,
        }

        rt::object! {
            Update200 {
                kind: optional("kind"),
                .. => skip,
            }
        }

        /// What `kind` of `update.200` is.
        #[non_exhaustive]
        pub enum Update200Kind {
            /// `fast`
            Fast,
            /// `slow`
            Slow,
            /// Text that the document does not list; read it with `as_str`.
            #[doc(hidden)]
            Unknown(rt::Unknown),
        }

        rt::choice! {
            Update200Kind {
                Fast = "fast",
                Slow = "slow",
                .. Unknown,
            }
        }
    }

    pub use create::*;
    pub use one::*;
    pub use two::*;
    pub use update::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        CreateBody, CreateBodyEither, CreateBodyEitherVariant1, CreateBodyOld, CreateBodyTo,
        CreateBodyToOwner, One, OneKind, Two, Update200, Update200Kind, UpdateBody,
        UpdateBodyOther
    );
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod create {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/create`
        ///
        /// `POST /create`
        pub struct Create;

        impl rt::Operation for Create {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "create",
                    rt::Method::POST,
                    "/create",
                )
                .consumes(&["application/json"]);
            type Request = CreateRequest;
            type Response = CreateResponse;
            type Error = CreateError;
        }

        /// What `create` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct CreateRequest {
            /// The request body.
            pub body: types::CreateBody,
        }

        rt::request! {
            CreateRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `create` answers when it succeeds.
        ///
        /// 204: Done.
        pub type CreateResponse = rt::answer::NoContent;

        /// The document has no answer of `create` that is a failure.
        pub type CreateError = std::convert::Infallible;
    }

    mod update {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/update`
        ///
        /// `POST /update`
        pub struct Update;

        impl rt::Operation for Update {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "update",
                    rt::Method::POST,
                    "/update",
                )
                .consumes(&["application/json"])
                .produces(&["application/json"]);
            type Request = UpdateRequest;
            type Response = UpdateResponse;
            type Error = UpdateError;
        }

        /// What `update` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct UpdateRequest {
            /// The request body.
            pub body: types::UpdateBody,
        }

        rt::request! {
            UpdateRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `update` answers when it succeeds.
        ///
        /// 200: Done.
        pub type UpdateResponse = rt::answer::Ok<types::Update200>;

        /// The document has no answer of `update` that is a failure.
        pub type UpdateError = std::convert::Infallible;
    }

    pub use create::*;
    pub use update::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Shared`.
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
        /// POST `/create`
        ///
        /// Gives [`CreateResponse`](operations::CreateResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn create(
            &self,
            request: &operations::CreateRequest,
        ) -> rt::client::Sending<operations::Create> {
            self.0.send(request)
        }

        /// POST `/update`
        ///
        /// Gives [`UpdateResponse`](operations::UpdateResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn update(
            &self,
            request: &operations::UpdateRequest,
        ) -> rt::client::Sending<operations::Update> {
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

    /// What a server of `Shared` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/create`
        fn create(
            &self,
            request: operations::CreateRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::CreateResponse, operations::CreateError>,
        > + Send;

        /// POST `/update`
        fn update(
            &self,
            request: operations::UpdateRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::UpdateResponse, operations::UpdateError>,
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
                operations::Create,
                _,
                _,
            >(|service, request, context| async move {
                Service::create(&*service, request, context).await
            })
            .public::<
                operations::Update,
                _,
                _,
            >(|service, request, context| async move {
                Service::update(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
