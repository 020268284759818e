//! Habits, version `1`.

pub mod types {
    //! The schemas of the document.
    mod account {
        use copperplate_runtime as rt;
        /// The schema `Account`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct AccountInput {
            /// The member `secret`.
            pub secret: Option<String>,
            /// The member `owner`.
            pub owner: Option<Box<AccountInput>>,
            /// The member `tags`.
            pub tags: Option<rt::Map<String>>,
        }
        static ACCOUNT_INPUT_MEMBERS: [rt::Member; 3] = [
            rt::Member::optional("secret"),
            rt::Member::optional("owner"),
            rt::Member::optional("tags"),
        ];
        impl rt::Decode for AccountInput {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&ACCOUNT_INPUT_MEMBERS)?;
                let mut secret = None;
                let mut owner = None;
                let mut tags = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => secret = members.value(),
                        1 => owner = members.value(),
                        2 => tags = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { secret, owner, tags })
            }
        }
        impl rt::Encode for AccountInput {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&ACCOUNT_INPUT_MEMBERS);
                members.value(&self.secret);
                members.value(&self.owner);
                members.value(&self.tags);
                members.finish();
            }
        }
        impl rt::Validate for AccountInput {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&ACCOUNT_INPUT_MEMBERS[1], &self.owner);
            }
        }
        /// The schema `Account`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Account {
            /// The member `id`.
            pub id: Option<String>,
            /// The member `owner`.
            pub owner: Option<Box<Account>>,
            /// The member `tags`.
            pub tags: Option<rt::Map<String>>,
        }
        static ACCOUNT_MEMBERS: [rt::Member; 3] = [
            rt::Member::optional("id"),
            rt::Member::optional("owner"),
            rt::Member::optional("tags"),
        ];
        impl rt::Decode for Account {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&ACCOUNT_MEMBERS)?;
                let mut id = None;
                let mut owner = None;
                let mut tags = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => id = members.value(),
                        1 => owner = members.value(),
                        2 => tags = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { id, owner, tags })
            }
        }
        impl rt::Encode for Account {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&ACCOUNT_MEMBERS);
                members.value(&self.id);
                members.value(&self.owner);
                members.value(&self.tags);
                members.finish();
            }
        }
        impl rt::Validate for Account {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&ACCOUNT_MEMBERS[1], &self.owner);
            }
        }
    }
    mod audio {
        use copperplate_runtime as rt;
        /// The schema `Audio`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct AudioInput {
            /// The member `file`.
            pub file: String,
            /// The member `model`.
            pub model: AudioModel,
            /// The member `granularities[]`.
            pub granularities: Option<Vec<AudioGranularitiesItem>>,
            /// The member `from`.
            pub from: Option<String>,
            /// The member `report`.
            pub report: Option<bool>,
            /// The member `meta`.
            pub meta: rt::Presence<rt::Map<String>>,
            /// The member `anything`.
            pub anything: Option<rt::Json>,
            /// The member `lists`.
            pub lists: Option<Vec<Vec<i64>>>,
        }
        impl AudioInput {
            /// With what is required and nothing else.
            #[must_use]
            pub fn new(file: String, model: AudioModel) -> Self {
                Self {
                    file,
                    model,
                    granularities: None,
                    from: None,
                    report: None,
                    meta: rt::Presence::Absent,
                    anything: None,
                    lists: None,
                }
            }
        }
        static AUDIO_INPUT_MEMBERS: [rt::Member; 8] = [
            rt::Member::required("file"),
            rt::Member::required("model"),
            rt::Member::optional("granularities[]"),
            rt::Member::optional("from"),
            rt::Member::optional("report"),
            rt::Member::optional("meta"),
            rt::Member::optional("anything"),
            rt::Member::optional("lists"),
        ];
        impl rt::Decode for AudioInput {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&AUDIO_INPUT_MEMBERS)?;
                let mut file = None;
                let mut model = None;
                let mut granularities = None;
                let mut from_value = None;
                let mut report_value = None;
                let mut meta = None;
                let mut anything = None;
                let mut lists = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => file = members.value(),
                        1 => model = members.value(),
                        2 => granularities = members.value(),
                        3 => from_value = members.value(),
                        4 => report_value = members.value(),
                        5 => meta = members.value(),
                        6 => anything = members.value(),
                        7 => lists = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    file: file?,
                    model: model?,
                    granularities,
                    from: from_value,
                    report: report_value,
                    meta: meta.unwrap_or_default(),
                    anything,
                    lists,
                })
            }
        }
        impl rt::Encode for AudioInput {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&AUDIO_INPUT_MEMBERS);
                members.value(&self.file);
                members.value(&self.model);
                members.value(&self.granularities);
                members.value(&self.from);
                members.value(&self.report);
                members.value(&self.meta);
                members.value(&self.anything);
                members.value(&self.lists);
                members.finish();
            }
        }
        impl rt::Validate for AudioInput {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&AUDIO_INPUT_MEMBERS[1], &self.model);
                report.member(&AUDIO_INPUT_MEMBERS[2], &self.granularities);
            }
        }
        /// The schema `Audio`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Audio {
            /// The member `file`.
            pub file: String,
            /// The member `model`.
            pub model: AudioModel,
            /// The member `granularities[]`.
            pub granularities: Option<Vec<AudioGranularitiesItem>>,
            /// The member `from`.
            pub from: Option<String>,
            /// The member `report`.
            pub report: Option<bool>,
            /// The member `id`.
            pub id: Option<String>,
            /// The member `meta`.
            pub meta: rt::Presence<rt::Map<String>>,
            /// The member `anything`.
            pub anything: Option<rt::Json>,
            /// The member `lists`.
            pub lists: Option<Vec<Vec<i64>>>,
        }
        impl Audio {
            /// With what is required and nothing else.
            #[must_use]
            pub fn new(file: String, model: AudioModel) -> Self {
                Self {
                    file,
                    model,
                    granularities: None,
                    from: None,
                    report: None,
                    id: None,
                    meta: rt::Presence::Absent,
                    anything: None,
                    lists: None,
                }
            }
        }
        static AUDIO_MEMBERS: [rt::Member; 9] = [
            rt::Member::required("file"),
            rt::Member::required("model"),
            rt::Member::optional("granularities[]"),
            rt::Member::optional("from"),
            rt::Member::optional("report"),
            rt::Member::optional("id"),
            rt::Member::optional("meta"),
            rt::Member::optional("anything"),
            rt::Member::optional("lists"),
        ];
        impl rt::Decode for Audio {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&AUDIO_MEMBERS)?;
                let mut file = None;
                let mut model = None;
                let mut granularities = None;
                let mut from_value = None;
                let mut report_value = None;
                let mut id = None;
                let mut meta = None;
                let mut anything = None;
                let mut lists = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => file = members.value(),
                        1 => model = members.value(),
                        2 => granularities = members.value(),
                        3 => from_value = members.value(),
                        4 => report_value = members.value(),
                        5 => id = members.value(),
                        6 => meta = members.value(),
                        7 => anything = members.value(),
                        8 => lists = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    file: file?,
                    model: model?,
                    granularities,
                    from: from_value,
                    report: report_value,
                    id,
                    meta: meta.unwrap_or_default(),
                    anything,
                    lists,
                })
            }
        }
        impl rt::Encode for Audio {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&AUDIO_MEMBERS);
                members.value(&self.file);
                members.value(&self.model);
                members.value(&self.granularities);
                members.value(&self.from);
                members.value(&self.report);
                members.value(&self.id);
                members.value(&self.meta);
                members.value(&self.anything);
                members.value(&self.lists);
                members.finish();
            }
        }
        impl rt::Validate for Audio {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&AUDIO_MEMBERS[1], &self.model);
                report.member(&AUDIO_MEMBERS[2], &self.granularities);
            }
        }
        /// What `model` of `Audio` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum AudioModel {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            AudioModelVariant2(AudioModelVariant2),
        }
        impl rt::Decode for AudioModel {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.any_of();
                union.branch(Self::Text);
                union.branch(Self::AudioModelVariant2);
                union.finish()
            }
        }
        impl rt::Encode for AudioModel {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Text(value) => value.encode(output, &rt::ANY),
                    Self::AudioModelVariant2(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for AudioModel {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::Text(value) => own.value(value, &rt::ANY),
                    Self::AudioModelVariant2(value) => own.value(value, &rt::ANY),
                }
                report.any_of(self, own);
            }
        }
        impl From<String> for AudioModel {
            fn from(value: String) -> Self {
                Self::Text(value)
            }
        }
        impl From<AudioModelVariant2> for AudioModel {
            fn from(value: AudioModelVariant2) -> Self {
                Self::AudioModelVariant2(value)
            }
        }
        /// What `variant2` of `Audio.model` is.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum AudioModelVariant2 {
            /// `small`
            Small,
            /// Text that the document does not list; read it with `as_str`.
            #[doc(hidden)]
            Unknown(rt::Unknown),
        }
        rt::choice! {
            AudioModelVariant2, Small = "small", ..Unknown
        }
        /// What `item` of `Audio.granularities[]` is.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum AudioGranularitiesItem {
            /// `word`
            Word,
            /// `segment`
            Segment,
            /// Text that the document does not list; read it with `as_str`.
            #[doc(hidden)]
            Unknown(rt::Unknown),
        }
        rt::choice! {
            AudioGranularitiesItem, Word = "word", Segment = "segment", ..Unknown
        }
    }
    mod get_account {
        use copperplate_runtime as rt;
        /// What `body` of `GetAccount` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct GetAccountBody {}
        static GET_ACCOUNT_BODY_MEMBERS: [rt::Member; 0] = [];
        impl rt::Decode for GetAccountBody {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&GET_ACCOUNT_BODY_MEMBERS)?;
                while members.next().is_some() {
                    members.refuse();
                }
                members.finish();
                Some(Self {})
            }
        }
        impl rt::Encode for GetAccountBody {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                output.object(&GET_ACCOUNT_BODY_MEMBERS).finish();
            }
        }
        impl rt::Validate for GetAccountBody {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod post_account {
        use copperplate_runtime as rt;
        use super::AccountInput;
        /// What `body` of `PostAccount` is.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct PostAccountBody {
            /// The member `account`.
            pub account: Option<AccountInput>,
            /// The member `tiers`.
            pub tiers: Option<Vec<PostAccountBodyTiersItem>>,
            /// The member `tax`.
            pub tax: Option<PostAccountBodyTax>,
            /// The member `from`.
            pub from: Option<String>,
            /// The member `self`.
            pub self_: Option<bool>,
            /// The member `anything`.
            pub anything: Option<rt::Json>,
        }
        static POST_ACCOUNT_BODY_MEMBERS: [rt::Member; 6] = [
            rt::Member::optional("account"),
            rt::Member::optional("tiers"),
            rt::Member::optional("tax"),
            rt::Member::optional("from"),
            rt::Member::optional("self"),
            rt::Member::optional("anything"),
        ];
        impl rt::Decode for PostAccountBody {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&POST_ACCOUNT_BODY_MEMBERS)?;
                let mut account = None;
                let mut tiers = None;
                let mut tax = None;
                let mut from_value = None;
                let mut self_ = None;
                let mut anything = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => account = members.value(),
                        1 => tiers = members.value(),
                        2 => tax = members.value(),
                        3 => from_value = members.value(),
                        4 => self_ = members.value(),
                        5 => anything = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    account,
                    tiers,
                    tax,
                    from: from_value,
                    self_,
                    anything,
                })
            }
        }
        impl rt::Encode for PostAccountBody {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&POST_ACCOUNT_BODY_MEMBERS);
                members.value(&self.account);
                members.value(&self.tiers);
                members.value(&self.tax);
                members.value(&self.from);
                members.value(&self.self_);
                members.value(&self.anything);
                members.finish();
            }
        }
        impl rt::Validate for PostAccountBody {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&POST_ACCOUNT_BODY_MEMBERS[0], &self.account);
                report.member(&POST_ACCOUNT_BODY_MEMBERS[1], &self.tiers);
                report.member(&POST_ACCOUNT_BODY_MEMBERS[2], &self.tax);
            }
        }
        /// What `item` of `PostAccount.body.tiers` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct PostAccountBodyTiersItem {
            /// The member `up_to`.
            pub up_to: PostAccountBodyTiersItemUpTo,
            /// The member `type`.
            pub r#type: Option<String>,
        }
        static POST_ACCOUNT_BODY_TIERS_ITEM_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("up_to"),
            rt::Member::optional("type"),
        ];
        impl rt::Decode for PostAccountBodyTiersItem {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&POST_ACCOUNT_BODY_TIERS_ITEM_MEMBERS)?;
                let mut up_to = None;
                let mut r#type = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => up_to = members.value(),
                        1 => r#type = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { up_to: up_to?, r#type })
            }
        }
        impl rt::Encode for PostAccountBodyTiersItem {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&POST_ACCOUNT_BODY_TIERS_ITEM_MEMBERS);
                members.value(&self.up_to);
                members.value(&self.r#type);
                members.finish();
            }
        }
        impl rt::Validate for PostAccountBodyTiersItem {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&POST_ACCOUNT_BODY_TIERS_ITEM_MEMBERS[0], &self.up_to);
            }
        }
        /// What `up_to` of `PostAccount.body.tiers.item` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PostAccountBodyTiersItemUpTo {
            /// One of the forms of this value.
            PostAccountBodyTiersItemUpToVariant1(PostAccountBodyTiersItemUpToVariant1),
            /// One of the forms of this value.
            Integer(i64),
        }
        impl rt::Decode for PostAccountBodyTiersItemUpTo {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.any_of();
                union.branch(Self::PostAccountBodyTiersItemUpToVariant1);
                union.branch(Self::Integer);
                union.finish()
            }
        }
        impl rt::Encode for PostAccountBodyTiersItemUpTo {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::PostAccountBodyTiersItemUpToVariant1(value) => {
                        value.encode(output, &rt::ANY)
                    }
                    Self::Integer(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for PostAccountBodyTiersItemUpTo {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::PostAccountBodyTiersItemUpToVariant1(value) => {
                        own.value(value, &rt::ANY)
                    }
                    Self::Integer(value) => own.value(value, &rt::ANY),
                }
                report.any_of(self, own);
            }
        }
        impl From<PostAccountBodyTiersItemUpToVariant1>
        for PostAccountBodyTiersItemUpTo {
            fn from(value: PostAccountBodyTiersItemUpToVariant1) -> Self {
                Self::PostAccountBodyTiersItemUpToVariant1(value)
            }
        }
        impl From<i64> for PostAccountBodyTiersItemUpTo {
            fn from(value: i64) -> Self {
                Self::Integer(value)
            }
        }
        /// What `variant1` of `PostAccount.body.tiers.item.up_to` is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum PostAccountBodyTiersItemUpToVariant1 {
            /// `inf`
            Inf,
        }
        rt::choice! {
            PostAccountBodyTiersItemUpToVariant1, Inf = "inf"
        }
        /// What `tax` of `PostAccount.body` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PostAccountBodyTax {
            /// One of the forms of this value.
            PostAccountBodyTaxVariant1(PostAccountBodyTaxVariant1),
            /// One of the forms of this value.
            PostAccountBodyTaxVariant2(PostAccountBodyTaxVariant2),
        }
        impl rt::Decode for PostAccountBodyTax {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.any_of();
                union.branch(Self::PostAccountBodyTaxVariant1);
                union.branch(Self::PostAccountBodyTaxVariant2);
                union.finish()
            }
        }
        impl rt::Encode for PostAccountBodyTax {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::PostAccountBodyTaxVariant1(value) => {
                        value.encode(output, &rt::ANY)
                    }
                    Self::PostAccountBodyTaxVariant2(value) => {
                        value.encode(output, &rt::ANY)
                    }
                }
            }
        }
        impl rt::Validate for PostAccountBodyTax {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::PostAccountBodyTaxVariant1(value) => own.value(value, &rt::ANY),
                    Self::PostAccountBodyTaxVariant2(value) => own.value(value, &rt::ANY),
                }
                report.any_of(self, own);
            }
        }
        impl From<PostAccountBodyTaxVariant1> for PostAccountBodyTax {
            fn from(value: PostAccountBodyTaxVariant1) -> Self {
                Self::PostAccountBodyTaxVariant1(value)
            }
        }
        impl From<PostAccountBodyTaxVariant2> for PostAccountBodyTax {
            fn from(value: PostAccountBodyTaxVariant2) -> Self {
                Self::PostAccountBodyTaxVariant2(value)
            }
        }
        /// What `variant1` of `PostAccount.body.tax` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct PostAccountBodyTaxVariant1 {
            /// The member `id`.
            pub id: String,
            /// The member `ids`.
            pub ids: Option<Vec<i64>>,
        }
        static POST_ACCOUNT_BODY_TAX_VARIANT1_MEMBERS: [rt::Member; 2] = [
            rt::Member::required("id"),
            rt::Member::optional("ids"),
        ];
        impl rt::Decode for PostAccountBodyTaxVariant1 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&POST_ACCOUNT_BODY_TAX_VARIANT1_MEMBERS)?;
                let mut id = None;
                let mut ids = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => id = members.value(),
                        1 => ids = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { id: id?, ids })
            }
        }
        impl rt::Encode for PostAccountBodyTaxVariant1 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&POST_ACCOUNT_BODY_TAX_VARIANT1_MEMBERS);
                members.value(&self.id);
                members.value(&self.ids);
                members.finish();
            }
        }
        impl rt::Validate for PostAccountBodyTaxVariant1 {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
        /// What `variant2` of `PostAccount.body.tax` is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum PostAccountBodyTaxVariant2 {
            /// (empty)
            Empty,
        }
        rt::choice! {
            PostAccountBodyTaxVariant2, Empty = ""
        }
    }
    mod post_account_body {
        use copperplate_runtime as rt;
        use super::{Account, Audio};
        /// What `200` of `PostAccountBody` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PostAccountBody200 {
            /// One of the forms of this value.
            Account(Account),
            /// One of the forms of this value.
            Audio(Audio),
        }
        impl rt::Decode for PostAccountBody200 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.one_of();
                union.branch(Self::Account);
                union.branch(Self::Audio);
                union.finish()
            }
        }
        impl rt::Encode for PostAccountBody200 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Account(value) => value.encode(output, &rt::ANY),
                    Self::Audio(value) => value.encode(output, &rt::ANY),
                }
            }
        }
        impl rt::Validate for PostAccountBody200 {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::Account(value) => own.value(value, &rt::ANY),
                    Self::Audio(value) => own.value(value, &rt::ANY),
                }
                report.one_of(self, own);
            }
        }
        impl From<Account> for PostAccountBody200 {
            fn from(value: Account) -> Self {
                Self::Account(value)
            }
        }
        impl From<Audio> for PostAccountBody200 {
            fn from(value: Audio) -> Self {
                Self::Audio(value)
            }
        }
        /// What `200` of `PostAccountBody` is.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PostAccountBody2002 {
            /// One of the forms of this value.
            Account(Account),
            /// One of the forms of this value.
            PostAccountBody200Variant2(PostAccountBody200Variant2),
        }
        impl rt::Decode for PostAccountBody2002 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut union = input.any_of();
                union.branch(Self::Account);
                union.branch(Self::PostAccountBody200Variant2);
                union.finish()
            }
        }
        impl rt::Encode for PostAccountBody2002 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                match self {
                    Self::Account(value) => value.encode(output, &rt::ANY),
                    Self::PostAccountBody200Variant2(value) => {
                        value.encode(output, &rt::ANY)
                    }
                }
            }
        }
        impl rt::Validate for PostAccountBody2002 {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                let mut own = report.alternative();
                match self {
                    Self::Account(value) => own.value(value, &rt::ANY),
                    Self::PostAccountBody200Variant2(value) => own.value(value, &rt::ANY),
                }
                report.any_of(self, own);
            }
        }
        impl From<Account> for PostAccountBody2002 {
            fn from(value: Account) -> Self {
                Self::Account(value)
            }
        }
        impl From<PostAccountBody200Variant2> for PostAccountBody2002 {
            fn from(value: PostAccountBody200Variant2) -> Self {
                Self::PostAccountBody200Variant2(value)
            }
        }
        /// What `variant2` of `PostAccountBody.200` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct PostAccountBody200Variant2 {
            /// The member `done`.
            pub done: bool,
        }
        static POST_ACCOUNT_BODY200_VARIANT2_MEMBERS: [rt::Member; 1] = [
            rt::Member::required("done"),
        ];
        impl rt::Decode for PostAccountBody200Variant2 {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&POST_ACCOUNT_BODY200_VARIANT2_MEMBERS)?;
                let mut done = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => done = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { done: done? })
            }
        }
        impl rt::Encode for PostAccountBody200Variant2 {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&POST_ACCOUNT_BODY200_VARIANT2_MEMBERS);
                members.value(&self.done);
                members.finish();
            }
        }
        impl rt::Validate for PostAccountBody200Variant2 {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    pub use account::{Account, AccountInput};
    pub use audio::{
        Audio, AudioGranularitiesItem, AudioInput, AudioModel, AudioModelVariant2,
    };
    pub use get_account::GetAccountBody;
    pub use post_account::{
        PostAccountBody, PostAccountBodyTax, PostAccountBodyTaxVariant1,
        PostAccountBodyTaxVariant2, PostAccountBodyTiersItem,
        PostAccountBodyTiersItemUpTo, PostAccountBodyTiersItemUpToVariant1,
    };
    pub use post_account_body::{
        PostAccountBody200, PostAccountBody2002, PostAccountBody200Variant2,
    };
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Account, AccountInput, Audio, AudioGranularitiesItem, AudioInput, AudioModel,
        AudioModelVariant2, GetAccountBody, PostAccountBody, PostAccountBody200,
        PostAccountBody2002, PostAccountBody200Variant2, PostAccountBodyTax,
        PostAccountBodyTaxVariant1, PostAccountBodyTaxVariant2, PostAccountBodyTiersItem,
        PostAccountBodyTiersItemUpTo, PostAccountBodyTiersItemUpToVariant1
    );
}

