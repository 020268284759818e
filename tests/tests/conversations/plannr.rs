//! Plannr: recurring or single withdrawals, integer pence, text in the path, no key and no
//! documented error.

// The page marks the operation as deprecated.
#![allow(deprecated)]

use copperplate_runtime as rt;
use rt::MinorUnits;
use rt::client::{Builder, Error, RetryPolicy};
use rt::operation::Example;
use rt::refusal::Refusal;
use rt::server::{Context, Router};
use withdrawal_apis::plannr;
use withdrawal_apis::plannr::operations::{
    CreatePlanSubAccountWithdrawal, CreatePlanSubAccountWithdrawalRequest,
    CreatePlanSubAccountWithdrawalResponse,
};
use withdrawal_apis::plannr::types::NewWithdrawal;

use crate::common::{self, conversations, scripted};
use crate::refusals::{bad, malformed, refuses};
use crate::repeats;
use crate::support::*;
use crate::wire::{Reply, send};

pub struct Plannr;

impl Provider for Plannr {
    type Operation = CreatePlanSubAccountWithdrawal;
    type Client = plannr::Client;

    const EXAMPLES: &'static [Example] = plannr::examples::EXAMPLES;
    const PATH: &'static str = "/api/v1/plans/plan-1/sub-accounts/sub-2/withdrawals";
    const ERRORS: &'static str = "application/problem+json";
    const HEADERS: &'static [(&'static str, &'static str)] = &[
        ("authorization", "Bearer c2VjcmV0Cg=="),
        ("content-type", "application/json"),
        ("accept", "application/json"),
    ];

    fn router(desk: Desk<CreatePlanSubAccountWithdrawal>) -> Router {
        plannr::router(desk)
    }

    fn builder(url: &str) -> Builder<plannr::Client> {
        plannr::Client::builder()
            .base_url(url)
            .bearer("bearerAuth", TOKEN)
    }

    async fn call(
        client: &plannr::Client,
        request: &CreatePlanSubAccountWithdrawalRequest,
    ) -> Called<Self> {
        client.create_plan_sub_account_withdrawal(request).await
    }

    fn request(body: &str) -> CreatePlanSubAccountWithdrawalRequest {
        CreatePlanSubAccountWithdrawalRequest {
            plan_uuid: "plan-1".to_owned(),
            sub_account_uuid: "sub-2".to_owned(),
            body: rt::from_json(body.as_bytes()).unwrap(),
        }
    }

    fn refusal(refusal: Refusal, messages: &Said) -> (u16, &'static str, String) {
        problem(refusal, messages)
    }
}

impl plannr::Service for Desk<CreatePlanSubAccountWithdrawal> {
    async fn create_plan_sub_account_withdrawal(
        &self,
        request: CreatePlanSubAccountWithdrawalRequest,
        context: Context<String>,
    ) -> rt::server::HandlerResult<CreatePlanSubAccountWithdrawal> {
        assert_eq!(context.principal(), "caller");
        self.handle(request)
    }
}

conversations!(Plannr);

#[test]
fn every_documented_status_has_an_example() {
    let statuses: Vec<_> = responses::<Plannr>().map(|(status, _)| status).collect();
    assert_eq!(statuses, [200, 200]);
}

#[tokio::test]
async fn the_wire_is_as_the_page_has_it() {
    let stage = Stage::<Plannr>::successful(1).await;
    Plannr::call(&stage.client, &first::<Plannr>())
        .await
        .unwrap();
    let sent = stage.tap.requests().pop().unwrap();
    assert_eq!(
        sent.line,
        "POST /api/v1/plans/plan-1/sub-accounts/sub-2/withdrawals HTTP/1.1"
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
        concat!(
            r#"{"type":"recurring","frequency":"monthly","started_at":"2024-09-16","#,
            r#""ended_at":"2024-10-16","withdrawn_at":"2024-10-16","value":50000,"#,
            r#""notes":"Example Notes"}"#,
        )
    );
}

