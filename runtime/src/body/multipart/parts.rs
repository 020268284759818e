//! Parts, and files in parts.

use std::fmt;

use bytes::Bytes;
use http::header::{CONTENT_DISPOSITION, HeaderMap, HeaderValue};

use crate::body::stream::byte_stream::ByteStream;
use crate::report::Report;

/// A file in its own part: buffered bytes or a stream. `Debug` shows only the length of its
/// content.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct File {
    /// The content. A server buffers short content and spools long content into a temporary file.
    /// Both can be read as a stream or collected.
    pub content: ByteStream,
    /// The file name, as sent. It is not a path, and must not be used as one unchecked.
    pub filename: Option<String>,
    /// The media type; `None` for the documented one.
    pub media_type: Option<String>,
}

impl File {
    /// A file without a name, with bytes or a stream.
    #[must_use]
    pub fn new(content: impl Into<ByteStream>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// The content of a part that is not a file, and so must be buffered.
    pub(super) fn buffered(&self, report: &mut Report) -> Option<&Bytes> {
        let buffered = self.content.buffered();
        if buffered.is_none() {
            report.push("stream", "must be in memory");
        }
        buffered
    }

    /// Returns true for a file input without a file: browsers send an empty name and no content
    /// (HTML, constructing the entry list).
    pub(super) fn is_unchosen(&self) -> bool {
        self.filename.as_deref() == Some("") && self.content.length() == Some(0)
    }

    /// Sets the file name.
    #[must_use]
    pub fn filename(mut self, filename: impl Into<String>) -> Self {
        self.filename = Some(filename.into());
        self
    }

    /// Sets the media type.
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

/// A part with its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedPart {
    /// The name of the member; for a part without a name, its index.
    pub name: String,
    /// The content, with its file name and media type, if any.
    pub file: File,
    /// The other headers.
    pub headers: HeaderMap,
}

/// A part as the parser found it.
#[derive(Clone, Debug, Default)]
pub(crate) struct SplitPart {
    /// The part. Its name is empty if it was sent without one.
    pub(crate) part: NamedPart,
    /// True if the part has a name, which may be empty.
    pub(super) named: bool,
    /// The `Content-Disposition`, as sent.
    pub(super) disposition: Option<HeaderValue>,
}

impl SplitPart {
    /// The part, if it has a name.
    pub(super) fn into_named(self) -> Result<NamedPart, &'static str> {
        match self.named {
            true => Ok(self.part),
            // RFC 7578, section 4.2.
            false => Err("a part must have a name"),
        }
    }

    /// The part with its index for a name. Its `Content-Disposition` is one header among others.
    pub(super) fn into_indexed(self, index: usize) -> NamedPart {
        let mut part = self.part;
        part.name = index.to_string();
        part.headers
            .extend(self.disposition.map(|it| (CONTENT_DISPOSITION, it)));
        part
    }
}
