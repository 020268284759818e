//! Putting credentials on a message.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};
use reqwest::Url;
use zeroize::Zeroizing;

use super::super::boxed::BoxError;
use super::{Credential, Kind};
use crate::syntax::percent::encode as percent_encode;
use crate::wire::security::{ApiKeyLocation, Scheme, SchemeKind};

/// Puts a credential where its scheme has it.
pub(super) fn put(
    scheme: Scheme,
    credential: &Credential,
    url: &mut Url,
    headers: &mut HeaderMap,
) -> Result<(), BoxError> {
    let name = scheme.name;
    match (scheme.kind, &credential.0) {
        (SchemeKind::Bearer, Kind::Token(token)) => {
            let value = Zeroizing::new(format!("Bearer {}", token.as_str()));
            headers.insert(AUTHORIZATION, secret(name, &value)?);
        }
        (SchemeKind::Basic, Kind::Basic(pair)) => {
            let (user, password) = (pair.0.as_str(), pair.1.as_str());
            if user.contains(':') {
                return Err(format!("the user name for `{name}` must not hold a colon").into());
            }
            headers.insert(AUTHORIZATION, secret(name, &basic(user, password))?);
        }
        (
            SchemeKind::ApiKey {
                location: place,
                name: key,
            },
            Kind::Token(token),
        ) => {
            put_key(name, place, key, token, url, headers)?;
        }
        // The connection carries it.
        (SchemeKind::MutualTls, Kind::Certificate) => {}
        (SchemeKind::Unsupported, _) => {
            return Err(format!("the scheme `{name}` is not supported").into());
        }
        (SchemeKind::MutualTls, _) | (_, Kind::Certificate) => {
            return Err(format!("`{name}` and its credential are not of one kind").into());
        }
        (SchemeKind::Basic, Kind::Token(_)) => {
            return Err(format!("`{name}` needs a user name and a password").into());
        }
        (SchemeKind::Bearer | SchemeKind::ApiKey { .. }, Kind::Basic(_)) => {
            return Err(format!("`{name}` needs a token, not a user name and a password").into());
        }
    }
    Ok(())
}

fn put_key(
    scheme: &str,
    place: ApiKeyLocation,
    name: &'static str,
    key: &str,
    url: &mut Url,
    headers: &mut HeaderMap,
) -> Result<(), BoxError> {
    match place {
        ApiKeyLocation::Header => {
            let value = secret(scheme, key)?;
            headers.insert(HeaderName::from_bytes(name.as_bytes())?, value);
        }
        ApiKeyLocation::Query => {
            // RFC 3986: the form encoding of the `url` crate would make a space a plus.
            let others = url.query().filter(|others| !others.is_empty());
            let mut query = others.map_or_else(String::new, |others| format!("{others}&"));
            percent_encode(name, &mut query);
            query.push('=');
            percent_encode(key, &mut query);
            url.set_query(Some(&query));
        }
        ApiKeyLocation::Cookie => {
            // RFC 6265, section 4.1.1: a cookie can't hold these, and they would begin another.
            let barred = |byte: u8| !byte.is_ascii_graphic() || b"\",;\\".contains(&byte);
            if key.bytes().any(barred) {
                return Err(uncarried(scheme));
            }
            let others = headers.get(COOKIE).and_then(|value| value.to_str().ok());
            let joint = others.map_or_else(String::new, |others| format!("{others}; "));
            headers.insert(COOKIE, secret(scheme, &format!("{joint}{name}={key}"))?);
        }
    }
    Ok(())
}

/// The value of `Authorization` for a user name and a password (RFC 7617).
pub(in crate::client) fn basic(user: &str, password: &str) -> Zeroizing<String> {
    let pair = Zeroizing::new(format!("{user}:{password}"));
    let pair = Zeroizing::new(STANDARD.encode(pair.as_bytes()));
    Zeroizing::new(format!("Basic {}", pair.as_str()))
}

/// A header's value that no `Debug` shows.
fn secret(scheme: &str, text: &str) -> Result<HeaderValue, BoxError> {
    let mut value = HeaderValue::from_str(text).map_err(|_| uncarried(scheme))?;
    value.set_sensitive(true);
    Ok(value)
}

fn uncarried(scheme: &str) -> BoxError {
    format!("the credential for `{scheme}` has characters that a message can't carry").into()
}
