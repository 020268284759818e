//! Applied keywords, version `1`.

pub mod types {
    //! The schemas of the document.
    mod booleans {
        use copperplate_runtime as rt;
        /// The schema `Booleans`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Booleans {
            /// The member `yes`.
            pub yes: rt::Json,
        }
        static BOOLEANS_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("yes"),
            rt::Member::forbidden("no", "false"),
        ];
        impl rt::Decode for Booleans {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&BOOLEANS_MEMBERS)?;
                let mut yes = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => yes = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { yes: yes? })
            }
        }
        impl rt::Encode for Booleans {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&BOOLEANS_MEMBERS);
                members.value(&self.yes);
                members.finish();
            }
        }
        impl rt::Validate for Booleans {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod conditional {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Conditional`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Conditional {
            /// The member `kind`.
            pub kind: String,
            /// The member `amount`.
            pub amount: Option<i64>,
            /// The member `note`.
            pub note: Option<String>,
        }
        static CONDITIONAL_MEMBERS: [rt::Member; 3] = [
            rt::Member::required("kind"),
            rt::Member::optional("amount"),
            rt::Member::optional("note"),
        ];
        impl rt::Decode for Conditional {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut members = input.object(&CONDITIONAL_MEMBERS)?;
                let mut kind = None;
                let mut amount = None;
                let mut note = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => kind = members.value(),
                        1 => amount = members.value(),
                        2 => note = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                input.evaluate(begin, &rules::CONDITIONAL_REST);
                Some(Self { kind: kind?, amount, note })
            }
        }
        impl rt::Encode for Conditional {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&CONDITIONAL_MEMBERS);
                members.value(&self.kind);
                members.value(&self.amount);
                members.value(&self.note);
                members.finish();
            }
        }
        impl rt::Validate for Conditional {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.evaluate(self, &rules::CONDITIONAL_REST);
            }
        }
    }
    mod counted {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Counted`.
        #[derive(Clone, Debug, PartialEq, Default)]
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
        static COUNTED_MEMBERS: [rt::Member; 3] = [
            rt::Member::optional("a"),
            rt::Member::optional("b"),
            rt::Member::optional("c"),
        ];
        impl rt::Decode for Counted {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut members = input.object(&COUNTED_MEMBERS)?;
                let mut a = None;
                let mut b = None;
                let mut c = None;
                let mut additional = rt::Map::new();
                while let Some(member) = members.next() {
                    match member {
                        0 => a = members.value(),
                        1 => b = members.value(),
                        2 => c = members.value(),
                        _ => members.additional(&mut additional, &rt::ANY),
                    }
                }
                members.finish();
                input.evaluate(begin, &rules::COUNTED_COUNT);
                Some(Self { a, b, c, additional })
            }
        }
        impl rt::Encode for Counted {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&COUNTED_MEMBERS);
                members.value(&self.a);
                members.value(&self.b);
                members.value(&self.c);
                members.additional(&self.additional, &rt::ANY);
                members.finish();
            }
        }
        impl rt::Validate for Counted {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.additional(&COUNTED_MEMBERS, &self.additional, &rt::ANY);
                report.evaluate(self, &rules::COUNTED_COUNT);
            }
        }
    }
    mod dependent {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Dependent`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Dependent {
            /// The member `card`.
            pub card: Option<i64>,
            /// The member `address`.
            pub address: Option<String>,
        }
        static DEPENDENT_MEMBERS: [rt::Member; 2] = [
            rt::Member::optional("card"),
            rt::Member::optional("address"),
        ];
        impl rt::Decode for Dependent {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut members = input.object(&DEPENDENT_MEMBERS)?;
                let mut card = None;
                let mut address = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => card = members.value(),
                        1 => address = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                input.evaluate(begin, &rules::DEPENDENT_REST);
                Some(Self { card, address })
            }
        }
        impl rt::Encode for Dependent {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&DEPENDENT_MEMBERS);
                members.value(&self.card);
                members.value(&self.address);
                members.finish();
            }
        }
        impl rt::Validate for Dependent {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.evaluate(self, &rules::DEPENDENT_REST);
            }
        }
    }
    mod left {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Left`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Left {
            /// One of the forms of this value.
            LeftVariant1(LeftVariant1),
            /// One of the forms of this value.
            LeftVariant2(LeftVariant2),
        }
        impl rt::Decode for Left {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut union = input.any_of();
                union.branch(Self::LeftVariant1);
                union.branch(Self::LeftVariant2);
                let value = union.finish();
                input.evaluate(begin, &rules::LEFT);
                value
            }
        }
        impl rt::Encode for Left {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::LeftVariant1(value) => value.encode(output, &rt::ANY),
                    Self::LeftVariant2(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for Left {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::LeftVariant1(value) => own.value(value, &rt::ANY),
                    Self::LeftVariant2(value) => own.value(value, &rt::ANY),
                }
                own.evaluate(self, &rules::LEFT);
                report.any_of(self, own);
            }
        }
        impl From<LeftVariant1> for Left {
            fn from(value: LeftVariant1) -> Self {
                Self::LeftVariant1(value)
            }
        }
        impl From<LeftVariant2> for Left {
            fn from(value: LeftVariant2) -> Self {
                Self::LeftVariant2(value)
            }
        }
        /// What `variant1` of `Left` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct LeftVariant1 {
            /// The member `b`.
            pub b: rt::Json,
            /// The member `a`.
            pub a: Option<i64>,
        }
        static LEFT_VARIANT1_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("b")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::LEFT_ANY_OF_0_B2)]),
                ),
            rt::Member::optional("a"),
        ];
        impl rt::Decode for LeftVariant1 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&LEFT_VARIANT1_MEMBERS)?;
                let mut b = None;
                let mut a = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => b = members.value(),
                        1 => a = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { b: b?, a })
            }
        }
        impl rt::Encode for LeftVariant1 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LEFT_VARIANT1_MEMBERS);
                members.value(&self.b);
                members.value(&self.a);
                members.finish();
            }
        }
        impl rt::Validate for LeftVariant1 {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&LEFT_VARIANT1_MEMBERS[0], &self.b);
            }
        }
        /// What `variant2` of `Left` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct LeftVariant2 {
            /// The member `c`.
            pub c: rt::Json,
            /// The member `a`.
            pub a: Option<i64>,
        }
        static LEFT_VARIANT2_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("c")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::LEFT_ANY_OF_1_C2)]),
                ),
            rt::Member::optional("a"),
        ];
        impl rt::Decode for LeftVariant2 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&LEFT_VARIANT2_MEMBERS)?;
                let mut c = None;
                let mut a = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => c = members.value(),
                        1 => a = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { c: c?, a })
            }
        }
        impl rt::Encode for LeftVariant2 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LEFT_VARIANT2_MEMBERS);
                members.value(&self.c);
                members.value(&self.a);
                members.finish();
            }
        }
        impl rt::Validate for LeftVariant2 {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&LEFT_VARIANT2_MEMBERS[0], &self.c);
            }
        }
    }
    mod negated {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Negated`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Negated {
            /// The member `word`.
            pub word: Option<String>,
            /// The member `any`.
            pub any: Option<rt::Json>,
        }
        static NEGATED_MEMBERS: [rt::Member; 3] = [
            rt::Member::optional("word")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::NEGATED_WORD_REST)]),
                ),
            rt::Member::optional("any")
                .schema(
                    rt::Schema::new().keywords(&[rt::Keyword::Ref(&rules::NEGATED_ANY)]),
                ),
            rt::Member::forbidden("never", "not"),
        ];
        impl rt::Decode for Negated {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&NEGATED_MEMBERS)?;
                let mut word = None;
                let mut any = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => word = members.value(),
                        1 => any = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { word, any })
            }
        }
        impl rt::Encode for Negated {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&NEGATED_MEMBERS);
                members.value(&self.word);
                members.value(&self.any);
                members.finish();
            }
        }
        impl rt::Validate for Negated {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&NEGATED_MEMBERS[0], &self.word);
                report.member(&NEGATED_MEMBERS[1], &self.any);
            }
        }
    }
    mod one {
        use copperplate_runtime as rt;
        /// The schema `One`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum One {
            /// One of the forms of this value.
            X(OneVariant1),
            /// One of the forms of this value.
            Y(OneVariant2),
        }
        impl rt::Decode for One {
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
        impl rt::Encode for One {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::X(value) => value.encode(output, &rt::ANY),
                    Self::Y(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for One {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                match self {
                    Self::X(value) => report.value(value, &rt::ANY),
                    Self::Y(value) => report.value(value, &rt::ANY),
                }
            }
        }
        impl From<OneVariant1> for One {
            fn from(value: OneVariant1) -> Self {
                Self::X(value)
            }
        }
        impl From<OneVariant2> for One {
            fn from(value: OneVariant2) -> Self {
                Self::Y(value)
            }
        }
        /// What `variant1` of `One` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct OneVariant1 {
            /// The member `x`.
            pub x: i64,
        }
        static ONE_VARIANT1_MEMBERS: [rt::Member; 2] = [
            rt::Member::constant("kind", "x"),
            rt::Member::required("x"),
        ];
        impl rt::Decode for OneVariant1 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&ONE_VARIANT1_MEMBERS)?;
                let mut x = None;
                while let Some(member) = members.next() {
                    match member {
                        1 => x = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { x: x? })
            }
        }
        impl rt::Encode for OneVariant1 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&ONE_VARIANT1_MEMBERS);
                members.value(&self.x);
                members.finish();
            }
        }
        impl rt::Validate for OneVariant1 {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
        /// What `variant2` of `One` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct OneVariant2 {
            /// The member `y`.
            pub y: String,
        }
        static ONE_VARIANT2_MEMBERS: [rt::Member; 2] = [
            rt::Member::constant("kind", "y"),
            rt::Member::required("y"),
        ];
        impl rt::Decode for OneVariant2 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&ONE_VARIANT2_MEMBERS)?;
                let mut y = None;
                while let Some(member) = members.next() {
                    match member {
                        1 => y = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { y: y? })
            }
        }
        impl rt::Encode for OneVariant2 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&ONE_VARIANT2_MEMBERS);
                members.value(&self.y);
                members.finish();
            }
        }
        impl rt::Validate for OneVariant2 {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod required {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Required`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Required {
            /// One of the forms of this value.
            RequiredVariant1(RequiredVariant1),
            /// One of the forms of this value.
            RequiredVariant2(RequiredVariant2),
        }
        impl rt::Decode for Required {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let begin = input.begin()?;
                let mut union = input.any_of();
                union.branch(Self::RequiredVariant1);
                union.branch(Self::RequiredVariant2);
                let value = union.finish();
                input.evaluate(begin, &rules::REQUIRED);
                value
            }
        }
        impl rt::Encode for Required {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::RequiredVariant1(value) => value.encode(output, &rt::ANY),
                    Self::RequiredVariant2(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for Required {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::RequiredVariant1(value) => own.value(value, &rt::ANY),
                    Self::RequiredVariant2(value) => own.value(value, &rt::ANY),
                }
                own.evaluate(self, &rules::REQUIRED);
                report.any_of(self, own);
            }
        }
        impl From<RequiredVariant1> for Required {
            fn from(value: RequiredVariant1) -> Self {
                Self::RequiredVariant1(value)
            }
        }
        impl From<RequiredVariant2> for Required {
            fn from(value: RequiredVariant2) -> Self {
                Self::RequiredVariant2(value)
            }
        }
        /// What `variant1` of `Required` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct RequiredVariant1 {
            /// The member `b`.
            pub b: String,
            /// The member `a`.
            pub a: Option<i64>,
        }
        static REQUIRED_VARIANT1_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("b"),
            rt::Member::optional("a"),
        ];
        impl rt::Decode for RequiredVariant1 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&REQUIRED_VARIANT1_MEMBERS)?;
                let mut b = None;
                let mut a = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => b = members.value(),
                        1 => a = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { b: b?, a })
            }
        }
        impl rt::Encode for RequiredVariant1 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&REQUIRED_VARIANT1_MEMBERS);
                members.value(&self.b);
                members.value(&self.a);
                members.finish();
            }
        }
        impl rt::Validate for RequiredVariant1 {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
        /// What `variant2` of `Required` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct RequiredVariant2 {
            /// The member `a`.
            pub a: Option<i64>,
            /// The member `b`.
            pub b: rt::Json,
        }
        static REQUIRED_VARIANT2_MEMBERS: [rt::Member; 2] = [
            rt::Member::optional("a").schema(rt::Schema::new().minimum("5")),
            rt::Member::required("b"),
        ];
        impl rt::Decode for RequiredVariant2 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&REQUIRED_VARIANT2_MEMBERS)?;
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
                Some(Self { a, b: b? })
            }
        }
        impl rt::Encode for RequiredVariant2 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&REQUIRED_VARIANT2_MEMBERS);
                members.value(&self.a);
                members.value(&self.b);
                members.finish();
            }
        }
        impl rt::Validate for RequiredVariant2 {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&REQUIRED_VARIANT2_MEMBERS[0], &self.a);
            }
        }
    }
    mod rest {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Rest`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Rest {
            /// The member `items`.
            pub items: Option<Vec<rt::Json>>,
        }
        static REST_MEMBERS: [rt::Member; 1] = [
            rt::Member::optional("items")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::REST_ITEMS_REST)]),
                ),
        ];
        impl rt::Decode for Rest {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&REST_MEMBERS)?;
                let mut items = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => items = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { items })
            }
        }
        impl rt::Encode for Rest {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&REST_MEMBERS);
                members.value(&self.items);
                members.finish();
            }
        }
        impl rt::Validate for Rest {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&REST_MEMBERS[0], &self.items);
            }
        }
    }
    mod some {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Some`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct SomeSchema {
            /// The member `value`.
            pub value: Option<SomeValue>,
            /// The member `exact`.
            pub exact: Option<SomeExact>,
            /// The member `every`.
            pub every: Option<i64>,
        }
        static SOME_SCHEMA_MEMBERS: [rt::Member; 3] = [
            rt::Member::optional("value"),
            rt::Member::optional("exact"),
            rt::Member::optional("every")
                .schema(
                    rt::Schema::new()
                        .multiple_of("3")
                        .keywords(&[rt::Keyword::Ref(&rules::SOME_EVERY_ALSO)]),
                ),
        ];
        impl rt::Decode for SomeSchema {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&SOME_SCHEMA_MEMBERS)?;
                let mut value = None;
                let mut exact = None;
                let mut every = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => value = members.value(),
                        1 => exact = members.value(),
                        2 => every = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { value, exact, every })
            }
        }
        impl rt::Encode for SomeSchema {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&SOME_SCHEMA_MEMBERS);
                members.value(&self.value);
                members.value(&self.exact);
                members.value(&self.every);
                members.finish();
            }
        }
        impl rt::Validate for SomeSchema {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&SOME_SCHEMA_MEMBERS[0], &self.value);
                report.member(&SOME_SCHEMA_MEMBERS[1], &self.exact);
                report.member(&SOME_SCHEMA_MEMBERS[2], &self.every);
            }
        }
        /// What `value` of `Some` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SomeValue {
            /// One of the forms of this value.
            Integer(i64),
            /// One of the forms of this value.
            Integer2(i64),
        }
        impl rt::Decode for SomeValue {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.any_of();
                union.branch_with(Self::Integer, &SOME_VALUE_VARIANT_1);
                union.branch_with(Self::Integer2, &SOME_VALUE_VARIANT_2);
                union.finish()
            }
        }
        impl rt::Encode for SomeValue {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Integer(value) => value.encode(output, &SOME_VALUE_VARIANT_1),
                    Self::Integer2(value) => value.encode(output, &SOME_VALUE_VARIANT_2),
                }
            }
        }
        impl rt::Validate for SomeValue {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::Integer(value) => own.value(value, &SOME_VALUE_VARIANT_1),
                    Self::Integer2(value) => own.value(value, &SOME_VALUE_VARIANT_2),
                }
                report.any_of(self, own);
            }
        }
        static SOME_VALUE_VARIANT_1: rt::Schema = rt::Schema::new().multiple_of("3");
        static SOME_VALUE_VARIANT_2: rt::Schema = rt::Schema::new().multiple_of("5");
        /// What `exact` of `Some` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SomeExact {
            /// One of the forms of this value.
            Integer(i64),
            /// One of the forms of this value.
            Integer2(i64),
        }
        impl rt::Decode for SomeExact {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of();
                union.branch_with(Self::Integer, &SOME_EXACT_VARIANT_1);
                union.branch_with(Self::Integer2, &SOME_EXACT_VARIANT_2);
                union.finish()
            }
        }
        impl rt::Encode for SomeExact {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Integer(value) => value.encode(output, &SOME_EXACT_VARIANT_1),
                    Self::Integer2(value) => value.encode(output, &SOME_EXACT_VARIANT_2),
                }
            }
        }
        impl rt::Validate for SomeExact {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::Integer(value) => own.value(value, &SOME_EXACT_VARIANT_1),
                    Self::Integer2(value) => own.value(value, &SOME_EXACT_VARIANT_2),
                }
                report.one_of(self, own);
            }
        }
        static SOME_EXACT_VARIANT_1: rt::Schema = rt::Schema::new().multiple_of("3");
        static SOME_EXACT_VARIANT_2: rt::Schema = rt::Schema::new().multiple_of("5");
    }
    mod twice {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Twice`.
        #[derive(Clone, Debug, PartialEq, Default)]
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
        static TWICE_MEMBERS: [rt::Member; 4] = [
            rt::Member::optional("bounds")
                .schema(
                    rt::Schema::new()
                        .minimum("5")
                        .maximum("9")
                        .keywords(&[rt::Keyword::Ref(&rules::TWICE_BOUNDS_REST)]),
                ),
            rt::Member::optional("text")
                .schema(
                    rt::Schema::new()
                        .pattern(&TWICE_TEXT_PATTERN)
                        .keywords(&[rt::Keyword::Ref(&rules::TWICE_TEXT_ALSO)]),
                ),
            rt::Member::optional("choice")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::TWICE_CHOICE_REST)]),
                ),
            rt::Member::optional("secret")
                .schema(
                    rt::Schema::new()
                        .pattern(&TWICE_SECRET_PATTERN)
                        .keywords(&[rt::Keyword::Ref(&rules::TWICE_SECRET_ALSO)]),
                ),
        ];
        impl rt::Decode for Twice {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&TWICE_MEMBERS)?;
                let mut bounds = None;
                let mut text = None;
                let mut choice = None;
                let mut secret = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => bounds = members.value(),
                        1 => text = members.value(),
                        2 => choice = members.value(),
                        3 => secret = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    bounds,
                    text,
                    choice,
                    secret,
                })
            }
        }
        impl rt::Encode for Twice {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&TWICE_MEMBERS);
                members.value(&self.bounds);
                members.value(&self.text);
                members.value(&self.choice);
                members.value(&self.secret);
                members.finish();
            }
        }
        impl rt::Validate for Twice {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&TWICE_MEMBERS[0], &self.bounds);
                report.member(&TWICE_MEMBERS[1], &self.text);
                report.member(&TWICE_MEMBERS[2], &self.choice);
                report.member(&TWICE_MEMBERS[3], &self.secret);
            }
        }
        static TWICE_TEXT_PATTERN: rt::Pattern = rt::Pattern::new("a");
        static TWICE_SECRET_PATTERN: rt::Pattern = rt::Pattern::new("a");
        /// What `choice` of `Twice` is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum TwiceChoice {
            /// `a`
            A,
            /// `b`
            B,
            /// `ab`
            Ab,
        }
        rt::choice! {
            TwiceChoice, A = "a", B = "b", Ab = "ab"
        }
    }
    mod values {
        use copperplate_runtime as rt;
        use super::super::rules;
        /// The schema `Values`.
        #[derive(Clone, Debug, PartialEq, Default)]
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
        static VALUES_MEMBERS: [rt::Member; 7] = [
            rt::Member::optional("listed")
                .schema(
                    rt::Schema::new()
                        .keywords(&[rt::Keyword::Ref(&rules::VALUES_LISTED)]),
                ),
            rt::Member::optional("fixed")
                .schema(
                    rt::Schema::new().keywords(&[rt::Keyword::Ref(&rules::VALUES_FIXED)]),
                ),
            rt::Member::optional("one")
                .schema(
                    rt::Schema::new().keywords(&[rt::Keyword::Ref(&rules::VALUES_ONE)]),
                ),
            rt::Member::optional("text"),
            rt::Member::optional("any")
                .schema(
                    rt::Schema::new().keywords(&[rt::Keyword::Ref(&rules::VALUES_ANY)]),
                ),
            rt::Member::optional("set").schema(rt::Schema::new().unique_items()),
            rt::Member::optional("cents").schema(rt::Schema::new().multiple_of("0.0001")),
        ];
        impl rt::Decode for Values {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&VALUES_MEMBERS)?;
                let mut listed = None;
                let mut fixed = None;
                let mut one = None;
                let mut text = None;
                let mut any = None;
                let mut set = None;
                let mut cents = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => listed = members.value(),
                        1 => fixed = members.value(),
                        2 => one = members.value(),
                        3 => text = members.value(),
                        4 => any = members.value(),
                        5 => set = members.value(),
                        6 => cents = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    listed,
                    fixed,
                    one,
                    text,
                    any,
                    set,
                    cents,
                })
            }
        }
        impl rt::Encode for Values {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&VALUES_MEMBERS);
                members.value(&self.listed);
                members.value(&self.fixed);
                members.value(&self.one);
                members.value(&self.text);
                members.value(&self.any);
                members.value(&self.set);
                members.value(&self.cents);
                members.finish();
            }
        }
        impl rt::Validate for Values {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&VALUES_MEMBERS[0], &self.listed);
                report.member(&VALUES_MEMBERS[1], &self.fixed);
                report.member(&VALUES_MEMBERS[2], &self.one);
                report.member(&VALUES_MEMBERS[3], &self.text);
                report.member(&VALUES_MEMBERS[4], &self.any);
                report.member(&VALUES_MEMBERS[5], &self.set);
                report.member(&VALUES_MEMBERS[6], &self.cents);
            }
        }
        /// What `text` of `Values` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ValuesText {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Integer(i64),
        }
        impl rt::Decode for ValuesText {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.any_of();
                union.branch_with(Self::Text, &VALUES_TEXT_VARIANT_1);
                union.branch_with(Self::Integer, &VALUES_TEXT_VARIANT_2);
                union.finish()
            }
        }
        impl rt::Encode for ValuesText {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Text(value) => value.encode(output, &VALUES_TEXT_VARIANT_1),
                    Self::Integer(value) => value.encode(output, &VALUES_TEXT_VARIANT_2),
                }
            }
        }
        impl rt::Validate for ValuesText {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::Text(value) => own.value(value, &VALUES_TEXT_VARIANT_1),
                    Self::Integer(value) => own.value(value, &VALUES_TEXT_VARIANT_2),
                }
                report.any_of(self, own);
            }
        }
        impl From<String> for ValuesText {
            fn from(value: String) -> Self {
                Self::Text(value)
            }
        }
        impl From<i64> for ValuesText {
            fn from(value: i64) -> Self {
                Self::Integer(value)
            }
        }
        static VALUES_TEXT_VARIANT_1: rt::Schema = rt::Schema::new().min_length(2);
        static VALUES_TEXT_VARIANT_2: rt::Schema = rt::Schema::new().minimum("2");
    }
    pub use booleans::Booleans;
    pub use conditional::Conditional;
    pub use counted::Counted;
    pub use dependent::Dependent;
    pub use left::{Left, LeftVariant1, LeftVariant2};
    pub use negated::Negated;
    pub use one::{One, OneVariant1, OneVariant2};
    pub use required::{Required, RequiredVariant1, RequiredVariant2};
    pub use rest::Rest;
    pub use some::{SomeExact, SomeSchema, SomeValue};
    pub use twice::{Twice, TwiceChoice};
    pub use values::{Values, ValuesText};
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Booleans, Conditional, Counted, Dependent, Left, LeftVariant1, LeftVariant2,
        Negated, One, OneVariant1, OneVariant2, Required, RequiredVariant1,
        RequiredVariant2, Rest, SomeExact, SomeSchema, SomeValue, Twice, TwiceChoice,
        Values, ValuesText
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
            &[
                rt::Keyword::DependentSchemas(
                    &[("card", &DEPENDENT_DEPENDENT_SCHEMAS_CARD)],
                ),
            ],
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
            &[
                rt::Keyword::Ref(&TWICE_BOUNDS_ALSO),
                rt::Keyword::Ref(&TWICE_BOUNDS_ALSO2),
            ],
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
                    &[
                        "1",
                        "2.5",
                        r#""1""#,
                        "null",
                        r#"[1,{"a":1.0}]"#,
                        r#"{"a":[true]}"#,
                    ],
                ),
            ],
        );
    pub(super) static VALUES_ONE: rt::Schema = rt::Schema::new()
        .keywords(&[rt::Keyword::Const("1.0")]);
}
