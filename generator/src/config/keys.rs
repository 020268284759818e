//! The keys of the configuration. The parser knows no others, the book prints these tables, and
//! [`json_schema`](super::json_schema()) describes them to editors.

use std::fmt;

/// A key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The name; `TYPE` is any name of a type.
    pub name: &'static str,
    /// The type of the value.
    pub value: KeyValue,
    /// The value of an absent key.
    pub default: &'static str,
    /// The meaning, as Markdown.
    pub meaning: &'static str,
}

impl Key {
    /// True if the table requires the key.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.default == REQUIRED
    }
}

/// The type of a key's value.
#[derive(Clone, Copy, Debug)]
pub enum KeyValue {
    /// A string.
    Text,
    /// A path from the root of the repository.
    Path,
    /// True or false.
    Boolean,
    /// A list of strings.
    Texts,
    /// A list of paths.
    Paths,
    /// One of these strings.
    Word(&'static [&'static str]),
    /// A list of these strings.
    Words(&'static [&'static str]),
    /// A list of the names of features and of mistakes.
    Allowances,
    /// True or false, or a list of strings.
    BooleanOrTexts,
    /// A table of known keys.
    Table(&'static Table),
    /// A string, or a table of known keys.
    TextOrTable(&'static Table),
    /// A table of free keys, each with a string.
    TextMap,
    /// A table of free keys, each with a table.
    TableMap(&'static Table),
    /// A table of free keys, each with a string or a table.
    TextOrTableMap(&'static Table),
}

impl fmt::Display for KeyValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text | Self::Word(_) => "string",
            Self::Path => "path",
            Self::Boolean => "boolean",
            Self::Texts | Self::Words(_) | Self::Allowances => "list of strings",
            Self::Paths => "list of paths",
            Self::BooleanOrTexts => "boolean or list of strings",
            Self::Table(_) | Self::TextMap | Self::TableMap(_) | Self::TextOrTableMap(_) => "table",
            Self::TextOrTable(_) => "string or table",
        })
    }
}

/// A table of the configuration. The names of `NAME` are free.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The path of the table.
    pub name: &'static str,
    /// The keys in it.
    pub keys: &'static [Key],
}

impl Table {
    /// The names of the keys.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        self.keys.iter().map(|it| it.name).collect()
    }
}

/// All tables, in the order of the book.
pub const TABLES: [&Table; 9] = [
    &ROOT,
    &PACKAGE,
    &RUNTIME,
    &DEPENDENCY,
    &API,
    &SELECTION,
    &NAMES,
    &DERIVES,
    &TYPES,
];

const REQUIRED: &str = "required";

const fn key(
    name: &'static str,
    value: KeyValue,
    default: &'static str,
    meaning: &'static str,
) -> Key {
    Key {
        name,
        value,
        default,
        meaning,
    }
}

pub(super) const ROOT: Table = Table {
    name: "the file",
    keys: &[
        key(
            "package",
            KeyValue::Table(&PACKAGE),
            REQUIRED,
            "the generated package",
        ),
        key(
            "api",
            KeyValue::TableMap(&API),
            REQUIRED,
            "a table for each API; its name becomes a module and a feature of the package",
        ),
        key(
            "edition",
            KeyValue::Word(&["2026"]),
            "`\"2026\"`",
            "the rules by which names and forms are chosen; a later generator keeps to them",
        ),
    ],
};

pub(super) const PACKAGE: Table = Table {
    name: "[package]",
    keys: &[
        key("name", KeyValue::Text, REQUIRED, "the name of the package"),
        key(
            "output",
            KeyValue::Path,
            REQUIRED,
            "its folder; `src/`, `Cargo.toml` and `copperplate.lock` in it belong to the generator",
        ),
        key(
            "runtime",
            KeyValue::TextOrTable(&RUNTIME),
            "the version of the generator",
            "the source of `copperplate-runtime`: a version, or a table",
        ),
        key(
            "dependencies",
            KeyValue::TextOrTableMap(&DEPENDENCY),
            "none",
            "packages of your own types: a version each, or a table",
        ),
    ],
};

pub(super) const RUNTIME: Table = Table {
    name: "[package.runtime]",
    keys: &[
        key(
            "version",
            KeyValue::Text,
            "none",
            "a version of the registry",
        ),
        key(
            "path",
            KeyValue::Path,
            "none",
            "a folder; it may lie outside of the repository",
        ),
        key(
            "git",
            KeyValue::Text,
            "none",
            "the URL of a repository, beside `rev`",
        ),
        key("rev", KeyValue::Text, "none", "its commit or tag"),
    ],
};

pub(super) const DEPENDENCY: Table = Table {
    name: "[package.dependencies.NAME]",
    keys: &[
        key(
            "version",
            KeyValue::Text,
            "none",
            "a version of the registry",
        ),
        key("path", KeyValue::Path, "none", "a folder of the repository"),
        key("features", KeyValue::Texts, "none", "its features"),
    ],
};

