//! Reports about a change, in several formats.
//!
//! [`Report`] has the findings of all APIs; a file has each format. Nothing here decides a severity.

mod changelog;
mod findings;
mod github;
mod json;
mod markdown;
mod plain;
mod sarif;
mod semver;
mod text;
mod words;

pub use changelog::changelog;
pub use findings::{Accepted, Links, Report, Summary};
pub use github::github;
pub use json::json;
pub use markdown::markdown;
pub use sarif::sarif;
pub use semver::{Advice, advice, next};
pub use text::text;
