//! The arguments of the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use copperplate::Target;
use copperplate::options::{Runtime, StreamBodies, UnknownFormats, Wanted};

use crate::review::Review;

/// Turns OpenAPI documents into Rust: types, validators, an axum server stub and a reqwest client
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
pub struct Arguments {
    /// The task to run.
    #[command(subcommand)]
    pub task: Task,
}

/// The tasks.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Set up a repository: a document, a configuration, a package and a workflow
    Init(Init),
    /// Generate Rust from the OpenAPI documents of the configuration
    Generate(Generate),
    /// Verify that generated code is up to date; the same as `generate --check`
    Check(Generate),
    /// Generate again after each change of a file, and print only what changed
    Watch(Generate),
    /// Explain a diagnostic by its code: the meaning, an example and the correction
    Explain(Explain),
    /// Write an overlay that corrects the mistakes of a document
    Mend(Mend),
    /// Report who breaks by the changes since another revision
    Review(Review),
    /// Compare recorded traffic with the documents, and report what they get wrong
    Drift(Drift),
    /// Write the reference of APIs as pages of HTML
    Docs(Docs),
    /// Serve an editor over standard input and output, by the Language Server Protocol
    Lsp,
    /// Serve APIs as their providers do, from their documents
    Mock(Mock),
    /// Write JSON Schemas of the configuration and of documents, for editors
    Schemas(Schemas),
    /// Print the completions of a shell
    Completions(Completions),
}

/// Arguments of `init`.
#[derive(Debug, Args)]
#[command(after_help = "\
Writes copperplate.toml, a workflow for pull requests, .gitattributes and schemas for editors. In a folder without a
Cargo.toml it writes a workspace as well, and without a document a sample with a service that calls it.
No file is replaced.

Exit code: 0 if all went well, 2 if the arguments are wrong or a file is in the way.")]
pub struct Init {
    /// The OpenAPI document; copied to specs/ if it lies outside of this folder
    pub document: Option<PathBuf>,

    /// The name of the generated package
    #[arg(long, default_value = "apis")]
    pub name: String,

    /// The runtime of the generated package: version=VERSION, path=FOLDER or git=URL#REVISION; the
    /// version of this program if left out
    #[arg(long, value_name = "KIND=TEXT", value_parser = runtime)]
    pub runtime: Option<Runtime>,
}

/// The documents of a task: APIs of the configuration, or one document.
#[derive(Debug, Args)]
pub struct Documents {
    /// The APIs of the configuration; all if left out
    #[arg(conflicts_with = "document")]
    pub apis: Vec<String>,

    /// Use this document, which need not be in the configuration
    #[arg(long, value_name = "PATH")]
    pub document: Option<PathBuf>,

    /// Leave out every piece of the document with a mistake, or read it as it is plainly meant
    #[arg(long, requires = "document")]
    pub tolerant: bool,

    /// Apply this Overlay document (1.0 or 1.1) first; can be given several times
    #[arg(long, value_name = "PATH", requires = "document")]
    pub overlay: Vec<PathBuf>,

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
}

/// Arguments of `docs`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  copperplate docs                              a page for every API of the configuration, in docs/api/
  copperplate docs payments --output site       a page for one API, in site/
  copperplate docs --document api.yaml          a page for any document

A page needs no other file and runs no script. It has operations with snippets for curl and Rust, credentials, servers
and types, under the names of the generated code.

Exit code: 1 if a document is wrong or a page can't be written, 2 if the arguments are wrong.")]
pub struct Docs {
    /// The documents to describe
    #[command(flatten)]
    pub documents: Documents,

    /// The folder of the pages
    #[arg(long, value_name = "DIR", default_value = "docs/api")]
    pub output: PathBuf,
}

/// Arguments of `mock`, for the program that is built with it.
#[cfg(not(feature = "mock"))]
#[derive(Debug, Args)]
#[command(disable_help_flag = true)]
pub struct Mock {
    /// The arguments
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub arguments: Vec<std::ffi::OsString>,
}

/// Arguments of `mock`.
#[cfg(feature = "mock")]
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  copperplate mock                          serve every API of the configuration, each below its name
  copperplate mock payments --port 4010     serve one API
  copperplate mock --document api.yaml      serve any document
  copperplate mock --latency 200ms --fail 503:5% --drop 1%
                                            be slow, and fail at times

