//! Expectations, and the reports about requests that fit none.

use copperplate_runtime as rt;
use rt::client::Transport;
use rt::testing::MockTransport;
use tower::util::MapRequestLayer;
use withdrawal_apis::fondo;
use withdrawal_apis::youhodler;
use withdrawal_apis::youhodler::operations::CreateWithdrawal;

use crate::*;

#[tokio::test]
async fn the_first_expectation_that_fits_replies() {
    let mock = MockTransport::new();
    let key = |wanted: &'static str| {
        move |it: &rt::testing::Received<CreateWithdrawalRequest>| {
            it.idempotency_key.as_deref() == Some(wanted)
        }
    };
    let one = mock
        .when::<CreateWithdrawal>()
        .with(key("a"))
        .then(Ok(accepted()));
    let once = mock
        .when::<CreateWithdrawal>()
        .then(Ok(accepted()))
        .times(1);
    let rest = mock.when::<CreateWithdrawal>().then(Ok(accepted()));
    let client = client(&mock);
    for key in ["b", "a", "c", "d"] {
        client.create_withdrawal(&request(key)).await.unwrap();
    }
    assert_eq!((one.calls(), once.calls(), rest.calls()), (1, 1, 2));
}

#[tokio::test]
async fn a_request_that_fits_nothing_fails_the_call_and_the_test() {
    let mock = MockTransport::new();
    let named = "the key is `other`";
    mock.when::<CreateWithdrawal>()
        .with_named(named, |it| it.idempotency_key.as_deref() == Some("other"))
        .then(Ok(accepted()))
        .optional();
    mock.when::<CreateWithdrawal>().times(0);
    let error = client(&mock)
        .create_withdrawal(&request("k"))
        .await
        .unwrap_err();
    // A second attempt would meet the same expectations, so the client makes one only.
    assert!(mock.request_count() == 1, "{}", chain(&error));
    let text = chain(&error);
    for part in [
        "createWithdrawal (POST /withdrawals)",
        named,
        "matching.rs:",
        "0 calls",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    assert!(!text.contains("s3cret"), "{text}");
    let failure = failure(move || drop(mock));
    assert!(failure.contains(named), "{failure}");
}

#[tokio::test]
async fn an_operation_without_expectation_is_named() {
    let mock = MockTransport::new();
    let (client, request) = keyless(&mock);
    let error = client.create_withdrawal(&request).await.unwrap_err();
    let text = chain(&error);
    assert!(
        text.contains("no `when` expects a request of createWithdrawal"),
        "{text}"
    );
    assert!(!error.is_uncertain());
    failure(|| mock.verify());
}

#[tokio::test]
async fn an_expectation_without_its_requests_fails_the_test() {
    let mock = MockTransport::new();
    mock.when::<CreateWithdrawal>()
        .then(Ok(accepted()))
        .then(Ok(accepted()));
    client(&mock)
        .create_withdrawal(&request("k"))
        .await
        .unwrap();
    assert_eq!(mock.problems().len(), 1);
    let failure = failure(|| mock.verify());
    assert!(
        failure.contains("it had 1 calls instead of at least 2"),
        "{failure}"
    );

    let mock = MockTransport::new();
    mock.when::<CreateWithdrawal>()
        .then(Ok(accepted()))
        .times(2);
    client(&mock)
        .create_withdrawal(&request("k"))
        .await
        .unwrap();
    let failure = self::failure(move || drop(mock));
    assert!(failure.contains("instead of exactly 2"), "{failure}");
}

/// A layer changes the request on its way, as a bug would.
async fn broken(change: fn(reqwest::Request) -> reqwest::Request) -> String {
    let mock = MockTransport::new();
    mock.when::<CreateWithdrawal>()
        .then(Ok(accepted()))
        .optional();
    let layer = tower::layer::layer_fn(move |inner: Transport| {
        tower::ServiceBuilder::new()
            .layer(MapRequestLayer::new(change))
            .service(inner)
    });
    let builder = youhodler::Client::builder().transport(&mock).layer(layer);
    let client = builder.bearer("bearerAuth", "tok-s3cret").build().unwrap();
    let error = client.create_withdrawal(&request("k")).await.unwrap_err();
    let text = chain(&error);
    assert!(
        failure(|| mock.verify()).contains("breaks the document"),
        "{text}"
    );
    assert!(!text.contains("s3cret"), "{text}");
    text
}

#[tokio::test]
async fn a_request_that_breaks_the_document_is_reported_with_its_place() {
    let text = broken(|mut request| {
        let body = r#"{"account_ref":"a","amount":{"currency":1,"value":"x"},"withdrawal_destination_id":"d"}"#;
        *request.body_mut() = Some(body.into());
        request
    })
    .await;
    assert!(
        text.contains("createWithdrawal (POST /withdrawals)"),
        "{text}"
    );
    assert!(text.contains("/amount"), "{text}");
}

#[tokio::test]
async fn a_request_without_credentials_or_with_another_media_type_is_reported() {
    let text = broken(|mut request| {
        request.headers_mut().remove("authorization");
        request
            .headers_mut()
            .insert("content-type", "text/plain".parse().unwrap());
        request
    })
    .await;
    assert!(text.contains("credentials"), "{text}");
    assert!(text.contains("application/json"), "{text}");
}

/// A layer may make a request of its own, without the record of its operation.
#[tokio::test]
async fn a_rebuilt_request_is_matched_by_its_path() {
    let mock = MockTransport::new();
    mock.when::<fondo::operations::CreateWithdrawal>()
        .then_with(|_| rt::response::Undocumented::new(rt::StatusCode::IM_A_TEAPOT).into());
    let layer = tower::layer::layer_fn(move |inner: Transport| {
        tower::service_fn(move |mut request: reqwest::Request| {
            let mut rebuilt =
                reqwest::Request::new(request.method().clone(), request.url().clone());
            *rebuilt.headers_mut() = std::mem::take(request.headers_mut());
            *rebuilt.body_mut() = request.body_mut().take();
            let mut inner = inner.clone();
            async move { tower::Service::call(&mut inner, rebuilt).await }
        })
    });
    let builder = fondo::Client::builder().transport(&mock).layer(layer);
    let client = builder.bearer("oAuth", "tok-s3cret").build().unwrap();
    let (_, request) = keyless(&MockTransport::new());
    let error = client.create_withdrawal(&request).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 418);
}
