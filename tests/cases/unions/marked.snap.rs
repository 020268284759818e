//! Marked, version `1`.

pub mod types {
    //! The schemas of the document.

    mod circle {
        use copperplate_runtime as rt;

        /// The schema `Circle`.
        #[derive(Clone)]
        pub struct Circle {
            /// The member `r`.
            pub r: f64,
        }

        rt::object! {
            Circle {
                r: required("r"),
                .. => skip,
            }
        }
    }

    mod shape {
        use copperplate_runtime as rt;

        /// The schema `Shape`.
        #[derive(Clone, PartialEq)]
        pub enum Shape {
            /// One of the forms of this value.
            Circle(super::Circle),
            /// One of the forms of this value.
            Square(super::Square),
            /// One of the forms of this value.
            Point(rt::Map<rt::Json>),
            /// One of the forms of this value.
            Bag(rt::Map<rt::Json>),
        }

        rt::union! {
            Shape: marked("kind") {
                Circle(super::Circle) = ["round", "circle"],
                Square(super::Square) = ["Square"],
                Point = ["Point"],
                Bag = ["Bag"],
            }
        }
    }

    mod square {
        use copperplate_runtime as rt;

        /// The schema `Square`.
        #[derive(Clone)]
        pub struct Square {
            /// The member `kind`.
            pub kind: Option<String>,
            /// The member `a`.
            pub a: i64,
        }

        rt::object! {
            Square {
                kind: optional("kind"),
                a: required("a"),
                .. => skip,
            }
        }
    }

    pub use circle::*;
    pub use shape::*;
    pub use square::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Circle, Shape, Square);
}
