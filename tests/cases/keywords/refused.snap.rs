//! Refused, version `1`.

pub mod types {
    //! The schemas of the document.
    mod apart {
        use copperplate_runtime as rt;
        /// The schema `Apart`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Apart {
            /// The member `a`.
            pub a: Option<i64>,
        }
        static APART_MEMBERS: [rt::Member; 2] = [
            rt::Member::optional("a"),
            rt::Member::forbidden("b", "additionalProperties"),
        ];
        impl rt::Decode for Apart {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&APART_MEMBERS)?;
                let mut a = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        _ => members.refuse(),
                    }
                }
                members.finish();
                Some(Self { a })
            }
        }
        impl rt::Encode for Apart {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&APART_MEMBERS);
                members.value(&self.a);
                members.finish();
            }
        }
        impl rt::Validate for Apart {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod both {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Both`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Both {
            /// The member `a`.
            pub a: Option<i64>,
        }
        static BOTH_MEMBERS: [rt::Member; 1] = [rt::Member::optional("a")];
        impl rt::Decode for Both {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut members = input.object(&BOTH_MEMBERS)?;
                let mut a = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        _ => members.refuse(),
                    }
                }
                members.finish();
                input.evaluate(begin, &rules::BOTH);
                Some(Self { a })
            }
        }
        impl rt::Encode for Both {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&BOTH_MEMBERS);
                members.value(&self.a);
                members.finish();
            }
        }
        impl rt::Validate for Both {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.evaluate(self, &rules::BOTH);
            }
        }
    }
    mod closed {
        use copperplate_runtime as rt;
        /// The schema `Closed`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Closed {
            /// The member `a`.
            pub a: Option<i64>,
        }
        static CLOSED_MEMBERS: [rt::Member; 1] = [rt::Member::optional("a")];
        impl rt::Decode for Closed {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&CLOSED_MEMBERS)?;
                let mut a = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        _ => members.refuse(),
                    }
                }
                members.finish();
                Some(Self { a })
            }
        }
        impl rt::Encode for Closed {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&CLOSED_MEMBERS);
                members.value(&self.a);
                members.finish();
            }
        }
        impl rt::Validate for Closed {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod impossible {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Impossible`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Impossible {
            /// The member `b`.
            pub b: i64,
        }
        static IMPOSSIBLE_MEMBERS: [rt::Member; 2] = [
            rt::Member::forbidden("a", "type"),
            rt::Member::required("b"),
        ];
        impl rt::Decode for Impossible {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut members = input.object(&IMPOSSIBLE_MEMBERS)?;
                let mut b = None;
                while let Some(member) = members.next() {
                    match member {
                        1 => b = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                input.evaluate(begin, &rules::IMPOSSIBLE_REST);
                Some(Self { b: b? })
            }
        }
        impl rt::Encode for Impossible {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&IMPOSSIBLE_MEMBERS);
                members.value(&self.b);
                members.finish();
            }
        }
        impl rt::Validate for Impossible {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.evaluate(self, &rules::IMPOSSIBLE_REST);
            }
        }
    }
    mod items {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Items`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Items {
            /// The member `none`.
            pub none: Option<Vec<rt::Json>>,
            /// The member `pair`.
            pub pair: Option<Vec<rt::Json>>,
            /// The member `negated`.
            pub negated: Option<Vec<rt::Json>>,
            /// The member `left`.
            pub left: Option<Vec<rt::Json>>,
        }
        static ITEMS_MEMBERS: [rt::Member; 4] = [
            rt::Member::optional("none")
                .schema(rt::Schema::new().items(&ITEMS_NONE_ITEMS)),
            rt::Member::optional("pair")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::ITEMS_PAIR_REST)]),
                ),
            rt::Member::optional("negated")
                .schema(rt::Schema::new().items(&ITEMS_NEGATED_ITEMS)),
            rt::Member::optional("left")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::ITEMS_LEFT_REST)]),
                ),
        ];
        impl rt::Decode for Items {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&ITEMS_MEMBERS)?;
                let mut none = None;
                let mut pair = None;
                let mut negated = None;
                let mut left = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => none = members.value(),
                        1 => pair = members.value(),
                        2 => negated = members.value(),
                        3 => left = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { none, pair, negated, left })
            }
        }
        impl rt::Encode for Items {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&ITEMS_MEMBERS);
                members.value(&self.none);
                members.value(&self.pair);
                members.value(&self.negated);
                members.value(&self.left);
                members.finish();
            }
        }
        impl rt::Validate for Items {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&ITEMS_MEMBERS[0], &self.none);
                report.member(&ITEMS_MEMBERS[1], &self.pair);
                report.member(&ITEMS_MEMBERS[2], &self.negated);
                report.member(&ITEMS_MEMBERS[3], &self.left);
            }
        }
        static ITEMS_NONE_ITEMS: rt::Schema = rt::Schema::new()
            .keywords(&[rt::Keyword::False]);
        static ITEMS_NEGATED_ITEMS: rt::Schema = rt::Schema::new()
            .keywords(&[rt::Keyword::Never("not")]);
    }
    mod left {
        use copperplate_runtime as rt;
        /// The schema `Left`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Left {
            /// The member `a`.
            pub a: Option<i64>,
        }
        static LEFT_MEMBERS: [rt::Member; 1] = [rt::Member::optional("a")];
        impl rt::Decode for Left {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&LEFT_MEMBERS)?;
                let mut a = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        _ => members.refuse_unevaluated(),
                    }
                }
                members.finish();
                Some(Self { a })
            }
        }
        impl rt::Encode for Left {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LEFT_MEMBERS);
                members.value(&self.a);
                members.finish();
            }
        }
        impl rt::Validate for Left {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod left_by_branches {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `LeftByBranches`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum LeftByBranches {
            /// One of the forms of this value.
            LeftByBranchesVariant1(LeftByBranchesVariant1),
            /// One of the forms of this value.
            LeftByBranchesVariant2(LeftByBranchesVariant2),
        }
        impl rt::Decode for LeftByBranches {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut union = input.any_of();
                union.branch(Self::LeftByBranchesVariant1);
                union.branch(Self::LeftByBranchesVariant2);
                let value = union.finish();
                input.evaluate(begin, &rules::LEFT_BY_BRANCHES);
                value
            }
        }
        impl rt::Encode for LeftByBranches {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::LeftByBranchesVariant1(value) => value.encode(output, &rt::ANY),
                    Self::LeftByBranchesVariant2(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for LeftByBranches {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::LeftByBranchesVariant1(value) => own.value(value, &rt::ANY),
                    Self::LeftByBranchesVariant2(value) => own.value(value, &rt::ANY),
                }
                own.evaluate(self, &rules::LEFT_BY_BRANCHES);
                report.any_of(self, own);
            }
        }
        impl From<LeftByBranchesVariant1> for LeftByBranches {
            fn from(value: LeftByBranchesVariant1) -> Self {
                Self::LeftByBranchesVariant1(value)
            }
        }
        impl From<LeftByBranchesVariant2> for LeftByBranches {
            fn from(value: LeftByBranchesVariant2) -> Self {
                Self::LeftByBranchesVariant2(value)
            }
        }
        /// What `variant1` of `LeftByBranches` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct LeftByBranchesVariant1 {
            /// The member `b`.
            pub b: i64,
            /// The member `a`.
            pub a: Option<i64>,
        }
        static LEFT_BY_BRANCHES_VARIANT1_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("b"),
            rt::Member::optional("a"),
        ];
        impl rt::Decode for LeftByBranchesVariant1 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&LEFT_BY_BRANCHES_VARIANT1_MEMBERS)?;
                let mut b = None;
                let mut a = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => b = members.value(),
                        1 => a = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { b: b?, a })
            }
        }
        impl rt::Encode for LeftByBranchesVariant1 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LEFT_BY_BRANCHES_VARIANT1_MEMBERS);
                members.value(&self.b);
                members.value(&self.a);
                members.finish();
            }
        }
        impl rt::Validate for LeftByBranchesVariant1 {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
        /// What `variant2` of `LeftByBranches` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct LeftByBranchesVariant2 {
            /// The member `c`.
            pub c: Option<i64>,
            /// The member `a`.
            pub a: Option<i64>,
        }
        static LEFT_BY_BRANCHES_VARIANT2_MEMBERS: [rt::Member; 2] = [
            rt::Member::optional("c"),
            rt::Member::optional("a"),
        ];
        impl rt::Decode for LeftByBranchesVariant2 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&LEFT_BY_BRANCHES_VARIANT2_MEMBERS)?;
                let mut c = None;
                let mut a = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => c = members.value(),
                        1 => a = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { c, a })
            }
        }
        impl rt::Encode for LeftByBranchesVariant2 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LEFT_BY_BRANCHES_VARIANT2_MEMBERS);
                members.value(&self.c);
                members.value(&self.a);
                members.finish();
            }
        }
        impl rt::Validate for LeftByBranchesVariant2 {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod left_by_reference {
        use copperplate_runtime as rt;
        /// The schema `LeftByReference`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct LeftByReference {
            /// The member `a`.
            pub a: Option<i64>,
        }
        static LEFT_BY_REFERENCE_MEMBERS: [rt::Member; 1] = [rt::Member::optional("a")];
        impl rt::Decode for LeftByReference {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&LEFT_BY_REFERENCE_MEMBERS)?;
                let mut a = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        _ => members.refuse_unevaluated(),
                    }
                }
                members.finish();
                Some(Self { a })
            }
        }
        impl rt::Encode for LeftByReference {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LEFT_BY_REFERENCE_MEMBERS);
                members.value(&self.a);
                members.finish();
            }
        }
        impl rt::Validate for LeftByReference {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod maps {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Maps`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Maps {
            /// The member `within`.
            pub within: Option<rt::Map<MapsWithinValue>>,
            /// The member `values`.
            pub values: Option<rt::Map<rt::Json>>,
            /// The member `matching`.
            pub matching: Option<rt::Map<rt::Json>>,
        }
        static MAPS_MEMBERS: [rt::Member; 3] = [
            rt::Member::optional("within"),
            rt::Member::optional("values")
                .schema(rt::Schema::new().items(&MAPS_VALUES_ITEMS)),
            rt::Member::optional("matching")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::MAPS_MATCHING_REST)]),
                ),
        ];
        impl rt::Decode for Maps {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&MAPS_MEMBERS)?;
                let mut within = None;
                let mut values = None;
                let mut matching = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => within = members.value(),
                        1 => values = members.value(),
                        2 => matching = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { within, values, matching })
            }
        }
        impl rt::Encode for Maps {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&MAPS_MEMBERS);
                members.value(&self.within);
                members.value(&self.values);
                members.value(&self.matching);
                members.finish();
            }
        }
        impl rt::Validate for Maps {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&MAPS_MEMBERS[0], &self.within);
                report.member(&MAPS_MEMBERS[1], &self.values);
                report.member(&MAPS_MEMBERS[2], &self.matching);
            }
        }
        static MAPS_VALUES_ITEMS: rt::Schema = rt::Schema::new()
            .keywords(&[rt::Keyword::Never("not")]);
        /// What `value` of `Maps.within` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct MapsWithinValue {}
        static MAPS_WITHIN_VALUE_MEMBERS: [rt::Member; 1] = [
            rt::Member::forbidden("never", "false"),
        ];
        impl rt::Decode for MapsWithinValue {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&MAPS_WITHIN_VALUE_MEMBERS)?;
                while members.next().is_some() {
                    members.skip();
                }
                members.finish();
                Some(Self {})
            }
        }
        impl rt::Encode for MapsWithinValue {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                output.object(&MAPS_WITHIN_VALUE_MEMBERS).finish();
            }
        }
        impl rt::Validate for MapsWithinValue {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod never {
        use copperplate_runtime as rt;
        /// The schema `Never`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Never {}
        static NEVER_MEMBERS: [rt::Member; 5] = [
            rt::Member::forbidden("boolean", "false"),
            rt::Member::forbidden("reference", "false"),
            rt::Member::forbidden("negated", "not"),
            rt::Member::forbidden("listed", "enum"),
            rt::Member::forbidden("absent", "not"),
        ];
        impl rt::Decode for Never {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&NEVER_MEMBERS)?;
                while members.next().is_some() {
                    members.skip();
                }
                members.finish();
                Some(Self {})
            }
        }
        impl rt::Encode for Never {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                output.object(&NEVER_MEMBERS).finish();
            }
        }
        impl rt::Validate for Never {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    pub use apart::Apart;
    pub use both::Both;
    pub use closed::Closed;
    pub use impossible::Impossible;
    pub use items::Items;
    pub use left::Left;
    pub use left_by_branches::{
        LeftByBranches, LeftByBranchesVariant1, LeftByBranchesVariant2,
    };
    pub use left_by_reference::LeftByReference;
    pub use maps::{Maps, MapsWithinValue};
    pub use never::Never;
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Apart, Both, Closed, Impossible, Items, Left, LeftByBranches,
        LeftByBranchesVariant1, LeftByBranchesVariant2, LeftByReference, Maps,
        MapsWithinValue, Never
    );
}

