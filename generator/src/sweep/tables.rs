//! The fields of every kind of object except the schema (OpenAPI 3.0.3 section 4.7, 3.1.0 section
//! 4.8).

use super::kind::{Field, Kind, Shape};
use super::{extension_tables, schema_tables};

const fn field(name: &'static str, shape: Shape) -> Field {
    Field::new(name, shape)
}

const DESCRIPTION: Field = field("description", Shape::Text);
const SUMMARY: Field = field("summary", Shape::Text);
const EXTERNAL_DOCS: Field = field("externalDocs", Shape::One(Kind::ExternalDocs));
const SERVERS: Field = field("servers", Shape::List(Kind::Server));
const SECURITY: Field = field("security", Shape::List(Kind::SecurityRequirement));
const DEPRECATED: Field = field("deprecated", Shape::Bool);
const EXAMPLE: Field = field("example", Shape::Data);
const EXAMPLES: Field = field("examples", Shape::MapOrRef(Kind::Example));
const CONTENT: Field = field("content", Shape::MapOrRef(Kind::MediaType));
const ENCODING_MAP: Field = field("encoding", Shape::Map(Kind::Encoding));
const PREFIX_ENCODING: Field = field("prefixEncoding", Shape::List(Kind::Encoding));
const ITEM_ENCODING: Field = field("itemEncoding", Shape::One(Kind::Encoding));
const SCHEMA: Field = field("schema", Shape::OneOrRef(Kind::Schema));
const HEADERS: Field = field("headers", Shape::MapOrRef(Kind::Header));

const OPENAPI: &[Field] = &[
    field("openapi", Shape::Text).required(),
    field("$self", Shape::Text).latest(),
    field("info", Shape::One(Kind::Info)).required(),
    field("jsonSchemaDialect", Shape::Text).later(),
    SERVERS,
    field("paths", Shape::One(Kind::Paths)),
    field("webhooks", Shape::MapOrRef(Kind::PathItem)).later(),
    field("components", Shape::One(Kind::Components)),
    SECURITY,
    field("tags", Shape::List(Kind::Tag)),
    EXTERNAL_DOCS,
];

const INFO: &[Field] = &[
    field("title", Shape::Text).required(),
    SUMMARY.later(),
    DESCRIPTION,
    field("termsOfService", Shape::Text),
    field("contact", Shape::One(Kind::Contact)),
    field("license", Shape::One(Kind::License)),
    field("version", Shape::Text).required(),
];

const CONTACT: &[Field] = &[
    field("name", Shape::Text),
    field("url", Shape::Text),
    field("email", Shape::Text),
];

const LICENSE: &[Field] = &[
    field("name", Shape::Text).required(),
    field("identifier", Shape::Text).later(),
    field("url", Shape::Text),
];

const SERVER: &[Field] = &[
    field("url", Shape::Text).required(),
    field("name", Shape::Text).latest(),
    DESCRIPTION,
    field("variables", Shape::Map(Kind::ServerVariable)),
];

const SERVER_VARIABLE: &[Field] = &[
    field("enum", Shape::Texts),
    field("default", Shape::Text).required(),
    DESCRIPTION,
];

const COMPONENTS: &[Field] = &[
    field("schemas", Shape::MapOrRef(Kind::Schema)),
    field("responses", Shape::MapOrRef(Kind::Response)),
    field("parameters", Shape::MapOrRef(Kind::Parameter)),
    EXAMPLES,
    field("requestBodies", Shape::MapOrRef(Kind::RequestBody)),
    HEADERS,
    field("securitySchemes", Shape::MapOrRef(Kind::SecurityScheme)),
    field("links", Shape::MapOrRef(Kind::Link)),
    field("callbacks", Shape::MapOrRef(Kind::Callback)),
    field("pathItems", Shape::MapOrRef(Kind::PathItem)).later(),
    field("mediaTypes", Shape::MapOrRef(Kind::MediaType)).latest(),
];

