//! Merged formats, version `1`.

pub mod types {
    //! The schemas of the document.

    mod merged {
        use copperplate_runtime as rt;

        /// The schema `Merged`.
        #[derive(Clone, Default)]
        pub struct Merged {
            /// The member `narrower`.
            pub narrower: Option<i32>,
            /// The member `wider`.
            pub wider: Option<i32>,
            /// The member `beside`.
            pub beside: Option<i64>,
            /// The member `both`.
            pub both: Option<i32>,
        }

        rt::object! {
            Merged {
                narrower: optional("narrower"),
                wider: optional("wider"),
                beside: optional("beside") where minimum("0") maximum("255"),
                both: optional("both") where minimum("0") maximum("255"),
                .. => skip,
            }
        }
    }

    pub use merged::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Merged);
}
