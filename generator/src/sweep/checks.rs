//! Checks beyond the tables of fields: scalar values, required fields, and rules between fields.

use std::collections::HashMap;

use super::kind::{Field, FieldType, ObjectKind};
use super::walk::Walk;
use super::{remedies, schema_tables, tables, version};
use crate::diagnostics::{self, Edit, Remedy, nearest};
use crate::source::{Node, Object, Span, Value, Version};

/// Checks the value of a field without nested objects of the specification.
pub(super) fn scalar(walk: &mut Walk<'_, '_>, node: &Node, field: &Field) {
    let name = field.name;
    let is_words = matches!(name, "description" | "summary") && node.get("$ref").is_some();
    if is_words {
        return walk.say(diagnostics::sweep::words_elsewhere(node.span, name));
    }
    let expected = match field.shape {
        FieldType::Text if name == "openapi" => {
            return version::check(node).into_iter().for_each(|it| walk.say(it));
        }
        FieldType::Text if node.as_str().is_none() => "a string",
        FieldType::Bool if node.as_bool().is_none() => return not_bool(walk, node, name),
        FieldType::Number if node.as_number().is_none() => "a number",
        FieldType::Count if node.as_u64().is_none() => "a whole number from 0",
        FieldType::Positive if !node.as_number().is_some_and(is_positive) => "a number above 0",
        FieldType::Word(known) => return word(walk, node, name, known),
        FieldType::Texts => return texts(walk, node, name),
        FieldType::DataList if node.as_array().is_none() && name == "examples" => {
            let unread = diagnostics::sweep::unlisted_examples(node.span, &found(node));
            return walk.say(unread);
        }
        FieldType::DataList if node.as_array().is_none() => "an array",
        FieldType::DataMap | FieldType::TextMap | FieldType::TextsMap => {
            return map(walk, node, field);
        }
        FieldType::Type => return types(walk, node),
        FieldType::Exclusive => return exclusive(walk, node, name),
        _ => return,
    };
    let diagnostic = diagnostics::sweep::wrong_type(node.span, name, expected, &found(node))
        .remedy(remedies::wrong_type(node, field.shape));
    let wants_text = matches!(field.shape, FieldType::Text);
    let is_plain = node.as_number().is_some() || node.as_bool().is_some();
    let is_quoted = node
        .as_str()
        .is_some_and(|text| text.parse::<f64>().is_ok());
    walk.say(match (wants_text, is_plain, is_quoted) {
        (true, true, _) => diagnostic.help("put it in quotation marks"),
        (false, _, true) => diagnostic.help("remove the quotation marks"),
        (_, _, _) => diagnostic,
    });
}

/// Describes a value for a message: its type, and its text if that helps.
fn found(node: &Node) -> String {
    match &node.value {
        Value::Number(text) => format!("the number {}", diagnostics::load::shorten(text)),
        Value::String(text) => format!("the string \"{}\"", diagnostics::load::shorten(text)),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
            node.kind_name().to_owned()
        }
    }
}

fn not_bool(walk: &mut Walk<'_, '_>, node: &Node, name: &str) {
    let diagnostic = diagnostics::sweep::wrong_type(node.span, name, "true or false", &found(node))
        .remedy(remedies::wrong_type(node, FieldType::Bool));
    walk.say(match node.as_str() {
        Some("yes" | "on" | "Yes" | "On" | "YES" | "ON" | "y") => {
            diagnostic.help("YAML 1.2 knows `true` and `false` only: write `true`")
        }
        Some("no" | "off" | "No" | "Off" | "NO" | "OFF" | "n") => {
            diagnostic.help("YAML 1.2 knows `true` and `false` only: write `false`")
        }
        Some("true" | "false") => diagnostic.help("remove the quotation marks"),
        Some(_) | None => diagnostic,
    });
}

fn is_positive(number: &str) -> bool {
    let digits = number.split(['e', 'E']).next().unwrap_or_default();
    !number.starts_with('-') && digits.bytes().any(|digit| matches!(digit, b'1'..=b'9'))
}

