//! Multipart bodies: any bytes, and nearly valid bodies.
//!
//! The parts read are written with our own boundary, and read again as the same parts.

#![no_main]

use arbitrary::{Result, Unstructured};
use bytes::Bytes;
use copperplate_fuzz::fault;
use copperplate_runtime as rt;
use copperplate_runtime::message::{read_request, write_request};
use libfuzzer_sys::fuzz_target;

/// An operation with undocumented parts.
struct Upload;

impl rt::Operation for Upload {
    const INFO: rt::operation::OperationInfo = rt::operation::OperationInfo::new("upload", rt::operation::MethodName::POST, "/files")
        .consumes(&["multipart/form-data"]);
    type Request = UploadRequest;
    type Response = UploadResponse;
    type Error = std::convert::Infallible;
}

#[derive(Clone, Debug, PartialEq)]
struct UploadRequest {
    body: Vec<rt::body::NamedPart>,
}

rt::request! {
    UploadRequest {
        .. body: body(&rt::body::RawMultipart),
    }
}

#[derive(Clone, Debug, PartialEq)]
enum UploadResponse {
    NoContent,
}

rt::response! {
    UploadResponse {
        204 => NoContent {},
    }
}

const TOKENS: [&[u8]; 18] = [
    b"--b",
    b"--b--",
    b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\n",
    b"\r\n--b\r\nContent-Disposition: form-data; name=\"c\"; filename=\"%22\"\r\nA: b\r\n\r\n",
    b"\r\n--b\r\nContent-Disposition: form-data; name=\"",
    b"\"\r\n\r\n",
    b"; filename=\"",
    b"%22",
    b"\r\nContent-Type: text/plain",
    b"\r\n",
    b"\r",
    b"\n",
    b"-",
    b" ",
    b"\"",
    b";",
    b"\\",
    b"\xff",
];

fuzz_target!(|data: &[u8]| {
    let _ = run(&mut Unstructured::new(data));
});

fn run(bytes: &mut Unstructured<'_>) -> Result<()> {
    let mut body = Vec::new();
    if bytes.ratio(7, 8)? {
        body.extend_from_slice(TOKENS[2]);
    }
    for _ in 0..bytes.int_in_range(0..=12)? {
        match bytes.ratio(3, 4)? {
            true => body.extend_from_slice(bytes.choose(&TOKENS)?),
            false => {
                let length = bytes.int_in_range(0..=4)?;
                body.extend_from_slice(bytes.bytes(length)?);
            }
        }
    }
    if bytes.ratio(7, 8)? {
        body.extend_from_slice(b"\r\n--b--");
    }
    let request = http::Request::builder()
        .method("POST")
        .uri("/files")
        .header("content-type", "multipart/form-data; boundary=b")
        .body(Bytes::from(body));
    let Ok(request) = request else { return Ok(()) };
    let Ok(read) = read_request::<Upload>(&request) else {
        return Ok(());
    };
    // Writing reports a name no header can contain.
    let Ok(written) = write_request::<Upload>(&read) else {
        return Ok(());
    };
    match read_request::<Upload>(&written) {
        Ok(again) if again == read => {}
        other => fault("written", &format!("{read:?}\n{other:?}\n{:?}", request.body())),
    }
    Ok(())
}
