//! The command line arguments.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use copperplate::Target;
use copperplate::options::{StreamBodies, UnknownFormats, Wanted};

/// Tasks of this repository.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    arg_required_else_help = true
)]
pub struct Arguments {
    /// The task to run.
    #[command(subcommand)]
    pub task: Task,
}

/// The tasks.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Generate Rust from the OpenAPI documents in specs/
    Generate(Generate),
    /// Run the JSON Schema Test Suite against generated code
    Conformance(Conformance),
    /// Write an overlay that mends the mistakes of a document
    Mend(Mend),
    /// Generate every OpenAPI document below a folder, and compile the result
    Corpus(Corpus),
    /// Time generation, and the compilation of generated code
    #[command(subcommand)]
    Bench(Bench),
    /// Measure how plain the English of comments and documents is
    Prose(Prose),
}

/// Arguments of `prose`.
#[derive(Debug, Args)]
#[command(after_help = "\
The table has the share of sentences that begin with What, Whether, Where or How, the relative words
(that, which, who, ...) per 100 words, and the number of literal translations such as `told apart`.
A test of xtask holds the limits.")]
pub struct Prose {
    /// List the sentences with such an opening or phrase
    #[arg(long)]
    pub list: bool,

    /// List only places whose path contains this text
    #[arg(long, value_name = "TEXT", requires = "list")]
    pub only: Option<String>,
}

/// Arguments of `mend`.
#[derive(Debug, Args)]
#[command(after_help = "\
The document stays as it is. Each action of the overlay has its reason, so read it, and use it with
`cargo xtask generate --document DOCUMENT --overlay OVERLAY`, or as an entry of `overlays` in
specs/apis.toml. Problems without a plain remedy are printed.

Exit code: 0 if the overlay mends every error, 1 if problems remain, 2 if the arguments are wrong.")]
pub struct Mend {
    /// The document
    pub document: PathBuf,

    /// The overlay to write; DOCUMENT with the ending .overlay.yaml if left out
    #[arg(long, value_name = "PATH")]
    pub output: Option<PathBuf>,

    /// Apply this Overlay document first; can be given several times
    #[arg(long, value_name = "PATH")]
    pub overlay: Vec<PathBuf>,

    /// A folder around the document; references may lead anywhere in it
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,

    /// Read FILE for references to ADDRESS, which is never fetched
    #[arg(long, value_name = "ADDRESS=FILE", value_parser = reference)]
    pub reference: Vec<(String, PathBuf)>,
}

/// An address with the file in its place.
fn reference(text: &str) -> Result<(String, PathBuf), String> {
    // An address may have `=` in its query, and a file rarely has one.
    match text.rsplit_once('=') {
        Some((address, file)) if !address.is_empty() && !file.is_empty() => {
            Ok((address.to_owned(), PathBuf::from(file)))
        }
        _ => Err("write ADDRESS=FILE".to_owned()),
    }
}

/// Arguments of `corpus`.
#[derive(Debug, Args)]
#[command(after_help = "\
Each document becomes a crate of its own below target/corpus/crates, with types, client and server,
and what was found in it lies beside the crate as a text file. A file without `openapi` at its top is
a fragment and passed over.

Exit code: 0 if every document was generated with all of its operations and, with --check, compiled
without a warning; 1 if not; 2 if the arguments are wrong.")]
pub struct Corpus {
    /// The folder, or one document; specs if left out
    pub folder: Option<PathBuf>,

    /// Compile each crate with warnings denied
    #[arg(long)]
    pub check: bool,

    /// The number of documents generated at the same time
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub jobs: usize,

    /// Only documents whose path contains this text
    #[arg(long, value_name = "TEXT")]
    pub only: Option<String>,

    /// Write the table as a page too, such as docs/corpus.md, with the times of a release build
    #[arg(long, value_name = "FILE")]
    pub markdown: Option<PathBuf>,

    /// The folder for crates and compiled code; target/corpus if left out
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,

    /// Infer the type of a schema without `type` from its keywords
    #[arg(long)]
    pub assume_types: bool,

