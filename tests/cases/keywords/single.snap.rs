//! Single keywords, version `1`.

pub mod types {
    //! The schemas of the document.

    mod lists {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Lists`.
        #[derive(Clone, Default)]
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

        rt::object! {
            Lists {
                least: optional("least") where min_items(2),
                most: optional("most") where max_items(2),
                set: optional("set") where unique_items(),
                typed: optional("typed") where items(&rt::Schema::new().max_length(3)),
                some: optional("some") where keywords(&[rt::Keyword::Ref(&rules::LISTS_SOME_REST)]),
                several: optional("several")
                    where keywords(&[rt::Keyword::Ref(&rules::LISTS_SEVERAL_REST)]),
                pair: optional("pair") where keywords(&[rt::Keyword::Ref(&rules::LISTS_PAIR_REST)]),
                closed: optional("closed") where keywords(&[rt::Keyword::Ref(&rules::LISTS_CLOSED_REST)]),
                all: optional("all") where min_items(1) max_items(4) unique_items(),
                .. => refuse,
            }
        }
    }

    mod numbers {
        use copperplate_runtime as rt;

        /// The schema `Numbers`.
        #[derive(Clone, Default)]
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

        rt::object! {
            Numbers {
                least: optional("least") where minimum("-2"),
                most: optional("most") where maximum("7"),
                above: optional("above") where exclusive_minimum("0.1"),
                below: optional("below") where exclusive_maximum("10"),
                cents: optional("cents") where multiple_of("0.01"),
                thirds: optional("thirds") where multiple_of("3"),
                listed: optional("listed") where values(&["1", "2", "3"]),
                fixed: optional("fixed") where values(&["4"]),
                all: optional("all") where minimum("0") maximum("30") multiple_of("5"),
                .. => refuse,
            }
        }
    }

    mod objects {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Objects`.
        #[derive(Clone, Default)]
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

        rt::object! {
            Objects {
                needed: optional("needed"),
                closed: optional("closed"),
                left: optional("left"),
                least: optional("least") where min_properties(2),
                most: optional("most") where max_properties(2),
                counted: optional("counted"),
                names: optional("names") where keywords(&[rt::Keyword::Ref(&rules::OBJECTS_NAMES_REST)]),
                dependent: optional("dependent"),
                matched: optional("matched")
                    where keywords(&[rt::Keyword::Ref(&rules::OBJECTS_MATCHED_REST)]),
                map: optional("map") where items(&rt::Schema::new().max_length(2)),
                .. => refuse,
            }
        }

        /// What `needed` of `Objects` is.
        #[derive(Clone)]
        pub struct ObjectsNeeded {
            /// The member `a`.
            pub a: i64,
            /// The member `b`.
            pub b: String,
        }

        rt::object! {
            ObjectsNeeded {
                a: required("a"),
                b: required("b"),
                .. => skip,
            }
        }

        /// What `closed` of `Objects` is.
        #[derive(Clone, Default)]
        pub struct ObjectsClosed {
            /// The member `a`.
            pub a: Option<i64>,
        }

        rt::object! {
            ObjectsClosed {
                a: optional("a"),
                .. => refuse,
            }
        }

        /// What `left` of `Objects` is.
        #[derive(Clone, Default)]
        pub struct ObjectsLeft {
            /// The member `a`.
            pub a: Option<i64>,
        }

        rt::object! {
            ObjectsLeft {
                a: optional("a"),
                .. => refuse_unevaluated,
            }
        }

        /// What `counted` of `Objects` is.
        #[derive(Clone, Default)]
        pub struct ObjectsCounted {
            /// The member `a`.
            pub a: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<rt::Json>,
        }

        rt::object! {
            ObjectsCounted where rules::OBJECTS_COUNTED_COUNT {
                a: optional("a"),
                .. => additional: keep(&rt::ANY),
            }
        }

        /// What `dependent` of `Objects` is.
        #[derive(Clone, Default)]
        pub struct ObjectsDependent {
            /// The member `a`.
            pub a: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<rt::Json>,
        }

        rt::object! {
            ObjectsDependent where rules::OBJECTS_DEPENDENT_REST {
                a: optional("a"),
                .. => additional: keep(&rt::ANY),
            }
        }
    }

    mod text {
        use copperplate_runtime as rt;

        /// The schema `Text`.
        #[derive(Clone, Default)]
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

        rt::object! {
            Text {
                least: optional("least") where min_length(2),
                most: optional("most") where max_length(4),
                pattern: optional("pattern") where pattern(&TEXT_PATTERN_PATTERN),
                choice: optional("choice"),
                fixed: optional("fixed"),
                all: optional("all") where min_length(2) max_length(4) pattern(&TEXT_ALL_PATTERN),
                maybe: nullable("maybe") where max_length(4),
                .. => refuse,
            }
        }

        static TEXT_PATTERN_PATTERN: rt::Pattern = rt::Pattern::new("^[a-c]+$");

        static TEXT_ALL_PATTERN: rt::Pattern = rt::Pattern::new("^[a-c]+$");

        /// What `choice` of `Text` is.
        pub enum TextChoice {
            /// `red`
            Red,
            /// `green`
            Green,
            /// `é`
            É,
        }

        rt::choice! {
            TextChoice {
                Red = "red",
                Green = "green",
                É = "é",
            }
        }

        /// What `fixed` of `Text` is.
        pub enum TextFixed {
            /// `dog`
            Dog,
        }

        rt::choice! {
            TextFixed {
                Dog = "dog",
            }
        }
    }

    pub use lists::*;
    pub use numbers::*;
    pub use objects::*;
    pub use text::*;

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
                    prefix: &[&LISTS_CLOSED_PREFIX_ITEMS_0, &LISTS_CLOSED_PREFIX_ITEMS_1],
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
