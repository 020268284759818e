//! Own tags, version `1`.

pub mod types {
    //! The schemas of the document.

    mod any {
        use copperplate_runtime as rt;

        /// The schema `Any`.
        #[derive(Clone)]
        pub struct Any {
            /// The member `type`.
            pub r#type: String,
        }

        rt::object! {
            Any {
                r#type: required("type"),
                .. => skip,
            }
        }
    }

    mod comparison {
        use copperplate_runtime as rt;

        /// The schema `Comparison`.
        #[derive(Clone)]
        pub struct Comparison {
            /// The member `type`.
            pub r#type: ComparisonType,
            /// The member `key`.
            pub key: String,
        }

        rt::object! {
            Comparison {
                r#type: required("type"),
                key: required("key"),
                .. => skip,
            }
        }

        /// What `type` of `Comparison` is.
        pub enum ComparisonType {
            /// `eq`
            Eq,
            /// `ne`
            Ne,
        }

        rt::choice! {
            ComparisonType {
                Eq = "eq",
                Ne = "ne",
            }
        }
    }

    mod compound {
        use copperplate_runtime as rt;

        /// The schema `Compound`.
        #[derive(Clone)]
        pub struct Compound {
            /// The member `type`.
            pub r#type: CompoundType,
            /// The member `filters`.
            pub filters: Vec<super::Filter>,
        }

        rt::object! {
            Compound {
                r#type: required("type"),
                filters: required("filters"),
                .. => skip,
            }
        }

        /// What `type` of `Compound` is.
        pub enum CompoundType {
            /// `and`
            And,
            /// `or`
            Or,
        }

        rt::choice! {
            CompoundType {
                And = "and",
                Or = "or",
            }
        }
    }

    mod filter {
        use copperplate_runtime as rt;

        /// The schema `Filter`.
        #[derive(Clone, PartialEq)]
        pub enum Filter {
            /// One of the forms of this value.
            Comparison(super::Comparison),
            /// One of the forms of this value.
            Compound(super::Compound),
            /// One of the forms of this value.
            Any(super::Any),
        }

        rt::union! {
            Filter: marked("type") {
                Comparison(super::Comparison) = ["eq", "ne"],
                Compound(super::Compound) = ["and", "or"],
                Any(super::Any) = ["Any"],
            }
        }
    }

    pub use any::*;
    pub use comparison::*;
    pub use compound::*;
    pub use filter::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Any, Comparison, ComparisonType, Compound, CompoundType, Filter
    );
}
