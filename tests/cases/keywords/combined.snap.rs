//! Combined keywords, version `1`.

pub mod types {
    //! The schemas of the document.
    mod conditions {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Conditions`.
        #[derive(Clone, Debug, PartialEq, Default)]
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
        static CONDITIONS_MEMBERS: [rt::Member; 6] = [
            rt::Member::optional("step")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::CONDITIONS_STEP_REST)]),
                ),
            rt::Member::optional("then")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::CONDITIONS_THEN_REST)]),
                ),
            rt::Member::optional("else")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::CONDITIONS_ELSE_REST)]),
                ),
            rt::Member::optional("list")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::CONDITIONS_LIST_REST)]),
                ),
            rt::Member::optional("object"),
            rt::Member::optional("nested")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::CONDITIONS_NESTED)]),
                ),
        ];
        impl rt::Decode for Conditions {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&CONDITIONS_MEMBERS)?;
                let mut step = None;
                let mut then = None;
                let mut r#else = None;
                let mut list = None;
                let mut object = None;
                let mut nested = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => step = members.value(),
                        1 => then = members.value(),
                        2 => r#else = members.value(),
                        3 => list = members.value(),
                        4 => object = members.value(),
                        5 => nested = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    step,
                    then,
                    r#else,
                    list,
                    object,
                    nested,
                })
            }
        }
        impl rt::Encode for Conditions {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&CONDITIONS_MEMBERS);
                members.value(&self.step);
                members.value(&self.then);
                members.value(&self.r#else);
                members.value(&self.list);
                members.value(&self.object);
                members.value(&self.nested);
                members.finish();
            }
        }
        impl rt::Validate for Conditions {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&CONDITIONS_MEMBERS[0], &self.step);
                report.member(&CONDITIONS_MEMBERS[1], &self.then);
                report.member(&CONDITIONS_MEMBERS[2], &self.r#else);
                report.member(&CONDITIONS_MEMBERS[3], &self.list);
                report.member(&CONDITIONS_MEMBERS[4], &self.object);
                report.member(&CONDITIONS_MEMBERS[5], &self.nested);
            }
        }
        /// What `object` of `Conditions` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct ConditionsObject {
            /// The member `kind`.
            pub kind: String,
            /// The member `a`.
            pub a: Option<i64>,
            /// The member `b`.
            pub b: Option<String>,
        }
        static CONDITIONS_OBJECT_MEMBERS: [rt::Member; 3] = [
            rt::Member::required("kind"),
            rt::Member::optional("a"),
            rt::Member::optional("b"),
        ];
        impl rt::Decode for ConditionsObject {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut members = input.object(&CONDITIONS_OBJECT_MEMBERS)?;
                let mut kind = None;
                let mut a = None;
                let mut b = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => kind = members.value(),
                        1 => a = members.value(),
                        2 => b = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                input.evaluate(begin, &rules::CONDITIONS_OBJECT_REST);
                Some(Self { kind: kind?, a, b })
            }
        }
        impl rt::Encode for ConditionsObject {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&CONDITIONS_OBJECT_MEMBERS);
                members.value(&self.kind);
                members.value(&self.a);
                members.value(&self.b);
                members.finish();
            }
        }
        impl rt::Validate for ConditionsObject {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.evaluate(self, &rules::CONDITIONS_OBJECT_REST);
            }
        }
    }
    mod contents {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Contents`.
        #[derive(Clone, Debug, PartialEq, Default)]
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
        static CONTENTS_MEMBERS: [rt::Member; 5] = [
            rt::Member::optional("some")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::CONTENTS_SOME_REST)]),
                ),
            rt::Member::optional("several")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::CONTENTS_SEVERAL_REST)]),
                ),
            rt::Member::optional("none")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::CONTENTS_NONE_REST)]),
                ),
            rt::Member::optional("prefix")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::CONTENTS_PREFIX_REST)]),
                ),
            rt::Member::optional("both")
                .schema(
                    rt::Schema::new()
                        .unique_items()
                        .items(&CONTENTS_BOTH_ITEMS)
                        .keywords(&[rt::Keyword::Ref(&rules::CONTENTS_BOTH_REST)]),
                ),
        ];
        impl rt::Decode for Contents {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&CONTENTS_MEMBERS)?;
                let mut some = None;
                let mut several = None;
                let mut none = None;
                let mut prefix = None;
                let mut both = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => some = members.value(),
                        1 => several = members.value(),
                        2 => none = members.value(),
                        3 => prefix = members.value(),
                        4 => both = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    some,
                    several,
                    none,
                    prefix,
                    both,
                })
            }
        }
        impl rt::Encode for Contents {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&CONTENTS_MEMBERS);
                members.value(&self.some);
                members.value(&self.several);
                members.value(&self.none);
                members.value(&self.prefix);
                members.value(&self.both);
                members.finish();
            }
        }
        impl rt::Validate for Contents {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&CONTENTS_MEMBERS[0], &self.some);
                report.member(&CONTENTS_MEMBERS[1], &self.several);
                report.member(&CONTENTS_MEMBERS[2], &self.none);
                report.member(&CONTENTS_MEMBERS[3], &self.prefix);
                report.member(&CONTENTS_MEMBERS[4], &self.both);
            }
        }
        static CONTENTS_BOTH_ITEMS: rt::Schema = rt::Schema::new().minimum("1");
    }
    mod dependents {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Dependents`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Dependents {
            /// The member `names`.
            pub names: Option<DependentsNames>,
            /// The member `schemas`.
            pub schemas: Option<DependentsSchemas>,
        }
        static DEPENDENTS_MEMBERS: [rt::Member; 2] = [
            rt::Member::optional("names"),
            rt::Member::optional("schemas"),
        ];
        impl rt::Decode for Dependents {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&DEPENDENTS_MEMBERS)?;
                let mut names = None;
                let mut schemas = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => names = members.value(),
                        1 => schemas = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { names, schemas })
            }
        }
        impl rt::Encode for Dependents {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&DEPENDENTS_MEMBERS);
                members.value(&self.names);
                members.value(&self.schemas);
                members.finish();
            }
        }
        impl rt::Validate for Dependents {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&DEPENDENTS_MEMBERS[0], &self.names);
                report.member(&DEPENDENTS_MEMBERS[1], &self.schemas);
            }
        }
        /// What `names` of `Dependents` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct DependentsNames {
            /// The member `a`.
            pub a: Option<i64>,
            /// The member `b`.
            pub b: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<rt::Json>,
        }
        static DEPENDENTS_NAMES_MEMBERS: [rt::Member; 2] = [
            rt::Member::optional("a"),
            rt::Member::optional("b"),
        ];
        impl rt::Decode for DependentsNames {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut members = input.object(&DEPENDENTS_NAMES_MEMBERS)?;
                let mut a = None;
                let mut b = None;
                let mut additional = rt::Map::new();
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        1 => b = members.value(),
                        _ => members.additional(&mut additional, &rt::ANY),
                    }
                }
                members.finish();
                input.evaluate(begin, &rules::DEPENDENTS_NAMES_REST);
                Some(Self { a, b, additional })
            }
        }
        impl rt::Encode for DependentsNames {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&DEPENDENTS_NAMES_MEMBERS);
                members.value(&self.a);
                members.value(&self.b);
                members.additional(&self.additional, &rt::ANY);
                members.finish();
            }
        }
        impl rt::Validate for DependentsNames {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.additional(&DEPENDENTS_NAMES_MEMBERS, &self.additional, &rt::ANY);
                report.evaluate(self, &rules::DEPENDENTS_NAMES_REST);
            }
        }
        /// What `schemas` of `Dependents` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct DependentsSchemas {
            /// The member `a`.
            pub a: Option<i64>,
            /// The member `b`.
            pub b: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<rt::Json>,
        }
        static DEPENDENTS_SCHEMAS_MEMBERS: [rt::Member; 2] = [
            rt::Member::optional("a"),
            rt::Member::optional("b"),
        ];
        impl rt::Decode for DependentsSchemas {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut members = input.object(&DEPENDENTS_SCHEMAS_MEMBERS)?;
                let mut a = None;
                let mut b = None;
                let mut additional = rt::Map::new();
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        1 => b = members.value(),
                        _ => members.additional(&mut additional, &rt::ANY),
                    }
                }
                members.finish();
                input.evaluate(begin, &rules::DEPENDENTS_REST);
                Some(Self { a, b, additional })
            }
        }
        impl rt::Encode for DependentsSchemas {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&DEPENDENTS_SCHEMAS_MEMBERS);
                members.value(&self.a);
                members.value(&self.b);
                members.additional(&self.additional, &rt::ANY);
                members.finish();
            }
        }
        impl rt::Validate for DependentsSchemas {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report
                    .additional(&DEPENDENTS_SCHEMAS_MEMBERS, &self.additional, &rt::ANY);
                report.evaluate(self, &rules::DEPENDENTS_REST);
            }
        }
    }
    mod leftovers {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Leftovers`.
        #[derive(Clone, Debug, PartialEq, Default)]
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
        static LEFTOVERS_MEMBERS: [rt::Member; 11] = [
            rt::Member::optional("closed"),
            rt::Member::optional("all"),
            rt::Member::optional("any"),
            rt::Member::optional("when")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::LEFTOVERS_WHEN_REST)]),
                ),
            rt::Member::optional("dependent"),
            rt::Member::optional("typed"),
            rt::Member::optional("one"),
            rt::Member::optional("items")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::LEFTOVERS_ITEMS_REST)]),
                ),
            rt::Member::optional("branch"),
            rt::Member::optional("found")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::LEFTOVERS_FOUND_REST)]),
                ),
            rt::Member::optional("choice")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::LEFTOVERS_CHOICE_REST)]),
                ),
        ];
        impl rt::Decode for Leftovers {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&LEFTOVERS_MEMBERS)?;
                let mut closed = None;
                let mut all = None;
                let mut any = None;
                let mut when = None;
                let mut dependent = None;
                let mut typed = None;
                let mut one = None;
                let mut items = None;
                let mut branch = None;
                let mut found = None;
                let mut choice = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => closed = members.value(),
                        1 => all = members.value(),
                        2 => any = members.value(),
                        3 => when = members.value(),
                        4 => dependent = members.value(),
                        5 => typed = members.value(),
                        6 => one = members.value(),
                        7 => items = members.value(),
                        8 => branch = members.value(),
                        9 => found = members.value(),
                        10 => choice = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    closed,
                    all,
                    any,
                    when,
                    dependent,
                    typed,
                    one,
                    items,
                    branch,
                    found,
                    choice,
                })
            }
        }
        impl rt::Encode for Leftovers {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LEFTOVERS_MEMBERS);
                members.value(&self.closed);
                members.value(&self.all);
                members.value(&self.any);
                members.value(&self.when);
                members.value(&self.dependent);
                members.value(&self.typed);
                members.value(&self.one);
                members.value(&self.items);
                members.value(&self.branch);
                members.value(&self.found);
                members.value(&self.choice);
                members.finish();
            }
        }
        impl rt::Validate for Leftovers {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&LEFTOVERS_MEMBERS[0], &self.closed);
                report.member(&LEFTOVERS_MEMBERS[1], &self.all);
                report.member(&LEFTOVERS_MEMBERS[2], &self.any);
                report.member(&LEFTOVERS_MEMBERS[3], &self.when);
                report.member(&LEFTOVERS_MEMBERS[4], &self.dependent);
                report.member(&LEFTOVERS_MEMBERS[5], &self.typed);
                report.member(&LEFTOVERS_MEMBERS[6], &self.one);
                report.member(&LEFTOVERS_MEMBERS[7], &self.items);
                report.member(&LEFTOVERS_MEMBERS[8], &self.branch);
                report.member(&LEFTOVERS_MEMBERS[9], &self.found);
                report.member(&LEFTOVERS_MEMBERS[10], &self.choice);
            }
        }
        /// What `closed` of `Leftovers` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct LeftoversClosed {
            /// The member `a`.
            pub a: Option<i64>,
        }
        static LEFTOVERS_CLOSED_MEMBERS: [rt::Member; 1] = [rt::Member::optional("a")];
        impl rt::Decode for LeftoversClosed {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&LEFTOVERS_CLOSED_MEMBERS)?;
                let mut a = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        _ => members.refuse_unevaluated(),
                    }
                }
                members.finish();
                Some(Self { a })
            }
        }
        impl rt::Encode for LeftoversClosed {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LEFTOVERS_CLOSED_MEMBERS);
                members.value(&self.a);
                members.finish();
            }
        }
        impl rt::Validate for LeftoversClosed {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
        /// What `all` of `Leftovers` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct LeftoversAll {
            /// The member `a`.
            pub a: Option<i64>,
            /// The member `b`.
            pub b: Option<i64>,
        }
        static LEFTOVERS_ALL_MEMBERS: [rt::Member; 2] = [
            rt::Member::optional("a"),
            rt::Member::optional("b"),
        ];
        impl rt::Decode for LeftoversAll {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&LEFTOVERS_ALL_MEMBERS)?;
                let mut a = None;
                let mut b = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        1 => b = members.value(),
                        _ => members.refuse_unevaluated(),
                    }
                }
                members.finish();
                Some(Self { a, b })
            }
        }
        impl rt::Encode for LeftoversAll {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LEFTOVERS_ALL_MEMBERS);
                members.value(&self.a);
                members.value(&self.b);
                members.finish();
            }
        }
        impl rt::Validate for LeftoversAll {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
        /// What `any` of `Leftovers` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum LeftoversAny {
            /// One of the forms of this value.
            LeftoversAnyVariant1(LeftoversAnyVariant1),
            /// One of the forms of this value.
            LeftoversAnyVariant2(LeftoversAnyVariant2),
        }
        impl rt::Decode for LeftoversAny {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut union = input.any_of();
                union.branch(Self::LeftoversAnyVariant1);
                union.branch(Self::LeftoversAnyVariant2);
                let value = union.finish();
                input.evaluate(begin, &rules::LEFTOVERS_ANY);
                value
            }
        }
        impl rt::Encode for LeftoversAny {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::LeftoversAnyVariant1(value) => value.encode(output, &rt::ANY),
                    Self::LeftoversAnyVariant2(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for LeftoversAny {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::LeftoversAnyVariant1(value) => own.value(value, &rt::ANY),
                    Self::LeftoversAnyVariant2(value) => own.value(value, &rt::ANY),
                }
                own.evaluate(self, &rules::LEFTOVERS_ANY);
                report.any_of(self, own);
            }
        }
        impl From<LeftoversAnyVariant1> for LeftoversAny {
            fn from(value: LeftoversAnyVariant1) -> Self {
                Self::LeftoversAnyVariant1(value)
            }
        }
        impl From<LeftoversAnyVariant2> for LeftoversAny {
            fn from(value: LeftoversAnyVariant2) -> Self {
                Self::LeftoversAnyVariant2(value)
            }
        }
        /// What `variant1` of `Leftovers.any` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct LeftoversAnyVariant1 {
            /// The member `a`.
            pub a: i64,
        }
        static LEFTOVERS_ANY_VARIANT1_MEMBERS: [rt::Member; 1] = [
            rt::Member::required("a"),
        ];
        impl rt::Decode for LeftoversAnyVariant1 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&LEFTOVERS_ANY_VARIANT1_MEMBERS)?;
                let mut a = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { a: a? })
            }
        }
        impl rt::Encode for LeftoversAnyVariant1 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LEFTOVERS_ANY_VARIANT1_MEMBERS);
                members.value(&self.a);
                members.finish();
            }
        }
        impl rt::Validate for LeftoversAnyVariant1 {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
        /// What `variant2` of `Leftovers.any` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct LeftoversAnyVariant2 {
            /// The member `b`.
            pub b: rt::Json,
        }
        static LEFTOVERS_ANY_VARIANT2_MEMBERS: [rt::Member; 1] = [
            rt::Member::required("b")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::LEFTOVERS_ANY_ANY_OF_1_B2)]),
                ),
        ];
        impl rt::Decode for LeftoversAnyVariant2 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&LEFTOVERS_ANY_VARIANT2_MEMBERS)?;
                let mut b = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => b = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { b: b? })
            }
        }
        impl rt::Encode for LeftoversAnyVariant2 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LEFTOVERS_ANY_VARIANT2_MEMBERS);
                members.value(&self.b);
                members.finish();
            }
        }
        impl rt::Validate for LeftoversAnyVariant2 {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&LEFTOVERS_ANY_VARIANT2_MEMBERS[0], &self.b);
            }
        }
        /// What `dependent` of `Leftovers` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct LeftoversDependent {
            /// The member `a`.
            pub a: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<rt::Json>,
        }
        static LEFTOVERS_DEPENDENT_MEMBERS: [rt::Member; 1] = [
            rt::Member::optional("a"),
        ];
        impl rt::Decode for LeftoversDependent {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut members = input.object(&LEFTOVERS_DEPENDENT_MEMBERS)?;
                let mut a = None;
                let mut additional = rt::Map::new();
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        _ => members.additional(&mut additional, &rt::ANY),
                    }
                }
                members.finish();
                input.evaluate(begin, &rules::LEFTOVERS_DEPENDENT_REST);
                Some(Self { a, additional })
            }
        }
        impl rt::Encode for LeftoversDependent {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LEFTOVERS_DEPENDENT_MEMBERS);
                members.value(&self.a);
                members.additional(&self.additional, &rt::ANY);
                members.finish();
            }
        }
        impl rt::Validate for LeftoversDependent {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report
                    .additional(
                        &LEFTOVERS_DEPENDENT_MEMBERS,
                        &self.additional,
                        &rt::ANY,
                    );
                report.evaluate(self, &rules::LEFTOVERS_DEPENDENT_REST);
            }
        }
        /// What `typed` of `Leftovers` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct LeftoversTyped {
            /// The member `a`.
            pub a: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<String>,
        }
        static LEFTOVERS_TYPED_MEMBERS: [rt::Member; 1] = [rt::Member::optional("a")];
        impl rt::Decode for LeftoversTyped {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&LEFTOVERS_TYPED_MEMBERS)?;
                let mut a = None;
                let mut additional = rt::Map::new();
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        _ => {
                            members
                                .additional(&mut additional, &LEFTOVERS_TYPED_ADDITIONAL)
                        }
                    }
                }
                members.finish();
                Some(Self { a, additional })
            }
        }
        impl rt::Encode for LeftoversTyped {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LEFTOVERS_TYPED_MEMBERS);
                members.value(&self.a);
                members.additional(&self.additional, &LEFTOVERS_TYPED_ADDITIONAL);
                members.finish();
            }
        }
        impl rt::Validate for LeftoversTyped {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report
                    .additional(
                        &LEFTOVERS_TYPED_MEMBERS,
                        &self.additional,
                        &LEFTOVERS_TYPED_ADDITIONAL,
                    );
            }
        }
        static LEFTOVERS_TYPED_ADDITIONAL: rt::Schema = rt::Schema::new().max_length(2);
        /// What `one` of `Leftovers` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum LeftoversOne {
            /// One of the forms of this value.
            LeftoversOneVariant1(LeftoversOneVariant1),
            /// One of the forms of this value.
            LeftoversOneVariant2(LeftoversOneVariant2),
        }
        impl rt::Decode for LeftoversOne {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut union = input.one_of();
                union.branch(Self::LeftoversOneVariant1);
                union.branch(Self::LeftoversOneVariant2);
                let value = union.finish();
                input.evaluate(begin, &rules::LEFTOVERS_ONE);
                value
            }
        }
        impl rt::Encode for LeftoversOne {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::LeftoversOneVariant1(value) => value.encode(output, &rt::ANY),
                    Self::LeftoversOneVariant2(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for LeftoversOne {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::LeftoversOneVariant1(value) => own.value(value, &rt::ANY),
                    Self::LeftoversOneVariant2(value) => own.value(value, &rt::ANY),
                }
                own.evaluate(self, &rules::LEFTOVERS_ONE);
                report.one_of(self, own);
            }
        }
        impl From<LeftoversOneVariant1> for LeftoversOne {
            fn from(value: LeftoversOneVariant1) -> Self {
                Self::LeftoversOneVariant1(value)
            }
        }
        impl From<LeftoversOneVariant2> for LeftoversOne {
            fn from(value: LeftoversOneVariant2) -> Self {
                Self::LeftoversOneVariant2(value)
            }
        }
        /// The same as [`LeftoversAnyVariant1`](super::LeftoversAnyVariant1).
        pub type LeftoversOneVariant1 = super::LeftoversAnyVariant1;
        /// What `variant2` of `Leftovers.one` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct LeftoversOneVariant2 {
            /// The member `b`.
            pub b: i64,
        }
        static LEFTOVERS_ONE_VARIANT2_MEMBERS: [rt::Member; 1] = [
            rt::Member::required("b"),
        ];
        impl rt::Decode for LeftoversOneVariant2 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&LEFTOVERS_ONE_VARIANT2_MEMBERS)?;
                let mut b = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => b = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { b: b? })
            }
        }
        impl rt::Encode for LeftoversOneVariant2 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LEFTOVERS_ONE_VARIANT2_MEMBERS);
                members.value(&self.b);
                members.finish();
            }
        }
        impl rt::Validate for LeftoversOneVariant2 {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
        /// What `branch` of `Leftovers` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum LeftoversBranch {
            /// One of the forms of this value.
            List(Vec<rt::Json>),
            /// One of the forms of this value.
            List2(Vec<rt::Json>),
        }
        impl rt::Decode for LeftoversBranch {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut union = input.any_of();
                union.branch_with(Self::List, &LEFTOVERS_BRANCH_VARIANT_1);
                union.branch_with(Self::List2, &LEFTOVERS_BRANCH_VARIANT_2);
                let value = union.finish();
                input.evaluate(begin, &rules::LEFTOVERS_BRANCH);
                value
            }
        }
        impl rt::Encode for LeftoversBranch {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::List(value) => {
                        value.encode(output, &LEFTOVERS_BRANCH_VARIANT_1)
                    }
                    Self::List2(value) => {
                        value.encode(output, &LEFTOVERS_BRANCH_VARIANT_2)
                    }
                }
            }
        }
        impl rt::Validate for LeftoversBranch {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::List(value) => own.value(value, &LEFTOVERS_BRANCH_VARIANT_1),
                    Self::List2(value) => own.value(value, &LEFTOVERS_BRANCH_VARIANT_2),
                }
                own.evaluate(self, &rules::LEFTOVERS_BRANCH);
                report.any_of(self, own);
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
        #[derive(Clone, Debug, PartialEq, Default)]
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
        static NAMES_MEMBERS: [rt::Member; 6] = [
            rt::Member::optional("long")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::NAMES_LONG_REST)]),
                ),
            rt::Member::optional("formed")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::NAMES_FORMED_REST)]),
                ),
            rt::Member::optional("listed"),
            rt::Member::optional("negated")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::NAMES_NEGATED_REST)]),
                ),
            rt::Member::optional("matched")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::NAMES_MATCHED_REST)]),
                ),
            rt::Member::optional("named"),
        ];
        impl rt::Decode for Names {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&NAMES_MEMBERS)?;
                let mut long = None;
                let mut formed = None;
                let mut listed = None;
                let mut negated = None;
                let mut matched = None;
                let mut named = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => long = members.value(),
                        1 => formed = members.value(),
                        2 => listed = members.value(),
                        3 => negated = members.value(),
                        4 => matched = members.value(),
                        5 => named = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    long,
                    formed,
                    listed,
                    negated,
                    matched,
                    named,
                })
            }
        }
        impl rt::Encode for Names {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&NAMES_MEMBERS);
                members.value(&self.long);
                members.value(&self.formed);
                members.value(&self.listed);
                members.value(&self.negated);
                members.value(&self.matched);
                members.value(&self.named);
                members.finish();
            }
        }
        impl rt::Validate for Names {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&NAMES_MEMBERS[0], &self.long);
                report.member(&NAMES_MEMBERS[1], &self.formed);
                report.member(&NAMES_MEMBERS[2], &self.listed);
                report.member(&NAMES_MEMBERS[3], &self.negated);
                report.member(&NAMES_MEMBERS[4], &self.matched);
                report.member(&NAMES_MEMBERS[5], &self.named);
            }
        }
        /// What `listed` of `Names` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct NamesListed {
            /// The member `a`.
            pub a: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<rt::Json>,
        }
        static NAMES_LISTED_MEMBERS: [rt::Member; 1] = [rt::Member::optional("a")];
        impl rt::Decode for NamesListed {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut members = input.object(&NAMES_LISTED_MEMBERS)?;
                let mut a = None;
                let mut additional = rt::Map::new();
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        _ => members.additional(&mut additional, &rt::ANY),
                    }
                }
                members.finish();
                input.evaluate(begin, &rules::NAMES_LISTED_REST);
                Some(Self { a, additional })
            }
        }
        impl rt::Encode for NamesListed {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&NAMES_LISTED_MEMBERS);
                members.value(&self.a);
                members.additional(&self.additional, &rt::ANY);
                members.finish();
            }
        }
        impl rt::Validate for NamesListed {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.additional(&NAMES_LISTED_MEMBERS, &self.additional, &rt::ANY);
                report.evaluate(self, &rules::NAMES_LISTED_REST);
            }
        }
        /// What `named` of `Names` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct NamesNamed {
            /// The member `xa`.
            pub xa: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<i64>,
        }
        static NAMES_NAMED_MEMBERS: [rt::Member; 1] = [
            rt::Member::optional("xa").schema(rt::Schema::new().maximum("3")),
        ];
        impl rt::Decode for NamesNamed {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut members = input.object(&NAMES_NAMED_MEMBERS)?;
                let mut xa = None;
                let mut additional = rt::Map::new();
                while let Some(member) = members.next() {
                    match member {
                        0 => xa = members.value(),
                        _ => members.additional(&mut additional, &rt::ANY),
                    }
                }
                members.finish();
                input.evaluate(begin, &rules::NAMES_NAMED_REST);
                Some(Self { xa, additional })
            }
        }
        impl rt::Encode for NamesNamed {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&NAMES_NAMED_MEMBERS);
                members.value(&self.xa);
                members.additional(&self.additional, &rt::ANY);
                members.finish();
            }
        }
        impl rt::Validate for NamesNamed {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&NAMES_NAMED_MEMBERS[0], &self.xa);
                report.additional(&NAMES_NAMED_MEMBERS, &self.additional, &rt::ANY);
                report.evaluate(self, &rules::NAMES_NAMED_REST);
            }
        }
    }
    mod negations {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Negations`.
        #[derive(Clone, Debug, PartialEq, Default)]
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
        static NEGATIONS_MEMBERS: [rt::Member; 7] = [
            rt::Member::optional("word")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::NEGATIONS_WORD_REST)]),
                ),
            rt::Member::optional("range")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::NEGATIONS_RANGE_REST)]),
                ),
            rt::Member::optional("pair"),
            rt::Member::optional("list")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::NEGATIONS_LIST_REST)]),
                ),
            rt::Member::optional("twice")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::NEGATIONS_TWICE)]),
                ),
            rt::Member::optional("either")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::NEGATIONS_EITHER)]),
                ),
            rt::Member::optional("whole"),
        ];
        impl rt::Decode for Negations {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&NEGATIONS_MEMBERS)?;
                let mut word = None;
                let mut range = None;
                let mut pair = None;
                let mut list = None;
                let mut twice = None;
                let mut either = None;
                let mut whole = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => word = members.value(),
                        1 => range = members.value(),
                        2 => pair = members.value(),
                        3 => list = members.value(),
                        4 => twice = members.value(),
                        5 => either = members.value(),
                        6 => whole = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    word,
                    range,
                    pair,
                    list,
                    twice,
                    either,
                    whole,
                })
            }
        }
        impl rt::Encode for Negations {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&NEGATIONS_MEMBERS);
                members.value(&self.word);
                members.value(&self.range);
                members.value(&self.pair);
                members.value(&self.list);
                members.value(&self.twice);
                members.value(&self.either);
                members.value(&self.whole);
                members.finish();
            }
        }
        impl rt::Validate for Negations {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&NEGATIONS_MEMBERS[0], &self.word);
                report.member(&NEGATIONS_MEMBERS[1], &self.range);
                report.member(&NEGATIONS_MEMBERS[2], &self.pair);
                report.member(&NEGATIONS_MEMBERS[3], &self.list);
                report.member(&NEGATIONS_MEMBERS[4], &self.twice);
                report.member(&NEGATIONS_MEMBERS[5], &self.either);
                report.member(&NEGATIONS_MEMBERS[6], &self.whole);
            }
        }
        /// What `pair` of `Negations` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct NegationsPair {
            /// The member `a`.
            pub a: Option<i64>,
            /// The member `b`.
            pub b: Option<i64>,
        }
        static NEGATIONS_PAIR_MEMBERS: [rt::Member; 2] = [
            rt::Member::optional("a"),
            rt::Member::optional("b"),
        ];
        impl rt::Decode for NegationsPair {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut members = input.object(&NEGATIONS_PAIR_MEMBERS)?;
                let mut a = None;
                let mut b = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        1 => b = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                input.evaluate(begin, &rules::NEGATIONS_PAIR_REST);
                Some(Self { a, b })
            }
        }
        impl rt::Encode for NegationsPair {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&NEGATIONS_PAIR_MEMBERS);
                members.value(&self.a);
                members.value(&self.b);
                members.finish();
            }
        }
        impl rt::Validate for NegationsPair {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.evaluate(self, &rules::NEGATIONS_PAIR_REST);
            }
        }
        /// What `whole` of `Negations` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct NegationsWhole {
            /// The member `a`.
            pub a: Option<i64>,
        }
        static NEGATIONS_WHOLE_MEMBERS: [rt::Member; 1] = [
            rt::Member::optional("a")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::NEGATIONS_WHOLE_A_REST)]),
                ),
        ];
        impl rt::Decode for NegationsWhole {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut members = input.object(&NEGATIONS_WHOLE_MEMBERS)?;
                let mut a = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                input.evaluate(begin, &rules::NEGATIONS_WHOLE_REST);
                Some(Self { a })
            }
        }
        impl rt::Encode for NegationsWhole {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&NEGATIONS_WHOLE_MEMBERS);
                members.value(&self.a);
                members.finish();
            }
        }
        impl rt::Validate for NegationsWhole {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&NEGATIONS_WHOLE_MEMBERS[0], &self.a);
                report.evaluate(self, &rules::NEGATIONS_WHOLE_REST);
            }
        }
    }
    mod unions {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Unions`.
        #[derive(Clone, Debug, PartialEq, Default)]
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
        static UNIONS_MEMBERS: [rt::Member; 8] = [
            rt::Member::optional("any"),
            rt::Member::optional("one"),
            rt::Member::optional("all")
                .schema(rt::Schema::new().minimum("2").maximum("9").multiple_of("3")),
            rt::Member::optional("tagged"),
            rt::Member::optional("shaped"),
            rt::Member::optional("several"),
            rt::Member::optional("bounded")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::UNIONS_BOUNDED_REST)]),
                ),
            rt::Member::optional("nested"),
        ];
        impl rt::Decode for Unions {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&UNIONS_MEMBERS)?;
                let mut any = None;
                let mut one = None;
                let mut all = None;
                let mut tagged = None;
                let mut shaped = None;
                let mut several = None;
                let mut bounded = None;
                let mut nested = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => any = members.value(),
                        1 => one = members.value(),
                        2 => all = members.value(),
                        3 => tagged = members.value(),
                        4 => shaped = members.value(),
                        5 => several = members.value(),
                        6 => bounded = members.value(),
                        7 => nested = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    any,
                    one,
                    all,
                    tagged,
                    shaped,
                    several,
                    bounded,
                    nested,
                })
            }
        }
        impl rt::Encode for Unions {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&UNIONS_MEMBERS);
                members.value(&self.any);
                members.value(&self.one);
                members.value(&self.all);
                members.value(&self.tagged);
                members.value(&self.shaped);
                members.value(&self.several);
                members.value(&self.bounded);
                members.value(&self.nested);
                members.finish();
            }
        }
        impl rt::Validate for Unions {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&UNIONS_MEMBERS[0], &self.any);
                report.member(&UNIONS_MEMBERS[1], &self.one);
                report.member(&UNIONS_MEMBERS[2], &self.all);
                report.member(&UNIONS_MEMBERS[3], &self.tagged);
                report.member(&UNIONS_MEMBERS[4], &self.shaped);
                report.member(&UNIONS_MEMBERS[5], &self.several);
                report.member(&UNIONS_MEMBERS[6], &self.bounded);
                report.member(&UNIONS_MEMBERS[7], &self.nested);
            }
        }
        /// What `any` of `Unions` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum UnionsAny {
            /// One of the forms of this value.
            Integer(i64),
            /// One of the forms of this value.
            Integer2(i64),
            /// One of the forms of this value.
            Text(String),
        }
        impl rt::Decode for UnionsAny {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.any_of();
                union.branch_with(Self::Integer, &UNIONS_ANY_VARIANT_1);
                union.branch_with(Self::Integer2, &UNIONS_ANY_VARIANT_2);
                union.branch_with(Self::Text, &UNIONS_ANY_VARIANT_3);
                union.finish()
            }
        }
        impl rt::Encode for UnionsAny {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Integer(value) => value.encode(output, &UNIONS_ANY_VARIANT_1),
                    Self::Integer2(value) => value.encode(output, &UNIONS_ANY_VARIANT_2),
                    Self::Text(value) => value.encode(output, &UNIONS_ANY_VARIANT_3),
                }
            }
        }
        impl rt::Validate for UnionsAny {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::Integer(value) => own.value(value, &UNIONS_ANY_VARIANT_1),
                    Self::Integer2(value) => own.value(value, &UNIONS_ANY_VARIANT_2),
                    Self::Text(value) => own.value(value, &UNIONS_ANY_VARIANT_3),
                }
                report.any_of(self, own);
            }
        }
        impl From<String> for UnionsAny {
            fn from(value: String) -> Self {
                Self::Text(value)
            }
        }
        static UNIONS_ANY_VARIANT_1: rt::Schema = rt::Schema::new().multiple_of("3");
        static UNIONS_ANY_VARIANT_2: rt::Schema = rt::Schema::new().multiple_of("5");
        static UNIONS_ANY_VARIANT_3: rt::Schema = rt::Schema::new().max_length(2);
        /// What `one` of `Unions` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum UnionsOne {
            /// One of the forms of this value.
            Integer(i64),
            /// One of the forms of this value.
            Integer2(i64),
            /// One of the forms of this value.
            Text(String),
        }
        impl rt::Decode for UnionsOne {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of();
                union.branch_with(Self::Integer, &UNIONS_ONE_VARIANT_1);
                union.branch_with(Self::Integer2, &UNIONS_ONE_VARIANT_2);
                union.branch_with(Self::Text, &UNIONS_ONE_VARIANT_3);
                union.finish()
            }
        }
        impl rt::Encode for UnionsOne {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Integer(value) => value.encode(output, &UNIONS_ONE_VARIANT_1),
                    Self::Integer2(value) => value.encode(output, &UNIONS_ONE_VARIANT_2),
                    Self::Text(value) => value.encode(output, &UNIONS_ONE_VARIANT_3),
                }
            }
        }
        impl rt::Validate for UnionsOne {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::Integer(value) => own.value(value, &UNIONS_ONE_VARIANT_1),
                    Self::Integer2(value) => own.value(value, &UNIONS_ONE_VARIANT_2),
                    Self::Text(value) => own.value(value, &UNIONS_ONE_VARIANT_3),
                }
                report.one_of(self, own);
            }
        }
        impl From<String> for UnionsOne {
            fn from(value: String) -> Self {
                Self::Text(value)
            }
        }
        static UNIONS_ONE_VARIANT_1: rt::Schema = rt::Schema::new().multiple_of("3");
        static UNIONS_ONE_VARIANT_2: rt::Schema = rt::Schema::new().multiple_of("5");
        static UNIONS_ONE_VARIANT_3: rt::Schema = rt::Schema::new().max_length(2);
        /// What `tagged` of `Unions` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum UnionsTagged {
            /// One of the forms of this value.
            X(UnionsTaggedVariant1),
            /// One of the forms of this value.
            Y(UnionsTaggedVariant2),
        }
        impl rt::Decode for UnionsTagged {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.tagged("kind", &[&["x"], &["y"]]);
                union.branch(Self::X);
                union.branch(Self::Y);
                union.finish()
            }
        }
        impl rt::Encode for UnionsTagged {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::X(value) => value.encode(output, &rt::ANY),
                    Self::Y(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for UnionsTagged {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                match self {
                    Self::X(value) => report.value(value, &rt::ANY),
                    Self::Y(value) => report.value(value, &rt::ANY),
                }
            }
        }
        impl From<UnionsTaggedVariant1> for UnionsTagged {
            fn from(value: UnionsTaggedVariant1) -> Self {
                Self::X(value)
            }
        }
        impl From<UnionsTaggedVariant2> for UnionsTagged {
            fn from(value: UnionsTaggedVariant2) -> Self {
                Self::Y(value)
            }
        }
        /// What `variant1` of `Unions.tagged` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct UnionsTaggedVariant1 {
            /// The member `a`.
            pub a: i64,
        }
        static UNIONS_TAGGED_VARIANT1_MEMBERS: [rt::Member; 2] = [
            rt::Member::constant("kind", "x"),
            rt::Member::required("a").schema(rt::Schema::new().maximum("3")),
        ];
        impl rt::Decode for UnionsTaggedVariant1 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&UNIONS_TAGGED_VARIANT1_MEMBERS)?;
                let mut a = None;
                while let Some(member) = members.next() {
                    match member {
                        1 => a = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { a: a? })
            }
        }
        impl rt::Encode for UnionsTaggedVariant1 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&UNIONS_TAGGED_VARIANT1_MEMBERS);
                members.value(&self.a);
                members.finish();
            }
        }
        impl rt::Validate for UnionsTaggedVariant1 {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&UNIONS_TAGGED_VARIANT1_MEMBERS[1], &self.a);
            }
        }
        /// What `variant2` of `Unions.tagged` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct UnionsTaggedVariant2 {
            /// The member `b`.
            pub b: String,
        }
        static UNIONS_TAGGED_VARIANT2_MEMBERS: [rt::Member; 2] = [
            rt::Member::constant("kind", "y"),
            rt::Member::required("b").schema(rt::Schema::new().min_length(2)),
        ];
        impl rt::Decode for UnionsTaggedVariant2 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&UNIONS_TAGGED_VARIANT2_MEMBERS)?;
                let mut b = None;
                while let Some(member) = members.next() {
                    match member {
                        1 => b = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { b: b? })
            }
        }
        impl rt::Encode for UnionsTaggedVariant2 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&UNIONS_TAGGED_VARIANT2_MEMBERS);
                members.value(&self.b);
                members.finish();
            }
        }
        impl rt::Validate for UnionsTaggedVariant2 {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&UNIONS_TAGGED_VARIANT2_MEMBERS[1], &self.b);
            }
        }
        /// What `shaped` of `Unions` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum UnionsShaped {
            /// One of the forms of this value.
            UnionsShapedVariant1(UnionsShapedVariant1),
            /// One of the forms of this value.
            UnionsShapedVariant2(UnionsShapedVariant2),
        }
        impl rt::Decode for UnionsShaped {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of();
                union.branch(Self::UnionsShapedVariant1);
                union.branch(Self::UnionsShapedVariant2);
                union.finish()
            }
        }
        impl rt::Encode for UnionsShaped {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::UnionsShapedVariant1(value) => value.encode(output, &rt::ANY),
                    Self::UnionsShapedVariant2(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for UnionsShaped {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::UnionsShapedVariant1(value) => own.value(value, &rt::ANY),
                    Self::UnionsShapedVariant2(value) => own.value(value, &rt::ANY),
                }
                report.one_of(self, own);
            }
        }
        impl From<UnionsShapedVariant1> for UnionsShaped {
            fn from(value: UnionsShapedVariant1) -> Self {
                Self::UnionsShapedVariant1(value)
            }
        }
        impl From<UnionsShapedVariant2> for UnionsShaped {
            fn from(value: UnionsShapedVariant2) -> Self {
                Self::UnionsShapedVariant2(value)
            }
        }
        /// The same as [`LeftoversAnyVariant1`](super::LeftoversAnyVariant1).
        pub type UnionsShapedVariant1 = super::LeftoversAnyVariant1;
        /// What `variant2` of `Unions.shaped` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct UnionsShapedVariant2 {
            /// The member `b`.
            pub b: String,
        }
        static UNIONS_SHAPED_VARIANT2_MEMBERS: [rt::Member; 1] = [
            rt::Member::required("b"),
        ];
        impl rt::Decode for UnionsShapedVariant2 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&UNIONS_SHAPED_VARIANT2_MEMBERS)?;
                let mut b = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => b = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { b: b? })
            }
        }
        impl rt::Encode for UnionsShapedVariant2 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&UNIONS_SHAPED_VARIANT2_MEMBERS);
                members.value(&self.b);
                members.finish();
            }
        }
        impl rt::Validate for UnionsShapedVariant2 {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
        /// What `several` of `Unions` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum UnionsSeveral {
            /// One of the forms of this value.
            UnionsSeveralVariant1(UnionsSeveralVariant1),
            /// One of the forms of this value.
            UnionsSeveralVariant2(UnionsSeveralVariant2),
        }
        impl rt::Decode for UnionsSeveral {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.any_of();
                union.branch(Self::UnionsSeveralVariant1);
                union.branch(Self::UnionsSeveralVariant2);
                union.finish()
            }
        }
        impl rt::Encode for UnionsSeveral {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::UnionsSeveralVariant1(value) => value.encode(output, &rt::ANY),
                    Self::UnionsSeveralVariant2(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for UnionsSeveral {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::UnionsSeveralVariant1(value) => own.value(value, &rt::ANY),
                    Self::UnionsSeveralVariant2(value) => own.value(value, &rt::ANY),
                }
                report.any_of(self, own);
            }
        }
        impl From<UnionsSeveralVariant1> for UnionsSeveral {
            fn from(value: UnionsSeveralVariant1) -> Self {
                Self::UnionsSeveralVariant1(value)
            }
        }
        impl From<UnionsSeveralVariant2> for UnionsSeveral {
            fn from(value: UnionsSeveralVariant2) -> Self {
                Self::UnionsSeveralVariant2(value)
            }
        }
        /// What `variant1` of `Unions.several` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct UnionsSeveralVariant1 {
            /// The member `a`.
            pub a: i64,
        }
        static UNIONS_SEVERAL_VARIANT1_MEMBERS: [rt::Member; 1] = [
            rt::Member::required("a").schema(rt::Schema::new().minimum("3")),
        ];
        impl rt::Decode for UnionsSeveralVariant1 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&UNIONS_SEVERAL_VARIANT1_MEMBERS)?;
                let mut a = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { a: a? })
            }
        }
        impl rt::Encode for UnionsSeveralVariant1 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&UNIONS_SEVERAL_VARIANT1_MEMBERS);
                members.value(&self.a);
                members.finish();
            }
        }
        impl rt::Validate for UnionsSeveralVariant1 {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&UNIONS_SEVERAL_VARIANT1_MEMBERS[0], &self.a);
            }
        }
        /// The same as [`UnionsShapedVariant2`](super::UnionsShapedVariant2).
        pub type UnionsSeveralVariant2 = super::UnionsShapedVariant2;
        /// What `nested` of `Unions` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum UnionsNested {
            /// One of the forms of this value.
            UnionsNestedVariant1(UnionsNestedVariant1),
            /// One of the forms of this value.
            Text(String),
        }
        impl rt::Decode for UnionsNested {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.any_of();
                union.branch(Self::UnionsNestedVariant1);
                union.branch_with(Self::Text, &UNIONS_NESTED_VARIANT_2);
                union.finish()
            }
        }
        impl rt::Encode for UnionsNested {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::UnionsNestedVariant1(value) => value.encode(output, &rt::ANY),
                    Self::Text(value) => value.encode(output, &UNIONS_NESTED_VARIANT_2),
                }
            }
        }
        impl rt::Validate for UnionsNested {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::UnionsNestedVariant1(value) => own.value(value, &rt::ANY),
                    Self::Text(value) => own.value(value, &UNIONS_NESTED_VARIANT_2),
                }
                report.any_of(self, own);
            }
        }
        impl From<UnionsNestedVariant1> for UnionsNested {
            fn from(value: UnionsNestedVariant1) -> Self {
                Self::UnionsNestedVariant1(value)
            }
        }
        impl From<String> for UnionsNested {
            fn from(value: String) -> Self {
                Self::Text(value)
            }
        }
        static UNIONS_NESTED_VARIANT_2: rt::Schema = rt::Schema::new().min_length(2);
        /// What `variant1` of `Unions.nested` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum UnionsNestedVariant1 {
            /// One of the forms of this value.
            Variant1(rt::Json),
            /// One of the forms of this value.
            Integer(i64),
        }
        impl rt::Decode for UnionsNestedVariant1 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of();
                union.branch_with(Self::Variant1, &UNIONS_NESTED_VARIANT1_VARIANT_1);
                union.branch_with(Self::Integer, &UNIONS_NESTED_VARIANT1_VARIANT_2);
                union.finish()
            }
        }
        impl rt::Encode for UnionsNestedVariant1 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Variant1(value) => {
                        value.encode(output, &UNIONS_NESTED_VARIANT1_VARIANT_1)
                    }
                    Self::Integer(value) => {
                        value.encode(output, &UNIONS_NESTED_VARIANT1_VARIANT_2)
                    }
                }
            }
        }
        impl rt::Validate for UnionsNestedVariant1 {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::Variant1(value) => {
                        own.value(value, &UNIONS_NESTED_VARIANT1_VARIANT_1)
                    }
                    Self::Integer(value) => {
                        own.value(value, &UNIONS_NESTED_VARIANT1_VARIANT_2)
                    }
                }
                report.one_of(self, own);
            }
        }
        impl From<rt::Json> for UnionsNestedVariant1 {
            fn from(value: rt::Json) -> Self {
                Self::Variant1(value)
            }
        }
        impl From<i64> for UnionsNestedVariant1 {
            fn from(value: i64) -> Self {
                Self::Integer(value)
            }
        }
        static UNIONS_NESTED_VARIANT1_VARIANT_1: rt::Schema = rt::Schema::new()
            .keywords(&[rt::Keyword::Ref(&rules::UNIONS_NESTED_ANY_OF_0_ONE_OF_0)]);
        static UNIONS_NESTED_VARIANT1_VARIANT_2: rt::Schema = rt::Schema::new()
            .maximum("3");
    }
    pub use conditions::{Conditions, ConditionsObject};
    pub use contents::Contents;
    pub use dependents::{Dependents, DependentsNames, DependentsSchemas};
    pub use leftovers::{
        Leftovers, LeftoversAll, LeftoversAny, LeftoversAnyVariant1,
        LeftoversAnyVariant2, LeftoversBranch, LeftoversClosed, LeftoversDependent,
        LeftoversOne, LeftoversOneVariant1, LeftoversOneVariant2, LeftoversTyped,
    };
    pub use names::{Names, NamesListed, NamesNamed};
    pub use negations::{Negations, NegationsPair, NegationsWhole};
    pub use unions::{
        Unions, UnionsAny, UnionsNested, UnionsNestedVariant1, UnionsOne, UnionsSeveral,
        UnionsSeveralVariant1, UnionsSeveralVariant2, UnionsShaped, UnionsShapedVariant1,
        UnionsShapedVariant2, UnionsTagged, UnionsTaggedVariant1, UnionsTaggedVariant2,
    };
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Conditions, ConditionsObject, Contents, Dependents, DependentsNames,
        DependentsSchemas, Leftovers, LeftoversAll, LeftoversAny, LeftoversAnyVariant1,
        LeftoversAnyVariant2, LeftoversBranch, LeftoversClosed, LeftoversDependent,
        LeftoversOne, LeftoversOneVariant2, LeftoversTyped, Names, NamesListed,
        NamesNamed, Negations, NegationsPair, NegationsWhole, Unions, UnionsAny,
        UnionsNested, UnionsNestedVariant1, UnionsOne, UnionsSeveral,
        UnionsSeveralVariant1, UnionsShaped, UnionsShapedVariant2, UnionsTagged,
        UnionsTaggedVariant1, UnionsTaggedVariant2
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
    pub(super) static CONDITIONS_NESTED_THEN_IF: rt::Schema = rt::Schema::new()
        .minimum("3");
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
    pub(super) static CONDITIONS_STEP_ELSE: rt::Schema = rt::Schema::new()
        .multiple_of("2");
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
    pub(super) static CONDITIONS_STEP_THEN: rt::Schema = rt::Schema::new()
        .multiple_of("5");
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
        .keywords(
            &[rt::Keyword::DependentRequired(&[("a", &["b", "c"]), ("c", &["a"])])],
        );
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
                rt::Keyword::UnevaluatedProperties(
                    &LEFTOVERS_WHEN_UNEVALUATED_PROPERTIES,
                ),
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
                        (
                            &NAMES_NAMED_REST_PATTERN1,
                            &NAMES_NAMED_PATTERN_PROPERTIES_CARET_X,
                        ),
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
    pub(super) static UNIONS_BOUNDED_ANY_OF_0: rt::Schema = rt::Schema::new()
        .minimum("4");
    pub(super) static UNIONS_BOUNDED_ANY_OF_1: rt::Schema = rt::Schema::new()
        .maximum("2");
    pub(super) static UNIONS_BOUNDED_ONE_OF_0: rt::Schema = rt::Schema::new()
        .multiple_of("2");
    pub(super) static UNIONS_BOUNDED_ONE_OF_1: rt::Schema = rt::Schema::new()
        .multiple_of("3");
    pub(super) static UNIONS_BOUNDED_REST: rt::Schema = rt::Schema::new()
        .keywords(
            &[
                rt::Keyword::AnyOf(
                    &[&UNIONS_BOUNDED_ANY_OF_0, &UNIONS_BOUNDED_ANY_OF_1],
                ),
                rt::Keyword::OneOf(&[&UNIONS_BOUNDED_ONE_OF_0, &UNIONS_BOUNDED_ONE_OF_1]),
            ],
        );
    pub(super) static UNIONS_NESTED_ANY_OF_0_ONE_OF_0: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("1")]);
}
