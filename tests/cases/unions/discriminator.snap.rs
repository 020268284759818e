//! Discriminator, version `1`.

pub mod types {
    //! The schemas of the document.
    mod cat {
        use copperplate_runtime as rt;
        /// The schema `Cat`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Cat {
            /// The member `kind`.
            pub kind: String,
            /// The member `lives`.
            pub lives: i64,
        }
        static CAT_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("kind"),
            rt::Member::required("lives"),
        ];
        impl rt::Decode for Cat {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&CAT_MEMBERS)?;
                let mut kind = None;
                let mut lives = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => kind = members.value(),
                        1 => lives = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { kind: kind?, lives: lives? })
            }
        }
        impl rt::Encode for Cat {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&CAT_MEMBERS);
                members.value(&self.kind);
                members.value(&self.lives);
                members.finish();
            }
        }
        impl rt::Validate for Cat {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod dog {
        use copperplate_runtime as rt;
        /// The schema `Dog`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Dog {
            /// The member `kind`.
            pub kind: String,
            /// The member `barks`.
            pub barks: Option<bool>,
        }
        static DOG_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("kind"),
            rt::Member::optional("barks"),
        ];
        impl rt::Decode for Dog {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&DOG_MEMBERS)?;
                let mut kind = None;
                let mut barks = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => kind = members.value(),
                        1 => barks = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { kind: kind?, barks })
            }
        }
        impl rt::Encode for Dog {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&DOG_MEMBERS);
                members.value(&self.kind);
                members.value(&self.barks);
                members.finish();
            }
        }
        impl rt::Validate for Dog {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod mapped {
        use copperplate_runtime as rt;
        use super::{Cat, Dog};
        /// The schema `Mapped`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Mapped {
            /// One of the forms of this value.
            Cat(Cat),
            /// One of the forms of this value.
            Dog(Dog),
        }
        impl rt::Decode for Mapped {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.tagged("kind", &[&["cat", "kitten"], &["dog"]]);
                union.branch(Self::Cat);
                union.branch(Self::Dog);
                union.finish()
            }
        }
        impl rt::Encode for Mapped {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Cat(value) => value.encode(output, &rt::ANY),
                    Self::Dog(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for Mapped {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                match self {
                    Self::Cat(value) => report.value(value, &rt::ANY),
                    Self::Dog(value) => report.value(value, &rt::ANY),
                }
            }
        }
        impl From<Cat> for Mapped {
            fn from(value: Cat) -> Self {
                Self::Cat(value)
            }
        }
        impl From<Dog> for Mapped {
            fn from(value: Dog) -> Self {
                Self::Dog(value)
            }
        }
    }
    mod named {
        use copperplate_runtime as rt;
        use super::{Cat, Dog};
        /// The schema `Named`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Named {
            /// One of the forms of this value.
            Cat(Cat),
            /// One of the forms of this value.
            Dog(Dog),
        }
        impl rt::Decode for Named {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.tagged("kind", &[&["Cat"], &["Dog"]]);
                union.branch(Self::Cat);
                union.branch(Self::Dog);
                union.finish()
            }
        }
        impl rt::Encode for Named {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Cat(value) => value.encode(output, &rt::ANY),
                    Self::Dog(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for Named {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                match self {
                    Self::Cat(value) => report.value(value, &rt::ANY),
                    Self::Dog(value) => report.value(value, &rt::ANY),
                }
            }
        }
        impl From<Cat> for Named {
            fn from(value: Cat) -> Self {
                Self::Cat(value)
            }
        }
        impl From<Dog> for Named {
            fn from(value: Dog) -> Self {
                Self::Dog(value)
            }
        }
    }
    pub use cat::Cat;
    pub use dog::Dog;
    pub use mapped::Mapped;
    pub use named::Named;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Cat, Dog, Mapped, Named);
}
