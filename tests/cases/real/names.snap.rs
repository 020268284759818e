//! Names, version `1`.

pub mod types {
    //! The schemas of the document.

    mod big_thing {
        use copperplate_runtime as rt;

        /// The schema `BigThing`.
        #[derive(Clone)]
        pub struct BigThing {
            /// The member `max_size`.
            pub max_size: i64,
            /// The member `maxSize`.
            pub max_size_camel: String,
            /// The member `max-size`.
            pub max_size_kebab: bool,
            /// The member `order`.
            pub order: Option<BigThingOrder>,
        }

        rt::object! {
            BigThing {
                max_size: required("max_size"),
                max_size_camel: required("maxSize"),
                max_size_kebab: required("max-size"),
                order: optional("order"),
                .. => skip,
            }
        }

        /// What `order` of `BigThing` is.
        pub enum BigThingOrder {
            /// `created_at`
            CreatedAtSnake,
            /// `createdAt`
            CreatedAtCamel,
            /// `Created_At`
            CreatedAt,
        }

        rt::choice! {
            BigThingOrder {
                CreatedAtSnake = "created_at",
                CreatedAtCamel = "createdAt",
                CreatedAt = "Created_At",
            }
        }

        /// The schema `big-thing`.
        pub enum BigThingKebab {
            /// `a`
            ALower,
            /// `A`
            A,
        }

        rt::choice! {
            BigThingKebab {
                ALower = "a",
                A = "A",
            }
        }

        /// The schema `big_thing`.
        #[derive(Clone, Default)]
        pub struct BigThingSnake {
            /// The member `b`.
            pub b: Option<i64>,
        }

        rt::object! {
            BigThingSnake {
                b: optional("b"),
                .. => skip,
            }
        }
    }

    pub use big_thing::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(BigThing, BigThingKebab, BigThingOrder, BigThingSnake);
}
