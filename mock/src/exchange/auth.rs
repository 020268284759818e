//! Authenticates requests by the security schemes of the document.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use base64::Engine as _;
use copperplate::ir::{ApiKeyPlace, Operation, Requirement, Scheme, SchemeKind};
use http::header::{AUTHORIZATION, COOKIE};
use http::request::Parts;

use crate::model::Api;
use crate::settings::Credential;

/// The caller of a request, as a digest of its credentials.
pub type Principal = u64;

/// The reason why a request is not authenticated.
pub struct Denied {
    /// True if a bearer token was sent, and is not accepted.
    pub invalid: bool,
}

/// Identifies the caller of an operation. Every credential is accepted that is not empty, unless the
/// settings have some for its scheme.
pub fn authenticate(
    api: &Api,
    operation: &Operation,
    parts: &Parts,
    accepted: &[Credential],
) -> Result<Principal, Denied> {
    if operation.security.is_empty() {
        return Ok(0);
    }
    let mut invalid = false;
    for alternative in &operation.security {
        let mut hasher = DefaultHasher::new();
        let mut whole = true;
        for requirement in alternative {
            match credential(api, requirement, parts) {
                Some((scheme, secret)) if is_accepted(scheme, &secret, accepted) => {
                    secret.hash(&mut hasher);
                }
                Some((scheme, _)) => {
                    invalid |= scheme.kind == SchemeKind::Bearer;
                    whole = false;
                }
                None => whole = false,
            }
        }
        if whole {
            return Ok(match alternative.is_empty() {
                true => 0,
                false => hasher.finish(),
            });
        }
    }
    Err(Denied { invalid })
}

fn is_accepted(scheme: &Scheme, secret: &str, accepted: &[Credential]) -> bool {
    let mut known = accepted
        .iter()
        .filter(|it| it.scheme == scheme.name)
        .peekable();
    match known.peek() {
        Some(_) => known.any(|it| it.secret == secret),
        None => true,
    }
}

/// The credential of a scheme in a request; `None` if there is none, or an empty one.
fn credential<'a>(
    api: &'a Api,
    requirement: &Requirement,
    parts: &Parts,
) -> Option<(&'a Scheme, String)> {
    let scheme = api.content.schemes.get(requirement.scheme)?;
    let secret = match &scheme.kind {
        SchemeKind::Bearer => authorization(parts, "bearer")?,
        SchemeKind::Basic => {
            let text = authorization(parts, "basic")?;
            let bytes = base64::engine::general_purpose::STANDARD
                .decode(text)
                .ok()?;
            String::from_utf8(bytes)
                .ok()
                .filter(|it| it.contains(':'))?
        }
        SchemeKind::ApiKey(ApiKeyPlace::Header, name) => {
            parts.headers.get(name.as_str())?.to_str().ok()?.to_owned()
        }
        SchemeKind::ApiKey(ApiKeyPlace::Query, name) => {
            let query = parts.uri.query().unwrap_or_default();
            pair(query.split('&'), name)?
        }
        SchemeKind::ApiKey(ApiKeyPlace::Cookie, name) => {
            let cookies = parts.headers.get(COOKIE)?.to_str().ok()?;
            pair(cookies.split(';').map(str::trim), name)?
        }
        // The mock has no TLS, so a certificate counts as shown.
        SchemeKind::MutualTls => "certificate".to_owned(),
        SchemeKind::Unsupported => return None,
    };
    (!secret.is_empty()).then_some((scheme, secret))
}

/// The credentials after a scheme's name, which is case-insensitive (RFC 9110, section 11.1).
fn authorization(parts: &Parts, scheme: &str) -> Option<String> {
    let mut all = parts.headers.get_all(AUTHORIZATION).iter();
    all.find_map(|value| {
        let (name, rest) = value.to_str().ok()?.split_once(' ')?;
        name.eq_ignore_ascii_case(scheme)
            .then(|| rest.trim().to_owned())
    })
}

fn pair<'t>(mut pairs: impl Iterator<Item = &'t str>, name: &str) -> Option<String> {
    pairs.find_map(|it| it.strip_prefix(name)?.strip_prefix('=').map(str::to_owned))
}

/// The values of `WWW-Authenticate` for an operation. Only schemes registered for HTTP have a
/// challenge, as in the server.
pub fn challenges(api: &Api, operation: &Operation, denied: &Denied) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for requirement in operation.security.iter().flatten() {
        let Some(scheme) = api.content.schemes.get(requirement.scheme) else {
            continue;
        };
        let challenge = match scheme.kind {
            SchemeKind::Bearer => {
                let mut text = "Bearer realm=\"api\"".to_owned();
                if denied.invalid {
                    text.push_str(", error=\"invalid_token\"");
                }
                if !requirement.scopes.is_empty() {
                    text.push_str(&format!(", scope=\"{}\"", requirement.scopes.join(" ")));
                }
                text
            }
            SchemeKind::Basic => "Basic realm=\"api\", charset=\"UTF-8\"".to_owned(),
            SchemeKind::ApiKey(..) | SchemeKind::MutualTls | SchemeKind::Unsupported => continue,
        };
        if !found.contains(&challenge) {
            found.push(challenge);
        }
    }
    found
}
