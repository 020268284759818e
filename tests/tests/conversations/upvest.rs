//! Upvest: lower-case headers, a signature over the final bytes, a required key, and problem
//! details.

use copperplate_runtime as rt;
use rt::client::{Builder, Error, RetryPolicy};
use rt::operation::Example;
use rt::refusal::Refusal;
use rt::server::{Context, Router, VerifyLayer};
use rt::signature::{self, KnownKeys, SigningKey, Verifier};
use rt::{Decimal, Uuid};
use withdrawal_apis::upvest;
use withdrawal_apis::upvest::operations::{
    CreateCashWithdrawal, CreateCashWithdrawalRequest, CreateCashWithdrawalResponse,
};
use withdrawal_apis::upvest::types::WithdrawalStatus;

use crate::common::{self, conversations, scripted};
use crate::refusals::{bad, malformed, refuses};
use crate::repeats;
use crate::signer::{TestSigner, expected_signature};
use crate::support::*;
use crate::wire::{Recorded, Reply, send};

pub struct Upvest;

const KEY: &str = "ccb07f42-4104-44ad-8e1f-c660bb7b269c";
const CLIENT: &str = "ebabcf4d-61c3-4942-875c-e265a7c2d062";

impl Provider for Upvest {
    type Operation = CreateCashWithdrawal;
    type Client = upvest::Client;

    const EXAMPLES: &'static [Example] = upvest::examples::EXAMPLES;
    const PATH: &'static str = "/payments/withdrawals";
    const ERRORS: &'static str = "application/problem+json";
    const HEADERS: &'static [(&'static str, &'static str)] = &[
        ("upvest-client-id", CLIENT),
        ("authorization", "Bearer c2VjcmV0Cg=="),
        ("signature", "sig1=:AA==:"),
        ("signature-input", "sig1=(\"@method\")"),
        ("idempotency-key", KEY),
        ("upvest-api-version", "1"),
        ("content-type", "application/json"),
        ("accept", "application/json"),
    ];

    fn router(desk: Desk<CreateCashWithdrawal>) -> Router {
        upvest::router(desk)
    }

    fn builder(url: &str) -> Builder<upvest::Client> {
        upvest::Client::builder()
            .base_url(url)
            .bearer("oauth-client-credentials", TOKEN)
            .signer(TestSigner::default())
    }

    async fn call(client: &upvest::Client, request: &CreateCashWithdrawalRequest) -> Called<Self> {
        client.create_cash_withdrawal(request).await
    }

    fn request(body: &str) -> CreateCashWithdrawalRequest {
        CreateCashWithdrawalRequest {
            upvest_client_id: CLIENT.to_owned(),
            idempotency_key: Uuid::try_parse(KEY).unwrap(),
            upvest_api_version: rt::model::Choice::from_wire("1"),
            body: rt::from_json(body.as_bytes()).unwrap(),
        }
    }

    fn refusal(refusal: Refusal, messages: &Said) -> (u16, &'static str, String) {
        problem(refusal, messages)
    }
}

impl upvest::Service for Desk<CreateCashWithdrawal> {
    async fn create_cash_withdrawal(
        &self,
        request: CreateCashWithdrawalRequest,
        context: Context<String>,
    ) -> rt::server::HandlerResult<CreateCashWithdrawal> {
        assert_eq!(context.principal(), "caller");
        // The service can verify the signature: the covered headers are present.
        assert!(context.headers().contains_key("signature-input"));
        self.handle(request)
    }
}

conversations!(Upvest);

#[test]
fn every_documented_status_has_an_example() {
    let statuses: Vec<_> = responses::<Upvest>().map(|(status, _)| status).collect();
    assert_eq!(statuses, [200, 400, 401, 403, 404, 406, 429, 500, 503, 504]);
}

