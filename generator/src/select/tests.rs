#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::Path;

use super::matches;
use crate::config;
use crate::diagnostics::render;

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: T, version: '1'}
security: [{key: []}]
paths:
  /users:
    parameters: [{$ref: '#/components/parameters/Page'}]
    get:
      operationId: listUsers
      tags: [users]
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Users'}}}}
  /users/{id}:
    delete:
      operationId: deleteUser
      tags: [users, admin]
      security: [{token: []}]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: none}}
  /shapes:
    get:
      tags: [shapes]
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Shape'}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: http, scheme: bearer}
  parameters:
    Page: {name: page, in: query, schema: {$ref: '#/components/schemas/Page'}}
  schemas:
    Page: {type: integer, minimum: 1}
    Users: {type: object, properties: {list: {type: array, items: {$ref: '#/components/schemas/User'}}}}
    User: {type: object, properties: {name: {type: string}, boss: {$ref: '#/components/schemas/User'}}}
    Shape:
      oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]
      discriminator: {propertyName: kind, mapping: {round: Circle, angular: Square}}
    Circle: {type: object, required: [kind], properties: {kind: {type: string}}}
    Square: {type: object, required: [kind], properties: {kind: {type: string}}}
    Unused: {type: object, properties: {a: {type: string}}}
";

/// The generated operations, types and security schemes.
type Made = (BTreeSet<String>, BTreeSet<String>, Vec<String>);

/// The names of operations, types and schemes, or the errors.
fn made(entries: &str) -> Result<Made, String> {
    made_of(DOCUMENT, entries)
}

fn made_of(document: &str, entries: &str) -> Result<Made, String> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("api.yaml"), document).unwrap();
    let text = format!(
        "[package]\nname = \"p\"\noutput = \"o\"\n[api.a]\ndocument = \"api.yaml\"\n{entries}\n"
    );
    let config = config::parse(Path::new(folder.path()), "apis.toml", &text)
        .map_err(|failure| render(&failure.diagnostics, &failure.sources, false))?;
    let job = config.jobs.get("a").unwrap();
    let generated = crate::generate(job)
        .map_err(|failure| render(&failure.diagnostics, &failure.sources, false))?;
    assert!(generated.warnings.is_empty());
    let files = crate::emit::emit(&generated.plan);
    let stems = |folder: &str| {
        let paths = files.iter().filter_map(|file| {
            let stem = file.path.strip_prefix(folder)?.strip_suffix(".rs")?;
            (stem != "mod").then(|| stem.to_owned())
        });
        paths.collect::<BTreeSet<String>>()
    };
    let mut schemes = Vec::new();
    for file in &files {
        let text = crate::format::render(file).unwrap();
        for name in ["X-Key", "Bearer"] {
            if text.contains(name) && !schemes.contains(&name.to_owned()) {
                schemes.push(name.to_owned());
            }
        }
    }
    schemes.sort();
    Ok((stems("operations/"), stems("types/"), schemes))
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn everything_is_generated_unless_something_is_chosen() {
    let (operations, types, _) = made("").unwrap();
    assert_eq!(
        operations,
        set(&["delete_user", "get_shapes", "list_users"])
    );
    assert!(types.contains("unused"), "{types:?}");
}

#[test]
fn what_is_chosen_brings_what_it_needs_and_no_more() {
    let (operations, types, schemes) = made("include = { paths = [\"/users\"] }").unwrap();
    assert_eq!(operations, set(&["delete_user", "list_users"]));
    assert_eq!(types, set(&["page", "user", "users"]));
    assert_eq!(schemes, ["Bearer", "X-Key"]);
    let (operations, types, schemes) =
        made("include = { operations = [\"get /shapes\"] }").unwrap();
    assert_eq!(operations, set(&["get_shapes"]));
    assert_eq!(types, set(&["circle", "shape", "square"]));
    assert_eq!(schemes, ["X-Key"]);
    let (operations, types, schemes) = made("include = { tags = [\"admin\"] }").unwrap();
    assert_eq!((operations, types), (set(&["delete_user"]), set(&[])));
    assert_eq!(schemes, ["Bearer"]);
}

