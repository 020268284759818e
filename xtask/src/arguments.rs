//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use copperplate::Target;

/// Tasks of this repository.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    arg_required_else_help = true
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub task: Task,
}

/// The tasks.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Generate Rust from the OpenAPI documents in specs/
    Generate(Generate),
}

const EXAMPLES: &str = "\
Examples:
  cargo xtask generate                      regenerate every API of specs/apis.toml
  cargo xtask generate circle plannr        regenerate two of them
  cargo xtask generate --check              verify that generated/ is up to date; writes nothing
  cargo xtask generate --document api.yaml --output /tmp/api
                                            make a crate of its own from any document
  cargo xtask generate --document api.yaml --output /tmp/api --targets types --allow not
                                            only types, though the document uses `not`

What is generated belongs to the generator: src/, Cargo.toml and copperplate.lock of the output
folder are replaced as a whole, or not at all. Files that are as they should be are not touched.

Exit code: 0 if all went well, 1 if a document is wrong or generated code is out of date, 2 if the
arguments are wrong.";

/// Arguments of `generate`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Generate {
    /// The APIs to generate; all of specs/apis.toml if none is named
    #[arg(value_name = "API", conflicts_with = "document")]
    pub apis: Vec<String>,

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

    /// What the stand-alone crate has
    #[arg(
        long,
        value_delimiter = ',',
        default_value = "types,client,server",
        requires = "document"
    )]
    pub targets: Vec<Target>,

    /// Features that the document may leave unsupported, as diagnostics name them
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "FEATURE",
        requires = "document"
    )]
    pub allow: Vec<String>,

    /// How to print diagnostics: for people on stderr, or one JSON object a line on stdout
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub message_format: Format,

    /// When to use colour
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

/// How diagnostics are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Excerpts with the place underlined.
    Human,
    /// One JSON object a line.
    Json,
}

/// When colour is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}
