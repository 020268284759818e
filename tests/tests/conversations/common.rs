//! The tests shared by all providers.

use copperplate_runtime as rt;
use rt::client::{Error, RetryPolicy};
use rt::message::{read_response_strictly, write_request, write_response};

use crate::support::*;
use crate::wire::{Reply, Script};

/// The client and a scripted server.
pub async fn scripted<P: Provider>(replies: Vec<Reply>, retry: RetryPolicy) -> (P::Client, Script) {
    let script = Script::start(replies).await;
    let client = P::client(&format!("http://{}", script.address), retry);
    (client, script)
}

/// Every example of the document decodes strictly and encodes to the same JSON.
pub fn examples_survive<P: Provider>() {
    for example in requests::<P>() {
        let written = write_request::<P::Operation>(&P::request(example.body)).unwrap();
        assert_eq!(written.body(), example.body, "{}", example.name);
    }
    for (status, example) in responses::<P>() {
        let read = read_response_strictly::<P::Operation>(&response(status, example.body));
        let result = read.unwrap_or_else(|reason| panic!("{}: {reason:?}", example.name));
        let written = write_response::<P::Operation>(&result).unwrap();
        assert_eq!(written.status(), status, "{}", example.name);
        assert_same_json(&json(written.body()), &json(example.body));
    }
}

/// Every example of a request reaches the service unchanged, in exactly the document's bytes.
pub async fn requests_arrive<P: Provider>() {
    let stage = Stage::<P>::successful(requests::<P>().count()).await;
    for example in requests::<P>() {
        let request = P::request(example.body);
        P::call(&stage.client, &request).await.unwrap();
        assert_eq!(stage.desk.take(), [request], "{}", example.name);
        let recorded = stage.tap.requests().pop().unwrap();
        assert_eq!(recorded.text(), example.body, "{}", example.name);
        assert_eq!(recorded.line, format!("POST {} HTTP/1.1", P::PATH));
        let host = stage.tap.address.to_string();
        assert_eq!(recorded.header("host"), Some(host.as_str()));
        let length = example.body.len().to_string();
        assert_eq!(recorded.header("content-length"), Some(length.as_str()));
    }
    assert_eq!(stage.tap.requests().len(), requests::<P>().count());
}

/// Every example of a response, success or failure, reaches the caller.
pub async fn answers_arrive<P: Provider>() {
    for (status, example) in responses::<P>() {
        let stage = Stage::<P>::with(vec![result::<P>(status, example.body)]).await;
        let called = P::call(&stage.client, &first::<P>()).await;
        let (body, content_type) = assert_called::<P>(called, status, example);
        assert_same_json(&json(body), &json(example.body));
        let media = if status < 400 {
            "application/json"
        } else {
            P::ERRORS
        };
        assert_eq!(content_type, media);
    }
}

/// The same from a scripted server: undocumented headers and the raw body are kept.
pub async fn raw_answers_are_kept<P: Provider>() {
    for (status, example) in responses::<P>() {
        let headers = "content-type: application/json; charset=utf-8\r\nx-request-id: r-1\r\n";
        // White space is part of the raw body.
        let raw = format!(" {}\n", example.body);
        let reply = Reply::Answer(status, headers, raw.clone());
        let (client, _script) = scripted::<P>(vec![reply], RetryPolicy::never()).await;
        let called = P::call(&client, &first::<P>()).await;
        let id = match &called {
            Ok(response) => response.headers().get("x-request-id").cloned(),
            Err(error) => error.headers().unwrap().get("x-request-id").cloned(),
        };
        assert_eq!(id.unwrap(), "r-1");
        let (body, _) = assert_called::<P>(called, status, example);
        assert_eq!(body, raw.as_bytes());
    }
}

/// Asserts the typed value, and returns the raw body and the media type.
fn assert_called<P: Provider>(
    called: Called<P>,
    status: u16,
    example: &rt::operation::Example,
) -> (Vec<u8>, String) {
    let (found, headers, body, value) = match called {
        Ok(response) => {
            assert!(response.warnings().is_empty(), "{}", response.warnings());
            let (status, headers) = (response.status(), response.headers().clone());
            let body = response.body().to_vec();
            (status, headers, body, Ok(response.into_value()))
        }
        Err(Error::Api(response)) => {
            assert!(response.warnings().is_empty(), "{}", response.warnings());
            let (status, headers) = (response.status(), response.headers().clone());
            let body = response.body().to_vec();
            (status, headers, body, Err(response.into_value()))
        }
        Err(other) => panic!("{}: {other:?}", example.name),
    };
    assert_eq!(found, status);
    assert!(
        value == result::<P>(status, example.body),
        "{}",
        example.name
    );
    (body, headers["content-type"].to_str().unwrap().to_owned())
}

