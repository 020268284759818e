//! Parts with positions.

use copperplate_runtime as rt;
use copperplate_tests::cases::three_two_mixed as api;

use api::operations::{
    SendLetter, SendLetterOkParts, SendLetterParts, SendLetterRequest, SendLetterResponse,
    SendRelated, SendRelatedParts, SendRelatedRequest, SendRelatedResponse,
};
use api::types::Row;
use rt::body::{ByteStream, File};
use rt::message::write_request;
use rt::server::{Context, HandlerResult};

use super::{body, post};

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

    async fn send_related(
        &self,
        request: SendRelatedRequest,
        _: Context<()>,
    ) -> HandlerResult<SendRelated> {
        let amounts: Vec<_> = request.body.items.iter().map(|it| it.amount).collect();
        assert_eq!(amounts, [1, 2]);
        Ok(SendRelatedResponse::NoContent)
    }
}

async fn serve() -> (String, api::Client) {
    let url = super::serve(api::router(Parts)).await;
    let client = api::Client::builder().base_url(&url).build().unwrap();
    (url, client)
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
    let sent = write_request::<SendRelated>(&rows(2)).unwrap();
    let text = String::from_utf8_lossy(sent.body()).into_owned();
    assert!(!text.contains("Content-Disposition"), "{text}");
    let url = format!("{url}/related");
    let (status, text) = post(&url, "multipart/related", body(&["\r\n{\"amount\":1}"])).await;
    assert_eq!(status, 400, "{text}");
    assert!(text.contains("minItems"), "{text}");
    let (status, _) = post(&url, "multipart/mixed", body(&[])).await;
    assert_eq!(status, 415);
}
