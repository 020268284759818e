//! Probe programs: every literal, pattern, method and trait of one version.

use std::fmt::Write as _;

use copperplate::compare::Side;
use copperplate::ir::{Role, SchemeKind};
use copperplate::plan::{
    AdditionalPlan, Constructor, Declared, OperationPlan, Presence, Responses, SecurityPlan,
    Struct, TypeKind, TypePlan,
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
    out.push_str(&credentials(old));
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
        TypeKind::Struct(object) => of_struct(&path, plain, object),
        TypeKind::Union(union) => {
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
        TypeKind::Choice(choice) => {
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
        TypeKind::Newtype(_) | TypeKind::Alias(_) => format!("fn name_{plain}(_: {path}) {{}}\n"),
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
    out.push_str(&constructor(
        plain,
        path,
        object.constructor.as_ref(),
        &required,
    ));
    if object.has_default {
        out.push_str(&default(plain, path));
    }
    let optional = object
        .fields
        .iter()
        .filter(|it| object.sent && it.presence != Presence::Required);
    let optional = optional.map(|it| {
        let value = match it.presence {
            Presence::Nullable => field(&it.ty, it.presence),
            Presence::Optional | Presence::Required => ty(&it.ty),
        };
        (it.setter(), value)
    });
    out.push_str(&setters(plain, path, optional));
    out
}

/// A call of the constructor, as callers do it so that optional parts break nothing.
fn constructor(
    plain: &str,
    path: &str,
    constructor: Option<&Constructor>,
    required: &[(&str, String)],
) -> String {
    let names: Vec<&str> = required.iter().map(|it| it.0).collect();
    let names = names.join(", ");
    let module = path.rsplit_once("::").map_or("", |it| it.0);
    let call = match constructor {
        None => return String::new(),
        Some(Constructor::Positional) => names,
        Some(Constructor::Named(name)) => format!("{module}::{name} {{ {names} }}"),
    };
    let arguments = arguments(required);
    format!("fn new_{plain}({arguments}) -> {path} {{ {path}::new({call}) }}\n")
}

fn default(plain: &str, path: &str) -> String {
    format!("fn default_{plain}() -> {path} {{ Default::default() }}\n")
}

/// A call of each setter.
fn setters(plain: &str, path: &str, all: impl Iterator<Item = (String, String)>) -> String {
    let all = all.enumerate().map(|(at, (setter, value))| {
        format!(
            "fn set_{at}_{plain}(x: {path}, value: {value}) -> {path} {{ x.{setter}(value) }}\n"
        )
    });
    all.collect()
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
    out.push_str(&request(plan, plain).unwrap_or_default());
    for (kind, responses) in [("response", &plan.success), ("error", &plan.errors)] {
        out.push_str(&of_responses(&format!("{kind}_{plain}"), responses));
    }
    let _ = writeln!(
        out,
        "async fn call_{plain}(client: &api::Client, request: &operations::{}) {{ \
         if let Ok(response) = client.{}(request).await {{ \
         let _: operations::{} = response.into_value(); }} }}",
        names.request, names.function, names.response
    );
    out
}

/// A literal of a request, its constructor and its setters; `None` if a type of it has no name here.
fn request(plan: &OperationPlan, plain: &str) -> Option<String> {
    let request = &plan.request;
    let (mut fields, mut required, mut optional) = (Vec::new(), Vec::new(), Vec::new());
    for field in request.fields() {
        let (name, own) = (field.ident.as_str(), parameter(field)?);
        match field.required {
            true => required.push((name, own.clone())),
            false => optional.push((field.setter(), ty(&field.ty))),
        }
        fields.push((name, own));
    }
    if let Some(content) = &request.body {
        let own = body(content)?;
        match content.required {
            true => {
                required.push(("body", own.clone()));
                fields.push(("body", own));
            }
            false => {
                fields.push(("body", format!("Option<{own}>")));
                optional.push((request.body_setter(), own));
            }
        }
    }
    let path = format!("operations::{}", plan.names.request);
    let plain = format!("request_{plain}");
    let own = request.constructor(&plan.names.required);
    let mut out = literal(&plain, &path, &fields);
    out.push_str(&constructor(&plain, &path, own.as_ref(), &required));
    if request.has_default() {
        out.push_str(&default(&plain, &path));
    }
    out.push_str(&setters(&plain, &path, optional.into_iter()));
    Some(out)
}

/// The setters of credentials.
fn credentials(old: &Side) -> String {
    if !old.plan.has_credentials() {
        return String::new();
    }
    let calls = old.plan.schemes.iter().filter_map(|it| {
        let arguments = match it.kind {
            SchemeKind::Bearer | SchemeKind::ApiKey(..) => "\"a\"",
            SchemeKind::Basic => "\"a\", \"b\"",
            SchemeKind::MutualTls => "",
            SchemeKind::Unsupported => return None,
        };
        Some(format!(".{}({arguments})", it.setter))
    });
    format!(
        "fn credentials(x: rt::client::Builder<api::Client>) -> rt::client::Builder<api::Client> {{ \
         use api::SetCredentials as _; x{} }}\n",
        calls.collect::<String>()
    )
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
    let mut out = String::from("struct Probe;\nstruct Who;\n");
    let secured = calls.iter().any(|it| it.security != SecurityPlan::Public);
    if secured {
        out.push_str(
            "impl rt::server::Authenticate for Probe {\n    type Principal = Who;\n    \
             async fn authenticate(&self, _: rt::server::Credentials<'_>) \
             -> Result<Who, rt::server::Denied> { todo!() }\n}\n",
        );
    }
    out.push_str("impl api::Service for Probe {\n");
    for plan in calls {
        let principal = match plan.security {
            SecurityPlan::Public => "()",
            SecurityPlan::Required(_) => "Who",
            SecurityPlan::Optional(_) => "Option<Who>",
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
