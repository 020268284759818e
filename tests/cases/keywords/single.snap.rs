//! Single keywords, version `1`.

pub mod types {
    //! The schemas of the document.
    mod lists {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Lists`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Lists {
            /// The member `least`.
            pub least: Option<Vec<i64>>,
            /// The member `most`.
            pub most: Option<Vec<i64>>,
            /// The member `set`.
            pub set: Option<Vec<i64>>,
            /// The member `typed`.
            pub typed: Option<Vec<String>>,
            /// The member `some`.
            pub some: Option<Vec<i64>>,
            /// The member `several`.
            pub several: Option<Vec<i64>>,
            /// The member `pair`.
            pub pair: Option<Vec<rt::Json>>,
            /// The member `closed`.
            pub closed: Option<Vec<rt::Json>>,
            /// The member `all`.
            pub all: Option<Vec<i64>>,
        }
        static LISTS_MEMBERS: [rt::Member; 9] = [
            rt::Member::optional("least").schema(rt::Schema::new().min_items(2)),
            rt::Member::optional("most").schema(rt::Schema::new().max_items(2)),
            rt::Member::optional("set").schema(rt::Schema::new().unique_items()),
            rt::Member::optional("typed")
                .schema(rt::Schema::new().items(&LISTS_TYPED_ITEMS)),
            rt::Member::optional("some")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::LISTS_SOME_REST)]),
                ),
            rt::Member::optional("several")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::LISTS_SEVERAL_REST)]),
                ),
            rt::Member::optional("pair")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::LISTS_PAIR_REST)]),
                ),
            rt::Member::optional("closed")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::LISTS_CLOSED_REST)]),
                ),
            rt::Member::optional("all")
                .schema(rt::Schema::new().min_items(1).max_items(4).unique_items()),
        ];
        impl rt::Decode for Lists {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&LISTS_MEMBERS)?;
                let mut least = None;
                let mut most = None;
                let mut set = None;
                let mut typed = None;
                let mut some = None;
                let mut several = None;
                let mut pair = None;
                let mut closed = None;
                let mut all = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => least = members.value(),
                        1 => most = members.value(),
                        2 => set = members.value(),
                        3 => typed = members.value(),
                        4 => some = members.value(),
                        5 => several = members.value(),
                        6 => pair = members.value(),
                        7 => closed = members.value(),
                        8 => all = members.value(),
                        _ => members.refuse(),
                    }
                }
                members.finish();
                Some(Self {
                    least,
                    most,
                    set,
                    typed,
                    some,
                    several,
                    pair,
                    closed,
                    all,
                })
            }
        }
        impl rt::Encode for Lists {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LISTS_MEMBERS);
                members.value(&self.least);
                members.value(&self.most);
                members.value(&self.set);
                members.value(&self.typed);
                members.value(&self.some);
                members.value(&self.several);
                members.value(&self.pair);
                members.value(&self.closed);
                members.value(&self.all);
                members.finish();
            }
        }
        impl rt::Validate for Lists {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&LISTS_MEMBERS[0], &self.least);
                report.member(&LISTS_MEMBERS[1], &self.most);
                report.member(&LISTS_MEMBERS[2], &self.set);
                report.member(&LISTS_MEMBERS[3], &self.typed);
                report.member(&LISTS_MEMBERS[4], &self.some);
                report.member(&LISTS_MEMBERS[5], &self.several);
                report.member(&LISTS_MEMBERS[6], &self.pair);
                report.member(&LISTS_MEMBERS[7], &self.closed);
                report.member(&LISTS_MEMBERS[8], &self.all);
            }
        }
        static LISTS_TYPED_ITEMS: rt::Schema = rt::Schema::new().max_length(3);
    }
    mod numbers {
        use copperplate_runtime as rt;
        /// The schema `Numbers`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Numbers {
            /// The member `least`.
            pub least: Option<i64>,
            /// The member `most`.
            pub most: Option<i64>,
            /// The member `above`.
            pub above: Option<f64>,
            /// The member `below`.
            pub below: Option<f64>,
            /// The member `cents`.
            pub cents: Option<rt::Decimal>,
            /// The member `thirds`.
            pub thirds: Option<i64>,
            /// The member `listed`.
            pub listed: Option<i64>,
            /// The member `fixed`.
            pub fixed: Option<i64>,
            /// The member `all`.
            pub all: Option<i64>,
        }
        static NUMBERS_MEMBERS: [rt::Member; 9] = [
            rt::Member::optional("least").schema(rt::Schema::new().minimum("-2")),
            rt::Member::optional("most").schema(rt::Schema::new().maximum("7")),
            rt::Member::optional("above")
                .schema(rt::Schema::new().exclusive_minimum("0.1")),
            rt::Member::optional("below")
                .schema(rt::Schema::new().exclusive_maximum("10")),
            rt::Member::optional("cents").schema(rt::Schema::new().multiple_of("0.01")),
            rt::Member::optional("thirds").schema(rt::Schema::new().multiple_of("3")),
            rt::Member::optional("listed")
                .schema(rt::Schema::new().values(&["1", "2", "3"])),
            rt::Member::optional("fixed").schema(rt::Schema::new().values(&["4"])),
            rt::Member::optional("all")
                .schema(rt::Schema::new().minimum("0").maximum("30").multiple_of("5")),
        ];
        impl rt::Decode for Numbers {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&NUMBERS_MEMBERS)?;
                let mut least = None;
                let mut most = None;
                let mut above = None;
                let mut below = None;
                let mut cents = None;
                let mut thirds = None;
                let mut listed = None;
                let mut fixed = None;
                let mut all = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => least = members.value(),
                        1 => most = members.value(),
                        2 => above = members.value(),
                        3 => below = members.value(),
                        4 => cents = members.value(),
                        5 => thirds = members.value(),
                        6 => listed = members.value(),
                        7 => fixed = members.value(),
                        8 => all = members.value(),
                        _ => members.refuse(),
                    }
                }
                members.finish();
                Some(Self {
                    least,
                    most,
                    above,
                    below,
                    cents,
                    thirds,
                    listed,
                    fixed,
                    all,
                })
            }
        }
        impl rt::Encode for Numbers {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&NUMBERS_MEMBERS);
                members.value(&self.least);
                members.value(&self.most);
                members.value(&self.above);
                members.value(&self.below);
                members.value(&self.cents);
                members.value(&self.thirds);
                members.value(&self.listed);
                members.value(&self.fixed);
                members.value(&self.all);
                members.finish();
            }
        }
        impl rt::Validate for Numbers {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&NUMBERS_MEMBERS[0], &self.least);
                report.member(&NUMBERS_MEMBERS[1], &self.most);
                report.member(&NUMBERS_MEMBERS[2], &self.above);
                report.member(&NUMBERS_MEMBERS[3], &self.below);
                report.member(&NUMBERS_MEMBERS[4], &self.cents);
                report.member(&NUMBERS_MEMBERS[5], &self.thirds);
                report.member(&NUMBERS_MEMBERS[6], &self.listed);
                report.member(&NUMBERS_MEMBERS[7], &self.fixed);
                report.member(&NUMBERS_MEMBERS[8], &self.all);
            }
        }
    }
    mod objects {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Objects`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Objects {
            /// The member `needed`.
            pub needed: Option<ObjectsNeeded>,
            /// The member `closed`.
            pub closed: Option<ObjectsClosed>,
            /// The member `left`.
            pub left: Option<ObjectsLeft>,
            /// The member `least`.
            pub least: Option<rt::Map<i64>>,
            /// The member `most`.
            pub most: Option<rt::Map<i64>>,
            /// The member `counted`.
            pub counted: Option<ObjectsCounted>,
            /// The member `names`.
            pub names: Option<rt::Map<i64>>,
            /// The member `dependent`.
            pub dependent: Option<ObjectsDependent>,
            /// The member `matched`.
            pub matched: Option<rt::Map<rt::Json>>,
            /// The member `map`.
            pub map: Option<rt::Map<String>>,
        }
        static OBJECTS_MEMBERS: [rt::Member; 10] = [
            rt::Member::optional("needed"),
            rt::Member::optional("closed"),
            rt::Member::optional("left"),
            rt::Member::optional("least").schema(rt::Schema::new().min_properties(2)),
            rt::Member::optional("most").schema(rt::Schema::new().max_properties(2)),
            rt::Member::optional("counted"),
            rt::Member::optional("names")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::OBJECTS_NAMES_REST)]),
                ),
            rt::Member::optional("dependent"),
            rt::Member::optional("matched")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::OBJECTS_MATCHED_REST)]),
                ),
            rt::Member::optional("map")
                .schema(rt::Schema::new().items(&OBJECTS_MAP_ITEMS)),
        ];
        impl rt::Decode for Objects {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&OBJECTS_MEMBERS)?;
                let mut needed = None;
                let mut closed = None;
                let mut left = None;
                let mut least = None;
                let mut most = None;
                let mut counted = None;
                let mut names = None;
                let mut dependent = None;
                let mut matched = None;
                let mut map = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => needed = members.value(),
                        1 => closed = members.value(),
                        2 => left = members.value(),
                        3 => least = members.value(),
                        4 => most = members.value(),
                        5 => counted = members.value(),
                        6 => names = members.value(),
                        7 => dependent = members.value(),
                        8 => matched = members.value(),
                        9 => map = members.value(),
                        _ => members.refuse(),
                    }
                }
                members.finish();
                Some(Self {
                    needed,
                    closed,
                    left,
                    least,
                    most,
                    counted,
                    names,
                    dependent,
                    matched,
                    map,
                })
            }
        }
        impl rt::Encode for Objects {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&OBJECTS_MEMBERS);
                members.value(&self.needed);
                members.value(&self.closed);
                members.value(&self.left);
                members.value(&self.least);
                members.value(&self.most);
                members.value(&self.counted);
                members.value(&self.names);
                members.value(&self.dependent);
                members.value(&self.matched);
                members.value(&self.map);
                members.finish();
            }
        }
        impl rt::Validate for Objects {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&OBJECTS_MEMBERS[0], &self.needed);
                report.member(&OBJECTS_MEMBERS[1], &self.closed);
                report.member(&OBJECTS_MEMBERS[2], &self.left);
                report.member(&OBJECTS_MEMBERS[3], &self.least);
                report.member(&OBJECTS_MEMBERS[4], &self.most);
                report.member(&OBJECTS_MEMBERS[5], &self.counted);
                report.member(&OBJECTS_MEMBERS[6], &self.names);
                report.member(&OBJECTS_MEMBERS[7], &self.dependent);
                report.member(&OBJECTS_MEMBERS[8], &self.matched);
                report.member(&OBJECTS_MEMBERS[9], &self.map);
            }
        }
        static OBJECTS_MAP_ITEMS: rt::Schema = rt::Schema::new().max_length(2);
        /// What `needed` of `Objects` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct ObjectsNeeded {
            /// The member `a`.
            pub a: i64,
            /// The member `b`.
            pub b: String,
        }
        static OBJECTS_NEEDED_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("a"),
            rt::Member::required("b"),
        ];
        impl rt::Decode for ObjectsNeeded {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&OBJECTS_NEEDED_MEMBERS)?;
                let mut a = None;
                let mut b = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        1 => b = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { a: a?, b: b? })
            }
        }
        impl rt::Encode for ObjectsNeeded {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&OBJECTS_NEEDED_MEMBERS);
                members.value(&self.a);
                members.value(&self.b);
                members.finish();
            }
        }
        impl rt::Validate for ObjectsNeeded {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
        /// What `closed` of `Objects` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct ObjectsClosed {
            /// The member `a`.
            pub a: Option<i64>,
        }
        static OBJECTS_CLOSED_MEMBERS: [rt::Member; 1] = [rt::Member::optional("a")];
        impl rt::Decode for ObjectsClosed {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&OBJECTS_CLOSED_MEMBERS)?;
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
        impl rt::Encode for ObjectsClosed {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&OBJECTS_CLOSED_MEMBERS);
                members.value(&self.a);
                members.finish();
            }
        }
        impl rt::Validate for ObjectsClosed {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
        /// What `left` of `Objects` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct ObjectsLeft {
            /// The member `a`.
            pub a: Option<i64>,
        }
        static OBJECTS_LEFT_MEMBERS: [rt::Member; 1] = [rt::Member::optional("a")];
        impl rt::Decode for ObjectsLeft {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&OBJECTS_LEFT_MEMBERS)?;
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
        impl rt::Encode for ObjectsLeft {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&OBJECTS_LEFT_MEMBERS);
                members.value(&self.a);
                members.finish();
            }
        }
        impl rt::Validate for ObjectsLeft {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
        /// What `counted` of `Objects` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct ObjectsCounted {
            /// The member `a`.
            pub a: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<rt::Json>,
        }
        static OBJECTS_COUNTED_MEMBERS: [rt::Member; 1] = [rt::Member::optional("a")];
        impl rt::Decode for ObjectsCounted {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut members = input.object(&OBJECTS_COUNTED_MEMBERS)?;
                let mut a = None;
                let mut additional = rt::Map::new();
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        _ => members.additional(&mut additional, &rt::ANY),
                    }
                }
                members.finish();
                input.evaluate(begin, &rules::OBJECTS_COUNTED_COUNT);
                Some(Self { a, additional })
            }
        }
        impl rt::Encode for ObjectsCounted {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&OBJECTS_COUNTED_MEMBERS);
                members.value(&self.a);
                members.additional(&self.additional, &rt::ANY);
                members.finish();
            }
        }
        impl rt::Validate for ObjectsCounted {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.additional(&OBJECTS_COUNTED_MEMBERS, &self.additional, &rt::ANY);
                report.evaluate(self, &rules::OBJECTS_COUNTED_COUNT);
            }
        }
        /// What `dependent` of `Objects` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct ObjectsDependent {
            /// The member `a`.
            pub a: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<rt::Json>,
        }
        static OBJECTS_DEPENDENT_MEMBERS: [rt::Member; 1] = [rt::Member::optional("a")];
        impl rt::Decode for ObjectsDependent {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut members = input.object(&OBJECTS_DEPENDENT_MEMBERS)?;
                let mut a = None;
                let mut additional = rt::Map::new();
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        _ => members.additional(&mut additional, &rt::ANY),
                    }
                }
                members.finish();
                input.evaluate(begin, &rules::OBJECTS_DEPENDENT_REST);
                Some(Self { a, additional })
            }
        }
        impl rt::Encode for ObjectsDependent {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&OBJECTS_DEPENDENT_MEMBERS);
                members.value(&self.a);
                members.additional(&self.additional, &rt::ANY);
                members.finish();
            }
        }
        impl rt::Validate for ObjectsDependent {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report
                    .additional(&OBJECTS_DEPENDENT_MEMBERS, &self.additional, &rt::ANY);
                report.evaluate(self, &rules::OBJECTS_DEPENDENT_REST);
            }
        }
    }
    mod text {
        use copperplate_runtime as rt;
        /// The schema `Text`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Text {
            /// The member `least`.
            pub least: Option<String>,
            /// The member `most`.
            pub most: Option<String>,
            /// The member `pattern`.
            pub pattern: Option<String>,
            /// The member `choice`.
            pub choice: Option<TextChoice>,
            /// The member `fixed`.
            pub fixed: Option<TextFixed>,
            /// The member `all`.
            pub all: Option<String>,
            /// The member `maybe`.
            pub maybe: rt::Presence<String>,
        }
        static TEXT_MEMBERS: [rt::Member; 7] = [
            rt::Member::optional("least").schema(rt::Schema::new().min_length(2)),
            rt::Member::optional("most").schema(rt::Schema::new().max_length(4)),
            rt::Member::optional("pattern")
                .schema(rt::Schema::new().pattern(&TEXT_PATTERN_PATTERN)),
            rt::Member::optional("choice"),
            rt::Member::optional("fixed"),
            rt::Member::optional("all")
                .schema(
                    rt::Schema::new()
                        .min_length(2)
                        .max_length(4)
                        .pattern(&TEXT_ALL_PATTERN),
                ),
            rt::Member::optional("maybe").schema(rt::Schema::new().max_length(4)),
        ];
        impl rt::Decode for Text {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&TEXT_MEMBERS)?;
                let mut least = None;
                let mut most = None;
                let mut pattern = None;
                let mut choice = None;
                let mut fixed = None;
                let mut all = None;
                let mut maybe = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => least = members.value(),
                        1 => most = members.value(),
                        2 => pattern = members.value(),
                        3 => choice = members.value(),
                        4 => fixed = members.value(),
                        5 => all = members.value(),
                        6 => maybe = members.value(),
                        _ => members.refuse(),
                    }
                }
                members.finish();
                Some(Self {
                    least,
                    most,
                    pattern,
                    choice,
                    fixed,
                    all,
                    maybe: maybe.unwrap_or_default(),
                })
            }
        }
        impl rt::Encode for Text {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&TEXT_MEMBERS);
                members.value(&self.least);
                members.value(&self.most);
                members.value(&self.pattern);
                members.value(&self.choice);
                members.value(&self.fixed);
                members.value(&self.all);
                members.value(&self.maybe);
                members.finish();
            }
        }
        impl rt::Validate for Text {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&TEXT_MEMBERS[0], &self.least);
                report.member(&TEXT_MEMBERS[1], &self.most);
                report.member(&TEXT_MEMBERS[2], &self.pattern);
                report.member(&TEXT_MEMBERS[3], &self.choice);
                report.member(&TEXT_MEMBERS[4], &self.fixed);
                report.member(&TEXT_MEMBERS[5], &self.all);
                report.member(&TEXT_MEMBERS[6], &self.maybe);
            }
        }
        static TEXT_PATTERN_PATTERN: rt::Pattern = rt::Pattern::new("^[a-c]+$");
        static TEXT_ALL_PATTERN: rt::Pattern = rt::Pattern::new("^[a-c]+$");
        /// What `choice` of `Text` is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum TextChoice {
            /// `red`
            Red,
            /// `green`
            Green,
            /// `é`
            É,
        }
        rt::choice! {
            TextChoice, Red = "red", Green = "green", É = "é"
        }
        /// What `fixed` of `Text` is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum TextFixed {
            /// `dog`
            Dog,
        }
        rt::choice! {
            TextFixed, Dog = "dog"
        }
    }
    pub use lists::Lists;
    pub use numbers::Numbers;
    pub use objects::{
        Objects, ObjectsClosed, ObjectsCounted, ObjectsDependent, ObjectsLeft,
        ObjectsNeeded,
    };
    pub use text::{Text, TextChoice, TextFixed};
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Lists, Numbers, Objects, ObjectsClosed, ObjectsCounted, ObjectsDependent,
        ObjectsLeft, ObjectsNeeded, Text, TextChoice, TextFixed
    );
}

