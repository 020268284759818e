//! Tests of reading and of the sweep.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::Swept;
use crate::diagnostics::{Diagnostics, render, render_json};
use crate::opening::{read_text, sweep};
use crate::source::{Limits, Value};
use crate::{open, open_text};

/// The codes and lines of all problems of a text.
fn problems(text: &str) -> Vec<String> {
    let (files, report) = match open_text("test.yaml", text) {
        Ok((resolved, report)) => (resolved.files().clone(), report),
        Err(refused) => refused,
    };
    let place = |one: &crate::diagnostics::Diagnostic| {
        one.primary.as_ref().map_or(0, |label| {
            files.line_column(label.span.file, label.span.start).0
        })
    };
    report
        .iter()
        .map(|one| format!("{} {}", one.code, place(one)))
        .collect()
}

fn source(text: &str) -> Swept {
    let limits = Limits::default();
    let read = read_text("test.yaml", text, &limits);
    match read.and_then(|(document, report)| sweep(document, report, &limits, &|_| {})) {
        Ok((source, _)) => source,
        Err((files, report)) => panic!("{}", render(&report, &files, false)),
    }
}

fn rendered(text: &str) -> (String, Diagnostics) {
    let (files, report) = match open_text("test.yaml", text) {
        Ok((resolved, report)) => (resolved.files().clone(), report),
        Err(refused) => refused,
    };
    (render(&report, &files, false), report)
}

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n";
const HEAD_31: &str = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n";

fn schema(head: &str, schema: &str) -> Vec<String> {
    problems(&format!(
        "{head}components:\n  schemas:\n    A: {schema}\n    B: {{type: string}}\n"
    ))
}

#[test]
fn a_good_document_has_no_problems() {
    assert_eq!(problems(HEAD), [""; 0]);
    assert_eq!(
        schema(
            HEAD,
            "{type: object, properties: {a: {$ref: '#/components/schemas/B'}}}"
        ),
        [""; 0]
    );
}

#[test]
fn both_notations_give_one_tree() {
    let yaml = source(
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\nx-a: [1.50, 0x10, null, true, 'no', yes, 1e3]\n",
    );
    let json = source(
        "{\"openapi\": \"3.0.3\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"x-a\": [1.50, 16, null, true, \"no\", \"yes\", 1e3]}",
    );
    let values = |source: &Swept| -> Vec<Value> {
        let items = source
            .tree(source.root)
            .unwrap()
            .get("x-a")
            .unwrap()
            .as_array()
            .unwrap()
            .to_vec();
        items.into_iter().map(|node| node.value).collect()
    };
    assert_eq!(values(&yaml), values(&json));
    assert_eq!(values(&yaml)[0], Value::Number("1.50".to_owned()));
}

#[test]
fn places_are_bytes_in_both_notations() {
    for text in [
        "# äöü €\nopenapi: 3.0.3 # ü\ninfo: {title: 'Ä€', version: \"1\"}\nx-list:\n- ä: ö\n",
        "{\"openapi\": \"3.0.3\", \"info\": {\"title\": \"Ä€\", \"version\": \"1\"}, \"x-list\": [{\"ä\": \"ö\"}]}",
    ] {
        let source = source(text);
        let slice = |span: crate::source::Span| {
            text[span.start as usize..span.end as usize].trim_matches(['"', '\''])
        };
        let root = source.tree(source.root).unwrap();
        assert_eq!(
            slice(root.get("info").unwrap().get("title").unwrap().span),
            "Ä€"
        );
        let item = &root.get("x-list").unwrap().as_array().unwrap()[0];
        assert_eq!(slice(item.get("ä").unwrap().span), "ö");
        assert_eq!(slice(item.as_object().unwrap().key_span("ä").unwrap()), "ä");
        assert!(slice(root.get("x-list").unwrap().span).starts_with(['-', '[']));
    }
}

#[test]
fn aliases_and_merges_are_expanded() {
    let source = source(
        "openapi: 3.0.3\nx-a: &a {k: 1, l: 2}\nx-b: *a\nx-c: {<<: *a, l: 3}\nx-200: {200: ok}\n",
    );
    let root = source.tree(source.root).unwrap();
    assert_eq!(
        root.get("x-b").unwrap().get("k").unwrap().as_number(),
        Some("1")
    );
    assert_eq!(
        root.get("x-c").unwrap().get("k").unwrap().as_number(),
        Some("1")
    );
    assert_eq!(
        root.get("x-c").unwrap().get("l").unwrap().as_number(),
        Some("3")
    );
    assert_eq!(
        root.get("x-200").unwrap().get("200").unwrap().as_str(),
        Some("ok")
    );
}

