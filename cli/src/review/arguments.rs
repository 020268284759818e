//! The arguments of `review`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Arguments of `review`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  copperplate review                             the working tree against the merge base with main
  copperplate review --against v1.4.0 --fail-on callers,builds
  copperplate review --before old.yaml --after new.yaml

review.allow.toml accepts findings by id, each with a reason and a last day.

Exit code: 0 if no protected party breaks; 1 if one does, or if an entry of review.allow.toml has
ended or matches nothing; 2 if a revision can't be read.")]
pub struct Review {
    /// The old revision; the merge base with the main branch if left out
    #[arg(long, value_name = "REV")]
    pub against: Option<String>,

    /// The form of the report
    #[arg(long, value_enum, default_value_t = ReviewFormat::Text)]
    pub format: ReviewFormat,

    /// The parties that must not break
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        default_value = "none",
        value_name = "PARTIES"
    )]
    pub fail_on: Vec<FailOn>,

    /// The address of files for links, such as https://github.com/owner/name/blob
    #[arg(long, value_name = "URL")]
    pub links: Option<String>,

    /// Compare this document instead of a revision
    #[arg(
        long,
        value_name = "PATH",
        requires = "after",
        conflicts_with = "against"
    )]
    pub before: Option<PathBuf>,

    /// The document to compare it with
    #[arg(long, value_name = "PATH", requires = "before")]
    pub after: Option<PathBuf>,
}

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReviewFormat {
    /// For a terminal
    Text,
    /// For a comment in a pull request
    Markdown,
    /// For programs
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// SARIF 2.1.0 for code scanning
    Sarif,
    /// Text to paste into a change log
    Changelog,
}

/// A party that must not break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Callers of the API
    Callers,
    /// Servers of the API
    Servers,
    /// Receivers of webhooks and callbacks
    Receivers,
    /// Rust code that uses the generated crate
    Builds,
    /// Names alone: code that compiles again after a rename
    Names,
    /// Changes that can break a party
    Risks,
    /// No party: report and succeed
    None,
}
