//! Makes a valid request of an operation.

use base64::Engine as _;
use bytes::Bytes;
use copperplate::ir::{ApiKeyPlace, Location, MediaKind, SchemeKind};
use copperplate_runtime::Json;
use copperplate_runtime::message::RequestWriter;
use copperplate_runtime::operation::{MethodName, OperationInfo};
use http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderName};
use http::{HeaderValue, Request};

use super::positions;
use crate::generate::{self, seed};
use crate::model::{Api, BodyContent, Direction, Operation, Parameter, leaked_text};
use crate::settings::Credential;

/// Makes a valid request with credentials: examples of the document, or generated values.
///
/// # Errors
///
/// The reason why there is none.
pub fn request(
    api: &Api,
    operation: &Operation,
    credentials: &[Credential],
    base: u64,
) -> Result<Request<Bytes>, String> {
    let mut writer = RequestWriter::default();
    for parameter in &operation.parameters {
        let content = parameter.content;
        if content.signed || !(content.required || has_example(parameter)) {
            continue;
        }
        let value = value(api, parameter, seed(base, &content.name))?;
        writer.structured(parameter.constant, &value);
    }
    let body = body(operation);
    let value = match body {
        Some(body) => body_value(api, body, seed(base, &operation.content.id))?,
        None => None,
    };
    if let (Some(body), Some(value)) = (body, &value) {
        match body.content.kind {
            MediaKind::Json => writer.body(body.json, value),
            MediaKind::Form => writer.body(body.form, value),
            _ => {}
        }
    }
    let content = operation.content;
    let method = MethodName::new(leaked_text(content.method.as_str()));
    let info = OperationInfo::new("", method, content.path.as_str());
    let mut request = writer.finish(&info).map_err(|report| report.to_string())?;
    if let (Some(body), Some(value)) = (body, &value) {
        other_body(body, value, &mut request);
    }
    for parameter in operation.parameters.iter().filter(|it| it.content.signed) {
        put(&mut request, &parameter.content.name, "signature");
    }
    authorize(api, operation, credentials, &mut request);
    Ok(request)
}

fn has_example(parameter: &Parameter) -> bool {
    parameter.content.location == Location::Header && parameter.content.idempotency_key
}

fn value(api: &Api, parameter: &Parameter, seed: u64) -> Result<Json, String> {
    let content = parameter.content;
    let examples = content.docs.examples.iter();
    let mut examples = examples.filter_map(|it| generate::json(it));
    let fits = |it: &Json| {
        let checked = generate::check(api, content.schema, Direction::Request, it);
        checked.is_ok() && it.as_str() != Some("")
    };
    if let Some(found) = examples.find(fits) {
        return Ok(found);
    }
    let mut last = Err("no value was found".to_owned());
    for attempt in 0..8 {
        last = generate::value(api, content.schema, Direction::Request, seed + attempt);
        if last.as_ref().is_ok_and(fits) {
            return last;
        }
    }
    let why = format!("the parameter `{}` has only an empty value", content.name);
    last.and(Err(why))
}

/// The body to send, JSON first.
fn body(operation: &Operation) -> Option<&BodyContent> {
    let mut bodies = operation.bodies.iter();
    let json = bodies.find(|it| it.content.kind == MediaKind::Json);
    json.or(operation.bodies.first())
}

fn body_value(api: &Api, body: &BodyContent, seed: u64) -> Result<Option<Json>, String> {
    if matches!(
        body.content.kind,
        MediaKind::Ordered | MediaKind::PartStream
    ) {
        let make = |id, at| generate::value(api, id, Direction::Request, seed.wrapping_add(at));
        return positions::generated(body.content, &make).map(Some);
    }
    let Some((id, _)) = body.schema else {
        return Ok(Some(Json::String("copperplate".to_owned())));
    };
    let examples = body.content.examples.iter();
    let mut examples = examples.filter_map(|it| generate::json(&it.value));
    let fits = |it: &Json| generate::check(api, id, Direction::Request, it).is_ok();
    match examples.find(fits) {
        Some(found) => Ok(Some(found)),
        None => generate::value(api, id, Direction::Request, seed).map(Some),
    }
}

