//! Probe programs: every literal, pattern, method and trait of one version.

use std::fmt::Write as _;

use copperplate::compare::Side;
use copperplate::ir::Role;
use copperplate::plan::{
    AdditionalPlan, Constructor, Declared, Kind, OperationPlan, Presence, Responses, SecurityPlan,
    Struct, TypePlan,
};

use super::types::{body, field, parameter, response, ty};

/// The probe of a version, compiled against a module.
pub fn program(old: &Side, module: &str) -> String {
    let mut out = format!(
        "#![allow(unused, deprecated, clippy::all)]\n\
         use versions::{module} as api;\n\
         use api::operations;\n\
         use versions::runtime as rt;\n\
         {}\n\
         fn main() {{}}\n",
        match old.plan.types.is_empty() {
            true => "",
            false => "use api::types;",
        }
    );
    for plan in &old.plan.types {
        out.push_str(&of_type(plan));
    }
    let calls: Vec<&OperationPlan> = old.plan.with(Role::Call).collect();
    for plan in &calls {
        out.push_str(&of_operation(plan));
    }
    out.push_str(&service(&calls));
    // Writing to a string can't fail, here and below.
    let schemes = old
        .plan
        .schemes
        .iter()
        .map(|it| format!("api::security::{}", it.constant));
    let servers = old.plan.servers.servers.iter();
    let servers = servers.map(|it| format!("api::servers::{}", it.constant));
    for (at, path) in schemes.chain(servers).enumerate() {
        let _ = writeln!(out, "fn constant_{at}() {{ let _ = {path}; }}");
    }
    out
}

fn of_type(plan: &TypePlan) -> String {
    let name = plan.name.as_str();
    let plain = name.trim_start_matches("r#");
    let path = format!("types::{name}");
    match &plan.kind {
        Kind::Struct(object) => of_struct(&path, plain, object),
        Kind::Union(union) => {
            let arms = union.variants.iter().map(|it| {
                format!(
                    "{path}::{}(x) => {{ let _: {} = x; }}",
                    it.ident,
                    ty(&it.ty)
                )
            });
            let several = union
                .several
                .iter()
                .map(|it| format!("{path}::{it}(x) => {{ let _: rt::Several<{path}> = x; }}"));
            let open = union.open.then(|| "_ => {}".to_owned());
            matching(plain, &path, arms.chain(several).chain(open))
        }
        Kind::Choice(choice) => {
            let arms = choice
                .values
                .iter()
                .map(|it| format!("{path}::{} => {{}}", it.ident));
            let open = choice.open.then(|| "_ => {}".to_owned());
            let copied = match choice.is_copy() {
                true => format!("fn copy_{plain}(x: &{path}) -> {path} {{ *x }}\n"),
                false => String::new(),
            };
            matching(plain, &path, arms.chain(open)) + &copied
        }
        Kind::Newtype(_) | Kind::Alias(_) => format!("fn name_{plain}(_: {path}) {{}}\n"),
    }
}

fn matching(plain: &str, path: &str, arms: impl Iterator<Item = String>) -> String {
    let arms: Vec<String> = arms.collect();
    format!(
        "fn match_{plain}(x: {path}) {{ match x {{ {} }} }}\n",
        arms.join(", ")
    )
}

/// A literal, a pattern, the constructor and the default of a struct.
fn of_struct(path: &str, plain: &str, object: &Struct) -> String {
    let fields = object
        .fields
        .iter()
        .map(|it| (it.ident.as_str(), field(&it.ty, it.presence)));
    let rest = match &object.additional {
        AdditionalPlan::Kept {
            ident, ty: value, ..
        } => Some((ident.as_str(), format!("rt::Map<{}>", ty(value)))),
        AdditionalPlan::Unknown { ident } => Some((ident.as_str(), "rt::Map<rt::Json>".to_owned())),
        AdditionalPlan::Ignored | AdditionalPlan::Refused(_) => None,
    };
    let fields: Vec<(&str, String)> = fields.chain(rest).collect();
    let mut out = literal(&format!("struct_{plain}"), path, &fields);
    let required = object
        .fields
        .iter()
        .filter(|it| it.presence == Presence::Required);
    let required: Vec<(&str, String)> =
        required.map(|it| (it.ident.as_str(), ty(&it.ty))).collect();
    let arguments = arguments(&required);
    let names: Vec<&str> = required.iter().map(|it| it.0).collect();
    let call = match &object.constructor {
        None => None,
        Some(Constructor::Positional) => Some(names.join(", ")),
        Some(Constructor::Named(name)) => Some(format!("types::{name} {{ {} }}", names.join(", "))),
    };
    if let Some(call) = call {
        let _ = writeln!(
            out,
            "fn new_{plain}({arguments}) -> {path} {{ {path}::new({call}) }}"
        );
    }
    if object.has_default {
        let _ = writeln!(
            out,
            "fn default_{plain}() -> {path} {{ Default::default() }}"
        );
    }
    out
}

