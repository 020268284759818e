//! Money, version `1`.

pub mod types {
    //! The schemas of the document.

    mod money {
        use copperplate_runtime as rt;

        /// The schema `Money`.
        #[derive(Clone, Default)]
        pub struct Money {
            /// The member `number`.
            pub number: Option<rt::Decimal>,
            /// The member `text`.
            pub text: Option<rt::Decimal>,
            /// The member `minor`.
            pub minor: Option<rt::MinorUnits>,
            /// The member `limited`.
            pub limited: Option<rt::Decimal>,
        }

        rt::object! {
            Money {
                number: optional("number") where minimum("0") multiple_of("0.01"),
                text: optional("text") where as_string(),
                minor: optional("minor"),
                limited: optional("limited") where as_string(),
                .. => skip,
            }
        }
    }

    pub use money::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Money);
}
