//! The arguments of the command line.

mod generate;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use copperplate::options::Runtime;

use crate::review::Review;
pub use generate::{Color, Format, Generate};

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
