//! The keys of the configuration. The parser knows no others, and the book prints these tables.

/// A key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The name.
    pub name: &'static str,
    /// The type of the value.
    pub value: &'static str,
    /// The value of an absent key.
    pub default: &'static str,
    /// The meaning, as Markdown.
    pub meaning: &'static str,
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
    value: &'static str,
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
        key("package", "table", REQUIRED, "the generated package"),
        key(
            "api",
            "table",
            REQUIRED,
            "a table for each API; its name becomes a module and a feature of the package",
        ),
        key(
            "edition",
            "string",
            "`\"2026\"`",
            "the rules by which names and forms are chosen; a later generator keeps to them",
        ),
    ],
};

pub(super) const PACKAGE: Table = Table {
    name: "[package]",
    keys: &[
        key("name", "string", REQUIRED, "the name of the package"),
        key(
            "output",
            "path",
            REQUIRED,
            "its folder; `src/`, `Cargo.toml` and `copperplate.lock` in it belong to the generator",
        ),
        key(
            "runtime",
            "string or table",
            "the version of the generator",
            "the source of `copperplate-runtime`: a version, or a table",
        ),
        key(
            "dependencies",
            "table",
            "none",
            "packages of your own types: a version each, or a table",
        ),
    ],
};

pub(super) const RUNTIME: Table = Table {
    name: "[package.runtime]",
    keys: &[
        key("version", "string", "none", "a version of the registry"),
        key(
            "path",
            "path",
            "none",
            "a folder; it may lie outside of the repository",
        ),
        key(
            "git",
            "string",
            "none",
            "the URL of a repository, beside `rev`",
        ),
        key("rev", "string", "none", "its commit or tag"),
    ],
};

pub(super) const DEPENDENCY: Table = Table {
    name: "[package.dependencies.NAME]",
    keys: &[
        key("version", "string", "none", "a version of the registry"),
        key("path", "path", "none", "a folder of the repository"),
        key("features", "list of strings", "none", "its features"),
    ],
};

pub(super) const API: Table = Table {
    name: "[api.NAME]",
    keys: &[
        key("document", "path", REQUIRED, "the OpenAPI document"),
        key(
            "title",
            "string",
            "the title of the document",
            "the name in documentation",
        ),
        key(
            "targets",
            "list of strings",
            "`[\"types\"]`",
            "the generated parts: `types`, `client` and `server`; types always are",
        ),
        key(
            "unsupported",
            "list of strings",
            "none",
            "unsupported features and mistakes that the document may have, as [Limits](limits.md) and \
             [Mistakes of a document](mistakes.md) explain",
        ),
        key(
            "tolerant",
            "boolean",
            "`false`",
            "every mistake that costs one piece of the document is permitted, with a warning",
        ),
        key(
            "root",
            "path",
            "the folder of the document",
            "a folder around the document; references may lead anywhere in it",
        ),
        key(
            "references",
            "table",
            "none",
            "`\"https://example.com/common.yaml\" = \"specs/common.yaml\"`: files in place of addresses, \
             which are never fetched",
        ),
        key(
            "assume-types",
            "boolean",
            "`false`",
            "the keywords of a schema without a `type` determine its type; otherwise it admits any type",
        ),
        key(
            "literal-nullable",
            "boolean",
            "`false`",
            "`nullable` has no effect beside `$ref` and beside an `enum` without null, as OpenAPI 3.0 says; \
             otherwise null is valid there, with a warning",
        ),
        key(
            "exact-numbers",
            "boolean",
            "`false`",
            "an `integer` or a `number` without a format is exact at any size; otherwise they are 64 bits \
             wide, and such a `number` is an error",
        ),
        key(
            "unknown-formats",
            "string",
            "`\"warn\"`",
            "the reaction to a `format` unknown to JSON Schema and the OpenAPI registry: `ignore`, `warn` or \
             `error`, once for each",
        ),
        key(
            "stream-bodies",
            "string",
            "`\"binary\"`",
            "the byte bodies to stream instead of buffering them: `none`, `binary` or `all`. `binary` is \
             `application/octet-stream`, `format: binary` and `contentMediaType`, unless `maxLength` is at \
             most 65536",
        ),
        key(
            "feature-per-tag",
            "boolean",
            "`false`",
            "the operations of each tag have a feature `NAME-TAG`, as [Large documents](#large-documents) \
             explains",
        ),
        key(
            "keep-unknown",
            "boolean or list of strings",
            "`false`",
            "open objects keep undocumented members and write them back: all, or the listed types with their \
             inline schemas",
        ),
        key(
            "overlays",
            "list of paths",
            "none",
            "Overlay documents (1.0 or 1.1), applied in this order before anything else is read",
        ),
        key(
            "include",
            "table",
            "everything",
            "the operations to generate, with the components they need",
        ),
        key(
            "exclude",
            "table",
            "nothing",
            "the operations to leave out, with the components that only they need",
        ),
        key(
            "names",
            "table",
            "none",
            "names in place of the ones made from the document",
        ),
        key("derives", "table", "none", "additional derives of types"),
        key(
            "types",
            "table",
            "none",
            "your own types in place of generated ones",
        ),
    ],
};

pub(super) const SELECTION: Table = Table {
    name: "[api.NAME.include] and [api.NAME.exclude]",
    keys: &[
        key("tags", "list of strings", "none", "tags of operations"),
        key(
            "paths",
            "list of strings",
            "none",
            "paths with everything below them, or patterns with `*` (within a segment) and `**` (any \
             segments)",
        ),
        key(
            "operations",
            "list of strings",
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
            "table",
            "none",
            "`Pet = \"Animal\"`: a type, by its component or by the pointer of a schema; \
             `#/components/schemas/Pet/discriminator` is the base of a family alone",
        ),
        key(
            "operations",
            "table",
            "none",
            "`putPet = \"replace_pet\"`: a method, by the `operationId`",
        ),
        key(
            "members",
            "table",
            "none",
            "`\"Pet.type\" = \"species\"`: a field, also by the pointer of the member's schema",
        ),
        key(
            "variants",
            "table",
            "none",
            "`\"Status.in\" = \"Entering\"`: a variant, by its value, or by `Shape.Circle` for an alternative",
        ),
        key(
            "parameters",
            "table",
            "none",
            "`\"putPet.id\" = \"pet\"`: a field of a request, also by the pointer of the parameter",
        ),
    ],
};

pub(super) const DERIVES: Table = Table {
    name: "[api.NAME.derives]",
    keys: &[key(
        "TYPE",
        "list of strings",
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
            "table",
            "none",
            "`Money = \"bank::Money\"`: the type of a component, or of the schema at a pointer",
        ),
        key(
            "formats",
            "table",
            "none",
            "`iban = \"bank::Iban\"`: the type of every schema with the format",
        ),
    ],
};