mod rules {
    //! Keywords that no Rust type holds; they are evaluated on the JSON of a value.
    use copperplate_runtime as rt;
    pub(super) static BOTH: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["object"]),
                rt::Keyword::Properties {
                    named: &[("a", &BOTH_A)],
                    matching: &[],
                    additional: Some(&BOTH_ADDITIONAL_PROPERTIES),
                },
                rt::Keyword::UnevaluatedProperties(&BOTH_UNEVALUATED_PROPERTIES),
            ],
        );
    pub(super) static BOTH_A: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);
    pub(super) static BOTH_ADDITIONAL_PROPERTIES: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);
    pub(super) static BOTH_UNEVALUATED_PROPERTIES: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);
    pub(super) static IMPOSSIBLE_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Required(&["a"])]);
    pub(super) static ITEMS_LEFT: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["array"]),
                rt::Keyword::Items {
                    prefix: &[&ITEMS_LEFT_PREFIX_ITEMS_0],
                    rest: None,
                },
                rt::Keyword::UnevaluatedItems(&ITEMS_LEFT_UNEVALUATED_ITEMS),
            ],
        );
    pub(super) static ITEMS_LEFT_PREFIX_ITEMS_0: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);
    pub(super) static ITEMS_LEFT_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Ref(&ITEMS_LEFT),
                rt::Keyword::Items {
                    prefix: &[&ITEMS_LEFT_PREFIX_ITEMS_0],
                    rest: None,
                },
            ],
        );
    pub(super) static ITEMS_LEFT_UNEVALUATED_ITEMS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);
    pub(super) static ITEMS_PAIR_ITEMS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);
    pub(super) static ITEMS_PAIR_PREFIX_ITEMS_0: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);
    pub(super) static ITEMS_PAIR_PREFIX_ITEMS_1: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);
    pub(super) static ITEMS_PAIR_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Items {
                    prefix: &[&ITEMS_PAIR_PREFIX_ITEMS_0, &ITEMS_PAIR_PREFIX_ITEMS_1],
                    rest: Some(&ITEMS_PAIR_ITEMS),
                },
            ],
        );
    pub(super) static LEFT_BY_BRANCHES: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["object"]),
                rt::Keyword::Properties {
                    named: &[("a", &LEFT_BY_BRANCHES_A)],
                    matching: &[],
                    additional: None,
                },
                rt::Keyword::AnyOf(
                    &[&LEFT_BY_BRANCHES_ANY_OF_0, &LEFT_BY_BRANCHES_ANY_OF_1],
                ),
                rt::Keyword::UnevaluatedProperties(
                    &LEFT_BY_BRANCHES_UNEVALUATED_PROPERTIES,
                ),
            ],
        );
    pub(super) static LEFT_BY_BRANCHES_A: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);
    pub(super) static LEFT_BY_BRANCHES_ANY_OF_0: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Required(&["b"]),
                rt::Keyword::Properties {
                    named: &[("b", &LEFT_BY_BRANCHES_ANY_OF_0_B)],
                    matching: &[],
                    additional: None,
                },
            ],
        );
    pub(super) static LEFT_BY_BRANCHES_ANY_OF_0_B: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);
    pub(super) static LEFT_BY_BRANCHES_ANY_OF_1: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[("c", &LEFT_BY_BRANCHES_ANY_OF_1_C)],
                    matching: &[],
                    additional: None,
                },
            ],
        );
    pub(super) static LEFT_BY_BRANCHES_ANY_OF_1_C: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);
    pub(super) static LEFT_BY_BRANCHES_UNEVALUATED_PROPERTIES: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);
    pub(super) static MAPS_MATCHING_PATTERN_PROPERTIES_CARET_X: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);
    pub(super) static MAPS_MATCHING_PATTERN_PROPERTIES_CARET_Y: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&MAPS_MATCHING_PATTERN_PROPERTIES_CARET_Y_NOT)]);
    pub(super) static MAPS_MATCHING_PATTERN_PROPERTIES_CARET_Y_NOT: rt::Schema = rt::Schema::new();
    pub(super) static MAPS_MATCHING_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[],
                    matching: &[
                        (
                            &MAPS_MATCHING_REST_PATTERN1,
                            &MAPS_MATCHING_PATTERN_PROPERTIES_CARET_X,
                        ),
                        (
                            &MAPS_MATCHING_REST_PATTERN2,
                            &MAPS_MATCHING_PATTERN_PROPERTIES_CARET_Y,
                        ),
                    ],
                    additional: None,
                },
            ],
        );
    static MAPS_MATCHING_REST_PATTERN1: rt::Pattern = rt::Pattern::new("^x-");
    static MAPS_MATCHING_REST_PATTERN2: rt::Pattern = rt::Pattern::new("^y-");
}

