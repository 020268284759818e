//! Formats, version `1`.

pub mod types {
    //! The schemas of the document.
    mod formats {
        use copperplate_runtime as rt;
        /// The schema `Formats`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Formats {
            /// The member `id`.
            pub id: Option<rt::Uuid>,
            /// The member `day`.
            pub day: Option<rt::Date>,
            /// The member `at`.
            pub at: Option<rt::DateTime>,
            /// The member `data`.
            pub data: Option<rt::Base64>,
            /// The member `v4`.
            pub v4: Option<std::net::Ipv4Addr>,
            /// The member `v6`.
            pub v6: Option<std::net::Ipv6Addr>,
            /// The member `mail`.
            pub mail: Option<String>,
            /// The member `host`.
            pub host: Option<String>,
            /// The member `link`.
            pub link: Option<String>,
            /// The member `secret`.
            pub secret: Option<rt::Sensitive<String>>,
            /// The member `other`.
            pub other: Option<String>,
        }
        static FORMATS_MEMBERS: [rt::Member; 11] = [
            rt::Member::optional("id"),
            rt::Member::optional("day"),
            rt::Member::optional("at"),
            rt::Member::optional("data"),
            rt::Member::optional("v4"),
            rt::Member::optional("v6"),
            rt::Member::optional("mail")
                .schema(rt::Schema::new().format(rt::Format::Email)),
            rt::Member::optional("host")
                .schema(rt::Schema::new().format(rt::Format::Hostname)),
            rt::Member::optional("link")
                .schema(rt::Schema::new().format(rt::Format::Uri)),
            rt::Member::optional("secret"),
            rt::Member::optional("other"),
        ];
        impl rt::Decode for Formats {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&FORMATS_MEMBERS)?;
                let mut id = None;
                let mut day = None;
                let mut at = None;
                let mut data = None;
                let mut v4 = None;
                let mut v6 = None;
                let mut mail = None;
                let mut host = None;
                let mut link = None;
                let mut secret = None;
                let mut other = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => id = members.value(),
                        1 => day = members.value(),
                        2 => at = members.value(),
                        3 => data = members.value(),
                        4 => v4 = members.value(),
                        5 => v6 = members.value(),
                        6 => mail = members.value(),
                        7 => host = members.value(),
                        8 => link = members.value(),
                        9 => secret = members.value(),
                        10 => other = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    id,
                    day,
                    at,
                    data,
                    v4,
                    v6,
                    mail,
                    host,
                    link,
                    secret,
                    other,
                })
            }
        }
        impl rt::Encode for Formats {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&FORMATS_MEMBERS);
                members.value(&self.id);
                members.value(&self.day);
                members.value(&self.at);
                members.value(&self.data);
                members.value(&self.v4);
                members.value(&self.v6);
                members.value(&self.mail);
                members.value(&self.host);
                members.value(&self.link);
                members.value(&self.secret);
                members.value(&self.other);
                members.finish();
            }
        }
        impl rt::Validate for Formats {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&FORMATS_MEMBERS[6], &self.mail);
                report.member(&FORMATS_MEMBERS[7], &self.host);
                report.member(&FORMATS_MEMBERS[8], &self.link);
            }
        }
    }
    pub use formats::Formats;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Formats);
}
