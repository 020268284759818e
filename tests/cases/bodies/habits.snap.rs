//! Habits, version `1`.

pub mod types {
    //! The schemas of the document.

    mod account {
        use copperplate_runtime as rt;

        /// The schema `Account`.
        #[derive(Clone, Default)]
        pub struct AccountInput {
            /// The member `secret`.
            pub secret: Option<String>,
            /// The member `owner`.
            pub owner: Option<Box<AccountInput>>,
            /// The member `tags`.
            pub tags: Option<rt::Map<String>>,
        }

        rt::object! {
            AccountInput {
                secret: optional("secret"),
                owner: optional("owner"),
                tags: optional("tags"),
                .. => skip,
            }
        }

        /// The schema `Account`.
        #[derive(Clone, Default)]
        pub struct Account {
            /// The member `id`.
            pub id: Option<String>,
            /// The member `owner`.
            pub owner: Option<Box<Account>>,
            /// The member `tags`.
            pub tags: Option<rt::Map<String>>,
        }

        rt::object! {
            Account {
                id: optional("id"),
                owner: optional("owner"),
                tags: optional("tags"),
                .. => skip,
            }
        }
    }

    mod audio {
        use copperplate_runtime as rt;

        /// The schema `Audio`.
        #[derive(Clone)]
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

        rt::object! {
            AudioInput {
                file: required("file"),
                model: required("model"),
                granularities: optional("granularities[]"),
                from: optional("from"),
                report: optional("report"),
                meta: nullable("meta"),
                anything: optional("anything"),
                lists: optional("lists"),
                .. => skip,
            }
        }

        /// The schema `Audio`.
        #[derive(Clone)]
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

        rt::object! {
            Audio {
                file: required("file"),
                model: required("model"),
                granularities: optional("granularities[]"),
                from: optional("from"),
                report: optional("report"),
                id: optional("id"),
                meta: nullable("meta"),
                anything: optional("anything"),
                lists: optional("lists"),
                .. => skip,
            }
        }

        /// What `model` of `Audio` is.
        #[derive(Clone, PartialEq)]
        pub enum AudioModel {
            /// One of the forms of this value.
            Text(String),
            /// One of the forms of this value.
            Small(AudioModelVariant2),
        }

        rt::union! {
            AudioModel: any_of {
                Text(String),
                Small(AudioModelVariant2),
            }
        }

        /// What `variant2` of `Audio.model` is.
        #[non_exhaustive]
        pub enum AudioModelVariant2 {
            /// `small`
            Small,
            /// Text that the document does not list; read it with `as_str`.
            #[doc(hidden)]
            Unknown(rt::Unknown),
        }

        rt::choice! {
            AudioModelVariant2 {
                Small = "small",
                .. Unknown,
            }
        }

