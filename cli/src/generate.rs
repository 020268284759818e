//! The task `generate`.

#[cfg_attr(
    not(feature = "watch"),
    allow(dead_code, reason = "only `watch` has several runs")
)]
mod kept;
mod one;
mod standalone;
#[cfg(feature = "watch")]
mod watch;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use copperplate::cache::{self, Cache, Input};
use copperplate::options::Config;
use copperplate::package::{self, ApiFiles, Form, Tree};
use copperplate::source::Files;
use copperplate::write::Beside;
use copperplate::{Failure, Job, Summary, config, write};

use crate::Program;
use crate::arguments::Generate;
use crate::output::{self, Printer, count, shown};
use crate::unlisted;
use kept::Kept;
use one::{One, fault};
#[cfg(feature = "watch")]
pub use watch::watch;

/// The reason why a task stopped; its messages have been printed.
enum Stopped {
    /// A document is wrong, or code is out of date, or a file can't be written.
    Failed,
    /// The arguments are wrong.
    Usage,
}

/// Runs the task.
pub fn run(arguments: &Generate, check: bool, program: &Program) -> ExitCode {
    let printer = Printer::new(arguments);
    let run = Run::new(arguments, check, &printer, program);
    let done = run.run(&mut Kept::default());
    printer.explanation(program.name);
    printer.end();
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stopped::Failed) => ExitCode::FAILURE,
        Err(Stopped::Usage) => ExitCode::from(2),
    }
}

/// The inputs of one run.
struct Run<'a> {
    arguments: &'a Generate,
    /// Verify instead of writing.
    check: bool,
    /// One of many runs in a row, which prints only what changed.
    again: bool,
    printer: &'a Printer,
    /// The words that start the program.
    program: &'static str,
    /// The root of the repository; the current folder if there is no configuration.
    root: PathBuf,
    /// True if the root has a configuration.
    configured: bool,
    start: Instant,
}

/// The generated files of each API, and their counts.
#[derive(Default)]
struct Made {
    files: BTreeMap<String, ApiFiles>,
    apis: usize,
    /// True if an API was generated that was not kept.
    is_changed: bool,
    total: Summary,
    /// The documents and their referenced files.
    inputs: Vec<Input>,
    /// The printed warnings.
    warnings: String,
    /// The final summary of each API.
    coverage: Vec<String>,
    /// The files that keep the names.
    locks: Vec<Beside>,
    /// The changed names, and the kept names of moved types.
    names: Vec<String>,
}

impl<'a> Run<'a> {
    fn new(arguments: &'a Generate, check: bool, printer: &'a Printer, program: &Program) -> Self {
        let folder = program.folder();
        let root = config::root_of(&folder);
        Self {
            arguments,
            check,
            again: false,
            printer,
            program: program.name,
            configured: root.is_some(),
            root: root.unwrap_or(folder),
            start: Instant::now(),
        }
    }

    /// Generates what the arguments ask for, and keeps it for a next run.
    fn run(&self, kept: &mut Kept) -> Result<(), Stopped> {
        match (&self.arguments.document, &self.arguments.output) {
            (Some(document), Some(folder)) => self.standalone(document, folder, kept),
            _ => self.shared(kept),
        }
    }

    /// Regenerates the crate of all APIs. They are planned together, because only the plan of an
    /// API shows its needs in the crate.
    fn shared(&self, kept: &mut Kept) -> Result<(), Stopped> {
        if !self.configured {
            return self.without_configuration();
        }
        let mut config = self.config(kept)?;
        for job in config.jobs.values_mut() {
            if let Some(lock) = &mut job.adjust.lock {
                lock.renames = self.arguments.accept_renames;
            }
        }
        let unlisted = unlisted::warnings(&self.root, &config);
        self.printer.diagnostics(&unlisted, &Files::new());
        let folder = self.root.join(&config.output);
        let Some(cache) = self.again(&folder, &format!("{config:?}")) else {
            return Ok(());
        };
        let jobs: Vec<&Job> = config.jobs.values().collect();
        let mut made = self.generate(&jobs, Form::Module, kept)?;
        let files = std::mem::take(&mut made.files).into_values().collect();
        let tree = package::shared(&config, files).map_err(|why| self.failed(&fault(&why)))?;
        self.finish(&folder, &tree, &made, cache.as_ref())
    }

