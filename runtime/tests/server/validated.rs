//! Responses are validated before they are sent, and `Accept` selects a media type.

use std::sync::{Arc, Mutex};

use axum::body::to_bytes;
use copperplate_runtime as rt;
use rt::body::{ByMediaType, Items};
use rt::operation::{MethodName, OperationInfo};
use rt::server::{Context, Failed, Failure, Routes};
use tower::ServiceExt as _;

use crate::api::{Nothing, OWN};
use crate::{call, request};

/// `POST /sums`
struct Sum;

impl rt::Operation for Sum {
    const INFO: OperationInfo = OperationInfo::new("sum", MethodName::POST, "/sums")
        .consumes(&["application/x-ndjson"])
        .streamed_request_types(&["application/x-ndjson"])
        .produces(&["application/json", "text/csv"]);
    type Request = SumRequest;
    type Response = Summed;
    type Error = SumError;
}

static SMALL: rt::schema::Schema = rt::schema::Schema::new().maximum("99");
static LINES: rt::body::ItemsBody =
    rt::body::ItemsBody::lines("application/x-ndjson").schema(&SMALL);
static NUMBER: rt::body::JsonBody = rt::body::JsonBody::new("application/json").schema(&SMALL);

#[derive(Clone, Debug, PartialEq)]
struct SumRequest {
    body: Items<i64>,
}

