//! Writes and reads the types of the most common responses.
#![cfg(all(feature = "receive", feature = "send"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::convert::Infallible;
use std::fmt::Debug;
use std::marker::PhantomData;

use copperplate_runtime as rt;
use rt::message::{Unreadable, read_response_strictly, write_response};
use rt::response::{
    Accepted, AcceptedWithHeaders, Created, CreatedWithHeaders, NoContent, NoContentWithHeaders,
    Ok as Okay, OkWithHeaders,
};

/// A request without parameters.
struct Empty;

rt::request! {
    Empty {
    }
}

/// An infallible operation with this response.
struct Answering<A>(PhantomData<A>);

impl<A: Send + Sync + 'static> rt::Operation for Answering<A> {
    const INFO: rt::operation::OperationInfo =
        rt::operation::OperationInfo::new("answer", rt::operation::MethodName::GET, "/answer");
    type Request = Empty;
    type Response = A;
    type Error = Infallible;
}

#[derive(Clone, Debug, PartialEq)]
struct Page {
    total: i64,
    link: Option<String>,
}

rt::headers! {
    Page {
        total: parameter(header("x-total")),
        link: optional(header("link")),
    }
}

const PAGE: Page = Page {
    total: 3,
    link: None,
};

type Bytes = http::Response<rt::Bytes>;

/// The body of a response on the wire, after it was read back.
fn sent<A>(typed: A) -> Bytes
where
    A: rt::message::WriteResponse
        + rt::message::ReadResponse
        + Clone
        + Debug
        + PartialEq
        + Send
        + Sync
        + 'static,
{
    let response = write_response::<Answering<A>>(&Ok(typed.clone())).unwrap();
    assert_eq!(read::<A>(&response), Ok(typed));
    response
}

fn read<A: rt::message::ReadResponse + Send + Sync + 'static>(
    response: &Bytes,
) -> Result<A, Unreadable> {
    match read_response_strictly::<Answering<A>>(response)? {
        Ok(response) => Ok(response),
        Err(never) => match never {},
    }
}

fn shown(response: &Bytes) -> (u16, &str, &str, &[u8]) {
    let header = |name| {
        let value = response.headers().get(name);
        value.map_or("", |it| it.to_str().unwrap())
    };
    let status = response.status().as_u16();
    let (total, kind) = (header("x-total"), header("content-type"));
    (status, total, kind, response.body())
}

#[test]
fn each_is_written_with_its_status_and_read_again() {
    let plain = |status| (status, "", "application/json", br#""p-1""#.as_slice());
    let body = || "p-1".to_owned();
    assert_eq!(shown(&sent(Okay::Ok(body()))), plain(200));
    assert_eq!(shown(&sent(Created::Created(body()))), plain(201));
    assert_eq!(shown(&sent(Accepted::Accepted(body()))), plain(202));
    let nothing = (204, "", "", [].as_slice());
    assert_eq!(shown(&sent(NoContent::NoContent)), nothing);
}

#[test]
fn each_is_written_with_its_headers_and_read_again() {
    let headed = |status| (status, "3", "application/json", br#""p-1""#.as_slice());
    let (body, headers) = (|| "p-1".to_owned(), || PAGE);
    let ok = OkWithHeaders::Ok {
        body: body(),
        headers: headers(),
    };
    assert_eq!(shown(&sent(ok)), headed(200));
    let created = CreatedWithHeaders::Created {
        body: body(),
        headers: headers(),
    };
    assert_eq!(shown(&sent(created)), headed(201));
    let accepted = AcceptedWithHeaders::Accepted {
        body: body(),
        headers: headers(),
    };
    assert_eq!(shown(&sent(accepted)), headed(202));
    let nothing = NoContentWithHeaders::NoContent { headers: headers() };
    assert_eq!(shown(&sent(nothing)), (204, "3", "", [].as_slice()));
}

#[test]
fn what_is_wrong_with_headers_and_body_is_told_at_once() {
    let response = http::Response::new(rt::Bytes::from_static(br#"{"a":1,"b":"x"}"#));
    type Answer = OkWithHeaders<rt::Map<i64>, Page>;
    let Err(Unreadable::Undecodable(report)) = read::<Answer>(&response) else {
        panic!("it was read");
    };
    let found = report.violations().iter();
    let found: Vec<_> = found.map(|it| (it.pointer.as_str(), it.keyword)).collect();
    assert_eq!(found, [("", "required"), ("/b", "type")]);
}

#[test]
fn another_status_is_undocumented() {
    let mut response = http::Response::new(rt::Bytes::from_static(br#""p-1""#));
    *response.status_mut() = rt::StatusCode::IM_USED;
    let undocumented = Unreadable::Undocumented;
    assert_eq!(read::<Okay<String>>(&response), Err(undocumented.clone()));
    assert_eq!(
        read::<Created<String>>(&response),
        Err(undocumented.clone())
    );
    assert_eq!(
        read::<Accepted<String>>(&response),
        Err(undocumented.clone())
    );
    assert_eq!(read::<NoContent>(&response), Err(undocumented.clone()));
    type Headed = NoContentWithHeaders<Page>;
    assert_eq!(read::<Headed>(&response), Err(undocumented));
}
