//! Unions: `oneOf`, `anyOf`, and unions with a discriminator.

use super::Number;
use super::lexer::Lexer;
use super::reader::{Effort, Kind, Reader};
use super::tag::{Tag, find_tag};
use crate::codec::Decode;
use crate::report::Report;
use crate::schema::{ANY, Schema, check};
use crate::source::Offers;

/// Tries the branches of a union on one value.
///
/// Each branch is offered in turn, and [`Offers::finish`] answers with the one that fits.
#[derive(Debug)]
pub struct Union<'r, 'j, T> {
    trial: Trial<'r, 'j>,
    value: Option<T>,
    kept: Option<T>,
}

/// How many branches may fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// `oneOf`: exactly one.
    One,
    /// `anyOf`: at least one; the first is taken.
    Any,
    /// The branch at this place, told by a tag.
    At(usize),
}

/// Reads a branch once more: whether there is a value.
type Again = fn(&mut Reader<'_>, &'static Schema) -> bool;

fn again<B: Decode>(reader: &mut Reader<'_>, schema: &'static Schema) -> bool {
    reader.value::<B>(schema).is_some()
}

/// How far a branch is from the value; less is closer.
type Distance = (bool, u32, usize);

/// The part of a union that does not depend on its type, so that it is compiled once.
#[derive(Debug)]
struct Trial<'r, 'j> {
    reader: &'r mut Reader<'j>,
    /// The text of the value and where it starts; `None` if there is nothing to try.
    slice: Option<(&'j str, usize)>,
    /// The text goes on behind the value: nobody has looked for its end yet.
    ahead: bool,
    rule: Rule,
    offered: usize,
    fits: usize,
    /// Where a constant of a branch was found.
    constant: Option<(&'static str, usize)>,
    /// Branches that were only probed, and do not fit.
    failed: Vec<(Again, &'static Schema)>,
    closest: Option<Box<(Distance, Report)>>,
    kept: Option<Box<(Distance, Report)>>,
}

impl<'r, 'j, T> Union<'r, 'j, T> {
    /// A value of which exactly one branch fits.
    pub(crate) fn one_of(reader: &'r mut Reader<'j>) -> Self {
        Self::new(Trial::new(reader, Rule::One).find())
    }

    /// A value of which at least one branch fits.
    pub(crate) fn any_of(reader: &'r mut Reader<'j>) -> Self {
        Self::new(Trial::new(reader, Rule::Any).find())
    }

    /// An object whose branch is told by one member.
    pub(crate) fn tagged(
        reader: &'r mut Reader<'j>,
        member: &'static str,
        branches: &'static [&'static [&'static str]],
    ) -> Self {
        let mut trial = Trial::new(reader, Rule::Any);
        trial.slice = trial.reader.slice_with_base();
        trial.read_tag(member, branches);
        Self::new(trial)
    }

    fn new(trial: Trial<'r, 'j>) -> Self {
        Self {
            trial,
            value: None,
            kept: None,
        }
    }
}

impl<T> Offers<T> for Union<'_, '_, T> {
    fn branch_with<B: Decode>(&mut self, make: impl FnOnce(B) -> T, schema: &'static Schema) {
        if !self.trial.wants() {
            return;
        }
        let effort = self.trial.effort();
        let Some(mut reader) = self.trial.open(false, effort) else {
            return;
        };
        let value = reader.value::<B>(schema);
        if effort == Effort::Probe {
            if self.trial.close_probe(&mut reader, value.is_some()) {
                if self.value.is_none() {
                    self.value = value.map(make);
                }
            } else if self.trial.fits == 0 {
                self.trial.failed.push((again::<B>, schema));
            }
            return;
        }
        if self.trial.close_strict(reader, value.is_some()) {
            if self.value.is_none() {
                self.value = value.map(make);
            }
            return;
        }
        let Some(mut reader) = self.trial.open_again() else {
            return;
        };
        let value = reader.value::<B>(schema);
        if self.trial.close_lenient(reader, value.is_some()) {
            self.kept = value.map(make);
        }
    }

    fn finish(self) -> Option<T> {
        match self.trial.finish() {
            Verdict::Fits => self.value,
            Verdict::Kept => self.kept,
            Verdict::Nothing => None,
        }
    }
}

/// What a union comes to.
enum Verdict {
    Fits,
    Kept,
    Nothing,
}

impl<'r, 'j> Trial<'r, 'j> {
    fn new(reader: &'r mut Reader<'j>, rule: Rule) -> Self {
        Self {
            reader,
            slice: None,
            ahead: false,
            rule,
            offered: 0,
            fits: 0,
            constant: None,
            failed: Vec::new(),
            closest: None,
            kept: None,
        }
    }

    /// Finds the value. Where branches are only probed, the first that fits tells its end.
    fn find(mut self) -> Self {
        let start = self.reader.start();
        self.ahead = self.effort() == Effort::Probe;
        self.slice = if self.ahead {
            start.map(|start| (self.reader.lexer.rest(), self.reader.base + start))
        } else {
            self.reader.slice_with_base()
        };
        self
    }

    /// Walks over the value, as far as the branch that fits has read, or else to where it ends.
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

    /// Finds the branch by its tag. Without a branch there is nothing left to try.
    fn read_tag(&mut self, member: &'static str, branches: &[&[&str]]) {
        let Some((slice, _)) = self.slice else { return };
        let tag = find_tag(slice, member);
        let names = |values: &&[&str]| values.iter().any(|it| tag.is(it));
        if let Some(place) = branches.iter().position(names) {
            self.rule = Rule::At(place);
            return;
        }
        let listed: Vec<&str> = branches.iter().copied().flatten().copied().collect();
        let numbers = listed.iter().all(|it| Number::new(it).is_some());
        let report = &mut self.reader.report;
        let mark = report.mark();
        match tag {
            Tag::Text(text) => check::unlisted(&listed, &text, report, &ANY),
            Tag::Literal(text, Kind::Number) if numbers => {
                let found = report.echo(&text);
                report.push_found("enum", check::one_of(&listed), found);
            }
            Tag::Literal(_, kind) | Tag::Other(kind) => {
                let expected = match numbers {
                    true => "must be a number",
                    false => "must be a string",
                };
                report.push_found("type", expected, kind.describe());
            }
            Tag::Missing => report.push("required", "is required"),
            Tag::NoObject(kind) => {
                report.push_found("type", "must be an object", kind.describe());
                self.slice = None;
                return;
            }
        }
        report.prefix_since(mark, member);
        self.slice = None;
    }

    /// Whether the branch that is offered next is to be tried.
    fn wants(&mut self) -> bool {
        let place = self.offered;
        self.offered += 1;
        let wanted = match self.rule {
            // Two are one too many; there is no need to count on.
            Rule::One => self.fits < 2,
            Rule::Any => self.fits == 0,
            Rule::At(wanted) => wanted == place,
        };
        wanted && self.slice.is_some() && !self.reader.broken
    }

    /// Most branches do not fit, and why is only of interest when none does. So they are probed,
    /// unless one is all there is or something is known to be wrong already.
    fn effort(&self) -> Effort {
        let one = matches!(self.rule, Rule::At(_)) || self.reader.report.is_lenient();
        match self.reader.effort {
            Effort::Plain if one => Effort::Plain,
            Effort::Plain | Effort::Probe | Effort::GivenUp => Effort::Probe,
            Effort::Thorough => Effort::Thorough,
        }
    }

    /// A reader of the value with a report of its own.
    fn open(&mut self, lenient: bool, effort: Effort) -> Option<Reader<'j>> {
        let (slice, base) = self.slice?;
        let reader = &mut *self.reader;
        let length = if self.ahead { 0 } else { slice.len() };
        let Some(rereads) = reader.rereads.checked_sub(length) else {
            reader.syntax(
                "nested alternatives take too long to tell apart",
                reader.index(),
            );
            return None;
        };
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
            rereads,
            tag_depth: reader.depth + 1,
            tag_misses: 0,
            name: String::new(),
            hasher: reader.hasher.clone(),
        })
    }

    /// As [`Trial::open`], for lenient reading, if that is what the caller wants.
    fn open_again(&mut self) -> Option<Reader<'j>> {
        if self.reader.report.is_lenient() && !self.reader.broken {
            self.open(true, Effort::Thorough)
        } else {
            None
        }
    }

