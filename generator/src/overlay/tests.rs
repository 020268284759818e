#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::path::Path;

use crate::diagnostics::render;
use crate::options::{Adjust, OverlayFile};
use crate::source::Limits;

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a:
    get: {operationId: a, tags: [x], responses: {'204': {description: none}}}
    put: {operationId: b, deprecated: true, responses: {'204': {description: none}}}
components:
  schemas:
    One: {type: object, required: [id], properties: {id: {type: string}}}
    Two: {type: object, properties: {id: {type: string}}}
";

/// The document after an overlay as JSON, with the warnings; only the errors if it was refused.
fn applied(overlay: &str) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let (document, path) = (
        folder.path().join("api.yaml"),
        folder.path().join("api.overlay.yaml"),
    );
    std::fs::write(&document, DOCUMENT).unwrap();
    std::fs::write(&path, overlay).unwrap();
    let overlays = [OverlayFile {
        path,
        shown: "api.overlay.yaml".to_owned(),
    }];
    open(&document, &overlays)
}

fn open(document: &Path, overlays: &[OverlayFile]) -> (String, String) {
    let adjust = Adjust {
        overlays: overlays.to_vec(),
        ..Adjust::default()
    };
    match crate::open_as(document, "api.yaml", &adjust, &Limits::default()) {
        Ok((document, report)) => {
            let tree = crate::source::json_text(document.root().node);
            (tree, render(&report, document.files(), false))
        }
        Err((files, report)) => (String::new(), render(&report, &files, false)),
    }
}

fn overlay(actions: &str) -> String {
    let mut text = "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions:\n".to_owned();
    for line in actions.lines() {
        let _ = writeln!(text, "  {line}");
    }
    text
}

