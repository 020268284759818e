//! Inherited, version `1`.

pub mod types {
    //! The schemas of the document.
    mod animal {
        use copperplate_runtime as rt;
        /// The schema `Animal`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Animal {
            /// One of the forms of this value.
            Cat(AnimalCat),
            /// One of the forms of this value.
            Dog(AnimalDog),
        }
        impl rt::Decode for Animal {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of();
                union.branch(Self::Cat);
                union.branch(Self::Dog);
                union.finish()
            }
        }
        impl rt::Encode for Animal {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Cat(value) => value.encode(output, &rt::ANY),
                    Self::Dog(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for Animal {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::Cat(value) => own.value(value, &rt::ANY),
                    Self::Dog(value) => own.value(value, &rt::ANY),
                }
                report.one_of(self, own);
            }
        }
        impl From<AnimalCat> for Animal {
            fn from(value: AnimalCat) -> Self {
                Self::Cat(value)
            }
        }
        impl From<AnimalDog> for Animal {
            fn from(value: AnimalDog) -> Self {
                Self::Dog(value)
            }
        }
        /// What `Cat` of `Animal` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct AnimalCat {
            /// The member `lives`.
            pub lives: i64,
            /// The member `kind`.
            pub kind: String,
        }
        static ANIMAL_CAT_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("lives"),
            rt::Member::required("kind"),
        ];
        impl rt::Decode for AnimalCat {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&ANIMAL_CAT_MEMBERS)?;
                let mut lives = None;
                let mut kind = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => lives = members.value(),
                        1 => kind = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { lives: lives?, kind: kind? })
            }
        }
        impl rt::Encode for AnimalCat {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&ANIMAL_CAT_MEMBERS);
                members.value(&self.lives);
                members.value(&self.kind);
                members.finish();
            }
        }
        impl rt::Validate for AnimalCat {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
        /// What `Dog` of `Animal` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct AnimalDog {
            /// The member `barks`.
            pub barks: bool,
            /// The member `kind`.
            pub kind: String,
        }
        static ANIMAL_DOG_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("barks"),
            rt::Member::required("kind"),
        ];
        impl rt::Decode for AnimalDog {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&ANIMAL_DOG_MEMBERS)?;
                let mut barks = None;
                let mut kind = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => barks = members.value(),
                        1 => kind = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { barks: barks?, kind: kind? })
            }
        }
        impl rt::Encode for AnimalDog {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&ANIMAL_DOG_MEMBERS);
                members.value(&self.barks);
                members.value(&self.kind);
                members.finish();
            }
        }
        impl rt::Validate for AnimalDog {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod cat {
        use copperplate_runtime as rt;
        use super::AnimalCat;
        /// The schema `Cat`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Cat {
            /// One of the forms of this value.
            Cat(AnimalCat),
            /// One of the forms of this value.
            Dog(CatDog),
        }
        impl rt::Decode for Cat {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of();
                union.branch(Self::Cat);
                union.branch(Self::Dog);
                union.finish()
            }
        }
        impl rt::Encode for Cat {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Cat(value) => value.encode(output, &rt::ANY),
                    Self::Dog(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for Cat {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::Cat(value) => own.value(value, &rt::ANY),
                    Self::Dog(value) => own.value(value, &rt::ANY),
                }
                report.one_of(self, own);
            }
        }
        impl From<AnimalCat> for Cat {
            fn from(value: AnimalCat) -> Self {
                Self::Cat(value)
            }
        }
        impl From<CatDog> for Cat {
            fn from(value: CatDog) -> Self {
                Self::Dog(value)
            }
        }
        /// What `Dog` of `Cat` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct CatDog {
            /// The member `barks`.
            pub barks: bool,
            /// The member `lives`.
            pub lives: i64,
            /// The member `kind`.
            pub kind: String,
        }
        static CAT_DOG_MEMBERS: [rt::Member; 3] = [
            rt::Member::required("barks"),
            rt::Member::required("lives"),
            rt::Member::required("kind"),
        ];
        impl rt::Decode for CatDog {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&CAT_DOG_MEMBERS)?;
                let mut barks = None;
                let mut lives = None;
                let mut kind = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => barks = members.value(),
                        1 => lives = members.value(),
                        2 => kind = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    barks: barks?,
                    lives: lives?,
                    kind: kind?,
                })
            }
        }
        impl rt::Encode for CatDog {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&CAT_DOG_MEMBERS);
                members.value(&self.barks);
                members.value(&self.lives);
                members.value(&self.kind);
                members.finish();
            }
        }
        impl rt::Validate for CatDog {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod dog {
        use copperplate_runtime as rt;
        use super::AnimalDog;
        /// The schema `Dog`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Dog {
            /// One of the forms of this value.
            Cat(DogCat),
            /// One of the forms of this value.
            Dog(AnimalDog),
        }
        impl rt::Decode for Dog {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of();
                union.branch(Self::Cat);
                union.branch(Self::Dog);
                union.finish()
            }
        }
        impl rt::Encode for Dog {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Cat(value) => value.encode(output, &rt::ANY),
                    Self::Dog(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for Dog {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::Cat(value) => own.value(value, &rt::ANY),
                    Self::Dog(value) => own.value(value, &rt::ANY),
                }
                report.one_of(self, own);
            }
        }
        impl From<DogCat> for Dog {
            fn from(value: DogCat) -> Self {
                Self::Cat(value)
            }
        }
        impl From<AnimalDog> for Dog {
            fn from(value: AnimalDog) -> Self {
                Self::Dog(value)
            }
        }
        /// The same as [`CatDog`](super::CatDog).
        pub type DogCat = super::CatDog;
    }
    pub use animal::{Animal, AnimalCat, AnimalDog};
    pub use cat::{Cat, CatDog};
    pub use dog::{Dog, DogCat};
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Animal, AnimalCat, AnimalDog, Cat, CatDog, Dog);
}
