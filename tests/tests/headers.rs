//! Headers of responses and of parts.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use copperplate_runtime as rt;
use copperplate_tests::cases::operations_headers::operations::{
    AuditError, AuditHeaders, AuditResponse, List, ListError, ListHeaders, ListRequest,
    ListResponse, ListTooManyRequestsHeaders, Recount, RecountError, RecountResponse,
};
use rt::Validate;
use rt::message::{Unreadable, read_response_strictly};

fn written(response: &impl rt::message::WriteResponse) -> http::Response<bytes::Bytes> {
    let mut writer = rt::message::ResponseWriter::default();
    response.write(&mut writer);
    writer.finish().unwrap()
}

fn read<T: rt::message::ReadResponse>(response: &http::Response<bytes::Bytes>) -> Option<T> {
    T::read(&mut rt::message::ResponseReader::new(response, false))
}

#[test]
fn every_answer_has_the_shared_header() {
    let ok = ListResponse::Ok {
        headers: ListHeaders {
            x_limit: Some(60),
            x_left: 59,
        },
    };
    let response = written(&ok);
    assert_eq!(response.headers().get("x-limit").unwrap(), "60");
    assert_eq!(response.headers().get("x-left").unwrap(), "59");
    assert_eq!(read(&response), Some(ok));

    let status = http::StatusCode::BAD_GATEWAY;
    let other = ListError::Default {
        status,
        x_limit: Some(60),
    };
    let response = written(&other);
    assert_eq!(response.status(), status);
    assert_eq!(read(&response), Some(other));
}

#[test]
fn a_header_of_the_same_name_keeps_rules_of_its_own() {
    let refused = ListError::TooManyRequests {
        headers: ListTooManyRequestsHeaders {
            x_limit: None,
            x_left: Some(3),
        },
    };
    let read = read_response_strictly::<List>(&written(&refused));
    let Err(Unreadable::Undecodable(report)) = read else {
        panic!("{read:?}");
    };
    let found = report.violations().iter();
    let found: Vec<_> = found.map(|it| (it.location, it.keyword)).collect();
    assert_eq!(found, [(rt::report::Location::Header("X-Left"), "maximum")]);
    assert_eq!(refused.to_string(), "429: There were too many requests");
    let too_many = ListRequest { x_limit: Some(101) };
    assert!(too_many.validate().is_err(), "the parameter has a maximum");
    assert!(ListRequest { x_limit: Some(100) }.validate().is_ok());
}

/// A caller's function for the headers of every response.
fn left(headers: &ListHeaders) -> i64 {
    headers.x_left
}

#[test]
fn operations_share_a_struct_of_headers() {
    let headers = AuditHeaders {
        x_limit: None,
        x_left: 4,
    };
    let counted = RecountResponse::Ok {
        body: 17,
        headers: headers.clone(),
    };
    let Some(RecountResponse::Ok { body, headers }) = read(&written(&counted)) else {
        panic!("{counted:?}");
    };
    assert_eq!((body, left(&headers)), (17, 4));
    let AuditResponse::NoContent { headers } = AuditResponse::NoContent { headers };
    let status = http::StatusCode::CONFLICT;
    let refused: RecountError = AuditError::ClientError { status, headers };
    let response = written(&refused);
    assert_eq!(response.status(), status);
    assert_eq!(response.headers().get("x-left").unwrap(), "4");
    assert_eq!(read(&response), Some(refused));
}

#[test]
fn all_that_is_wrong_with_headers_and_body_is_reported() {
    let response = http::Response::builder()
        .header("x-limit", "0")
        .header("content-type", "application/json")
        .body(bytes::Bytes::from_static(b"\"seventeen\""));
    let read = read_response_strictly::<Recount>(&response.unwrap());
    let Err(Unreadable::Undecodable(report)) = read else {
        panic!("{read:?}");
    };
    let found = report.violations().iter();
    let found: Vec<_> = found.map(|it| (it.location, it.keyword)).collect();
    let expected = [
        (rt::report::Location::Header("X-Limit"), "minimum"),
        (rt::report::Location::Header("X-Left"), "required"),
        (rt::report::Location::Body, "type"),
    ];
    assert_eq!(found, expected);
}
