//! Servers and the variables in their URLs.

use super::Provenance;

/// A server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its URL as in the document, with variables in braces.
    pub template: String,
    /// Its `name`.
    pub name: Option<String>,
    /// Its URL with default values in place of variables.
    pub url: String,
    /// Its `description`.
    pub description: Option<String>,
    /// The variables, in the order of the document.
    pub variables: Vec<ServerVariable>,
    /// Its environment, if stated.
    pub environment: Option<Environment>,
    /// The source of its data, if it is not the provider's page.
    pub provenance: Vec<Provenance>,
}

/// The environment of a server (`x-copperplate-environment`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// Transactions are real.
    Production,
    /// Transactions are tests.
    Sandbox,
}

impl Environment {
    /// Every environment with its name in a document.
    pub const ALL: [(&'static str, Self); 2] =
        [("production", Self::Production), ("sandbox", Self::Sandbox)];
}

/// A variable in the URL of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name.
    pub name: String,
    /// The default value.
    pub default: String,
    /// The valid values; empty if every value is valid.
    pub values: Vec<String>,
    /// Its `description`.
    pub description: Option<String>,
}
