//! Combined keywords, version `1`.

pub mod types {
    //! The schemas of the document.

    mod conditions {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Conditions`.
        #[derive(Clone, Default)]
        pub struct Conditions {
            /// The member `step`.
            pub step: Option<i64>,
            /// The member `then`.
            pub then: Option<String>,
            /// The member `else`.
            pub r#else: Option<String>,
            /// The member `list`.
            pub list: Option<Vec<rt::Json>>,
            /// The member `object`.
            pub object: Option<ConditionsObject>,
            /// The member `nested`.
            pub nested: Option<rt::Json>,
        }

        rt::object! {
            Conditions {
                step: optional("step") where keywords(&[rt::Keyword::Ref(&rules::CONDITIONS_STEP_REST)]),
                then: optional("then") where keywords(&[rt::Keyword::Ref(&rules::CONDITIONS_THEN_REST)]),
                r#else: optional("else") where keywords(&[rt::Keyword::Ref(&rules::CONDITIONS_ELSE_REST)]),
                list: optional("list") where keywords(&[rt::Keyword::Ref(&rules::CONDITIONS_LIST_REST)]),
                object: optional("object"),
                nested: optional("nested") where keywords(&[rt::Keyword::Ref(&rules::CONDITIONS_NESTED)]),
                .. => skip,
            }
        }

        /// What `object` of `Conditions` is.
        #[derive(Clone)]
        pub struct ConditionsObject {
            /// The member `kind`.
            pub kind: String,
            /// The member `a`.
            pub a: Option<i64>,
            /// The member `b`.
            pub b: Option<String>,
        }

        rt::object! {
            ConditionsObject where rules::CONDITIONS_OBJECT_REST {
                kind: required("kind"),
                a: optional("a"),
                b: optional("b"),
                .. => skip,
            }
        }
    }

    mod contents {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Contents`.
        #[derive(Clone, Default)]
        pub struct Contents {
            /// The member `some`.
            pub some: Option<Vec<rt::Json>>,
            /// The member `several`.
            pub several: Option<Vec<rt::Json>>,
            /// The member `none`.
            pub none: Option<Vec<rt::Json>>,
            /// The member `prefix`.
            pub prefix: Option<Vec<rt::Json>>,
            /// The member `both`.
            pub both: Option<Vec<i64>>,
        }

        rt::object! {
            Contents {
                some: optional("some") where keywords(&[rt::Keyword::Ref(&rules::CONTENTS_SOME_REST)]),
                several: optional("several")
                    where keywords(&[rt::Keyword::Ref(&rules::CONTENTS_SEVERAL_REST)]),
                none: optional("none") where keywords(&[rt::Keyword::Ref(&rules::CONTENTS_NONE_REST)]),
                prefix: optional("prefix")
                    where keywords(&[rt::Keyword::Ref(&rules::CONTENTS_PREFIX_REST)]),
                both: optional("both")
                    where unique_items()
                    items(&rt::Schema::new().minimum("1"))
                    keywords(&[rt::Keyword::Ref(&rules::CONTENTS_BOTH_REST)]),
                .. => skip,
            }
        }
    }

    mod dependents {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Dependents`.
        #[derive(Clone, Default)]
        pub struct Dependents {
            /// The member `names`.
            pub names: Option<DependentsNames>,
            /// The member `schemas`.
            pub schemas: Option<DependentsSchemas>,
        }

        rt::object! {
            Dependents {
                names: optional("names"),
                schemas: optional("schemas"),
                .. => skip,
            }
        }

        /// What `names` of `Dependents` is.
        #[derive(Clone, Default)]
        pub struct DependentsNames {
            /// The member `a`.
            pub a: Option<i64>,
            /// The member `b`.
            pub b: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<rt::Json>,
        }

        rt::object! {
            DependentsNames where rules::DEPENDENTS_NAMES_REST {
                a: optional("a"),
                b: optional("b"),
                .. => additional: keep(&rt::ANY),
            }
        }

        /// What `schemas` of `Dependents` is.
        #[derive(Clone, Default)]
        pub struct DependentsSchemas {
            /// The member `a`.
            pub a: Option<i64>,
            /// The member `b`.
            pub b: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<rt::Json>,
        }

        rt::object! {
            DependentsSchemas where rules::DEPENDENTS_REST {
                a: optional("a"),
                b: optional("b"),
                .. => additional: keep(&rt::ANY),
            }
        }
    }

    mod leftovers {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Leftovers`.
        #[derive(Clone, Default)]
        pub struct Leftovers {
            /// The member `closed`.
            pub closed: Option<LeftoversClosed>,
            /// The member `all`.
            pub all: Option<LeftoversAll>,
            /// The member `any`.
            pub any: Option<LeftoversAny>,
            /// The member `when`.
            pub when: Option<rt::Map<rt::Json>>,
            /// The member `dependent`.
            pub dependent: Option<LeftoversDependent>,
            /// The member `typed`.
            pub typed: Option<LeftoversTyped>,
            /// The member `one`.
            pub one: Option<LeftoversOne>,
            /// The member `items`.
            pub items: Option<Vec<rt::Json>>,
            /// The member `branch`.
            pub branch: Option<LeftoversBranch>,
            /// The member `found`.
            pub found: Option<Vec<rt::Json>>,
            /// The member `choice`.
            pub choice: Option<Vec<rt::Json>>,
        }

        rt::object! {
            Leftovers {
                closed: optional("closed"),
                all: optional("all"),
                any: optional("any"),
                when: optional("when") where keywords(&[rt::Keyword::Ref(&rules::LEFTOVERS_WHEN_REST)]),
                dependent: optional("dependent"),
                typed: optional("typed"),
                one: optional("one"),
                items: optional("items") where keywords(&[rt::Keyword::Ref(&rules::LEFTOVERS_ITEMS_REST)]),
                branch: optional("branch"),
                found: optional("found") where keywords(&[rt::Keyword::Ref(&rules::LEFTOVERS_FOUND_REST)]),
                choice: optional("choice")
                    where keywords(&[rt::Keyword::Ref(&rules::LEFTOVERS_CHOICE_REST)]),
                .. => skip,
            }
        }

