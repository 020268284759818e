//! The changes of an API to its document and code, with their places in the configuration.

use std::path::PathBuf;
use std::sync::Arc;

use super::{ConfiguredText, Edition, Locator, LockFile, Places, Select};
use crate::source::Files;

/// A name for a part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The kind of part.
    pub what: Named,
    /// The part: a component, a pointer or another key.
    pub key: ConfiguredText,
    /// Its name in Rust.
    pub name: ConfiguredText,
}

/// The kinds of parts with configurable names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// A type, by the name of the component or the pointer of the schema.
    Schema,
    /// An operation, by its `operationId`.
    Operation,
    /// A field, as `Component.member` or by the pointer of the member's schema.
    Member,
    /// A variant, as `Component.value` or `Component.Branch`, or by the pointer of the alternative.
    Variant,
    /// A field of a request, as `operationId.name` or by the pointer of the parameter.
    Parameter,
}

impl Named {
    /// Every kind with its key under `names`.
    pub const ALL: [(&'static str, Self); 5] = [
        ("schemas", Self::Schema),
        ("operations", Self::Operation),
        ("members", Self::Member),
        ("variants", Self::Variant),
        ("parameters", Self::Parameter),
    ];

    /// The word for one part of this kind.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Schema => "schema",
            Self::Operation => "operation",
            Self::Member => "member",
            Self::Variant => "variant",
            Self::Parameter => "parameter",
        }
    }
}

/// An additional derive of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derive {
    /// The component, pointer or Rust name of the type; `*` for all.
    pub of: ConfiguredText,
    /// The trait, as written in the attribute.
    pub derive: ConfiguredText,
}

/// A Rust type in place of a generated one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The kind of replaced type.
    pub of: Replaced,
    /// The component or pointer of a schema, or a format.
    pub key: ConfiguredText,
    /// The path of the type.
    pub with: ConfiguredText,
}

/// The kinds of replaced types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Replaced {
    /// The type of one schema.
    Schema,
    /// The type of every schema with one `format`.
    Format,
}

impl Replaced {
    /// Every kind with its key under `types`.
    pub const ALL: [(&'static str, Self); 2] =
        [("schemas", Self::Schema), ("formats", Self::Format)];

    /// The word for one key of this kind.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Schema => "schema",
            Self::Format => "format",
        }
    }
}

/// The types that keep undocumented members.
#[derive(Clone, Debug, Default)]
pub struct KeepUnknown {
    /// The entry for all types.
    pub all: Option<ConfiguredText>,
    /// The listed types, by component or pointer, each with its inline schemas.
    pub types: Vec<ConfiguredText>,
}

/// An overlay for a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverlayFile {
    /// The path on the disk.
    pub path: PathBuf,
    /// The path in diagnostics.
    pub shown: String,
}

/// Changes to a document and its code.
#[derive(Clone, Debug, Default)]
pub struct Adjust {
    /// The rules by which names and forms are chosen.
    pub edition: Edition,
    /// The file that keeps the names; `None` if nothing keeps them.
    pub lock: Option<LockFile>,
    /// True if each tag becomes a cargo feature.
    pub feature_per_tag: bool,
    /// The overlays, in the order of application.
    pub overlays: Vec<OverlayFile>,
    /// The selected operations.
    pub select: Select,
    /// Names in place of default names.
    pub names: Vec<Given>,
    /// Additional derives.
    pub derives: Vec<Derive>,
    /// Types in place of generated ones.
    pub types: Vec<Replacement>,
    /// The types that keep undocumented members.
    pub keep_unknown: KeepUnknown,
    /// Present if mistakes may cost one piece of the document each.
    pub tolerant: Option<ConfiguredText>,
    /// The files that the document may refer to.
    pub places: Places,
    /// The path and the text of the configuration that the entries point into.
    pub text: Option<(Arc<str>, Arc<str>)>,
}

impl Adjust {
    /// Adds the configuration to the files of the document, so that diagnostics can point into it.
    pub fn locator(&self, files: &mut Files) -> Locator {
        let text = self.text.as_ref();
        Locator {
            file: text.map(|(shown, text)| files.add(Arc::clone(shown), Arc::clone(text))),
        }
    }
}