#[test]
fn whole_documents_are_refused_with_their_reason() {
    for (text, expected) in [
        ("", "not-openapi 1"),
        ("# nothing\n", "not-openapi 1"),
        ("just text", "not-openapi 1"),
        ("[1, 2]", "not-openapi 1"),
        ("a: 1", "not-openapi 1"),
        ("swagger: '2.0'", "swagger 1"),
        ("openapi: 4.0.0", "unknown-version 1"),
        ("openapi: 3", "wrong-type 1"),
        ("openapi: 3.0.3\n--- \nopenapi: 3.0.3", "second-document 2"),
        ("a: [1\nb: 2", "invalid-yaml 2"),
        ("{\"openapi\": \"3.0.3\",, }", "invalid-json 1"),
        ("a: !thing 1", "foreign-tag 1"),
        ("? [a]\n: b", "key-not-text 1"),
        ("a: &a [*a]", "open-alias 1"),
        ("a: \0", "invalid-yaml 1"),
    ] {
        assert_eq!(problems(text), [expected], "{text:?}");
    }
}

#[test]
fn nesting_and_aliases_end_quickly() {
    assert_eq!(problems(&"[".repeat(100_000)), ["too-deep 1"]);
    assert_eq!(problems(&"{\"a\":".repeat(100_000)), ["too-deep 1"]);
    assert_eq!(problems(&"- ".repeat(100_000)), ["too-deep 1"]);
    assert_eq!(
        problems(&format!("a: {}", "[".repeat(100_000))),
        ["too-deep 1"]
    );
    let deep: String = (0..10_000)
        .map(|level| format!("{}a:\n", " ".repeat(level)))
        .collect();
    assert_eq!(problems(&deep), ["too-deep 130"]);
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..30 {
        let before = level - 1;
        let ten = format!("*a{before}, ").repeat(10);
        bomb.push_str(&format!("a{level}: &a{level} [{ten}]\n"));
    }
    assert_eq!(problems(&bomb), ["alias-bomb 5"]);
}

#[test]
fn repeated_keys_show_both_places() {
    for text in [
        format!("{HEAD}paths: {{}}\n"),
        HEAD.replace("title: T", "title: T, title: U"),
        "{\"openapi\": \"3.0.3\", \"info\": {\"title\": \"T\", \"version\": \"1\", \"title\": \"U\"}, \"paths\": {}}".to_owned(),
    ] {
        let (text, report) = rendered(&text);
        let one = report.iter().find(|one| one.code == "duplicate-key").expect("found");
        assert_eq!((report.len(), one.others.len()), (1, 1));
        assert!(text.contains("first time") && text.contains("second time"), "{text}");
    }
}

#[test]
fn fields_are_checked() {
    assert_eq!(problems("openapi: 3.0.3\npaths: {}"), ["missing-field 1"]);
    assert_eq!(
        problems("openapi: 3.0.3\ninfo: {title: T, version: 1}"),
        ["missing-field 1", "wrong-type 2"]
    );
    assert_eq!(schema(HEAD, "{type: strng}"), ["unknown-value 6"]);
    assert_eq!(
        schema(HEAD, "{type: string, minLenght: 3}"),
        ["unknown-keyword 6"]
    );
    assert_eq!(
        schema(HEAD, "{type: string, minLength: '3'}"),
        ["wrong-type 6"]
    );
    assert_eq!(
        schema(HEAD, "{type: string, minLength: -1}"),
        ["wrong-type 6"]
    );
    assert_eq!(
        schema(HEAD, "{type: object, required: true}"),
        ["wrong-type 6"]
    );
    assert_eq!(schema(HEAD, "{multipleOf: 0.0}"), ["wrong-type 6"]);
    assert_eq!(
        schema(HEAD, "{x-copperplate-sensitve: true}"),
        ["unknown-extension 6"]
    );
    assert_eq!(
        schema(
            HEAD,
            "{x-other: {a: 1}, example: {$ref: nowhere}, default: {minLenght: 1}}"
        ),
        [""; 0]
    );
}