A request chooses its response by a header: `Prefer: code=409, example=name, dynamic=true`.

Exit code: 1 if a document is wrong or the port is in use, 2 if the arguments are wrong.")]
pub struct Mock {
    /// The documents to serve
    #[command(flatten)]
    pub documents: Documents,

    /// The port; a free one if left out
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub port: u16,

    /// The seed of generated values
    #[arg(long, default_value_t = 0)]
    pub seed: u64,

    /// The wait before each response, such as 200ms
    #[arg(long, value_name = "TIME", value_parser = copperplate_mock::duration)]
    pub latency: Option<std::time::Duration>,

    /// Fail instead of responding, such as 503:5%; can be given several times
    #[arg(long, value_name = "STATUS:PERCENT")]
    pub fail: Vec<copperplate_mock::Failing>,

    /// End connections without a response, such as 1%
    #[arg(long, value_name = "PERCENT", value_parser = copperplate_mock::percent)]
    pub drop: Option<u32>,

    /// Accept only this credential for a security scheme; can be given several times. Without it,
    /// every credential is accepted that is not empty
    #[arg(long, value_name = "SCHEME=SECRET")]
    pub credential: Vec<copperplate_mock::Credential>,

    /// Print no line for each request
    #[arg(long)]
    pub quiet: bool,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit code: 0 if all went well, 2 if no diagnostic has the code.")]
pub struct Explain {
    /// The code of a diagnostic, such as dangling-ref; without it, all codes are listed
    pub code: Option<String>,
}

/// Arguments of `mend`.
#[derive(Debug, Args)]
#[command(after_help = "\
The document stays as it is. Each action of the overlay has its reason, so read it, and use it with
`copperplate generate --document DOCUMENT --overlay OVERLAY`, or as an entry of `overlays` in the
configuration. Problems without a plain remedy are printed.

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

/// Arguments of `drift`.
#[derive(Debug, Args)]
#[command(after_help = "\
The traffic is an HTTP Archive (HAR 1.2), as proxies and browsers record it. Without `--api`, only
exchanges with a host of an API's servers belong to the API. The report shows no values of messages,
except ones that an enumeration lacks.

Exit code: 0 if the traffic fits the documents, 1 if it diverges, 2 if the arguments are wrong.")]
pub struct Drift {
    /// The recorded traffic
    pub traffic: PathBuf,

    /// Compare with this API only, whatever the host
    #[arg(long, value_name = "NAME", conflicts_with = "document")]
    pub api: Option<String>,

    /// Compare with this document instead of the ones of the configuration
    #[arg(long, value_name = "PATH")]
    pub document: Option<PathBuf>,

    /// Write the changes that would admit the traffic as an Overlay document
    #[arg(long, value_name = "PATH")]
    pub overlay: Option<PathBuf>,
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

/// Arguments of `schemas`.
#[derive(Debug, Args)]
#[command(after_help = "\
An editor completes and checks a file that names its schema, in the first line of copperplate.toml

  #:schema .copperplate/configuration.schema.json

and of a document in YAML, relative to its folder

  # yaml-language-server: $schema=../.copperplate/openapi.schema.json

Exit code: 1 if a file can't be written, 2 if the arguments are wrong.")]
pub struct Schemas {
    /// The folder of the schemas
    #[arg(long, value_name = "DIR", default_value = ".copperplate")]
    pub output: PathBuf,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}

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

/// Reads `--runtime`.
fn runtime(text: &str) -> Result<Runtime, String> {
    let known = "version=VERSION, path=FOLDER or git=URL#REVISION";
    match text.split_once('=') {
        Some(("version", version)) => Ok(Runtime::Version(version.to_owned())),
        Some(("path", folder)) => Ok(Runtime::Path(folder.into())),
        Some(("git", url)) => match url.split_once('#') {
            Some((url, revision)) => Ok(Runtime::Git {
                url: url.to_owned(),
                revision: revision.to_owned(),
            }),
            None => Err("a git repository needs a revision: git=URL#REVISION".to_owned()),
        },
        _ => Err(format!("write {known}")),
    }
}
