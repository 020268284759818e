//! Comparisons whose work must not grow with the number of paths through a document.

use super::{Finding, compare};
use crate::examine_text;

/// A document with one request, whose body is the schema `Body`.
fn document(schemas: &str) -> String {
    format!(
        r##"{{"openapi": "3.1.0", "info": {{"title": "Pay", "version": "1"}},
        "paths": {{"/pay": {{"post": {{"operationId": "pay",
            "requestBody": {{"required": true, "content": {{"application/json":
                {{"schema": {{"$ref": "#/components/schemas/Body"}} }} }} }},
            "responses": {{"204": {{"description": "Done."}} }} }} }} }},
        "components": {{"schemas": {{ {schemas} }} }} }}"##
    )
}

fn compared(old: &str, new: &str) -> Vec<Finding> {
    let side = |schemas: &str| examine_text(&document(schemas), "pay").expect("a document");
    compare(&side(old), &side(new))
}

fn rules(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|it| it.rule.id).collect()
}

#[test]
fn keywords_that_refer_to_each_other_are_compared_once() {
    let schemas = |most: u8| {
        let own = (0..12).map(|at| {
            let others = (0..12).filter(|it| *it != at);
            let others = others.map(|it| format!(r##"{{"$ref": "#/components/schemas/C{it}"}}"##));
            let others = others.collect::<Vec<_>>().join(",");
            let most = if at == 7 { most } else { 9 };
            format!(
                r#""C{at}": {{"maxProperties": {most}, "properties":
                    {{"of{at}": {{"anyOf": [{others}]}} }} }}"#
            )
        });
        let own = own.collect::<Vec<_>>().join(",");
        format!(r##""Body": {{"not": {{"$ref": "#/components/schemas/C0"}} }}, {own}"##)
    };
    assert!(compared(&schemas(9), &schemas(9)).is_empty());
    // Within `not`, more members are fewer values.
    let findings = compared(&schemas(9), &schemas(10));
    assert_eq!(rules(&findings), ["keyword-narrowed"]);
}

#[test]
fn a_keyword_within_itself_has_both_directions() {
    let schemas = |most: u8| {
        format!(
            r##""Body": {{"not": {{"$ref": "#/components/schemas/Part"}} }},
            "Part": {{"maxProperties": {most}, "properties":
                {{"inner": {{"not": {{"$ref": "#/components/schemas/Part"}} }} }} }}"##
        )
    };
    let findings = compared(&schemas(3), &schemas(2));
    assert_eq!(rules(&findings), ["keyword-changed"]);
}

#[test]
fn alternatives_with_many_paths_are_digested_once() {
    let schemas = |last: &str| {
        let levels = (0..6).map(|level| {
            let members = (0..40).map(|at| match level {
                5 => format!(r#""m{at}": {{"type": "{last}"}}"#),
                _ => format!(
                    r##""m{at}": {{"$ref": "#/components/schemas/L{}"}}"##,
                    level + 1
                ),
            });
            let members = members.collect::<Vec<_>>().join(",");
            format!(r#""L{level}": {{"type": "object", "properties": {{ {members} }} }}"#)
        });
        let levels = levels.collect::<Vec<_>>().join(",");
        format!(
            r##""Body": {{"oneOf": [{{"$ref": "#/components/schemas/L0"}}, {{"type": "string"}}]}},
            {levels}"##
        )
    };
    let findings = compared(&schemas("string"), &schemas("integer"));
    assert!(rules(&findings).contains(&"type-changed"));
}
