//! The task `watch`: generates again after each change of a file.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::Run;
use super::kept::Kept;
use crate::Program;
use crate::arguments::{Format, Generate};
use crate::output::{Printer, count};

/// The silence after which a save is complete. Editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(10);

/// The longest wait for that silence. Some files change all the time.
const LONGEST: Duration = Duration::from_millis(200);

/// Generates, and generates again after each change, until the process is ended.
pub fn watch(arguments: &Generate, program: &Program) -> ExitCode {
    let printer = Printer::new(arguments).that_remembers();
    if arguments.check || matches!(arguments.message_format, Format::Github | Format::Sarif) {
        let message = "`watch` writes, and its results have no end";
        let help = "leave out `--check`, and choose another `--message-format`";
        printer.error("usage", message, help);
        return ExitCode::from(2);
    }
    let (sender, events) = mpsc::channel();
    let watching = notify::recommended_watcher(sender).and_then(|watcher| {
        Watching::new(watcher, events).every_change(arguments, program, &printer)
    });
    if let Err(error) = watching {
        let help = "generate after each change by hand";
        printer.error("watch", &format!("files can't be watched: {error}"), help);
    }
    ExitCode::FAILURE
}

/// The watched folders. An editor replaces a file by another, so that watching the file alone would end.
struct Watching {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    folders: BTreeSet<PathBuf>,
}

impl Watching {
    fn new(watcher: RecommendedWatcher, events: Receiver<notify::Result<Event>>) -> Self {
        Self {
            watcher,
            events,
            folders: BTreeSet::new(),
        }
    }

    /// Generates after each change. Returns only if watching fails.
    fn every_change(
        mut self,
        arguments: &Generate,
        program: &Program,
        printer: &Printer,
    ) -> notify::Result<()> {
        let mut kept = Kept::many();
        let mut again = false;
        loop {
            turn(arguments, program, printer, again, &mut kept);
            let is_complete = self.follow(&kept)?;
            if !again {
                let folders = count(self.folders.len(), "folder");
                printer.line(&format!("Watching {folders}; end with Ctrl-C."));
            }
            again = true;
            // A file may have changed before its folder was watched.
            if is_complete || kept.is_current() {
                self.wait(&kept)?;
            }
        }
    }

    /// Watches the folders of the last run. Returns true if all were watched before.
    fn follow(&mut self, kept: &Kept) -> notify::Result<bool> {
        let folders = kept.folders();
        for gone in self.folders.difference(&folders) {
            // A removed folder is not watched any more.
            let _ = self.watcher.unwatch(gone);
        }
        let mut is_complete = true;
        for new in folders.difference(&self.folders) {
            self.watcher.watch(new, RecursiveMode::NonRecursive)?;
            is_complete = false;
        }
        self.folders = folders;
        Ok(is_complete)
    }

    /// Waits for a change, and for the end of the save.
    fn wait(&mut self, kept: &Kept) -> notify::Result<()> {
        loop {
            let event = self.events.recv().map_err(ended)?;
            if self.is_change(&event?, kept) {
                break;
            }
        }
        let start = Instant::now();
        while start.elapsed() < LONGEST {
            match self.events.recv_timeout(QUIET) {
                Ok(event) => drop(self.is_change(&event?, kept)),
                Err(RecvTimeoutError::Timeout) => break,
                Err(error @ RecvTimeoutError::Disconnected) => return Err(ended(error)),
            }
        }
        Ok(())
    }

    /// True if an event changes a file of the next run. After lost events, anything may have changed.
    fn is_change(&mut self, event: &Event, kept: &Kept) -> bool {
        if event.kind.is_remove() || matches!(event.kind, EventKind::Modify(ModifyKind::Name(_))) {
            // Another folder in the place of a watched one is not watched yet.
            self.folders.retain(|it| !event.paths.contains(it));
        }
        let mut paths = event.paths.iter();
        event.need_rescan() || !event.kind.is_access() && paths.any(|it| kept.concerns(it))
    }
}

fn ended(error: impl std::fmt::Display) -> notify::Error {
    notify::Error::generic(&error.to_string())
}

/// One run.
fn turn(arguments: &Generate, program: &Program, printer: &Printer, again: bool, kept: &mut Kept) {
    kept.begin();
    let mut run = Run::new(arguments, false, printer, program);
    run.again = again;
    // The problems of a failed run are printed, and the next change may correct them.
    let done = run.run(kept);
    printer.turn(done.is_ok());
}
