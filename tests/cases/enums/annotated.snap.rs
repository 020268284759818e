//! Annotated, version `1`.

#![allow(deprecated)]

pub mod types {
    //! The schemas of the document.

    mod event {
        use copperplate_runtime as rt;

        /// The schema `Event`.
        #[derive(Clone)]
        pub struct Event {
            /// How bad it is.
            pub level: super::Level,
            /// The member `state`.
            pub state: super::State,
            /// The member `locale`.
            pub locale: Option<super::Locale>,
            /// The member `maybe`.
            pub maybe: rt::Presence<EventMaybe>,
            /// How bad it is.
            pub narrow: Option<EventNarrow>,
        }

        impl Event {
            /// With what is required and nothing else.
            #[must_use]
            pub fn new(level: super::Level, state: super::State) -> Self {
                Self {
                    level,
                    state,
                    locale: None,
                    maybe: rt::Presence::Absent,
                    narrow: None,
                }
            }
        }

        rt::object! {
            Event {
                level: required("level"),
                state: required("state"),
                locale: optional("locale"),
                maybe: nullable("maybe"),
                narrow: optional("narrow"),
                .. => skip,
            }
        }

        /// What `maybe` of `Event` is.
        #[non_exhaustive]
        pub enum EventMaybe {
            /// `1`
            One,
            /// `2`
            Two,
            /// A number that the document does not list; read it with `as_i64`.
            #[doc(hidden)]
            Unknown(rt::UnknownInteger),
        }

        rt::integer_choice! {
            EventMaybe {
                One = 1,
                Two = 2,
                .. Unknown,
            }
        }

        /// How bad it is.
        #[non_exhaustive]
        pub enum EventNarrow {
            /// `10`: Wake somebody.
            ///
            /// Then look.
            High,
            /// A number that the document does not list; read it with `as_i64`.
            #[doc(hidden)]
            Unknown(rt::UnknownInteger),
        }

        rt::integer_choice! {
            EventNarrow {
                High = 10,
                .. Unknown,
            }
        }
    }

    mod level {
        use copperplate_runtime as rt;

        /// How bad it is.
        #[non_exhaustive]
        pub enum Level {
            /// `0`: Nobody needs to wake up.
            Low,
            /// `10`: Wake somebody.
            ///
            /// Then look.
            High,
            /// `-1`
            #[deprecated]
            UnknownValue,
            /// A number that the document does not list; read it with `as_i64`.
            #[doc(hidden)]
            Unknown(rt::UnknownInteger),
        }

        rt::integer_choice! {
            Level {
                Low = 0,
                High = 10,
                UnknownValue = -1,
                .. Unknown,
            }
        }
    }

    mod locale {
        use copperplate_runtime as rt;

        /// The schema `Locale`.
        #[non_exhaustive]
        pub enum Locale {
            /// `en-GB`: British.
            EnGb,
            /// `en-US`
            EnUs,
            /// Text that the document does not list; read it with `as_str`.
            #[doc(hidden)]
            Unknown(rt::Unknown),
        }

        rt::choice! {
            Locale {
                EnGb = "en-GB",
                EnUs = "en-US",
                .. Unknown,
            }
        }
    }

    mod odd {
        use copperplate_runtime as rt;

        /// The schema `Odd`.
        pub enum Odd {
            /// `1`
            ///
            /// ```text
            /// */ "] text
            /// ```
            StarFnMain,
            /// `2`
            ///
            /// - a list
            RHashTypeSpaced,
            /// `3`
            日本,
            /// `4`: aU+202Eb
            SelfValue,
            /// `5`
            RHashType,
            /// `6`
            StarStarStar,
        }

        rt::integer_choice! {
            Odd {
                StarFnMain = 1,
                RHashTypeSpaced = 2,
                日本 = 3,
                SelfValue = 4,
                RHashType = 5,
                StarStarStar = 6,
            }
        }
    }

    mod settings {
        use copperplate_runtime as rt;

        /// The schema `Settings`.
        #[derive(Clone, Default)]
        pub struct Settings {
            /// Default: `10`.
            pub level: Option<super::Level>,
            /// Default: `"f"`.
            pub mode: Option<SettingsMode>,
            /// Default: `2`.
            pub priority: Option<SettingsPriority>,
        }

        impl Settings {
            /// `level`, or its default `10` where it is absent.
            #[must_use]
            pub fn level_or_default(&self) -> super::Level {
                self.level.unwrap_or(super::Level::High)
            }

            /// `mode`, or its default `f` where it is absent.
            #[must_use]
            pub fn mode_or_default(&self) -> SettingsMode {
                self.mode.unwrap_or(SettingsMode::Fast)
            }

