//! Writing the parts of a body.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use http::header::{HeaderMap, HeaderName, HeaderValue};

use super::parse::find;
use super::{File, NamedPart, PartCodec};
use crate::report::Report;
use crate::wire::body::BodyWriter;
use crate::wire::{Parameter, ParameterValue, header as wire_header};

/// Collects the parts of a body.
#[derive(Debug, Default)]
pub struct PartsWriter {
    parts: Vec<NamedPart>,
    report: Report,
}

impl PartsWriter {
    /// Writes a part that is there.
    pub fn one<T, C: PartCodec<T>>(&mut self, codec: &C, value: &T) {
        self.push(codec.name(), codec.write(value));
    }

    /// Writes a part that may be absent.
    pub fn optional<T, C: PartCodec<T>>(&mut self, codec: &C, value: &Option<T>) {
        if let Some(value) = value {
            self.one(codec, value);
        }
    }

    /// Writes a part for each item.
    pub fn list<T, C: PartCodec<T>>(&mut self, codec: &C, values: &[T]) {
        for value in values {
            self.one(codec, value);
        }
    }

    /// Writes a part for each item of a list that may be absent.
    pub fn optional_list<T, C: PartCodec<T>>(&mut self, codec: &C, values: &Option<Vec<T>>) {
        self.list(codec, values.as_deref().unwrap_or_default());
    }

    /// Writes a header of a part that was just written.
    pub fn header<T: ParameterValue>(&mut self, part: &str, header: &Parameter, value: &T) {
        let texts = value.texts(&header.schema);
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        let name = HeaderName::from_bytes(header.name.as_bytes());
        let value = wire_header::value(&texts, T::LIST);
        let found = self.parts.last_mut().filter(|it| it.name == part);
        let mark = self.report.mark();
        match (found, name, value) {
            (Some(part), Ok(name), Some(value)) => {
                part.headers.append(name, value);
            }
            (None, _, _) => self.report.push("required", "needs its part"),
            _ => self.report.push("header", wire_header::UNCARRIED),
        }
        self.report.prefix_since(mark, header.name);
        self.report.prefix_since(mark, part);
    }

    /// Writes a header that may be absent.
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

    /// Writes parts that the document does not name.
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
            self.report
                .push_below(name, "content", "must have a media type of visible ASCII");
        }
        let name = name.to_owned();
        let headers = HeaderMap::new();
        self.parts.push(NamedPart {
            name,
            file,
            headers,
        });
    }

    pub(super) fn finish(self, to: &mut BodyWriter) {
        to.report.append(self.report);
        let boundary = boundary(&self.parts);
        let mut body = Vec::new();
        for NamedPart {
            name,
            file,
            headers,
        } in &self.parts
        {
            let name = escaped(name);
            let mut head =
                format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"");
            if let Some(filename) = &file.filename {
                head.push_str(&format!("; filename=\"{}\"", escaped(filename)));
            }
            head.push_str("\r\n");
            if let Some(media_type) = &file.media_type {
                head.push_str(&format!("Content-Type: {media_type}\r\n"));
            }
            body.extend_from_slice(head.as_bytes());
            for (name, value) in headers {
                body.extend_from_slice(format!("{name}: ").as_bytes());
                body.extend_from_slice(value.as_bytes());
                body.extend_from_slice(b"\r\n");
            }
            body.extend_from_slice(b"\r\n");
            body.extend_from_slice(&file.content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        let media_type = format!("multipart/form-data; boundary={boundary}");
        if let Ok(media_type) = HeaderValue::from_str(&media_type) {
            to.set(media_type, body);
        }
    }
}

/// A boundary that no part holds. It is made of what the parts hold, so that the same parts are the
/// same bytes, and nobody can write a file with all boundaries that would be tried.
fn boundary(parts: &[NamedPart]) -> String {
    let mut number = 0_u64;
    loop {
        let mut hasher = DefaultHasher::new();
        number.hash(&mut hasher);
        for part in parts {
            part.file.content.hash(&mut hasher);
        }
        let boundary = format!("form-data-{:016x}", hasher.finish());
        let held = parts
            .iter()
            .any(|part| find(&part.file.content, boundary.as_bytes(), 0).is_some());
        if !held {
            return boundary;
        }
        number = number.wrapping_add(1);
    }
}

/// What browsers escape in names (HTML, multipart form data); the backslash is escaped as well,
/// since a reader takes it for the start of a quoted pair.
fn escaped(name: &str) -> String {
    let name = name.replace('\\', "\\\\").replace('"', "%22");
    name.replace('\r', "%0D").replace('\n', "%0A")
}
