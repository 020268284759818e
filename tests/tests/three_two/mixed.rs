//! Parts with positions, streams of parts, and parts that are bodies of their own.

use copperplate_runtime as rt;
use copperplate_tests::cases::three_two_mixed as api;

use api::operations::{
    Ranges, RangesPartialContentItem, RangesRequest, RangesResponse, SendForm, SendFormParts,
    SendFormRequest, SendFormResponse, SendLetter, SendLetterOkParts, SendLetterParts,
    SendLetterRequest, SendLetterResponse, SendNested, SendNestedInnerParts, SendNestedPagesParts,
    SendNestedParts, SendNestedRequest, SendNestedResponse, SendRelated, SendRelatedParts,
    SendRelatedRequest, SendRelatedResponse, SendRows, SendRowsRequest, SendRowsResponse,
};
use api::types::{Order, Row, Search, SendFormContentDisposition, SendFormContentDisposition2};
use rt::body::{ByteStream, File, Items};
use rt::message::write_request;
use rt::server::{Context, HandlerResult};

/// A file that a server stores on disk.
const LONG: usize = 200_000;

fn image(length: usize) -> File {
    File::new(ByteStream::from(rt::Bytes::from(vec![7; length]))).media_type("image/png")
}

fn letter() -> SendLetterParts {
    SendLetterParts {
        row: Row { amount: 3 },
        part_2: image(LONG),
        part_2_content_disposition: "inline; filename=\"a.png\"".to_owned(),
        part_2_x_page: Some(2),
        items: vec!["one".to_owned(), String::new()],
    }
}

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
    async fn send_letter(
        &self,
        request: SendLetterRequest,
        _: Context<()>,
    ) -> HandlerResult<SendLetter> {
        let letter = request.body;
        let content = letter.part_2.content.clone();
        let bytes = content.collect(LONG).await.unwrap();
        Ok(SendLetterResponse::Ok(SendLetterOkParts {
            row: letter.row,
            part_2: image(bytes.len()),
            part_2_content_disposition: letter.part_2_content_disposition,
            part_2_x_page: letter.part_2_x_page,
            items: letter.items,
        }))
    }

    async fn send_rows(&self, request: SendRowsRequest, _: Context<()>) -> HandlerResult<SendRows> {
        Ok(SendRowsResponse::Ok(request.body))
    }

    async fn ranges(&self, _: RangesRequest, _: Context<()>) -> HandlerResult<Ranges> {
        let pieces = ByteStream::sized(3, tokio_stream(["ab", "c"]));
        let range = |value: File, range: &str| RangesPartialContentItem {
            value,
            content_range: range.to_owned(),
        };
        let items = [
            range(File::new(pieces).media_type("image/png"), "bytes 0-2/9"),
            range(image(2), "bytes 3-4/9"),
            range(image(1), "lines 5-5/9"),
        ];
        Ok(RangesResponse::PartialContent(Items::of(items)))
    }

    async fn send_related(
        &self,
        request: SendRelatedRequest,
        _: Context<()>,
    ) -> HandlerResult<SendRelated> {
        let amounts: Vec<_> = request.body.items.iter().map(|it| it.amount).collect();
        assert_eq!(amounts, [1, 2]);
        Ok(SendRelatedResponse::NoContent)
    }

    async fn send_nested(
        &self,
        request: SendNestedRequest,
        _: Context<()>,
    ) -> HandlerResult<SendNested> {
        assert_eq!(request.body, nested());
        Ok(SendNestedResponse::NoContent)
    }

    async fn send_form(&self, request: SendFormRequest, _: Context<()>) -> HandlerResult<SendForm> {
        assert_eq!((&*request.body.part_1, request.body.part_2), ("a", 5));
        Ok(SendFormResponse::NoContent)
    }
}

