//! The part of the exchange program that is about one mutation: sample messages of both versions.

use std::fmt::Write as _;

use copperplate::compare::Side;
use copperplate::ir::{
    Content, Location, MediaKind, Operation, Parameter, Role, Schemas, Shape, Status,
};
use copperplate::plan::OperationPlan;

use super::values::values;

/// A message as text.
struct Raw {
    status: u16,
    target: String,
    headers: Vec<(String, String)>,
    body: String,
}

/// The calls that exchange the messages of a mutation, and the files of the messages.
pub fn program(old: &Side, new: &Side, module: &str) -> (String, Vec<(String, String)>) {
    let (mut out, mut files) = (String::new(), Vec::new());
    let base = format!("base_{}", old.name);
    for (number, (operation, plan)) in operations(old).enumerate() {
        let mut others = operations(new);
        let same = |it: &(&Operation, &OperationPlan)| {
            it.0.role == operation.role
                && ((it.0.method == operation.method && it.0.path == operation.path)
                    || it.0.id == operation.id)
        };
        let Some((other, other_plan)) = others.find(same) else {
            continue;
        };
        let stem = format!("{module}-{number}");
        // Writing to a string can't fail, here and below.
        let _ = writeln!(
            out,
            "    exchange::<{base}::operations::{}, {module}::operations::{}>({module:?}, {}, {stem:?});",
            plan.names.ident,
            other_plan.names.ident,
            operation.role != Role::Call,
        );
        for (kind, messages) in [
            ("old-requests", requests(old, operation)),
            ("new-requests", requests(new, other)),
            ("old-responses", responses(old, operation)),
            ("new-responses", responses(new, other)),
        ] {
            files.push((format!("{stem}-{kind}"), shown(&messages)));
        }
    }
    (out, files)
}

fn operations(side: &Side) -> impl Iterator<Item = (&Operation, &OperationPlan)> {
    side.api.operations.iter().zip(side.plan.operations.rows())
}

/// Messages as text: fields end with U+001F, and messages with U+001E. JSON text has neither.
fn shown(messages: &[Raw]) -> String {
    let mut out = String::new();
    for it in messages {
        let _ = write!(out, "{}\u{1f}{}\u{1f}{}", it.status, it.target, it.body);
        for (name, value) in &it.headers {
            let _ = write!(out, "\u{1f}{name}\u{1f}{value}");
        }
        out.push('\u{1e}');
    }
    out
}

/// Bodies of a media type that samples can be made of.
fn bodies(side: &Side, content: &Content, request: bool) -> Vec<String> {
    let mut found: Vec<String> = content.examples.iter().map(|it| it.value.clone()).collect();
    match (content.kind, content.schema) {
        (MediaKind::Json, Some(schema)) => found.extend(values(&side.api, schema, request)),
        (MediaKind::Text, _) => found = vec!["text".to_owned()],
        _ => found.clear(),
    }
    found
}

fn requests(side: &Side, operation: &Operation) -> Vec<Raw> {
    let is_call = operation.role == Role::Call;
    let mut found = Vec::new();
    let contents = operation.body.iter().flat_map(|it| &it.contents);
    let mut sent: Vec<(Option<&str>, String)> = Vec::new();
    for content in contents {
        let bodies = bodies(side, content, is_call);
        sent.extend(
            bodies
                .into_iter()
                .map(|it| (Some(content.media_type.as_str()), it)),
        );
    }
    let optional = operation.body.as_ref().is_none_or(|it| !it.required);
    if optional {
        sent.push((None, String::new()));
    }
    let first = sent.first().cloned().unwrap_or((None, String::new()));
    for (media_type, body) in sent {
        found.push(request(side, operation, (media_type, &body), &|_| Some(0)));
    }
    for (changed, parameter) in operation.parameters.iter().enumerate() {
        let body = (first.0, first.1.as_str());
        for index in 1..texts(side, parameter).len() {
            let pick = |at: usize| Some(if at == changed { index } else { 0 });
            found.push(request(side, operation, body, &pick));
        }
        if !parameter.required {
            let pick = |at: usize| (at != changed).then_some(0);
            found.push(request(side, operation, body, &pick));
        }
    }
    found
}

