//! Lowers servers of documents, paths, operations and links.

use std::collections::BTreeSet;

use crate::diagnostics;
use crate::ir::{Environment, Server, ServerVariable};
use crate::source::{Place, Version};

use super::template::{Part, template};
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

    pub(crate) fn server(&mut self, place: &Place<'a>) -> Option<Server> {
        let template = words::text(place, "url")?;
        let mut variables = Vec::new();
        if let Some(map) = place.get("variables") {
            for (name, _, variable) in map.members() {
                variables.extend(self.variable(name, &variable));
            }
        }
        let url = self.filled(place, &template, &variables);
        Some(Server {
            template,
            url,
            description: words::text(place, "description"),
            variables,
            environment: environment(place),
            provenance: provenance::marks(place),
        })
    }

    fn variable(&mut self, name: &str, place: &Place<'a>) -> Option<ServerVariable> {
        let default = words::text(place, "default")?;
        let mut values: Vec<String> = Vec::new();
        for (_, value) in place.get("enum").iter().flat_map(Place::items) {
            let value = value.node.as_str().unwrap_or_default();
            if !values.iter().any(|known| known == value) {
                values.push(value.to_owned());
            }
        }
        if !values.is_empty() && !values.contains(&default) {
            // OpenAPI 3.1 requires that the list contains the default; 3.0 sends an unlisted
            // default.
            let strict = self.context.document.version() != Version::V3_0;
            self.findings
                .error(diagnostics::server::unlisted_default(place, name, strict));
            values.push(default.clone());
        }
        Some(ServerVariable {
            name: name.to_owned(),
            default,
            values,
            description: words::text(place, "description"),
        })
    }

    /// The URL with default values in place of variables.
    fn filled(&mut self, place: &Place<'a>, url: &str, variables: &[ServerVariable]) -> String {
        let at = place.get("url").unwrap_or_else(|| place.clone());
        let defined = place.get("variables");
        let mut filled = String::with_capacity(url.len());
        let mut used = BTreeSet::new();
        for part in template(url) {
            let name = match part {
                Part::Text(text) => {
                    filled.push_str(text);
                    continue;
                }
                Part::Name(name) => name,
            };
            match variables.iter().find(|it| it.name == name) {
                Some(variable) => filled.push_str(&variable.default),
                // Invalid variables were reported at their definition.
                None if defined.as_ref().is_some_and(|it| it.get(name).is_some()) => {}
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
