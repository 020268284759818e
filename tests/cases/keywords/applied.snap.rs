//! Applied keywords, version `1`.

pub mod types {
    //! The schemas of the document.

    mod booleans {
        use copperplate_runtime as rt;

        /// The schema `Booleans`.
        #[derive(Clone)]
        pub struct Booleans {
            /// The member `yes`.
            pub yes: rt::Json,
        }

        rt::object! {
            Booleans {
                yes: required("yes"),
                _: forbidden("no", "false"),
                .. => skip,
            }
        }
    }

    mod conditional {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Conditional`.
        #[derive(Clone)]
        pub struct Conditional {
            /// The member `kind`.
            pub kind: String,
            /// The member `amount`.
            pub amount: Option<i64>,
            /// The member `note`.
            pub note: Option<String>,
        }

        rt::object! {
            Conditional where rules::CONDITIONAL_REST {
                kind: required("kind"),
                amount: optional("amount"),
                note: optional("note"),
                .. => skip,
            }
        }
    }

    mod counted {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Counted`.
        #[derive(Clone, Default)]
        pub struct Counted {
            /// The member `a`.
            pub a: Option<i64>,
            /// The member `b`.
            pub b: Option<i64>,
            /// The member `c`.
            pub c: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<rt::Json>,
        }

        rt::object! {
            Counted where rules::COUNTED_COUNT {
                a: optional("a"),
                b: optional("b"),
                c: optional("c"),
                .. => additional: keep(&rt::ANY),
            }
        }
    }

    mod dependent {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Dependent`.
        #[derive(Clone, Default)]
        pub struct Dependent {
            /// The member `card`.
            pub card: Option<i64>,
            /// The member `address`.
            pub address: Option<String>,
        }

        rt::object! {
            Dependent where rules::DEPENDENT_REST {
                card: optional("card"),
                address: optional("address"),
                .. => skip,
            }
        }
    }

    mod left {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Left`.
        #[derive(Clone, PartialEq)]
        pub enum Left {
            /// One of the forms of this value.
            Variant1(LeftVariant1),
            /// One of the forms of this value.
            Variant2(LeftVariant2),
        }

        rt::union! {
            Left where rules::LEFT: any_of {
                Variant1(LeftVariant1),
                Variant2(LeftVariant2),
            }
        }

        /// What `variant1` of `Left` is.
        #[derive(Clone)]
        pub struct LeftVariant1 {
            /// The member `b`.
            pub b: rt::Json,
            /// The member `a`.
            pub a: Option<i64>,
        }

        rt::object! {
            LeftVariant1 {
                b: required("b") where keywords(&[rt::Keyword::Ref(&rules::LEFT_ANY_OF_0_B2)]),
                a: optional("a"),
                .. => skip,
            }
        }

        /// What `variant2` of `Left` is.
        #[derive(Clone)]
        pub struct LeftVariant2 {
            /// The member `c`.
            pub c: rt::Json,
            /// The member `a`.
            pub a: Option<i64>,
        }

        rt::object! {
            LeftVariant2 {
                c: required("c") where keywords(&[rt::Keyword::Ref(&rules::LEFT_ANY_OF_1_C2)]),
                a: optional("a"),
                .. => skip,
            }
        }
    }