        /// What `item` of `Audio.granularities[]` is.
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
            AudioGranularitiesItem {
                Word = "word",
                Segment = "segment",
                .. Unknown,
            }
        }
    }

    mod get_account {
        use copperplate_runtime as rt;

        /// What `body` of `GetAccount` is.
        #[derive(Clone, Default)]
        pub struct GetAccountBody {}

        rt::object! {
            GetAccountBody {
                .. => refuse,
            }
        }
    }

    mod post_account {
        use copperplate_runtime as rt;

        /// What `body` of `PostAccount` is.
        #[derive(Clone, Default)]
        pub struct PostAccountBody {
            /// The member `account`.
            pub account: Option<super::AccountInput>,
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

        rt::object! {
            PostAccountBody {
                account: optional("account"),
                tiers: optional("tiers"),
                tax: optional("tax"),
                from: optional("from"),
                self_: optional("self"),
                anything: optional("anything"),
                .. => skip,
            }
        }

        /// What `item` of `PostAccount.body.tiers` is.
        #[derive(Clone)]
        pub struct PostAccountBodyTiersItem {
            /// The member `up_to`.
            pub up_to: PostAccountBodyTiersItemUpTo,
            /// The member `type`.
            pub r#type: Option<String>,
        }

        rt::object! {
            PostAccountBodyTiersItem {
                up_to: required("up_to"),
                r#type: optional("type"),
                .. => skip,
            }
        }

        /// What `up_to` of `PostAccount.body.tiers.item` is.
        #[derive(Clone, PartialEq)]
        pub enum PostAccountBodyTiersItemUpTo {
            /// One of the forms of this value.
            Inf(PostAccountBodyTiersItemUpToVariant1),
            /// One of the forms of this value.
            Integer(i64),
        }

        rt::union! {
            PostAccountBodyTiersItemUpTo: any_of {
                Inf(PostAccountBodyTiersItemUpToVariant1),
                Integer(i64),
            }
        }

        /// What `variant1` of `PostAccount.body.tiers.item.up_to` is.
        pub enum PostAccountBodyTiersItemUpToVariant1 {
            /// `inf`
            Inf,
        }

        rt::choice! {
            PostAccountBodyTiersItemUpToVariant1 {
                Inf = "inf",
            }
        }

        /// What `tax` of `PostAccount.body` is.
        #[derive(Clone, PartialEq)]
        pub enum PostAccountBodyTax {
            /// One of the forms of this value.
            Variant1(PostAccountBodyTaxVariant1),
            /// One of the forms of this value.
            Empty(PostAccountBodyTaxVariant2),
        }

        rt::union! {
            PostAccountBodyTax: any_of {
                Variant1(PostAccountBodyTaxVariant1),
                Empty(PostAccountBodyTaxVariant2),
            }
        }

        /// What `variant1` of `PostAccount.body.tax` is.
        #[derive(Clone)]
        pub struct PostAccountBodyTaxVariant1 {
            /// The member `id`.
            pub id: String,
            /// The member `ids`.
            pub ids: Option<Vec<i64>>,
        }

        rt::object! {
            PostAccountBodyTaxVariant1 {
                id: required("id"),
                ids: optional("ids"),
                .. => skip,
            }
        }

        /// What `variant2` of `PostAccount.body.tax` is.
        pub enum PostAccountBodyTaxVariant2 {
            /// (empty)
            Empty,
        }

        rt::choice! {
            PostAccountBodyTaxVariant2 {
                Empty = "",
            }
        }
    }

    mod post_account_body {
        use copperplate_runtime as rt;

        /// What `200` of `PostAccountBody` is.
        #[derive(Clone, PartialEq)]
        pub enum PostAccountBody200 {
            /// One of the forms of this value.
            Account(super::Account),
            /// One of the forms of this value.
            Audio(super::Audio),
        }

        rt::union! {
            PostAccountBody200: one_of {
                Account(super::Account),
                Audio(super::Audio),
            }
        }

        /// What `200` of `PostAccountBody` is.
        #[derive(Clone, PartialEq)]
        pub enum PostAccountBody2002 {
            /// One of the forms of this value.
            Account(super::Account),
            /// One of the forms of this value.
            Variant2(PostAccountBody200Variant2),
        }

        rt::union! {
            PostAccountBody2002: any_of {
                Account(super::Account),
                Variant2(PostAccountBody200Variant2),
            }
        }

        /// What `variant2` of `PostAccountBody.200` is.
        #[derive(Clone)]
        pub struct PostAccountBody200Variant2 {
            /// The member `done`.
            pub done: bool,
        }

        rt::object! {
            PostAccountBody200Variant2 {
                done: required("done"),
                .. => skip,
            }
        }
    }

    pub use account::*;
    pub use audio::*;
    pub use get_account::*;
    pub use post_account::*;
    pub use post_account_body::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Account, AccountInput, Audio, AudioGranularitiesItem, AudioInput, AudioModel,
        AudioModelVariant2, GetAccountBody, PostAccountBody, PostAccountBody200,
        PostAccountBody2002, PostAccountBody200Variant2, PostAccountBodyTax,
        PostAccountBodyTaxVariant1, PostAccountBodyTaxVariant2, PostAccountBodyTiersItem,
        PostAccountBodyTiersItemUpTo, PostAccountBodyTiersItemUpToVariant1
    );
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod get_account {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/v1/account`
        ///
        /// `GET /v1/account`
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
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct GetAccountRequest {
            /// The parameter `limit`.
            pub limit: Option<i64>,
            /// The request body.
            pub body: Option<types::GetAccountBody>,
        }

        rt::request! {
            GetAccountRequest {
                limit: optional(query("limit")),
                .. body: optional_body(&rt::FORM),
            }
        }

        /// What `GetAccount` answers when it succeeds.
        ///
        /// 200: Fine.
        pub type GetAccountResponse = rt::answer::Ok<types::Account>;

        /// What `GetAccount` answers when it fails.
        #[derive(Clone, Debug, PartialEq)]
        pub enum GetAccountError {
            /// Any other status: Error.
            Default(rt::StatusCode, types::Account),
        }

        rt::failure! {
            GetAccountError {
                _ => Default(status: status_code(), body: json("application/json", &rt::ANY))
                    as "Any other status: Error",
            }
        }
    }

    mod post_account {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/v1/account`
        ///
        /// `POST /v1/account`
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
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct PostAccountRequest {
            /// The request body.
            pub body: Option<types::PostAccountBody>,
        }

        static POST_ACCOUNT_BODY_FORM: rt::FormBody = rt::FormBody::new(
                "application/x-www-form-urlencoded",
            )
            .fields(
                &[
                    rt::FormField::new("account").style(rt::FormStyle::DeepObject),
                    rt::FormField::new("tiers").style(rt::FormStyle::DeepObject),
                    rt::FormField::new("tax").style(rt::FormStyle::DeepObject),
                ],
            );

        rt::request! {
            PostAccountRequest {
                .. body: optional_body(&POST_ACCOUNT_BODY_FORM),
            }
        }

        /// What `PostAccount` answers when it succeeds.
        ///
        /// 204: Done.
        pub type PostAccountResponse = rt::answer::NoContent;

        /// The document has no answer of `PostAccount` that is a failure.
        pub type PostAccountError = std::convert::Infallible;
    }

    mod post_account_body {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/audio`
        ///
        /// `POST /audio`
        pub struct PostAccountBody;

        impl rt::Operation for PostAccountBody {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "PostAccountBody",
                    rt::Method::POST,
                    "/audio",
                )
                .consumes(&["multipart/form-data"])
                .uploads(&["multipart/form-data"])
                .held_parts(&["model", "granularities[]", "from", "report", "meta", "lists"])
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

        static POST_ACCOUNT_BODY_MODEL_PART: rt::ShapedPart = rt::ShapedPart::new("model");

        static POST_ACCOUNT_BODY_GRANULARITIES_PART: rt::TextPart = rt::TextPart::new(
            "granularities[]",
        );

        static POST_ACCOUNT_BODY_FROM_PART: rt::TextPart = rt::TextPart::new("from");

        static POST_ACCOUNT_BODY_REPORT_PART: rt::TextPart = rt::TextPart::new("report");

        static POST_ACCOUNT_BODY_META_PART: rt::JsonPart = rt::JsonPart::new("meta");

        static POST_ACCOUNT_BODY_ANYTHING_PART: rt::FilePart = rt::FilePart::new("anything");

        static POST_ACCOUNT_BODY_LISTS_PART: rt::JsonPart = rt::JsonPart::new("lists");

        impl rt::Multipart for PostAccountBodyParts {
            fn write(&self, to: &mut rt::PartsWriter) {
                to.one(&POST_ACCOUNT_BODY_FILE_PART, &self.file);
                to.one(&POST_ACCOUNT_BODY_MODEL_PART, &self.model);
                to.optional_list(&POST_ACCOUNT_BODY_GRANULARITIES_PART, &self.granularities);
                to.optional(&POST_ACCOUNT_BODY_FROM_PART, &self.from);
                to.optional(&POST_ACCOUNT_BODY_REPORT_PART, &self.report);
                to.optional(&POST_ACCOUNT_BODY_META_PART, &self.meta);
                to.optional(&POST_ACCOUNT_BODY_ANYTHING_PART, &self.anything);
                to.optional_list(&POST_ACCOUNT_BODY_LISTS_PART, &self.lists);
            }

            fn read(from: &mut rt::PartsReader<'_>) -> Option<Self> {
                let file = from.one(&POST_ACCOUNT_BODY_FILE_PART);
                let model = from.one(&POST_ACCOUNT_BODY_MODEL_PART);
                let granularities = from.optional_list(&POST_ACCOUNT_BODY_GRANULARITIES_PART);
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

        rt::request! {
            PostAccountBodyRequest {
                .. body: body(&rt::MultipartBody),
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
                    Self::EventStream(body) => to.body(&POST_ACCOUNT_BODY_OK_BODY_ITEMS, body),
                }
            }

            fn read(from: &mut rt::BodyReader<'_>) -> Option<Self> {
                match from.choice(&["application/json", "text/event-stream"])? {
                    0 => from.json(&rt::ANY).map(Self::Json),
                    1 => from.body(&POST_ACCOUNT_BODY_OK_BODY_ITEMS).map(Self::EventStream),
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

        rt::response! {
            PostAccountBodyResponse {
                200 => Ok(body: body(&rt::Alternatives)),
            }
        }

        /// The document has no answer of `PostAccountBody` that is a failure.
        pub type PostAccountBodyError = std::convert::Infallible;
    }

    mod put_object {
        use copperplate_runtime as rt;
        use super::super::types;

        /// PUT `/objects/{name}`
        ///
        /// `PUT /objects/{name}`
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

        rt::request! {
            PutObjectRequest {
                name: parameter(path("name")),
                .. body: optional_json("application/json-patch+json", &rt::ANY),
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

        rt::response! {
            PutObjectResponse {
                200 => Ok(body: body(&rt::Alternatives)),
            }
        }

        /// The document has no answer of `putObject` that is a failure.
        pub type PutObjectError = std::convert::Infallible;
    }

    mod patch_object {
        use copperplate_runtime as rt;
        use super::super::types;

        /// PATCH `/objects/{name}`
        ///
        /// `PATCH /objects/{name}`
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
                    Self::Json(body) => to.json("application/json-patch+json", body, &rt::ANY),
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
                    Self::ApplyPatchYaml(body) => report.content(&PATCH_OBJECT_BODY_BYTES, body),
                }
            }
        }

        static PATCH_OBJECT_BODY_BYTES: rt::BytesBody = rt::BytesBody::new(
            "application/apply-patch+yaml",
        );

        rt::request! {
            PatchObjectRequest {
                name: parameter(path("name")),
                .. body: body(&rt::Alternatives),
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
                    3 => from.body(&PATCH_OBJECT_OK_BODY_BYTES2).map(Self::VndKubernetesProtobuf),
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

        rt::response! {
            PatchObjectResponse {
                200 => Ok(body: body(&rt::Alternatives)),
            }
        }

        /// The document has no answer of `patchObject` that is a failure.
        pub type PatchObjectError = std::convert::Infallible;
    }

    pub use get_account::*;
    pub use post_account::*;
    pub use post_account_body::*;
    pub use put_object::*;
    pub use patch_object::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

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
    }

    impl Client {
        /// GET `/v1/account`
        ///
        /// Gives [`GetAccountResponse`](operations::GetAccountResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`GetAccountError`](operations::GetAccountError).
        pub fn get_account(
            &self,
            request: &operations::GetAccountRequest,
        ) -> rt::client::Sending<operations::GetAccount> {
            self.0.send(request)
        }

        /// POST `/v1/account`
        ///
        /// Gives [`PostAccountResponse`](operations::PostAccountResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn post_account(
            &self,
            request: &operations::PostAccountRequest,
        ) -> rt::client::Sending<operations::PostAccount> {
            self.0.send(request)
        }

        /// POST `/audio`
        ///
        /// Gives [`PostAccountBodyResponse`](operations::PostAccountBodyResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn post_account_body(
            &self,
            request: &operations::PostAccountBodyRequest,
        ) -> rt::client::Sending<operations::PostAccountBody> {
            self.0.send(request)
        }

        /// PUT `/objects/{name}`
        ///
        /// Gives [`PutObjectResponse`](operations::PutObjectResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn put_object(
            &self,
            request: &operations::PutObjectRequest,
        ) -> rt::client::Sending<operations::PutObject> {
            self.0.send(request)
        }

        /// PATCH `/objects/{name}`
        ///
        /// Gives [`PatchObjectResponse`](operations::PatchObjectResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn patch_object(
            &self,
            request: &operations::PatchObjectRequest,
        ) -> rt::client::Sending<operations::PatchObject> {
            self.0.send(request)
        }
    }
}

#[cfg(feature = "client")]
pub use client::Client;

#[cfg(feature = "server")]
pub mod server {
    //! The server: implement [`Service`] and serve [`router`].

    use copperplate_runtime as rt;
    use super::operations;

    /// What a server of `Habits` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/v1/account`
        fn get_account(
            &self,
            request: operations::GetAccountRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::GetAccountResponse, operations::GetAccountError>,
        > + Send;

        /// POST `/v1/account`
        fn post_account(
            &self,
            request: operations::PostAccountRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::PostAccountResponse, operations::PostAccountError>,
        > + Send;

        /// POST `/audio`
        fn post_account_body(
            &self,
            request: operations::PostAccountBodyRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<
                operations::PostAccountBodyResponse,
                operations::PostAccountBodyError,
            >,
        > + Send;

        /// PUT `/objects/{name}`
        fn put_object(
            &self,
            request: operations::PutObjectRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::PutObjectResponse, operations::PutObjectError>,
        > + Send;

        /// PATCH `/objects/{name}`
        fn patch_object(
            &self,
            request: operations::PatchObjectRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::PatchObjectResponse, operations::PatchObjectError>,
        > + Send;
    }

    /// An ordinary `axum` router, which nests, layers and merges like any other.
    pub fn router<S: Service>(service: S) -> rt::server::Router {
        routes(service).finish()
    }

    /// The operations, for a router with other limits.
    pub fn routes<S: Service>(service: S) -> rt::server::Routes<S> {
        rt::server::Routes::new(service, &REFUSALS)
            .public::<
                operations::GetAccount,
                _,
                _,
            >(|service, request, context| async move {
                Service::get_account(&*service, request, context).await
            })
            .public::<
                operations::PostAccount,
                _,
                _,
            >(|service, request, context| async move {
                Service::post_account(&*service, request, context).await
            })
            .public::<
                operations::PostAccountBody,
                _,
                _,
            >(|service, request, context| async move {
                Service::post_account_body(&*service, request, context).await
            })
            .public::<
                operations::PutObject,
                _,
                _,
            >(|service, request, context| async move {
                Service::put_object(&*service, request, context).await
            })
            .public::<
                operations::PatchObject,
                _,
                _,
            >(|service, request, context| async move {
                Service::patch_object(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
