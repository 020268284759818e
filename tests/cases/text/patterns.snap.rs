//! Patterns, version `1`.

pub mod types {
    //! The schemas of the document.
    mod text {
        use copperplate_runtime as rt;
        /// The schema `Text`.
        #[derive(Clone, Debug, PartialEq, Default)]
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
        static TEXT_MEMBERS: [rt::Member; 10] = [
            rt::Member::optional("strong")
                .schema(rt::Schema::new().pattern(&TEXT_STRONG_PATTERN)),
            rt::Member::optional("behind")
                .schema(rt::Schema::new().pattern(&TEXT_BEHIND_PATTERN)),
            rt::Member::optional("pair")
                .schema(rt::Schema::new().pattern(&TEXT_PAIR_PATTERN)),
            rt::Member::optional("named")
                .schema(rt::Schema::new().pattern(&TEXT_NAMED_PATTERN)),
            rt::Member::optional("end")
                .schema(rt::Schema::new().pattern(&TEXT_END_PATTERN)),
            rt::Member::optional("line")
                .schema(rt::Schema::new().pattern(&TEXT_LINE_PATTERN)),
            rt::Member::optional("word")
                .schema(rt::Schema::new().pattern(&TEXT_WORD_PATTERN)),
            rt::Member::optional("emoji")
                .schema(rt::Schema::new().pattern(&TEXT_EMOJI_PATTERN)),
            rt::Member::optional("space")
                .schema(rt::Schema::new().pattern(&TEXT_SPACE_PATTERN)),
            rt::Member::optional("loose")
                .schema(rt::Schema::new().pattern(&TEXT_LOOSE_PATTERN)),
        ];
        impl rt::Decode for Text {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&TEXT_MEMBERS)?;
                let mut strong = None;
                let mut behind = None;
                let mut pair = None;
                let mut named = None;
                let mut end = None;
                let mut line = None;
                let mut word = None;
                let mut emoji = None;
                let mut space = None;
                let mut loose = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => strong = members.value(),
                        1 => behind = members.value(),
                        2 => pair = members.value(),
                        3 => named = members.value(),
                        4 => end = members.value(),
                        5 => line = members.value(),
                        6 => word = members.value(),
                        7 => emoji = members.value(),
                        8 => space = members.value(),
                        9 => loose = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    strong,
                    behind,
                    pair,
                    named,
                    end,
                    line,
                    word,
                    emoji,
                    space,
                    loose,
                })
            }
        }
        impl rt::Encode for Text {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&TEXT_MEMBERS);
                members.value(&self.strong);
                members.value(&self.behind);
                members.value(&self.pair);
                members.value(&self.named);
                members.value(&self.end);
                members.value(&self.line);
                members.value(&self.word);
                members.value(&self.emoji);
                members.value(&self.space);
                members.value(&self.loose);
                members.finish();
            }
        }
        impl rt::Validate for Text {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&TEXT_MEMBERS[0], &self.strong);
                report.member(&TEXT_MEMBERS[1], &self.behind);
                report.member(&TEXT_MEMBERS[2], &self.pair);
                report.member(&TEXT_MEMBERS[3], &self.named);
                report.member(&TEXT_MEMBERS[4], &self.end);
                report.member(&TEXT_MEMBERS[5], &self.line);
                report.member(&TEXT_MEMBERS[6], &self.word);
                report.member(&TEXT_MEMBERS[7], &self.emoji);
                report.member(&TEXT_MEMBERS[8], &self.space);
                report.member(&TEXT_MEMBERS[9], &self.loose);
            }
        }
        static TEXT_STRONG_PATTERN: rt::Pattern = rt::Pattern::new(
            r#"^(?=.*\d)(?=.*[a-z])(?!.*\s).{4,}$"#,
        );
        static TEXT_BEHIND_PATTERN: rt::Pattern = rt::Pattern::new("(?<=€)\\d");
        static TEXT_PAIR_PATTERN: rt::Pattern = rt::Pattern::new(r#"^(["'])\w+\1$"#);
        static TEXT_NAMED_PATTERN: rt::Pattern = rt::Pattern::new(
            "^(?<half>.+)-\\k<half>$",
        );
        static TEXT_END_PATTERN: rt::Pattern = rt::Pattern::new("^a$");
        static TEXT_LINE_PATTERN: rt::Pattern = rt::Pattern::new("^.$");
        static TEXT_WORD_PATTERN: rt::Pattern = rt::Pattern::new(r#"^\w+\b"#);
        static TEXT_EMOJI_PATTERN: rt::Pattern = rt::Pattern::new(
            r#"^\ud83d\udc32\u{1F432}\p{Lu}$"#,
        );
        static TEXT_SPACE_PATTERN: rt::Pattern = rt::Pattern::new("^\\s$");
        static TEXT_LOOSE_PATTERN: rt::Pattern = rt::Pattern::new(r#"^[\w-.]+\-\"$"#);
    }
    pub use text::Text;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Text);
}