    mod negated {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Negated`.
        #[derive(Clone, Default)]
        pub struct Negated {
            /// The member `word`.
            pub word: Option<String>,
            /// The member `any`.
            pub any: Option<rt::Json>,
        }

        rt::object! {
            Negated {
                word: optional("word") where keywords(&[rt::Keyword::Ref(&rules::NEGATED_WORD_REST)]),
                any: optional("any") where keywords(&[rt::Keyword::Ref(&rules::NEGATED_ANY)]),
                _: forbidden("never", "not"),
                .. => skip,
            }
        }
    }

    mod one {
        use copperplate_runtime as rt;

        /// The schema `One`.
        #[derive(Clone, PartialEq)]
        pub enum One {
            /// One of the forms of this value.
            X(OneVariant1),
            /// One of the forms of this value.
            Y(OneVariant2),
        }

        rt::union! {
            One: tagged("kind") {
                X(OneVariant1) = ["x"],
                Y(OneVariant2) = ["y"],
            }
        }

        /// What `variant1` of `One` is.
        #[derive(Clone)]
        pub struct OneVariant1 {
            /// The member `x`.
            pub x: i64,
        }

        rt::object! {
            OneVariant1 {
                _: constant("kind", "x"),
                x: required("x"),
                .. => skip,
            }
        }

        /// What `variant2` of `One` is.
        #[derive(Clone)]
        pub struct OneVariant2 {
            /// The member `y`.
            pub y: String,
        }

        rt::object! {
            OneVariant2 {
                _: constant("kind", "y"),
                y: required("y"),
                .. => skip,
            }
        }
    }

    mod required {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Required`.
        #[derive(Clone, PartialEq)]
        pub enum Required {
            /// One of the forms of this value.
            Variant1(RequiredVariant1),
            /// One of the forms of this value.
            Variant2(RequiredVariant2),
        }

        rt::union! {
            Required where rules::REQUIRED: any_of {
                Variant1(RequiredVariant1),
                Variant2(RequiredVariant2),
            }
        }

        /// What `variant1` of `Required` is.
        #[derive(Clone)]
        pub struct RequiredVariant1 {
            /// The member `b`.
            pub b: String,
            /// The member `a`.
            pub a: Option<i64>,
        }

        rt::object! {
            RequiredVariant1 {
                b: required("b"),
                a: optional("a"),
                .. => skip,
            }
        }

        /// What `variant2` of `Required` is.
        #[derive(Clone)]
        pub struct RequiredVariant2 {
            /// The member `a`.
            pub a: Option<i64>,
            /// The member `b`.
            pub b: rt::Json,
        }

        rt::object! {
            RequiredVariant2 {
                a: optional("a") where minimum("5"),
                b: required("b"),
                .. => skip,
            }
        }
    }

    mod rest {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Rest`.
        #[derive(Clone, Default)]
        pub struct Rest {
            /// The member `items`.
            pub items: Option<Vec<rt::Json>>,
        }

        rt::object! {
            Rest {
                items: optional("items") where keywords(&[rt::Keyword::Ref(&rules::REST_ITEMS_REST)]),
                .. => skip,
            }
        }
    }

    mod some {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Some`.
        #[derive(Clone, Default)]
        pub struct SomeSchema {
            /// The member `value`.
            pub value: Option<SomeValue>,
            /// The member `exact`.
            pub exact: Option<SomeExact>,
            /// The member `every`.
            pub every: Option<i64>,
        }

        rt::object! {
            SomeSchema {
                value: optional("value"),
                exact: optional("exact"),
                every: optional("every")
                    where multiple_of("3") keywords(&[rt::Keyword::Ref(&rules::SOME_EVERY_ALSO)]),
                .. => skip,
            }
        }

        /// What `value` of `Some` is.
        #[derive(Clone, PartialEq)]
        pub enum SomeValue {
            /// One of the forms of this value.
            Integer(i64),
            /// One of the forms of this value.
            Integer2(i64),
        }

        rt::union! {
            SomeValue: any_of {
                Integer where SOME_VALUE_VARIANT_1,
                Integer2 where SOME_VALUE_VARIANT_2,
            }
        }

        static SOME_VALUE_VARIANT_1: rt::Schema = rt::Schema::new().multiple_of("3");

        static SOME_VALUE_VARIANT_2: rt::Schema = rt::Schema::new().multiple_of("5");

        /// What `exact` of `Some` is.
        #[derive(Clone, PartialEq)]
        pub enum SomeExact {
            /// One of the forms of this value.
            Integer(i64),
            /// One of the forms of this value.
            Integer2(i64),
        }

        rt::union! {
            SomeExact: one_of {
                Integer where SOME_EXACT_VARIANT_1,
                Integer2 where SOME_EXACT_VARIANT_2,
            }
        }

