//! The URL of the next page.

use bytes::Bytes;
use http::Response;
use reqwest::Url;

use super::super::link_header;
use super::super::prepared::Prepared;
use crate::codec::from_json_lenient;
use crate::json::{Json, pointer};
use crate::syntax::path_template::captures;
use crate::syntax::percent;
use crate::wire::query_value;
use crate::wire::security::{ApiKeyLocation, SchemeKind};
use crate::wire::{PageStyle, Pagination};

/// The continuation of a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// This was the last page.
    End,
    Page(Url),
    /// The page does not lead on in the documented way.
    Unusable,
    /// The next page is at another origin or path.
    Elsewhere,
}

/// The continuation after a page.
pub(super) fn after(
    pagination: Pagination,
    prepared: &Prepared,
    url: &Url,
    page: &Response<Bytes>,
) -> Next {
    let more = pagination.more.and_then(|at| read(page, at));
    if more == Some(Json::Bool(false)) {
        return Next::End;
    }
    match pagination.style {
        PageStyle::Cursor { parameter, next } => cursor(pagination, (parameter, next), url, page),
        PageStyle::Page { parameter, first } => {
            counted(pagination, (parameter, first), url, page, 1)
        }
        PageStyle::Offset { parameter, first } => {
            let items = count(pagination, page).unwrap_or_default();
            counted(pagination, (parameter, first), url, page, items)
        }
        PageStyle::Link => match link_header::target(page.headers(), "next") {
            Some(target) => linked(&target, prepared, url),
            None => Next::End,
        },
    }
}

fn cursor(
    pagination: Pagination,
    (parameter, next): (&str, &str),
    url: &Url,
    page: &Response<Bytes>,
) -> Next {
    let text = match read(page, next) {
        None | Some(Json::Null) => return Next::End,
        Some(Json::String(text)) if text.is_empty() => return Next::End,
        Some(Json::String(text)) => text,
        Some(Json::Number(number)) => number.as_str().to_owned(),
        Some(Json::Bool(_) | Json::Array(_) | Json::Object(_)) => return Next::Unusable,
    };
    // Some servers have no other end than an empty page with the cursor that led to it.
    let same = current(url, parameter).is_some_and(|it| it == text);
    if same && count(pagination, page) == Some(0) {
        return Next::End;
    }
    Next::Page(with_parameter(url, parameter, &text))
}

/// The page whose number is greater by `step`.
fn counted(
    pagination: Pagination,
    (parameter, first): (&str, u64),
    url: &Url,
    page: &Response<Bytes>,
    step: usize,
) -> Next {
    match count(pagination, page) {
        Some(0) => return Next::End,
        Some(_) => {}
        None => return Next::Unusable,
    }
    let number = match current(url, parameter) {
        Some(text) => text.parse::<u64>().ok(),
        None => Some(first),
    };
    let step = u64::try_from(step).ok();
    let next = number.zip(step).and_then(|(it, step)| it.checked_add(step));
    match next {
        Some(next) => Next::Page(with_parameter(url, parameter, &next.to_string())),
        None => Next::Unusable,
    }
}

/// The target of a link, at the same origin and path template.
fn linked(target: &str, prepared: &Prepared, url: &Url) -> Next {
    let Ok(mut next) = url.join(target) else {
        return Next::Unusable;
    };
    next.set_fragment(None);
    let user = !next.username().is_empty() || next.password().is_some();
    if user || next.origin() != url.origin() || !same_template(prepared, url, &next) {
        return Next::Elsewhere;
    }
    without_keys(prepared, &mut next);
    Next::Page(next)
}

/// True if a path fits the template of the operation below the same base.
fn same_template(prepared: &Prepared, url: &Url, next: &Url) -> bool {
    if url.path() == next.path() {
        return true;
    }
    let base = url.path().strip_suffix(prepared.request.uri().path());
    let path = base.and_then(|base| next.path().strip_prefix(base));
    path.is_some_and(|path| captures(prepared.info.path, path).is_some())
}

/// Removes API keys that a server has repeated in a link. The client adds its own.
fn without_keys(prepared: &Prepared, url: &mut Url) {
    let schemes = prepared.info.security.iter().flat_map(|it| it.iter());
    let names = schemes.filter_map(|it| match it.scheme.kind {
        SchemeKind::ApiKey {
            location: ApiKeyLocation::Query,
            name,
        } => Some(name),
        _ => None,
    });
    for name in names {
        let others = others(url, name);
        url.set_query((!others.is_empty()).then_some(others.as_str()));
    }
}

/// The number of items of a page; an absent list has none.
fn count(pagination: Pagination, page: &Response<Bytes>) -> Option<usize> {
    match pointer::text_at(page.body(), pagination.items) {
        None | Some("null") => Some(0),
        Some(list) => pointer::count(list),
    }
}

fn read(page: &Response<Bytes>, at: &str) -> Option<Json> {
    let text = pointer::text_at(page.body(), at)?;
    from_json_lenient(text.as_bytes())
        .ok()
        .map(|(json, _)| json)
}

/// The value of a query parameter.
fn current(url: &Url, name: &str) -> Option<String> {
    let mut pairs = url.query()?.split('&');
    pairs.find_map(|pair| query_value(pair, name)).flatten()
}

/// The query without a parameter.
fn others(url: &Url, name: &str) -> String {
    let pairs = url.query().unwrap_or_default().split('&');
    let kept = pairs.filter(|pair| !pair.is_empty() && query_value(pair, name).is_none());
    kept.collect::<Vec<_>>().join("&")
}

/// The URL with another value of a query parameter.
fn with_parameter(url: &Url, name: &str, value: &str) -> Url {
    let mut query = others(url, name);
    if !query.is_empty() {
        query.push('&');
    }
    percent::encode(name, &mut query);
    query.push('=');
    percent::encode(value, &mut query);
    let mut url = url.clone();
    url.set_query(Some(&query));
    url
}
