//! Discriminator, version `1`.

pub mod types {
    //! The schemas of the document.

    mod cat {
        use copperplate_runtime as rt;

        /// The schema `Cat`.
        #[derive(Clone)]
        pub struct Cat {
            /// The member `kind`.
            pub kind: String,
            /// The member `lives`.
            pub lives: i64,
        }

        rt::object! {
            Cat {
                kind: required("kind"),
                lives: required("lives"),
                .. => skip,
            }
        }
    }

    mod dog {
        use copperplate_runtime as rt;

        /// The schema `Dog`.
        #[derive(Clone)]
        pub struct Dog {
            /// The member `kind`.
            pub kind: String,
            /// The member `barks`.
            pub barks: Option<bool>,
        }

        rt::object! {
            Dog {
                kind: required("kind"),
                barks: optional("barks"),
                .. => skip,
            }
        }
    }

    mod mapped {
        use copperplate_runtime as rt;

        /// The schema `Mapped`.
        #[derive(Clone, PartialEq)]
        pub enum Mapped {
            /// One of the forms of this value.
            Cat(super::Cat),
            /// One of the forms of this value.
            Dog(super::Dog),
        }

        rt::union! {
            Mapped: marked("kind") {
                Cat(super::Cat) = ["cat", "kitten"],
                Dog(super::Dog) = ["dog"],
            }
        }
    }

    mod named {
        use copperplate_runtime as rt;

        /// The schema `Named`.
        #[derive(Clone, PartialEq)]
        pub enum Named {
            /// One of the forms of this value.
            Cat(super::Cat),
            /// One of the forms of this value.
            Dog(super::Dog),
        }

        rt::union! {
            Named: marked("kind") {
                Cat(super::Cat) = ["Cat"],
                Dog(super::Dog) = ["Dog"],
            }
        }
    }

    pub use cat::*;
    pub use dog::*;
    pub use mapped::*;
    pub use named::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Cat, Dog, Mapped, Named);
}
