//! Names operations: their types, methods and files. The order of the document has no effect.

use crate::ir::Api;
use crate::naming::{Scope, distinct, method_name, module_name, type_name};
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
    let spelled = api.operations.iter();
    let spelled = spelled.map(|it| overrides.operation(&it.id).unwrap_or_else(|| it.id.clone()));
    let spelled: Vec<String> = spelled.collect();
    let spellings: Vec<&str> = spelled.iter().map(String::as_str).collect();
    let one = |text: &str| type_name(&[text.to_owned()]);
    let idents = disambiguate(distinct(&spellings, one, false), types);
    let functions = distinct(&spellings, method_name, true).into_iter();
    let files = distinct(&spellings, module_name, true).into_iter();
    // The configuration may give two operations the same name.
    let (mut methods, mut stems) = (Scope::default(), Scope::default());
    let named = idents.into_iter().zip(functions).zip(files);
    let named = named.map(|((ident, function), file)| {
        OperationNames::new(ident, methods.unique(&function), stems.unique(&file))
    });
    named.collect()
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
