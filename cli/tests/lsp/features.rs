//! Hover, navigation, renames and completions.

use serde_json::json;

use crate::editor::{Editor, at, uri};
use crate::files::{API, SHARED, files};

#[test]
fn a_place_leads_to_its_rust_item_and_its_uses() {
    let files = files();
    let mut editor = Editor::start(&["utf-8", "utf-16"]);
    editor.open(&files.api, API);
    editor.diagnostics(&files.api, 1);

    let text = editor.hover(&files.api, 19, 12);
    assert!(text.contains("types::Payout::reference // field"), "{text}");
    assert!(text.contains("- maxLength: `8`"), "{text}");
    let text = editor.hover(&files.api, 5, 10);
    assert!(text.contains("CreatePayout"), "{text}");

    // A schema of another file, by a reference and in that file, which is open or not.
    for (path, line, character) in [(&files.api, 12, 62), (&files.shared, 3, 5)] {
        let text = editor.hover(path, line, character);
        assert!(text.contains("types::Receipt"), "{text}");
    }
    editor.open(&files.shared, &format!("# A comment.\n{SHARED}"));
    let text = editor.hover(&files.shared, 4, 5);
    assert!(text.contains("types::Receipt::id // field"), "{text}");
    editor.close(&files.shared);

    // From a reference to its key, in this file and in another one.
    let definition = editor.ask("textDocument/definition", &at(&files.api, 8, 66));
    assert_eq!(definition["uri"], uri(&files.api));
    assert_eq!(
        definition["range"]["start"],
        json!({ "line": 15, "character": 4 })
    );
    let definition = editor.ask("textDocument/definition", &at(&files.api, 12, 62));
    assert_eq!(definition["uri"], uri(&files.shared));
    assert_eq!(definition["range"]["start"]["line"], 0);

    let mut parameters = at(&files.api, 15, 6);
    parameters["context"] = json!({ "includeDeclaration": true });
    let uses = editor.ask("textDocument/references", &parameters);
    let lines: Vec<_> = uses
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["range"]["start"]["line"])
        .collect();
    assert_eq!(lines, [&json!(8), &json!(15)]);
    editor.end();
}

#[test]
fn a_component_is_renamed_with_its_references_and_its_lock() {
    let files = files();
    let lock = files.api.with_extension("lock");
    std::fs::write(
        &lock,
        "edition 2026\n#/components/schemas/Payout type types::Payout 00000000\n\
         #/components/schemas/Payouts type types::Payouts 00000000\n",
    )
    .unwrap();
    let mut editor = Editor::start(&[]);
    editor.open(&files.api, API);
    editor.diagnostics(&files.api, 1);
    let mut parameters = at(&files.api, 15, 6);
    parameters["newName"] = json!("Withdrawal");
    let edit = editor.ask("textDocument/rename", &parameters);
    let changes = &edit["changes"];
    let texts: Vec<_> = changes[uri(&files.api)]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["newText"].as_str().unwrap())
        .collect();
    assert_eq!(texts, ["Withdrawal", "'#/components/schemas/Withdrawal'"]);
    let locked = changes[uri(&lock)].as_array().unwrap();
    assert_eq!(locked.len(), 1);
    assert_eq!(
        locked[0]["newText"],
        "#/components/schemas/Withdrawal type types::Payout 00000000"
    );

    for name in ["", "a b", "Payout"] {
        parameters["newName"] = json!(name);
        let response = editor.respond("textDocument/rename", &parameters);
        assert!(
            response["error"]["message"].as_str().is_some(),
            "{response}"
        );
    }
    editor.end();
}

#[test]
fn fields_words_and_references_are_completed() {
    let files = files();
    let mut editor = Editor::start(&[]);
    let text = format!(
        "{API}        next: \n    Other:\n      ty\n      allOf:\n      - type: \n      - $ref: \n"
    );
    editor.open(&files.api, &text);
    let mut labels = |line: u32, character: u32| -> Vec<String> {
        let found = editor.ask("textDocument/completion", &at(&files.api, line, character));
        let items = found.as_array().unwrap().iter();
        items
            .map(|it| it["label"].as_str().unwrap().to_owned())
            .collect()
    };
    let fields = labels(22, 8);
    assert!(fields.contains(&"maxLength".to_owned()), "{fields:?}");
    assert!(
        fields.contains(&"x-copperplate-sensitive".to_owned()),
        "{fields:?}"
    );
    assert!(!fields.contains(&"operationId".to_owned()), "{fields:?}");
    let types = labels(24, 14);
    assert!(types.contains(&"integer".to_owned()), "{types:?}");
    let references = labels(25, 14);
    assert!(
        references.contains(&"#/components/schemas/Payout".to_owned()),
        "{references:?}"
    );
    let fields = labels(5, 6);
    assert!(fields.contains(&"operationId".to_owned()), "{fields:?}");
    editor.end();
}