#[test]
fn versions_have_their_words() {
    assert_eq!(schema(HEAD, "{const: 1}"), ["later-keyword 6"]);
    assert_eq!(schema(HEAD, "{type: [string]}"), ["wrong-type 6"]);
    assert_eq!(
        schema(HEAD_31, "{const: 1, type: [string, 'null']}"),
        [""; 0]
    );
    assert_eq!(
        schema(HEAD_31, "{type: string, nullable: true}"),
        ["earlier-keyword 6"]
    );
    assert_eq!(schema(HEAD_31, "true"), [""; 0]);
    assert_eq!(schema(HEAD, "true"), ["wrong-type 6"]);
    assert_eq!(
        schema(HEAD, "{$ref: '#/components/schemas/B', minLength: 1}"),
        ["ignored-sibling 6"]
    );
    assert_eq!(
        schema(HEAD_31, "{$ref: '#/components/schemas/B', minLenght: 1}"),
        ["unread-keyword 6"]
    );
    assert_eq!(
        schema(HEAD, "{minimum: 1, exclusiveMinimum: 1}"),
        ["earlier-keyword 6"]
    );
    assert_eq!(
        schema(HEAD_31, "{minimum: 1, exclusiveMinimum: true}"),
        ["earlier-keyword 6"]
    );
}

#[test]
fn parameters_are_checked() {
    let parameter = |text: &str| {
        problems(&format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  /a:\n    parameters:\n    - {text}\n"
        ))
    };
    assert_eq!(
        parameter("{name: a, in: query, schema: {type: string}}"),
        [""; 0]
    );
    assert_eq!(
        parameter("{name: a, in: path, schema: {type: string}}"),
        ["path-not-required 6"]
    );
    assert_eq!(
        parameter("{name: a, in: qery, schema: {type: string}}"),
        ["unknown-value 6"]
    );
    assert_eq!(parameter("{name: a, in: query}"), ["missing-field 6"]);
    assert_eq!(parameter("{in: query, schema: {}}"), ["missing-field 6"]);
}

#[test]
fn problems_are_capped() {
    let many: String = (0..500).map(|index| format!("x{index}: 1\n")).collect();
    let found = problems(&format!("{HEAD}{many}"));
    assert_eq!(
        (found.len(), found.last().map(String::as_str)),
        (201, Some("and-more 0"))
    );
}

#[test]
fn no_damage_makes_it_panic() {
    let yaml = format!(
        "{HEAD}components: {{schemas: {{A: &a {{type: string, enum: [1, 'ä']}}, B: *a, C: {{$ref: '#/components/schemas/A'}}}}}}\nx: |\n  block\n  text\ny: >-\n  folded\n? z\n: !!str 1\n"
    );
    let json = "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"ä\\u00e4\", \"version\": \"1\"}, \"paths\": {\"/a\": {\"get\": {\"responses\": {\"200\": {\"description\": \"\"}}}}}}";
    for text in [yaml.as_str(), json] {
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            look(&text[..end]);
            look(&text[end..]);
        }
        let mut state = 1_u64;
        for _ in 0..4000 {
            let mut bytes = text.as_bytes().to_vec();
            for _ in 0..3 {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                let at = usize::try_from(state >> 33).unwrap() % bytes.len();
                let table = b"\n\t {}[]:,-#&*!|>'\"%@`~?\\0a<\r\xc3";
                let with = table[usize::try_from(state >> 20).unwrap() % table.len()];
                bytes[at] = with;
            }
            look(&String::from_utf8_lossy(&bytes));
        }
    }
}

/// Reads a text, and renders the result.
fn look(text: &str) {
    let (files, report) = match open_text("test.yaml", text) {
        Ok((resolved, report)) => (resolved.files().clone(), report),
        Err(refused) => refused,
    };
    let shown = render(&report, &files, true);
    assert_eq!(shown.is_empty(), report.is_empty());
    assert_eq!(render_json(&report, &files).lines().count(), report.len());
}