    /// Takes back what a branch used. What ends reading in a branch ends it altogether.
    fn take_back(&mut self, branch: &mut Reader<'j>) {
        self.reader.rereads = branch.rereads;
        if branch.broken {
            self.reader.broken = true;
            let report = std::mem::take(&mut branch.report);
            self.reader.report.append(report);
        }
    }

    /// Whether a branch fits that was only probed.
    fn close_probe(&mut self, branch: &mut Reader<'j>, has_value: bool) -> bool {
        self.constant = branch.constant;
        if branch.effort == Effort::GivenUp {
            self.reader.rereads = branch.rereads;
            self.pass(None);
            return false;
        }
        self.take_back(branch);
        let fits = !branch.broken && has_value && branch.report.is_empty();
        self.fits += usize::from(fits);
        self.pass(fits.then(|| branch.index()));
        fits
    }

    /// Looks into the branches that do not fit, if none does.
    fn look_closer(&mut self) {
        let failed = std::mem::take(&mut self.failed);
        if self.fits > 0 || failed.is_empty() || self.reader.broken || self.reader.gives_up() {
            return;
        }
        for (again, schema) in failed {
            let Some(mut reader) = self.open(false, Effort::Thorough) else {
                return;
            };
            let has_value = again(&mut reader, schema);
            self.close_strict(reader, has_value);
        }
    }