            /// `priority`, or its default `2` where it is absent.
            #[must_use]
            pub fn priority_or_default(&self) -> SettingsPriority {
                self.priority.unwrap_or(SettingsPriority::Second)
            }
        }

        rt::object! {
            Settings {
                level: optional("level"),
                mode: optional("mode"),
                priority: optional("priority"),
                .. => skip,
            }
        }

        /// Default: `"f"`.
        pub enum SettingsMode {
            /// `f`
            Fast,
            /// `s`
            Slow,
        }

        rt::choice! {
            SettingsMode {
                Fast = "f",
                Slow = "s",
            }
        }

        /// Default: `2`.
        pub enum SettingsPriority {
            /// `1`
            First,
            /// `2`
            Second,
        }

        rt::integer_choice! {
            SettingsPriority {
                First = 1,
                Second = 2,
            }
        }
    }

    mod state {
        use copperplate_runtime as rt;

        /// The schema `State`.
        #[non_exhaustive]
        pub enum State {
            /// `w`: It waits.
            Waiting,
            /// `d`
            Done,
            /// Text that the document does not list; read it with `as_str`.
            #[doc(hidden)]
            Unknown(rt::Unknown),
        }

        rt::choice! {
            State {
                Waiting = "w",
                Done = "d",
                .. Unknown,
            }
        }
    }

    mod unions {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Unions`.
        #[derive(Clone, Default)]
        pub struct Unions {
            /// The member `unnamed`.
            pub unnamed: Option<i64>,
            /// The member `alike`.
            pub alike: Option<i64>,
            /// The member `twice`.
            pub twice: Option<UnionsTwice>,
            /// The member `mixed`.
            pub mixed: Option<UnionsMixed>,
            /// The member `ruled`.
            pub ruled: Option<UnionsRuled>,
            /// The member `other`.
            pub other: Option<UnionsOther>,
            /// The member `fraction`.
            pub fraction: Option<UnionsFraction>,
        }

        rt::object! {
            Unions {
                unnamed: optional("unnamed") where values(&["1", "2"]),
                alike: optional("alike") where values(&["1", "2"]),
                twice: optional("twice"),
                mixed: optional("mixed"),
                ruled: optional("ruled"),
                other: optional("other"),
                fraction: optional("fraction"),
                .. => skip,
            }
        }

        /// What `twice` of `Unions` is.
        #[derive(Clone, PartialEq)]
        pub enum UnionsTwice {
            /// One of the forms of this value.
            A(UnionsTwiceVariant1),
            /// One of the forms of this value.
            A2(UnionsTwiceVariant2),
            /// One of the forms of this value.
            B(UnionsTwiceVariant3),
        }

        rt::union! {
            UnionsTwice: one_of {
                A,
                A2,
                B(UnionsTwiceVariant3),
            }
        }

        /// The same as [`UnionsMixedA`](super::UnionsMixedA).
        pub type UnionsTwiceVariant1 = super::UnionsMixedA;

        /// The same as [`UnionsMixedA`](super::UnionsMixedA).
        pub type UnionsTwiceVariant2 = super::UnionsMixedA;

        /// What `variant3` of `Unions.twice` is.
        pub enum UnionsTwiceVariant3 {
            /// `b`
            B,
        }

        rt::choice! {
            UnionsTwiceVariant3 {
                B = "b",
            }
        }

        /// What `mixed` of `Unions` is.
        #[derive(Clone, PartialEq)]
        pub enum UnionsMixed {
            /// One of the forms of this value.
            A(UnionsMixedA),
            /// One of the forms of this value.
            B(rt::Json),
        }

        rt::union! {
            UnionsMixed: one_of {
                A(UnionsMixedA),
                B(rt::Json) where UNIONS_MIXED_VARIANT_2,
            }
        }

        static UNIONS_MIXED_VARIANT_2: rt::Schema = rt::Schema::new()
            .keywords(&[rt::Keyword::Ref(&rules::UNIONS_MIXED_ONE_OF_1)]);

        /// What `A` of `Unions.mixed` is.
        pub enum UnionsMixedA {
            /// `a`
            A,
        }

        rt::choice! {
            UnionsMixedA {
                A = "a",
            }
        }

        /// What `ruled` of `Unions` is.
        #[derive(Clone, PartialEq)]
        pub enum UnionsRuled {
            /// One of the forms of this value.
            Ab(UnionsRuledVariant1),
            /// One of the forms of this value.
            Abc(UnionsRuledVariant2),
        }

        rt::union! {
            UnionsRuled: one_of {
                Ab(UnionsRuledVariant1),
                Abc(UnionsRuledVariant2) where UNIONS_RULED_VARIANT_2,
            }
        }

        static UNIONS_RULED_VARIANT_2: rt::Schema = rt::Schema::new()
            .keywords(&[rt::Keyword::Ref(&rules::TEXT)]);

        /// What `variant1` of `Unions.ruled` is.
        pub enum UnionsRuledVariant1 {
            /// `ab`
            Ab,
        }

        rt::choice! {
            UnionsRuledVariant1 {
                Ab = "ab",
            }
        }

        /// What `variant2` of `Unions.ruled` is.
        pub enum UnionsRuledVariant2 {
            /// `abc`
            Abc,
        }

        rt::choice! {
            UnionsRuledVariant2 {
                Abc = "abc",
            }
        }

        /// What `other` of `Unions` is.
        #[derive(Clone, PartialEq)]
        pub enum UnionsOther {
            /// One of the forms of this value.
            A(UnionsOtherVariant1),
            /// One of the forms of this value.
            Text(String),
        }

        rt::union! {
            UnionsOther: one_of {
                A(UnionsOtherVariant1),
                Text(String) where UNIONS_OTHER_VARIANT_2,
            }
        }

        static UNIONS_OTHER_VARIANT_2: rt::Schema = rt::Schema::new().min_length(3);

        /// The same as [`UnionsMixedA`](super::UnionsMixedA).
        pub type UnionsOtherVariant1 = super::UnionsMixedA;

        /// What `fraction` of `Unions` is.
        #[derive(Clone, PartialEq)]
        pub enum UnionsFraction {
            /// One of the forms of this value.
            A(rt::Json),
            /// One of the forms of this value.
            B(rt::Json),
        }

        rt::union! {
            UnionsFraction: one_of {
                A where UNIONS_FRACTION_VARIANT_1,
                B where UNIONS_FRACTION_VARIANT_2,
            }
        }

        static UNIONS_FRACTION_VARIANT_1: rt::Schema = rt::Schema::new()
            .keywords(&[rt::Keyword::Ref(&rules::UNIONS_FRACTION_ONE_OF_0)]);

        static UNIONS_FRACTION_VARIANT_2: rt::Schema = rt::Schema::new()
            .keywords(&[rt::Keyword::Ref(&rules::UNIONS_FRACTION_ONE_OF_1)]);
    }

    pub use event::*;
    pub use level::*;
    pub use locale::*;
    pub use odd::*;
    pub use settings::*;
    pub use state::*;
    pub use unions::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Event, EventMaybe, EventNarrow, Level, Locale, Odd, Settings, SettingsMode,
        SettingsPriority, State, Unions, UnionsFraction, UnionsMixed, UnionsMixedA,
        UnionsOther, UnionsRuled, UnionsRuledVariant1, UnionsRuledVariant2, UnionsTwice,
        UnionsTwiceVariant3
    );
}

mod rules {
    //! Keywords that no Rust type holds; they are evaluated on the JSON of a value.

    use copperplate_runtime as rt;

    pub(super) static TEXT: rt::Schema = rt::Schema::new().max_length(2);

    pub(super) static UNIONS_FRACTION_ONE_OF_0: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("1.5")]);

    pub(super) static UNIONS_FRACTION_ONE_OF_1: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("2")]);

    pub(super) static UNIONS_MIXED_ONE_OF_1: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("1")]);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod report {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/events`
        ///
        /// `POST /events`
        pub struct Report;

