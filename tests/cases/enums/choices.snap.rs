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
        rt::choice! {
            OrderSort, Asc = "asc", Desc = "desc", Plus = "+", Minus = "-", Star = "*",
            FooLower = "foo", Foo = "Foo", N1st = "1st", SelfValue = "self", Empty = ""
        }
        /// What `maybe` of `Order` is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum OrderMaybe {
            /// `a`
            A,
            /// `b`
            B,
        }
        rt::choice! {
            OrderMaybe, A = "a", B = "b"
        }
    }
    pub use order::{Order, OrderMaybe, OrderSort};
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Order, OrderMaybe, OrderSort);
}
