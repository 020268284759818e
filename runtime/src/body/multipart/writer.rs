//! Writes the parts of a body.

use std::hash::{BuildHasher as _, DefaultHasher, Hash as _, Hasher as _, RandomState};

use bytes::Bytes;
use http::header::{CONTENT_DISPOSITION, HeaderMap, HeaderValue};

use super::parse::find;
use super::part_codecs::PartCodec;
use super::parts::{File, NamedPart};
use crate::body::codec::BodyWriter;
use crate::body::stream::SPENT;
use crate::body::stream::byte_stream::ByteStream;
use crate::parameter::{AMBIGUOUS, Parameter, ParameterValue, header as header_lines};
use crate::report::Report;

/// Collects the parts of a body.
#[derive(Debug, Default)]
pub struct PartsWriter {
    parts: Vec<NamedPart>,
    pub(super) report: Report,
    /// True if parts have a position instead of a name.
    ordered: bool,
    /// The position of the next part, if the document has no position of its own for it.
    pub(super) at: Option<usize>,
    /// True if streams are left untouched, because nothing is sent.
    aside: bool,
}

impl PartsWriter {
    /// A writer of parts with names.
    pub(super) fn named(to: &BodyWriter) -> Self {
        Self {
            aside: to.aside,
            ..Self::default()
        }
    }

    /// A writer of parts with positions.
    pub(super) fn ordered(aside: bool) -> Self {
        Self {
            ordered: true,
            aside,
            ..Self::default()
        }
    }

    /// The number of parts so far.
    pub(super) fn count(&self) -> usize {
        self.parts.len()
    }

    /// The name or the position of a part, for reports.
    fn label(&self, name: &str) -> String {
        self.at.map_or_else(|| name.to_owned(), |at| at.to_string())
    }

    fn refuse(&mut self, name: &str, keyword: &'static str, reason: &str) {
        let label = self.label(name);
        self.report.push_below(&label, keyword, reason);
    }

    /// Writes a required part.
    pub fn one<T, C: PartCodec<T>>(&mut self, codec: &C, value: &T) {
        if codec.is_ambiguous(value) {
            self.refuse(codec.name(), "style", AMBIGUOUS);
        }
        let mut content = BodyWriter::aside(self.aside);
        let mut file = codec.write(value, &mut content);
        if codec.is_file() && !self.ordered && file.filename.is_none() {
            // RFC 7578, section 4.2: a file name distinguishes files from other parts.
            file.filename = Some(codec.name().to_owned());
        }
        let mark = self.report.mark();
        self.report.append(content.report);
        let label = self.label(codec.name());
        self.report.prefix_since(mark, &label);
        self.push(codec.name(), file);
    }

    /// Writes an optional part.
    pub fn optional<T, C: PartCodec<T>>(&mut self, codec: &C, value: &Option<T>) {
        if let Some(value) = value {
            self.one(codec, value);
        }
    }

    /// Writes a part for each item of a required list.
    pub fn list<T, C: PartCodec<T>>(&mut self, codec: &C, values: &[T]) {
        if values.is_empty() {
            let reason = "must have an item: without a part the list is not there";
            self.refuse(codec.name(), "required", reason);
        }
        self.each(codec, values);
    }

    fn each<T, C: PartCodec<T>>(&mut self, codec: &C, values: &[T]) {
        for value in values {
            self.one(codec, value);
        }
    }

    /// Writes a part for each item of an optional list.
    pub fn optional_list<T, C: PartCodec<T>>(&mut self, codec: &C, values: &Option<Vec<T>>) {
        self.each(codec, values.as_deref().unwrap_or_default());
    }

    /// Writes a header of the part just written.
    pub fn header<T: ParameterValue>(&mut self, part: &str, header: &Parameter, value: &T) {
        let texts = value.texts(&header.schema);
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        let lines = header_lines::lines(header.name, &texts, T::LIST);
        let mark = self.report.mark();
        self.lines(part, lines);
        self.locate_header(mark, part, header);
    }

    /// Adds the lines of a header to the part just written; `None` is a value without any.
    pub(super) fn lines(&mut self, part: &str, lines: Option<Vec<header_lines::Line>>) {
        let found = self.parts.last_mut().filter(|it| it.name == part);
        match (found, lines) {
            (Some(part), Some(lines)) => part.headers.extend(lines),
            (None, _) => self.report.push("required", "needs its part"),
            (Some(_), None) => self.report.push("header", header_lines::UNCARRIED),
        }
    }

    pub(super) fn locate_header(&mut self, mark: usize, part: &str, header: &Parameter) {
        self.report.prefix_since(mark, header.name);
        let label = self.label(part);
        self.report.prefix_since(mark, &label);
    }

    /// Writes an optional header.
    pub fn optional_header<T: ParameterValue>(
        &mut self,
        part: &str,
        header: &Parameter,
        value: &Option<T>,
    ) {
        if let Some(value) = value {
            self.header(part, header, value);
        }
    }

    /// Writes undocumented parts.
    pub fn others(&mut self, parts: &[NamedPart]) {
        for part in parts {
            self.push(&part.name, part.file.clone());
            if let Some(last) = self.parts.last_mut() {
                last.headers.clone_from(&part.headers);
            }
        }
    }

