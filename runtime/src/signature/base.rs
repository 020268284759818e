//! The text that is signed (RFC 9421, section 2.5).

use http::HeaderMap;

use super::component::{Component, Kind};
use super::fields;
use super::message::{HttpMessage, Start, Target};
use super::unverified::Unverified;

/// The signature base of a message. `parameters` are the components and the parameters of the
/// signature, as in `Signature-Input`.
pub(super) fn signature_base(
    message: &HttpMessage<'_>,
    components: &[Component],
    parameters: &str,
) -> Result<String, Unverified> {
    let mut base = String::new();
    for component in components {
        let value = value(message, component)?;
        base.push_str(component.identifier());
        base.push_str(": ");
        base.push_str(&value);
        base.push('\n');
    }
    base.push_str("\"@signature-params\": ");
    base.push_str(parameters);
    Ok(base)
}

/// The value of a component.
pub(super) fn value(
    message: &HttpMessage<'_>,
    component: &Component,
) -> Result<String, Unverified> {
    let (target, headers) = match (component.of_request, &message.start) {
        (false, Start::Request(target)) => (Some(target), message.headers),
        (false, Start::Response(status)) if component.name() == "@status" => {
            return Ok(status.as_str().to_owned());
        }
        (false, Start::Response(_)) => (None, message.headers),
        // Only a response has a request behind it.
        (true, Start::Request(_)) => return Err(Unverified::Absent),
        (true, Start::Response(_)) => match &message.request {
            Some((target, headers)) => (Some(target), *headers),
            None => return Err(Unverified::Absent),
        },
    };
    match &component.kind {
        Kind::Derived => derived(target.ok_or(Unverified::Absent)?, component.name()),
        Kind::QueryParameter(name) => parameter(target.ok_or(Unverified::Absent)?, name),
        kind => field(headers, component.name(), kind),
    }
}

fn field(headers: &HeaderMap, name: &str, kind: &Kind) -> Result<String, Unverified> {
    match kind {
        Kind::Structured => fields::structured(headers, name),
        Kind::Member(key) => fields::member(headers, name, key),
        Kind::Bytes => fields::bytes(headers, name),
        Kind::Field | Kind::Derived | Kind::QueryParameter(_) => fields::joined(headers, name),
    }
}

/// A derived component of a request (RFC 9421, section 2.2).
fn derived(target: &Target<'_>, name: &str) -> Result<String, Unverified> {
    let scheme = target.scheme.to_ascii_lowercase();
    // An empty path is normalized to a slash (section 2.2.6).
    let path = match target.path {
        "" => "/",
        path => path,
    };
    let request_target = match target.query {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    Ok(match name {
        "@method" => target.method.as_str().to_owned(),
        "@target-uri" => format!("{scheme}://{}{request_target}", authority(target)),
        "@authority" => authority(target),
        "@scheme" => scheme,
        "@request-target" => request_target,
        "@path" => path.to_owned(),
        "@query" => format!("?{}", target.query.unwrap_or_default()),
        _ => return Err(Unverified::Absent),
    })
}

/// The host in lower case, with the port unless it is the one of the scheme (section 2.2.3).
fn authority(target: &Target<'_>) -> String {
    let authority = target.authority.to_ascii_lowercase();
    let port = match target.scheme.eq_ignore_ascii_case("http") {
        true => ":80",
        false => ":443",
    };
    match authority.strip_suffix(port) {
        Some(host) => host.to_owned(),
        None => authority,
    }
}

/// A query parameter (section 2.2.8). One that occurs several times can't be covered.
fn parameter(target: &Target<'_>, name: &str) -> Result<String, Unverified> {
    let pairs = target.query.unwrap_or_default().split('&');
    let pairs = pairs.filter(|pair| !pair.is_empty());
    let mut values = pairs.filter_map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (recoded(key) == name).then(|| recoded(value))
    });
    match (values.next(), values.next()) {
        (Some(only), None) => Ok(only),
        (None, _) => Err(Unverified::Absent),
        (Some(_), Some(_)) => Err(Unverified::Unsupported),
    }
}

/// A piece of a form, decoded and percent-encoded again (URL Standard,
/// `application/x-www-form-urlencoded`, with `%20` for a space).
fn recoded(piece: &str) -> String {
    let mut bytes = Vec::with_capacity(piece.len());
    let mut rest = piece.as_bytes();
    while let [byte, after @ ..] = rest {
        rest = after;
        match (*byte, after) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, after @ ..]) => match hex(*high).zip(hex(*low)) {
                Some((high, low)) => {
                    bytes.push(high * 16 + low);
                    rest = after;
                }
                None => bytes.push(b'%'),
            },
            (byte, _) => bytes.push(byte),
        }
    }
    let text = String::from_utf8_lossy(&bytes);
    let mut out = String::with_capacity(piece.len());
    for byte in text.bytes() {
        match byte.is_ascii_alphanumeric() || b"*-._".contains(&byte) {
            true => out.push(char::from(byte)),
            false => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn hex(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}
