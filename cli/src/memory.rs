//! The problems of one of several runs in a row.

use std::collections::BTreeSet;

use copperplate::diagnostics::{Diagnostic, Severity};
use copperplate::source::Files;

use crate::output::count;

/// The greatest number of listed corrections.
const LISTED: usize = 5;

/// A problem without its line: a new line above it does not make it another problem.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Problem {
    is_error: bool,
    file: String,
    code: &'static str,
    message: String,
    pointer: Option<String>,
}

/// The problems of the run before, and the problems of this one so far.
#[derive(Debug, Default)]
pub struct Memory {
    before: BTreeSet<Problem>,
    now: BTreeSet<Problem>,
}

impl Memory {
    /// Notes a problem. Returns true if it is new since the run before.
    pub fn is_new(&mut self, problem: &Diagnostic, files: &Files) -> bool {
        let file = problem.primary.as_ref();
        let problem = Problem {
            is_error: problem.severity == Severity::Error,
            file: file.map_or_else(String::new, |it| files.path(it.span.file).to_owned()),
            code: problem.code,
            message: problem.message.clone(),
            pointer: problem.pointer.clone(),
        };
        let is_new = !self.before.contains(&problem);
        self.now.insert(problem);
        is_new
    }

    /// Ends a run, and returns the lines about it. A stopped run has not looked for all warnings.
    pub fn turn(&mut self, is_complete: bool) -> Vec<String> {
        let now = std::mem::take(&mut self.now);
        let before = std::mem::replace(&mut self.before, now);
        if !is_complete {
            let errors = self.before.intersection(&before);
            let errors = errors.filter(|it| it.is_error).count();
            let warnings = before.into_iter().filter(|it| !it.is_error);
            self.before.extend(warnings);
            let line = (errors > 0).then(|| format!("{} as before", count(errors, "error")));
            return Vec::from_iter(line);
        }
        let corrected: Vec<_> = before.difference(&self.before).collect();
        let listed = corrected.iter().take(LISTED);
        let mut lines: Vec<_> = listed
            .map(|it| format!("  corrected: {}: {}", it.code, it.message))
            .collect();
        if let Some(more) = corrected.len().checked_sub(LISTED).filter(|it| *it > 0) {
            lines.push(format!("  corrected: {more} more"));
        }
        lines
    }
}
