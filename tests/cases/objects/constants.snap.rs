//! Members that have one legal value, version `1`.

pub mod types {
    //! The schemas of the document.

    mod order {
        use copperplate_runtime as rt;

        /// The schema `Order`.
        #[derive(Clone, PartialEq)]
        pub struct Order {
            /// The member `amount`.
            pub amount: Option<i64>,
            /// The member `agreed`.
            pub agreed: bool,
            /// The member `maybe`.
            pub maybe: Option<i64>,
            /// The member `later`.
            pub later: Option<i64>,
        }

        rt::object! {
            Order {
                _: constant("object", "order"),
                amount: optional("amount"),
                _: number("version", "2"),
                _: number("rate", "1.50"),
                _: number("huge", "123456789012345678901234567890"),
                agreed: required("agreed") where values(&["true"]),
                maybe: required("maybe") where values(&["1"]),
                later: optional("later") where values(&["3"]),
                .. => refuse,
            }
        }
    }

    pub use order::Order;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Order);
}