/// Puts the body of a media type that is neither JSON nor a form.
fn other_body(body: &BodyContent, value: &Json, request: &mut Request<Bytes>) {
    const BOUNDARY: &str = "copperplate";
    let text = |value: &Json| match value {
        Json::String(text) => text.clone(),
        other => String::from_utf8(copperplate_runtime::to_json(other)).unwrap_or_default(),
    };
    if let (MediaKind::Ordered | MediaKind::PartStream, Json::Array(items)) =
        (body.content.kind, value)
    {
        let (bytes, media_type) = positions::written(body, items);
        *request.body_mut() = bytes;
        if let Ok(value) = HeaderValue::from_str(&media_type) {
            request.headers_mut().insert(CONTENT_TYPE, value);
        }
        return;
    }
    let (bytes, media_type) = match body.content.kind {
        MediaKind::Json | MediaKind::Form => return,
        MediaKind::Multipart => {
            let mut out = String::new();
            for (name, value) in value.as_object().into_iter().flatten() {
                let values = match value {
                    Json::Array(items) => items.iter().collect(),
                    other => vec![other],
                };
                for value in values {
                    out.push_str(&format!(
                        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{}\r\n",
                        text(value)
                    ));
                }
            }
            out.push_str(&format!("--{BOUNDARY}--\r\n"));
            (out, format!("multipart/form-data; boundary={BOUNDARY}"))
        }
        _ => (text(value), body.media_type.replace("*/*", "text/plain")),
    };
    *request.body_mut() = Bytes::from(bytes);
    if let Ok(value) = HeaderValue::from_str(&media_type.replace('*', "plain")) {
        request.headers_mut().insert(CONTENT_TYPE, value);
    }
}

/// Adds the credentials of the first alternative.
fn authorize(
    api: &Api,
    operation: &Operation,
    credentials: &[Credential],
    request: &mut Request<Bytes>,
) {
    let first = operation.content.security.first();
    for requirement in first.into_iter().flatten() {
        let Some(scheme) = api.content.schemes.get(requirement.scheme) else {
            continue;
        };
        let stated = credentials.iter().find(|it| it.scheme == scheme.name);
        let stated = stated.map(|it| it.secret.as_str());
        match &scheme.kind {
            SchemeKind::Bearer => {
                let value = format!("Bearer {}", stated.unwrap_or("sandbox"));
                put(request, AUTHORIZATION.as_str(), &value);
            }
            SchemeKind::Basic => {
                let engine = base64::engine::general_purpose::STANDARD;
                let value = engine.encode(stated.unwrap_or("sandbox:sandbox"));
                put(request, AUTHORIZATION.as_str(), &format!("Basic {value}"));
            }
            SchemeKind::ApiKey(ApiKeyPlace::Header, name) => {
                put(request, name, stated.unwrap_or("sandbox"));
            }
            SchemeKind::ApiKey(ApiKeyPlace::Cookie, name) => {
                let value = format!("{name}={}", stated.unwrap_or("sandbox"));
                put(request, COOKIE.as_str(), &value);
            }
            SchemeKind::ApiKey(ApiKeyPlace::Query, name) => {
                let uri = request.uri().to_string();
                let mark = if uri.contains('?') { '&' } else { '?' };
                let uri = format!("{uri}{mark}{name}={}", stated.unwrap_or("sandbox"));
                if let Ok(uri) = uri.parse() {
                    *request.uri_mut() = uri;
                }
            }
            SchemeKind::MutualTls | SchemeKind::Unsupported => {}
        }
    }
}

fn put(request: &mut Request<Bytes>, name: &str, value: &str) {
    let name = HeaderName::from_bytes(name.as_bytes());
    if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
        request.headers_mut().insert(name, value);
    }
}
