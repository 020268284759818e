//! Lowers schemas, and checks the shape of the Rust type, the assertions next to it, and the
//! assertions evaluated on JSON.

use crate::ir::{Additional, Keyword, RuleId, Rules, Schema, Shape};
use crate::options::Reading;

/// Lowers a schema, and describes it as `shape; beside the type; on JSON`.
fn lowered(version: &str, schema: &str) -> String {
    let api = super::lowered(version, "{}", &format!("{{S: {schema}}}")).api;
    let is_component = |it: &&Schema| it.origin.pointer == "/components/schemas/S";
    let schema = api.schemas.iter().map(|(_, it)| it).find(is_component);
    described(schema.unwrap(), &api.rules)
}

fn described(schema: &Schema, rules: &Rules) -> String {
    let shape = match &schema.shape {
        Shape::Number(number) => format!("{number:?}"),
        Shape::Text(text) => format!("{:?} text", text.format),
        Shape::Choice(choice) => choice.texts().unwrap_or_default().join("|"),
        Shape::Object(object) => {
            let needed = |required: bool| if required { "" } else { "?" };
            let members = object.members.iter();
            let members = members.map(|it| format!("{}{}", it.name, needed(it.required)));
            let closed = match object.additional {
                Additional::Refused(_) => " !",
                Additional::Kept(_) => " ..",
                Additional::Unstated => "",
            };
            format!("{{{}{closed}}}", members.collect::<Vec<_>>().join(" "))
        }
        other => format!("{other:?}")
            .split(['(', ' '])
            .next()
            .unwrap()
            .to_owned(),
    };
    let null = if schema.nullable { "?" } else { "" };
    let beside = schema.constraints.iter().map(|it| format!("{it:?}"));
    let beside = beside.collect::<Vec<_>>().join(" ");
    let rest = schema.rules.map_or_else(String::new, |id| rule(id, rules));
    format!("{shape}{null}; {beside}; {rest}")
}

/// The keywords of a rule set, with the rule sets they apply in brackets.
fn rule(id: RuleId, rules: &Rules) -> String {
    let set = rules.get(id);
    let keywords = set.keywords.iter().map(|keyword| match keyword {
        Keyword::Constraint(it) => format!("{it:?}"),
        other => {
            let name = format!("{other:?}");
            let name = name.split(['(', ' ']).next().unwrap().to_owned();
            let applied = other.applied().into_iter().map(|it| rule(*it, rules));
            format!("{name}[{}]", applied.collect::<Vec<_>>().join(", "))
        }
    });
    let keywords = keywords.collect::<Vec<_>>().join(" ");
    let null = if set.nullable { "?" } else { "" };
    format!("{keywords}{null}")
}

fn check(schema: &str, expected: &str) {
    assert_eq!(lowered("3.1.0", schema), expected, "{schema}");
}

fn check_3_0(schema: &str, expected: &str) {
    assert_eq!(lowered("3.0.3", schema), expected, "{schema}");
}

#[test]
fn a_type_holds_a_width_and_leaves_a_narrower_one() {
    check("{type: integer, format: int32}", "Int32; ; ");
    check(
        "{type: integer, format: uint8}",
        "Integer; Format(\"Uint8\"); ",
    );
    check("{type: number, format: decimal}", "Decimal; ; ");
    check(
        "{allOf: [{type: integer, format: int64}, {format: int32}]}",
        "Int32; ; ",
    );
}

#[test]
fn a_schema_without_a_type_keeps_all_of_its_assertions() {
    check("{format: int32}", "Any; ; Format(\"Int32\")");
    check(
        "{minimum: 1, minLength: 2}",
        "Any; ; MinLength(2) Minimum(\"1\")",
    );
    check("{required: [a]}", "Any; ; Required[]");
}

#[test]
fn an_assertion_about_other_types_is_held_by_the_type() {
    check(
        "{type: string, minimum: 1, required: [a]}",
        "Plain text; ; ",
    );
    check("{type: boolean, maxItems: 1, maxLength: 2}", "Boolean; ; ");
}

#[test]
fn of_two_bounds_the_narrower_counts_and_a_second_pattern_stands_apart() {
    check(
        "{type: string, allOf: [{minLength: 1, pattern: a}, {minLength: 3, pattern: b}]}",
        "Plain text; MinLength(3) Pattern(\"a\"); Pattern(\"b\")",
    );
    check(
        "{allOf: [{type: integer, minimum: 5}, {minimum: 2, exclusiveMinimum: 4}]}",
        "Integer; Minimum(\"5\") ExclusiveMinimum(\"4\"); ",
    );
}

