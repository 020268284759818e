//! Choices, version `1`.

pub mod types {
    //! The schemas of the document.

    mod order {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Order`.
        #[derive(Clone)]
        pub struct Order {
            /// The member `sort`.
            pub sort: OrderSort,
            /// The member `maybe`.
            pub maybe: rt::Presence<OrderMaybe>,
            /// The member `short`.
            pub short: Option<OrderShort>,
            /// The member `long`.
            pub long: Option<OrderLong>,
        }

        impl Order {
            /// With what is required and nothing else.
            #[must_use]
            pub fn new(sort: OrderSort) -> Self {
                Self {
                    sort,
                    maybe: rt::Presence::Absent,
                    short: None,
                    long: None,
                }
            }
        }

        rt::object! {
            Order {
                sort: required("sort"),
                maybe: nullable("maybe"),
                short: optional("short"),
                long: optional("long") where keywords(&[rt::Keyword::Ref(&rules::ORDER_LONG_REST)]),
                .. => skip,
            }
        }

        /// What `sort` of `Order` is.
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
            OrderSort {
                Asc = "asc",
                Desc = "desc",
                Plus = "+",
                Minus = "-",
                Star = "*",
                FooLower = "foo",
                Foo = "Foo",
                N1st = "1st",
                SelfValue = "self",
                Empty = "",
            }
        }

        /// What `maybe` of `Order` is.
        pub enum OrderMaybe {
            /// `a`
            A,
            /// `b`
            B,
        }

        rt::choice! {
            OrderMaybe {
                A = "a",
                B = "b",
            }
        }

        /// What `short` of `Order` is.
        pub enum OrderShort {
            /// `ab`
            Ab,
            /// `añb`
            Añb,
        }

        rt::choice! {
            OrderShort {
                Ab = "ab",
                Añb = "añb",
            }
        }

        /// What `long` of `Order` is.
        pub enum OrderLong {
            /// `ab`
            Ab,
            /// `ax`
            Ax,
            /// `abcd`
            Abcd,
        }

        rt::choice! {
            OrderLong {
                Ab = "ab",
                Ax = "ax",
                Abcd = "abcd",
            }
        }
    }

    pub use order::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Order, OrderLong, OrderMaybe, OrderShort, OrderSort);
}

mod rules {
    //! Keywords that no Rust type holds; they are evaluated on the JSON of a value.

    use copperplate_runtime as rt;

    pub(super) static ORDER_LONG_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Ref(&TEXT), rt::Keyword::Ref(&TEXT2)]);

    pub(super) static TEXT: rt::Schema = rt::Schema::new().max_length(3);

    pub(super) static TEXT2: rt::Schema = rt::Schema::new().pattern(&TEXT2_PATTERN1);

    static TEXT2_PATTERN1: rt::Pattern = rt::Pattern::new("b");
}