pub(super) const API: Table = Table {
    name: "[api.NAME]",
    keys: &[
        key("document", KeyValue::Path, REQUIRED, "the OpenAPI document"),
        key(
            "title",
            KeyValue::Text,
            "the title of the document",
            "the name in documentation",
        ),
        key(
            "targets",
            KeyValue::Words(&["types", "client", "server"]),
            "`[\"types\"]`",
            "the generated parts: `types`, `client` and `server`; types always are",
        ),
        key(
            "unsupported",
            KeyValue::Allowances,
            "none",
            "unsupported features and mistakes that the document may have, as [Limits](limits.md) and \
             [Mistakes of a document](mistakes.md) explain",
        ),
        key(
            "tolerant",
            KeyValue::Boolean,
            "`false`",
            "every mistake that costs one piece of the document is permitted, with a warning",
        ),
        key(
            "root",
            KeyValue::Path,
            "the folder of the document",
            "a folder around the document; references may lead anywhere in it",
        ),
        key(
            "references",
            KeyValue::TextMap,
            "none",
            "`\"https://example.com/common.yaml\" = \"specs/common.yaml\"`: files in place of addresses, \
             which are never fetched",
        ),
        key(
            "assume-types",
            KeyValue::Boolean,
            "`false`",
            "the keywords of a schema without a `type` determine its type; otherwise it admits any type",
        ),
        key(
            "literal-nullable",
            KeyValue::Boolean,
            "`false`",
            "`nullable` has no effect beside `$ref` and beside an `enum` without null, as OpenAPI 3.0 says; \
             otherwise null is valid there, with a warning",
        ),
        key(
            "exact-numbers",
            KeyValue::Boolean,
            "`false`",
            "an `integer` or a `number` without a format is exact at any size; otherwise they are 64 bits \
             wide, and such a `number` is an error",
        ),
        key(
            "unknown-formats",
            KeyValue::Word(&["ignore", "warn", "error"]),
            "`\"warn\"`",
            "the reaction to a `format` unknown to JSON Schema and the OpenAPI registry: `ignore`, `warn` or \
             `error`, once for each",
        ),
        key(
            "stream-bodies",
            KeyValue::Word(&["none", "binary", "all"]),
            "`\"binary\"`",
            "the byte bodies to stream instead of buffering them: `none`, `binary` or `all`. `binary` is \
             `application/octet-stream`, `format: binary` and `contentMediaType`, unless `maxLength` is at \
             most 65536",
        ),
        key(
            "feature-per-tag",
            KeyValue::Boolean,
            "`false`",
            "the operations of each tag have a feature `NAME-TAG`, as [Large documents](#large-documents) \
             explains",
        ),
        key(
            "keep-unknown",
            KeyValue::BooleanOrTexts,
            "`false`",
            "open objects keep undocumented members and write them back: all, or the listed types with their \
             inline schemas",
        ),
        key(
            "overlays",
            KeyValue::Paths,
            "none",
            "Overlay documents (1.0 or 1.1), applied in this order before anything else is read",
        ),
        key(
            "include",
            KeyValue::Table(&SELECTION),
            "everything",
            "the operations to generate, with the components they need",
        ),
        key(
            "exclude",
            KeyValue::Table(&SELECTION),
            "nothing",
            "the operations to leave out, with the components that only they need",
        ),
        key(
            "names",
            KeyValue::Table(&NAMES),
            "none",
            "names in place of the ones made from the document",
        ),
        key(
            "derives",
            KeyValue::Table(&DERIVES),
            "none",
            "additional derives of types",
        ),
        key(
            "types",
            KeyValue::Table(&TYPES),
            "none",
            "your own types in place of generated ones",
        ),
    ],
};

pub(super) const SELECTION: Table = Table {
    name: "[api.NAME.include] and [api.NAME.exclude]",
    keys: &[
        key("tags", KeyValue::Texts, "none", "tags of operations"),
        key(
            "paths",
            KeyValue::Texts,
            "none",
            "paths with everything below them, or patterns with `*` (within a segment) and `**` (any \
             segments)",
        ),
        key(
            "operations",
            KeyValue::Texts,
            "none",
            "an `operationId`, or `get /users` without one; `ping webhook` is a webhook",
        ),
    ],
};

pub(super) const NAMES: Table = Table {
    name: "[api.NAME.names]",
    keys: &[
        key(
            "schemas",
            KeyValue::TextMap,
            "none",
            "`Pet = \"Animal\"`: a type, by its component or by the pointer of a schema; \
             `#/components/schemas/Pet/discriminator` is the base of a family alone",
        ),
        key(
            "operations",
            KeyValue::TextMap,
            "none",
            "`putPet = \"replace_pet\"`: a method, by the `operationId`",
        ),
        key(
            "members",
            KeyValue::TextMap,
            "none",
            "`\"Pet.type\" = \"species\"`: a field, also by the pointer of the member's schema",
        ),
        key(
            "variants",
            KeyValue::TextMap,
            "none",
            "`\"Status.in\" = \"Entering\"`: a variant, by its value, or by `Shape.Circle` for an alternative",
        ),
        key(
            "parameters",
            KeyValue::TextMap,
            "none",
            "`\"putPet.id\" = \"pet\"`: a field of a request, also by the pointer of the parameter",
        ),
    ],
};

pub(super) const DERIVES: Table = Table {
    name: "[api.NAME.derives]",
    keys: &[key(
        "TYPE",
        KeyValue::Texts,
        "none",
        "traits of the standard library or paths such as `my::Trait`, for a component, a pointer or a Rust \
         name. With `\"*\"`, types that can't derive a trait go without it, with a warning; for a single type \
         that is an error",
    )],
};

pub(super) const TYPES: Table = Table {
    name: "[api.NAME.types]",
    keys: &[
        key(
            "schemas",
            KeyValue::TextMap,
            "none",
            "`Money = \"bank::Money\"`: the type of a component, or of the schema at a pointer",
        ),
        key(
            "formats",
            KeyValue::TextMap,
            "none",
            "`iban = \"bank::Iban\"`: the type of every schema with the format",
        ),
    ],
};
