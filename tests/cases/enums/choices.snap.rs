//! Choices, version `1`.

pub mod types {
    //! The schemas of the document.
    mod order {
        use copperplate_runtime as rt;
        /// The schema `Order`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Order {
            /// The member `sort`.
            pub sort: OrderSort,
            /// The member `maybe`.
            pub maybe: rt::Presence<OrderMaybe>,
        }
        static ORDER_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("sort"),
            rt::Member::optional("maybe"),
        ];
        impl rt::Decode for Order {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&ORDER_MEMBERS)?;
                let mut sort = None;
                let mut maybe = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => sort = members.value(),
                        1 => maybe = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    sort: sort?,
                    maybe: maybe.unwrap_or_default(),
                })
            }
        }
        impl rt::Encode for Order {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&ORDER_MEMBERS);
                members.value(&self.sort);
                members.value(&self.maybe);
                members.finish();
            }
        }
        impl rt::Validate for Order {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&ORDER_MEMBERS[0], &self.sort);
                report.member(&ORDER_MEMBERS[1], &self.maybe);
            }
        }
        /// What `sort` of `Order` is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum OrderSort {
            /// `asc`
            Asc,
            /// `desc`
            Desc,
            /// `+`
            Plus,
            /// `-`
            Minus,
            /// `*`
            Star,
            /// `foo`
            FooLower,
            /// `Foo`
            Foo,
            /// `1st`
            N1st,
            /// `self`
            SelfValue,
            /// (empty)
            Empty,
        }
        impl OrderSort {
            /// The text on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    Self::Asc => "asc",
                    Self::Desc => "desc",
                    Self::Plus => "+",
                    Self::Minus => "-",
                    Self::Star => "*",
                    Self::FooLower => "foo",
                    Self::Foo => "Foo",
                    Self::N1st => "1st",
                    Self::SelfValue => "self",
                    Self::Empty => "",
                }
            }
        }
        impl rt::Choice for OrderSort {
            const VALUES: &'static [&'static str] = &[
                "asc",
                "desc",
                "+",
                "-",
                "*",
                "foo",
                "Foo",
                "1st",
                "self",
                "",
            ];
            fn from_wire(text: &str) -> Option<Self> {
                match text {
                    "asc" => Some(Self::Asc),
                    "desc" => Some(Self::Desc),
                    "+" => Some(Self::Plus),
                    "-" => Some(Self::Minus),
                    "*" => Some(Self::Star),
                    "foo" => Some(Self::FooLower),
                    "Foo" => Some(Self::Foo),
                    "1st" => Some(Self::N1st),
                    "self" => Some(Self::SelfValue),
                    "" => Some(Self::Empty),
                    _ => None,
                }
            }
            fn as_wire(&self) -> &str {
                self.as_str()
            }
        }
        rt::choices!(OrderSort);
        impl std::fmt::Display for OrderSort {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }
        /// What `maybe` of `Order` is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum OrderMaybe {
            /// `a`
            A,
            /// `b`
            B,
        }
        impl OrderMaybe {
            /// The text on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    Self::A => "a",
                    Self::B => "b",
                }
            }
        }
        impl rt::Choice for OrderMaybe {
            const VALUES: &'static [&'static str] = &["a", "b"];
            fn from_wire(text: &str) -> Option<Self> {
                match text {
                    "a" => Some(Self::A),
                    "b" => Some(Self::B),
                    _ => None,
                }
            }
            fn as_wire(&self) -> &str {
                self.as_str()
            }
        }
        rt::choices!(OrderMaybe);
        impl std::fmt::Display for OrderMaybe {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }
    }
    pub use order::{Order, OrderMaybe, OrderSort};
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Order, OrderMaybe, OrderSort);
}
