//! Unions in both directions: values without a matching alternative, schemas with a discriminator
//! and their derived schemas, and error messages.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copperplate_runtime::{self as rt, Validate};
use copperplate_tests::cases::unions_ambiguous::types::{Change, Create};
use copperplate_tests::cases::unions_family::types::{Cat, CatBase, Dog, DogPetType, Home};
use copperplate_tests::cases::unions_family::types::{Pet, PetBase};
use copperplate_tests::cases::unions_family_mapped::types::Vehicle;
use copperplate_tests::cases::unions_open::types::{Method, Page, PageNested, Payout, Value};
use copperplate_tests::cases::unions_several::types::{Bank, Card, Deep, Method as Several};
use copperplate_tests::cases::unions_several_counted::types::{Counted, Evaluated};

fn text(value: &impl rt::Encode) -> String {
    String::from_utf8(rt::to_json(value)).unwrap()
}

fn lenient<T: rt::Decode>(text: &str) -> (T, Vec<String>) {
    let (value, warnings) = rt::from_json_lenient::<T>(text.as_bytes()).expect(text);
    let lines = warnings.to_string();
    (value, lines.lines().map(str::to_owned).collect())
}

fn refused<T: rt::Decode + std::fmt::Debug>(text: &str) -> String {
    let report = rt::from_json::<T>(text.as_bytes()).expect_err(text);
    report.to_string()
}

