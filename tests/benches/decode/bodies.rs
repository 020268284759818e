//! The measured bodies: examples of the five providers, a long list, and a deep tree.

use copperplate_runtime::operation::Example;
use withdrawal_apis::{circle, fondo, plannr, upvest, youhodler};

/// A body, and the same body with one violation.
pub struct Body {
    pub name: &'static str,
    pub valid: String,
    pub invalid: String,
}

impl Body {
    /// An example from a document. The violation replaces a part of it.
    fn example(
        name: &'static str,
        examples: &[Example],
        example: &str,
        violation: (&str, &str),
    ) -> Self {
        let found = examples.iter().find(|it| it.name == example).unwrap();
        // Clients and servers write bodies without white space.
        let body: copperplate_runtime::Json =
            copperplate_runtime::from_json(found.body.as_bytes()).unwrap();
        let body = String::from_utf8(copperplate_runtime::to_json(&body)).unwrap();
        Self::new(name, body, violation)
    }

    fn new(name: &'static str, valid: String, (from, to): (&str, &str)) -> Self {
        // The last occurrence, so that no reader can stop early.
        let place = valid.rfind(from).unwrap();
        let (before, behind) = valid.split_at(place);
        let invalid = format!("{before}{}", behind.replacen(from, to, 1));
        Self {
            name,
            valid,
            invalid,
        }
    }
}

const AMOUNT: (&str, &str) = ("\"amount\":1.2", "\"amount\":true");

pub fn transaction() -> Body {
    Body::example(
        "fondo answer",
        fondo::examples::EXAMPLES,
        "transaction",
        AMOUNT,
    )
}

/// About 100 KB.
pub fn transactions() -> Body {
    let items = vec![transaction().valid; 200];
    Body::new("list of 200", format!("[{}]", items.join(",")), AMOUNT)
}

/// A hundred levels.
pub fn tree() -> Body {
    let leaf = "{\"name\":\"leaf\"}".to_owned();
    let valid = (0..99).fold(leaf, |inner, level| {
        format!("{{\"name\":\"level {level}\",\"next\":{inner}}}")
    });
    Body::new("tree, 100 deep", valid, ("\"leaf\"", "7"))
}

pub fn new_fondo() -> Body {
    Body::example(
        "fondo request",
        fondo::examples::EXAMPLES,
        "withdrawal",
        AMOUNT,
    )
}

pub fn new_youhodler() -> Body {
    let violation = ("\"value\":\"100.00\"", "\"value\":1");
    Body::example(
        "youhodler request",
        youhodler::examples::EXAMPLES,
        "fiat",
        violation,
    )
}

pub fn youhodler() -> Body {
    let violation = ("\"kind\":\"user\"", "\"kind\":1");
    Body::example(
        "youhodler answer",
        youhodler::examples::EXAMPLES,
        "executing",
        violation,
    )
}

pub fn new_upvest() -> Body {
    let violation = ("\"EUR\"", "\"USD\"");
    Body::example(
        "upvest request",
        upvest::examples::EXAMPLES,
        "withdrawal",
        violation,
    )
}

pub fn upvest() -> Body {
    let responses: Vec<_> = upvest::examples::EXAMPLES
        .iter()
        .filter(|it| it.status == Some(200))
        .copied()
        .collect();
    Body::example(
        "upvest answer",
        &responses,
        "withdrawal",
        ("\"NEW\"", "\"OLD\""),
    )
}

pub fn new_circle() -> Body {
    let violation = ("\"currency\":\"EUR\"", "\"currency\":1");
    Body::example(
        "circle request",
        circle::examples::EXAMPLES,
        "exchange",
        violation,
    )
}

pub fn circle() -> Body {
    let violation = ("\"status\":\"pending\"", "\"status\":1");
    Body::example(
        "circle answer",
        circle::examples::EXAMPLES,
        "withdrawal",
        violation,
    )
}

pub fn new_plannr() -> Body {
    let violation = ("\"value\":50000", "\"value\":0.5");
    Body::example(
        "plannr request",
        plannr::examples::EXAMPLES,
        "recurring",
        violation,
    )
}

pub fn plannr() -> Body {
    let violation = (
        "\"withdrawn_at\":\"2024-10-16T11:10:16+01:00\"",
        "\"withdrawn_at\":1",
    );
    Body::example(
        "plannr answer",
        plannr::examples::EXAMPLES,
        "plainValue",
        violation,
    )
}
