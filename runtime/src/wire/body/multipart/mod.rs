//! Bodies of the type `multipart/form-data` (RFC 7578).
//!
//! The parser takes a body in pieces and does no I/O. A complete body is a single piece, and its
//! parts share its memory; a server keeps large parts in temporary files. A body is written as
//! bytes if all of its files are buffered, and as a stream otherwise.

mod codec;
mod items;
mod parse;
mod reader;
mod shaped;
mod writer;

use std::fmt;

use bytes::Bytes;
use http::HeaderMap;

pub use codec::{FilePart, JsonPart, PartCodec, TextPart};
pub use items::PartItem;
#[cfg(feature = "server")]
pub(crate) use parse::{Found, Parser};
pub use reader::PartsReader;
pub use shaped::ShapedPart;
pub use writer::PartsWriter;

use super::{BodyCodec, BodyReader, BodyWriter, ByteStream};
use crate::report::Report;

/// A file in a part: buffered bytes, or a stream. `Debug` shows its length but not its content.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct File {
    /// The content. A server buffers a short file and spools a long one into a temporary file; both
    /// can be streamed or collected.
    pub content: ByteStream,
    /// The file name chosen by the sender. Never use it as a path without checking it.
    pub filename: Option<String>,
    /// Its media type; `None` for the documented one.
    pub media_type: Option<String>,
}

impl File {
    /// A file without a name, from bytes or from a stream.
    #[must_use]
    pub fn new(content: impl Into<ByteStream>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// The buffered content of a part other than a file.
    fn held(&self, report: &mut Report) -> Option<&Bytes> {
        let held = self.content.held();
        if held.is_none() {
            report.push("stream", "must be in memory");
        }
        held
    }

    /// Returns true for a file input without a file. Browsers send an empty name and no content
    /// then (HTML, constructing the entry list).
    fn is_unchosen(&self) -> bool {
        self.filename.as_deref() == Some("") && self.content.length() == Some(0)
    }

    /// Sets its name.
    #[must_use]
    pub fn filename(mut self, filename: impl Into<String>) -> Self {
        self.filename = Some(filename.into());
        self
    }

    /// Sets its media type.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }
}

impl fmt::Debug for File {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("File")
            .field("length", &self.content.length())
            .field("filename", &self.filename)
            .field("media_type", &self.media_type)
            .finish()
    }
}

/// A part as received or sent, under its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedPart {
    /// The name of the member.
    pub name: String,
    /// Its content, with its file name and media type if it has any.
    pub file: File,
    /// Its other headers.
    pub headers: HeaderMap,
}

/// A body composed of parts.
pub trait Multipart: Sized {
    /// Writes every part.
    fn write(&self, to: &mut PartsWriter);
    /// Reads every part, and reports the violations of all.
    fn read(from: &mut PartsReader<'_>) -> Option<Self>;
    /// Reports the rules violated by a body built in code.
    fn check(&self, report: &mut Report);
}

/// The codec of a body with documented parts.
#[derive(Clone, Copy, Debug)]
pub struct MultipartBody;

impl<T: Multipart> BodyCodec<T> for MultipartBody {
    fn write(&self, body: &T, to: &mut BodyWriter) {
        let mut parts = PartsWriter::default();
        body.write(&mut parts);
        parts.finish(to);
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<T> {
        let mut parts = PartsReader::of(from)?;
        let body = T::read(&mut parts);
        parts.finish();
        body
    }

    fn check(&self, body: &T, report: &mut Report) {
        body.check(report);
    }

    fn admits_empty(&self) -> bool {
        false
    }
}

/// The codec of a body whose parts are not documented.
#[derive(Clone, Copy, Debug)]
pub struct RawMultipart;

impl BodyCodec<Vec<NamedPart>> for RawMultipart {
    fn write(&self, body: &Vec<NamedPart>, to: &mut BodyWriter) {
        let mut parts = PartsWriter::default();
        parts.others(body);
        parts.finish(to);
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<Vec<NamedPart>> {
        let mut parts = PartsReader::of(from)?;
        let all = parts.others();
        parts.finish();
        Some(all)
    }

    fn check(&self, _: &Vec<NamedPart>, _: &mut Report) {}

    fn admits_empty(&self) -> bool {
        false
    }
}
