//! Counted repetitions of one class, without a copy of the class for each count.

use std::collections::VecDeque;

/// A class with a counted repetition of at least once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Count {
    pub(crate) class: usize,
    /// The minimum, at least 1.
    pub(crate) min: usize,
    /// The maximum, if there is a limit.
    pub(crate) max: Option<usize>,
    /// The next instruction.
    pub(crate) next: usize,
}

/// The steps charged for a new run of entries, because a run also takes memory.
const RUN: u64 = 32;

/// The positions at which a counted repetition was entered and still continues, oldest first.
/// Entries past the limit are always in front, so each entry is inspected only when it comes and
/// goes. Consecutive positions form one run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entries {
    runs: VecDeque<(usize, usize)>,
}

impl Entries {
    /// Enters at a position and returns the number of steps.
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

    /// Reads the character before a position and returns true if an entry has reached the minimum.
    /// Entries at the position itself have read nothing yet.
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
            // Without a limit, the oldest entry matches wherever a later one does.
            *last = oldest;
            self.runs.truncate(1);
        }
        at.saturating_sub(oldest) >= count.min
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }
}
