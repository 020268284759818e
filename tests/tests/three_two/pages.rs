//! The examples of the specification for parts by position: `multipart/related`, and a nested body
//! with bytes.

use copperplate_runtime as rt;
use copperplate_tests::cases::three_two_pages as api;

use api::operations::{
    SendList, SendListBody, SendListParts, SendListRequest, SendListResponse, SendNested,
    SendNestedPart2Parts, SendNestedParts, SendNestedRequest, SendNestedResponse, SendPage,
    SendPageItem, SendPageParts, SendPageRequest, SendPageResponse,
};
use api::types::{Origin, SendNestedXRange};
use rt::body::{ByteStream, File};
use rt::server::{Context, HandlerResult};

use super::{body, post};

const XML: &[u8] = b"<any/>";
const IMAGE: &[u8] = &[137, 80, 0, 13, 10, 255];

fn file(bytes: &'static [u8], media_type: &str) -> File {
    File::new(ByteStream::from(rt::Bytes::from_static(bytes))).media_type(media_type)
}

async fn bytes(file: &File) -> rt::Bytes {
    file.content.clone().collect(100).await.unwrap()
}

fn origin(host: &str) -> Origin {
    Origin {
        host: host.to_owned(),
    }
}

struct Pages;

impl api::Service for Pages {
    async fn send_page(&self, request: SendPageRequest, _: Context<()>) -> HandlerResult<SendPage> {
        let page = request.body;
        assert_eq!(page.part_1, "<p>");
        assert_eq!(page.part_1_content_location, "https://example.com/");
        let images = page.items.iter();
        let urls: Vec<_> = images.map(|it| it.content_location.as_str()).collect();
        assert_eq!(urls, ["https://example.com/a.png"]);
        assert_eq!(bytes(&page.items[0].value).await, IMAGE);
        Ok(SendPageResponse::NoContent)
    }

    async fn send_list(&self, _: SendListRequest, _: Context<()>) -> HandlerResult<SendList> {
        Ok(SendListResponse::NoContent)
    }

    async fn send_nested(
        &self,
        request: SendNestedRequest,
        _: Context<()>,
    ) -> HandlerResult<SendNested> {
        let nested = request.body;
        assert_eq!(nested.part_1, [1, 2]);
        assert_eq!(nested.part_1_x_origin, origin("example.com"));
        assert_eq!(nested.part_1_x_range.unwrap().from, Some(1));
        assert_eq!(bytes(&nested.part_2.part_1).await, XML);
        assert_eq!(nested.part_2.part_2, "text");
        assert_eq!(bytes(&nested.part_2.part_3).await, IMAGE);
        Ok(SendNestedResponse::NoContent)
    }
}

#[tokio::test]
async fn the_parts_of_a_list_satisfy_each_of_its_schemas() {
    let url = super::serve(api::router(Pages)).await;
    let client = api::Client::builder().base_url(&url).build().unwrap();
    let texts = |count: usize| SendListParts {
        items: vec!["a".to_owned(); count],
    };
    let mixed = |count| SendListRequest {
        body: SendListBody::Mixed(texts(count)),
    };
    client.send_list(&mixed(2)).await.unwrap();
    assert!(client.send_list(&mixed(1)).await.is_err());
    for (media_type, count, status) in [
        ("multipart/mixed", 1, 400),
        ("multipart/mixed", 2, 204),
        ("multipart/related", 2, 400),
        ("multipart/related", 3, 204),
    ] {
        let parts = vec!["\r\na"; count];
        let (seen, text) = post(&format!("{url}/lists"), media_type, body(&parts)).await;
        assert_eq!(seen, status, "{media_type} {count}: {text}");
    }
}

fn page(media_type: &str) -> SendPageRequest {
    let image = SendPageItem {
        value: file(IMAGE, media_type),
        content_id: None,
        content_location: "https://example.com/a.png".to_owned(),
    };
    let body = SendPageParts {
        part_1: "<p>".to_owned(),
        part_1_content_id: None,
        part_1_content_location: "https://example.com/".to_owned(),
        items: vec![image],
    };
    SendPageRequest { body }
}

#[tokio::test]
async fn a_page_arrives_with_its_images() {
    let url = super::serve(api::router(Pages)).await;
    let client = api::Client::builder().base_url(&url).build().unwrap();
    client.send_page(&page("image/png")).await.unwrap();
    assert!(client.send_page(&page("application/pdf")).await.is_err());
    let first = "Content-Type: text/html\r\nContent-Location: https://example.com/\r\n";
    let image = "Content-Type: image/png\r\nContent-Location: https://example.com/a.png\r\n";
    let related = "multipart/related; type=\"text/html\"";
    for (parts, problem) in [
        (
            vec![format!("{first}Content-ID: \"a\"\r\n\r\n<p>")],
            "must not be there",
        ),
        (
            vec!["Content-Type: text/html\r\n\r\n<p>".to_owned()],
            "Content-Location",
        ),
        (
            vec![
                format!("{first}\r\n<p>"),
                image.replace("image/png", "application/pdf") + "\r\nx",
            ],
            "image",
        ),
        (Vec::new(), "is required"),
    ] {
        let parts: Vec<_> = parts.iter().map(String::as_str).collect();
        let (status, text) = post(&format!("{url}/pages"), related, body(&parts)).await;
        assert!(status == 400 && text.contains(problem), "{status} {text}");
    }
}

#[tokio::test]
async fn headers_of_parts_may_have_members() {
    let url = super::serve(api::router(Pages)).await;
    let nested = "Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\
        Content-Type: application/xml\r\n\r\n<any/>\r\n--c\r\n\r\ntext\r\n--c\r\n\
        Content-Type: image/png\r\n\r\nx\r\n--c--";
    for (headers, problem) in [
        ("X-Range: from,1", "/0/X-Origin: is required"),
        ("X-Origin: {\"host\":\"e\"}", "/0/X-Origin/host"),
        ("X-Origin: {", "/0/X-Origin"),
        (
            "X-Origin: {\"host\":\"ee\"}\r\nX-Range: from,0",
            "/0/X-Range/from",
        ),
    ] {
        let first = format!("Content-Type: application/json\r\n{headers}\r\n\r\n[1,2]");
        let sent = body(&[&first, nested]);
        let (status, text) = post(&format!("{url}/nested"), "multipart/mixed", sent).await;
        assert!(status == 400 && text.contains(problem), "{status} {text}");
    }
}

#[tokio::test]
async fn bytes_arrive_in_a_nested_body() {
    let url = super::serve(api::router(Pages)).await;
    let client = api::Client::builder().base_url(&url).build().unwrap();
    let nested = SendNestedPart2Parts {
        part_1: file(XML, "application/xml"),
        part_2: "text".to_owned(),
        part_3: file(IMAGE, "image/png"),
    };
    let request = |nested, host| {
        let body = SendNestedParts {
            part_1: vec![1, 2],
            part_1_x_origin: origin(host),
            part_1_x_range: Some(SendNestedXRange { from: Some(1) }),
            part_2: nested,
        };
        SendNestedRequest { body }
    };
    let valid = request(nested.clone(), "example.com");
    client.send_nested(&valid).await.unwrap();
    let short = client.send_nested(&request(nested.clone(), "e")).await;
    let refused = short.unwrap_err().to_string();
    assert!(refused.contains("/0/X-Origin/host"), "{refused}");
    let long = SendNestedPart2Parts {
        part_2: "too long".to_owned(),
        ..nested
    };
    let refused = client
        .send_nested(&request(long, "example.com"))
        .await
        .unwrap_err();
    assert!(refused.to_string().contains("/1/1"), "{refused}");
}