#[test]
fn an_answer_keeps_each_item_that_fits_no_alternative() {
    let items = [
        r#"{"type":"card","last4":"1111"}"#,
        r#"{"type":"wallet","id":1.50,"id2":[null]}"#,
        r#"{"type":"Card","last4":"2222"}"#,
        r#"{"last4":"3333"}"#,
        r#"{"type":"card","pin":"s3cret"}"#,
        "null",
    ];
    let (page, warnings) = lenient::<Page>(&format!(r#"{{"data":[{}]}}"#, items.join(",")));
    assert!(matches!(&page.data[0], Method::Card(card) if card.last4 == "1111"));
    for (item, text) in page.data.iter().zip(items).skip(1) {
        assert!(item.unknown().is_some(), "{text}");
        assert_eq!(self::text(item), text, "written as it was read");
        let why = item.validate().expect_err("no alternative");
        assert_eq!(
            why.to_string(),
            "body: must be one of the alternatives that the document describes"
        );
        assert!(
            rt::from_json::<Method>(text.as_bytes()).is_err(),
            "strictly refused: {text}"
        );
    }
    assert_eq!(
        warnings,
        [
            r#"body /data/1/type: must be one of "card", "bank", found "wallet""#,
            r#"body /data/2/type: must be one of "card", "bank", found "Card""#,
            "body /data/3/type: is required",
            "body /data/4/last4: is required",
            "body /data/5: must be an object, found null",
        ]
    );
    let why = page.validate().expect_err("five items");
    assert_eq!(why.violations()[0].pointer, "/data/1");
    assert!(!format!("{page:?}").contains("s3cret"), "{page:?}");
}

#[test]
fn an_unknown_alternative_never_outdoes_another() {
    let nested = |text: &str| {
        lenient::<Page>(&format!(r#"{{"data":[],"nested":{text}}}"#))
            .0
            .nested
    };
    // The unreadable member is optional, so the value is still a card.
    let card = nested(r#"{"type":"card","last4":"1","pin":7}"#);
    assert!(
        matches!(card, Some(PageNested::Method(Method::Card(_)))),
        "{card:?}"
    );
    let other = nested(r#"{"type":"wallet"}"#);
    assert!(
        other.as_ref().is_some_and(|it| it.unknown().is_some()),
        "{other:?}"
    );
    assert!(matches!(nested("true"), Some(PageNested::Boolean(true))));
    let fits = nested(r#"["a"]"#);
    assert!(
        matches!(fits, Some(PageNested::Value(Value::List(_)))),
        "{fits:?}"
    );
}

#[test]
fn a_list_with_an_item_that_no_type_keeps_is_lost_with_a_warning() {
    let (page, warnings) = lenient::<Page>(r#"{"data":[],"names":["a",null,"b"]}"#);
    assert_eq!(page.names, None);
    assert_eq!(warnings, ["body /names/1: must be a string, found null"]);
}

#[test]
fn a_report_holds_for_all_alternatives() {
    let page = |value: &str| refused::<Page>(&format!(r#"{{"data":[],{value}}}"#));
    assert_eq!(
        page(r#""value":1.5"#),
        "body /value: must be a string, an integer or an array, found a number"
    );
    assert_eq!(
        page(r#""unknown":[]"#),
        "body /unknown: must be a string or an integer, found an array"
    );
    assert_eq!(
        refused::<Payout>(r#"{"rail":"sepa"}"#),
        r#"body /rail: must be one of "fiat", "crypto", found "sepa""#
    );
    assert_eq!(refused::<Payout>("{}"), "body /rail: is required");
    assert_eq!(
        refused::<Payout>(r#"{"rail":"crypto"}"#),
        "body /destination_id: is required, or else `/destination`"
    );
    assert_eq!(
        refused::<Payout>(r#"{"rail":"fiat"}"#),
        "body /account: is required"
    );
    assert_eq!(
        refused::<Payout>(r#"{"rail":"crypto","destination":{}}"#),
        "body /destination/address: is required"
    );
}

#[test]
fn a_base_is_read_and_written_as_what_builds_on_it() {
    for written in [
        r#"{"petType":"Cat","name":"Tom","claws":4}"#,
        r#"{"petType":"Lion","claws":4,"mane":true}"#,
        r#"{"petType":"hound","barks":true}"#,
        r#"{"petType":"snake","name":"Kaa"}"#,
        r#"{"petType":"Cat","friend":{"petType":"Lion","claws":1,"mane":false},"claws":2}"#,
    ] {
        let pet: Pet = rt::from_json(written.as_bytes()).expect(written);
        assert_eq!(text(&pet), written);
        assert_eq!(pet.validate(), Ok(()));
    }
    let home: Home =
        rt::from_json(br#"{"pets":[{"petType":"dog"}],"cat":{"petType":"Lion","claws":1}}"#)
            .unwrap();
    assert!(matches!(&home.pets[0], Pet::Dog(dog) if dog.pet_type == DogPetType::Dog));
    assert!(matches!(home.cat, Some(Cat::Lion(_))));
    // An optional member of the base may be absent, and then it is not written.
    let vehicle: Vehicle = rt::from_json(b"{}").unwrap();
    assert!(matches!(vehicle, Vehicle::Other(_)));
    assert_eq!(text(&vehicle), "{}");
}

#[test]
fn a_built_value_names_what_it_is() {
    let cat = CatBase {
        pet_type: "Lion".to_owned(),
        name: None,
        friend: None,
        claws: 4,
    };
    let why = Pet::from(Box::new(cat.clone()))
        .validate()
        .expect_err("a lion");
    assert_eq!(
        why.to_string(),
        r#"body /petType: must be "Cat", found "Lion""#
    );
    let why = Cat::Other(cat).validate().expect_err("a lion");
    assert_eq!(
        why.to_string(),
        r#"body /petType: must not name another alternative, found "Lion""#
    );
    let base = PetBase {
        pet_type: "Cat".to_owned(),
        name: None,
        friend: None,
    };
    assert!(Pet::Other2(base).validate().is_err());
    let dog = Pet::from(Dog::new(DogPetType::Hound));
    assert_eq!(dog.validate(), Ok(()));
    assert_eq!(text(&dog), r#"{"petType":"hound"}"#);
}

#[test]
fn an_answer_keeps_what_a_base_and_its_children_refuse() {
    let (pet, warnings) = lenient::<Pet>(r#"{"petType":"Cat","name":"Tom"}"#);
    assert!(pet.unknown().is_some());
    assert_eq!(warnings, ["body /claws: is required"]);
    let (pet, warnings) = lenient::<Pet>(r#"{"petType":"whale","name":"a long one"}"#);
    assert!(matches!(pet, Pet::Other2(_)));
    assert_eq!(warnings.len(), 1);
}

fn json(text: &str) -> rt::Json {
    rt::from_json(text.as_bytes()).expect(text)
}

/// Reads strictly and leniently, and compares the written JSON with the text.
fn keeps<T>(given: &str) -> T
where
    T: rt::Decode + rt::Encode + Validate + PartialEq + std::fmt::Debug,
{
    let strict = rt::from_json::<T>(given.as_bytes()).expect(given);
    let (kept, warnings) = lenient::<T>(given);
    assert_eq!((&kept, warnings.len()), (&strict, 0), "{given}");
    assert_eq!(strict.validate(), Ok(()), "{given}");
    assert_eq!(json(&text(&strict)), json(given), "{strict:?}");
    strict
}

#[test]
fn every_member_that_an_alternative_declares_is_kept() {
    let both = keeps::<Several>(r#"{"iban":"DE1","card":"4242"}"#);
    let Several::Several(all) = &both else {
        panic!("{both:?}")
    };
    assert!(matches!(
        all.as_slice(),
        [Several::Card(_), Several::Bank(_)]
    ));
    assert!(matches!(
        keeps::<Several>(r#"{"card":"4242"}"#),
        Several::Card(_)
    ));
    let deep =
        r#"{"at":{"street":"a","number":1.0,"city":"b"},"stops":[{"iban":"DE1","card":"1"}]}"#;
    assert!(matches!(keeps::<Deep>(deep), Deep::Several(_)));
    let street = r#"{"at":{"street":"a","number":1.5}}"#;
    assert!(matches!(keeps::<Deep>(street), Deep::Street(_)));
    keeps::<Counted>(r#"{"a":"x","b":"y"}"#);
    keeps::<Evaluated>(r#"{"a":"x","b":"y"}"#);
    // `other` is undeclared in all alternatives, so the reader takes the best one.
    let card: Several = rt::from_json(br#"{"card":"4242","other":1}"#).unwrap();
    assert_eq!(format!("{card:?}"), r#"Card(Card { card: "4242" })"#);
}

#[test]
fn built_alternatives_must_fit_one_object() {
    let bank = |iban: &str| Several::from(Bank { iban: iban.into() });
    let card = |card: &str| Several::from(Card { card: card.into() });
    let all = |all: [Several; 2]| Several::Several(all.into_iter().collect());
    let both = all([card("4242"), bank("DE1")]);
    assert_eq!(both.validate(), Ok(()));
    assert_eq!(text(&both), r#"{"card":"4242","iban":"DE1"}"#);
    let why = |value: Several| value.validate().expect_err("refused").to_string();
    assert_eq!(
        why(all([bank("DE1"), bank("DE2")])),
        "body /iban: must have one value in all alternatives"
    );
    assert_eq!(
        why(all([card("42424"), bank("DE1")])),
        "body /card: must have at most 4 characters, found 5"
    );
    assert_eq!(
        why(Several::Several(rt::Several::from_iter([]))),
        "body /card: is required, or else `/iban`"
    );
}

#[test]
fn a_value_is_sent_though_the_document_makes_it_ambiguous() {
    let create = |name: &str| Change::from(Create { name: name.into() });
    assert_eq!(create("a").validate(), Ok(()));
    let why = create("long").validate().expect_err("its own alternative");
    assert_eq!(
        why.to_string(),
        "body /name: must have at most 3 characters, found 4"
    );
    // Reading keeps to the document.
    assert!(rt::from_json::<Change>(br#"{"name":"a"}"#).is_err());
    let (change, warnings) = lenient::<Change>(r#"{"name":"a"}"#);
    assert!(matches!(change, Change::Create(_)), "{warnings:?}");
}
