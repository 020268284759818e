//! YouHodler: two rails, three kinds of payout, a key in a header or in the body, step-up tokens.

use std::time::Duration;

use copperplate_runtime as rt;
use rt::client::{Builder, RetryPolicy};
use rt::operation::Example;
use rt::refusal::Refusal;
use rt::server::{Context, Router};
use rt::{Decimal, Sensitive};
use withdrawal_apis::youhodler;
use withdrawal_apis::youhodler::operations::{
    CreateWithdrawal, CreateWithdrawalError, CreateWithdrawalRequest, CreateWithdrawalResponse,
};
use withdrawal_apis::youhodler::types::NewWithdrawal;

use crate::common::{self, conversations, scripted};
use crate::refusals::{bad, malformed, refuses};
use crate::repeats;
use crate::support::*;
use crate::wire::{Recorded, Reply, Script, send};

pub struct YouHodler;

const ACTION_TOKEN: &str = "step-up-4711";

impl Provider for YouHodler {
    type Operation = CreateWithdrawal;
    type Client = youhodler::Client;

    const EXAMPLES: &'static [Example] = youhodler::examples::EXAMPLES;
    const PATH: &'static str = "/withdrawals";
    const ERRORS: &'static str = "application/json";
    const HEADERS: &'static [(&'static str, &'static str)] = &[
        ("authorization", "Bearer c2VjcmV0Cg=="),
        ("content-type", "application/json"),
        ("accept", "application/json"),
        ("Idempotency-Key", "order-1"),
        ("X-Action-Token", ACTION_TOKEN),
    ];

    fn router(desk: Desk<CreateWithdrawal>) -> Router {
        youhodler::router(desk)
    }

    fn builder(url: &str) -> Builder<youhodler::Client> {
        youhodler::Client::builder()
            .base_url(url)
            .bearer("bearerAuth", TOKEN)
    }

    async fn call(client: &youhodler::Client, request: &CreateWithdrawalRequest) -> Called<Self> {
        client.create_withdrawal(request).await
    }

    fn request(body: &str) -> CreateWithdrawalRequest {
        CreateWithdrawalRequest {
            idempotency_key: Some("order-1".to_owned()),
            x_action_token: Some(Sensitive::new(ACTION_TOKEN.to_owned())),
            body: rt::from_json(body.as_bytes()).unwrap(),
        }
    }

    fn refusal(refusal: Refusal, messages: &Said) -> (u16, &'static str, String) {
        let violations = messages.violations.as_deref().unwrap_or("[]");
        let schema =
            format!(r#","details":{{"reason":"schema_violation","violations":{violations}}}"#);
        let (status, code, details) = match refusal {
            Refusal::Invalid => (400, "invalid_request", schema.as_str()),
            Refusal::Unauthenticated => (401, "unauthorized", ""),
            Refusal::Forbidden => (
                403,
                "forbidden_capability_scope",
                r#","details":{"reason":"missing_capability"}"#,
            ),
            Refusal::TooLarge => (
                400,
                "invalid_request",
                r#","details":{"reason":"payload_too_large"}"#,
            ),
            Refusal::UnsupportedMediaType => (
                400,
                "invalid_request",
                r#","details":{"reason":"unsupported_media_type"}"#,
            ),
            Refusal::NotAcceptable
            | Refusal::Failed
            | Refusal::NotFound
            | Refusal::MethodNotAllowed
            | Refusal::RequestTimeout
            | Refusal::GatewayTimeout
            | Refusal::TooManyRequests
            | Refusal::HeadersTooLarge
            | Refusal::NotImplemented
            | Refusal::Unavailable
            | Refusal::KeyReused
            | Refusal::KeyInUse => return problem(refusal, messages),
        };
        let detail = &messages.detail;
        let body = format!(r#"{{"code":"{code}"{details},"message":{detail}}}"#);
        (status, "application/json", body)
    }
}

impl youhodler::Service for Desk<CreateWithdrawal> {
    async fn create_withdrawal(
        &self,
        request: CreateWithdrawalRequest,
        context: Context<String>,
    ) -> rt::server::HandlerResult<CreateWithdrawal> {
        assert_eq!(context.principal(), "caller");
        self.handle(request)
    }
}

conversations!(YouHodler);

#[test]
fn every_documented_status_has_an_example() {
    let statuses: Vec<_> = responses::<YouHodler>().map(|(status, _)| status).collect();
    assert_eq!(
        statuses,
        [202, 400, 400, 400, 401, 403, 409, 422, 429, 502, 503]
    );
}

#[tokio::test]
async fn the_wire_is_as_the_page_has_it() {
    let stage = Stage::<YouHodler>::successful(1).await;
    YouHodler::call(&stage.client, &first::<YouHodler>())
        .await
        .unwrap();
    let sent = stage.tap.requests().pop().unwrap();
    assert_eq!(sent.line, "POST /withdrawals HTTP/1.1");
    // Header names are case-insensitive (RFC 9110, section 5.1); the transport writes lower case.
    let expected = [
        "accept-encoding: identity",
        "accept: application/json",
        "authorization: Bearer c2VjcmV0Cg==",
        "content-type: application/json",
        "idempotency-key: order-1",
        "x-action-token: step-up-4711",
    ];
    assert_eq!(sent.header_lines(), expected);
    assert_eq!(
        sent.text(),
        concat!(
            r#"{"account_ref":"client-accounts/b8e2f1a0-4c3d-4e5f-9a1b-2c3d4e5f6a7b","#,
            r#""amount":{"currency":"EUR","value":"100.00"},"rail":"fiat","#,
            r#""withdrawal_destination_id":"b8e2f1a0-4c3d-4e5f-9a1b-2c3d4e5f6a7b"}"#,
        )
    );
}

#[tokio::test]
async fn each_way_to_pay_out_is_a_type_of_its_own() {
    let bodies: Vec<_> = requests::<YouHodler>()
        .map(|it| YouHodler::request(it.body).body)
        .collect();
    assert!(matches!(bodies[0], NewWithdrawal::FiatWithdrawal(_)));
    assert!(matches!(
        bodies[1],
        NewWithdrawal::StoredCryptoWithdrawal(_)
    ));
    let NewWithdrawal::InlineCryptoWithdrawal(inline) = &bodies[2] else {
        panic!("{:?}", bodies[2]);
    };
    // Null differs from absent: a related page shows `memo: null`.
    assert!(inline.destination.memo.is_null());
}

/// A body with an amount and further members.
fn body(members: &str) -> String {
    format!(r#"{{"account_ref":"a","amount":{{"currency":"EUR","value":"1.00"}},{members}}}"#)
}

const ID: &str = "b8e2f1a0-4c3d-4e5f-9a1b-2c3d4e5f6a7b";

#[tokio::test]
async fn bad_requests_are_refused() {
    let fiat = format!(r#""rail":"fiat","withdrawal_destination_id":"{ID}""#);
    let mut all = malformed(&body(&fiat));
    let amount = |amount: &str| format!(r#"{{"account_ref":"a","amount":{amount},{fiat}}}"#);
    all.extend([
        // A crypto destination is given in exactly one way.
        bad(
            body(r#""rail":"crypto","destination_id":"d","destination":{"address":"0x"},"network":"e""#),
            &["body/destination: not"],
        ),
        bad(body(r#""rail":"crypto""#), &["body/destination_id: required"]),
        bad(
            body(r#""rail":"crypto","destination":{"address":"0x"}"#),
            &["body/network: required"],
        ),
        bad(
            body(r#""rail":"crypto","destination":{"memo":null},"network":"e""#),
            &["body/destination/address: required"],
        ),
        bad(
            body(r#""rail":"crypto","destination":{"address":"0x","memo":1},"network":"e""#),
            &["body/destination/memo: type"],
        ),
        // Fiat needs a stored destination, any text.
        bad(body(r#""rail":"fiat""#), &["body/withdrawal_destination_id: required"]),
        bad(
            body(r#""rail":"fiat","destination":{"address":"0x"},"network":"e""#),
            &["body/withdrawal_destination_id: required"],
        ),
        bad(
            body(r#""rail":"fiat","withdrawal_destination_id":1"#),
            &["body/withdrawal_destination_id: type"],
        ),
        bad(
            body(&format!(r#""rail":"cash","withdrawal_destination_id":"{ID}""#)),
            &["body/rail: enum"],
        ),
        bad(
            body(&format!(r#""withdrawal_destination_id":"{ID}""#)),
            &["body/rail: required"],
        ),
        bad(amount(r#"{"currency":"EUR","value":100}"#), &["body/amount/value: type"]),
        bad(amount(r#"{"currency":"EUR","value":"1,00"}"#), &["body/amount/value: format"]),
        bad(amount(r#"{"currency":"EUR","value":"1e2"}"#), &["body/amount/value: format"]),
        bad(amount(r#"{"currency":"EUR","value":""}"#), &["body/amount/value: format"]),
        bad(
            amount(r#"{"currency":"EUR","value":"12345678901234567890123456789"}"#),
            &["body/amount/value: format"],
        ),
        bad(amount(r#"{"value":"1.00"}"#), &["body/amount/currency: required"]),
        bad(amount("null"), &["body/amount: type"]),
        bad(
            amount(r#"{"currency":"EUR","currency":"USD","value":"1.00"}"#),
            &["body/amount/currency: duplicate"],
        ),
        bad(
            r#"{"account_ref":7,"amount":{"value":1},"rail":"fiat","withdrawal_destination_id":null}"#,
            &[
                "body/account_ref: type",
                "body/amount/value: type",
                "body/amount/currency: required",
                "body/withdrawal_destination_id: type",
            ],
        ),
        bad(
            body(&format!(r#"{fiat},"client_idempotency_key":null"#)),
            &["body/client_idempotency_key: type"],
        ),
        bad(body(&format!(r#"{fiat},"rail":"fiat""#)), &["body/rail: duplicate"]),
    ]);
    refuses::<YouHodler>(all).await;
}

#[tokio::test]
async fn what_the_page_allows_is_taken() {
    // The page does not forbid a destination for fiat, and the document has no closed objects.
    let bodies = [
        body(&format!(
            r#""rail":"fiat","withdrawal_destination_id":"{ID}","destination":{{}},"x":1"#
        )),
        body(r#""rail":"crypto","destination_id":"any text","network":"ethereum""#),
        body(r#""rail":"crypto","destination":{"address":"0x","tag":1},"network":"e""#),
    ];
    let stage = Stage::<YouHodler>::successful(bodies.len()).await;
    for body in bodies {
        let response = send(
            stage.server,
            "POST /withdrawals",
            YouHodler::HEADERS,
            body.as_bytes(),
        );
        assert_eq!(response.await.status(), 202, "{body}");
    }
    assert_eq!(stage.desk.take().len(), 3);
}

#[tokio::test]
async fn amounts_keep_their_scale() {
    let stage = Stage::<YouHodler>::successful(4).await;
    for text in [
        "100.00",
        "0.00000001",
        "250",
        "1234567890123456789012345.678",
    ] {
        let mut request = first::<YouHodler>();
        let NewWithdrawal::FiatWithdrawal(fiat) = &mut request.body else {
            panic!("{request:?}");
        };
        fiat.amount.value = Decimal::from_str_exact(text).unwrap();
        YouHodler::call(&stage.client, &request).await.unwrap();
        let sent = stage.tap.requests().pop().unwrap().text();
        assert!(sent.contains(&format!(r#""value":"{text}""#)), "{sent}");
        let seen = stage.desk.take().pop().unwrap();
        let NewWithdrawal::FiatWithdrawal(fiat) = seen.body else {
            panic!("{seen:?}");
        };
        assert_eq!(fiat.amount.value.to_string(), text);
    }
}

#[tokio::test]
async fn undocumented_is_kept() {
    common::undocumented_is_kept::<YouHodler>(&[200, 307, 404, 410, 500, 504]).await;
}

#[tokio::test]
async fn a_call_with_a_key_of_its_own_is_repeated_with_it() {
    let request = first::<YouHodler>();
    let key = |sent: &Recorded| sent.header("idempotency-key").unwrap().to_owned();
    let sent = repeats::with_the_same_key::<YouHodler>(&request, key).await;
    assert_eq!(sent[2].header("idempotency-key"), Some("order-1"));
}

#[tokio::test]
async fn a_call_without_a_key_gets_one() {
    let mut request = first::<YouHodler>();
    request.idempotency_key = None;
    let key = |sent: &Recorded| sent.header("idempotency-key").unwrap().to_owned();
    let one = repeats::with_the_same_key::<YouHodler>(&request, key).await;
    let other = repeats::with_the_same_key::<YouHodler>(&request, key).await;
    // The key is a UUID, and different for each call.
    assert_ne!(key(&one[0]), key(&other[0]));
    assert!(rt::Uuid::try_parse(&key(&one[0])).is_ok());
}

#[tokio::test]
async fn a_key_in_the_body_is_the_only_one() {
    let mut request = YouHodler::request(requests::<YouHodler>().nth(1).unwrap().body);
    request.idempotency_key = None;
    let sent = repeats::with_the_same_key::<YouHodler>(&request, |request| {
        assert_eq!(request.header("idempotency-key"), None);
        assert!(
            request
                .text()
                .contains(r#""client_idempotency_key":"order-4711""#)
        );
        "order-4711".to_owned()
    });
    sent.await;
}

#[tokio::test]
async fn attempts_end() {
    repeats::until_the_attempts_are_used_up::<YouHodler>(&first::<YouHodler>()).await;
    repeats::not_after_a_refusal::<YouHodler>(&first::<YouHodler>()).await;
}

/// The page's 429 asks for 5,000 milliseconds. Time is paused, so attempts have no timeout.
#[tokio::test(start_paused = true)]
async fn the_wait_in_the_details_is_kept() {
    let busy = YouHodler::EXAMPLES.iter().find(|it| it.status == Some(429));
    let replies = vec![
        Reply::json(429, busy.unwrap().body),
        Reply::json(202, success_body::<YouHodler>()),
    ];
    let script = Script::start(replies).await;
    let builder = || {
        youhodler::Client::builder()
            .base_url(format!("http://{}", script.address))
            .bearer("bearerAuth", TOKEN)
            .timeout(None)
            .http(reqwest::Client::builder().no_proxy())
    };
    let client = builder().build().unwrap();
    let begin = tokio::time::Instant::now();
    let response = client
        .create_withdrawal(&first::<YouHodler>())
        .await
        .unwrap();
    assert_eq!((response.attempts(), script.requests().len()), (2, 2));
    let waited = begin.elapsed().as_millis();
    assert!((5000..5100).contains(&waited), "{waited}");

    // If the wait exceeds the caller's limit, the call ends and reports the wait.
    let short = RetryPolicy::default().max_delay(Duration::from_secs(4));
    let script = Script::start(vec![Reply::json(429, busy.unwrap().body)]).await;
    let client = builder().base_url(format!("http://{}", script.address));
    let client = client.retry(short).build().unwrap();
    let error = client
        .create_withdrawal(&first::<YouHodler>())
        .await
        .unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(5)));
    assert_eq!(script.requests().len(), 1);
}

/// A key made by the client belongs to one call, so its refusal is certain.
#[tokio::test]
async fn a_conflict_is_open_for_a_key_of_the_caller_only() {
    let conflict = YouHodler::EXAMPLES.iter().find(|it| it.status == Some(409));
    for key in [Some("order-1".to_owned()), None] {
        let reply = vec![Reply::json(409, conflict.unwrap().body)];
        let (client, _script) = scripted::<YouHodler>(reply, RetryPolicy::never()).await;
        let mut request = first::<YouHodler>();
        request.idempotency_key.clone_from(&key);
        let error = YouHodler::call(&client, &request).await.unwrap_err();
        assert_eq!(error.is_uncertain(), key.is_some(), "{error}");
        assert!(error.api().is_some() && error.idempotency_key().is_some());
    }
}

#[tokio::test]
async fn values_that_the_page_does_not_show_are_readable() {
    let body = success_body::<YouHodler>().replace("\"executing\"", "\"on_hold\"");
    let reply = vec![Reply::json(202, body)];
    let (client, _script) = scripted::<YouHodler>(reply, RetryPolicy::never()).await;
    let response = YouHodler::call(&client, &first::<YouHodler>())
        .await
        .unwrap();
    let CreateWithdrawalResponse::Accepted(withdrawal) = response.value;
    assert_eq!(withdrawal.status.as_deref(), Some("on_hold"));
}

#[tokio::test]
async fn details_that_the_page_does_not_show_are_kept() {
    let body =
        r#"{"code":"rate_limited","details":{"retry_after_ms":5000,"bucket":"b-1"},"message":"m"}"#;
    let reply = vec![Reply::json(429, body)];
    let (client, _script) = scripted::<YouHodler>(reply, RetryPolicy::never()).await;
    let error = YouHodler::call(&client, &first::<YouHodler>())
        .await
        .unwrap_err();
    let Some(CreateWithdrawalError::TooManyRequests(found)) = error.api() else {
        panic!("{error:?}");
    };
    let details = found.details.as_ref().unwrap();
    assert_eq!(details.retry_after_ms, Some(5000));
    assert_eq!(
        details.additional.get("bucket").and_then(rt::Json::as_str),
        Some("b-1")
    );
}

#[tokio::test]
async fn secrets_stay_secret() {
    common::secrets_stay_secret::<YouHodler>(&[ACTION_TOKEN, TOKEN]).await;
}

#[tokio::test]
async fn what_a_header_cannot_carry_is_not_sent() {
    let stage = Stage::<YouHodler>::with(Vec::new()).await;
    for key in ["a\r\nx-injected: 1", "a\nb", "\u{0}", "\u{7f}"] {
        let mut request = first::<YouHodler>();
        request.idempotency_key = Some(key.to_owned());
        let error = YouHodler::call(&stage.client, &request).await.unwrap_err();
        let rt::client::Error::Invalid(report) = error else {
            panic!("{error:?}");
        };
        let place = report.violations().first().unwrap().location;
        assert_eq!(place, rt::report::Location::Header("Idempotency-Key"));
    }
    assert!(stage.tap.requests().is_empty());
}
