//! Built, version `1`.

pub mod types {
    //! The schemas of the document.
    mod holder {
        use copperplate_runtime as rt;
        /// The schema `Holder`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Holder {
            /// The member `one`.
            pub one: HolderOne,
            /// The member `any`.
            pub any: Option<HolderAny>,
            /// The member `apart`.
            pub apart: Option<HolderApart>,
        }
        static HOLDER_MEMBERS: [rt::Member; 3] = [
            rt::Member::required("one"),
            rt::Member::optional("any"),
            rt::Member::optional("apart"),
        ];
        impl rt::Decode for Holder {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&HOLDER_MEMBERS)?;
                let mut one = None;
                let mut any = None;
                let mut apart = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => one = members.value(),
                        1 => any = members.value(),
                        2 => apart = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { one: one?, any, apart })
            }
        }
        impl rt::Encode for Holder {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&HOLDER_MEMBERS);
                members.value(&self.one);
                members.value(&self.any);
                members.value(&self.apart);
                members.finish();
            }
        }
        impl rt::Validate for Holder {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&HOLDER_MEMBERS[0], &self.one);
                report.member(&HOLDER_MEMBERS[1], &self.any);
                report.member(&HOLDER_MEMBERS[2], &self.apart);
            }
        }
        /// What `one` of `Holder` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum HolderOne {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Text2(String),
        }
        impl rt::Decode for HolderOne {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of();
                union.branch_with(Self::Text, &HOLDER_ONE_VARIANT_1);
                union.branch_with(Self::Text2, &HOLDER_ONE_VARIANT_2);
                union.finish()
            }
        }
        impl rt::Encode for HolderOne {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Text(value) => value.encode(output, &HOLDER_ONE_VARIANT_1),
                    Self::Text2(value) => value.encode(output, &HOLDER_ONE_VARIANT_2),
                }
            }
        }
        impl rt::Validate for HolderOne {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::Text(value) => own.value(value, &HOLDER_ONE_VARIANT_1),
                    Self::Text2(value) => own.value(value, &HOLDER_ONE_VARIANT_2),
                }
                report.one_of(self, own);
            }
        }
        static HOLDER_ONE_VARIANT_1: rt::Schema = rt::Schema::new().max_length(3);
        static HOLDER_ONE_VARIANT_2_PATTERN: rt::Pattern = rt::Pattern::new("^x");
        static HOLDER_ONE_VARIANT_2: rt::Schema = rt::Schema::new()
            .pattern(&HOLDER_ONE_VARIANT_2_PATTERN);
        /// What `any` of `Holder` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum HolderAny {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Text2(String),
        }
        impl rt::Decode for HolderAny {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.any_of();
                union.branch_with(Self::Text, &HOLDER_ANY_VARIANT_1);
                union.branch_with(Self::Text2, &HOLDER_ANY_VARIANT_2);
                union.finish()
            }
        }
        impl rt::Encode for HolderAny {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Text(value) => value.encode(output, &HOLDER_ANY_VARIANT_1),
                    Self::Text2(value) => value.encode(output, &HOLDER_ANY_VARIANT_2),
                }
            }
        }
        impl rt::Validate for HolderAny {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::Text(value) => own.value(value, &HOLDER_ANY_VARIANT_1),
                    Self::Text2(value) => own.value(value, &HOLDER_ANY_VARIANT_2),
                }
                report.any_of(self, own);
            }
        }
        static HOLDER_ANY_VARIANT_1: rt::Schema = rt::Schema::new().max_length(3);
        static HOLDER_ANY_VARIANT_2_PATTERN: rt::Pattern = rt::Pattern::new("^x");
        static HOLDER_ANY_VARIANT_2: rt::Schema = rt::Schema::new()
            .pattern(&HOLDER_ANY_VARIANT_2_PATTERN);
        /// What `apart` of `Holder` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum HolderApart {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Integer(i64),
        }
        impl rt::Decode for HolderApart {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of_apart();
                union.branch_with(Self::Text, &HOLDER_APART_VARIANT_1);
                union.branch_with(Self::Integer, &HOLDER_APART_VARIANT_2);
                union.finish()
            }
        }
        impl rt::Encode for HolderApart {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Text(value) => value.encode(output, &HOLDER_APART_VARIANT_1),
                    Self::Integer(value) => value.encode(output, &HOLDER_APART_VARIANT_2),
                }
            }
        }
        impl rt::Validate for HolderApart {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                match self {
                    Self::Text(value) => report.value(value, &HOLDER_APART_VARIANT_1),
                    Self::Integer(value) => report.value(value, &HOLDER_APART_VARIANT_2),
                }
            }
        }
        impl From<String> for HolderApart {
            fn from(value: String) -> Self {
                Self::Text(value)
            }
        }
        impl From<i64> for HolderApart {
            fn from(value: i64) -> Self {
                Self::Integer(value)
            }
        }
        static HOLDER_APART_VARIANT_1: rt::Schema = rt::Schema::new().max_length(3);
        static HOLDER_APART_VARIANT_2: rt::Schema = rt::Schema::new().minimum("0");
    }
    pub use holder::{Holder, HolderAny, HolderApart, HolderOne};
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Holder, HolderAny, HolderApart, HolderOne);
}
