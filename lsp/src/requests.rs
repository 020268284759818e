//! The responses to the requests of an editor.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use copperplate::Line;
use lsp_server::{ErrorCode, Request, RequestId, Response};
use lsp_types::request::Request as _;
use lsp_types::{TextDocumentPositionParams, notification, request};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::server::{Server, invalid, parsed};
use crate::workspace::path;
use crate::{completion, hover, navigation, rename};

impl Server {
    pub fn respond(&self, request: Request) -> Response {
        let (id, method) = (request.id, request.method.as_str());
        let parameters = request.params;
        match method {
            request::HoverRequest::METHOD => result(id, parameters, |it| self.hover(&it)),
            request::GotoDefinition::METHOD => {
                result(id, parameters, |it: lsp_types::GotoDefinitionParams| {
                    let target = self.target(&it.text_document_position_params)?;
                    navigation::definition(&self.workspace, &target)
                })
            }
            request::References::METHOD => result(id, parameters, |it| self.references(&it)),
            request::Completion::METHOD => {
                result(id, parameters, |it: lsp_types::CompletionParams| {
                    let at = it.text_document_position;
                    let path = path(&at.text_document.uri)?;
                    Some(completion::complete(&self.workspace, &path, at.position))
                })
            }
            request::CodeActionRequest::METHOD => result(id, parameters, |it| self.actions(&it)),
            request::CodeLensRequest::METHOD => {
                result(id, parameters, |it: lsp_types::CodeLensParams| {
                    let path = path(&it.text_document.uri)?;
                    Some(self.documents.get(&path)?.lenses.clone())
                })
            }
            request::ExecuteCommand::METHOD => result(id, parameters, |it| self.command(&it)),
            request::Rename::METHOD => self.renamed(id, parameters),
            _ => {
                let message = format!("there is no method `{method}`");
                Response::new_err(id, ErrorCode::MethodNotFound as i32, message)
            }
        }
    }

    fn hover(&self, it: &lsp_types::HoverParams) -> Option<lsp_types::Hover> {
        let at = &it.text_document_position_params;
        let path = path(&at.text_document.uri)?;
        let items = hover::Items {
            documents: self.items(),
        };
        hover::hover(&self.workspace, &path, at.position, &items)
    }

    /// The Rust items of each document with its path.
    fn items(&self) -> Vec<(&Path, &[Line])> {
        let known = self.documents.iter();
        let items = known.map(|(path, it)| (path.as_path(), it.items.as_slice()));
        items.collect()
    }

    fn references(&self, it: &lsp_types::ReferenceParams) -> Option<Vec<lsp_types::Location>> {
        let target = self.target(&it.text_document_position)?;
        let uses = navigation::uses(&self.workspace, &target, &self.known());
        let places = uses.into_iter().filter_map(|(path, span)| {
            let text = self.workspace.text(&path)?;
            navigation::location(&self.workspace, &path, &text, span)
        });
        let mut found: Vec<_> = places.collect();
        if it.context.include_declaration {
            found.extend(navigation::definition(&self.workspace, &target));
        }
        Some(found)
    }

    fn actions(&self, it: &lsp_types::CodeActionParams) -> Option<Vec<lsp_types::CodeAction>> {
        let path = path(&it.text_document.uri)?;
        let known = self.documents.values();
        let found = known.flat_map(|known| known.fixes.actions(&self.workspace, &path, it.range));
        Some(found.collect())
    }

    /// Shows the findings of a lens.
    fn command(&self, it: &lsp_types::ExecuteCommandParams) -> Option<Value> {
        let message = it.arguments.first()?.as_str()?.to_owned();
        let is_known = it.command == crate::impact::COMMAND;
        let shown = lsp_types::ShowMessageParams {
            typ: lsp_types::MessageType::INFO,
            message,
        };
        // The connection may have ended.
        let _ = is_known.then(|| self.tell::<notification::ShowMessage>(&shown));
        None
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

    /// All open files and the files of open documents.
    fn known(&self) -> BTreeSet<PathBuf> {
        let files = self.documents.values().flat_map(|it| &it.files);
        self.workspace.paths().chain(files).cloned().collect()
    }
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
