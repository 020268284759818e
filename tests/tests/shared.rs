//! Equal inline schemas become one type with an alias for each place.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    deprecated,
    missing_docs
)]

use std::any::TypeId;

use copperplate_tests::cases::names_shared::types::{
    CreateBody, CreateBodyEither, CreateBodyFrom, CreateBodyFromOwner, CreateBodyFromRequired,
    CreateBodyOld, CreateBodyRequired, CreateBodyTo, CreateBodyToOwner, CreateBodyToRequired, One,
    OneKind, Two, TwoKind, UpdateBody, UpdateBodyEither, UpdateBodyFrom, UpdateBodyKind,
    UpdateBodyOther,
};

fn same<A: 'static, B: 'static>() -> bool {
    TypeId::of::<A>() == TypeId::of::<B>()
}

#[test]
fn places_that_say_the_same_are_one_type_and_others_are_not() {
    assert!(same::<CreateBodyFrom, CreateBodyTo>());
    assert!(same::<CreateBodyFrom, UpdateBodyFrom>());
    assert!(same::<CreateBodyFromOwner, CreateBodyToOwner>());
    assert!(same::<CreateBodyFromRequired, CreateBodyToRequired>());
    assert!(same::<OneKind, TwoKind>());
    assert!(
        same::<CreateBodyEither, UpdateBodyEither>(),
        "only their words differ"
    );
    assert!(
        !same::<CreateBodyOld, UpdateBodyKind>(),
        "the document advises against one"
    );
    assert!(
        !same::<CreateBodyFrom, UpdateBodyOther>(),
        "the members differ"
    );
    assert!(!same::<One, Two>(), "the document names them");
}

#[test]
fn every_name_builds_a_value_and_rules_hold_under_each() {
    let from = CreateBodyFrom::new(CreateBodyFromRequired {
        number: "12".to_owned(),
        bank: String::new(),
        owner: CreateBodyToOwner {
            names: Some(vec!["longer".to_owned()]),
        },
    });
    let to = CreateBodyTo::new(CreateBodyToRequired {
        number: "1234".to_owned(),
        bank: String::new(),
        owner: CreateBodyFromOwner::default(),
    });
    // Two members of one type are distinguished by name, even if their types have two names.
    let body = CreateBody::new(CreateBodyRequired { from, to });
    let report = copperplate_runtime::Validate::validate(&body).unwrap_err();
    let places: Vec<_> = report
        .violations()
        .iter()
        .map(|it| it.pointer.as_str())
        .collect();
    assert_eq!(places, ["/from/number", "/from/owner/names/0"]);
    let kind = UpdateBodyKind::Fast;
    assert_eq!(kind.as_str(), "fast");
}

#[test]
fn a_union_of_one_type_twice_has_no_conversion_from_it() {
    let text = br#"{"either":{"l":"x"}}"#;
    let report = copperplate_runtime::from_json::<UpdateBody>(text).unwrap_err();
    assert_eq!(report.violations()[0].keyword, "oneOf");
    let _ = size_of::<UpdateBodyEither>();
}
