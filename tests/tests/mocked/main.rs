//! The mock transport, with the clients of two providers: one with idempotency keys, one without.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod faults;
mod matching;
mod recorded;
mod replies;

use std::panic::{AssertUnwindSafe, catch_unwind};

use copperplate_runtime as rt;
use rt::client::RetryPolicy;
use rt::operation::Example;
use rt::testing::MockTransport;
use withdrawal_apis::{fondo, youhodler};
use youhodler::operations::{CreateWithdrawal, CreateWithdrawalRequest, CreateWithdrawalResponse};

/// A client that retries three times.
fn client(mock: &MockTransport) -> youhodler::Client {
    let builder = youhodler::Client::builder().transport(mock);
    let builder = builder.bearer("bearerAuth", "tok-s3cret");
    builder.retry(RetryPolicy::default()).build().unwrap()
}

/// The first example of a body: of a request without a status.
fn example(examples: &[Example], status: Option<u16>) -> String {
    let found = examples.iter().find(|it| it.status == status);
    found.unwrap().body.to_owned()
}

fn request(key: &str) -> CreateWithdrawalRequest {
    let body = example(youhodler::examples::EXAMPLES, None);
    CreateWithdrawalRequest {
        idempotency_key: Some(key.to_owned()),
        x_action_token: Some("step-up-s3cret-47".to_owned().into()),
        body: rt::from_json(body.as_bytes()).unwrap(),
    }
}

fn accepted() -> CreateWithdrawalResponse {
    let body = example(youhodler::examples::EXAMPLES, Some(202));
    CreateWithdrawalResponse::Accepted(rt::from_json(body.as_bytes()).unwrap())
}

/// A client of a provider without idempotency keys, and a request.
fn keyless(mock: &MockTransport) -> (fondo::Client, fondo::operations::CreateWithdrawalRequest) {
    let builder = fondo::Client::builder().transport(mock);
    let client = builder.bearer("oAuth", "tok-s3cret").build().unwrap();
    let body = example(fondo::examples::EXAMPLES, None);
    let body = rt::from_json(body.as_bytes()).unwrap();
    let id = rt::Uuid::try_parse("49ad7378-121c-4a53-9894-dfd14a7b4877").unwrap();
    let request = fondo::operations::CreateWithdrawalRequest {
        client_id: id,
        account_id: id,
        body,
    };
    (client, request)
}

/// The text with which a mock fails a test.
fn failure(end: impl FnOnce()) -> String {
    let failed = catch_unwind(AssertUnwindSafe(end)).expect_err("the test must fail");
    failed.downcast_ref::<String>().unwrap().clone()
}

/// The whole chain of an error, as a person reads it.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(&format!("\n{cause}"));
        source = cause.source();
    }
    text
}

#[tokio::test]
async fn a_call_gets_its_typed_response() {
    let mock = MockTransport::new();
    let when = mock.when::<CreateWithdrawal>().then(Ok(accepted()));
    let response = client(&mock).create_withdrawal(&request("k-1")).await;
    assert_eq!(response.unwrap().into_value(), accepted());
    assert_eq!(when.calls(), 1);
    let received = mock.requests::<CreateWithdrawal>();
    assert_eq!(*received[0].request(), request("k-1"));
    assert_eq!(received[0].headers()["authorization"], "Bearer tok-s3cret");
    assert!(!format!("{mock:?} {when:?} {received:?}").contains("s3cret"));
    mock.verify();
}
