//! Holds an exchange to its operation.

use crate::compare::Side;
use crate::ir::{Operation, Status};
use crate::judge::MessageKind;

use super::fix::Change;
use super::har::Exchange;
use super::message::Reader;
use super::operation::{OperationMatch, Operations, Url};
use super::report::{Hosts, Occurrence, Read};

/// Reads an exchange; `None` if it is not about the document.
pub(super) fn read(
    side: &Side,
    operations: &Operations<'_>,
    exchange: &Exchange,
    hosts: Hosts,
) -> Option<Read> {
    let url = Url::new(&exchange.url);
    let known = operations.has_host(url.host);
    if hosts == Hosts::Documented && !known {
        return None;
    }
    let alone = |seen: Occurrence| {
        Some(Read {
            seen: vec![seen],
            unread: 0,
        })
    };
    match operations.find(&exchange.method, url.path) {
        OperationMatch::Nothing if !known => None,
        OperationMatch::Nothing => alone(Occurrence {
            operation: format!("{} (undocumented path)", exchange.method),
            part: "request".to_owned(),
            pointer: String::new(),
            keyword: "paths",
            message: "no path of the document fits".to_owned(),
            origin: None,
            change: None,
            described: true,
        }),
        OperationMatch::OtherMethod(other) => alone(Occurrence {
            operation: format!("{} {}", exchange.method, other.path),
            part: "request".to_owned(),
            pointer: String::new(),
            keyword: "method",
            message: "the path is documented for other methods".to_owned(),
            origin: Some(other.origin.clone()),
            change: None,
            described: true,
        }),
        OperationMatch::Operation(operation, path) => {
            Some(messages(side, operation, (exchange, &url), &path))
        }
    }
}

fn messages(
    side: &Side,
    operation: &Operation,
    (exchange, url): (&Exchange, &Url<'_>),
    path: &[(String, String)],
) -> Read {
    let label = format!(
        "{} {} {}",
        operation.method.as_str(),
        operation.path,
        operation.id
    );
    let mut reader = Reader::new(side, label);
    // The server may have refused the request for its violations.
    if exchange.status < 400 {
        reader.begin("request", MessageKind::Request);
        reader.parameters(operation, &exchange.request, path, &url.pairs());
        reader.request_body(operation, &exchange.request);
    }
    let is_of = |status: Status| match status {
        Status::Code(code) => code == exchange.status,
        Status::Range(class) => u16::from(class) == exchange.status / 100,
        Status::Default => true,
    };
    let mut responses: Vec<_> = operation
        .responses
        .iter()
        .filter(|it| is_of(it.status))
        .collect();
    responses.sort_by_key(|it| it.status);
    reader.begin(
        &format!("response {}", exchange.status),
        MessageKind::Response,
    );
    match responses.first() {
        Some(response) => reader.response(response, &exchange.response, &exchange.method),
        None => reader.add(
            (
                "responses",
                format!("the status {} is not documented", exchange.status),
            ),
            Some(&operation.origin),
            Some(Change::Response(exchange.status)),
        ),
    }
    reader.finish()
}
