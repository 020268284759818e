//! Trees, version `1`.

pub mod types {
    //! The schemas of the document.
    mod expression {
        use copperplate_runtime as rt;
        use super::Sum;
        /// The schema `Expression`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Expression {
            /// One of the forms of this value.
            Integer(i64),
            /// One of the forms of this value.
            Sum(Sum),
        }
        impl rt::Decode for Expression {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of_apart();
                union.branch(Self::Integer);
                union.branch(Self::Sum);
                union.finish()
            }
        }
        impl rt::Encode for Expression {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Integer(value) => value.encode(output, &rt::ANY),
                    Self::Sum(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for Expression {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                match self {
                    Self::Integer(value) => report.value(value, &rt::ANY),
                    Self::Sum(value) => report.value(value, &rt::ANY),
                }
            }
        }
        impl From<i64> for Expression {
            fn from(value: i64) -> Self {
                Self::Integer(value)
            }
        }
        impl From<Sum> for Expression {
            fn from(value: Sum) -> Self {
                Self::Sum(value)
            }
        }
    }
    mod node {
        use copperplate_runtime as rt;
        use super::Other;
        /// The schema `Node`.
        #[derive(Clone, Debug, PartialEq)]
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
            pub other: Option<Other>,
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
        static NODE_MEMBERS: [rt::Member; 5] = [
            rt::Member::required("name"),
            rt::Member::optional("next"),
            rt::Member::optional("children"),
            rt::Member::optional("byName"),
            rt::Member::optional("other"),
        ];
        impl rt::Decode for Node {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&NODE_MEMBERS)?;
                let mut name = None;
                let mut next = None;
                let mut children = None;
                let mut by_name = None;
                let mut other = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => name = members.value(),
                        1 => next = members.value(),
                        2 => children = members.value(),
                        3 => by_name = members.value(),
                        4 => other = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    name: name?,
                    next,
                    children,
                    by_name,
                    other,
                })
            }
        }
        impl rt::Encode for Node {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&NODE_MEMBERS);
                members.value(&self.name);
                members.value(&self.next);
                members.value(&self.children);
                members.value(&self.by_name);
                members.value(&self.other);
                members.finish();
            }
        }
        impl rt::Validate for Node {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&NODE_MEMBERS[1], &self.next);
                report.member(&NODE_MEMBERS[2], &self.children);
                report.member(&NODE_MEMBERS[3], &self.by_name);
                report.member(&NODE_MEMBERS[4], &self.other);
            }
        }
    }
    mod other {
        use copperplate_runtime as rt;
        use super::{Expression, Node};
        /// The schema `Other`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Other {
            /// The member `back`.
            pub back: Option<Box<Node>>,
            /// The member `expression`.
            pub expression: Option<Expression>,
        }
        static OTHER_MEMBERS: [rt::Member; 2] = [
            rt::Member::optional("back"),
            rt::Member::optional("expression"),
        ];
        impl rt::Decode for Other {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&OTHER_MEMBERS)?;
                let mut back = None;
                let mut expression = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => back = members.value(),
                        1 => expression = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { back, expression })
            }
        }
        impl rt::Encode for Other {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&OTHER_MEMBERS);
                members.value(&self.back);
                members.value(&self.expression);
                members.finish();
            }
        }
        impl rt::Validate for Other {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&OTHER_MEMBERS[0], &self.back);
                report.member(&OTHER_MEMBERS[1], &self.expression);
            }
        }
    }
    mod sum {
        use copperplate_runtime as rt;
        use super::Expression;
        /// The schema `Sum`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Sum {
            /// The member `left`.
            pub left: Box<Expression>,
            /// The member `right`.
            pub right: Box<Expression>,
        }
        static SUM_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("left"),
            rt::Member::required("right"),
        ];
        impl rt::Decode for Sum {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&SUM_MEMBERS)?;
                let mut left = None;
                let mut right = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => left = members.value(),
                        1 => right = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { left: left?, right: right? })
            }
        }
        impl rt::Encode for Sum {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&SUM_MEMBERS);
                members.value(&self.left);
                members.value(&self.right);
                members.finish();
            }
        }
        impl rt::Validate for Sum {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&SUM_MEMBERS[0], &self.left);
                report.member(&SUM_MEMBERS[1], &self.right);
            }
        }
    }
    pub use expression::Expression;
    pub use node::Node;
    pub use other::Other;
    pub use sum::Sum;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Expression, Node, Other, Sum);
}
