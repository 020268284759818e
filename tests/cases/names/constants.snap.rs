//! Constants, version `1`.

pub mod types {
    //! The schemas of the document.

    mod a_b_c {
        use copperplate_runtime as rt;

        /// The schema `a_b_c`.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct ABC(String);

        rt::newtype!(ABC(String), & ABC_RULES);

        static ABC_RULES: rt::Schema = rt::Schema::new().min_length(1);
    }

    mod abc {
        use copperplate_runtime as rt;

        /// The schema `Abc`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Abc(Vec<Abc>);

        rt::newtype!(Abc(Vec < Abc >), & ABC_RULES);

        static ABC_RULES: rt::Schema = rt::Schema::new();
    }

    mod e4 {
        use copperplate_runtime as rt;

        /// The schema `E4`.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct E4(String);

        rt::newtype!(E4(String), & E4_RULES);

        static E4_RULES: rt::Schema = rt::Schema::new().pattern(&E4_PATTERN);

        static E4_PATTERN: rt::Pattern = rt::Pattern::new("^a");
    }

    mod part {
        use copperplate_runtime as rt;

        /// The schema `Part`.
        #[derive(Clone, Default)]
        pub struct Part {
            /// The member `of_name`.
            pub of_name: Option<String>,
            /// The member `of`.
            pub of: Option<PartOf>,
        }

        rt::object! {
            Part {
                of_name: optional("of_name") where pattern(&PART_OF_NAME_PATTERN),
                of: optional("of"),
                .. => skip,
            }
        }

        static PART_OF_NAME_PATTERN: rt::Pattern = rt::Pattern::new("^b");

        /// What `of` of `Part` is.
        #[derive(Clone, Default)]
        pub struct PartOf {
            /// The member `name`.
            pub name: Option<String>,
        }

        rt::object! {
            PartOf {
                name: optional("name") where pattern(&PART_OF_NAME_PATTERN2),
                .. => skip,
            }
        }

        static PART_OF_NAME_PATTERN2: rt::Pattern = rt::Pattern::new("^c");
    }

    mod q {
        use copperplate_runtime as rt;

        /// The schema `Q`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Q(i64);

        rt::newtype!(Q(i64), & Q_RULES);

        static Q_RULES: rt::Schema = rt::Schema::new().minimum("3");
    }

    mod r9 {
        use copperplate_runtime as rt;

        /// The schema `R9`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct R9(Vec<R9>);

        rt::newtype!(R9(Vec < R9 >), & R9_RULES);

        static R9_RULES: rt::Schema = rt::Schema::new();
    }

    mod s3 {
        use copperplate_runtime as rt;

        /// The schema `S3`.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct S3(String);

        rt::newtype!(S3(String), & S3_RULES);

        static S3_RULES: rt::Schema = rt::Schema::new().max_length(4);
    }

    pub use a_b_c::*;
    pub use abc::*;
    pub use e4::*;
    pub use part::*;
    pub use q::*;
    pub use r9::*;
    pub use s3::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(ABC, Abc, E4, Part, PartOf, Q, R9, S3);
}
