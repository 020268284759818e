//! Servers and the variables in their URLs.

use super::Provenance;

/// A server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its URL as the document writes it, with variables in braces.
    pub template: String,
    /// Its URL with default values in place of variables.
    pub url: String,
    /// What the document says about it.
    pub description: Option<String>,
    /// The variables, in the order of the document.
    pub variables: Vec<ServerVariable>,
    /// Whether it is for real money or for tests, if the document says so.
    pub environment: Option<Environment>,
    /// Where what is said of it comes from, if that is not the provider's page.
    pub provenance: Vec<Provenance>,
}

/// What a server is for (`x-copperplate-environment`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// What is done there is real.
    Production,
    /// What is done there is a test.
    Sandbox,
}

impl Environment {
    /// Every environment with its word in a document.
    pub const ALL: [(&'static str, Self); 2] =
        [("production", Self::Production), ("sandbox", Self::Sandbox)];
}

/// A variable in the URL of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name.
    pub name: String,
    /// The value that stands where no other is given.
    pub default: String,
    /// The legal values; empty where any will do.
    pub values: Vec<String>,
    /// What the document says about it.
    pub description: Option<String>,
}
