//! Other versions, version `1`.

pub mod types {
    //! The schemas of the document.

    mod bounds {
        use copperplate_runtime as rt;

        /// The schema `Bounds`.
        #[derive(Clone, Default)]
        pub struct Bounds {
            /// The member `rate`.
            pub rate: Option<f64>,
            /// The member `note`.
            pub note: rt::Presence<String>,
        }

        rt::object! {
            Bounds {
                rate: optional("rate") where exclusive_minimum("0") maximum("5"),
                note: nullable("note"),
                .. => skip,
            }
        }
    }

    mod filter {
        use copperplate_runtime as rt;

        /// The schema `Filter`.
        #[derive(Clone)]
        pub struct Filter {
            /// The member `type`.
            pub r#type: String,
            /// The member `filters`.
            pub filters: Option<Vec<FilterFiltersItem>>,
        }

        rt::object! {
            Filter {
                r#type: required("type"),
                filters: optional("filters"),
                .. => skip,
            }
        }

        /// What `item` of `Filter.filters` is.
        #[derive(Clone, PartialEq)]
        pub enum FilterFiltersItem {
            /// One of the forms of this value.
            Leaf(super::Leaf),
            /// One of the forms of this value.
            Filter(Filter),
        }

        rt::union! {
            FilterFiltersItem: one_of_apart {
                Leaf(super::Leaf),
                Filter(Filter),
            }
        }
    }

    mod leaf {
        use copperplate_runtime as rt;

        /// The schema `Leaf`.
        #[derive(Clone)]
        pub struct Leaf {
            /// The member `leaf`.
            pub leaf: i64,
        }

        rt::object! {
            Leaf {
                leaf: required("leaf"),
                .. => refuse,
            }
        }
    }

    pub use bounds::*;
    pub use filter::*;
    pub use leaf::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Bounds, Filter, FilterFiltersItem, Leaf);
}
