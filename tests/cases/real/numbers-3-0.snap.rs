//! Numbers, version `1`.

pub mod types {
    //! The schemas of the document.

    mod rate {
        use copperplate_runtime as rt;

        /// The schema `Rate`.
        #[derive(Clone, Default)]
        pub struct Rate {
            /// The member `rate`.
            pub rate: Option<f64>,
        }

        rt::object! {
            Rate {
                rate: optional("rate") where exclusive_minimum("0"),
                .. => skip,
            }
        }
    }

    pub use rate::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Rate);
}
