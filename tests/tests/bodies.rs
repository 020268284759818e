//! Bodies of each media type: their bytes, and the values read from them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use axum::http::{Request, Response};
use copperplate_runtime as rt;
use copperplate_tests::cases::{
    bodies_forms as forms, bodies_listed as listed, bodies_media as media,
};
use rt::message::{
    Unreadable, read_request, read_response, read_response_strictly, write_request, write_response,
};

use forms::operations::{
    CreateCharge, CreateChargeRequest, CreateChargeResponse, Styles, StylesRequest,
};
use forms::types::{CreateChargeBodyMetadata, StylesBody};
use listed::operations::{Listed, ListedBody, ListedOkBody, ListedRequest, ListedResponse};
use media::operations::{
    Bytes, BytesRequest, Number, NumberRequest, Open, OpenRequest, OpenResponse, Several,
    SeveralBody, SeveralDefaultBody, SeveralError, SeveralOkBody, SeveralRequest, SeveralResponse,
    Structured, StructuredResponse, Text, TextRequest, TextResponse,
};
use media::types::Note;

fn request<O: rt::operation::ClientOperation + rt::operation::ServerOperation>(
    media_type: &str,
    body: &[u8],
) -> Result<O::Request, String> {
    let mut request = Request::builder().method(O::INFO.method).uri(O::INFO.path);
    if !media_type.is_empty() {
        request = request.header("content-type", media_type);
    }
    let body = rt::Bytes::copy_from_slice(body);
    read_request::<O>(&request.body(body).unwrap()).map_err(|report| report.to_string())
}

fn response(status: u16, media_type: &str, body: &'static [u8]) -> Response<rt::Bytes> {
    let response = Response::builder().status(status);
    let response = response.header("content-type", media_type);
    response.body(rt::Bytes::from_static(body)).unwrap()
}

/// The type and the text of a body that is written, which is then read as the same.
fn written<O: rt::operation::ClientOperation + rt::operation::ServerOperation>(
    request: &O::Request,
) -> (String, String)
where
    O::Request: PartialEq + std::fmt::Debug,
{
    let wire = write_request::<O>(request).unwrap();
    assert_eq!(&read_request::<O>(&wire).unwrap(), request);
    let media_type = wire.headers()["content-type"].to_str().unwrap().to_owned();
    (
        media_type,
        String::from_utf8_lossy(wire.body()).into_owned(),
    )
}

fn pair(media_type: &str, text: &str) -> (String, String) {
    (media_type.to_owned(), text.to_owned())
}

fn note() -> Note {
    Note {
        id: 1,
        text: Some("a b".to_owned()),
    }
}

#[test]
fn text_is_text_of_its_type() {
    let text = TextRequest {
        body: "é".to_owned(),
    };
    assert_eq!(
        written::<Text>(&text),
        pair("text/plain; charset=utf-8", "é")
    );
    assert_eq!(
        written::<Number>(&NumberRequest { body: Some(7) }),
        pair("text/plain; charset=utf-8", "7")
    );
    let empty = request::<Text>("text/plain", b"").unwrap();
    assert_eq!(empty.body, "");
    let latin = request::<Text>("text/plain; charset=ISO-8859-1", b"\xe9").unwrap();
    assert_eq!(latin.body, "é");
    for (media_type, body, wrong) in [
        ("text/plain", &b"123456"[..], "at most 5 characters"),
        ("text/plain", b"\xff", "UTF-8"),
        ("text/plain; charset=utf-16", b"a", "found utf-16"),
        ("application/json", b"a", "header content-type"),
        ("", b"", "a body is required"),
    ] {
        let report = request::<Text>(media_type, body).unwrap_err();
        assert!(report.contains(wrong), "{report}");
    }
    assert!(request::<Number>("text/plain", b"10").is_err());
    assert!(request::<Number>("text/plain", b"x").is_err());
    assert_eq!(request::<Number>("", b"").unwrap().body, None);
}

