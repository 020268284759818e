//! A union goes in; out come its kind, its branches, and the values that choose them.

use crate::ir::{Schema, SchemaId, Schemas, Shape, UnionKind};

/// Components that the unions of these tests refer to.
const OTHERS: &str = "
  A: {type: object, required: [k], properties: {k: {type: string, enum: [x]}}},
  B: {type: object, required: [k], properties: {k: {type: string}}},
";

/// Describes the union `S` as `kind: branches`.
fn union(schema: &str) -> String {
    described("3.1.0", schema)
}

fn described(version: &str, schema: &str) -> String {
    let schemas = format!("{{{OTHERS} S: {schema}}}");
    let api = super::lowered(version, "{}", &schemas).api;
    let is_component = |it: &&Schema| it.origin.pointer == "/components/schemas/S";
    let schema = api.schemas.iter().map(|(_, it)| it).find(is_component);
    let Shape::Union(union) = &schema.unwrap().shape else {
        return format!("{:?}", schema.unwrap().shape);
    };
    let kind = match union.kind {
        UnionKind::OneOf => "one of",
        UnionKind::AnyOf => "any of",
    };
    let tags = |index: usize| {
        let values = &union.discriminator.as_ref()?.values;
        Some(format!("={}", values.get(index)?.join("|")))
    };
    let branches = union.branches.iter().enumerate().map(|(index, it)| {
        let name = it.component.as_ref().or(it.title.as_ref());
        let name = name
            .cloned()
            .unwrap_or_else(|| shape(&api.schemas, it.schema));
        format!("{name}{}", tags(index).unwrap_or_default())
    });
    format!("{kind}: {}", branches.collect::<Vec<_>>().join(", "))
}

fn shape(schemas: &Schemas, id: SchemaId) -> String {
    let shape = format!("{:?}", schemas.get(schemas.target(id)).shape);
    shape
        .split(['(', ' '])
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn check(schema: &str, expected: &str) {
    assert_eq!(union(schema), expected, "{schema}");
}

#[test]
fn a_union_has_a_branch_for_each_alternative() {
    check(
        "{oneOf: [{type: string}, {type: integer}]}",
        "one of: Text, Number",
    );
    check(
        "{anyOf: [{type: string}, {type: array}]}",
        "any of: Text, Array",
    );
    check("{type: [string, integer]}", "any of: Text, Number");
}

#[test]
fn a_branch_is_called_after_its_component_or_title() {
    check(
        "{oneOf: [{$ref: '#/components/schemas/A'}, {title: Other, type: string}]}",
        "one of: A, Other",
    );
}

#[test]
fn a_discriminator_chooses_by_mapping_value_or_name() {
    let branches = "oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]";
    check(
        &format!("{{{branches}, discriminator: {{propertyName: k}}}}"),
        "one of: A=x, B=B",
    );
    check(
        &format!("{{{branches}, discriminator: {{propertyName: k, mapping: {{b: B, c: B}}}}}}"),
        "one of: A=x, B=b|c",
    );
}

#[test]
fn the_base_keeps_its_value_beside_a_default() {
    let family = |mapping: &str| {
        let discriminator = format!("{{propertyName: k, {mapping}}}");
        format!(
            "{{type: object, required: [k], properties: {{k: {{type: string}}}}, discriminator: {discriminator}}}, \
             Cat: {{allOf: [{{$ref: '#/components/schemas/S'}}, {{properties: {{m: {{type: string}}}}}}]}}"
        )
    };
    let stated = family("mapping: {plain: S, cat: Cat}, defaultMapping: Cat");
    assert_eq!(described("3.2.0", &stated), "one of: Cat=, other=plain");
    let named = family("defaultMapping: Cat");
    assert_eq!(described("3.2.0", &named), "one of: Cat=, other=S");
}

#[test]
fn a_default_that_is_no_heir_is_an_error() {
    let schemas = format!(
        "{{{OTHERS} S: {{type: object, required: [k], properties: {{k: {{type: string}}}}, \
         discriminator: {{propertyName: k, defaultMapping: B}}}}, \
         Cat: {{allOf: [{{$ref: '#/components/schemas/S'}}, {{properties: {{m: {{type: string}}}}}}]}}}}"
    );
    let found = super::lowered("3.2.0", "{}", &schemas).diagnostics;
    let codes: Vec<_> = found.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["unknown-mapping"]);
}

#[test]
fn null_is_no_branch() {
    check(
        "{oneOf: [{type: string}, {type: 'null'}, {type: integer}]}",
        "one of: Text, Number",
    );
}

/// Each document has very many paths through few schemas.
#[test]
fn repeated_references_are_read_once() {
    let again = |key: &str, name: &str| {
        format!(
            "{{{key}: [{}]}}",
            vec![format!("{{$ref: '#/components/schemas/{name}'}}"); 12].join(", ")
        )
    };
    let mut schemas = String::new();
    for at in 0..8 {
        let next = again("oneOf", &format!("L{}", at + 1));
        schemas.push_str(&format!("L{at}: {next}, "));
    }
    schemas.push_str(
        "L8: {type: object}, Top: {type: object, oneOf: [{$ref: '#/components/schemas/L0'}, {$ref: '#/components/schemas/L8'}]}, ",
    );
    schemas.push_str("N: {anyOf: [{$ref: '#/components/schemas/N'}, {$ref: '#/components/schemas/N'}, {type: object}]}");
    let form = "{post: {operationId: send, requestBody: {content: {application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/N'}}, multipart/form-data: {schema: {$ref: '#/components/schemas/N'}}}}, responses: {'204': {description: done}}}}";
    let lowered = super::lowered(
        "3.1.0",
        &format!("{{/x: {form}}}"),
        &format!("{{{schemas}}}"),
    );
    assert_eq!(lowered.api.operations.len(), 1);
}

#[test]
fn a_required_property_is_found_once_however_many_paths_lead_to_it() {
    // Each of eight levels refers thirty times to the next one, which would be 30^8 paths.
    let references = |level: usize| {
        let one = format!("{{$ref: '#/components/schemas/L{level}'}}");
        vec![one; 30].join(", ")
    };
    let levels =
        (0..8).map(|at| format!("L{at}: {{type: object, allOf: [{}]}}", references(at + 1)));
    let levels: Vec<_> = levels.collect();
    for (required, warnings) in [("", 1), ("required: [kind], ", 0)] {
        let schemas = format!(
            "{{U: {{oneOf: [{{$ref: '#/components/schemas/L0'}}, {{$ref: '#/components/schemas/M'}}], \
             discriminator: {{propertyName: kind}}}}, M: {{type: object, required: [kind], properties: {{kind: \
             {{type: string}}}}}}, {}, \
             L8: {{type: object, {required}properties: {{kind: {{type: string}}}}}}}}",
            levels.join(", ")
        );
        let lowered = super::lowered("3.2.0", "{}", &schemas);
        let found = lowered.diagnostics.iter();
        let found = found.filter(|it| it.code == "optional-discriminator");
        assert_eq!(found.count(), warnings);
    }
}
