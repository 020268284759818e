//! International, version `1`.

pub mod types {
    //! The schemas of the document.
    mod formats {
        use copperplate_runtime as rt;
        /// The schema `Formats`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Formats {
            /// The member `mail`.
            pub mail: Option<String>,
            /// The member `host`.
            pub host: Option<String>,
            /// The member `ascii`.
            pub ascii: Option<String>,
            /// The member `iri`.
            pub iri: Option<String>,
            /// The member `reference`.
            pub reference: Option<String>,
            /// The member `template`.
            pub template: Option<String>,
            /// The member `pointer`.
            pub pointer: Option<String>,
            /// The member `regex`.
            pub regex: Option<String>,
        }
        static FORMATS_MEMBERS: [rt::Member; 8] = [
            rt::Member::optional("mail")
                .schema(rt::Schema::new().format(rt::Format::IdnEmail)),
            rt::Member::optional("host")
                .schema(rt::Schema::new().format(rt::Format::IdnHostname)),
            rt::Member::optional("ascii")
                .schema(rt::Schema::new().format(rt::Format::Hostname)),
            rt::Member::optional("iri")
                .schema(rt::Schema::new().format(rt::Format::Iri)),
            rt::Member::optional("reference")
                .schema(rt::Schema::new().format(rt::Format::IriReference)),
            rt::Member::optional("template")
                .schema(rt::Schema::new().format(rt::Format::UriTemplate)),
            rt::Member::optional("pointer")
                .schema(rt::Schema::new().format(rt::Format::RelativeJsonPointer)),
            rt::Member::optional("regex")
                .schema(rt::Schema::new().format(rt::Format::Regex)),
        ];
        impl rt::Decode for Formats {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&FORMATS_MEMBERS)?;
                let mut mail = None;
                let mut host = None;
                let mut ascii = None;
                let mut iri = None;
                let mut reference = None;
                let mut template = None;
                let mut pointer = None;
                let mut regex = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => mail = members.value(),
                        1 => host = members.value(),
                        2 => ascii = members.value(),
                        3 => iri = members.value(),
                        4 => reference = members.value(),
                        5 => template = members.value(),
                        6 => pointer = members.value(),
                        7 => regex = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    mail,
                    host,
                    ascii,
                    iri,
                    reference,
                    template,
                    pointer,
                    regex,
                })
            }
        }
        impl rt::Encode for Formats {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&FORMATS_MEMBERS);
                members.value(&self.mail);
                members.value(&self.host);
                members.value(&self.ascii);
                members.value(&self.iri);
                members.value(&self.reference);
                members.value(&self.template);
                members.value(&self.pointer);
                members.value(&self.regex);
                members.finish();
            }
        }
        impl rt::Validate for Formats {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&FORMATS_MEMBERS[0], &self.mail);
                report.member(&FORMATS_MEMBERS[1], &self.host);
                report.member(&FORMATS_MEMBERS[2], &self.ascii);
                report.member(&FORMATS_MEMBERS[3], &self.iri);
                report.member(&FORMATS_MEMBERS[4], &self.reference);
                report.member(&FORMATS_MEMBERS[5], &self.template);
                report.member(&FORMATS_MEMBERS[6], &self.pointer);
                report.member(&FORMATS_MEMBERS[7], &self.regex);
            }
        }
    }
    pub use formats::Formats;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Formats);
}
