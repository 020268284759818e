//! Reports, and the keywords of lists, maps and untyped values.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use copperplate_runtime as rt;

#[test]
fn violations_are_located_prefixed_and_written_as_json() {
    let mut report = rt::Report::new();
    report.push("required", "is required");
    let mark = report.mark();
    report.push_found("maxLength", "must have at most 1 character", "2");
    report.prefix_since(mark, "a/b~c");
    report.prefix_since(mark, "0");
    report.locate_since(mark, rt::report::Location::Header("idempotency-key"));
    assert_eq!(
        report.to_string(),
        "body: is required\nheader idempotency-key /0/a~1b~0c: must have at most 1 character, found 2"
    );
    assert_eq!(
        String::from_utf8(report.to_json()).unwrap(),
        concat!(
            r#"[{"in":"body","pointer":"","keyword":"required","code":"missing","expected":"is required"},"#,
            r#"{"in":"header","name":"idempotency-key","pointer":"/0/a~1b~0c","keyword":"maxLength","#,
            r#""code":"too_long","expected":"must have at most 1 character","found":"2"}]"#
        )
    );
    let mut all = rt::Report::new().with_caps(2, 10);
    all.append(report.clone());
    all.append(report);
    assert_eq!((all.len(), all.violations().len()), (4, 2));
    assert_eq!(all.echo("0123456789\n"), "0123456789…");
    assert_eq!(all.echo("a\nb\u{0}"), "a\\nb\\0");
}

fn keywords<T: rt::Decode>(text: &str, schema: &'static rt::schema::Schema) -> Vec<&'static str> {
    match rt::from_json_with::<T>(text.as_bytes(), schema, rt::Limits::default()) {
        Ok(_) => Vec::new(),
        Err(report) => report
            .violations()
            .iter()
            .map(|violation| violation.keyword)
            .collect(),
    }
}

#[test]
fn lists_and_maps_are_counted_and_listed() {
    static TWO: rt::schema::Schema = rt::schema::Schema::new()
        .min_items(1)
        .max_items(2)
        .min_properties(1)
        .max_properties(2);
    assert_eq!(keywords::<Vec<i32>>("[]", &TWO), ["minItems"]);
    assert_eq!(keywords::<Vec<i32>>("[1,2,3]", &TWO), ["maxItems"]);
    assert_eq!(keywords::<rt::Map<i32>>("{}", &TWO), ["minProperties"]);
    assert_eq!(
        keywords::<rt::Map<i32>>(r#"{"a":1,"b":2,"c":3}"#, &TWO),
        ["maxProperties"]
    );
    assert_eq!(
        keywords::<rt::Json>(r#"{"a":1,"b":2,"c":3}"#, &TWO),
        ["maxProperties"]
    );
    assert_eq!(keywords::<rt::Json>("[]", &TWO), ["minItems"]);
    assert!(keywords::<rt::Map<i32>>(r#"{"a":1}"#, &TWO).is_empty());
    static LISTED: rt::schema::Schema =
        rt::schema::Schema::new().values(&["[1]", "{\"a\":1}", "true", "\"x\""]);
    assert!(keywords::<Vec<f64>>("[1.0]", &LISTED).is_empty());
    assert_eq!(keywords::<Vec<f64>>("[2]", &LISTED), ["enum"]);
    assert!(keywords::<rt::Map<rt::Json>>(r#"{"a":1e0}"#, &LISTED).is_empty());
    assert_eq!(keywords::<bool>("false", &LISTED), ["enum"]);
    assert_eq!(keywords::<String>("\"y\"", &LISTED), ["enum"]);
    assert_eq!(keywords::<rt::Json>("null", &LISTED), ["enum"]);
}

#[test]
fn a_pattern_that_does_not_compile_refuses() {
    static BROKEN: rt::schema::Pattern = rt::schema::Pattern::new("(");
    static SCHEMA: rt::schema::Schema = rt::schema::Schema::new().pattern(&BROKEN);
    assert_eq!(keywords::<String>("\"a\"", &SCHEMA), ["pattern"]);
}

#[test]
fn a_list_with_a_hole_is_not_kept() {
    assert!(rt::from_json_lenient::<Vec<i32>>(b"[1,\"x\"]").is_err());
    assert!(rt::from_json_lenient::<rt::Map<i32>>(b"{\"a\":1,\"b\":\"x\"}").is_err());
    let (kept, warnings) = rt::from_json_lenient::<Option<String>>(b"null").unwrap();
    assert_eq!((kept, warnings.len()), (None, 0));
}

#[test]
fn absent_null_and_value_are_three_things() {
    let null: rt::Presence<i32> = rt::from_json(b"null").unwrap();
    assert!(null.is_null() && !null.is_absent());
    let value: rt::Presence<i32> = rt::from_json(b"1").unwrap();
    assert_eq!(value.map(|number| number + 1).value(), Some(2));
    assert!(rt::Presence::<i32>::default().is_absent());
    assert_eq!(rt::Presence::<i32>::from(None), rt::Presence::Null);
}

#[test]
fn every_keyword_has_a_code() {
    let keywords = [
        "type",
        "enum",
        "const",
        "multipleOf",
        "maximum",
        "exclusiveMaximum",
        "minimum",
        "exclusiveMinimum",
        "maxLength",
        "minLength",
        "pattern",
        "maxItems",
        "minItems",
        "uniqueItems",
        "maxContains",
        "minContains",
        "maxProperties",
        "minProperties",
        "required",
        "dependentRequired",
        "anyOf",
        "oneOf",
        "not",
        "items",
        "contains",
        "additionalProperties",
        "propertyNames",
        "unevaluatedItems",
        "unevaluatedProperties",
        "format",
        "syntax",
        "duplicate",
        "style",
        "content",
        "encoding",
        "charset",
        "false",
    ];
    for keyword in keywords {
        assert_ne!(rt::report::code(keyword), "invalid", "{keyword}");
    }
    assert_eq!(rt::report::code("header"), "invalid");
}
