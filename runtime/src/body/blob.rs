//! Bodies of bytes the document does not describe further: files, images, archives, XML.

use std::fmt;

use bytes::Bytes;
use http::header::HeaderValue;

use super::codec::{BodyCodec, BodyReader, BodyWriter};
use crate::report::{Location, Report};
use crate::syntax::media_type::{choose, media_value};

/// A body of bytes in one media type.
#[derive(Clone, Copy, Debug)]
pub struct BytesBody {
    media_type: &'static str,
}

impl BytesBody {
    /// Bytes of this media type.
    #[must_use]
    pub const fn new(media_type: &'static str) -> Self {
        Self { media_type }
    }
}

impl BodyCodec<Bytes> for BytesBody {
    fn write(&self, body: &Bytes, to: &mut BodyWriter) {
        to.set(media_value(self.media_type), body.clone());
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<Bytes> {
        from.expect(self.media_type);
        Some(from.bytes.clone())
    }

    fn check(&self, _: &Bytes, _: &mut Report) {}
}

/// Bytes with the media type of the message, for media types the document leaves open. `Debug`
/// shows only the length.
#[derive(Clone, PartialEq, Eq)]
pub struct Blob {
    /// The media type with its parameters, such as `image/png`.
    pub media_type: String,
    /// The bytes.
    pub bytes: Bytes,
}

impl Blob {
    /// Bytes of a media type.
    #[must_use]
    pub fn new(media_type: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self {
            media_type: media_type.into(),
            bytes: bytes.into(),
        }
    }
}

impl fmt::Debug for Blob {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Blob")
            .field("media_type", &self.media_type)
            .field("length", &self.bytes.len())
            .finish()
    }
}

/// A body of bytes in any media type of a range, such as `image/*`.
#[derive(Clone, Copy, Debug)]
pub struct BlobBody {
    range: &'static str,
}

impl BlobBody {
    /// Bytes of any media type in this range.
    #[must_use]
    pub const fn new(range: &'static str) -> Self {
        Self { range }
    }
}

impl BodyCodec<Blob> for BlobBody {
    fn write(&self, body: &Blob, to: &mut BodyWriter) {
        self.check(body, &mut to.report);
        if let Ok(media_type) = HeaderValue::from_str(&body.media_type) {
            to.set(media_type, body.bytes.clone());
        }
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<Blob> {
        from.expect(self.range);
        // RFC 9110, section 8.3: content without a media type is a stream of octets.
        let media_type = from.media_type.unwrap_or("application/octet-stream");
        Some(Blob::new(media_type, from.bytes.clone()))
    }

    fn check(&self, body: &Blob, report: &mut Report) {
        check_range(&body.media_type, self.range, report);
    }
}

/// Reports a media type outside a range, or one a header can't carry.
pub(super) fn check_range(media_type: &str, range: &'static str, report: &mut Report) {
    let carried = HeaderValue::from_str(media_type).is_ok();
    if !carried || choose(media_type, &[range]).is_none() {
        let mark = report.mark();
        report.push("content", format!("must be a media type of {range}"));
        report.locate_since(mark, Location::Header("content-type"));
    }
}
