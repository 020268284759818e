//! What operations are called: their types, methods and files, apart from each other in whatever order
//! a document lists them.

use crate::ir::Api;

use super::given::Book;
use crate::naming::{Scope, distinct, method_name, module_name, type_name};

/// The names of an operation.
pub(super) struct OperationNames {
    /// What the names of its types begin with.
    pub(super) ident: String,
    /// The method of the server trait and of the client.
    pub(super) function: String,
    /// The stem of its file.
    pub(super) file: String,
}

/// What stands behind the name of every operation: nothing is its marker.
const SUFFIXES: [&str; 4] = ["", "Error", "Request", "Response"];

/// Names every operation of an API, and takes the names of the types that each of them has.
pub(super) fn plan(api: &Api, given: &Book<'_>, types: &mut Scope) -> Vec<OperationNames> {
    let spelled = api.operations.iter();
    let spelled = spelled.map(|it| given.operation(&it.id).unwrap_or_else(|| it.id.clone()));
    let spelled: Vec<String> = spelled.collect();
    let spellings: Vec<&str> = spelled.iter().map(String::as_str).collect();
    let one = |text: &str| type_name(&[text.to_owned()]);
    let idents = apart(distinct(&spellings, one, false), types);
    let functions = distinct(&spellings, method_name, true).into_iter();
    let files = distinct(&spellings, module_name, true).into_iter();
    // A configuration may give one name twice.
    let (mut methods, mut stems) = (Scope::default(), Scope::default());
    let named = idents.into_iter().zip(functions).zip(files);
    let named = named.map(|((ident, function), file)| OperationNames {
        ident,
        function: methods.unique(&function),
        file: stems.unique(&file),
    });
    named.collect()
}

/// Of `Get` and `GetRequest` the second would be the request of the first as well, so that it becomes
/// `GetRequestOperation`. The shorter name stays, and so does every name that is free.
fn apart(mut idents: Vec<String>, types: &mut Scope) -> Vec<String> {
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

/// Takes the names of all types of an operation, or none of them.
fn claim(types: &mut Scope, ident: &str) -> bool {
    let names = SUFFIXES.map(|suffix| format!("{ident}{suffix}"));
    let free = !names.iter().any(|name| types.has(name));
    if free {
        for name in names {
            types.unique(&name);
        }
    }
    free
}
