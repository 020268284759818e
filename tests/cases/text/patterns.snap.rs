//! Patterns, version `1`.

pub mod types {
    //! The schemas of the document.

    mod text {
        use copperplate_runtime as rt;

        /// The schema `Text`.
        #[derive(Clone, Default)]
        pub struct Text {
            /// The member `strong`.
            pub strong: Option<String>,
            /// The member `behind`.
            pub behind: Option<String>,
            /// The member `pair`.
            pub pair: Option<String>,
            /// The member `named`.
            pub named: Option<String>,
            /// The member `end`.
            pub end: Option<String>,
            /// The member `line`.
            pub line: Option<String>,
            /// The member `word`.
            pub word: Option<String>,
            /// The member `emoji`.
            pub emoji: Option<String>,
            /// The member `space`.
            pub space: Option<String>,
            /// The member `loose`.
            pub loose: Option<String>,
        }

        rt::object! {
            Text {
                strong: optional("strong") where pattern(&TEXT_STRONG_PATTERN),
                behind: optional("behind") where pattern(&TEXT_BEHIND_PATTERN),
                pair: optional("pair") where pattern(&TEXT_PAIR_PATTERN),
                named: optional("named") where pattern(&TEXT_NAMED_PATTERN),
                end: optional("end") where pattern(&TEXT_END_PATTERN),
                line: optional("line") where pattern(&TEXT_LINE_PATTERN),
                word: optional("word") where pattern(&TEXT_WORD_PATTERN),
                emoji: optional("emoji") where pattern(&TEXT_EMOJI_PATTERN),
                space: optional("space") where pattern(&TEXT_SPACE_PATTERN),
                loose: optional("loose") where pattern(&TEXT_LOOSE_PATTERN),
                .. => skip,
            }
        }

        static TEXT_STRONG_PATTERN: rt::Pattern = rt::Pattern::new(
            r#"^(?=.*\d)(?=.*[a-z])(?!.*\s).{4,}$"#,
        );

        static TEXT_BEHIND_PATTERN: rt::Pattern = rt::Pattern::new("(?<=€)\\d");

        static TEXT_PAIR_PATTERN: rt::Pattern = rt::Pattern::new(r#"^(["'])\w+\1$"#);

        static TEXT_NAMED_PATTERN: rt::Pattern = rt::Pattern::new("^(?<half>.+)-\\k<half>$");

        static TEXT_END_PATTERN: rt::Pattern = rt::Pattern::new("^a$");

        static TEXT_LINE_PATTERN: rt::Pattern = rt::Pattern::new("^.$");

        static TEXT_WORD_PATTERN: rt::Pattern = rt::Pattern::new(r#"^\w+\b"#);

        static TEXT_EMOJI_PATTERN: rt::Pattern = rt::Pattern::new(
            r#"^\ud83d\udc32\u{1F432}\p{Lu}$"#,
        );

        static TEXT_SPACE_PATTERN: rt::Pattern = rt::Pattern::new("^\\s$");

        static TEXT_LOOSE_PATTERN: rt::Pattern = rt::Pattern::new(r#"^[\w-.]+\-\"$"#);
    }

    pub use text::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Text);
}
