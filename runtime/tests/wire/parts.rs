//! Multipart forms as browsers and libraries write them.

use bytes::Bytes;
use copperplate_runtime as rt;
use http::Request;
use rt::message::read_request;

static NOTE: rt::body::TextPart = rt::body::TextPart::new("note");
static TAGS: rt::body::TextPart = rt::body::TextPart::new("tags");
static EXACT: rt::body::TextPart = rt::body::TextPart::new("exact").exact();
static LENGTHS: rt::schema::Schema = rt::schema::Schema::new().min_length(1);
static PHOTO: rt::body::FilePart = rt::body::FilePart::new("photo").schema(&LENGTHS);
static SCAN: rt::body::FilePart = rt::body::FilePart::new("scan");
static PAGES: rt::body::FilePart = rt::body::FilePart::new("pages");

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    note: Option<String>,
    tags: Option<Vec<String>>,
    exact: Option<Vec<String>>,
    photo: Option<rt::body::File>,
    scan: rt::body::File,
    pages: Option<Vec<rt::body::File>>,
    others: Vec<rt::body::NamedPart>,
}

impl rt::body::Multipart for Form {
    fn write(&self, _: &mut rt::body::PartsWriter) {}

    fn read(from: &mut rt::body::PartsReader<'_>) -> Option<Self> {
        let note = from.optional(&NOTE);
        let tags = from.optional_list(&TAGS);
        let exact = from.optional_list(&EXACT);
        let photo = from.optional(&PHOTO);
        let scan = from.one(&SCAN);
        let pages = from.optional_list(&PAGES);
        Some(Self {
            note,
            tags,
            exact,
            photo,
            scan: scan?,
            pages,
            others: from.others(),
        })
    }

    fn check(&self, _: &mut rt::Report) {}
}

#[derive(Clone, Debug, PartialEq)]
pub struct Send {
    body: Form,
}

rt::request! {
    Send { .. body: body(&rt::body::MultipartBody), }
}

impl rt::Operation for Send {
    const INFO: rt::operation::OperationInfo =
        rt::operation::OperationInfo::new("send", rt::operation::MethodName::POST, "/send")
            .consumes(&["multipart/form-data"]);
    type Request = Self;
    type Response = super::operations::Found;
    type Error = super::operations::Missing;
}

/// Reads a form of these parts, each with its `form-data` parameters and its content.
fn form(parts: &[(&str, &str)]) -> Result<Form, String> {
    let mut body = String::new();
    for (head, content) in parts {
        body.push_str(&format!(
            "--b\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n"
        ));
    }
    body.push_str("--b--\r\n");
    let request = Request::post("/send").header("content-type", "multipart/form-data; boundary=b");
    let request = request.body(Bytes::from(body)).unwrap();
    let read = read_request::<Send>(&request);
    read.map(|it| it.body).map_err(|report| report.to_string())
}

const SCANNED: (&str, &str) = ("name=scan; filename=s", "s");

#[test]
fn a_file_that_was_not_chosen_is_not_there() {
    let empty = |name: &str| {
        format!("name=\"{name}\"; filename=\"\"\r\nContent-Type: application/octet-stream")
    };
    let (photo, scan, pages) = (empty("photo"), empty("scan"), empty("pages"));
    let read = form(&[(&photo, ""), (&pages, ""), SCANNED]).unwrap();
    assert_eq!((read.photo, read.pages), (None, None));
    assert_eq!(
        form(&[(&scan, "")]),
        Err("body /scan: is required".to_owned())
    );
    // A file with a name or with content was chosen.
    let named = form(&[("name=scan; filename=empty.txt", "")]).unwrap();
    assert_eq!(named.scan.filename.as_deref(), Some("empty.txt"));
    let unnamed = form(&[(&scan, "x")]).unwrap();
    assert_eq!(unnamed.scan.content.buffered().unwrap(), "x");
    let pages = form(&[(&pages, ""), ("name=pages; filename=p", "p"), SCANNED]).unwrap();
    assert_eq!(pages.pages.unwrap().len(), 1);
    // For text, an empty file name has no meaning.
    let note = form(&[("name=note; filename=\"\"", ""), SCANNED]).unwrap();
    assert_eq!(note.note.as_deref(), Some(""));
}

#[test]
fn a_file_has_the_name_that_its_sender_gave_it() {
    for (written, name) in [
        (r#"filename="C:\dir\a.txt""#, r"C:\dir\a.txt"),
        (r#"filename="a\"b\\c.txt""#, r#"a"b\c.txt"#),
        // A path on another host, as it is and with its backslashes escaped.
        (r#"filename="\\host\share\a.txt""#, r"\\host\share\a.txt"),
        (
            r#"filename="\\\\host\\share\\a.txt""#,
            r"\\host\share\a.txt",
        ),
        ("filename=\"a %22b%22.txt\"", "a \"b\".txt"),
        ("filename=\"a;b.txt\"", "a;b.txt"),
        ("filename=\"ä€.txt\"", "ä€.txt"),
        ("filename=plain.txt", "plain.txt"),
        ("filename*=utf-8''%E2%82%AC%20rates.txt", "€ rates.txt"),
        ("filename*=UTF-8'en'a.txt", "a.txt"),
        ("filename*=iso-8859-1''%e4.txt", "ä.txt"),
        (
            "filename=\"EURO.txt\"; filename*=utf-8''%e2%82%ac.txt",
            "€.txt",
        ),
        // Malformed parameters are ignored (RFC 8187, section 3.2).
        ("filename=\"a.txt\"; filename*=utf-8''%ff.txt", "a.txt"),
        ("filename=\"a.txt\"; filename*=koi8-r''a", "a.txt"),
        ("filename=\"a.txt\"; filename*=a", "a.txt"),
    ] {
        let read = form(&[(&format!("name=scan; {written}"), "x")]).unwrap();
        assert_eq!(read.scan.filename.as_deref(), Some(name), "{written}");
    }
}

#[test]
fn names_with_brackets_are_items_of_a_list() {
    let parts = [
        ("name=\"tags[]\"", "a"),
        ("name=\"tags[7]\"", "b"),
        ("name=tags", "c"),
        ("name=\"pages[]\"; filename=p", "p"),
        ("name=\"exact[]\"", "d"),
        ("name=\"note[]\"", "e"),
        ("name=\"tags[a]\"", "f"),
        SCANNED,
    ];
    let read = form(&parts).unwrap();
    assert_eq!(read.tags.unwrap(), ["a", "b", "c"]);
    assert_eq!(read.pages.unwrap().len(), 1);
    assert_eq!((read.exact, read.note), (None, None));
    let others: Vec<_> = read.others.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(others, ["exact[]", "note[]", "tags[a]"]);
}
