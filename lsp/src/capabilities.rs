//! The features of the server, as the editor learns them.

use lsp_server::{Request, RequestId};
use lsp_types::notification::Notification as _;
use lsp_types::request::Request as _;
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CodeLensOptions,
    CompletionOptions, ExecuteCommandOptions, HoverProviderCapability, OneOf, PositionEncodingKind,
    ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions, notification, request,
};
use serde_json::{Value, json};

use crate::impact::COMMAND;

/// The features.
pub fn capabilities(utf8: bool) -> ServerCapabilities {
    let encoding = match utf8 {
        true => PositionEncodingKind::UTF8,
        false => PositionEncodingKind::UTF16,
    };
    ServerCapabilities {
        position_encoding: Some(encoding),
        text_document_sync: Some(TextDocumentSyncCapability::Options(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::INCREMENTAL),
                save: Some(TextDocumentSyncSaveOptions::Supported(true)),
                ..TextDocumentSyncOptions::default()
            },
        )),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        })),
        code_lens_provider: Some(CodeLensOptions {
            resolve_provider: Some(false),
        }),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: vec![COMMAND.to_owned()],
            ..ExecuteCommandOptions::default()
        }),
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

/// The request for a note when a file changes that a document or its configuration may consist of.
pub fn watched() -> Request {
    let id = RequestId::from("copperplate-watched".to_owned());
    let pattern = json!({ "globPattern": "**/*.{yaml,yml,json,toml,lock}" });
    let registration = json!({
        "id": "watched",
        "method": notification::DidChangeWatchedFiles::METHOD,
        "registerOptions": { "watchers": [pattern] },
    });
    let method = request::RegisterCapability::METHOD.to_owned();
    Request::new(id, method, json!({ "registrations": [registration] }))
}

/// The request to show lenses anew.
pub fn refresh() -> Request {
    let id = RequestId::from("copperplate-lenses".to_owned());
    let method = request::CodeLensRefresh::METHOD.to_owned();
    Request::new(id, method, Value::Null)
}