fn word(walk: &mut Walk<'_, '_>, node: &Node, name: &str, known: &[&str]) {
    // New values of 3.2 for fields that exist in every version.
    let is_new = |text: &str| match name {
        "in" => text == "querystring",
        "style" => text == "cookie",
        _ => false,
    };
    let is_schema = name == "type" && known.contains(&"string");
    match node.as_str() {
        Some(text) if is_new(text) && walk.version != Version::V3_2 => {
            walk.say(diagnostics::sweep::latest_value(node.span, name, text));
        }
        Some(text) if known.contains(&text) => {}
        Some(text) => {
            let near = nearest(text, known.iter().copied());
            let unknown = diagnostics::sweep::unknown_value(node.span, name, text, known, near);
            walk.say(match name {
                "type" if is_schema => unknown.remedy(remedies::wrong_type(node, FieldType::Type)),
                _ => unknown,
            });
        }
        None if is_schema && node.is_null() => {
            let found = "null without quotation marks";
            let wrong = diagnostics::sweep::wrong_type(node.span, name, "a string", found);
            walk.say(
                wrong
                    .remedy(remedies::wrong_type(node, FieldType::Type))
                    .help(
                        "write `\"null\"` in quotation marks: without them, YAML has no text here",
                    ),
            );
        }
        None => {
            let wrong = diagnostics::sweep::wrong_type(node.span, name, "a string", &found(node));
            walk.say(wrong.help(format!("write `{}`", known.join("` or `"))));
        }
    }
}

/// Checks a list of strings.
pub(super) fn texts(walk: &mut Walk<'_, '_>, node: &Node, name: &str) {
    let Some(items) = node.as_array() else {
        let mut diagnostic = diagnostics::sweep::wrong_type(
            node.span,
            name,
            "an array of strings",
            node.kind_name(),
        );
        if name == "required" && node.as_bool().is_some() {
            diagnostic = diagnostic
                .cost("the property would be optional")
                .help("list the property in `required` of its object");
        }
        walk.say(diagnostic);
        return;
    };
    for item in items.iter().filter(|item| item.as_str().is_none()) {
        walk.say(diagnostics::sweep::wrong_type(
            item.span,
            name,
            "an array of strings",
            &format!("{} in it", item.kind_name()),
        ));
    }
}

fn map(walk: &mut Walk<'_, '_>, node: &Node, field: &Field) {
    let Some(object) = node.as_object() else {
        walk.say(diagnostics::sweep::wrong_type(
            node.span,
            field.name,
            "an object",
            node.kind_name(),
        ));
        return;
    };
    for (key, _, value) in object.iter() {
        match field.shape {
            FieldType::TextMap if value.as_str().is_none() => {
                walk.say(diagnostics::sweep::wrong_type(
                    value.span,
                    key,
                    "a string",
                    value.kind_name(),
                ));
            }
            FieldType::TextsMap => texts(walk, value, key),
            _ => {}
        }
    }
}

fn types(walk: &mut Walk<'_, '_>, node: &Node) {
    if node.as_str() == Some("file") {
        let known = schema_tables::TYPES_3_0;
        walk.say(
            diagnostics::sweep::unknown_value(node.span, "type", "file", known, None)
                .help("since OpenAPI 3.0, write `type: string` and `format: binary`"),
        );
        return;
    }
    if walk.version == Version::V3_0 {
        if node.as_array().is_some() {
            walk.say(
                diagnostics::sweep::wrong_type(node.span, "type", "one type", "a list")
                    .remedy(remedies::listed_types(node, walk.here()))
                    .cost("the generated code would accept other values than the list")
                    .help("in 3.0, write `nullable: true` for null, and `oneOf` for several types"),
            );
            return;
        }
        if node.as_str() == Some("null") {
            walk.say(
                diagnostics::sweep::unknown_value(
                    node.span,
                    "type",
                    "null",
                    schema_tables::TYPES_3_0,
                    None,
                )
                .help("in 3.0, write `nullable: true` beside the type"),
            );
            return;
        }
        return word(walk, node, "type", schema_tables::TYPES_3_0);
    }
    match node.as_array() {
        Some(items) => items
            .iter()
            .for_each(|item| word(walk, item, "type", schema_tables::TYPES)),
        None if node.is_null() => walk.say(
            diagnostics::sweep::wrong_type(
                node.span,
                "type",
                "a string or an array of strings",
                "null",
            )
            .help("put `\"null\"` in quotation marks if the type is meant"),
        ),
        None => word(walk, node, "type", schema_tables::TYPES),
    }
}

