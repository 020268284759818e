//! Choices, version `1`.

pub mod types {
    //! The schemas of the document.

    mod order {
        use copperplate_runtime as rt;

        /// The schema `Order`.
        #[derive(Clone, PartialEq)]
        pub struct Order {
            /// The member `sort`.
            pub sort: OrderSort,
            /// The member `maybe`.
            pub maybe: rt::Presence<OrderMaybe>,
        }

        rt::object! {
            Order {
                sort: required("sort"),
                maybe: nullable("maybe"),
                .. => skip,
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
            OrderSort, Asc = "asc", Desc = "desc", Plus = "+", Minus = "-", Star = "*", FooLower
            = "foo", Foo = "Foo", N1st = "1st", SelfValue = "self", Empty = ""
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
