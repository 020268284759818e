//! Parts, version `1`.

pub mod types {
    //! The schemas of the document.

    mod basket {
        use copperplate_runtime as rt;

        /// The schema `Basket`.
        #[derive(Clone)]
        pub struct Basket {
            /// The member `first`.
            pub first: super::OrderLinesItem,
        }

        rt::object! {
            Basket {
                first: required("first"),
                .. => skip,
            }
        }
    }

    mod order {
        use copperplate_runtime as rt;

        /// The schema `Order`.
        #[derive(Clone, Default)]
        pub struct Order {
            /// The member `lines`.
            pub lines: Option<Vec<OrderLinesItem>>,
        }

        rt::object! {
            Order {
                lines: optional("lines"),
                .. => skip,
            }
        }

        /// What `item` of `Order.lines` is.
        #[derive(Clone)]
        pub struct OrderLinesItem {
            /// The member `sku`.
            pub sku: String,
        }

        rt::object! {
            OrderLinesItem {
                sku: required("sku"),
                .. => skip,
            }
        }
    }

    pub use basket::*;
    pub use order::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Basket, Order, OrderLinesItem);
}
