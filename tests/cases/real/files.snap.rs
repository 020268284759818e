//! Files, version `1`.

pub mod types {
    //! The schemas of the document.

    mod order {
        use copperplate_runtime as rt;

        /// The schema `Order`.
        #[derive(Clone, Default)]
        pub struct Order {
            /// The member `buyer`.
            pub buyer: Option<super::User>,
        }

        rt::object! {
            Order {
                buyer: optional("buyer"),
                .. => skip,
            }
        }
    }

    mod user {
        use copperplate_runtime as rt;

        /// The schema `User`.
        #[derive(Clone, Default)]
        pub struct User {
            /// The member `name`.
            pub name: Option<String>,
            /// The member `orders`.
            pub orders: Option<Vec<super::Order>>,
        }

        rt::object! {
            User {
                name: optional("name"),
                orders: optional("orders"),
                .. => skip,
            }
        }
    }

    pub use order::*;
    pub use user::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Order, User);
}
