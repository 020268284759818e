//! Fixed, version `1`.

pub mod types {
    //! The schemas of the document.

    mod fixed {
        use copperplate_runtime as rt;

        /// The schema `Fixed`.
        #[derive(Clone)]
        pub struct Fixed {
            /// The member `id`.
            pub id: String,
        }

        rt::object! {
            Fixed {
                _: constant("kind", "fixed"),
                id: required("id"),
                _: forbidden("forbidden", "not"),
                .. => skip,
            }
        }
    }

    pub use fixed::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Fixed);
}
