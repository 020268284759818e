//! Counted repetitions of one class, without a copy of the class for each count.

use std::collections::VecDeque;

/// A class that is repeated a counted number of times, at least once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Count {
    pub(crate) class: usize,
    /// At least, and at least one.
    pub(crate) min: usize,
    /// At most, unless there is no limit.
    pub(crate) max: Option<usize>,
    /// The instruction to go on with.
    pub(crate) next: usize,
}

/// How many steps a new run of entries counts for, since it also takes memory.
const RUN: u64 = 32;

/// Where a counted repetition was entered and is still going on, oldest first. Who counts past the
/// limit is always at the front, so no entry is looked at more often than it comes and goes. Places
/// that follow each other are one run of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entries {
    runs: VecDeque<(usize, usize)>,
}

impl Entries {
    /// Enters at a place, and says how many steps that took.
    pub(crate) fn enter(&mut self, at: usize) -> u64 {
        match self.runs.back_mut() {
            Some((_, last)) if *last == at || *last + 1 == at => {
                *last = at;
                1
            }
            _ => {
                self.runs.push_back((at, at));
                RUN
            }
        }
    }

    /// Reads the character before a place; whether an entry has counted enough. Entries at the
    /// place itself have read nothing yet.
    pub(crate) fn read(&mut self, count: &Count, matches: bool, at: usize) -> bool {
        let first = match (matches, count.max) {
            (true, None) => 0,
            (true, Some(max)) => at.saturating_sub(max),
            (false, _) => at,
        };
        while self.runs.front().is_some_and(|(_, last)| *last < first) {
            self.runs.pop_front();
        }
        let Some((oldest, last)) = self.runs.front_mut() else {
            return false;
        };
        *oldest = first.max(*oldest);
        let oldest = *oldest;
        if matches && count.max.is_none() {
            // Without a limit, the oldest entry leads on wherever a later one does.
            *last = oldest;
            self.runs.truncate(1);
        }
        at.saturating_sub(oldest) >= count.min
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }
}
