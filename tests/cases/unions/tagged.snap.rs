//! Tagged, version `1`.

pub mod types {
    //! The schemas of the document.
    mod adhoc {
        use copperplate_runtime as rt;
        /// The schema `Adhoc`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Adhoc {
            /// The member `type`.
            pub r#type: AdhocType,
            /// The member `on`.
            pub on: rt::Date,
        }
        static ADHOC_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("type"),
            rt::Member::required("on"),
        ];
        impl rt::Decode for Adhoc {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&ADHOC_MEMBERS)?;
                let mut r#type = None;
                let mut on = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => r#type = members.value(),
                        1 => on = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { r#type: r#type?, on: on? })
            }
        }
        impl rt::Encode for Adhoc {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&ADHOC_MEMBERS);
                members.value(&self.r#type);
                members.value(&self.on);
                members.finish();
            }
        }
        impl rt::Validate for Adhoc {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&ADHOC_MEMBERS[0], &self.r#type);
            }
        }
        /// What `type` of `Adhoc` is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum AdhocType {
            /// `adhoc`
            Adhoc,
            /// `one_off`
            OneOff,
        }
        rt::choice! {
            AdhocType, Adhoc = "adhoc", OneOff = "one_off"
        }
    }
    mod plan {
        use copperplate_runtime as rt;
        use super::{Adhoc, Recurring};
        /// The schema `Plan`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Plan {
            /// One of the forms of this value.
            Recurring(Recurring),
            /// One of the forms of this value.
            Adhoc(Adhoc),
        }
        impl rt::Decode for Plan {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input
                    .tagged("type", &[&["recurring"], &["adhoc", "one_off"]]);
                union.branch(Self::Recurring);
                union.branch(Self::Adhoc);
                union.finish()
            }
        }
        impl rt::Encode for Plan {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Recurring(value) => value.encode(output, &rt::ANY),
                    Self::Adhoc(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for Plan {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                match self {
                    Self::Recurring(value) => report.value(value, &rt::ANY),
                    Self::Adhoc(value) => report.value(value, &rt::ANY),
                }
            }
        }
        impl From<Recurring> for Plan {
            fn from(value: Recurring) -> Self {
                Self::Recurring(value)
            }
        }
        impl From<Adhoc> for Plan {
            fn from(value: Adhoc) -> Self {
                Self::Adhoc(value)
            }
        }
    }
    mod recurring {
        use copperplate_runtime as rt;
        /// The schema `Recurring`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Recurring {
            /// The member `until`.
            pub until: rt::Date,
        }
        static RECURRING_MEMBERS: [rt::Member; 2] = [
            rt::Member::constant("type", "recurring"),
            rt::Member::required("until"),
        ];
        impl rt::Decode for Recurring {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&RECURRING_MEMBERS)?;
                let mut until = None;
                while let Some(member) = members.next() {
                    match member {
                        1 => until = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { until: until? })
            }
        }
        impl rt::Encode for Recurring {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&RECURRING_MEMBERS);
                members.value(&self.until);
                members.finish();
            }
        }
        impl rt::Validate for Recurring {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    pub use adhoc::{Adhoc, AdhocType};
    pub use plan::Plan;
    pub use recurring::Recurring;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Adhoc, AdhocType, Plan, Recurring);
}
