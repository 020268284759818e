//! Reads the parts of a body.

use http::HeaderMap;

use super::parse::parse;
use super::part_codecs::PartCodec;
use super::parts::{File, NamedPart, SplitPart};
use crate::body::codec::{BodyReader, Parts};
use crate::parameter::{
    CheckedParameter, Parameter, ParameterValue, header as header_lines, is_item_of,
};
use crate::report::{Location, Report};
use crate::schema::{Schema, check};
use crate::syntax::media_type::{choose, parameter};

/// Provides the parts of a body by their names.
#[derive(Debug)]
pub struct PartsReader<'r> {
    parts: Vec<NamedPart>,
    pub(super) report: &'r mut Report,
    /// The index of the single part in its list.
    index: Option<usize>,
    /// True if the single part has only an index, because its body has no names.
    nameless: bool,
}

impl<'r> PartsReader<'r> {
    /// Reads the parts of a body by their names; `None` if they can't be parsed.
    pub(super) fn of(from: &'r mut BodyReader<'_>) -> Option<Self> {
        let parts = split(from, "multipart/form-data")?;
        let parts = parts.and_then(|it| it.into_iter().map(SplitPart::into_named).collect());
        Self::with(parts, from)
    }

    /// Reads the parts of a body by their positions; `None` if they can't be parsed.
    pub(super) fn ordered(media_type: &str, from: &'r mut BodyReader<'_>) -> Option<Self> {
        let parts = split(from, media_type)?;
        let indexed = |(index, it): (usize, SplitPart)| it.into_indexed(index);
        let parts = parts.map(|it| it.into_iter().enumerate().map(indexed).collect());
        Self::with(parts, from)
    }

    fn with(
        parts: Result<Vec<NamedPart>, &'static str>,
        from: &'r mut BodyReader<'_>,
    ) -> Option<Self> {
        match parts {
            Ok(parts) => Some(Self {
                parts,
                report: &mut from.report,
                index: None,
                nameless: false,
            }),
            Err(reason) => {
                from.report.push("syntax", reason);
                None
            }
        }
    }

    /// A reader for one part, an item of a list.
    pub(super) fn item(part: NamedPart, index: usize, report: &'r mut Report) -> Self {
        Self {
            parts: vec![part],
            report,
            index: Some(index),
            nameless: false,
        }
    }

    /// A reader for one part of a body without names.
    pub(super) fn nameless(part: NamedPart, index: usize, report: &'r mut Report) -> Self {
        Self {
            nameless: true,
            ..Self::item(part, index, report)
        }
    }

    /// A reader for one part of a stream, whose reports have no index.
    pub(super) fn alone(part: NamedPart, report: &'r mut Report) -> Self {
        Self {
            parts: vec![part],
            report,
            index: None,
            nameless: true,
        }
    }

    /// The parts not read yet.
    pub(super) fn left(&self) -> &[NamedPart] {
        &self.parts
    }

    /// Reads a required part.
    pub fn one<T, C: PartCodec<T>>(&mut self, codec: &C) -> Option<T> {
        let mark = self.report.mark();
        let value = self.optional(codec);
        self.refuse_missing(mark, codec.name(), value)
    }

    /// Reports a missing part, but not an invalid one.
    fn refuse_missing<T>(&mut self, mark: usize, name: &str, value: Option<T>) -> Option<T> {
        if value.is_none() && self.report.mark() == mark {
            self.report.push_below(name, "required", "is required");
        }
        value
    }

    /// Reads an optional part.
    pub fn optional<T, C: PartCodec<T>>(&mut self, codec: &C) -> Option<T> {
        let name = codec.name();
        let mut found = self.take(name);
        found.retain(|part| !codec.is_nothing(part));
        let mark = self.report.mark();
        if found.len() > 1 {
            let found = found.len();
            self.report
                .push_found("duplicate", "must be given once", found.to_string());
        }
        let first = found.first();
        let value = first.and_then(|part| codec.read(part, self.report));
        self.located(mark, name);
        value
    }

    /// Reads the items of a required list, one part each.
    pub fn list<T, C: PartCodec<T>>(&mut self, codec: &C) -> Option<Vec<T>> {
        let mark = self.report.mark();
        let values = self.optional_list(codec);
        self.refuse_missing(mark, codec.name(), values)
    }

    /// Reads the items of an optional list, one part each.
    pub fn optional_list<T, C: PartCodec<T>>(&mut self, codec: &C) -> Option<Vec<T>> {
        let name = codec.name();
        let parts = self.take_items(codec).into_iter();
        let parts: Vec<_> = parts.map(|part| part.file).collect();
        if parts.is_empty() {
            return None;
        }
        let mark = self.report.mark();
        let mut items = Vec::with_capacity(parts.len());
        for (index, part) in parts.iter().enumerate() {
            let mark = self.report.mark();
            items.extend(codec.read(part, self.report));
            self.report.prefix_index_since(mark, index);
        }
        check::items(parts.len(), self.report, codec.rules());
        self.refuse_repeats(&parts, codec.rules());
        self.located(mark, name);
        (items.len() == parts.len()).then_some(items)
    }

    /// Reads a required header of a part not read yet.
    pub fn header<T: ParameterValue>(&mut self, part: &str, header: &Parameter) -> Option<T> {
        let mark = self.report.mark();
        let value = self.optional_header(part, header);
        if value.is_none() {
            self.require_header(mark, part, header);
        }
        value
    }

