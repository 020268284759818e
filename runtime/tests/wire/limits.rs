//! The limits of a reader apply to JSON anywhere in a message.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use copperplate_runtime as rt;
use http::{Request, Response};
use rt::body::{Event, Items};
use rt::{Json, Limits, Report, Stream as _};

static FILTER: rt::parameter::Parameter = rt::parameter::Parameter::query("filter").json();
static SETTING: rt::parameter::Parameter = rt::parameter::Parameter::header("x-setting").json();
static ROWS: rt::body::ItemsBody = rt::body::ItemsBody::lines("application/jsonl");
static EVENTS: rt::body::EventsBody = rt::body::EventsBody::new("text/event-stream");
static PART: rt::body::JsonPart = rt::body::JsonPart::new("a");
static PLAIN_PART: rt::body::ShapedPart = rt::body::ShapedPart::new("b");
static FORM: rt::body::FormBody = rt::body::FormBody::new("application/x-www-form-urlencoded")
    .fields(&[rt::body::FormField::new("a").json()]);

/// A multipart body.
struct Parts;

impl rt::body::Multipart for Parts {
    fn write(&self, _: &mut rt::body::PartsWriter) {}

    fn read(from: &mut rt::body::PartsReader<'_>) -> Option<Self> {
        from.one::<Json, _>(&PART)?;
        from.one::<Json, _>(&PLAIN_PART).map(|_| Self)
    }

    fn check(&self, _: &mut Report) {}
}

const TWO_DEEP: Limits = Limits {
    depth: 2,
    violations: 1,
    echo: 1,
    rereads: 0,
};

fn deep(levels: usize) -> String {
    format!("{}{}", "[".repeat(levels), "]".repeat(levels))
}

/// The violations of a request body, except for the ones found only in its items.
fn refused<T>(
    media_type: &str,
    body: &str,
    codec: &impl rt::body::BodyCodec<T>,
) -> (Option<T>, Report) {
    let request = Request::post("/").header("content-type", media_type);
    let (parts, body) = request
        .body(Bytes::from(body.to_owned()))
        .unwrap()
        .into_parts();
    let mut reader = rt::message::RequestReader::new(&parts, Vec::new(), &body).limits(TWO_DEEP);
    let value = reader.body(codec);
    (value, reader.into_report())
}

/// The error of the first item.
fn item<T>(items: Option<Items<T>>) -> String {
    let mut items = pin!(items.unwrap());
    let mut context = Context::from_waker(Waker::noop());
    match items.as_mut().poll_next(&mut context) {
        Poll::Ready(Some(Err(rt::body::ItemError::Invalid(report)))) => report.to_string(),
        Poll::Ready(Some(Ok(_))) => String::new(),
        _ => panic!("an item is there"),
    }
}

#[test]
fn parameters_nest_no_deeper() {
    for (levels, wrong) in [(2, false), (3, true)] {
        let uri = format!("/?filter={}", deep(levels));
        let request = Request::get(uri).header("x-setting", deep(levels));
        let (parts, body) = request.body(Bytes::new()).unwrap().into_parts();
        for parameter in [&FILTER, &SETTING] {
            let mut reader =
                rt::message::RequestReader::new(&parts, Vec::new(), &body).limits(TWO_DEEP);
            let value = reader.structured::<Json>(parameter);
            let report = reader.into_report().to_string();
            assert_eq!(value.is_none(), wrong, "{report}");
            assert_eq!(report.contains("nested too deeply"), wrong, "{report}");
        }
        let response = Response::builder().header("x-setting", deep(levels));
        let response = response.body(Bytes::new()).unwrap();
        let mut reader = rt::message::ResponseReader::new(&response, true).limits(TWO_DEEP);
        assert_eq!(reader.structured::<Json>(&SETTING).is_none(), wrong);
    }
}

#[test]
fn parts_and_members_of_forms_nest_no_deeper() {
    for (levels, wrong) in [(2, false), (3, true)] {
        let text = format!(
            "--x\r\ncontent-disposition: form-data; name=\"a\"\r\n\r\n{}\r\n\
             --x\r\ncontent-disposition: form-data; name=\"b\"\r\n\r\n1\r\n--x--",
            deep(levels)
        );
        let (parts, report) = refused::<Parts>(
            "multipart/form-data; boundary=x",
            &text,
            &rt::body::MultipartBody,
        );
        assert_eq!(parts.is_none(), wrong, "{report}");
        assert_eq!(report.to_string().contains("nested too deeply"), wrong);
        // The object around the member is one more level.
        let text = format!("a={}", deep(levels - 1));
        let (form, report) = refused::<Json>("application/x-www-form-urlencoded", &text, &FORM);
        assert_eq!(form.is_none(), wrong, "{report}");
    }
}

#[test]
fn items_nest_no_deeper() {
    for (levels, wrong) in [(2, false), (3, true)] {
        let line = format!("{}\n", deep(levels));
        let rows = item(refused::<Items<Json>>("application/jsonl", &line, &ROWS).0);
        assert_eq!(rows.contains("nested too deeply"), wrong, "{rows}");
        let event = format!("data: {line}\n");
        let events = refused::<Items<Event<Json>>>("text/event-stream", &event, &EVENTS);
        let events = item(events.0);
        assert_eq!(events.contains("nested too deeply"), wrong, "{events}");
    }
}

#[test]
fn what_may_nest_deeper_does_everywhere() {
    let limits = Limits {
        depth: 300,
        ..Limits::default()
    };
    let response = Response::builder().header("x-setting", deep(290));
    let response = response.body(Bytes::new()).unwrap();
    let mut reader = rt::message::ResponseReader::new(&response, false).limits(limits);
    assert!(reader.structured::<Json>(&SETTING).is_some());

    let request = Request::post("/").header("content-type", "application/x-www-form-urlencoded");
    let request = request
        .body(Bytes::from(format!("a={}", deep(290))))
        .unwrap();
    let (parts, body) = request.into_parts();
    let mut reader = rt::message::RequestReader::new(&parts, Vec::new(), &body).limits(limits);
    let form: Option<Json> = reader.body(&FORM);
    assert!(form.is_some(), "{}", reader.into_report());
}