pub mod operations {
    //! The operations of the document, each with its request and its answers.
    mod get_account {
        use copperplate_runtime as rt;
        use super::super::types;
        /// GET `/v1/account`
        ///
        /// `GET /v1/account`
        #[derive(Clone, Copy, Debug)]
        pub struct GetAccount;
        impl rt::Operation for GetAccount {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "GetAccount",
                    rt::Method::GET,
                    "/v1/account",
                )
                .consumes(&["application/x-www-form-urlencoded"])
                .produces(&["application/json"]);
            type Request = GetAccountRequest;
            type Response = GetAccountResponse;
            type Error = GetAccountError;
        }
        /// What `GetAccount` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct GetAccountRequest {
            /// The parameter `limit`.
            pub limit: Option<i64>,
            /// The request body.
            pub body: Option<types::GetAccountBody>,
        }
        static GET_ACCOUNT_BODY_SHAPE: rt::FormShape = rt::FormShape::Object(&[]);
        static GET_ACCOUNT_BODY_FORM: rt::FormBody = rt::FormBody::new(
            "application/x-www-form-urlencoded",
            &GET_ACCOUNT_BODY_SHAPE,
        );
        static LIMIT: rt::Parameter = rt::Parameter::query("limit");
        impl rt::WireRequest for GetAccountRequest {
            fn write(&self, to: &mut rt::RequestWriter) {
                to.optional(&LIMIT, &self.limit);
                to.optional_body(&GET_ACCOUNT_BODY_FORM, &self.body);
            }
            fn read(from: &mut rt::RequestReader<'_>) -> Option<Self> {
                let limit = from.optional(&LIMIT);
                let body = from.optional_body(&GET_ACCOUNT_BODY_FORM);
                Some(Self { limit, body })
            }
        }
        impl rt::Validate for GetAccountRequest {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.optional_content(&GET_ACCOUNT_BODY_FORM, &self.body);
            }
        }
        /// What `GetAccount` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum GetAccountResponse {
            /// 200: Fine.
            Ok(types::Account),
        }
        impl rt::WireResponse for GetAccountResponse {
            fn write(&self, to: &mut rt::ResponseWriter) {
                match self {
                    Self::Ok(body) => {
                        to.status(200);
                        to.json("application/json", body, &rt::ANY);
                    }
                }
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                match from.status() {
                    200 => from.json(&rt::ANY).map(Self::Ok),
                    _ => from.undocumented(),
                }
            }
        }
        /// What `GetAccount` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum GetAccountError {
            /// Any other status: Error.
            Default(rt::StatusCode, types::Account),
        }
        impl rt::WireResponse for GetAccountError {
            fn write(&self, to: &mut rt::ResponseWriter) {
                match self {
                    Self::Default(status, body) => {
                        to.status_code(*status);
                        to.json("application/json", body, &rt::ANY);
                    }
                }
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                match from.status() {
                    _ => {
                        let status = from.status_code();
                        from.json(&rt::ANY).map(|body| Self::Default(status, body))
                    }
                }
            }
        }
        impl std::fmt::Display for GetAccountError {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    Self::Default(..) => formatter.write_str("Any other status: Error"),
                }
            }
        }
        impl std::error::Error for GetAccountError {}
    }
    mod post_account {
        use copperplate_runtime as rt;
        use super::super::types;
        /// POST `/v1/account`
        ///
        /// `POST /v1/account`
        #[derive(Clone, Copy, Debug)]
        pub struct PostAccount;
        impl rt::Operation for PostAccount {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "PostAccount",
                    rt::Method::POST,
                    "/v1/account",
                )
                .consumes(&["application/x-www-form-urlencoded"]);
            type Request = PostAccountRequest;
            type Response = PostAccountResponse;
            type Error = PostAccountError;
        }
        /// What `PostAccount` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct PostAccountRequest {
            /// The request body.
            pub body: Option<types::PostAccountBody>,
        }
        static POST_ACCOUNT_BODY_SHAPE: rt::FormShape = rt::FormShape::Object(
            &[
                ("account", &POST_ACCOUNT_BODY_SHAPE2),
                ("tiers", &POST_ACCOUNT_BODY_SHAPE4),
                ("tax", &POST_ACCOUNT_BODY_SHAPE7),
                ("from", &rt::FormShape::Text),
                ("self", &rt::FormShape::Boolean),
                ("anything", &rt::FormShape::Any),
            ],
        );
        static POST_ACCOUNT_BODY_SHAPE2: rt::FormShape = rt::FormShape::Object(
            &[
                ("id", &rt::FormShape::Text),
                ("secret", &rt::FormShape::Text),
                ("owner", &POST_ACCOUNT_BODY_SHAPE2),
                ("tags", &POST_ACCOUNT_BODY_SHAPE3),
            ],
        );
        static POST_ACCOUNT_BODY_SHAPE3: rt::FormShape = rt::FormShape::Map(
            &rt::FormShape::Text,
        );
        static POST_ACCOUNT_BODY_SHAPE4: rt::FormShape = rt::FormShape::List(
            &POST_ACCOUNT_BODY_SHAPE5,
        );
        static POST_ACCOUNT_BODY_SHAPE5: rt::FormShape = rt::FormShape::Object(
            &[("up_to", &POST_ACCOUNT_BODY_SHAPE6), ("type", &rt::FormShape::Text)],
        );
        static POST_ACCOUNT_BODY_SHAPE6: rt::FormShape = rt::FormShape::OneOf(
            &[&rt::FormShape::Text, &rt::FormShape::Number],
        );
        static POST_ACCOUNT_BODY_SHAPE7: rt::FormShape = rt::FormShape::OneOf(
            &[&POST_ACCOUNT_BODY_SHAPE8, &rt::FormShape::Text],
        );
        static POST_ACCOUNT_BODY_SHAPE8: rt::FormShape = rt::FormShape::Object(
            &[("id", &rt::FormShape::Text), ("ids", &POST_ACCOUNT_BODY_SHAPE9)],
        );
        static POST_ACCOUNT_BODY_SHAPE9: rt::FormShape = rt::FormShape::List(
            &rt::FormShape::Number,
        );
        static POST_ACCOUNT_BODY_FORM: rt::FormBody = rt::FormBody::new(
                "application/x-www-form-urlencoded",
                &POST_ACCOUNT_BODY_SHAPE,
            )
            .fields(
                &[
                    rt::FormField::new("account").style(rt::FormStyle::DeepObject),
                    rt::FormField::new("tiers").style(rt::FormStyle::DeepObject),
                    rt::FormField::new("tax").style(rt::FormStyle::DeepObject),
                ],
            );
        impl rt::WireRequest for PostAccountRequest {
            fn write(&self, to: &mut rt::RequestWriter) {
                to.optional_body(&POST_ACCOUNT_BODY_FORM, &self.body);
            }
            fn read(from: &mut rt::RequestReader<'_>) -> Option<Self> {
                let body = from.optional_body(&POST_ACCOUNT_BODY_FORM);
                Some(Self { body })
            }
        }
        impl rt::Validate for PostAccountRequest {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.optional_content(&POST_ACCOUNT_BODY_FORM, &self.body);
            }
        }
        /// What `PostAccount` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PostAccountResponse {
            /// 204: Done.
            NoContent,
        }
        impl rt::WireResponse for PostAccountResponse {
            fn write(&self, to: &mut rt::ResponseWriter) {
                match self {
                    Self::NoContent => {
                        to.status(204);
                    }
                }
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                match from.status() {
                    204 => Some(Self::NoContent),
                    _ => from.undocumented(),
                }
            }
        }
        /// What `PostAccount` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PostAccountError {}
        impl rt::WireResponse for PostAccountError {
            fn write(&self, _: &mut rt::ResponseWriter) {
                match *self {}
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                from.undocumented()
            }
        }
        impl std::fmt::Display for PostAccountError {
            fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match *self {}
            }
        }
        impl std::error::Error for PostAccountError {}
    }
    mod post_account_body {
        use copperplate_runtime as rt;
        use super::super::types;
        /// POST `/audio`
        ///
        /// `POST /audio`
        #[derive(Clone, Copy, Debug)]
        pub struct PostAccountBody;
        impl rt::Operation for PostAccountBody {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "PostAccountBody",
                    rt::Method::POST,
                    "/audio",
                )
                .consumes(&["multipart/form-data"])
                .uploads(&["multipart/form-data"])
                .held_parts(
                    &["model", "granularities[]", "from", "report", "meta", "lists"],
                )
                .produces(&["application/json", "text/event-stream"])
                .streams(&["text/event-stream"]);
            type Request = PostAccountBodyRequest;
            type Response = PostAccountBodyResponse;
            type Error = PostAccountBodyError;
        }
        /// What `PostAccountBody` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct PostAccountBodyRequest {
            /// The request body.
            pub body: PostAccountBodyParts,
        }
        /// The body that `PostAccountBody` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct PostAccountBodyParts {
            /// The part `file`.
            pub file: rt::File,
            /// The part `model`.
            pub model: types::AudioModel,
            /// The part `granularities[]`.
            pub granularities: Option<Vec<types::AudioGranularitiesItem>>,
            /// The part `from`.
            pub from: Option<String>,
            /// The part `report`.
            pub report: Option<bool>,
            /// The part `meta`.
            pub meta: Option<Option<rt::Map<String>>>,
            /// The part `anything`.
            pub anything: Option<rt::File>,
            /// The part `lists`.
            pub lists: Option<Vec<Vec<i64>>>,
        }
        static POST_ACCOUNT_BODY_FILE_PART: rt::FilePart = rt::FilePart::new("file");
        static POST_ACCOUNT_BODY_MODEL_SHAPE: rt::FormShape = rt::FormShape::OneOf(
            &[&rt::FormShape::Text, &rt::FormShape::Text],
        );
        static POST_ACCOUNT_BODY_MODEL_PART: rt::ShapedPart = rt::ShapedPart::new(
            "model",
            &POST_ACCOUNT_BODY_MODEL_SHAPE,
        );
        static POST_ACCOUNT_BODY_GRANULARITIES_PART: rt::TextPart = rt::TextPart::new(
            "granularities[]",
        );
        static POST_ACCOUNT_BODY_FROM_PART: rt::TextPart = rt::TextPart::new("from");
        static POST_ACCOUNT_BODY_REPORT_PART: rt::TextPart = rt::TextPart::new("report");
        static POST_ACCOUNT_BODY_META_PART: rt::JsonPart = rt::JsonPart::new("meta");
        static POST_ACCOUNT_BODY_ANYTHING_PART: rt::FilePart = rt::FilePart::new(
            "anything",
        );
        static POST_ACCOUNT_BODY_LISTS_PART: rt::JsonPart = rt::JsonPart::new("lists");
        impl rt::Multipart for PostAccountBodyParts {
            fn write(&self, to: &mut rt::PartsWriter) {
                to.one(&POST_ACCOUNT_BODY_FILE_PART, &self.file);
                to.one(&POST_ACCOUNT_BODY_MODEL_PART, &self.model);
                to.optional_list(
                    &POST_ACCOUNT_BODY_GRANULARITIES_PART,
                    &self.granularities,
                );
                to.optional(&POST_ACCOUNT_BODY_FROM_PART, &self.from);
                to.optional(&POST_ACCOUNT_BODY_REPORT_PART, &self.report);
                to.optional(&POST_ACCOUNT_BODY_META_PART, &self.meta);
                to.optional(&POST_ACCOUNT_BODY_ANYTHING_PART, &self.anything);
                to.optional_list(&POST_ACCOUNT_BODY_LISTS_PART, &self.lists);
            }
            fn read(from: &mut rt::PartsReader<'_>) -> Option<Self> {
                let file = from.one(&POST_ACCOUNT_BODY_FILE_PART);
                let model = from.one(&POST_ACCOUNT_BODY_MODEL_PART);
                let granularities = from
                    .optional_list(&POST_ACCOUNT_BODY_GRANULARITIES_PART);
                let from_value = from.optional(&POST_ACCOUNT_BODY_FROM_PART);
                let report_value = from.optional(&POST_ACCOUNT_BODY_REPORT_PART);
                let meta = from.optional(&POST_ACCOUNT_BODY_META_PART);
                let anything = from.optional(&POST_ACCOUNT_BODY_ANYTHING_PART);
                let lists = from.optional_list(&POST_ACCOUNT_BODY_LISTS_PART);
                Some(Self {
                    file: file?,
                    model: model?,
                    granularities,
                    from: from_value,
                    report: report_value,
                    meta,
                    anything,
                    lists,
                })
            }
            fn check(&self, report: &mut rt::Report) {
                report.part(&POST_ACCOUNT_BODY_MODEL_PART, &self.model);
                report
                    .optional_list_part(
                        &POST_ACCOUNT_BODY_GRANULARITIES_PART,
                        &self.granularities,
                    );
            }
        }
        impl rt::WireRequest for PostAccountBodyRequest {
            fn write(&self, to: &mut rt::RequestWriter) {
                to.body(&rt::MultipartBody, &self.body);
            }
            fn read(from: &mut rt::RequestReader<'_>) -> Option<Self> {
                let body = from.body(&rt::MultipartBody);
                Some(Self { body: body? })
            }
        }
        impl rt::Validate for PostAccountBodyRequest {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.content(&rt::MultipartBody, &self.body);
            }
        }
        /// What `PostAccountBody` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PostAccountBodyResponse {
            /// 200: Fine.
            Ok(PostAccountBodyOkBody),
        }
        /// The body of the answer `Ok` of `PostAccountBody`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PostAccountBodyOkBody {
            /// `application/json`.
            Json(types::PostAccountBody200),
            /// `text/event-stream`.
            EventStream(rt::Items<rt::Event<types::PostAccountBody2002>>),
        }
        impl rt::WireBody for PostAccountBodyOkBody {
            fn write(&self, to: &mut rt::BodyWriter) {
                match self {
                    Self::Json(body) => to.json("application/json", body, &rt::ANY),
                    Self::EventStream(body) => {
                        to.body(&POST_ACCOUNT_BODY_OK_BODY_ITEMS, body)
                    }
                }
            }
            fn read(from: &mut rt::BodyReader<'_>) -> Option<Self> {
                match from.choice(&["application/json", "text/event-stream"])? {
                    0 => from.json(&rt::ANY).map(Self::Json),
                    1 => {
                        from.body(&POST_ACCOUNT_BODY_OK_BODY_ITEMS)
                            .map(Self::EventStream)
                    }
                    _ => None,
                }
            }
            fn check(&self, report: &mut rt::Report) {
                match self {
                    Self::Json(body) => report.body(body, &rt::ANY),
                    Self::EventStream(body) => {
                        report.content(&POST_ACCOUNT_BODY_OK_BODY_ITEMS, body)
                    }
                }
            }
        }
        static POST_ACCOUNT_BODY_OK_BODY_ITEMS: rt::EventsBody = rt::EventsBody::new(
            "text/event-stream",
        );
        impl rt::WireResponse for PostAccountBodyResponse {
            fn write(&self, to: &mut rt::ResponseWriter) {
                match self {
                    Self::Ok(body) => {
                        to.status(200);
                        to.body(&rt::Alternatives, body);
                    }
                }
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                match from.status() {
                    200 => from.body(&rt::Alternatives).map(Self::Ok),
                    _ => from.undocumented(),
                }
            }
        }
        /// What `PostAccountBody` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PostAccountBodyError {}
        impl rt::WireResponse for PostAccountBodyError {
            fn write(&self, _: &mut rt::ResponseWriter) {
                match *self {}
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                from.undocumented()
            }
        }
        impl std::fmt::Display for PostAccountBodyError {
            fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match *self {}
            }
        }
        impl std::error::Error for PostAccountBodyError {}
    }
    mod put_object {
        use copperplate_runtime as rt;
        use super::super::types;
        /// PUT `/objects/{name}`
        ///
        /// `PUT /objects/{name}`
        #[derive(Clone, Copy, Debug)]
        pub struct PutObject;
        impl rt::Operation for PutObject {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "putObject",
                    rt::Method::PUT,
                    "/objects/{name}",
                )
                .consumes(
                    &[
                        "application/json-patch+json",
                        "application/json",
                        "text/json",
                        "application/*+json",
                    ],
                )
                .produces(&["text/plain", "application/json", "text/json"]);
            type Request = PutObjectRequest;
            type Response = PutObjectResponse;
            type Error = PutObjectError;
        }
        /// What `putObject` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct PutObjectRequest {
            /// The parameter `name`.
            pub name: String,
            /// The request body.
            pub body: Option<types::AccountInput>,
        }
        static NAME: rt::Parameter = rt::Parameter::path("name");
        impl rt::WireRequest for PutObjectRequest {
            fn write(&self, to: &mut rt::RequestWriter) {
                to.parameter(&NAME, &self.name);
                to.optional_json("application/json-patch+json", &self.body, &rt::ANY);
            }
            fn read(from: &mut rt::RequestReader<'_>) -> Option<Self> {
                let name = from.parameter(&NAME);
                let body = from.optional_json(&rt::ANY);
                Some(Self { name: name?, body })
            }
        }
        impl rt::Validate for PutObjectRequest {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.body(&self.body, &rt::ANY);
            }
        }
        /// What `putObject` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PutObjectResponse {
            /// 200: Fine.
            Ok(PutObjectOkBody),
        }
        /// The body of the answer `Ok` of `putObject`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PutObjectOkBody {
            /// `text/plain`.
            Text(String),
            /// `application/json`, `text/json`.
            Json(types::Account),
        }
        impl rt::WireBody for PutObjectOkBody {
            fn write(&self, to: &mut rt::BodyWriter) {
                match self {
                    Self::Text(body) => to.body(&PUT_OBJECT_OK_BODY_TEXT, body),
                    Self::Json(body) => to.json("application/json", body, &rt::ANY),
                }
            }
            fn read(from: &mut rt::BodyReader<'_>) -> Option<Self> {
                match from.choice(&["text/plain", "application/json", "text/json"])? {
                    0 => from.body(&PUT_OBJECT_OK_BODY_TEXT).map(Self::Text),
                    1 | 2 => from.json(&rt::ANY).map(Self::Json),
                    _ => None,
                }
            }
            fn check(&self, report: &mut rt::Report) {
                match self {
                    Self::Text(body) => report.content(&PUT_OBJECT_OK_BODY_TEXT, body),
                    Self::Json(body) => report.body(body, &rt::ANY),
                }
            }
        }
        static PUT_OBJECT_OK_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/plain");
        impl rt::WireResponse for PutObjectResponse {
            fn write(&self, to: &mut rt::ResponseWriter) {
                match self {
                    Self::Ok(body) => {
                        to.status(200);
                        to.body(&rt::Alternatives, body);
                    }
                }
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                match from.status() {
                    200 => from.body(&rt::Alternatives).map(Self::Ok),
                    _ => from.undocumented(),
                }
            }
        }
        /// What `putObject` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PutObjectError {}
        impl rt::WireResponse for PutObjectError {
            fn write(&self, _: &mut rt::ResponseWriter) {
                match *self {}
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                from.undocumented()
            }
        }
        impl std::fmt::Display for PutObjectError {
            fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match *self {}
            }
        }
        impl std::error::Error for PutObjectError {}
    }
    mod patch_object {
        use copperplate_runtime as rt;
        use super::super::types;
        /// PATCH `/objects/{name}`
        ///
        /// `PATCH /objects/{name}`
        #[derive(Clone, Copy, Debug)]
        pub struct PatchObject;
        impl rt::Operation for PatchObject {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "patchObject",
                    rt::Method::PATCH,
                    "/objects/{name}",
                )
                .consumes(
                    &[
                        "application/json-patch+json",
                        "application/merge-patch+json",
                        "application/apply-patch+yaml",
                    ],
                )
                .produces(
                    &[
                        "application/yaml",
                        "application/json",
                        "application/json;stream=watch",
                        "application/vnd.kubernetes.protobuf",
                    ],
                );
            type Request = PatchObjectRequest;
            type Response = PatchObjectResponse;
            type Error = PatchObjectError;
        }
        /// What `patchObject` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct PatchObjectRequest {
            /// The parameter `name`.
            pub name: String,
            /// The request body.
            pub body: PatchObjectBody,
        }
        /// The body that `patchObject` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PatchObjectBody {
            /// `application/json-patch+json`.
            Json(Vec<types::AccountInput>),
            /// `application/merge-patch+json`.
            MergePatchJson(types::AccountInput),
            /// `application/apply-patch+yaml`.
            ApplyPatchYaml(rt::Bytes),
        }
        impl rt::WireBody for PatchObjectBody {
            fn write(&self, to: &mut rt::BodyWriter) {
                match self {
                    Self::Json(body) => {
                        to.json("application/json-patch+json", body, &rt::ANY)
                    }
                    Self::MergePatchJson(body) => {
                        to.json("application/merge-patch+json", body, &rt::ANY)
                    }
                    Self::ApplyPatchYaml(body) => to.body(&PATCH_OBJECT_BODY_BYTES, body),
                }
            }
            fn read(from: &mut rt::BodyReader<'_>) -> Option<Self> {
                match from
                    .choice(
                        &[
                            "application/json-patch+json",
                            "application/merge-patch+json",
                            "application/apply-patch+yaml",
                        ],
                    )?
                {
                    0 => from.json(&rt::ANY).map(Self::Json),
                    1 => from.json(&rt::ANY).map(Self::MergePatchJson),
                    2 => from.body(&PATCH_OBJECT_BODY_BYTES).map(Self::ApplyPatchYaml),
                    _ => None,
                }
            }
            fn check(&self, report: &mut rt::Report) {
                match self {
                    Self::Json(body) => report.body(body, &rt::ANY),
                    Self::MergePatchJson(body) => report.body(body, &rt::ANY),
                    Self::ApplyPatchYaml(body) => {
                        report.content(&PATCH_OBJECT_BODY_BYTES, body)
                    }
                }
            }
        }
        static PATCH_OBJECT_BODY_BYTES: rt::BytesBody = rt::BytesBody::new(
            "application/apply-patch+yaml",
        );
        static NAME: rt::Parameter = rt::Parameter::path("name");
        impl rt::WireRequest for PatchObjectRequest {
            fn write(&self, to: &mut rt::RequestWriter) {
                to.parameter(&NAME, &self.name);
                to.body(&rt::Alternatives, &self.body);
            }
            fn read(from: &mut rt::RequestReader<'_>) -> Option<Self> {
                let name = from.parameter(&NAME);
                let body = from.body(&rt::Alternatives);
                Some(Self { name: name?, body: body? })
            }
        }
        impl rt::Validate for PatchObjectRequest {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.content(&rt::Alternatives, &self.body);
            }
        }
        /// What `patchObject` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PatchObjectResponse {
            /// 200: Fine.
            Ok(PatchObjectOkBody),
        }
        /// The body of the answer `Ok` of `patchObject`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PatchObjectOkBody {
            /// `application/yaml`.
            Yaml(rt::Bytes),
            /// `application/json`, `application/json;stream=watch`.
            Json(types::Account),
            /// `application/vnd.kubernetes.protobuf`.
            VndKubernetesProtobuf(rt::Bytes),
        }
        impl rt::WireBody for PatchObjectOkBody {
            fn write(&self, to: &mut rt::BodyWriter) {
                match self {
                    Self::Yaml(body) => to.body(&PATCH_OBJECT_OK_BODY_BYTES, body),
                    Self::Json(body) => to.json("application/json", body, &rt::ANY),
                    Self::VndKubernetesProtobuf(body) => {
                        to.body(&PATCH_OBJECT_OK_BODY_BYTES2, body)
                    }
                }
            }
            fn read(from: &mut rt::BodyReader<'_>) -> Option<Self> {
                match from
                    .choice(
                        &[
                            "application/yaml",
                            "application/json",
                            "application/json;stream=watch",
                            "application/vnd.kubernetes.protobuf",
                        ],
                    )?
                {
                    0 => from.body(&PATCH_OBJECT_OK_BODY_BYTES).map(Self::Yaml),
                    1 | 2 => from.json(&rt::ANY).map(Self::Json),
                    3 => {
                        from.body(&PATCH_OBJECT_OK_BODY_BYTES2)
                            .map(Self::VndKubernetesProtobuf)
                    }
                    _ => None,
                }
            }
            fn check(&self, report: &mut rt::Report) {
                match self {
                    Self::Yaml(body) => report.content(&PATCH_OBJECT_OK_BODY_BYTES, body),
                    Self::Json(body) => report.body(body, &rt::ANY),
                    Self::VndKubernetesProtobuf(body) => {
                        report.content(&PATCH_OBJECT_OK_BODY_BYTES2, body)
                    }
                }
            }
        }
        static PATCH_OBJECT_OK_BODY_BYTES: rt::BytesBody = rt::BytesBody::new(
            "application/yaml",
        );
        static PATCH_OBJECT_OK_BODY_BYTES2: rt::BytesBody = rt::BytesBody::new(
            "application/vnd.kubernetes.protobuf",
        );
        impl rt::WireResponse for PatchObjectResponse {
            fn write(&self, to: &mut rt::ResponseWriter) {
                match self {
                    Self::Ok(body) => {
                        to.status(200);
                        to.body(&rt::Alternatives, body);
                    }
                }
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                match from.status() {
                    200 => from.body(&rt::Alternatives).map(Self::Ok),
                    _ => from.undocumented(),
                }
            }
        }
        /// What `patchObject` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum PatchObjectError {}
        impl rt::WireResponse for PatchObjectError {
            fn write(&self, _: &mut rt::ResponseWriter) {
                match *self {}
            }
            fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
                from.undocumented()
            }
        }
        impl std::fmt::Display for PatchObjectError {
            fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match *self {}
            }
        }
        impl std::error::Error for PatchObjectError {}
    }
    pub use get_account::{
        GetAccount, GetAccountError, GetAccountRequest, GetAccountResponse,
    };
    pub use post_account::{
        PostAccount, PostAccountError, PostAccountRequest, PostAccountResponse,
    };
    pub use post_account_body::{
        PostAccountBody, PostAccountBodyError, PostAccountBodyOkBody,
        PostAccountBodyParts, PostAccountBodyRequest, PostAccountBodyResponse,
    };
    pub use put_object::{
        PutObject, PutObjectError, PutObjectOkBody, PutObjectRequest, PutObjectResponse,
    };
    pub use patch_object::{
        PatchObject, PatchObjectBody, PatchObjectError, PatchObjectOkBody,
        PatchObjectRequest, PatchObjectResponse,
    };
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].
    use copperplate_runtime as rt;
    use super::operations::{
        GetAccount, GetAccountError, GetAccountRequest, GetAccountResponse, PostAccount,
        PostAccountError, PostAccountRequest, PostAccountResponse, PostAccountBody,
        PostAccountBodyError, PostAccountBodyRequest, PostAccountBodyResponse, PutObject,
        PutObjectError, PutObjectRequest, PutObjectResponse, PatchObject,
        PatchObjectError, PatchObjectRequest, PatchObjectResponse,
    };
    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];
    /// Calls `Habits`.
    ///
    /// Cloning it is cheap; clones share connections and credentials.
    #[derive(Clone, Debug)]
    pub struct Client(rt::client::Client);
    impl Client {
        /// Begins a client; the first of [`SERVERS`] is called unless another URL is set.
        #[must_use]
        pub fn builder() -> rt::client::Builder<Self> {
            rt::client::Builder::new(SERVERS, Self)
        }
        /// The same client at another server, such as one of [`SERVERS`] or what a type of
        /// `servers` has made.
        ///
        /// # Errors
        ///
        /// A URL that can't be used.
        pub fn at(
            &self,
            server: impl Into<rt::ServerUrl>,
        ) -> Result<Self, rt::client::BuildError> {
            self.0.at(server).map(Self)
        }
        /// GET `/v1/account`
        ///
        /// # Errors
        ///
        /// A documented answer of failure, any answer that the document does not describe, a
        /// request that breaks the document's rules, or a failure to reach the server.
        pub async fn get_account(
            &self,
            request: &GetAccountRequest,
        ) -> Result<
            rt::client::Answer<GetAccountResponse>,
            rt::client::Error<GetAccountError>,
        > {
            self.0.send::<GetAccount>(request).await
        }
        /// POST `/v1/account`
        ///
        /// # Errors
        ///
        /// A documented answer of failure, any answer that the document does not describe, a
        /// request that breaks the document's rules, or a failure to reach the server.
        pub async fn post_account(
            &self,
            request: &PostAccountRequest,
        ) -> Result<
            rt::client::Answer<PostAccountResponse>,
            rt::client::Error<PostAccountError>,
        > {
            self.0.send::<PostAccount>(request).await
        }
        /// POST `/audio`
        ///
        /// # Errors
        ///
        /// A documented answer of failure, any answer that the document does not describe, a
        /// request that breaks the document's rules, or a failure to reach the server.
        pub async fn post_account_body(
            &self,
            request: &PostAccountBodyRequest,
        ) -> Result<
            rt::client::Answer<PostAccountBodyResponse>,
            rt::client::Error<PostAccountBodyError>,
        > {
            self.0.send::<PostAccountBody>(request).await
        }
        /// PUT `/objects/{name}`
        ///
        /// # Errors
        ///
        /// A documented answer of failure, any answer that the document does not describe, a
        /// request that breaks the document's rules, or a failure to reach the server.
        pub async fn put_object(
            &self,
            request: &PutObjectRequest,
        ) -> Result<
            rt::client::Answer<PutObjectResponse>,
            rt::client::Error<PutObjectError>,
        > {
            self.0.send::<PutObject>(request).await
        }
        /// PATCH `/objects/{name}`
        ///
        /// # Errors
        ///
        /// A documented answer of failure, any answer that the document does not describe, a
        /// request that breaks the document's rules, or a failure to reach the server.
        pub async fn patch_object(
            &self,
            request: &PatchObjectRequest,
        ) -> Result<
            rt::client::Answer<PatchObjectResponse>,
            rt::client::Error<PatchObjectError>,
        > {
            self.0.send::<PatchObject>(request).await
        }
    }
}

