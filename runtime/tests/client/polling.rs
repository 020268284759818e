//! Waiting for a terminal status, on paused time and in process.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use copperplate_runtime as rt;
use rt::client::{Error, PollError};
use rt::operation::{MethodName, OperationInfo};
use tokio::time::Instant;

use crate::double;
use crate::operations::GetTransferRequest;

#[derive(Debug)]
struct Status;

impl rt::Operation for Status {
    const INFO: OperationInfo = OperationInfo::new("status", MethodName::GET, "/jobs/{account}")
        .produces(&["application/json"]);
    type Request = GetTransferRequest;
    type Response = rt::response::Ok<rt::Json>;
    type Error = std::convert::Infallible;
}

rt::polled! {
    Status {
        status: "/job/status",
        terminal: &["paid", "failed"],
    }
}

/// The times of all requests.
type Times = Arc<Mutex<Vec<Duration>>>;

/// A client with a list of responses: the status, the `Retry-After` and the body. The last one is
/// repeated.
fn client(responses: &'static [(u16, &'static str, &'static str)]) -> (rt::client::Client, Times) {
    let times = Times::default();
    let (recorded, start) = (Arc::clone(&times), Instant::now());
    let built = double::client(move |_| {
        let mut times = recorded.lock().unwrap();
        times.push(start.elapsed());
        let at = (times.len() - 1).min(responses.len() - 1);
        let (status, wait, body) = responses[at];
        let mut response = double::response(status, body);
        if let (Ok(response), false) = (&mut response, wait.is_empty()) {
            let headers = response.headers_mut();
            headers.insert("retry-after", wait.parse().unwrap());
        }
        std::future::ready(response)
    });
    (built.build().unwrap(), times)
}

fn get() -> GetTransferRequest {
    crate::get()
}

const NEW: (u16, &str, &str) = (200, "", r#"{"job":{"status":"new"}}"#);
const UNKNOWN: (u16, &str, &str) = (200, "", r#"{"job":{"status":"paused"}}"#);
const PAID: (u16, &str, &str) = (200, "", r#"{"job":{"status":"paid"},"id":1}"#);

#[tokio::test(start_paused = true)]
async fn the_status_is_read_until_it_is_terminal() {
    let (client, times) = client(&[NEW, UNKNOWN, NEW, PAID]);
    let done = client
        .send::<Status>(&get())
        .until_terminal()
        .await
        .unwrap();
    assert!(done.body().ends_with(br#""id":1}"#));
    let times = times.lock().unwrap().clone();
    assert_eq!(times.len(), 4);
    assert!(
        times[0] < Duration::from_millis(10),
        "the first call does not wait"
    );
    // Half of each delay is fixed, and the delays double.
    for (pair, longest) in times.windows(2).zip([1_u64, 2, 4]) {
        let wait = pair[1] - pair[0];
        let longest = Duration::from_secs(longest);
        let tick = Duration::from_millis(2);
        assert!(wait >= longest / 2 && wait <= longest + tick, "{times:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_requested_delay_is_kept() {
    const LATER: (u16, &str, &str) = (200, "40", r#"{"job":{"status":"new"}}"#);
    let (client, times) = client(&[LATER, PAID]);
    let call = client.send::<Status>(&get()).until_terminal();
    call.interval(Duration::ZERO).await.unwrap();
    let wait = times.lock().unwrap()[1];
    assert!(wait >= Duration::from_secs(40) && wait < Duration::from_secs(41));
}

#[tokio::test(start_paused = true)]
async fn the_wait_has_a_deadline_and_keeps_the_last_response() {
    let (client, times) = client(&[NEW]);
    let start = Instant::now();
    let call = client.send::<Status>(&get()).until_terminal();
    let call = call.max_interval(Duration::from_secs(5));
    let error = call.deadline(Duration::from_secs(60)).await.unwrap_err();
    let PollError::Deadline(Some(last)) = error else {
        panic!("{error}");
    };
    assert_eq!(last.body().as_ref(), NEW.2.as_bytes());
    assert!(start.elapsed() <= Duration::from_secs(60));
    let calls = times.lock().unwrap().len();
    assert!((12..=26).contains(&calls), "{calls}");
}

#[tokio::test(start_paused = true)]
async fn a_call_that_hangs_is_within_the_deadline() {
    let client = double::client(|_| std::future::pending()).build().unwrap();
    let start = Instant::now();
    let call = client.send::<Status>(&get()).timeout(None).until_terminal();
    let error = call.deadline(Duration::from_secs(7)).await.unwrap_err();
    assert!(matches!(error, PollError::Deadline(None)), "{error}");
    assert!(start.elapsed() < Duration::from_secs(8));
}

#[tokio::test(start_paused = true)]
async fn a_response_without_status_ends_the_wait() {
    for body in [
        "{}",
        r#"{"job":{"status":null}}"#,
        r#"{"job":{"status":["paid"]}}"#,
    ] {
        let responses: &'static [_] = vec![(200, "", body)].leak();
        let (client, times) = client(responses);
        let error = client.send::<Status>(&get()).until_terminal().await;
        assert!(matches!(error, Err(PollError::NoStatus(_))), "{body}");
        assert_eq!(times.lock().unwrap().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_failed_call_ends_the_wait_after_its_retries() {
    let (client, times) = client(&[NEW, (503, "", ""), PAID]);
    assert!(client.send::<Status>(&get()).until_terminal().await.is_ok());
    assert_eq!(times.lock().unwrap().len(), 3);
    let (client, _) = self::client(&[NEW, (404, "", "")]);
    let error = client.send::<Status>(&get()).until_terminal().await;
    assert!(matches!(
        error,
        Err(PollError::Call(Error::Undocumented(_)))
    ));
    let invalid = GetTransferRequest {
        account: "..".to_owned(),
    };
    let error = client.send::<Status>(&invalid).until_terminal().await;
    assert!(matches!(error, Err(PollError::Call(Error::Invalid(_)))));
}
