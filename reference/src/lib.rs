//! The reference of an API as one page of HTML, from the plan of its generated code.
//!
//! The page needs no other file and runs no script. Texts of a document are escaped, and their Markdown becomes HTML
//! without raw HTML and with web links only.

#![forbid(unsafe_code)]

mod credentials;
mod markdown;
mod operation;
mod page;
mod snippet;
mod types;

use copperplate::plan::{OperationPlan, Plan};

pub use page::page;

/// The generated module of an API, as other crates refer to it.
#[derive(Clone, Debug)]
pub struct Module {
    /// The path of the module, such as `withdrawal_apis::circle`, or of the crate of a single API.
    pub path: String,
    /// The path of the runtime; `runtime` in a generated crate.
    pub runtime: String,
}

impl Module {
    /// The module at a path.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        let path = path.into();
        let root = path.split("::").next().unwrap_or(&path);
        let runtime = format!("{root}::runtime");
        Self { path, runtime }
    }
}

/// The Rust snippet of each operation that a client calls, with the name of the operation's function: a whole
/// function that sends the request and handles every kind of result.
///
/// # Examples
///
/// ```
/// let document = "openapi: 3.1.0
/// info: {title: Payouts, version: '1'}
/// servers: [{url: https://api.example.com}]
/// paths:
///   /payouts/{id}:
///     get:
///       operationId: getPayout
///       parameters: [{name: id, in: path, required: true, schema: {type: string}}]
///       responses: {'200': {description: Found., content: {application/json: {schema: {type: string}}}}}
/// ";
/// let side = copperplate::examine_text(document, "payouts.yaml").map_err(|_| "a bad document")?;
/// let module = copperplate_reference::Module::new("payouts");
/// let snippets = copperplate_reference::snippets(&side.plan, &module);
/// assert_eq!(snippets[0].0, "get_payout");
/// assert!(snippets[0].1.contains("client.get_payout(&request).await"));
///
/// let page = copperplate_reference::page(&side.plan, &module);
/// assert!(page.contains("<h1>Payouts</h1>"));
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn snippets(plan: &Plan, module: &Module) -> Vec<(String, String)> {
    let calls = calls(plan);
    let named = calls.map(|it| (it.names.function.clone(), snippet::rust(it, module)));
    named.collect()
}

fn calls(plan: &Plan) -> impl Iterator<Item = &OperationPlan> {
    plan.with(copperplate::ir::Role::Call)
}
