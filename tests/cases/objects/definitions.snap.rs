//! Definitions, version `1`.

pub mod types {
    //! The schemas of the document.

    mod account {
        use copperplate_runtime as rt;

        /// The schema `Account`.
        #[derive(Clone)]
        pub struct Account {
            /// The member `owner`.
            pub owner: String,
        }

        rt::object! {
            Account {
                owner: required("owner") where max_length(3),
                .. => skip,
            }
        }
    }

    pub use account::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Account);
}