/// A struct made of its fields, and taken apart.
fn literal(function: &str, path: &str, fields: &[(&str, String)]) -> String {
    let names: Vec<&str> = fields.iter().map(|it| it.0).collect();
    let names = names.join(", ");
    let checks = fields
        .iter()
        .map(|(name, own)| format!("let _: {own} = {name};"));
    format!(
        "fn {function}({}) -> {path} {{ {path} {{ {names} }} }}\n\
         fn apart_{function}(x: {path}) {{ let {path} {{ {names} }} = x; {} }}\n",
        arguments(fields),
        checks.collect::<String>()
    )
}

fn arguments(fields: &[(&str, String)]) -> String {
    let all = fields.iter().map(|(name, own)| format!("{name}: {own}"));
    all.collect::<Vec<_>>().join(", ")
}

fn of_operation(plan: &OperationPlan) -> String {
    let names = &plan.names;
    let plain = names.ident.trim_start_matches("r#");
    let mut out = String::new();
    let mut fields: Option<Vec<(&str, String)>> = Some(Vec::new());
    for field in plan.request.fields() {
        fields = fields.and_then(|mut all| {
            all.push((field.ident.as_str(), parameter(field)?));
            Some(all)
        });
    }
    if let Some(own) = &plan.request.body {
        fields = fields.and_then(|mut all| {
            let own_type = body(own)?;
            all.push((
                "body",
                match own.required {
                    true => own_type,
                    false => format!("Option<{own_type}>"),
                },
            ));
            Some(all)
        });
    }
    if let Some(fields) = fields {
        let path = format!("operations::{}", names.request);
        out.push_str(&literal(&format!("request_{plain}"), &path, &fields));
    }
    for (kind, responses) in [("response", &plan.success), ("error", &plan.errors)] {
        out.push_str(&of_responses(&format!("{kind}_{plain}"), responses));
    }
    let _ = writeln!(
        out,
        "async fn call_{plain}(client: &api::Client, request: &operations::{}) {{ \
         if let Ok(answer) = client.{}(request).await {{ \
         let _: operations::{} = answer.into_value(); }} }}",
        names.request, names.function, names.response
    );
    out
}

fn of_responses(function: &str, responses: &Responses) -> String {
    let path = format!("operations::{}", responses.ident);
    let arms: Vec<String> = match &responses.declared {
        Declared::Here | Declared::Runtime(_) => responses
            .variants
            .iter()
            .map(|it| response(&path, it))
            .collect(),
        Declared::Never => Vec::new(),
        // Its variants are checked where another operation declares them.
        Declared::Shared | Declared::As(_) => {
            return format!("fn {function}(_: {path}) {{}}\n");
        }
        Declared::Undocumented => {
            return format!(
                "fn {function}(_: {path}) -> rt::response::Undocumented {{ todo!() }}\n"
            );
        }
    };
    format!(
        "fn {function}(x: {path}) {{ match x {{ {} }} }}\n",
        arms.join(", ")
    )
}

/// A service with every method.
fn service(calls: &[&OperationPlan]) -> String {
    let mut out = String::from("struct Probe;\n");
    let secured = calls.iter().any(|it| it.security != SecurityPlan::Public);
    if secured {
        out.push_str(
            "impl rt::server::Authenticate for Probe {\n    type Principal = ();\n    \
             async fn authenticate(&self, _: rt::server::Credentials) \
             -> Result<(), rt::server::Denied> { todo!() }\n}\n",
        );
    }
    out.push_str("impl api::Service for Probe {\n");
    for plan in calls {
        let principal = match plan.security {
            SecurityPlan::Public | SecurityPlan::Required(_) => "()",
            SecurityPlan::Optional(_) => "Option<()>",
        };
        let _ = writeln!(
            out,
            "    async fn {}(&self, _: operations::{}, _: rt::server::Context<{principal}>) \
             -> rt::server::HandlerResult<operations::{}> {{ todo!() }}",
            plan.names.function, plan.names.request, plan.names.ident
        );
    }
    out.push_str("}\n");
    out
}
