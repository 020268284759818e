//! Pages of every API of the repository, and of a document that would like to be more than text.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::BTreeSet;
use std::path::Path;

use copperplate_reference::{Module, page};

/// The values of an attribute in the order of the page.
fn attributes<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let start = format!(" {name}=\"");
    let rest = page.split(start.as_str()).skip(1);
    rest.map(|it| it.split('"').next().unwrap()).collect()
}

fn check(name: &str, page: &str) {
    let ids = attributes(page, "id");
    let distinct: BTreeSet<_> = ids.iter().collect();
    assert_eq!(
        ids.len(),
        distinct.len(),
        "{name}: two elements have one id"
    );
    for target in attributes(page, "href") {
        match target.strip_prefix('#') {
            Some(id) => assert!(ids.contains(&id), "{name}: nothing has the id {id}"),
            None => assert!(
                ["https://", "http://", "mailto:"]
                    .iter()
                    .any(|it| target.starts_with(it)),
                "{name}: {target}"
            ),
        }
    }
    for id in attributes(page, "aria-labelledby") {
        assert!(ids.contains(&id), "{name}: no label {id}");
    }
    for word in [
        "<script", "<img", "<link", "<iframe", "<object", "<form", "@import", "url(",
    ] {
        assert!(!page.contains(word), "{name}: {word}");
    }
}

#[test]
fn each_api_has_a_page_that_needs_nothing_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let config = copperplate::config::read(root).ok().unwrap();
    for (name, job) in &config.jobs {
        let plan = copperplate::generate(job).ok().unwrap().plan;
        let module = Module::new(format!("withdrawal_apis::{name}"));
        let text = page(&plan, &module);
        check(name, &text);
        assert_eq!(text, page(&plan, &module));
        for operation in plan.operations.rows() {
            assert!(
                text.contains(&format!("</strong> {}", operation.path)),
                "{name}"
            );
        }
        for ty in &plan.types {
            assert!(
                text.contains(&format!("id=\"type-{}\"", ty.name)),
                "{name}: {}",
                ty.name
            );
        }
    }
}

const HOSTILE: &str = r##"
openapi: 3.1.0
info: {title: "<script>alert('t')</script>", version: "\"><img src=x>", description: "<img src=x onload=alert(1)> ![a](https://e.example/x.png) [b](javascript:alert(1))"}
servers: [{url: "https://e.example/$(touch x)`id`\"'<b>"}]
paths:
  /a/{b}:
    post:
      operationId: "x\"><script>"
      summary: "<b>bold</b>"
      parameters:
      - {name: b, in: path, required: true, schema: {type: string}, description: "</td><script>x</script>"}
      - {name: "$(id)", in: query, required: true, schema: {type: string}}
      requestBody:
        content:
          application/json:
            schema: {$ref: "#/components/schemas/A"}
            example: {"it's": "</pre><script>$(id)"}
      responses: {"204": {description: "</table>"}}
components:
  schemas:
    A: {type: object, properties: {"it's": {type: string, description: "<style>*{}</style>"}}}
"##;

#[test]
fn text_of_a_document_is_never_markup_or_a_command() {
    let side = copperplate::examine_text(HOSTILE, "hostile.yaml");
    let side = side.unwrap_or_else(|it| {
        panic!(
            "{}",
            copperplate::diagnostics::render(&it.diagnostics, &it.sources, false)
        )
    });
    let text = page(&side.plan, &Module::new("hostile"));
    check("hostile", &text);
    // The only style is the page's own.
    assert_eq!(text.matches("<style").count(), 1);
    assert_eq!(text.matches("</pre>").count(), text.matches("<pre").count());
    // Double quotes of a shell hold no command, and an apostrophe ends no single quotes.
    assert!(
        text.contains("https://e.example/\\$(touch x)\\`id\\`\\&quot;"),
        "{text}"
    );
    assert!(text.contains("?\\$(id)=${DOLLAR_ID}"), "{text}");
    assert!(text.contains("it'\\''s"), "{text}");
}