const PATH_ITEM: &[Field] = &[
    field("$ref", Shape::Reference),
    SUMMARY,
    DESCRIPTION,
    field("get", Shape::One(Kind::Operation)),
    field("put", Shape::One(Kind::Operation)),
    field("post", Shape::One(Kind::Operation)),
    field("delete", Shape::One(Kind::Operation)),
    field("options", Shape::One(Kind::Operation)),
    field("head", Shape::One(Kind::Operation)),
    field("patch", Shape::One(Kind::Operation)),
    field("trace", Shape::One(Kind::Operation)),
    field("query", Shape::One(Kind::Operation)).latest(),
    field("additionalOperations", Shape::Map(Kind::Operation)).latest(),
    SERVERS,
    field("parameters", Shape::ListOrRef(Kind::Parameter)),
];

const OPERATION: &[Field] = &[
    field("tags", Shape::Texts),
    SUMMARY,
    DESCRIPTION,
    EXTERNAL_DOCS,
    field("operationId", Shape::Text),
    field("parameters", Shape::ListOrRef(Kind::Parameter)),
    field("requestBody", Shape::OneOrRef(Kind::RequestBody)),
    field("responses", Shape::One(Kind::Responses)),
    field("callbacks", Shape::MapOrRef(Kind::Callback)),
    DEPRECATED,
    SECURITY,
    SERVERS,
];

const EXTERNAL_DOCUMENTATION: &[Field] = &[DESCRIPTION, field("url", Shape::Text).required()];

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
    field("name", Shape::Text).required(),
    field(
        "in",
        Shape::Word(&["query", "header", "path", "cookie", "querystring"]),
    )
    .required(),
    DESCRIPTION,
    field("required", Shape::Bool),
    DEPRECATED,
    field("allowEmptyValue", Shape::Bool),
    field("style", Shape::Word(STYLES)),
    field("explode", Shape::Bool),
    field("allowReserved", Shape::Bool),
    SCHEMA,
    EXAMPLE,
    EXAMPLES,
    CONTENT,
];

const HEADER: &[Field] = &[
    DESCRIPTION,
    field("required", Shape::Bool),
    DEPRECATED,
    field("allowEmptyValue", Shape::Bool),
    field("style", Shape::Word(&["simple"])),
    field("explode", Shape::Bool),
    field("allowReserved", Shape::Bool),
    SCHEMA,
    EXAMPLE,
    EXAMPLES,
    CONTENT,
];

const REQUEST_BODY: &[Field] = &[
    DESCRIPTION,
    CONTENT.required(),
    field("required", Shape::Bool),
];

const MEDIA_TYPE: &[Field] = &[
    SCHEMA,
    EXAMPLE,
    EXAMPLES,
    field("itemSchema", Shape::OneOrRef(Kind::Schema)).latest(),
    ENCODING_MAP,
    PREFIX_ENCODING.latest(),
    ITEM_ENCODING.latest(),
];

const ENCODING: &[Field] = &[
    field("contentType", Shape::Text),
    HEADERS,
    field(
        "style",
        Shape::Word(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]),
    ),
    field("explode", Shape::Bool),
    field("allowReserved", Shape::Bool),
    ENCODING_MAP.latest(),
    PREFIX_ENCODING.latest(),
    ITEM_ENCODING.latest(),
];

const RESPONSE: &[Field] = &[
    SUMMARY.latest(),
    DESCRIPTION.required_before_3_2(),
    HEADERS,
    CONTENT,
    field("links", Shape::MapOrRef(Kind::Link)),
];

const EXAMPLE_OBJECT: &[Field] = &[
    SUMMARY,
    DESCRIPTION,
    field("dataValue", Shape::Data).latest(),
    field("serializedValue", Shape::Text).latest(),
    field("value", Shape::Data),
    field("externalValue", Shape::Text),
];

const LINK: &[Field] = &[
    field("operationRef", Shape::Text),
    field("operationId", Shape::Text),
    field("parameters", Shape::DataMap),
    field("requestBody", Shape::Data),
    DESCRIPTION,
    field("server", Shape::One(Kind::Server)),
];