        static SOME_EXACT_VARIANT_1: rt::Schema = rt::Schema::new().multiple_of("3");

        static SOME_EXACT_VARIANT_2: rt::Schema = rt::Schema::new().multiple_of("5");
    }

    mod twice {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Twice`.
        #[derive(Clone, Default)]
        pub struct Twice {
            /// The member `bounds`.
            pub bounds: Option<i64>,
            /// The member `text`.
            pub text: Option<String>,
            /// The member `choice`.
            pub choice: Option<TwiceChoice>,
            /// The member `secret`.
            pub secret: Option<rt::Sensitive<String>>,
        }

        rt::object! {
            Twice {
                bounds: optional("bounds")
                    where minimum("5")
                    maximum("9")
                    keywords(&[rt::Keyword::Ref(&rules::TWICE_BOUNDS_REST)]),
                text: optional("text")
                    where pattern(&TWICE_TEXT_PATTERN)
                    keywords(&[rt::Keyword::Ref(&rules::TWICE_TEXT_ALSO)]),
                choice: optional("choice") where keywords(&[rt::Keyword::Ref(&rules::TWICE_CHOICE_REST)]),
                secret: optional("secret")
                    where pattern(&TWICE_SECRET_PATTERN)
                    keywords(&[rt::Keyword::Ref(&rules::TWICE_SECRET_ALSO)]),
                .. => skip,
            }
        }

        static TWICE_TEXT_PATTERN: rt::Pattern = rt::Pattern::new("a");

        static TWICE_SECRET_PATTERN: rt::Pattern = rt::Pattern::new("a");

        /// What `choice` of `Twice` is.
        pub enum TwiceChoice {
            /// `a`
            A,
            /// `b`
            B,
            /// `ab`
            Ab,
        }

        rt::choice! {
            TwiceChoice {
                A = "a",
                B = "b",
                Ab = "ab",
            }
        }
    }

    mod values {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Values`.
        #[derive(Clone, Default)]
        pub struct Values {
            /// The member `listed`.
            pub listed: Option<rt::Json>,
            /// The member `fixed`.
            pub fixed: Option<rt::Json>,
            /// The member `one`.
            pub one: Option<rt::Json>,
            /// The member `text`.
            pub text: Option<ValuesText>,
            /// The member `any`.
            pub any: Option<rt::Json>,
            /// The member `set`.
            pub set: Option<Vec<rt::Json>>,
            /// The member `cents`.
            pub cents: Option<rt::Decimal>,
        }

        rt::object! {
            Values {
                listed: optional("listed") where keywords(&[rt::Keyword::Ref(&rules::VALUES_LISTED)]),
                fixed: optional("fixed") where keywords(&[rt::Keyword::Ref(&rules::VALUES_FIXED)]),
                one: optional("one") where keywords(&[rt::Keyword::Ref(&rules::VALUES_ONE)]),
                text: optional("text"),
                any: optional("any") where keywords(&[rt::Keyword::Ref(&rules::VALUES_ANY)]),
                set: optional("set") where unique_items(),
                cents: optional("cents") where multiple_of("0.0001"),
                .. => skip,
            }
        }

        /// What `text` of `Values` is.
        #[derive(Clone, PartialEq)]
        pub enum ValuesText {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Integer(i64),
        }

        rt::union! {
            ValuesText: any_of {
                Text(String) where VALUES_TEXT_VARIANT_1,
                Integer(i64) where VALUES_TEXT_VARIANT_2,
            }
        }

        static VALUES_TEXT_VARIANT_1: rt::Schema = rt::Schema::new().min_length(2);

        static VALUES_TEXT_VARIANT_2: rt::Schema = rt::Schema::new().minimum("2");
    }