pub mod operations {
    //! The operations of the document, each with its request and its answers.
    mod send_parts {
        use copperplate_runtime as rt;
        /// POST `/parts`
        ///
        /// `POST /parts`
        #[derive(Clone, Copy, Debug)]
        pub struct SendParts;
        impl rt::Operation for SendParts {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "sendParts",
                    rt::Method::POST,
                    "/parts",
                )
                .consumes(&["multipart/form-data"]);
            type Request = SendPartsRequest;
            type Response = SendPartsResponse;
            type Error = SendPartsError;
        }
        /// What `sendParts` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct SendPartsRequest {
            /// The request body.
            pub body: SendPartsParts,
        }
        /// The body that `sendParts` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct SendPartsParts {
            /// The part `a`.
            pub a: Option<String>,
        }
        static SEND_PARTS_A_PART: rt::TextPart = rt::TextPart::new("a");
        impl rt::Multipart for SendPartsParts {
            fn write(&self, to: &mut rt::PartsWriter) {
                to.optional(&SEND_PARTS_A_PART, &self.a);
            }
            fn read(from: &mut rt::PartsReader<'_>) -> Option<Self> {
                let a = from.optional(&SEND_PARTS_A_PART);
                from.forbidden("b", "false");
                from.forbidden("c", "not");
                from.no_others("unevaluatedProperties");
                Some(Self { a })
            }
            fn check(&self, _: &mut rt::Report) {}
        }
        impl rt::WireRequest for SendPartsRequest {
            fn write(&self, to: &mut rt::RequestWriter) {
                to.body(&rt::MultipartBody, &self.body);
            }
            fn read(from: &mut rt::RequestReader<'_>) -> Option<Self> {
                let body = from.body(&rt::MultipartBody);
                Some(Self { body: body? })
            }
        }
        impl rt::Validate for SendPartsRequest {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.content(&rt::MultipartBody, &self.body);
            }
        }
        /// What `sendParts` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SendPartsResponse {
            /// 204: Done.
            NoContent,
        }
        impl rt::WireResponse for SendPartsResponse {
            fn write(&self, to: &mut rt::ResponseWriter) {
                match self {
                    Self::NoContent => {
                        to.status(204);
                    }
                }
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                match from.status() {
                    204 => Some(Self::NoContent),
                    _ => from.undocumented(),
                }
            }
        }
        /// What `sendParts` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SendPartsError {}
        impl rt::WireResponse for SendPartsError {
            fn write(&self, _: &mut rt::ResponseWriter) {
                match *self {}
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                from.undocumented()
            }
        }
        impl std::fmt::Display for SendPartsError {
            fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match *self {}
            }
        }
        impl std::error::Error for SendPartsError {}
    }
    mod send_more {
        use copperplate_runtime as rt;
        /// POST `/more`
        ///
        /// `POST /more`
        #[derive(Clone, Copy, Debug)]
        pub struct SendMore;
        impl rt::Operation for SendMore {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "sendMore",
                    rt::Method::POST,
                    "/more",
                )
                .consumes(&["multipart/form-data"]);
            type Request = SendMoreRequest;
            type Response = SendMoreResponse;
            type Error = SendMoreError;
        }
        /// What `sendMore` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct SendMoreRequest {
            /// The request body.
            pub body: SendMoreParts,
        }
        /// The body that `sendMore` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct SendMoreParts {
            /// The part `a`.
            pub a: Option<String>,
        }
        static SEND_MORE_A_PART: rt::TextPart = rt::TextPart::new("a");
        impl rt::Multipart for SendMoreParts {
            fn write(&self, to: &mut rt::PartsWriter) {
                to.optional(&SEND_MORE_A_PART, &self.a);
            }
            fn read(from: &mut rt::PartsReader<'_>) -> Option<Self> {
                let a = from.optional(&SEND_MORE_A_PART);
                from.forbidden("b", "false");
                Some(Self { a })
            }
            fn check(&self, _: &mut rt::Report) {}
        }
        impl rt::WireRequest for SendMoreRequest {
            fn write(&self, to: &mut rt::RequestWriter) {
                to.body(&rt::MultipartBody, &self.body);
            }
            fn read(from: &mut rt::RequestReader<'_>) -> Option<Self> {
                let body = from.body(&rt::MultipartBody);
                Some(Self { body: body? })
            }
        }
        impl rt::Validate for SendMoreRequest {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.content(&rt::MultipartBody, &self.body);
            }
        }
        /// What `sendMore` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SendMoreResponse {
            /// 204: Done.
            NoContent,
        }
        impl rt::WireResponse for SendMoreResponse {
            fn write(&self, to: &mut rt::ResponseWriter) {
                match self {
                    Self::NoContent => {
                        to.status(204);
                    }
                }
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                match from.status() {
                    204 => Some(Self::NoContent),
                    _ => from.undocumented(),
                }
            }
        }
        /// What `sendMore` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SendMoreError {}
        impl rt::WireResponse for SendMoreError {
            fn write(&self, _: &mut rt::ResponseWriter) {
                match *self {}
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                from.undocumented()
            }
        }
        impl std::fmt::Display for SendMoreError {
            fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match *self {}
            }
        }
        impl std::error::Error for SendMoreError {}
    }
    pub use send_parts::{
        SendParts, SendPartsError, SendPartsParts, SendPartsRequest, SendPartsResponse,
    };
    pub use send_more::{
        SendMore, SendMoreError, SendMoreParts, SendMoreRequest, SendMoreResponse,
    };
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].
    use copperplate_runtime as rt;
    use super::operations::{
        SendParts, SendPartsError, SendPartsRequest, SendPartsResponse, SendMore,
        SendMoreError, SendMoreRequest, SendMoreResponse,
    };
    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];
    /// Calls `Refused`.
    ///
    /// Cloning it is cheap; clones share connections and credentials.
    #[derive(Clone, Debug)]
    pub struct Client(rt::client::Client);
    impl Client {
        /// Begins a client; the first of [`SERVERS`] is called unless another URL is set.
        #[must_use]
        pub fn builder() -> rt::client::Builder<Self> {
            rt::client::Builder::new(SERVERS, Self)
        }
        /// The same client at another server, such as one of [`SERVERS`] or what a type of
        /// `servers` has made.
        ///
        /// # Errors
        ///
        /// A URL that can't be used.
        pub fn at(
            &self,
            server: impl Into<rt::ServerUrl>,
        ) -> Result<Self, rt::client::BuildError> {
            self.0.at(server).map(Self)
        }
        /// POST `/parts`
        ///
        /// # Errors
        ///
        /// A documented answer of failure, any answer that the document does not describe, a
        /// request that breaks the document's rules, or a failure to reach the server.
        pub async fn send_parts(
            &self,
            request: &SendPartsRequest,
        ) -> Result<
            rt::client::Answer<SendPartsResponse>,
            rt::client::Error<SendPartsError>,
        > {
            self.0.send::<SendParts>(request).await
        }
        /// POST `/more`
        ///
        /// # Errors
        ///
        /// A documented answer of failure, any answer that the document does not describe, a
        /// request that breaks the document's rules, or a failure to reach the server.
        pub async fn send_more(
            &self,
            request: &SendMoreRequest,
        ) -> Result<
            rt::client::Answer<SendMoreResponse>,
            rt::client::Error<SendMoreError>,
        > {
            self.0.send::<SendMore>(request).await
        }
    }
}

