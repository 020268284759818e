//! Multipart bodies: the bytes on the wire, and the values read from other writers' bodies.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use axum::http::Request;
use copperplate_runtime as rt;
use copperplate_tests::cases::bodies_multipart as api;
use rt::message::{read_request, write_request};

use api::operations::{
    Kept, KeptBody, KeptParts, KeptRequest, Open, OpenRequest, Upload, UploadParts, UploadRequest,
};
use api::types::{Meta, UploadBodyLevel, UploadBodyLevelsItem, UploadBodyPurpose};

fn meta(title: &str) -> Meta {
    Meta {
        title: title.to_owned(),
    }
}

fn upload() -> UploadParts {
    UploadParts {
        purpose: UploadBodyPurpose::Logo,
        file: rt::body::File::new("\r\n--form-data-0000000000000000\r\n\0")
            .filename("a \"b\"\\é\r\n.bin")
            .media_type("application/x-own"),
        file_x_digest: "abcd".to_owned(),
        meta: meta("m"),
        count: Some(3),
        tags: Some(vec!["t".to_owned(), "".to_owned()]),
        pages: None,
        notes: Some(vec![meta("n"), meta("o")]),
        photo: None,
        images: None,
        level: Some(UploadBodyLevel::Integer(7)),
        levels: Some(vec![
            UploadBodyLevelsItem::Boolean(true),
            UploadBodyLevelsItem::Number(0.5),
        ]),
        csv: Some("1;2".to_owned()),
        secret: Some("s".to_owned().into()),
    }
}

#[test]
fn parts_are_written_and_read() {
    let request = UploadRequest { body: upload() };
    let wire = write_request::<Upload>(&request).unwrap();
    let media_type = wire.headers()["content-type"].to_str().unwrap();
    let boundary = media_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    let line = format!("--{boundary}\r\nContent-Disposition: form-data; name=");
    let expected = format!(
        "{line}\"purpose\"\r\n\r\nlogo\r\n\
         {line}\"file\"; filename=\"a %22b%22\\\\é%0D%0A.bin\"\r\n\
         Content-Type: application/x-own\r\nx-digest: abcd\r\n\r\n\r\n--form-data-0000000000000000\r\n\0\r\n\
         {line}\"meta\"\r\nContent-Type: application/json\r\n\r\n{{\"title\":\"m\"}}\r\n\
         {line}\"count\"\r\n\r\n3\r\n\
         {line}\"tags\"\r\n\r\nt\r\n\
         {line}\"tags\"\r\n\r\n\r\n\
         {line}\"notes\"\r\nContent-Type: application/json\r\n\r\n{{\"title\":\"n\"}}\r\n\
         {line}\"notes\"\r\nContent-Type: application/json\r\n\r\n{{\"title\":\"o\"}}\r\n\
         {line}\"csv\"\r\nContent-Type: text/csv\r\n\r\n1;2\r\n\
         {line}\"level\"\r\n\r\n7\r\n\
         {line}\"levels\"\r\n\r\ntrue\r\n\
         {line}\"levels\"\r\n\r\n0.5\r\n\
         {line}\"secret\"\r\n\r\ns\r\n\
         --{boundary}--\r\n"
    );
    assert_eq!(std::str::from_utf8(wire.body()).unwrap(), expected);
    assert_eq!(read_request::<Upload>(&wire).unwrap(), request);
    assert_eq!(
        write_request::<Upload>(&request).unwrap().body(),
        wire.body()
    );
}

fn read<O: rt::operation::ClientOperation + rt::operation::ServerOperation>(
    parts: &[(&str, &str, &str)],
) -> Result<O::Request, String> {
    let mut body = String::new();
    for (disposition, media_type, content) in parts {
        body.push_str(&format!(
            "--x\r\ncontent-disposition: form-data; {disposition}\r\n"
        ));
        if !media_type.is_empty() {
            body.push_str(&format!("content-type: {media_type}\r\n"));
        }
        body.push_str(&format!("\r\n{content}\r\n"));
    }
    body.push_str("--x--");
    raw::<O>("multipart/form-data; boundary=\"x\"", &body)
}

fn raw<O: rt::operation::ClientOperation + rt::operation::ServerOperation>(
    media_type: &str,
    body: &str,
) -> Result<O::Request, String> {
    let request = Request::builder()
        .uri(O::INFO.path)
        .header("content-type", media_type);
    let request = request
        .body(rt::Bytes::copy_from_slice(body.as_bytes()))
        .unwrap();
    read_request::<O>(&request).map_err(|report| report.to_string())
}

#[test]
fn other_clients_are_understood() {
    let read = read::<Upload>(&[
        (
            "name=file; filename=\"x.png\"",
            "image/png\r\nX-DIGEST:  d ",
            "bytes",
        ),
        ("name=\"purpose\"", "text/plain; charset=utf-8", "evidence"),
        // A part without a media type is text by default, and many senders omit it.
        ("name=\"meta\"", "", "{\"title\":\"m\"}"),
        ("name=pages", "", "1"),
        ("name=pages; filename=b", "a/b", "2"),
        ("name=photo; filename=\"\"", "image/jpeg", ""),
        ("name=images; filename=a", "", "1"),
        ("name=images; filename=b", "", "2"),
    ]);
    let body = read.unwrap().body;
    assert_eq!(body.file.filename.as_deref(), Some("x.png"));
    assert_eq!(body.file.media_type.as_deref(), Some("image/png"));
    assert_eq!(body.file.content.buffered().unwrap().as_ref(), b"bytes");
    assert_eq!(body.pages.unwrap().len(), 2);
    assert_eq!(body.images.unwrap().len(), 2);
    assert_eq!(body.purpose, UploadBodyPurpose::Evidence);
}