        /// What `closed` of `Leftovers` is.
        #[derive(Clone, Default)]
        pub struct LeftoversClosed {
            /// The member `a`.
            pub a: Option<i64>,
        }

        rt::object! {
            LeftoversClosed {
                a: optional("a"),
                .. => refuse_unevaluated,
            }
        }

        /// What `all` of `Leftovers` is.
        #[derive(Clone, Default)]
        pub struct LeftoversAll {
            /// The member `a`.
            pub a: Option<i64>,
            /// The member `b`.
            pub b: Option<i64>,
        }

        rt::object! {
            LeftoversAll {
                a: optional("a"),
                b: optional("b"),
                .. => refuse_unevaluated,
            }
        }

        /// What `any` of `Leftovers` is.
        #[derive(Clone, PartialEq)]
        pub enum LeftoversAny {
            /// One of the forms of this value.
            Variant1(LeftoversAnyVariant1),
            /// One of the forms of this value.
            Variant2(LeftoversAnyVariant2),
        }

        rt::union! {
            LeftoversAny where rules::LEFTOVERS_ANY: any_of {
                Variant1(LeftoversAnyVariant1),
                Variant2(LeftoversAnyVariant2),
            }
        }

        /// What `variant1` of `Leftovers.any` is.
        #[derive(Clone)]
        pub struct LeftoversAnyVariant1 {
            /// The member `a`.
            pub a: i64,
        }

        rt::object! {
            LeftoversAnyVariant1 {
                a: required("a"),
                .. => skip,
            }
        }

        /// What `variant2` of `Leftovers.any` is.
        #[derive(Clone)]
        pub struct LeftoversAnyVariant2 {
            /// The member `b`.
            pub b: rt::Json,
        }

        rt::object! {
            LeftoversAnyVariant2 {
                b: required("b") where keywords(&[rt::Keyword::Ref(&rules::LEFTOVERS_ANY_ANY_OF_1_B2)]),
                .. => skip,
            }
        }

        /// What `dependent` of `Leftovers` is.
        #[derive(Clone, Default)]
        pub struct LeftoversDependent {
            /// The member `a`.
            pub a: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<rt::Json>,
        }

        rt::object! {
            LeftoversDependent where rules::LEFTOVERS_DEPENDENT_REST {
                a: optional("a"),
                .. => additional: keep(&rt::ANY),
            }
        }

        /// What `typed` of `Leftovers` is.
        #[derive(Clone, Default)]
        pub struct LeftoversTyped {
            /// The member `a`.
            pub a: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<String>,
        }

        rt::object! {
            LeftoversTyped {
                a: optional("a"),
                .. => additional: keep(&LEFTOVERS_TYPED_ADDITIONAL),
            }
        }

        static LEFTOVERS_TYPED_ADDITIONAL: rt::Schema = rt::Schema::new().max_length(2);

        /// What `one` of `Leftovers` is.
        #[derive(Clone, PartialEq)]
        pub enum LeftoversOne {
            /// One of the forms of this value.
            Variant1(LeftoversOneVariant1),
            /// One of the forms of this value.
            Variant2(LeftoversOneVariant2),
        }

        rt::union! {
            LeftoversOne where rules::LEFTOVERS_ONE: one_of {
                Variant1(LeftoversOneVariant1),
                Variant2(LeftoversOneVariant2),
            }
        }

        /// The same as [`LeftoversAnyVariant1`](super::LeftoversAnyVariant1).
        pub type LeftoversOneVariant1 = super::LeftoversAnyVariant1;

        /// What `variant2` of `Leftovers.one` is.
        #[derive(Clone)]
        pub struct LeftoversOneVariant2 {
            /// The member `b`.
            pub b: i64,
        }

        rt::object! {
            LeftoversOneVariant2 {
                b: required("b"),
                .. => skip,
            }
        }

        /// What `branch` of `Leftovers` is.
        #[derive(Clone, PartialEq)]
        pub enum LeftoversBranch {
            /// One of the forms of this value.
            List(Vec<rt::Json>),
            /// One of the forms of this value.
            List2(Vec<rt::Json>),
        }

        rt::union! {
            LeftoversBranch where rules::LEFTOVERS_BRANCH: any_of {
                List where LEFTOVERS_BRANCH_VARIANT_1,
                List2 where LEFTOVERS_BRANCH_VARIANT_2,
            }
        }

        static LEFTOVERS_BRANCH_VARIANT_1: rt::Schema = rt::Schema::new()
            .keywords(&[rt::Keyword::Ref(&rules::LEFTOVERS_BRANCH_ANY_OF_0_REST)]);

        static LEFTOVERS_BRANCH_VARIANT_2: rt::Schema = rt::Schema::new()
            .keywords(&[rt::Keyword::Ref(&rules::LEFTOVERS_BRANCH_ANY_OF_1_REST)]);
    }

