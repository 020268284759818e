//! Bounds, version `1`.

pub mod types {
    //! The schemas of the document.

    mod bounds {
        use copperplate_runtime as rt;

        /// The schema `Bounds`.
        #[derive(Clone, Default)]
        pub struct Bounds {
            /// The member `small`.
            pub small: Option<i32>,
            /// The member `open`.
            pub open: Option<f64>,
            /// The member `unsigned`.
            pub unsigned: Option<u64>,
            /// The member `wide`.
            pub wide: Option<i128>,
            /// The member `step`.
            pub step: Option<f64>,
            /// The member `one`.
            pub one: Option<i64>,
        }

        rt::object! {
            Bounds {
                small: optional("small") where minimum("1") maximum("10"),
                open: optional("open") where exclusive_minimum("0") exclusive_maximum("1"),
                unsigned: optional("unsigned") where minimum("0") maximum("18446744073709551615"),
                wide: optional("wide")
                    where minimum("-170141183460469231731687303715884105728")
                    maximum("9223372036854775808"),
                step: optional("step") where multiple_of("0.1"),
                one: optional("one") where values(&["1", "2", "3"]),
                .. => skip,
            }
        }
    }

    pub use bounds::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Bounds);
}
