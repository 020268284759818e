//! The task `mock`.

use std::process::ExitCode;
use std::time::Instant;

use copperplate_mock::{Faults, Settings};

use crate::Program;
use crate::arguments::Mock;
use crate::output::{Printer, count};
use crate::planned;

/// Serves until the process ends.
pub fn run(arguments: &Mock, program: &Program) -> ExitCode {
    let start = Instant::now();
    let printer = Printer::human();
    let planned = match planned::planned(&arguments.documents, program, &printer) {
        Ok(planned) => planned,
        Err(code) => return code,
    };
    let sides = planned.into_iter().map(|it| it.side).collect();
    let mock = copperplate_mock::Mock::new(sides, settings(arguments));
    let paths: Vec<_> = mock
        .paths()
        .map(|(path, title, operations)| (path, title.to_owned(), operations))
        .collect();
    let serving = match mock.serve(arguments.port) {
        Ok(serving) => serving,
        Err(error) => {
            let message = format!("port {}: {error}", arguments.port);
            printer.error("mock", &message, "choose another one by `--port`");
            return ExitCode::FAILURE;
        }
    };
    let address = serving.address();
    for (path, title, operations) in paths {
        let operations = count(operations, "operation");
        printer.line(&format!("{title}: http://{address}{path} ({operations})"));
    }
    let took = start.elapsed().as_secs_f64() * 1000.0;
    printer.line(&format!("Ready in {took:.0} ms. Stop it with Ctrl-C."));
    serving.wait();
    ExitCode::SUCCESS
}

fn settings(arguments: &Mock) -> Settings {
    Settings {
        seed: arguments.seed,
        faults: Faults {
            latency: arguments.latency.unwrap_or_default(),
            failing: arguments.fail.clone(),
            drop: arguments.drop.unwrap_or_default(),
        },
        credentials: arguments.credential.clone(),
        quiet: arguments.quiet,
    }
}
