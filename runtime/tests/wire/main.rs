//! Messages without I/O: parameters at every location, both directions of an operation, refusals.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod choices;
mod headers;
mod limits;
mod operations;
mod parts;
mod styles;

use bytes::Bytes;
use copperplate_runtime as rt;
use http::{Request, Response};
use rt::Report;
use rt::message::{
    Unreadable, captures, read_request, read_response, read_response_strictly, write_request,
    write_response,
};
use rt::refusal::PROBLEM_JSON;
use rt::refusal::Refusal;
use rt::refusal::RefusalTemplate;
use rt::report::Location;

use operations::{Around, Fixed, Found, Missing, Plain, Search};

fn search() -> Search {
    Search {
        name: "a".to_owned(),
        kinds: vec!["b".to_owned()],
        ..Search::default()
    }
}

fn list(items: &[&str]) -> Vec<String> {
    items.iter().map(|&item| item.to_owned()).collect()
}

fn found(report: &Report) -> Vec<(Location, &'static str)> {
    let all = report.violations().iter();
    all.map(|it| (it.location, it.keyword)).collect()
}

#[track_caller]
fn survives<
    O: rt::operation::ClientOperation
        + rt::operation::ServerOperation
        + rt::Operation<Request = Search>,
>(
    search: &Search,
) -> Request<Bytes> {
    let written = write_request::<O>(search).unwrap();
    assert_eq!(read_request::<O>(&written).unwrap(), *search, "{written:?}");
    written
}

#[test]
fn what_is_written_is_read() {
    let texts = [
        "x",
        "a b",
        "+",
        "%",
        "%2e",
        "é/日本?#&=;,",
        "\u{1}\u{7f}",
        "\"q\"",
        "...",
        "~",
    ];
    for text in texts {
        survives::<Plain>(&Search {
            name: text.to_owned(),
            kinds: list(&[text, "", text]),
            text: Some(text.to_owned()),
            ids: Some(vec![i64::MIN, 0, i64::MAX]),
            tags: Some(list(&[text, "", text])),
            session: Some(text.to_owned()),
            choices: Some(list(&[text, text])),
            ..search()
        });
    }
    survives::<Plain>(&Search {
        label: Some("a, b;c=\"d\"".to_owned()),
        marks: Some(list(&["a b", "c=d", "\"e\""])),
        tags: Some(Vec::new()),
        text: Some(String::new()),
        ..search()
    });
}

#[test]
fn the_wire_has_the_styles_of_the_document() {
    let written = survives::<Fixed>(&Search {
        name: "a/b c".to_owned(),
        kinds: list(&["x", "y,z"]),
        text: Some("a b+c".to_owned()),
        ids: Some(vec![1, 2]),
        tags: Some(list(&["x", "y,z"])),
        marks: Some(list(&["m", "n"])),
        session: Some("s;1".to_owned()),
        choices: Some(list(&["c", "d"])),
        ..search()
    });
    assert_eq!(
        written.uri(),
        "/v/a%2Fb%20c/x,y%2Cz?beta=true&free%20text=a%20b%2Bc&id=1&id=2&tags=x,y%2Cz"
    );
    assert_eq!(written.headers()["x-marks"], "m,n");
    assert_eq!(written.headers()["cookie"], "session=s%3B1; choices=c,d");
    assert!(written.headers()["cookie"].is_sensitive());
}

#[test]
fn a_cookie_that_is_not_ascii_hides_no_other() {
    let read = |cookies: &[&[u8]]| {
        let mut request = Request::builder().uri("/v/a/b");
        for cookie in cookies {
            request = request.header("cookie", *cookie);
        }
        let read = read_request::<Plain>(&request.body(Bytes::new()).unwrap());
        read.map(|search| search.session)
            .map_err(|report| found(&report))
    };
    let session = |text: &str| Ok(Some(text.to_owned()));
    assert_eq!(read(&["other=é; session=a".as_bytes()]), session("a"));
    assert_eq!(
        read(&[b"other=\xE9; \xE9; session=a", b"b=c"]),
        session("a")
    );
    assert_eq!(read(&["session=é%20".as_bytes()]), session("é "));
    let unread = Err(vec![(Location::Cookie("session"), "encoding")]);
    assert_eq!(read(&[b"session=\xE9"]), unread);
}

