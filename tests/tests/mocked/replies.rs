//! Replies that the document describes, and ones that it does not.

use copperplate_runtime as rt;
use rt::StatusCode;
use rt::client::Error;
use rt::header::{HeaderName, HeaderValue};
use rt::response::Undocumented;
use rt::testing::{MockTransport, Reply};
use withdrawal_apis::youhodler::operations::{CreateWithdrawal, CreateWithdrawalError};

use crate::*;

#[tokio::test]
async fn a_documented_error_is_typed_and_has_more_headers() {
    let mock = MockTransport::new();
    let body = example(youhodler::examples::EXAMPLES, Some(409));
    let conflict = CreateWithdrawalError::Conflict(rt::from_json(body.as_bytes()).unwrap());
    let id = (
        HeaderName::from_static("x-request-id"),
        HeaderValue::from_static("r-1"),
    );
    let reply = Reply::from(Err(conflict)).header(id.0, id.1);
    mock.when::<CreateWithdrawal>().then(reply);
    let error = client(&mock)
        .create_withdrawal(&request("k"))
        .await
        .unwrap_err();
    assert_eq!(error.headers().unwrap()["x-request-id"], "r-1");
    let Error::Api(response) = error else {
        panic!("{error:?}");
    };
    assert!(matches!(response.value, CreateWithdrawalError::Conflict(_)));
}

#[tokio::test]
async fn an_undocumented_response_is_kept() {
    let mock = MockTransport::new();
    let page = Undocumented::new(StatusCode::IM_A_TEAPOT).body("text/html", "<h1>oops</h1>");
    mock.when::<CreateWithdrawal>().then(page);
    let error = client(&mock)
        .create_withdrawal(&request("k"))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Undocumented(_)), "{error:?}");
    assert_eq!(error.body().unwrap(), "<h1>oops</h1>");
}

#[tokio::test]
async fn a_reply_can_depend_on_the_request() {
    let mock = MockTransport::new();
    mock.when::<CreateWithdrawal>().then_with(|received| {
        let status = match received.idempotency_key.as_deref() {
            Some("a") => StatusCode::IM_A_TEAPOT,
            _ => StatusCode::FORBIDDEN,
        };
        Undocumented::new(status).into()
    });
    let client = client(&mock);
    for (key, status) in [("a", 418), ("b", 403)] {
        let error = client.create_withdrawal(&request(key)).await.unwrap_err();
        assert_eq!(error.status().unwrap(), status);
    }
}

/// A test would otherwise stand on a response that the API never has.
#[tokio::test]
async fn a_typed_reply_that_breaks_the_document_fails_where_it_is_declared() {
    let mock = MockTransport::new();
    let wrong = rt::response::Ok::Ok(Payout {
        id: "far too long".to_owned(),
    });
    let failure = failure(|| {
        mock.when::<GetPayout>().then(Ok(wrong));
    });
    assert!(failure.contains("/id"), "{failure}");
    // The expectation without a reply would fail the test as well.
    self::failure(move || drop(mock));
}

#[derive(Clone)]
struct Payout {
    id: String,
}

rt::object! {
    impl Debug, PartialEq for Payout {
        id: required("id") where max_length(8),
        .. => skip,
    }
}

#[derive(Clone, Debug, PartialEq)]
struct GetPayoutRequest {}

rt::request! {
    GetPayoutRequest {}
}

enum GetPayout {}

impl rt::Operation for GetPayout {
    const INFO: rt::operation::OperationInfo =
        rt::operation::OperationInfo::new("getPayout", rt::operation::MethodName::GET, "/payout")
            .produces(&["application/json"]);
    type Request = GetPayoutRequest;
    type Response = rt::response::Ok<Payout>;
    type Error = std::convert::Infallible;
}
