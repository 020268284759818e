//! Null in alternatives, version `1`.

pub mod types {
    //! The schemas of the document.

    mod both {
        use copperplate_runtime as rt;

        /// The schema `Both`.
        #[derive(Clone, Default)]
        pub struct Both {
            /// The member `it`.
            pub it: Option<BothIt>,
        }

        rt::object! {
            Both {
                it: optional("it"),
                .. => skip,
            }
        }

        /// What `it` of `Both` is.
        #[derive(Clone, PartialEq)]
        pub enum BothIt {
            /// One of the forms of this value.
            Object(Option<super::Object>),
            /// One of the forms of this value.
            First(Option<super::First>),
        }

        rt::union! {
            BothIt: one_of {
                Object(Option<super::Object>),
                First(Option<super::First>),
            }
        }
    }

    mod first {
        use copperplate_runtime as rt;

        /// The schema `First`.
        pub enum First {
            /// `x`
            X,
        }

        rt::choice! {
            First {
                X = "x",
            }
        }
    }

    mod fixed {
        use copperplate_runtime as rt;

        /// The schema `Fixed`.
        #[derive(Clone)]
        pub struct Fixed {
            /// The member `t`.
            pub t: Option<super::First>,
        }

        rt::object! {
            Fixed {
                t: required("t"),
                .. => skip,
            }
        }
    }

    mod object {
        use copperplate_runtime as rt;

        /// The schema `Object`.
        #[derive(Clone)]
        pub struct Object {
            /// The member `a`.
            pub a: String,
        }

        rt::object! {
            Object {
                a: required("a"),
                .. => skip,
            }
        }
    }

    mod second {
        use copperplate_runtime as rt;

        /// The schema `Second`.
        pub enum Second {
            /// `y`
            Y,
        }

        rt::choice! {
            Second {
                Y = "y",
            }
        }
    }

    mod tag {
        use copperplate_runtime as rt;

        /// The schema `Tag`.
        #[derive(Clone, PartialEq)]
        pub enum Tag {
            /// One of the forms of this value.
            Variant1(TagVariant1),
            /// One of the forms of this value.
            Variant2(TagVariant2),
        }

        rt::union! {
            Tag: one_of {
                Variant1(TagVariant1),
                Variant2(TagVariant2),
            }
        }

        /// What `variant1` of `Tag` is.
        #[derive(Clone)]
        pub struct TagVariant1 {
            /// The member `t`.
            pub t: Option<super::First>,
        }

        rt::object! {
            TagVariant1 {
                t: required("t"),
                .. => skip,
            }
        }

        /// What `variant2` of `Tag` is.
        #[derive(Clone, Default)]
        pub struct TagVariant2 {}

        rt::object! {
            TagVariant2 {
                _: constant("t", "y"),
                .. => skip,
            }
        }
    }

    pub use both::*;
    pub use first::*;
    pub use fixed::*;
    pub use object::*;
    pub use second::*;
    pub use tag::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Both, BothIt, First, Fixed, Object, Second, Tag, TagVariant1, TagVariant2
    );
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod hold {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/held`
        ///
        /// `POST /held`
        pub struct Hold;

        impl rt::Operation for Hold {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "hold",
                    rt::Method::POST,
                    "/held",
                )
                .consumes(&["application/json"]);
            type Request = HoldRequest;
            type Response = HoldResponse;
            type Error = HoldError;
        }

        /// What `hold` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct HoldRequest {
            /// The request body.
            pub body: types::Fixed,
        }

        rt::request! {
            HoldRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `hold` answers when it succeeds.
        ///
        /// 204: Held.
        pub type HoldResponse = rt::answer::NoContent;

        /// The document has no answer of `hold` that is a failure.
        pub type HoldError = std::convert::Infallible;
    }

    pub use hold::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Null in alternatives`.
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
        /// POST `/held`
        ///
        /// Gives [`HoldResponse`](operations::HoldResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn hold(
            &self,
            request: &operations::HoldRequest,
        ) -> rt::client::Sending<operations::Hold> {
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

    /// What a server of `Null in alternatives` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/held`
        fn hold(
            &self,
            request: operations::HoldRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::HoldResponse, operations::HoldError>,
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
                operations::Hold,
                _,
                _,
            >(|service, request, context| async move {
                Service::hold(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