struct Pieces(std::vec::IntoIter<&'static str>);

impl rt::Stream for Pieces {
    type Item = std::io::Result<rt::Bytes>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        let piece = self
            .0
            .next()
            .map(|it| Ok(rt::Bytes::from_static(it.as_bytes())));
        std::task::Poll::Ready(piece)
    }
}

fn tokio_stream<const N: usize>(pieces: [&'static str; N]) -> Pieces {
    Pieces(Vec::from(pieces).into_iter())
}

async fn serve() -> (String, api::Client) {
    let url = super::serve(api::router(Parts)).await;
    let client = api::Client::builder().base_url(&url).build().unwrap();
    (url, client)
}

/// The body of a request as text.
fn sent<O: rt::operation::ClientOperation>(request: &O::Request) -> String {
    let request = write_request::<O>(request).unwrap();
    String::from_utf8_lossy(request.body()).into_owned()
}

/// A body of parts with the boundary `b`.
fn body(parts: &[&str]) -> String {
    let parts: String = parts.iter().map(|it| format!("--b\r\n{it}\r\n")).collect();
    format!("{parts}--b--\r\n")
}

/// The status and the text of the response to a body.
async fn post(url: &str, media_type: &str, body: String) -> (u16, String) {
    let request = reqwest::Client::new().post(url);
    let media_type = format!("{media_type}; boundary=b");
    let request = request.header("content-type", media_type).body(body);
    let response = request.send().await.unwrap();
    (response.status().as_u16(), response.text().await.unwrap())
}

#[tokio::test]
async fn parts_arrive_in_their_positions() {
    let (url, client) = serve().await;
    let request = SendLetterRequest { body: letter() };
    let response = client.send_letter(&request).await.unwrap();
    let SendLetterResponse::Ok(back) = response.into_value();
    let sent_again = letter();
    assert_eq!((back.row, back.items), (sent_again.row, sent_again.items));
    assert_eq!(back.part_2_x_page, Some(2));
    assert_eq!(
        back.part_2_content_disposition,
        "inline; filename=\"a.png\""
    );
    assert_eq!(back.part_2.content.length(), Some(200_000));
    assert_eq!(back.part_2.filename.as_deref(), Some("a.png"));

    let url = format!("{url}/letters");
    let row = "Content-Type: application/json\r\n\r\n{\"amount\":3}";
    let image = "Content-Type: image/png\r\nContent-Disposition: inline\r\n\r\nab";
    let status = async |parts: &[&str]| post(&url, "multipart/mixed", body(parts)).await;
    assert_eq!(status(&[row, image, "\r\none"]).await.0, 200);
    for (parts, pointer) in [
        (&[row] as &[&str], "/1"),
        (&["\r\n{\"amount\":0}", image], "/0/amount"),
        (&[row, image, "\r\none", "\r\nlonger"], "/3"),
        (&[row, image, "\r\n1", "\r\n2", "\r\n3"], "maxItems"),
        (
            &[
                row,
                "Content-Type: text/html\r\nContent-Disposition: a\r\n\r\n",
            ],
            "content",
        ),
        (
            &[row, "Content-Type: image/png\r\n\r\nab"],
            "/1/Content-Disposition",
        ),
        (
            &[row, "Content-Disposition: a\r\nX-Page: 10\r\n\r\nab"],
            "/1/X-Page",
        ),
    ] {
        let (status, text) = status(parts).await;
        assert_eq!(status, 400, "{text}");
        assert!(text.contains(pointer), "{pointer}: {text}");
    }
    // A part that is not a file is never stored on disk.
    let long = format!("\r\n{{\"amount\":3,\"a\":\"{}\"}}", "x".repeat(2_000_000));
    assert_eq!(status(&[&long, image]).await.0, 413);
}

#[tokio::test]
async fn a_list_has_its_number_of_parts() {
    let (url, client) = serve().await;
    let rows = |count: i64| SendRelatedRequest {
        body: SendRelatedParts {
            items: (1..=count).map(|amount| Row { amount }).collect(),
        },
    };
    client.send_related(&rows(2)).await.unwrap();
    for count in [1, 4] {
        assert!(client.send_related(&rows(count)).await.is_err());
    }
    let text = sent::<SendRelated>(&rows(2));
    assert!(!text.contains("Content-Disposition"), "{text}");
    let url = format!("{url}/related");
    let (status, text) = post(&url, "multipart/related", body(&["\r\n{\"amount\":1}"])).await;
    assert_eq!(status, 400, "{text}");
    assert!(text.contains("minItems"), "{text}");
    let (status, _) = post(&url, "multipart/mixed", body(&[])).await;
    assert_eq!(status, 415);
}

#[tokio::test]
async fn parts_stream_in_both_directions() {
    let (url, client) = serve().await;
    // More parts than a buffered body may have.
    let body_of = |count| Items::of((1..=count).map(|amount| Row { amount }));
    let body_sent = body_of(3000);
    let response = client.send_rows(&SendRowsRequest { body: body_sent }).await;
    let SendRowsResponse::Ok(mut rows) = response.unwrap().into_value();
    for amount in 1..=3000 {
        assert_eq!(rows.next().await.unwrap().unwrap(), Row { amount });
    }
    assert!(rows.next().await.is_none());

    let url = format!("{url}/rows");
    let wrong = ["\r\n{\"amount\":1}", "\r\n{\"amount\":0}"];
    let request = reqwest::Client::new().post(&url).body(body(&wrong));
    let request = request.header("content-type", "multipart/mixed; boundary=b");
    // The response has begun when the second item is refused, so it breaks off.
    let broken = match request.send().await {
        Ok(response) => response.text().await.is_err(),
        Err(_) => true,
    };
    assert!(broken);
    let empty = post(&url, "multipart/mixed", body(&[])).await;
    assert_eq!(empty.0, 200, "{}", empty.1);
}

#[tokio::test]
async fn each_part_of_a_stream_has_its_headers() {
    let (_, client) = serve().await;
    let response = client.ranges(&RangesRequest {}).await.unwrap();
    let RangesResponse::PartialContent(mut items) = response.into_value();
    let first = items.next().await.unwrap().unwrap();
    assert_eq!(first.content_range, "bytes 0-2/9");
    assert_eq!(first.value.content.collect(9).await.unwrap(), "abc");
    let second = items.next().await.unwrap().unwrap();
    assert_eq!(second.value.media_type.as_deref(), Some("image/png"));
    // A client keeps a value that breaks a constraint, with a warning.
    let third = items.next().await.unwrap().unwrap();
    assert_eq!(third.content_range, "lines 5-5/9");
    assert!(!items.warnings().is_empty());
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn parts_may_be_bodies_of_their_own() {
    let (url, client) = serve().await;
    let request = SendNestedRequest { body: nested() };
    client.send_nested(&request).await.unwrap();
    let text = sent::<SendNested>(&request);
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

#[tokio::test]
async fn a_form_may_have_an_order() {
    let (url, client) = serve().await;
    let request = SendFormRequest {
        body: SendFormParts {
            part_1: "a".to_owned(),
            part_1_content_disposition: SendFormContentDisposition::FormDataNameEqualText,
            part_2: 5,
            part_2_content_disposition: SendFormContentDisposition2::FormDataNameEqualNumber,
        },
    };
    client.send_form(&request).await.unwrap();
    let url = format!("{url}/form");
    let text = "Content-Disposition: form-data; name=\"text\"\r\n\r\na";
    let number = "Content-Disposition: form-data; name=\"number\"\r\n\r\n5";
    let status = async |parts: &[&str]| post(&url, "multipart/form-data", body(parts)).await.0;
    assert_eq!(status(&[text, number]).await, 204);
    assert_eq!(status(&[number, text]).await, 400);
    assert_eq!(status(&[text, number, text]).await, 400);
    assert_eq!(status(&["\r\na", number]).await, 400);
}
