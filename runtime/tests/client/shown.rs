//! The texts of errors.

use std::error::Error as _;

use crate::operations::{Get, Keyed, Unkeyed};
use crate::responder::{Reply, Responder, reply};
use crate::{client, get, transfer};

#[tokio::test]
async fn the_words_of_the_provider_are_shown_where_they_are_meant_to_be() {
    let marked =
        r#"{"id":"e","code":"limit_exceeded","message":"Over the\nlimit","secret":"s3cret"}"#;
    let problem = "HTTP/1.1 418 x\r\ncontent-type: application/problem+json\r\nx-request-id: r7\r\n\
        connection: close\r\n\r\n{\"title\":\"Too hot\",\"detail\":\"Wait\",\"secret\":\"s3cret\"}";
    let moved = "location: https://other.example/a?token=s3cret\r\n";
    for (response, wanted) in [
        (
            reply(400, "", marked),
            "400: The request is not valid (code: limit_exceeded; message: Over the limit)",
        ),
        (
            Reply::Bytes(problem.to_owned()),
            "the server answered 418, which the document does not describe \
             (title: Too hot; detail: Wait; request id: r7)",
        ),
        (
            reply(302, moved, ""),
            "the server answered 302, which the document does not describe \
             (Location: https://other.example/a); the request may have been carried out",
        ),
    ] {
        let server = Responder::start(vec![response]).await;
        let client = client(&server).build().unwrap();
        let error = client.send::<Unkeyed>(&transfer()).await.unwrap_err();
        assert_eq!(error.to_string(), wanted);
        assert!(
            !format!("{error:?} {error}").contains("s3cret"),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn the_debug_of_an_error_is_bounded() {
    let long = format!(r#"{{"id":"{}"}}"#, "x".repeat(5 << 20));
    let server = Responder::start(vec![reply(400, "", &long)]).await;
    let client = client(&server).build().unwrap();
    let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
    assert!(error.api().is_some());
    assert!(format!("{error:?}").len() < 8192);
    assert!(error.to_string().len() < 1024);
}

/// No sentence stands twice in a chain of causes.
#[tokio::test]
async fn nothing_is_said_twice() {
    let problem = r#"{"id":"e","code":"400: The request is not valid","message":"m"}"#;
    let server = Responder::start(vec![reply(400, "", problem)]).await;
    let client = client(&server).build().unwrap();
    let error = client.send::<Get>(&get()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "400: The request is not valid (message: m)"
    );
    assert!(error.source().is_none());
}
