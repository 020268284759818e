//! Members, version `1`.

pub mod types {
    //! The schemas of the document.
    mod account {
        use copperplate_runtime as rt;
        /// An account.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Account {
            /// Always there.
            pub id: String,
            /// There or not.
            pub name: Option<String>,
            /// Always there and perhaps null.
            pub closed: Option<String>,
            /// Absent or null or a value.
            pub note: rt::Presence<String>,
        }
        static ACCOUNT_MEMBERS: [rt::Member; 4] = [
            rt::Member::required("id"),
            rt::Member::optional("name"),
            rt::Member::required("closed"),
            rt::Member::optional("note"),
        ];
        impl rt::Decode for Account {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&ACCOUNT_MEMBERS)?;
                let mut id = None;
                let mut name = None;
                let mut closed = None;
                let mut note = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => id = members.value(),
                        1 => name = members.value(),
                        2 => closed = members.value(),
                        3 => note = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    id: id?,
                    name,
                    closed: closed?,
                    note: note.unwrap_or_default(),
                })
            }
        }
        impl rt::Encode for Account {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&ACCOUNT_MEMBERS);
                members.value(&self.id);
                members.value(&self.name);
                members.value(&self.closed);
                members.value(&self.note);
                members.finish();
            }
        }
        impl rt::Validate for Account {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    pub use account::Account;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Account);
}