fn exclusive(walk: &mut Walk<'_, '_>, node: &Node, name: &str) {
    let bound = if name == "exclusiveMinimum" {
        "minimum"
    } else {
        "maximum"
    };
    let (expected, help) = if walk.version == Version::V3_0 {
        let help = format!("in 3.0, write the number as `{bound}` and `{name}: true` beside it");
        ("true or false", help)
    } else {
        let help = format!("since 3.1, write the number of `{bound}` here and remove `{bound}`");
        ("a number", help)
    };
    let is_earlier = walk.version == Version::V3_0;
    let fits = |bool: bool, number: bool| if is_earlier { bool } else { number };
    let (is_bool, is_number) = (node.as_bool().is_some(), node.as_number().is_some());
    if fits(is_bool, is_number) {
        return;
    }
    walk.say(if is_bool || is_number {
        diagnostics::sweep::exclusive_of_other_version(node.span, name, &help)
    } else {
        diagnostics::sweep::wrong_type(node.span, name, expected, &found(node)).help(help)
    });
}

/// Returns true for a status as a key of the responses object (OpenAPI 3.0.3, section 4.7.16).
pub(super) fn is_status(key: &str) -> bool {
    key == "default"
        || matches!(
            key.as_bytes(),
            [b'1'..=b'5', b'X', b'X'] | [b'1'..=b'5', b'0'..=b'9', b'0'..=b'9']
        )
}

/// Returns true if every brace of a path belongs to a template.
pub(super) fn has_whole_templates(path: &str) -> bool {
    let mut open = false;
    path.chars().all(|letter| match letter {
        '{' => !std::mem::replace(&mut open, true),
        '}' => std::mem::replace(&mut open, false),
        _ => true,
    }) && !open
}

/// Reports headers that differ in case only, because a message has one of them (RFC 9110).
fn headers(walk: &mut Walk<'_, '_>, object: &Object) {
    let Some(headers) = object.get("headers").and_then(Node::as_object) else {
        return;
    };
    let mut known: HashMap<String, Span> = HashMap::new();
    for (name, at, _) in headers.iter() {
        if let Some(first) = known.insert(name.to_ascii_lowercase(), at) {
            walk.say(diagnostics::sweep::duplicate_header(at, name, first));
        }
    }
}

/// Checks an object as a whole.
pub(super) fn object(walk: &mut Walk<'_, '_>, span: Span, object: &Object, kind: ObjectKind) {
    let head = object.iter().next().map_or(span, |(_, key, _)| key);
    let refers = object.contains_key("$ref");
    let version = walk.version;
    for field in tables::fields(kind)
        .iter()
        .filter(|field| field.is_required_in(version) && !refers)
    {
        if !walk.has(object, field.name) {
            walk.say(
                diagnostics::sweep::missing_field(head, kind.name(), field.name)
                    .remedy(remedies::missing(kind, field.name, span)),
            );
        }
    }
    match kind {
        ObjectKind::OpenApi => document(walk, (span, head), object),
        ObjectKind::Parameter => parameter(walk, (span, head), object),
        ObjectKind::Header => content_or_schema(walk, (span, head), object, kind),
        ObjectKind::Operation
            if walk.version == Version::V3_0 && !walk.has(object, "responses") =>
        {
            walk.say(
                diagnostics::sweep::missing_field(head, kind.name(), "responses")
                    .remedy(remedies::missing(kind, "responses", span)),
            );
        }
        ObjectKind::Response => headers(walk, object),
        ObjectKind::Encoding => {
            headers(walk, object);
            super::latest::encodings(walk, object);
        }
        ObjectKind::SecurityScheme => walk.scheme((span, head), object),
        ObjectKind::OauthFlows => walk.flows(object),
        ObjectKind::Components => components(walk, object),
        ObjectKind::PathItem => super::latest::methods(walk, object),
        ObjectKind::Example => super::latest::example(walk, object),
        ObjectKind::Xml => super::latest::xml(walk, object),
        ObjectKind::MediaType => super::latest::encodings(walk, object),
        ObjectKind::Schema => schema(walk, head, object),
        _ => {}
    }
}

