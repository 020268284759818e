//! Codecs for bodies other than JSON, and for bodies with several media types.
//!
//! A codec is a constant with the media type and the constraints the Rust type does not enforce. It
//! writes, reads and checks a body, for requests and for responses.

mod bytes;
mod form;
mod multipart;
mod octets;
mod stream;
mod text;

use ::bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

pub use bytes::{Blob, BlobBody, BytesBody};
pub use form::{FORM, FormBody, FormField, FormStyle};
pub use multipart::{
    File, FilePart, JsonPart, Multipart, MultipartBody, NamedPart, PartCodec, PartItem,
    PartsReader, PartsWriter, RawMultipart, ShapedPart, TextPart,
};
#[cfg(feature = "server")]
pub(crate) use multipart::{Found, Parser};
pub use octets::{BlobStream, BlobStreamBody, StreamBody};
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use stream::Outgoing;
#[cfg(feature = "server")]
pub(crate) use stream::{BLOCK, Spool, too_large};
pub use stream::{
    ByteStream, Event, EventsBody, ItemError, Items, ItemsBody, StreamError, TextEventsBody,
};
pub use text::TextBody;

use super::media::{Named, choose, is_json, named, text_value};
use crate::codec::{Decode, Encode};
use crate::json::{from_json_lenient_with, from_json_with, to_json_with};
use crate::report::Report;
use crate::schema::Schema;
use crate::violation::Location;

/// Writes, reads and checks a body with the type `T`.
pub trait BodyCodec<T> {
    /// Writes the body with its media type.
    fn write(&self, body: &T, to: &mut BodyWriter);
    /// Reads the body, and reports its violations.
    fn read(&self, from: &mut BodyReader<'_>) -> Option<T>;
    /// Reports the rules violated by a body built in code.
    fn check(&self, body: &T, report: &mut Report);
    /// True if an empty body is a value, as for text.
    fn admits_empty(&self) -> bool {
        true
    }
}

/// A body with a variant for each documented media type.
pub trait WireBody: Sized {
    /// Writes the variant with its media type.
    fn write(&self, to: &mut BodyWriter);
    /// Reads the variant for the `Content-Type`.
    fn read(from: &mut BodyReader<'_>) -> Option<Self>;
    /// Reports the rules violated by a body built in code.
    fn check(&self, report: &mut Report);
}

/// The codec of a body with several media types.
#[derive(Clone, Copy, Debug)]
pub struct Alternatives;

impl<T: WireBody> BodyCodec<T> for Alternatives {
    fn write(&self, body: &T, to: &mut BodyWriter) {
        body.write(to);
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<T> {
        let body = T::read(from);
        let untold = from.untold.take().unwrap_or_default();
        if body.is_some() || untold == 0 {
            return body;
        }
        from.try_each(untold, T::read)
    }

    fn check(&self, body: &T, report: &mut Report) {
        body.check(report);
    }
}

/// Receives the bytes of a body and its media type.
#[derive(Debug, Default)]
pub struct BodyWriter {
    media_type: Option<HeaderValue>,
    bytes: Bytes,
    stream: Option<ByteStream>,
    /// True if nothing is sent, so that streams are left unread.
    aside: bool,
    report: Report,
}

impl BodyWriter {
    /// A writer; with `aside` it leaves streams unread.
    pub(super) fn aside(aside: bool) -> Self {
        Self {
            aside,
            ..Self::default()
        }
    }

    /// Writes JSON.
    pub fn json<T: Encode>(&mut self, media_type: &'static str, body: &T, schema: &Schema) {
        self.set(text_value(media_type), to_json_with(body, schema));
    }

    /// Writes with a codec.
    pub fn body<T, C: BodyCodec<T>>(&mut self, codec: &C, body: &T) {
        codec.write(body, self);
    }

    pub(super) fn set(&mut self, media_type: HeaderValue, bytes: impl Into<Bytes>) {
        self.media_type = Some(media_type);
        self.bytes = bytes.into();
    }

    fn set_stream(&mut self, media_type: HeaderValue, stream: ByteStream) {
        self.media_type = Some(media_type);
        self.stream = Some(stream);
    }

    /// Moves the body into a message.
    pub(super) fn finish(
        self,
        headers: &mut HeaderMap,
        report: &mut Report,
    ) -> (Bytes, Option<ByteStream>) {
        if let Some(media_type) = self.media_type {
            headers.insert(CONTENT_TYPE, media_type);
        }
        report.append(self.report);
        (self.bytes, self.stream)
    }
}

/// Provides the bytes of a body and its media type.
#[derive(Debug)]
pub struct BodyReader<'r> {
    media_type: Option<&'r str>,
    /// A `Content-Type` without exactly one media type, kept by a lenient reader.
    misnamed: Option<String>,
    /// The number of documented media types, if the body has none of them.
    untold: Option<usize>,
    /// The index of the media type tried now.
    tried: Option<usize>,
    bytes: &'r Bytes,
    /// The body instead of the bytes, if it is a stream.
    stream: Option<ByteStream>,
    /// The parts instead of the bytes, if they were split while they arrived.
    parts: Option<Parts>,
    report: Report,
}

/// The parts of a multipart body, or its error.
pub(crate) type Parts = Result<Vec<NamedPart>, &'static str>;

impl<'r> BodyReader<'r> {
    /// Creates a reader. The report has the mode, strict or lenient, and the limits.
    pub(super) fn new(headers: &'r HeaderMap, bytes: &'r Bytes, report: Report) -> Self {
        let (media_type, misnamed) = match named(headers) {
            Named::No => (None, None),
            Named::As(media_type) => (Some(media_type), None),
            Named::Badly(found) if report.is_lenient() => (None, Some(found)),
            Named::Badly(_) => {
                let first = headers.get(CONTENT_TYPE);
                (first.and_then(|it| it.to_str().ok()), None)
            }
        };
        Self {
            media_type,
            misnamed,
            untold: None,
            tried: None,
            bytes,
            stream: None,
            parts: None,
            report,
        }
    }

