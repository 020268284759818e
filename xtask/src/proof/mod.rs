//! `cargo xtask review-proof`: the report against what programs really do.
//!
//! Each mutation is one change of one document, as an overlay. Both versions are generated. A
//! probe program with every literal, pattern, method and trait of the old version is compiled
//! against the new one. Messages of each version are read by the other one. A report that calls a
//! change compatible although a program or a message fails is wrong, and fails the command.

mod builds;
mod exchange;
mod lines;
mod messages;
mod mutate;
mod overlay;
mod types;
mod values;
mod workspace;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use copperplate_cli::{note, say};

use copperplate::compare::{self, Finding, Severity, Side};
use copperplate::package::{self, ApiFiles, Form};
use copperplate::{Job, config};
use copperplate_cli::review;

use crate::arguments::ReviewProof;
use crate::repository::{root, target};

use mutate::Mutation;
use workspace::Workspace;

/// The consequences of a mutation: in the report, or in truth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Verdict {
    callers: Severity,
    servers: Severity,
    receivers: Severity,
    builds: bool,
}

impl Verdict {
    /// The parties that break; a risk is a judgement that no program can confirm.
    fn breaks(&self) -> [bool; 4] {
        let parties = [self.callers, self.servers, self.receivers];
        let [callers, servers, receivers] = parties.map(|it| it == Severity::Break);
        [callers, servers, receivers, self.builds]
    }
}

/// A mutation with both versions.
struct Mutated {
    mutation: Mutation,
    /// The module of the new version.
    module: String,
    /// The module of the old version.
    base: String,
    findings: Vec<Finding>,
    messages: Verdict,
}

/// Runs the task.
pub fn run(arguments: &ReviewProof) -> ExitCode {
    match prove(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            note!("{}", message.trim_end());
            ExitCode::from(2)
        }
    }
}

fn prove(arguments: &ReviewProof) -> Result<bool, String> {
    let mut config = config::read(&root()).map_err(|failure| review::rendered(&failure))?;
    if let Some(only) = &arguments.only {
        config.jobs.retain(|name, _| name == only);
    }
    if let Some(folder) = &arguments.folder {
        config.jobs = documents(folder)?;
    }
    // Both can run at the same time.
    let name = if arguments.lines {
        "review-lines"
    } else {
        "review-proof"
    };
    let folder = target().join(name);
    let workspace = Workspace::new(&folder)?;
    let mut files = Vec::new();
    let mut bases: BTreeMap<String, Side> = BTreeMap::new();
    let mut all = Vec::new();
    for (name, job) in &mut config.jobs {
        job.reading.strict = false;
        let module = format!("base_{name}");
        let (side, printed) = version(job, &module)?;
        all.extend(mutate::mutations(name, job)?);
        bases.insert(name.clone(), side);
        files.push(printed);
    }
    let chosen = sample(all, arguments.count);
    if arguments.lines {
        return lines::measure(&config, &workspace, chosen);
    }
    let mut mutated = Vec::new();
    let mut refused = 0;
    for (at, mutation) in chosen.into_iter().enumerate() {
        let (Some(job), Some(base)) = (config.jobs.get(&mutation.api), bases.get(&mutation.api))
        else {
            continue;
        };
        let module = format!("m{at:03}");
        let job = workspace.mutated(job, &mutation, &module)?;
        // A mutation can make a document invalid, and then there is nothing to compare.
        let Ok((side, printed)) = version(&job, &module) else {
            refused += 1;
            continue;
        };
        let findings = compare::compare(base, &side);
        workspace.exchange(&messages::program(base, &side, &module))?;
        workspace.build(&module, &builds::program(base, &module));
        files.push(printed);
        mutated.push(Mutated {
            messages: messages(&findings),
            base: format!("base_{}", mutation.api),
            mutation,
            module,
            findings,
        });
    }
    for (name, base) in &bases {
        let module = format!("base_{name}");
        workspace.build(&module, &builds::program(base, &module));
    }
    workspace.write(&config, files)?;
    let broken = workspace.broken_builds()?;
    let exchanged = workspace.exchanged()?;
    Ok(judge(&mutated, &broken, &exchanged, refused))
}

