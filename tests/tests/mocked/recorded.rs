//! Recorded exchanges: without secrets, and replayed.

use copperplate_runtime as rt;
use rt::StatusCode;
use rt::response::Undocumented;
use rt::testing::{Fixtures, MockTransport, Recorder};
use withdrawal_apis::fondo;
use withdrawal_apis::youhodler;
use withdrawal_apis::youhodler::operations::CreateWithdrawal;

use crate::*;

/// Exchanges of a client with a server, which is a mock here: a success, a page of a proxy, and
/// another operation's.
async fn recorded() -> (Recorder, String) {
    let recorder = Recorder::new().operation::<CreateWithdrawal>();
    let server = MockTransport::new();
    let page = Undocumented::new(StatusCode::FORBIDDEN).body("text/html", "s3cret of a proxy");
    server
        .when::<CreateWithdrawal>()
        .then(Ok(accepted()))
        .then(page);
    let builder = youhodler::Client::builder()
        .transport(&server)
        .record(&recorder);
    let builder = builder.bearer("bearerAuth", "tok-s3cret");
    let client = builder.header("x-tenant", "tenant-s3cret").build().unwrap();
    client
        .create_withdrawal(&request("key-s3cret"))
        .await
        .unwrap();
    client
        .create_withdrawal(&request("key-s3cret-2"))
        .await
        .unwrap_err();
    let text = recorder.fixtures().to_json();
    (recorder, text)
}

#[tokio::test]
async fn no_secret_is_recorded() {
    let (recorder, text) = recorded().await;
    assert_eq!((recorder.fixtures().len(), recorder.left_out()), (2, 0));
    assert!(!text.contains("s3cret"), "{text}");
    assert!(!text.to_lowercase().contains("authorization"), "{text}");
    assert!(!text.to_lowercase().contains("idempotency"), "{text}");
    // A mask of the same form.
    assert!(
        text.contains(r#""x-action-token":"xxxx-xx-x0xxxx-00""#),
        "{text}"
    );
    assert!(
        text.contains(r#""status":202"#) && text.contains(r#""status":403"#),
        "{text}"
    );
    assert_eq!(text.lines().count(), 4, "{text}");
}

/// Sensitive members of a body are masks, too.
#[tokio::test]
async fn a_sensitive_member_is_a_mask() {
    let recorder = Recorder::new().operation::<fondo::operations::CreateWithdrawal>();
    let server = MockTransport::new();
    server
        .when::<fondo::operations::CreateWithdrawal>()
        .then(Undocumented::new(StatusCode::IM_A_TEAPOT));
    let builder = fondo::Client::builder()
        .transport(&server)
        .record(&recorder);
    let client = builder.bearer("oAuth", "tok-s3cret").build().unwrap();
    let (_, mut request) = keyless(&server);
    let secret = request.body.executor_ref.expose().clone();
    client.create_withdrawal(&request).await.unwrap_err();
    let text = recorder.fixtures().to_json();
    assert!(
        text.contains("executorRef") && !text.contains(&secret),
        "{text}"
    );
    // It is recorded as the same request whatever the secret is.
    request.body.executor_ref = "Q".repeat(secret.len()).into();
    let before = recorder.fixtures();
    client.create_withdrawal(&request).await.unwrap_err();
    assert_eq!(before.len() + 1, recorder.fixtures().len());
}

#[tokio::test]
async fn exchanges_are_replayed_in_order() {
    let (_, text) = recorded().await;
    let fixtures = Fixtures::from_json(&text).unwrap();
    let mock = MockTransport::new();
    mock.replay::<CreateWithdrawal>(&fixtures);
    let client = client(&mock);
    // The key differs from the recorded one, and so does the secret.
    let mut same = request("another");
    same.x_action_token = Some("grow-on-n0thin-11".to_owned().into());
    let response = client.create_withdrawal(&same).await.unwrap();
    assert_eq!(response.into_value(), accepted());
    let error = client.create_withdrawal(&same).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 403);
    let error = client.create_withdrawal(&same).await.unwrap_err();
    assert!(
        chain(&error).contains("it has had its 1 calls"),
        "{}",
        chain(&error)
    );
    failure(move || drop(mock));
}

#[tokio::test]
async fn another_request_is_not_replayed() {
    let (_, text) = recorded().await;
    let mock = MockTransport::new();
    mock.replay::<CreateWithdrawal>(&Fixtures::from_json(&text).unwrap());
    let mut other = request("k");
    other.x_action_token = None;
    let error = client(&mock).create_withdrawal(&other).await.unwrap_err();
    assert!(
        chain(&error).contains("the request of exchange 1 does not hold"),
        "{}",
        chain(&error)
    );
    failure(move || drop(mock));
}

#[test]
fn a_file_that_is_no_record_is_reported_with_its_place() {
    let report = Fixtures::from_json(r#"{"exchanges":[{"operation":1}]}"#).unwrap_err();
    assert!(report.to_string().contains("/exchanges/0"), "{report}");
    let none = Fixtures::from_json(r#"{"exchanges":[]}"#).unwrap();
    let mock = MockTransport::new();
    let failure = failure(|| mock.replay::<CreateWithdrawal>(&none));
    assert!(
        failure.contains("no exchange of createWithdrawal"),
        "{failure}"
    );
}
