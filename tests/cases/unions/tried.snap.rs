//! Tried, version `1`.

pub mod types {
    //! The schemas of the document.

    mod beside {
        use copperplate_runtime as rt;

        /// The schema `Beside`.
        #[derive(Clone, PartialEq)]
        pub enum Beside {
            /// One of the forms of this value.
            Variant1(BesideVariant1),
            /// One of the forms of this value.
            Variant2(BesideVariant2),
        }

        rt::union! {
            Beside: one_of {
                Variant1(BesideVariant1),
                Variant2(BesideVariant2),
            }
        }

        /// What `variant1` of `Beside` is.
        #[derive(Clone)]
        pub struct BesideVariant1 {
            /// The member `left`.
            pub left: String,
            /// The member `id`.
            pub id: String,
        }

        rt::object! {
            BesideVariant1 {
                left: required("left"),
                id: required("id"),
                .. => skip,
            }
        }

        /// What `variant2` of `Beside` is.
        #[derive(Clone)]
        pub struct BesideVariant2 {
            /// The member `right`.
            pub right: String,
            /// The member `id`.
            pub id: String,
        }

        rt::object! {
            BesideVariant2 {
                right: required("right"),
                id: required("id"),
                .. => skip,
            }
        }
    }

    mod scalar {
        use copperplate_runtime as rt;

        /// The schema `Scalar`.
        #[derive(Clone)]
        pub struct Scalar {
            /// The member `value`.
            pub value: ScalarValue,
            /// The member `several`.
            pub several: Option<ScalarSeveral>,
            /// The member `optional`.
            pub optional: rt::Presence<ScalarOptional>,
        }

        rt::object! {
            Scalar {
                value: required("value"),
                several: optional("several"),
                optional: nullable("optional"),
                .. => skip,
            }
        }

        /// What `value` of `Scalar` is.
        #[derive(Clone, PartialEq)]
        pub enum ScalarValue {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Integer(i64),
        }

        rt::union! {
            ScalarValue: one_of_apart {
                Text(String) where SCALAR_VALUE_VARIANT_1,
                Integer(i64) where SCALAR_VALUE_VARIANT_2,
            }
        }

        static SCALAR_VALUE_VARIANT_1: rt::Schema = rt::Schema::new().max_length(3);

        static SCALAR_VALUE_VARIANT_2: rt::Schema = rt::Schema::new().minimum("0");

        /// What `several` of `Scalar` is.
        #[derive(Clone, PartialEq)]
        pub enum ScalarSeveral {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Text2(String),
        }

        rt::union! {
            ScalarSeveral: any_of {
                Text where SCALAR_SEVERAL_VARIANT_1,
                Text2 where SCALAR_SEVERAL_VARIANT_2,
            }
        }

        static SCALAR_SEVERAL_VARIANT_1: rt::Schema = rt::Schema::new().max_length(3);

        static SCALAR_SEVERAL_VARIANT_2_PATTERN: rt::Pattern = rt::Pattern::new("^x");

        static SCALAR_SEVERAL_VARIANT_2: rt::Schema = rt::Schema::new()
            .pattern(&SCALAR_SEVERAL_VARIANT_2_PATTERN);

        /// What `optional` of `Scalar` is.
        #[derive(Clone, PartialEq)]
        pub enum ScalarOptional {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Boolean(bool),
        }

        rt::union! {
            ScalarOptional: one_of_apart {
                Text(String),
                Boolean(bool),
            }
        }
    }

    mod target {
        use copperplate_runtime as rt;

        /// The schema `Target`.
        #[derive(Clone, PartialEq)]
        pub enum Target {
            /// One of the forms of this value.
            Stored(TargetStored),
            /// One of the forms of this value.
            Inline(TargetInline),
        }

        rt::union! {
            Target: one_of_apart {
                Stored(TargetStored),
                Inline(TargetInline),
            }
        }

        /// What `stored` of `Target` is.
        #[derive(Clone)]
        pub struct TargetStored {
            /// The member `id`.
            pub id: String,
        }

        rt::object! {
            TargetStored {
                id: required("id"),
                _: forbidden("address", "not"),
                .. => skip,
            }
        }

        /// What `inline` of `Target` is.
        #[derive(Clone)]
        pub struct TargetInline {
            /// The member `address`.
            pub address: String,
            /// The member `network`.
            pub network: String,
        }

        rt::object! {
            TargetInline {
                address: required("address"),
                network: required("network"),
                _: forbidden("id", "not"),
                .. => skip,
            }
        }
    }

    pub use beside::*;
    pub use scalar::*;
    pub use target::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Beside, BesideVariant1, BesideVariant2, Scalar, ScalarOptional, ScalarSeveral,
        ScalarValue, Target, TargetInline, TargetStored
    );
}
