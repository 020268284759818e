//! A body of several media types under a type that is none of them.

use bytes::Bytes;
use copperplate_runtime as rt;
use http::Response;
use rt::message::{Unreadable, read_response, read_response_strictly};

use super::operations::Missing;

static FLAG: rt::body::JsonBody = rt::body::JsonBody::new("application/vnd.flag+json");
static DAY: rt::body::TextBody = rt::body::TextBody::new("text/plain");

#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    Number(i64),
    Flag(bool),
    Day(rt::Date),
}

impl rt::body::WireBody for Body {
    fn write(&self, to: &mut rt::body::BodyWriter) {
        match self {
            Self::Number(body) => to.body(&rt::body::JSON, body),
            Self::Flag(body) => to.body(&FLAG, body),
            Self::Day(body) => to.body(&DAY, body),
        }
    }

    fn read(from: &mut rt::body::BodyReader<'_>) -> Option<Self> {
        match from.choice(&[
            "application/json",
            "application/vnd.flag+json",
            "text/plain",
        ])? {
            0 => from.body(&rt::body::JSON).map(Self::Number),
            1 => from.body(&FLAG).map(Self::Flag),
            2 => from.body(&DAY).map(Self::Day),
            _ => None,
        }
    }

    fn check(&self, _: &mut rt::Report) {}
}

#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Ok(Body),
}

rt::response! {
    Answer { 200 => Ok(body: body(&rt::body::ByMediaType)), }
}

pub struct Ask;

#[derive(Clone, Debug, PartialEq)]
pub struct AskRequest {}

rt::request! { AskRequest {} }

impl rt::Operation for Ask {
    const INFO: rt::operation::OperationInfo =
        rt::operation::OperationInfo::new("ask", rt::operation::MethodName::GET, "/ask");
    type Request = AskRequest;
    type Response = Answer;
    type Error = Missing;
}

fn response(media_types: &[&str], body: &'static [u8]) -> Response<Bytes> {
    let mut response = Response::builder();
    for media_type in media_types {
        response = response.header("content-type", *media_type);
    }
    response.body(Bytes::from_static(body)).unwrap()
}

/// The leniently read body, with the locations and keywords of its warnings.
type Read = (Body, Vec<(rt::report::Location, &'static str)>);

fn read(media_types: &[&str], body: &'static [u8]) -> Result<Read, Unreadable> {
    let (read, warnings) = read_response::<Ask>(&response(media_types, body))?;
    let Ok(Answer::Ok(body)) = read else {
        panic!("{read:?}");
    };
    Ok((body, super::found(&warnings)))
}

#[test]
fn the_first_that_can_be_read_is_taken_with_a_warning() {
    let day = Body::Day("2024-05-06".parse().unwrap());
    let misnamed = (rt::report::Location::Header("content-type"), "content");
    for (media_types, body, value) in [
        // In the order of the document: text could be any of these.
        (&["a/b"][..], &b"12"[..], Body::Number(12)),
        (&["a/b"], b"true", Body::Flag(true)),
        (&["a/b"], b"2024-05-06", day),
        // An empty media type, and two media types without a rule to choose one.
        (&[""], b"true", Body::Flag(true)),
        (
            &["application/json", "text/plain"],
            b"true",
            Body::Flag(true),
        ),
        (&["text/plain", "application/json"], b"12", Body::Number(12)),
    ] {
        // Failed trials add no warnings.
        assert_eq!(
            read(media_types, body),
            Ok((value, vec![misnamed])),
            "{media_types:?}"
        );
        let strict = read_response_strictly::<Ask>(&response(media_types, body));
        assert!(strict.is_err() || media_types.len() > 1, "{strict:?}");
    }
}

#[test]
fn one_that_is_named_is_not_tried_as_another() {
    assert_eq!(read(&[], b"12"), Ok((Body::Number(12), vec![])));
    // JSON of another name is JSON.
    assert_eq!(read(&["text/json"], b"12"), Ok((Body::Number(12), vec![])));
    for (media_type, body) in [("application/json", &b"true"[..]), ("text/plain", b"12")] {
        let error = read(&[media_type], body).unwrap_err();
        let Unreadable::Undecodable(report) = error else {
            panic!("{error:?}");
        };
        let places: Vec<_> = super::found(&report).into_iter().map(|it| it.0).collect();
        assert_eq!(places, [rt::report::Location::Body], "{report}");
    }
}

#[test]
fn what_can_not_be_read_at_all_is_refused_as_the_first() {
    let error = read(&["a/b"], b"\"soon\"").unwrap_err();
    let Unreadable::Undecodable(report) = error else {
        panic!("{error:?}");
    };
    let wanted = [
        (rt::report::Location::Header("content-type"), "content"),
        (rt::report::Location::Body, "type"),
    ];
    assert_eq!(super::found(&report), wanted);
    assert!(
        report.to_string().contains("must be an integer"),
        "{report}"
    );
}
