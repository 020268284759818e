//! Hand-written code in the form of generated code, and the required behaviour.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copperplate_runtime as rt;
use rt::model::Alternatives as _;
use rt::model::Source as _;

static REF: rt::schema::Pattern = rt::schema::Pattern::new("^[A-Z]");
static TAG: rt::schema::Schema = rt::schema::Schema::new().max_length(3);

static ADDITIONAL: rt::schema::Schema = rt::schema::Schema::new().maximum("10");

#[derive(Clone)]
struct Transaction {
    id: Option<i64>,
    amount: rt::Decimal,
    settled: rt::Presence<rt::DateTime>,
    r#ref: Option<String>,
    tags: Option<Vec<String>>,
    status: Option<Status>,
    additional: rt::Map<i32>,
}

rt::object! {
    impl Debug, PartialEq for Transaction {
        id: optional("id"),
        amount: required("amount") where exclusive_minimum("0") multiple_of("0.01"),
        settled: nullable("settled"),
        _: constant("rail", "fiat"),
        r#ref: optional("ref") where max_length(5) pattern(&REF),
        tags: optional("tags") where max_items(3) unique_items() items(&TAG),
        _: forbidden("destination", "not"),
        status: optional("status"),
        .. => additional: keep(&ADDITIONAL),
    }
}

/// An open enumeration.
enum Status {
    Pending,
    Unlisted(rt::Unknown),
}

rt::choice! {
    impl Clone, Debug, Display, Eq, Hash, PartialEq for Status {
        Pending = "pending",
        .. Unlisted,
    }
}

/// A closed enumeration.
enum Network {
    Ethereum,
    Tron,
}

rt::choice! {
    impl Clone, Copy, Debug, Display, Eq, Hash, PartialEq for Network {
        Ethereum = "ETH",
        Tron = "TRX",
    }
}

#[derive(Clone)]
struct Crypto {
    network: Network,
    amount: rt::Decimal,
}