    /// Sets the stream to read the body from.
    pub(super) fn stream(mut self, stream: Option<ByteStream>) -> Self {
        self.stream = stream;
        self
    }

    /// Sets the parts split while the body arrived.
    pub(super) fn parts(mut self, parts: Option<Parts>) -> Self {
        self.parts = parts;
        self
    }

    /// Reads JSON.
    pub fn json<T: Decode>(&mut self, schema: &'static Schema) -> Option<T> {
        let bytes = self.bytes;
        self.decode(bytes, schema)
    }

    /// Reads JSON under any media type. A strict server has already refused other media types; a
    /// lenient reader warns about them.
    pub(super) fn meant_json<T: Decode>(&mut self, schema: &'static Schema) -> Option<T> {
        let other = self.media_type.is_some_and(|sent| !is_json(sent));
        if self.report.is_lenient() && (other || self.misnamed.is_some()) {
            self.mismatch(&["application/json"]);
        }
        self.json(schema)
    }

    /// Reads with a codec.
    pub fn body<T, C: BodyCodec<T>>(&mut self, codec: &C) -> Option<T> {
        codec.read(self)
    }

    /// The index of the closest match for the media type of the body in this list. A body without a
    /// media type matches the first. For a lenient reader, a body with another media type matches
    /// the first it can be read as.
    pub fn choice(&mut self, media_types: &[&str]) -> Option<usize> {
        if self.tried.is_some() {
            return self.tried;
        }
        let lenient = self.report.is_lenient();
        let found = match (self.media_type, &self.misnamed) {
            (None, None) => return Some(0),
            (None, Some(_)) => None,
            (Some(sent), _) => {
                let any_json = || {
                    let json = |it: &&str| is_json(it);
                    let place = media_types.iter().position(json)?;
                    (lenient && is_json(sent)).then_some(place)
                };
                choose(sent, media_types).or_else(any_json)
            }
        };
        if found.is_none() {
            self.mismatch(media_types);
            self.untold = lenient.then_some(media_types.len());
        }
        found
    }

    /// Reads the body as each of its media types in turn, up to the first success.
    fn try_each<T>(
        &mut self,
        media_types: usize,
        read: impl Fn(&mut Self) -> Option<T>,
    ) -> Option<T> {
        let mut wrong = None;
        for place in 0..media_types {
            let fresh = self.report.sibling(true);
            let before = std::mem::replace(&mut self.report, fresh);
            self.tried = Some(place);
            let body = read(self);
            let found = std::mem::replace(&mut self.report, before);
            if body.is_some() {
                self.report.append(found);
                return body;
            }
            wrong.get_or_insert(found);
        }
        // The document prefers its first media type, so that report is kept.
        self.report.append(wrong.unwrap_or_default());
        None
    }

    /// Returns true if the body has neither bytes nor a media type.
    pub(super) fn is_absent<T, C: BodyCodec<T>>(&self, codec: &C) -> bool {
        let empty = self.bytes.is_empty() && self.stream.is_none() && self.parts.is_none();
        empty && !(codec.admits_empty() && self.media_type.is_some())
    }

    pub(super) fn finish(self) -> Report {
        self.report
    }

    /// Reports another media type; a lenient reader continues.
    fn expect(&mut self, media_type: &str) {
        // The mismatch was reported before the media types were tried in turn.
        if self.tried.is_some() {
            return;
        }
        let meant = |sent| choose(sent, &[media_type]).is_some();
        if self.misnamed.is_some() || !self.media_type.is_none_or(meant) {
            self.mismatch(&[media_type]);
        }
    }

    fn mismatch(&mut self, media_types: &[&str]) {
        let found = self.misnamed.as_deref().or(self.media_type);
        let echo = self.report.echo(found.unwrap_or_default());
        let wanted = media_types.join(" or ");
        let mark = self.report.mark();
        self.report
            .push_found("content", format!("must be {wanted}"), echo);
        self.report
            .locate_since(mark, Location::Header("content-type"));
    }

    /// Decodes JSON, possibly converted from a form.
    fn decode<T: Decode>(&mut self, json: &[u8], schema: &'static Schema) -> Option<T> {
        decode(json, schema, &mut self.report)
    }
}

/// Decodes JSON in the mode and within the limits of a report, and adds the violations to it.
fn decode<T: Decode>(json: &[u8], schema: &'static Schema, report: &mut Report) -> Option<T> {
    let limits = report.limits();
    let read = if report.is_lenient() {
        from_json_lenient_with(json, schema, limits)
    } else {
        from_json_with(json, schema, limits).map(|value| (value, Report::new()))
    };
    let (value, wrong) = match read {
        Ok((value, warnings)) => (Some(value), warnings),
        Err(wrong) => (None, wrong),
    };
    report.append(wrong);
    value
}

impl Report {
    /// Checks a body built in code, in another format than JSON.
    pub fn content<T, C: BodyCodec<T>>(&mut self, codec: &C, body: &T) {
        let mark = self.mark();
        codec.check(body, self);
        self.locate_since(mark, Location::Body);
    }
}
