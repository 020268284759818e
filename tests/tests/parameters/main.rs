//! Parameters on the wire: literal URIs and headers, in both directions, and refusals.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod apart;
mod content;
mod deep;
mod hostile;
mod keywords;
mod property;
mod sockets;
mod styles;
mod templates;

use bytes::Bytes;
use copperplate_runtime as rt;
use http::Request;
use rt::message::{read_request, write_request};
use rt::report::Location;

/// Writes a request, and reads the same value back.
#[track_caller]
fn survives<O: rt::operation::ClientOperation + rt::operation::ServerOperation>(
    request: &O::Request,
) -> Request<Bytes>
where
    O::Request: PartialEq + std::fmt::Debug,
{
    let written = match write_request::<O>(request) {
        Ok(written) => written,
        Err(report) => panic!("{report}: {request:?}"),
    };
    match read_request::<O>(&written) {
        Ok(read) => assert_eq!(read, *request, "{written:?}"),
        Err(report) => panic!("{report}: {written:?}"),
    }
    written
}

/// Reads a bare request of this target and these headers.
fn read<O: rt::operation::ClientOperation + rt::operation::ServerOperation>(
    target: &str,
    headers: &[(&str, &str)],
) -> Result<O::Request, rt::Report> {
    let mut request = Request::builder().uri(target);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    read_request::<O>(&request.body(Bytes::new()).unwrap())
}

type Found = (Location, String, &'static str);

fn found(report: &rt::Report) -> Vec<Found> {
    let all = report.violations().iter();
    all.map(|it| (it.location, it.pointer.clone(), it.keyword))
        .collect()
}

/// The places and keywords for which a raw request is refused.
#[track_caller]
fn refused<O: rt::operation::ClientOperation + rt::operation::ServerOperation>(
    target: &str,
    headers: &[(&str, &str)],
) -> Vec<Found> {
    match read::<O>(target, headers) {
        Ok(_) => panic!("{target} must be refused"),
        Err(report) => found(&report),
    }
}

/// The places and keywords for which a request is not sent.
#[track_caller]
fn unsent<O: rt::operation::ClientOperation + rt::operation::ServerOperation>(
    request: &O::Request,
) -> Vec<Found> {
    match write_request::<O>(request) {
        Ok(written) => panic!("{written:?} must be refused"),
        Err(report) => found(&report),
    }
}

fn list(items: &[&str]) -> Vec<String> {
    items.iter().map(|&item| item.to_owned()).collect()
}

fn map<T: Clone>(members: &[(&str, T)]) -> rt::Map<T> {
    members
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect()
}
