//! A schema means the same wherever it stands. The members of a struct are held by Rust types, as far as
//! these go; the same members of a schema without a type are evaluated on JSON. Generated code gives the same
//! verdict and the same report in both, of many values for every member.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::BTreeSet;
use std::path::Path;

use copperplate::open;
use copperplate::source::{Limits, Node};
use copperplate_tests::cases::SUBJECTS;
use copperplate_tests::{Exercised, Subject};

/// Values without parts: on both sides of every bound, width, length and format of the cases.
const SCALARS: [&str; 56] = [
    "null",
    "true",
    "false",
    r#""""#,
    r#""a""#,
    r#""b""#,
    r#""ab""#,
    r#""abc""#,
    r#""abcd""#,
    r#""ba""#,
    r#""bbbb""#,
    r#""12.50""#,
    r#""1e3""#,
    r#""YQ==""#,
    r#""YQ""#,
    r#""2026-01-31""#,
    r#""2026-02-30""#,
    r#""2026-01-31T12:30:00Z""#,
    r#""2026-01-31T25:30:00Z""#,
    r#""1.2.3.4""#,
    r#""1.2.3.256""#,
    r#""a@b.cd""#,
    r#""a@example.org""#,
    r#""6b3f3c0e-5d0a-4f0e-9a57-0c7d4f4f6a11""#,
    "0",
    "-0",
    "1",
    "-1",
    "2",
    "3",
    "4",
    "6",
    "1.5",
    "2.0",
    "2.5",
    "0.01",
    "0.015",
    "30e1",
    "127",
    "128",
    "-129",
    "255",
    "256",
    "300",
    "32768",
    "65536",
    "100000",
    "2147483647",
    "2147483648",
    "-2147483649",
    "4294967296",
    "9007199254740992",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "12345678901234567890.1234567890123456789",
];

/// Names of members in the cases, and two that no schema has.
const NAMES: [&str; 7] = ["id", "kind", "count", "token", "iban", "k", "other"];

/// How many lists and how many objects are made for each member.
const MADE: usize = 150;

/// Choices that are the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn scalar(&mut self) -> &'static str {
        SCALARS[self.below(SCALARS.len())]
    }

    fn list(&mut self) -> String {
        // Of few values, so that some are there several times.
        let few = [self.scalar(), self.scalar(), "1"];
        let items: Vec<_> = (0..self.below(4)).map(|_| few[self.below(3)]).collect();
        format!("[{}]", items.join(","))
    }

    fn object(&mut self) -> String {
        let names: Vec<_> = NAMES.iter().filter(|_| self.below(3) == 0).collect();
        let members = names
            .iter()
            .map(|name| format!("\"{name}\":{}", self.scalar()));
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    }
}

fn values() -> Vec<String> {
    let mut random = Random(17);
    let mut values: Vec<_> = SCALARS.iter().map(|it| (*it).to_owned()).collect();
    values.extend((0..MADE).map(|_| random.list()));
    values.extend((0..MADE).map(|_| random.object()));
    values
}

type Told = BTreeSet<(String, &'static str)>;

/// The violations of a value as a member, by pointer and keyword.
fn told(subject: &Subject, name: &str, value: &str) -> Told {
    match (subject.exercise)(format!("{{\"{name}\":{value}}}").as_bytes()) {
        Exercised::Accepted(_) => Told::new(),
        Exercised::Refused(report) => {
            let all = report.violations().iter();
            all.map(|it| (it.pointer.clone(), it.keyword)).collect()
        }
        Exercised::Broken(why) => panic!("{name}: {value}: {why}"),
    }
}

/// Whether the struct refuses a number only because its Rust type can't keep it: without a `format` of its own,
/// an `integer` or a `number` of a document has no width, and the Rust type has 64 bits.
fn is_width(schema: &Node, typed: &Told, whole: &Told) -> bool {
    let beyond: Vec<_> = typed.difference(whole).collect();
    let text = |key: &str| schema.get(key).and_then(Node::as_str);
    let foreign = text("type") == Some("number") && text("format") == Some("int32");
    (text("format").is_none() || foreign)
        && whole.is_subset(typed)
        && beyond.iter().all(|(_, keyword)| *keyword == "format")
}

fn compare(case: &str) -> (usize, Vec<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let opened = open(&path.join(format!("{case}.yaml")), &Limits::default());
    let (document, _) = opened.ok().unwrap();
    let schemas = document
        .root()
        .get("components")
        .unwrap()
        .get("schemas")
        .unwrap();
    let members = schemas.get("Typed").unwrap().get("properties").unwrap();
    let subject = |schema: &str| {
        let mut all = SUBJECTS.iter();
        all.find(|it| it.case == case && it.schema == schema)
            .unwrap()
    };
    let (typed, whole) = (subject("Typed"), subject("Whole"));
    let (values, mut tried, mut differing) = (values(), 0, Vec::new());
    for (name, _, member) in members.members() {
        let before = differing.len();
        let mut refused = 0;
        for value in &values {
            let (own, other) = (told(typed, name, value), told(whole, name, value));
            tried += 1;
            refused += usize::from(!other.is_empty());
            if own != other && !is_width(member.node, &own, &other) {
                differing.push(format!(
                    "{case} {name}: {value}\n typed {own:?}\n whole {other:?}"
                ));
            }
        }
        assert!(refused > 0, "{name} refuses nothing");
        // One schema that is read in two ways would fill the screen.
        differing.truncate(before + 3);
    }
    (tried, differing)
}

#[test]
fn a_schema_means_the_same_with_a_type_and_without() {
    let mut all = (0, Vec::new());
    for case in ["types/two-readings", "types/two-readings-3-1"] {
        let (tried, differing) = compare(case);
        all.0 += tried;
        all.1.extend(differing);
    }
    assert!(all.0 > 25_000, "only {}", all.0);
    assert!(
        all.1.is_empty(),
        "{}\n{} differ",
        all.1.join("\n"),
        all.1.len()
    );
}
