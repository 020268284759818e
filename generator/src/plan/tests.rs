//! Tests of configured names and derives.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use crate::config;
use crate::diagnostics::render;

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /pets/{id}:
    put:
      operationId: putPet
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Shape'}}}}
components:
  schemas:
    Base: {type: object, required: [kind], properties: {kind: {type: string}}}
    Pet:
      allOf:
        - {$ref: '#/components/schemas/Base'}
        - type: object
          properties:
            type: {type: string}
            weight: {type: number, format: double}
            mood: {type: string, enum: [good, '-']}
    Circle: {type: object, required: [kind, radius], properties: {kind: {type: string, enum: [c]}, radius: {type: integer}}}
    Square: {type: object, required: [kind], properties: {kind: {type: string, enum: [s]}}}
    Shape: {oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]}
";

/// All generated code and the messages, or the messages as an error.
fn made(entries: &str) -> Result<(String, String), String> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("api.yaml"), DOCUMENT).unwrap();
    let text = format!(
        "[package]\nname = \"p\"\noutput = \"o\"\n[api.a]\ndocument = \"api.yaml\"\n{entries}\n"
    );
    let config = config::parse(Path::new(folder.path()), "apis.toml", &text)
        .map_err(|failure| render(&failure.diagnostics, &failure.sources, false))?;
    let generated = crate::generate(config.jobs.get("a").unwrap())
        .map_err(|failure| render(&failure.diagnostics, &failure.sources, false))?;
    let messages = render(&generated.warnings, &generated.sources, false);
    let mut code = String::new();
    for file in &crate::emit::emit(&generated.plan) {
        code.push_str(&file.path);
        code.push('\n');
        code.push_str(&crate::format::render(file).unwrap());
    }
    Ok((code, messages))
}

#[test]
fn names_are_given() {
    let (code, messages) = made(
        "[api.a.names]\n\
         schemas = { Pet = \"Animal\" }\n\
         operations = { putPet = \"replace_pet\" }\n\
         members = { \"Pet.type\" = \"species\", \"#/components/schemas/Pet/allOf/1/properties/weight\" = \"mass\" }\n\
         variants = { \"/components/schemas/Pet/properties/mood.-\" = \"Unsure\", \"Shape.Circle\" = \"Round\" }\n\
         parameters = { \"putPet.id\" = \"pet\" }\n",
    )
    .unwrap_or_else(|messages| (String::new(), messages));
    assert_eq!(messages, "");
    for word in [
        "types/animal.rs",
        "operations/replace_pet.rs",
        "pub struct Animal {",
        "pub enum AnimalMood",
        "pub species: Option<String>",
        "pub mass: Option<f64>",
        "Unsure",
        "Round(",
        "pub struct ReplacePetRequest",
        "pub pet: String",
    ] {
        assert!(code.contains(word), "{word}\n{code}");
    }
    // The wire format is unchanged.
    assert!(code.contains("\"type\"") && code.contains("\"/pets/{id}\""));
}

#[test]
fn names_that_cannot_be_are_refused_at_their_place() {
    let cases = [
        (
            "names.schemas = { Pet = \"animal\" }",
            "did you mean `Animal`?",
            "6:25",
        ),
        (
            "names.schemas = { Pet = \"Option\" }",
            "can't be the name",
            "6:25",
        ),
        (
            "names.schemas = { Pet = \"A-B\" }",
            "did you mean `AB`?",
            "6:25",
        ),
        (
            "names.members = { \"Pet.type\" = \"Kind\" }",
            "did you mean `kind`?",
            "6:32",
        ),
        (
            "names.schemas = { Pt = \"Animal\" }",
            "did you mean `Pet`?",
            "6:19",
        ),
        (
            "names.members = { \"Pet.typ\" = \"species\" }",
            "did you mean `Pet.type`?",
            "6:19",
        ),
        (
            "names.operations = { putPat = \"x\" }",
            "did you mean `putPet`?",
            "6:22",
        ),
        (
            "names.parameters = { \"putPet.ix\" = \"x\" }",
            "did you mean `putPet.id`?",
            "6:22",
        ),
        (
            "names.variants = { \"Shape.Circl\" = \"X\" }",
            "did you mean `Shape.Circle`?",
            "6:20",
        ),
        (
            "names.schema = { Pet = \"Animal\" }",
            "did you mean `schemas`?",
            "6:7",
        ),
        (
            "names.schemas = { Pet = \"Animal\", Base = \"Animal\" }",
            "is called `Animal` already",
            "6:42",
        ),
    ];
    for (entries, word, place) in cases {
        let messages = made(entries).unwrap_err();
        assert!(
            messages.contains(word) && messages.contains(&format!("apis.toml:{place}")),
            "{entries}\n{messages}"
        );
    }
    let taken = "names.variants = { \"Shape.Circle\" = \"One\", \"Shape.Square\" = \"One\" }";
    assert!(made(taken).unwrap_err().contains("name-clash"));
    let taken = "names.schemas = { Pet = \"Base\" }";
    assert!(made(taken).unwrap_err().contains("`Base`"));
    let taken = "names.members = { \"Pet.type\" = \"kind\" }";
    assert!(made(taken).unwrap_err().contains("`kind`"));
}

