//! A refused member or item is reported with the keyword written in the document.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use copperplate_runtime as rt;

#[derive(Clone)]
struct Left {
    a: Option<i64>,
}

rt::object! {
    impl Debug, PartialEq for Left {
        a: optional("a"),
        _: forbidden("no", "false"),
        _: forbidden("absent", "not"),
        .. => refuse_unevaluated,
    }
}

static FALSE: rt::schema::Schema =
    rt::schema::Schema::new().keywords(&[rt::schema::Keyword::False]);
static NOT: rt::schema::Schema =
    rt::schema::Schema::new().keywords(&[rt::schema::Keyword::Never("not")]);
static INNER: rt::schema::Schema =
    rt::schema::Schema::new().keywords(&[rt::schema::Keyword::Properties {
        named: &[("never", &FALSE), ("not", &NOT)],
        matching: &[],
        additional: None,
    }]);
static OPEN: rt::schema::Schema =
    rt::schema::Schema::new().keywords(&[rt::schema::Keyword::Properties {
        named: &[],
        matching: &[],
        additional: Some(&INNER),
    }]);
static CLOSED: rt::schema::Schema =
    rt::schema::Schema::new().keywords(&[rt::schema::Keyword::Properties {
        named: &[("a", &FALSE)],
        matching: &[],
        additional: Some(&FALSE),
    }]);
static NO_ITEMS: rt::schema::Schema = rt::schema::Schema::new().items(&FALSE);

fn told(report: &rt::Report) -> Vec<(&str, &str)> {
    let violations = report.violations().iter();
    violations
        .map(|it| (it.pointer.as_str(), it.keyword))
        .collect()
}

#[test]
fn members_are_refused_by_their_keyword() {
    let json = br#"{"no":1,"absent":2,"b":3}"#;
    let expected = [
        ("/no", "false"),
        ("/absent", "not"),
        ("/b", "unevaluatedProperties"),
    ];
    let strict = rt::from_json::<Left>(json).unwrap_err();
    assert_eq!(told(&strict), expected);
    let (_, warnings) = rt::from_json_lenient::<Left>(json).unwrap();
    assert_eq!(told(&warnings), expected);
}

fn evaluated(json: &str, schema: &'static rt::schema::Schema) -> rt::Report {
    let limits = rt::Limits::default();
    rt::from_json_with::<rt::Json>(json.as_bytes(), schema, limits).unwrap_err()
}

#[test]
fn what_is_refused_further_within_keeps_its_keyword() {
    let report = evaluated(r#"{"m":{"never":1,"not":2}}"#, &OPEN);
    assert_eq!(told(&report), [("/m/never", "false"), ("/m/not", "not")]);
    let report = evaluated(r#"{"a":1,"m":1}"#, &CLOSED);
    assert_eq!(
        told(&report),
        [("/a", "false"), ("/m", "additionalProperties")]
    );
}

#[test]
fn lists_and_maps_name_what_closes_them() {
    let limits = rt::Limits::default();
    let list = rt::from_json_with::<Vec<rt::Json>>(b"[1]", &NO_ITEMS, limits).unwrap_err();
    assert_eq!(told(&list), [("/0", "items")]);
    let map = rt::from_json_with::<rt::Map<rt::Json>>(br#"{"a":1}"#, &NO_ITEMS, limits);
    assert_eq!(told(&map.unwrap_err()), [("/a", "additionalProperties")]);
}
