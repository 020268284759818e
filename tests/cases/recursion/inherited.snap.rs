//! Inherited, version `1`.

pub mod types {
    //! The schemas of the document.

    mod animal {
        use copperplate_runtime as rt;

        /// The schema `Animal`.
        #[derive(Clone, PartialEq)]
        pub enum Animal {
            /// One of the forms of this value.
            Cat(AnimalCat),
            /// One of the forms of this value.
            Dog(AnimalDog),
        }

        rt::union! {
            Animal: one_of {
                Cat(AnimalCat),
                Dog(AnimalDog),
            }
        }

        /// What `Cat` of `Animal` is.
        #[derive(Clone)]
        pub struct AnimalCat {
            /// The member `lives`.
            pub lives: i64,
            /// The member `kind`.
            pub kind: String,
        }

        rt::object! {
            AnimalCat {
                lives: required("lives"),
                kind: required("kind"),
                .. => skip,
            }
        }

        /// What `Dog` of `Animal` is.
        #[derive(Clone)]
        pub struct AnimalDog {
            /// The member `barks`.
            pub barks: bool,
            /// The member `kind`.
            pub kind: String,
        }

        rt::object! {
            AnimalDog {
                barks: required("barks"),
                kind: required("kind"),
                .. => skip,
            }
        }
    }

    mod cat {
        use copperplate_runtime as rt;

        /// The schema `Cat`.
        #[derive(Clone, PartialEq)]
        pub enum Cat {
            /// One of the forms of this value.
            Cat(super::AnimalCat),
            /// One of the forms of this value.
            Dog(CatDog),
        }

        rt::union! {
            Cat: one_of {
                Cat(super::AnimalCat),
                Dog(CatDog),
            }
        }

        /// What `Dog` of `Cat` is.
        #[derive(Clone)]
        pub struct CatDog {
            /// The member `barks`.
            pub barks: bool,
            /// The member `lives`.
            pub lives: i64,
            /// The member `kind`.
            pub kind: String,
        }

        rt::object! {
            CatDog {
                barks: required("barks"),
                lives: required("lives"),
                kind: required("kind"),
                .. => skip,
            }
        }
    }

    mod dog {
        use copperplate_runtime as rt;

        /// The schema `Dog`.
        #[derive(Clone, PartialEq)]
        pub enum Dog {
            /// One of the forms of this value.
            Cat(DogCat),
            /// One of the forms of this value.
            Dog(super::AnimalDog),
        }

        rt::union! {
            Dog: one_of {
                Cat(DogCat),
                Dog(super::AnimalDog),
            }
        }

        /// The same as [`CatDog`](super::CatDog).
        pub type DogCat = super::CatDog;
    }

    pub use animal::*;
    pub use cat::*;
    pub use dog::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Animal, AnimalCat, AnimalDog, Cat, CatDog, Dog);
}
