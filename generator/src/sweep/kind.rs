//! The kinds of objects in the OpenAPI Specification, and the types of their fields.

use crate::source::Version;

/// A kind of object (OpenAPI 3.0.3 and 3.1.0, sections 4.7 and 4.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ObjectKind {
    OpenApi,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Components,
    Paths,
    PathItem,
    Operation,
    ExternalDocs,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Callback,
    Example,
    Link,
    Header,
    Tag,
    Schema,
    /// The whole `properties` of a schema, which some documents keep in a separate file.
    Properties,
    Discriminator,
    Xml,
    SecurityScheme,
    OauthFlows,
    OauthFlow,
    SecurityRequirement,
    /// `x-copperplate-provenance`.
    Provenance,
    /// `x-copperplate-webhook-signature`.
    WebhookSignature,
    /// `x-copperplate-refusals`.
    Refusals,
    /// One response of `x-copperplate-refusals`.
    Refusal,
    /// `x-copperplate-pagination`.
    Pagination,
    /// `x-copperplate-polling`.
    Polling,
}

impl ObjectKind {
    /// True for a part of this toolkit's extensions. All its fields are known, in every version of
    /// OpenAPI.
    pub(crate) fn is_own(self) -> bool {
        matches!(
            self,
            Self::Provenance
                | Self::Refusals
                | Self::Refusal
                | Self::WebhookSignature
                | Self::Pagination
                | Self::Polling
        )
    }

    /// The name for a message, with an article.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::OpenApi => "an OpenAPI document",
            Self::Info => "an info object",
            Self::Contact => "a contact object",
            Self::License => "a license object",
            Self::Server => "a server",
            Self::ServerVariable => "a server variable",
            Self::Components => "the components object",
            Self::Paths => "the paths object",
            Self::PathItem => "a path item",
            Self::Operation => "an operation",
            Self::ExternalDocs => "an external documentation object",
            Self::Parameter => "a parameter",
            Self::RequestBody => "a request body",
            Self::MediaType => "a media type object",
            Self::Encoding => "an encoding object",
            Self::Responses => "a responses object",
            Self::Response => "a response",
            Self::Callback => "a callback",
            Self::Example => "an example object",
            Self::Link => "a link",
            Self::Header => "a header",
            Self::Tag => "a tag",
            Self::Schema => "a schema",
            Self::Properties => "a map of properties",
            Self::Discriminator => "a discriminator",
            Self::Xml => "an XML object",
            Self::SecurityScheme => "a security scheme",
            Self::OauthFlows => "an OAuth flows object",
            Self::OauthFlow => "an OAuth flow",
            Self::SecurityRequirement => "a security requirement",
            Self::Provenance => "a provenance object",
            Self::WebhookSignature => "the signature of webhooks",
            Self::Refusals => "the map of refusals",
            Self::Refusal => "a refusal",
            Self::Pagination => "a pagination object",
            Self::Polling => "a polling object",
        }
    }
}

/// The type of a field's value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum FieldType {
    /// Data of the document's author, which is not checked: examples, defaults, extensions.
    Data,
    Text,
    Bool,
    Number,
    /// An integer from 0.
    Count,
    /// A number above 0.
    Positive,
    Texts,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of data.
    DataList,
    /// A map of data.
    DataMap,
    /// A map of strings.
    TextMap,
    /// A map of lists of strings.
    TextsMap,
    /// `dependencies` of a schema: lists of members, or schemas.
    Dependencies,
    /// An object of a kind.
    One(ObjectKind),
    /// An object of a kind, or a reference to one.
    OneOrRef(ObjectKind),
    List(ObjectKind),
    ListOrRef(ObjectKind),
    /// An object of a kind, or a list of them.
    OneOrList(ObjectKind),
    Map(ObjectKind),
    MapOrRef(ObjectKind),
    /// A schema or a boolean.
    SchemaOrBool,
    /// `type` of a schema: a word, in 3.1 also a list of words.
    Type,
    /// A bound that is a boolean in 3.0 and a number in 3.1.
    Exclusive,
    /// In 3.1, also `items: false`.
    Items,
    /// The text of a `$ref`, handled before the other fields.
    Reference,
    /// `mapping` of a discriminator.
    Mapping,
    /// `defaultMapping` of a discriminator: the name of a schema, or a reference.
    Target,
    /// The body of a refusal, with placeholders in its strings.
    Template,
}

/// The versions of OpenAPI with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum In {
    Both,
    /// New in 3.1.
    Later,
    /// New in 3.2.
    Latest,
    /// Removed in 3.1.
    Earlier,
    /// From earlier drafts of JSON Schema, and therefore in no version, but supported.
    Former,
    /// From earlier drafts, and reserved by JSON Schema 2020-12 with its meaning, so that it is an error
    /// before 3.1 only.
    Reserved,
}

/// One field of a kind of object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) shape: FieldType,
    pub(crate) versions: In,
    pub(crate) required: bool,
    /// True if it is required before 3.2 only.
    pub(crate) was_required: bool,
}

impl Field {
    pub(crate) const fn new(name: &'static str, shape: FieldType) -> Self {
        Self {
            name,
            shape,
            versions: In::Both,
            required: false,
            was_required: false,
        }
    }

    pub(crate) const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    pub(crate) const fn required_before_3_2(mut self) -> Self {
        self.was_required = true;
        self
    }

    /// Returns true if a version of OpenAPI requires the field.
    pub(crate) fn is_required_in(&self, version: Version) -> bool {
        self.required || (self.was_required && version != Version::V3_2)
    }

    pub(crate) const fn later(mut self) -> Self {
        self.versions = In::Later;
        self
    }

    pub(crate) const fn latest(mut self) -> Self {
        self.versions = In::Latest;
        self
    }

    pub(crate) const fn earlier(mut self) -> Self {
        self.versions = In::Earlier;
        self
    }

    pub(crate) const fn former(mut self) -> Self {
        self.versions = In::Former;
        self
    }

    pub(crate) const fn reserved(mut self) -> Self {
        self.versions = In::Reserved;
        self
    }

    /// Returns true if the field is from an earlier draft of JSON Schema.
    pub(crate) fn is_former(&self) -> bool {
        matches!(self.versions, In::Former | In::Reserved)
    }

    /// Returns true if a version of OpenAPI has the field.
    pub(crate) fn exists_in(&self, version: Version) -> bool {
        match (self.versions, version) {
            (In::Both, _)
            | (In::Later, Version::V3_1 | Version::V3_2)
            | (In::Latest, Version::V3_2)
            | (In::Earlier, Version::V3_0) => true,
            (In::Former | In::Reserved, _)
            | (In::Later, Version::V3_0)
            | (In::Latest, Version::V3_0 | Version::V3_1)
            | (In::Earlier, Version::V3_1 | Version::V3_2) => false,
        }
    }
}
