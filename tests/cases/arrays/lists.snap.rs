//! Lists, version `1`.

pub mod types {
    //! The schemas of the document.

    mod lists {
        use copperplate_runtime as rt;

        /// The schema `Lists`.
        #[derive(Clone, Default)]
        pub struct Lists {
            /// The member `tags`.
            pub tags: Option<Vec<String>>,
            /// The member `grid`.
            pub grid: Option<Vec<Vec<i64>>>,
            /// The member `holes`.
            pub holes: Option<Vec<Option<String>>>,
            /// The member `any`.
            pub any: Option<Vec<rt::Json>>,
        }

        rt::object! {
            Lists {
                tags: optional("tags")
                    where min_items(1) max_items(3) unique_items() items(&rt::Schema::new().max_length(5)),
                grid: optional("grid")
                    where items(&rt::Schema::new().max_items(2).items(&rt::Schema::new().maximum("9"))),
                holes: optional("holes"),
                any: optional("any") where unique_items(),
                .. => skip,
            }
        }
    }

    pub use lists::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Lists);
}
