//! Tried, version `1`.

pub mod types {
    //! The schemas of the document.
    mod beside {
        use copperplate_runtime as rt;
        /// The schema `Beside`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Beside {
            /// One of the forms of this value.
            BesideVariant1(BesideVariant1),
            /// One of the forms of this value.
            BesideVariant2(BesideVariant2),
        }
        impl rt::Decode for Beside {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of();
                union.branch(Self::BesideVariant1);
                union.branch(Self::BesideVariant2);
                union.finish()
            }
        }
        impl rt::Encode for Beside {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::BesideVariant1(value) => value.encode(output, &rt::ANY),
                    Self::BesideVariant2(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for Beside {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::BesideVariant1(value) => own.value(value, &rt::ANY),
                    Self::BesideVariant2(value) => own.value(value, &rt::ANY),
                }
                report.one_of(self, own);
            }
        }
        impl From<BesideVariant1> for Beside {
            fn from(value: BesideVariant1) -> Self {
                Self::BesideVariant1(value)
            }
        }
        impl From<BesideVariant2> for Beside {
            fn from(value: BesideVariant2) -> Self {
                Self::BesideVariant2(value)
            }
        }
        /// What `variant1` of `Beside` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct BesideVariant1 {
            /// The member `left`.
            pub left: String,
            /// The member `id`.
            pub id: String,
        }
        static BESIDE_VARIANT1_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("left"),
            rt::Member::required("id"),
        ];
        impl rt::Decode for BesideVariant1 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&BESIDE_VARIANT1_MEMBERS)?;
                let mut left = None;
                let mut id = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => left = members.value(),
                        1 => id = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { left: left?, id: id? })
            }
        }
        impl rt::Encode for BesideVariant1 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&BESIDE_VARIANT1_MEMBERS);
                members.value(&self.left);
                members.value(&self.id);
                members.finish();
            }
        }
        impl rt::Validate for BesideVariant1 {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
        /// What `variant2` of `Beside` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct BesideVariant2 {
            /// The member `right`.
            pub right: String,
            /// The member `id`.
            pub id: String,
        }
        static BESIDE_VARIANT2_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("right"),
            rt::Member::required("id"),
        ];
        impl rt::Decode for BesideVariant2 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&BESIDE_VARIANT2_MEMBERS)?;
                let mut right = None;
                let mut id = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => right = members.value(),
                        1 => id = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { right: right?, id: id? })
            }
        }
        impl rt::Encode for BesideVariant2 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&BESIDE_VARIANT2_MEMBERS);
                members.value(&self.right);
                members.value(&self.id);
                members.finish();
            }
        }
        impl rt::Validate for BesideVariant2 {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod scalar {
        use copperplate_runtime as rt;
        /// The schema `Scalar`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Scalar {
            /// The member `value`.
            pub value: ScalarValue,
            /// The member `several`.
            pub several: Option<ScalarSeveral>,
            /// The member `optional`.
            pub optional: rt::Presence<ScalarOptional>,
        }
        static SCALAR_MEMBERS: [rt::Member; 3] = [
            rt::Member::required("value"),
            rt::Member::optional("several"),
            rt::Member::optional("optional"),
        ];
        impl rt::Decode for Scalar {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&SCALAR_MEMBERS)?;
                let mut value = None;
                let mut several = None;
                let mut optional = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => value = members.value(),
                        1 => several = members.value(),
                        2 => optional = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    value: value?,
                    several,
                    optional: optional.unwrap_or_default(),
                })
            }
        }
        impl rt::Encode for Scalar {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&SCALAR_MEMBERS);
                members.value(&self.value);
                members.value(&self.several);
                members.value(&self.optional);
                members.finish();
            }
        }
        impl rt::Validate for Scalar {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&SCALAR_MEMBERS[0], &self.value);
                report.member(&SCALAR_MEMBERS[1], &self.several);
                report.member(&SCALAR_MEMBERS[2], &self.optional);
            }
        }
        /// What `value` of `Scalar` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ScalarValue {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Integer(i64),
        }
        impl rt::Decode for ScalarValue {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of_apart();
                union.branch_with(Self::Text, &SCALAR_VALUE_VARIANT_1);
                union.branch_with(Self::Integer, &SCALAR_VALUE_VARIANT_2);
                union.finish()
            }
        }
        impl rt::Encode for ScalarValue {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Text(value) => value.encode(output, &SCALAR_VALUE_VARIANT_1),
                    Self::Integer(value) => value.encode(output, &SCALAR_VALUE_VARIANT_2),
                }
            }
        }
        impl rt::Validate for ScalarValue {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                match self {
                    Self::Text(value) => report.value(value, &SCALAR_VALUE_VARIANT_1),
                    Self::Integer(value) => report.value(value, &SCALAR_VALUE_VARIANT_2),
                }
            }
        }
        impl From<String> for ScalarValue {
            fn from(value: String) -> Self {
                Self::Text(value)
            }
        }
        impl From<i64> for ScalarValue {
            fn from(value: i64) -> Self {
                Self::Integer(value)
            }
        }
        static SCALAR_VALUE_VARIANT_1: rt::Schema = rt::Schema::new().max_length(3);
        static SCALAR_VALUE_VARIANT_2: rt::Schema = rt::Schema::new().minimum("0");
        /// What `several` of `Scalar` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ScalarSeveral {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Text2(String),
        }
        impl rt::Decode for ScalarSeveral {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.any_of();
                union.branch_with(Self::Text, &SCALAR_SEVERAL_VARIANT_1);
                union.branch_with(Self::Text2, &SCALAR_SEVERAL_VARIANT_2);
                union.finish()
            }
        }
        impl rt::Encode for ScalarSeveral {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Text(value) => value.encode(output, &SCALAR_SEVERAL_VARIANT_1),
                    Self::Text2(value) => value.encode(output, &SCALAR_SEVERAL_VARIANT_2),
                }
            }
        }
        impl rt::Validate for ScalarSeveral {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::Text(value) => own.value(value, &SCALAR_SEVERAL_VARIANT_1),
                    Self::Text2(value) => own.value(value, &SCALAR_SEVERAL_VARIANT_2),
                }
                report.any_of(self, own);
            }
        }
        static SCALAR_SEVERAL_VARIANT_1: rt::Schema = rt::Schema::new().max_length(3);
        static SCALAR_SEVERAL_VARIANT_2_PATTERN: rt::Pattern = rt::Pattern::new("^x");
        static SCALAR_SEVERAL_VARIANT_2: rt::Schema = rt::Schema::new()
            .pattern(&SCALAR_SEVERAL_VARIANT_2_PATTERN);
        /// What `optional` of `Scalar` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ScalarOptional {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Boolean(bool),
        }
        impl rt::Decode for ScalarOptional {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of_apart();
                union.branch(Self::Text);
                union.branch(Self::Boolean);
                union.finish()
            }
        }
        impl rt::Encode for ScalarOptional {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Text(value) => value.encode(output, &rt::ANY),
                    Self::Boolean(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for ScalarOptional {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                match self {
                    Self::Text(value) => report.value(value, &rt::ANY),
                    Self::Boolean(value) => report.value(value, &rt::ANY),
                }
            }
        }
        impl From<String> for ScalarOptional {
            fn from(value: String) -> Self {
                Self::Text(value)
            }
        }
        impl From<bool> for ScalarOptional {
            fn from(value: bool) -> Self {
                Self::Boolean(value)
            }
        }
    }
    mod target {
        use copperplate_runtime as rt;
        /// The schema `Target`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Target {
            /// One of the forms of this value.
            Stored(TargetStored),
            /// One of the forms of this value.
            Inline(TargetInline),
        }
        impl rt::Decode for Target {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of_apart();
                union.branch(Self::Stored);
                union.branch(Self::Inline);
                union.finish()
            }
        }
        impl rt::Encode for Target {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Stored(value) => value.encode(output, &rt::ANY),
                    Self::Inline(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for Target {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                match self {
                    Self::Stored(value) => report.value(value, &rt::ANY),
                    Self::Inline(value) => report.value(value, &rt::ANY),
                }
            }
        }
        impl From<TargetStored> for Target {
            fn from(value: TargetStored) -> Self {
                Self::Stored(value)
            }
        }
        impl From<TargetInline> for Target {
            fn from(value: TargetInline) -> Self {
                Self::Inline(value)
            }
        }
        /// What `stored` of `Target` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct TargetStored {
            /// The member `id`.
            pub id: String,
        }
        static TARGET_STORED_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("id"),
            rt::Member::forbidden("address", "not"),
        ];
        impl rt::Decode for TargetStored {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&TARGET_STORED_MEMBERS)?;
                let mut id = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => id = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { id: id? })
            }
        }
        impl rt::Encode for TargetStored {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&TARGET_STORED_MEMBERS);
                members.value(&self.id);
                members.finish();
            }
        }
        impl rt::Validate for TargetStored {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
        /// What `inline` of `Target` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct TargetInline {
            /// The member `address`.
            pub address: String,
            /// The member `network`.
            pub network: String,
        }
        static TARGET_INLINE_MEMBERS: [rt::Member; 3] = [
            rt::Member::required("address"),
            rt::Member::required("network"),
            rt::Member::forbidden("id", "not"),
        ];
        impl rt::Decode for TargetInline {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&TARGET_INLINE_MEMBERS)?;
                let mut address = None;
                let mut network = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => address = members.value(),
                        1 => network = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    address: address?,
                    network: network?,
                })
            }
        }
        impl rt::Encode for TargetInline {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&TARGET_INLINE_MEMBERS);
                members.value(&self.address);
                members.value(&self.network);
                members.finish();
            }
        }
        impl rt::Validate for TargetInline {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    pub use beside::{Beside, BesideVariant1, BesideVariant2};
    pub use scalar::{Scalar, ScalarOptional, ScalarSeveral, ScalarValue};
    pub use target::{Target, TargetInline, TargetStored};
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Beside, BesideVariant1, BesideVariant2, Scalar, ScalarOptional, ScalarSeveral,
        ScalarValue, Target, TargetInline, TargetStored
    );
}