#[test]
fn an_enumeration_holds_what_all_of_its_values_keep() {
    check("{type: string, enum: [a, abc], minLength: 1}", "a|abc; ; ");
    check(
        "{type: string, enum: [a, abc], maxLength: 2}",
        "a|abc; MaxLength(2); ",
    );
    check("{type: integer, const: 3}", "Integer; Const([\"3\"]); ");
}

#[test]
fn a_struct_holds_its_members() {
    check(
        "{type: object, required: [a], properties: {a: {type: string}}}",
        "{a}; ; ",
    );
    check(
        "{type: object, properties: {a: {type: string}}, minProperties: 1}",
        "{a? ..}; ; MinProperties(1)",
    );
    check(
        "{type: object, additionalProperties: true, maxProperties: 1}",
        "{ ..}; MaxProperties(1); ",
    );
    check(
        "{type: object, properties: {a: {}}, propertyNames: {maxLength: 2}}",
        "{a? ..}; ; PropertyNames[MaxLength(2)]",
    );
}

#[test]
fn a_union_of_assertions_leaves_a_value_its_type() {
    check(
        "{type: string, anyOf: [{minLength: 3}, {pattern: a}]}",
        "Plain text; ; AnyOf[MinLength(3), Pattern(\"a\")]",
    );
    check("{anyOf: [{type: string}, {type: integer}]}", "Union; ; ");
}

#[test]
fn what_is_nullable_admits_null_whatever_else_it_says() {
    check_3_0(
        "{type: integer, nullable: true, not: {minimum: 3}}",
        "Integer?; ; Not[Minimum(\"3\")]?",
    );
    check(
        "{type: [integer, 'null'], not: {minimum: 3}}",
        "Integer?; ; Not[Minimum(\"3\")]",
    );
}

#[test]
fn null_is_admitted_where_every_layer_admits_it() {
    check("{type: [string, 'null']}", "Plain text?; ; ");
    check("{oneOf: [{type: string}, {type: 'null'}]}", "Same?; ; ");
    check(
        "{allOf: [{type: [string, 'null']}, {type: string}]}",
        "Plain text; ; ",
    );
    check_3_0("{type: string, nullable: true, enum: [a]}", "a?; ; ");
    check_3_0(
        "{allOf: [{type: string, nullable: true}, {maxLength: 1}]}",
        "Plain text?; MaxLength(1); ",
    );
}

#[test]
fn members_of_all_layers_make_one_struct() {
    check(
        "{allOf: [{type: object, required: [a], properties: {a: {}}}, {properties: {b: {}}, required: [c]}]}",
        "{a b? c}; ; ",
    );
    check(
        "{type: object, additionalProperties: false, allOf: [{properties: {a: {}}}]}",
        "{a? !}; ; ",
    );
}

#[test]
fn additional_properties_are_open_closed_or_kept() {
    check(
        "{type: object, properties: {a: {}}, additionalProperties: false}",
        "{a? !}; ; ",
    );
    check(
        "{type: object, properties: {a: {}}, additionalProperties: {type: string}}",
        "{a? ..}; ; ",
    );
    check(
        "{type: object, additionalProperties: {type: string}}",
        "{ ..}; ; ",
    );
}

#[test]
fn layers_without_a_common_type_admit_nothing() {
    check("{allOf: [{type: string}, {type: integer}]}", "Never; ; ");
    check("{allOf: [{type: number}, {type: integer}]}", "Integer; ; ");
    check("{type: string, not: {}}", "Never; ; ");
}

#[test]
fn a_list_of_constants_is_an_enumeration() {
    check("{oneOf: [{const: a, title: A}, {const: b}]}", "a|b; ; ");
    check(
        "{type: integer, oneOf: [{const: 1}, {const: 2}]}",
        "Integer; Const([\"1\", \"2\"]); ",
    );
}

#[test]
fn money_has_exact_types_by_format() {
    check("{type: string, format: decimal}", "Decimal text; ; ");
    check(
        "{type: integer, format: minor-units, minimum: 1}",
        "MinorUnits; Minimum(\"1\"); ",
    );
    check("{type: number}", "Float; ; ");
}

