//! Undocumented responses.

use std::fmt;

use bytes::Bytes;
use http::StatusCode;
use http::header::{
    CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, TE, TRAILER,
    TRANSFER_ENCODING, UPGRADE,
};

use super::media::media_value;
use super::{ReadResponse, ResponseReader, ResponseWriter, WriteResponse};

/// An undocumented response as received or sent.
///
/// It is the response type of an operation without a documented success, for any 2xx status, with
/// unknown headers and body. A handler can return it for any operation as well, as an
/// `rt::server::Failed::undocumented`.
///
/// `Debug` shows neither headers nor the body, because they may be secret or personal.
///
/// ```
/// use copperplate_runtime as rt;
/// use rt::header::{HeaderValue, LOCATION};
///
/// let stored = rt::answer::Undocumented::new(rt::StatusCode::CREATED)
///     .header(LOCATION, HeaderValue::from_static("/pets/7"))
///     .body("application/json", r#"{"id":7}"#);
/// assert_eq!(stored.headers["content-type"], "application/json");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Undocumented {
    /// The status.
    pub status: StatusCode,
    /// The headers, including the media type of the body.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Undocumented {
    /// A response without headers and body.
    #[must_use]
    pub fn new(status: StatusCode) -> Self {
        Self {
            status,
            headers: HeaderMap::new(),
            body: Bytes::new(),
        }
    }

    /// Adds a header, in addition to others with this name.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.append(name, value);
        self
    }

    /// Sets the body and its media type.
    #[must_use]
    pub fn body(mut self, media_type: &'static str, body: impl Into<Bytes>) -> Self {
        self.headers.insert(CONTENT_TYPE, media_value(media_type));
        self.body = body.into();
        self
    }
}

impl fmt::Debug for Undocumented {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Undocumented")
            .field("status", &self.status)
            .field("length", &self.body.len())
            .finish_non_exhaustive()
    }
}

impl WriteResponse for Undocumented {
    fn write(&self, to: &mut ResponseWriter) {
        to.raw(self);
        if !self.status.is_success() {
            to.refuse_status();
        }
    }
}

impl ReadResponse for Undocumented {
    fn read(from: &mut ResponseReader<'_>) -> Option<Self> {
        match from.status_code().is_success() {
            true => Some(from.raw()),
            false => from.undocumented(),
        }
    }
}

/// The name of a header for message framing or the connection (RFC 9110, section 7.6.1), which only
/// the transport may set.
pub(crate) fn of_the_transport(name: &HeaderName) -> Option<&'static str> {
    let names = [
        (CONNECTION, "connection"),
        (CONTENT_LENGTH, "content-length"),
        (TE, "te"),
        (TRAILER, "trailer"),
        (TRANSFER_ENCODING, "transfer-encoding"),
        (UPGRADE, "upgrade"),
    ];
    let found = names.into_iter().find(|(of, _)| of == name);
    found.map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn written(answer: &Undocumented) -> Result<http::Response<Bytes>, crate::Report> {
        let mut writer = ResponseWriter::default();
        answer.write(&mut writer);
        writer.finish()
    }

    #[test]
    fn any_success_is_read_as_it_was_written_and_nothing_else_is() {
        let answer = Undocumented::new(StatusCode::ACCEPTED)
            .header(http::header::LOCATION, HeaderValue::from_static("/a"))
            .body("text/plain", "later");
        let response = written(&answer).unwrap();
        let mut reader = ResponseReader::new(&response, false);
        assert_eq!(Undocumented::read(&mut reader), Some(answer));
        for status in [199, 301, 404, 500] {
            let mut response = http::Response::new(Bytes::new());
            *response.status_mut() = StatusCode::from_u16(status).unwrap();
            let mut reader = ResponseReader::new(&response, true);
            assert_eq!(Undocumented::read(&mut reader), None, "{status}");
        }
    }

    #[test]
    fn what_is_no_success_or_frames_the_message_is_not_written() {
        let found = written(&Undocumented::new(StatusCode::FOUND)).unwrap_err();
        assert!(found.to_string().contains("302"), "{found}");
        let content = Undocumented::new(StatusCode::NO_CONTENT).body("text/plain", "x");
        assert!(written(&content).is_err());
        let length = HeaderValue::from_static("5");
        let framed = Undocumented::new(StatusCode::OK).header(CONTENT_LENGTH, length);
        let found = written(&framed).unwrap_err().to_string();
        assert!(found.contains("content-length"), "{found}");
    }

    #[test]
    fn nothing_of_it_is_in_its_debug() {
        let cookie = HeaderValue::from_static("session=s3cret");
        let answer = Undocumented::new(StatusCode::OK)
            .header(http::header::SET_COOKIE, cookie)
            .body("text/plain", "s3cret");
        assert!(!format!("{answer:?}").contains("s3cret"));
    }
}
