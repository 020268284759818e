//! Plans servers: a constant for each, and a builder for URLs with variables.

use std::collections::BTreeMap;

use crate::internal;
use crate::ir::{Api, Environment, Server};
use crate::naming::{Scope, type_name, value_name, variant_name};

use super::doc_text::DocText;
use super::names::kept::Kept;

/// The servers of an API without duplicates.
#[derive(Clone, Debug, Default)]
pub struct ServersPlan {
    /// The servers in order of first occurrence; servers of the document come first.
    pub servers: Vec<ServerPlan>,
    /// The constants of the document's servers.
    pub document: Vec<String>,
    /// True if a client must choose one, since the first is production.
    pub asks: bool,
}

/// A server.
#[derive(Clone, Debug)]
pub struct ServerPlan {
    /// The name of its constant.
    pub constant: String,
    /// The server.
    pub server: Server,
    /// Its documentation.
    pub words: DocText,
    /// The builder and its variables, in the server's order of variables.
    pub builder: Option<(String, Vec<VariablePlan>)>,
}

/// A variable of a server.
#[derive(Clone, Debug)]
pub struct VariablePlan {
    /// The field, and the method that sets it.
    pub ident: String,
    /// Its documentation.
    pub words: DocText,
    /// The enum of its values with a variant for each value; `None` if it takes any text.
    pub choice: Option<(String, Vec<(String, String)>)>,
}

impl ServersPlan {
    pub(super) fn constant(&self, server: &Server) -> &str {
        constant(&self.servers, server)
    }
}

/// Plans the servers of the document first, then the servers of operations and links, so that no
/// later server renames an earlier one.
pub(super) fn plan(api: &Api, kept: &Kept) -> ServersPlan {
    let mut names = Names::default();
    let _ = names.constants.claim("SERVERS", None);
    let own = api.operations.iter().flat_map(|it| &it.servers);
    let links = api.operations.iter().flat_map(|it| &it.links);
    let all = api.servers.iter().chain(own);
    let all = all.chain(links.filter_map(|it| it.server.as_ref()));
    // Two servers of one URL differ in their descriptions; only the first has a place in the lock.
    let mut reserved: BTreeMap<&str, &str> = BTreeMap::new();
    for server in all.clone() {
        if let Some(name) = kept.of_server(server)
            && !reserved.contains_key(server.template.as_str())
            && names.constants.claim(name, None).is_ok()
        {
            reserved.insert(&server.template, name);
        }
    }
    let mut servers: Vec<ServerPlan> = Vec::new();
    for server in all {
        if !servers.iter().any(|it| it.server == *server) {
            let kept = reserved.remove(server.template.as_str());
            servers.push(names.server(server, kept));
        }
    }
    let document = api
        .servers
        .iter()
        .map(|it| constant(&servers, it).to_owned());
    let first = api.servers.first().and_then(|it| it.environment);
    ServersPlan {
        document: document.collect(),
        asks: first == Some(Environment::Production),
        servers,
    }
}

fn constant<'s>(servers: &'s [ServerPlan], server: &Server) -> &'s str {
    match servers.iter().find(|it| it.server == *server) {
        Some(known) => &known.constant,
        None => internal::error("a server has no constant"),
    }
}

/// The names claimed by servers.
#[derive(Default)]
struct Names {
    constants: Scope,
    types: Scope,
}

impl Names {
    fn server(&mut self, server: &Server, kept: Option<&str>) -> ServerPlan {
        let name = name(server);
        let constant = match kept {
            Some(kept) => kept.to_owned(),
            None => self.constants.constant(&name),
        };
        let builder = (!server.variables.is_empty()).then(|| self.builder(&name, server));
        let words = DocText::of(&crate::ir::Docs {
            description: server.description.clone(),
            provenance: server.provenance.clone(),
            ..crate::ir::Docs::default()
        });
        ServerPlan {
            constant,
            words: words.or(|| "A server.".to_owned()),
            builder,
            server: server.clone(),
        }
    }

    fn builder(&mut self, name: &str, server: &Server) -> (String, Vec<VariablePlan>) {
        let ident = self.types.unique(&type_name(&[name.to_owned()]));
        let mut fields = Scope::default();
        for taken in ["new", "url", "default"] {
            let _ = fields.claim(taken, None);
        }
        let variables = server.variables.iter().map(|variable| {
            let words = DocText::of(&crate::ir::Docs {
                description: variable.description.clone(),
                ..crate::ir::Docs::default()
            });
            let choice = (!variable.values.is_empty()).then(|| {
                let ty = type_name(&[name.to_owned(), variable.name.clone()]);
                let mut variants = Scope::default();
                let values = variable.values.iter();
                let values = values.map(|value| {
                    let variant = variants.unique(&variant_name(value));
                    (variant, value.clone())
                });
                (self.types.unique(&ty), values.collect())
            });
            VariablePlan {
                ident: fields.unique(&value_name(&variable.name)),
                words: words
                    .or(|| format!("The variable {}.", crate::text::code_span(&variable.name))),
                choice,
            }
        });
        let variables = variables.collect();
        (ident, variables)
    }
}

/// The name of a server: its own, else its description if it is short, else its URL.
fn name(server: &Server) -> String {
    const SHORT: usize = 32;
    if let Some(name) = &server.name
        && name.chars().any(char::is_alphanumeric)
    {
        return name.clone();
    }
    let description = server.description.as_deref().unwrap_or_default().trim();
    let description = description.trim_end_matches('.');
    let words = description.chars().any(char::is_alphanumeric);
    if words && description.chars().count() <= SHORT && !description.contains('\n') {
        return description.to_owned();
    }
    let address = server.template.split_once("://");
    let address = address.map_or(server.template.as_str(), |(_, rest)| rest);
    match address.trim_matches('/') {
        "" => "root".to_owned(),
        address => address.to_owned(),
    }
}
