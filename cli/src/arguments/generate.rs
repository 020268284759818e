//! The arguments of `generate`, `check` and `watch`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use copperplate::Target;
use copperplate::options::{Runtime, StreamBodies, UnknownFormats, Wanted};

use super::{reference, runtime};

const EXAMPLES: &str = "\
Examples:
  copperplate generate                      regenerate every API of specs/apis.toml
  copperplate generate --check              verify that generated/ is up to date; writes nothing
  copperplate generate --document api.yaml --output /tmp/api
                                            make a crate of its own from any document
  copperplate generate --document api.yaml --output /tmp/api --targets types --allow security-scheme
                                            only types, though a scheme has no credential in the message

All APIs of specs/apis.toml are generated together, since they share a crate.

What is generated belongs to the generator: src/, Cargo.toml and copperplate.lock of the output
folder are replaced as a whole, or not at all. Files that are as they should be are not touched.

Exit code: 0 if all went well, 1 if a document is wrong or generated code is out of date, 2 if the
arguments are wrong.";

/// Arguments of `generate`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Generate {
    /// Verify instead of writing: exit with 1 on a hand edit, a missing or an orphan file
    #[arg(long)]
    pub check: bool,

    /// Choose all names anew, where the locks keep other ones, and list the changes
    #[arg(long, conflicts_with = "check")]
    pub accept_renames: bool,

    /// The lock of the stand-alone crate, which keeps its names
    #[arg(long, value_name = "PATH", requires = "document")]
    pub lock: Option<PathBuf>,

    /// Generate a stand-alone crate from this document, which need not be in specs/
    #[arg(long, value_name = "PATH", requires = "output")]
    pub document: Option<PathBuf>,

    /// The folder of the stand-alone crate; must be empty, or have been generated before
    #[arg(long, value_name = "DIR", requires = "document")]
    pub output: Option<PathBuf>,

    /// The name of the stand-alone crate; made from the document's file name if left out
    #[arg(long, requires = "document")]
    pub name: Option<String>,

    /// The runtime of the stand-alone crate: version=VERSION, path=FOLDER or git=URL#REVISION; if
    /// left out, the runtime of the configuration, or the version of this program
    #[arg(long, value_name = "KIND=TEXT", value_parser = runtime, requires = "document")]
    pub runtime: Option<Runtime>,

    /// The targets of the stand-alone crate
    #[arg(
        long,
        value_delimiter = ',',
        default_value = "types,client,server",
        requires = "document"
    )]
    pub targets: Vec<Target>,

    /// Unsupported features and mistakes that the document may have, as diagnostics name them
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "FEATURE",
        requires = "document"
    )]
    pub allow: Vec<String>,

    /// Generate only these operations and their dependencies: tag=NAME, path=PATH (with all below
    /// it, or a pattern with * and **) or operation=ID
    #[arg(long, value_name = "KIND=TEXT", requires = "document")]
    pub include: Vec<Wanted>,

    /// Leave these operations out, with the dependencies of only these
    #[arg(long, value_name = "KIND=TEXT", requires = "document")]
    pub exclude: Vec<Wanted>,

    /// Apply this Overlay document (1.0 or 1.1) first; can be given several times
    #[arg(long, value_name = "PATH", requires = "document")]
    pub overlay: Vec<PathBuf>,

    /// Leave out every piece of the document with a mistake, or read it as it is plainly meant
    #[arg(long, requires = "document")]
    pub tolerant: bool,

    /// A folder around the document; references may lead anywhere in it
    #[arg(long, value_name = "DIR", requires = "document")]
    pub root: Option<PathBuf>,

    /// Read FILE for references to ADDRESS, which is never fetched
    #[arg(
        long,
        value_name = "ADDRESS=FILE",
        value_parser = reference,
        requires = "document"
    )]
    pub reference: Vec<(String, PathBuf)>,

    /// Infer the type of a schema without `type` from its keywords
    #[arg(long, requires = "document")]
    pub assume_types: bool,

    /// Ignore `nullable` next to `$ref` and next to an `enum` without null, as OpenAPI 3.0 says
    #[arg(long, requires = "document")]
    pub literal_nullable: bool,

    /// Put the operations of each tag behind a feature of cargo
    #[arg(long, requires = "document")]
    pub feature_per_tag: bool,

    /// Keep undocumented members, in all open objects
    #[arg(long, requires = "document")]
    pub keep_unknown: bool,

    /// Keep integers and numbers without a format exact at any size
    #[arg(long, requires = "document")]
    pub exact_numbers: bool,

    /// The reaction to an unknown `format`: ignore, warn or error
    #[arg(
        long,
        value_name = "WHAT",
        default_value = "warn",
        requires = "document"
    )]
    pub unknown_formats: UnknownFormats,

    /// The byte bodies to stream instead of buffering them: none, binary or all
    #[arg(
        long,
        value_name = "WHICH",
        default_value = "binary",
        requires = "document"
    )]
    pub stream_bodies: StreamBodies,

    /// List every problem, and every place without effect, not only the first
    #[arg(long)]
    pub full: bool,

    /// The form of diagnostics: for people on stderr; or, on stdout, one JSON object a line, annotations of GitHub,
    /// or a SARIF log
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub message_format: Format,

    /// Colour of the output
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

/// The form of diagnostics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Excerpts with the place underlined.
    Human,
    /// One JSON object a line.
    Json,
    /// An annotation of GitHub for each.
    Github,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
}

/// The use of colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}
