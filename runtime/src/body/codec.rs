//! Codecs of bodies, with their writer and reader.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

use super::multipart::parts::NamedPart;
use super::stream::byte_stream::ByteStream;
use crate::codec::{Decode, from_json_lenient_with, from_json_with};
use crate::report::{Location, Report};
use crate::schema::Schema;
use crate::syntax::media_type::{Named, choose, is_json, named};

/// Writes, reads and checks a body with the type `T`.
pub trait BodyCodec<T> {
    /// Writes the body with its media type.
    fn write(&self, body: &T, to: &mut BodyWriter);
    /// Reads the body, and reports its violations.
    fn read(&self, from: &mut BodyReader<'_>) -> Option<T>;
    /// Reports the violations of a body built in code.
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
    /// Reports the violations of a body built in code.
    fn check(&self, report: &mut Report);
}

/// The codec of a body with several media types.
#[derive(Clone, Copy, Debug)]
pub struct ByMediaType;

impl<T: WireBody> BodyCodec<T> for ByMediaType {
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
    pub(super) media_type: Option<HeaderValue>,
    pub(super) bytes: Bytes,
    pub(super) stream: Option<ByteStream>,
    /// True if streams are left untouched, because nothing is sent.
    pub(super) aside: bool,
    /// True if the items of a stream are checked before they are sent.
    pub(super) validates: bool,
    pub(super) report: Report,
}

impl BodyWriter {
    /// A writer that leaves out streams.
    pub(crate) fn aside(aside: bool) -> Self {
        Self {
            aside,
            ..Self::default()
        }
    }

    /// A writer that checks the items of streams, if `validates` is true.
    pub(crate) fn validating(validates: bool) -> Self {
        Self {
            validates,
            ..Self::default()
        }
    }

    /// Writes with a codec.
    pub fn body<T, C: BodyCodec<T>>(&mut self, codec: &C, body: &T) {
        codec.write(body, self);
    }

    pub(crate) fn set(&mut self, media_type: HeaderValue, bytes: impl Into<Bytes>) {
        self.media_type = Some(media_type);
        self.bytes = bytes.into();
    }

    pub(super) fn set_stream(&mut self, media_type: HeaderValue, stream: ByteStream) {
        self.media_type = Some(media_type);
        self.stream = Some(stream);
    }

    /// Puts the body into a message.
    pub(crate) fn finish(
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
    pub(super) media_type: Option<&'r str>,
    /// The invalid or repeated media type that a lenient reader found.
    pub(super) misnamed: Option<String>,
    /// True if the message does not have exactly one media type.
    pub(super) ambiguous: bool,
    /// True if the media type was already checked, by a server or among alternatives.
    pub(super) judged: bool,
    /// The number of media types to try, if the body has none of them.
    pub(super) untold: Option<usize>,
    /// The index of the media type being tried.
    pub(super) tried: Option<usize>,
    pub(super) bytes: &'r Bytes,
    /// The body, if it is not buffered.
    pub(super) stream: Option<ByteStream>,
    /// The parts, if the body was split while it arrived.
    pub(super) parts: Option<Parts>,
    pub(super) report: Report,
}

/// The parts of a multipart body, or its error.
pub(crate) type Parts = Result<Vec<NamedPart>, &'static str>;

impl<'r> BodyReader<'r> {
    /// Starts reading. The report selects strict or lenient reading, and has the limits.
    pub(crate) fn new(headers: &'r HeaderMap, bytes: &'r Bytes, report: Report) -> Self {
        let named = named(headers);
        let ambiguous = matches!(named, Named::Badly(_));
        let (media_type, misnamed) = match named {
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
            ambiguous,
            judged: false,
            untold: None,
            tried: None,
            bytes,
            stream: None,
            parts: None,
            report,
        }
    }

    /// Sets the stream of a body that is not buffered.
    pub(crate) fn stream(mut self, stream: Option<ByteStream>) -> Self {
        self.stream = stream;
        self
    }

    /// Records that the media type was checked before the body is read.
    pub(crate) fn judged(mut self, judged: bool) -> Self {
        self.judged = judged;
        self
    }

    /// Sets the parts of a body that was split while it arrived.
    pub(crate) fn parts(mut self, parts: Option<Parts>) -> Self {
        self.parts = parts;
        self
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
        self.judged = found.is_some();
        if found.is_none() {
            self.mismatch(media_types);
            self.untold = lenient.then_some(media_types.len());
        }
        found
    }

    /// Reads the body as each of its media types in turn, until one gives a value.
    pub(super) fn try_each<T>(
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
        // The first media type is the preferred one, so its report is kept.
        self.report.append(wrong.unwrap_or_default());
        None
    }

    /// Returns true if there is no body. The bytes or the media type can show one.
    pub(crate) fn is_absent<T, C: BodyCodec<T>>(&self, codec: &C) -> bool {
        let empty = self.bytes.is_empty() && self.stream.is_none() && self.parts.is_none();
        empty && !(codec.admits_empty() && self.media_type.is_some())
    }

    pub(crate) fn finish(self) -> Report {
        self.report
    }

    /// Reports a body of another media type; a lenient reader may continue.
    pub(super) fn expect(&mut self, media_type: &str) {
        // Trials follow a mismatch that was already reported.
        if self.tried.is_some() {
            return;
        }
        let meant = |sent| choose(sent, &[media_type]).is_some();
        if self.misnamed.is_some() || !self.media_type.is_none_or(meant) {
            self.mismatch(&[media_type]);
        }
    }

    /// Returns true if the body should be read as JSON. Another media type is reported, and only a
    /// lenient reader reads it.
    pub(super) fn expect_json(&mut self) -> bool {
        let other = self.media_type.is_some_and(|sent| !is_json(sent));
        if self.judged || self.tried.is_some() || !(other || self.ambiguous) {
            return true;
        }
        self.mismatch(&["JSON"]);
        self.report.is_lenient()
    }

    pub(super) fn mismatch(&mut self, media_types: &[&str]) {
        let found = self.misnamed.as_deref().or(self.media_type);
        let echo = self.report.echo(found.unwrap_or_default());
        let wanted = media_types.join(" or ");
        let mark = self.report.mark();
        self.report
            .push_found("content", format!("must be {wanted}"), echo);
        self.report
            .locate_since(mark, Location::Header("content-type"));
    }

    /// Decodes JSON, possibly converted from another form.
    pub(super) fn decode<T: Decode>(&mut self, json: &[u8], schema: &'static Schema) -> Option<T> {
        decode(json, schema, &mut self.report)
    }
}

/// Decodes JSON in the mode and within the limits of a report, and adds the violations to it.
pub(super) fn decode<T: Decode>(
    json: &[u8],
    schema: &'static Schema,
    report: &mut Report,
) -> Option<T> {
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
    /// Checks a body built in code.
    pub fn body<T, C: BodyCodec<T>>(&mut self, codec: &C, body: &T) {
        let mark = self.mark();
        codec.check(body, self);
        self.locate_since(mark, Location::Body);
    }
}
