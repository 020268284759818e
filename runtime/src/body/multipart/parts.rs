//! Parts, and files in them.

use std::fmt;

use bytes::Bytes;
use http::HeaderMap;

use crate::body::stream::byte_stream::ByteStream;
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
    pub(super) fn held(&self, report: &mut Report) -> Option<&Bytes> {
        let held = self.content.buffered();
        if held.is_none() {
            report.push("stream", "must be in memory");
        }
        held
    }

    /// Whether it stands for a file that was not chosen: of a field without one, browsers send an empty
    /// name and nothing else (HTML, constructing the entry list).
    pub(super) fn is_unchosen(&self) -> bool {
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
