//! Numbers, version `1`.

pub mod types {
    //! The schemas of the document.
    mod rate {
        use copperplate_runtime as rt;
        /// The schema `Rate`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Rate {
            /// The member `rate`.
            pub rate: Option<f64>,
        }
        static RATE_MEMBERS: [rt::Member; 1] = [
            rt::Member::optional("rate").schema(rt::Schema::new().exclusive_minimum("0")),
        ];
        impl rt::Decode for Rate {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&RATE_MEMBERS)?;
                let mut rate = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => rate = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { rate })
            }
        }
        impl rt::Encode for Rate {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&RATE_MEMBERS);
                members.value(&self.rate);
                members.finish();
            }
        }
        impl rt::Validate for Rate {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&RATE_MEMBERS[0], &self.rate);
            }
        }
    }
    pub use rate::Rate;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Rate);
}
