//! Lowers operations that are called several times: for the pages of a list, or until work is done.

use crate::diagnostics::{self, Diagnostic};
use crate::ir::{
    Facets, Idempotency, Location, Method, Operation, PageStyle, Pagination, Parameter, Polling,
    SchemaId, Schemas, Shape, Style,
};
use crate::lower::findings::Findings;
use crate::lower::words;
use crate::source::{Place, Span};

use super::expression::{Expressions, Reason, find};
use super::list_shape::{looks_paginated, successes};

const PAGINATION: &str = "x-copperplate-pagination";
const POLLING: &str = "x-copperplate-polling";

/// Reads the two extensions, and checks them by the messages of their operations.
pub(crate) struct Sequences<'r> {
    pub(crate) findings: &'r mut Findings,
    pub(crate) schemas: &'r Schemas,
    /// False if a reference leads nowhere: a pointer may lead nowhere for that reason alone.
    pub(crate) is_whole: bool,
    /// Operations that look like lists in pages, without the extension.
    pub(crate) lists: Vec<Span>,
}

/// Refuses the extensions on a webhook or a callback, which the API calls.
pub(super) fn refuse(place: &Place<'_>, findings: &mut Findings) {
    for key in [PAGINATION, POLLING] {
        if let Some(at) = place.get(key) {
            let object = "a webhook or a callback";
            let places = "an operation under `paths`";
            findings.error(diagnostics::extension::misplaced(
                at.span(),
                key,
                object,
                places,
            ));
        }
    }
}

type Checked<T> = Result<T, Box<Diagnostic>>;

