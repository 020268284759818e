//! Unions: `oneOf`, `anyOf`, and unions with a discriminator.

use jiter::{Jiter, Peek};

use super::reader::{Kind, Reader};
use crate::codec::Decode;
use crate::report::Report;
use crate::schema::{ANY, Schema, check};

/// Tries the branches of a union on one value.
///
/// Each branch is offered in turn, and [`Union::finish`] answers with the one that fits.
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

/// How far a branch is from the value; less is closer.
type Distance = (bool, u32, usize);

/// The part of a union that does not depend on its type, so that it is compiled once.
#[derive(Debug)]
struct Trial<'r, 'j> {
    reader: &'r mut Reader<'j>,
    /// The bytes of the value and where they start; `None` if there is nothing to try.
    slice: Option<(&'j [u8], usize)>,
    rule: Rule,
    offered: usize,
    fits: usize,
    closest: Option<(Distance, Report)>,
    kept: Option<(Distance, Report)>,
}

impl<'j> Reader<'j> {
    /// Starts a value of which exactly one branch fits (`oneOf`).
    pub fn one_of<'r, T>(&'r mut self) -> Union<'r, 'j, T> {
        Union::new(Trial::new(self, Rule::One))
    }

    /// Starts a value of which at least one branch fits (`anyOf`); the first that fits is taken.
    pub fn any_of<'r, T>(&'r mut self) -> Union<'r, 'j, T> {
        Union::new(Trial::new(self, Rule::Any))
    }

    /// Starts an object whose branch is told by the text of one member (`discriminator`).
    /// `branches` lists the texts of each branch, in the order in which they are offered.
    pub fn tagged<'r, T>(
        &'r mut self,
        member: &'static str,
        branches: &'static [&'static [&'static str]],
    ) -> Union<'r, 'j, T> {
        let mut trial = Trial::new(self, Rule::Any);
        trial.read_tag(member, branches);
        Union::new(trial)
    }
}

impl<'r, 'j, T> Union<'r, 'j, T> {
    fn new(trial: Trial<'r, 'j>) -> Self {
        Self {
            trial,
            value: None,
            kept: None,
        }
    }

    /// Offers a branch.
    pub fn branch<B: Decode>(&mut self, make: impl FnOnce(B) -> T) {
        self.branch_with(make, &ANY);
    }

    /// Offers a branch that has a schema of its own.
    pub fn branch_with<B: Decode>(&mut self, make: impl FnOnce(B) -> T, schema: &'static Schema) {
        if !self.trial.wants() {
            return;
        }
        let Some(mut reader) = self.trial.open(false) else {
            return;
        };
        let value = reader.value::<B>(schema);
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

    /// The value of the branch that fits.
    #[must_use]
    pub fn finish(self) -> Option<T> {
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
        let slice = reader
            .slice()
            .map(|slice| (slice, reader.base + reader.index() - slice.len()));
        Self {
            reader,
            slice,
            rule,
            offered: 0,
            fits: 0,
            closest: None,
            kept: None,
        }
    }

    /// Finds the branch by its tag. Without a branch there is nothing left to try.
    fn read_tag(&mut self, member: &'static str, branches: &[&[&str]]) {
        let Some((slice, _)) = self.slice else { return };
        let report = &mut self.reader.report;
        match find_tag(slice, member) {
            Tag::Text(text) => {
                match branches
                    .iter()
                    .position(|values| values.contains(&text.as_str()))
                {
                    Some(place) => self.rule = Rule::At(place),
                    None => {
                        let mark = report.mark();
                        let all: Vec<&str> = branches.iter().copied().flatten().copied().collect();
                        check::unlisted(&all, &text, report, &ANY);
                        report.prefix_since(mark, member);
                        self.slice = None;
                    }
                }
                return;
            }
            Tag::Missing => report.push_below(member, "required", "is required"),
            Tag::Other(kind) => {
                report.push_below(
                    member,
                    "type",
                    format!("must be a string, found {}", kind.describe()),
                );
            }
            Tag::NoObject(kind) => report.push(
                "type",
                format!("must be an object, found {}", kind.describe()),
            ),
        }
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

    /// A reader of the value with a report of its own.
    fn open(&mut self, lenient: bool) -> Option<Reader<'j>> {
        let (slice, base) = self.slice?;
        let reader = &mut *self.reader;
        let Some(rereads) = reader.rereads.checked_sub(slice.len()) else {
            reader.syntax(
                "nested alternatives take too long to tell apart",
                reader.index(),
            );
            return None;
        };
        Some(Reader {
            whole: reader.whole,
            base,
            data: slice,
            jiter: Jiter::new(slice),
            report: reader.report.sibling(lenient),
            broken: false,
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
            self.open(true)
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
            .is_none_or(|(closest, _)| distance < *closest)
        {
            self.closest = Some((distance, branch.report));
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
        let closer = self.kept.as_ref().is_none_or(|(kept, _)| distance < *kept);
        if closer {
            self.kept = Some((distance, branch.report));
        }
        closer
    }

    fn finish(self) -> Verdict {
        let report = &mut self.reader.report;
        if self.reader.broken {
            return Verdict::Nothing;
        }
        match (self.fits, self.kept, self.closest) {
            (0, Some((_, kept)), _) => {
                report.append(kept);
                Verdict::Kept
            }
            (0, None, Some((_, closest))) => {
                report.append(closest);
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

/// What the member that tells the branch holds.
enum Tag {
    Text(String),
    Missing,
    Other(Kind),
    NoObject(Kind),
}

/// Finds a tag in a value that is known to be JSON.
fn find_tag(slice: &[u8], member: &str) -> Tag {
    let mut jiter = Jiter::new(slice);
    let first = match jiter.peek() {
        Ok(Peek::Object) => jiter.known_object(),
        Ok(other) => return Kind::of(other).map_or(Tag::Missing, Tag::NoObject),
        Err(_) => return Tag::Missing,
    };
    let mut found = first.ok().flatten().map(|name| name == member);
    while let Some(is_tag) = found {
        if is_tag {
            return match jiter.peek() {
                Ok(Peek::String) => jiter
                    .known_str()
                    .map_or(Tag::Missing, |text| Tag::Text(text.to_owned())),
                Ok(other) => Kind::of(other).map_or(Tag::Missing, Tag::Other),
                Err(_) => Tag::Missing,
            };
        }
        if jiter.next_skip().is_err() {
            return Tag::Missing;
        }
        found = jiter.next_key().ok().flatten().map(|name| name == member);
    }
    Tag::Missing
}
