//! Writes a table of the APIs in `specs/apis.toml`, for the test of all of them.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use copperplate::Target;
use copperplate::ir::{Example, Role};
use copperplate::plan::{
    BodyPlan, Codec, OperationNames, OperationPlan, Plan, RustType, SecurityPlan,
};
use copperplate_reference::Module;

/// The source of the table. It adds the snippets of each API.
pub fn table(root: &Path, snippets: &mut String) -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", root.join("specs").display());
    let shown = |failure: copperplate::Failure| {
        copperplate::diagnostics::render(&failure.diagnostics, &failure.sources, false)
    };
    let config = copperplate::config::read(root).map_err(shown)?;
    let package = config.package.replace('-', "_");
    let (mut modules, mut rows) = (String::new(), String::new());
    for (name, job) in &config.jobs {
        let generated = copperplate::generate(job).map_err(shown)?;
        if generated.plan.targets.contains(&Target::Client) {
            let place = Module::new(format!("{package}::{name}"));
            crate::snippets::add(snippets, &generated.plan, name, &place)?;
        }
        writeln!(modules, "mod {name} {{")?;
        writeln!(
            modules,
            "use {package}::{name} as api;\nuse super::{{Api, exercise, rt}};"
        )?;
        module(name, &generated.plan, &mut modules)?;
        writeln!(modules, "}}")?;
        writeln!(rows, "{name}::API,")?;
    }
    Ok(format!("{modules}\nstatic APIS: &[Api] = &[{rows}];\n"))
}

fn module(name: &str, plan: &Plan, to: &mut String) -> Result<(), Box<dyn Error>> {
    let calls: Vec<_> = plan.with(Role::Call).collect();
    let client = plan.targets.contains(&Target::Client) && !calls.is_empty();
    let server = plan.targets.contains(&Target::Server) && !calls.is_empty();
    let exercises = exercises(plan);
    let examples = match exercises.is_empty() {
        true => "&[]",
        false => "api::examples::EXAMPLES",
    };
    writeln!(
        to,
        "pub const API: Api = Api {{ name: {name:?}, examples: {examples},"
    )?;
    writeln!(to, "exercises: &[{}],", exercises.concat())?;
    writeln!(
        to,
        "client: {}, router: {} }};",
        option(client, "client"),
        option(server, "router")
    )?;
    if client {
        to.push_str(
            "fn client() -> Result<(), rt::client::BuildError> {
                api::Client::builder().base_url(\"http://127.0.0.1:9\").build().map(drop)
            }\n",
        );
    }
    if server {
        service(&calls, to)?;
    }
    Ok(())
}

fn option(is: bool, function: &str) -> String {
    if is {
        format!("Some({function})")
    } else {
        "None".to_owned()
    }
}

/// A service that never responds, with the methods of the trait.
fn service(calls: &[&OperationPlan], to: &mut String) -> Result<(), Box<dyn Error>> {
    to.push_str("fn router() { drop(api::router(Silent)); }\nstruct Silent;\n");
    if calls.iter().any(|it| it.security != SecurityPlan::Public) {
        to.push_str(
            "impl rt::server::Authenticate for Silent {
                type Principal = ();
                async fn authenticate(&self, _: rt::server::Credentials<'_>) -> Result<(), rt::server::Denied> {
                    Err(rt::server::Denied::Unauthenticated)
                }
            }\n",
        );
    }
    writeln!(to, "impl api::Service for Silent {{")?;
    for operation in calls {
        let OperationNames {
            request,
            response,
            ident,
            function,
            ..
        } = &operation.names;
        let principal = match operation.security {
            SecurityPlan::Public | SecurityPlan::Required(_) => "()",
            SecurityPlan::Optional(_) => "Option<()>",
        };
        writeln!(
            to,
            "async fn {function}(&self, _: api::operations::{request}, _: rt::server::Context<{principal}>) \
             -> Result<api::operations::{response}, rt::server::Failed<api::operations::{ident}>> {{ std::future::pending().await }}"
        )?;
    }
    writeln!(to, "}}")?;
    Ok(())
}

/// The code that decodes each row of `EXAMPLES` as its type; `None` for other formats than JSON.
fn exercises(plan: &Plan) -> Vec<String> {
    let mut rows = Vec::new();
    for operation in plan.operations.rows() {
        let request = &operation.request;
        add(request.body.as_ref(), request.examples(), &mut rows);
        for variant in operation.variants().filter(|it| !it.is_repeated) {
            if let Some(body) = &variant.body {
                add(Some(body), &body.examples, &mut rows);
            }
        }
    }
    rows
}

fn add(body: Option<&BodyPlan>, examples: &[std::sync::Arc<Example>], rows: &mut Vec<String>) {
    let ty = match body.map(|it| it.contents.as_slice()) {
        Some([only]) => match &only.codec {
            Codec::Json(ty, _) => Some(rust(ty)),
            _ => None,
        },
        _ => None,
    };
    let row = ty.map_or("None,".to_owned(), |ty| format!("Some(exercise::<{ty}>),"));
    rows.extend(examples.iter().map(|_| row.clone()));
}

fn rust(ty: &RustType) -> String {
    ty.text("rt::", &|name| format!("api::types::{name}"))
}
