//! Streams of parts, and forms whose parts have an order.

use copperplate_runtime as rt;
use copperplate_tests::cases::three_two_part_streams as api;

use api::operations::{
    Ranges, RangesPartialContentItem, RangesRequest, RangesResponse, SendForm, SendFormParts,
    SendFormRequest, SendFormResponse, SendRows, SendRowsRequest, SendRowsResponse,
};
use api::types::{Row, SendFormContentDisposition, SendFormContentDisposition2};
use rt::body::{ByteStream, File, Items};
use rt::server::{Context, HandlerResult};

use super::{body, post};

fn image(content: &'static str) -> File {
    File::new(ByteStream::from(rt::Bytes::from_static(content.as_bytes()))).media_type("image/png")
}

struct Parts;

impl api::Service for Parts {
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
            range(image("de"), "bytes 3-4/9"),
            range(image("f"), "lines 5-5/9"),
        ];
        Ok(RangesResponse::PartialContent(Items::of(items)))
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
    let url = super::serve(
        api::server::routes(Parts)
            .validate_responses(false)
            .finish(),
    )
    .await;
    let client = api::Client::builder().base_url(&url).build().unwrap();
    (url, client)
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
