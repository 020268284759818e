//! The fields of every kind of object except the schema (OpenAPI 3.0.3 section 4.7, 3.1.0 section
//! 4.8).

use super::kind::{Field, FieldType, ObjectKind};
use super::{extension_tables, schema_tables};

const fn field(name: &'static str, shape: FieldType) -> Field {
    Field::new(name, shape)
}

const DESCRIPTION: Field = field("description", FieldType::Text);
const SUMMARY: Field = field("summary", FieldType::Text);
const EXTERNAL_DOCS: Field = field("externalDocs", FieldType::One(ObjectKind::ExternalDocs));
const SERVERS: Field = field("servers", FieldType::List(ObjectKind::Server));
const SECURITY: Field = field("security", FieldType::List(ObjectKind::SecurityRequirement));
const DEPRECATED: Field = field("deprecated", FieldType::Bool);
const EXAMPLE: Field = field("example", FieldType::Data);
const EXAMPLES: Field = field("examples", FieldType::MapOrRef(ObjectKind::Example));
const CONTENT: Field = field("content", FieldType::MapOrRef(ObjectKind::MediaType));
const ENCODING_MAP: Field = field("encoding", FieldType::Map(ObjectKind::Encoding));
const PREFIX_ENCODING: Field = field("prefixEncoding", FieldType::List(ObjectKind::Encoding));
const ITEM_ENCODING: Field = field("itemEncoding", FieldType::One(ObjectKind::Encoding));
const SCHEMA: Field = field("schema", FieldType::OneOrRef(ObjectKind::Schema));
const HEADERS: Field = field("headers", FieldType::MapOrRef(ObjectKind::Header));

const OPENAPI: &[Field] = &[
    field("openapi", FieldType::Text).required(),
    field("$self", FieldType::Text).latest(),
    field("info", FieldType::One(ObjectKind::Info)).required(),
    field("jsonSchemaDialect", FieldType::Text).later(),
    SERVERS,
    field("paths", FieldType::One(ObjectKind::Paths)),
    field("webhooks", FieldType::MapOrRef(ObjectKind::PathItem)).later(),
    field("components", FieldType::One(ObjectKind::Components)),
    SECURITY,
    field("tags", FieldType::List(ObjectKind::Tag)),
    EXTERNAL_DOCS,
];

const INFO: &[Field] = &[
    field("title", FieldType::Text).required(),
    SUMMARY.later(),
    DESCRIPTION,
    field("termsOfService", FieldType::Text),
    field("contact", FieldType::One(ObjectKind::Contact)),
    field("license", FieldType::One(ObjectKind::License)),
    field("version", FieldType::Text).required(),
];

const CONTACT: &[Field] = &[
    field("name", FieldType::Text),
    field("url", FieldType::Text),
    field("email", FieldType::Text),
];

const LICENSE: &[Field] = &[
    field("name", FieldType::Text).required(),
    field("identifier", FieldType::Text).later(),
    field("url", FieldType::Text),
];

const SERVER: &[Field] = &[
    field("url", FieldType::Text).required(),
    field("name", FieldType::Text).latest(),
    DESCRIPTION,
    field("variables", FieldType::Map(ObjectKind::ServerVariable)),
];

const SERVER_VARIABLE: &[Field] = &[
    field("enum", FieldType::Texts),
    field("default", FieldType::Text).required(),
    DESCRIPTION,
];

const COMPONENTS: &[Field] = &[
    field("schemas", FieldType::MapOrRef(ObjectKind::Schema)),
    field("responses", FieldType::MapOrRef(ObjectKind::Response)),
    field("parameters", FieldType::MapOrRef(ObjectKind::Parameter)),
    EXAMPLES,
    field(
        "requestBodies",
        FieldType::MapOrRef(ObjectKind::RequestBody),
    ),
    HEADERS,
    field(
        "securitySchemes",
        FieldType::MapOrRef(ObjectKind::SecurityScheme),
    ),
    field("links", FieldType::MapOrRef(ObjectKind::Link)),
    field("callbacks", FieldType::MapOrRef(ObjectKind::Callback)),
    field("pathItems", FieldType::MapOrRef(ObjectKind::PathItem)).later(),
    field("mediaTypes", FieldType::MapOrRef(ObjectKind::MediaType)).latest(),
];