mod rules {
    //! Keywords that no Rust type holds; they are evaluated on the JSON of a value.
    use copperplate_runtime as rt;
    pub(super) static LISTS_CLOSED_ITEMS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);
    pub(super) static LISTS_CLOSED_PREFIX_ITEMS_0: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);
    pub(super) static LISTS_CLOSED_PREFIX_ITEMS_1: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);
    pub(super) static LISTS_CLOSED_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Items {
                    prefix: &[
                        &LISTS_CLOSED_PREFIX_ITEMS_0,
                        &LISTS_CLOSED_PREFIX_ITEMS_1,
                    ],
                    rest: Some(&LISTS_CLOSED_ITEMS),
                },
            ],
        );
    pub(super) static LISTS_PAIR_PREFIX_ITEMS_0: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);
    pub(super) static LISTS_PAIR_PREFIX_ITEMS_1: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);
    pub(super) static LISTS_PAIR_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Items {
                    prefix: &[&LISTS_PAIR_PREFIX_ITEMS_0, &LISTS_PAIR_PREFIX_ITEMS_1],
                    rest: None,
                },
            ],
        );
    pub(super) static LISTS_SEVERAL_CONTAINS: rt::Schema = rt::Schema::new()
        .minimum("5")
        .keywords(&[rt::Keyword::Type(&["integer"])]);
    pub(super) static LISTS_SEVERAL_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Contains {
                    schema: &LISTS_SEVERAL_CONTAINS,
                    least: 2,
                    most: 3,
                },
            ],
        );
    pub(super) static LISTS_SOME_CONTAINS: rt::Schema = rt::Schema::new()
        .minimum("5")
        .keywords(&[rt::Keyword::Type(&["integer"])]);
    pub(super) static LISTS_SOME_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Contains {
                    schema: &LISTS_SOME_CONTAINS,
                    least: 1,
                    most: u64::MAX,
                },
            ],
        );
    pub(super) static OBJECTS_COUNTED_COUNT: rt::Schema = rt::Schema::new()
        .min_properties(1)
        .max_properties(2);
    pub(super) static OBJECTS_DEPENDENT_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::DependentRequired(&[("a", &["b", "c"])])]);
    pub(super) static OBJECTS_MATCHED_PATTERN_PROPERTIES_CARET_X: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);
    pub(super) static OBJECTS_MATCHED_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[],
                    matching: &[
                        (
                            &OBJECTS_MATCHED_REST_PATTERN1,
                            &OBJECTS_MATCHED_PATTERN_PROPERTIES_CARET_X,
                        ),
                    ],
                    additional: None,
                },
            ],
        );
    static OBJECTS_MATCHED_REST_PATTERN1: rt::Pattern = rt::Pattern::new("^x-");
    pub(super) static OBJECTS_NAMES_PROPERTY_NAMES: rt::Schema = rt::Schema::new()
        .max_length(3);
    pub(super) static OBJECTS_NAMES_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::PropertyNames(&OBJECTS_NAMES_PROPERTY_NAMES)]);
}