#[cfg(feature = "client")]
pub use client::Client;

#[cfg(feature = "server")]
pub mod server {
    //! The server: implement [`Service`] and serve [`router`].
    use copperplate_runtime as rt;
    use super::operations::{
        GetAccount, GetAccountError, GetAccountRequest, GetAccountResponse, PostAccount,
        PostAccountError, PostAccountRequest, PostAccountResponse, PostAccountBody,
        PostAccountBodyError, PostAccountBodyRequest, PostAccountBodyResponse, PutObject,
        PutObjectError, PutObjectRequest, PutObjectResponse, PatchObject,
        PatchObjectError, PatchObjectRequest, PatchObjectResponse,
    };
    /// What a server of `Habits` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/v1/account`
        fn get_account(
            &self,
            request: GetAccountRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<Output = Result<GetAccountResponse, GetAccountError>> + Send;
        /// POST `/v1/account`
        fn post_account(
            &self,
            request: PostAccountRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<Output = Result<PostAccountResponse, PostAccountError>> + Send;
        /// POST `/audio`
        fn post_account_body(
            &self,
            request: PostAccountBodyRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<PostAccountBodyResponse, PostAccountBodyError>,
        > + Send;
        /// PUT `/objects/{name}`
        fn put_object(
            &self,
            request: PutObjectRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<Output = Result<PutObjectResponse, PutObjectError>> + Send;
        /// PATCH `/objects/{name}`
        fn patch_object(
            &self,
            request: PatchObjectRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<Output = Result<PatchObjectResponse, PatchObjectError>> + Send;
    }
    /// An ordinary `axum` router, which nests, layers and merges like any other.
    pub fn router<S: Service>(service: S) -> rt::server::Router {
        routes(service).finish()
    }
    /// The operations, for a router with other limits.
    pub fn routes<S: Service>(service: S) -> rt::server::Routes<S> {
        rt::server::Routes::new(service, &REFUSALS)
            .public::<
                GetAccount,
                _,
                _,
            >(|service, request, context| async move {
                service.get_account(request, context).await
            })
            .public::<
                PostAccount,
                _,
                _,
            >(|service, request, context| async move {
                service.post_account(request, context).await
            })
            .public::<
                PostAccountBody,
                _,
                _,
            >(|service, request, context| async move {
                service.post_account_body(request, context).await
            })
            .public::<
                PutObject,
                _,
                _,
            >(|service, request, context| async move {
                service.put_object(request, context).await
            })
            .public::<
                PatchObject,
                _,
                _,
            >(|service, request, context| async move {
                service.patch_object(request, context).await
            })
    }
    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
