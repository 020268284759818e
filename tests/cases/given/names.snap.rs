//! Pets, version `1`.

pub mod types {
    //! The schemas of the document.
    mod animal {
        use copperplate_runtime as rt;
        use super::{Coat, Kind};
        /// The schema `Pet`.
        #[derive(Clone, Debug, PartialEq)]
        #[derive(Hash)]
        pub struct Animal {
            /// The member `type`.
            pub species: Kind,
            /// The member `size`.
            pub size: Extent,
            /// The member `coat`.
            pub coat: Option<Coat>,
        }
        static ANIMAL_MEMBERS: [rt::Member; 3] = [
            rt::Member::required("type"),
            rt::Member::required("size"),
            rt::Member::optional("coat"),
        ];
        impl rt::Decode for Animal {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&ANIMAL_MEMBERS)?;
                let mut species = None;
                let mut size = None;
                let mut coat = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => species = members.value(),
                        1 => size = members.value(),
                        2 => coat = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    species: species?,
                    size: size?,
                    coat,
                })
            }
        }
        impl rt::Encode for Animal {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&ANIMAL_MEMBERS);
                members.value(&self.species);
                members.value(&self.size);
                members.value(&self.coat);
                members.finish();
            }
        }
        impl rt::Validate for Animal {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&ANIMAL_MEMBERS[0], &self.species);
                report.member(&ANIMAL_MEMBERS[1], &self.size);
                report.member(&ANIMAL_MEMBERS[2], &self.coat);
            }
        }
        /// What `size` of `Pet` is.
        #[derive(Clone, Debug, PartialEq)]
        #[derive(Hash, Copy, Eq)]
        pub struct Extent {
            /// The member `cm`.
            pub centimetres: i32,
        }
        static EXTENT_MEMBERS: [rt::Member; 1] = [rt::Member::required("cm")];
        impl rt::Decode for Extent {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&EXTENT_MEMBERS)?;
                let mut centimetres = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => centimetres = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { centimetres: centimetres? })
            }
        }
        impl rt::Encode for Extent {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&EXTENT_MEMBERS);
                members.value(&self.centimetres);
                members.finish();
            }
        }
        impl rt::Validate for Extent {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod coat {
        use copperplate_runtime as rt;
        /// The schema `Coat`.
        #[derive(Clone, Debug, PartialEq)]
        #[derive(Hash)]
        pub enum Coat {
            /// One of the forms of this value.
            CoatVariant1(CoatVariant1),
            /// One of the forms of this value.
            CoatVariant2(CoatVariant2),
        }
        impl rt::Decode for Coat {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of_apart();
                union.branch(Self::CoatVariant1);
                union.branch(Self::CoatVariant2);
                union.finish()
            }
        }
        impl rt::Encode for Coat {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::CoatVariant1(value) => value.encode(output, &rt::ANY),
                    Self::CoatVariant2(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for Coat {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                match self {
                    Self::CoatVariant1(value) => report.value(value, &rt::ANY),
                    Self::CoatVariant2(value) => report.value(value, &rt::ANY),
                }
            }
        }
        impl From<CoatVariant1> for Coat {
            fn from(value: CoatVariant1) -> Self {
                Self::CoatVariant1(value)
            }
        }
        impl From<CoatVariant2> for Coat {
            fn from(value: CoatVariant2) -> Self {
                Self::CoatVariant2(value)
            }
        }
        /// What `variant1` of `Coat` is.
        #[derive(Clone, Debug, PartialEq)]
        #[derive(Hash)]
        pub struct CoatVariant1 {
            /// The member `fur`.
            pub fur: String,
        }
        static COAT_VARIANT1_MEMBERS: [rt::Member; 1] = [rt::Member::required("fur")];
        impl rt::Decode for CoatVariant1 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&COAT_VARIANT1_MEMBERS)?;
                let mut fur = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => fur = members.value(),
                        _ => members.refuse(),
                    }
                }
                members.finish();
                Some(Self { fur: fur? })
            }
        }
        impl rt::Encode for CoatVariant1 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&COAT_VARIANT1_MEMBERS);
                members.value(&self.fur);
                members.finish();
            }
        }
        impl rt::Validate for CoatVariant1 {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
        /// What `variant2` of `Coat` is.
        #[derive(Clone, Debug, PartialEq)]
        #[derive(Hash)]
        pub struct CoatVariant2 {
            /// The member `scales`.
            pub scales: i64,
        }
        static COAT_VARIANT2_MEMBERS: [rt::Member; 1] = [rt::Member::required("scales")];
        impl rt::Decode for CoatVariant2 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&COAT_VARIANT2_MEMBERS)?;
                let mut scales = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => scales = members.value(),
                        _ => members.refuse(),
                    }
                }
                members.finish();
                Some(Self { scales: scales? })
            }
        }
        impl rt::Encode for CoatVariant2 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&COAT_VARIANT2_MEMBERS);
                members.value(&self.scales);
                members.finish();
            }
        }
        impl rt::Validate for CoatVariant2 {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod kind {
        use copperplate_runtime as rt;
        /// The schema `Kind`.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
            Kind, Cat = "c", Dog = "d", ..Unknown
        }
    }
    pub use animal::{Animal, Extent};
    pub use coat::{Coat, CoatVariant1, CoatVariant2};
    pub use kind::Kind;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Animal, Coat, CoatVariant1, CoatVariant2, Extent, Kind
    );
}

