//! Among the matching alternatives of an `anyOf`, the one with the most known members is taken.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use copperplate_runtime as rt;

#[derive(Clone)]
struct Car {
    description: String,
}

rt::object! {
    impl Debug, PartialEq for Car {
        description: required("description"),
        .. => skip,
    }
}

#[derive(Clone)]
struct Plane {
    description: String,
    size: Option<i64>,
    inside: Option<Box<Vehicle>>,
}

rt::object! {
    impl Debug, PartialEq for Plane {
        description: required("description"),
        size: optional("size"),
        inside: optional("inside"),
        .. => skip,
    }
}

#[derive(Clone, PartialEq)]
enum Vehicle {
    Car(Car),
    Plane(Plane),
    Any(rt::Map<rt::Json>),
}

rt::union! {
    impl Debug, From for Vehicle: any_of {
        Car(Car),
        Plane(Plane),
        Any(rt::Map<rt::Json>),
    }
}

fn written(text: &str) -> String {
    let value: Vehicle = rt::from_json(text.as_bytes()).unwrap();
    let (lenient, warnings) = rt::from_json_lenient(text.as_bytes()).unwrap();
    assert!(value == lenient && warnings.is_empty(), "{text}");
    format!("{value:?}")
}

#[test]
fn the_alternative_that_knows_most_members_is_taken() {
    let car = r#"Car(Car { description: "d" })"#;
    assert_eq!(written(r#"{"description":"d"}"#), car);
    let plane = r#"Plane(Plane { description: "d", size: Some(5), inside: None })"#;
    assert_eq!(written(r#"{"description":"d","size":5}"#), plane);
    assert_eq!(
        written(r#"{"size":5,"other":[1],"description":"d"}"#),
        plane
    );
}

#[test]
fn the_first_is_taken_where_others_know_no_more() {
    let car = r#"Car(Car { description: "d" })"#;
    assert_eq!(written(r#"{"description":"d","other":1}"#), car);
    // An alternative without a match is not taken, however many members it knows.
    assert_eq!(written(r#"{"description":"d","size":"x"}"#), car);
    assert_eq!(written(r#"{"size":5}"#), r#"Any({"size": Number(5)})"#);
}

#[test]
fn what_lies_deeper_counts_too() {
    let text = r#"{"description":"d","inside":{"description":"e","size":1}}"#;
    let value: Vehicle = rt::from_json(text.as_bytes()).unwrap();
    assert_eq!(rt::to_json(&value), text.as_bytes());
}

#[test]
fn deep_values_are_told_apart_in_time() {
    // Each level has an unknown member, so every alternative is tried at each.
    let depth = 60;
    let open = r#"{"description":"d","other":0,"inside":"#.repeat(depth);
    let text = format!("{open}{{\"description\":\"d\"}}{}", "}".repeat(depth));
    let value: Vehicle = rt::from_json(text.as_bytes()).unwrap();
    assert!(matches!(value, Vehicle::Plane(_) | Vehicle::Car(_)));
}

#[derive(Clone)]
struct Left {
    left: Option<i64>,
    inside: Option<Box<Both>>,
}

rt::object! {
    impl Debug, PartialEq for Left {
        left: optional("left"),
        inside: optional("inside"),
        .. => skip,
    }
}

#[derive(Clone)]
struct Right {
    right: Option<i64>,
    inside: Option<Box<Both>>,
}

rt::object! {
    impl Debug, PartialEq for Right {
        right: optional("right"),
        inside: optional("inside"),
        .. => skip,
    }
}

#[derive(Clone)]
struct Closed {
    closed: i64,
}

rt::object! {
    impl Debug, PartialEq for Closed {
        closed: required("closed"),
        .. => refuse,
    }
}

#[derive(Clone, PartialEq)]
enum Both {
    Left(Left),
    Right(Right),
    Closed(Closed),
    Several(rt::Several<Self>),
}

rt::union! {
    impl Debug, From for Both: any_of(Several) {
        Left(Left),
        Right(Right),
        Closed(Closed),
    }
}

#[test]
fn all_alternatives_are_kept_if_the_best_one_skips_members_of_others() {
    let text = br#"{"left":1,"inside":{"right":3,"left":4},"right":2}"#;
    let both: Both = rt::from_json(text).unwrap();
    let Both::Several(all) = &both else {
        panic!("{both:?}")
    };
    assert_eq!(all.as_slice().len(), 2);
    let written: rt::Json = rt::from_json(&rt::to_json(&both)).unwrap();
    assert_eq!(written, rt::from_json(text).unwrap());
    let left: Both = rt::from_json(br#"{"left":1,"other":2}"#).unwrap();
    assert!(matches!(left, Both::Left(_)), "{left:?}");
}

#[test]
fn an_alternative_that_refuses_members_of_others_is_not_combined() {
    use rt::Validate as _;
    let left = Left {
        left: Some(1),
        inside: None,
    };
    let all = [Both::from(left), Both::from(Closed { closed: 2 })];
    let built = Both::Several(all.into_iter().collect());
    let why = built.validate().unwrap_err().to_string();
    assert_eq!(
        why,
        "body: must not have members that another one of its alternatives refuses"
    );
}

#[test]
fn members_are_never_lost_in_silence_for_lack_of_time() {
    // Both alternatives read each level, so that the work doubles with it.
    let depth = 30;
    let open = r#"{"left":1,"right":2,"inside":"#.repeat(depth);
    let text = format!("{open}{{}}{}", "}".repeat(depth));
    let why = rt::from_json::<Both>(text.as_bytes()).unwrap_err();
    assert!(why.to_string().contains("too long"), "{why}");
}