/// Lowers a member next to a component `U`, and describes it with its warnings.
fn member(member: &str, literal_nullable: bool) -> String {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents: {{schemas: {{\
         U: {{type: object, properties: {{x: {{type: string}}}}}}, \
         S: {{type: object, properties: {{m: {member}}}}}}}}}"
    );
    let reading = Reading {
        literal_nullable,
        ..Reading::default()
    };
    let lowered = super::read(&text, reading);
    let api = &lowered.api;
    let is_owner = |it: &&Schema| it.origin.pointer == "/components/schemas/S";
    let owner = api.schemas.iter().map(|(_, it)| it).find(is_owner);
    let Shape::Object(object) = &owner.unwrap().shape else {
        return "not an object".to_owned();
    };
    let schema = api.schemas.get(object.members.first().unwrap().schema);
    let codes = lowered.diagnostics.iter().map(|it| it.code);
    let codes = codes.collect::<Vec<_>>().join(" ");
    format!("{}{codes}", described(schema, &api.rules))
}

#[test]
fn null_next_to_a_reference_or_a_list_is_valid_unless_read_to_the_letter() {
    let reference = "{$ref: '#/components/schemas/U', nullable: true}";
    assert_eq!(member(reference, false), "Same?; ; ");
    assert_eq!(member(reference, true), "{x?}; ; ");
    let list = "{type: string, nullable: true, enum: [a]}";
    assert_eq!(member(list, false), "a?; ; nullable-enum");
    assert_eq!(member(list, true), "a; ; nullable-enum");
    let listed = "{type: string, nullable: true, enum: [a, null]}";
    assert_eq!(member(listed, true), "a?; ; ");
}

/// A document with one such list usually has many, and one warning is enough for all.
#[test]
fn lists_without_null_have_one_warning() {
    let text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents: {schemas: {\
                A: {type: string, nullable: true, enum: [a]}, \
                B: {type: string, nullable: true, enum: [b]}, \
                C: {type: object, properties: {c: {type: string, nullable: true, enum: [c]}}}}}";
    let lowered = super::read(text, Reading::default());
    let found: Vec<_> = lowered.diagnostics.iter().collect();
    let [only] = found.as_slice() else {
        panic!("{} warnings", found.len());
    };
    let label = &only.primary.as_ref().unwrap().text;
    let expected = "accepted anyway: null is valid here, and at 2 more places";
    assert_eq!(label, expected);
    assert_eq!(only.pointer.as_deref(), Some("/components/schemas/A/enum"));
}

#[test]
fn an_alternative_that_is_only_nullable_is_null() {
    let optional = "{anyOf: [{$ref: '#/components/schemas/U'}, {nullable: true}]}";
    assert_eq!(member(optional, false), "Same?; ; nullable-branch");
}

/// A warning names each keyword without effect.
#[test]
fn a_stream_reports_keywords_of_the_sequence() {
    let content = |schema: &str| {
        let body = format!("{{content: {{application/jsonl: {schema}}}}}");
        let paths = format!(
            "{{/x: {{post: {{operationId: a, requestBody: {body}, responses: {{'204': {{description: ok}}}}}}}}}}"
        );
        let found = super::lowered("3.2.0", &paths, "{}").diagnostics;
        found.iter().map(|it| it.code).collect::<Vec<_>>().join(" ")
    };
    let array = "type: array, items: {type: string}";
    assert_eq!(content(&format!("{{schema: {{{array}}}}}")), "");
    assert_eq!(
        content(&format!(
            "{{schema: {{{array}, maxItems: 1, uniqueItems: true}}}}"
        )),
        "idle-array-keyword idle-array-keyword"
    );
    let both = format!("{{schema: {{{array}}}, itemSchema: {{type: string}}}}");
    assert_eq!(content(&both), "idle-schema");
}

#[test]
fn links_behind_a_reference_to_responses_are_read() {
    let responses = "'200': {description: ok, links: {next: {operationId: b}}}";
    let paths = "/a: {get: {operationId: a, responses: {$ref: '#/x-shared'}}}, \
                 /b: {get: {operationId: b, responses: {'204': {description: ok}}}}";
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\nx-shared: {{{responses}}}\npaths: {{{paths}}}"
    );
    let operations = super::document(&text).api.operations;
    let links: Vec<_> = operations.iter().map(|it| it.links.len()).collect();
    assert_eq!(links, [0, 1]);
}

/// `nullable` to the letter admits no null that the list does not have.
#[test]
fn a_list_without_null_admits_none_in_its_rules() {
    let text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n\
                components: {schemas: {S: {nullable: true, enum: [a, 1]}}}";
    let nullable = |literal_nullable: bool| {
        let reading = Reading {
            literal_nullable,
            ..Reading::default()
        };
        let api = super::read(text, reading).api;
        api.rules.iter().any(|(_, it)| it.nullable)
    };
    assert!(nullable(false));
    assert!(!nullable(true));
}