#[test]
fn values_that_would_change_on_the_way_are_refused() {
    let path = |name: &str| Search {
        name: name.to_owned(),
        ..search()
    };
    let label = |text: &str| Search {
        label: Some(text.to_owned()),
        ..search()
    };
    let marks = |items: &[&str]| Search {
        marks: Some(list(items)),
        ..search()
    };
    let cases = [
        (path(""), Location::Path("name"), "path"),
        (path("."), Location::Path("name"), "path"),
        (path(".."), Location::Path("name"), "path"),
        (label("a\nb"), Location::Header("X-Label"), "header"),
        (label("é"), Location::Header("X-Label"), "header"),
        // RFC 9110, section 5.5: a field value excludes the white space around it.
        (label(" a"), Location::Header("X-Label"), "header"),
        (label("a\t"), Location::Header("X-Label"), "header"),
        // A comma or an empty item would change the list.
        (marks(&["a,b"]), Location::Header("X-Marks"), "header"),
        (marks(&["a", ""]), Location::Header("X-Marks"), "header"),
        (marks(&["a", " b"]), Location::Header("X-Marks"), "header"),
    ];
    for (search, location, keyword) in cases {
        let report = write_request::<Plain>(&search).expect_err(&format!("{search:?}"));
        assert_eq!(found(&report), [(location, keyword)], "{search:?}");
    }
    let one_empty = Search {
        tags: Some(list(&[""])),
        ..search()
    };
    let report = write_request::<Plain>(&one_empty).unwrap_err();
    assert_eq!(found(&report), [(Location::Query("tags"), "style")]);
}

#[test]
fn parameters_in_one_segment_are_told_apart_or_refused() {
    let of = |name: &str, kind: &str| Search {
        name: name.to_owned(),
        kinds: list(&[kind]),
        ..search()
    };
    assert_eq!(survives::<Around>(&of("a.b", "c")).uri(), "/v/a.b...c");
    for (name, kind) in [("a...b", "c"), ("a", ".c...d"), ("a.", "b")] {
        let search = of(name, kind);
        let Ok(written) = write_request::<Around>(&search) else {
            continue;
        };
        assert_eq!(read_request::<Around>(&written).unwrap(), search);
    }
    let report = write_request::<Around>(&of("a...b", "c")).unwrap_err();
    assert_eq!(found(&report), [(Location::Path("name"), "path")]);
}

#[test]
fn a_parameter_is_read_strictly() {
    let read = |target: &str, headers: &[(&str, &str)]| {
        let mut request = Request::builder().uri(target);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        read_request::<Plain>(&request.body(Bytes::new()).unwrap())
    };
    let refused =
        |target: &str, headers: &[(&str, &str)]| found(&read(target, headers).unwrap_err());
    // A plus is a space only in a query.
    let plus = read(
        "/v/a+b/c?free+text=x+y&other=%zz",
        &[("cookie", "session=s+t")],
    )
    .unwrap();
    assert_eq!(plus.name, "a+b");
    assert_eq!(plus.text.as_deref(), Some("x y"));
    assert_eq!(plus.session.as_deref(), Some("s+t"));
    let text = Location::Query("free text");
    assert_eq!(
        refused("/v/a/b?free%20text=1&free+text=2", &[]),
        [(text, "duplicate")]
    );
    assert_eq!(refused("/v/a/b?free+text=%zz", &[]), [(text, "encoding")]);
    assert_eq!(refused("/v/a/b?free+text=%ff", &[]), [(text, "encoding")]);
    assert_eq!(
        refused("/v/%ff/b", &[]),
        [(Location::Path("name"), "encoding")]
    );
    assert_eq!(
        refused("/v/a/b?id=1&id=x", &[]),
        [(Location::Query("id"), "format")]
    );
    let label = Location::Header("X-Label");
    assert_eq!(
        refused("/v/a/b", &[("x-label", "a"), ("X-Label", "a")]),
        [(label, "duplicate")]
    );
    assert_eq!(
        refused("/v/a/b", &[("cookie", "session=a; session=b")]),
        [(Location::Cookie("session"), "duplicate")]
    );
    assert_eq!(read("/v/a", &[]).unwrap_err().len(), 1);
    let marks = read("/v/a/b", &[("x-marks", "a , b"), ("x-marks", "c")]).unwrap();
    assert_eq!(marks.marks, Some(list(&["a", "b", "c"])));
}

