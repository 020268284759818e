//! The documents that wait for a reading, and the threads that read them.
//!
//! A change of a text stops the reading of its document, so that a key press never waits for later stages. A stopped
//! reading ends at its next look, and its results are dropped until then.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::SyncSender;
use std::thread;
use std::time::{Duration, Instant};

use copperplate::Stop;

use crate::analysis::Task;
use crate::event::{Event, Step};

/// The pause between a change and the reading, because several changes often come together.
const PAUSE: Duration = Duration::from_millis(5);

/// The most threads at the same time; all but one read documents that have changed meanwhile.
const MOST: usize = 2;

/// Reads a document, and passes on its steps.
pub type Read = fn(&Task, &Stop, &mut (dyn FnMut(Step) + Send));

/// The readings of all documents.
pub struct Readings {
    read: Read,
    waiting: BTreeSet<PathBuf>,
    /// The time to begin with the waiting documents.
    due: Option<Instant>,
    /// The wanted readings.
    running: BTreeMap<PathBuf, (u64, Stop)>,
    threads: usize,
    last: u64,
}

impl Readings {
    /// Creates the list of readings. It is empty.
    pub fn new(read: Read) -> Self {
        Self {
            read,
            waiting: BTreeSet::new(),
            due: None,
            running: BTreeMap::new(),
            threads: 0,
            last: 0,
        }
    }

    /// Notes that a document has changed.
    pub fn want(&mut self, path: PathBuf) {
        self.stop(&path);
        self.due.get_or_insert_with(|| Instant::now() + PAUSE);
        self.waiting.insert(path);
    }

    /// Forgets a document.
    pub fn forget(&mut self, path: &Path) {
        self.stop(path);
        self.waiting.remove(path);
    }

    fn stop(&mut self, path: &Path) {
        if let Some((_, stop)) = self.running.remove(path) {
            stop.stop();
        }
    }

    /// Stops all readings.
    pub fn stop_all(&mut self) {
        self.waiting.clear();
        while let Some((_, (_, stop))) = self.running.pop_first() {
            stop.stop();
        }
    }

    /// The time until a document can be read; `None` if none waits, or no thread is free.
    pub fn pause(&self) -> Option<Duration> {
        let is_free = self.threads < MOST && !self.waiting.is_empty();
        let due = self.due.filter(|_| is_free)?;
        Some(due.saturating_duration_since(Instant::now()))
    }

    /// Begins to read the documents that wait.
    pub fn begin(&mut self, task: impl Fn(&Path) -> Task, events: &SyncSender<Event>) {
        while self.threads < MOST {
            let Some(path) = self.waiting.pop_first() else {
                self.due = None;
                return;
            };
            self.last += 1;
            self.threads += 1;
            let stop = Stop::default();
            self.running.insert(path.clone(), (self.last, stop.clone()));
            let (read, number, task, events) = (self.read, self.last, task(&path), events.clone());
            thread::spawn(move || {
                run(read, &task, &stop, &mut |step| {
                    // The server may have ended.
                    let _ = events.send(Event::Step(path.clone(), number, step));
                })
            });
        }
    }

    /// Takes note of a step, and returns true if its document has not changed since.
    pub fn take(&mut self, path: &Path, number: u64, step: &Step) -> bool {
        let is_wanted = self.running.get(path).is_some_and(|it| it.0 == number);
        if matches!(step, Step::Ended) {
            self.threads = self.threads.saturating_sub(1);
            if is_wanted {
                self.running.remove(path);
            }
        }
        is_wanted
    }
}

/// A fault of the generator must not end the service of other documents.
fn run(read: Read, task: &Task, stop: &Stop, step: &mut (dyn FnMut(Step) + Send)) {
    let done = catch_unwind(AssertUnwindSafe(|| read(task, stop, step)));
    if let Err(panic) = done {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
        step(Step::Failed(text.unwrap_or("a panic").to_owned()));
    }
    step(Step::Ended);
}

/// Texts of the editor, by their paths without links.
pub type Texts = BTreeMap<PathBuf, Arc<str>>;
