//! Unions: `oneOf`, `anyOf`, and unions with a discriminator.

use super::document::to_json;
use super::traits::{Decode, Encode};
use super::trial::{Fit, Rule, Trial, Verdict};
use crate::json::{Effort, Json, Reader};
use crate::schema::Schema;

/// Tries the alternatives of a union on one value.
///
/// The alternatives are tried in turn, and the one that fits is the result.
#[derive(Debug)]
pub struct UnionReader<'r, 'j, T> {
    trial: Trial<'r, 'j>,
    value: Option<T>,
    kept: Option<T>,
    /// All alternatives that fit, for [`Rule::Several`].
    fitting: Vec<Fitting<T>>,
    /// The index of the best of them.
    best: usize,
}

/// An alternative that fits.
#[derive(Debug)]
struct Fitting<T> {
    /// The number of members that it declares.
    known: usize,
    value: T,
}

fn again<B: Decode>(reader: &mut Reader<'_>, schema: &'static Schema) -> bool {
    reader.value::<B>(schema).is_some()
}

impl<'r, 'j, T> UnionReader<'r, 'j, T> {
    /// Reads a value that must fit exactly one alternative.
    pub(crate) fn one_of(reader: &'r mut Reader<'j>) -> Self {
        Self::new(Trial::new(reader, Rule::One).find())
    }

    /// Reads a value that must fit at least one alternative.
    pub(crate) fn any_of(reader: &'r mut Reader<'j>) -> Self {
        Self::new(Trial::new(reader, Rule::Any).find())
    }

    /// Like [`UnionReader::any_of`], for alternatives that may skip each other's members.
    pub(crate) fn several(reader: &'r mut Reader<'j>) -> Self {
        Self::new(Trial::new(reader, Rule::Several).find())
    }

    /// Reads a value that must fit one alternative and can't fit two.
    pub(crate) fn one_of_disjoint(reader: &'r mut Reader<'j>) -> Self {
        Self::new(Trial::new(reader, Rule::Apart).find())
    }

    /// Reads an object and selects the alternative by its tag.
    pub(crate) fn tagged(
        reader: &'r mut Reader<'j>,
        member: &'static str,
        branches: &'static [&'static [&'static str]],
    ) -> Self {
        let mut trial = Trial::new(reader, Rule::Apart);
        trial.slice = trial.reader.slice_with_base();
        trial.whole = trial.slice.map(|(text, _)| text);
        trial.read_tag(member, branches);
        Self::new(trial)
    }

    fn new(trial: Trial<'r, 'j>) -> Self {
        Self {
            trial,
            value: None,
            kept: None,
            fitting: Vec::new(),
            best: 0,
        }
    }
}

impl<T> UnionReader<'_, '_, T> {
    /// Tries an alternative, unless the result is already decided.
    pub(crate) fn alternative<B: Decode>(
        &mut self,
        make: impl FnOnce(B) -> T,
        schema: &'static Schema,
    ) {
        if !self.trial.wants() {
            return;
        }
        let effort = self.trial.effort();
        let Some(mut reader) = self.trial.open(false, effort) else {
            return;
        };
        let value = reader.value::<B>(schema);
        if effort == Effort::Probe {
            let fit = self.trial.close_probe(&mut reader, value.is_some());
            if reader.report.is_undecided() {
                self.trial.doubtful.push((again::<B>, schema));
            }
            match fit {
                Fit::No if self.trial.fits == 0 => self.trial.failed.push((again::<B>, schema)),
                fit => self.keep(fit, value.map(make)),
            }
            return;
        }
        match self.trial.close_strict(reader, value.is_some()) {
            Fit::No if self.trial.fits == 0 => {}
            fit => return self.keep(fit, value.map(make)),
        }
        let Some(mut reader) = self.trial.open_again() else {
            return;
        };
        let value = reader.value::<B>(schema);
        if self.trial.close_lenient(reader, value.is_some()) {
            self.kept = value.map(make);
        }
    }

    /// Keeps the value of an alternative that fits.
    fn keep(&mut self, fit: Fit, value: Option<T>) {
        if matches!(fit, Fit::No) {
            return;
        }
        if self.trial.keeps_all() {
            if matches!(fit, Fit::Taken) {
                self.best = self.fitting.len();
            }
            let known = self.trial.last.known;
            self.fitting
                .extend(value.map(|value| Fitting { known, value }));
        } else if matches!(fit, Fit::Taken) {
            self.value = value;
        }
    }

    /// Returns the value of the alternative that fits.
    pub(crate) fn finish(mut self) -> Option<T> {
        match self.trial.finish() {
            Verdict::Fits => self.value,
            Verdict::Kept => self.kept,
            Verdict::Nothing => None,
        }
    }

    /// Like [`UnionReader::finish`]. Lenient reading keeps a value that fits no alternative as
    /// JSON.
    pub(crate) fn finish_or(mut self, unknown: impl FnOnce(Json) -> T) -> Option<T> {
        match self.trial.finish() {
            Verdict::Fits => self.value,
            Verdict::Kept => self.kept,
            Verdict::Nothing => self.trial.unknown().map(unknown),
        }
    }

    /// Like [`UnionReader::finish`]. If an alternative has members that the best one skips, `make`
    /// takes all alternatives that fit.
    pub(crate) fn finish_several(
        mut self,
        make: impl FnOnce(Vec<T>) -> T,
        unknown: Option<impl FnOnce(Json) -> T>,
    ) -> Option<T>
    where
        T: Encode,
    {
        match self.trial.finish() {
            Verdict::Fits => self.combine(make),
            Verdict::Kept => self.kept,
            Verdict::Nothing => unknown.and_then(|make| self.trial.unknown().map(make)),
        }
    }

    fn combine(mut self, make: impl FnOnce(Vec<T>) -> T) -> Option<T>
    where
        T: Encode,
    {
        if self.fitting.len() > 1 && self.trial.taken.is_some_and(|it| it.skipped > 0) {
            let texts = self.fitting.iter();
            let texts: Vec<_> = texts.map(|it| (it.known, to_json(&it.value))).collect();
            let gained = gained(self.best, &texts);
            if gained > 0 {
                self.trial.gain(gained);
                return Some(make(self.fitting.into_iter().map(|it| it.value).collect()));
            }
        }
        let best = self.fitting.into_iter().nth(self.best);
        best.map(|it| it.value)
    }
}

/// The number of members that the best alternative skips and others declare. An alternative without
/// a known member, such as free-form JSON, declares none.
fn gained(best: usize, texts: &[(usize, Vec<u8>)]) -> usize {
    let read = |at: usize| texts.get(at).and_then(|(_, text)| Json::read(text));
    let Some(mut merged) = read(best) else {
        return 0;
    };
    let before = merged.members();
    for (at, (known, _)) in texts.iter().enumerate() {
        if at != best && *known > 0 {
            // Both were read from one text, so that they can't contradict each other.
            let _ = read(at).map(|it| merged.merge(it));
        }
    }
    merged.members() - before
}
