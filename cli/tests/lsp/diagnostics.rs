//! Diagnostics of texts that change.

use std::path::Path;

use serde_json::{Value, json};

use crate::editor::Editor;
use crate::files::{API, SHARED, files};

#[test]
fn diagnostics_follow_the_text_of_the_editor() {
    let files = files();
    let mut editor = Editor::start(&[]);
    editor.open(&files.api, API);
    assert_eq!(editor.diagnostics(&files.api, 1), [] as [Value; 0]);

    // One key press: the reference dangles.
    let end = API.lines().nth(8).unwrap().find("Payout").unwrap() + "Payout".len();
    let place = json!({ "line": 8, "character": end });
    let change = json!([{ "range": { "start": place, "end": place }, "text": "x" }]);
    editor.change(&files.api, 2, &change);
    let found = editor.diagnostics_with(&files.api, 2, "dangling-ref");
    assert_eq!(found[0]["range"]["start"]["line"], 8);
    assert_eq!(found[0]["severity"], 1);

    // A referenced file is in the editor as well, and not saved.
    editor.change(&files.api, 3, &json!([{ "text": API }]));
    assert_eq!(editor.diagnostics(&files.api, 3), [] as [Value; 0]);
    editor.open(&files.shared, &SHARED.replace("Receipt", "Other"));
    editor.diagnostics_with(&files.api, 3, "dangling-ref");

    // A problem of a later stage stays while the text is read again.
    let wrong = API.replace("maxLength: 8", "maxLength: 8, default: too-long-for-it");
    editor.change(&files.shared, 2, &json!([{ "text": SHARED }]));
    editor.change(&files.api, 4, &json!([{ "text": wrong }]));
    let late = editor.diagnostics_with(&files.api, 4, "invalid-default");
    editor.change(&files.api, 5, &json!([{ "text": format!("{wrong}\n") }]));
    assert_eq!(editor.diagnostics(&files.api, 5), late);

    // Unreadable text has one problem.
    editor.change(
        &files.api,
        4,
        &json!([{ "text": "openapi: 3.1.0\npaths: {\n" }]),
    );
    let found = editor.diagnostics(&files.api, 4);
    assert_eq!(found.len(), 1, "{found:?}");
    editor.end();
}

/// Numbers that look random.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

/// The codes, severities and lines of the problems that a run reports.
fn of_a_run(path: &Path, text: &str) -> Vec<Row> {
    let mut job = copperplate::Job::new("api", path);
    job.adjust.places.unsaved = [(path.to_owned(), text.into())].into();
    let (problems, files) = match copperplate::examine(&job) {
        Ok(side) => (side.warnings, side.files),
        Err(failure) => (failure.diagnostics, failure.sources),
    };
    let rows = problems.iter().map(|it| {
        let place = it.primary.as_ref().map(|it| it.span);
        let line = place.map_or(1, |at| files.line_column(at.file, at.start).0);
        (line - 1, it.code.to_owned())
    });
    let mut rows: Vec<_> = rows.collect();
    rows.sort();
    rows
}

/// The line and the code of a problem.
type Row = (usize, String);

fn rows(diagnostics: &[Value]) -> Vec<Row> {
    let row = |it: &Value| {
        let line = it["range"]["start"]["line"].as_u64().unwrap();
        let code = it["code"].as_str().unwrap();
        (usize::try_from(line).unwrap(), code.to_owned())
    };
    let mut rows: Vec<_> = diagnostics.iter().map(row).collect();
    rows.sort();
    rows
}

#[test]
fn random_edits_end_with_the_problems_of_a_run() {
    let files = files();
    let mut editor = Editor::start(&["utf-8"]);
    let mut text = API.to_owned();
    editor.open(&files.api, &text);
    let mut random = Random(7);
    let pieces = ["x", " ", "'", "}", ": ", "maxLength: -1", "\n"];
    let mut seen = std::collections::BTreeSet::new();
    for version in 2..240 {
        let lines: Vec<&str> = text.lines().collect();
        let line = random.below(lines.len());
        let column = random.below(lines[line].len() + 1);
        let removed = random.below(3).min(lines[line].len() - column);
        let new = pieces[random.below(pieces.len())];
        let before: usize = lines[..line].iter().map(|it| it.len() + 1).sum();
        text.replace_range(before + column..before + column + removed, new);
        let start = json!({ "line": line, "character": column });
        let end = json!({ "line": line, "character": column + removed });
        let change = json!([{ "range": { "start": start, "end": end }, "text": new }]);
        editor.change(&files.api, version, &change);
        // Several keys come while the stages run, and then the text is well again.
        if version % 3 > 0 {
            continue;
        }
        let expected = of_a_run(&files.api, &text);
        seen.extend(expected.iter().map(|it| it.1.clone()));
        while rows(&editor.diagnostics(&files.api, version)) != expected {}
        text = API.to_owned();
        editor.change(&files.api, version, &json!([{ "text": API }]));
    }
    assert!(seen.len() > 4, "{seen:?}");
    editor.end();
}