#[tokio::test]
async fn the_wire_is_as_the_page_has_it() {
    let stage = Stage::<Upvest>::successful(1).await;
    Upvest::call(&stage.client, &first::<Upvest>())
        .await
        .unwrap();
    let sent = stage.tap.requests().pop().unwrap();
    assert_eq!(sent.line, "POST /payments/withdrawals HTTP/1.1");
    let signature = format!("signature: {}", expected_signature(&sent));
    let expected = [
        "accept-encoding: identity",
        "accept: application/json, application/problem+json",
        "authorization: Bearer c2VjcmV0Cg==",
        "content-type: application/json",
        "idempotency-key: ccb07f42-4104-44ad-8e1f-c660bb7b269c",
        r#"signature-input: sig1=("@method" "@path");keyid="test";nonce="0""#,
        signature.as_str(),
        // Without quotation marks, as on the page.
        "upvest-api-version: 1",
        "upvest-client-id: ebabcf4d-61c3-4942-875c-e265a7c2d062",
    ];
    assert_eq!(sent.header_lines(), expected);
    assert_eq!(
        sent.text(),
        concat!(
            r#"{"reference_account_id":"5d3a1ea8-2f4e-4c3b-9c53-6bb6f2e3a9b1","#,
            r#""account_group_id":"0a2f7c64-91b5-4a55-8f9e-3d1c2b4a5e6f","#,
            r#""user_id":"7b9e0d12-6c8f-4e3a-b1d2-9f8e7a6c5b4d","amount":"200.00","#,
            r#""currency":"EUR","remittance_information":"Savings plan payout","#,
            r#""purpose_code":"OTHR"}"#,
        )
    );
}

/// The key of RFC 9421, appendix B.1.3. It is published, so it protects nothing.
const PRIVATE: &str = "-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIFKbhfNZfpDsW43+0+JjUr9K+bTeuxopu653+hBaXGA7oAoGCCqGSM49
AwEHoUQDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lfw0EkjqF7xB4FivAxzic30tMM
4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==
-----END EC PRIVATE KEY-----";

#[tokio::test]
async fn a_key_is_enough_for_requests_that_a_server_verifies() {
    let key = SigningKey::ecdsa_p256_sha512_der(PRIVATE).unwrap();
    let keys = KnownKeys::new([("key-1", key.verifying_key())]);
    let covered = [
        "@method",
        "@path",
        "authorization",
        "idempotency-key",
        "upvest-client-id",
    ];
    let verifier = Verifier::new(keys).requires(covered).unwrap();
    let layer = VerifyLayer::new(verifier, &upvest::server::REFUSALS);
    let desk = Desk::new(vec![success::<Upvest>()]);
    let router = upvest::server::routes(desk.clone()).layer(layer).finish();
    let server = serve(router).await;
    let builder = || {
        upvest::Client::builder()
            .base_url(format!("http://{server}"))
            .bearer("oauth-client-credentials", TOKEN)
            .retry(RetryPolicy::never())
    };
    let request = first::<Upvest>();
    let client = builder().signer(signature::upvest("key-1", key)).build();
    Upvest::call(&client.unwrap(), &request).await.unwrap();
    assert_eq!(desk.take(), std::slice::from_ref(&request));
    // Another key under the same name, and a signature that is none.
    let other = SigningKey::ed25519_seed([7; 32]);
    let stranger = builder().signer(signature::upvest("key-1", other)).build();
    let unsigned = builder().signer(TestSigner::default()).build();
    for client in [stranger, unsigned] {
        let refused = Upvest::call(&client.unwrap(), &request).await.unwrap_err();
        assert_eq!(refused.status().map(|it| it.as_u16()), Some(401));
    }
    assert!(desk.take().is_empty());
}

/// A valid body with an amount and further members.
fn body(amount: &str, members: &str) -> String {
    format!(
        r#"{{"reference_account_id":"r","account_group_id":"g","user_id":"u","amount":{amount}{members}}}"#
    )
}

