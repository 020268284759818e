//! Money, version `1`.

pub mod types {
    //! The schemas of the document.
    mod money {
        use copperplate_runtime as rt;
        /// The schema `Money`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Money {
            /// The member `number`.
            pub number: Option<rt::Decimal>,
            /// The member `text`.
            pub text: Option<rt::Decimal>,
            /// The member `minor`.
            pub minor: Option<rt::MinorUnits>,
            /// The member `limited`.
            pub limited: Option<rt::Decimal>,
        }
        static MONEY_MEMBERS: [rt::Member; 4] = [
            rt::Member::optional("number")
                .schema(rt::Schema::new().minimum("0").multiple_of("0.01")),
            rt::Member::optional("text").schema(rt::Schema::new().as_string()),
            rt::Member::optional("minor"),
            rt::Member::optional("limited").schema(rt::Schema::new().as_string()),
        ];
        impl rt::Decode for Money {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&MONEY_MEMBERS)?;
                let mut number = None;
                let mut text = None;
                let mut minor = None;
                let mut limited = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => number = members.value(),
                        1 => text = members.value(),
                        2 => minor = members.value(),
                        3 => limited = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    number,
                    text,
                    minor,
                    limited,
                })
            }
        }
        impl rt::Encode for Money {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&MONEY_MEMBERS);
                members.value(&self.number);
                members.value(&self.text);
                members.value(&self.minor);
                members.value(&self.limited);
                members.finish();
            }
        }
        impl rt::Validate for Money {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&MONEY_MEMBERS[0], &self.number);
                report.member(&MONEY_MEMBERS[1], &self.text);
                report.member(&MONEY_MEMBERS[3], &self.limited);
            }
        }
    }
    pub use money::Money;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Money);
}