/// A recurring withdrawal with further members.
fn recurring(members: &str) -> String {
    format!(r#"{{"type":"recurring","started_at":"2024-09-16","ended_at":"2024-10-16",{members}}}"#)
}

/// A single withdrawal with further members.
fn adhoc(members: &str) -> String {
    format!(r#"{{"type":"adhoc","withdrawn_at":"2024-10-16",{members}}}"#)
}

#[tokio::test]
async fn bad_requests_are_refused() {
    let mut all = malformed(&adhoc(r#""value":1"#));
    all.extend([
        bad("{}", &["body/type: required"]),
        bad(r#"{"type":"yearly","value":1}"#, &["body/type: enum"]),
        bad(
            r#"{"type":"Adhoc","withdrawn_at":"2024-10-16","value":1}"#,
            &["body/type: enum"],
        ),
        bad(r#"{"type":1,"value":1}"#, &["body/type: type"]),
        bad(
            r#"{"type":"recurring","started_at":"2024-09-16","value":1}"#,
            &["body/ended_at: required"],
        ),
        bad(
            r#"{"type":"recurring"}"#,
            &[
                "body/started_at: required",
                "body/ended_at: required",
                "body/value: required",
            ],
        ),
        bad(
            r#"{"type":"adhoc","value":1}"#,
            &["body/withdrawn_at: required"],
        ),
        bad(
            r#"{"type":"adhoc","started_at":"2024-09-16","ended_at":"2024-10-16","value":1}"#,
            &["body/withdrawn_at: required"],
        ),
        bad(adhoc(r#""value":"50000""#), &["body/value: type"]),
        bad(adhoc(r#""value":500.5"#), &["body/value: type"]),
        bad(adhoc(r#""value":null"#), &["body/value: type"]),
        bad(
            adhoc(r#""value":9223372036854775808"#),
            &["body/value: format"],
        ),
        bad(adhoc(r#""value":1e30"#), &["body/value: format"]),
        bad(adhoc(r#""value":1,"value":1"#), &["body/value: duplicate"]),
        bad(
            adhoc(r#""value":1,"type":"adhoc""#),
            &["body/type: duplicate"],
        ),
        bad(
            adhoc(r#""value":1,"frequency":"yearly""#),
            &["body/frequency: enum"],
        ),
        bad(
            recurring(r#""value":1,"frequency":null"#),
            &["body/frequency: type"],
        ),
        bad(
            adhoc(r#""value":1,"started_at":"2024-02-30""#),
            &["body/started_at: format"],
        ),
        bad(
            adhoc(r#""value":1,"started_at":"16.09.2024""#),
            &["body/started_at: format"],
        ),
        bad(
            recurring(r#""value":1,"withdrawn_at":"2024-10-16T11:10:16+01:00""#),
            &["body/withdrawn_at: format"],
        ),
        bad(
            r#"{"type":"recurring","started_at":"x","frequency":"now","value":"1","notes":7}"#,
            &[
                "body/started_at: format",
                "body/frequency: enum",
                "body/value: type",
                "body/notes: type",
                "body/ended_at: required",
            ],
        ),
    ]);
    refuses::<Plannr>(all).await;
}

#[tokio::test]
async fn amounts_are_whole_pennies() {
    let cases = [
        ("50000", 50_000),
        ("0", 0),
        ("-1", -1),
        ("5e4", 50_000),
        ("1.0", 1),
    ];
    let stage = Stage::<Plannr>::successful(cases.len()).await;
    let line = format!("POST {}", Plannr::PATH);
    for (sent, units) in cases {
        let body = adhoc(&format!(r#""value":{sent}"#));
        let response = send(stage.server, &line, Plannr::HEADERS, body.as_bytes()).await;
        assert_eq!(response.status(), 200, "{}", response.text());
        let NewWithdrawal::Adhoc(seen) = stage.desk.take().pop().unwrap().body else {
            panic!("{sent}");
        };
        assert_eq!(seen.value, MinorUnits::new(units));
    }
    let pounds = MinorUnits::new(50_000).to_decimal(2).unwrap();
    assert_eq!(pounds.to_string(), "500.00");
}

#[tokio::test]
async fn any_text_is_one_segment_of_the_path() {
    let cases = [
        ("a/b", "a%2Fb"),
        ("50%", "50%25"),
        ("%2F", "%252F"),
        ("ü ?#", "%C3%BC%20%3F%23"),
        ("...", "..."),
    ];
    let stage = Stage::<Plannr>::successful(cases.len()).await;
    for (text, encoded) in cases {
        let mut request = first::<Plannr>();
        request.plan_uuid = text.to_owned();
        Plannr::call(&stage.client, &request).await.unwrap();
        let sent = stage.tap.requests().pop().unwrap();
        let expected =
            format!("POST /api/v1/plans/{encoded}/sub-accounts/sub-2/withdrawals HTTP/1.1");
        assert_eq!(sent.line, expected);
        assert_eq!(stage.desk.take(), [request]);
    }
}

#[tokio::test]
async fn a_path_to_another_place_is_not_sent() {
    let stage = Stage::<Plannr>::with(Vec::new()).await;
    for text in ["", ".", ".."] {
        let mut request = first::<Plannr>();
        request.sub_account_uuid = text.to_owned();
        let error = Plannr::call(&stage.client, &request).await.unwrap_err();
        let Error::Invalid(report) = error else {
            panic!("{error:?}");
        };
        let place = report.violations().first().unwrap().location;
        assert_eq!(
            place,
            rt::report::Location::Path("subAccount_uuid"),
            "{text:?}"
        );
    }
    assert!(stage.tap.requests().is_empty());
}

#[tokio::test]
async fn undocumented_is_kept() {
    common::undocumented_is_kept::<Plannr>(&[201, 308, 400, 401, 404, 422, 429, 503]).await;
}

#[tokio::test]
async fn a_withdrawal_is_never_sent_twice() {
    repeats::never::<Plannr>().await;
}

#[tokio::test]
async fn an_answer_is_read_whatever_a_value_holds() {
    // The page shows an object instead of each value.
    for (_, example) in responses::<Plannr>() {
        let reply = vec![Reply::json(200, example.body)];
        let (client, _script) = scripted::<Plannr>(reply, RetryPolicy::never()).await;
        let response = Plannr::call(&client, &first::<Plannr>()).await.unwrap();
        let CreatePlanSubAccountWithdrawalResponse::Ok(withdrawal) = response.value;
        let value = withdrawal.value.unwrap();
        let expected = json(example.body);
        let expected = expected.as_object().unwrap().get("value").unwrap();
        assert_eq!(
            value.amount.as_ref(),
            expected.as_object().unwrap().get("amount")
        );
        // The offset of a time is kept.
        assert_eq!(
            withdrawal.created_at.unwrap().to_string(),
            "2024-10-16T11:10:16+01:00"
        );
        assert_eq!(withdrawal.created_at.unwrap().offset_minutes(), 60);
    }
}

#[tokio::test]
async fn secrets_stay_secret() {
    common::secrets_stay_secret::<Plannr>(&[TOKEN]).await;
}