    fn push(&mut self, name: &str, file: File) {
        let media_type = file.media_type.as_deref().unwrap_or_default();
        if HeaderValue::from_str(media_type).is_err() {
            self.refuse(name, "content", "must have a media type of visible ASCII");
        }
        let position = name.parse().ok().filter(|_| self.ordered);
        if position.is_some_and(|it: usize| it > self.parts.len()) {
            self.refuse(name, "required", "needs every part before it");
        }
        let name = name.to_owned();
        let headers = HeaderMap::new();
        self.parts.push(NamedPart {
            name,
            file,
            headers,
        });
    }

    pub(super) fn finish(self, media_type: &str, to: &mut BodyWriter) {
        to.report.append(self.report);
        let boundary = boundary(&self.parts);
        let (mut pieces, mut text) = (Vec::new(), Vec::new());
        for part in self.parts {
            let content = &part.file.content;
            if content.is_spent() && !to.aside {
                to.report.push_below(&part.name, "stream", SPENT);
            }
            text.extend_from_slice(format!("--{boundary}\r\n").as_bytes());
            head(&part, self.ordered, &mut text);
            pieces.push(std::mem::take(&mut text).into());
            pieces.push(part.file.content);
            text.extend_from_slice(b"\r\n");
        }
        text.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        pieces.push(text.into());
        let Some(media_type) = with_boundary(media_type, &boundary) else {
            return;
        };
        let buffered: Option<Vec<&[u8]>> = pieces
            .iter()
            .map(|it| Some(it.buffered()?.as_ref()))
            .collect();
        match buffered {
            Some(buffered) => to.set(media_type, buffered.concat()),
            None if to.aside => {}
            None => to.set_stream(media_type, ByteStream::chain(pieces)),
        }
    }

    /// The headers and the content of the single part of a stream.
    pub(super) fn single(mut self) -> Result<(Vec<u8>, ByteStream), Report> {
        let part = self.parts.pop().unwrap_or_default();
        if part.file.content.is_spent() {
            self.report.push("stream", SPENT);
        }
        self.report.into_result()?;
        let mut text = Vec::new();
        head(&part, self.ordered, &mut text);
        Ok((text, part.file.content))
    }
}

/// A media type with the boundary of its parts.
pub(super) fn with_boundary(media_type: &str, boundary: &str) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("{media_type}; boundary={boundary}")).ok()
}

/// The headers of a part. A part of a form has a name (RFC 7578, section 4.2). Another part has a
/// disposition only if it has a file name, or if the document has that header.
fn head(part: &NamedPart, ordered: bool, out: &mut Vec<u8>) {
    let filename = part.file.filename.as_deref();
    let filename = filename.map(|it| format!("; filename=\"{}\"", escaped(it)));
    let disposition = match (ordered, &filename) {
        (false, _) => format!("form-data; name=\"{}\"", escaped(&part.name)),
        (true, Some(_)) if !part.headers.contains_key(CONTENT_DISPOSITION) => {
            "attachment".to_owned()
        }
        (true, _) => String::new(),
    };
    if !disposition.is_empty() {
        let filename = filename.unwrap_or_default();
        let line = format!("Content-Disposition: {disposition}{filename}\r\n");
        out.extend_from_slice(line.as_bytes());
    }
    if let Some(media_type) = &part.file.media_type {
        out.extend_from_slice(format!("Content-Type: {media_type}\r\n").as_bytes());
    }
    for (name, value) in &part.headers {
        out.extend_from_slice(format!("{name}: ").as_bytes());
        out.extend_from_slice(value.as_bytes());
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b"\r\n");
}

/// A boundary absent from all parts. It is a hash of the parts, so equal parts give equal bytes,
/// and no file can contain every candidate. The content of a stream is not known in advance, so a
/// stream gets a random boundary that nobody can guess.
fn boundary(parts: &[NamedPart]) -> String {
    let buffered: Option<Vec<_>> = parts.iter().map(|it| it.file.content.buffered()).collect();
    let Some(buffered) = buffered else {
        return random_boundary();
    };
    let mut number = 0_u64;
    loop {
        let mut hasher = DefaultHasher::new();
        number.hash(&mut hasher);
        for content in &buffered {
            content.hash(&mut hasher);
        }
        let boundary = format!("form-data-{:016x}", hasher.finish());
        let holds = |content: &&Bytes| find(content, boundary.as_bytes(), 0).is_some();
        if !buffered.iter().any(holds) {
            return boundary;
        }
        number = number.wrapping_add(1);
    }
}

/// A boundary that nobody can guess.
pub(super) fn random_boundary() -> String {
    let [one, other] = [(); 2].map(|()| RandomState::new().hash_one(0_u8));
    format!("form-data-{one:016x}{other:016x}")
}

/// Escapes a name as browsers do (HTML, multipart form data). The backslash is escaped too, because
/// readers take it for the start of a quoted pair.
fn escaped(name: &str) -> String {
    let name = name.replace('\\', "\\\\").replace('"', "%22");
    name.replace('\r', "%0D").replace('\n', "%0A")
}