    /// Tolerate every mistake that costs one piece of a document
    #[arg(long)]
    pub tolerant: bool,

    /// Put the operations of each tag behind a feature of cargo
    #[arg(long)]
    pub feature_per_tag: bool,

    /// Generate this one document into the output folder and print its row
    #[arg(long, value_name = "DOCUMENT", hide = true, requires = "output")]
    pub one: Option<PathBuf>,
}

/// The benchmarks.
#[derive(Debug, Subcommand)]
pub enum Bench {
    /// CPU time and memory of `cargo check` of generated types, against serde derives
    Compile(BenchCompile),
    /// CPU time and memory of generation, first and with nothing to do
    Generate(BenchGenerate),
    /// Run a command and print its CPU seconds, its seconds and its peak memory in bytes
    #[command(hide = true)]
    Measure(BenchMeasure),
}

/// Arguments of `bench compile`.
#[derive(Debug, Args)]
pub struct BenchCompile {
    /// A document to compile instead of the synthesised one, in absolute figures
    #[arg(long, value_name = "PATH")]
    pub document: Option<PathBuf>,

    /// The targets to generate for `--document`
    #[arg(long, value_delimiter = ',', default_value = "types,client")]
    pub targets: Vec<String>,

    /// The number of synthesised schemas
    #[arg(long, default_value_t = 400)]
    pub schemas: usize,

    /// The number of checks of each crate
    #[arg(long, default_value_t = 5)]
    pub runs: usize,

    /// Further arguments of `cargo xtask generate`, such as `--allow security-scheme`
    #[arg(last = true)]
    pub options: Vec<String>,
}

/// Arguments of `bench generate`.
#[derive(Debug, Args)]
pub struct BenchGenerate {
    /// The documents; a synthesised one if left out
    #[arg(value_name = "DOC")]
    pub documents: Vec<PathBuf>,

    /// The number of runs for each document
    #[arg(long, default_value_t = 3)]
    pub runs: usize,

    /// Further arguments of `cargo xtask generate`, such as `--allow security-scheme`
    #[arg(last = true)]
    pub options: Vec<String>,
}

/// Arguments of `bench measure`.
#[derive(Debug, Args)]
pub struct BenchMeasure {
    /// The command and its arguments
    #[arg(last = true)]
    pub command: Vec<String>,
}

/// Arguments of `conformance`.
#[derive(Debug, Args)]
#[command(after_help = "\
Generates and compiles every schema of draft 4 (as OpenAPI 3.0) and of draft 2020-12 (as OpenAPI 3.1),
decodes every instance strictly, and prints how many were judged as the suite does. What does not
apply is listed in xtask/conformance.txt with reasons; the list is exact in both directions.")]
pub struct Conformance {
    /// A checkout of the suite; the drafts in xtask/json-schema-test-suite if left out
    pub suite: Option<PathBuf>,

    /// Only files whose path contains this text
    #[arg(long, value_name = "TEXT")]
    pub only: Option<String>,

    /// List every failure
    #[arg(long)]
    pub verbose: bool,
}

const EXAMPLES: &str = "\
Examples:
  cargo xtask generate                      regenerate every API of specs/apis.toml
  cargo xtask generate --check              verify that generated/ is up to date; writes nothing
  cargo xtask generate --document api.yaml --output /tmp/api
                                            make a crate of its own from any document
  cargo xtask generate --document api.yaml --output /tmp/api --targets types --allow security-scheme
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

    /// Generate a stand-alone crate from this document, which need not be in specs/
    #[arg(long, value_name = "PATH", requires = "output")]
    pub document: Option<PathBuf>,

    /// The folder of the stand-alone crate; must be empty, or have been generated before
    #[arg(long, value_name = "DIR", requires = "document")]
    pub output: Option<PathBuf>,

    /// The name of the stand-alone crate; made from the document's file name if left out
    #[arg(long, requires = "document")]
    pub name: Option<String>,

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

    /// The form of diagnostics: for people on stderr, or one JSON object a line on stdout
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
