//! A Parameter Object goes in; out comes the way in which its value is written.

use crate::ir::Parameter;

/// Describes the parameter as `style`, with `*` if it is exploded, and `json` if that is its text.
fn parameter(parameter: &str) -> String {
    let paths = format!(
        "{{/a: {{get: {{parameters: [{parameter}], responses: {{'204': {{description: d}}}}}}}}}}"
    );
    let lowered = super::lowered("3.1.0", &paths, "{}");
    let mut operations = lowered.api.operations.iter();
    let parameters = operations
        .next()
        .map(|it| it.parameters.iter().map(described));
    parameters.unwrap().collect::<Vec<_>>().join(", ")
}

fn described(it: &Parameter) -> String {
    let style = format!("{:?}", it.style).to_lowercase();
    let explode = if it.explode { "*" } else { "" };
    let json = if it.json { " json" } else { "" };
    let required = if it.required { " required" } else { "" };
    format!("{style}{explode}{json}{required}")
}

fn check(given: &str, expected: &str) {
    assert_eq!(parameter(given), expected, "{given}");
}

#[test]
fn each_location_has_its_style() {
    check("{name: a, in: query, schema: {type: string}}", "form*");
    check("{name: a, in: header, schema: {type: string}}", "simple");
    check("{name: a, in: cookie, schema: {type: string}}", "form*");
    check(
        "{name: a, in: query, required: true, style: pipeDelimited, schema: {type: array, items: {type: string}}}",
        "pipedelimited required",
    );
}

#[test]
fn a_value_without_a_style_is_json() {
    check(
        "{name: a, in: query, schema: {type: array, items: {type: array, items: {}}}}",
        "form* json",
    );
    check(
        "{name: a, in: query, content: {application/json: {schema: {}}}}",
        "form* json",
    );
    check(
        "{name: a, in: query, style: deepObject, schema: {type: object}}",
        "deepobject*",
    );
}

#[test]
fn an_object_that_takes_the_name_of_a_parameter_is_json() {
    let object = "{name: o, in: query, schema: {type: object, properties: {b: {type: string}}}}";
    check(object, "form*");
    check(
        &format!("{object}, {{name: b, in: query, schema: {{type: string}}}}"),
        "form* json, form*",
    );
}

#[test]
fn reserved_headers_are_no_parameters() {
    check("{name: Accept, in: header, schema: {type: string}}", "");
}
