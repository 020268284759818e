//! What an API changes about its document on the way to code, and where the configuration says so.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Entry, Locator, Select};
use crate::source::Files;

/// A name that is given to something of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// What kind of thing.
    pub what: Named,
    /// Which one.
    pub key: Entry,
    /// Its name in Rust.
    pub name: Entry,
}

/// What can be given a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// A type, by the name of the component or the pointer of the schema.
    Schema,
    /// An operation, by its `operationId`.
    Operation,
    /// A field, as `Component.member` or by the pointer of the member's schema.
    Member,
    /// A variant, as `Component.value` or `Component.Branch`, or by the pointer of the branch.
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

    /// The word for one such thing.
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

/// A trait that types derive beside their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derive {
    /// The component, pointer or Rust name of the type; `*` for all.
    pub of: Entry,
    /// The trait, as it stands in the attribute.
    pub derive: Entry,
}

/// A Rust type of one's own that stands where one would be generated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// What it stands for.
    pub of: Replaced,
    /// Which one: the component or pointer of a schema, or a format.
    pub key: Entry,
    /// The path of the type.
    pub with: Entry,
}

/// What can be replaced.
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

    /// The word for one such thing.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Schema => "schema",
            Self::Format => "format",
        }
    }
}

/// Which types keep members that the document does not describe.
#[derive(Clone, Debug, Default)]
pub struct KeepUnknown {
    /// The entry that names every type.
    pub all: Option<Entry>,
    /// The named types, by component or pointer, each with its inline parts.
    pub types: Vec<Entry>,
}

/// An overlay to be applied to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverlayFile {
    /// Where it lies.
    pub path: PathBuf,
    /// The path that diagnostics show for it.
    pub shown: String,
}

/// Changes to a document on the way to code.
#[derive(Clone, Debug, Default)]
pub struct Adjust {
    /// Whether each tag becomes a feature of cargo.
    pub feature_per_tag: bool,
    /// Changes to the document itself, in their order.
    pub overlays: Vec<OverlayFile>,
    /// What is generated of it.
    pub select: Select,
    /// Names that the generated code has in place of its own.
    pub names: Vec<Given>,
    /// Traits that types derive beside their own.
    pub derives: Vec<Derive>,
    /// Types that stand where one would be generated.
    pub types: Vec<Replacement>,
    /// Which types keep members that the document does not describe.
    pub keep_unknown: KeepUnknown,
    /// The text that entries stand in: its path as shown, and itself.
    pub text: Option<(Arc<str>, Arc<str>)>,
}

impl Adjust {
    /// Keeps the configuration beside the files of the document, to be pointed into.
    pub fn locator(&self, files: &mut Files) -> Locator {
        let text = self.text.as_ref();
        Locator {
            file: text.map(|(shown, text)| files.add(Arc::clone(shown), Arc::clone(text))),
        }
    }
}
