//! Bounds, version `1`.

pub mod types {
    //! The schemas of the document.
    mod bounds {
        use copperplate_runtime as rt;
        /// The schema `Bounds`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Bounds {
            /// The member `small`.
            pub small: Option<i32>,
            /// The member `open`.
            pub open: Option<f64>,
            /// The member `unsigned`.
            pub unsigned: Option<u64>,
            /// The member `wide`.
            pub wide: Option<i128>,
            /// The member `step`.
            pub step: Option<f64>,
            /// The member `one`.
            pub one: Option<i64>,
        }
        static BOUNDS_MEMBERS: [rt::Member; 6] = [
            rt::Member::optional("small")
                .schema(rt::Schema::new().minimum("1").maximum("10")),
            rt::Member::optional("open")
                .schema(rt::Schema::new().exclusive_minimum("0").exclusive_maximum("1")),
            rt::Member::optional("unsigned")
                .schema(rt::Schema::new().minimum("0").maximum("18446744073709551615")),
            rt::Member::optional("wide")
                .schema(
                    rt::Schema::new()
                        .minimum("-170141183460469231731687303715884105728")
                        .maximum("9223372036854775808"),
                ),
            rt::Member::optional("step").schema(rt::Schema::new().multiple_of("0.1")),
            rt::Member::optional("one")
                .schema(rt::Schema::new().values(&["1", "2", "3"])),
        ];
        impl rt::Decode for Bounds {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&BOUNDS_MEMBERS)?;
                let mut small = None;
                let mut open = None;
                let mut unsigned = None;
                let mut wide = None;
                let mut step = None;
                let mut one = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => small = members.value(),
                        1 => open = members.value(),
                        2 => unsigned = members.value(),
                        3 => wide = members.value(),
                        4 => step = members.value(),
                        5 => one = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    small,
                    open,
                    unsigned,
                    wide,
                    step,
                    one,
                })
            }
        }
        impl rt::Encode for Bounds {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&BOUNDS_MEMBERS);
                members.value(&self.small);
                members.value(&self.open);
                members.value(&self.unsigned);
                members.value(&self.wide);
                members.value(&self.step);
                members.value(&self.one);
                members.finish();
            }
        }
        impl rt::Validate for Bounds {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&BOUNDS_MEMBERS[0], &self.small);
                report.member(&BOUNDS_MEMBERS[1], &self.open);
                report.member(&BOUNDS_MEMBERS[2], &self.unsigned);
                report.member(&BOUNDS_MEMBERS[3], &self.wide);
                report.member(&BOUNDS_MEMBERS[4], &self.step);
                report.member(&BOUNDS_MEMBERS[5], &self.one);
            }
        }
    }
    pub use bounds::Bounds;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Bounds);
}