/// A request with the picked values of parameters.
fn request(
    side: &Side,
    operation: &Operation,
    (media_type, body): (Option<&str>, &str),
    pick: &dyn Fn(usize) -> Option<usize>,
) -> Raw {
    let mut target = operation.path.clone();
    let (mut query, mut headers) = (Vec::new(), Vec::new());
    for (at, parameter) in operation.parameters.iter().enumerate() {
        let texts = texts(side, parameter);
        let Some(text) = pick(at).and_then(|it| texts.get(it)) else {
            continue;
        };
        let name = &parameter.name;
        match parameter.location {
            Location::Path => target = target.replace(&format!("{{{name}}}"), &escaped(text)),
            Location::Query => query.push(format!("{}={}", escaped(name), escaped(text))),
            Location::Header => headers.push((name.to_ascii_lowercase(), text.clone())),
            Location::Cookie => headers.push(("cookie".to_owned(), format!("{name}={text}"))),
        }
    }
    if !query.is_empty() {
        target = format!("{target}?{}", query.join("&"));
    }
    if let Some(media_type) = media_type {
        headers.push(("content-type".to_owned(), media_type.to_owned()));
    }
    if operation.role != Role::Call {
        target = "/".to_owned();
    }
    Raw {
        status: 0,
        target,
        headers,
        body: body.to_owned(),
    }
}

fn responses(side: &Side, operation: &Operation) -> Vec<Raw> {
    let request = operation.role != Role::Call;
    let mut found = Vec::new();
    for response in &operation.responses {
        let status = match response.status {
            Status::Code(code) => code,
            Status::Range(class) => u16::from(class) * 100 + 77,
            Status::Default => 577,
        };
        let mut all: Vec<(Option<String>, String)> = Vec::new();
        for content in &response.contents {
            let bodies = bodies(side, content, request);
            all.extend(
                bodies
                    .into_iter()
                    .map(|it| (Some(content.media_type.clone()), it)),
            );
        }
        if response.contents.is_empty() {
            all.push((None, String::new()));
        }
        let send = |media_type: &Option<String>, body: &str, skip: Option<usize>| {
            let mut headers: Vec<(String, String)> = Vec::new();
            for (at, header) in response.headers.iter().enumerate() {
                let text = texts(side, header).into_iter().next();
                if Some(at) != skip {
                    headers.extend(text.map(|it| (header.name.to_ascii_lowercase(), it)));
                }
            }
            let media_type = media_type
                .iter()
                .map(|it| ("content-type".to_owned(), it.clone()));
            headers.extend(media_type);
            Raw {
                status,
                target: String::new(),
                headers,
                body: body.to_owned(),
            }
        };
        for (media_type, body) in &all {
            found.push(send(media_type, body, None));
        }
        if let Some((media_type, body)) = all.first() {
            let optional = response
                .headers
                .iter()
                .enumerate()
                .filter(|it| !it.1.required);
            found.extend(optional.map(|(at, _)| send(media_type, body, Some(at))));
        }
    }
    found
}

/// Sample values of a parameter as text: scalars, and lists of one scalar.
fn texts(side: &Side, parameter: &Parameter) -> Vec<String> {
    let schemas: &Schemas = &side.api.schemas;
    let schema = match &schemas.get(schemas.target(parameter.schema)).shape {
        Shape::Array(array) => array.items,
        _ => parameter.schema,
    };
    let scalars = values(&side.api, schema, true)
        .into_iter()
        .filter_map(
            |it| match it.strip_prefix('"').and_then(|it| it.strip_suffix('"')) {
                Some(text) => (!text.is_empty() && !text.contains('\\')).then(|| text.to_owned()),
                None => (!it.starts_with(['{', '[']) && it != "null").then_some(it),
            },
        );
    scalars.collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            other => {
                let _ = write!(out, "%{other:02X}");
            }
        }
    }
    out
}
