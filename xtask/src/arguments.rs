//! The command line arguments.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Tasks of this repository.
#[derive(Debug, Parser)]
#[command(arg_required_else_help = true)]
pub struct Arguments {
    /// The task to run.
    #[command(subcommand)]
    pub task: Task,
}

/// The tasks.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// The tasks of every user.
    #[command(flatten)]
    User(copperplate_cli::Task),
    /// Compare the report of `review` with what programs do, for single changes of all documents
    ReviewProof(ReviewProof),
    /// Run the JSON Schema Test Suite against generated code
    Conformance(Conformance),
    /// Generate every OpenAPI document below a folder, and compile the result
    Corpus(Corpus),
    /// Time generation, and the compilation of generated code
    #[command(subcommand)]
    Bench(Bench),
    /// Kill a process at each of its steps, and try every sequence of four faults: each payment is made once
    ExactlyOnce,
    /// Measure how plain the English of comments and documents is
    Prose(Prose),
}

/// Arguments of `review-proof`.
#[derive(Debug, Args)]
#[command(after_help = "\
Each change is generated, a probe program of the old version is compiled against the new one, and
the messages of each version are read by the other one.

Exit code: 0 if no consequence is missing in a report; 1 if one is; 2 if nothing can be compiled.")]
pub struct ReviewProof {
    /// The number of changes, spread evenly over all
    #[arg(long, value_name = "N", default_value_t = 30)]
    pub count: usize,

    /// Only measure the lines of code that change for each changed line of a document
    #[arg(long)]
    pub lines: bool,

    /// Only changes of this API
    #[arg(long, value_name = "API")]
    pub only: Option<String>,

    /// Only changes of the documents in this folder, instead of the APIs
    #[arg(long, value_name = "FOLDER", conflicts_with = "only")]
    pub folder: Option<PathBuf>,
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

    /// Write the table as a page too, such as docs/book/src/corpus.md, with the times of a release build
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
