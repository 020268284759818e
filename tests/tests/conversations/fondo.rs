//! Fondo: the amount as a JSON number, personal data, no key, and one error type per status.

use copperplate_runtime as rt;
use rt::client::{Builder, Error, RetryPolicy};
use rt::message::read_response_strictly;
use rt::operation::Example;
use rt::refusal::Refusal;
use rt::server::{Context, Router};
use rt::{Decimal, Uuid};
use withdrawal_apis::fondo;
use withdrawal_apis::fondo::operations::{
    CreateWithdrawal, CreateWithdrawalError, CreateWithdrawalRequest, CreateWithdrawalResponse,
};

use crate::common::{self, conversations, scripted};
use crate::refusals::{bad, malformed, refuses};
use crate::repeats;
use crate::support::*;
use crate::wire::{Reply, send};

pub struct Fondo;

const ID: &str = "49ad7378-121c-4a53-9894-dfd14a7b4877";

impl Provider for Fondo {
    type Operation = CreateWithdrawal;
    type Client = fondo::Client;

    const EXAMPLES: &'static [Example] = fondo::examples::EXAMPLES;
    const PATH: &'static str = "/v2/partner/client/49ad7378-121c-4a53-9894-dfd14a7b4877\
                                /account/49ad7378-121c-4a53-9894-dfd14a7b4877/withdrawal";
    const ERRORS: &'static str = "application/json";
    const HEADERS: &'static [(&'static str, &'static str)] = &[
        ("authorization", "Bearer c2VjcmV0Cg=="),
        ("content-type", "application/json"),
        ("accept", "application/json"),
    ];

    fn router(desk: Desk<CreateWithdrawal>) -> Router {
        fondo::router(desk)
    }

    fn builder(url: &str) -> Builder<fondo::Client> {
        fondo::Client::builder()
            .base_url(url)
            .bearer("oAuth", TOKEN)
    }

    async fn call(client: &fondo::Client, request: &CreateWithdrawalRequest) -> Called<Self> {
        client.create_withdrawal(request).await
    }

    fn request(body: &str) -> CreateWithdrawalRequest {
        CreateWithdrawalRequest {
            client_id: Uuid::try_parse(ID).unwrap(),
            account_id: Uuid::try_parse(ID).unwrap(),
            body: rt::from_json(body.as_bytes()).unwrap(),
        }
    }

    fn refusal(refusal: Refusal, messages: &Said) -> (u16, &'static str, String) {
        let (status, error) = match refusal {
            Refusal::Invalid | Refusal::TooLarge | Refusal::UnsupportedMediaType => {
                (400, "invalid_request")
            }
            Refusal::Unauthenticated => (401, "unauthorized"),
            Refusal::Forbidden => (403, "forbidden"),
            Refusal::Failed => (500, "server_error"),
            Refusal::NotAcceptable
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
        let body = format!(r#"{{"error":"{error}","error_description":{detail}}}"#);
        (status, "application/json", body)
    }
}

impl fondo::Service for Desk<CreateWithdrawal> {
    async fn create_withdrawal(
        &self,
        request: CreateWithdrawalRequest,
        context: Context<String>,
    ) -> rt::server::HandlerResult<CreateWithdrawal> {
        assert_eq!(context.principal(), "caller");
        self.handle(request)
    }
}

conversations!(Fondo);

#[test]
fn every_documented_status_has_an_example() {
    let statuses: Vec<_> = responses::<Fondo>().map(|(status, _)| status).collect();
    assert_eq!(statuses, [200, 200, 400, 401, 403, 500, 503]);
}

#[tokio::test]
async fn the_wire_is_as_the_page_has_it() {
    let stage = Stage::<Fondo>::successful(1).await;
    Fondo::call(&stage.client, &first::<Fondo>()).await.unwrap();
    let sent = stage.tap.requests().pop().unwrap();
    assert_eq!(
        sent.line,
        "POST /v2/partner/client/49ad7378-121c-4a53-9894-dfd14a7b4877\
         /account/49ad7378-121c-4a53-9894-dfd14a7b4877/withdrawal HTTP/1.1"
    );
    let expected = [
        "accept-encoding: identity",
        "accept: application/json",
        "authorization: Bearer c2VjcmV0Cg==",
        "content-type: application/json",
    ];
    assert_eq!(sent.header_lines(), expected);
    assert_eq!(
        sent.text(),
        r#"{"clientRef":"my_order_123","executorRef":"197001010003","amount":1.2}"#
    );
}

#[tokio::test]
async fn bad_requests_are_refused() {
    let mut all = malformed(r#"{"executorRef":"197001010003","amount":1.2}"#);
    all.extend([
        bad(
            "{}",
            &["body/executorRef: required", "body/amount: required"],
        ),
        bad(r#"{"executorRef":"1"}"#, &["body/amount: required"]),
        bad(
            r#"{"executorRef":"1","amount":"1.2"}"#,
            &["body/amount: type"],
        ),
        bad(
            r#"{"executorRef":"1","amount":null}"#,
            &["body/amount: type"],
        ),
        bad(r#"{"executorRef":"1","amount":{}}"#, &["body/amount: type"]),
        bad(
            r#"{"executorRef":"1","amount":1.2,"amount":1.2}"#,
            &["body/amount: duplicate"],
        ),
        bad(
            r#"{"executorRef":"1","amount":1,"x":1,"x":2}"#,
            &["body/x: duplicate"],
        ),
        bad(
            r#"{"executorRef":197001010003,"amount":1}"#,
            &["body/executorRef: type"],
        ),
        bad(
            r#"{"executorRef":"1","amount":1,"clientRef":null}"#,
            &["body/clientRef: type"],
        ),
        bad(
            r#"{"clientRef":[],"executorRef":1,"amount":true}"#,
            &[
                "body/clientRef: type",
                "body/executorRef: type",
                "body/amount: type",
            ],
        ),
        bad(
            r#"{"executorRef":"1","amount":12345678901234567890123456789}"#,
            &["body/amount: format"],
        ),
        bad(
            r#"{"executorRef":"1","amount":0.00000000000000000000000000001}"#,
            &["body/amount: format"],
        ),
        bad(
            r#"{"executorRef":"1","amount":1e400}"#,
            &["body/amount: format"],
        ),
        bad(
            r#"{"executorRef":"1","amount":+1}"#,
            &["body/amount: syntax"],
        ),
        bad(
            r#"{"executorRef":"1","amount":1.}"#,
            &["body/amount: syntax"],
        ),
        bad(r#"{"executorRef":"1","amount":1,5}"#, &["body: syntax"]),
    ]);
    // IDs in the path other than UUIDs, reported together with the body.
    let good = r#"{"executorRef":"1","amount":1}"#;
    let path = |path| move |it: crate::refusals::Bad| it.at(path);
    all.extend([
        path("/v2/partner/client/me/account/49ad7378-121c-4a53-9894-dfd14a7b4877/withdrawal")(bad(
            good,
            &["path client_id: format"],
        )),
        path("/v2/partner/client/49ad7378121c4a539894dfd14a7b4877/account/%20/withdrawal")(bad(
            "{}",
            &[
                "path client_id: format",
                "path account_id: format",
                "body/executorRef: required",
                "body/amount: required",
            ],
        )),
    ]);
    refuses::<Fondo>(all).await;
}

#[tokio::test]
async fn amounts_are_exact() {
    let cases = [
        ("1.20", "1.20"),
        ("0.30", "0.30"),
        ("100", "100"),
        ("1e2", "100"),
        ("-0.05", "-0.05"),
        ("9007199254740993", "9007199254740993"),
        ("123456789012345.67", "123456789012345.67"),
        (
            "1234567890123456789012345.678",
            "1234567890123456789012345.678",
        ),
        (
            "0.0000000000000000000000000001",
            "0.0000000000000000000000000001",
        ),
    ];
    let stage = Stage::<Fondo>::successful(cases.len()).await;
    let line = format!("POST {}", Fondo::PATH);
    for (sent, seen) in cases {
        let body = format!(r#"{{"executorRef":"1","amount":{sent}}}"#);
        let response = send(stage.server, &line, Fondo::HEADERS, body.as_bytes()).await;
        assert_eq!(response.status(), 200, "{}", response.text());
        let request = stage.desk.take().pop().unwrap();
        assert_eq!(request.body.amount.to_string(), seen);
    }
}

#[tokio::test]
async fn sums_stay_exact_in_both_directions() {
    let body = r#"{"transactionType":"withdrawal","amount":1.20,"currency":"SEK"}"#;
    let stage = Stage::<Fondo>::with(vec![result::<Fondo>(200, body)]).await;
    let mut request = first::<Fondo>();
    // As binary floating point, this would be 0.30000000000000004.
    request.body.amount = Decimal::new(1, 1) + Decimal::new(2, 1);
    let response = Fondo::call(&stage.client, &request).await.unwrap();
    let sent = stage.tap.requests().pop().unwrap().text();
    assert!(sent.ends_with(r#""amount":0.3}"#), "{sent}");
    assert_eq!(response.body(), body);
    let CreateWithdrawalResponse::Ok(transaction) = response.value;
    assert_eq!(transaction.amount.scale(), 2);
    assert_eq!(transaction.amount.to_string(), "1.20");
}

#[tokio::test]
async fn undocumented_is_kept() {
    common::undocumented_is_kept::<Fondo>(&[201, 302, 404, 409, 422, 429, 502]).await;
}

#[tokio::test]
async fn a_withdrawal_is_never_sent_twice() {
    repeats::never::<Fondo>().await;
}

#[tokio::test]
async fn a_currency_that_the_document_lacks_is_readable() {
    let body = r#"{"transactionType":"fee","amount":1,"currency":"NOK"}"#;
    let reply = vec![Reply::json(200, body)];
    let (client, _script) = scripted::<Fondo>(reply, RetryPolicy::never()).await;
    let response = Fondo::call(&client, &first::<Fondo>()).await.unwrap();
    let warning = response.warnings().violations().first().unwrap().clone();
    assert_eq!(
        (warning.pointer.as_str(), warning.keyword),
        ("/currency", "enum")
    );
    let CreateWithdrawalResponse::Ok(transaction) = response.value;
    assert_eq!(transaction.currency.as_str(), "NOK");
}

#[tokio::test]
async fn an_error_code_that_the_document_lacks_is_readable() {
    let reply = vec![Reply::json(503, r#"{"error":"out_to_lunch"}"#)];
    let (client, _script) = scripted::<Fondo>(reply, RetryPolicy::never()).await;
    let error = Fondo::call(&client, &first::<Fondo>()).await.unwrap_err();
    let Some(CreateWithdrawalError::ServiceUnavailable(body)) = error.api() else {
        panic!("{error:?}");
    };
    assert_eq!(body.error.as_str(), "out_to_lunch");
}

#[tokio::test]
async fn a_reference_may_have_255_characters() {
    // The limit counts characters, not bytes: each of these has two.
    for (length, fits) in [(255, true), (256, false)] {
        let reference = "é".repeat(length);
        let body =
            format!(r#"{{"transactionType":"a","amount":1,"currency":"SEK","ref":"{reference}"}}"#);
        let strict = read_response_strictly::<CreateWithdrawal>(&response(200, &body));
        assert_eq!(strict.is_ok(), fits, "{strict:?}");

        // A client keeps the response, since the money has moved, and warns.
        let reply = vec![Reply::json(200, body)];
        let (client, _script) = scripted::<Fondo>(reply, RetryPolicy::never()).await;
        let response = Fondo::call(&client, &first::<Fondo>()).await.unwrap();
        let warnings: Vec<_> = response.warnings().violations().iter().collect();
        assert_eq!(warnings.is_empty(), fits);
        for warning in warnings {
            assert_eq!(
                (warning.pointer.as_str(), warning.keyword),
                ("/ref", "maxLength")
            );
        }
        let CreateWithdrawalResponse::Ok(transaction) = response.value;
        assert_eq!(transaction.r#ref, Some(reference));
    }
}

#[tokio::test]
async fn secrets_stay_secret() {
    common::secrets_stay_secret::<Fondo>(&["197001010003", TOKEN]).await;
}

#[tokio::test]
async fn a_personal_number_is_not_echoed() {
    let stage = Stage::<Fondo>::with(Vec::new()).await;
    let line = format!("POST {}", Fondo::PATH);
    for executor in [
        "197001010003",
        r#"["197001010003"]"#,
        r#"{"197001010003":1}"#,
    ] {
        let body = format!(r#"{{"executorRef":{executor},"amount":"x"}}"#);
        let response = send(stage.server, &line, Fondo::HEADERS, body.as_bytes()).await;
        assert_eq!(response.status(), 400);
        assert!(
            !response.text().contains("197001010003"),
            "{}",
            response.text()
        );
    }
}

#[tokio::test]
async fn without_a_credential_nothing_is_sent() {
    let stage = Stage::<Fondo>::with(Vec::new()).await;
    let url = format!("http://{}", stage.tap.address);
    let client = fondo::Client::builder().base_url(url).build().unwrap();
    let error = Fondo::call(&client, &first::<Fondo>()).await.unwrap_err();
    assert!(matches!(error, Error::NoCredential(..)), "{error:?}");
    assert!(stage.tap.requests().is_empty());
}

#[tokio::test]
async fn an_answer_that_is_partly_wrong_is_read_as_far_as_it_goes() {
    // An unreadable optional member does not pass for absent; the rest is kept.
    let body = concat!(
        r#"{"transactionType":"a","amount":1.20,"currency":"SEK","id":"nope","#,
        r#""executorRef":197001010003,"createdDate":"yesterday"}"#,
    );
    let reply = vec![Reply::json(200, body)];
    let (client, _script) = scripted::<Fondo>(reply, RetryPolicy::never()).await;
    let error = Fondo::call(&client, &first::<Fondo>()).await.unwrap_err();
    let messages = "body/id (format), body/executorRef (type), body/createdDate (format); \
                the request was carried out";
    assert!(error.to_string().ends_with(messages), "{error}");
    let Error::Incomplete(response) = error else {
        panic!("{error:?}");
    };
    let warnings = response.warnings().violations().iter();
    let pointers: Vec<_> = warnings.map(|warning| warning.pointer.as_str()).collect();
    assert_eq!(pointers, ["/id", "/executorRef", "/createdDate"]);
    assert_eq!(response.body(), body);
    let CreateWithdrawalResponse::Ok(transaction) = response.value;
    assert_eq!(transaction.amount.to_string(), "1.20");
    assert_eq!((transaction.id, transaction.created_date), (None, None));
}

#[tokio::test]
async fn an_answer_without_its_amount_says_so() {
    let reply = vec![Reply::json(
        200,
        r#"{"transactionType":1,"currency":"SEK"}"#,
    )];
    let (client, _script) = scripted::<Fondo>(reply, RetryPolicy::never()).await;
    let error = Fondo::call(&client, &first::<Fondo>()).await.unwrap_err();
    let text = error.to_string();
    for part in [
        "200",
        "/transactionType (type)",
        "/amount (required)",
        "may have been carried out",
    ] {
        assert!(text.contains(part), "{text}");
    }
}