fn note_response(marks: Option<&[&str]>) -> Result<Found, Missing> {
    Ok(Found {
        count: 7,
        marks: marks.map(list),
        body: "hi".to_owned(),
    })
}

#[test]
fn an_answer_is_read_as_it_was_written() {
    let outcomes = [
        note_response(None),
        note_response(Some(&["a", "b c"])),
        note_response(Some(&[])),
        Err(Missing),
    ];
    for result in outcomes {
        let written = write_response::<Plain>(&result).unwrap();
        assert_eq!(
            read_response_strictly::<Plain>(&written),
            Ok(result.clone())
        );
        let (read, warnings) = read_response::<Plain>(&written).unwrap();
        assert_eq!((read, warnings.len()), (result, 0));
    }
    for marks in [["a,b"], [" a"], ["é"]] {
        let report = write_response::<Plain>(&note_response(Some(&marks))).unwrap_err();
        assert_eq!(found(&report), [(Location::Header("X-Marks"), "header")]);
    }
}

fn response(status: u16, headers: &[(&str, &str)], body: &'static str) -> Response<Bytes> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(Bytes::from_static(body.as_bytes())).unwrap()
}

#[test]
fn a_doubled_header_does_not_hide_an_answer() {
    let doubled = response(200, &[("x-count", "7"), ("x-count", "8")], "\"hi\"");
    let (result, warnings) = read_response::<Plain>(&doubled).unwrap();
    assert_eq!(result, note_response(None));
    let at = Location::Header("X-Count");
    assert_eq!(found(&warnings), [(at, "duplicate")]);
    let Err(Unreadable::Undecodable(report)) = read_response_strictly::<Plain>(&doubled) else {
        panic!("it must not be read strictly");
    };
    assert_eq!(found(&report), [(at, "duplicate")]);
}

#[test]
fn an_answer_outside_the_document_is_told_from_an_unreadable_one() {
    let undocumented = response(302, &[("location", "/elsewhere")], "");
    assert_eq!(
        read_response::<Plain>(&undocumented),
        Err(Unreadable::Undocumented)
    );
    for (headers, body, at, keyword) in [
        (&[("x-count", "7")][..], "{", Location::Body, "syntax"),
        (&[], "\"hi\"", Location::Header("X-Count"), "required"),
        (
            &[("x-count", "n")],
            "\"hi\"",
            Location::Header("X-Count"),
            "format",
        ),
    ] {
        let Err(Unreadable::Undecodable(report)) =
            read_response::<Plain>(&response(200, headers, body))
        else {
            panic!("{headers:?} {body}");
        };
        assert_eq!(found(&report), [(at, keyword)], "{headers:?} {body}");
    }
    let headers = &[("x-count", "7"), ("content-type", "text/html")];
    let Err(Unreadable::Undecodable(report)) =
        read_response::<Plain>(&response(200, headers, "<p>"))
    else {
        panic!("a page is no JSON");
    };
    let told = [
        (Location::Header("content-type"), "content"),
        (Location::Body, "syntax"),
    ];
    assert_eq!(found(&report), told);
}