pub mod operations {
    //! The operations of the document, each with its request and its answers.
    mod replace_animal {
        use copperplate_runtime as rt;
        use super::super::types;
        /// PUT `/pets/{id}`
        ///
        /// `PUT /pets/{id}`
        #[derive(Clone, Copy, Debug)]
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
            /// The parameter `X-T`.
            pub trace: Option<String>,
            /// The request body.
            pub body: types::Animal,
        }
        static ID: rt::Parameter = rt::Parameter::path("id");
        static X_T: rt::Parameter = rt::Parameter::header("X-T");
        impl rt::WireRequest for ReplaceAnimalRequest {
            fn write(&self, to: &mut rt::RequestWriter) {
                to.parameter(&ID, &self.animal);
                to.optional(&X_T, &self.trace);
                to.json("application/json", &self.body, &rt::ANY);
            }
            fn read(from: &mut rt::RequestReader<'_>) -> Option<Self> {
                let animal = from.parameter(&ID);
                let trace = from.optional(&X_T);
                let body = from.json(&rt::ANY);
                Some(Self {
                    animal: animal?,
                    trace,
                    body: body?,
                })
            }
        }
        impl rt::Validate for ReplaceAnimalRequest {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.body(&self.body, &rt::ANY);
            }
        }
        /// What `putPet` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ReplaceAnimalResponse {
            /// 200: The pet.
            Ok(types::Animal),
        }
        impl rt::WireResponse for ReplaceAnimalResponse {
            fn write(&self, to: &mut rt::ResponseWriter) {
                match self {
                    Self::Ok(body) => {
                        to.status(200);
                        to.json("application/json", body, &rt::ANY);
                    }
                }
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                match from.status() {
                    200 => from.json(&rt::ANY).map(Self::Ok),
                    _ => from.undocumented(),
                }
            }
        }
        /// What `putPet` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ReplaceAnimalError {}
        impl rt::WireResponse for ReplaceAnimalError {
            fn write(&self, _: &mut rt::ResponseWriter) {
                match *self {}
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                from.undocumented()
            }
        }
        impl std::fmt::Display for ReplaceAnimalError {
            fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match *self {}
            }
        }
        impl std::error::Error for ReplaceAnimalError {}
    }
    pub use replace_animal::{
        ReplaceAnimal, ReplaceAnimalError, ReplaceAnimalRequest, ReplaceAnimalResponse,
    };
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].
    use copperplate_runtime as rt;
    use super::operations::{
        ReplaceAnimal, ReplaceAnimalError, ReplaceAnimalRequest, ReplaceAnimalResponse,
    };
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
        /// PUT `/pets/{id}`
        ///
        /// # Errors
        ///
        /// A documented answer of failure, any answer that the document does not describe, a
        /// request that breaks the document's rules, or a failure to reach the server.
        pub async fn replace_animal(
            &self,
            request: &ReplaceAnimalRequest,
        ) -> Result<
            rt::client::Answer<ReplaceAnimalResponse>,
            rt::client::Error<ReplaceAnimalError>,
        > {
            self.0.send::<ReplaceAnimal>(request).await
        }
    }
}

#[cfg(feature = "client")]
pub use client::Client;

#[cfg(feature = "server")]
pub mod server {
    //! The server: implement [`Service`] and serve [`router`].
    use copperplate_runtime as rt;
    use super::operations::{
        ReplaceAnimal, ReplaceAnimalError, ReplaceAnimalRequest, ReplaceAnimalResponse,
    };
    /// What a server of `Pets` does.
    pub trait Service: Send + Sync + 'static {
        /// PUT `/pets/{id}`
        fn replace_animal(
            &self,
            request: ReplaceAnimalRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<ReplaceAnimalResponse, ReplaceAnimalError>,
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
                ReplaceAnimal,
                _,
                _,
            >(|service, request, context| async move {
                service.replace_animal(request, context).await
            })
    }
    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
