//! Each fault of a connection, and what a caller knows after it.

use std::time::Duration;

use copperplate_runtime as rt;
use rt::StatusCode;
use rt::client::Error;
use rt::response::Undocumented;
use rt::testing::{Fault, MockTransport, Reply};
use tokio::time::Instant;
use withdrawal_apis::fondo;
use withdrawal_apis::youhodler::operations::CreateWithdrawal;

use crate::*;

type Keyless = fondo::operations::CreateWithdrawal;

#[tokio::test(start_paused = true)]
async fn a_refused_connection_is_certainly_not_sent_and_is_tried_again_without_a_key() {
    let mock = MockTransport::new();
    let when = mock.when::<Keyless>().then(Fault::Refused);
    let (client, request) = keyless(&mock);
    let error = client.create_withdrawal(&request).await.unwrap_err();
    assert_eq!(when.calls(), 3);
    assert!(!error.is_uncertain(), "{error:?}");
    assert_eq!(
        error.to_string(),
        "the server can't be reached: the connection is refused"
    );
    let Error::Transport(error) = error else {
        panic!("{error:?}");
    };
    assert!(error.is_connect() && error.attempts() == 3);
}

#[tokio::test(start_paused = true)]
async fn a_lost_connection_is_uncertain_and_is_not_tried_again_without_a_key() {
    for fault in [Fault::Closed, Fault::ClosedUnread] {
        let mock = MockTransport::new();
        let when = mock.when::<Keyless>().then(fault);
        let (client, request) = keyless(&mock);
        let error = client.create_withdrawal(&request).await.unwrap_err();
        assert_eq!(when.calls(), 1, "{fault:?}");
        assert!(error.is_uncertain(), "{error:?}");
        assert_eq!(
            error.to_string(),
            "the connection was lost before the response was complete; the request may have been carried out"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_sequence_is_given_in_order_with_one_key() {
    let mock = MockTransport::new();
    mock.when::<CreateWithdrawal>()
        .then(Fault::Closed)
        .then(Undocumented::new(StatusCode::SERVICE_UNAVAILABLE))
        .then(Ok(accepted()));
    let mut request = request("k");
    request.idempotency_key = None;
    let response = client(&mock).create_withdrawal(&request).await.unwrap();
    assert_eq!(response.attempts(), 3);
    let received = mock.requests::<CreateWithdrawal>();
    let keys: Vec<_> = received.iter().map(|it| &it.idempotency_key).collect();
    assert_eq!(keys, [keys[0]; 3]);
    assert!(keys[0].is_some() && received.len() == 3);
}

#[tokio::test(start_paused = true)]
async fn a_silent_server_is_ended_by_the_time_limit() {
    let mock = MockTransport::new();
    mock.when::<Keyless>().then(Fault::Silent);
    let (client, request) = keyless(&mock);
    let begun = Instant::now();
    let call = client.create_withdrawal(&request);
    let error = call.timeout(Duration::from_secs(7)).await.unwrap_err();
    assert_eq!(begun.elapsed().as_secs(), 7);
    assert!(error.is_uncertain());
    assert!(matches!(error, Error::Transport(it) if it.is_timeout()));
}

#[tokio::test(start_paused = true)]
async fn a_delay_passes_on_paused_time() {
    let mock = MockTransport::new();
    let reply = Reply::from(Ok(accepted())).delayed(Duration::from_secs(20));
    mock.when::<CreateWithdrawal>().then(reply);
    let begun = Instant::now();
    client(&mock)
        .create_withdrawal(&request("k"))
        .await
        .unwrap();
    assert_eq!(begun.elapsed().as_secs(), 20);
}

#[tokio::test(start_paused = true)]
async fn a_truncated_response_keeps_its_status_and_its_beginning() {
    let mock = MockTransport::new();
    let reply = Reply::from(Ok(accepted())).broken_after(5);
    mock.when::<CreateWithdrawal>().then(reply).times(1);
    let client = client(&mock);
    let request = request("k");
    let call = client.create_withdrawal(&request).no_retry();
    let error = call.await.unwrap_err();
    assert!(error.is_uncertain());
    assert_eq!(error.status().unwrap(), 202);
    assert_eq!(error.body().unwrap().len(), 5);
}
