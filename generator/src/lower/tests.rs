//! Lowers schemas, and checks the shape of the Rust type, the assertions next to it, and the
//! assertions evaluated on JSON.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::lower;
use crate::diagnostics::{Diagnostics, render};
use crate::ir::{Keyword, RuleId, Rules, Schema, Shape};
use crate::options::{Adjust, Locator, Reading, Select};
use crate::{open_text, select};

/// Lowers a schema, and describes it as `shape; beside the type; on JSON`.
fn lowered(version: &str, schema: &str) -> String {
    let text = format!(
        "openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents: {{schemas: {{S: {schema}}}}}"
    );
    let (document, _) = match open_text("test.yaml", &text) {
        Ok(opened) => opened,
        Err((files, report)) => panic!("{}", render(&report, &files, false)),
    };
    let (adjust, locator) = (Adjust::default(), Locator::default());
    let (select, mut found) = (Select::default(), Diagnostics::default());
    let chosen = select::choose(&document, &select, &locator, &mut found);
    let lowered = lower(&document, Reading::default(), &chosen, &adjust, locator);
    let api = lowered.api;
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
            let members = object.members.iter();
            format!(
                "{{{}}}",
                members
                    .map(|it| it.name.as_str())
                    .collect::<Vec<_>>()
                    .join(" ")
            )
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
        "{a}; ; MinProperties(1)",
    );
    check(
        "{type: object, additionalProperties: true, maxProperties: 1}",
        "{}; MaxProperties(1); ",
    );
    check(
        "{type: object, properties: {a: {}}, propertyNames: {maxLength: 2}}",
        "{a}; ; PropertyNames[MaxLength(2)]",
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
