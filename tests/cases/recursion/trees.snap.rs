//! Trees, version `1`.

pub mod types {
    //! The schemas of the document.

    mod expression {
        use copperplate_runtime as rt;

        /// The schema `Expression`.
        #[derive(Clone, PartialEq)]
        pub enum Expression {
            /// One of the forms of this value.
            Integer(i64),
            /// One of the forms of this value.
            Sum(super::Sum),
        }

        rt::union! {
            Expression: one_of_apart {
                Integer(i64),
                Sum(super::Sum),
            }
        }
    }

    mod node {
        use copperplate_runtime as rt;

        /// The schema `Node`.
        #[derive(Clone)]
        pub struct Node {
            /// The member `name`.
            pub name: String,
            /// The member `next`.
            pub next: Option<Box<Node>>,
            /// The member `children`.
            pub children: Option<Vec<Node>>,
            /// The member `byName`.
            pub by_name: Option<rt::Map<Node>>,
            /// The member `other`.
            pub other: Option<super::Other>,
        }

        impl Node {
            /// With what is required and nothing else.
            #[must_use]
            pub fn new(name: String) -> Self {
                Self {
                    name,
                    next: None,
                    children: None,
                    by_name: None,
                    other: None,
                }
            }
        }

        rt::object! {
            Node {
                name: required("name"),
                next: optional("next"),
                children: optional("children"),
                by_name: optional("byName"),
                other: optional("other"),
                .. => skip,
            }
        }
    }

    mod other {
        use copperplate_runtime as rt;

        /// The schema `Other`.
        #[derive(Clone, Default)]
        pub struct Other {
            /// The member `back`.
            pub back: Option<Box<super::Node>>,
            /// The member `expression`.
            pub expression: Option<super::Expression>,
        }

        rt::object! {
            Other {
                back: optional("back"),
                expression: optional("expression"),
                .. => skip,
            }
        }
    }

    mod sum {
        use copperplate_runtime as rt;

        /// The schema `Sum`.
        #[derive(Clone)]
        pub struct Sum {
            /// The member `left`.
            pub left: Box<super::Expression>,
            /// The member `right`.
            pub right: Box<super::Expression>,
        }

        rt::object! {
            Sum {
                left: required("left"),
                right: required("right"),
                .. => skip,
            }
        }
    }

    pub use expression::*;
    pub use node::*;
    pub use other::*;
    pub use sum::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Expression, Node, Other, Sum);
}
