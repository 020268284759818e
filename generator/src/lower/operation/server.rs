//! Lowers servers of documents, paths, operations and links.

use std::collections::BTreeSet;

use crate::diagnostics;
use crate::ir::{Environment, Server, ServerVariable};
use crate::source::{Place, Version};

use super::template::{Piece, template};
use crate::lower::context::Context;
use crate::lower::findings::Findings;
use crate::lower::{provenance, words};

/// Reads Server Objects.
pub(crate) struct ServerReader<'r, 'a> {
    pub(crate) context: Context<'a>,
    pub(crate) findings: &'r mut Findings,
}

impl<'a> ServerReader<'_, 'a> {
    pub(crate) fn servers(&mut self, place: &Place<'a>) -> Vec<Server> {
        let Some(list) = place.get("servers") else {
            return Vec::new();
        };
        let servers = list.items().filter_map(|(_, it)| self.server(&it));
        servers.collect()
    }

    /// The servers of an operation: its own, else the servers of its path.
    pub(super) fn own_servers(&mut self, item: &Place<'a>, operation: &Place<'a>) -> Vec<Server> {
        let of_path = self.servers(item);
        let own = self.servers(operation);
        if own.is_empty() { of_path } else { own }
    }

    /// Reads a server. The sweep has reported one that does not fit the model.
    pub(crate) fn server(&mut self, place: &Place<'a>) -> Option<Server> {
        let stated: openapiv3::Server = place.view().ok()?;
        let stated_variables = stated.variables.unwrap_or_default();
        let places = place.get("variables");
        let places = places.iter().flat_map(Place::members);
        let variables: Vec<_> = stated_variables
            .into_iter()
            .zip(places)
            .map(|((name, variable), (.., at))| self.variable(name, variable, &at))
            .collect();
        let url = self.filled(place, &stated.url, &variables);
        Some(Server {
            template: stated.url,
            url,
            // The name is new in 3.2, and the model is the one of 3.0.
            name: words::text(place, "name"),
            description: stated.description,
            variables,
            environment: environment(place),
            provenance: provenance::marks(place),
        })
    }

    fn variable(
        &mut self,
        name: String,
        stated: openapiv3::ServerVariable,
        place: &Place<'a>,
    ) -> ServerVariable {
        let mut values: Vec<String> = Vec::new();
        for value in stated.enumeration {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        if !values.is_empty() && !values.contains(&stated.default) {
            // OpenAPI 3.1 requires that the list contains the default; 3.0 sends an unlisted
            // default.
            let strict = self.context.document.version() != Version::V3_0;
            self.findings
                .error(diagnostics::server::unlisted_default(place, &name, strict));
            values.push(stated.default.clone());
        }
        ServerVariable {
            name,
            default: stated.default,
            values,
            description: stated.description,
        }
    }

    /// The URL with default values in place of variables.
    fn filled(&mut self, place: &Place<'a>, url: &str, variables: &[ServerVariable]) -> String {
        let at = place.get("url").unwrap_or_else(|| place.clone());
        let mut filled = String::with_capacity(url.len());
        let mut used = BTreeSet::new();
        for part in template(url) {
            let name = match part {
                Piece::Text(text) => {
                    filled.push_str(text);
                    continue;
                }
                Piece::Name(name) => name,
            };
            match variables.iter().find(|it| it.name == name) {
                Some(variable) => filled.push_str(&variable.default),
                None => self
                    .findings
                    .error(diagnostics::server::undefined_variable(&at, name)),
            }
            used.insert(name);
        }
        for variable in variables
            .iter()
            .filter(|it| !used.contains(it.name.as_str()))
        {
            self.findings
                .error(diagnostics::server::unused_variable(&at, &variable.name));
        }
        filled
    }
}

/// The environment of a server, if the document states it. The sweep has reported unknown words.
fn environment(place: &Place<'_>) -> Option<Environment> {
    let word = words::text(place, "x-copperplate-environment")?;
    let found = Environment::ALL.iter().find(|(known, _)| *known == word);
    found.map(|(_, environment)| *environment)
}
