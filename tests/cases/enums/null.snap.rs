//! Nothing, version `1`.

pub mod types {
    //! The schemas of the document.

    mod holder {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Holder`.
        #[derive(Clone, Default)]
        pub struct Holder {
            /// The member `listed`.
            pub listed: Option<rt::Json>,
            /// The member `constant`.
            pub constant: Option<rt::Json>,
            /// The member `number`.
            pub number: Option<rt::Json>,
            /// The member `several`.
            pub several: Option<rt::Json>,
            /// The member `array`.
            pub array: Option<rt::Json>,
            /// The member `object`.
            pub object: Option<rt::Json>,
            /// The member `merged`.
            pub merged: Option<rt::Json>,
            /// The member `alone`.
            pub alone: Option<rt::Json>,
            /// The member `pinned`.
            pub pinned: Option<rt::Json>,
        }

        rt::object! {
            Holder {
                listed: optional("listed") where keywords(&[rt::Keyword::Ref(&rules::HOLDER_LISTED)]),
                constant: optional("constant") where keywords(&[rt::Keyword::Ref(&rules::HOLDER_CONSTANT)]),
                number: optional("number") where keywords(&[rt::Keyword::Ref(&rules::HOLDER_NUMBER)]),
                several: optional("several") where keywords(&[rt::Keyword::Ref(&rules::HOLDER_SEVERAL)]),
                array: optional("array") where keywords(&[rt::Keyword::Ref(&rules::HOLDER_ARRAY)]),
                object: optional("object") where keywords(&[rt::Keyword::Ref(&rules::HOLDER_OBJECT)]),
                merged: optional("merged") where keywords(&[rt::Keyword::Ref(&rules::HOLDER_MERGED)]),
                alone: optional("alone") where keywords(&[rt::Keyword::Ref(&rules::HOLDER_ALONE)]),
                pinned: optional("pinned") where keywords(&[rt::Keyword::Ref(&rules::HOLDER_PINNED)]),
                .. => skip,
            }
        }
    }

    pub use holder::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Holder);
}

mod rules {
    //! Keywords that no Rust type holds; they are evaluated on the JSON of a value.

    use copperplate_runtime as rt;

    pub(super) static HOLDER_ALONE: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Enum(&["null"])]);

    pub(super) static HOLDER_ARRAY: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["array", "null"]),
                rt::Keyword::Enum(&["null"]),
                rt::Keyword::Items {
                    prefix: &[],
                    rest: Some(&HOLDER_ARRAY_ITEMS),
                },
            ],
        );

    pub(super) static HOLDER_ARRAY_ITEMS: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static HOLDER_CONSTANT: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["null", "string"]), rt::Keyword::Const("null")]);

    pub(super) static HOLDER_LISTED: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string", "null"]), rt::Keyword::Enum(&["null"])]);

    pub(super) static HOLDER_MERGED: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::AllOf(&[&HOLDER_MERGED_PART1, &HOLDER_MERGED_PART2])]);

    pub(super) static HOLDER_MERGED_PART1: rt::Schema = rt::Schema::new()
        .keywords(
            &[rt::Keyword::Type(&["string", "null"]), rt::Keyword::Enum(&[r#""a""#, "null"])],
        );

    pub(super) static HOLDER_MERGED_PART2: rt::Schema = rt::Schema::new()
        .keywords(
            &[rt::Keyword::Type(&["string", "null"]), rt::Keyword::Enum(&[r#""b""#, "null"])],
        );

    pub(super) static HOLDER_NUMBER: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["number", "null"]), rt::Keyword::Enum(&["null"])]);

    pub(super) static HOLDER_OBJECT: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["object", "null"]),
                rt::Keyword::Enum(&["null"]),
                rt::Keyword::Properties {
                    named: &[("a", &HOLDER_OBJECT_A)],
                    matching: &[],
                    additional: None,
                },
            ],
        );

    pub(super) static HOLDER_OBJECT_A: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["string"])]);

    pub(super) static HOLDER_PINNED: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Type(&["boolean", "null"]), rt::Keyword::Const("null")]);

    pub(super) static HOLDER_SEVERAL: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::Type(&["string", "integer", "null"]),
                rt::Keyword::Enum(&["null"]),
            ],
        );
}
