//! Null in alternatives, version `1`.

pub mod types {
    //! The schemas of the document.
    mod both {
        use copperplate_runtime as rt;
        use super::{First, Object};
        /// The schema `Both`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Both {
            /// The member `it`.
            pub it: Option<BothIt>,
        }
        static BOTH_MEMBERS: [rt::Member; 1] = [rt::Member::optional("it")];
        impl rt::Decode for Both {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&BOTH_MEMBERS)?;
                let mut it = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => it = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { it })
            }
        }
        impl rt::Encode for Both {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&BOTH_MEMBERS);
                members.value(&self.it);
                members.finish();
            }
        }
        impl rt::Validate for Both {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&BOTH_MEMBERS[0], &self.it);
            }
        }
        /// What `it` of `Both` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum BothIt {
            /// One of the forms of this value.
            Object(Option<Object>),
            /// One of the forms of this value.
            First(Option<First>),
        }
        impl rt::Decode for BothIt {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of();
                union.branch(Self::Object);
                union.branch(Self::First);
                union.finish()
            }
        }
        impl rt::Encode for BothIt {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Object(value) => value.encode(output, &rt::ANY),
                    Self::First(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for BothIt {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::Object(value) => own.value(value, &rt::ANY),
                    Self::First(value) => own.value(value, &rt::ANY),
                }
                report.one_of(self, own);
            }
        }
        impl From<Option<Object>> for BothIt {
            fn from(value: Option<Object>) -> Self {
                Self::Object(value)
            }
        }
        impl From<Option<First>> for BothIt {
            fn from(value: Option<First>) -> Self {
                Self::First(value)
            }
        }
    }
    mod first {
        use copperplate_runtime as rt;
        /// The schema `First`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum First {
            /// `x`
            X,
        }
        rt::choice! {
            First, X = "x"
        }
    }
    mod fixed {
        use copperplate_runtime as rt;
        use super::First;
        /// The schema `Fixed`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Fixed {
            /// The member `t`.
            pub t: Option<First>,
        }
        static FIXED_MEMBERS: [rt::Member; 1] = [rt::Member::required("t")];
        impl rt::Decode for Fixed {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&FIXED_MEMBERS)?;
                let mut t = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => t = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { t: t? })
            }
        }
        impl rt::Encode for Fixed {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&FIXED_MEMBERS);
                members.value(&self.t);
                members.finish();
            }
        }
        impl rt::Validate for Fixed {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&FIXED_MEMBERS[0], &self.t);
            }
        }
    }
    mod object {
        use copperplate_runtime as rt;
        /// The schema `Object`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Object {
            /// The member `a`.
            pub a: String,
        }
        static OBJECT_MEMBERS: [rt::Member; 1] = [rt::Member::required("a")];
        impl rt::Decode for Object {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&OBJECT_MEMBERS)?;
                let mut a = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { a: a? })
            }
        }
        impl rt::Encode for Object {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&OBJECT_MEMBERS);
                members.value(&self.a);
                members.finish();
            }
        }
        impl rt::Validate for Object {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod second {
        use copperplate_runtime as rt;
        /// The schema `Second`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Second {
            /// `y`
            Y,
        }
        rt::choice! {
            Second, Y = "y"
        }
    }
    mod tag {
        use copperplate_runtime as rt;
        use super::First;
        /// The schema `Tag`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Tag {
            /// One of the forms of this value.
            TagVariant1(TagVariant1),
            /// One of the forms of this value.
            TagVariant2(TagVariant2),
        }
        impl rt::Decode for Tag {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of();
                union.branch(Self::TagVariant1);
                union.branch(Self::TagVariant2);
                union.finish()
            }
        }
        impl rt::Encode for Tag {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::TagVariant1(value) => value.encode(output, &rt::ANY),
                    Self::TagVariant2(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for Tag {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::TagVariant1(value) => own.value(value, &rt::ANY),
                    Self::TagVariant2(value) => own.value(value, &rt::ANY),
                }
                report.one_of(self, own);
            }
        }
        impl From<TagVariant1> for Tag {
            fn from(value: TagVariant1) -> Self {
                Self::TagVariant1(value)
            }
        }
        impl From<TagVariant2> for Tag {
            fn from(value: TagVariant2) -> Self {
                Self::TagVariant2(value)
            }
        }
        /// What `variant1` of `Tag` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct TagVariant1 {
            /// The member `t`.
            pub t: Option<First>,
        }
        static TAG_VARIANT1_MEMBERS: [rt::Member; 1] = [rt::Member::required("t")];
        impl rt::Decode for TagVariant1 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&TAG_VARIANT1_MEMBERS)?;
                let mut t = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => t = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { t: t? })
            }
        }
        impl rt::Encode for TagVariant1 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&TAG_VARIANT1_MEMBERS);
                members.value(&self.t);
                members.finish();
            }
        }
        impl rt::Validate for TagVariant1 {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&TAG_VARIANT1_MEMBERS[0], &self.t);
            }
        }
        /// What `variant2` of `Tag` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct TagVariant2 {}
        static TAG_VARIANT2_MEMBERS: [rt::Member; 1] = [rt::Member::constant("t", "y")];
        impl rt::Decode for TagVariant2 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&TAG_VARIANT2_MEMBERS)?;
                while members.next().is_some() {
                    members.skip();
                }
                members.finish();
                Some(Self {})
            }
        }
        impl rt::Encode for TagVariant2 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                output.object(&TAG_VARIANT2_MEMBERS).finish();
            }
        }
        impl rt::Validate for TagVariant2 {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    pub use both::{Both, BothIt};
    pub use first::First;
    pub use fixed::Fixed;
    pub use object::Object;
    pub use second::Second;
    pub use tag::{Tag, TagVariant1, TagVariant2};
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Both, BothIt, First, Fixed, Object, Second, Tag, TagVariant1, TagVariant2
    );
}

