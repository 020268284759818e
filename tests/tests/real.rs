//! Habits of real documents that specifications do not foresee, on the wire.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use copperplate_runtime as rt;
use copperplate_tests::cases::real_parameters as parameters;
use copperplate_tests::cases::{real_names, real_version_3_2};

use parameters::operations::{Search, SearchRequest};
use parameters::types::Filter;

#[test]
fn names_that_clash_are_told_apart_by_their_spelling() {
    use real_names::types::{BigThing, BigThingKebab, BigThingOrder, BigThingSnake};
    let thing = BigThing {
        max_size: 1,
        max_size_camel: "x".to_owned(),
        max_size_kebab: true,
        order: Some(BigThingOrder::CreatedAtCamel),
    };
    let text = rt::to_json(&thing);
    assert_eq!(
        String::from_utf8(text).unwrap(),
        r#"{"max_size":1,"maxSize":"x","max-size":true,"order":"createdAt"}"#
    );
    assert_eq!(rt::to_json(&BigThingKebab::A), b"\"A\"");
    assert_eq!(rt::to_json(&BigThingKebab::ALower), b"\"a\"");
    assert!(rt::from_json::<BigThingSnake>(br#"{"b":1}"#).is_ok());
}

#[test]
fn a_list_of_objects_is_json_in_a_query_and_in_a_header() {
    let filter = Filter {
        scope: "a b".to_owned(),
    };
    let request = SearchRequest {
        filters: Some(vec![filter.clone()]),
        x_lines: Some(vec![filter]),
    };
    let written = rt::message::write_request::<Search>(&request).unwrap();
    assert_eq!(
        written.uri(),
        "/search?filters=%5B%7B%22scope%22%3A%22a%20b%22%7D%5D"
    );
    assert_eq!(written.headers()["x-lines"], r#"[{"scope":"a b"}]"#);
}

#[test]
fn a_document_of_a_later_version_has_its_operations() {
    let flight = real_version_3_2::types::Flight {
        number: Some("AB1".to_owned()),
    };
    let _ = real_version_3_2::operations::ListFlightsResponse::Ok(flight);
}
