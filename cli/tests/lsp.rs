//! The language server as a process, with a scripted editor.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use serde_json::{Value, json};

struct Editor {
    server: Child,
    input: ChildStdin,
    messages: mpsc::Receiver<Value>,
    last: u64,
    /// Notifications read before an awaited response.
    notes: Vec<Value>,
}

impl Editor {
    fn start(encodings: &[&str]) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_copperplate"));
        program
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut server = program.spawn().unwrap();
        let input = server.stdin.take().unwrap();
        let output = BufReader::new(server.stdout.take().unwrap());
        let (sender, messages) = mpsc::channel();
        std::thread::spawn(move || forward(output, &sender));
        let mut editor = Self {
            server,
            input,
            messages,
            last: 0,
            notes: Vec::new(),
        };
        let capabilities = json!({ "general": { "positionEncodings": encodings } });
        let parameters =
            json!({ "processId": null, "rootUri": null, "capabilities": capabilities });
        let result = editor.ask("initialize", &parameters);
        assert_eq!(result["serverInfo"]["name"], "copperplate");
        editor.tell("initialized", &json!({}));
        editor
    }

    fn send(&mut self, message: &str) {
        write!(
            self.input,
            "Content-Length: {}\r\n\r\n{message}",
            message.len()
        )
        .unwrap();
        self.input.flush().unwrap();
    }

    fn tell(&mut self, method: &str, parameters: &Value) {
        let message = json!({ "jsonrpc": "2.0", "method": method, "params": parameters });
        self.send(&message.to_string());
    }

    fn respond(&mut self, method: &str, parameters: &Value) -> Value {
        self.last += 1;
        let id = self.last;
        let message = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": parameters });
        self.send(&message.to_string());
        loop {
            let message = self.read();
            if message["id"] == id {
                return message;
            }
            self.notes.push(message);
        }
    }

    fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        let response = self.respond(method, parameters);
        assert!(response.get("error").is_none(), "{response}");
        response["result"].clone()
    }

    fn read(&mut self) -> Value {
        let message = self.messages.recv_timeout(Duration::from_secs(60));
        message.expect("a message of the server")
    }

    /// Waits until all stages have read a document and know its items.
    fn hover(&mut self, path: &Path, line: u32, character: u32) -> String {
        loop {
            let hover = self.ask("textDocument/hover", &at(path, line, character));
            if let Some(text) = hover["contents"]["value"].as_str() {
                return text.to_owned();
            }
            std::thread::yield_now();
        }
    }

    /// The next diagnostics of a file with this version.
    fn diagnostics(&mut self, path: &Path, version: i64) -> Vec<Value> {
        let uri = uri(path);
        let is_wanted = |it: &Value| {
            it["method"] == "textDocument/publishDiagnostics"
                && it["params"]["uri"] == uri
                && it["params"]["version"] == version
        };
        loop {
            let known = self.notes.iter().position(is_wanted);
            let message = match known {
                Some(at) => self.notes.remove(at),
                None => self.read(),
            };
            if is_wanted(&message) {
                return message["params"]["diagnostics"].as_array().unwrap().clone();
            }
        }
    }

    /// The diagnostics with this code in the first place. A text is read in two steps, and each publishes.
    fn diagnostics_with(&mut self, path: &Path, version: i64, code: &str) -> Vec<Value> {
        loop {
            let found = self.diagnostics(path, version);
            if found.first().is_some_and(|it| it["code"] == code) {
                return found;
            }
        }
    }

    fn open(&mut self, path: &Path, text: &str) {
        let document =
            json!({ "uri": uri(path), "languageId": "yaml", "version": 1, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    fn change(&mut self, path: &Path, version: i64, changes: &Value) {
        let document = json!({ "uri": uri(path), "version": version });
        let parameters = json!({ "textDocument": document, "contentChanges": changes });
        self.tell("textDocument/didChange", &parameters);
    }

    fn end(mut self) {
        self.ask("shutdown", &Value::Null);
        self.tell("exit", &Value::Null);
        assert!(self.server.wait().unwrap().success());
    }
}

/// Passes on the messages of the server until it ends.
fn forward(mut output: BufReader<ChildStdout>, to: &mpsc::Sender<Value>) {
    loop {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if output.read_line(&mut line).unwrap() == 0 {
                return;
            }
            let line = line.trim();
            if let Some(text) = line.strip_prefix("Content-Length: ") {
                length = text.parse().unwrap();
            }
            if line.is_empty() {
                break;
            }
        }
        let mut bytes = vec![0; length];
        output.read_exact(&mut bytes).unwrap();
        if to.send(serde_json::from_slice(&bytes).unwrap()).is_err() {
            return;
        }
    }
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.to_str().unwrap())
}

fn at(path: &Path, line: u32, character: u32) -> Value {
    let position = json!({ "line": line, "character": character });
    json!({ "textDocument": { "uri": uri(path) }, "position": position })
}

const API: &str = "openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /payouts:
    post:
      operationId: createPayout
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Payout'}}}
      responses:
        '200':
          description: Made.
          content: {application/json: {schema: {$ref: 'shared.yaml#/Receipt'}}}
components:
  schemas:
    Payout:
      type: object
      required: [reference]
      properties:
        reference: {type: string, maxLength: 8}
";

const SHARED: &str = "Receipt:\n  type: object\n  properties:\n    id: {type: string}\n";

struct Files {
    _folder: tempfile::TempDir,
    api: PathBuf,
    shared: PathBuf,
}

fn files() -> Files {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let (api, shared) = (root.join("api.yaml"), root.join("shared.yaml"));
    std::fs::write(&api, API).unwrap();
    std::fs::write(&shared, SHARED).unwrap();
    Files {
        _folder: folder,
        api,
        shared,
    }
}

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
