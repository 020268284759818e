//! Lists, version `1`.

pub mod types {
    //! The schemas of the document.
    mod lists {
        use copperplate_runtime as rt;
        /// The schema `Lists`.
        #[derive(Clone, Debug, PartialEq, Default)]
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
        static LISTS_MEMBERS: [rt::Member; 4] = [
            rt::Member::optional("tags")
                .schema(
                    rt::Schema::new()
                        .min_items(1)
                        .max_items(3)
                        .unique_items()
                        .items(&LISTS_TAGS_ITEMS),
                ),
            rt::Member::optional("grid")
                .schema(rt::Schema::new().items(&LISTS_GRID_ITEMS)),
            rt::Member::optional("holes"),
            rt::Member::optional("any").schema(rt::Schema::new().unique_items()),
        ];
        impl rt::Decode for Lists {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&LISTS_MEMBERS)?;
                let mut tags = None;
                let mut grid = None;
                let mut holes = None;
                let mut any = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => tags = members.value(),
                        1 => grid = members.value(),
                        2 => holes = members.value(),
                        3 => any = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { tags, grid, holes, any })
            }
        }
        impl rt::Encode for Lists {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LISTS_MEMBERS);
                members.value(&self.tags);
                members.value(&self.grid);
                members.value(&self.holes);
                members.value(&self.any);
                members.finish();
            }
        }
        impl rt::Validate for Lists {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&LISTS_MEMBERS[0], &self.tags);
                report.member(&LISTS_MEMBERS[1], &self.grid);
                report.member(&LISTS_MEMBERS[3], &self.any);
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
