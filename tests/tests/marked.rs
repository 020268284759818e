//! Unions whose branches do not require the discriminating member.

#![allow(clippy::unwrap_used, missing_docs)]

use copperplate_runtime as rt;
use copperplate_tests::cases::unions_marked::types::{Circle, Shape, Square};
use rt::Validate;

fn written(shape: &Shape) -> String {
    String::from_utf8(rt::to_json(shape)).unwrap()
}

#[test]
fn what_tells_the_branch_is_written_where_it_is_missing() {
    let circle = Shape::Circle(Circle { r: 2.0 });
    assert_eq!(written(&circle), r#"{"kind":"round","r":2}"#);
    assert_eq!(
        written(&Shape::Point(rt::Map::new())),
        r#"{"kind":"Point"}"#
    );
    let square = Shape::Square(Square { kind: None, a: 1 });
    assert_eq!(written(&square), r#"{"kind":"Square","a":1}"#);
    assert_eq!(written(&Shape::Bag(rt::Map::new())), r#"{"kind":"Bag"}"#);
    for shape in [circle, square] {
        assert!(shape.validate().is_ok());
        assert_eq!(
            rt::from_json::<Shape>(&rt::to_json(&shape)),
            Ok(with_kind(shape))
        );
    }
}

/// The value as read back.
fn with_kind(shape: Shape) -> Shape {
    match shape {
        Shape::Square(square) => Shape::Square(Square {
            kind: Some("Square".to_owned()),
            ..square
        }),
        other => other,
    }
}

#[test]
fn a_value_that_tells_another_branch_is_refused() {
    let square = |kind: &str| {
        Shape::Square(Square {
            kind: Some(kind.to_owned()),
            a: 1,
        })
    };
    assert!(square("Square").validate().is_ok());
    for wrong in ["round", "zebra", ""] {
        let report = square(wrong).validate().unwrap_err();
        let found = report.violations().iter();
        let found: Vec<_> = found.map(|it| (it.pointer.as_str(), it.keyword)).collect();
        assert_eq!(found, [("/kind", "enum")], "{wrong}");
    }
}
