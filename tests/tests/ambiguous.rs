//! A value that would arrive as another one is refused before it is sent.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::fmt::Debug;

use copperplate_runtime as rt;
use copperplate_tests::cases::parameters_ambiguous as api;
use rt::message::{read_request, write_request, write_response};

use api::operations::{
    Attach, AttachParts, AttachRequest, Find, FindRequest, FindResponse, Label, LabelRequest,
};
use api::types::{FindAccount, FindFilter, FindState, FindXLimit, Id, LabelBody};

/// The violations of a request that is not sent. A request that is sent must arrive unchanged.
fn sent<O>(request: O::Request) -> Vec<(String, &'static str)>
where
    O: rt::operation::ClientOperation<Request: rt::message::WriteRequest>
        + rt::operation::ServerOperation<Request: Debug + PartialEq>,
{
    match write_request::<O>(&request) {
        Ok(wire) => {
            assert_eq!(read_request::<O>(&wire).unwrap(), request);
            Vec::new()
        }
        Err(report) => {
            let found = report.violations().iter();
            found
                .map(|it| {
                    let name = it.location.name().unwrap_or_default();
                    (format!("{name}{}", it.pointer), it.keyword)
                })
                .collect()
        }
    }
}

fn find() -> FindRequest {
    FindRequest {
        account: FindAccount::Text("a".to_owned()),
        state: None,
        x_limit: None,
        filter: None,
    }
}

#[test]
fn text_that_is_no_number_arrives_as_text() {
    let request = FindRequest {
        account: FindAccount::Text("7a".to_owned()),
        state: Some(FindState::Text("truest".to_owned())),
        x_limit: Some(FindXLimit::Text("1e".to_owned())),
        filter: Some(FindFilter {
            id: Some(Id::Text("x".to_owned())),
        }),
    };
    assert_eq!(sent::<Find>(request), []);
    let request = FindRequest {
        account: FindAccount::Integer(7),
        state: Some(FindState::Boolean(true)),
        x_limit: Some(FindXLimit::Number(1000.0)),
        filter: Some(FindFilter {
            id: Some(Id::Integer(12)),
        }),
    };
    assert_eq!(sent::<Find>(request), []);
}

#[test]
fn text_of_a_number_is_not_sent_as_one() {
    let request = FindRequest {
        account: FindAccount::Text("7".to_owned()),
        ..find()
    };
    assert_eq!(sent::<Find>(request), [("account".to_owned(), "style")]);
    let state = Some(FindState::Text("true".to_owned()));
    let request = FindRequest { state, ..find() };
    assert_eq!(sent::<Find>(request), [("state".to_owned(), "style")]);
    let x_limit = Some(FindXLimit::Text("1e3".to_owned()));
    let request = FindRequest { x_limit, ..find() };
    assert_eq!(sent::<Find>(request), [("X-Limit".to_owned(), "style")]);
    let filter = Some(FindFilter {
        id: Some(Id::Text("12".to_owned())),
    });
    let request = FindRequest { filter, ..find() };
    assert_eq!(sent::<Find>(request), [("filter".to_owned(), "style")]);
}

#[test]
fn a_header_of_an_answer_is_not_another_value_either() {
    let response = |id| FindResponse::Ok {
        x_account: Some(id),
    };
    assert!(write_response::<Find>(&Ok(response(Id::Integer(7)))).is_ok());
    let text = write_response::<Find>(&Ok(response(Id::Text("7".to_owned()))));
    assert_eq!(text.unwrap_err().violations().len(), 1);
}

fn label(id: Id, labels: &[&str]) -> LabelRequest {
    LabelRequest {
        account: "a".to_owned(),
        body: LabelBody {
            id,
            labels: labels.iter().map(|it| (*it).to_owned()).collect(),
            notes: None,
        },
    }
}

#[test]
fn a_form_says_what_was_meant() {
    assert_eq!(sent::<Label>(label(Id::Integer(7), &["x", "7"])), []);
    let text = label(Id::Text("7".to_owned()), &["x"]);
    assert_eq!(sent::<Label>(text), [(String::new(), "style")]);
    let empty = label(Id::Integer(7), &[]);
    assert_eq!(sent::<Label>(empty), [("/labels".to_owned(), "required")]);
}

#[test]
fn an_empty_list_that_need_not_be_there_is_left_out() {
    let mut request = label(Id::Integer(7), &["x"]);
    request.body.notes = Some(Vec::new());
    let wire = write_request::<Label>(&request).unwrap();
    assert_eq!(wire.body(), "id=7&labels=x");
}

fn attach(id: Id, labels: &[&str]) -> AttachRequest {
    AttachRequest {
        account: "a".to_owned(),
        body: AttachParts {
            id,
            labels: labels.iter().map(|it| (*it).to_owned()).collect(),
            notes: None,
        },
    }
}

#[test]
fn parts_say_what_was_meant() {
    assert_eq!(sent::<Attach>(attach(Id::Integer(7), &["x", "7"])), []);
    let text = attach(Id::Text("7".to_owned()), &["x"]);
    assert_eq!(sent::<Attach>(text), [("/id".to_owned(), "style")]);
    let empty = attach(Id::Integer(7), &[]);
    assert_eq!(sent::<Attach>(empty), [("/labels".to_owned(), "required")]);
}