    pub use booleans::*;
    pub use conditional::*;
    pub use counted::*;
    pub use dependent::*;
    pub use left::*;
    pub use negated::*;
    pub use one::*;
    pub use required::*;
    pub use rest::*;
    pub use some::*;
    pub use twice::*;
    pub use values::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Booleans, Conditional, Counted, Dependent, Left, LeftVariant1, LeftVariant2, Negated,
        One, OneVariant1, OneVariant2, Required, RequiredVariant1, RequiredVariant2, Rest,
        SomeExact, SomeSchema, SomeValue, Twice, TwiceChoice, Values, ValuesText
    );
}

mod rules {
    //! Keywords that no Rust type holds; they are evaluated on the JSON of a value.

    use copperplate_runtime as rt;

    pub(super) static CONDITIONAL_ELSE: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Required(&["note"])]);

    pub(super) static CONDITIONAL_IF: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[("kind", &CONDITIONAL_IF_KIND)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static CONDITIONAL_IF_KIND: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const(r#""card""#)]);

    pub(super) static CONDITIONAL_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::If {
                    test: &CONDITIONAL_IF,
                    then: Some(&CONDITIONAL_THEN),
                    otherwise: Some(&CONDITIONAL_ELSE),
                },
            ],
        );

    pub(super) static CONDITIONAL_THEN: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Required(&["amount"])]);

    pub(super) static COUNTED_COUNT: rt::Schema = rt::Schema::new()
        .min_properties(1)
        .max_properties(2);

    pub(super) static DEPENDENT_DEPENDENT_SCHEMAS_CARD: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Required(&["address"]),
                rt::Keyword::Properties {
                    named: &[("address", &DEPENDENT_DEPENDENT_SCHEMAS_CARD_ADDRESS)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static DEPENDENT_DEPENDENT_SCHEMAS_CARD_ADDRESS: rt::Schema = rt::Schema::new()
        .min_length(3);

    pub(super) static DEPENDENT_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[rt::Keyword::DependentSchemas(&[("card", &DEPENDENT_DEPENDENT_SCHEMAS_CARD)])],
        );

    pub(super) static LEFT: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["object"]),
                rt::Keyword::AllOf(&[&LEFT_ALL_OF_0]),
                rt::Keyword::AnyOf(&[&LEFT_ANY_OF_0, &LEFT_ANY_OF_1]),
                rt::Keyword::UnevaluatedProperties(&LEFT_UNEVALUATED_PROPERTIES),
            ],
        );

    pub(super) static LEFT_ALL_OF_0: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[("a", &LEFT_ALL_OF_0_A)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static LEFT_ALL_OF_0_A: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static LEFT_ANY_OF_0: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Required(&["b"]),
                rt::Keyword::Properties {
                    named: &[("b", &LEFT_ANY_OF_0_B)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static LEFT_ANY_OF_0_B: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("1")]);

    pub(super) static LEFT_ANY_OF_0_B2: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("1")]);

    pub(super) static LEFT_ANY_OF_1: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Required(&["c"]),
                rt::Keyword::Properties {
                    named: &[("c", &LEFT_ANY_OF_1_C)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static LEFT_ANY_OF_1_C: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("2")]);

    pub(super) static LEFT_ANY_OF_1_C2: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("2")]);

    pub(super) static LEFT_UNEVALUATED_PROPERTIES: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);

    pub(super) static NEGATED_ANY: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&NEGATED_ANY_NOT)]);

    pub(super) static NEGATED_ANY_NOT: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static NEGATED_WORD_NOT: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const(r#""dog""#)]);

    pub(super) static NEGATED_WORD_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&NEGATED_WORD_NOT)]);

    pub(super) static REQUIRED: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["object"]),
                rt::Keyword::Required(&["b"]),
                rt::Keyword::Properties {
                    named: &[("a", &REQUIRED_A)],
                    matching: &[],
                    additional: None,
                },
                rt::Keyword::AnyOf(&[&REQUIRED_ANY_OF_0, &REQUIRED_ANY_OF_1]),
                rt::Keyword::UnevaluatedProperties(&REQUIRED_UNEVALUATED_PROPERTIES),
            ],
        );

    pub(super) static REQUIRED_A: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static REQUIRED_ANY_OF_0: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[("b", &REQUIRED_ANY_OF_0_B)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static REQUIRED_ANY_OF_0_B: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static REQUIRED_ANY_OF_1: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[("a", &REQUIRED_ANY_OF_1_A)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static REQUIRED_ANY_OF_1_A: rt::Schema = rt::Schema::new().minimum("5");

    pub(super) static REQUIRED_UNEVALUATED_PROPERTIES: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);

    pub(super) static REST_ITEMS: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["array"]),
                rt::Keyword::Contains {
                    schema: &REST_ITEMS_CONTAINS,
                    least: 1,
                    most: u64::MAX,
                },
                rt::Keyword::AllOf(&[&REST_ITEMS_ALL_OF_0]),
                rt::Keyword::UnevaluatedItems(&REST_ITEMS_UNEVALUATED_ITEMS),
            ],
        );

    pub(super) static REST_ITEMS_ALL_OF_0: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Items {
                    prefix: &[&REST_ITEMS_ALL_OF_0_PREFIX_ITEMS_0],
                    rest: None,
                },
            ],
        );

    pub(super) static REST_ITEMS_ALL_OF_0_PREFIX_ITEMS_0: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static REST_ITEMS_CONTAINS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static REST_ITEMS_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Ref(&REST_ITEMS),
                rt::Keyword::Contains {
                    schema: &REST_ITEMS_CONTAINS,
                    least: 1,
                    most: u64::MAX,
                },
                rt::Keyword::Items {
                    prefix: &[&REST_ITEMS_ALL_OF_0_PREFIX_ITEMS_0],
                    rest: None,
                },
            ],
        );

    pub(super) static REST_ITEMS_UNEVALUATED_ITEMS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);

    pub(super) static SOME_EVERY_ALSO: rt::Schema = rt::Schema::new().multiple_of("5");

    pub(super) static TEXT: rt::Schema = rt::Schema::new().pattern(&TEXT_PATTERN1);

    static TEXT_PATTERN1: rt::Pattern = rt::Pattern::new("a");

    pub(super) static TEXT2: rt::Schema = rt::Schema::new().pattern(&TEXT2_PATTERN1);

    static TEXT2_PATTERN1: rt::Pattern = rt::Pattern::new("b");

    pub(super) static TWICE_BOUNDS_ALSO: rt::Schema = rt::Schema::new().minimum("1");

    pub(super) static TWICE_BOUNDS_ALSO2: rt::Schema = rt::Schema::new().maximum("20");

    pub(super) static TWICE_BOUNDS_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[rt::Keyword::Ref(&TWICE_BOUNDS_ALSO), rt::Keyword::Ref(&TWICE_BOUNDS_ALSO2)],
        );

    pub(super) static TWICE_CHOICE_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Ref(&TEXT), rt::Keyword::Ref(&TEXT2)]);

    pub(super) static TWICE_SECRET_ALSO: rt::Schema = rt::Schema::new()
        .pattern(&TWICE_SECRET_ALSO_PATTERN1)
        .sensitive();

    static TWICE_SECRET_ALSO_PATTERN1: rt::Pattern = rt::Pattern::new("b");

    pub(super) static TWICE_TEXT_ALSO: rt::Schema = rt::Schema::new()
        .pattern(&TWICE_TEXT_ALSO_PATTERN1);

    static TWICE_TEXT_ALSO_PATTERN1: rt::Pattern = rt::Pattern::new("b");

    pub(super) static VALUES_ANY: rt::Schema = rt::Schema::new()
        .min_length(2)
        .minimum("5")
        .min_items(1)
        .keywords(&[rt::Keyword::Required(&["a"])]);

    pub(super) static VALUES_FIXED: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const(r#"{"a":[1,null]}"#)]);

    pub(super) static VALUES_LISTED: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Enum(
                    &["1", "2.5", r#""1""#, "null", r#"[1,{"a":1.0}]"#, r#"{"a":[true]}"#],
                ),
            ],
        );

    pub(super) static VALUES_ONE: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("1.0")]);
}