    mod names {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Names`.
        #[derive(Clone, Default)]
        pub struct Names {
            /// The member `long`.
            pub long: Option<rt::Map<i64>>,
            /// The member `formed`.
            pub formed: Option<rt::Map<i64>>,
            /// The member `listed`.
            pub listed: Option<NamesListed>,
            /// The member `negated`.
            pub negated: Option<rt::Map<rt::Json>>,
            /// The member `matched`.
            pub matched: Option<rt::Map<rt::Json>>,
            /// The member `named`.
            pub named: Option<NamesNamed>,
        }

        rt::object! {
            Names {
                long: optional("long") where keywords(&[rt::Keyword::Ref(&rules::NAMES_LONG_REST)]),
                formed: optional("formed") where keywords(&[rt::Keyword::Ref(&rules::NAMES_FORMED_REST)]),
                listed: optional("listed"),
                negated: optional("negated")
                    where keywords(&[rt::Keyword::Ref(&rules::NAMES_NEGATED_REST)]),
                matched: optional("matched")
                    where keywords(&[rt::Keyword::Ref(&rules::NAMES_MATCHED_REST)]),
                named: optional("named"),
                .. => skip,
            }
        }

        /// What `listed` of `Names` is.
        #[derive(Clone, Default)]
        pub struct NamesListed {
            /// The member `a`.
            pub a: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<rt::Json>,
        }

        rt::object! {
            NamesListed where rules::NAMES_LISTED_REST {
                a: optional("a"),
                .. => additional: keep(&rt::ANY),
            }
        }

        /// What `named` of `Names` is.
        #[derive(Clone, Default)]
        pub struct NamesNamed {
            /// The member `xa`.
            pub xa: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<i64>,
        }

        rt::object! {
            NamesNamed where rules::NAMES_NAMED_REST {
                xa: optional("xa") where maximum("3"),
                .. => additional: keep(&rt::ANY),
            }
        }
    }

    mod negations {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Negations`.
        #[derive(Clone, Default)]
        pub struct Negations {
            /// The member `word`.
            pub word: Option<String>,
            /// The member `range`.
            pub range: Option<i64>,
            /// The member `pair`.
            pub pair: Option<NegationsPair>,
            /// The member `list`.
            pub list: Option<Vec<i64>>,
            /// The member `twice`.
            pub twice: Option<rt::Json>,
            /// The member `either`.
            pub either: Option<rt::Json>,
            /// The member `whole`.
            pub whole: Option<NegationsWhole>,
        }

        rt::object! {
            Negations {
                word: optional("word") where keywords(&[rt::Keyword::Ref(&rules::NEGATIONS_WORD_REST)]),
                range: optional("range") where keywords(&[rt::Keyword::Ref(&rules::NEGATIONS_RANGE_REST)]),
                pair: optional("pair"),
                list: optional("list") where keywords(&[rt::Keyword::Ref(&rules::NEGATIONS_LIST_REST)]),
                twice: optional("twice") where keywords(&[rt::Keyword::Ref(&rules::NEGATIONS_TWICE)]),
                either: optional("either") where keywords(&[rt::Keyword::Ref(&rules::NEGATIONS_EITHER)]),
                whole: optional("whole"),
                .. => skip,
            }
        }

        /// What `pair` of `Negations` is.
        #[derive(Clone, Default)]
        pub struct NegationsPair {
            /// The member `a`.
            pub a: Option<i64>,
            /// The member `b`.
            pub b: Option<i64>,
        }

        rt::object! {
            NegationsPair where rules::NEGATIONS_PAIR_REST {
                a: optional("a"),
                b: optional("b"),
                .. => skip,
            }
        }

        /// What `whole` of `Negations` is.
        #[derive(Clone, Default)]
        pub struct NegationsWhole {
            /// The member `a`.
            pub a: Option<i64>,
        }

        rt::object! {
            NegationsWhole where rules::NEGATIONS_WHOLE_REST {
                a: optional("a") where keywords(&[rt::Keyword::Ref(&rules::NEGATIONS_WHOLE_A_REST)]),
                .. => skip,
            }
        }
    }

