//! Responses whose headers contradict the document.

use copperplate_runtime as rt;
use rt::client::Error;

use crate::operations::{Get, TransferResponse};
use crate::responder::{Reply, Responder};
use crate::{client, get};

/// A response with these headers and bytes.
fn raw(status: u16, headers: &str, body: &[u8]) -> Reply {
    let head = format!(
        "HTTP/1.1 {status} x\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    Reply::Raw([head.as_bytes(), body].concat())
}

async fn answered(
    reply: Reply,
) -> Result<rt::client::ApiResponse<TransferResponse>, rt::client::CallError<Get>> {
    let server = Responder::start(vec![reply]).await;
    let client = client(&server).build().unwrap();
    client.send::<Get>(&get()).await
}

const JSON: &[u8] = br#"{"id":"t-1"}"#;

#[tokio::test]
async fn json_is_read_whatever_it_is_called() {
    for (headers, warnings) in [
        ("content-type: text/json\r\n", 0),
        ("", 0),
        ("content-type: text/plain; charset=utf-8\r\n", 1),
        ("content-type: application/octet-stream\r\n", 1),
        ("content-type: text/html\r\n", 1),
        ("content-type: \r\n", 1),
        (
            "content-type: application/json\r\ncontent-type: application/json\r\n",
            1,
        ),
        (
            "content-type: application/json\r\ncontent-type: text/html\r\n",
            1,
        ),
    ] {
        let response = answered(raw(201, headers, JSON)).await.unwrap();
        let id = "t-1".to_owned();
        let wanted = TransferResponse::Created(crate::operations::Transfer { id });
        assert_eq!(response.value, wanted, "{headers}");
        assert_eq!(response.warnings().len(), warnings, "{headers}");
        for warning in response.warnings().violations() {
            assert_eq!(
                warning.location,
                rt::report::Location::Header("content-type")
            );
        }
        let failed = answered(raw(400, headers, JSON)).await.unwrap_err();
        assert!(failed.api().is_some(), "{headers}: {failed:?}");
    }
}

#[tokio::test]
async fn a_page_is_no_json() {
    let page = b"<html>Bad gateway</html>";
    for status in [201, 400] {
        let error = answered(raw(status, "content-type: text/html\r\n", page)).await;
        let error = error.unwrap_err();
        let wanted = format!(
            "the response {status} is not as documented: header content-type (content), body (syntax)"
        );
        assert_eq!(error.to_string(), wanted);
        let Error::Undecodable(response, report) = &error else {
            panic!("{error:?}");
        };
        assert_eq!(response.body().as_ref(), page);
        assert_eq!(report.violations()[0].found.as_deref(), Some("text/html"));
    }
}

#[tokio::test]
async fn what_is_no_text_is_replaced_with_a_warning() {
    let json = "content-type: application/json\r\n";
    for (body, id, pointer) in [
        (&b"\xef\xbb\xbf{\"id\":\"t-1\"}"[..], "t-1", ""),
        (br#"{"id":"a\ud83d"}"#, "a\u{fffd}", ""),
        (br#"{"id":"\udc00","\ud800":[]}"#, "\u{fffd}", ""),
        (br#"{"\ud800":{"x":"\ud800"},"id":"a"}"#, "a", ""),
        (b"{\"id\":\"a\xc3\"}", "a\u{fffd}", ""),
    ] {
        let response = answered(raw(201, json, body)).await.unwrap();
        let TransferResponse::Created(transfer) = &response.value;
        assert_eq!(transfer.id, id);
        let warnings = response.warnings().violations();
        assert_eq!(warnings.len(), 1, "{}", response.warnings());
        assert_eq!(
            (warnings[0].keyword, warnings[0].pointer.as_str()),
            ("encoding", pointer)
        );
        assert_eq!(response.warnings().lost(), 0);
        assert_eq!(response.body().as_ref(), body);
    }
}
