//! Objects with members named like other parameters: sent as JSON under their own name.

use copperplate_runtime as rt;
use copperplate_tests::cases::parameters_apart as api;

use super::{read, refused, survives};
use api::operations::{Invoices, InvoicesRequest, Search, SearchRequest};
use api::types::{InvoicesTotals, Paging, RangeInput};
use rt::report::Location;

fn map(members: &[(&str, &str)]) -> rt::Map<String> {
    let members = members.iter();
    members
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect()
}

fn range(from: &str) -> RangeInput {
    RangeInput {
        from: from.to_owned(),
        to: None,
    }
}

fn search_of() -> SearchRequest {
    SearchRequest {
        paging: None,
        page: None,
        range: None,
        window: range("1"),
        tags: None,
        notes: None,
        jar: None,
        tin: None,
    }
}

#[test]
fn what_can_not_be_told_apart_is_json_under_its_own_name() {
    let request = SearchRequest {
        paging: Some(Paging {
            page: Some(7),
            size: Some(20),
        }),
        page: Some(3),
        range: Some(range("a&b=c%")),
        window: range("é+\"x\""),
        tags: Some(map(&[("x y", "1&2")])),
        notes: Some(map(&[("page", "x"), ("tags", "{}")])),
        jar: Some(map(&[("a", "1")])),
        tin: Some(map(&[("a", "2;3")])),
    };
    let written = survives::<Search>(&request);
    assert_eq!(
        written.uri(),
        "/items?paging=%7B%22page%22%3A7%2C%22size%22%3A20%7D&page=3&from=a%26b%3Dc%25\
         &window=%7B%22from%22%3A%22%C3%A9%2B%5C%22x%5C%22%22%7D&x%20y=1%262\
         &notes=%7B%22page%22%3A%22x%22%2C%22tags%22%3A%22%7B%7D%22%7D"
    );
    assert_eq!(
        written.headers()["cookie"],
        "a=1; tin=%7B%22a%22%3A%222%3B3%22%7D"
    );
}

#[test]
fn the_object_in_the_way_is_json_instead() {
    let request = InvoicesRequest {
        totals: Some(InvoicesTotals {
            range: Some("1&2".to_owned()),
            to: Some("3".to_owned()),
        }),
        range: Some(RangeInput {
            to: Some("9".to_owned()),
            ..range("4")
        }),
    };
    assert_eq!(
        survives::<Invoices>(&request).uri(),
        "/invoices?totals=%7B%22range%22%3A%221%262%22%2C%22to%22%3A%223%22%7D&from=4&to=9"
    );
}

#[test]
fn names_of_one_are_never_those_of_another() {
    let target = "/items?window=%7B%22from%22:%22w%22%7D&page=1&size=2&x=y";
    let found = read::<Search>(target, &[("cookie", "tin={}; b=c")]).unwrap();
    let expected = SearchRequest {
        page: Some(1),
        window: range("w"),
        // Only the spread object accepts other names.
        tags: Some(map(&[("size", "2"), ("x", "y")])),
        jar: Some(map(&[("b", "c")])),
        tin: Some(map(&[])),
        ..search_of()
    };
    assert_eq!(found, expected);
    for (target, at) in [
        ("/items?from=1", (Location::Query("window"), "required")),
        ("/items?window=1", (Location::Query("window"), "type")),
        (
            "/items?window={%22from%22:%221%22}&paging={%22page%22:%22x%22}",
            (Location::Query("paging"), "type"),
        ),
    ] {
        let target = target.replace('{', "%7B").replace('}', "%7D");
        let found = refused::<Search>(&target, &[]);
        assert!(
            found.iter().any(|it| (it.0, it.2) == at),
            "{target}: {found:?}"
        );
    }
}