#[test]
fn files_stay_in_their_directory() {
    let directory = std::env::temp_dir().join(format!("copperplate-load-{}", std::process::id()));
    let inner = directory.join("api/parts");
    std::fs::create_dir_all(&inner).unwrap();
    std::fs::write(directory.join("secret.yaml"), "A: {type: string}").unwrap();
    std::fs::write(inner.join("a b.yaml"), "A: {$ref: '#/B'}\nB: {type: string, minLenght: 1}\nC: {$ref: '../root.yaml#/components/schemas/A'}").unwrap();
    let root = directory.join("api/root.yaml");
    let codes = |reference: &str| -> Vec<&'static str> {
        let text =
            format!("{HEAD}components: {{schemas: {{A: {{$ref: '{reference}'}}, B: {{}}}}}}\n");
        std::fs::write(&root, text).unwrap();
        let report = match open(&root, &Limits::default()) {
            Ok((_, report)) | Err((_, report)) => report,
        };
        report.iter().map(|one| one.code).collect()
    };
    assert_eq!(codes("parts/a%20b.yaml#/A"), ["unknown-keyword"]);
    assert_eq!(codes("parts/a b.yaml#/C"), ["cyclic-ref"]);
    assert_eq!(codes("parts/a b.yaml#/D"), ["dangling-ref"]);
    assert_eq!(codes("parts/none.yaml#/D"), ["missing-file"]);
    assert_eq!(codes("../secret.yaml#/A"), ["escaping-ref"]);
    assert_eq!(codes("%2e%2e/secret.yaml#/A"), ["escaping-ref"]);
    assert_eq!(codes("/etc/passwd"), ["escaping-ref"]);
    assert_eq!(codes("https://example.org/a.yaml#/A"), ["network-ref"]);
    assert_eq!(codes("//example.org/a.yaml#/A"), ["network-ref"]);
    assert_eq!(codes("file:///etc/passwd"), ["network-ref"]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(
            directory.join("secret.yaml"),
            directory.join("api/link.yaml"),
        )
        .unwrap();
        assert_eq!(codes("link.yaml#/A"), ["escaping-ref"]);
    }
    std::fs::remove_dir_all(&directory).unwrap();
}

#[test]
fn paths_that_are_no_text_files() {
    let codes = |path: &std::path::Path| -> Vec<String> {
        let (_, report) = open(path, &Limits::default())
            .map(|_| ())
            .expect_err("refused");
        report
            .iter()
            .map(|one| format!("{} {}", one.code, one.message.rsplit(": ").next().unwrap()))
            .collect()
    };
    let directory = std::env::temp_dir();
    assert_eq!(
        codes(&directory.join("copperplate-none.yaml")),
        ["unreadable-file there is no such file"]
    );
    assert_eq!(codes(&directory), ["unreadable-file it is a directory"]);
    let file = directory.join(format!("copperplate-utf16-{}.yaml", std::process::id()));
    std::fs::write(&file, b"\xff\xfeo\0p\0").unwrap();
    assert!(codes(&file)[0].contains("UTF-16"));
    std::fs::write(&file, b"a: \xff").unwrap();
    assert!(codes(&file)[0].starts_with("not-utf8"));
    std::fs::remove_file(&file).unwrap();
    let (_, report) = open_text("bom.yaml", &format!("\u{feff}{HEAD}")).expect("read");
    assert!(report.is_empty());
}

#[test]
fn a_bad_file_is_one_mistake() {
    let text = format!(
        "{HEAD}components: {{schemas: {{A: {{$ref: 'a.yaml'}}, B: {{$ref: 'a.yaml'}}}}}}\n"
    );
    assert_eq!(problems(&text), ["missing-file 4"]);
}

#[test]
fn a_place_in_a_long_line_is_cut_out() {
    let filler = "x".repeat(5000);
    let text = format!(
        "{{\"openapi\": \"3.0.3\", \"x-a\": \"{filler}\", \"info\": {{\"title\": \"T\", \"versoin\": \"1\"}}, \"paths\": {{}}}}"
    );
    let (shown, _) = rendered(&text);
    assert!(
        shown.contains("test.yaml:1:5056") && shown.contains("did you mean `version`?"),
        "{shown}"
    );
    assert!(shown.len() < 2000 && !shown.contains(":::"), "{shown}");
}

#[test]
fn a_document_is_handed_out_with_its_errors() {
    let text = HEAD.replace("title", "titel");
    let (_, report) = open_text("test.yaml", &text).expect("read");
    assert!(report.has_errors());
}
