//! The task `explain`: the meaning of a code, an example, and the correction.

use std::io::{Write as _, stderr, stdout};
use std::process::ExitCode;

use copperplate::diagnostics::{Diagnostic, Diagnostics, nearest, render};
use copperplate::explain::{codes, explain};
use copperplate::source::Files;

use crate::Program;
use crate::arguments::Explain;

/// Runs the task.
pub fn run(arguments: &Explain, program: &Program) -> ExitCode {
    let text = match &arguments.code {
        None => codes().join("\n"),
        Some(code) => {
            let code = bare(code);
            match explain(code) {
                Some(text) => page(code, text),
                None => return unknown(code, program),
            }
        }
    };
    // A closed pipe, as to `head`, is not a failure.
    let _ = stdout().write_all(format!("{text}\n").as_bytes());
    ExitCode::SUCCESS
}

/// The code in a copied `error[dangling-ref]`.
fn bare(code: &str) -> &str {
    let inside = code.split_once('[').map_or(code, |(_, it)| it);
    inside.trim_end_matches([']', ':'])
}

/// The explanation for a terminal: the example is indented in place of its fence.
fn page(code: &str, markdown: &str) -> String {
    let mut lines = vec![format!("{code}\n")];
    let mut fenced = false;
    for line in markdown.lines() {
        match line.strip_prefix("```") {
            Some(words) => {
                if !fenced {
                    lines.push(format!("{}\n", title(words)));
                }
                fenced = !fenced;
            }
            None if fenced => lines.push(format!("    {line}")),
            None => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}

/// The title of an example from the words after its fence.
fn title(words: &str) -> &'static str {
    let is_3_0 = words.ends_with("3.0");
    match words.split(' ').find(|it| !["yaml", "strict"].contains(it)) {
        Some("paths") if is_3_0 => "Example, under `paths` of OpenAPI 3.0:",
        Some("paths") => "Example, under `paths`:",
        Some("schemas") if is_3_0 => "Example, under `components/schemas` of OpenAPI 3.0:",
        Some("schemas") => "Example, under `components/schemas`:",
        Some("overlay") => "Example of an overlay:",
        Some("toml") => "Example, for an API in the configuration:",
        _ => "Example:",
    }
}

fn unknown(code: &str, program: &Program) -> ExitCode {
    let message = format!("no diagnostic has the code `{code}`");
    let help = match nearest(code, codes()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("`{} explain` lists the codes", program.name),
    };
    let problem = Diagnostic::without_place("explain", message).help(help);
    let problem = render(&Diagnostics::one(problem), &Files::new(), false);
    let _ = stderr().write_all(problem.as_bytes());
    ExitCode::from(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_no_fence_and_says_where_the_example_stands() {
        for code in codes() {
            let text = page(code, explain(code).unwrap_or_default());
            assert!(text.starts_with(code), "{text}");
            assert!(!text.contains("```"), "{text}");
            assert!(
                text.contains("\nExample") && text.contains("\nTo correct it:"),
                "{text}"
            );
        }
        let text = page(
            "a",
            "It is.\n\n```yaml schemas 3.0\nA: {}\n```\n\nTo correct it: do.",
        );
        let example = "Example, under `components/schemas` of OpenAPI 3.0:\n\n    A: {}\n\n";
        assert_eq!(text, format!("a\n\nIt is.\n\n{example}To correct it: do."));
    }

    #[test]
    fn a_copied_code_is_found() {
        for code in [
            "dangling-ref",
            "error[dangling-ref]",
            "error[dangling-ref]:",
        ] {
            assert_eq!(bare(code), "dangling-ref");
        }
    }

    #[test]
    fn an_unknown_code_is_a_wrong_argument() {
        let program = Program::new("copperplate");
        let asked = |code: Option<&str>| {
            let code = code.map(str::to_owned);
            format!("{:?}", run(&Explain { code }, &program))
        };
        let two = format!("{:?}", ExitCode::from(2));
        assert_eq!(asked(Some("dangling-rfe")), two);
        assert_eq!(asked(Some("")), two);
        assert_eq!(
            asked(Some("dangling-ref")),
            format!("{:?}", ExitCode::SUCCESS)
        );
    }
}
