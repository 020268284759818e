//! Bodies of streamed bytes.

use http::header::HeaderValue;

use super::blob;
use super::codec::{BodyCodec, BodyReader, BodyWriter};
use super::stream::SPENT;
use super::stream::byte_stream::ByteStream;
use crate::report::Report;
use crate::syntax::media_type::media_value;

/// A body of streamed bytes in one media type.
#[derive(Clone, Copy, Debug)]
pub struct StreamBody {
    media_type: &'static str,
}

impl StreamBody {
    /// Bytes of this media type.
    #[must_use]
    pub const fn new(media_type: &'static str) -> Self {
        Self { media_type }
    }
}

impl BodyCodec<ByteStream> for StreamBody {
    fn write(&self, body: &ByteStream, to: &mut BodyWriter) {
        write(media_value(self.media_type), body, to);
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<ByteStream> {
        from.expect(self.media_type);
        Some(read(from))
    }

    fn check(&self, _: &ByteStream, _: &mut Report) {}
}

/// Streamed bytes with the media type of the message, for media types the document leaves open.
#[derive(Clone, Debug, PartialEq)]
pub struct BlobStream {
    /// The media type with its parameters, such as `image/png`.
    pub media_type: String,
    /// The bytes.
    pub bytes: ByteStream,
}

impl BlobStream {
    /// Bytes of a media type.
    #[must_use]
    pub fn new(media_type: impl Into<String>, bytes: impl Into<ByteStream>) -> Self {
        Self {
            media_type: media_type.into(),
            bytes: bytes.into(),
        }
    }
}

/// A body of streamed bytes in any media type of a range, such as `image/*`.
#[derive(Clone, Copy, Debug)]
pub struct BlobStreamBody {
    range: &'static str,
}

impl BlobStreamBody {
    /// Bytes of any media type in this range.
    #[must_use]
    pub const fn new(range: &'static str) -> Self {
        Self { range }
    }
}

impl BodyCodec<BlobStream> for BlobStreamBody {
    fn write(&self, body: &BlobStream, to: &mut BodyWriter) {
        self.check(body, &mut to.report);
        if let Ok(media_type) = HeaderValue::from_str(&body.media_type) {
            write(media_type, &body.bytes, to);
        }
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<BlobStream> {
        from.expect(self.range);
        // RFC 9110, section 8.3: content without a media type is a stream of octets.
        let media_type = from.media_type.unwrap_or("application/octet-stream");
        Some(BlobStream::new(media_type, read(from)))
    }

    fn check(&self, body: &BlobStream, report: &mut Report) {
        blob::check_range(&body.media_type, self.range, report);
    }
}

fn write(media_type: HeaderValue, body: &ByteStream, to: &mut BodyWriter) {
    match body.buffered() {
        Some(bytes) => to.set(media_type, bytes.clone()),
        None if to.aside => {}
        None if body.is_spent() => to.report.push("stream", SPENT),
        None => to.set_stream(media_type, body.clone()),
    }
}

fn read(from: &mut BodyReader<'_>) -> ByteStream {
    let buffered = || ByteStream::from(from.bytes.clone());
    from.stream.take().unwrap_or_else(buffered)
}
