//! Bodies whose parts have positions instead of names (OpenAPI 3.2.0, "Encoding By Position").

use super::body::Multipart;
use super::items::PartItem;
use super::part_codecs::PartCodec;
use super::parts::{File, NamedPart};
use super::reader::PartsReader;
use super::writer::PartsWriter;
use crate::body::codec::{BodyCodec, BodyReader, BodyWriter};
use crate::report::Report;
use crate::schema::{Schema, check};

/// The codec of a body with a part for each item of a list, such as `multipart/mixed`.
#[derive(Clone, Debug)]
pub struct OrderedBody {
    media_type: &'static str,
    rules: Schema,
}

impl OrderedBody {
    /// A body of this media type.
    #[must_use]
    pub const fn new(media_type: &'static str) -> Self {
        Self {
            media_type,
            rules: Schema::new(),
        }
    }

    /// Sets the least number of parts.
    #[must_use]
    pub const fn min_items(mut self, parts: u64) -> Self {
        self.rules = self.rules.min_items(parts);
        self
    }

    /// Sets the greatest number of parts.
    #[must_use]
    pub const fn max_items(mut self, parts: u64) -> Self {
        self.rules = self.rules.max_items(parts);
        self
    }

    /// Requires that no two parts have the same content.
    #[must_use]
    pub const fn unique_items(mut self) -> Self {
        self.rules = self.rules.unique_items();
        self
    }
}

impl<T: Multipart> BodyCodec<T> for OrderedBody {
    fn write(&self, body: &T, to: &mut BodyWriter) {
        let mut parts = PartsWriter::ordered(to.aside);
        body.write(&mut parts);
        check::items(parts.count(), &mut parts.report, &self.rules);
        parts.finish(written(self.media_type), to);
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<T> {
        let mut parts = PartsReader::ordered(self.media_type, from)?;
        let count = parts.left().len();
        let contents: Vec<File> = match self.rules.unique_items {
            true => parts.left().iter().map(|it| it.file.clone()).collect(),
            false => Vec::new(),
        };
        let body = T::read(&mut parts);
        parts.refuse_repeats(&contents, &self.rules);
        check::items(count, parts.report, &self.rules);
        body
    }

    fn check(&self, body: &T, report: &mut Report) {
        body.check(report);
    }

    fn admits_empty(&self) -> bool {
        false
    }
}

/// The media type to write for a documented one, which may be a range.
pub(super) fn written(media_type: &'static str) -> &'static str {
    match media_type.contains('*') {
        // RFC 2046, section 5.1.3: an unknown subtype is read as `mixed`.
        true => "multipart/mixed",
        false => media_type,
    }
}

impl PartsWriter {
    /// Writes the parts after the ones with a position of their own; `first` is the index of the
    /// first of them.
    pub fn rest<T, C: PartCodec<T>>(&mut self, first: usize, codec: &C, values: &[T]) {
        self.each_at(first, values, |to, value| to.one(codec, value));
    }

    /// Like [`rest`](Self::rest), for parts with headers.
    pub fn rest_items<T: PartItem>(&mut self, first: usize, items: &[T]) {
        self.each_at(first, items, |to, item| item.write(to));
    }

    fn each_at<T>(&mut self, first: usize, values: &[T], mut write: impl FnMut(&mut Self, &T)) {
        if !values.is_empty() && self.count() < first {
            let reason = "needs every part before it";
            self.report
                .push_below(&first.to_string(), "required", reason);
        }
        for (index, value) in values.iter().enumerate() {
            self.at = Some(first.saturating_add(index));
            write(self, value);
        }
        self.at = None;
    }
}

impl PartsReader<'_> {
    /// Reads the parts after the ones with a position of their own.
    pub fn rest<T, C: PartCodec<T>>(&mut self, first: usize, codec: &C) -> Option<Vec<T>> {
        self.each_at(first, codec.name(), |one| one.one(codec))
    }

    /// Like [`rest`](Self::rest), for parts with headers.
    pub fn rest_items<T: PartItem>(
        &mut self,
        first: usize,
        codec: &impl PartCodec<T::Value>,
    ) -> Option<Vec<T>> {
        self.each_at(first, codec.name(), T::read)
    }

    fn each_at<T>(
        &mut self,
        first: usize,
        name: &str,
        mut read: impl FnMut(&mut PartsReader<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let parts = self.others();
        let count = parts.len();
        let mut values = Vec::with_capacity(count);
        for (index, part) in parts.into_iter().enumerate() {
            let part = named(part, name);
            let index = first.saturating_add(index);
            values.extend(read(&mut PartsReader::nameless(part, index, self.report)));
        }
        (values.len() == count).then_some(values)
    }
}

/// A part with the name of its codec, by which a reader finds it.
pub(super) fn named(part: NamedPart, name: &str) -> NamedPart {
    NamedPart {
        name: name.to_owned(),
        ..part
    }
}

impl Report {
    /// Checks the parts after the ones with a position of their own.
    pub fn rest_part<T, C: PartCodec<T>>(&mut self, first: usize, codec: &C, values: &[T]) {
        self.each_at(first, values, |report, value| codec.check(value, report));
    }

    /// Like [`rest_part`](Self::rest_part), for parts with headers.
    pub fn rest_part_items<T: PartItem>(&mut self, first: usize, items: &[T]) {
        self.each_at(first, items, |report, item| item.check(report));
    }

    fn each_at<T>(&mut self, first: usize, values: &[T], mut check: impl FnMut(&mut Self, &T)) {
        for (index, value) in values.iter().enumerate() {
            let mark = self.mark();
            check(self, value);
            self.prefix_index_since(mark, first.saturating_add(index));
        }
    }
}
