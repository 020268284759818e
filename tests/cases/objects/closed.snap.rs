//! Closed, version `1`.

pub mod types {
    //! The schemas of the document.

    mod base {
        use copperplate_runtime as rt;

        /// The schema `Base`.
        #[derive(Clone)]
        pub struct Base {
            /// The member `kind`.
            pub kind: String,
        }

        rt::object! {
            Base {
                kind: required("kind"),
                .. => refuse,
            }
        }
    }

    mod derived {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Derived`.
        #[derive(Clone)]
        pub struct Derived {
            /// The member `kind`.
            pub kind: String,
        }

        rt::object! {
            Derived where rules::DERIVED_REST {
                kind: required("kind"),
                _: forbidden("note", "additionalProperties"),
                .. => refuse,
            }
        }
    }

    mod forbidden {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Forbidden`.
        #[derive(Clone, Default)]
        pub struct Forbidden {
            /// The member `here`.
            pub here: Option<String>,
        }

        rt::object! {
            Forbidden where rules::FORBIDDEN_REST {
                here: optional("here"),
                _: forbidden("gone", "not"),
                .. => skip,
            }
        }
    }

    mod holder {
        use copperplate_runtime as rt;

        /// The schema `Holder`.
        #[derive(Clone, Default)]
        pub struct Holder {
            /// The member `derived`.
            pub derived: Option<super::Derived>,
            /// The member `id`.
            pub id: Option<String>,
        }

        rt::object! {
            Holder {
                derived: optional("derived"),
                id: optional("id"),
                .. => skip,
            }
        }
    }

    mod parts {
        use copperplate_runtime as rt;

        /// The schema `Parts`.
        #[derive(Clone, Default)]
        pub struct Parts {
            /// The member `shared`.
            pub shared: Option<String>,
        }

        rt::object! {
            Parts {
                _: forbidden("id", "additionalProperties"),
                shared: optional("shared"),
                _: forbidden("amount", "additionalProperties"),
                .. => refuse,
            }
        }
    }

    mod undescribed {
        use copperplate_runtime as rt;
        use super::super::rules;

        /// The schema `Undescribed`.
        #[derive(Clone)]
        pub struct Undescribed {
            /// The member `id`.
            pub id: String,
        }

        rt::object! {
            Undescribed where rules::UNDESCRIBED_REST {
                id: required("id"),
                _: forbidden("missing", "additionalProperties"),
                .. => refuse,
            }
        }
    }

    pub use base::*;
    pub use derived::*;
    pub use forbidden::*;
    pub use holder::*;
    pub use parts::*;
    pub use undescribed::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Base, Derived, Forbidden, Holder, Parts, Undescribed);
}

mod rules {
    //! Keywords that no Rust type holds; they are evaluated on the JSON of a value.

    use copperplate_runtime as rt;

    pub(super) static DERIVED_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Required(&["note"])]);

    pub(super) static FORBIDDEN_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Required(&["gone"])]);

    pub(super) static UNDESCRIBED_REST: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Required(&["missing"])]);
}
