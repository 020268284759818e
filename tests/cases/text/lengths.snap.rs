//! Lengths, version `1`.

pub mod types {
    //! The schemas of the document.

    mod text {
        use copperplate_runtime as rt;

        /// The schema `Text`.
        #[derive(Clone, Default)]
        pub struct Text {
            /// The member `short`.
            pub short: Option<String>,
            /// The member `code`.
            pub code: Option<String>,
            /// The member `digits`.
            pub digits: Option<String>,
            /// The member `list`.
            pub list: Option<Vec<String>>,
        }

        rt::object! {
            Text {
                short: optional("short") where min_length(2) max_length(4),
                code: optional("code") where pattern(&TEXT_CODE_PATTERN),
                digits: optional("digits") where pattern(&TEXT_DIGITS_PATTERN),
                list: optional("list") where items(&rt::Schema::new().pattern(&TEXT_LIST_ITEMS_PATTERN)),
                .. => skip,
            }
        }

        static TEXT_CODE_PATTERN: rt::Pattern = rt::Pattern::new("^[A-Z]{3}$");

        static TEXT_DIGITS_PATTERN: rt::Pattern = rt::Pattern::new("\\d+");

        static TEXT_LIST_ITEMS_PATTERN: rt::Pattern = rt::Pattern::new("^a");
    }

    pub use text::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Text);
}