    /// Reads the configuration.
    fn config(&self, kept: &mut Kept) -> Result<Config, Stopped> {
        kept.watch(config::PATHS.map(|it| self.root.join(it)));
        let config = config::read(&self.root).map_err(|failure| self.failed(&failure))?;
        for job in config.jobs.values() {
            kept.watch_job(job);
        }
        Ok(config)
    }

    fn without_configuration(&self) -> Result<(), Stopped> {
        let program = self.program;
        let [first, second] = config::PATHS;
        let message = format!("no folder from here up has a configuration, {first} or {second}");
        let help = format!(
            "set up a repository with `{program} init`, or make a crate from one document with \
             `{program} generate --document PATH --output FOLDER`"
        );
        self.usage(&message, &help)
    }

    /// Generates APIs in parallel, and prints the problems of all before any stops the run.
    fn generate(&self, jobs: &[&Job], form: Form, kept: &mut Kept) -> Result<Made, Stopped> {
        let earlier: Vec<_> = jobs.iter().map(|job| kept.take(job)).collect();
        let memos: Vec<_> = jobs.iter().map(|job| kept.memo(job)).collect();
        let results: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = std::iter::zip(jobs, std::iter::zip(earlier, memos))
                .map(|(job, (earlier, memo))| {
                    scope.spawn(move || match earlier {
                        Some(earlier) => Ok((earlier, false)),
                        None => one::one(job, form, memo.as_deref()).map(|it| (it, true)),
                    })
                })
                .collect();
            threads.into_iter().map(|thread| thread.join()).collect()
        });
        let mut made = Made::default();
        let mut stopped = false;
        for (job, result) in std::iter::zip(jobs, results) {
            match result {
                Ok(Ok((one, is_new))) => {
                    made.is_changed |= is_new;
                    kept.keep(job, &one);
                    self.add(one, &mut made);
                }
                Ok(Err(failure)) => {
                    let is_argument = self.arguments.document.is_some();
                    self.printer.refused(&failure, is_argument, self.program);
                    kept.watch_files(&failure.sources);
                    stopped = true;
                }
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        if stopped {
            if !self.again {
                self.printer.line("Nothing was written.");
            }
            return Err(Stopped::Failed);
        }
        Ok(made)
    }

    /// Adds an API to the ones of the run, and prints its warnings.
    fn add(&self, one: One, made: &mut Made) {
        let warnings = self.printer.rendered(&one.warnings, &one.sources);
        self.printer.say(&warnings);
        made.warnings.push_str(&warnings);
        made.inputs.extend(cache::inputs(&one.sources));
        made.apis += 1;
        made.total.operations += one.summary.operations;
        made.total.types += one.summary.types;
        made.coverage.extend(self.coverage(&one));
        made.names.extend(one.names);
        made.locks.extend(one.lock);
        made.files.insert(one.files.name.clone(), one.files);
    }

    /// The generated parts of an API, and the parts of its document without effect.
    fn coverage(&self, one: &One) -> Vec<String> {
        const SHOWN: usize = 3;
        let most = if self.arguments.full {
            usize::MAX
        } else {
            SHOWN
        };
        let summary = &one.summary;
        let mut lines = vec![format!(
            "{}: {} of {}, {} of {}, {} enforced",
            one.files.name,
            summary.operations,
            count(summary.all_operations, "operation"),
            summary.schemas,
            count(summary.all_schemas, "schema"),
            count(summary.keywords, "keyword"),
        )];
        if summary.tolerated > 0 {
            let tolerated = count(summary.tolerated, "mistake");
            lines.push(format!(
                "  tolerated: {tolerated}, each with a warning above"
            ));
        }
        let left = summary.lines(&one.sources, most);
        lines.extend(left.iter().map(|line| format!("  without effect: {line}")));
        let numbers = summary.numbers(&one.sources);
        lines.extend(numbers.map(|it| format!("  {it}; `--exact-numbers` keeps every digit")));
        let lists = summary.lists(&one.sources);
        let advice = "`x-copperplate-pagination` makes it a stream";
        lines.extend(lists.map(|it| format!("  {it}; {advice}")));
        lines
    }

    /// The folder for the records of runs. `None` outside of a repository, where nothing is left behind
    /// beside the crate.
    fn records(&self) -> Option<PathBuf> {
        let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
        let target = target.or_else(|| self.configured.then(|| self.root.join("target")));
        Some(target?.join("copperplate"))
    }

    /// Repeats the output of the last run and returns `None` if nothing has changed. Otherwise
    /// returns the record for this run.
    fn again(&self, folder: &Path, asked: &str) -> Option<Option<Cache>> {
        if self.again {
            return Some(None);
        }
        let asked = format!("{asked} {:?} {}", self.printer, self.arguments.full);
        let records = self.records();
        let cache = records.and_then(|records| Cache::new(&records, folder, &asked));
        let Some(messages) = cache.as_ref().and_then(Cache::messages) else {
            return Some(cache);
        };
        let [warnings, what, files, coverage @ ..] = messages.as_slice() else {
            return Some(cache);
        };
        self.printer.say(warnings);
        if self.check {
            self.up_to_date(&shown(&self.root, folder), what);
        } else {
            self.generated(
                what,
                &format!("0 files written, {files} unchanged, 0 removed"),
                coverage,
            );
        }
        None
    }

    /// Writes or checks a tree, and prints the result.
    fn finish(
        &self,
        folder: &Path,
        tree: &Tree,
        made: &Made,
        cache: Option<&Cache>,
    ) -> Result<(), Stopped> {
        let place = shown(&self.root, folder);
        let what = format!(
            "{} ({}, {})",
            count(made.apis, "API"),
            count(made.total.operations, "operation"),
            count(made.total.types, "type")
        );
        if self.check {
            self.check(folder, &place, (tree, &made.locks), &what)?;
        } else {
            let written = write::write_with_files(folder, tree, &made.locks);
            let (changes, locks) = written.map_err(|error| self.refused(&error))?;
            self.printer.changes(&place, &changes);
            for lock in &locks {
                self.printer.line(&format!("  wrote   {}", lock.shown));
            }
            let is_written = !changes.is_empty() || !locks.is_empty();
            let changes = format!(
                "{} written, {} unchanged, {} removed",
                count(changes.written.len() + locks.len(), "file"),
                changes.unchanged + made.locks.len() - locks.len(),
                changes.removed.len(),
            );
            if !self.again {
                self.generated(&what, &changes, &made.coverage);
            } else if is_written || made.is_changed {
                self.generated(&what, &changes, &[]);
            }
            if !self.again || is_written {
                for line in &made.names {
                    self.printer.line(line);
                }
            }
        }
        if let Some(cache) = cache {
            let files = tree.iter().count() + made.locks.len();
            let mut messages = vec![made.warnings.clone(), what, files.to_string()];
            messages.extend(made.coverage.iter().cloned());
            let mut inputs = made.inputs.clone();
            let locks = made.locks.iter();
            inputs.extend(locks.map(|it| cache::written(&it.path, &it.text)));
            cache.keep(inputs, tree, &messages);
        }
        Ok(())
    }

    fn generated(&self, what: &str, changes: &str, coverage: &[String]) {
        let time = self.elapsed();
        self.printer
            .line(&format!("Generated {what}: {changes} in {time}"));
        for line in coverage {
            self.printer.line(line);
        }
    }

    fn up_to_date(&self, place: &str, what: &str) {
        let time = self.elapsed();
        self.printer
            .line(&format!("{place} is up to date: {what} in {time}"));
    }

    fn check(
        &self,
        folder: &Path,
        place: &str,
        (tree, locks): (&Tree, &[Beside]),
        what: &str,
    ) -> Result<(), Stopped> {
        let refused = |error| self.refused(&error);
        let mut drift = write::check(folder, tree).map_err(refused)?;
        let repair = output::repair(self.program);
        for one in &drift {
            self.printer.drift(&format!("{place}/"), one, &repair);
        }
        for lock in locks {
            if let Some(one) = lock.check().map_err(refused)? {
                self.printer.drift("", &one, &repair);
                drift.push(one);
            }
        }
        if drift.is_empty() {
            self.up_to_date(place, what);
            return Ok(());
        }
        let found = count(drift.len(), "difference");
        self.printer
            .line(&format!("{place} is out of date: {found}. Run `{repair}`."));
        Err(Stopped::Failed)
    }

    fn elapsed(&self) -> String {
        format!("{:.2} s", self.start.elapsed().as_secs_f64())
    }

    fn failed(&self, failure: &Failure) -> Stopped {
        self.printer
            .diagnostics(&failure.diagnostics, &failure.sources);
        Stopped::Failed
    }

    fn refused(&self, error: &write::WriteError) -> Stopped {
        let root = format!("{}/", self.root.display());
        self.printer
            .error("write", &error.to_string().replace(&root, ""), "");
        Stopped::Failed
    }

    fn usage(&self, message: &str, help: &str) -> Result<(), Stopped> {
        self.printer.error("usage", message, help);
        Err(Stopped::Usage)
    }
}
