//! A scripted editor.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use serde_json::{Value, json};

/// An editor with a server of its own.
pub struct Editor {
    server: Child,
    input: ChildStdin,
    messages: mpsc::Receiver<Value>,
    last: u64,
    /// Notifications read before an awaited response.
    notes: Vec<Value>,
}

impl Editor {
    pub fn start(encodings: &[&str]) -> Self {
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

    pub fn tell(&mut self, method: &str, parameters: &Value) {
        let message = json!({ "jsonrpc": "2.0", "method": method, "params": parameters });
        self.send(&message.to_string());
    }

    /// The response to a request.
    pub fn respond(&mut self, method: &str, parameters: &Value) -> Value {
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

    /// The result of a request.
    pub fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        let response = self.respond(method, parameters);
        assert!(response.get("error").is_none(), "{response}");
        response["result"].clone()
    }

    fn read(&mut self) -> Value {
        let message = self.messages.recv_timeout(Duration::from_secs(60));
        message.expect("a message of the server")
    }

    /// The parameters of the next notification with a method.
    pub fn noted(&mut self, method: &str) -> Value {
        loop {
            let known = self.notes.iter().position(|it| it["method"] == method);
            let message = match known {
                Some(at) => self.notes.remove(at),
                None => self.read(),
            };
            if message["method"] == method {
                return message["params"].clone();
            }
        }
    }

    /// Waits until all stages have read a document and know its items.
    pub fn hover(&mut self, path: &Path, line: u32, character: u32) -> String {
        loop {
            let hover = self.ask("textDocument/hover", &at(path, line, character));
            if let Some(text) = hover["contents"]["value"].as_str() {
                return text.to_owned();
            }
            std::thread::yield_now();
        }
    }

    /// The next diagnostics of a file with this version.
    pub fn diagnostics(&mut self, path: &Path, version: i64) -> Vec<Value> {
        self.published(path, &json!(version))
    }

    /// The next diagnostics of a file without a version, as one that is closed.
    pub fn unversioned(&mut self, path: &Path) -> Vec<Value> {
        self.published(path, &Value::Null)
    }

    fn published(&mut self, path: &Path, version: &Value) -> Vec<Value> {
        let uri = uri(path);
        let is_wanted = |it: &Value| {
            it["method"] == "textDocument/publishDiagnostics"
                && it["params"]["uri"] == uri
                && it["params"]["version"] == *version
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
    pub fn diagnostics_with(&mut self, path: &Path, version: i64, code: &str) -> Vec<Value> {
        loop {
            let found = self.diagnostics(path, version);
            if found.first().is_some_and(|it| it["code"] == code) {
                return found;
            }
        }
    }

    pub fn open(&mut self, path: &Path, text: &str) {
        let document =
            json!({ "uri": uri(path), "languageId": "yaml", "version": 1, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    pub fn change(&mut self, path: &Path, version: i64, changes: &Value) {
        let document = json!({ "uri": uri(path), "version": version });
        let parameters = json!({ "textDocument": document, "contentChanges": changes });
        self.tell("textDocument/didChange", &parameters);
    }

    pub fn close(&mut self, path: &Path) {
        let document = json!({ "textDocument": { "uri": uri(path) } });
        self.tell("textDocument/didClose", &document);
    }

    /// Tells that a file on the disk has changed.
    pub fn changed_on_disk(&mut self, path: &Path) {
        let changes = json!([{ "uri": uri(path), "type": 2 }]);
        self.tell(
            "workspace/didChangeWatchedFiles",
            &json!({ "changes": changes }),
        );
    }

    /// Leaves without a farewell, and returns the exit code of the server.
    pub fn leave(mut self) -> Option<i32> {
        self.tell("exit", &Value::Null);
        self.server.wait().unwrap().code()
    }

    pub fn end(mut self) {
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

/// The address of a file.
pub fn uri(path: &Path) -> String {
    format!("file://{}", path.to_str().unwrap())
}

/// A position in a file.
pub fn at(path: &Path, line: u32, character: u32) -> Value {
    let position = json!({ "line": line, "character": character });
    json!({ "textDocument": { "uri": uri(path) }, "position": position })
}