const PATH_ITEM: &[Field] = &[
    field("$ref", FieldType::Reference),
    SUMMARY,
    DESCRIPTION,
    field("get", FieldType::One(ObjectKind::Operation)),
    field("put", FieldType::One(ObjectKind::Operation)),
    field("post", FieldType::One(ObjectKind::Operation)),
    field("delete", FieldType::One(ObjectKind::Operation)),
    field("options", FieldType::One(ObjectKind::Operation)),
    field("head", FieldType::One(ObjectKind::Operation)),
    field("patch", FieldType::One(ObjectKind::Operation)),
    field("trace", FieldType::One(ObjectKind::Operation)),
    field("query", FieldType::One(ObjectKind::Operation)).latest(),
    field(
        "additionalOperations",
        FieldType::Map(ObjectKind::Operation),
    )
    .latest(),
    SERVERS,
    field("parameters", FieldType::ListOrRef(ObjectKind::Parameter)),
];

const OPERATION: &[Field] = &[
    field("tags", FieldType::Texts),
    SUMMARY,
    DESCRIPTION,
    EXTERNAL_DOCS,
    field("operationId", FieldType::Text),
    field("parameters", FieldType::ListOrRef(ObjectKind::Parameter)),
    field("requestBody", FieldType::OneOrRef(ObjectKind::RequestBody)),
    field("responses", FieldType::One(ObjectKind::Responses)),
    field("callbacks", FieldType::MapOrRef(ObjectKind::Callback)),
    DEPRECATED,
    SECURITY,
    SERVERS,
];

const EXTERNAL_DOCUMENTATION: &[Field] = &[DESCRIPTION, field("url", FieldType::Text).required()];

const STYLES: &[&str] = &[
    "matrix",
    "label",
    "form",
    "simple",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "cookie",
];

const PARAMETER: &[Field] = &[
    field("name", FieldType::Text).required(),
    field(
        "in",
        FieldType::Word(&["query", "header", "path", "cookie", "querystring"]),
    )
    .required(),
    DESCRIPTION,
    field("required", FieldType::Bool),
    DEPRECATED,
    field("allowEmptyValue", FieldType::Bool),
    field("style", FieldType::Word(STYLES)),
    field("explode", FieldType::Bool),
    field("allowReserved", FieldType::Bool),
    SCHEMA,
    EXAMPLE,
    EXAMPLES,
    CONTENT,
];

const HEADER: &[Field] = &[
    DESCRIPTION,
    field("required", FieldType::Bool),
    DEPRECATED,
    field("allowEmptyValue", FieldType::Bool),
    field("style", FieldType::Word(&["simple"])),
    field("explode", FieldType::Bool),
    field("allowReserved", FieldType::Bool),
    SCHEMA,
    EXAMPLE,
    EXAMPLES,
    CONTENT,
];

const REQUEST_BODY: &[Field] = &[
    DESCRIPTION,
    CONTENT.required(),
    field("required", FieldType::Bool),
];

const MEDIA_TYPE: &[Field] = &[
    SCHEMA,
    EXAMPLE,
    EXAMPLES,
    field("itemSchema", FieldType::OneOrRef(ObjectKind::Schema)).latest(),
    ENCODING_MAP,
    PREFIX_ENCODING.latest(),
    ITEM_ENCODING.latest(),
];

const ENCODING: &[Field] = &[
    field("contentType", FieldType::Text),
    HEADERS,
    field(
        "style",
        FieldType::Word(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]),
    ),
    field("explode", FieldType::Bool),
    field("allowReserved", FieldType::Bool),
    ENCODING_MAP.latest(),
    PREFIX_ENCODING.latest(),
    ITEM_ENCODING.latest(),
];

const RESPONSE: &[Field] = &[
    SUMMARY.latest(),
    DESCRIPTION.required_before_3_2(),
    HEADERS,
    CONTENT,
    field("links", FieldType::MapOrRef(ObjectKind::Link)),
];

const EXAMPLE_OBJECT: &[Field] = &[
    SUMMARY,
    DESCRIPTION,
    field("dataValue", FieldType::Data).latest(),
    field("serializedValue", FieldType::Text).latest(),
    field("value", FieldType::Data),
    field("externalValue", FieldType::Text),
];

const LINK: &[Field] = &[
    field("operationRef", FieldType::Text),
    field("operationId", FieldType::Text),
    field("parameters", FieldType::DataMap),
    field("requestBody", FieldType::Data),
    DESCRIPTION,
    field("server", FieldType::One(ObjectKind::Server)),
];

