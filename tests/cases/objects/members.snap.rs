//! Members, version `1`.

pub mod types {
    //! The schemas of the document.

    mod account {
        use copperplate_runtime as rt;

        /// An account.
        #[derive(Clone)]
        pub struct Account {
            /// Always there.
            pub id: String,
            /// There or not.
            pub name: Option<String>,
            /// Always there and perhaps null.
            pub closed: Option<String>,
            /// Absent or null or a value.
            pub note: rt::Presence<String>,
        }

        rt::object! {
            Account {
                id: required("id"),
                name: optional("name"),
                closed: required("closed"),
                note: nullable("note"),
                .. => skip,
            }
        }
    }

    pub use account::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Account);
}
