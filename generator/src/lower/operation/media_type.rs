//! Media types: their names, and how bodies of them are read.

use super::template::is_token;
use crate::ir::MediaKind;

/// Media types to compare with a misspelled one.
pub(super) const WELL_KNOWN: [&str; 14] = [
    "application/json",
    "application/problem+json",
    "application/merge-patch+json",
    "application/x-www-form-urlencoded",
    "application/octet-stream",
    "application/xml",
    "application/pdf",
    "application/x-ndjson",
    "application/json-seq",
    "multipart/form-data",
    "text/plain",
    "text/html",
    "text/csv",
    "text/event-stream",
];

/// The codec of a body with a stream of items.
pub(crate) fn items(media_type: &str) -> Option<MediaKind> {
    Some(match essence(media_type).as_str() {
        "text/event-stream" => MediaKind::EventStream,
        "application/jsonl"
        | "application/x-jsonl"
        | "application/jsonlines"
        | "application/x-jsonlines"
        | "application/ndjson"
        | "application/x-ndjson"
        | "application/jsonl+json"
        | "application/stream+json" => MediaKind::JsonLines,
        "application/json-seq" => MediaKind::JsonSequence,
        json if json.ends_with("+json-seq") => MediaKind::JsonSequence,
        _ => return None,
    })
}

/// The codec of a media type.
pub(crate) fn kind(media_type: &str) -> MediaKind {
    let essence = essence(media_type);
    match essence.as_str() {
        // This includes ranges such as `application/*+json`.
        json if json.ends_with("+json") => MediaKind::Json,
        "application/json" | "text/json" => MediaKind::Json,
        range if range.contains('*') => MediaKind::Open,
        "application/x-www-form-urlencoded" => MediaKind::Form,
        "multipart/form-data" => MediaKind::Multipart,
        text if text.starts_with("text/") => MediaKind::Text,
        // The message's own type has the boundary that separates the parts.
        parts if parts.starts_with("multipart/") => MediaKind::Open,
        _ => MediaKind::Bytes,
    }
}

/// True if a body of this type is XML (RFC 7303).
pub(super) fn is_xml(media_type: &str) -> bool {
    let essence = essence(media_type);
    let named = matches!(essence.as_str(), "application/xml" | "text/xml");
    named || essence.ends_with("+xml") && !essence.contains('*')
}

/// True if a key of `content` includes a media type.
pub(super) fn covers(key: &str, media_type: &str) -> bool {
    let wanted = essence(media_type);
    listed(key)
        .into_iter()
        .any(|it| match essence(it).strip_suffix('*') {
            Some("*/") => true,
            Some(range) => wanted.starts_with(range),
            None => essence(it) == wanted,
        })
}

/// A media type without parameters, in lower case.
pub(super) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// The identity of a media type: case and charset don't count.
pub(super) fn without_charset(media_type: &str) -> String {
    let parts = media_type
        .split(';')
        .map(|it| it.trim().to_ascii_lowercase());
    let parts: Vec<_> = parts.filter(|it| !it.starts_with("charset=")).collect();
    parts.join(";")
}

/// The media types in a key of `content`: usually one, but some documents list several.
pub(crate) fn listed(key: &str) -> Vec<&str> {
    let parts: Vec<_> = key.split(',').map(str::trim).collect();
    match parts.iter().all(|it| is_media_type(it)) {
        true => parts,
        // A comma may be inside quotation marks.
        false => vec![key],
    }
}

/// True if a key of `content` is a media type or range (RFC 9110, section 8.3.1).
pub(super) fn is_media_type(text: &str) -> bool {
    let mut parts = text.split(';');
    let essence = parts.next().unwrap_or_default().trim();
    let named = essence
        .split_once('/')
        .is_some_and(|(kind, sub)| is_token(kind) && is_token(sub));
    let visible = |it: char| it.is_ascii_graphic() || it == ' ';
    named && parts.all(|parameter| parameter.contains('=') && parameter.chars().all(visible))
}