const TAG: &[Field] = &[
    field("name", Shape::Text).required(),
    SUMMARY.latest(),
    field("parent", Shape::Text).latest(),
    field("kind", Shape::Text).latest(),
    DESCRIPTION,
    EXTERNAL_DOCS,
];

const DISCRIMINATOR: &[Field] = &[
    field("propertyName", Shape::Text).required(),
    field("mapping", Shape::Mapping),
    field("defaultMapping", Shape::Target).latest(),
];

const XML: &[Field] = &[
    field(
        "nodeType",
        Shape::Word(&["element", "attribute", "text", "cdata", "none"]),
    )
    .latest(),
    field("name", Shape::Text),
    field("namespace", Shape::Text),
    field("prefix", Shape::Text),
    field("attribute", Shape::Bool),
    field("wrapped", Shape::Bool),
];

const SECURITY_SCHEME: &[Field] = &[
    field(
        "type",
        Shape::Word(&["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]),
    )
    .required(),
    DESCRIPTION,
    field("name", Shape::Text),
    field("in", Shape::Word(&["query", "header", "cookie"])),
    field("scheme", Shape::Text),
    field("bearerFormat", Shape::Text),
    field("flows", Shape::One(Kind::OauthFlows)),
    field("openIdConnectUrl", Shape::Text),
    field("oauth2MetadataUrl", Shape::Text).latest(),
    DEPRECATED.latest(),
];

const OAUTH_FLOWS: &[Field] = &[
    field("implicit", Shape::One(Kind::OauthFlow)),
    field("password", Shape::One(Kind::OauthFlow)),
    field("clientCredentials", Shape::One(Kind::OauthFlow)),
    field("authorizationCode", Shape::One(Kind::OauthFlow)),
    field("deviceAuthorization", Shape::One(Kind::OauthFlow)).latest(),
];

const OAUTH_FLOW: &[Field] = &[
    field("authorizationUrl", Shape::Text),
    field("deviceAuthorizationUrl", Shape::Text).latest(),
    field("tokenUrl", Shape::Text),
    field("refreshUrl", Shape::Text),
    field("scopes", Shape::TextMap).required(),
];

/// The fixed fields of a kind. Kinds with free keys have none.
pub(super) fn fields(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::OpenApi => OPENAPI,
        Kind::Info => INFO,
        Kind::Contact => CONTACT,
        Kind::License => LICENSE,
        Kind::Server => SERVER,
        Kind::ServerVariable => SERVER_VARIABLE,
        Kind::Components => COMPONENTS,
        Kind::PathItem => PATH_ITEM,
        Kind::Operation => OPERATION,
        Kind::ExternalDocs => EXTERNAL_DOCUMENTATION,
        Kind::Parameter => PARAMETER,
        Kind::RequestBody => REQUEST_BODY,
        Kind::MediaType => MEDIA_TYPE,
        Kind::Encoding => ENCODING,
        Kind::Response => RESPONSE,
        Kind::Example => EXAMPLE_OBJECT,
        Kind::Link => LINK,
        Kind::Header => HEADER,
        Kind::Tag => TAG,
        Kind::Schema => schema_tables::SCHEMA,
        Kind::Discriminator => DISCRIMINATOR,
        Kind::Xml => XML,
        Kind::SecurityScheme => SECURITY_SCHEME,
        Kind::OauthFlows => OAUTH_FLOWS,
        Kind::OauthFlow => OAUTH_FLOW,
        Kind::Provenance => extension_tables::PROVENANCE_FIELDS,
        Kind::Refusals => extension_tables::REFUSAL_REASONS,
        Kind::Refusal => extension_tables::REFUSAL_FIELDS,
        Kind::Properties
        | Kind::Paths
        | Kind::Responses
        | Kind::Callback
        | Kind::SecurityRequirement => &[],
    }
}
