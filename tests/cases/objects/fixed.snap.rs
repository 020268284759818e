//! Fixed, version `1`.

pub mod types {
    //! The schemas of the document.
    mod fixed {
        use copperplate_runtime as rt;
        /// The schema `Fixed`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Fixed {
            /// The member `id`.
            pub id: String,
        }
        static FIXED_MEMBERS: [rt::Member; 3] = [
            rt::Member::constant("kind", "fixed"),
            rt::Member::required("id"),
            rt::Member::forbidden("forbidden", "not"),
        ];
        impl rt::Decode for Fixed {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&FIXED_MEMBERS)?;
                let mut id = None;
                while let Some(member) = members.next() {
                    match member {
                        1 => id = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { id: id? })
            }
        }
        impl rt::Encode for Fixed {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&FIXED_MEMBERS);
                members.value(&self.id);
                members.finish();
            }
        }
        impl rt::Validate for Fixed {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    pub use fixed::Fixed;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Fixed);
}