#[test]
fn a_base_brings_what_builds_on_it() {
    let document = "
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pet:
    get:
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
  /tool:
    get: {operationId: tool, responses: {'204': {description: ok}}}
components:
  schemas:
    Pet: {type: object, properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {claws: {$ref: '#/components/schemas/Claws'}}}]}
    Lion: {allOf: [{$ref: '#/components/schemas/Cat'}, {properties: {mane: {type: boolean}}}]}
    Claws: {type: object, properties: {left: {type: integer}}}
    Tool: {allOf: [{$ref: '#/components/schemas/Claws'}, {properties: {kind: {type: string}}}]}
";
    let (_, types, _) = made_of(document, "include = { paths = [\"/pet\"] }").unwrap();
    assert_eq!(types, set(&["cat", "claws", "lion", "pet"]));
    let (_, types, _) = made_of(document, "include = { paths = [\"/tool\"] }").unwrap();
    assert_eq!(types, set(&[]));
}

#[test]
fn what_is_excluded_is_taken_from_what_is_included() {
    let chosen = "include = { tags = [\"users\"] }\nexclude = { operations = [\"deleteUser\"] }";
    assert_eq!(made(chosen).unwrap().0, set(&["list_users"]));
    let chosen = "[api.a.exclude]\npaths = [\"/*/{id}\", \"/shapes\"]";
    assert_eq!(made(chosen).unwrap().0, set(&["list_users"]));
}

#[test]
fn an_entry_that_names_nothing_is_an_error_at_its_place() {
    let cases = [
        (
            "include = { tags = [\"user\"] }",
            "did you mean `users`?",
            "6:21",
        ),
        (
            "include = { paths = [\"/user\"] }",
            "did you mean `/users`?",
            "6:22",
        ),
        (
            "include = { paths = [\"/x/**\"] }",
            "has the path `/x/**`",
            "6:22",
        ),
        (
            "exclude = { operations = [\"deleteUsr\"] }",
            "did you mean `deleteUser`?",
            "6:27",
        ),
        (
            "include = { tags = [\"shapes\"] }\nexclude = { tags = [\"admin\"] }",
            "no included operation has the tag `admin`",
            "7:21",
        ),
        (
            "exclude = { paths = [\"/**\"] }",
            "leaves out every operation of the document",
            "6:22",
        ),
        (
            "include = { tag = [\"users\"] }",
            "did you mean `tags`?",
            "6:13",
        ),
        ("include = [\"users\"]", "must be a table", "6:11"),
    ];
    for (entries, word, place) in cases {
        let messages = made(entries).unwrap_err();
        assert!(
            messages.contains(word) && messages.contains(&format!("apis.toml:{place}")),
            "{entries}\n{messages}"
        );
    }
}

#[test]
fn patterns_are_compared_segment_by_segment() {
    assert!(matches("/a/", "/a/b") && matches("/", "/a") && !matches("/a/b", "/a"));
    assert!(matches("/**", "/a/b") && matches("/a/**/d", "/a/d") && matches("/a/**/d", "/a/b/c/d"));
    assert!(matches("/v*/x", "/v2/x") && !matches("/v*", "/v2/x") && matches("*", ""));
    let (pattern, path) = ("*a".repeat(2000), "a".repeat(4000));
    assert!(!matches(&format!("/{pattern}b"), &format!("/{path}")));
}