rt::object! {
    impl Debug, PartialEq for Crypto {
        _: constant("rail", "crypto"),
        network: required("network"),
        amount: required("amount"),
        .. => refuse,
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Payout {
    Fiat(Transaction),
    Crypto(Crypto),
    Text(String),
}

static TEXT: rt::schema::Schema = rt::schema::Schema::new().min_length(2);

impl rt::Decode for Payout {
    fn decode(input: &mut rt::json::Reader<'_>, _: &'static rt::schema::Schema) -> Option<Self> {
        let mut union = input.one_of();
        union.alternative(Self::Fiat, &rt::schema::ANY);
        union.alternative(Self::Crypto, &rt::schema::ANY);
        union.alternative(Self::Text, &TEXT);
        union.finish()
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Tagged {
    Fiat(Transaction),
    Crypto(Crypto),
}

impl rt::Decode for Tagged {
    fn decode(input: &mut rt::json::Reader<'_>, _: &'static rt::schema::Schema) -> Option<Self> {
        let mut union = input.tagged("rail", &[&["fiat"], &["crypto"]]);
        union.alternative(Self::Fiat, &rt::schema::ANY);
        union.alternative(Self::Crypto, &rt::schema::ANY);
        union.finish()
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Both {
    Whole(i64),
    Any(f64),
}

impl rt::Decode for Both {
    fn decode(input: &mut rt::json::Reader<'_>, _: &'static rt::schema::Schema) -> Option<Self> {
        let mut union = input.any_of();
        union.alternative(Self::Whole, &rt::schema::ANY);
        union.alternative(Self::Any, &rt::schema::ANY);
        union.finish()
    }
}

/// A union of two overlapping types: decoding is exponential when they nest.
#[allow(dead_code)]
#[derive(PartialEq)]
enum Nest {
    Left(Box<Branch>),
    Right(Box<Branch>),
}
#[allow(dead_code)]
struct Branch {
    child: Option<Nest>,
}
rt::object! {
    impl Debug, PartialEq for Branch {
        child: optional("child"),
        .. => skip,
    }
}
rt::union! {
    impl Debug, From for Nest: one_of {
        Left,
        Right,
    }
}

fn found(report: &rt::Report) -> Vec<(String, &'static str)> {
    report
        .violations()
        .iter()
        .map(|violation| (violation.pointer.clone(), violation.keyword))
        .collect()
}

#[track_caller]
fn refused<T: rt::Decode + std::fmt::Debug>(text: &str, expected: &[(&str, &str)]) {
    let report = rt::from_json::<T>(text.as_bytes()).expect_err(text);
    let expected: Vec<_> = expected
        .iter()
        .map(|(pointer, keyword)| ((*pointer).to_owned(), *keyword))
        .collect();
    let found: Vec<_> = found(&report).into_iter().collect();
    assert_eq!(found, expected, "{text}\n{report}");
}

#[test]
fn round_trip_keeps_digits_states_and_order() {
    for text in [
        r#"{"id":7,"amount":1.20,"settled":null,"rail":"fiat","ref":"A","tags":["a","b"],"status":"pending","x":1,"a":2}"#,
        r#"{"amount":100.00,"settled":"2024-05-06T07:08:09.000Z","rail":"fiat"}"#,
        r#"{"amount":3,"rail":"fiat"}"#,
    ] {
        let value: Transaction = rt::from_json(text.as_bytes()).unwrap();
        assert_eq!(String::from_utf8(rt::to_json(&value)).unwrap(), text);
        assert_eq!(rt::Validate::validate(&value), Ok(()));
    }
    let three: Transaction = rt::from_json(br#"{"rail":"fiat","amount":3}"#).unwrap();
    assert!(three.settled.is_absent());
}

#[test]
fn every_violation_is_in_one_report() {
    refused::<Transaction>(
        r#"{"id":"x","amount":0.001,"settled":"soon","rail":"cash","ref":"abcdef","tags":["a","a","long","b"],
            "destination":{},"status":"gone","e~/x":11,"amount":2}"#,
        &[
            ("/id", "type"),
            ("/amount", "multipleOf"),
            ("/settled", "format"),
            ("/rail", "enum"),
            ("/ref", "maxLength"),
            ("/ref", "pattern"),
            ("/tags/2", "maxLength"),
            ("/tags", "maxItems"),
            ("/tags", "uniqueItems"),
            ("/destination", "not"),
            ("/status", "enum"),
            ("/e~0~1x", "maximum"),
            ("/amount", "duplicate"),
        ],
    );
    refused::<Transaction>("{}", &[("/amount", "required"), ("/rail", "required")]);
    refused::<Transaction>("[]", &[("", "type")]);
}

#[test]
fn messages_say_what_was_expected_and_found() {
    let report =
        rt::from_json::<Transaction>(br#"{"amount":0,"rail":"cash","ref":"ABCDEF","id":"x"}"#)
            .unwrap_err();
    assert_eq!(
        report.to_string(),
        "body /amount: must be more than 0, found 0\n\
         body /rail: must be \"fiat\", found \"cash\"\n\
         body /ref: must have at most 5 characters, found 6\n\
         body /id: must be a number, found a string"
            .replace("/id: must be a number", "/id: must be an integer")
    );
    let report = rt::from_json::<Network>(b"\"BTC\"").unwrap_err();
    assert_eq!(
        report.to_string(),
        "body: must be one of \"ETH\", \"TRX\", found \"BTC\""
    );
    assert_eq!(
        String::from_utf8(report.to_json()).unwrap(),
        r#"[{"in":"body","pointer":"","keyword":"enum","code":"not_listed","expected":"must be one of \"ETH\", \"TRX\"","found":"\"BTC\""}]"#
    );
}

#[test]
fn validation_of_built_values_finds_what_decoding_finds() {
    let text = br#"{"amount":0.001,"rail":"fiat","ref":"abcdef","tags":["long","a","a"],"status":"gone","z":11}"#;
    let strict = rt::from_json::<Transaction>(text).unwrap_err();
    let (value, warnings) = rt::from_json_lenient::<Transaction>(text).unwrap();
    assert_eq!(found(&strict), found(&warnings));
    let built = rt::Validate::validate(&value).unwrap_err();
    assert_eq!(found(&built), found(&strict));
}

#[test]
fn lenient_reading_keeps_what_can_be_decoded() {
    let (value, warnings) = rt::from_json_lenient::<Transaction>(
        br#"{"id":"x","amount":-1,"rail":"fiat","ref":"abcdefgh","status":"gone"}"#,
    )
    .unwrap();
    assert_eq!(value.id, None);
    assert_eq!(value.amount, rt::Decimal::from(-1));
    assert_eq!(value.r#ref.as_deref(), Some("abcdefgh"));
    assert!(matches!(&value.status, Some(Status::Unlisted(text)) if text.as_str() == "gone"));
    assert_eq!(warnings.len(), 5);
    let failed =
        rt::from_json_lenient::<Transaction>(br#"{"amount":"1","rail":"fiat"}"#).unwrap_err();
    assert_eq!(found(&failed), [("/amount".to_owned(), "type")]);
    let (crypto, warnings) = rt::from_json_lenient::<Crypto>(
        br#"{"rail":"crypto","network":"ETH","amount":1,"new":[]}"#,
    )
    .unwrap();
    assert_eq!(crypto.network, Network::Ethereum);
    assert_eq!(
        found(&warnings),
        [("/new".to_owned(), "additionalProperties")]
    );
}

#[test]
fn one_of_takes_the_branch_that_fits() {
    let fiat: Payout = rt::from_json(br#" {"amount":1,"rail":"fiat"} "#).unwrap();
    assert!(matches!(fiat, Payout::Fiat(_)));
    let crypto: Payout = rt::from_json(br#"{"amount":1,"rail":"crypto","network":"TRX"}"#).unwrap();
    assert!(matches!(crypto, Payout::Crypto(_)));
    assert_eq!(
        rt::from_json::<Payout>(b"\"ab\""),
        Ok(Payout::Text("ab".into()))
    );
    // The closest branch is the one with the matching tag, although the other has fewer violations.
    refused::<Payout>(
        r#"{"rail":"crypto","network":"BTC","amount":"1","x":1}"#,
        &[
            ("/network", "enum"),
            ("/amount", "type"),
            ("/x", "additionalProperties"),
        ],
    );
    refused::<Payout>("\"a\"", &[("", "minLength")]);
    refused::<Nest>("{}", &[("", "oneOf")]);
    let (kept, warnings) =
        rt::from_json_lenient::<Payout>(br#"{"rail":"crypto","network":"ETH","amount":1,"x":1}"#)
            .unwrap();
    assert!(matches!(kept, Payout::Crypto(_)));
    assert_eq!(warnings.len(), 1);
    // A value with another tag is never guessed.
    assert!(
        rt::from_json_lenient::<Payout>(br#"{"rail":"card","network":"ETH","amount":1}"#).is_err()
    );
}

#[test]
fn tagged_reads_only_the_named_branch() {
    let value: Tagged =
        rt::from_json(br#"{"amount":1,"z":{"rail":1},"network":"TRX","rail":"crypto"}"#)
            .or_else(|_| rt::from_json(br#"{"amount":1,"network":"TRX","rail":"crypto"}"#))
            .unwrap();
    assert!(matches!(value, Tagged::Crypto(_)));
    refused::<Tagged>(r#"{"amount":1,"network":"TRX"}"#, &[("/rail", "required")]);
    refused::<Tagged>(r#"{"rail":"card"}"#, &[("/rail", "enum")]);
    refused::<Tagged>(r#"{"rail":7}"#, &[("/rail", "type")]);
    refused::<Tagged>("[1]", &[("", "type")]);
    refused::<Tagged>(
        r#"{"rail":"fiat","rail":"crypto"}"#,
        &[("/rail", "duplicate"), ("/amount", "required")],
    );
    assert_eq!(rt::from_json::<Both>(b"1.0"), Ok(Both::Whole(1)));
    assert_eq!(rt::from_json::<Both>(b"1.5"), Ok(Both::Any(1.5)));
}

#[test]
fn unions_in_lists_point_at_their_item() {
    let report =
        rt::from_json::<Vec<Payout>>(br#"["ab",{"rail":"crypto","amount":1,"network":"X"},"c"]"#)
            .unwrap_err();
    assert_eq!(
        found(&report),
        [
            ("/1/network".to_owned(), "enum"),
            ("/2".to_owned(), "minLength")
        ]
    );
}

#[test]
fn hostile_text_is_one_syntax_violation() {
    let bomb = "[".repeat(100_000);
    let members = r#"{"child":"#.repeat(50_000);
    let unknown = format!(r#"{{"amount":1,"rail":"fiat","x":{}"#, "[".repeat(100_000));
    let deep = format!("{}{}", "[".repeat(129), "]".repeat(129));
    let cases: Vec<(&[u8], &str)> = vec![
        (b"", "empty"),
        (b" ", "blank"),
        (b"{\"amount\":1,}", "comma"),
        (b"{\"amount\" 1}", "colon"),
        (b"[1] x", "trailing"),
        (b"{} {}", "second"),
        (b"nul", "word"),
        (b"NaN", "NaN"),
        (b"Infinity", "infinity"),
        (b"-Infinity", "minus"),
        (b"[NaN]", "in list"),
        (b"01", "zero"),
        (b"1.", "point"),
        (b"+1", "plus"),
        (b"-", "sign"),
        (b"\"\\ud800\"", "lone"),
        (b"\"\\udc00\"", "low"),
        (b"\"\\ud800\\u0041\"", "pair"),
        (b"\"\x01\"", "control"),
        (b"\"\xff\"", "utf8"),
        (b"{\"a\":\"\xc3\"}", "cut"),
        (b"'a'", "quotes"),
        (b"\"\\x\"", "escape"),
        (b"[1,]", "list comma"),
        (b"[1", "open"),
        (b"{\"a\":", "open member"),
        (bomb.as_bytes(), "bomb"),
        (members.as_bytes(), "members"),
        (unknown.as_bytes(), "unknown"),
        (deep.as_bytes(), "deep"),
    ];
    for (text, name) in cases {
        let report = rt::from_json::<rt::Json>(text).expect_err(name);
        assert_eq!(report.len(), 1, "{name}: {report}");
        assert_eq!(report.violations()[0].keyword, "syntax", "{name}: {report}");
        // U+FFFD replaces halves of surrogate pairs and bytes other than UTF-8.
        let mended = ["lone", "low", "pair", "utf8", "cut"].contains(&name);
        let read = rt::from_json_lenient::<rt::Json>(text);
        assert_eq!(read.is_ok(), mended, "{name}");
        for lenient in [false, !mended] {
            let kinds = [
                if lenient {
                    rt::from_json_lenient::<Transaction>(text).map(drop)
                } else {
                    rt::from_json::<Transaction>(text).map(drop)
                },
                if lenient {
                    rt::from_json_lenient::<Payout>(text).map(drop)
                } else {
                    rt::from_json::<Payout>(text).map(drop)
                },
                if lenient {
                    rt::from_json_lenient::<Tagged>(text).map(drop)
                } else {
                    rt::from_json::<Tagged>(text).map(drop)
                },
                if lenient {
                    rt::from_json_lenient::<Nest>(text).map(drop)
                } else {
                    rt::from_json::<Nest>(text).map(drop)
                },
            ];
            for kind in kinds {
                let report = kind.expect_err(name);
                let syntax = report
                    .violations()
                    .iter()
                    .filter(|violation| violation.keyword == "syntax")
                    .count();
                assert!(syntax <= 1, "{name}: {report}");
            }
        }
    }
    let edge = format!("{}{}", "[".repeat(128), "]".repeat(128));
    assert!(rt::from_json::<rt::Json>(edge.as_bytes()).is_ok());
}

#[test]
fn a_syntax_error_brings_no_false_violations() {
    refused::<Transaction>(r#"{"id":1,"tags":["a",]}"#, &[("/tags", "syntax")]);
    refused::<Transaction>(r#"{"amount":1,"rail":"fiat"} 1"#, &[("", "syntax")]);
    refused::<Transaction>(r#"{"amount":1"#, &[("", "syntax")]);
    refused::<Transaction>(r#"{"x":"#, &[("/x", "syntax")]);
}

#[test]
fn duplicates_are_found_among_known_and_unknown_members() {
    refused::<Crypto>(
        r#"{"rail":"crypto","rail":"crypto","network":"ETH","amount":1}"#,
        &[("/rail", "duplicate")],
    );
    refused::<Branch>(r#"{"a":1,"b":2,"a":3}"#, &[("/a", "duplicate")]);
    refused::<Transaction>(
        r#"{"amount":1,"rail":"fiat","a":1,"a":2}"#,
        &[("/a", "duplicate")],
    );
    refused::<rt::Json>(r#"{"a":{"b":1,"b":1}}"#, &[("/a/b", "duplicate")]);
    refused::<rt::Map<i32>>(r#"{"a":1,"\u0061":1}"#, &[("/a", "duplicate")]);
    let many: String = (0..100).map(|number| format!("\"m{number}\":0,")).collect();
    refused::<Branch>(
        &format!(r#"{{{many}"m50":1,"m3":1}}"#),
        &[("/m50", "duplicate"), ("/m3", "duplicate")],
    );
    assert!(rt::from_json::<Branch>(format!("{{{many}\"z\":1}}").as_bytes()).is_ok());
}

#[test]
fn nested_unions_end_in_bounded_time() {
    let depth = 100;
    let text = format!("{}{{}}{}", r#"{"child":"#.repeat(depth), "}".repeat(depth));
    let report = rt::from_json::<Nest>(text.as_bytes()).unwrap_err();
    assert_eq!(report.violations()[0].keyword, "syntax", "{report}");
    assert!(rt::from_json_lenient::<Nest>(text.as_bytes()).is_err());
}

#[test]
fn reports_are_capped_and_count_on() {
    let text = format!("[{}1]", "\"x\",".repeat(1000));
    let report = rt::from_json::<Vec<i64>>(text.as_bytes()).unwrap_err();
    assert_eq!((report.len(), report.violations().len()), (1000, 64));
    assert!(report.to_string().ends_with("and 936 more"));
    let long = format!("\"{}\"", "é".repeat(1000));
    let report = rt::from_json::<Network>(long.as_bytes()).unwrap_err();
    assert!(report.violations()[0].message().chars().count() < 140);
}

#[test]
fn violations_are_told_to_programs() {
    let report = rt::from_json::<Network>(b"\"DOGE\"").unwrap_err();
    let violation = &report.violations()[0];
    assert_eq!(violation.expected, "must be one of \"ETH\", \"TRX\"");
    assert_eq!(violation.found.as_deref(), Some("\"DOGE\""));
    assert_eq!(violation.code(), "not_listed");
    assert_eq!(
        String::from_utf8(report.to_json()).unwrap(),
        r#"[{"in":"body","pointer":"","keyword":"enum","code":"not_listed","expected":"must be one of \"ETH\", \"TRX\"","found":"\"DOGE\""}]"#
    );
    let report = rt::from_json::<rt::Sensitive<Network>>(b"\"DOGE\"").unwrap_err();
    assert_eq!(report.violations()[0].found, None);
    assert!(
        !String::from_utf8(report.to_json())
            .unwrap()
            .contains("found")
    );
}

#[test]
fn secrets_are_not_echoed() {
    static SECRET: rt::schema::Schema = rt::schema::Schema::new()
        .sensitive()
        .pattern(&REF)
        .values(&["\"A\""]);
    let report =
        rt::from_json_with::<String>(b"\"hunter2\"", &SECRET, rt::Limits::default()).unwrap_err();
    assert_eq!(report.len(), 2);
    assert!(!report.to_string().contains("hunter2"), "{report}");
    let report = rt::from_json::<rt::Sensitive<Network>>(b"\"hunter2\"").unwrap_err();
    assert_eq!(report.to_string(), "body: must be one of \"ETH\", \"TRX\"");
    let report = rt::from_json::<rt::Sensitive<Vec<Network>>>(b"[\"hunter2\",]").unwrap_err();
    assert_eq!(
        found(&report),
        [("/0".to_owned(), "enum"), (String::new(), "syntax")]
    );
    assert!(!report.to_string().contains("hunter2"), "{report}");
}

/// RFC 8259, section 8.1: a reader may skip a byte order mark. It is not part of the value, and
/// half of a surrogate pair is refused as before.
#[test]
fn a_byte_order_mark_is_passed_over() {
    let read = |text: &str| rt::from_json::<rt::Json>(text.as_bytes());
    assert_eq!(read("\u{feff}[1]"), read("[1]"));
    assert_eq!(read("\u{feff} {\"a\":[]}"), read("{\"a\":[]}"));
    for wrong in [
        "\u{feff}\u{feff}[1]",
        "[\u{feff}1]",
        "[1]\u{feff}",
        "\u{feff}",
        "",
        " ",
    ] {
        assert!(read(wrong).is_err(), "{wrong:?}");
    }
    let report = read("\u{feff}[1").unwrap_err();
    assert!(report.to_string().contains("byte 5"), "{report}");
    // Skipped values must follow the same grammar.
    let passed = rt::from_json::<Passing>(br#"{"a":1,"x":{"y":["\ud800"]}}"#).unwrap_err();
    assert_eq!(passed.violations()[0].keyword, "syntax");
    let pair = rt::from_json::<Passing>(br#"{"a":1,"x":{"y":["\ud83d\ude00\\ud800"]}}"#);
    assert_eq!(pair.unwrap().a, 1);
    for (text, message) in [("", "is empty"), (r#"["\ud800"]"#, "not valid JSON")] {
        let report = read(text).unwrap_err();
        assert_eq!(report.violations()[0].keyword, "syntax");
        assert!(report.to_string().contains(message), "{report}");
    }
}

#[derive(Clone)]
struct Passing {
    a: i64,
}

rt::object! {
    impl Debug, PartialEq for Passing {
        a: required("a"),
        .. => skip,
    }
}
