//! Quick fixes.

use std::path::Path;

use serde_json::{Value, json};

use crate::editor::{Editor, uri};
use crate::files::{API, files};

/// A text after edits of the protocol, in bytes.
fn applied(text: &str, edits: &Value) -> String {
    let offset = |place: &Value| {
        let line = usize::try_from(place["line"].as_u64().unwrap()).unwrap();
        let column = usize::try_from(place["character"].as_u64().unwrap()).unwrap();
        let before = text.split_inclusive('\n').take(line).map(str::len);
        before.sum::<usize>() + column
    };
    let edits = edits.as_array().unwrap().iter().map(|it| {
        let range = offset(&it["range"]["start"])..offset(&it["range"]["end"]);
        (range, it["newText"].as_str().unwrap())
    });
    let mut edits: Vec<_> = edits.collect();
    edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let mut text = text.to_owned();
    for (range, new) in edits {
        text.replace_range(range, new);
    }
    text
}

/// The quick fixes at the first diagnostic with a code.
fn actions(editor: &mut Editor, path: &Path, version: i64, code: &str) -> Vec<Value> {
    loop {
        let all = editor.diagnostics(path, version);
        let Some(found) = all.iter().find(|it| it["code"] == code) else {
            continue;
        };
        let parameters = json!({
            "textDocument": { "uri": uri(path) },
            "range": found["range"],
            "context": { "diagnostics": [found] },
        });
        let actions = editor.ask("textDocument/codeAction", &parameters);
        let actions = actions.as_array().unwrap();
        // The remedies follow the last step of a reading.
        if !actions.is_empty() {
            return actions.clone();
        }
    }
}

#[test]
fn a_correction_makes_its_problem_go() {
    let files = files();
    let mut editor = Editor::start(&["utf-8"]);
    editor.open(&files.api, API);
    let mistakes = [
        (
            "dangling-ref",
            API.replace("schemas/Payout'", "schemas/Payot'"),
        ),
        (
            "unknown-keyword",
            API.replace("title: T", "title: \u{1F600}, wrong: 1"),
        ),
        (
            "unknown-keyword",
            API.replace(
                "{title: T, version: '1'}",
                "\n  title: T # kept\n  wrong: 1\n  version: '1'",
            ),
        ),
        (
            "wrong-type",
            API.replace("required: true", "required: 'true'"),
        ),
        (
            "bad-status",
            API.replace("'200'", "20x").replace('\n', "\r\n"),
        ),
        (
            "contradiction",
            API.replace("maxLength: 8", "maxLength: 8, minLength: 9"),
        ),
        ("missing-field", API.replace("description: Made.", "x-y: 1")),
        ("bad-path", API.replace("/payouts:", "payouts:")),
    ];
    let mut version = 1;
    for (code, text) in mistakes {
        version += 2;
        editor.change(&files.api, version, &json!([{ "text": text }]));
        let found = actions(&mut editor, &files.api, version, code);
        // Without a configuration there is nothing to allow it in.
        let titles: Vec<_> = found
            .iter()
            .map(|it| it["title"].as_str().unwrap())
            .collect();
        assert!(
            titles.iter().all(|it| it.starts_with("Correct `")),
            "{titles:?}"
        );
        let edits = &found[0]["edit"]["changes"][uri(&files.api)];
        let mended = applied(&text, edits);
        assert_eq!(
            mended.contains("# kept"),
            text.contains("# kept"),
            "{mended}"
        );
        editor.change(&files.api, version + 1, &json!([{ "text": mended }]));
        while editor.diagnostics(&files.api, version + 1) != [] as [Value; 0] {}
    }
    editor.end();
}

#[test]
fn a_mistake_is_allowed_in_the_configuration() {
    let files = files();
    let config = files.api.with_file_name("copperplate.toml");
    let before = "edition = \"2026\"\n\n[package]\nname = \"apis\"\noutput = \"apis\"\n\n\
                  [api.pay]\ndocument = \"api.yaml\" # ours\n";
    std::fs::write(&config, before).unwrap();
    let mut editor = Editor::start(&["utf-8"]);
    let text = API.replace("title: T", "title: T, wrong: 1");
    editor.open(&files.api, &text);
    let found = actions(&mut editor, &files.api, 1, "unknown-keyword");
    let titles: Vec<_> = found
        .iter()
        .map(|it| it["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles.len(), 2, "{titles:?}");
    assert_eq!(
        titles[1],
        "Allow `unknown-keyword` for `pay` in copperplate.toml"
    );
    let after = applied(before, &found[1]["edit"]["changes"][uri(&config)]);
    let entry = "[api.pay]\nunsupported = [\"unknown-keyword\"]\ndocument";
    assert_eq!(after, before.replace("[api.pay]\ndocument", entry));
    std::fs::write(&config, after).unwrap();
    editor.changed_on_disk(&config);
    // It is a warning, from the first step on.
    let is_warning = |it: &Value| it["severity"] == 2;
    while !editor.diagnostics(&files.api, 1).iter().any(is_warning) {}
    editor.change(
        &files.api,
        2,
        &json!([{ "text": format!("{text}# more\n") }]),
    );
    for _ in 0..2 {
        let found = editor.diagnostics(&files.api, 2);
        assert!(found.iter().all(is_warning), "{found:?}");
    }
    editor.end();
}