const HOOKS: &str = "openapi: 3.1.0
info: {title: T, version: '1'}
security: [{key: []}]
paths:
  /orders:
    post:
      operationId: order
      tags: [orders]
      callbacks:
        settled:
          '{$request.query.url}':
            post:
              operationId: settled
              tags: [later]
              requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Settled'}}}}
              responses: {'204': {description: ok}}
      parameters: [{name: url, in: query, required: true, schema: {type: string, format: uri}}]
      responses:
        '201':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}
          links:
            by-id: {operationId: getOrder, parameters: {id: $response.body#/id}}
            by-reference: {operationRef: '#/paths/~1orders~1{id}/get', parameters: {id: $response.body#/id}}
  /orders/{id}:
    get:
      operationId: getOrder
      tags: [reading]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: ok}}
webhooks:
  shipped:
    post:
      tags: [orders]
      security: [{token: []}]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Shipped'}}}}
      responses: {'204': {description: ok}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: http, scheme: bearer}
  schemas:
    Order: {type: object, required: [id], properties: {id: {type: string}}}
    Settled: {type: object, properties: {a: {type: string}}}
    Shipped: {type: object, properties: {b: {type: string}}}
";

#[test]
fn webhooks_are_chosen_as_operations_are() {
    let by = |entries: &str| made_of(HOOKS, entries).unwrap();
    let (operations, types, schemes) = by("include = { operations = [\"shipped webhook\"] }");
    assert_eq!(operations, set(&["shipped_webhook"]));
    assert_eq!(types, set(&["shipped"]));
    // The document's default for calls of the API does not apply to a receiver.
    assert_eq!(schemes, ["Bearer"]);
    let (operations, types, _) = by("include = { tags = [\"orders\"] }");
    assert_eq!(operations, set(&["order", "settled", "shipped_webhook"]));
    assert_eq!(types, set(&["order", "settled", "shipped"]));
    let (operations, types, schemes) = by("include = { paths = [\"/**\"] }");
    assert_eq!(operations, set(&["get_order", "order", "settled"]));
    assert_eq!(types, set(&["order", "settled"]));
    assert_eq!(schemes, ["X-Key"]);
}

#[test]
fn a_callback_goes_with_its_operation_and_can_be_left_out() {
    let (operations, types, _) = made_of(HOOKS, "exclude = { tags = [\"later\"] }").unwrap();
    assert_eq!(operations, set(&["get_order", "order", "shipped_webhook"]));
    assert_eq!(types, set(&["order", "shipped"]));
    let (operations, types, _) = made_of(HOOKS, "exclude = { operations = [\"order\"] }").unwrap();
    assert_eq!(operations, set(&["get_order", "shipped_webhook"]));
    assert_eq!(types, set(&["shipped"]));
    let messages = made_of(HOOKS, "include = { operations = [\"settled\"] }").unwrap_err();
    assert!(
        messages.contains("no operation of the document"),
        "{messages}"
    );
}

#[test]
fn a_callback_of_a_callback_goes_with_the_first_operation() {
    let nested = "              callbacks:
                disputed:
                  '{$request.body#/a}':
                    put:
                      operationId: disputed
                      parameters: [{name: url, in: query, schema: {type: string}}]
                      callbacks: {again: {$ref: '#/paths/~1orders/post/callbacks/settled'}}
                      responses: {'204': {description: ok}}
";
    let (before, after) = HOOKS.split_once("              tags: [later]\n").unwrap();
    let document = format!("{before}              tags: [later]\n{nested}{after}");
    let (operations, _, _) = made_of(&document, "include = { tags = [\"orders\"] }").unwrap();
    let all = ["disputed", "order", "settled", "shipped_webhook"];
    assert_eq!(operations, set(&all));
    let (operations, _, _) = made_of(&document, "exclude = { operations = [\"order\"] }").unwrap();
    assert_eq!(operations, set(&["get_order", "shipped_webhook"]));
    let (operations, _, _) =
        made_of(&document, "exclude = { operations = [\"disputed\"] }").unwrap();
    assert_eq!(
        operations,
        set(&["get_order", "order", "settled", "shipped_webhook"])
    );
}

#[test]
fn links_to_what_was_left_out_are_pruned_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("api.yaml"), HOOKS).unwrap();
    let head = "[package]\nname = \"p\"\noutput = \"o\"\n[api.a]\ndocument = \"api.yaml\"\n";
    let count = |entries: &str| {
        let config = config::parse(folder.path(), "apis.toml", &format!("{head}{entries}"));
        let job = config.ok().unwrap().jobs.remove("a").unwrap();
        let summary = crate::generate(&job).ok().unwrap().summary;
        let links = "links to operations that are not selected";
        let links = summary.left.get(links).map_or(0, Vec::len);
        (summary.operations, summary.all_operations, links)
    };
    assert_eq!(count(""), (4, 4, 0));
    assert_eq!(count("exclude = { tags = [\"reading\"] }"), (3, 4, 2));
}