#[test]
fn a_refusal_is_filled_as_a_tree() {
    let mut report = Report::new();
    report.push("pattern", r#"found "},{"{status}{title}{detail}"#);
    let template = RefusalTemplate {
        status: 422,
        media_type: "application/vnd.a+json",
        body: r#"{"at":"{status}","text":"{status} {title}: {detail}","all":"{violations}","n":[1.0,null]}"#,
    };
    let refusals = rt::refusal::Refusals::new().on(Refusal::Invalid, template);
    let response = refusals.response(Refusal::Invalid, &report);
    assert_eq!(response.status(), 422);
    assert_eq!(response.headers()["content-type"], "application/vnd.a+json");
    let body = std::str::from_utf8(response.body()).unwrap();
    assert_eq!(
        body,
        concat!(
            r#"{"at":422,"#,
            r#""text":"422 Unprocessable Entity: body: found \"},{\"{status}{title}{detail}","#,
            r#""all":[{"in":"body","pointer":"","keyword":"pattern","#,
            r#""code":"pattern_mismatch","expected":"found \"},{\"{status}{title}{detail}"}],"n":[1.0,null]}"#
        )
    );
    let other = refusals.response(Refusal::TooLarge, &Report::new());
    assert_eq!(other.headers()["content-type"], PROBLEM_JSON);
    assert_eq!(
        std::str::from_utf8(other.body()).unwrap(),
        r#"{"type":"about:blank","title":"Payload Too Large","status":413,"detail":"The body is too large."}"#
    );
}

#[test]
fn a_template_that_is_no_json_falls_back_to_problem_details() {
    let template = RefusalTemplate {
        status: 400,
        media_type: "application/json",
        body: "{",
    };
    let refusals = rt::refusal::Refusals::new().on(Refusal::Invalid, template);
    let response = refusals.response(Refusal::Invalid, &Report::new());
    assert_eq!(response.headers()["content-type"], PROBLEM_JSON);
}

#[test]
fn hostile_paths_match_nothing_and_end() {
    for path in ["", "/", "//", "/v//", "*", "/v/a/b/", "/v/é", "v/a/b"] {
        assert_eq!(
            captures("/v/{a}/{b}", path).is_some(),
            path == "/v//",
            "{path}"
        );
    }
    for template in ["/{", "/{a", "/}", "/{}", "/{a}{b}", ""] {
        let _ = captures(template, "/x/y");
    }
    let long = format!("/v/{}", "a...".repeat(100_000));
    assert!(captures("/v/{a}...{b}", &long).is_some());
}

#[test]
fn a_small_request_does_not_ask_for_a_large_answer() {
    // Each pointer contains the member name chosen by the caller.
    let items = ["1"; 100].join(",");
    let body = format!("{{\"{}\":[{items}]}}", "k".repeat(500_000));
    let report = rt::from_json::<rt::Map<Vec<String>>>(body.as_bytes()).unwrap_err();
    assert_eq!((report.len(), report.violations().len()), (100, 64));
    let response = rt::refusal::Refusals::new().response(Refusal::Invalid, &report);
    assert!(
        response.body().len() < body.len(),
        "{}",
        response.body().len()
    );
    let text = std::str::from_utf8(response.body()).unwrap();
    assert!(text.contains("k…\",\"keyword\":\"type\""));
    assert!(text.contains("; and 36 more\""));
}

static EMPTY: Bytes = Bytes::new();

#[test]
fn a_signature_must_be_there_and_not_empty() {
    for (value, report) in [(None, 1), (Some(""), 1), (Some("x"), 0)] {
        let mut request = Request::builder().uri("/");
        if let Some(value) = value {
            request = request.header("signature", value);
        }
        let (parts, ()) = request.body(()).unwrap().into_parts();
        let mut reader = rt::message::RequestReader::new(&parts, Vec::new(), &EMPTY);
        reader.signed("signature");
        assert_eq!(reader.into_report().len(), report, "{value:?}");
    }
}
