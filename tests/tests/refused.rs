//! Values refused by a schema without valid values are reported with the documented keyword: in
//! strict and lenient reading, in validation, and in parts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use axum::http::Request;
use copperplate_runtime as rt;
use copperplate_tests::cases::keywords_refused as api;
use rt::message::read_request;

use api::operations::{SendMore, SendParts};
use api::types::{Apart, Closed, Impossible, Items, Left, LeftByBranches, Maps, Never};

fn told(report: &rt::Report) -> Vec<(&str, &str, &str)> {
    let violations = report.violations().iter();
    violations
        .map(|it| (it.pointer.as_str(), it.keyword, it.code()))
        .collect()
}

/// Both ways of reading report these violations.
fn reads<T: rt::Decode + std::fmt::Debug>(json: &str, expected: &[(&str, &str, &str)]) -> T {
    let strict = rt::from_json::<T>(json.as_bytes()).unwrap_err();
    assert_eq!(told(&strict), expected, "{json}");
    let (value, warnings) = rt::from_json_lenient::<T>(json.as_bytes()).unwrap();
    assert_eq!(told(&warnings), expected, "{json}");
    assert_eq!(warnings.to_string(), strict.to_string());
    value
}

#[test]
fn closed_objects_name_their_keyword() {
    let left = [("/b", "unevaluatedProperties", "unknown_member")];
    reads::<Left>(r#"{"b":1,"a":2}"#, &left);
    reads::<LeftByBranches>(r#"{"a":1,"b":"x"}"#, &left);
    let closed = [("/b", "additionalProperties", "unknown_member")];
    reads::<Closed>(r#"{"b":1}"#, &closed);
    reads::<Apart>(r#"{"b":1}"#, &closed);
}

#[test]
fn forbidden_members_name_their_keyword() {
    reads::<Never>(
        r#"{"boolean":1,"reference":1,"negated":1,"absent":1}"#,
        &[
            ("/boolean", "false", "not_allowed"),
            ("/reference", "false", "not_allowed"),
            ("/negated", "not", "not_allowed"),
            ("/absent", "not", "not_allowed"),
        ],
    );
}

#[test]
fn built_values_are_refused_as_read_ones() {
    let value: Items = reads(
        r#"{"none":[1],"pair":["a",1,1],"negated":[1],"left":["a",1]}"#,
        &[
            ("/none/0", "items", "not_allowed"),
            ("/pair/1", "false", "not_allowed"),
            ("/pair/2", "items", "not_allowed"),
            ("/negated/0", "not", "not_allowed"),
            ("/left/1", "unevaluatedItems", "not_allowed"),
        ],
    );
    let strict = rt::from_json::<Items>(&rt::to_json(&value)).unwrap_err();
    assert_eq!(
        rt::Validate::validate(&value).unwrap_err().to_string(),
        strict.to_string()
    );
    let json = r#"{"values":{"a":1},"matching":{"x-a":1,"y-a":1}}"#;
    let value: Maps = reads(
        json,
        &[
            ("/values/a", "not", "not_allowed"),
            ("/matching/x-a", "false", "not_allowed"),
            ("/matching/y-a", "not", "not_allowed"),
        ],
    );
    let strict = rt::from_json::<Maps>(json.as_bytes()).unwrap_err();
    assert_eq!(
        rt::Validate::validate(&value).unwrap_err().to_string(),
        strict.to_string()
    );
}

#[test]
fn what_must_be_there_and_can_not_be_is_missing() {
    let missing = [("/a", "required", "missing")];
    let value: Impossible = reads(r#"{"b":1}"#, &missing);
    let built = rt::Validate::validate(&value).unwrap_err();
    assert_eq!(told(&built), missing);
}

fn parts<
    O: rt::operation::ClientOperation + rt::operation::ServerOperation<Request: std::fmt::Debug>,
>(
    path: &str,
    names: &[&str],
) -> String {
    let parts = names
        .iter()
        .map(|name| format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\nx\r\n"));
    let body = parts.chain(["--b--\r\n".to_owned()]).collect::<String>();
    let request = Request::post(path)
        .header("content-type", "multipart/form-data; boundary=b")
        .body(body.into())
        .unwrap();
    match read_request::<O>(&request) {
        Ok(_) => String::new(),
        Err(refused) => format!("{refused:?}"),
    }
}

#[test]
fn parts_that_no_value_fits_are_refused() {
    let told = parts::<SendParts>("/parts", &["a", "b", "c", "d"]);
    for keyword in [
        r#"pointer: "/b", keyword: "false""#,
        r#"pointer: "/c", keyword: "not""#,
        r#"pointer: "/d", keyword: "unevaluatedProperties""#,
    ] {
        assert!(told.contains(keyword), "{told}");
    }
    assert_eq!(parts::<SendParts>("/parts", &["a"]), "");
    let told = parts::<SendMore>("/more", &["a", "b"]);
    assert!(
        told.contains(r#"pointer: "/b", keyword: "false""#),
        "{told}"
    );
    assert_eq!(parts::<SendMore>("/more", &["a", "z"]), "");
}
