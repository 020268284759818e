//! `examples.rs`: the example bodies of the document.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::ir::Example;
use crate::plan::{Plan, StatusMatch};
use crate::text::literal;

use super::tokens::{code, lines};

/// The file of the examples.
pub(super) fn file(plan: &Plan) -> SourceFile {
    let mut rows = Vec::new();
    for operation in plan.operations.rows() {
        for example in operation.request.examples() {
            rows.push(row(&operation.id, None, example));
        }
        for variant in operation.variants().filter(|it| !it.is_repeated) {
            let status = match variant.status {
                StatusMatch::Code(code) => code,
                StatusMatch::Range(class) => u16::from(class) * 100,
                StatusMatch::SuccessDefault | StatusMatch::Default => 0,
            };
            for example in variant.body.iter().flat_map(|body| &body.examples) {
                rows.push(row(&operation.id, Some(status), example));
            }
        }
    }
    let docs = lines(&["Every example body, in the order of the document.".to_owned()]);
    SourceFile {
        path: "examples.rs".to_owned(),
        docs: vec!["The example bodies that the document gives.".to_owned()],
        items: vec![
            quote!(
                use copperplate_runtime as rt;
            ),
            quote! {
                #docs
                pub const EXAMPLES: &[rt::Example] = &[#(#rows),*];
            },
        ],
    }
}

/// Whether there is an example of any body.
pub(super) fn has_any(plan: &Plan) -> bool {
    plan.operations.rows().any(|operation| {
        let mut bodies = operation.variants().flat_map(|it| &it.body);
        !operation.request.examples().is_empty() || bodies.any(|body| !body.examples.is_empty())
    })
}

fn row(operation: &str, status: Option<u16>, example: &Example) -> TokenStream {
    let (operation, name) = (literal(operation), literal(&example.name));
    let body = literal(&example.value);
    let status = match status {
        Some(status) => {
            let status = code(status);
            quote!(Some(#status))
        }
        None => quote!(None),
    };
    let words = |text: &Option<String>| match text {
        Some(text) => {
            let text = literal(text);
            quote!(Some(#text))
        }
        None => quote!(None),
    };
    let (summary, description) = (words(&example.summary), words(&example.description));
    quote!(rt::Example {
        operation: #operation,
        status: #status,
        name: #name,
        summary: #summary,
        description: #description,
        body: #body
    })
}