pub mod operations {
    //! The operations of the document, each with its request and its answers.
    mod hold {
        use copperplate_runtime as rt;
        use super::super::types;
        /// POST `/held`
        ///
        /// `POST /held`
        #[derive(Clone, Copy, Debug)]
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
        impl rt::WireRequest for HoldRequest {
            fn write(&self, to: &mut rt::RequestWriter) {
                to.json("application/json", &self.body, &rt::ANY);
            }
            fn read(from: &mut rt::RequestReader<'_>) -> Option<Self> {
                let body = from.json(&rt::ANY);
                Some(Self { body: body? })
            }
        }
        impl rt::Validate for HoldRequest {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.body(&self.body, &rt::ANY);
            }
        }
        /// What `hold` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum HoldResponse {
            /// 204: Held.
            NoContent,
        }
        impl rt::WireResponse for HoldResponse {
            fn write(&self, to: &mut rt::ResponseWriter) {
                match self {
                    Self::NoContent => {
                        to.status(204);
                    }
                }
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                match from.status() {
                    204 => Some(Self::NoContent),
                    _ => from.undocumented(),
                }
            }
        }
        /// What `hold` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum HoldError {}
        impl rt::WireResponse for HoldError {
            fn write(&self, _: &mut rt::ResponseWriter) {
                match *self {}
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                from.undocumented()
            }
        }
        impl std::fmt::Display for HoldError {
            fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match *self {}
            }
        }
        impl std::error::Error for HoldError {}
    }
    pub use hold::{Hold, HoldError, HoldRequest, HoldResponse};
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].
    use copperplate_runtime as rt;
    use super::operations::{Hold, HoldError, HoldRequest, HoldResponse};
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
        /// POST `/held`
        ///
        /// # Errors
        ///
        /// A documented answer of failure, any answer that the document does not describe, a
        /// request that breaks the document's rules, or a failure to reach the server.
        pub async fn hold(
            &self,
            request: &HoldRequest,
        ) -> Result<rt::client::Answer<HoldResponse>, rt::client::Error<HoldError>> {
            self.0.send::<Hold>(request).await
        }
    }
}

#[cfg(feature = "client")]
pub use client::Client;

#[cfg(feature = "server")]
pub mod server {
    //! The server: implement [`Service`] and serve [`router`].
    use copperplate_runtime as rt;
    use super::operations::{Hold, HoldError, HoldRequest, HoldResponse};
    /// What a server of `Null in alternatives` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/held`
        fn hold(
            &self,
            request: HoldRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<Output = Result<HoldResponse, HoldError>> + Send;
    }
    /// An ordinary `axum` router, which nests, layers and merges like any other.
    pub fn router<S: Service>(service: S) -> rt::server::Router {
        routes(service).finish()
    }
    /// The operations, for a router with other limits.
    pub fn routes<S: Service>(service: S) -> rt::server::Routes<S> {
        rt::server::Routes::new(service, &REFUSALS)
            .public::<
                Hold,
                _,
                _,
            >(|service, request, context| async move {
                service.hold(request, context).await
            })
    }
    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
