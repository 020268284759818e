//! Keywords no Rust type of a text enforces.

use bytes::Bytes;
use copperplate_runtime as rt;
use copperplate_tests::cases::parameters_keywords as api;
use http::Request;
use rt::message::read_request;
use rt::report::Location;

use super::{Found, found, survives};
use api::operations::{PutTransfer, PutTransferRequest};

fn good() -> PutTransferRequest {
    PutTransferRequest {
        id: "w-1".to_owned(),
        amount: Some(150),
        kind: Some(vec!["card".to_owned(), "wire".to_owned()]),
        step: None,
        x_trace: Some("b7".to_owned()),
        body: "for rent".to_owned(),
    }
}

fn sent(target: &str, trace: &str, body: &'static str) -> Vec<Found> {
    let request = Request::put(target)
        .header("x-trace", trace)
        .header("content-type", "text/plain")
        .body(Bytes::from(body))
        .unwrap();
    match read_request::<PutTransfer>(&request) {
        Ok(_) => Vec::new(),
        Err(report) => found(&report),
    }
}

fn at(location: Location, pointer: &str, keyword: &'static str) -> Found {
    (location, pointer.to_owned(), keyword)
}

#[test]
fn what_keeps_every_rule_passes() {
    survives::<PutTransfer>(&good());
}

#[test]
fn each_part_is_checked_against_all_keywords() {
    let fine = "/transfers/1?amount=150&kind=wire&step=1&step=2";
    assert_eq!(sent(fine, "a", "rent"), []);
    assert_eq!(
        sent(
            "/transfers/none?amount=200&kind=secret&kind=card&step=1&step=1.0",
            "c",
            "a secret",
        ),
        [
            at(Location::Path("id"), "", "not"),
            at(Location::Query("amount"), "", "not"),
            at(Location::Query("kind"), "/0", "not"),
            at(Location::Query("kind"), "", "contains"),
            at(Location::Query("step"), "", "uniqueItems"),
            at(Location::Header("X-Trace"), "", "pattern"),
            at(Location::Body, "", "not"),
        ]
    );
}

#[test]
fn a_request_built_in_code_is_checked_alike() {
    let bad = PutTransferRequest {
        id: "all".to_owned(),
        amount: Some(300),
        kind: Some(vec!["secret".to_owned()]),
        step: Some(vec!["1".parse().unwrap(), "1.00".parse().unwrap()]),
        x_trace: Some("z".to_owned()),
        body: "secret".to_owned(),
    };
    let report = rt::Validate::validate(&bad).unwrap_err();
    assert_eq!(
        found(&report),
        [
            at(Location::Path("id"), "", "not"),
            at(Location::Query("amount"), "", "not"),
            at(Location::Query("kind"), "/0", "not"),
            at(Location::Query("kind"), "", "contains"),
            at(Location::Query("step"), "", "uniqueItems"),
            at(Location::Header("X-Trace"), "", "pattern"),
            at(Location::Body, "", "not"),
        ]
    );
}
