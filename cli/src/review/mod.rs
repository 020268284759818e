//! The task `review`: who breaks by a change.

mod allow;
mod arguments;
#[cfg(feature = "lsp")]
mod base;
mod git;
mod revision;

use std::path::Path;
use std::process::ExitCode;

use copperplate::compare::{self, Finding, Side};
use copperplate::report::{self, Accepted, Links, Report};
use copperplate::{Failure, Job, config};

use crate::{Program, note};

use allow::Allowed;
pub use arguments::{FailOn, Review, ReviewFormat};
#[cfg(feature = "lsp")]
pub(crate) use base::MergeBases;
use git::Repository;
use revision::Revision;

/// The accepted findings, from the root with the configuration.
const ALLOWED: &str = "review.allow.toml";

/// Runs the task.
pub(crate) fn run(arguments: &Review, program: &Program) -> ExitCode {
    let report = match (&arguments.before, &arguments.after) {
        (Some(before), Some(after)) => documents(before, after),
        _ => repository(arguments, program),
    };
    let report = match report {
        Ok(report) => report,
        Err(message) => {
            note!("{}", message.trim_end());
            return ExitCode::from(2);
        }
    };
    let text = match arguments.format {
        ReviewFormat::Text => report::text(&report),
        ReviewFormat::Markdown => report::markdown(&report),
        ReviewFormat::Json => report::json(&report),
        ReviewFormat::Github => report::github(&report),
        ReviewFormat::Sarif => report::sarif(&report),
        ReviewFormat::Changelog => report::changelog(&report),
    };
    crate::print(&text);
    match fails(&report, &arguments.fail_on) {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

/// True if a party breaks that the arguments protect, or an accepted finding is wrong.
fn fails(report: &Report, protected: &[FailOn]) -> bool {
    let summary = report.summary();
    let breaks = |it: &FailOn| match it {
        FailOn::Callers => summary.callers > 0,
        FailOn::Servers => summary.servers > 0,
        FailOn::Receivers => summary.receivers > 0,
        FailOn::Builds => summary.builds > 0,
        FailOn::Names => summary.names > 0,
        FailOn::Risks => summary.risks > 0,
        FailOn::None => false,
    };
    !report.problems.is_empty() || protected.iter().any(breaks)
}

/// Compares two documents.
fn documents(before: &Path, after: &Path) -> Result<Report, String> {
    let side = |path: &Path| {
        let mut job = Job::new("api", path);
        job.shown = Some(path.to_string_lossy().into_owned());
        copperplate::examine(&job).map_err(|failure| rendered(&failure))
    };
    let (old, new) = both(|| side(before), || side(after));
    let (old, new) = (old?, new?);
    Ok(Report {
        against: before.display().to_string(),
        apis: vec![(new.name.clone(), compare::compare(&old, &new))],
        ..Report::default()
    })
}

/// Reads both sides at the same time.
fn both<T: Send>(before: impl FnOnce() -> T + Send, after: impl FnOnce() -> T) -> (T, T) {
    std::thread::scope(|scope| {
        let before = scope.spawn(before);
        let after = after();
        match before.join() {
            Ok(before) => (before, after),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Compares the working tree with a revision, and moves the accepted findings out of the way.
fn repository(arguments: &Review, program: &Program) -> Result<Report, String> {
    let Some(root) = config::root_of(&program.folder()) else {
        return Err("error: no folder from here up has a configuration\n\
             help: compare two documents by `--before PATH --after PATH`"
            .to_owned());
    };
    let mut report = revisions(&root, arguments)?;
    accept(&mut report, &root.join(ALLOWED));
    Ok(report)
}

fn revisions(root: &Path, arguments: &Review) -> Result<Report, String> {
    let repository = Repository::around(root)?;
    let commit = match &arguments.against {
        Some(revision) => repository.commit(revision)?,
        None => repository.merge_base()?,
    };
    let old = repository.checkout(&commit)?;
    let inside = old.path().join(repository.inside());
    let (before, after) = both(|| Revision::read(&inside), || Revision::read(root));
    let before =
        before.map_err(|why| format!("the old revision {commit} can't be read:\n{why}"))?;
    let after = after.map_err(|why| format!("the new revision can't be read:\n{why}"))?;
    let link = |base: &String, commit: &str| {
        let link = format!("{base}/{commit}/{}", repository.inside());
        link.trim_end_matches('/').to_owned()
    };
    let mut report = Report {
        against: arguments.against.clone().unwrap_or_else(|| commit.clone()),
        version: before.version.clone().or_else(|| after.version.clone()),
        links: arguments.links.as_ref().map(|base| Links {
            before: link(base, &commit),
            after: link(base, &repository.head().unwrap_or_default()),
        }),
        ..Report::default()
    };
    for name in before
        .names()
        .chain(after.names())
        .collect::<std::collections::BTreeSet<_>>()
    {
        let findings = api(&before, &after, name);
        if !findings.is_empty() {
            report.apis.push((name.to_owned(), findings));
        }
    }
    Ok(report)
}

/// The findings of one API.
fn api(before: &Revision, after: &Revision, name: &str) -> Vec<Finding> {
    let mut findings = match (before.side(name), after.side(name)) {
        (Some(old), Some(new)) => compare::compare(old, new),
        (None, Some(new)) => return vec![compare::alone(new, true)],
        (Some(old), None) => return vec![compare::alone(old, false)],
        (None, None) => return Vec::new(),
    };
    let side: Option<&Side> = after.side(name);
    let generators = (&before.generator, &after.generator);
    if let ((Some(old), Some(new)), Some(side)) = (generators, side)
        && old != new
    {
        findings.push(compare::regenerated(side, old, new));
    }
    findings
}

/// Moves the accepted findings out of the way. An entry without a finding is a problem.
fn accept(report: &mut Report, path: &Path) {
    let mut allowed = match Allowed::read(path) {
        Ok(allowed) => allowed,
        Err(problem) => {
            report.problems.push(problem);
            return;
        }
    };
    for (api, findings) in &mut report.apis {
        let all = std::mem::take(findings);
        for finding in all {
            match allowed.take(&finding.id) {
                Some(entry) => report.accepted.push(Accepted {
                    api: api.clone(),
                    finding,
                    reason: entry.reason,
                    until: entry.until,
                }),
                None => findings.push(finding),
            }
        }
    }
    report.apis.retain(|(_, findings)| !findings.is_empty());
    report.problems.extend(allowed.problems());
}

/// The problems of a document without colour.
#[must_use]
pub fn rendered(failure: &Failure) -> String {
    copperplate::diagnostics::render(&failure.diagnostics, &failure.sources, false)
}
