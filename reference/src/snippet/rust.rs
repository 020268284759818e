//! A Rust function that sends the request. Values that a caller has to give are its parameters.

use std::fmt::Write as _;

use copperplate::plan::{Codec, Constructor, OperationPlan, RequestPlan, RustType};

use crate::Module;

/// The most error responses with an arm of their own.
const MOST_ARMS: usize = 4;

/// The arms for failures that no response describes, and the end of the function.
const ENDING: &str = "        \
        // It may have been carried out, so ask before it is sent again.
        Err(error) if error.is_uncertain() => return Err(error.into()),
        // It was not carried out.
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
";

/// The function of an operation.
pub fn rust(operation: &OperationPlan, module: &Module) -> String {
    let names = &operation.names;
    let mut code = String::new();
    let request = match arguments(&operation.request) {
        Some(arguments) => {
            let text: Vec<_> = arguments
                .iter()
                .map(|(name, ty)| format!("    {name}: {ty},\n"))
                .collect();
            signature(&mut code, operation, module, &text.concat());
            let built = built(operation, &arguments);
            let _ = writeln!(code, "    let request = {built};");
            "&request".to_owned()
        }
        // A body of several forms is built by the caller.
        None => {
            let text = format!("    request: &operations::{},\n", names.request);
            signature(&mut code, operation, module, &text);
            "request".to_owned()
        }
    };
    let _ = writeln!(
        code,
        "    match client.{}({request}).await {{",
        names.function
    );
    code.push_str("        Ok(response) => println!(\"{}\", response.status()),\n");
    code.push_str(&failures(operation));
    code.push_str(ENDING);
    code
}

fn signature(code: &mut String, operation: &OperationPlan, module: &Module, arguments: &str) {
    let path = &module.path;
    let mut used = vec!["Client"];
    let has_errors = !operation.errors.variants.is_empty();
    if has_errors || arguments.contains("operations::") || needs_request(operation) {
        used.push("operations");
    }
    if arguments.contains("types::") {
        used.push("types");
    }
    let used = match used.as_slice() {
        [only] => (*only).to_owned(),
        several => format!("{{{}}}", several.join(", ")),
    };
    let _ = writeln!(code, "use {path}::{used};");
    if has_errors || arguments.contains("rt::") {
        let _ = writeln!(code, "use {} as rt;", module.runtime);
    }
    let _ = writeln!(
        code,
        "\nasync fn {}(\n    client: &Client,\n{arguments}) -> Result<(), Box<dyn std::error::Error>> {{",
        operation.names.function
    );
}

fn needs_request(operation: &OperationPlan) -> bool {
    arguments(&operation.request).is_some()
}

/// The required parts of a request with their types; `None` if the body has no single type.
fn arguments(request: &RequestPlan) -> Option<Vec<(String, String)>> {
    let mut found = Vec::new();
    for parameter in request.fields().filter(|it| it.required) {
        let ty = text(&parameter.ty);
        let ty = match parameter.may_be_empty {
            true => format!("rt::parameter::MaybeEmpty<{ty}>"),
            false => ty,
        };
        found.push((parameter.ident.clone(), ty));
    }
    if let Some(body) = request.body.as_ref().filter(|it| it.required) {
        let [only] = body.contents.as_slice() else {
            return None;
        };
        let (Codec::Json(ty, _) | Codec::Text(_, ty, _)) = &only.codec else {
            return None;
        };
        found.push(("body".to_owned(), text(ty)));
    }
    Some(found)
}

fn text(ty: &RustType) -> String {
    ty.text("rt::", &|name| format!("types::{name}"))
}

/// The expression of the request.
fn built(operation: &OperationPlan, arguments: &[(String, String)]) -> String {
    let names = &operation.names;
    let request = format!("operations::{}", names.request);
    let idents: Vec<_> = arguments.iter().map(|(name, _)| name.as_str()).collect();
    let idents = idents.join(", ");
    match operation.request.constructor(&names.required) {
        None => format!("{request}::default()"),
        Some(Constructor::Positional) => format!("{request}::new({idents})"),
        Some(Constructor::Named(required)) => {
            format!("{request}::new(operations::{required} {{ {idents} }})")
        }
    }
}

/// The arms for documented failures.
fn failures(operation: &OperationPlan) -> String {
    let errors = &operation.errors.variants;
    if errors.is_empty() {
        return String::new();
    }
    let mut code =
        "        Err(rt::client::Error::Api(response)) => match response.into_value() {\n"
            .to_owned();
    for variant in errors.iter().take(MOST_ARMS) {
        let title: String = variant
            .title
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let _ = writeln!(code, "            // {}", title.trim_end_matches('.'));
        let (error, ident) = (&operation.names.error, &variant.ident);
        let arm = format!("operations::{error}::{ident} {{ .. }} => {{}}");
        let _ = writeln!(code, "            {arm}");
    }
    if errors.len() > MOST_ARMS {
        code.push_str("            _ => {}\n");
    }
    code.push_str("        },\n");
    code
}