#[test]
fn a_client_keeps_text_that_it_can_read_at_all() {
    let (read, warnings) = read_response::<Text>(&response(200, "text/plain", b"\xffa")).unwrap();
    assert_eq!(read, Ok(TextResponse::Ok("\u{fffd}a".to_owned())));
    assert_eq!(warnings.len(), 2);
    let strictly = read_response_strictly::<Text>(&response(200, "text/plain", b"a"));
    assert!(matches!(strictly, Err(Unreadable::Undecodable(_))));
}

#[test]
fn bytes_travel_as_they_are() {
    let body = rt::Bytes::from_static(b"\x00\xff");
    let wire = write_request::<Bytes>(&BytesRequest { body: body.clone() }).unwrap();
    assert_eq!(wire.headers()["content-type"], "application/pdf");
    assert_eq!(wire.body(), &body);
    assert_eq!(read_request::<Bytes>(&wire).unwrap().body, body);

    let blob = rt::body::Blob::new("image/webp; q=a", "x");
    let wire = write_request::<Open>(&OpenRequest { body: blob.clone() }).unwrap();
    assert_eq!(wire.headers()["content-type"], "image/webp; q=a");
    assert_eq!(read_request::<Open>(&wire).unwrap().body, blob);
    let text = OpenRequest {
        body: rt::body::Blob::new("text/plain", "x"),
    };
    assert!(write_request::<Open>(&text).is_err());
    assert!(rt::Validate::validate(&text).is_err());
    let (any, warnings) = read_response::<Open>(&response(200, "a/b", b"c")).unwrap();
    assert_eq!(any, Ok(OpenResponse::Ok(rt::body::Blob::new("a/b", "c"))));
    assert!(warnings.is_empty());
}

#[test]
fn any_type_of_a_structured_body_is_json() {
    let (read, _) =
        read_response::<Structured>(&response(200, "application/json", b"{\"id\":1}")).unwrap();
    let only = Note { id: 1, text: None };
    assert_eq!(read, Ok(StructuredResponse::Ok(only)));
}

#[test]
fn the_content_type_chooses_among_several() {
    for (body, wire) in [
        (
            SeveralBody::Json(note()),
            pair("application/json", "{\"id\":1,\"text\":\"a b\"}"),
        ),
        (
            SeveralBody::Form(note()),
            pair("application/x-www-form-urlencoded", "id=1&text=a%20b"),
        ),
        (
            SeveralBody::Text("t".to_owned()),
            pair("text/plain; charset=utf-8", "t"),
        ),
        (
            SeveralBody::Image(rt::body::Blob::new("image/gif", "g")),
            pair("image/gif", "g"),
        ),
        (
            SeveralBody::Png(rt::Bytes::from_static(b"p")),
            pair("image/png", "p"),
        ),
    ] {
        assert_eq!(written::<Several>(&SeveralRequest { body }), wire);
    }
    let other = request::<Several>("Application/vnd.note+JSON; charset=utf-8", b"{\"id\":2}");
    let only = Note { id: 2, text: None };
    assert_eq!(other.unwrap().body, SeveralBody::Json(only));
    let report = request::<Several>("video/mp4", b"x").unwrap_err();
    assert!(
        report.starts_with("header content-type: must be application/json or"),
        "{report}"
    );
    let report = request::<Several>("application/json", b"{\"id\":1,\"text\":7}").unwrap_err();
    assert!(report.starts_with("body /text:"), "{report}");
}

#[test]
fn media_types_listed_in_one_key_are_each_there() {
    for (body, media_type) in [
        (ListedBody::Csv("a,b".to_owned()), "text/csv; charset=utf-8"),
        (
            ListedBody::TabSeparatedValues("a,b".to_owned()),
            "text/tab-separated-values; charset=utf-8",
        ),
    ] {
        let sent = written::<Listed>(&ListedRequest { body });
        assert_eq!(sent, pair(media_type, "a,b"));
    }
    for (media_type, text, body) in [
        ("text/csv", "\"a\"", ListedOkBody::Csv("\"a\"".to_owned())),
        (
            "application/json",
            "\"a\"",
            ListedOkBody::Json("a".to_owned()),
        ),
    ] {
        let (read, _) =
            read_response::<Listed>(&response(200, media_type, text.as_bytes())).unwrap();
        assert_eq!(read, Ok(ListedResponse::Ok(body)));
    }
}

