//! Unreadable parts of a success.

use copperplate_runtime as rt;
use rt::Presence;
use rt::client::{CallError, Error};

use crate::operations::GetTransferRequest;
use crate::responder::{Responder, reply};
use crate::{client, get};

#[derive(Clone)]
pub struct Payout {
    pub id: String,
    pub amount: Option<rt::Decimal>,
    pub fee: Presence<i64>,
    pub note: Option<rt::Sensitive<rt::Date>>,
    pub parts: Option<Vec<i64>>,
    pub inner: Option<Inner>,
    pub more: rt::Map<i64>,
}

static SHORT: rt::schema::Schema = rt::schema::Schema::new().max_length(4);

rt::object! {
    impl Debug, PartialEq for Payout {
        id: required("id") where max_length(4),
        amount: optional("amount"),
        fee: optional("fee"),
        note: optional("note"),
        parts: optional("parts"),
        inner: optional("inner"),
        .. => more: keep(&SHORT),
    }
}

#[derive(Clone)]
pub struct Inner {
    pub needed: i64,
    pub extra: Option<i64>,
}

rt::object! {
    impl Debug, PartialEq for Inner {
        needed: required("needed"),
        extra: optional("extra"),
        .. => skip,
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum PayoutResponse {
    Ok { rest: Option<i64>, body: Payout },
}

rt::response! {
    PayoutResponse {
        200 => Ok {
            rest: optional(header("x-rest")),
            .. body: body(&rt::body::JSON),
        },
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum PayoutError {
    BadRequest(Inner),
}

rt::failure! {
    impl Display, Error for PayoutError {
        400 => BadRequest(body: body(&rt::body::JSON)) as "400: Bad",
    }
}

struct MakePayout;

impl rt::Operation for MakePayout {
    const INFO: rt::operation::OperationInfo = rt::operation::OperationInfo::new(
        "makePayout",
        rt::operation::MethodName::POST,
        "/accounts/{account}",
    )
    .produces(&["application/json"]);
    type Request = GetTransferRequest;
    type Response = PayoutResponse;
    type Error = PayoutError;
}

type CallResult = Result<rt::client::ApiResponse<PayoutResponse>, CallError<MakePayout>>;

async fn answered(headers: &str, body: &str) -> (CallResult, CallResult) {
    let server = Responder::start(vec![reply(200, headers, body)]).await;
    let strict = client(&server).build().unwrap();
    let accepting = client(&server).accept_incomplete(true).build().unwrap();
    let strict = strict.send::<MakePayout>(&get()).await;
    (strict, accepting.send::<MakePayout>(&get()).await)
}

#[tokio::test]
async fn what_is_there_and_unreadable_does_not_pass_for_absence() {
    for (headers, body, pointer) in [
        ("", r#"{"id":"p","amount":"abc"}"#, "body/amount (type)"),
        (
            "",
            r#"{"id":"p","amount":"s3cret","fee":"5"}"#,
            "body/amount (type), body/fee (type)",
        ),
        ("", r#"{"id":"p","note":"s3cret"}"#, "body/note (format)"),
        (
            "",
            r#"{"id":"p","parts":[1,"s3cret"]}"#,
            "body/parts/1 (type)",
        ),
        (
            "",
            r#"{"id":"p","inner":{}}"#,
            "body/inner/needed (required)",
        ),
        (
            "",
            r#"{"id":"p","inner":{"needed":1,"extra":[]}}"#,
            "body/inner/extra (type)",
        ),
        ("", r#"{"id":"p","other":"s3cret"}"#, "body/other (type)"),
        (
            "x-rest: s3cret\r\n",
            r#"{"id":"p"}"#,
            "header x-rest (format)",
        ),
    ] {
        let (strict, accepting) = answered(headers, body).await;
        let error = strict.unwrap_err();
        let wanted = format!(
            "the response 200 holds what can't be read as documented: {pointer}; the request was carried out"
        );
        assert_eq!(error.to_string(), wanted);
        let accepting = accepting.unwrap();
        // Callers check this before they pay again.
        assert!(error.is_uncertain());
        assert!(!format!("{error:?}").contains("s3cret"), "{error:?}");
        assert!(std::error::Error::source(&error).is_some());
        assert_eq!(error.status().unwrap(), 200);
        let Error::Incomplete(response) = error else {
            panic!("{error:?}");
        };
        let PayoutResponse::Ok { body: payout, .. } = &response.value;
        assert_eq!(payout.id, "p");
        assert_eq!(response.body().as_ref(), body.as_bytes());
        assert_eq!(response.value, accepting.value);
        assert!(accepting.warnings().lost() > 0);
    }
}

#[tokio::test]
async fn what_is_kept_or_absent_is_a_warning() {
    for (body, warnings) in [
        (r#"{"id":"p","amount":1.5,"fee":null,"more":7}"#, 0),
        (r#"{"id":"p","amount":null}"#, 1),
        (r#"{"id":"p","inner": null,"parts":null}"#, 2),
        (r#"{"id":"p","other":null}"#, 1),
        (r#"{"id":"too long"}"#, 1),
        (r#"{"id":"p","fee":5,"fee":6}"#, 1),
    ] {
        let (strict, _) = answered("", body).await;
        let response = strict.unwrap();
        assert_eq!(response.warnings().len(), warnings, "{body}");
        assert_eq!(response.warnings().lost(), 0, "{body}");
    }
}

#[tokio::test]
async fn what_is_required_leaves_no_value() {
    let (strict, accepting) = answered("", r#"{"id":5,"amount":"abc"}"#).await;
    for result in [strict, accepting] {
        let error = result.unwrap_err();
        assert!(matches!(error, Error::Undecodable(..)), "{error:?}");
        assert!(error.is_uncertain());
    }
}

/// A failure remains a failure; further errors about it would not help.
#[tokio::test]
async fn a_failure_is_kept_with_warnings() {
    let body = r#"{"needed":1,"extra":"x"}"#;
    let server = Responder::start(vec![reply(400, "", body)]).await;
    let client = client(&server).build().unwrap();
    let error = client.send::<MakePayout>(&get()).await.unwrap_err();
    let Error::Api(response) = &error else {
        panic!("{error:?}");
    };
    assert_eq!(response.warnings().lost(), 1);
    assert!(!error.is_uncertain());
}

/// The report also counts losses beyond its cap of violations.
#[test]
fn what_is_lost_is_counted_beyond_the_cap() {
    let limits = rt::Limits {
        violations: 0,
        ..rt::Limits::default()
    };
    let text = br#"{"id":"p","amount":"abc"}"#;
    let (_, report) = rt::from_json_lenient_with::<Payout>(text, &rt::schema::ANY, limits).unwrap();
    assert_eq!((report.violations().len(), report.lost()), (0, 1));
}
