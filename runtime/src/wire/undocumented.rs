//! Undocumented responses.

use std::fmt;

use bytes::Bytes;
use http::StatusCode;
use http::header::{
    CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, TE, TRAILER,
    TRANSFER_ENCODING, UPGRADE,
};

use crate::syntax::media_type::media_value;

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
/// let stored = rt::response::Undocumented::new(rt::StatusCode::CREATED)
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

/// Returns the name of a header for message framing or the connection (RFC 9110, section 7.6.1),
/// because the transport sets these.
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