const TAG: &[Field] = &[
    field("name", FieldType::Text).required(),
    SUMMARY.latest(),
    field("parent", FieldType::Text).latest(),
    field("kind", FieldType::Text).latest(),
    DESCRIPTION,
    EXTERNAL_DOCS,
];

const DISCRIMINATOR: &[Field] = &[
    field("propertyName", FieldType::Text).required(),
    field("mapping", FieldType::Mapping),
    field("defaultMapping", FieldType::Target).latest(),
];

const XML: &[Field] = &[
    field(
        "nodeType",
        FieldType::Word(&["element", "attribute", "text", "cdata", "none"]),
    )
    .latest(),
    field("name", FieldType::Text),
    field("namespace", FieldType::Text),
    field("prefix", FieldType::Text),
    field("attribute", FieldType::Bool),
    field("wrapped", FieldType::Bool),
];

const SECURITY_SCHEME: &[Field] = &[
    field(
        "type",
        FieldType::Word(&["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]),
    )
    .required(),
    DESCRIPTION,
    field("name", FieldType::Text),
    field("in", FieldType::Word(&["query", "header", "cookie"])),
    field("scheme", FieldType::Text),
    field("bearerFormat", FieldType::Text),
    field("flows", FieldType::One(ObjectKind::OauthFlows)),
    field("openIdConnectUrl", FieldType::Text),
    field("oauth2MetadataUrl", FieldType::Text).latest(),
    DEPRECATED.latest(),
];

const OAUTH_FLOWS: &[Field] = &[
    field("implicit", FieldType::One(ObjectKind::OauthFlow)),
    field("password", FieldType::One(ObjectKind::OauthFlow)),
    field("clientCredentials", FieldType::One(ObjectKind::OauthFlow)),
    field("authorizationCode", FieldType::One(ObjectKind::OauthFlow)),
    field("deviceAuthorization", FieldType::One(ObjectKind::OauthFlow)).latest(),
];

const OAUTH_FLOW: &[Field] = &[
    field("authorizationUrl", FieldType::Text),
    field("deviceAuthorizationUrl", FieldType::Text).latest(),
    field("tokenUrl", FieldType::Text),
    field("refreshUrl", FieldType::Text),
    field("scopes", FieldType::TextMap).required(),
];

/// The fixed fields of a kind. Kinds with free keys have none.
pub(super) fn fields(kind: ObjectKind) -> &'static [Field] {
    match kind {
        ObjectKind::OpenApi => OPENAPI,
        ObjectKind::Info => INFO,
        ObjectKind::Contact => CONTACT,
        ObjectKind::License => LICENSE,
        ObjectKind::Server => SERVER,
        ObjectKind::ServerVariable => SERVER_VARIABLE,
        ObjectKind::Components => COMPONENTS,
        ObjectKind::PathItem => PATH_ITEM,
        ObjectKind::Operation => OPERATION,
        ObjectKind::ExternalDocs => EXTERNAL_DOCUMENTATION,
        ObjectKind::Parameter => PARAMETER,
        ObjectKind::RequestBody => REQUEST_BODY,
        ObjectKind::MediaType => MEDIA_TYPE,
        ObjectKind::Encoding => ENCODING,
        ObjectKind::Response => RESPONSE,
        ObjectKind::Example => EXAMPLE_OBJECT,
        ObjectKind::Link => LINK,
        ObjectKind::Header => HEADER,
        ObjectKind::Tag => TAG,
        ObjectKind::Schema => schema_tables::SCHEMA,
        ObjectKind::Discriminator => DISCRIMINATOR,
        ObjectKind::Xml => XML,
        ObjectKind::SecurityScheme => SECURITY_SCHEME,
        ObjectKind::OauthFlows => OAUTH_FLOWS,
        ObjectKind::OauthFlow => OAUTH_FLOW,
        ObjectKind::Provenance => extension_tables::PROVENANCE_FIELDS,
        ObjectKind::WebhookSignature => extension_tables::WEBHOOK_SIGNATURE_FIELDS,
        ObjectKind::Refusals => extension_tables::REFUSAL_REASONS,
        ObjectKind::Refusal => extension_tables::REFUSAL_FIELDS,
        ObjectKind::Pagination => extension_tables::PAGINATION_FIELDS,
        ObjectKind::Polling => extension_tables::POLLING_FIELDS,
        ObjectKind::Properties
        | ObjectKind::Paths
        | ObjectKind::Responses
        | ObjectKind::Callback
        | ObjectKind::SecurityRequirement => &[],
    }
}