fn document(walk: &mut Walk<'_, '_>, (span, head): (Span, Span), object: &Object) {
    super::latest::document(walk, object);
    let has = |walk: &Walk<'_, '_>, key: &str| walk.has(object, key);
    if walk.version == Version::V3_0 {
        if !has(walk, "paths") {
            walk.say(
                diagnostics::sweep::missing_field(head, ObjectKind::OpenApi.name(), "paths")
                    .remedy(remedies::missing(ObjectKind::OpenApi, "paths", span)),
            );
        }
    } else if !has(walk, "paths") && !has(walk, "webhooks") && !has(walk, "components") {
        let fields = "`paths`, `components` or `webhooks`";
        walk.say(diagnostics::sweep::one_of_fields(
            head,
            ObjectKind::OpenApi.name(),
            fields,
            "none of them",
        ));
    }
}

fn parameter(walk: &mut Walk<'_, '_>, (span, head): (Span, Span), object: &Object) {
    let text = |key: &str| object.get(key).and_then(Node::as_str);
    let required = object.get("required").and_then(Node::as_bool);
    let misspelt = !object.contains_key("required") && walk.has(object, "required");
    if text("in") == Some("path") && required != Some(true) && !misspelt {
        let at = object.get("required").map_or(head, |node| node.span);
        let edit = match object.get("required") {
            Some(node) => Edit::Replace(node.span, Value::Bool(true)),
            None => Edit::Add(span, "required", "true".to_owned()),
        };
        walk.say(
            diagnostics::sweep::path_not_required(at, text("name").unwrap_or_default())
                .remedy(Remedy::read("`required: true`", edit)),
        );
    }
    if text("in") == Some("querystring") && walk.has(object, "schema") {
        let at = object.key_span("schema").unwrap_or(head);
        let wrong = diagnostics::sweep::querystring_schema(at);
        walk.say(wrong.remedy(Remedy::leave_out(span)));
        return;
    }
    content_or_schema(walk, (span, head), object, ObjectKind::Parameter);
}

fn content_or_schema(
    walk: &mut Walk<'_, '_>,
    (span, head): (Span, Span),
    object: &Object,
    kind: ObjectKind,
) {
    let found = match (walk.has(object, "schema"), walk.has(object, "content")) {
        (true, true) => "both",
        (false, false) => "none of them",
        (_, _) => return,
    };
    let remedy = match found {
        "both" => Remedy::leave_out(span),
        _ => remedies::missing(kind, "schema", span),
    };
    let fields = "either `schema` or `content`";
    walk.say(diagnostics::sweep::one_of_fields(head, kind.name(), fields, found).remedy(remedy));
}

fn components(walk: &mut Walk<'_, '_>, object: &Object) {
    for (section, _, node) in object
        .iter()
        .filter(|(section, _, _)| !section.starts_with("x-"))
    {
        if section == "$ref" {
            continue;
        }
        let Some(section) = node.as_object() else {
            continue;
        };
        for (name, span, _) in section.iter() {
            let fits =
                |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
            if name.is_empty() || !name.chars().all(fits) {
                let plain = remedies::component_name(name, section);
                let remedy = Remedy::read(format!("`{plain}`"), Edit::RenameComponent(span, plain));
                walk.say(diagnostics::sweep::bad_component_name(span, name).remedy(remedy));
            }
        }
    }
}

fn schema(walk: &mut Walk<'_, '_>, head: Span, object: &Object) {
    let chooses = ["oneOf", "anyOf"]
        .iter()
        .any(|key| object.contains_key(key));
    let discriminator = object.get("discriminator").filter(|_| !chooses);
    if let Some((at, node)) = object.key_span("discriminator").zip(discriminator) {
        walk.note_lone(node.span, diagnostics::sweep::lone_discriminator(at));
    }
    let array = object.get("type").and_then(Node::as_str) == Some("array");
    if walk.version == Version::V3_0 && array && !walk.has(object, "items") {
        let diagnostic = diagnostics::sweep::missing_items(head);
        walk.say(diagnostic);
    }
    for key in ["allOf", "oneOf", "anyOf"] {
        let empty = object
            .get(key)
            .filter(|node| node.as_array().is_some_and(<[Node]>::is_empty));
        if let Some(node) = empty {
            walk.say(diagnostics::sweep::wrong_type(
                node.span,
                key,
                "a list of at least one schema",
                "an empty one",
            ));
        }
    }
}
