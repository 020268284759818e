//! Media types.

use crate::ir::{Content, MediaKind, Shape};
use crate::naming::type_name;
use crate::plan::types::rust_type::RustType;

/// True if a value is written as one text.
pub(super) fn is_scalar(shape: &Shape) -> bool {
    matches!(
        shape,
        Shape::Boolean | Shape::Number(_) | Shape::Text(_) | Shape::Choice(_)
    )
}

/// A type without `null`, which text can't represent.
pub(super) fn scalar(ty: RustType) -> RustType {
    match ty {
        RustType::Nullable(inner) => *inner,
        other => other,
    }
}

/// True if a media type is JSON.
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

/// The media types of a content; JSON in a media range is written as `application/json`.
pub(super) fn media_types(content: &Content) -> Vec<String> {
    let stated = content.media_type.clone();
    if content.kind == MediaKind::Json && stated.contains('*') {
        return vec!["application/json".to_owned(), stated];
    }
    vec![stated]
}

/// The variant for a media type among others.
pub(super) fn variant_name(content: &Content, all: &[Content]) -> String {
    // Plain JSON gets the short name; without it, the first other JSON does.
    let mut jsons = all.iter().filter(|it| it.kind == MediaKind::Json);
    let plain = |it: &&Content| it.media_type.starts_with("application/json");
    let main = jsons.clone().find(plain).or_else(|| jsons.next());
    let is_main = main.is_some_and(|it| it.media_type == content.media_type);
    let essence = content.media_type.split(';').next().unwrap_or_default();
    let essence = essence.trim().to_ascii_lowercase();
    let (group, subtype) = essence.split_once('/').unwrap_or_default();
    match content.kind {
        MediaKind::Json if is_main => "Json".to_owned(),
        MediaKind::Form => "Form".to_owned(),
        MediaKind::Multipart => "Multipart".to_owned(),
        MediaKind::Text if subtype == "plain" => "Text".to_owned(),
        MediaKind::Open if group == "*" => "Any".to_owned(),
        MediaKind::Open if subtype == "*" => type_name(&[group.to_owned()]),
        _ => type_name(&[subtype.replace(['+', '.', '-'], " ")]),
    }
}
