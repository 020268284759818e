//! Numbers, version `1`.

pub mod types {
    //! The schemas of the document.

    mod button {
        use copperplate_runtime as rt;

        /// The schema `Button`.
        #[derive(Clone)]
        pub struct Button {
            /// The member `type`.
            pub r#type: i64,
            /// The member `label`.
            pub label: String,
        }

        rt::object! {
            Button {
                r#type: required("type") where values(&["2", "20"]),
                label: required("label") where max_length(3),
                .. => skip,
            }
        }
    }

    mod either {
        use copperplate_runtime as rt;

        /// The schema `Either`.
        #[derive(Clone, PartialEq)]
        pub enum Either {
            /// One of the forms of this value.
            Variant1(EitherVariant1),
            /// One of the forms of this value.
            Variant2(EitherVariant2),
        }

        rt::union! {
            Either: one_of_apart {
                Variant1(EitherVariant1),
                Variant2(EitherVariant2),
            }
        }

        /// What `variant1` of `Either` is.
        #[derive(Clone, Default)]
        pub struct EitherVariant1 {}

        rt::object! {
            EitherVariant1 {
                _: constant("v", "1"),
                .. => refuse,
            }
        }

        /// What `variant2` of `Either` is.
        #[derive(Clone, Default)]
        pub struct EitherVariant2 {}

        rt::object! {
            EitherVariant2 {
                _: number("v", "1"),
                .. => refuse,
            }
        }
    }

    mod flag {
        use copperplate_runtime as rt;

        /// The schema `Flag`.
        #[derive(Clone, PartialEq)]
        pub enum Flag {
            /// One of the forms of this value.
            Variant1(FlagVariant1),
            /// One of the forms of this value.
            Variant2(FlagVariant2),
        }

        rt::union! {
            Flag: tagged("ok") {
                Variant1(FlagVariant1) = ["true"],
                Variant2(FlagVariant2) = ["false"],
            }
        }

        /// What `variant1` of `Flag` is.
        #[derive(Clone)]
        pub struct FlagVariant1 {
            /// The member `ok`.
            pub ok: bool,
            /// The member `value`.
            pub value: String,
        }

        rt::object! {
            FlagVariant1 {
                ok: required("ok") where values(&["true"]),
                value: required("value"),
                .. => skip,
            }
        }

        /// What `variant2` of `Flag` is.
        #[derive(Clone)]
        pub struct FlagVariant2 {
            /// The member `ok`.
            pub ok: bool,
            /// The member `error`.
            pub error: String,
        }

        rt::object! {
            FlagVariant2 {
                ok: required("ok") where values(&["false"]),
                error: required("error"),
                .. => skip,
            }
        }
    }

    mod listed {
        use copperplate_runtime as rt;

        /// The schema `Listed`.
        #[derive(Clone, PartialEq)]
        pub enum Listed {
            /// One of the forms of this value.
            Row(super::Row),
            /// One of the forms of this value.
            Button(super::Button),
        }

        rt::union! {
            Listed: tagged("type") {
                Row(super::Row) = ["1"],
                Button(super::Button) = ["2", "20"],
            }
        }
    }

    mod mapped {
        use copperplate_runtime as rt;

        /// The schema `Mapped`.
        #[derive(Clone, PartialEq)]
        pub enum Mapped {
            /// One of the forms of this value.
            Row(super::Row),
            /// One of the forms of this value.
            Button(super::Button),
        }

        rt::union! {
            Mapped: marked("type") {
                Row(super::Row) = ["1"],
                Button(super::Button) = ["2"],
            }
        }
    }

    mod named {
        use copperplate_runtime as rt;

        /// The schema `Named`.
        #[derive(Clone, PartialEq)]
        pub enum Named {
            /// One of the forms of this value.
            Variant1(NamedVariant1),
            /// One of the forms of this value.
            Variant2(NamedVariant2),
        }

        rt::union! {
            Named: tagged("kind") {
                Variant1(NamedVariant1) = ["3"],
                Variant2(NamedVariant2) = ["4"],
            }
        }

        /// What `variant1` of `Named` is.
        #[derive(Clone)]
        pub struct NamedVariant1 {
            /// The member `a`.
            pub a: String,
        }

        rt::object! {
            NamedVariant1 {
                _: number("kind", "3"),
                a: required("a"),
                .. => skip,
            }
        }

        /// What `variant2` of `Named` is.
        #[derive(Clone)]
        pub struct NamedVariant2 {
            /// The member `b`.
            pub b: String,
        }

        rt::object! {
            NamedVariant2 {
                _: number("kind", "4"),
                b: required("b"),
                .. => skip,
            }
        }
    }

    mod row {
        use copperplate_runtime as rt;

        /// The schema `Row`.
        #[derive(Clone)]
        pub struct Row {
            /// The member `parts`.
            pub parts: Vec<String>,
        }

        rt::object! {
            Row {
                _: number("type", "1"),
                parts: required("parts"),
                .. => skip,
            }
        }
    }

    mod told {
        use copperplate_runtime as rt;

        /// The schema `Told`.
        #[derive(Clone, PartialEq)]
        pub enum Told {
            /// One of the forms of this value.
            Row(super::Row),
            /// One of the forms of this value.
            Button(super::Button),
        }

        rt::union! {
            Told: tagged("type") {
                Row(super::Row) = ["1"],
                Button(super::Button) = ["2", "20"],
            }
        }
    }

    pub use button::*;
    pub use either::*;
    pub use flag::*;
    pub use listed::*;
    pub use mapped::*;
    pub use named::*;
    pub use row::*;
    pub use told::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Button, Either, EitherVariant1, EitherVariant2, Flag, FlagVariant1, FlagVariant2,
        Listed, Mapped, Named, NamedVariant1, NamedVariant2, Row, Told
    );
}
