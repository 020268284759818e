//! Additional, version `1`.

pub mod types {
    //! The schemas of the document.

    mod closed {
        use copperplate_runtime as rt;

        /// The schema `Closed`.
        #[derive(Clone, Default)]
        pub struct Closed {
            /// The member `id`.
            pub id: Option<String>,
        }

        rt::object! {
            Closed {
                id: optional("id"),
                .. => refuse,
            }
        }
    }

    mod counted {
        use copperplate_runtime as rt;

        /// The schema `Counted`.
        #[derive(Clone)]
        pub struct Counted {
            /// The member `total`.
            pub total: i64,
            /// Members that the document does not name.
            pub additional: rt::Map<i64>,
        }

        rt::object! {
            Counted {
                total: required("total"),
                .. => additional: keep(&COUNTED_ADDITIONAL),
            }
        }

        static COUNTED_ADDITIONAL: rt::Schema = rt::Schema::new().minimum("0");
    }

    mod labels {
        use copperplate_runtime as rt;

        /// The schema `Labels`.
        #[derive(Clone)]
        pub struct Labels {
            /// The member `labels`.
            pub labels: rt::Map<String>,
        }

        rt::object! {
            Labels {
                labels: required("labels")
                    where min_properties(1) max_properties(2) items(&rt::Schema::new().max_length(3)),
                .. => skip,
            }
        }
    }

    mod open {
        use copperplate_runtime as rt;

        /// The schema `Open`.
        #[derive(Clone, Default)]
        pub struct Open {
            /// The member `id`.
            pub id: Option<String>,
            /// Members that the document does not name.
            pub additional: rt::Map<rt::Json>,
        }

        rt::object! {
            Open {
                id: optional("id"),
                .. => additional: keep(&rt::ANY),
            }
        }
    }

    pub use closed::*;
    pub use counted::*;
    pub use labels::*;
    pub use open::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Closed, Counted, Labels, Open);
}
