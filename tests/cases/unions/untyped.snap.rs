//! Untyped, version `1`.

pub mod types {
    //! The schemas of the document.

    mod card {
        use copperplate_runtime as rt;

        /// The schema `Card`.
        #[derive(Clone)]
        pub struct Card {
            /// The member `kind`.
            pub kind: String,
            /// The member `token`.
            pub token: Option<String>,
        }

        rt::object! {
            Card {
                kind: required("kind"),
                token: optional("token"),
                .. => skip,
            }
        }
    }

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

    mod payment {
        use copperplate_runtime as rt;

        /// The schema `Payment`.
        #[derive(Clone, PartialEq)]
        pub enum Payment {
            /// One of the forms of this value.
            Card(super::Card),
            /// One of the forms of this value.
            Wire(super::Transfer),
        }

        rt::union! {
            Payment: marked("kind") {
                Card(super::Card) = ["card"],
                Wire(super::Transfer) = ["wire"],
            }
        }
    }

    mod transfer {
        use copperplate_runtime as rt;

        /// The schema `Transfer`.
        #[derive(Clone)]
        pub struct Transfer {
            /// The member `kind`.
            pub kind: String,
            /// The member `iban`.
            pub iban: String,
        }

        rt::object! {
            Transfer {
                kind: required("kind"),
                iban: required("iban"),
                .. => skip,
            }
        }
    }

    mod typed {
        use copperplate_runtime as rt;

        /// The schema `Typed`.
        #[derive(Clone, Default)]
        pub struct Typed {
            /// The member `payment`.
            pub payment: Option<super::Payment>,
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
                payment: optional("payment"),
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

    pub use card::*;
    pub use members::*;
    pub use part::*;
    pub use payment::*;
    pub use transfer::*;
    pub use typed::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Card, Members, Part, Payment, Transfer, Typed, TypedAny, TypedEither
    );
}

mod rules {
    //! Keywords that no Rust type holds; they are evaluated on the JSON of a value.

    use copperplate_runtime as rt;

    pub(super) static CARD: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["object"]),
                rt::Keyword::Required(&["kind"]),
                rt::Keyword::Properties {
                    named: &[("kind", &CARD_KIND), ("token", &CARD_TOKEN)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static CARD_KIND: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static CARD_TOKEN: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static MEMBERS: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[
                        ("payment", &PAYMENT),
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

    pub(super) static PAYMENT: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Ref(&PAYMENT_DISCRIMINATOR_TAGGED)]);

    pub(super) static PAYMENT_DISCRIMINATOR_TAG: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[("kind", &PAYMENT_DISCRIMINATOR_VALUE2)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static PAYMENT_DISCRIMINATOR_TAG2: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Properties {
                    named: &[("kind", &PAYMENT_DISCRIMINATOR_VALUE3)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static PAYMENT_DISCRIMINATOR_TAGGED: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["object"]),
                rt::Keyword::Required(&["kind"]),
                rt::Keyword::Properties {
                    named: &[("kind", &PAYMENT_DISCRIMINATOR_VALUE)],
                    matching: &[],
                    additional: None,
                },
                rt::Keyword::If {
                    test: &PAYMENT_DISCRIMINATOR_TAG,
                    then: Some(&CARD),
                    otherwise: None,
                },
                rt::Keyword::If {
                    test: &PAYMENT_DISCRIMINATOR_TAG2,
                    then: Some(&TRANSFER),
                    otherwise: None,
                },
            ],
        );

    pub(super) static PAYMENT_DISCRIMINATOR_VALUE: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Enum(&[r#""card""#, r#""wire""#])]);

    pub(super) static PAYMENT_DISCRIMINATOR_VALUE2: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Enum(&[r#""card""#])]);

    pub(super) static PAYMENT_DISCRIMINATOR_VALUE3: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Enum(&[r#""wire""#])]);

    pub(super) static TRANSFER: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["object"]),
                rt::Keyword::Required(&["kind", "iban"]),
                rt::Keyword::Properties {
                    named: &[("kind", &TRANSFER_KIND), ("iban", &TRANSFER_IBAN)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static TRANSFER_IBAN: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static TRANSFER_KIND: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);
}
