//! The consequences of changes since the merge base, above operations and components.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::editor::{Editor, uri};
use crate::files::{API, files};

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=T"]);
    command.args(["-c", "user.email=t@example.com"]);
    let done = command.args(arguments).output().unwrap();
    assert!(done.status.success(), "{done:?}");
}

/// Every lens: its line and its title.
fn lenses(editor: &mut Editor, path: &Path) -> Vec<(u64, String)> {
    let parameters = json!({ "textDocument": { "uri": uri(path) } });
    let found = editor.ask("textDocument/codeLens", &parameters);
    let all = found.as_array().cloned().unwrap_or_default();
    let lens = |it: &Value| {
        let line = it["range"]["start"]["line"].as_u64().unwrap();
        (line, it["command"]["title"].as_str().unwrap().to_owned())
    };
    all.iter().map(lens).collect()
}

#[test]
fn a_lens_counts_the_parties_that_break() {
    let files = files();
    let folder = files.api.parent().unwrap();
    git(folder, &["init", "-q", "-b", "main"]);
    git(folder, &["add", "."]);
    git(folder, &["commit", "-q", "-m", "Begin"]);
    let mut editor = Editor::start(&["utf-8"]);
    editor.open(&files.api, API);
    // A new required member, which is not saved: callers that do not send it are refused.
    let text = API.replace("[reference]", "[reference, amount]");
    let text = format!("{text}        amount: {{type: integer}}\n");
    editor.change(&files.api, 2, &json!([{ "text": text }]));
    let title = "breaks callers 1 · servers 0";
    let expected = [4, 15].map(|line| (line, title.to_owned()));
    while lenses(&mut editor, &files.api) != expected {
        std::thread::yield_now();
    }
    let parameters = json!({ "textDocument": { "uri": uri(&files.api) } });
    let found = editor.ask("textDocument/codeLens", &parameters);
    editor.ask("workspace/executeCommand", &found[0]["command"]);
    let message = editor.noted("window/showMessage");
    let message = message["message"].as_str().unwrap();
    assert!(message.contains("member-added-required"), "{message}");
    assert!(message.contains("callers: break"), "{message}");
    // The change is taken back.
    editor.change(&files.api, 3, &json!([{ "text": API }]));
    while !lenses(&mut editor, &files.api).is_empty() {
        std::thread::yield_now();
    }
    editor.end();
}

#[test]
fn there_is_no_lens_outside_of_a_repository() {
    let files = files();
    let mut editor = Editor::start(&[]);
    editor.open(&files.api, API);
    editor.hover(&files.api, 19, 12);
    assert_eq!(lenses(&mut editor, &files.api), []);
    editor.end();
}
