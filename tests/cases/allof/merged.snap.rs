//! Merged, version `1`.

pub mod types {
    //! The schemas of the document.

    mod base {
        use copperplate_runtime as rt;

        /// The schema `Base`.
        #[derive(Clone)]
        pub struct Base {
            /// The member `id`.
            pub id: String,
            /// The member `shared`.
            pub shared: Option<i64>,
        }

        rt::object! {
            Base {
                id: required("id") where max_length(5),
                shared: optional("shared") where minimum("1"),
                .. => skip,
            }
        }
    }

    mod contradictory {
        use copperplate_runtime as rt;

        /// What stands in one branch of a member that can't be has no place, nor have its rules.
        #[derive(Clone, Default)]
        pub struct Contradictory {}

        rt::object! {
            Contradictory {
                _: forbidden("code", "type"),
                .. => skip,
            }
        }
    }

    mod merged {
        use copperplate_runtime as rt;

        /// A base and more.
        #[derive(Clone)]
        pub struct Merged {
            /// The member `id`.
            pub id: String,
            /// The member `shared`.
            pub shared: i64,
            /// The member `name`.
            pub name: String,
        }

        rt::object! {
            Merged {
                id: required("id") where min_length(2) max_length(5),
                shared: required("shared") where minimum("1") maximum("9"),
                name: required("name"),
                .. => skip,
            }
        }
    }

    mod wrapped {
        use copperplate_runtime as rt;

        /// The schema `Wrapped`.
        #[derive(Clone)]
        pub struct Wrapped {
            /// A reference with words of its own.
            pub base: super::Base,
            /// A reference that may be null.
            pub maybe: rt::Presence<super::Base>,
        }

        rt::object! {
            Wrapped {
                base: required("base"),
                maybe: nullable("maybe"),
                .. => skip,
            }
        }
    }

    pub use base::*;
    pub use contradictory::*;
    pub use merged::*;
    pub use wrapped::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Base, Contradictory, Merged, Wrapped);
}
