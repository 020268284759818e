//! Shared, version `1`.

pub mod types {
    //! The schemas of the document.
    mod create {
        use copperplate_runtime as rt;
        /// What `body` of `create` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct CreateBody {
            /// An account.
            pub from: CreateBodyFrom,
            /// An account.
            pub to: CreateBodyTo,
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
                    x: None,
                    y: None,
                    z: None,
                }
            }
        }
        static CREATE_BODY_MEMBERS: [rt::Member; 5] = [
            rt::Member::required("from"),
            rt::Member::required("to"),
            rt::Member::optional("x"),
            rt::Member::optional("y"),
            rt::Member::optional("z"),
        ];
        impl rt::Decode for CreateBody {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&CREATE_BODY_MEMBERS)?;
                let mut from_value = None;
                let mut to_value = None;
                let mut x = None;
                let mut y = None;
                let mut z = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => from_value = members.value(),
                        1 => to_value = members.value(),
                        2 => x = members.value(),
                        3 => y = members.value(),
                        4 => z = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    from: from_value?,
                    to: to_value?,
                    x,
                    y,
                    z,
                })
            }
        }
        impl rt::Encode for CreateBody {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&CREATE_BODY_MEMBERS);
                members.value(&self.from);
                members.value(&self.to);
                members.value(&self.x);
                members.value(&self.y);
                members.value(&self.z);
                members.finish();
            }
        }
        impl rt::Validate for CreateBody {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&CREATE_BODY_MEMBERS[0], &self.from);
                report.member(&CREATE_BODY_MEMBERS[1], &self.to);
            }
        }
        /// The same as [`CreateBodyTo`](super::CreateBodyTo).
        pub type CreateBodyFrom = super::CreateBodyTo;
        /// The same as [`CreateBodyToRequired`](super::CreateBodyToRequired).
        pub type CreateBodyFromRequired = super::CreateBodyToRequired;
        /// The same as [`CreateBodyToOwner`](super::CreateBodyToOwner).
        pub type CreateBodyFromOwner = super::CreateBodyToOwner;
        /// An account.
        #[derive(Clone, Debug, PartialEq)]
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
        static CREATE_BODY_TO_MEMBERS: [rt::Member; 6] = [
            rt::Member::required("number")
                .schema(rt::Schema::new().pattern(&CREATE_BODY_TO_NUMBER_PATTERN)),
            rt::Member::required("owner"),
            rt::Member::required("bank"),
            rt::Member::optional("a"),
            rt::Member::optional("b"),
            rt::Member::optional("c"),
        ];
        impl rt::Decode for CreateBodyTo {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&CREATE_BODY_TO_MEMBERS)?;
                let mut number = None;
                let mut owner = None;
                let mut bank = None;
                let mut a = None;
                let mut b = None;
                let mut c = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => number = members.value(),
                        1 => owner = members.value(),
                        2 => bank = members.value(),
                        3 => a = members.value(),
                        4 => b = members.value(),
                        5 => c = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    number: number?,
                    owner: owner?,
                    bank: bank?,
                    a,
                    b,
                    c,
                })
            }
        }
        impl rt::Encode for CreateBodyTo {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&CREATE_BODY_TO_MEMBERS);
                members.value(&self.number);
                members.value(&self.owner);
                members.value(&self.bank);
                members.value(&self.a);
                members.value(&self.b);
                members.value(&self.c);
                members.finish();
            }
        }
        impl rt::Validate for CreateBodyTo {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&CREATE_BODY_TO_MEMBERS[0], &self.number);
                report.member(&CREATE_BODY_TO_MEMBERS[1], &self.owner);
            }
        }
        static CREATE_BODY_TO_NUMBER_PATTERN: rt::Pattern = rt::Pattern::new(
            "^[0-9]{4}$",
        );
        /// What `owner` of `create.body.to` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct CreateBodyToOwner {
            /// The member `names`.
            pub names: Option<Vec<String>>,
        }
        static CREATE_BODY_TO_OWNER_MEMBERS: [rt::Member; 1] = [
            rt::Member::optional("names")
                .schema(rt::Schema::new().items(&CREATE_BODY_TO_OWNER_NAMES_ITEMS)),
        ];
        impl rt::Decode for CreateBodyToOwner {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&CREATE_BODY_TO_OWNER_MEMBERS)?;
                let mut names = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => names = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { names })
            }
        }
        impl rt::Encode for CreateBodyToOwner {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&CREATE_BODY_TO_OWNER_MEMBERS);
                members.value(&self.names);
                members.finish();
            }
        }
        impl rt::Validate for CreateBodyToOwner {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&CREATE_BODY_TO_OWNER_MEMBERS[0], &self.names);
            }
        }
        static CREATE_BODY_TO_OWNER_NAMES_ITEMS: rt::Schema = rt::Schema::new()
            .max_length(5);
    }
    mod one {
        use copperplate_runtime as rt;
        /// The schema `One`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct One {
            /// The member `kind`.
            pub kind: Option<OneKind>,
        }
        static ONE_MEMBERS: [rt::Member; 1] = [rt::Member::optional("kind")];
        impl rt::Decode for One {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&ONE_MEMBERS)?;
                let mut kind = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => kind = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { kind })
            }
        }
        impl rt::Encode for One {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&ONE_MEMBERS);
                members.value(&self.kind);
                members.finish();
            }
        }
        impl rt::Validate for One {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&ONE_MEMBERS[0], &self.kind);
            }
        }
        /// What `kind` of `One` is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum OneKind {
            /// `fast`
            Fast,
            /// `slow`
            Slow,
        }
        rt::choice! {
            OneKind, Fast = "fast", Slow = "slow"
        }
    }
    mod two {
        use copperplate_runtime as rt;
        /// The schema `Two`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Two {
            /// The member `kind`.
            pub kind: Option<TwoKind>,
        }
        static TWO_MEMBERS: [rt::Member; 1] = [rt::Member::optional("kind")];
        impl rt::Decode for Two {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&TWO_MEMBERS)?;
                let mut kind = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => kind = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { kind })
            }
        }
        impl rt::Encode for Two {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&TWO_MEMBERS);
                members.value(&self.kind);
                members.finish();
            }
        }
        impl rt::Validate for Two {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&TWO_MEMBERS[0], &self.kind);
            }
        }
        /// The same as [`OneKind`](super::OneKind).
        pub type TwoKind = super::OneKind;
    }
    mod update {
        use copperplate_runtime as rt;
        /// What `body` of `update` is.
        #[derive(Clone, Debug, PartialEq, Default)]
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
        static UPDATE_BODY_MEMBERS: [rt::Member; 4] = [
            rt::Member::optional("from"),
            rt::Member::optional("other"),
            rt::Member::optional("kind"),
            rt::Member::optional("either"),
        ];
        impl rt::Decode for UpdateBody {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&UPDATE_BODY_MEMBERS)?;
                let mut from_value = None;
                let mut other = None;
                let mut kind = None;
                let mut either = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => from_value = members.value(),
                        1 => other = members.value(),
                        2 => kind = members.value(),
                        3 => either = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    from: from_value,
                    other,
                    kind,
                    either,
                })
            }
        }
        impl rt::Encode for UpdateBody {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&UPDATE_BODY_MEMBERS);
                members.value(&self.from);
                members.value(&self.other);
                members.value(&self.kind);
                members.value(&self.either);
                members.finish();
            }
        }
        impl rt::Validate for UpdateBody {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&UPDATE_BODY_MEMBERS[0], &self.from);
                report.member(&UPDATE_BODY_MEMBERS[1], &self.other);
                report.member(&UPDATE_BODY_MEMBERS[2], &self.kind);
                report.member(&UPDATE_BODY_MEMBERS[3], &self.either);
            }
        }
        /// The same as [`CreateBodyTo`](super::CreateBodyTo).
        pub type UpdateBodyFrom = super::CreateBodyTo;
        /// The same as [`CreateBodyToRequired`](super::CreateBodyToRequired).
        pub type UpdateBodyFromRequired = super::CreateBodyToRequired;
        /// The same as [`CreateBodyToOwner`](super::CreateBodyToOwner).
        pub type UpdateBodyFromOwner = super::CreateBodyToOwner;
        /// Another account.
        #[derive(Clone, Debug, PartialEq)]
        pub struct UpdateBodyOther {
            /// The member `number`.
            pub number: String,
        }
        static UPDATE_BODY_OTHER_MEMBERS: [rt::Member; 1] = [
            rt::Member::required("number")
                .schema(rt::Schema::new().pattern(&UPDATE_BODY_OTHER_NUMBER_PATTERN)),
        ];
        impl rt::Decode for UpdateBodyOther {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&UPDATE_BODY_OTHER_MEMBERS)?;
                let mut number = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => number = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { number: number? })
            }
        }
        impl rt::Encode for UpdateBodyOther {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&UPDATE_BODY_OTHER_MEMBERS);
                members.value(&self.number);
                members.finish();
            }
        }
        impl rt::Validate for UpdateBodyOther {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&UPDATE_BODY_OTHER_MEMBERS[0], &self.number);
            }
        }
        static UPDATE_BODY_OTHER_NUMBER_PATTERN: rt::Pattern = rt::Pattern::new(
            "^[0-9]{4}$",
        );
        /// The same as [`OneKind`](super::OneKind).
        pub type UpdateBodyKind = super::OneKind;
        /// What `either` of `update.body` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum UpdateBodyEither {
            /// One of the forms of this value.
            UpdateBodyEitherVariant1(UpdateBodyEitherVariant1),
            /// One of the forms of this value.
            UpdateBodyEitherVariant2(UpdateBodyEitherVariant2),
        }
        impl rt::Decode for UpdateBodyEither {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of();
                union.branch(Self::UpdateBodyEitherVariant1);
                union.branch(Self::UpdateBodyEitherVariant2);
                union.finish()
            }
        }
        impl rt::Encode for UpdateBodyEither {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::UpdateBodyEitherVariant1(value) => {
                        value.encode(output, &rt::ANY)
                    }
                    Self::UpdateBodyEitherVariant2(value) => {
                        value.encode(output, &rt::ANY)
                    }
                }
            }
        }
        impl rt::Validate for UpdateBodyEither {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::UpdateBodyEitherVariant1(value) => own.value(value, &rt::ANY),
                    Self::UpdateBodyEitherVariant2(value) => own.value(value, &rt::ANY),
                }
                report.one_of(self, own);
            }
        }
        /// What `variant1` of `update.body.either` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct UpdateBodyEitherVariant1 {
            /// The member `l`.
            pub l: String,
        }
        static UPDATE_BODY_EITHER_VARIANT1_MEMBERS: [rt::Member; 1] = [
            rt::Member::required("l"),
        ];
        impl rt::Decode for UpdateBodyEitherVariant1 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&UPDATE_BODY_EITHER_VARIANT1_MEMBERS)?;
                let mut l = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => l = members.value(),
                        _ => members.refuse(),
                    }
                }
                members.finish();
                Some(Self { l: l? })
            }
        }
        impl rt::Encode for UpdateBodyEitherVariant1 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&UPDATE_BODY_EITHER_VARIANT1_MEMBERS);
                members.value(&self.l);
                members.finish();
            }
        }
        impl rt::Validate for UpdateBodyEitherVariant1 {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
        /// The same as [`UpdateBodyEitherVariant1`](super::UpdateBodyEitherVariant1).
        pub type UpdateBodyEitherVariant2 = super::UpdateBodyEitherVariant1;
        /// What `200` of `update` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Update200 {
            /// The member `kind`.
            pub kind: Option<Update200Kind>,
        }
        static UPDATE200_MEMBERS: [rt::Member; 1] = [rt::Member::optional("kind")];
        impl rt::Decode for Update200 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&UPDATE200_MEMBERS)?;
                let mut kind = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => kind = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { kind })
            }
        }
        impl rt::Encode for Update200 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&UPDATE200_MEMBERS);
                members.value(&self.kind);
                members.finish();
            }
        }
        impl rt::Validate for Update200 {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&UPDATE200_MEMBERS[0], &self.kind);
            }
        }
        /// What `kind` of `update.200` is.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
            Update200Kind, Fast = "fast", Slow = "slow", ..Unknown
        }
    }
    pub use create::{
        CreateBody, CreateBodyFrom, CreateBodyFromOwner, CreateBodyFromRequired,
        CreateBodyRequired, CreateBodyTo, CreateBodyToOwner, CreateBodyToRequired,
    };
    pub use one::{One, OneKind};
    pub use two::{Two, TwoKind};
    pub use update::{
        Update200, Update200Kind, UpdateBody, UpdateBodyEither, UpdateBodyEitherVariant1,
        UpdateBodyEitherVariant2, UpdateBodyFrom, UpdateBodyFromOwner,
        UpdateBodyFromRequired, UpdateBodyKind, UpdateBodyOther,
    };
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        CreateBody, CreateBodyTo, CreateBodyToOwner, One, OneKind, Two, Update200,
        Update200Kind, UpdateBody, UpdateBodyEither, UpdateBodyEitherVariant1,
        UpdateBodyOther
    );
}

