//! Other versions, version `1`.

pub mod types {
    //! The schemas of the document.
    mod bounds {
        use copperplate_runtime as rt;
        /// The schema `Bounds`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Bounds {
            /// The member `rate`.
            pub rate: Option<f64>,
            /// The member `note`.
            pub note: rt::Presence<String>,
        }
        static BOUNDS_MEMBERS: [rt::Member; 2] = [
            rt::Member::optional("rate")
                .schema(rt::Schema::new().exclusive_minimum("0").maximum("5")),
            rt::Member::optional("note"),
        ];
        impl rt::Decode for Bounds {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&BOUNDS_MEMBERS)?;
                let mut rate = None;
                let mut note = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => rate = members.value(),
                        1 => note = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    rate,
                    note: note.unwrap_or_default(),
                })
            }
        }
        impl rt::Encode for Bounds {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&BOUNDS_MEMBERS);
                members.value(&self.rate);
                members.value(&self.note);
                members.finish();
            }
        }
        impl rt::Validate for Bounds {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&BOUNDS_MEMBERS[0], &self.rate);
            }
        }
    }
    mod filter {
        use copperplate_runtime as rt;
        use super::Leaf;
        /// The schema `Filter`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Filter {
            /// The member `type`.
            pub r#type: String,
            /// The member `filters`.
            pub filters: Option<Vec<FilterFiltersItem>>,
        }
        static FILTER_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("type"),
            rt::Member::optional("filters"),
        ];
        impl rt::Decode for Filter {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&FILTER_MEMBERS)?;
                let mut r#type = None;
                let mut filters = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => r#type = members.value(),
                        1 => filters = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { r#type: r#type?, filters })
            }
        }
        impl rt::Encode for Filter {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&FILTER_MEMBERS);
                members.value(&self.r#type);
                members.value(&self.filters);
                members.finish();
            }
        }
        impl rt::Validate for Filter {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&FILTER_MEMBERS[1], &self.filters);
            }
        }
        /// What `item` of `Filter.filters` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum FilterFiltersItem {
            /// One of the forms of this value.
            Leaf(Leaf),
            /// One of the forms of this value.
            Filter(Filter),
        }
        impl rt::Decode for FilterFiltersItem {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of_apart();
                union.branch(Self::Leaf);
                union.branch(Self::Filter);
                union.finish()
            }
        }
        impl rt::Encode for FilterFiltersItem {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Leaf(value) => value.encode(output, &rt::ANY),
                    Self::Filter(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for FilterFiltersItem {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                match self {
                    Self::Leaf(value) => report.value(value, &rt::ANY),
                    Self::Filter(value) => report.value(value, &rt::ANY),
                }
            }
        }
        impl From<Leaf> for FilterFiltersItem {
            fn from(value: Leaf) -> Self {
                Self::Leaf(value)
            }
        }
        impl From<Filter> for FilterFiltersItem {
            fn from(value: Filter) -> Self {
                Self::Filter(value)
            }
        }
    }
    mod leaf {
        use copperplate_runtime as rt;
        /// The schema `Leaf`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Leaf {
            /// The member `leaf`.
            pub leaf: i64,
        }
        static LEAF_MEMBERS: [rt::Member; 1] = [rt::Member::required("leaf")];
        impl rt::Decode for Leaf {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&LEAF_MEMBERS)?;
                let mut leaf = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => leaf = members.value(),
                        _ => members.refuse(),
                    }
                }
                members.finish();
                Some(Self { leaf: leaf? })
            }
        }
        impl rt::Encode for Leaf {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LEAF_MEMBERS);
                members.value(&self.leaf);
                members.finish();
            }
        }
        impl rt::Validate for Leaf {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    pub use bounds::Bounds;
    pub use filter::{Filter, FilterFiltersItem};
    pub use leaf::Leaf;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Bounds, Filter, FilterFiltersItem, Leaf);
}
