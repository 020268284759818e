//! Names operations: their types, methods and files. The order of the document has no effect.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::diagnostics;
use crate::ir::Api;
use crate::lock::Item;
use crate::naming::{Scope, bare_name, distinct, method_name, module_name, type_name};
use crate::plan::names::overrides::Overrides;

/// The names of an operation.
#[derive(Clone, Debug)]
pub struct OperationNames {
    /// The type that represents the operation; the names of its other types begin with this name.
    pub ident: String,
    /// The type of its requests.
    pub request: String,
    /// The type of the required parts of its requests, if a constructor takes them by name.
    pub required: String,
    /// The type of its successful responses.
    pub response: String,
    /// The type of its error responses.
    pub error: String,
    /// The method of the server trait and of the client.
    pub function: String,
    /// The stem of its file.
    pub file: String,
}

impl OperationNames {
    fn new(ident: String, function: String, file: String) -> Self {
        let [request, required, response, error] =
            ["Request", "Required", "Response", "Error"].map(|suffix| format!("{ident}{suffix}"));
        Self {
            ident,
            request,
            required,
            response,
            error,
            function,
            file,
        }
    }

    /// The names of all types.
    fn types(&self) -> [&str; 5] {
        let Self {
            ident,
            request,
            required,
            response,
            error,
            ..
        } = self;
        [ident, request, required, response, error]
    }
}

/// Names every operation of an API, and claims the names of its types.
pub(crate) fn name_all(
    api: &Api,
    overrides: &mut Overrides<'_>,
    types: &mut Scope,
) -> Vec<OperationNames> {
    let kept = Rc::clone(&overrides.kept);
    let (mut methods, mut stems) = (Scope::default(), Scope::default());
    let mut named: BTreeMap<usize, OperationNames> = BTreeMap::new();
    let mut spelled = Vec::new();
    for (at, operation) in api.operations.iter().enumerate() {
        let ident = kept.of_operation(at, Item::Operation);
        let function = kept.of_operation(at, Item::Method);
        match (overrides.operation(&operation.id), ident.zip(function)) {
            (Some(given), _) => spelled.push((at, given)),
            (None, Some(((ident, place), (function, _)))) => {
                if !claim(types, ident) || methods.claim(function, None).is_err() {
                    overrides.problem(diagnostics::lock::clash(place, ident));
                }
                let file = stems.unique(&module_name(bare_name(function)));
                let names = OperationNames::new(ident.to_owned(), function.to_owned(), file);
                named.insert(at, names);
            }
            (None, None) => spelled.push((at, operation.id.clone())),
        }
    }
    let spellings: Vec<&str> = spelled.iter().map(|(_, text)| text.as_str()).collect();
    let one = |text: &str| type_name(&[text.to_owned()]);
    let idents = disambiguate(distinct(&spellings, one, false), types);
    let functions = distinct(&spellings, method_name, true).into_iter();
    let files = distinct(&spellings, module_name, true).into_iter();
    // The configuration may give two operations the same name.
    let made = spelled.iter().zip(idents).zip(functions).zip(files);
    for ((((at, _), ident), function), file) in made {
        let names = OperationNames::new(ident, methods.unique(&function), stems.unique(&file));
        named.insert(*at, names);
    }
    named.into_values().collect()
}

/// Resolves names that collide with types of another operation. For example, the request of `Get`
/// is `GetRequest`, so an operation `GetRequest` becomes `GetRequestOperation`. Shorter names come
/// first, and free names never change.
fn disambiguate(mut idents: Vec<String>, types: &mut Scope) -> Vec<String> {
    let mut order: Vec<&mut String> = idents.iter_mut().collect();
    order.sort_by(|left, right| (left.len(), &**left).cmp(&(right.len(), &**right)));
    order.retain(|ident| !claim(types, ident));
    for ident in order {
        while !claim(types, ident) {
            ident.push_str("Operation");
        }
    }
    idents
}

/// Claims the names of all types of an operation, or none of them.
fn claim(types: &mut Scope, ident: &str) -> bool {
    let names = OperationNames::new(ident.to_owned(), String::new(), String::new());
    let free = !names.types().iter().any(|name| types.has(name));
    if free {
        for name in names.types() {
            types.unique(name);
        }
    }
    free
}
