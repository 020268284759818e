//! Names, version `1`.

pub mod types {
    //! The schemas of the document.
    mod option {
        use copperplate_runtime as rt;
        /// The schema `Option`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct OptionSchema {
            /// The member `type`.
            pub r#type: Option<String>,
            /// The member `self`.
            pub self_: Option<String>,
            /// The member `crate`.
            pub crate_: Option<String>,
            /// The member `async`.
            pub r#async: Option<String>,
            /// The member `gen`.
            pub r#gen: Option<String>,
            /// The member `input`.
            pub input: Option<String>,
            /// The member `members`.
            pub members: Option<String>,
            /// The member `additional`.
            pub additional: Option<String>,
            /// The member `+1`.
            pub plus_1: Option<i64>,
            /// The member `-1`.
            pub minus_1: Option<i64>,
            /// The member `@id`.
            pub at_id: Option<String>,
            /// The member `$ref`.
            pub dollar_ref: Option<String>,
            /// The member `kebab-case`.
            pub kebab_case: Option<String>,
            /// The member `with space`.
            pub with_space: Option<String>,
            /// The member `1st`.
            pub n1st: Option<String>,
            /// The member `日本`.
            pub 日本: Option<String>,
            /// The member `_`.
            pub underscore: Option<String>,
            /// Members that the document does not name.
            pub additional2: rt::Map<i64>,
        }
        static OPTION_SCHEMA_MEMBERS: [rt::Member; 17] = [
            rt::Member::optional("type"),
            rt::Member::optional("self"),
            rt::Member::optional("crate"),
            rt::Member::optional("async"),
            rt::Member::optional("gen"),
            rt::Member::optional("input"),
            rt::Member::optional("members"),
            rt::Member::optional("additional"),
            rt::Member::optional("+1"),
            rt::Member::optional("-1"),
            rt::Member::optional("@id"),
            rt::Member::optional("$ref"),
            rt::Member::optional("kebab-case"),
            rt::Member::optional("with space"),
            rt::Member::optional("1st"),
            rt::Member::optional("日本"),
            rt::Member::optional("_"),
        ];
        impl rt::Decode for OptionSchema {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&OPTION_SCHEMA_MEMBERS)?;
                let mut r#type = None;
                let mut self_ = None;
                let mut crate_ = None;
                let mut r#async = None;
                let mut r#gen = None;
                let mut input_value = None;
                let mut members_value = None;
                let mut additional_value = None;
                let mut plus_1 = None;
                let mut minus_1 = None;
                let mut at_id = None;
                let mut dollar_ref = None;
                let mut kebab_case = None;
                let mut with_space = None;
                let mut n1st = None;
                let mut 日本 = None;
                let mut underscore = None;
                let mut additional = rt::Map::new();
                while let Some(member) = members.next() {
                    match member {
                        0 => r#type = members.value(),
                        1 => self_ = members.value(),
                        2 => crate_ = members.value(),
                        3 => r#async = members.value(),
                        4 => r#gen = members.value(),
                        5 => input_value = members.value(),
                        6 => members_value = members.value(),
                        7 => additional_value = members.value(),
                        8 => plus_1 = members.value(),
                        9 => minus_1 = members.value(),
                        10 => at_id = members.value(),
                        11 => dollar_ref = members.value(),
                        12 => kebab_case = members.value(),
                        13 => with_space = members.value(),
                        14 => n1st = members.value(),
                        15 => 日本 = members.value(),
                        16 => underscore = members.value(),
                        _ => members.additional(&mut additional, &rt::ANY),
                    }
                }
                members.finish();
                Some(Self {
                    r#type,
                    self_,
                    crate_,
                    r#async,
                    r#gen,
                    input: input_value,
                    members: members_value,
                    additional: additional_value,
                    plus_1,
                    minus_1,
                    at_id,
                    dollar_ref,
                    kebab_case,
                    with_space,
                    n1st,
                    日本,
                    underscore,
                    additional2: additional,
                })
            }
        }
        impl rt::Encode for OptionSchema {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&OPTION_SCHEMA_MEMBERS);
                members.value(&self.r#type);
                members.value(&self.self_);
                members.value(&self.crate_);
                members.value(&self.r#async);
                members.value(&self.r#gen);
                members.value(&self.input);
                members.value(&self.members);
                members.value(&self.additional);
                members.value(&self.plus_1);
                members.value(&self.minus_1);
                members.value(&self.at_id);
                members.value(&self.dollar_ref);
                members.value(&self.kebab_case);
                members.value(&self.with_space);
                members.value(&self.n1st);
                members.value(&self.日本);
                members.value(&self.underscore);
                members.additional(&self.additional2, &rt::ANY);
                members.finish();
            }
        }
        impl rt::Validate for OptionSchema {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.additional(&OPTION_SCHEMA_MEMBERS, &self.additional2, &rt::ANY);
            }
        }
    }
    mod string {
        use copperplate_runtime as rt;
        use super::{T, VecSchema};
        /// The schema `String`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct StringSchema {
            /// The member `vec`.
            pub vec: Option<VecSchema>,
            /// The member `t`.
            pub t: Option<T>,
        }
        static STRING_SCHEMA_MEMBERS: [rt::Member; 2] = [
            rt::Member::optional("vec"),
            rt::Member::optional("t"),
        ];
        impl rt::Decode for StringSchema {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&STRING_SCHEMA_MEMBERS)?;
                let mut vec = None;
                let mut t = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => vec = members.value(),
                        1 => t = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { vec, t })
            }
        }
        impl rt::Encode for StringSchema {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&STRING_SCHEMA_MEMBERS);
                members.value(&self.vec);
                members.value(&self.t);
                members.finish();
            }
        }
        impl rt::Validate for StringSchema {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&STRING_SCHEMA_MEMBERS[0], &self.vec);
                report.member(&STRING_SCHEMA_MEMBERS[1], &self.t);
            }
        }
    }
    mod t {
        use copperplate_runtime as rt;
        /// The schema `T`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum T {
            /// `a`
            A,
            /// `b`
            B,
        }
        rt::choice! {
            T, A = "a", B = "b"
        }
    }
    mod vec {
        use copperplate_runtime as rt;
        use super::OptionSchema;
        /// The schema `Vec`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct VecSchema {
            /// The member `some`.
            pub some: Option<OptionSchema>,
        }
        static VEC_SCHEMA_MEMBERS: [rt::Member; 1] = [rt::Member::optional("some")];
        impl rt::Decode for VecSchema {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&VEC_SCHEMA_MEMBERS)?;
                let mut some = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => some = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { some })
            }
        }
        impl rt::Encode for VecSchema {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&VEC_SCHEMA_MEMBERS);
                members.value(&self.some);
                members.finish();
            }
        }
        impl rt::Validate for VecSchema {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&VEC_SCHEMA_MEMBERS[0], &self.some);
            }
        }
    }
    pub use option::OptionSchema;
    pub use string::StringSchema;
    pub use t::T;
    pub use vec::VecSchema;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(OptionSchema, StringSchema, T, VecSchema);
}
