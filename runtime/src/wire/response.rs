//! The responses of most operations: one documented success, with JSON or without content.
//!
//! Such an operation has one of these types as its response, under its own name, instead of an
//! enum. A second documented status turns that name into an enum with the same variant, so code
//! that matches on it stays valid.

use super::messages::{ReadHeaders, ReadResponse, WriteHeaders, WriteResponse};
use super::response_reader::ResponseReader;
use super::response_writer::ResponseWriter;
pub use super::undocumented::Undocumented;
use crate::body::JSON;
use crate::codec::{Decode, Encode, Validate};

macro_rules! responses {
    ($($name:ident, $headed:ident = $status:literal, $title:literal, $section:literal;)+) => {$(
        #[doc = concat!("A response of ", $title, " with a body in JSON.")]
        #[derive(Clone, Debug, PartialEq)]
        pub enum $name<B> {
            #[doc = concat!($title, " (RFC 9110, section ", $section, ").")]
            $name(B),
        }

        impl<B: Encode + Decode + Validate> WriteResponse for $name<B> {
            fn write(&self, to: &mut ResponseWriter) {
                let Self::$name(body) = self;
                to.status($status);
                to.body(&JSON, body);
            }
        }

        impl<B: Encode + Decode + Validate> ReadResponse for $name<B> {
            fn read(from: &mut ResponseReader<'_>) -> Option<Self> {
                match from.status() {
                    $status => from.body(&JSON).map(Self::$name),
                    _ => from.undocumented(),
                }
            }
        }

        #[doc = concat!("A response of ", $title, " with a body in JSON and documented headers.")]
        #[derive(Clone, Debug, PartialEq)]
        pub enum $headed<B, H> {
            #[doc = concat!($title, " (RFC 9110, section ", $section, ").")]
            $name {
                /// The body.
                body: B,
                /// The headers.
                headers: H,
            },
        }

        impl<B: Encode + Decode + Validate, H: WriteHeaders> WriteResponse for $headed<B, H> {
            fn write(&self, to: &mut ResponseWriter) {
                let Self::$name { body, headers } = self;
                to.status($status);
                headers.write(to);
                to.body(&JSON, body);
            }
        }

        impl<B: Encode + Decode + Validate, H: ReadHeaders> ReadResponse for $headed<B, H> {
            fn read(from: &mut ResponseReader<'_>) -> Option<Self> {
                match from.status() {
                    $status => {
                        // Both are read before either fails, so that the report has the violations
                        // of both.
                        let (headers, body) = (H::read(from), from.body(&JSON));
                        Some(Self::$name { body: body?, headers: headers? })
                    }
                    _ => from.undocumented(),
                }
            }
        }
    )+};
}

responses! {
    Ok, OkWithHeaders = 200, "200 OK", "15.3.1";
    Created, CreatedWithHeaders = 201, "201 Created", "15.3.2";
    Accepted, AcceptedWithHeaders = 202, "202 Accepted", "15.3.3";
}

/// The response 204 No Content.
#[derive(Clone, Debug, PartialEq)]
pub enum NoContent {
    /// 204 No Content (RFC 9110, section 15.3.5).
    NoContent,
}

impl WriteResponse for NoContent {
    fn write(&self, to: &mut ResponseWriter) {
        to.status(204);
    }
}

impl ReadResponse for NoContent {
    fn read(from: &mut ResponseReader<'_>) -> Option<Self> {
        match from.status() {
            204 => Some(Self::NoContent),
            _ => from.undocumented(),
        }
    }
}

/// The response 204 No Content with documented headers.
#[derive(Clone, Debug, PartialEq)]
pub enum NoContentWithHeaders<H> {
    /// 204 No Content (RFC 9110, section 15.3.5).
    NoContent {
        /// The headers.
        headers: H,
    },
}

impl<H: WriteHeaders> WriteResponse for NoContentWithHeaders<H> {
    fn write(&self, to: &mut ResponseWriter) {
        let Self::NoContent { headers } = self;
        to.status(204);
        headers.write(to);
    }
}

impl<H: ReadHeaders> ReadResponse for NoContentWithHeaders<H> {
    fn read(from: &mut ResponseReader<'_>) -> Option<Self> {
        match from.status() {
            204 => H::read(from).map(|headers| Self::NoContent { headers }),
            _ => from.undocumented(),
        }
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use bytes::Bytes;
    use http::StatusCode;
    use http::header::{CONTENT_LENGTH, HeaderValue};

    use super::*;

    fn written(
        undocumented: &Undocumented,
    ) -> Result<http::Response<Bytes>, crate::report::Report> {
        let mut writer = ResponseWriter::default();
        undocumented.write(&mut writer);
        writer.finish()
    }

    #[test]
    fn any_success_is_read_as_it_was_written_and_nothing_else_is() {
        let undocumented = Undocumented::new(StatusCode::ACCEPTED)
            .header(http::header::LOCATION, HeaderValue::from_static("/a"))
            .body("text/plain", "later");
        let response = written(&undocumented).unwrap();
        let mut reader = ResponseReader::new(&response, false);
        assert_eq!(Undocumented::read(&mut reader), Some(undocumented));
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
        let undocumented = Undocumented::new(StatusCode::OK)
            .header(http::header::SET_COOKIE, cookie)
            .body("text/plain", "s3cret");
        assert!(!format!("{undocumented:?}").contains("s3cret"));
    }
}