    /// Reports a header that is missing and not only invalid.
    pub(super) fn require_header(&mut self, mark: usize, part: &str, header: &Parameter) {
        // The part itself is reported when it is read.
        let mut parts = self.parts.iter();
        let there = parts.any(|it| it.name == part && !it.file.is_unchosen());
        if there && self.report.mark() == mark {
            self.report
                .push_below(header.name, "required", "is required");
            self.located(mark, part);
        }
    }

    /// The headers of a part not read yet.
    pub(super) fn headers(&self, part: &str) -> Option<HeaderMap> {
        let found = self.parts.iter().find(|it| it.name == part);
        found.map(|it| it.headers.clone())
    }

    /// Reads an optional header of a part not read yet.
    pub fn optional_header<T: ParameterValue>(
        &mut self,
        part: &str,
        header: &Parameter,
    ) -> Option<T> {
        let found = self.parts.iter().find(|it| it.name == part)?;
        let mark = self.report.mark();
        let texts = header_lines::texts(&found.headers, header.name, T::LIST, self.report);
        let value = texts.and_then(|it| T::from_texts(&it, self.report, &header.schema));
        self.report.prefix_since(mark, header.name);
        self.located(mark, part);
        value
    }

    /// All parts not read yet.
    pub fn others(&mut self) -> Vec<NamedPart> {
        std::mem::take(&mut self.parts)
    }

    /// Refuses parts not read yet, because the document admits no others by this keyword.
    pub fn no_others(&mut self, keyword: &'static str) {
        for part in std::mem::take(&mut self.parts) {
            self.report
                .push_below(&part.name, keyword, "is not a known part");
        }
    }

    /// Refuses a part with a schema no value fits, and reports the keyword responsible.
    pub fn forbidden(&mut self, name: &str, keyword: &'static str) {
        if !self.take(name).is_empty() {
            self.report.push_below(name, keyword, "must not be present");
        }
    }

    fn take(&mut self, name: &str) -> Vec<File> {
        let parts = std::mem::take(&mut self.parts);
        let (found, others): (Vec<_>, Vec<_>) = parts.into_iter().partition(|it| it.name == name);
        self.parts = others;
        found.into_iter().map(|part| part.file).collect()
    }

    /// Takes the parts of a list in their order. A name with brackets as in PHP (`tags[]`) belongs
    /// to the list too, unless the document has another member with that name.
    pub(super) fn take_items<T>(&mut self, codec: &impl PartCodec<T>) -> Vec<NamedPart> {
        let (name, exact) = (codec.name(), codec.is_exact());
        let parts = std::mem::take(&mut self.parts).into_iter();
        let is_item = |it: &NamedPart| it.name == name || !exact && is_item_of(&it.name, name);
        let (mut found, others): (Vec<_>, Vec<_>) = parts.partition(is_item);
        self.parts = others;
        found.retain(|part| !codec.is_nothing(&part.file));
        for part in &mut found {
            name.clone_into(&mut part.name);
        }
        found
    }

    pub(super) fn refuse_repeats(&mut self, parts: &[File], rules: &Schema) {
        if rules.unique_items && repeats(parts) {
            self.report
                .push("uniqueItems", "must not have an item twice");
        }
    }

    pub(super) fn located(&mut self, mark: usize, name: &str) {
        if let Some(index) = self.index {
            self.report.prefix_index_since(mark, index);
        }
        if !self.nameless {
            self.report.prefix_since(mark, name);
        }
        self.report.locate_since(mark, Location::Body);
    }
}

/// The parts of a body of this media type, or its error in syntax; `None` for another media type.
fn split(from: &mut BodyReader<'_>, media_type: &str) -> Option<Parts> {
    let sent = from.media_type.unwrap_or_default();
    if choose(sent, &[media_type]).is_none() {
        from.mismatch(&[media_type]);
        return None;
    }
    let whole = || {
        let boundary = parameter(sent, "boundary").unwrap_or_default();
        parse(from.bytes, &boundary)
    };
    Some(from.parts.take().unwrap_or_else(whole))
}

fn repeats(parts: &[File]) -> bool {
    let contents = parts.iter().map(|it| &it.content);
    let mut sorted: Vec<_> = contents
        .filter_map(|it| Some((it.length(), it.identity()?)))
        .collect();
    sorted.sort_unstable();
    sorted.windows(2).any(|pair| pair.first() == pair.last())
}

impl Report {
    /// Checks a part of a body built in code.
    pub fn part<T, C: PartCodec<T>>(&mut self, codec: &C, value: &T) {
        let mark = self.mark();
        codec.check(value, self);
        self.prefix_since(mark, codec.name());
    }

    /// Checks a header of a part.
    pub fn part_header<T: CheckedParameter>(&mut self, part: &str, header: &Parameter, value: &T) {
        let mark = self.mark();
        value.check_value(self, &header.schema);
        self.prefix_since(mark, header.name);
        self.prefix_since(mark, part);
    }

    /// Checks an optional part.
    pub fn optional_part<T, C: PartCodec<T>>(&mut self, codec: &C, value: &Option<T>) {
        if let Some(value) = value {
            self.part(codec, value);
        }
    }

    /// Checks the parts of a list.
    pub fn list_part<T, C: PartCodec<T>>(&mut self, codec: &C, values: &[T]) {
        let mark = self.mark();
        for (index, value) in values.iter().enumerate() {
            let mark = self.mark();
            codec.check(value, self);
            self.prefix_index_since(mark, index);
        }
        check::items(values.len(), self, codec.rules());
        self.prefix_since(mark, codec.name());
    }

    /// Checks the parts of an optional list.
    pub fn optional_list_part<T, C: PartCodec<T>>(&mut self, codec: &C, values: &Option<Vec<T>>) {
        if let Some(values) = values {
            self.list_part(codec, values);
        }
    }
}
