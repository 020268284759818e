//! Headers of parts that are items of a list.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use axum::http::Request;
use copperplate_runtime as rt;
use copperplate_tests::cases::bodies_part_headers as api;
use rt::message::{read_request, write_request};

use api::operations::{
    AddPages, AddPagesNotesItem, AddPagesPagesItem, AddPagesParts, AddPagesRequest,
};

fn page(content: &str, digest: &str, value: Option<i64>) -> AddPagesPagesItem {
    AddPagesPagesItem {
        value: rt::body::File::new(content.to_owned())
            .filename("a.png")
            .media_type("image/png"),
        x_digest: digest.to_owned(),
        x_value: value,
    }
}

fn pages() -> AddPagesRequest {
    AddPagesRequest {
        body: AddPagesParts {
            pages: vec![page("one", "ab", Some(3)), page("two", "cd", None)],
            notes: Some(vec![AddPagesNotesItem {
                value: "hello".to_owned(),
                x_lang: Some(api::types::AddPagesXLang::En),
            }]),
            title: None,
        },
    }
}

#[test]
fn each_item_has_its_headers_on_the_wire() {
    let wire = write_request::<AddPages>(&pages()).unwrap();
    let media_type = wire.headers()["content-type"].to_str().unwrap();
    let boundary = media_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    let line = format!("--{boundary}\r\nContent-Disposition: form-data; name=");
    let expected = format!(
        "{line}\"pages\"; filename=\"a.png\"\r\nContent-Type: image/png\r\nx-digest: ab\r\n\
         x-value: 3\r\n\r\none\r\n\
         {line}\"pages\"; filename=\"a.png\"\r\nContent-Type: image/png\r\nx-digest: cd\r\n\r\n\
         two\r\n\
         {line}\"notes\"\r\nx-lang: en\r\n\r\nhello\r\n\
         --{boundary}--\r\n"
    );
    assert_eq!(std::str::from_utf8(wire.body()).unwrap(), expected);
    assert_eq!(read_request::<AddPages>(&wire).unwrap(), pages());
}

fn read(parts: &[(&str, &str, &str)]) -> Vec<(String, &'static str)> {
    let mut body = String::new();
    for (name, headers, content) in parts {
        body.push_str(&format!(
            "--x\r\ncontent-disposition: form-data; name={name}\r\n{headers}\r\n{content}\r\n"
        ));
    }
    body.push_str("--x--");
    let request = Request::builder()
        .uri("/pages")
        .header("content-type", "multipart/form-data; boundary=x");
    let request = request.body(rt::Bytes::from(body)).unwrap();
    match read_request::<AddPages>(&request) {
        Ok(_) => Vec::new(),
        Err(report) => {
            let all = report.violations().iter();
            all.map(|it| (it.pointer.clone(), it.keyword)).collect()
        }
    }
}

#[test]
fn what_is_wrong_with_an_item_is_told_with_its_place() {
    let good = ("pages", "x-digest: ab\r\n", "1");
    assert_eq!(read(&[good, ("notes", "x-lang: de\r\n", "a")]), []);
    let found = read(&[
        good,
        ("pages", "", "2"),
        ("pages", "x-digest: abcde\r\nx-value: 10\r\n", "3"),
        ("notes", "x-lang: fr\r\n", "toolong"),
    ]);
    let expected = [
        ("/pages/1/X-Digest", "required"),
        ("/pages/2/X-Digest", "maxLength"),
        ("/pages/2/X-Value", "maximum"),
        ("/notes/0/X-Lang", "enum"),
        ("/notes/0", "maxLength"),
    ];
    let expected = expected.map(|(pointer, keyword)| (pointer.to_owned(), keyword));
    assert_eq!(found, expected);
    // The list has rules too, and is required.
    assert_eq!(
        read(&[good, good, good, good]),
        [("/pages".to_owned(), "maxItems")]
    );
    let twice = ("notes", "", "a");
    assert_eq!(
        read(&[twice, twice]),
        [
            ("/pages".to_owned(), "required"),
            ("/notes".to_owned(), "uniqueItems")
        ]
    );
}

#[test]
fn an_item_that_was_built_is_checked() {
    let mut request = pages();
    request.body.pages[1].x_digest = "abcde".to_owned();
    request.body.pages[0].value.media_type = Some("text/plain".to_owned());
    let report = rt::Validate::validate(&request).unwrap_err();
    let all = report.violations().iter();
    let found: Vec<_> = all.map(|it| (it.pointer.as_str(), it.keyword)).collect();
    assert_eq!(
        found,
        [("/pages/0", "content"), ("/pages/1/X-Digest", "maxLength")]
    );
}
