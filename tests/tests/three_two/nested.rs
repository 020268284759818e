//! Parts that are bodies of their own.

use copperplate_runtime as rt;
use copperplate_tests::cases::three_two_nested as api;

use api::operations::{
    SendNested, SendNestedInnerParts, SendNestedPagesParts, SendNestedParts, SendNestedRequest,
    SendNestedResponse,
};
use api::types::{Order, Row, Search};
use rt::message::write_request;
use rt::server::{Context, HandlerResult};

fn nested() -> SendNestedParts {
    let order = |id, note: &str| Order {
        id,
        note: Some(note.to_owned()),
    };
    SendNestedParts {
        order: order(1, "<a&b>"),
        orders: Some(vec![order(2, "b"), order(3, "c")]),
        form: Search {
            tags: Some(vec!["a".to_owned(), "b&c".to_owned()]),
        },
        inner: SendNestedInnerParts {
            note: "n\r\n".to_owned(),
            row: Some(Row { amount: 5 }),
            row_x_part: Some("x".to_owned()),
        },
        pages: SendNestedPagesParts {
            row: Row { amount: 6 },
            row_x_count: Some(8),
            items: vec!["p".to_owned()],
        },
    }
}

struct Parts;

impl api::Service for Parts {
    async fn send_nested(
        &self,
        request: SendNestedRequest,
        _: Context<()>,
    ) -> HandlerResult<SendNested> {
        assert_eq!(request.body, nested());
        Ok(SendNestedResponse::NoContent)
    }
}

async fn serve() -> (String, api::Client) {
    let url = super::serve(api::router(Parts)).await;
    let client = api::Client::builder().base_url(&url).build().unwrap();
    (url, client)
}

#[tokio::test]
async fn parts_may_be_bodies_of_their_own() {
    let (url, client) = serve().await;
    let request = SendNestedRequest { body: nested() };
    client.send_nested(&request).await.unwrap();
    let sent = write_request::<SendNested>(&request).unwrap();
    let text = String::from_utf8_lossy(sent.body()).into_owned();
    assert!(text.contains("<order id=\"1\">"), "{text}");
    assert!(text.contains("\r\n\r\ntags=a%7Cb%26c\r\n"), "{text}");
    assert!(
        text.contains("Content-Type: multipart/mixed; boundary="),
        "{text}"
    );
    assert!(text.contains("x-count: 8"), "{text}");

    let mut long = nested();
    long.order.note = Some("longer".to_owned());
    let request = SendNestedRequest { body: long };
    assert!(client.send_nested(&request).await.is_err());
    let url = format!("{url}/nested");
    for (from, to, pointer) in [
        ("<order id=\"1\">", "<order id=\"x\">", "/order/id"),
        ("<order id=\"3\">", "<order>", "/orders/1/id"),
        ("{\"amount\":6}", "{\"amount\":0}", "/pages/0/amount"),
        ("{\"amount\":5}", "{}", "/inner/row/amount"),
        ("\r\np\r\n", "\r\nlonger\r\n", "/pages/1"),
        ("x-count: 8", "x-count: y", "/pages/0/X-Count"),
        (
            "Content-Type: application/xml",
            "Content-Type: text/html",
            "/order",
        ),
    ] {
        let wrong = text.replacen(from, to, 1);
        assert_ne!(wrong, text, "{from}");
        let boundary = wrong.lines().next().unwrap().trim_start_matches('-');
        let media_type = format!("multipart/form-data; boundary={boundary}");
        let http = reqwest::Client::new().post(&url);
        let request = http.header("content-type", media_type).body(wrong.clone());
        let response = request.send().await.unwrap();
        let (status, text) = (response.status().as_u16(), response.text().await.unwrap());
        assert_eq!(status, 400, "{from}: {text}");
        assert!(text.contains(pointer), "{pointer}: {text}");
    }
}
