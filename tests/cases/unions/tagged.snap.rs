//! Tagged, version `1`.

pub mod types {
    //! The schemas of the document.

    mod adhoc {
        use copperplate_runtime as rt;

        /// The schema `Adhoc`.
        #[derive(Clone)]
        pub struct Adhoc {
            /// The member `type`.
            pub r#type: AdhocType,
            /// The member `on`.
            pub on: rt::Date,
        }

        rt::object! {
            Adhoc {
                r#type: required("type"),
                on: required("on"),
                .. => skip,
            }
        }

        /// What `type` of `Adhoc` is.
        pub enum AdhocType {
            /// `adhoc`
            Adhoc,
            /// `one_off`
            OneOff,
        }

        rt::choice! {
            AdhocType {
                Adhoc = "adhoc",
                OneOff = "one_off",
            }
        }
    }

    mod plan {
        use copperplate_runtime as rt;

        /// The schema `Plan`.
        #[derive(Clone, PartialEq)]
        pub enum Plan {
            /// One of the forms of this value.
            Recurring(super::Recurring),
            /// One of the forms of this value.
            Adhoc(super::Adhoc),
        }

        rt::union! {
            Plan: tagged("type") {
                Recurring(super::Recurring) = ["recurring"],
                Adhoc(super::Adhoc) = ["adhoc", "one_off"],
            }
        }
    }

    mod recurring {
        use copperplate_runtime as rt;

        /// The schema `Recurring`.
        #[derive(Clone)]
        pub struct Recurring {
            /// The member `until`.
            pub until: rt::Date,
        }

        rt::object! {
            Recurring {
                _: constant("type", "recurring"),
                until: required("until"),
                .. => skip,
            }
        }
    }

    pub use adhoc::*;
    pub use plan::*;
    pub use recurring::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Adhoc, AdhocType, Plan, Recurring);
}
