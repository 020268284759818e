//! Items of a list whose parts have headers.

use super::part_codecs::PartCodec;
use super::reader::PartsReader;
use super::writer::PartsWriter;
use crate::parameter::{CheckedParameter, Parameter};
use crate::report::Report;
use crate::schema::check;

/// An item of a list: the value of a part with its headers.
pub trait PartItem: Sized {
    /// The content of the part.
    type Value;
    /// Writes the part with its headers.
    fn write(&self, to: &mut PartsWriter);
    /// Reads the single part of the reader with its headers.
    fn read(from: &mut PartsReader<'_>) -> Option<Self>;
    /// Reports the violations of an item.
    fn check(&self, report: &mut Report);
}

impl PartsWriter {
    /// Writes a part with headers for each item.
    pub fn items<T: PartItem>(&mut self, items: &[T]) {
        for item in items {
            item.write(self);
        }
    }

    /// Writes a part with headers for each item of an optional list.
    pub fn optional_items<T: PartItem>(&mut self, items: &Option<Vec<T>>) {
        self.items(items.as_deref().unwrap_or_default());
    }
}

impl PartsReader<'_> {
    /// Reads the items of a required list, each a part with headers.
    pub fn items<T: PartItem>(&mut self, codec: &impl PartCodec<T::Value>) -> Option<Vec<T>> {
        let mark = self.report.mark();
        let items = self.optional_items(codec);
        if items.is_none() && self.report.mark() == mark {
            self.report
                .push_below(codec.name(), "required", "is required");
        }
        items
    }

    /// Reads the items of an optional list, each a part with headers.
    pub fn optional_items<T: PartItem>(
        &mut self,
        codec: &impl PartCodec<T::Value>,
    ) -> Option<Vec<T>> {
        let parts = self.take_items(codec);
        if parts.is_empty() {
            return None;
        }
        let count = parts.len();
        let contents: Vec<_> = parts.iter().map(|it| it.file.clone()).collect();
        let mut items = Vec::with_capacity(count);
        for (index, part) in parts.into_iter().enumerate() {
            let mut one = PartsReader::item(part, index, self.report);
            items.extend(T::read(&mut one));
        }
        let mark = self.report.mark();
        check::items(count, self.report, codec.rules());
        self.refuse_repeats(&contents, codec.rules());
        self.located(mark, codec.name());
        (items.len() == count).then_some(items)
    }
}

impl Report {
    /// Checks the value of an item.
    pub fn item_part<T, C: PartCodec<T>>(&mut self, codec: &C, value: &T) {
        codec.check(value, self);
    }

    /// Checks a header of an item.
    pub fn item_header<T: CheckedParameter>(&mut self, header: &Parameter, value: &T) {
        let mark = self.mark();
        value.check_value(self, &header.schema);
        self.prefix_since(mark, header.name);
    }

    /// Checks the items of a list whose parts have headers.
    pub fn part_items<T: PartItem>(&mut self, codec: &impl PartCodec<T::Value>, items: &[T]) {
        let mark = self.mark();
        for (index, item) in items.iter().enumerate() {
            let mark = self.mark();
            item.check(self);
            self.prefix_index_since(mark, index);
        }
        check::items(items.len(), self, codec.rules());
        self.prefix_since(mark, codec.name());
    }

    /// Checks the items of an optional list.
    pub fn optional_part_items<T: PartItem>(
        &mut self,
        codec: &impl PartCodec<T::Value>,
        items: &Option<Vec<T>>,
    ) {
        if let Some(items) = items {
            self.part_items(codec, items);
        }
    }
}
