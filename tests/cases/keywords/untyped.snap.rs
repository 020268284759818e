//! Untyped, version `1`.

pub mod types {
    //! The schemas of the document.

    mod members {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Members`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Members(rt::Json);

        rt::newtype!(Members(rt::Json), & MEMBERS);

        static MEMBERS: rt::Schema = rt::Schema::new()
            .keywords(&[rt::Keyword::Ref(&rules::MEMBERS)]);
    }

    mod part {
        use copperplate_runtime as rt;

        /// The schema `Part`.
        #[derive(Clone)]
        pub struct Part {
            /// The member `id`.
            pub id: String,
        }

        rt::object! {
            Part {
                id: required("id"),
                .. => skip,
            }
        }
    }

    mod typed {
        use copperplate_runtime as rt;

        /// The schema `Typed`.
        #[derive(Clone, Default)]
        pub struct Typed {
            /// The member `small`.
            pub small: Option<i32>,
            /// The member `either`.
            pub either: rt::Presence<TypedEither>,
            /// The member `any`.
            pub any: rt::Presence<TypedAny>,
            /// The member `part`.
            pub part: rt::Presence<super::Part>,
        }

        rt::object! {
            Typed {
                small: optional("small"),
                either: nullable("either"),
                any: nullable("any"),
                part: nullable("part"),
                .. => skip,
            }
        }

        /// What `either` of `Typed` is.
        #[derive(Clone, PartialEq)]
        pub enum TypedEither {
            /// One of the forms of this value.
            Part(super::Part),
            /// One of the forms of this value.
            Integer(i64),
        }

        rt::union! {
            TypedEither: one_of_apart {
                Part(super::Part),
                Integer(i64),
            }
        }

        /// What `any` of `Typed` is.
        #[derive(Clone, PartialEq)]
        pub enum TypedAny {
            /// One of the forms of this value.
            Part(super::Part),
            /// One of the forms of this value.
            Integer(i64),
        }

        rt::union! {
            TypedAny: any_of {
                Part(super::Part),
                Integer(i64),
            }
        }
    }

    pub use members::*;
    pub use part::*;
    pub use typed::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Members, Part, Typed, TypedAny, TypedEither);
}

mod rules {
    //! Keywords that no Rust type holds; they are evaluated on the JSON of a value.

    use copperplate_runtime as rt;

    pub(super) static MEMBERS: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[
                        ("small", &MEMBERS_SMALL),
                        ("large", &MEMBERS_LARGE),
                        ("capped", &MEMBERS_CAPPED),
                        ("fraction", &MEMBERS_FRACTION),
                        ("either", &MEMBERS_EITHER),
                        ("any", &MEMBERS_ANY),
                        ("part", &MEMBERS_PART),
                        ("plain", &MEMBERS_PLAIN),
                    ],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static MEMBERS_ANY: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::If {
                    test: &MEMBERS_ANY_NULL,
                    then: None,
                    otherwise: Some(&MEMBERS_ANY_REST),
                },
            ],
        );

    pub(super) static MEMBERS_ANY_ANY_OF_1: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static MEMBERS_ANY_NULL: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["null"])]);

    pub(super) static MEMBERS_ANY_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::AnyOf(&[&PART, &MEMBERS_ANY_ANY_OF_1])]);

    pub(super) static MEMBERS_CAPPED: rt::Schema = rt::Schema::new()
        .minimum("0")
        .maximum("2147483647")
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static MEMBERS_EITHER: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::If {
                    test: &MEMBERS_EITHER_NULL,
                    then: None,
                    otherwise: Some(&MEMBERS_EITHER_REST),
                },
            ],
        );

    pub(super) static MEMBERS_EITHER_NULL: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["null"])]);

    pub(super) static MEMBERS_EITHER_ONE_OF_1: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static MEMBERS_EITHER_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::OneOf(&[&PART, &MEMBERS_EITHER_ONE_OF_1])]);

    pub(super) static MEMBERS_FRACTION: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["number"])]);

    pub(super) static MEMBERS_LARGE: rt::Schema = rt::Schema::new()
        .minimum("-9223372036854775808")
        .maximum("9223372036854775807")
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static MEMBERS_PART: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::If {
                    test: &MEMBERS_PART_NULL,
                    then: None,
                    otherwise: Some(&MEMBERS_PART_REST),
                },
            ],
        );

    pub(super) static MEMBERS_PART_NULL: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["null"])]);

    pub(super) static MEMBERS_PART_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::AllOf(&[&PART])]);

    pub(super) static MEMBERS_PLAIN: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::AllOf(&[&PART])]);

    pub(super) static MEMBERS_SMALL: rt::Schema = rt::Schema::new()
        .minimum("-2147483648")
        .maximum("2147483647")
        .keywords(&[rt::Keyword::Type(&["integer"])]);

    pub(super) static PART: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["object"]),
                rt::Keyword::Required(&["id"]),
                rt::Keyword::Properties {
                    named: &[("id", &PART_ID)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static PART_ID: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);
}
