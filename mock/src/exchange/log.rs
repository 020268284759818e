//! The log of requests.

use std::collections::VecDeque;
use std::io::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The number of requests kept for the page.
const MOST: usize = 500;

/// A request in the log. It has neither headers nor the query, which can have secrets.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The number of the request.
    pub number: u64,
    /// The time of day in UTC.
    pub time: String,
    pub method: String,
    pub path: String,
    /// The API and the operation, if the request has one.
    pub api: String,
    pub operation: String,
    /// The status; `None` if the connection was dropped.
    pub status: Option<u16>,
    pub took: Duration,
    /// Further facts, such as `replayed`.
    pub note: String,
    /// The violations of a refused request, a line each.
    pub report: Vec<String>,
}

/// The last requests.
#[derive(Default)]
pub struct Log {
    entries: Mutex<VecDeque<Entry>>,
    quiet: bool,
}

impl Log {
    pub fn new(quiet: bool) -> Self {
        Self {
            entries: Mutex::default(),
            quiet,
        }
    }

    /// Adds a request, and prints its line.
    pub fn add(&self, entry: Entry) {
        if !self.quiet {
            // A closed pipe ends the output and not the mock.
            let _ = writeln!(std::io::stdout(), "{}", line(&entry));
        }
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.len() >= MOST {
            entries.pop_front();
        }
        entries.push_back(entry);
    }

    /// The requests after a number, the oldest first.
    pub fn after(&self, number: u64) -> Vec<Entry> {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let after = entries.iter().filter(|it| it.number > number);
        after.cloned().collect()
    }
}

/// A request as one line.
fn line(entry: &Entry) -> String {
    let status = entry
        .status
        .map_or_else(|| "---".to_owned(), |it| it.to_string());
    let mut line = format!(
        "{} {status} {} {} ({:.1} ms)",
        entry.time,
        entry.method,
        entry.path,
        entry.took.as_secs_f64() * 1000.0
    );
    if !entry.operation.is_empty() {
        line.push_str(&format!(" {}", entry.operation));
    }
    if !entry.note.is_empty() {
        line.push_str(&format!(" [{}]", entry.note));
    }
    if !entry.report.is_empty() {
        line.push_str(&format!(": {}", entry.report.join("; ")));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_one_line() {
        let entry = Entry {
            number: 1,
            time: "12:00:00".to_owned(),
            method: "POST".to_owned(),
            path: "/payouts".to_owned(),
            api: "pay".to_owned(),
            operation: "createPayout".to_owned(),
            status: Some(400),
            took: Duration::from_micros(1500),
            note: "faults".to_owned(),
            report: vec!["body: /amount must be a string".to_owned(), "b".to_owned()],
        };
        let expected = "12:00:00 400 POST /payouts (1.5 ms) createPayout [faults]: body: /amount \
                        must be a string; b";
        assert_eq!(line(&entry), expected);
    }
}
