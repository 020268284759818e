//! Pets, version `1`.

pub mod types {
    //! The schemas of the document.

    mod animal {
        use copperplate_runtime as rt;

        /// The schema `Pet`.
        #[derive(Clone)]
        #[derive(Hash)]
        pub struct Animal {
            /// The member `type`.
            pub species: super::Kind,
            /// The member `size`.
            pub size: Extent,
            /// The member `coat`.
            pub coat: Option<super::Coat>,
        }

        rt::object! {
            Animal {
                species: required("type"),
                size: required("size"),
                coat: optional("coat"),
                .. => skip,
            }
        }

        /// What `size` of `Pet` is.
        #[derive(Clone)]
        #[derive(Hash, Copy, Eq)]
        pub struct Extent {
            /// The member `cm`.
            pub centimetres: i32,
        }

        rt::object! {
            Extent {
                centimetres: required("cm"),
                .. => skip,
            }
        }
    }

    mod coat {
        use copperplate_runtime as rt;

        /// The schema `Coat`.
        #[derive(Clone, PartialEq)]
        #[derive(Hash)]
        pub enum Coat {
            /// One of the forms of this value.
            Variant1(CoatVariant1),
            /// One of the forms of this value.
            Variant2(CoatVariant2),
        }

        rt::union! {
            Coat: one_of_apart {
                Variant1(CoatVariant1),
                Variant2(CoatVariant2),
            }
        }

        /// What `variant1` of `Coat` is.
        #[derive(Clone)]
        #[derive(Hash)]
        pub struct CoatVariant1 {
            /// The member `fur`.
            pub fur: String,
        }

        rt::object! {
            CoatVariant1 {
                fur: required("fur"),
                .. => refuse,
            }
        }

        /// What `variant2` of `Coat` is.
        #[derive(Clone)]
        #[derive(Hash)]
        pub struct CoatVariant2 {
            /// The member `scales`.
            pub scales: i64,
        }

        rt::object! {
            CoatVariant2 {
                scales: required("scales"),
                .. => refuse,
            }
        }
    }

    mod kind {
        use copperplate_runtime as rt;

        /// The schema `Kind`.
        #[derive(PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Kind {
            /// `c`
            Cat,
            /// `d`
            Dog,
            /// Text that the document does not list; read it with `as_str`.
            #[doc(hidden)]
            Unknown(rt::Unknown),
        }

        rt::choice! {
            Kind {
                Cat = "c",
                Dog = "d",
                .. Unknown,
            }
        }
    }

    pub use animal::*;
    pub use coat::*;
    pub use kind::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Animal, Coat, CoatVariant1, CoatVariant2, Extent, Kind
    );
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod replace_animal {
        use copperplate_runtime as rt;
        use super::super::types;

        /// PUT `/pets/{id}`
        ///
        /// `PUT /pets/{id}`
        pub struct ReplaceAnimal;

        impl rt::Operation for ReplaceAnimal {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "putPet",
                    rt::Method::PUT,
                    "/pets/{id}",
                )
                .consumes(&["application/json"])
                .produces(&["application/json"]);
            type Request = ReplaceAnimalRequest;
            type Response = ReplaceAnimalResponse;
            type Error = ReplaceAnimalError;
        }

        /// What `putPet` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct ReplaceAnimalRequest {
            /// The parameter `id`.
            pub animal: String,
            /// The header `X-T`.
            pub trace: Option<String>,
            /// The request body.
            pub body: types::Animal,
        }

        rt::request! {
            ReplaceAnimalRequest {
                animal: parameter(path("id")),
                trace: optional(header("X-T")),
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `putPet` answers when it succeeds.
        ///
        /// 200: The pet.
        pub type ReplaceAnimalResponse = rt::answer::Ok<types::Animal>;

        /// The document has no answer of `putPet` that is a failure.
        pub type ReplaceAnimalError = std::convert::Infallible;
    }

    pub use replace_animal::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Pets`.
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
        /// PUT `/pets/{id}`
        ///
        /// Gives [`ReplaceAnimalResponse`](operations::ReplaceAnimalResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn replace_animal(
            &self,
            request: &operations::ReplaceAnimalRequest,
        ) -> rt::client::Sending<operations::ReplaceAnimal> {
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

    /// What a server of `Pets` does.
    pub trait Service: Send + Sync + 'static {
        /// PUT `/pets/{id}`
        fn replace_animal(
            &self,
            request: operations::ReplaceAnimalRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<
                operations::ReplaceAnimalResponse,
                operations::ReplaceAnimalError,
            >,
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
                operations::ReplaceAnimal,
                _,
                _,
            >(|service, request, context| async move {
                Service::replace_animal(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
