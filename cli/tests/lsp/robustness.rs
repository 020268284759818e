//! Editors and disks that do the unexpected.

use std::path::Path;

use serde_json::{Value, json};

use crate::editor::{Editor, at};
use crate::files::{API, SHARED, files};

#[test]
fn nothing_of_an_editor_ends_the_server() {
    let files = files();
    let mut editor = Editor::start(&[]);
    editor.open(&files.api, API);
    editor.diagnostics(&files.api, 1);
    editor.tell("textDocument/didChange", &json!({ "nonsense": true }));
    editor.tell("textDocument/didOpen", &json!([]));
    editor.tell("$/unknown", &Value::Null);
    let outside = json!({ "line": u32::MAX, "character": u32::MAX });
    let change = json!([
        { "range": { "start": outside, "end": { "line": 0, "character": 0 } }, "text": "\u{1F600}" },
        { "range": { "start": { "line": 0, "character": 1 }, "end": { "line": 0, "character": 1 } }, "text": "\u{0}" },
    ]);
    editor.change(&files.api, 2, &change);
    for method in ["hover", "definition", "completion"] {
        let method = format!("textDocument/{method}");
        editor.respond(&method, &at(&files.api, 0, 1));
        editor.respond(&method, &at(&files.api, u32::MAX, u32::MAX));
        editor.respond(&method, &at(Path::new("/no/such/file.yaml"), 0, 0));
        let elsewhere = json!({
            "textDocument": { "uri": "untitled:Untitled-1" },
            "position": { "line": 0, "character": 0 },
        });
        editor.respond(&method, &elsewhere);
        let response = editor.respond(&method, &json!({ "position": 3 }));
        assert_eq!(response["error"]["code"], -32602, "{response}");
    }
    let response = editor.respond("textDocument/unknown", &Value::Null);
    assert_eq!(response["error"]["code"], -32601);
    // The server still reads documents.
    editor.change(&files.api, 3, &json!([{ "text": API }]));
    assert_eq!(editor.diagnostics(&files.api, 3), [] as [Value; 0]);
    editor.end();
}

#[test]
fn a_document_is_closed_and_opened_again() {
    let files = files();
    let mut editor = Editor::start(&[]);
    let wrong = API.replace("title: T", "title: T, wrong: 1");
    for _ in 0..2 {
        editor.open(&files.api, &wrong);
        editor.diagnostics_with(&files.api, 1, "unknown-keyword");
        editor.close(&files.api);
        assert_eq!(editor.unversioned(&files.api), [] as [Value; 0]);
    }
    editor.end();
}

#[test]
fn files_come_and_go_on_the_disk() {
    let files = files();
    let mut editor = Editor::start(&[]);
    editor.open(&files.api, API);
    assert_eq!(editor.diagnostics(&files.api, 1), [] as [Value; 0]);
    let other = files.shared.with_file_name("other.yaml");
    std::fs::rename(&files.shared, &other).unwrap();
    editor.changed_on_disk(&files.shared);
    editor.diagnostics_with(&files.api, 1, "missing-file");
    // It is in the editor, but not saved.
    editor.open(&files.shared, SHARED);
    editor.changed_on_disk(&files.shared);
    while editor.diagnostics(&files.api, 1) != [] as [Value; 0] {}
    editor.close(&files.shared);
    editor.diagnostics_with(&files.api, 1, "missing-file");
    std::fs::write(&files.shared, [0xff, 0xfe, 0x00]).unwrap();
    editor.changed_on_disk(&files.shared);
    let is_of_bytes = |it: &Value| it["message"].as_str().unwrap().contains("UTF-16");
    while !editor.diagnostics(&files.api, 1).iter().any(is_of_bytes) {}
    editor.respond("textDocument/hover", &at(&files.api, 12, 62));
    editor.respond("textDocument/definition", &at(&files.api, 12, 62));
    std::fs::rename(&other, &files.shared).unwrap();
    editor.changed_on_disk(&files.shared);
    while editor.diagnostics(&files.api, 1) != [] as [Value; 0] {}
    // The document itself is only in the editor.
    std::fs::remove_file(&files.api).unwrap();
    editor.change(
        &files.api,
        2,
        &json!([{ "text": API.replace("title: T", "titel: T") }]),
    );
    editor.diagnostics_with(&files.api, 2, "unknown-keyword");
    editor.end();
}

#[test]
fn columns_count_units_of_utf_16_in_lines_with_carriage_returns() {
    let files = files();
    let mut editor = Editor::start(&["utf-16"]);
    let text = API.replace("{title: T,", "{title: \"\u{1F600}\u{e9}\", wrong: 1,");
    let text = text.replace('\n', "\r\n");
    editor.open(&files.api, &text);
    let found = editor.diagnostics_with(&files.api, 1, "unknown-keyword");
    let start = json!({ "line": 1, "character": 21 });
    assert_eq!(found[0]["range"]["start"], start);
    // Many edits of one message, each after the one before it; the last ones take the member out.
    let end = json!({ "line": 1, "character": 31 });
    let place = json!({ "line": 1, "character": 9999 });
    let mut edits = Vec::new();
    for _ in 0..3000 {
        edits.push(json!({ "range": { "start": place, "end": place }, "text": "#" }));
    }
    edits.insert(
        0,
        json!({ "range": { "start": place, "end": place }, "text": " " }),
    );
    edits.push(json!({ "range": { "start": start, "end": end }, "text": "" }));
    editor.change(&files.api, 2, &json!(edits));
    assert_eq!(editor.diagnostics(&files.api, 2), [] as [Value; 0]);
    editor.end();
}

#[test]
fn the_server_ends_when_it_is_told_to() {
    let files = files();
    let mut editor = Editor::start(&[]);
    editor.open(&files.api, API);
    editor.end();
    let mut editor = Editor::start(&[]);
    editor.open(&files.api, API);
    assert_eq!(
        editor.leave(),
        Some(1),
        "the protocol wants a shutdown first"
    );
}