/// The documents below a folder that are generated without a problem, as APIs.
fn documents(folder: &Path) -> Result<BTreeMap<String, Job>, String> {
    let paths = copperplate_cli::documents::below(folder)?;
    let mut jobs = BTreeMap::new();
    for (at, path) in paths.iter().enumerate() {
        let name = format!("d{at:03}");
        let job = Job::new(&name, path);
        if version(&job, "document").is_ok() {
            jobs.insert(name, job);
        }
    }
    Ok(jobs)
}

/// One version of an API, under the name of a module.
fn version(job: &Job, module: &str) -> Result<(Side, ApiFiles), String> {
    let side = copperplate::examine(job).map_err(|failure| review::rendered(&failure))?;
    let named = Job {
        name: module.to_owned(),
        ..job.clone()
    };
    let files = package::print(&named, &side.plan, Form::Module).map_err(|why| why.to_string())?;
    Ok((side, files))
}

/// As many mutations as wanted, spread evenly over all.
fn sample(all: Vec<Mutation>, count: usize) -> Vec<Mutation> {
    let total = all.len();
    let wanted = count.clamp(1, total.max(1));
    // A step without a common divisor visits every kind of mutation of every document.
    let chosen: BTreeSet<usize> = (0..wanted).map(|at| at * total / wanted).collect();
    let all = all.into_iter().enumerate();
    all.filter(|(at, _)| chosen.contains(at))
        .map(|it| it.1)
        .collect()
}

/// The consequences in the report.
fn messages(findings: &[Finding]) -> Verdict {
    let mut verdict = Verdict::default();
    for finding in findings {
        let effects = &finding.effects;
        verdict.callers = verdict.callers.max(effects.callers);
        verdict.servers = verdict.servers.max(effects.servers);
        verdict.receivers = verdict.receivers.max(effects.receivers);
        verdict.builds |= effects.names || effects.builds == Severity::Break;
    }
    verdict
}

/// Compares the report with the truth, and prints both.
fn judge(
    mutated: &[Mutated],
    broken: &BTreeSet<String>,
    exchanged: &BTreeMap<String, Verdict>,
    refused: usize,
) -> bool {
    let controls = mutated
        .iter()
        .map(|it| it.base.as_str())
        .filter(|it| broken.contains(*it));
    let controls: BTreeSet<&str> = controls.collect();
    for control in &controls {
        say!("the probe of {control} does not compile against its own version");
    }
    let (mut right, mut missed, mut more) = (0, 0, 0);
    for one in mutated {
        if controls.contains(one.base.as_str()) {
            continue;
        }
        let mut truth = exchanged.get(&one.module).copied().unwrap_or_default();
        truth.builds = broken.contains(&one.module);
        let is_missed = truth.callers > one.messages.callers
            || truth.servers > one.messages.servers
            || truth.receivers > one.messages.receivers
            || (truth.builds && !one.messages.builds);
        let exact = truth.breaks() == one.messages.breaks();
        match (is_missed, exact) {
            (true, _) => missed += 1,
            (false, true) => right += 1,
            (false, false) => more += 1,
        }
        if is_missed || !exact {
            let rules: Vec<&str> = one.findings.iter().map(|it| it.rule.id).collect();
            let word = if is_missed { "MISSED" } else { "stricter" };
            let (api, name) = (&one.mutation.api, &one.mutation.name);
            say!(
                "{word}: {} {api} {name}\n  said  {:?}\n  truth {truth:?}\n  rules {rules:?}",
                one.module,
                one.messages
            );
        }
    }
    say!(
        "{} mutations: {right} as reported, {more} reported more strictly than seen, {missed} missed; {refused} made no valid document",
        right + more + missed
    );
    missed == 0 && controls.is_empty()
}