pub mod operations {
    //! The operations of the document, each with its request and its answers.
    mod create {
        use copperplate_runtime as rt;
        use super::super::types;
        /// POST `/create`
        ///
        /// `POST /create`
        #[derive(Clone, Copy, Debug)]
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
        impl rt::WireRequest for CreateRequest {
            fn write(&self, to: &mut rt::RequestWriter) {
                to.json("application/json", &self.body, &rt::ANY);
            }
            fn read(from: &mut rt::RequestReader<'_>) -> Option<Self> {
                let body = from.json(&rt::ANY);
                Some(Self { body: body? })
            }
        }
        impl rt::Validate for CreateRequest {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.body(&self.body, &rt::ANY);
            }
        }
        /// What `create` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum CreateResponse {
            /// 204: Done.
            NoContent,
        }
        impl rt::WireResponse for CreateResponse {
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
        /// What `create` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum CreateError {}
        impl rt::WireResponse for CreateError {
            fn write(&self, _: &mut rt::ResponseWriter) {
                match *self {}
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                from.undocumented()
            }
        }
        impl std::fmt::Display for CreateError {
            fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match *self {}
            }
        }
        impl std::error::Error for CreateError {}
    }
    mod update {
        use copperplate_runtime as rt;
        use super::super::types;
        /// POST `/update`
        ///
        /// `POST /update`
        #[derive(Clone, Copy, Debug)]
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
        impl rt::WireRequest for UpdateRequest {
            fn write(&self, to: &mut rt::RequestWriter) {
                to.json("application/json", &self.body, &rt::ANY);
            }
            fn read(from: &mut rt::RequestReader<'_>) -> Option<Self> {
                let body = from.json(&rt::ANY);
                Some(Self { body: body? })
            }
        }
        impl rt::Validate for UpdateRequest {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.body(&self.body, &rt::ANY);
            }
        }
        /// What `update` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum UpdateResponse {
            /// 200: Done.
            Ok(types::Update200),
        }
        impl rt::WireResponse for UpdateResponse {
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
        /// What `update` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum UpdateError {}
        impl rt::WireResponse for UpdateError {
            fn write(&self, _: &mut rt::ResponseWriter) {
                match *self {}
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                from.undocumented()
            }
        }
        impl std::fmt::Display for UpdateError {
            fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match *self {}
            }
        }
        impl std::error::Error for UpdateError {}
    }
    pub use create::{Create, CreateError, CreateRequest, CreateResponse};
    pub use update::{Update, UpdateError, UpdateRequest, UpdateResponse};
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].
    use copperplate_runtime as rt;
    use super::operations::{
        Create, CreateError, CreateRequest, CreateResponse, Update, UpdateError,
        UpdateRequest, UpdateResponse,
    };
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
        /// POST `/create`
        ///
        /// # Errors
        ///
        /// A documented answer of failure, any answer that the document does not describe, a
        /// request that breaks the document's rules, or a failure to reach the server.
        pub async fn create(
            &self,
            request: &CreateRequest,
        ) -> Result<rt::client::Answer<CreateResponse>, rt::client::Error<CreateError>> {
            self.0.send::<Create>(request).await
        }
        /// POST `/update`
        ///
        /// # Errors
        ///
        /// A documented answer of failure, any answer that the document does not describe, a
        /// request that breaks the document's rules, or a failure to reach the server.
        pub async fn update(
            &self,
            request: &UpdateRequest,
        ) -> Result<rt::client::Answer<UpdateResponse>, rt::client::Error<UpdateError>> {
            self.0.send::<Update>(request).await
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
        Create, CreateError, CreateRequest, CreateResponse, Update, UpdateError,
        UpdateRequest, UpdateResponse,
    };
    /// What a server of `Shared` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/create`
        fn create(
            &self,
            request: CreateRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<Output = Result<CreateResponse, CreateError>> + Send;
        /// POST `/update`
        fn update(
            &self,
            request: UpdateRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<Output = Result<UpdateResponse, UpdateError>> + Send;
    }
    /// An ordinary `axum` router, which nests, layers and merges like any other.
    pub fn router<S: Service>(service: S) -> rt::server::Router {
        routes(service).finish()
    }
    /// The operations, for a router with other limits.
    pub fn routes<S: Service>(service: S) -> rt::server::Routes<S> {
        rt::server::Routes::new(service, &REFUSALS)
            .public::<
                Create,
                _,
                _,
            >(|service, request, context| async move {
                service.create(request, context).await
            })
            .public::<
                Update,
                _,
                _,
            >(|service, request, context| async move {
                service.update(request, context).await
            })
    }
    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