#[test]
fn derives_are_added_where_they_can_work() {
    let (code, messages) =
        made("derives = { Circle = [\"Eq\", \"Hash\"], \"*\" = [\"::my::Trait\"] }").unwrap();
    assert_eq!(messages, "");
    assert!(
        code.contains("#[derive(::my::Trait, Eq, Hash)]\npub struct Circle"),
        "{code}"
    );
    assert!(
        code.contains("#[derive(::my::Trait)]\npub struct Pet"),
        "{code}"
    );
    let (code, messages) = made("derives = { \"*\" = [\"Eq\"] }").unwrap();
    assert!(
        code.contains("#[derive(Eq)]\n#[non_exhaustive]\npub enum Shape"),
        "{code}"
    );
    assert!(!code.contains("#[derive(Eq)]\npub struct Pet"), "{code}");
    assert!(
        messages.contains("warning[left-out-derive]: `Eq` is left out of `Pet`")
            && messages.contains("apis.toml:6:20"),
        "{messages}"
    );
}

#[test]
fn derives_that_cannot_work_are_refused_at_their_place() {
    let cases = [
        (
            "derives = { Pet = [\"Eq\"] }",
            "`weight` is an `f64`, which has no `Eq`",
            "6:20",
        ),
        (
            "derives = { Pet = [\"Copy\"] }",
            "can't be derived for `Pet`",
            "6:20",
        ),
        (
            "derives = { Shape = [\"Eq\"] }",
            "`C` is of the type `Circle`, which has no `Eq`",
            "6:22",
        ),
        (
            "derives = { Circle = [\"Ord\"] }",
            "it has no `PartialOrd`",
            "6:23",
        ),
        (
            "derives = { Shape = [\"Default\"] }",
            "no value of it stands out",
            "6:22",
        ),
        (
            "derives = { Circle = [\"Hsh\"] }",
            "did you mean `Hash`?",
            "6:23",
        ),
        (
            "derives = { Circle = [\"Vec<u8>\"] }",
            "a path such as",
            "6:23",
        ),
        (
            "derives = { Oval = [\"Eq\"] }",
            "has no type `Oval`",
            "6:13",
        ),
        (
            "derives = { Circle = \"Eq\" }",
            "derives are a list",
            "6:22",
        ),
    ];
    for (entries, word, place) in cases {
        let messages = made(entries).unwrap_err();
        assert!(
            messages.contains(word) && messages.contains(&format!("apis.toml:{place}")),
            "{entries}\n{messages}"
        );
    }
}

/// The names of types and the methods of operations with these ids, by id.
fn operations(ids: &[&str]) -> std::collections::BTreeMap<String, (String, String)> {
    let folder = tempfile::tempdir().unwrap();
    let mut text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n".to_owned();
    for (at, id) in ids.iter().enumerate() {
        text.push_str(&format!(
            "  /{at}: {{get: {{operationId: {id}, responses: {{'204': {{description: d}}}}}}}}\n"
        ));
    }
    std::fs::write(folder.path().join("api.yaml"), text).unwrap();
    let entries = "[package]\nname = \"p\"\noutput = \"o\"\n[api.a]\ndocument = \"api.yaml\"\n";
    let config = config::parse(folder.path(), "apis.toml", entries)
        .ok()
        .unwrap();
    let generated = crate::generate(config.jobs.get("a").unwrap()).ok().unwrap();
    let operations = generated.plan.operations.rows();
    operations
        .map(|it| {
            let names = (it.names.ident.clone(), it.names.function.clone());
            (it.id.clone(), names)
        })
        .collect()
}

#[test]
fn names_of_operations_are_apart_in_any_order() {
    let ids = [
        "get",
        "getRequest",
        "getResponse",
        "getError",
        "getRequestRequest",
        "getRequestOperation",
        "listPets",
        "list_pets",
        "ListPets",
    ];
    let named = operations(&ids);
    let types = named.values().flat_map(|(ident, _)| {
        ["", "Error", "Request", "Response"].map(|suffix| format!("{ident}{suffix}"))
    });
    let types: std::collections::BTreeSet<_> = types.collect();
    assert_eq!(types.len(), 4 * ids.len(), "{named:?}");
    for (id, ident) in [("get", "Get"), ("getRequestRequest", "GetRequestRequest")] {
        assert_eq!(named.get(id).unwrap().0, ident);
    }
    let mut other = ids;
    other.reverse();
    assert_eq!(operations(&other), named);
    // Operations without a collision keep their names.
    let alone = operations(&["get", "listPets", "getRequestRequest"]);
    assert_eq!(alone.get("get"), named.get("get"));
}
