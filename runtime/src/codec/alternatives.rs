//! Unions: `oneOf`, `anyOf`, and unions with a discriminator.

use super::traits::Decode;
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
            match self.trial.close_probe(&mut reader, value.is_some()) {
                Fit::Taken => self.value = value.map(make),
                Fit::No if self.trial.fits == 0 => self.trial.failed.push((again::<B>, schema)),
                Fit::No | Fit::Passed => {}
            }
            return;
        }
        match self.trial.close_strict(reader, value.is_some()) {
            Fit::Taken => {
                self.value = value.map(make);
                return;
            }
            Fit::Passed => return,
            Fit::No if self.trial.fits > 0 => return,
            Fit::No => {}
        }
        let Some(mut reader) = self.trial.open_again() else {
            return;
        };
        let value = reader.value::<B>(schema);
        if self.trial.close_lenient(reader, value.is_some()) {
            self.kept = value.map(make);
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
}