rt::request! {
    SumRequest {
        .. body: body(&LINES),
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Summed {
    Ok { left: Option<i64>, body: i64 },
}

rt::response! {
    Summed {
        200 => Ok {
            left: optional(header("x-left")) where minimum("0"),
            .. body: body(&NUMBER),
        },
    }
}

#[derive(Clone, Debug, PartialEq)]
enum SumError {
    Conflict(i64),
}

rt::failure! {
    impl Display, Error for SumError {
        409 => Conflict(body: body(&NUMBER)) as "409",
    }
}

/// `GET /numbers`
struct List;

impl rt::Operation for List {
    const INFO: OperationInfo = OperationInfo::new("list", MethodName::GET, "/numbers")
        .produces(&["application/x-ndjson"])
        .streamed_response_types(&["application/x-ndjson"]);
    type Request = Nothing;
    type Response = Listed;
    type Error = std::convert::Infallible;
}

#[derive(Clone, Debug, PartialEq)]
enum Listed {
    Ok(Items<i64>),
}

rt::response! {
    Listed {
        200 => Ok(body: body(&LINES)),
    }
}

/// `GET /statement`
struct Get;

impl rt::Operation for Get {
    const INFO: OperationInfo = OperationInfo::new("get", MethodName::GET, "/statement")
        .produces(&["application/json", "text/csv", "application/problem+json"]);
    type Request = Nothing;
    type Response = Statement;
    type Error = std::convert::Infallible;
}

#[derive(Clone, Debug, PartialEq)]
enum Statement {
    Ok(Text),
}

rt::response! {
    Statement {
        200 => Ok(body: body(&ByMediaType)),
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Text {
    Json(String),
    Csv(String),
}

impl rt::body::WireBody for Text {
    fn write(&self, to: &mut rt::body::BodyWriter) {
        match self {
            Self::Json(text) => to.body(&rt::body::JSON, text),
            Self::Csv(text) => to.body(&rt::body::TextBody::new("text/csv"), text),
        }
    }

    fn read(from: &mut rt::body::BodyReader<'_>) -> Option<Self> {
        match from.choice(&["application/json", "text/csv"])? {
            0 => from.body(&rt::body::JSON).map(Self::Json),
            _ => from
                .body(&rt::body::TextBody::new("text/csv"))
                .map(Self::Csv),
        }
    }

    fn check(&self, _: &mut rt::Report) {}
}

type Log = Arc<Mutex<Vec<String>>>;

fn logged(routes: Routes<()>) -> (Routes<()>, Log) {
    let log = Log::default();
    let told = Arc::clone(&log);
    let routes = routes.on_failure(move |operation, failure: &Failure| {
        told.lock()
            .unwrap()
            .push(format!("{}: {failure}", operation.id));
    });
    (routes, log)
}

fn sums(response: Result<Summed, SumError>) -> (Routes<()>, Log) {
    logged(
        Routes::new((), &OWN).public::<Sum, _, _>(move |_, _, _: Context<()>| {
            let response = response.clone();
            async move { Ok(response?) }
        }),
    )
}

const NDJSON: &str = "content-type: application/x-ndjson";

#[tokio::test]
async fn a_wrong_response_is_a_failure_that_names_what_is_wrong_to_the_service_only() {
    let wrong = Summed::Ok {
        left: Some(-5),
        body: 100,
    };
    let conflict = SumError::Conflict(1234);
    for (response, told) in [
        (
            Ok(wrong),
            "sum: the response is not as documented: header x-left: must be at least 0, found -5\n\
             body: must be at most 99, found 100",
        ),
        (
            Err(conflict),
            "sum: the response is not as documented: body: must be at most 99, found 1234",
        ),
    ] {
        let (routes, log) = sums(response);
        let router = routes.validate_responses(true).finish();
        let seen = call(router, request("POST /sums", &[NDJSON], "1\n")).await;
        assert_eq!(seen.status, 503, "{}", seen.text);
        assert!(!seen.text.contains("1234") && !seen.text.contains("99"));
        assert!(seen.headers.get("x-left").is_none());
        assert_eq!(*log.lock().unwrap(), [told]);
    }
}

#[tokio::test]
async fn responses_are_validated_in_debug_builds_unless_switched_off() {
    let wrong = || Summed::Ok {
        left: None,
        body: 100,
    };
    let (routes, _) = sums(Ok(wrong()));
    let seen = call(routes.finish(), request("POST /sums", &[NDJSON], "1\n")).await;
    assert_eq!(seen.status, if cfg!(debug_assertions) { 503 } else { 200 });
    let (routes, log) = sums(Ok(wrong()));
    let router = routes.validate_responses(false).finish();
    let seen = call(router, request("POST /sums", &[NDJSON], "1\n")).await;
    assert_eq!((seen.status, seen.text.as_str()), (200, "100"));
    assert!(log.lock().unwrap().is_empty());
}

#[tokio::test]
async fn an_undocumented_response_is_not_validated() {
    let (routes, log) = logged(Routes::new((), &OWN).public::<Sum, _, _>(|_, _, _| async {
        let response = rt::response::Undocumented::new(rt::StatusCode::OK).body("a/b", "1234");
        Err(Failed::undocumented(response))
    }));
    let router = routes.validate_responses(true).finish();
    let seen = call(router, request("POST /sums", &[NDJSON], "1\n")).await;
    assert_eq!((seen.status, seen.text.as_str()), (200, "1234"));
    assert!(log.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_wrong_item_breaks_off_its_stream_and_reaches_the_log() {
    for (validates, sent) in [(true, None), (false, Some("1\n100\n3\n"))] {
        let (routes, log) = logged(
            Routes::new((), &OWN)
                .public::<List, _, _>(|_, _, _| async { Ok(Listed::Ok(Items::of([1, 100, 3]))) }),
        );
        let router = routes.validate_responses(validates).finish();
        let response = router.oneshot(request("GET /numbers", &[], "")).await;
        let body = to_bytes(response.unwrap().into_body(), 1024).await.ok();
        assert_eq!(body.as_deref(), sent.map(str::as_bytes));
        let told = "list: the stream of the response broke off: an item is not as documented: body: \
                    must be at most 99, found 100";
        let told: &[&str] = if validates { &[told] } else { &[] };
        assert_eq!(*log.lock().unwrap(), told);
    }
}

#[tokio::test]
async fn a_bad_item_of_a_request_is_refused_in_the_format_of_the_api() {
    let router = Routes::new((), &OWN)
        .public::<Sum, _, _>(|_, request: SumRequest, _| async move {
            let (mut items, mut sum) = (request.body, 0);
            while let Some(item) = items.next().await {
                sum += item.map_err(Failed::unreadable)?;
            }
            Ok(Summed::Ok {
                left: None,
                body: sum,
            })
        })
        .finish();
    let send = |text: &'static str| call(router.clone(), request("POST /sums", &[NDJSON], text));
    assert_eq!(send("1\n2\n").await.text, "3");
    let seen = send("1\n100\n").await;
    assert_eq!(seen.status, 422);
    assert!(
        seen.text.contains("must be at most 99, found 100"),
        "{}",
        seen.text
    );
    let seen = send("1\n{\n").await;
    assert_eq!(seen.status, 422, "{}", seen.text);
}

#[tokio::test]
async fn accept_selects_a_media_type_and_the_handler_may_choose_another() {
    let router = Routes::new((), &OWN)
        .public::<Get, _, _>(|_, _, context: Context<()>| async move {
            let text = format!("{:?}", context.accepted());
            Ok(Statement::Ok(
                match context.preferred(&["application/json", "text/csv"]) {
                    Some(1) => Text::Csv(text),
                    _ => Text::Json(text),
                },
            ))
        })
        .validate_responses(true)
        .finish();
    for (accept, content_type, accepted) in [
        (
            "accept: */*",
            "application/json",
            "Some(\\\"application/json\\\")",
        ),
        (
            "accept: text/*, application/json;q=.9",
            "text/csv; charset=utf-8",
            "Some(\"text/csv\")",
        ),
        (
            "accept: text/csv;q=0, */*",
            "application/json",
            "Some(\\\"application/json\\\")",
        ),
        (
            "accept: application/problem+json, text/csv;q=0.1",
            "text/csv; charset=utf-8",
            "Some(\"application/problem+json\")",
        ),
        (
            "accept: what",
            "application/json",
            "Some(\\\"application/json\\\")",
        ),
    ] {
        let seen = call(router.clone(), request("GET /statement", &[accept], "")).await;
        assert_eq!(seen.headers["content-type"], content_type, "{accept}");
        assert!(seen.text.contains(accepted), "{accept}: {}", seen.text);
    }
}
