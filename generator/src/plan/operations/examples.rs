//! Plans example bodies, each with its own file.

use std::sync::Arc;

use crate::ir::Example;
use crate::naming::{Scope, distinct, module_name};
use crate::table::Table;

use super::operation::{OperationId, OperationPlan};
use super::response::StatusMatch;

/// An example body.
#[derive(Clone, Debug)]
pub struct ExamplePlan {
    /// The `operationId`.
    pub operation: String,
    /// The status of the response; `None` for a request body.
    pub status: Option<u16>,
    /// The stem of its file.
    pub file: String,
    /// The example.
    pub example: Arc<Example>,
}

/// The examples of all operations, in document order. A file is named after the operation, the
/// status and the example, so that adding an example renames no file.
pub(crate) fn plan(operations: &Table<OperationId, OperationPlan>) -> Vec<ExamplePlan> {
    let mut spelled = Vec::new();
    let mut examples = Vec::new();
    let mut add =
        |operation: &OperationPlan, status: Option<(u16, String)>, all: &[Arc<Example>]| {
            for example in all {
                let stem = operation.names.file.trim_start_matches("r#");
                spelled.push(match &status {
                    Some((_, status)) => format!("{stem} {status} {}", example.name),
                    None => format!("{stem} {}", example.name),
                });
                examples.push(ExamplePlan {
                    operation: operation.id.clone(),
                    status: status.as_ref().map(|(code, _)| *code),
                    file: String::new(),
                    example: Arc::clone(example),
                });
            }
        };
    for operation in operations.rows() {
        add(operation, None, operation.request.examples());
        for variant in operation.variants().filter(|it| !it.is_repeated) {
            if let Some(body) = &variant.body {
                add(operation, Some(status(variant.status)), &body.examples);
            }
        }
    }
    let spellings: Vec<&str> = spelled.iter().map(String::as_str).collect();
    let mut files = Scope::default();
    let names = distinct(&spellings, module_name, true);
    for (example, name) in examples.iter_mut().zip(names) {
        example.file = files.unique(&name);
    }
    examples
}

/// A status as a number (0 for `default`), and its text in a file name.
fn status(status: StatusMatch) -> (u16, String) {
    match status {
        StatusMatch::Code(code) => (code, code.to_string()),
        StatusMatch::Range(class) => (u16::from(class) * 100, format!("{class}xx")),
        StatusMatch::SuccessDefault | StatusMatch::Default => (0, "default".to_owned()),
    }
}
