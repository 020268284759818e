//! `examples.rs`: the example bodies of the document, each in a JSON file.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::plan::{ExamplePlan, Plan};
use crate::text::{literal, pretty_json};

use super::tokens::{code, lines};

/// The file of the examples; `body` makes the expression of a body.
pub(super) fn file(plan: &Plan, body: fn(&ExamplePlan) -> TokenStream) -> SourceFile {
    let rows = plan.examples.iter().map(|it| row(it, &body(it)));
    let docs = lines(&["Every example body, in the order of the document.".to_owned()]);
    SourceFile {
        path: "examples.rs".to_owned(),
        docs: vec!["The example bodies of the document.".to_owned()],
        items: vec![
            quote!(
                use copperplate_runtime as rt;
            ),
            quote! {
                #docs
                pub const EXAMPLES: &[rt::operation::Example] = &[#(#rows),*];
            },
        ],
    }
}

/// A body from its own file.
pub(super) fn included(example: &ExamplePlan) -> TokenStream {
    let path = literal(&path(example));
    quote!(include_str!(#path))
}

/// A body as a literal, for code without files.
pub(super) fn inline(example: &ExamplePlan) -> TokenStream {
    let value = literal(&example.example.value);
    quote!(#value)
}

/// The file of each body, with its path below the module of the API.
pub(super) fn bodies(plan: &Plan) -> impl Iterator<Item = (String, String)> {
    let all = plan.examples.iter();
    all.map(|it| (path(it), pretty_json(&it.example.value)))
}

fn path(example: &ExamplePlan) -> String {
    format!("examples/{}.json", example.file)
}

fn row(plan: &ExamplePlan, body: &TokenStream) -> TokenStream {
    let example = &plan.example;
    let (operation, name) = (literal(&plan.operation), literal(&example.name));
    let status = match plan.status {
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
    quote!(rt::operation::Example {
        operation: #operation,
        status: #status,
        name: #name,
        summary: #summary,
        description: #description,
        body: #body
    })
}
