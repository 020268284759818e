//! Bodies of the type `multipart/form-data` (RFC 7578).
//!
//! The parser takes a body in pieces and does no I/O. Whoever has all of a body gives it as one
//! piece, and the content of a part then shares its memory; a server keeps large parts in temporary
//! files. A body is written as bytes if all of its files are held, and as a stream otherwise.

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

/// A file in a part of its own: bytes that are held, or come piece by piece. `Debug` shows how long
/// it is, not what is in it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct File {
    /// What is in it. A server holds what is short and spools what is long into a temporary file;
    /// both can be read as a stream or collected.
    pub content: ByteStream,
    /// Its name, as the sender calls it; it is no path, and must not be used as one unchecked.
    pub filename: Option<String>,
    /// Its media type; `None` for the one that the document names.
    pub media_type: Option<String>,
}

impl File {
    /// A file without a name, of bytes or of a stream of them.
    #[must_use]
    pub fn new(content: impl Into<ByteStream>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// What is in a part that is no file, and therefore held.
    fn held(&self, report: &mut Report) -> Option<&Bytes> {
        let held = self.content.held();
        if held.is_none() {
            report.push("stream", "must be held as a whole");
        }
        held
    }

    /// Whether it stands for a file that was not chosen: of a field without one, browsers send an empty
    /// name and nothing else (HTML, constructing the entry list).
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

/// A part as it is on the wire, under its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedPart {
    /// The name of the member.
    pub name: String,
    /// What is in it, with its file name and media type if it has any.
    pub file: File,
    /// Its other headers.
    pub headers: HeaderMap,
}

/// A body whose members are parts.
pub trait Multipart: Sized {
    /// Writes every part.
    fn write(&self, to: &mut PartsWriter);
    /// Reads every part, and reports all that is wrong with any of them.
    fn read(from: &mut PartsReader<'_>) -> Option<Self>;
    /// Reports which rules a body that was built in code breaks.
    fn check(&self, report: &mut Report);
}

/// The codec of a body whose parts the document names.
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

/// The codec of a body whose parts the document leaves open.
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
