//! Servers as they are printed.

use super::Words;
use crate::ir::Server;

/// Every server of an API, each once.
#[derive(Clone, Debug, Default)]
pub struct ServersPlan {
    /// The servers in the order in which they are met, those of the document first.
    pub servers: Vec<ServerPlan>,
    /// The constants of the servers of the whole document.
    pub document: Vec<String>,
    /// Whether a client must choose among them, since the first is production.
    pub asks: bool,
}

/// A server.
#[derive(Clone, Debug)]
pub struct ServerPlan {
    /// The name of its constant.
    pub constant: String,
    /// The server.
    pub server: Server,
    /// What the document says about it.
    pub words: Words,
    /// The type that fills its variables; its variables are in the order of the server's.
    pub builder: Option<(String, Vec<VariablePlan>)>,
}

/// A variable of a server.
#[derive(Clone, Debug)]
pub struct VariablePlan {
    /// The field and the method that sets it.
    pub ident: String,
    /// What the document says about it.
    pub words: Words,
    /// The enumeration of its values, by name; each value with its variant. `None` where any text
    /// may stand.
    pub choice: Option<(String, Vec<(String, String)>)>,
}
