//! Built, version `1`.

pub mod types {
    //! The schemas of the document.

    mod holder {
        use copperplate_runtime as rt;

        /// The schema `Holder`.
        #[derive(Clone)]
        pub struct Holder {
            /// The member `one`.
            pub one: HolderOne,
            /// The member `any`.
            pub any: Option<HolderAny>,
            /// The member `apart`.
            pub apart: Option<HolderApart>,
        }

        rt::object! {
            Holder {
                one: required("one"),
                any: optional("any"),
                apart: optional("apart"),
                .. => skip,
            }
        }

        /// What `one` of `Holder` is.
        #[derive(Clone, PartialEq)]
        pub enum HolderOne {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Text2(String),
        }

        rt::union! {
            HolderOne: one_of {
                Text where HOLDER_ONE_VARIANT_1,
                Text2 where HOLDER_ONE_VARIANT_2,
            }
        }

        static HOLDER_ONE_VARIANT_1: rt::Schema = rt::Schema::new().max_length(3);

        static HOLDER_ONE_VARIANT_2_PATTERN: rt::Pattern = rt::Pattern::new("^x");

        static HOLDER_ONE_VARIANT_2: rt::Schema = rt::Schema::new()
            .pattern(&HOLDER_ONE_VARIANT_2_PATTERN);

        /// What `any` of `Holder` is.
        #[derive(Clone, PartialEq)]
        pub enum HolderAny {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Text2(String),
        }

        rt::union! {
            HolderAny: any_of {
                Text where HOLDER_ANY_VARIANT_1,
                Text2 where HOLDER_ANY_VARIANT_2,
            }
        }

        static HOLDER_ANY_VARIANT_1: rt::Schema = rt::Schema::new().max_length(3);

        static HOLDER_ANY_VARIANT_2_PATTERN: rt::Pattern = rt::Pattern::new("^x");

        static HOLDER_ANY_VARIANT_2: rt::Schema = rt::Schema::new()
            .pattern(&HOLDER_ANY_VARIANT_2_PATTERN);

        /// What `apart` of `Holder` is.
        #[derive(Clone, PartialEq)]
        pub enum HolderApart {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Integer(i64),
        }

        rt::union! {
            HolderApart: one_of_apart {
                Text(String) where HOLDER_APART_VARIANT_1,
                Integer(i64) where HOLDER_APART_VARIANT_2,
            }
        }

        static HOLDER_APART_VARIANT_1: rt::Schema = rt::Schema::new().max_length(3);

        static HOLDER_APART_VARIANT_2: rt::Schema = rt::Schema::new().minimum("0");
    }

    pub use holder::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Holder, HolderAny, HolderApart, HolderOne);
}