    /// Whether a branch fits.
    fn close_strict(&mut self, mut branch: Reader<'j>, has_value: bool) -> bool {
        self.take_back(&mut branch);
        if branch.broken {
            return false;
        }
        if branch.report.is_undecided() && matches!(self.rule, Rule::One) {
            // It may fit as well as another one, so the value is refused whatever the others say.
            let report = std::mem::take(&mut branch.report);
            self.reader.report.append(report);
            return false;
        }
        if has_value && branch.report.is_empty() {
            self.fits += 1;
            return true;
        }
        let distance = distance(&branch);
        if self
            .closest
            .as_ref()
            .is_none_or(|closest| distance < closest.0)
        {
            self.closest = Some(Box::new((distance, branch.report)));
        }
        false
    }

    /// Whether a branch that was read leniently is the closest yet. A branch whose tag says that
    /// the value is something else is never taken.
    fn close_lenient(&mut self, mut branch: Reader<'j>, has_value: bool) -> bool {
        self.take_back(&mut branch);
        if branch.broken || !has_value || branch.tag_misses > 0 {
            return false;
        }
        let distance = distance(&branch);
        let closer = self.kept.as_ref().is_none_or(|kept| distance < kept.0);
        if closer {
            self.kept = Some(Box::new((distance, branch.report)));
        }
        closer
    }

    fn finish(mut self) -> Verdict {
        self.pass(None);
        self.look_closer();
        let report = &mut self.reader.report;
        if self.reader.broken {
            return Verdict::Nothing;
        }
        match (self.fits, self.kept, self.closest) {
            (0, Some(kept), _) => {
                report.append(kept.1);
                Verdict::Kept
            }
            (0, None, Some(closest)) => {
                report.append(closest.1);
                Verdict::Nothing
            }
            (0, None, None) => Verdict::Nothing,
            (1, ..) => Verdict::Fits,
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

/// A branch of another JSON type is further than one whose tag says another, and that is further
/// than one that only has mistakes.
fn distance(branch: &Reader<'_>) -> Distance {
    let other_type = branch
        .report
        .violations()
        .first()
        .is_some_and(|first| first.keyword == "type" && first.pointer.is_empty());
    (other_type, branch.tag_misses, branch.report.len())
}
