//! Additional, version `1`.

pub mod types {
    //! The schemas of the document.
    mod closed {
        use copperplate_runtime as rt;
        /// The schema `Closed`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Closed {
            /// The member `id`.
            pub id: Option<String>,
        }
        static CLOSED_MEMBERS: [rt::Member; 1] = [rt::Member::optional("id")];
        impl rt::Decode for Closed {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&CLOSED_MEMBERS)?;
                let mut id = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => id = members.value(),
                        _ => members.refuse(),
                    }
                }
                members.finish();
                Some(Self { id })
            }
        }
        impl rt::Encode for Closed {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&CLOSED_MEMBERS);
                members.value(&self.id);
                members.finish();
            }
        }
        impl rt::Validate for Closed {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod counted {
        use copperplate_runtime as rt;
        /// The schema `Counted`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Counted {
            /// The member `total`.
            pub total: i64,
            /// Members that the document does not name.
            pub additional: rt::Map<i64>,
        }
        static COUNTED_MEMBERS: [rt::Member; 1] = [rt::Member::required("total")];
        impl rt::Decode for Counted {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&COUNTED_MEMBERS)?;
                let mut total = None;
                let mut additional = rt::Map::new();
                while let Some(member) = members.next() {
                    match member {
                        0 => total = members.value(),
                        _ => members.additional(&mut additional, &COUNTED_ADDITIONAL),
                    }
                }
                members.finish();
                Some(Self { total: total?, additional })
            }
        }
        impl rt::Encode for Counted {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&COUNTED_MEMBERS);
                members.value(&self.total);
                members.additional(&self.additional, &COUNTED_ADDITIONAL);
                members.finish();
            }
        }
        impl rt::Validate for Counted {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report
                    .additional(&COUNTED_MEMBERS, &self.additional, &COUNTED_ADDITIONAL);
            }
        }
        static COUNTED_ADDITIONAL: rt::Schema = rt::Schema::new().minimum("0");
    }
    mod labels {
        use copperplate_runtime as rt;
        /// The schema `Labels`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Labels {
            /// The member `labels`.
            pub labels: rt::Map<String>,
        }
        static LABELS_MEMBERS: [rt::Member; 1] = [
            rt::Member::required("labels")
                .schema(
                    rt::Schema::new()
                        .min_properties(1)
                        .max_properties(2)
                        .items(&LABELS_LABELS_ITEMS),
                ),
        ];
        impl rt::Decode for Labels {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&LABELS_MEMBERS)?;
                let mut labels = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => labels = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { labels: labels? })
            }
        }
        impl rt::Encode for Labels {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LABELS_MEMBERS);
                members.value(&self.labels);
                members.finish();
            }
        }
        impl rt::Validate for Labels {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&LABELS_MEMBERS[0], &self.labels);
            }
        }
        static LABELS_LABELS_ITEMS: rt::Schema = rt::Schema::new().max_length(3);
    }
    mod open {
        use copperplate_runtime as rt;
        /// The schema `Open`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Open {
            /// The member `id`.
            pub id: Option<String>,
            /// Members that the document does not name.
            pub additional: rt::Map<rt::Json>,
        }
        static OPEN_MEMBERS: [rt::Member; 1] = [rt::Member::optional("id")];
        impl rt::Decode for Open {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&OPEN_MEMBERS)?;
                let mut id = None;
                let mut additional = rt::Map::new();
                while let Some(member) = members.next() {
                    match member {
                        0 => id = members.value(),
                        _ => members.additional(&mut additional, &rt::ANY),
                    }
                }
                members.finish();
                Some(Self { id, additional })
            }
        }
        impl rt::Encode for Open {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&OPEN_MEMBERS);
                members.value(&self.id);
                members.additional(&self.additional, &rt::ANY);
                members.finish();
            }
        }
        impl rt::Validate for Open {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.additional(&OPEN_MEMBERS, &self.additional, &rt::ANY);
            }
        }
    }
    pub use closed::Closed;
    pub use counted::Counted;
    pub use labels::Labels;
    pub use open::Open;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Closed, Counted, Labels, Open);
}
