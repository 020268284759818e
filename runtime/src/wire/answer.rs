//! Types for the most common responses: one documented success, with JSON or without content.
//!
//! An operation with such a response uses an alias of one of these types instead of its own enum. A
//! second documented status replaces the alias by an enum with the same variant, so code with a
//! match on it still compiles.

pub use super::undocumented::Undocumented;
use super::{
    ReadHeaders, ReadResponse, ResponseReader, ResponseWriter, WriteHeaders, WriteResponse,
};
use crate::codec::{Decode, Encode};
use crate::schema::ANY;

const JSON: &str = "application/json";

macro_rules! answers {
    ($($name:ident, $headed:ident = $status:literal, $title:literal, $section:literal;)+) => {$(
        #[doc = concat!("An answer of ", $title, " with a body in JSON.")]
        #[derive(Clone, Debug, PartialEq)]
        pub enum $name<B> {
            #[doc = concat!($title, " (RFC 9110, section ", $section, ").")]
            $name(B),
        }

        impl<B: Encode> WriteResponse for $name<B> {
            fn write(&self, to: &mut ResponseWriter) {
                let Self::$name(body) = self;
                to.status($status);
                to.json(JSON, body, &ANY);
            }
        }

        impl<B: Decode> ReadResponse for $name<B> {
            fn read(from: &mut ResponseReader<'_>) -> Option<Self> {
                match from.status() {
                    $status => from.json(&ANY).map(Self::$name),
                    _ => from.undocumented(),
                }
            }
        }

        #[doc = concat!("An answer of ", $title, " with a body in JSON and documented headers.")]
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

        impl<B: Encode, H: WriteHeaders> WriteResponse for $headed<B, H> {
            fn write(&self, to: &mut ResponseWriter) {
                let Self::$name { body, headers } = self;
                to.status($status);
                headers.write(to);
                to.json(JSON, body, &ANY);
            }
        }

        impl<B: Decode, H: ReadHeaders> ReadResponse for $headed<B, H> {
            fn read(from: &mut ResponseReader<'_>) -> Option<Self> {
                match from.status() {
                    $status => {
                        // Both are read, so that the report has the violations of both.
                        let (headers, body) = (H::read(from), from.json(&ANY));
                        Some(Self::$name { body: body?, headers: headers? })
                    }
                    _ => from.undocumented(),
                }
            }
        }
    )+};
}

answers! {
    Ok, OkWithHeaders = 200, "200 OK", "15.3.1";
    Created, CreatedWithHeaders = 201, "201 Created", "15.3.2";
    Accepted, AcceptedWithHeaders = 202, "202 Accepted", "15.3.3";
}

/// A 204 No Content response.
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

/// A 204 No Content response with documented headers.
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
