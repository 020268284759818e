//! Lists, version `1`.

pub mod types {
    //! The schemas of the document.

    mod lists {
        use copperplate_runtime as rt;

        /// The schema `Lists`.
        #[derive(Clone, PartialEq, Default)]
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
                0 => tags: optional("tags")
                    where min_items(1) max_items(3) unique_items() items(&LISTS_TAGS_ITEMS),
                1 => grid: optional("grid") where items(&LISTS_GRID_ITEMS),
                2 => holes: optional("holes"),
                3 => any: optional("any") where unique_items(),
                .. => skip,
            }
        }

        static LISTS_TAGS_ITEMS: rt::Schema = rt::Schema::new().max_length(5);

        static LISTS_GRID_ITEMS_ITEMS: rt::Schema = rt::Schema::new().maximum("9");

        static LISTS_GRID_ITEMS: rt::Schema = rt::Schema::new()
            .max_items(2)
            .items(&LISTS_GRID_ITEMS_ITEMS);
    }

    pub use lists::Lists;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Lists);
}
