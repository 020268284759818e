//! Merged, version `1`.

pub mod types {
    //! The schemas of the document.
    mod base {
        use copperplate_runtime as rt;
        /// The schema `Base`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Base {
            /// The member `id`.
            pub id: String,
            /// The member `shared`.
            pub shared: Option<i64>,
        }
        static BASE_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("id").schema(rt::Schema::new().max_length(5)),
            rt::Member::optional("shared").schema(rt::Schema::new().minimum("1")),
        ];
        impl rt::Decode for Base {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&BASE_MEMBERS)?;
                let mut id = None;
                let mut shared = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => id = members.value(),
                        1 => shared = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { id: id?, shared })
            }
        }
        impl rt::Encode for Base {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&BASE_MEMBERS);
                members.value(&self.id);
                members.value(&self.shared);
                members.finish();
            }
        }
        impl rt::Validate for Base {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&BASE_MEMBERS[0], &self.id);
                report.member(&BASE_MEMBERS[1], &self.shared);
            }
        }
    }
    mod merged {
        use copperplate_runtime as rt;
        /// A base and more.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Merged {
            /// The member `id`.
            pub id: String,
            /// The member `shared`.
            pub shared: i64,
            /// The member `name`.
            pub name: String,
        }
        static MERGED_MEMBERS: [rt::Member; 3] = [
            rt::Member::required("id")
                .schema(rt::Schema::new().min_length(2).max_length(5)),
            rt::Member::required("shared")
                .schema(rt::Schema::new().minimum("1").maximum("9")),
            rt::Member::required("name"),
        ];
        impl rt::Decode for Merged {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&MERGED_MEMBERS)?;
                let mut id = None;
                let mut shared = None;
                let mut name = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => id = members.value(),
                        1 => shared = members.value(),
                        2 => name = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    id: id?,
                    shared: shared?,
                    name: name?,
                })
            }
        }
        impl rt::Encode for Merged {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&MERGED_MEMBERS);
                members.value(&self.id);
                members.value(&self.shared);
                members.value(&self.name);
                members.finish();
            }
        }
        impl rt::Validate for Merged {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&MERGED_MEMBERS[0], &self.id);
                report.member(&MERGED_MEMBERS[1], &self.shared);
            }
        }
    }
    mod wrapped {
        use copperplate_runtime as rt;
        use super::Base;
        /// The schema `Wrapped`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Wrapped {
            /// A reference with words of its own.
            pub base: Base,
            /// A reference that may be null.
            pub maybe: rt::Presence<Base>,
        }
        static WRAPPED_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("base"),
            rt::Member::optional("maybe"),
        ];
        impl rt::Decode for Wrapped {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&WRAPPED_MEMBERS)?;
                let mut base = None;
                let mut maybe = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => base = members.value(),
                        1 => maybe = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    base: base?,
                    maybe: maybe.unwrap_or_default(),
                })
            }
        }
        impl rt::Encode for Wrapped {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&WRAPPED_MEMBERS);
                members.value(&self.base);
                members.value(&self.maybe);
                members.finish();
            }
        }
        impl rt::Validate for Wrapped {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&WRAPPED_MEMBERS[0], &self.base);
                report.member(&WRAPPED_MEMBERS[1], &self.maybe);
            }
        }
    }
    pub use base::Base;
    pub use merged::Merged;
    pub use wrapped::Wrapped;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Base, Merged, Wrapped);
}
