//! Readings under the control of a test.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::path::PathBuf;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use copperplate::Stop;
use lsp_server::{Connection, Message, Notification, Request, RequestId};
use serde_json::{Value, json};

use crate::analysis::{self, Task};
use crate::event::Step;
use crate::readings::Read;
use crate::server::serve;

struct Editor {
    connection: Connection,
    server: JoinHandle<()>,
    path: PathBuf,
    _folder: tempfile::TempDir,
}

const API: &str = "openapi: 3.1.0\ninfo: {title: T, version: '1', wrong: 1}\npaths: {}\n";

impl Editor {
    fn open(read: Read) -> Self {
        let (server, connection) = Connection::memory();
        let server = thread::spawn(move || serve(server, read, None).unwrap());
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().canonicalize().unwrap().join("api.yaml");
        std::fs::write(&path, API).unwrap();
        let editor = Self {
            connection,
            server,
            path,
            _folder: folder,
        };
        editor.ask(1, "initialize", json!({ "capabilities": {} }));
        editor.next();
        editor.tell("initialized", json!({}));
        let document =
            json!({ "uri": editor.uri(), "languageId": "yaml", "version": 1, "text": API });
        editor.tell("textDocument/didOpen", json!({ "textDocument": document }));
        editor
    }

    fn uri(&self) -> String {
        format!("file://{}", self.path.display())
    }

    fn ask(&self, id: i32, method: &str, parameters: Value) {
        let request = Request::new(RequestId::from(id), method.to_owned(), parameters);
        self.connection.sender.send(request.into()).unwrap();
    }

    fn tell(&self, method: &str, parameters: Value) {
        let note = Notification::new(method.to_owned(), parameters);
        self.connection.sender.send(note.into()).unwrap();
    }

    fn change(&self, version: i32, text: &str) {
        let document = json!({ "uri": self.uri(), "version": version });
        let changes = json!([{ "text": text }]);
        self.tell(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": changes }),
        );
    }

    fn next(&self) -> Message {
        let receiver = &self.connection.receiver;
        receiver.recv_timeout(Duration::from_secs(60)).unwrap()
    }

    fn note(&self) -> (String, Value) {
        match self.next() {
            Message::Notification(note) => (note.method, note.params),
            other => panic!("{other:?}"),
        }
    }

    /// The number of problems of the next publication, and its version.
    fn published(&self) -> (Value, usize) {
        let (method, parameters) = self.note();
        assert_eq!(method, "textDocument/publishDiagnostics");
        let found = parameters["diagnostics"].as_array().unwrap().len();
        (parameters["version"].clone(), found)
    }

    fn end(self) {
        self.ask(9, "shutdown", Value::Null);
        assert!(matches!(self.next(), Message::Response(it) if it.response_result.is_ok()));
        self.ask(10, "textDocument/hover", Value::Null);
        assert!(matches!(self.next(), Message::Response(it) if it.response_result.is_err()));
        self.tell("exit", Value::Null);
        self.server.join().unwrap();
    }
}

fn text(task: &Task) -> &str {
    &task.texts[&task.path]
}

/// Reads, or panics if the text says so.
fn fragile(task: &Task, stop: &Stop, step: &mut (dyn FnMut(Step) + Send)) {
    assert!(!text(task).contains("panic"), "a fault at line 7");
    analysis::read(task, stop, step);
}

#[test]
fn a_panic_keeps_the_problems_and_is_logged() {
    let editor = Editor::open(fragile);
    assert_eq!(editor.published(), (json!(1), 1));
    assert_eq!(editor.published(), (json!(1), 1));
    editor.change(2, &format!("{API}# panic\n"));
    let (method, parameters) = editor.note();
    assert_eq!(method, "window/logMessage");
    let message = parameters["message"].as_str().unwrap();
    assert!(message.contains("a fault at line 7"), "{message}");
    assert!(message.contains("api.yaml"), "{message}");
    editor.change(3, API);
    assert_eq!(editor.published(), (json!(3), 1));
    editor.end();
}

/// Reads, and stays in later stages until it is stopped if the text says so.
fn slow(task: &Task, stop: &Stop, step: &mut (dyn FnMut(Step) + Send)) {
    analysis::read(task, stop, step);
    while text(task).contains("slow") && !stop.is_stopped() {
        thread::yield_now();
    }
    // A stopped reading may still have results.
    analysis::read(task, &Stop::default(), step);
}

#[test]
fn a_change_does_not_wait_for_the_stages_of_a_former_text() {
    let editor = Editor::open(slow);
    for _ in 0..4 {
        assert_eq!(editor.published(), (json!(1), 1));
    }
    for version in (2..20).step_by(2) {
        editor.change(version, &format!("{API}# slow\n"));
        assert_eq!(editor.published(), (json!(version), 1));
        assert_eq!(editor.published(), (json!(version), 1));
        // The reading of this text would never end.
        editor.change(version + 1, &API.replace(", wrong: 1", ""));
        for _ in 0..4 {
            assert_eq!(editor.published(), (json!(version + 1), 0));
        }
    }
    editor.change(30, &format!("{API}# slow\n"));
    assert_eq!(editor.published(), (json!(30), 1));
    assert_eq!(editor.published(), (json!(30), 1));
    // The server ends during work.
    editor.end();
}
