//! The loop over the messages of an editor.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use copperplate::Line;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::Notification as _;
use lsp_types::request::Request as _;
use lsp_types::{
    CompletionOptions, HoverProviderCapability, InitializeParams, OneOf, PositionEncodingKind,
    PublishDiagnosticsParams, ServerCapabilities, TextDocumentPositionParams,
    TextDocumentSyncCapability, TextDocumentSyncKind, notification, request,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::analysis::{Analysis, analyse, is_document};
use crate::workspace::{Workspace, path};
use crate::{completion, hover, navigation, rename};

/// The pause after a change before a document is read. A fast typist presses a key every 60 ms.
const PAUSE: Duration = Duration::from_millis(10);

/// The pause between two looks at the result of a reading.
const LOOK: Duration = Duration::from_millis(2);

type Failure = Box<dyn Error + Send + Sync>;

/// Serves until the editor ends the connection.
pub fn serve(connection: Connection) -> Result<(), Failure> {
    let (id, parameters) = connection.initialize_start()?;
    let parameters: InitializeParams = serde_json::from_value(parameters)?;
    let encodings = parameters
        .capabilities
        .general
        .and_then(|it| it.position_encodings);
    let utf8 = encodings.is_some_and(|it| it.contains(&PositionEncodingKind::UTF8));
    let result = json!({
        "capabilities": capabilities(utf8),
        "serverInfo": { "name": "copperplate", "version": env!("CARGO_PKG_VERSION") },
    });
    connection.initialize_finish(id, result)?;
    let (results, finished) = mpsc::channel();
    let mut workspace = Workspace::default();
    workspace.utf8 = utf8;
    let mut server = Server {
        connection,
        workspace,
        results,
        waiting: BTreeSet::new(),
        running: false,
        items: BTreeMap::new(),
        files: BTreeMap::new(),
    };
    server.serve(&finished)
}

fn capabilities(utf8: bool) -> ServerCapabilities {
    let encoding = match utf8 {
        true => PositionEncodingKind::UTF8,
        false => PositionEncodingKind::UTF16,
    };
    ServerCapabilities {
        position_encoding: Some(encoding),
        text_document_sync: Some(TextDocumentSyncCapability::Kind(
            TextDocumentSyncKind::INCREMENTAL,
        )),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Left(true)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(["\"", "'", "/", "#", " "].map(str::to_owned).to_vec()),
            ..CompletionOptions::default()
        }),
        ..ServerCapabilities::default()
    }
}

struct Server {
    connection: Connection,
    workspace: Workspace,
    results: mpsc::Sender<(PathBuf, Analysis)>,
    /// The documents with changes that were not read yet.
    waiting: BTreeSet<PathBuf>,
    /// True while a document is read.
    running: bool,
    /// The Rust items of each document, from the last text without errors.
    items: BTreeMap<PathBuf, Vec<Line>>,
    /// The files of each document. Their problems were published.
    files: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
}

impl Server {
    fn serve(&mut self, finished: &mpsc::Receiver<(PathBuf, Analysis)>) -> Result<(), Failure> {
        loop {
            while let Ok((path, analysis)) = finished.try_recv() {
                self.running &= analysis.is_first;
                self.publish(&path, analysis)?;
            }
            let idle = self.waiting.is_empty() && !self.running;
            let pause = if self.running { LOOK } else { PAUSE };
            let message = match idle {
                true => self.connection.receiver.recv().map_err(|_| ()),
                false => match self.connection.receiver.recv_timeout(pause) {
                    Ok(message) => Ok(message),
                    Err(error) if error.is_timeout() => {
                        self.begin();
                        continue;
                    }
                    Err(_) => Err(()),
                },
            };
            match message {
                Err(()) => return Ok(()),
                Ok(Message::Request(request)) => {
                    if self.connection.handle_shutdown(&request)? {
                        return Ok(());
                    }
                    let response = self.respond(request);
                    self.connection.sender.send(response.into())?;
                }
                Ok(Message::Notification(notification)) => self.note(notification),
                Ok(Message::Response(_)) => {}
            }
        }
    }

    /// Begins to read a changed document, unless another one is being read.
    fn begin(&mut self) {
        if self.running {
            return;
        }
        let Some(path) = self.waiting.pop_first() else {
            return;
        };
        let texts = self.workspace.texts();
        let (results, utf8) = (self.results.clone(), self.workspace.utf8);
        self.running = true;
        thread::spawn(move || {
            // A fault of the generator must not end the service of other documents.
            let analysis = catch_unwind(AssertUnwindSafe(|| {
                analyse(&path, texts, utf8, |first| {
                    let _ = results.send((path.clone(), first));
                })
            }));
            let analysis = analysis.unwrap_or_default();
            // The server may have ended.
            let _ = results.send((path, analysis));
        });
    }