impl Sequences<'_> {
    pub(crate) fn read(&mut self, places: &[(usize, Place<'_>)], operations: &mut [Operation]) {
        for (at, place) in places {
            let Some(operation) = operations.get_mut(*at) else {
                continue;
            };
            match place.get(PAGINATION) {
                Some(stated) => {
                    operation.pagination = self.kept(pagination(self.schemas, &stated, operation));
                }
                None if looks_paginated(self.schemas, operation) => {
                    self.lists.push(operation.origin.span);
                }
                None => {}
            }
            if let Some(stated) = place.get(POLLING) {
                operation.polling = self.kept(polling(self.schemas, &stated, operation));
            }
        }
    }

    fn kept<T>(&mut self, checked: Checked<Option<T>>) -> Option<T> {
        checked.unwrap_or_else(|diagnostic| {
            if self.is_whole {
                self.findings.error(*diagnostic);
            }
            None
        })
    }
}

/// A complaint about a field, or about the whole extension if the field is absent.
type Complaint = fn(Span, String, &str) -> Diagnostic;

fn wrong<T>(
    complaint: Complaint,
    stated: &Place<'_>,
    field: &str,
    message: String,
    help: &str,
) -> Checked<T> {
    let at = stated.get(field).unwrap_or_else(|| stated.clone());
    Err(Box::new(
        complaint(at.span(), message, help).pointer(&at.pointer),
    ))
}

/// The sweep has reported missing fields and wrong types; without these there is nothing to check.
fn pagination(
    schemas: &Schemas,
    stated: &Place<'_>,
    operation: &Operation,
) -> Checked<Option<Pagination>> {
    let complaint = diagnostics::extension::pagination;
    repeatable(complaint, stated, operation)?;
    let Some(style) = words::text(stated, "style") else {
        return Ok(None);
    };
    let known = match style.as_str() {
        "cursor" => ["parameter", "next"].as_slice(),
        "page" | "offset" => &["parameter", "first"],
        "link" => &[],
        _ => return Ok(None),
    };
    for field in ["parameter", "next", "first"] {
        if stated.get(field).is_some() && !known.contains(&field) {
            let message = format!("`{field}` has no meaning for the style `{style}`");
            return wrong(complaint, stated, field, message, "remove it");
        }
    }
    let items = words::text(stated, "items").unwrap_or_default();
    let (body, item) = list(schemas, stated, operation, &items)?;
    let more = words::text(stated, "more");
    if let Some(more) = &more {
        let is_flag = |it: &Facets| it.boolean || it.any;
        let wanted = "a boolean";
        member(
            schemas,
            complaint,
            stated,
            ("more", more),
            body,
            (wanted, is_flag),
        )?;
    }
    Ok(Some(Pagination {
        style: page_style(schemas, stated, operation, &style, body)?,
        items,
        item,
        more,
    }))
}

fn page_style(
    schemas: &Schemas,
    stated: &Place<'_>,
    operation: &Operation,
    style: &str,
    body: SchemaId,
) -> Checked<PageStyle> {
    if style == "link" {
        return Ok(PageStyle::Link);
    }
    let complaint = diagnostics::extension::pagination;
    let parameter = parameter(schemas, stated, operation, style)?;
    let first = stated.get("first").and_then(|it| it.node.as_u64());
    Ok(match style {
        "cursor" => {
            let Some(next) = words::text(stated, "next") else {
                let message = "the style `cursor` needs `next`".to_owned();
                let help = "add the JSON Pointer of the next cursor in the body of a page";
                return wrong(complaint, stated, "next", message, help);
            };
            let is_text = |it: &Facets| it.text || it.number || it.any;
            let wanted = "text or a number";
            member(
                schemas,
                complaint,
                stated,
                ("next", &next),
                body,
                (wanted, is_text),
            )?;
            PageStyle::Cursor { parameter, next }
        }
        "page" => PageStyle::Page {
            parameter,
            first: first.unwrap_or(1),
        },
        _ => PageStyle::Offset {
            parameter,
            first: first.unwrap_or(0),
        },
    })
}

/// Checks that an operation can be called several times.
fn repeatable(complaint: Complaint, stated: &Place<'_>, operation: &Operation) -> Checked<()> {
    let reads = matches!(operation.method, Method::Get | Method::Query);
    if reads && operation.idempotency == Idempotency::None {
        return Ok(());
    }
    let method = operation.method.as_str();
    let message = match reads {
        true => "an operation with an idempotency key is not called several times".to_owned(),
        false => format!("a `{method}` operation is not called several times"),
    };
    wrong(
        complaint,
        stated,
        "",
        message,
        "write it on an operation that only reads",
    )
}

/// The query parameter with the position of a page.
fn parameter(
    schemas: &Schemas,
    stated: &Place<'_>,
    operation: &Operation,
    style: &str,
) -> Checked<String> {
    let complaint = diagnostics::extension::pagination;
    let Some(name) = words::text(stated, "parameter") else {
        let message = format!("the style `{style}` needs `parameter`");
        let help = "add the name of the query parameter with the position";
        return wrong(complaint, stated, "parameter", message, help);
    };
    let Some(found) = find(&operation.parameters, Location::Query, &name) else {
        let message = format!("the operation has no query parameter `{name}`");
        let mut known = operation.parameters.iter();
        let near = diagnostics::nearest(&name, known.by_ref().map(|it| it.name.as_str()));
        let near = near.map(|near| format!("did you mean `{near}`?"));
        let help = near.unwrap_or_else(|| "declare it under `parameters`".to_owned());
        return wrong(complaint, stated, "parameter", message, &help);
    };
    if !is_one_text(schemas, found) {
        let message = format!("the query parameter `{name}` is not one piece of text");
        let help = "the position has to be text or a number";
        return wrong(complaint, stated, "parameter", message, help);
    }
    Ok(name)
}

fn is_one_text(schemas: &Schemas, parameter: &Parameter) -> bool {
    let shape = &schemas.get(schemas.target(parameter.schema)).shape;
    let scalar = matches!(
        shape,
        Shape::Any | Shape::Number(_) | Shape::Text(_) | Shape::Choice(_)
    );
    scalar && !parameter.json && !parameter.whole && parameter.style != Style::DeepObject
}

/// The body with the list, and the schema of an item.
fn list(
    schemas: &Schemas,
    stated: &Place<'_>,
    operation: &Operation,
    items: &str,
) -> Checked<(SchemaId, SchemaId)> {
    let complaint = diagnostics::extension::pagination;
    let help = "write the JSON Pointer of the list in the body of a success";
    if !is_pointer(items) {
        let message = format!("`{items}` is no JSON Pointer");
        return wrong(complaint, stated, "items", message, help);
    }
    let mut reason = Reason::from("no success has a JSON body");
    for body in successes(operation) {
        let found = (Expressions { schemas }).lead(body, items);
        let found = match found {
            Ok(Some(found)) => schemas.facets(&found).items.unwrap_or_default(),
            Ok(None) => Vec::new(),
            Err(missing) => {
                reason = missing;
                continue;
            }
        };
        match found.as_slice() {
            [item] => return Ok((body, *item)),
            [] => reason = "the value there is not a list".into(),
            _ => reason = "the value there has lists of several types".into(),
        }
    }
    let message = format!("`{items}` leads to no list: {reason}");
    wrong(complaint, stated, "items", message, help)
}

/// Checks a member of the body.
fn member(
    schemas: &Schemas,
    complaint: Complaint,
    stated: &Place<'_>,
    (field, pointer): (&str, &str),
    body: SchemaId,
    (wanted, fits): (&str, fn(&Facets) -> bool),
) -> Checked<()> {
    let found = match is_pointer(pointer) {
        true => (Expressions { schemas }).lead(body, pointer),
        false => Err("it is no JSON Pointer".to_owned()),
    };
    let reason = match found {
        Ok(Some(found)) if !fits(&schemas.facets(&found)) => {
            format!("the value there is not {wanted}")
        }
        Ok(_) => return Ok(()),
        Err(reason) => reason,
    };
    let message = format!("`{pointer}` does not lead to {wanted}: {reason}");
    let help = "write the JSON Pointer of a member of the body";
    wrong(complaint, stated, field, message, help)
}

fn is_pointer(text: &str) -> bool {
    text.is_empty() || text.starts_with('/')
}

fn polling(
    schemas: &Schemas,
    stated: &Place<'_>,
    operation: &Operation,
) -> Checked<Option<Polling>> {
    let complaint = diagnostics::extension::polling;
    repeatable(complaint, stated, operation)?;
    let (Some(status), Some(_)) = (words::text(stated, "status"), stated.get("terminal")) else {
        return Ok(None);
    };
    let is_text = |it: &Facets| it.text || it.number || it.boolean || it.any;
    let mut found = Err(None);
    for body in successes(operation) {
        let wanted = ("text", is_text as fn(&Facets) -> bool);
        match member(
            schemas,
            complaint,
            stated,
            ("status", &status),
            body,
            wanted,
        ) {
            Ok(()) => found = Ok(body),
            Err(error) => found = found.or(Err(Some(error))),
        }
    }
    let body = match found {
        Ok(body) => body,
        Err(Some(error)) => return Err(error),
        Err(None) => {
            let message = "no success has a JSON body with a status".to_owned();
            let help = "write it on the operation that reads the status";
            return wrong(complaint, stated, "status", message, help);
        }
    };
    let terminal = words::texts(stated, "terminal");
    listed(schemas, stated, body, &status, &terminal)?;
    Ok(Some(Polling { status, terminal }))
}

/// Checks that the terminal values are values of the status.
fn listed(
    schemas: &Schemas,
    stated: &Place<'_>,
    body: SchemaId,
    status: &str,
    terminal: &[String],
) -> Checked<()> {
    let complaint = diagnostics::extension::polling;
    if terminal.is_empty() {
        let message = "there is no terminal value, so the work would never end".to_owned();
        return wrong(complaint, stated, "terminal", message, "list one");
    }
    let Ok(Some(found)) = (Expressions { schemas }).lead(body, status) else {
        return Ok(());
    };
    let [only] = found.as_slice() else {
        return Ok(());
    };
    let Shape::Choice(choice) = &schemas.get(schemas.target(*only)).shape else {
        return Ok(());
    };
    let values: Vec<_> = choice.values.iter().map(|it| it.text.as_str()).collect();
    let Some(unknown) = terminal.iter().find(|it| !values.contains(&it.as_str())) else {
        return Ok(());
    };
    let message = format!("the status has no value `{unknown}`");
    let near = diagnostics::nearest(unknown, values.iter().copied());
    let near = near.map(|near| format!("did you mean `{near}`?"));
    let help = near.unwrap_or_else(|| format!("the values are `{}`", values.join("`, `")));
    wrong(complaint, stated, "terminal", message, &help)
}
