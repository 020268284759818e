//! Circle: a key in the body, nested objects, no documented error.

use copperplate_runtime as rt;
use rt::client::{Builder, RetryPolicy};
use rt::operation::Example;
use rt::refusal::Refusal;
use rt::server::{Context, Router};
use rt::{Decimal, Uuid};
use tower::ServiceExt as _;
use withdrawal_apis::circle;
use withdrawal_apis::circle::operations::{
    CreateAccountWithdrawal, CreateAccountWithdrawalRequest, CreateAccountWithdrawalResponse,
};

use crate::common::{self, conversations, scripted};
use crate::refusals::{bad, malformed, refuses};
use crate::repeats;
use crate::support::*;
use crate::wire::Reply;

pub struct Circle;

impl Provider for Circle {
    type Operation = CreateAccountWithdrawal;
    type Client = circle::Client;

    const EXAMPLES: &'static [Example] = circle::examples::EXAMPLES;
    const PATH: &'static str = "/v1/accounts/withdrawals";
    const ERRORS: &'static str = "application/problem+json";
    const HEADERS: &'static [(&'static str, &'static str)] = &[
        ("authorization", "Bearer c2VjcmV0Cg=="),
        ("content-type", "application/json"),
        ("accept", "application/json"),
    ];

    fn router(desk: Desk<CreateAccountWithdrawal>) -> Router {
        circle::router(desk)
    }

    fn builder(url: &str) -> Builder<circle::Client> {
        circle::Client::builder()
            .base_url(url)
            .bearer("bearerAuth", TOKEN)
    }

    async fn call(
        client: &circle::Client,
        request: &CreateAccountWithdrawalRequest,
    ) -> Called<Self> {
        client.create_account_withdrawal(request).await
    }

    fn request(body: &str) -> CreateAccountWithdrawalRequest {
        CreateAccountWithdrawalRequest {
            body: rt::from_json(body.as_bytes()).unwrap(),
        }
    }

    fn refusal(refusal: Refusal, messages: &Said) -> (u16, &'static str, String) {
        problem(refusal, messages)
    }
}

impl circle::Service for Desk<CreateAccountWithdrawal> {
    async fn create_account_withdrawal(
        &self,
        request: CreateAccountWithdrawalRequest,
        context: Context<String>,
    ) -> rt::server::HandlerResult<CreateAccountWithdrawal> {
        assert_eq!(context.principal(), "caller");
        self.handle(request)
    }
}

conversations!(Circle);

#[test]
fn every_documented_status_has_an_example() {
    let statuses: Vec<_> = responses::<Circle>().map(|(status, _)| status).collect();
    assert_eq!(statuses, [201, 201]);
}

#[tokio::test]
async fn the_wire_is_as_the_page_has_it() {
    let stage = Stage::<Circle>::successful(1).await;
    Circle::call(&stage.client, &first::<Circle>())
        .await
        .unwrap();
    let sent = stage.tap.requests().pop().unwrap();
    assert_eq!(sent.line, "POST /v1/accounts/withdrawals HTTP/1.1");
    let expected = [
        "accept-encoding: identity",
        "accept: application/json",
        "authorization: Bearer c2VjcmV0Cg==",
        "content-type: application/json",
    ];
    assert_eq!(sent.header_lines(), expected);
    assert_eq!(
        sent.text(),
        concat!(
            r#"{"idempotencyKey":"ba943ff1-ca16-49b2-ba55-1057e70ca5c7","#,
            r#""destination":{"type":"wire","id":"b8627ae8-732b-4d25-b947-1df8f4007a29"},"#,
            r#""amount":{"amount":"3.14","currency":"USD"}}"#,
        )
    );
}

