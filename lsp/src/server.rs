//! The loop over the messages of an editor and the steps of readings.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, SyncSender};
use std::thread;

use copperplate::Line;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::Notification as _;
use lsp_types::request::Request as _;
use lsp_types::{
    InitializeParams, LogMessageParams, MessageType, PositionEncodingKind,
    PublishDiagnosticsParams, notification, request,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::actions::Fixes;
use crate::analysis::{Full, Task, is_document};
use crate::capabilities::{capabilities, watched};
use crate::event::{Event, Step};
use crate::impact::{Base, Bases};
use crate::problems::Problems;
use crate::readings::{Read, Readings};
use crate::workspace::{Workspace, path};

/// The most events that wait.
const WAITING: usize = 64;

pub type Failure = Box<dyn Error + Send + Sync>;

/// Serves until the editor ends the connection. A document is read by `read`.
pub fn serve(
    connection: Connection,
    read: Read,
    base: Option<Box<dyn Base>>,
) -> Result<(), Failure> {
    let (id, parameters) = connection.initialize_start()?;
    let parameters: InitializeParams = serde_json::from_value(parameters)?;
    let capable = parameters.capabilities;
    let encodings = capable.general.and_then(|it| it.position_encodings);
    let utf8 = encodings.is_some_and(|it| it.contains(&PositionEncodingKind::UTF8));
    let lens = capable
        .workspace
        .as_ref()
        .and_then(|it| it.code_lens.as_ref());
    let refreshes = lens.and_then(|it| it.refresh_support) == Some(true);
    let files = capable.workspace.and_then(|it| it.did_change_watched_files);
    let watches = files.and_then(|it| it.dynamic_registration) == Some(true);
    let result = json!({
        "capabilities": capabilities(utf8),
        "serverInfo": { "name": "copperplate", "version": env!("CARGO_PKG_VERSION") },
    });
    connection.initialize_finish(id, result)?;
    let Connection { sender, receiver } = connection;
    if watches {
        sender.send(watched().into())?;
    }
    let (events, next) = mpsc::sync_channel(WAITING);
    let messages = events.clone();
    thread::spawn(move || {
        for message in receiver {
            if messages.send(Event::Message(message)).is_err() {
                return;
            }
        }
        let _ = messages.send(Event::Closed);
    });
    let mut workspace = Workspace::default();
    workspace.utf8 = utf8;
    let mut server = Server {
        sender: Box::new(move |message| Ok(sender.send(message)?)),
        workspace,
        readings: Readings::new(read),
        events,
        is_shut: false,
        bases: base.map(|it| Arc::new(Bases::new(it))),
        refreshes,
        documents: BTreeMap::new(),
    };
    server.serve(&next)
}

/// The knowledge about a document from its last readings.
#[derive(Default)]
pub struct Known {
    /// The Rust items, from the last text without errors.
    pub items: Vec<Line>,
    /// The problems from the stages after references, by file.
    later: Problems,
    /// The remedies of the problems.
    pub fixes: Fixes,
    /// The consequences of changes since the merge base.
    pub lenses: Vec<lsp_types::CodeLens>,
    /// The files of the document. Their problems were published.
    pub files: BTreeSet<PathBuf>,
}

/// Sends a message to the editor.
type Sender = Box<dyn Fn(Message) -> Result<(), Failure>>;

pub struct Server {
    sender: Sender,
    pub workspace: Workspace,
    readings: Readings,
    events: SyncSender<Event>,
    /// True after the request `shutdown`.
    is_shut: bool,
    bases: Option<Arc<Bases>>,
    /// True if the editor can be asked to show lenses anew.
    refreshes: bool,
    pub documents: BTreeMap<PathBuf, Known>,
}

impl Server {
    fn serve(&mut self, events: &mpsc::Receiver<Event>) -> Result<(), Failure> {
        loop {
            let event = match self.readings.pause() {
                None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(pause) => events.recv_timeout(pause),
            };
            match event {
                Err(RecvTimeoutError::Timeout) => self.begin(),
                Err(RecvTimeoutError::Disconnected) | Ok(Event::Closed) => return Ok(()),
                Ok(Event::Step(path, number, step)) => {
                    if self.readings.take(&path, number, &step) {
                        self.step(&path, step)?;
                    }
                }
                Ok(Event::Message(Message::Request(request))) => {
                    let response = self.response(request);
                    (self.sender)(response.into())?;
                }
                Ok(Event::Message(Message::Notification(note))) => {
                    if note.method == notification::Exit::METHOD {
                        return self.exit();
                    }
                    self.note(note);
                }
                // A response to a registration.
                Ok(Event::Message(Message::Response(_))) => {}
            }
        }
    }

    fn begin(&mut self) {
        let (texts, utf8) = (self.workspace.texts(), self.workspace.utf8);
        let task = |path: &Path| Task {
            path: path.to_owned(),
            texts: texts.clone(),
            utf8,
            bases: self.bases.clone(),
        };
        self.readings.begin(task, &self.events);
    }

    /// An exit without a shutdown is a failure, by the protocol.
    fn exit(&self) -> Result<(), Failure> {
        match self.is_shut {
            true => Ok(()),
            false => Err("the editor left without `shutdown`".into()),
        }
    }

    fn response(&mut self, request: Request) -> Response {
        if self.is_shut {
            let message = "the server is shut down".to_owned();
            return Response::new_err(request.id, ErrorCode::InvalidRequest as i32, message);
        }
        if request.method == request::Shutdown::METHOD {
            self.is_shut = true;
            self.readings.stop_all();
            return Response::new_ok(request.id, ());
        }
        self.respond(request)
    }

    fn step(&mut self, path: &Path, step: Step) -> Result<(), Failure> {
        match step {
            Step::Early(mut problems) => {
                // The problems of later stages stay until these have read the text again.
                let known = self.documents.get(path);
                for (file, later) in known.into_iter().flat_map(|it| &it.later) {
                    let all = problems.entry(file.clone()).or_default();
                    all.extend(later.iter().cloned());
                }
                self.publish(path, problems)
            }
            Step::Full(full) => {
                let Full {
                    problems,
                    later,
                    items,
                    fixes,
                } = *full;
                let known = self.documents.entry(path.to_owned()).or_default();
                known.later = later;
                known.fixes = fixes;
                known.items = items.unwrap_or(std::mem::take(&mut known.items));
                self.publish(path, problems)
            }
            Step::Impact(lenses) => {
                let known = self.documents.entry(path.to_owned()).or_default();
                let is_new = known.lenses != lenses;
                known.lenses = lenses;
                match self.refreshes && is_new {
                    true => (self.sender)(crate::capabilities::refresh().into()),
                    false => Ok(()),
                }
            }
            // The shown problems stay.
            Step::Failed(why) => {
                let path = path.display();
                let message = format!("reading {path} failed; its problems are older: {why}");
                self.log(message)
            }
            Step::Ended => Ok(()),
        }
    }

    fn publish(&mut self, path: &Path, problems: Problems) -> Result<(), Failure> {
        let Some(document) = self.workspace.document(path) else {
            return Ok(());
        };
        let version = document.version;
        let files: BTreeSet<PathBuf> = problems.keys().cloned().collect();
        let known = self.documents.entry(path.to_owned()).or_default();
        let former = std::mem::replace(&mut known.files, files);
        let gone = former.into_iter().filter(|it| !problems.contains_key(it));
        let gone: Vec<_> = gone.map(|it| (it, Vec::new())).collect();
        for (file, diagnostics) in problems.into_iter().chain(gone) {
            let Some(uri) = self.workspace.uri(&file) else {
                continue;
            };
            let version = (file == path).then_some(version);
            self.tell::<notification::PublishDiagnostics>(&PublishDiagnosticsParams {
                uri,
                diagnostics,
                version,
            })?;
        }
        Ok(())
    }

    fn log(&self, message: String) -> Result<(), Failure> {
        self.tell::<notification::LogMessage>(&LogMessageParams {
            typ: MessageType::ERROR,
            message,
        })
    }

    pub fn tell<N: notification::Notification>(
        &self,
        parameters: &N::Params,
    ) -> Result<(), Failure> {
        let notification = Notification::new(N::METHOD.to_owned(), parameters);
        (self.sender)(notification.into())
    }

    /// Takes a notification. One that can't be understood has no effect, since nobody waits for a response.
    fn note(&mut self, note: Notification) {
        let changed = match note.method.as_str() {
            notification::DidOpenTextDocument::METHOD => {
                parsed(note.params).and_then(|it: lsp_types::DidOpenTextDocumentParams| {
                    let document = it.text_document;
                    self.workspace
                        .open(document.uri, document.text, document.version)
                })
            }
            notification::DidChangeTextDocument::METHOD => {
                parsed(note.params).and_then(|it: lsp_types::DidChangeTextDocumentParams| {
                    let document = it.text_document;
                    self.workspace
                        .change(&document.uri, it.content_changes, document.version)
                })
            }
            notification::DidSaveTextDocument::METHOD => parsed(note.params)
                .and_then(|it: lsp_types::DidSaveTextDocumentParams| path(&it.text_document.uri)),
            notification::DidCloseTextDocument::METHOD => {
                if let Some(it) = parsed::<lsp_types::DidCloseTextDocumentParams>(note.params) {
                    self.close(&it.text_document.uri);
                }
                None
            }
            notification::DidChangeWatchedFiles::METHOD => {
                self.changed_on_disk();
                None
            }
            _ => None,
        };
        if let Some(path) = changed {
            self.changed(&path);
        }
    }

    /// Documents with this file are read again.
    fn changed(&mut self, path: &Path) {
        let open: Vec<PathBuf> = self.workspace.paths().cloned().collect();
        for document in open {
            let known = self.documents.get(&document);
            let refers = known.is_some_and(|it| it.files.contains(path));
            if refers || document == path && self.is_document(path) {
                self.readings.want(document);
            }
        }
    }

    /// All documents are read again: a file may be new, or belong to the configuration.
    fn changed_on_disk(&mut self) {
        let open = self.workspace.paths().filter(|it| self.is_document(it));
        for document in open.cloned().collect::<Vec<_>>() {
            self.readings.want(document);
        }
    }

    fn is_document(&self, path: &Path) -> bool {
        let document = self.workspace.document(path);
        document.is_some_and(|it| is_document(&it.text))
    }

    fn close(&mut self, uri: &lsp_types::Uri) {
        let Some(path) = self.workspace.close(uri) else {
            return;
        };
        self.readings.forget(&path);
        let known = self.documents.remove(&path).unwrap_or_default();
        let shown: BTreeSet<&PathBuf> = self.documents.values().flat_map(|it| &it.files).collect();
        // A file of another document keeps its problems until that one is read again.
        for file in known.files.into_iter().filter(|it| !shown.contains(it)) {
            if let Some(uri) = self.workspace.uri(&file) {
                // The connection may have ended.
                let _ = self.tell::<notification::PublishDiagnostics>(
                    &PublishDiagnosticsParams::new(uri, Vec::new(), None),
                );
            }
        }
        self.changed(&path);
    }
}

pub fn parsed<T: DeserializeOwned>(parameters: Value) -> Option<T> {
    serde_json::from_value(parameters).ok()
}

/// The response to parameters of another form.
pub fn invalid(id: RequestId) -> Response {
    let message = "the parameters are not as the protocol says".to_owned();
    Response::new_err(id, ErrorCode::InvalidParams as i32, message)
}
