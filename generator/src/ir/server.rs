//! Servers and the variables in their URLs.

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
