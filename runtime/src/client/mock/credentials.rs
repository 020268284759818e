//! The credentials of a request, as far as a message shows them.

use http::header::{AUTHORIZATION, COOKIE, HeaderMap};
use http::request::Parts;

use crate::wire::OperationInfo;
use crate::wire::security::{ApiKeyLocation, Requirement, SchemeKind};

/// Returns true if the request has the credentials of one alternative of its requirements.
pub(super) fn are_there(info: &OperationInfo, parts: &Parts) -> bool {
    let mut alternatives = info.security.iter();
    info.security.is_empty() || alternatives.any(|all| all.iter().all(|it| is_there(it, parts)))
}

fn is_there(requirement: &Requirement, parts: &Parts) -> bool {
    match requirement.scheme.kind {
        SchemeKind::Bearer => authorized(&parts.headers, "bearer"),
        SchemeKind::Basic => authorized(&parts.headers, "basic"),
        SchemeKind::ApiKey { location, name } => match location {
            ApiKeyLocation::Header => parts.headers.contains_key(name),
            ApiKeyLocation::Query => pairs(parts.uri.query().unwrap_or_default(), '&', name),
            ApiKeyLocation::Cookie => {
                let mut cookies = parts.headers.get_all(COOKIE).iter();
                cookies.any(|it| it.to_str().is_ok_and(|it| pairs(it, ';', name)))
            }
        },
        // These are in no part of the message.
        SchemeKind::MutualTls | SchemeKind::Unsupported => true,
    }
}

fn authorized(headers: &HeaderMap, scheme: &str) -> bool {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    values.any(|it| {
        let text = it.to_str().unwrap_or_default();
        let found = text.split_once(' ');
        found.is_some_and(|(name, rest)| name.eq_ignore_ascii_case(scheme) && !rest.is_empty())
    })
}

fn pairs(text: &str, separator: char, name: &str) -> bool {
    let mut pairs = text.split(separator).map(str::trim_start);
    pairs.any(|it| it.split_once('=').is_some_and(|(found, _)| found == name))
}
