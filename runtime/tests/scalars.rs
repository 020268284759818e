//! The texts each scalar reads, refuses and writes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::fmt::Debug;

use copperplate_runtime as rt;

/// Reads each text, and compares the written text.
#[track_caller]
fn keeps<T: rt::Decode + rt::Encode + Debug>(pairs: &[(&str, &str)]) {
    for (text, written) in pairs {
        let value: T =
            rt::from_json(text.as_bytes()).unwrap_or_else(|report| panic!("{text}: {report}"));
        assert_eq!(
            String::from_utf8(rt::to_json(&value)).unwrap(),
            *written,
            "{text}"
        );
    }
}

#[track_caller]
fn refuses<T: rt::Decode + Debug>(keyword: &str, texts: &[&str]) {
    for text in texts {
        let report = rt::from_json::<T>(text.as_bytes()).expect_err(text);
        let keywords: Vec<_> = report
            .violations()
            .iter()
            .map(|violation| violation.keyword)
            .collect();
        assert_eq!(keywords, [keyword], "{text}: {report}");
    }
}

#[test]
fn integers_never_pass_through_a_float() {
    keeps::<i64>(&[
        ("1.0", "1"),
        ("1e2", "100"),
        ("-0", "0"),
        ("-0.0", "0"),
        ("9007199254740993", "9007199254740993"),
        ("9223372036854775807", "9223372036854775807"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("9223372036854775807.000", "9223372036854775807"),
        ("120e-1", "12"),
    ]);
    keeps::<u64>(&[("18446744073709551615", "18446744073709551615")]);
    keeps::<i128>(&[(
        "170141183460469231731687303715884105727",
        "170141183460469231731687303715884105727",
    )]);
    refuses::<i64>("type", &["1.5", "\"1\"", "true", "null", "1e-1", "{}"]);
    refuses::<i64>(
        "format",
        &[
            "9223372036854775808",
            "1e999999",
            "-1e999999999999999999999999",
        ],
    );
    refuses::<i32>("format", &["2147483648", "-2147483649"]);
    refuses::<u32>("format", &["-1", "-1e99", "4294967296"]);
}

#[test]
fn decimals_keep_their_digits() {
    keeps::<rt::Decimal>(&[
        ("1.20", "1.20"),
        ("0.00", "0.00"),
        ("-0.5", "-0.5"),
        ("1e2", "100"),
        ("1.5e1", "15"),
        ("12e-1", "1.2"),
        (
            "1234567890123456789.012345678",
            "1234567890123456789.012345678",
        ),
        ("0e999999", "0"),
        (
            "9999999999999999999999999999",
            "9999999999999999999999999999",
        ),
    ]);
    refuses::<rt::Decimal>(
        "format",
        &[
            "1e999999",
            "1e-999999",
            "99999999999999999999999999999",
            "0.00000000000000000000000000001",
        ],
    );
    refuses::<rt::Decimal>("type", &["\"1\"", "null"]);
}

#[test]
fn decimals_travel_as_strings_where_the_schema_says_so() {
    static AMOUNT: rt::schema::Schema = rt::schema::Schema::new().as_string().minimum("0.01");
    let read = |text: &str| {
        rt::from_json_with::<rt::Decimal>(text.as_bytes(), &AMOUNT, rt::Limits::default())
    };
    assert_eq!(
        rt::to_json_with(&read("\"100.00\"").unwrap(), &AMOUNT),
        b"\"100.00\""
    );
    for text in [
        "\"\"", "\"1e2\"", "\"+1\"", "\"01\"", "\" 1\"", "\"1.\"", "\".5\"", "\"1,0\"", "\"NaN\"",
        "1", "\"0.00\"",
    ] {
        assert!(read(text).is_err(), "{text}");
    }
}

#[test]
fn floats_write_the_shortest_digits() {
    keeps::<f64>(&[
        ("0.1", "0.1"),
        ("1", "1"),
        ("7.0", "7"),
        ("999999999999999", "999999999999999"),
        ("1e15", "1000000000000000"),
        ("1e16", "1e16"),
        ("1e300", "1e300"),
        ("-0.0", "-0"),
        ("19.99", "19.99"),
    ]);
    refuses::<f64>("format", &["1e999999", "-1e400"]);
    assert!(rt::Validate::validate(&f64::NAN).is_err());
    assert_eq!(rt::to_json(&f64::INFINITY), b"null");
}

#[test]
fn bounds_are_exact_for_every_kind_of_number() {
    static STEP: rt::schema::Schema = rt::schema::Schema::new()
        .minimum("0.1")
        .maximum("19.99")
        .multiple_of("0.01");
    fn fits<T: rt::Decode>(text: &str) -> bool {
        rt::from_json_with::<T>(text.as_bytes(), &STEP, rt::Limits::default()).is_ok()
    }
    for (text, good) in [
        ("0.1", true),
        ("19.99", true),
        ("0.09", false),
        ("20", false),
        ("0.101", false),
        ("1", true),
    ] {
        assert_eq!(fits::<f64>(text), good, "{text}");
        assert_eq!(fits::<rt::Decimal>(text), good, "{text}");
        assert_eq!(fits::<rt::Json>(text), good, "{text}");
    }
    static WIDE: rt::schema::Schema =
        rt::schema::Schema::new().exclusive_maximum("9007199254740993");
    let wide = |text: &str| {
        rt::from_json_with::<i64>(text.as_bytes(), &WIDE, rt::Limits::default()).is_ok()
    };
    assert!(wide("9007199254740992") && !wide("9007199254740993"));
    static LISTED: rt::schema::Schema = rt::schema::Schema::new().values(&["1", "2.50"]);
    let listed = |text: &str| {
        rt::from_json_with::<f64>(text.as_bytes(), &LISTED, rt::Limits::default()).is_ok()
    };
    assert!(listed("1.0") && listed("2.5") && !listed("3"));
}

#[test]
fn times_keep_offset_and_digits() {
    keeps::<rt::DateTime>(&[
        ("\"2024-05-06T07:08:09Z\"", "\"2024-05-06T07:08:09Z\""),
        (
            "\"2024-05-06t07:08:09.120z\"",
            "\"2024-05-06T07:08:09.120Z\"",
        ),
        (
            "\"2024-02-29T23:59:59+05:30\"",
            "\"2024-02-29T23:59:59+05:30\"",
        ),
        ("\"1998-12-31T23:59:60Z\"", "\"1998-12-31T23:59:60Z\""),
        (
            "\"1998-12-31T15:59:60.5-08:00\"",
            "\"1998-12-31T15:59:60.5-08:00\"",
        ),
        (
            "\"2024-05-06T07:08:09-00:00\"",
            "\"2024-05-06T07:08:09-00:00\"",
        ),
        ("\"9999-12-31T23:59:59Z\"", "\"9999-12-31T23:59:59Z\""),
        ("\"0000-01-01T00:00:00Z\"", "\"0000-01-01T00:00:00Z\""),
    ]);
    refuses::<rt::DateTime>(
        "format",
        &[
            "\"2023-02-29T00:00:00Z\"",
            "\"2024-05-06T24:00:00Z\"",
            "\"2024-05-06T07:08:09\"",
            "\"2024-05-06\"",
            "\"2024-05-06T07:08Z\"",
            "\"2024-05-06T07:08:60Z\"",
            "\"2024-05-06T07:08:09.Z\"",
            "\"24-05-06T07:08:09Z\"",
            "\"2024-05-06T07:08:09+24:00\"",
            "\"2024-05-06T07:08:09+0100\"",
            "\"২০২৪-05-06T07:08:09Z\"",
            "\"\"",
            "\"2024-05-06 07:08:09Z\"",
            "\"2024-05-06T07:08:09.1234567891Z\"",
        ],
    );
    keeps::<rt::Date>(&[("\"2024-02-29\"", "\"2024-02-29\"")]);
    refuses::<rt::Date>(
        "format",
        &[
            "\"2023-02-29\"",
            "\"2024-2-9\"",
            "\"20240209\"",
            "\"2024-02-29T\"",
        ],
    );
    let time: rt::DateTime = "2024-05-06T09:08:09.5+02:00".parse().unwrap();
    assert_eq!(time.instant().to_string(), "2024-05-06T07:08:09.5Z");
    assert_eq!(
        rt::DateTime::from(time.instant()).to_string(),
        "2024-05-06T07:08:09.500Z"
    );
}

#[test]
fn formats_of_time_stay_strings() {
    let good = |format: rt::schema::Format, text: &str| format.accepts(text);
    for text in ["P1D", "PT1H30M", "P4W", "P1Y2M3DT4H5M6S", "PT36H", "P0D"] {
        assert!(good(rt::schema::Format::Duration, text), "{text}");
    }
    for text in [
        "", "P", "PT", "1D", "P1", "P1W2D", "P2D1Y", "P1DT", "P1H", "PT1D", "P1.5D", "PT1H3S",
        "P১D",
    ] {
        assert!(!good(rt::schema::Format::Duration, text), "{text}");
    }
    assert!(
        good(rt::schema::Format::Time, "08:30:06.283185Z")
            && good(rt::schema::Format::Time, "23:59:60Z")
    );
    assert!(
        !good(rt::schema::Format::Time, "08:30:06") && !good(rt::schema::Format::Time, "24:00:00Z")
    );
}

#[test]
fn text_scalars() {
    let uuid = "\"6b3f3c0e-5d0a-4f0e-9a57-0c7d4f4f6a11\"";
    keeps::<rt::Uuid>(&[
        (uuid, uuid),
        ("\"6B3F3C0E-5D0A-4F0E-9A57-0C7D4F4F6A11\"", uuid),
    ]);
    refuses::<rt::Uuid>(
        "format",
        &[
            "\"6b3f3c0e5d0a4f0e9a570c7d4f4f6a11\"",
            "\"{6b3f3c0e-5d0a-4f0e-9a57-0c7d4f4f6a}\"",
            "\"\"",
        ],
    );
    keeps::<rt::Base64>(&[("\"YWJj\"", "\"YWJj\""), ("\"\"", "\"\"")]);
    refuses::<rt::Base64>("format", &["\"YWJ\"", "\"Y W==\""]);
    keeps::<std::net::Ipv4Addr>(&[("\"192.0.2.1\"", "\"192.0.2.1\"")]);
    refuses::<std::net::Ipv6Addr>("format", &["\"192.0.2.1\""]);
    keeps::<String>(&[
        (
            r#""\u0001\"\\\/\b\f\n\r\té😀\ud83d\ude00""#,
            "\"\\u0001\\\"\\\\/\\b\\f\\n\\r\\té😀😀\"",
        ),
        ("\"\u{2028}\u{7f}\"", "\"\u{2028}\u{7f}\""),
    ]);
    keeps::<bool>(&[("true", "true"), ("false", "false")]);
    keeps::<Option<bool>>(&[("null", "null")]);
    keeps::<rt::MinorUnits>(&[("314", "314"), ("314.0", "314")]);
    refuses::<rt::MinorUnits>("type", &["3.14"]);
}

#[test]
fn lengths_are_counted_in_characters() {
    static FOUR: rt::schema::Schema = rt::schema::Schema::new().min_length(4).max_length(4);
    for (text, good) in [
        ("\"éé😀a\"", true),
        ("\"abc\"", false),
        ("\"ééééé\"", false),
        ("\"abcd\"", true),
        ("\"😀\"", false),
    ] {
        let read = rt::from_json_with::<String>(text.as_bytes(), &FOUR, rt::Limits::default());
        assert_eq!(read.is_ok(), good, "{text}");
    }
}

#[test]
fn free_values_keep_their_text_and_compare_as_json() {
    let text = r#"{"b":[1.0,1e2,-0,null,true,"x"],"a":{"n":123456789012345678901234567890.10}}"#;
    keeps::<rt::Json>(&[(text, text)]);
    let read = |text: &str| rt::from_json::<rt::Json>(text.as_bytes()).unwrap();
    assert_eq!(read(r#"{"a":1,"b":100}"#), read(r#"{"b":1e2,"a":1.0}"#));
    assert_ne!(read("1"), read("true"));
    assert_ne!(read("[1,2]"), read("[2,1]"));
}

#[test]
fn repeated_items_are_found_in_short_and_long_lists() {
    static UNIQUE: rt::schema::Schema = rt::schema::Schema::new().unique_items();
    let read = |text: &str| {
        rt::from_json_with::<Vec<rt::Json>>(text.as_bytes(), &UNIQUE, rt::Limits::default())
    };
    assert!(read("[1,2,\"1\",true,[1],{\"a\":1},null,false,0]").is_ok());
    assert!(read("[1,1.0]").is_err());
    assert!(read(r#"[{"a":1,"b":2},{"b":2.0,"a":1}]"#).is_err());
    let long: Vec<String> = (0..20_000)
        .map(|number| format!("{{\"n\":{number}}}"))
        .collect();
    assert!(read(&format!("[{}]", long.join(","))).is_ok());
    assert!(read(&format!("[{},{{\"n\":77.0}}]", long.join(","))).is_err());
    let report = rt::Validate::validate(&rt::Sensitive::from(f64::NAN)).unwrap_err();
    assert_eq!(report.to_string(), "body: must be a number");
}

#[test]
fn parameters_use_the_same_rules() {
    let mut report = rt::Report::new();
    assert_eq!(
        <i64 as rt::codec::Scalar>::from_text("12", &mut report, &rt::schema::ANY),
        Some(12)
    );
    assert_eq!(
        <bool as rt::codec::Scalar>::from_text("true", &mut report, &rt::schema::ANY),
        Some(true)
    );
    assert_eq!(
        <f64 as rt::codec::Scalar>::from_text("1.5", &mut report, &rt::schema::ANY),
        Some(1.5)
    );
    assert!(report.is_empty());
    for text in ["", " 1", "+1", "0x1", "1_0", "inf", "NaN", "1 ", "--1", "١"] {
        assert_eq!(
            <i64 as rt::codec::Scalar>::from_text(text, &mut rt::Report::new(), &rt::schema::ANY),
            None,
            "{text}"
        );
        assert_eq!(
            <f64 as rt::codec::Scalar>::from_text(text, &mut rt::Report::new(), &rt::schema::ANY),
            None,
            "{text}"
        );
        assert_eq!(
            <rt::Decimal as rt::codec::Scalar>::from_text(
                text,
                &mut rt::Report::new(),
                &rt::schema::ANY
            ),
            None,
            "{text}"
        );
    }
}

#[test]
fn what_a_type_can_not_hold_is_refused_or_warned_of_and_never_cut_in_silence() {
    let late = r#""2024-05-06T07:08:09.1234567891Z""#;
    let (time, warnings) = rt::from_json_lenient::<rt::DateTime>(late.as_bytes()).unwrap();
    assert_eq!(time.to_string(), "2024-05-06T07:08:09.123456789Z");
    assert_eq!(warnings.len(), 1);
    assert!(
        "2024-05-06T07:08:09.1234567891Z"
            .parse::<rt::DateTime>()
            .is_err()
    );
    // Trailing zeros are dropped without a violation.
    keeps::<rt::DateTime>(&[(
        r#""2024-05-06T07:08:09.12345678900Z""#,
        r#""2024-05-06T07:08:09.123456789Z""#,
    )]);

    refuses::<f64>("format", &["9007199254740993.25", "1e-400", "1e400"]);
    keeps::<f64>(&[("0.10000000000000001", "0.1")]);
    let number = b"9007199254740993.25";
    let (value, warnings) = rt::from_json_lenient::<f64>(number).unwrap();
    assert_eq!((value, warnings.len()), (9_007_199_254_740_994.0, 1));

    let long = "0.12345678901234567890123456789";
    refuses::<rt::Decimal>("format", &[long]);
    assert!(rt::from_json_lenient::<rt::Decimal>(long.as_bytes()).is_err());
}
