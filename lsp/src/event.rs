//! Something that the server reacts to.

use std::path::PathBuf;

use lsp_server::Message;

use crate::analysis::Full;
use crate::problems::Problems;

/// Something that the server reacts to.
#[derive(Debug)]
pub enum Event {
    /// A message of the editor.
    Message(Message),
    /// The editor has closed its end.
    Closed,
    /// A step of a reading with this number.
    Step(PathBuf, u64, Step),
}

/// A step of a reading.
#[derive(Debug)]
pub enum Step {
    /// The problems of text, fields and references.
    Early(Problems),
    /// All problems.
    Full(Box<Full>),
    /// The consequences of changes since the merge base.
    Impact(Vec<lsp_types::CodeLens>),
    /// The reading has panicked with this message.
    Failed(String),
    /// The thread is free again.
    Ended,
}
