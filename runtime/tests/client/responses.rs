//! The results of the client for each kind of response.

use std::time::Duration;

use copperplate_runtime as rt;
use rt::client::Error;

use crate::operations::{
    Get, Keyed, Patch, Post, Put, Transfer, TransferError, TransferResponse, Unkeyed,
};
use crate::responder::{Reply, Responder, body, created, header, line, reply};
use crate::{client, get, transfer};

#[tokio::test]
async fn a_success_is_typed_and_raw() {
    let server = Responder::start(vec![reply(201, "x-trace: 7\r\n", r#"{"id":"t-1"}"#)]).await;
    let client = client(&server).build().unwrap();
    let response = client.send::<Keyed>(&transfer()).await.unwrap();
    let id = "t-1".to_owned();
    assert_eq!(response.value, TransferResponse::Created(Transfer { id }));
    assert_eq!(response.status(), 201);
    assert_eq!(response.headers()["x-trace"], "7");
    assert_eq!(response.body().as_ref(), br#"{"id":"t-1"}"#);
    assert!(response.warnings().is_empty());
    assert_eq!(response.attempts(), 1);

    let seen = server.seen();
    assert_eq!(line(&seen[0]), "POST /accounts/a%2F1/transfers HTTP/1.1");
    assert_eq!(header(&seen[0], "authorization"), Some("Bearer tok-s3cret"));
    assert_eq!(header(&seen[0], "content-type"), Some("application/json"));
    let accept = "application/json, application/problem+json";
    assert_eq!(header(&seen[0], "accept"), Some(accept));
    let key = header(&seen[0], "idempotency-key").unwrap();
    assert_eq!(response.idempotency_key(), Some(key));
    assert_eq!(rt::Uuid::parse_str(key).unwrap().get_version_num(), 4);
    assert_eq!(body(&seen[0]), r#"{"amount":1.20,"iban":"DE-s3cret"}"#);
}

#[tokio::test]
async fn a_method_that_could_have_a_body_says_that_there_is_none() {
    let server = Responder::start(vec![created()]).await;
    let client = client(&server).build().unwrap();
    client.send::<Post>(&get()).await.unwrap();
    client.send::<Put>(&get()).await.unwrap();
    client.send::<Patch>(&get()).await.unwrap();
    client.send::<Get>(&get()).await.unwrap();
    let seen = server.seen();
    let lengths: Vec<_> = seen.iter().map(|it| header(it, "content-length")).collect();
    assert_eq!(lengths, [Some("0"), Some("0"), Some("0"), None]);
}

/// A request is sent when its future is awaited, not before.
#[tokio::test]
async fn a_request_on_its_way_borrows_nothing() {
    let server = Responder::start(vec![reply(201, "", r#"{"id":"t-1"}"#)]).await;
    let sending = {
        let client = client(&server).build().unwrap();
        let request = transfer();
        client.send::<Keyed>(&request)
    };
    assert_eq!(format!("{sending:?}"), "Sending { .. }");
    assert!(server.seen().is_empty());
    let response = tokio::spawn(sending).await.unwrap().unwrap();
    assert_eq!(response.status(), 201);
    assert_eq!(
        body(&server.seen()[0]),
        r#"{"amount":1.20,"iban":"DE-s3cret"}"#
    );
}

#[tokio::test]
async fn a_success_that_breaks_a_rule_is_kept_with_a_warning() {
    let server = Responder::start(vec![reply(201, "", r#"{"id":"123456789"}"#)]).await;
    let client = client(&server).build().unwrap();
    let response = client.send::<Get>(&get()).await.unwrap();
    assert_eq!(response.warnings().violations()[0].pointer, "/id");
}

#[tokio::test]
async fn a_documented_failure_is_typed() {
    let server = Responder::start(vec![reply(400, "", r#"{"id":"e"}"#)]).await;
    let client = client(&server).build().unwrap();
    let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
    assert!(matches!(error.api(), Some(TransferError::BadRequest(_))));
    assert_eq!(error.status().unwrap(), 400);
    assert!(error.idempotency_key().is_some());
    assert!(!error.is_uncertain());
    assert_eq!(error.to_string(), "400: The request is not valid");
}

#[tokio::test]
async fn an_undocumented_status_keeps_the_answer() {
    for (status, uncertain) in [(418, false), (500, true), (202, true), (308, false)] {
        let server = Responder::start(vec![reply(status, "", r#"{"odd":1}"#)]).await;
        let client = client(&server).build().unwrap();
        let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
        assert!(matches!(error, Error::Undocumented(_)), "{error:?}");
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.body().unwrap().as_ref(), br#"{"odd":1}"#);
        assert_eq!(error.is_uncertain(), uncertain, "{status}");
        // 500 is repeated, since the call has its key.
        let sent = if status == 500 { 3 } else { 1 };
        assert_eq!(server.seen().len(), sent);
    }
}

#[tokio::test]
async fn an_unreadable_success_does_not_hide_that_money_may_have_moved() {
    let html = "HTTP/1.1 201 x\r\ncontent-type: text/html\r\ncontent-length: 3\r\n\r\n<p>";
    for response in [
        reply(201, "", r#"{"id":"#),
        reply(201, "", r#"{"id":12345}"#),
        Reply::Bytes(html.to_owned()),
    ] {
        let server = Responder::start(vec![response]).await;
        let client = client(&server).build().unwrap();
        let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
        let Error::Undecodable(response, report) = &error else {
            panic!("{error:?}");
        };
        assert!(!report.is_empty() && !response.body().is_empty());
        assert!(error.is_uncertain());
        assert!(error.to_string().contains("may have been carried out"));
        assert!(!error.to_string().contains("12345"), "{error}");
        assert!(std::error::Error::source(&error).is_some());
    }
}

/// With the features for codings, the transport asks for them and decodes.
#[cfg(not(any(feature = "gzip", feature = "brotli")))]
#[tokio::test]
async fn no_coding_is_asked_for_and_a_coded_answer_is_not_read() {
    for (codings, found) in [
        ("gzip", "gzip"),
        ("Identity, x-é", "Identity, x-é"),
        ("identity\r\ncontent-encoding: br", "br"),
    ] {
        let codings = format!("content-encoding: {codings}\r\n");
        let coded = reply(201, &codings, r#"{"id":"t-1"}"#);
        let server = Responder::start(vec![coded]).await;
        let client = client(&server).build().unwrap();
        let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
        let Error::Undecodable(response, report) = &error else {
            panic!("{error:?}");
        };
        assert_eq!(response.body().as_ref(), br#"{"id":"t-1"}"#);
        let violation = &report.violations()[0];
        let location = rt::report::Location::Header("content-encoding");
        assert_eq!((violation.location, report.len()), (location, 1));
        assert_eq!(violation.found.as_deref(), Some(found));
        assert!(error.is_uncertain());
        let asked = server.seen();
        assert_eq!(header(&asked[0], "accept-encoding"), Some("identity"));
    }
    let plain = reply(201, "content-encoding: Identity\r\n", r#"{"id":"t-1"}"#);
    let server = Responder::start(vec![plain]).await;
    let builder = client(&server).header("accept-encoding", "gzip");
    let client = builder.build().unwrap();
    client.send::<Keyed>(&transfer()).await.unwrap();
    let asked = server.seen();
    assert_eq!(header(&asked[0], "accept-encoding"), Some("gzip"));
}

#[tokio::test]
async fn an_unreadable_failure_is_certain() {
    let server = Responder::start(vec![reply(400, "", "[]")]).await;
    let client = client(&server).build().unwrap();
    let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
    assert!(matches!(error, Error::Undecodable(..)));
    assert!(!error.is_uncertain());
}

#[tokio::test]
async fn a_body_is_read_up_to_the_limit() {
    let chunked = "HTTP/1.1 201 x\r\ncontent-type: application/json\r\n\
        transfer-encoding: chunked\r\n\r\nb\r\n{\"id\":\"t-1\"\r\n1\r\n}\r\n0\r\n\r\n";
    for response in [created(), Reply::Bytes(chunked.to_owned())] {
        let server = Responder::start(vec![response]).await;
        let fits = client(&server).response_limit(12).build().unwrap();
        fits.send::<Get>(&get()).await.unwrap();
        let tight = client(&server).response_limit(11).build().unwrap();
        let error = tight.send::<Unkeyed>(&transfer()).await.unwrap_err();
        assert!(matches!(error, Error::TooLarge { limit: 11, .. }));
        assert_eq!(error.status().unwrap(), 201);
        assert!(error.is_uncertain());
    }
}

#[tokio::test]
async fn a_timeout_and_a_lost_connection_are_uncertain() {
    let half = "HTTP/1.1 201 x\r\ncontent-length: 99\r\n\r\n{";
    for (response, timeout) in [
        (Reply::Silence, true),
        (Reply::Close, false),
        (Reply::Bytes(half.to_owned()), false),
    ] {
        let server = Responder::start(vec![response]).await;
        let client = client(&server).timeout(Duration::from_millis(200));
        let client = client.build().unwrap();
        let error = client.send::<Unkeyed>(&transfer()).await.unwrap_err();
        let Error::Transport(lost) = &error else {
            panic!("{error:?}");
        };
        assert_eq!(lost.is_timeout(), timeout);
        assert!(error.is_uncertain());
        assert!(error.to_string().contains("may have been carried out"));
        assert_eq!(server.seen().len(), 1, "sent again without a key");
    }
}

#[tokio::test]
async fn a_refused_connection_is_certain() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = crate::builder(&url).build().unwrap();
    let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
    let Error::Transport(lost) = &error else {
        panic!("{error:?}");
    };
    assert!(lost.is_connect() && lost.attempts() == 3);
    assert!(!error.is_uncertain());
    let shown = format!("{error} {error:?} {:?}", lost.get_ref());
    assert!(!shown.contains("accounts"), "{shown}");
}