#[tokio::test]
async fn bad_bodies_are_refused() {
    let mut all = malformed(&body(r#""1.00""#, ""));
    all.extend([
        bad(
            "{}",
            &[
                "body/reference_account_id: required",
                "body/account_group_id: required",
                "body/user_id: required",
                "body/amount: required",
            ],
        ),
        bad(body("200.00", ""), &["body/amount: type"]),
        bad(body("null", ""), &["body/amount: type"]),
        bad(body(r#""200,00""#, ""), &["body/amount: format"]),
        bad(body(r#""2e2""#, ""), &["body/amount: format"]),
        bad(body(r#""""#, ""), &["body/amount: format"]),
        bad(body(r#"" 1""#, ""), &["body/amount: format"]),
        bad(body(r#""+1""#, ""), &["body/amount: format"]),
        bad(
            body(r#""12345678901234567890123456789""#, ""),
            &["body/amount: format"],
        ),
        bad(
            body(r#""1""#, r#","currency":"USD""#),
            &["body/currency: enum"],
        ),
        bad(
            body(r#""1""#, r#","currency":"eur""#),
            &["body/currency: enum"],
        ),
        bad(
            body(r#""1""#, r#","currency":null"#),
            &["body/currency: type"],
        ),
        bad(
            body(r#""1""#, r#","purpose_code":1"#),
            &["body/purpose_code: type"],
        ),
        bad(
            body(r#""1""#, r#","user_id":"v""#),
            &["body/user_id: duplicate"],
        ),
        bad(
            r#"{"reference_account_id":1,"account_group_id":[],"amount":"x","currency":"GBP"}"#,
            &[
                "body/reference_account_id: type",
                "body/account_group_id: type",
                "body/amount: format",
                "body/currency: enum",
                "body/user_id: required",
            ],
        ),
    ]);
    refuses::<Upvest>(all).await;
}

#[tokio::test]
async fn bad_headers_are_refused() {
    let good = || body(r#""1.00""#, "");
    refuses::<Upvest>(vec![
        bad(good(), &["header upvest-client-id: required"]).without(&["upvest-client-id"]),
        bad(good(), &["header signature: required"]).without(&["signature"]),
        bad(good(), &["header signature-input: required"]).without(&["signature-input"]),
        bad(good(), &["header idempotency-key: required"]).without(&["idempotency-key"]),
        bad(good(), &["header idempotency-key: format"]).with(&[("idempotency-key", "order-1")]),
        bad(good(), &["header upvest-api-version: enum"]).with(&[("upvest-api-version", "2")]),
        bad(good(), &["header upvest-api-version: enum"]).with(&[("upvest-api-version", "\"1\"")]),
        // Violations of headers and body in one response.
        bad(
            "{\"amount\":1}",
            &[
                "header upvest-client-id: required",
                "header signature: required",
                "header idempotency-key: format",
                "body/amount: type",
                "body/reference_account_id: required",
                "body/account_group_id: required",
                "body/user_id: required",
            ],
        )
        .without(&["upvest-client-id", "signature"])
        .with(&[("idempotency-key", "{ccb07f42-4104-44ad-8e1f-c660bb7b269c}")]),
    ])
    .await;
}

#[tokio::test]
async fn the_api_version_may_be_left_out() {
    let stage = Stage::<Upvest>::successful(1).await;
    let mut request = first::<Upvest>();
    request.upvest_api_version = None;
    Upvest::call(&stage.client, &request).await.unwrap();
    let sent = stage.tap.requests().pop().unwrap();
    assert_eq!(sent.header("upvest-api-version"), None);
    assert_eq!(stage.desk.take(), [request]);
}

#[tokio::test]
async fn without_a_signer_nothing_is_sent() {
    let stage = Stage::<Upvest>::with(Vec::new()).await;
    let url = format!("http://{}", stage.tap.address);
    let builder = upvest::Client::builder().base_url(url);
    let client = builder
        .bearer("oauth-client-credentials", TOKEN)
        .build()
        .unwrap();
    let error = Upvest::call(&client, &first::<Upvest>()).await.unwrap_err();
    assert!(
        matches!(error, Error::Unsigned("signature", _)),
        "{error:?}"
    );
    assert!(stage.tap.requests().is_empty());
}

#[tokio::test]
async fn amounts_keep_their_scale() {
    let tenths = Decimal::new(1, 1) + Decimal::new(2, 1);
    let stage = Stage::<Upvest>::successful(4).await;
    for (amount, text) in [
        (Decimal::new(20_000, 2), "200.00"),
        (Decimal::new(2_000, 1), "200.0"),
        (tenths, "0.3"),
        (Decimal::new(-5, 2), "-0.05"),
    ] {
        let mut request = first::<Upvest>();
        request.body.amount = amount;
        Upvest::call(&stage.client, &request).await.unwrap();
        let sent = stage.tap.requests().pop().unwrap().text();
        assert!(sent.contains(&format!(r#""amount":"{text}""#)), "{sent}");
        let seen = stage.desk.take().pop().unwrap();
        assert_eq!(seen.body.amount.to_string(), text);
    }
}

#[tokio::test]
async fn undocumented_is_kept() {
    common::undocumented_is_kept::<Upvest>(&[202, 301, 409, 422, 502]).await;
}

#[tokio::test]
async fn a_call_is_repeated_with_its_key_and_signed_anew() {
    let key = |request: &Recorded| request.header("idempotency-key").unwrap().to_owned();
    let sent = repeats::with_the_same_key::<Upvest>(&first::<Upvest>(), key).await;
    for (nonce, attempt) in sent.iter().enumerate() {
        assert_eq!(key(attempt), KEY);
        let input = attempt.header("signature-input").unwrap();
        assert!(input.ends_with(&format!("nonce=\"{nonce}\"")), "{input}");
        assert_eq!(
            attempt.header("signature").unwrap(),
            expected_signature(attempt)
        );
    }
}

#[tokio::test]
async fn attempts_end() {
    repeats::until_the_attempts_are_used_up::<Upvest>(&first::<Upvest>()).await;
    repeats::not_after_a_refusal::<Upvest>(&first::<Upvest>()).await;
}

#[tokio::test]
async fn a_status_that_the_document_lacks_is_readable() {
    let body = success_body::<Upvest>();
    let body = body
        .replace("\"NEW\"", "\"ON_HOLD\"")
        .replace("\"TOTAL\"", "\"CHURCH\"");
    let reply = vec![Reply::json(200, body)];
    let (client, _script) = scripted::<Upvest>(reply, RetryPolicy::never()).await;
    let response = Upvest::call(&client, &first::<Upvest>()).await.unwrap();
    let warnings = response.warnings().violations().iter();
    let warnings: Vec<_> = warnings
        .map(|it| (it.pointer.clone(), it.keyword))
        .collect();
    let expected = ["/taxes/0/type", "/status"].map(|pointer| (pointer.to_owned(), "enum"));
    assert_eq!(warnings, expected);
    let CreateCashWithdrawalResponse::Ok(withdrawal) = response.value;
    let status = withdrawal.status.unwrap();
    assert_eq!(status.as_str(), "ON_HOLD");
    assert_ne!(status, WithdrawalStatus::New);
}

#[tokio::test]
async fn a_currency_that_an_answer_brought_is_not_sent_back() {
    let body = success_body::<Upvest>().replace("\"EUR\"", "\"XBT\"");
    let reply = vec![Reply::json(200, body)];
    let (client, script) = scripted::<Upvest>(reply, RetryPolicy::never()).await;
    let mut request = first::<Upvest>();
    let response = Upvest::call(&client, &request).await.unwrap();
    let CreateCashWithdrawalResponse::Ok(withdrawal) = response.value;
    assert_eq!(withdrawal.currency.as_str(), "XBT");

    request.body.currency = Some(withdrawal.currency);
    let error = Upvest::call(&client, &request).await.unwrap_err();
    let Error::Invalid(report) = error else {
        panic!("{error:?}");
    };
    let broken = report.violations().first().unwrap();
    assert_eq!(
        (broken.pointer.as_str(), broken.keyword),
        ("/currency", "enum")
    );
    assert_eq!(script.requests().len(), 1);
}

#[tokio::test]
async fn a_problem_of_another_media_type_is_read_too() {
    // A gateway may send plain JSON.
    let (_, example) = responses::<Upvest>()
        .find(|(status, _)| *status == 404)
        .unwrap();
    for reply in [
        Reply::json(404, example.body),
        Reply::problem(404, example.body),
    ] {
        let (client, _script) = scripted::<Upvest>(vec![reply], RetryPolicy::never()).await;
        let error = Upvest::call(&client, &first::<Upvest>()).await.unwrap_err();
        assert!(error.api().is_some(), "{error:?}");
    }
}

#[tokio::test]
async fn secrets_stay_secret() {
    common::secrets_stay_secret::<Upvest>(&[TOKEN, "sig1=:"]).await;
}

#[tokio::test]
async fn a_signature_is_not_echoed() {
    // The error response contains no credential of the request.
    let stage = Stage::<Upvest>::with(Vec::new()).await;
    let response = send(
        stage.server,
        "POST /payments/withdrawals",
        Upvest::HEADERS,
        b"{}",
    )
    .await;
    assert_eq!(response.status(), 400);
    for secret in [TOKEN, "sig1"] {
        assert!(!response.text().contains(secret), "{}", response.text());
    }
}
