//! Servers: their URLs, with variables.

use std::fmt;

/// A server of a document (OpenAPI 3.0.3, Server Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Server {
    /// The URL, with the default values of variables. A relative URL is resolved against the URL of
    /// the document.
    pub url: &'static str,
    /// The description.
    pub description: &'static str,
    /// The URL with variables in braces, as in the document.
    pub template: &'static str,
    /// The variables of the template.
    pub variables: &'static [ServerVariable],
    /// The environment, if documented (`x-copperplate-environment`).
    pub environment: Option<Environment>,
}

/// The purpose of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Environment {
    /// Operations have real effects: money moves.
    Production,
    /// Operations are tests.
    Sandbox,
}

/// A variable in the URL of a server (OpenAPI 3.0.3, Server Variable Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// The name.
    pub name: &'static str,
    /// The value used by default.
    pub default: &'static str,
    /// The permitted values; empty if any value is permitted.
    pub values: &'static [&'static str],
}

impl Server {
    /// A server with this URL and without variables.
    #[must_use]
    pub const fn new(url: &'static str) -> Self {
        Self {
            url,
            description: "",
            template: url,
            variables: &[],
            environment: None,
        }
    }

    /// Sets the environment.
    #[must_use]
    pub const fn environment(mut self, environment: Environment) -> Self {
        self.environment = Some(environment);
        self
    }

    /// Sets the description.
    #[must_use]
    pub const fn description(mut self, description: &'static str) -> Self {
        self.description = description;
        self
    }

    /// Sets the template of the URL and its variables.
    #[must_use]
    pub const fn variables(
        mut self,
        template: &'static str,
        variables: &'static [ServerVariable],
    ) -> Self {
        self.template = template;
        self.variables = variables;
        self
    }

    /// The URL with these values for variables, and default values for the others.
    ///
    /// ```
    /// use copperplate_runtime::servers::{Server, ServerVariable};
    ///
    /// const REGION: ServerVariable =
    ///     ServerVariable { name: "region", default: "eu", values: &["eu", "us"] };
    /// const SERVER: Server =
    ///     Server::new("https://eu.example.com/v1").variables("https://{region}.example.com/v1", &[REGION]);
    ///
    /// assert_eq!(SERVER.with(&[("region", "us")]).unwrap().as_str(), "https://us.example.com/v1");
    /// assert!(SERVER.with(&[("region", "evil.example/")]).is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// The server does not have the variable, or the variable does not admit the value. Without a
    /// documented list, a value must not reach into another part of the URL.
    pub fn with(&self, values: &[(&str, &str)]) -> Result<ServerUrl, ServerError> {
        for (name, _) in values {
            if !self.variables.iter().any(|known| known.name == *name) {
                return Err(ServerError::UnknownVariable((*name).to_owned()));
            }
        }
        let mut url = String::with_capacity(self.template.len());
        let mut rest = self.template;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, behind)) = after.split_once('}') else {
                break;
            };
            url.push_str(before);
            let known = self.variables.iter().find(|known| known.name == name);
            let known = known.ok_or_else(|| ServerError::UnknownVariable(name.to_owned()))?;
            let given = values.iter().find(|(given, _)| *given == name);
            match given {
                Some((_, value)) if known.takes(value, &url) => url.push_str(value),
                Some(_) => return Err(ServerError::IllegalValue(known.name)),
                None => url.push_str(known.default),
            }
            rest = behind;
        }
        url.push_str(rest);
        Ok(ServerUrl(url))
    }
}

impl ServerVariable {
    /// Returns true if a value is valid after this part of the URL.
    fn takes(&self, value: &str, before: &str) -> bool {
        if !self.values.is_empty() {
            return self.values.contains(&value);
        }
        let barred = |it: char| it.is_control() || it.is_whitespace() || "@?#\\{}".contains(it);
        if value.chars().any(barred) || value.split('/').any(|it| matches!(it, "." | "..")) {
            return false;
        }
        // A variable at the start may be the whole URL. A variable in the authority must not end
        // it.
        let authority = before.split_once("//").map(|(_, rest)| rest);
        match authority {
            _ if before.is_empty() => !value.is_empty(),
            Some(authority) if !authority.contains('/') => {
                !value.is_empty() && !value.contains('/')
            }
            _ => true,
        }
    }
}

/// The URL of a server, with its variables replaced. A client validates it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerUrl(String);

impl ServerUrl {
    /// A server the document does not list.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self(url.into())
    }

    /// The URL as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path of the URL without its trailing slash, possibly empty. Without a proxy in front
    /// that removes the path, nest a router under it.
    #[must_use]
    pub fn path(&self) -> &str {
        let rest = match self.0.split_once("//") {
            Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or(""),
            None => self.0.as_str(),
        };
        rest.trim_end_matches('/')
    }
}

impl From<Server> for ServerUrl {
    fn from(server: Server) -> Self {
        Self(server.url.to_owned())
    }
}

impl From<&Server> for ServerUrl {
    fn from(server: &Server) -> Self {
        Self(server.url.to_owned())
    }
}

/// The reason why the URL of a server can't be built.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ServerError {
    /// The server has no variable with this name.
    UnknownVariable(String),
    /// The variable with this name does not admit the value.
    IllegalValue(&'static str),
}

impl fmt::Display for ServerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownVariable(name) => {
                write!(
                    formatter,
                    "the server has no variable `{}`",
                    name.escape_debug()
                )
            }
            Self::IllegalValue(name) => {
                write!(formatter, "the variable `{name}` does not admit this value")
            }
        }
    }
}

impl std::error::Error for ServerError {}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const OPEN: Server = Server::new("https://a.example.com/v1").variables(
        "https://{host}.example.com/{base}",
        &[
            ServerVariable {
                name: "host",
                default: "a",
                values: &[],
            },
            ServerVariable {
                name: "base",
                default: "v1",
                values: &[],
            },
        ],
    );

    #[test]
    fn defaults_stand_where_no_value_is_given() {
        assert_eq!(OPEN.with(&[]).unwrap().as_str(), "https://a.example.com/v1");
        let url = OPEN.with(&[("base", "v2/x")]).unwrap();
        assert_eq!(
            (url.as_str(), url.path()),
            ("https://a.example.com/v2/x", "/v2/x")
        );
    }

    #[test]
    fn no_value_leads_to_another_host() {
        for host in ["", "evil.org/", "u@evil", "evil?", "evil#", "a\\b", "a b"] {
            let refused = OPEN.with(&[("host", host)]);
            assert_eq!(refused, Err(ServerError::IllegalValue("host")), "{host}");
        }
        for base in ["../x", "x?y", "x#y", "."] {
            assert!(OPEN.with(&[("base", base)]).is_err(), "{base}");
        }
        let unknown = ServerError::UnknownVariable("port".to_owned());
        assert_eq!(OPEN.with(&[("port", "1")]), Err(unknown));
    }

    #[test]
    fn paths_have_no_slash_behind() {
        for (url, path) in [
            ("https://a", ""),
            ("https://a/", ""),
            ("/v1/", "/v1"),
            ("//a/b", "/b"),
        ] {
            assert_eq!(ServerUrl::new(url).path(), path, "{url}");
        }
    }
}
