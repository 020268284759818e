//! Responses: successes, failures, and their content.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use copperplate_runtime as rt;
use copperplate_tests::cases::operations_answers as api;
use rt::StatusCode;
use rt::message::{
    OperationResult, Unreadable, read_request, read_response, read_response_strictly,
    write_response,
};

use api::operations::{
    Ask, AskError, AskResponse, Clear, ClearError, ClearResponse, Look, LookResponse, Replace,
    ReplaceError, ReplaceResponse, Start, StartError, StartResponse, Version, VersionBody,
};

type Bytes = http::Response<rt::Bytes>;

fn response(status: u16, body: &'static str) -> Bytes {
    let response = http::Response::builder().status(status);
    let response = response.header("content-type", "application/json");
    response
        .body(rt::Bytes::from_static(body.as_bytes()))
        .unwrap()
}

#[test]
fn default_alone_is_a_success_below_400_and_a_failure_above() {
    let read = |status| read_response_strictly::<Ask>(&response(status, "\"so\""));
    for status in [200, 201, 302, 399] {
        let code = StatusCode::from_u16(status).unwrap();
        let expected = AskResponse::Default(code, "so".to_owned());
        assert_eq!(read(status), Ok(Ok(expected)), "{status}");
    }
    for status in [400, 404, 500, 502, 599] {
        let code = StatusCode::from_u16(status).unwrap();
        let expected = AskError::Default(code, "so".to_owned());
        assert_eq!(read(status), Ok(Err(expected)), "{status}");
    }
}

#[test]
fn default_beside_a_failure_is_a_success_too() {
    let text = |status: u16| {
        let response = http::Response::builder().status(status);
        let response = response.header("content-type", "text/plain");
        response.body(rt::Bytes::from_static(b"so")).unwrap()
    };
    let read = |response: &Bytes| read_response_strictly::<Replace>(response);
    let done = ReplaceResponse::Default(StatusCode::OK, "so".to_owned());
    assert_eq!(read(&text(200)), Ok(Ok(done)));
    let failed = ReplaceError::Default(StatusCode::BAD_GATEWAY, "so".to_owned());
    assert_eq!(read(&text(502)), Ok(Err(failed)));
    let wrong = ReplaceError::BadRequest("no".to_owned());
    assert_eq!(read(&response(400, "\"no\"")), Ok(Err(wrong)));
}

/// The keyword by which a response can't be written.
fn refusal<O: rt::operation::ServerOperation>(result: OperationResult<O>) -> Option<&'static str> {
    let report = write_response::<O>(&result).err()?;
    report.violations().first().map(|it| it.keyword)
}

#[test]
fn a_handler_answers_with_the_statuses_of_a_variant_only() {
    let code = |status| StatusCode::from_u16(status).unwrap();
    let success = |status| StartResponse::Success(code(status), String::new());
    assert_eq!(refusal::<Start>(Ok(success(202))), None);
    assert_eq!(refusal::<Start>(Ok(success(302))), Some("status"));
    let failure = |status| StartError::ClientError(code(status), true);
    assert_eq!(refusal::<Start>(Err(failure(409))), None);
    assert_eq!(refusal::<Start>(Err(failure(500))), Some("status"));
    // 404 has its own response, so this one would be read as the other.
    assert_eq!(refusal::<Start>(Err(failure(404))), Some("status"));
    assert_eq!(refusal::<Start>(Err(StartError::NotFound(1))), None);
    let done = |status| AskResponse::Default(code(status), String::new());
    assert_eq!(refusal::<Ask>(Ok(done(200))), None);
    assert_eq!(refusal::<Ask>(Ok(done(500))), Some("status"));
    assert_eq!(refusal::<Ask>(Ok(done(100))), Some("status"));
}

#[test]
fn what_has_no_content_is_not_sent_with_any() {
    let nothing = StartResponse::Success(StatusCode::NO_CONTENT, "so".to_owned());
    assert_eq!(refusal::<Start>(Ok(nothing)), Some("status"));
    let failed = ClearError::Default(StatusCode::NOT_MODIFIED, rt::Map::new());
    assert_eq!(refusal::<Clear>(Err(failed)), Some("status"));
    let written = write_response::<Clear>(&Ok(ClearResponse::NoContent)).unwrap();
    assert!(written.headers().is_empty() && written.body().is_empty());
}

#[test]
fn an_answer_to_head_is_read_without_content() {
    let response = http::Response::builder().header("x-count", "3");
    let response = response.header("content-type", "application/json");
    let response = response.body(rt::Bytes::new()).unwrap();
    let expected = LookResponse::Ok { x_count: 3 };
    assert_eq!(read_response_strictly::<Look>(&response), Ok(Ok(expected)));
    let lenient = read_response::<Clear>(&self::response(204, "{}"));
    let (result, _) = lenient.unwrap();
    assert_eq!(result, Ok(ClearResponse::NoContent));
    let other = read_response_strictly::<Look>(&self::response(500, ""));
    assert_eq!(other, Err(Unreadable::Undocumented));
}

fn sent(path: &str, media_type: &str, body: &'static str) -> http::Request<rt::Bytes> {
    let request = http::Request::post(path).header("content-type", media_type);
    request
        .body(rt::Bytes::from_static(body.as_bytes()))
        .unwrap()
}

#[test]
fn a_parameter_of_a_media_type_is_meant_only_where_it_is_sent() {
    let read = |media_type| {
        let read = read_request::<Version>(&sent(
            "/versions",
            media_type,
            r#"{"one": "a", "two": "b"}"#,
        ));
        match read.unwrap().body {
            VersionBody::Json(body) => ("v=2", body.two),
            VersionBody::Json2(body) => ("plain", body.one),
        }
    };
    let second = ("v=2", Some("b".to_owned()));
    let plain = ("plain", Some("a".to_owned()));
    assert_eq!(read("application/json;v=2"), second);
    assert_eq!(read("application/json; charset=utf-8; V=\"2\""), second);
    assert_eq!(read("application/json"), plain);
    assert_eq!(read("application/json; charset=utf-8"), plain);
    assert_eq!(read("application/json; v=3"), plain);
}

#[test]
fn any_type_that_is_json_is_json_by_any_name() {
    for media_type in ["application/json", "text/json", "application/vnd.api+json"] {
        let read = read_request::<Start>(&sent("/jobs", media_type, r#"{"name": "a"}"#));
        assert_eq!(read.unwrap().body.name, "a", "{media_type}");
        let consumed = <Start as rt::Operation>::INFO.consumes;
        assert!(rt::message::choose(media_type, consumed).is_some());
    }
    let consumed = <Start as rt::Operation>::INFO.consumes;
    assert_eq!(rt::message::choose("application/xml", consumed), None);
}