        impl rt::Operation for Report {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "report",
                    rt::Method::POST,
                    "/events",
                )
                .consumes(&["application/x-www-form-urlencoded"])
                .produces(&["application/json"]);
            type Request = ReportRequest;
            type Response = ReportResponse;
            type Error = ReportError;
        }

        /// What `report` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct ReportRequest {
            /// The parameter `level`.
            pub level: Option<types::Level>,
            /// The header `Levels`.
            pub levels: Option<Vec<types::Level>>,
            /// The request body.
            pub body: types::Settings,
        }

        rt::request! {
            ReportRequest {
                level: optional(query("level")),
                levels: optional(header("Levels")),
                .. body: body(&rt::FORM),
            }
        }

        /// What `report` answers when it succeeds.
        ///
        /// 200: What was reported.
        pub type ReportResponse = rt::answer::Ok<types::Event>;

        /// The document has no answer of `report` that is a failure.
        pub type ReportError = std::convert::Infallible;
    }

    pub use report::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Annotated`.
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
        /// POST `/events`
        ///
        /// Gives [`ReportResponse`](operations::ReportResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn report(
            &self,
            request: &operations::ReportRequest,
        ) -> rt::client::Sending<operations::Report> {
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

    /// What a server of `Annotated` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/events`
        fn report(
            &self,
            request: operations::ReportRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ReportResponse, operations::ReportError>,
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
                operations::Report,
                _,
                _,
            >(|service, request, context| async move {
                Service::report(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