/// An undocumented status keeps its headers and its body.
pub async fn undocumented_is_kept<P: Provider>(statuses: &[u16]) {
    for status in statuses {
        let headers = "content-type: text/html\r\nx-request-id: r-2\r\n";
        let reply = Reply::Answer(*status, headers, "<h1>no</h1>".to_owned());
        let (client, _script) = scripted::<P>(vec![reply], RetryPolicy::never()).await;
        let error = P::call(&client, &first::<P>()).await.unwrap_err();
        assert!(matches!(error, Error::Undocumented(_)), "{error:?}");
        assert_eq!(error.status().unwrap(), *status);
        assert_eq!(error.headers().unwrap()["x-request-id"], "r-2");
        assert_eq!(error.body().unwrap(), "<h1>no</h1>");
        // A refusal and a redirect that preserves the method (RFC 9110, section 15.4.8) mean that
        // this request had no effect. With any other status, or with a key used before, the payment
        // may have been made.
        let refused = (400..500).contains(status) || [307, 308].contains(status);
        let open = !refused || error.idempotency_key().is_some();
        assert_eq!(error.is_uncertain(), open, "{status}");
    }
}

/// A success that violates the document is reported with its violations, keeps everything, and
/// counts as uncertain.
pub async fn undecodable_is_kept<P: Provider>() {
    let json_type = "content-type: application/json\r\nx-request-id: r-3\r\n";
    let html_type = "content-type: text/html\r\nx-request-id: r-3\r\n";
    let status = success_status::<P>();
    let cases = [
        (json_type, "[]"),
        (json_type, r#"{"id":"#),
        (json_type, ""),
        (html_type, "<h1>paid</h1>"),
    ];
    for (headers, body) in cases {
        let reply = Reply::Answer(status, headers, body.to_owned());
        let (client, _script) = scripted::<P>(vec![reply], RetryPolicy::never()).await;
        let error = P::call(&client, &first::<P>()).await.unwrap_err();
        let Error::Undecodable(_, report) = &error else {
            panic!("{body:?}: {error:?}");
        };
        assert!(!report.is_empty());
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.headers().unwrap()["x-request-id"], "r-3");
        assert_eq!(error.body().unwrap(), body);
        assert!(error.is_uncertain());
    }
}

/// The debug text of a request, a client, a response or an error contains none of the secrets.
pub async fn secrets_stay_secret<P: Provider>(secrets: &[&str]) {
    let mut shown = vec![format!("{:?}", first::<P>())];
    let documented = responses::<P>().map(|(status, example)| Reply::json(status, example.body));
    let mut replies: Vec<_> = documented.collect();
    replies.push(Reply::json(418, format!("[{secrets:?}]")));
    replies.push(Reply::json(success_status::<P>(), format!("[{secrets:?}]")));
    replies.push(Reply::HangUp);
    let count = replies.len() + 1;
    let (client, _script) = scripted::<P>(replies, RetryPolicy::never()).await;
    shown.push(format!("{client:?}"));
    for _ in 0..count {
        match P::call(&client, &first::<P>()).await {
            Ok(response) => shown.push(format!("{response:?} {:?}", response.warnings())),
            Err(error) => shown.push(format!("{error:?} {error}")),
        }
    }
    for text in &shown {
        for secret in secrets {
            assert!(!text.contains(secret), "{secret} is in\n{text}");
        }
    }
    assert!(
        shown
            .iter()
            .any(|text| text.contains("[redacted]") || text.contains("Client"))
    );
}

/// The tests of every provider.
macro_rules! conversations {
    ($provider:ty) => {
        #[test]
        fn examples_survive() {
            $crate::common::examples_survive::<$provider>();
        }

        #[tokio::test]
        async fn requests_arrive() {
            $crate::common::requests_arrive::<$provider>().await;
        }

        #[tokio::test]
        async fn answers_arrive() {
            $crate::common::answers_arrive::<$provider>().await;
        }

        #[tokio::test]
        async fn raw_answers_are_kept() {
            $crate::common::raw_answers_are_kept::<$provider>().await;
        }

        #[tokio::test(start_paused = true)]
        async fn whatever_a_server_does_is_reported_and_nothing_is_paid_twice() {
            $crate::world::all::<$provider>().await;
        }

        #[tokio::test(start_paused = true)]
        async fn a_rate_limit_is_waited_for_as_it_says() {
            $crate::world::limited::<$provider>().await;
        }

        #[tokio::test]
        async fn a_stalled_response_is_ended_by_the_time_limit() {
            $crate::world::stalled::<$provider>().await;
        }

        #[tokio::test(start_paused = true)]
        async fn no_redirect_is_followed() {
            $crate::world::redirects::<$provider>().await;
        }

        #[tokio::test(start_paused = true)]
        async fn coded_responses_are_read_if_they_were_asked_for() {
            $crate::world::coded::<$provider>().await;
        }

        #[tokio::test]
        async fn undecodable_is_kept() {
            $crate::common::undecodable_is_kept::<$provider>().await;
        }

        #[tokio::test]
        async fn callers_are_told_why_not() {
            $crate::refusals::gates::<$provider>().await;
        }

        #[tokio::test]
        async fn refusals_are_as_reviewed() {
            let provider = module_path!().rsplit("::").next().unwrap();
            $crate::snapshots::refusals::<$provider>(provider).await;
        }

        #[tokio::test]
        async fn the_mock_answers_the_client() {
            $crate::sandbox::responses::<$provider>().await;
        }

        #[tokio::test]
        async fn a_failed_handler_answers_in_the_providers_shape() {
            $crate::refusals::failed_handler::<$provider>().await;
        }
    };
}
pub(crate) use conversations;
