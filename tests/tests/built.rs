//! Validating a value gives the same violations as decoding its JSON.

#![allow(clippy::unwrap_used, missing_docs)]

use copperplate_runtime::{Validate, from_json, to_json};
use copperplate_tests::cases::unions_built::types::{Holder, HolderAny, HolderApart, HolderOne};

fn holder(one: HolderOne) -> Holder {
    Holder {
        one,
        any: None,
        apart: None,
    }
}

/// The pointers and keywords of `validate()`, which decoding the same value must report too.
fn told(value: &Holder) -> Vec<(String, &'static str)> {
    let report = value.validate().unwrap_err();
    assert_eq!(report, from_json::<Holder>(&to_json(value)).unwrap_err());
    let all = report.violations().iter();
    all.map(|it| (it.pointer.clone(), it.keyword)).collect()
}

#[test]
fn a_value_that_fits_several_alternatives_is_refused() {
    for one in [
        HolderOne::Text("xyz".into()),
        HolderOne::Text2("xyz".into()),
    ] {
        assert_eq!(told(&holder(one)), [("/one".to_owned(), "oneOf")]);
    }
    assert!(holder(HolderOne::Text("abc".into())).validate().is_ok());
    assert!(holder(HolderOne::Text2("xyzzy".into())).validate().is_ok());
}

#[test]
fn a_value_that_fits_no_alternative_is_told_the_closest() {
    let mut value = holder(HolderOne::Text2("abcd".into()));
    value.any = Some(HolderAny::Text2("abcd".into()));
    value.apart = Some(HolderApart::Integer(-1));
    let expected = [
        ("/one".to_owned(), "maxLength"),
        ("/any".to_owned(), "maxLength"),
        ("/apart".to_owned(), "minimum"),
    ];
    assert_eq!(told(&value), expected);
}

#[test]
fn a_value_is_held_to_the_alternative_that_it_is_of() {
    let value = holder(HolderOne::Text2("abc".into()));
    let report = value.validate().unwrap_err();
    assert_eq!(report.len(), 1, "{report}");
    assert!(report.violations().iter().all(|it| it.keyword == "pattern"));
}