#[test]
fn updates_merge_and_append() {
    let (tree, messages) = applied(&overlay(
        "- target: $.components.schemas.One\n  update:\n    required: [more]\n    properties: {more: {type: integer}}\n\
         - target: $.paths['/a'].get.tags\n  update: y\n\
         - target: $.info\n  update: {title: New}",
    ));
    assert_eq!(messages, "");
    assert!(tree.contains(r#""required":["id","more"]"#), "{tree}");
    assert!(
        tree.contains(r#""properties":{"id":{"type":"string"},"more":{"type":"integer"}}"#),
        "{tree}"
    );
    assert!(tree.contains(r#""tags":["x","y"]"#) && tree.contains(r#""title":"New""#));
}

#[test]
fn removals_take_every_match_and_later_actions_see_it() {
    let (tree, messages) = applied(&overlay(
        "- target: $.paths.*[?@.deprecated == true]\n  remove: true\n\
         - target: $.paths['/a'].get.tags[0]\n  remove: true",
    ));
    assert_eq!(messages, "");
    assert!(
        !tree.contains(r#""put""#) && tree.contains(r#""tags":[]"#),
        "{tree}"
    );
    let (_, messages) = applied(&overlay(
        "- target: $.paths['/a'].put\n  remove: true\n- target: $.paths['/a'].put\n  update: {summary: s}",
    ));
    assert!(messages.contains("error[dead-action]"), "{messages}");
    assert!(messages.contains("api.overlay.yaml:6:13"), "{messages}");
}

#[test]
fn what_is_added_is_reported_where_it_is_written() {
    let (_, messages) = applied(&overlay(
        "- target: $.components.schemas[*]\n  update:\n    properties: {more: {typ: integer}}",
    ));
    // One report for each changed schema.
    assert_eq!(
        messages.matches("api.overlay.yaml:6:27").count(),
        2,
        "{messages}"
    );
    let (_, messages) = applied(&overlay(
        "- target: $.components.schemas.One\n  update:\n    properties: {more: {$ref: '#/components/schemas/Tow'}}",
    ));
    assert!(
        messages.contains("api.overlay.yaml:6:33") && messages.contains("/Two"),
        "{messages}"
    );
}

#[test]
fn references_of_an_overlay_are_those_of_the_document() {
    let (_, messages) = applied(&overlay(
        "- target: $.components.schemas.One.properties\n  update: {two: {$ref: '#/components/schemas/Two'}}",
    ));
    assert_eq!(messages, "");
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("overlays");
    std::fs::create_dir(&inner).unwrap();
    std::fs::write(folder.path().join("api.yaml"), DOCUMENT).unwrap();
    std::fs::write(folder.path().join("more.yaml"), "type: string\n").unwrap();
    let text = overlay(
        "- target: $.components.schemas.One.properties\n  update: {more: {$ref: 'more.yaml'}}",
    );
    std::fs::write(inner.join("x.yaml"), text).unwrap();
    let overlays = [OverlayFile {
        path: inner.join("x.yaml"),
        shown: "overlays/x.yaml".to_owned(),
    }];
    let (tree, messages) = open(&folder.path().join("api.yaml"), &overlays);
    assert_eq!(messages, "");
    assert!(tree.contains("more.yaml"));
}

#[test]
fn mistakes_are_refused_at_their_place() {
    let update = "- target: $.info\n  update: {title: N}";
    let cases = [
        (
            overlay("- target: $.nothing\n  remove: true"),
            "dead-action",
            "4:13",
        ),
        (
            overlay("- target: $.[\n  remove: true"),
            "overlay-target",
            "4:13",
        ),
        (
            overlay("- target: $\n  remove: true"),
            "whole document",
            "4:13",
        ),
        (
            overlay("- target: $.info.title\n  update: {}"),
            "neither an object",
            "4:13",
        ),
        (
            overlay("- target: $.info\n  update: x"),
            "must be an object",
            "5:13",
        ),
        (overlay("- target: $.info"), "does nothing", "4:5"),
        (
            overlay("- target: $.info\n  update: {}\n  remove: true"),
            "no effect",
            "5:13",
        ),
        (
            overlay("- target: $.info\n  updat: {}"),
            "did you mean `update`?",
            "5:5",
        ),
        (overlay("- update: {}"), "`target` is missing", "4:5"),
        (overlay("- 1"), "must be an object", "4:5"),
        (
            overlay(update).replace("1.0.0", "2.0.0"),
            "overlay-version",
            "1:10",
        ),
        (
            overlay(update).replace("overlay: 1.0.0\n", ""),
            "`overlay` is missing",
            "1:1",
        ),
        (
            overlay(update).replace(", version: '1'", ""),
            "`version` is missing",
            "2:7",
        ),
        (
            format!("{}extends: other.yaml\n", overlay(update)),
            "overlay-extends",
            "6:10",
        ),
        (
            format!("{}extends: https://x.test/other.yaml\n", overlay(update)),
            "warning[overlay-extends]",
            "6:10",
        ),
        (
            "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions: []\n".to_owned(),
            "at least one",
            "3:10",
        ),
        ("- a\n".to_owned(), "must be an object", "1:1"),
        ("a: [\n".to_owned(), "error", "api.overlay.yaml:"),
    ];
    for (text, word, place) in cases {
        let (_, messages) = applied(&text);
        assert!(
            messages.contains(word) && messages.contains(place),
            "{text}\n{word} {place}\n{messages}"
        );
    }
    let fits = format!("{}extends: api.yaml\n", overlay(update));
    assert_eq!(applied(&fits).1, "");
}

#[test]
fn an_overlay_cannot_blow_a_document_up() {
    let grow = "- target: $..['x-grow']\n  update: {x-a: {x-grow: {}}, x-b: {x-grow: {}}}\n";
    let seed = "- target: $\n  update: {x-grow: {}}\n";
    let (_, messages) = applied(&overlay(&format!("{seed}{}", grow.repeat(40))));
    assert!(messages.contains("larger or deeper"), "{messages}");
}

fn overlay_1_1(actions: &str) -> String {
    overlay(actions).replace("1.0.0", "1.1.0")
}

#[test]
fn since_1_1_other_values_are_replaced_and_lists_are_concatenated() {
    let (tree, messages) = applied(&overlay_1_1(
        "- target: $.info.title\n  update: New\n\
         - target: $.paths['/a'].get.tags\n  update: [y, z]\n\
         - target: $.paths['/a'].get.tags\n  update: w\n\
         - target: $.paths.*.*.responses['204'].description\n  update: Done.",
    ));
    assert_eq!(messages, "");
    assert!(tree.contains(r#""title":"New""#), "{tree}");
    assert!(tree.contains(r#""tags":["x","y","z","w"]"#), "{tree}");
    assert_eq!(
        tree.matches(r#""description":"Done.""#).count(),
        2,
        "{tree}"
    );
    let (tree, _) = applied(&overlay(
        "- target: $.paths['/a'].get\n  update: {x-list: [a]}\n\
         - target: $.paths['/a'].get['x-list']\n  update: [b]",
    ));
    assert!(
        tree.contains(r#""x-list":["a",["b"]]"#),
        "1.0 appends one entry: {tree}"
    );
}

#[test]
fn since_1_1_one_node_is_copied() {
    let (tree, messages) = applied(&overlay_1_1(
        "- target: $.components.schemas\n  update: {Three: {}}\n\
         - target: $.components.schemas.Three\n  copy: $.components.schemas.One\n\
         - target: $.paths['/a'].get.tags\n  copy: $.components.schemas.One.required\n\
         - target: $.info.title\n  copy: $.info.version",
    ));
    assert_eq!(messages, "");
    let one = r#"{"type":"object","required":["id"],"properties":{"id":{"type":"string"}}}"#;
    assert!(tree.contains(&format!(r#""One":{one}"#)), "{tree}");
    assert!(tree.contains(&format!(r#""Three":{one}"#)), "{tree}");
    assert!(tree.contains(r#""tags":["x","id"]"#), "{tree}");
    assert!(tree.contains(r#""title":"1""#), "{tree}");
}

#[test]
fn our_extensions_rename_keys_and_replace_values() {
    for text in [overlay, overlay_1_1] {
        let (tree, messages) = applied(&text(
            "- target: $.paths.*.*.responses['204']\n  x-copperplate-rename: '205'\n\
             - target: $.paths['/a'].get.tags\n  x-copperplate-replace: [y]\n\
             - target: $.components.schemas.One\n  x-copperplate-replace: {type: string}",
        ));
        assert_eq!(messages, "");
        assert_eq!(tree.matches(r#""205":"#).count(), 2, "{tree}");
        assert!(
            !tree.contains(r#""204":"#) && tree.contains(r#""tags":["y"]"#),
            "{tree}"
        );
        assert!(tree.contains(r#""One":{"type":"string"}"#), "{tree}");
    }
    let (tree, messages) = applied(&overlay(
        "- target: $.paths\n  x-copperplate-rename: routes\n- target: $.routes\n  x-copperplate-rename: paths",
    ));
    assert!(
        messages.is_empty() && tree.contains(r#""paths":{"#),
        "{tree} {messages}"
    );
}

#[test]
fn mistakes_of_1_1_are_refused_at_their_place() {
    let cases = [
        (
            "- target: $.info.title\n  update: {}",
            "neither an object",
            "5:13",
        ),
        (
            "- target: $.info\n  update: {title: {}}",
            "can't be merged",
            "5:21",
        ),
        (
            "- target: $.info\n  copy: $.paths.*.*",
            "selects 2 values",
            "5:11",
        ),
        (
            "- target: $.info\n  copy: $.nothing",
            "selects nothing",
            "5:11",
        ),
        ("- target: $.info\n  copy: $.[", "not a JSONPath", "5:11"),
        (
            "- target: $.info\n  copy: $.info.title",
            "must be an object",
            "5:11",
        ),
        (
            "- target: $.info\n  update: {}\n  copy: $.paths",
            "`copy` has no effect beside `update`",
            "6:11",
        ),
        (
            "- target: $.info\n  copy: $.paths\n  remove: true",
            "`copy` has no effect beside `remove`",
            "5:11",
        ),
        (
            "- target: $.info.*\n  x-copperplate-rename: version",
            "already",
            "4:13",
        ),
        (
            "- target: $.paths['/a'].get.tags[0]\n  x-copperplate-rename: a",
            "without a key",
            "4:13",
        ),
        (
            "- target: $.info\n  x-copperplate-renam: a",
            "did you mean",
            "5:5",
        ),
        (
            "- target: $.components.schemas.One['required', 'properties']\n  update: {}",
            "different types",
            "4:13",
        ),
    ];
    for (actions, word, place) in cases {
        let (_, messages) = applied(&overlay_1_1(actions));
        assert!(
            messages.contains(word) && messages.contains(place),
            "{actions}\n{word} {place}\n{messages}"
        );
    }
    let (_, messages) = applied(&overlay("- target: $.info\n  copy: $.paths"));
    assert!(
        messages.contains("no field `copy`"),
        "1.0 has no copy: {messages}"
    );
}
