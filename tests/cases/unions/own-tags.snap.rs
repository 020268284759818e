//! Own tags, version `1`.

pub mod types {
    //! The schemas of the document.
    mod any {
        use copperplate_runtime as rt;
        /// The schema `Any`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Any {
            /// The member `type`.
            pub r#type: String,
        }
        static ANY_MEMBERS: [rt::Member; 1] = [rt::Member::required("type")];
        impl rt::Decode for Any {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&ANY_MEMBERS)?;
                let mut r#type = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => r#type = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { r#type: r#type? })
            }
        }
        impl rt::Encode for Any {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&ANY_MEMBERS);
                members.value(&self.r#type);
                members.finish();
            }
        }
        impl rt::Validate for Any {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod comparison {
        use copperplate_runtime as rt;
        /// The schema `Comparison`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Comparison {
            /// The member `type`.
            pub r#type: ComparisonType,
            /// The member `key`.
            pub key: String,
        }
        static COMPARISON_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("type"),
            rt::Member::required("key"),
        ];
        impl rt::Decode for Comparison {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&COMPARISON_MEMBERS)?;
                let mut r#type = None;
                let mut key = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => r#type = members.value(),
                        1 => key = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { r#type: r#type?, key: key? })
            }
        }
        impl rt::Encode for Comparison {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&COMPARISON_MEMBERS);
                members.value(&self.r#type);
                members.value(&self.key);
                members.finish();
            }
        }
        impl rt::Validate for Comparison {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&COMPARISON_MEMBERS[0], &self.r#type);
            }
        }
        /// What `type` of `Comparison` is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ComparisonType {
            /// `eq`
            Eq,
            /// `ne`
            Ne,
        }
        rt::choice! {
            ComparisonType, Eq = "eq", Ne = "ne"
        }
    }
    mod compound {
        use copperplate_runtime as rt;
        use super::Filter;
        /// The schema `Compound`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Compound {
            /// The member `type`.
            pub r#type: CompoundType,
            /// The member `filters`.
            pub filters: Vec<Filter>,
        }
        static COMPOUND_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("type"),
            rt::Member::required("filters"),
        ];
        impl rt::Decode for Compound {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&COMPOUND_MEMBERS)?;
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
                Some(Self {
                    r#type: r#type?,
                    filters: filters?,
                })
            }
        }
        impl rt::Encode for Compound {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&COMPOUND_MEMBERS);
                members.value(&self.r#type);
                members.value(&self.filters);
                members.finish();
            }
        }
        impl rt::Validate for Compound {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&COMPOUND_MEMBERS[0], &self.r#type);
                report.member(&COMPOUND_MEMBERS[1], &self.filters);
            }
        }
        /// What `type` of `Compound` is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum CompoundType {
            /// `and`
            And,
            /// `or`
            Or,
        }
        rt::choice! {
            CompoundType, And = "and", Or = "or"
        }
    }
    mod filter {
        use copperplate_runtime as rt;
        use super::{Any, Comparison, Compound};
        /// The schema `Filter`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Filter {
            /// One of the forms of this value.
            Comparison(Comparison),
            /// One of the forms of this value.
            Compound(Compound),
            /// One of the forms of this value.
            Any(Any),
        }
        impl rt::Decode for Filter {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input
                    .tagged("type", &[&["eq", "ne"], &["and", "or"], &["Any"]]);
                union.branch(Self::Comparison);
                union.branch(Self::Compound);
                union.branch(Self::Any);
                union.finish()
            }
        }
        impl rt::Encode for Filter {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Comparison(value) => value.encode(output, &rt::ANY),
                    Self::Compound(value) => value.encode(output, &rt::ANY),
                    Self::Any(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for Filter {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                match self {
                    Self::Comparison(value) => report.value(value, &rt::ANY),
                    Self::Compound(value) => report.value(value, &rt::ANY),
                    Self::Any(value) => report.value(value, &rt::ANY),
                }
            }
        }
        impl From<Comparison> for Filter {
            fn from(value: Comparison) -> Self {
                Self::Comparison(value)
            }
        }
        impl From<Compound> for Filter {
            fn from(value: Compound) -> Self {
                Self::Compound(value)
            }
        }
        impl From<Any> for Filter {
            fn from(value: Any) -> Self {
                Self::Any(value)
            }
        }
    }
    pub use any::Any;
    pub use comparison::{Comparison, ComparisonType};
    pub use compound::{Compound, CompoundType};
    pub use filter::Filter;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Any, Comparison, ComparisonType, Compound, CompoundType, Filter
    );
}
