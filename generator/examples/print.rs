//! Prints the crate for a document that is read from the standard input. It needs neither files nor
//! threads, so it runs in WebAssembly as well; `.ci/run` compares the two outputs.

use std::io::{Read as _, Write as _};
use std::process::ExitCode;

use copperplate::options::{Job, Runtime};
use copperplate::package::{self, Form};
use copperplate::{diagnostics, generate_text};

fn main() -> ExitCode {
    match printed() {
        Ok(text) => match std::io::stdout().write_all(text.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(reason) => {
            let _ = std::io::stderr().write_all(reason.as_bytes());
            ExitCode::FAILURE
        }
    }
}

fn printed() -> Result<String, String> {
    let mut document = String::new();
    let read = std::io::stdin().read_to_string(&mut document);
    read.map_err(|error| error.to_string())?;
    let job = Job::new("api", "api.yaml");
    let generated = generate_text(&document, &job)
        .map_err(|failure| diagnostics::render(&failure.diagnostics, &failure.sources, false))?;
    let files = package::print(&job, &generated.plan, Form::Crate).map_err(|it| it.to_string())?;
    let runtime = Runtime::Path("../runtime".into());
    let tree = package::standalone("api", files, &job, &runtime).map_err(|it| it.to_string())?;
    Ok(tree
        .iter()
        .map(|(path, text)| format!("== {path}\n{text}"))
        .collect())
}