    fn publish(&mut self, path: &Path, analysis: Analysis) -> Result<(), Failure> {
        // The text has changed meanwhile: a newer result follows.
        if self.waiting.contains(path) {
            return Ok(());
        }
        let Some(document) = self.workspace.document(path) else {
            return Ok(());
        };
        let version = document.version;
        if let Some(items) = analysis.items {
            self.items.insert(path.to_owned(), items);
        }
        let files: BTreeSet<PathBuf> = analysis.problems.keys().cloned().collect();
        let former = self.files.insert(path.to_owned(), files.clone());
        let gone = former
            .into_iter()
            .flatten()
            .filter(|it| !files.contains(it));
        let gone = gone.map(|it| (it, Vec::new()));
        for (file, diagnostics) in analysis
            .problems
            .into_iter()
            .chain(gone.collect::<Vec<_>>())
        {
            let Some(uri) = self.workspace.uri(&file) else {
                continue;
            };
            let version = (file == path).then_some(version);
            self.notify(&PublishDiagnosticsParams {
                uri,
                diagnostics,
                version,
            })?;
        }
        Ok(())
    }

    fn notify(&self, parameters: &PublishDiagnosticsParams) -> Result<(), Failure> {
        let method = notification::PublishDiagnostics::METHOD.to_owned();
        let notification = Notification::new(method, parameters);
        Ok(self.connection.sender.send(notification.into())?)
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
            let files = self.files.get(&document);
            let refers = files.is_some_and(|it| it.contains(path));
            let text = self.workspace.document(&document);
            let is_own = document == path && text.is_some_and(|it| is_document(&it.text));
            if refers || is_own {
                self.waiting.insert(document);
            }
        }
    }

    fn close(&mut self, uri: &lsp_types::Uri) {
        let Some(path) = self.workspace.close(uri) else {
            return;
        };
        self.waiting.remove(&path);
        self.items.remove(&path);
        for file in self.files.remove(&path).into_iter().flatten() {
            if let Some(uri) = self.workspace.uri(&file) {
                // The connection may have ended.
                let _ = self.notify(&PublishDiagnosticsParams::new(uri, Vec::new(), None));
            }
        }
        self.changed(&path);
    }

    fn respond(&self, request: Request) -> Response {
        let (id, method) = (request.id, request.method.as_str());
        match method {
            request::HoverRequest::METHOD => {
                result(id, request.params, |it: lsp_types::HoverParams| {
                    let at = it.text_document_position_params;
                    let path = path(&at.text_document.uri)?;
                    hover::hover(&self.workspace, &path, at.position, self.items_of(&path))
                })
            }
            request::GotoDefinition::METHOD => {
                result(id, request.params, |it: lsp_types::GotoDefinitionParams| {
                    let target = self.target(&it.text_document_position_params)?;
                    navigation::definition(&self.workspace, &target)
                })
            }
            request::References::METHOD => {
                result(id, request.params, |it: lsp_types::ReferenceParams| {
                    let target = self.target(&it.text_document_position)?;
                    let uses = navigation::uses(&self.workspace, &target, &self.known());
                    let mut found: Vec<_> = uses
                        .into_iter()
                        .filter_map(|(path, span)| {
                            let text = self.workspace.text(&path)?;
                            navigation::location(&self.workspace, &path, &text, span)
                        })
                        .collect();
                    if it.context.include_declaration {
                        found.extend(navigation::definition(&self.workspace, &target));
                    }
                    Some(found)
                })
            }
            request::Completion::METHOD => {
                result(id, request.params, |it: lsp_types::CompletionParams| {
                    let at = it.text_document_position;
                    let path = path(&at.text_document.uri)?;
                    Some(completion::complete(&self.workspace, &path, at.position))
                })
            }
            request::Rename::METHOD => self.renamed(id, request.params),
            _ => {
                let message = format!("there is no method `{method}`");
                Response::new_err(id, ErrorCode::MethodNotFound as i32, message)
            }
        }
    }

    fn renamed(&self, id: RequestId, parameters: Value) -> Response {
        let Some(it) = parsed::<lsp_types::RenameParams>(parameters) else {
            return invalid(id);
        };
        let at = it.text_document_position;
        let Some(path) = path(&at.text_document.uri) else {
            return invalid(id);
        };
        match rename::rename(
            &self.workspace,
            &path,
            at.position,
            &it.new_name,
            &self.known(),
        ) {
            Ok(edit) => Response::new_ok(id, edit),
            Err(message) => Response::new_err(id, ErrorCode::RequestFailed as i32, message),
        }
    }

    fn target(&self, at: &TextDocumentPositionParams) -> Option<navigation::Target> {
        let path = path(&at.text_document.uri)?;
        navigation::target_at(&self.workspace, &path, at.position)
    }

    /// The items of a document, or of the document that a file belongs to.
    fn items_of(&self, path: &Path) -> &[Line] {
        self.items.get(path).map_or(&[], Vec::as_slice)
    }

    /// All open files and the files of open documents.
    fn known(&self) -> BTreeSet<PathBuf> {
        let files = self.files.values().flatten();
        self.workspace.paths().chain(files).cloned().collect()
    }
}

fn parsed<T: DeserializeOwned>(parameters: Value) -> Option<T> {
    serde_json::from_value(parameters).ok()
}

/// The response of a request that has a result or none.
fn result<P: DeserializeOwned, R: Serialize>(
    id: RequestId,
    parameters: Value,
    work: impl FnOnce(P) -> Option<R>,
) -> Response {
    match parsed(parameters) {
        Some(parameters) => Response::new_ok(id, work(parameters)),
        None => invalid(id),
    }
}

fn invalid(id: RequestId) -> Response {
    let message = "the parameters are not as the protocol says".to_owned();
    Response::new_err(id, ErrorCode::InvalidParams as i32, message)
}
