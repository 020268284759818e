//! Lengths, version `1`.

pub mod types {
    //! The schemas of the document.
    mod text {
        use copperplate_runtime as rt;
        /// The schema `Text`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Text {
            /// The member `short`.
            pub short: Option<String>,
            /// The member `code`.
            pub code: Option<String>,
            /// The member `digits`.
            pub digits: Option<String>,
            /// The member `list`.
            pub list: Option<Vec<String>>,
        }
        static TEXT_MEMBERS: [rt::Member; 4] = [
            rt::Member::optional("short")
                .schema(rt::Schema::new().min_length(2).max_length(4)),
            rt::Member::optional("code")
                .schema(rt::Schema::new().pattern(&TEXT_CODE_PATTERN)),
            rt::Member::optional("digits")
                .schema(rt::Schema::new().pattern(&TEXT_DIGITS_PATTERN)),
            rt::Member::optional("list")
                .schema(rt::Schema::new().items(&TEXT_LIST_ITEMS)),
        ];
        impl rt::Decode for Text {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&TEXT_MEMBERS)?;
                let mut short = None;
                let mut code = None;
                let mut digits = None;
                let mut list = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => short = members.value(),
                        1 => code = members.value(),
                        2 => digits = members.value(),
                        3 => list = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { short, code, digits, list })
            }
        }
        impl rt::Encode for Text {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&TEXT_MEMBERS);
                members.value(&self.short);
                members.value(&self.code);
                members.value(&self.digits);
                members.value(&self.list);
                members.finish();
            }
        }
        impl rt::Validate for Text {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&TEXT_MEMBERS[0], &self.short);
                report.member(&TEXT_MEMBERS[1], &self.code);
                report.member(&TEXT_MEMBERS[2], &self.digits);
                report.member(&TEXT_MEMBERS[3], &self.list);
            }
        }
        static TEXT_CODE_PATTERN: rt::Pattern = rt::Pattern::new("^[A-Z]{3}$");
        static TEXT_DIGITS_PATTERN: rt::Pattern = rt::Pattern::new("\\d+");
        static TEXT_LIST_ITEMS_PATTERN: rt::Pattern = rt::Pattern::new("^a");
        static TEXT_LIST_ITEMS: rt::Schema = rt::Schema::new()
            .pattern(&TEXT_LIST_ITEMS_PATTERN);
    }
    pub use text::Text;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Text);
}
