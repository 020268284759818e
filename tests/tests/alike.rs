//! Operations with equal responses share their enums.

#![allow(clippy::unwrap_used, missing_docs)]

use std::any::TypeId;
use std::convert::Infallible;

use copperplate_runtime as rt;
use copperplate_tests::cases::features_tags::operations::GetHealthError;
use copperplate_tests::cases::operations_alike::{operations as alike, types};
use rt::message::{Unreadable, read_response_strictly, write_response};

fn same<A: 'static, B: 'static>() -> bool {
    TypeId::of::<A>() == TypeId::of::<B>()
}

#[test]
fn what_says_the_same_is_one_type_under_every_name() {
    assert!(same::<alike::ListPayoutsError, alike::GetPayoutError>());
    assert!(same::<alike::ListPayoutsResponse, alike::GetPayoutResponse>());
    assert!(same::<alike::CancelPayoutResponse, alike::GetPayoutResponse>());
    let (get, cancel) = (
        TypeId::of::<alike::GetPayoutError>(),
        TypeId::of::<alike::CancelPayoutError>(),
    );
    assert_ne!(get, cancel, "a description differs");
    assert!(
        !same::<alike::PaidError, alike::GetPayoutError>(),
        "a webhook"
    );
    assert!(same::<GetHealthError, Infallible>(), "there is no failure");
}

#[test]
fn each_name_builds_sends_and_reads_them() {
    let slower = alike::ListPayoutsError::TooManyRequests {
        retry_after: Some(3),
    };
    assert_eq!(slower.to_string(), "429: Slow down");
    let sent = write_response::<alike::ListPayouts>(&Err(slower.clone())).unwrap();
    assert_eq!(sent.headers().get("retry-after").unwrap(), "3");
    let read = read_response_strictly::<alike::GetPayout>(&sent).unwrap();
    assert_eq!(read, Err(slower));

    let status = http::StatusCode::BAD_GATEWAY;
    let title = "no".to_owned();
    let failed = alike::GetPayoutError::Default(status, types::FailedResponse { title });
    let sent = write_response::<alike::GetPayout>(&Err(failed.clone())).unwrap();
    let read = read_response_strictly::<alike::ListPayouts>(&sent).unwrap();
    assert_eq!(read, Err(failed));
}

#[test]
fn rules_hold_wherever_they_are_declared() {
    let slower = alike::GetPayoutError::TooManyRequests {
        retry_after: Some(1),
    };
    let mut sent = write_response::<alike::GetPayout>(&Err(slower)).unwrap();
    *sent.headers_mut().get_mut("retry-after").unwrap() = "0".parse().unwrap();
    let refused = read_response_strictly::<alike::GetPayout>(&sent).unwrap_err();
    assert!(matches!(refused, Unreadable::Undecodable(_)), "{refused:?}");
}

#[test]
fn an_answer_that_the_document_does_not_have_is_undocumented() {
    let mut response = http::Response::new(bytes::Bytes::new());
    *response.status_mut() = http::StatusCode::IM_A_TEAPOT;
    let read = read_response_strictly::<
        copperplate_tests::cases::features_tags::operations::GetHealth,
    >(&response);
    assert_eq!(read, Err(Unreadable::Undocumented));
}