    mod unions {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Unions`.
        #[derive(Clone, Default)]
        pub struct Unions {
            /// The member `any`.
            pub any: Option<UnionsAny>,
            /// The member `one`.
            pub one: Option<UnionsOne>,
            /// The member `all`.
            pub all: Option<i64>,
            /// The member `tagged`.
            pub tagged: Option<UnionsTagged>,
            /// The member `shaped`.
            pub shaped: Option<UnionsShaped>,
            /// The member `several`.
            pub several: Option<UnionsSeveral>,
            /// The member `bounded`.
            pub bounded: Option<i64>,
            /// The member `nested`.
            pub nested: Option<UnionsNested>,
        }

        rt::object! {
            Unions {
                any: optional("any"),
                one: optional("one"),
                all: optional("all") where minimum("2") maximum("9") multiple_of("3"),
                tagged: optional("tagged"),
                shaped: optional("shaped"),
                several: optional("several"),
                bounded: optional("bounded")
                    where keywords(&[rt::Keyword::Ref(&rules::UNIONS_BOUNDED_REST)]),
                nested: optional("nested"),
                .. => skip,
            }
        }

        /// What `any` of `Unions` is.
        #[derive(Clone, PartialEq)]
        pub enum UnionsAny {
            /// One of the forms of this value.
            Integer(i64),
            /// One of the forms of this value.
            Integer2(i64),
            /// One of the forms of this value.
            Text(String),
        }

        rt::union! {
            UnionsAny: any_of {
                Integer where UNIONS_ANY_VARIANT_1,
                Integer2 where UNIONS_ANY_VARIANT_2,
                Text(String) where UNIONS_ANY_VARIANT_3,
            }
        }

        static UNIONS_ANY_VARIANT_1: rt::Schema = rt::Schema::new().multiple_of("3");

        static UNIONS_ANY_VARIANT_2: rt::Schema = rt::Schema::new().multiple_of("5");

        static UNIONS_ANY_VARIANT_3: rt::Schema = rt::Schema::new().max_length(2);

        /// What `one` of `Unions` is.
        #[derive(Clone, PartialEq)]
        pub enum UnionsOne {
            /// One of the forms of this value.
            Integer(i64),
            /// One of the forms of this value.
            Integer2(i64),
            /// One of the forms of this value.
            Text(String),
        }

        rt::union! {
            UnionsOne: one_of {
                Integer where UNIONS_ONE_VARIANT_1,
                Integer2 where UNIONS_ONE_VARIANT_2,
                Text(String) where UNIONS_ONE_VARIANT_3,
            }
        }

        static UNIONS_ONE_VARIANT_1: rt::Schema = rt::Schema::new().multiple_of("3");

        static UNIONS_ONE_VARIANT_2: rt::Schema = rt::Schema::new().multiple_of("5");

        static UNIONS_ONE_VARIANT_3: rt::Schema = rt::Schema::new().max_length(2);

        /// What `tagged` of `Unions` is.
        #[derive(Clone, PartialEq)]
        pub enum UnionsTagged {
            /// One of the forms of this value.
            X(UnionsTaggedVariant1),
            /// One of the forms of this value.
            Y(UnionsTaggedVariant2),
        }

        rt::union! {
            UnionsTagged: tagged("kind") {
                X(UnionsTaggedVariant1) = ["x"],
                Y(UnionsTaggedVariant2) = ["y"],
            }
        }

        /// What `variant1` of `Unions.tagged` is.
        #[derive(Clone)]
        pub struct UnionsTaggedVariant1 {
            /// The member `a`.
            pub a: i64,
        }

        rt::object! {
            UnionsTaggedVariant1 {
                _: constant("kind", "x"),
                a: required("a") where maximum("3"),
                .. => skip,
            }
        }

        /// What `variant2` of `Unions.tagged` is.
        #[derive(Clone)]
        pub struct UnionsTaggedVariant2 {
            /// The member `b`.
            pub b: String,
        }

        rt::object! {
            UnionsTaggedVariant2 {
                _: constant("kind", "y"),
                b: required("b") where min_length(2),
                .. => skip,
            }
        }

        /// What `shaped` of `Unions` is.
        #[derive(Clone, PartialEq)]
        pub enum UnionsShaped {
            /// One of the forms of this value.
            Variant1(UnionsShapedVariant1),
            /// One of the forms of this value.
            Variant2(UnionsShapedVariant2),
        }

        rt::union! {
            UnionsShaped: one_of {
                Variant1(UnionsShapedVariant1),
                Variant2(UnionsShapedVariant2),
            }
        }

        /// The same as [`LeftoversAnyVariant1`](super::LeftoversAnyVariant1).
        pub type UnionsShapedVariant1 = super::LeftoversAnyVariant1;

        /// What `variant2` of `Unions.shaped` is.
        #[derive(Clone)]
        pub struct UnionsShapedVariant2 {
            /// The member `b`.
            pub b: String,
        }

        rt::object! {
            UnionsShapedVariant2 {
                b: required("b"),
                .. => skip,
            }
        }

        /// What `several` of `Unions` is.
        #[derive(Clone, PartialEq)]
        pub enum UnionsSeveral {
            /// One of the forms of this value.
            Variant1(UnionsSeveralVariant1),
            /// One of the forms of this value.
            Variant2(UnionsSeveralVariant2),
        }

        rt::union! {
            UnionsSeveral: any_of {
                Variant1(UnionsSeveralVariant1),
                Variant2(UnionsSeveralVariant2),
            }
        }

        /// What `variant1` of `Unions.several` is.
        #[derive(Clone)]
        pub struct UnionsSeveralVariant1 {
            /// The member `a`.
            pub a: i64,
        }

        rt::object! {
            UnionsSeveralVariant1 {
                a: required("a") where minimum("3"),
                .. => skip,
            }
        }

        /// The same as [`UnionsShapedVariant2`](super::UnionsShapedVariant2).
        pub type UnionsSeveralVariant2 = super::UnionsShapedVariant2;

        /// What `nested` of `Unions` is.
        #[derive(Clone, PartialEq)]
        pub enum UnionsNested {
            /// One of the forms of this value.
            Variant1(UnionsNestedVariant1),
            /// One of the forms of this value.
            Text(String),
        }

        rt::union! {
            UnionsNested: any_of {
                Variant1(UnionsNestedVariant1),
                Text(String) where UNIONS_NESTED_VARIANT_2,
            }
        }

        static UNIONS_NESTED_VARIANT_2: rt::Schema = rt::Schema::new().min_length(2);

        /// What `variant1` of `Unions.nested` is.
        #[derive(Clone, PartialEq)]
        pub enum UnionsNestedVariant1 {
            /// One of the forms of this value.
            Variant1(rt::Json),
            /// One of the forms of this value.
            Integer(i64),
        }

        rt::union! {
            UnionsNestedVariant1: one_of {
                Variant1(rt::Json) where UNIONS_NESTED_VARIANT1_VARIANT_1,
                Integer(i64) where UNIONS_NESTED_VARIANT1_VARIANT_2,
            }
        }

        static UNIONS_NESTED_VARIANT1_VARIANT_1: rt::Schema = rt::Schema::new()
            .keywords(&[rt::Keyword::Ref(&rules::UNIONS_NESTED_ANY_OF_0_ONE_OF_0)]);

        static UNIONS_NESTED_VARIANT1_VARIANT_2: rt::Schema = rt::Schema::new().maximum("3");
    }

    pub use conditions::*;
    pub use contents::*;
    pub use dependents::*;
    pub use leftovers::*;
    pub use names::*;
    pub use negations::*;
    pub use unions::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Conditions, ConditionsObject, Contents, Dependents, DependentsNames,
        DependentsSchemas, Leftovers, LeftoversAll, LeftoversAny, LeftoversAnyVariant1,
        LeftoversAnyVariant2, LeftoversBranch, LeftoversClosed, LeftoversDependent,
        LeftoversOne, LeftoversOneVariant2, LeftoversTyped, Names, NamesListed, NamesNamed,
        Negations, NegationsPair, NegationsWhole, Unions, UnionsAny, UnionsNested,
        UnionsNestedVariant1, UnionsOne, UnionsSeveral, UnionsSeveralVariant1, UnionsShaped,
        UnionsShapedVariant2, UnionsTagged, UnionsTaggedVariant1, UnionsTaggedVariant2
    );
}

mod rules {
    //! Keywords that no Rust type holds; they are evaluated on the JSON of a value.

    use copperplate_runtime as rt;

    pub(super) static CONDITIONS_ELSE_ELSE: rt::Schema = rt::Schema::new().max_length(2);

    pub(super) static CONDITIONS_ELSE_IF: rt::Schema = rt::Schema::new()
        .pattern(&CONDITIONS_ELSE_IF_PATTERN1);

    static CONDITIONS_ELSE_IF_PATTERN1: rt::Pattern = rt::Pattern::new("^a");

    pub(super) static CONDITIONS_ELSE_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::If {
                    test: &CONDITIONS_ELSE_IF,
                    then: None,
                    otherwise: Some(&CONDITIONS_ELSE_ELSE),
                },
            ],
        );

    pub(super) static CONDITIONS_LIST_ELSE: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Items {
                    prefix: &[],
                    rest: Some(&CONDITIONS_LIST_ELSE_ITEMS),
                },
            ],
        );

    pub(super) static CONDITIONS_LIST_ELSE_ITEMS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static CONDITIONS_LIST_IF: rt::Schema = rt::Schema::new().min_items(2);

    pub(super) static CONDITIONS_LIST_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::If {
                    test: &CONDITIONS_LIST_IF,
                    then: Some(&CONDITIONS_LIST_THEN),
                    otherwise: Some(&CONDITIONS_LIST_ELSE),
                },
            ],
        );

    pub(super) static CONDITIONS_LIST_THEN: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Contains {
                    schema: &CONDITIONS_LIST_THEN_CONTAINS,
                    least: 1,
                    most: u64::MAX,
                },
            ],
        );

    pub(super) static CONDITIONS_LIST_THEN_CONTAINS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("1")]);

    pub(super) static CONDITIONS_NESTED: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::If {
                    test: &CONDITIONS_NESTED_IF,
                    then: Some(&CONDITIONS_NESTED_THEN),
                    otherwise: Some(&CONDITIONS_NESTED_ELSE),
                },
            ],
        );

    pub(super) static CONDITIONS_NESTED_ELSE: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static CONDITIONS_NESTED_IF: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static CONDITIONS_NESTED_THEN: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::If {
                    test: &CONDITIONS_NESTED_THEN_IF,
                    then: Some(&CONDITIONS_NESTED_THEN_THEN),
                    otherwise: Some(&CONDITIONS_NESTED_THEN_ELSE),
                },
            ],
        );

    pub(super) static CONDITIONS_NESTED_THEN_ELSE: rt::Schema = rt::Schema::new()
        .maximum("1");

    pub(super) static CONDITIONS_NESTED_THEN_IF: rt::Schema = rt::Schema::new().minimum("3");

    pub(super) static CONDITIONS_NESTED_THEN_THEN: rt::Schema = rt::Schema::new()
        .maximum("5");

    pub(super) static CONDITIONS_OBJECT_ELSE: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Required(&["b"])]);

    pub(super) static CONDITIONS_OBJECT_IF: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[("kind", &CONDITIONS_OBJECT_IF_KIND)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static CONDITIONS_OBJECT_IF_KIND: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const(r#""card""#)]);

    pub(super) static CONDITIONS_OBJECT_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::If {
                    test: &CONDITIONS_OBJECT_IF,
                    then: Some(&CONDITIONS_OBJECT_THEN),
                    otherwise: Some(&CONDITIONS_OBJECT_ELSE),
                },
            ],
        );

    pub(super) static CONDITIONS_OBJECT_THEN: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Required(&["a"])]);

    pub(super) static CONDITIONS_STEP_ELSE: rt::Schema = rt::Schema::new().multiple_of("2");

    pub(super) static CONDITIONS_STEP_IF: rt::Schema = rt::Schema::new().minimum("10");

    pub(super) static CONDITIONS_STEP_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::If {
                    test: &CONDITIONS_STEP_IF,
                    then: Some(&CONDITIONS_STEP_THEN),
                    otherwise: Some(&CONDITIONS_STEP_ELSE),
                },
            ],
        );

    pub(super) static CONDITIONS_STEP_THEN: rt::Schema = rt::Schema::new().multiple_of("5");

    pub(super) static CONDITIONS_THEN_IF: rt::Schema = rt::Schema::new().min_length(3);

    pub(super) static CONDITIONS_THEN_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::If {
                    test: &CONDITIONS_THEN_IF,
                    then: Some(&CONDITIONS_THEN_THEN),
                    otherwise: None,
                },
            ],
        );

    pub(super) static CONDITIONS_THEN_THEN: rt::Schema = rt::Schema::new()
        .pattern(&CONDITIONS_THEN_THEN_PATTERN1);

    static CONDITIONS_THEN_THEN_PATTERN1: rt::Pattern = rt::Pattern::new("^a");

    pub(super) static CONTENTS_BOTH_CONTAINS: rt::Schema = rt::Schema::new()
        .multiple_of("3");

    pub(super) static CONTENTS_BOTH_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Contains {
                    schema: &CONTENTS_BOTH_CONTAINS,
                    least: 1,
                    most: u64::MAX,
                },
            ],
        );

    pub(super) static CONTENTS_NONE_CONTAINS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static CONTENTS_NONE_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Contains {
                    schema: &CONTENTS_NONE_CONTAINS,
                    least: 0,
                    most: 1,
                },
            ],
        );

    pub(super) static CONTENTS_PREFIX_ITEMS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["null"])]);

    pub(super) static CONTENTS_PREFIX_PREFIX_ITEMS_0: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static CONTENTS_PREFIX_PREFIX_ITEMS_1: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static CONTENTS_PREFIX_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Items {
                    prefix: &[
                        &CONTENTS_PREFIX_PREFIX_ITEMS_0,
                        &CONTENTS_PREFIX_PREFIX_ITEMS_1,
                    ],
                    rest: Some(&CONTENTS_PREFIX_ITEMS),
                },
            ],
        );

    pub(super) static CONTENTS_SEVERAL_CONTAINS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static CONTENTS_SEVERAL_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Contains {
                    schema: &CONTENTS_SEVERAL_CONTAINS,
                    least: 2,
                    most: 3,
                },
            ],
        );

    pub(super) static CONTENTS_SOME_CONTAINS: rt::Schema = rt::Schema::new()
        .minimum("3")
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static CONTENTS_SOME_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Contains {
                    schema: &CONTENTS_SOME_CONTAINS,
                    least: 1,
                    most: u64::MAX,
                },
            ],
        );

    pub(super) static DEPENDENTS_DEPENDENT_SCHEMAS_A: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Required(&["b"]),
                rt::Keyword::Properties {
                    named: &[("b", &DEPENDENTS_DEPENDENT_SCHEMAS_A_B)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static DEPENDENTS_DEPENDENT_SCHEMAS_A_B: rt::Schema = rt::Schema::new()
        .minimum("3");

    pub(super) static DEPENDENTS_DEPENDENT_SCHEMAS_C: rt::Schema = rt::Schema::new()
        .max_properties(2);

    pub(super) static DEPENDENTS_NAMES_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::DependentRequired(&[("a", &["b", "c"]), ("c", &["a"])])]);

    pub(super) static DEPENDENTS_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::DependentSchemas(
                    &[
                        ("a", &DEPENDENTS_DEPENDENT_SCHEMAS_A),
                        ("c", &DEPENDENTS_DEPENDENT_SCHEMAS_C),
                    ],
                ),
            ],
        );

    pub(super) static LEFTOVERS_ANY: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["object"]),
                rt::Keyword::AnyOf(&[&LEFTOVERS_ANY_ANY_OF_0, &LEFTOVERS_ANY_ANY_OF_1]),
                rt::Keyword::UnevaluatedProperties(&LEFTOVERS_ANY_UNEVALUATED_PROPERTIES),
            ],
        );

    pub(super) static LEFTOVERS_ANY_ANY_OF_0: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Required(&["a"]),
                rt::Keyword::Properties {
                    named: &[("a", &LEFTOVERS_ANY_ANY_OF_0_A)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static LEFTOVERS_ANY_ANY_OF_0_A: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static LEFTOVERS_ANY_ANY_OF_1: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Required(&["b"]),
                rt::Keyword::Properties {
                    named: &[("b", &LEFTOVERS_ANY_ANY_OF_1_B)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static LEFTOVERS_ANY_ANY_OF_1_B: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("2")]);

    pub(super) static LEFTOVERS_ANY_ANY_OF_1_B2: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("2")]);

    pub(super) static LEFTOVERS_ANY_UNEVALUATED_PROPERTIES: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);

    pub(super) static LEFTOVERS_BRANCH: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["array"]),
                rt::Keyword::AnyOf(
                    &[&LEFTOVERS_BRANCH_ANY_OF_0, &LEFTOVERS_BRANCH_ANY_OF_1],
                ),
                rt::Keyword::UnevaluatedItems(&LEFTOVERS_BRANCH_UNEVALUATED_ITEMS),
            ],
        );

    pub(super) static LEFTOVERS_BRANCH_ANY_OF_0: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Items {
                    prefix: &[
                        &LEFTOVERS_BRANCH_ANY_OF_0_PREFIX_ITEMS_0,
                        &LEFTOVERS_BRANCH_ANY_OF_0_PREFIX_ITEMS_1,
                    ],
                    rest: None,
                },
            ],
        );

    pub(super) static LEFTOVERS_BRANCH_ANY_OF_0_PREFIX_ITEMS_0: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("1")]);

    pub(super) static LEFTOVERS_BRANCH_ANY_OF_0_PREFIX_ITEMS_1: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("2")]);

    pub(super) static LEFTOVERS_BRANCH_ANY_OF_0_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Items {
                    prefix: &[
                        &LEFTOVERS_BRANCH_ANY_OF_0_PREFIX_ITEMS_0,
                        &LEFTOVERS_BRANCH_ANY_OF_0_PREFIX_ITEMS_1,
                    ],
                    rest: None,
                },
            ],
        );

    pub(super) static LEFTOVERS_BRANCH_ANY_OF_1: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Items {
                    prefix: &[&LEFTOVERS_BRANCH_ANY_OF_1_PREFIX_ITEMS_0],
                    rest: None,
                },
            ],
        );

    pub(super) static LEFTOVERS_BRANCH_ANY_OF_1_PREFIX_ITEMS_0: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static LEFTOVERS_BRANCH_ANY_OF_1_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Items {
                    prefix: &[&LEFTOVERS_BRANCH_ANY_OF_1_PREFIX_ITEMS_0],
                    rest: None,
                },
            ],
        );

    pub(super) static LEFTOVERS_BRANCH_UNEVALUATED_ITEMS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);

    pub(super) static LEFTOVERS_CHOICE: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["array"]),
                rt::Keyword::If {
                    test: &LEFTOVERS_CHOICE_IF,
                    then: Some(&LEFTOVERS_CHOICE_THEN),
                    otherwise: Some(&LEFTOVERS_CHOICE_ELSE),
                },
                rt::Keyword::UnevaluatedItems(&LEFTOVERS_CHOICE_UNEVALUATED_ITEMS),
            ],
        );

    pub(super) static LEFTOVERS_CHOICE_ELSE: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Items {
                    prefix: &[&LEFTOVERS_CHOICE_ELSE_PREFIX_ITEMS_0],
                    rest: None,
                },
            ],
        );

    pub(super) static LEFTOVERS_CHOICE_ELSE_PREFIX_ITEMS_0: rt::Schema = rt::Schema::new();

    pub(super) static LEFTOVERS_CHOICE_IF: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Items {
                    prefix: &[&LEFTOVERS_CHOICE_IF_PREFIX_ITEMS_0],
                    rest: None,
                },
            ],
        );

    pub(super) static LEFTOVERS_CHOICE_IF_PREFIX_ITEMS_0: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("1")]);

    pub(super) static LEFTOVERS_CHOICE_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::If {
                    test: &LEFTOVERS_CHOICE_IF,
                    then: Some(&LEFTOVERS_CHOICE_THEN),
                    otherwise: Some(&LEFTOVERS_CHOICE_ELSE),
                },
                rt::Keyword::Ref(&LEFTOVERS_CHOICE),
            ],
        );

    pub(super) static LEFTOVERS_CHOICE_THEN: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Items {
                    prefix: &[],
                    rest: Some(&LEFTOVERS_CHOICE_THEN_ITEMS),
                },
            ],
        );

    pub(super) static LEFTOVERS_CHOICE_THEN_ITEMS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static LEFTOVERS_CHOICE_UNEVALUATED_ITEMS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);

    pub(super) static LEFTOVERS_DEPENDENT: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["object"]),
                rt::Keyword::DependentSchemas(
                    &[("a", &LEFTOVERS_DEPENDENT_DEPENDENT_SCHEMAS_A)],
                ),
                rt::Keyword::Properties {
                    named: &[("a", &LEFTOVERS_DEPENDENT_A)],
                    matching: &[],
                    additional: None,
                },
                rt::Keyword::UnevaluatedProperties(
                    &LEFTOVERS_DEPENDENT_UNEVALUATED_PROPERTIES,
                ),
            ],
        );

    pub(super) static LEFTOVERS_DEPENDENT_A: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static LEFTOVERS_DEPENDENT_DEPENDENT_SCHEMAS_A: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[("b", &LEFTOVERS_DEPENDENT_DEPENDENT_SCHEMAS_A_B)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static LEFTOVERS_DEPENDENT_DEPENDENT_SCHEMAS_A_B: rt::Schema = rt::Schema::new();

    pub(super) static LEFTOVERS_DEPENDENT_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Ref(&LEFTOVERS_DEPENDENT),
                rt::Keyword::DependentSchemas(
                    &[("a", &LEFTOVERS_DEPENDENT_DEPENDENT_SCHEMAS_A)],
                ),
            ],
        );

    pub(super) static LEFTOVERS_DEPENDENT_UNEVALUATED_PROPERTIES: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);

    pub(super) static LEFTOVERS_FOUND: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["array"]),
                rt::Keyword::Contains {
                    schema: &LEFTOVERS_FOUND_CONTAINS,
                    least: 1,
                    most: u64::MAX,
                },
                rt::Keyword::UnevaluatedItems(&LEFTOVERS_FOUND_UNEVALUATED_ITEMS),
            ],
        );

    pub(super) static LEFTOVERS_FOUND_CONTAINS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static LEFTOVERS_FOUND_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Ref(&LEFTOVERS_FOUND),
                rt::Keyword::Contains {
                    schema: &LEFTOVERS_FOUND_CONTAINS,
                    least: 1,
                    most: u64::MAX,
                },
            ],
        );

    pub(super) static LEFTOVERS_FOUND_UNEVALUATED_ITEMS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static LEFTOVERS_ITEMS: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["array"]),
                rt::Keyword::Items {
                    prefix: &[&LEFTOVERS_ITEMS_PREFIX_ITEMS_0],
                    rest: None,
                },
                rt::Keyword::UnevaluatedItems(&LEFTOVERS_ITEMS_UNEVALUATED_ITEMS),
            ],
        );

    pub(super) static LEFTOVERS_ITEMS_PREFIX_ITEMS_0: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static LEFTOVERS_ITEMS_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Ref(&LEFTOVERS_ITEMS),
                rt::Keyword::Items {
                    prefix: &[&LEFTOVERS_ITEMS_PREFIX_ITEMS_0],
                    rest: None,
                },
            ],
        );

    pub(super) static LEFTOVERS_ITEMS_UNEVALUATED_ITEMS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);

    pub(super) static LEFTOVERS_ONE: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["object"]),
                rt::Keyword::OneOf(&[&LEFTOVERS_ONE_ONE_OF_0, &LEFTOVERS_ONE_ONE_OF_1]),
                rt::Keyword::UnevaluatedProperties(&LEFTOVERS_ONE_UNEVALUATED_PROPERTIES),
            ],
        );

    pub(super) static LEFTOVERS_ONE_ONE_OF_0: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["object"]),
                rt::Keyword::Required(&["a"]),
                rt::Keyword::Properties {
                    named: &[("a", &LEFTOVERS_ONE_ONE_OF_0_A)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static LEFTOVERS_ONE_ONE_OF_0_A: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static LEFTOVERS_ONE_ONE_OF_1: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Required(&["b"]),
                rt::Keyword::Properties {
                    named: &[("b", &LEFTOVERS_ONE_ONE_OF_1_B)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static LEFTOVERS_ONE_ONE_OF_1_B: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static LEFTOVERS_ONE_UNEVALUATED_PROPERTIES: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static LEFTOVERS_WHEN: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["object"]),
                rt::Keyword::If {
                    test: &LEFTOVERS_WHEN_IF,
                    then: Some(&LEFTOVERS_WHEN_THEN),
                    otherwise: Some(&LEFTOVERS_WHEN_ELSE),
                },
                rt::Keyword::UnevaluatedProperties(&LEFTOVERS_WHEN_UNEVALUATED_PROPERTIES),
            ],
        );

    pub(super) static LEFTOVERS_WHEN_ELSE: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[("b", &LEFTOVERS_WHEN_ELSE_B)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static LEFTOVERS_WHEN_ELSE_B: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static LEFTOVERS_WHEN_IF: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Required(&["kind"]),
                rt::Keyword::Properties {
                    named: &[("kind", &LEFTOVERS_WHEN_IF_KIND)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static LEFTOVERS_WHEN_IF_KIND: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const(r#""x""#)]);

    pub(super) static LEFTOVERS_WHEN_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::If {
                    test: &LEFTOVERS_WHEN_IF,
                    then: Some(&LEFTOVERS_WHEN_THEN),
                    otherwise: Some(&LEFTOVERS_WHEN_ELSE),
                },
                rt::Keyword::Ref(&LEFTOVERS_WHEN),
            ],
        );

    pub(super) static LEFTOVERS_WHEN_THEN: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[("a", &LEFTOVERS_WHEN_THEN_A)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static LEFTOVERS_WHEN_THEN_A: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static LEFTOVERS_WHEN_UNEVALUATED_PROPERTIES: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);

    pub(super) static NAMES_FORMED_PROPERTY_NAMES: rt::Schema = rt::Schema::new()
        .min_length(2)
        .pattern(&NAMES_FORMED_PROPERTY_NAMES_PATTERN1);

    static NAMES_FORMED_PROPERTY_NAMES_PATTERN1: rt::Pattern = rt::Pattern::new("^[ab]");

    pub(super) static NAMES_FORMED_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::PropertyNames(&NAMES_FORMED_PROPERTY_NAMES)]);

    pub(super) static NAMES_LISTED_PROPERTY_NAMES: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Enum(&[r#""a""#, r#""b""#])]);

    pub(super) static NAMES_LISTED_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::PropertyNames(&NAMES_LISTED_PROPERTY_NAMES)]);

    pub(super) static NAMES_LONG_PROPERTY_NAMES: rt::Schema = rt::Schema::new()
        .max_length(3);

    pub(super) static NAMES_LONG_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::PropertyNames(&NAMES_LONG_PROPERTY_NAMES)]);

    pub(super) static NAMES_MATCHED_ADDITIONAL_PROPERTIES: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static NAMES_MATCHED_PATTERN_PROPERTIES_CARET_X: rt::Schema = rt::Schema::new()
        .minimum("2")
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static NAMES_MATCHED_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[],
                    matching: &[
                        (
                            &NAMES_MATCHED_REST_PATTERN1,
                            &NAMES_MATCHED_PATTERN_PROPERTIES_CARET_X,
                        ),
                    ],
                    additional: Some(&NAMES_MATCHED_ADDITIONAL_PROPERTIES),
                },
            ],
        );

    static NAMES_MATCHED_REST_PATTERN1: rt::Pattern = rt::Pattern::new("^x");

    pub(super) static NAMES_NAMED_ADDITIONAL_PROPERTIES: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::False]);

    pub(super) static NAMES_NAMED_PATTERN_PROPERTIES_CARET_X: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static NAMES_NAMED_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[("xa", &rt::ANY)],
                    matching: &[
                        (&NAMES_NAMED_REST_PATTERN1, &NAMES_NAMED_PATTERN_PROPERTIES_CARET_X),
                    ],
                    additional: Some(&NAMES_NAMED_ADDITIONAL_PROPERTIES),
                },
            ],
        );

    static NAMES_NAMED_REST_PATTERN1: rt::Pattern = rt::Pattern::new("^x");

    pub(super) static NAMES_NEGATED_PROPERTY_NAMES: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&NAMES_NEGATED_PROPERTY_NAMES_NOT)]);

    pub(super) static NAMES_NEGATED_PROPERTY_NAMES_NOT: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const(r#""a""#)]);

    pub(super) static NAMES_NEGATED_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::PropertyNames(&NAMES_NEGATED_PROPERTY_NAMES)]);

    pub(super) static NEGATIONS_EITHER: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&NEGATIONS_EITHER_NOT)]);

    pub(super) static NEGATIONS_EITHER_NOT: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::AnyOf(
                    &[&NEGATIONS_EITHER_NOT_ANY_OF_0, &NEGATIONS_EITHER_NOT_ANY_OF_1],
                ),
            ],
        );

    pub(super) static NEGATIONS_EITHER_NOT_ANY_OF_0: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static NEGATIONS_EITHER_NOT_ANY_OF_1: rt::Schema = rt::Schema::new()
        .minimum("3")
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static NEGATIONS_LIST_NOT: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["array"]),
                rt::Keyword::Contains {
                    schema: &NEGATIONS_LIST_NOT_CONTAINS,
                    least: 1,
                    most: u64::MAX,
                },
            ],
        );

    pub(super) static NEGATIONS_LIST_NOT_CONTAINS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("1")]);

    pub(super) static NEGATIONS_LIST_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&NEGATIONS_LIST_NOT)]);

    pub(super) static NEGATIONS_PAIR_NOT: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["object"]), rt::Keyword::Required(&["a", "b"])]);

    pub(super) static NEGATIONS_PAIR_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&NEGATIONS_PAIR_NOT)]);

    pub(super) static NEGATIONS_RANGE_NOT: rt::Schema = rt::Schema::new()
        .minimum("3")
        .maximum("5");

    pub(super) static NEGATIONS_RANGE_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&NEGATIONS_RANGE_NOT)]);

    pub(super) static NEGATIONS_TWICE: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&NEGATIONS_TWICE_NOT)]);

    pub(super) static NEGATIONS_TWICE_NOT: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&NEGATIONS_TWICE_NOT_NOT)]);

    pub(super) static NEGATIONS_TWICE_NOT_NOT: rt::Schema = rt::Schema::new()
        .max_length(2)
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static NEGATIONS_WHOLE_A_NOT: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("1")]);

    pub(super) static NEGATIONS_WHOLE_A_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&NEGATIONS_WHOLE_A_NOT)]);

    pub(super) static NEGATIONS_WHOLE_NOT: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["object"]),
                rt::Keyword::Required(&["a"]),
                rt::Keyword::Properties {
                    named: &[("a", &NEGATIONS_WHOLE_NOT_A)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static NEGATIONS_WHOLE_NOT_A: rt::Schema = rt::Schema::new()
        .minimum("2")
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static NEGATIONS_WHOLE_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&NEGATIONS_WHOLE_NOT)]);

    pub(super) static NEGATIONS_WORD_NOT: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Enum(&[r#""dog""#, r#""cat""#])]);

    pub(super) static NEGATIONS_WORD_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Not(&NEGATIONS_WORD_NOT)]);

    pub(super) static UNIONS_BOUNDED_ANY_OF_0: rt::Schema = rt::Schema::new().minimum("4");

    pub(super) static UNIONS_BOUNDED_ANY_OF_1: rt::Schema = rt::Schema::new().maximum("2");

    pub(super) static UNIONS_BOUNDED_ONE_OF_0: rt::Schema = rt::Schema::new()
        .multiple_of("2");

    pub(super) static UNIONS_BOUNDED_ONE_OF_1: rt::Schema = rt::Schema::new()
        .multiple_of("3");

    pub(super) static UNIONS_BOUNDED_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::AnyOf(&[&UNIONS_BOUNDED_ANY_OF_0, &UNIONS_BOUNDED_ANY_OF_1]),
                rt::Keyword::OneOf(&[&UNIONS_BOUNDED_ONE_OF_0, &UNIONS_BOUNDED_ONE_OF_1]),
            ],
        );

    pub(super) static UNIONS_NESTED_ANY_OF_0_ONE_OF_0: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("1")]);
}
