use super::*;
use crate as rt;
use crate::schema::{ANY, Keyword};

#[derive(Clone)]
struct Card {
    number: String,
    note: Option<Option<String>>,
    limits: Vec<Limit>,
    month: i64,
    others: Map<bool>,
}

rt::object! {
    impl Debug, PartialEq for Card {
        _: constant("object", "card"),
        _: number("version", "2"),
        _: forbidden("pin", "false"),
        number: required("number"),
        note: nullable("note"),
        limits: optional("limits"),
        month: required("month"),
        .. => others: keep(&ANY),
    }
}

/// A union that contains itself twice: as an alternative and inside another one.
#[derive(Clone, PartialEq)]
enum Limit {
    Amount(rt::Decimal),
    Json(Json),
    Spelled(rt::Decimal),
    Card(Box<Card>),
    Again(Box<Limit>),
    Other(Box<Limit>),
}

static FLAG: Schema = Schema::new().keywords(&[Keyword::Type(&["boolean"])]);
static SPELLED: Schema = Schema::new().as_string();

rt::union! {
    impl Debug, From for Limit: one_of {
        Amount,
        Json where FLAG,
        Spelled where SPELLED,
        Card,
        Again,
        Other,
    }
}

/// Describes a shape briefly.
fn told(shape: &Shape) -> String {
    let kinds = [
        (shape.any, "any"),
        (shape.null, "null"),
        (shape.text, "text"),
        (shape.number, "number"),
        (shape.boolean, "boolean"),
        (shape.has_list(), "list"),
        (!shape.members.is_empty(), "members"),
        (!shape.additional.is_empty(), "map"),
    ];
    let kinds = kinds.iter().filter(|(is, _)| *is).map(|(_, kind)| *kind);
    kinds.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_struct_tells_its_members() {
    let card = Shape::of::<Card>(&ANY);
    assert_eq!(told(&card), "members map");
    for (name, expected) in [
        ("object", "text"),
        ("version", "number"),
        ("number", "text"),
        ("note", "null text"),
        ("limits", "list"),
        ("month", "number"),
        ("pin", "boolean"),
        ("anything else", "boolean"),
    ] {
        assert_eq!(told(&card.member(name)), expected, "{name}");
    }
    let names: Vec<_> = card.member_names().collect();
    assert_eq!(
        names,
        ["object", "version", "number", "note", "limits", "month"]
    );
    assert_eq!(told(&Shape::of::<Option<Card>>(&ANY)), "null members map");
}

#[test]
fn a_union_tells_its_alternatives_however_often_it_holds_itself() {
    let limit = Shape::of::<Card>(&ANY).member("limits").items();
    assert_eq!(told(&limit), "text number boolean members map");
    let within = limit.member("limits").items().member("month");
    assert_eq!(told(&within), "number");
}

#[test]
fn a_type_without_a_word_is_what_its_schema_speaks_of() {
    static WHOLE: Schema = Schema::new().keywords(&[Keyword::Type(&["integer", "null"])]);
    static LIST: Schema = Schema::new().keywords(&[
        Keyword::Type(&["array"]),
        Keyword::Items {
            prefix: &[],
            rest: Some(&WHOLE),
        },
    ]);
    static OBJECT: Schema = Schema::new().keywords(&[
        Keyword::Type(&["object"]),
        Keyword::Properties {
            named: &[("list", &LIST)],
            matching: &[],
            additional: Some(&WHOLE),
        },
    ]);
    static EITHER: Schema = Schema::new().keywords(&[Keyword::AnyOf(&[&WHOLE, &LIST])]);
    static RULE: Schema = Schema::new().keywords(&[Keyword::Required(&["a"])]);
    static SELF: Schema = Schema::new().keywords(&[Keyword::AnyOf(&[&SELF, &WHOLE, &SELF])]);
    for (schema, expected) in [
        (&ANY, "any"),
        (&RULE, "any"),
        (&WHOLE, "null number"),
        (&LIST, "list"),
        (&OBJECT, "members map"),
        (&EITHER, "null number list"),
        (&SELF, "null number"),
    ] {
        assert_eq!(told(&Shape::of::<Json>(schema)), expected);
    }
    let object = Shape::of::<Json>(&OBJECT);
    assert_eq!(told(&object.member("list").items()), "null number");
    assert_eq!(told(&object.member("other")), "null number");
    assert_eq!(told(&Shape::of::<Json>(&ANY).member("a").items()), "any");
}
