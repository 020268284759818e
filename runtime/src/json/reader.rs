//! The reader.

use jiter::Jiter;

use crate::report::Report;

/// What a reader accepts at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Levels of nested objects and arrays.
    pub depth: u16,
    /// Violations that are kept; more are counted.
    pub violations: usize,
    /// Characters of a found value that a message echoes.
    pub echo: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            depth: 128,
            violations: crate::report::STORED,
            echo: crate::report::ECHOED,
        }
    }
}

/// Reads values from a JSON text in one pass, and collects what is wrong with them.
#[derive(Debug)]
pub struct Reader<'j> {
    pub(crate) jiter: Jiter<'j>,
    pub(crate) report: Report,
    pub(crate) broken: bool,
}

impl<'j> Reader<'j> {
    /// A reader at the start of a text.
    #[must_use]
    pub fn new(bytes: &'j [u8], report: Report, limits: Limits) -> Self {
        Self {
            jiter: Jiter::new(bytes),
            report: report.with_caps(limits.violations, limits.echo),
            broken: false,
        }
    }

    /// What is wrong so far.
    pub fn report(&mut self) -> &mut Report {
        &mut self.report
    }

    pub(crate) fn is_broken(&self) -> bool {
        self.broken
    }

    /// Ends reading: only white space may follow.
    #[must_use]
    pub fn finish(self) -> Report {
        self.report
    }
}