#[cfg(feature = "client")]
pub use client::Client;

#[cfg(feature = "server")]
pub mod server {
    //! The server: implement [`Service`] and serve [`router`].
    use copperplate_runtime as rt;
    use super::operations::{
        SendParts, SendPartsError, SendPartsRequest, SendPartsResponse, SendMore,
        SendMoreError, SendMoreRequest, SendMoreResponse,
    };
    /// What a server of `Refused` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/parts`
        fn send_parts(
            &self,
            request: SendPartsRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<Output = Result<SendPartsResponse, SendPartsError>> + Send;
        /// POST `/more`
        fn send_more(
            &self,
            request: SendMoreRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<Output = Result<SendMoreResponse, SendMoreError>> + Send;
    }
    /// An ordinary `axum` router, which nests, layers and merges like any other.
    pub fn router<S: Service>(service: S) -> rt::server::Router {
        routes(service).finish()
    }
    /// The operations, for a router with other limits.
    pub fn routes<S: Service>(service: S) -> rt::server::Routes<S> {
        rt::server::Routes::new(service, &REFUSALS)
            .public::<
                SendParts,
                _,
                _,
            >(|service, request, context| async move {
                service.send_parts(request, context).await
            })
            .public::<
                SendMore,
                _,
                _,
            >(|service, request, context| async move {
                service.send_more(request, context).await
            })
    }
    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
