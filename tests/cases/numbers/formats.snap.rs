//! Formats, version `1`.

pub mod types {
    //! The schemas of the document.

    mod formats {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Formats`.
        #[derive(Clone, Default)]
        pub struct Formats {
            /// The member `u8`.
            pub u8: Option<i64>,
            /// The member `u16`.
            pub u16: Option<i64>,
            /// The member `u32`.
            pub u32: rt::Presence<i64>,
            /// The member `u64`.
            pub u64: Option<u64>,
            /// The member `free`.
            pub free: Option<u64>,
            /// The member `i8`.
            pub i8: Option<i64>,
            /// The member `i16`.
            pub i16: Option<i64>,
            /// The member `safe`.
            pub safe: Option<i64>,
            /// The member `merged`.
            pub merged: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<rt::Json>,
        }

        rt::object! {
            Formats where rules::FORMATS_REST {
                u8: optional("u8") where minimum("0") maximum("255"),
                u16: optional("u16") where minimum("0") maximum("65535"),
                u32: nullable("u32") where exclusive_minimum("0") maximum("4294967295"),
                u64: optional("u64") where minimum("0") maximum("18446744073709551615"),
                free: optional("free") where minimum("0") maximum("18446744073709551615"),
                i8: optional("i8") where minimum("-128") maximum("127"),
                i16: optional("i16") where minimum("-32768") maximum("32767"),
                safe: optional("safe") where minimum("-9007199254740991") maximum("9007199254740991"),
                merged: optional("merged") where maximum("9") minimum("0"),
                .. => additional: keep(&rt::ANY),
            }
        }
    }

    pub use formats::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Formats);
}

mod rules {
    //! Keywords that no Rust type holds; they are evaluated on the JSON of a value.

    use copperplate_runtime as rt;

    pub(super) static FORMATS_PATTERN_PROPERTIES_CARET_X: rt::Schema = rt::Schema::new()
        .minimum("0")
        .maximum("255")
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static FORMATS_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[
                        ("u8", &rt::ANY),
                        ("u16", &rt::ANY),
                        ("u32", &rt::ANY),
                        ("u64", &rt::ANY),
                        ("free", &rt::ANY),
                        ("i8", &rt::ANY),
                        ("i16", &rt::ANY),
                        ("safe", &rt::ANY),
                        ("merged", &rt::ANY),
                    ],
                    matching: &[
                        (&FORMATS_REST_PATTERN1, &FORMATS_PATTERN_PROPERTIES_CARET_X),
                    ],
                    additional: None,
                },
            ],
        );

    static FORMATS_REST_PATTERN1: rt::Pattern = rt::Pattern::new("^x-");
}