#[test]
fn every_violation_of_a_part_has_its_place() {
    let report = read::<Upload>(&[
        ("name=purpose", "", "nothing"),
        ("name=meta", "application/xml", "{\"title\":\"too long\"}"),
        ("name=count", "", "10"),
        ("name=tags", "", "a"),
        ("name=tags", "", "a"),
        ("name=tags", "", "abcde"),
        ("name=notes", "application/json", "{}"),
        ("name=photo; filename=a", "image/gif", ""),
        ("name=csv", "text/csv", "1"),
        ("name=csv", "text/csv", "1"),
        ("name=level", "", "10"),
        ("name=levels", "", "x"),
        ("name=other", "", "1"),
    ]);
    let report = report.unwrap_err();
    for wanted in [
        "body /purpose: must be one of",
        "body /file: is required",
        "body /meta: must be application/json, found application/xml",
        "body /meta/title: must have at most 5 characters",
        "body /count: must be at most 9",
        "body /tags: must have at most 2 items",
        "body /tags: must not have an item twice",
        "body /tags/2: must have at most 4 characters",
        "body /notes/0/title: is required",
        "body /photo: must be image/png or image/jpeg, found image/gif",
        "body /csv: must be given once, found 2",
        "body /level: ",
        "body /levels/0: ",
        "body /other: ",
    ] {
        assert!(report.contains(wanted), "{wanted} is not in\n{report}");
    }
    for (media_type, body, wanted) in [
        ("multipart/form-data", "--x--", "boundary"),
        ("multipart/form-data; boundary=x", "", "a body is required"),
        (
            "multipart/form-data; boundary=x",
            "--y--",
            "must begin with its boundary",
        ),
        (
            "multipart/form-data; boundary=x",
            "--x\r\n\r\n\r\n--x--",
            "must have a name",
        ),
        ("text/plain", "--x--", "must be multipart/form-data"),
    ] {
        let report = raw::<Upload>(media_type, body).unwrap_err();
        assert!(report.contains(wanted), "{report}");
    }
    for (header, wanted) in [
        ("", "body /file/X-Digest: is required"),
        (
            "\r\nx-digest: 12345",
            "body /file/X-Digest: must have at most 4",
        ),
        ("\r\nx digest: 1", "must be headers"),
    ] {
        let media_type = format!("a/b{header}");
        let report = read::<Upload>(&[("name=file", &media_type, "")]).unwrap_err();
        assert!(report.contains(wanted), "{report}");
    }
    let mut wrong = upload();
    wrong.meta.title = "too long".to_owned();
    wrong.file_x_digest = "12345".to_owned();
    wrong.tags = Some(vec!["abcde".to_owned()]);
    let request = UploadRequest { body: wrong };
    let report = rt::Validate::validate(&request).unwrap_err().to_string();
    assert!(
        report.contains("body /meta/title:")
            && report.contains("body /tags/0:")
            && report.contains("body /file/X-Digest:"),
        "{report}"
    );
}

#[test]
fn no_body_is_read_past_its_end() {
    let wire = write_request::<Upload>(&UploadRequest { body: upload() }).unwrap();
    let whole = wire.body();
    let media_type = wire.headers()["content-type"].to_str().unwrap();
    for place in 0..whole.len() - 4 {
        let mut changed = Request::builder()
            .uri("/uploads")
            .header("content-type", media_type);
        let cut = changed.body(whole.slice(..place)).unwrap();
        assert!(read_request::<Upload>(&cut).is_err(), "cut at {place}");
        for byte in [0, b'\r', b'\n', b'-', b'"', 0xff] {
            let mut bytes = whole.to_vec();
            bytes[place] = byte;
            changed = Request::builder()
                .uri("/uploads")
                .header("content-type", media_type);
            // The result does not matter, but it must not panic.
            let _ = read_request::<Upload>(&changed.body(bytes.into()).unwrap());
        }
    }
    let headers: String = (0..100_000).map(|it| format!("\r\na{it}: b")).collect();
    let report = read::<Upload>(&[("name=file", &format!("a/b{headers}"), "")]);
    assert!(report.unwrap_err().contains("too many headers"));
}

#[test]
fn files_are_not_shown() {
    let shown = format!(
        "{:?} {:?}",
        upload().file,
        rt::body::Blob::new("a/b", "hidden")
    );
    assert!(
        shown.contains("length: Some(33)") && shown.contains("length: 6"),
        "{shown}"
    );
    assert!(
        !shown.contains("hidden") && !shown.contains("0000"),
        "{shown}"
    );
}

#[test]
fn parts_without_a_schema_are_kept_as_they_are() {
    let parts = vec![rt::body::NamedPart {
        name: "a".to_owned(),
        file: rt::body::File::new("b"),
        ..rt::body::NamedPart::default()
    }];
    let request = OpenRequest {
        body: Some(parts.clone()),
    };
    let wire = write_request::<Open>(&request).unwrap();
    assert_eq!(read_request::<Open>(&wire).unwrap(), request);
    assert_eq!(raw::<Open>("", "").err(), None);

    let request = KeptRequest {
        body: Some(KeptBody::Multipart(KeptParts {
            body: Some("text".to_owned()),
            additional: parts,
        })),
    };
    let wire = write_request::<Kept>(&request).unwrap();
    assert_eq!(read_request::<Kept>(&wire).unwrap(), request);
}
