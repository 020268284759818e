//! Violations of a document, collected in one report.

mod limits;
mod shorten;
mod violation;

use std::fmt;

pub use limits::{DEFAULT_ECHO, DEFAULT_VIOLATIONS, Limits};
pub(crate) use shorten::shorten;
pub use violation::{Location, Violation, code};

/// The maximum number of valid values in a message.
const LISTED: usize = 10;

/// Every violation of one message, up to a cap.
///
/// `Display` prints one line for each violation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    violations: Vec<Violation>,
    total: usize,
    /// The number of values missing from the decoded value.
    lost: usize,
    /// The limits of reading and reporting.
    limits: Limits,
    lenient: bool,
    /// True if a check was given up, so a failure does not prove a violation.
    undecided: bool,
}

impl Default for Report {
    fn default() -> Self {
        Self::new()
    }
}

impl Report {
    /// An empty report of strict reading. Allocates nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            violations: Vec::new(),
            total: 0,
            lost: 0,
            limits: Limits::USUAL,
            lenient: false,
            undecided: false,
        }
    }

    /// An empty report of lenient reading: its violations are warnings.
    #[must_use]
    pub const fn warnings() -> Self {
        let mut report = Self::new();
        report.lenient = true;
        report
    }

    /// Sets the number of stored violations, and the number of characters of a found value in a
    /// message.
    #[must_use]
    pub const fn with_caps(mut self, stored: usize, echoed: usize) -> Self {
        self.limits.violations = stored;
        self.limits.echo = echoed;
        self
    }

    /// Sets the limits of reading and reporting.
    pub(crate) const fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The limits of reading and reporting.
    pub(crate) const fn limits(&self) -> Limits {
        self.limits
    }

    /// Returns true for lenient reading, which keeps undocumented values of open enumerations.
    #[must_use]
    pub const fn is_lenient(&self) -> bool {
        self.lenient
    }

    /// Returns true if there are no violations.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// The number of violations, including the ones that were not stored.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.total
    }

    /// The number of values in the message that a lenient reader left out: optional members,
    /// headers and items that can't be read. In the decoded value they appear absent, so a client
    /// does not treat such a response as complete. The violations responsible are marked as
    /// [`lost`](Violation::lost).
    ///
    /// A `null` that the document does not admit counts as absent, so nothing is missing.
    #[must_use]
    pub const fn lost(&self) -> usize {
        self.lost
    }

    /// Counts a value missing from the decoded value. The violations since the mark are the reason.
    #[cold]
    pub(crate) fn lose_since(&mut self, mark: usize) {
        self.lost = self.lost.saturating_add(1);
        for violation in self.violations.iter_mut().skip(mark) {
            violation.lost = true;
        }
    }

    /// The stored violations, in the order of discovery.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// Returns `Ok` without violations.
    ///
    /// # Errors
    ///
    /// The report itself, if it has violations.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }

    /// Adds a violation at the current position, without a found value.
    #[cold]
    pub fn push(&mut self, keyword: &'static str, expected: impl Into<String>) {
        self.push_at(String::new(), keyword, expected.into(), None);
    }

    /// Adds a violation at the current position. The found value is echoed: see [`Report::echo`].
    #[cold]
    pub fn push_found(
        &mut self,
        keyword: &'static str,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) {
        self.push_at(String::new(), keyword, expected.into(), Some(found.into()));
    }

    /// Adds a violation below the current position, at one more pointer segment.
    #[cold]
    pub fn push_below(
        &mut self,
        segment: &str,
        keyword: &'static str,
        expected: impl Into<String>,
    ) {
        let mut pointer = String::new();
        push_segment(&mut pointer, segment);
        self.push_at(pointer, keyword, expected.into(), None);
    }

    fn push_at(
        &mut self,
        pointer: String,
        keyword: &'static str,
        expected: String,
        found: Option<String>,
    ) {
        self.total = self.total.saturating_add(1);
        if self.violations.len() < self.limits.violations {
            self.violations.push(Violation {
                location: Location::Body,
                pointer,
                keyword,
                expected,
                found,
                options: Vec::new(),
                lost: false,
                undecided: false,
            });
        }
    }

    /// Records the valid alternatives to the value of the last violation, if it was stored. Lists
    /// too long for a message are dropped.
    #[cold]
    pub(crate) fn note_options(&mut self, options: impl ExactSizeIterator<Item = String>) {
        let kept = self.total == self.violations.len() && options.len() <= LISTED;
        if let Some(last) = self.violations.last_mut().filter(|_| kept) {
            last.options = options.collect();
        }
    }

    /// The violations, to change their wording.
    pub(crate) fn violations_mut(&mut self) -> &mut [Violation] {
        &mut self.violations
    }

    /// Keeps only some of the violations.
    pub(crate) fn retain(&mut self, keep: impl FnMut(&Violation) -> bool) {
        self.violations.retain(keep);
        self.total = self.violations.len();
    }

    /// The current end of the report, to select later violations.
    #[must_use]
    pub fn mark(&self) -> usize {
        self.violations.len()
    }

    /// Prepends a segment to the pointers of all violations since the mark.
    pub fn prefix_since(&mut self, mark: usize, segment: &str) {
        for violation in self.violations.iter_mut().skip(mark) {
            let mut pointer = String::with_capacity(violation.pointer.len() + segment.len() + 1);
            push_segment(&mut pointer, segment);
            pointer.push_str(&violation.pointer);
            violation.pointer = pointer;
        }
    }

    /// Like [`Report::prefix_since`], for the index in an array.
    pub(crate) fn prefix_index_since(&mut self, mark: usize, index: usize) {
        if self.violations.len() > mark {
            self.prefix_since(mark, &index.to_string());
        }
    }

    /// Sets the part of the message for the violations since the mark.
    pub fn locate_since(&mut self, mark: usize, location: Location) {
        for violation in self.violations.iter_mut().skip(mark) {
            violation.location = location;
        }
    }

    /// Removes the found values from the violations since the mark.
    pub fn redact_since(&mut self, mark: usize) {
        for violation in self.violations.iter_mut().skip(mark) {
            violation.found = None;
        }
    }

    /// Replaces the keyword of a `false` schema by the one that applied it. Only violations of the
    /// whole value are changed, so this must precede the prefix of the pointer.
    pub(crate) fn rename_false_since(&mut self, mark: usize, keyword: &'static str) {
        for violation in self.violations.iter_mut().skip(mark) {
            if violation.keyword == "false" && violation.pointer.is_empty() {
                violation.keyword = keyword;
            }
        }
    }

    /// Removes the violations inside members and items that `other` refuses as a whole.
    fn keep_closed_since(&mut self, mark: usize, other: &Self) {
        const CLOSING: [&str; 3] = [
            "additionalProperties",
            "unevaluatedProperties",
            "unevaluatedItems",
        ];
        let closed = other.violations.iter();
        let closed: Vec<_> = closed.filter(|it| CLOSING.contains(&it.keyword)).collect();
        if closed.is_empty() {
            return;
        }
        let is_inside = |it: &Violation| {
            let rest = |closed: &&Violation| it.pointer.strip_prefix(closed.pointer.as_str());
            let mut rests = closed.iter().filter_map(rest);
            rests.any(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let before = self.violations.len();
        let mut index = 0;
        self.violations.retain(|it| {
            index += 1;
            index <= mark || CLOSING.contains(&it.keyword) || !is_inside(it)
        });
        let gone = before - self.violations.len();
        self.total = self.total.saturating_sub(gone);
    }

    /// Removes all violations of a value with the wrong type except for the type, because the
    /// others follow from it.
    pub(crate) fn keep_type_since(&mut self, mark: usize) {
        let is_type = |it: &Violation| it.keyword == "type" && it.pointer.is_empty();
        let Some(found) = self.violations.get_mut(mark..) else {
            return;
        };
        if let Some(index) = found.iter().position(is_type) {
            found.swap(0, index);
            let more = found.len() - 1;
            self.violations.truncate(mark + 1);
            self.total = self.total.saturating_sub(more);
        }
    }

    /// Returns true if the violations since the mark include a wrong type of the value itself.
    pub(crate) fn has_type_since(&self, mark: usize) -> bool {
        let mut found = self.violations.iter().skip(mark);
        found.any(|it| it.keyword == "type" && it.pointer.is_empty())
    }

    /// Adds all violations of another report.
    pub fn append(&mut self, other: Self) {
        self.undecided |= other.undecided;
        self.total = self.total.saturating_add(other.total);
        self.lost = self.lost.saturating_add(other.lost);
        let room = self.limits.violations.saturating_sub(self.violations.len());
        self.violations
            .extend(other.violations.into_iter().take(room));
    }

    /// Adds the violations of another report, except for duplicates of violations since the mark. A
    /// keyword of the whole value repeats the violations that the Rust types of its parts reported.
    pub(crate) fn append_new(&mut self, mark: usize, other: Self) {
        self.undecided |= other.undecided;
        self.keep_closed_since(mark, &other);
        let known = self.violations.len();
        let mut repeated = 0;
        for violation in other.violations {
            let same =
                |it: &Violation| it.pointer == violation.pointer && it.keyword == violation.keyword;
            let range = self.violations.get(mark..known).unwrap_or_default();
            if range.iter().any(same) {
                repeated += 1;
            } else if self.violations.len() < self.limits.violations {
                self.violations.push(violation);
            }
        }
        self.total = self
            .total
            .saturating_add(other.total.saturating_sub(repeated));
    }

    /// Records that the check of the last violation was given up, or that the value is only too
    /// large for its Rust type. The violation refuses the value, but it does not prove that an
    /// alternative does not fit.
    pub(crate) fn give_up(&mut self) {
        self.undecided = true;
        if self.total == self.violations.len()
            && let Some(last) = self.violations.last_mut()
        {
            last.undecided = true;
        }
    }

    /// Returns true if the value is refused, but only by violations that prove nothing.
    pub(crate) fn may_be_valid(&self) -> bool {
        self.undecided
            && self.total == self.violations.len()
            && self.violations.iter().all(|it| it.undecided)
    }

    /// Returns true if a check was given up.
    pub(crate) const fn is_undecided(&self) -> bool {
        self.undecided
    }

    /// An empty report with the same limits.
    #[must_use]
    pub(crate) const fn sibling(&self, lenient: bool) -> Self {
        Self {
            violations: Vec::new(),
            total: 0,
            lost: 0,
            limits: self.limits,
            lenient,
            undecided: false,
        }
    }

    /// A found value for a message: shortened, with escaped control characters.
    #[must_use]
    pub fn echo(&self, found: &str) -> String {
        let mut text: String = found
            .chars()
            .take(self.limits.echo)
            .flat_map(char::escape_debug)
            .collect();
        if found.chars().nth(self.limits.echo).is_some() {
            text.push('…');
        }
        text
    }
}

/// Adds `/segment`, escaped by RFC 6901, section 3.
fn push_segment(pointer: &mut String, segment: &str) {
    pointer.push('/');
    for character in segment.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut first = true;
        for violation in &self.violations {
            if !first {
                formatter.write_str("\n")?;
            }
            first = false;
            write!(formatter, "{violation}")?;
        }
        let more = self.total.saturating_sub(self.violations.len());
        if more > 0 {
            write!(formatter, "\nand {more} more")?;
        }
        Ok(())
    }
}

impl std::error::Error for Report {}
