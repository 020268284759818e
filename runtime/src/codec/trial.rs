//! Tries the alternatives of a union on one value.

use super::closest::{Distance, Refused, distance, explain};
use super::tag::choose;
use crate::json::{Effort, Json, Lexer, Reader};
use crate::report::Report;
use crate::schema::Schema;

/// The closeness of a leniently read alternative. One that may fit comes first.
type Closeness = (bool, Distance);

/// The violation of a value inside a probe, which is read again if it matters.
const DOUBTFUL: &str = "may fit an alternative whose Rust type is too narrow";

/// The number of alternatives that may fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// `oneOf`: exactly one.
    One,
    /// At least one, and no value fits two: the first one that fits is taken.
    Apart,
    /// `anyOf`: at least one. If several fit, the one that declares most members is taken, and of
    /// those the one that skips fewest.
    Any,
    /// Like `Any`, but all that fit are kept, because one may skip what another declares.
    Several,
    /// The alternative at this index, selected by a tag.
    At(usize),
}

impl Rule {
    fn is_any(self) -> bool {
        matches!(self, Self::Any | Self::Several)
    }
}

/// The numbers of members, at every depth, that an alternative declares and skips.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Knowledge {
    pub(super) known: usize,
    pub(super) skipped: usize,
}

/// The part of a union that does not depend on its type, so it is compiled once.
#[derive(Debug)]
pub(super) struct Trial<'r, 'j> {
    pub(super) reader: &'r mut Reader<'j>,
    /// The text of the value and its start; `None` if there is nothing to try.
    pub(super) slice: Option<(&'j str, usize)>,
    /// The text of the value, even if there is nothing to try.
    pub(super) whole: Option<&'j str>,
    /// `slice` extends past the value, because its end is not known yet.
    ahead: bool,
    rule: Rule,
    offered: usize,
    pub(super) fits: usize,
    /// The members of the alternative taken so far.
    pub(super) taken: Option<Knowledge>,
    /// The members of the last alternative that fits.
    pub(super) last: Knowledge,
    /// An alternative was not compared, because that would take too long.
    hurried: bool,
    /// The bytes that the current alternative may read again.
    lent: usize,
    /// The position of an alternative's constant.
    constant: Option<(&'static str, usize)>,
    /// The alternatives that were probed and do not fit.
    pub(super) failed: Vec<(Again, &'static Schema)>,
    /// The alternatives that may fit: a probe found a number too large for its Rust type, or gave
    /// up a check.
    pub(super) doubtful: Vec<(Again, &'static Schema)>,
    /// The violations of an alternative that may fit.
    doubt: Option<Report>,
    /// The alternatives that were read thoroughly and do not fit.
    refused: Vec<Refused>,
    /// The closest alternative of lenient reading.
    kept: Option<Box<(Closeness, Report)>>,
}

/// The violation of a value that may have members of another alternative.
const HURRIED: &str =
    "was read as one of its alternatives, because comparing the others takes too long";

/// Reads an alternative once more, and returns true if there is a value.
pub(super) type Again = fn(&mut Reader<'_>, &'static Schema) -> bool;

/// The result of an alternative.
pub(super) enum Fit {
    /// It does not fit.
    No,
    /// It fits, but another one is taken.
    Passed,
    /// It fits, and is taken unless a better one follows.
    Taken,
}

/// The result of a union.
pub(super) enum Verdict {
    Fits,
    Kept,
    Nothing,
}

impl<'r, 'j> Trial<'r, 'j> {
    pub(super) fn new(reader: &'r mut Reader<'j>, rule: Rule) -> Self {
        Self {
            reader,
            slice: None,
            whole: None,
            ahead: false,
            rule,
            offered: 0,
            fits: 0,
            taken: None,
            last: Knowledge::default(),
            hurried: false,
            lent: 0,
            constant: None,
            failed: Vec::new(),
            doubtful: Vec::new(),
            doubt: None,
            refused: Vec::new(),
            kept: None,
        }
    }

    /// Finds the text of the value. A probe does not know the end of the value before an
    /// alternative fits.
    pub(super) fn find(mut self) -> Self {
        let start = self.reader.start();
        self.ahead = self.effort() == Effort::Probe;
        self.slice = if self.ahead {
            start.map(|start| (self.reader.lexer.rest(), self.reader.base + start))
        } else {
            self.reader.slice_with_base()
        };
        self
    }

    /// Skips the value, as far as the fitting alternative has read, or else to its end.
    fn pass(&mut self, read: Option<usize>) {
        if !std::mem::take(&mut self.ahead) || self.reader.broken {
            return;
        }
        self.slice = match (read, self.slice) {
            (Some(length), Some((text, base))) => {
                let end = self.reader.lexer.index() + length;
                self.reader.lexer.go_to(end);
                text.get(..length).map(|text| (text, base))
            }
            _ => self.reader.slice_with_base(),
        };
    }

    /// Selects the alternative by its tag. Without one there is nothing to try.
    pub(super) fn read_tag(&mut self, member: &'static str, branches: &[&[&str]]) {
        let Some((slice, _)) = self.slice else { return };
        match choose(slice, member, branches, &mut self.reader.report) {
            Some(place) => self.rule = Rule::At(place),
            None => self.slice = None,
        }
    }

    /// Returns true if the next alternative should be tried.
    pub(super) fn wants(&mut self) -> bool {
        let place = self.offered;
        self.offered += 1;
        let wanted = match self.rule {
            // A second match is already a violation, so a third one changes nothing.
            Rule::One => self.fits < 2,
            Rule::Apart => self.fits == 0,
            // Another alternative may declare the members that the fitting one skipped.
            Rule::Any | Rule::Several => self.taken.is_none_or(|it| it.skipped > 0),
            Rule::At(wanted) => wanted == place,
        };
        let affordable = |slice: &str| !self.compares() || slice.len() <= self.reader.rereads;
        let tries = wanted && self.slice.is_some() && !self.reader.broken;
        let affords = self.slice.is_some_and(|(it, _)| affordable(it));
        self.hurried |= tries && !affords;
        tries && affords
    }

    /// Returns true if an alternative fits, and the others are only compared with it.
    fn compares(&self) -> bool {
        self.rule.is_any() && self.fits > 0
    }

    /// Most alternatives do not fit, and the reason matters only if none does. So they are probed,
    /// unless there is only one or a violation is known already.
    pub(super) fn effort(&self) -> Effort {
        let one = matches!(self.rule, Rule::At(_)) || self.reader.report.is_lenient();
        match self.reader.effort {
            Effort::Plain if one => Effort::Plain,
            Effort::Plain | Effort::Probe | Effort::GivenUp => Effort::Probe,
            Effort::Thorough => Effort::Thorough,
        }
    }

    /// Returns a reader of the value with its own report.
    pub(super) fn open(&mut self, lenient: bool, effort: Effort) -> Option<Reader<'j>> {
        let (slice, base) = self.slice?;
        let compares = self.compares();
        let reader = &mut *self.reader;
        let length = if self.ahead { 0 } else { slice.len() };
        let Some(rereads) = reader.rereads.checked_sub(length) else {
            reader.syntax(
                "nested alternatives take too long to tell apart",
                reader.index(),
            );
            return None;
        };
        // A comparison must leave enough rereads for the rest of the document.
        self.lent = if compares { rereads / 2 } else { rereads };
        reader.rereads = rereads;
        Some(Reader {
            whole: reader.whole,
            base,
            lexer: Lexer::new(slice),
            report: reader.report.sibling(lenient),
            broken: false,
            effort,
            constant: self.constant,
            depth: reader.depth,
            max_depth: reader.max_depth,
            rereads: self.lent,
            known: 0,
            skipped: 0,
            tag_depth: reader.depth + 1,
            tag_misses: 0,
            name: String::new(),
            hasher: reader.hasher.clone(),
        })
    }

    /// Like [`Trial::open`], for lenient reading, if the caller reads leniently.
    pub(super) fn open_again(&mut self) -> Option<Reader<'j>> {
        if self.reader.report.is_lenient() && !self.reader.broken {
            self.open(true, Effort::Thorough)
        } else {
            None
        }
    }

    /// Subtracts the bytes that an alternative has read again.
    fn spend(&mut self, branch: &Reader<'j>) {
        let used = self.lent.saturating_sub(branch.rereads);
        self.reader.rereads = self.reader.rereads.saturating_sub(used);
    }

    /// Takes back the resources of an alternative. If reading ended there, it ends here as well,
    /// unless the alternative was only compared with one that fits.
    fn take_back(&mut self, branch: &mut Reader<'j>) {
        self.spend(branch);
        self.hurried |= branch.broken && self.compares();
        if branch.broken && !self.compares() {
            self.reader.broken = true;
            let report = std::mem::take(&mut branch.report);
            self.reader.report.append(report);
        }
    }

    /// Returns the result of a probed alternative.
    pub(super) fn close_probe(&mut self, branch: &mut Reader<'j>, has_value: bool) -> Fit {
        self.constant = branch.constant;
        if branch.effort == Effort::GivenUp {
            self.spend(branch);
            self.pass(None);
            return Fit::No;
        }
        self.take_back(branch);
        let fits = !branch.broken && has_value && branch.report.is_empty();
        self.pass(fits.then(|| branch.index()));
        if fits { self.fitted(branch) } else { Fit::No }
    }

    /// Decides whether a fitting alternative is taken.
    fn fitted(&mut self, branch: &Reader<'j>) -> Fit {
        if self.fits == 0 || self.rule == Rule::One {
            self.fits += 1;
        }
        self.last = Knowledge {
            known: branch.known,
            skipped: branch.skipped,
        };
        let own = (self.last.known, std::cmp::Reverse(self.last.skipped));
        let better = self
            .taken
            .is_none_or(|it| self.rule.is_any() && own > (it.known, std::cmp::Reverse(it.skipped)));
        if !better {
            return Fit::Passed;
        }
        self.taken = Some(self.last);
        Fit::Taken
    }

    /// Returns true if all alternatives that fit are kept.
    pub(super) fn keeps_all(&self) -> bool {
        self.rule == Rule::Several
    }

    /// Counts members that were skipped by the best alternative and kept by others.
    pub(super) fn gain(&mut self, members: usize) {
        self.reader.known += members;
        self.reader.skipped = self.reader.skipped.saturating_sub(members);
    }

    /// Reads the alternatives thoroughly that did not fit: all of them if none fits, and else the
    /// ones that may fit.
    fn look_closer(&mut self) {
        let (failed, doubtful) = (
            std::mem::take(&mut self.failed),
            std::mem::take(&mut self.doubtful),
        );
        let doubts = !doubtful.is_empty();
        let again = if self.fits == 0 { failed } else { doubtful };
        if again.is_empty() || self.reader.broken || !self.matters() {
            return;
        }
        if doubts && self.reader.effort == Effort::Probe {
            self.reader.report.push("format", DOUBTFUL);
            self.reader.report.give_up();
        }
        if self.reader.gives_up() {
            return;
        }
        for (again, schema) in again {
            let Some(mut reader) = self.open(false, Effort::Thorough) else {
                return;
            };
            let has_value = again(&mut reader, schema);
            self.close_strict(reader, has_value);
        }
    }

    /// Returns true if it matters that an alternative may fit: always in a `oneOf`, and in an `anyOf`
    /// if the alternative that fits skips a member.
    fn matters(&self) -> bool {
        self.fits == 0
            || match self.rule {
                Rule::One => true,
                Rule::Any | Rule::Several => self.taken.is_some_and(|it| it.skipped > 0),
                Rule::Apart | Rule::At(_) => false,
            }
    }

    /// The violations of an alternative that may fit, if it keeps the value from being taken as
    /// another alternative.
    fn take_doubt(&mut self) -> Option<Report> {
        let is_kept = self.fits == 0 && self.kept.as_ref().is_some_and(|kept| !kept.0.0);
        let matters = self.matters() && !is_kept;
        self.doubt.take().filter(|_| matters)
    }

    /// Returns the result of an alternative that was read strictly.
    pub(super) fn close_strict(&mut self, mut branch: Reader<'j>, has_value: bool) -> Fit {
        self.take_back(&mut branch);
        if branch.broken {
            return Fit::No;
        }
        if has_value && branch.report.is_empty() {
            return self.fitted(&branch);
        }
        if self.doubt.is_none() && branch.report.may_be_valid() {
            self.doubt = Some(branch.report.clone());
        }
        self.refused.push(Refused {
            distance: distance(&branch.report, branch.tag_misses),
            report: branch.report,
        });
        Fit::No
    }

    /// Returns true if a leniently read alternative is the closest so far. An alternative with a
    /// different tag is never taken.
    pub(super) fn close_lenient(&mut self, mut branch: Reader<'j>, has_value: bool) -> bool {
        self.take_back(&mut branch);
        if branch.broken || !has_value || branch.tag_misses > 0 {
            return false;
        }
        let distance = distance(&branch.report, branch.tag_misses);
        let closeness = (!branch.report.may_be_valid(), distance);
        let closer = self.kept.as_ref().is_none_or(|kept| closeness < kept.0);
        if closer {
            self.kept = Some(Box::new((closeness, branch.report)));
        }
        closer
    }

    /// Returns the value as JSON, for an open union that is read leniently.
    #[cold]
    pub(super) fn unknown(&mut self) -> Option<Json> {
        if !self.reader.report.is_lenient() || self.reader.broken {
            return None;
        }
        let text = self.whole.or(self.slice.map(|(text, _)| text))?;
        // This union may be an alternative of another one, and then it contributes nothing about
        // the value.
        self.reader.miss_tag(self.reader.depth + 1);
        Json::keep(text)
    }

    pub(super) fn finish(&mut self) -> Verdict {
        self.pass(None);
        self.look_closer();
        if self.reader.broken {
            return Verdict::Nothing;
        }
        if let Some(doubt) = self.take_doubt() {
            self.reader.report.append(doubt);
            return Verdict::Nothing;
        }
        let report = &mut self.reader.report;
        if self.rule == Rule::Several && self.hurried {
            report.push("anyOf", HURRIED);
        }
        if let Some(taken) = self.taken {
            self.reader.known += taken.known;
            self.reader.skipped += taken.skipped;
        }
        match (self.fits, self.kept.take()) {
            (0, Some(kept)) => {
                report.append(kept.1);
                Verdict::Kept
            }
            (0, None) => {
                let why = explain(std::mem::take(&mut self.refused));
                why.into_iter().for_each(|it| report.append(it));
                Verdict::Nothing
            }
            (1, _) => Verdict::Fits,
            _ => {
                report.push(
                    "oneOf",
                    "must fit exactly one of the alternatives, and fits more than one",
                );
                Verdict::Fits
            }
        }
    }
}
