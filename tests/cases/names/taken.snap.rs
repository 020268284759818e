//! Names, version `1`.

pub mod types {
    //! The schemas of the document.

    mod option {
        use copperplate_runtime as rt;

        /// The schema `Option`.
        #[derive(Clone, Default)]
        pub struct OptionSchema {
            /// The member `type`.
            pub r#type: Option<String>,
            /// The member `self`.
            pub self_: Option<String>,
            /// The member `crate`.
            pub crate_: Option<String>,
            /// The member `async`.
            pub r#async: Option<String>,
            /// The member `gen`.
            pub r#gen: Option<String>,
            /// The member `input`.
            pub input: Option<String>,
            /// The member `members`.
            pub members: Option<String>,
            /// The member `additional`.
            pub additional: Option<String>,
            /// The member `+1`.
            pub plus_1: Option<i64>,
            /// The member `-1`.
            pub minus_1: Option<i64>,
            /// The member `@id`.
            pub at_id: Option<String>,
            /// The member `$ref`.
            pub dollar_ref: Option<String>,
            /// The member `kebab-case`.
            pub kebab_case: Option<String>,
            /// The member `with space`.
            pub with_space: Option<String>,
            /// The member `1st`.
            pub n1st: Option<String>,
            /// The member `日本`.
            pub 日本: Option<String>,
            /// The member `_`.
            pub underscore: Option<String>,
            /// Members that the document does not name.
            pub additional2: rt::Map<i64>,
        }

        rt::object! {
            OptionSchema {
                r#type: optional("type"),
                self_: optional("self"),
                crate_: optional("crate"),
                r#async: optional("async"),
                r#gen: optional("gen"),
                input: optional("input"),
                members: optional("members"),
                additional: optional("additional"),
                plus_1: optional("+1"),
                minus_1: optional("-1"),
                at_id: optional("@id"),
                dollar_ref: optional("$ref"),
                kebab_case: optional("kebab-case"),
                with_space: optional("with space"),
                n1st: optional("1st"),
                日本: optional("日本"),
                underscore: optional("_"),
                .. => additional2: keep(&rt::ANY),
            }
        }
    }

    mod string {
        use copperplate_runtime as rt;

        /// The schema `String`.
        #[derive(Clone, Default)]
        pub struct StringSchema {
            /// The member `vec`.
            pub vec: Option<super::VecSchema>,
            /// The member `t`.
            pub t: Option<super::T>,
        }

        rt::object! {
            StringSchema {
                vec: optional("vec"),
                t: optional("t"),
                .. => skip,
            }
        }
    }

    mod struct_ {
        use copperplate_runtime as rt;

        /// The schema `Struct`.
        #[derive(Clone)]
        pub struct Struct {
            /// The member `type`.
            pub r#type: String,
            /// The member `name`.
            pub name: String,
            /// The member `a`.
            pub a: Option<String>,
            /// The member `b`.
            pub b: Option<String>,
            /// The member `c`.
            pub c: Option<String>,
        }

        /// What [`Struct`] must hold.
        #[derive(Clone, Debug)]
        pub struct StructRequired {
            /// See [`Struct::type`].
            pub r#type: String,
            /// See [`Struct::name`].
            pub name: String,
        }

        impl Struct {
            /// With what is required and nothing else.
            #[must_use]
            pub fn new(required: StructRequired) -> Self {
                let StructRequired { r#type, name } = required;
                Self {
                    r#type,
                    name,
                    a: None,
                    b: None,
                    c: None,
                }
            }
        }

        rt::object! {
            Struct {
                r#type: required("type"),
                name: required("name"),
                a: optional("a"),
                b: optional("b"),
                c: optional("c"),
                .. => skip,
            }
        }
    }

    mod t {
        use copperplate_runtime as rt;

        /// The schema `T`.
        pub enum T {
            /// `a`
            A,
            /// `b`
            B,
        }

        rt::choice! {
            T {
                A = "a",
                B = "b",
            }
        }
    }

    mod vec {
        use copperplate_runtime as rt;

        /// The schema `Vec`.
        #[derive(Clone, Default)]
        pub struct VecSchema {
            /// The member `some`.
            pub some: Option<super::OptionSchema>,
        }

        rt::object! {
            VecSchema {
                some: optional("some"),
                .. => skip,
            }
        }
    }

    pub use option::*;
    pub use string::*;
    pub use struct_::*;
    pub use t::*;
    pub use vec::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(OptionSchema, StringSchema, Struct, T, VecSchema);
}
