//! Nested, version `1`.

pub mod types {
    //! The schemas of the document.

    mod aye {
        use copperplate_runtime as rt;

        /// The schema `Aye`.
        #[derive(Clone, Default)]
        pub struct Aye {}

        rt::object! {
            Aye {
                _: constant("type", "a"),
                .. => skip,
            }
        }
    }

    mod bee {
        use copperplate_runtime as rt;

        /// The schema `Bee`.
        #[derive(Clone, Default)]
        pub struct Bee {
            /// The member `size`.
            pub size: Option<i64>,
        }

        rt::object! {
            Bee {
                _: constant("type", "b"),
                size: optional("size"),
                .. => skip,
            }
        }
    }

    mod cat {
        use copperplate_runtime as rt;

        /// The schema `Cat`.
        #[derive(Clone)]
        pub struct Cat {
            /// The member `pet`.
            pub pet: String,
        }

        rt::object! {
            Cat {
                pet: required("pet"),
                .. => skip,
            }
        }
    }

    mod cee {
        use copperplate_runtime as rt;

        /// The schema `Cee`.
        #[derive(Clone)]
        pub struct Cee {
            /// The member `type`.
            pub r#type: CeeType,
        }

        rt::object! {
            Cee {
                r#type: required("type"),
                .. => skip,
            }
        }

        /// What `type` of `Cee` is.
        pub enum CeeType {
            /// `c`
            C,
            /// `d`
            D,
        }

        rt::choice! {
            CeeType {
                C = "c",
                D = "d",
            }
        }
    }

    mod deep {
        use copperplate_runtime as rt;

        /// The schema `Deep`.
        #[derive(Clone, PartialEq)]
        pub enum Deep {
            /// One of the forms of this value.
            Cee(super::Cee),
            /// One of the forms of this value.
            Wrapped(super::Wrapped),
        }

        rt::union! {
            Deep: tagged("type") {
                Cee(super::Cee) = ["c", "d"],
                Wrapped(super::Wrapped) = ["a", "b"],
            }
        }
    }

    mod dog {
        use copperplate_runtime as rt;

        /// The schema `Dog`.
        #[derive(Clone)]
        pub struct Dog {
            /// The member `pet`.
            pub pet: String,
        }

        rt::object! {
            Dog {
                pet: required("pet"),
                .. => skip,
            }
        }
    }

    mod eel {
        use copperplate_runtime as rt;

        /// The schema `Eel`.
        #[derive(Clone)]
        pub struct Eel {
            /// The member `pet`.
            pub pet: String,
        }

        rt::object! {
            Eel {
                pet: required("pet"),
                .. => skip,
            }
        }
    }

    mod furry {
        use copperplate_runtime as rt;

        /// The schema `Furry`.
        #[derive(Clone, PartialEq)]
        pub enum Furry {
            /// One of the forms of this value.
            Hound(super::Dog),
            /// One of the forms of this value.
            Cat(super::Cat),
        }

        rt::union! {
            Furry: marked("pet") {
                Hound(super::Dog) = ["hound"],
                Cat(super::Cat) = ["Cat"],
            }
        }
    }

    mod inner {
        use copperplate_runtime as rt;

        /// The schema `Inner`.
        #[derive(Clone, PartialEq)]
        pub enum Inner {
            /// One of the forms of this value.
            A(super::Aye),
            /// One of the forms of this value.
            B(super::Bee),
        }

        rt::union! {
            Inner: tagged("type") {
                A(super::Aye) = ["a"],
                B(super::Bee) = ["b"],
            }
        }
    }

    mod outer {
        use copperplate_runtime as rt;

        /// The schema `Outer`.
        #[derive(Clone, PartialEq)]
        pub enum Outer {
            /// One of the forms of this value.
            Inner(super::Inner),
            /// One of the forms of this value.
            Cee(super::Cee),
        }

        rt::union! {
            Outer: tagged("type") {
                Inner(super::Inner) = ["a", "b"],
                Cee(super::Cee) = ["c", "d"],
            }
        }
    }

    mod pet {
        use copperplate_runtime as rt;

        /// The schema `Pet`.
        #[derive(Clone, PartialEq)]
        pub enum Pet {
            /// One of the forms of this value.
            Furry(super::Furry),
            /// One of the forms of this value.
            Eel(super::Eel),
        }

        rt::union! {
            Pet: marked("pet") {
                Furry(super::Furry) = ["hound", "Cat"],
                Eel(super::Eel) = ["Eel"],
            }
        }
    }

    mod wrapped {
        use copperplate_runtime as rt;

        /// The schema `Wrapped`.
        #[derive(Clone, PartialEq)]
        pub enum Wrapped {
            /// One of the forms of this value.
            A(WrappedAye),
            /// One of the forms of this value.
            B(WrappedBee),
        }

        rt::union! {
            Wrapped: tagged("type") {
                A(WrappedAye) = ["a"],
                B(WrappedBee) = ["b"],
            }
        }

        /// What `Aye` of `Wrapped` is.
        #[derive(Clone, Default)]
        pub struct WrappedAye {}

        rt::object! {
            WrappedAye {
                _: constant("type", "a"),
                .. => skip,
            }
        }

        /// What `Bee` of `Wrapped` is.
        #[derive(Clone, Default)]
        pub struct WrappedBee {
            /// The member `size`.
            pub size: Option<i64>,
        }

        rt::object! {
            WrappedBee {
                _: constant("type", "b"),
                size: optional("size"),
                .. => skip,
            }
        }
    }

    mod zoo {
        use copperplate_runtime as rt;

        /// The schema `Zoo`.
        #[derive(Clone, PartialEq)]
        pub enum Zoo {
            /// One of the forms of this value.
            Furry(super::Furry),
            /// One of the forms of this value.
            Fox(super::ZooFox),
        }

        rt::union! {
            Zoo: marked("pet") {
                Furry(super::Furry) = ["hound", "Cat"],
                Fox(super::ZooFox) = ["fox"],
            }
        }
    }

    mod zoo_fox {
        use copperplate_runtime as rt;

        /// The schema `zoo.Fox`.
        #[derive(Clone)]
        pub struct ZooFox {
            /// The member `pet`.
            pub pet: String,
        }

        rt::object! {
            ZooFox {
                pet: required("pet"),
                .. => skip,
            }
        }
    }

    pub use aye::*;
    pub use bee::*;
    pub use cat::*;
    pub use cee::*;
    pub use deep::*;
    pub use dog::*;
    pub use eel::*;
    pub use furry::*;
    pub use inner::*;
    pub use outer::*;
    pub use pet::*;
    pub use wrapped::*;
    pub use zoo::*;
    pub use zoo_fox::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Aye, Bee, Cat, Cee, CeeType, Deep, Dog, Eel, Furry, Inner, Outer, Pet, Wrapped,
        WrappedAye, WrappedBee, Zoo, ZooFox
    );
}
