//! The program that lets each version read the messages of the other one.

/// Its beginning; the calls of all mutations follow in `main`.
pub const PROGRAM: &str = r#"#![allow(unused, deprecated, clippy::all)]
use bytes::Bytes;
use versions::*;
use versions::runtime as rt;
use rt::operation::{ClientOperation, ServerOperation};

struct Raw {
    status: u16,
    target: String,
    headers: Vec<(String, String)>,
    body: String,
}

/// Messages of a file: fields end with U+001F, and messages with U+001E.
fn messages(stem: &str, kind: &str) -> Vec<Raw> {
    let folder = std::env::var("MESSAGES").expect("the folder of the messages");
    let text = std::fs::read_to_string(format!("{folder}/{stem}-{kind}")).expect("messages");
    let all = text.split('\u{1e}').filter(|it| !it.is_empty());
    let all = all.map(|message| {
        let mut fields = message.split('\u{1f}').map(str::to_owned);
        let mut next = || fields.next().unwrap_or_default();
        let (status, target, body) = (next(), next(), next());
        let mut headers = Vec::new();
        while let Some(name) = fields.next() {
            headers.push((name, fields.next().unwrap_or_default()));
        }
        Raw { status: status.parse().unwrap_or_default(), target, headers, body }
    });
    all.collect()
}

fn request(raw: &Raw, method: rt::operation::MethodName) -> Option<http::Request<Bytes>> {
    let mut request = http::Request::builder().method(method.as_str()).uri(raw.target.as_str());
    for (name, value) in &raw.headers {
        request = request.header(name.as_str(), value.as_str());
    }
    request.body(Bytes::from(raw.body.clone())).ok()
}

fn response(raw: &Raw) -> Option<http::Response<Bytes>> {
    let mut response = http::Response::builder().status(raw.status);
    for (name, value) in &raw.headers {
        response = response.header(name.as_str(), value.as_str());
    }
    response.body(Bytes::from(raw.body.clone())).ok()
}

/// 0: every message is read; 1: with a warning; 2: a message is refused, or a value is lost.
fn requests<W, R>(all: &[Raw], hook: bool) -> u8
where
    W: ClientOperation + ServerOperation,
    R: ClientOperation + ServerOperation,
{
    let mut worst = 0;
    for raw in all {
        let Some(sent) = request(raw, W::INFO.method) else { continue };
        let mut sent = if hook { on_path::<W>(sent) } else { sent };
        let Ok(value) = rt::message::read_request::<W>(&sent) else { continue };
        let Ok(mut written) = rt::message::write_request::<W>(&value) else { continue };
        if hook {
            written = on_path::<R>(written);
            sent = on_path::<R>(sent);
        } else if W::INFO.method != R::INFO.method {
            return 2;
        }
        // A signer fills these headers later.
        for name in R::INFO.signed {
            if let Some(value) = sent.headers().get(*name) {
                written.headers_mut().insert(http::HeaderName::from_static(name.to_ascii_lowercase().leak()), value.clone());
            }
        }
        // Other programs than generated ones can send all that is valid.
        worst = worst.max(read::<R>(&written, hook)).max(read::<R>(&sent, hook));
    }
    worst
}

fn read<R: ServerOperation>(request: &http::Request<Bytes>, hook: bool) -> u8 {
    match hook {
        false => rt::message::read_request::<R>(request).map_or(2, |_| 0),
        true => match rt::message::read_request_leniently::<R>(request) {
            Ok((_, report)) if report.lost() > 0 => 2,
            Ok((_, report)) => u8::from(!report.is_empty()),
            Err(_) => 2,
        },
    }
}

fn on_path<O: ServerOperation>(request: http::Request<Bytes>) -> http::Request<Bytes> {
    let (mut parts, body) = request.into_parts();
    if let Ok(uri) = O::INFO.path.parse() {
        parts.uri = uri;
    }
    http::Request::from_parts(parts, body)
}

fn responses<W, R>(all: &[Raw]) -> u8
where
    W: ClientOperation + ServerOperation,
    R: ClientOperation + ServerOperation,
{
    let mut worst = 0;
    for raw in all {
        let Some(sent) = response(raw) else { continue };
        let Ok(outcome) = rt::message::read_response_strictly::<W>(&sent) else { continue };
        let Ok(written) = rt::message::write_response::<W>(&outcome) else { continue };
        worst = worst.max(read_back::<R>(&written)).max(read_back::<R>(&sent));
    }
    worst
}

fn read_back<R: ClientOperation>(response: &http::Response<Bytes>) -> u8 {
    match rt::message::read_response::<R>(response) {
        Ok((_, report)) if report.lost() > 0 => 2,
        Ok((_, report)) => u8::from(!report.is_empty()),
        // A client reports an undocumented failure as a failure, with its status.
        Err(rt::message::Unreadable::Undocumented) if response.status().as_u16() >= 400 => 1,
        Err(_) => 2,
    }
}

/// True if each alternative of credentials of one version is enough for the other.
fn enough<W, R>() -> bool
where
    W: ClientOperation + ServerOperation,
    R: ClientOperation + ServerOperation,
{
    let held = |given: &[rt::security::Requirement], wanted: &[rt::security::Requirement]| {
        wanted.iter().all(|wanted| given.iter().any(|it| format!("{it:?}") == format!("{wanted:?}")))
    };
    let wanted = R::INFO.security;
    let given = W::INFO.security;
    match given.is_empty() {
        true => wanted.is_empty() || wanted.iter().any(|it| it.is_empty()),
        false => wanted.is_empty() || given.iter().all(|it| wanted.iter().any(|wanted| held(it, wanted))),
    }
}

fn exchange<Old, New>(name: &str, hook: bool, stem: &str)
where
    Old: ClientOperation + ServerOperation,
    New: ClientOperation + ServerOperation,
{
    let mut forward = requests::<Old, New>(&messages(stem, "old-requests"), hook);
    let mut backward = requests::<New, Old>(&messages(stem, "new-requests"), hook);
    if !hook && !enough::<Old, New>() {
        forward = 2;
    }
    if !hook && !enough::<New, Old>() {
        backward = 2;
    }
    let answered = responses::<New, Old>(&messages(stem, "new-responses"));
    let unread = responses::<Old, New>(&messages(stem, "old-responses"));
    println!("{name} {hook} {forward} {backward} {answered} {unread}");
}

fn main() {
"#;