/// The page shows one ID, a UUID, but does not promise that all are.
#[tokio::test]
async fn a_destination_is_named_by_any_id() {
    let stage = Stage::<Circle>::successful(1).await;
    let mut request = first::<Circle>();
    request.body.destination.id = "acct_1000066041".to_owned();
    Circle::call(&stage.client, &request).await.unwrap();
    let sent = stage.tap.requests().pop().unwrap().text();
    assert!(
        sent.contains(r#""destination":{"type":"wire","id":"acct_1000066041"}"#),
        "{sent}"
    );
}

/// The futures of a request are moved when they are boxed, so that their size is time as well. A guard that
/// takes a future by value doubles it, and once a request allocated 71 kB.
#[test]
fn a_small_request_needs_little_memory() {
    const MOST: u64 = 40_000;
    let money = r#"{"amount":"3.14","currency":"USD"}"#;
    let call = || {
        let mut request = http::Request::post(Circle::PATH);
        for (name, value) in Circle::HEADERS {
            request = request.header(*name, *value);
        }
        let body = axum::body::Body::from(body(money, ""));
        request.body(body).unwrap()
    };
    let desk = Desk::new((0..2).map(|_| success::<Circle>()).collect());
    let router = Circle::router(desk);
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.enable_all().build().unwrap();
    let answered = |request| {
        let request = router.clone().oneshot(request);
        let response: axum::response::Response = runtime.block_on(request).unwrap();
        assert_eq!(response.status(), 201);
    };
    // The first request makes what the later ones share.
    answered(call());
    let request = call();
    let measured = allocation_counter::measure(|| answered(request));
    let bytes = measured.bytes_total;
    assert!(bytes < MOST, "{bytes} bytes were allocated");
}

const KEY: &str = "ba943ff1-ca16-49b2-ba55-1057e70ca5c7";

/// A body with this amount and further members.
fn body(amount: &str, members: &str) -> String {
    format!(
        r#"{{"idempotencyKey":"{KEY}","destination":{{"type":"wire","id":"{KEY}"}},"amount":{amount}{members}}}"#
    )
}

/// A body with this destination.
fn to(destination: &str) -> String {
    let money = r#"{"amount":"3.14","currency":"USD"}"#;
    format!(r#"{{"idempotencyKey":"{KEY}","destination":{destination},"amount":{money}}}"#)
}

#[tokio::test]
async fn bad_requests_are_refused() {
    let money = r#"{"amount":"3.14","currency":"USD"}"#;
    let keyed = |key: &str| body(money, "").replacen(&format!("\"{KEY}\""), key, 1);
    let mut all = malformed(&body(money, ""));
    all.extend([
        bad(
            "{}",
            &[
                "body/idempotencyKey: required",
                "body/destination: required",
                "body/amount: required",
            ],
        ),
        bad(keyed("\"order-1\""), &["body/idempotencyKey: format"]),
        bad(keyed("1"), &["body/idempotencyKey: type"]),
        bad(
            to("{}"),
            &[
                "body/destination/type: required",
                "body/destination/id: required",
            ],
        ),
        bad(
            to(r#"{"type":null,"id":7}"#),
            &["body/destination/type: type", "body/destination/id: type"],
        ),
        bad(to("\"wire\""), &["body/destination: type"]),
        bad(
            body(r#"{"amount":3.14,"currency":"USD"}"#, ""),
            &["body/amount/amount: type"],
        ),
        bad(
            body(r#"{"amount":"3,14","currency":"USD"}"#, ""),
            &["body/amount/amount: format"],
        ),
        bad(
            body(r#"{"amount":"NaN","currency":"USD"}"#, ""),
            &["body/amount/amount: format"],
        ),
        bad(
            body(r#"{"amount":"3.14"}"#, ""),
            &["body/amount/currency: required"],
        ),
        bad(
            body(
                r#"{"amount":"0.12345678901234567890123456789","currency":"USD"}"#,
                "",
            ),
            &["body/amount/amount: format"],
        ),
        bad(
            body(money, r#","source":{"type":"wallet"}"#),
            &["body/source/type: enum"],
        ),
        bad(
            body(money, r#","source":{"id":"1"}"#),
            &["body/source/type: required"],
        ),
        bad(body(money, r#","source":null"#), &["body/source: type"]),
        bad(
            body(money, r#","toAmount":{"amount":"x"}"#),
            &["body/toAmount/amount: format"],
        ),
        bad(body(money, r#","amount":{}"#), &["body/amount: duplicate"]),
        bad(
            r#"{"destination":{"id":7},"amount":{"amount":1},"source":{"type":"x","id":2}}"#,
            &[
                "body/destination/id: type",
                "body/destination/type: required",
                "body/amount/amount: type",
                "body/amount/currency: required",
                "body/source/type: enum",
                "body/source/id: type",
                "body/idempotencyKey: required",
            ],
        ),
    ]);
    refuses::<Circle>(all).await;
}

#[tokio::test]
async fn amounts_keep_their_scale() {
    let stage = Stage::<Circle>::successful(3).await;
    for text in ["3.14", "3.140", "1234567890123456789012345.678"] {
        let mut request = first::<Circle>();
        request.body.amount.amount = Decimal::from_str_exact(text).unwrap();
        Circle::call(&stage.client, &request).await.unwrap();
        let sent = stage.tap.requests().pop().unwrap().text();
        assert!(sent.contains(&format!(r#""amount":"{text}""#)), "{sent}");
        let seen = stage.desk.take().pop().unwrap();
        assert_eq!(seen.body.amount.amount.to_string(), text);
    }
}

#[tokio::test]
async fn undocumented_is_kept() {
    common::undocumented_is_kept::<Circle>(&[200, 302, 400, 401, 404, 409, 422, 500]).await;
}

#[tokio::test]
async fn a_call_is_repeated_with_the_key_in_its_body() {
    let mut request = first::<Circle>();
    request.body.idempotency_key = Uuid::from_u128(7);
    let sent = repeats::with_the_same_key::<Circle>(&request, |request| {
        let body = json(&request.body);
        let key = body.as_object().unwrap().get("idempotencyKey").unwrap();
        key.as_str().unwrap().to_owned()
    });
    assert!(
        sent.await[0]
            .text()
            .contains("00000000-0000-0000-0000-000000000007")
    );
}

#[tokio::test]
async fn attempts_end() {
    repeats::until_the_attempts_are_used_up::<Circle>(&first::<Circle>()).await;
    repeats::not_after_a_refusal::<Circle>(&first::<Circle>()).await;
}

#[tokio::test]
async fn null_is_not_absent() {
    let (_, pending) = responses::<Circle>().nth(1).unwrap();
    let reply = vec![Reply::json(201, pending.body)];
    let (client, _script) = scripted::<Circle>(reply, RetryPolicy::never()).await;
    let response = Circle::call(&client, &first::<Circle>()).await.unwrap();
    let CreateAccountWithdrawalResponse::Created(envelope) = response.value;
    let withdrawal = envelope.data.unwrap();
    assert!(withdrawal.r#return.is_null());
    assert!(withdrawal.error_code.is_null());
    assert_eq!(withdrawal.to_amount, None);
    let CreateAccountWithdrawalResponse::Created(full) = success::<Circle>().unwrap();
    assert!(full.data.unwrap().tracking_ref.is_absent());
}

#[tokio::test]
async fn values_that_the_page_does_not_show_are_readable() {
    let body = success_body::<Circle>();
    let body = body
        .replace("\"pending\"", "\"frozen\"")
        .replace("_funds", "_patience");
    let reply = vec![Reply::json(201, body)];
    let (client, _script) = scripted::<Circle>(reply, RetryPolicy::never()).await;
    let response = Circle::call(&client, &first::<Circle>()).await.unwrap();
    let CreateAccountWithdrawalResponse::Created(envelope) = response.value;
    let withdrawal = envelope.data.unwrap();
    assert_eq!(withdrawal.status.as_deref(), Some("frozen"));
    assert_eq!(
        withdrawal.error_code.value().as_deref(),
        Some("insufficient_patience")
    );
}

#[tokio::test]
async fn secrets_stay_secret() {
    common::secrets_stay_secret::<Circle>(&["COMMERZBANK", TOKEN]).await;
}
