//! Generates the code of every case under `cases/`, so that tests compile and exercise it, and a
//! table of the APIs in the generated crate.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use copperplate::Target;
use copperplate::plan::Plan;
use copperplate_reference::Module;

#[path = "support/apis.rs"]
mod apis;
#[path = "support/job.rs"]
mod job;
#[path = "support/snippets.rs"]
mod snippets;

fn main() -> Result<(), Box<dyn Error>> {
    let tests = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let cases = tests.join("cases");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed={}", cases.display());
    let mut modules = String::new();
    let mut rows = String::new();
    let mut examples = String::new();
    for path in documents(&cases)? {
        let name = path.strip_prefix(&cases)?.with_extension("");
        let name = name.to_string_lossy().replace('\\', "/");
        let module = copperplate::naming::module_name(&name);
        let file = out.join(format!("{module}.rs"));
        let plan = plan(&path)?;
        fs::write(&file, code(&path, &plan)?)?;
        if plan.targets.contains(&Target::Client) {
            let place = Module {
                path: format!("copperplate_tests::cases::{module}"),
                runtime: "copperplate_runtime".to_owned(),
            };
            snippets::add(&mut examples, &plan, &module, &place)?;
        }
        writeln!(modules, "#[path = {file:?}]\npub mod {module};")?;
        for schema in schemas(&path)? {
            let ident = copperplate::naming::type_name(std::slice::from_ref(&schema));
            writeln!(
                rows,
                "    Subject {{ case: {name:?}, schema: {schema:?}, \
                 exercise: exercise::<{module}::types::{ident}> }},"
            )?;
        }
    }
    let table = format!(
        "{modules}\n/// Every schema with instances.\npub static SUBJECTS: &[Subject] = &[\n{rows}];\n"
    );
    fs::write(out.join("cases.rs"), table)?;
    let root = tests.parent().ok_or("the tests lie in a repository")?;
    fs::write(out.join("apis.rs"), apis::table(root, &mut examples)?)?;
    fs::write(out.join("snippets.rs"), examples)?;
    Ok(())
}

/// Every document below a folder, in order.
fn documents(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(documents(&path)?);
        } else if path.extension().is_some_and(|it| it == "yaml") && !job::is_overlay(&path) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The plan of one case.
fn plan(path: &Path) -> Result<Plan, Box<dyn Error>> {
    let generated = job::case(path).and_then(|job| copperplate::generate(&job));
    let generated = generated.map_err(|failure| {
        copperplate::diagnostics::render(&failure.diagnostics, &failure.sources, false)
    })?;
    Ok(generated.plan)
}

/// The generated code of one case.
fn code(path: &Path, plan: &Plan) -> Result<String, Box<dyn Error>> {
    let file = copperplate::emit::bundle(plan).ok_or("no root module")?;
    copperplate::format::render(&file).map_err(|it| format!("{}: {it}", path.display()).into())
}

/// The schemas with instances in a case.
fn schemas(path: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let opened = copperplate::open(path, &copperplate::source::Limits::default());
    let (document, _) = opened.map_err(|_| "the case can't be read")?;
    let cases = document
        .root()
        .node
        .get("x-cases")
        .and_then(|cases| cases.as_object());
    Ok(cases
        .map(|cases| cases.keys().map(str::to_owned).collect())
        .unwrap_or_default())
}