#[test]
fn an_answer_is_read_by_its_type() {
    let ok = |body| Ok(SeveralResponse::Ok(body));
    let cases: [(_, &'static [u8], _); 4] = [
        (
            "application/json",
            b"{\"id\":1,\"text\":\"a b\"}",
            SeveralOkBody::Json(note()),
        ),
        ("text/plain", b"{}", SeveralOkBody::Text("{}".to_owned())),
        (
            "application/xml",
            b"<a/>",
            SeveralOkBody::Xml(rt::Bytes::from_static(b"<a/>")),
        ),
        // The media type is undocumented but means JSON.
        (
            "application/hal+json",
            b"{\"id\":1,\"text\":\"a b\"}",
            SeveralOkBody::Json(note()),
        ),
    ];
    for (media_type, body, value) in cases {
        let (read, _) = read_response::<Several>(&response(200, media_type, body)).unwrap();
        assert_eq!(read, ok(value));
    }
    // The media type is not documented, so the first one that can be read is taken, with a warning.
    let (odd, warnings) = read_response::<Several>(&response(200, "a/b", b"x")).unwrap();
    assert_eq!(odd, ok(SeveralOkBody::Text("x".to_owned())));
    assert_eq!(warnings.violations()[0].keyword, "content");

    let error = SeveralError::Default {
        status: rt::StatusCode::CONFLICT,
        body: SeveralDefaultBody::Html("<p>".to_owned()),
        x_reason: None,
    };
    let wire = write_response::<Several>(&Err(error.clone())).unwrap();
    assert_eq!(wire.headers()["content-type"], "text/html; charset=utf-8");
    assert_eq!(
        read_response_strictly::<Several>(&wire).unwrap(),
        Err(error)
    );
}

fn charge(text: &str) -> Result<CreateChargeRequest, String> {
    request::<CreateCharge>("application/x-www-form-urlencoded", text.as_bytes())
}

#[test]
fn a_form_is_read_by_the_shape_of_its_schema() {
    let read = charge(
        "amount=12&currency=1&capture=true&expand[]=a&expand[]=b%20c&metadata%5Bk%26%5D=1&metadata[x]=\
         &items[1][price]=2.50&items[0][price]=1.0&items[0][tags][]=t&address[city]=B+n\
         &address[inner][city]=C",
    );
    let body = read.unwrap().body;
    assert_eq!(
        (body.amount, body.currency.as_str(), body.capture),
        (12, "1", Some(true))
    );
    assert_eq!(body.expand.as_deref().unwrap(), ["a", "b c"]);
    let prices: Vec<_> = body
        .items
        .as_ref()
        .unwrap()
        .iter()
        .map(|it| it.price.to_string())
        .collect();
    assert_eq!(prices, ["1.0", "2.50"]);
    let address = body.address.as_ref().unwrap();
    assert_eq!(address.city.as_deref(), Some("B n"));
    assert_eq!(address.inner.as_ref().unwrap().city.as_deref(), Some("C"));
    assert_eq!(
        written::<CreateCharge>(&CreateChargeRequest { body }).1,
        "amount=12&currency=1&capture=true&expand[]=a&expand[]=b%20c&metadata[k%26]=1&metadata[x]=\
         &items[0][price]=1.0&items[0][tags][]=t&items[1][price]=2.50&address[city]=B%20n\
         &address[inner][city]=C"
    );
    // A name with brackets would be read as two names.
    let body = charge("amount=1&currency=a&metadata[k[]=1").unwrap().body;
    let lost = write_request::<CreateCharge>(&CreateChargeRequest { body }).unwrap_err();
    assert!(
        lost.to_string().starts_with("body /metadata/k[: "),
        "{lost}"
    );
    // Other clients number items, repeat a name, or clear a map with empty text.
    let other = charge("amount=1&currency=a&expand[0]=x&metadata=")
        .unwrap()
        .body;
    assert_eq!(other.expand.unwrap(), ["x"]);
    assert!(matches!(
        other.metadata,
        Some(CreateChargeBodyMetadata::Empty(_))
    ));
    assert_eq!(
        charge("amount=1&currency=a&expand=x&expand=y")
            .unwrap()
            .body
            .expand
            .unwrap(),
        ["x", "y"]
    );
}

#[test]
fn every_violation_of_a_form_has_its_place() {
    let report = charge(
        "amount=2000&currency=abcd&capture=maybe&expand[]=a&expand[]=123456789&expand[]=c\
         &items[0][tags][]=t&address[city][x]=1&other=1&currency=x",
    );
    let report = report.unwrap_err();
    for wanted in [
        "body /amount: must be at most 1000",
        "body /currency: must be given once, found 2",
        "body /currency: must have at most 3 characters",
        "body /capture: must be a boolean",
        "body /expand: must have at most 2 items",
        "body /expand/1: must have at most 8 characters",
        "body /items/0/price: is required",
        "body /address/city: must be a string",
        "body /other: ",
    ] {
        assert!(report.contains(wanted), "{wanted} is not in\n{report}");
    }
    assert!(
        charge("currency=a")
            .unwrap_err()
            .contains("body /amount: is required")
    );
    assert!(
        charge("amount=%zz&currency=a")
            .unwrap_err()
            .contains("percent-encoded")
    );
    assert!(charge("amount=01&currency=a").is_err());
    let deep = format!("amount=1&currency=a&address{}=1", "[inner]".repeat(50_000));
    assert!(charge(&deep).unwrap_err().contains("nested too deeply"));
    assert!(charge("").unwrap_err().contains("/currency: is required"));
}

#[test]
fn no_form_brings_a_panic() {
    let whole =
        b"amount=1&currency=a&metadata[x]=1&expand[]=a&items[0][price]=1&items[0][tags][]=t";
    for place in 0..whole.len() {
        let _ = charge(std::str::from_utf8(&whole[..place]).unwrap());
        for byte in *b"[]=&%+0{,\0" {
            let mut text = whole.to_vec();
            text[place] = byte;
            let _ = charge(std::str::from_utf8(&text).unwrap());
        }
    }
}

#[test]
fn a_form_can_be_an_answer() {
    let response = write_response::<CreateCharge>(&Ok(CreateChargeResponse::Ok(
        forms::types::CreateCharge200 { id: 7 },
    )));
    let response = response.unwrap();
    assert_eq!(response.body().as_ref(), b"id=7");
    assert!(
        read_response_strictly::<CreateCharge>(&response)
            .unwrap()
            .is_ok()
    );
}

#[test]
fn members_are_spelled_as_their_encoding_says() {
    let json = br#"{"commas":[1,2],"spaces":["a","b"],"pipes":["c","d"],"repeated":["e","f&"],
        "spread":{"red":1,"green":2},"joined":{"x":3,"y":4},"plain":{"a":5},
        "url":"https://a.b/?c=d&e[]","raw":[true,false],"odd[]":["g","h"],"level":null}"#;
    let body = rt::from_json::<StylesBody>(json).unwrap();
    let request = StylesRequest { body: Some(body) };
    assert_eq!(
        written::<Styles>(&request).1,
        "commas=1%2C2&spaces=a%20b&pipes=c%7Cd&repeated=e&repeated=f%26&red=1&green=2\
         &joined=x%2C3%2Cy%2C4&plain=%7B%22a%22%3A5%7D&url=https://a.b/?c%3Dd%26e[]\
         &raw=%5Btrue%2Cfalse%5D&odd%5B%5D=g&odd%5B%5D=h&level="
    );
    let body = rt::from_json::<StylesBody>(b"{\"spaces\":[\"a b\"]}").unwrap();
    let lost = write_request::<Styles>(&StylesRequest { body: Some(body) }).unwrap_err();
    assert!(lost.to_string().starts_with("body /spaces: "), "{lost}");
    assert_eq!(
        self::request::<Styles>("", b"").unwrap(),
        StylesRequest { body: None }
    );
    let odd = self::request::<Styles>(
        "application/x-www-form-urlencoded",
        b"raw=[1]&plain={&plain[b]=1",
    );
    let odd = odd.unwrap_err();
    assert!(
        odd.contains("body /raw/0: ") && odd.contains("body /plain: "),
        "{odd}"
    );
}
