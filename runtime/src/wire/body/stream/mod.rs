//! Streamed bodies: bytes, lines of JSON, and server-sent events.

mod chain;
mod codec;
mod events;
mod exact;
mod items;
mod lines;
mod octets;
#[cfg(any(feature = "client", feature = "server"))]
mod outgoing;
mod pieces;
#[cfg(feature = "server")]
mod spool;
#[cfg(test)]
mod tests;

use std::pin::Pin;

use bytes::Bytes;
use futures_core::Stream;

pub use codec::{EventsBody, ItemsBody, TextEventsBody};
pub use events::Event;
pub use items::{ItemError, Items};
pub use octets::ByteStream;
pub(super) use octets::SPENT;
#[cfg(feature = "server")]
pub(crate) use octets::too_large;
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use outgoing::Outgoing;
#[cfg(feature = "server")]
pub(crate) use spool::{BLOCK, Spool};

/// Any error of the source of a stream.
pub type StreamError = Box<dyn std::error::Error + Send + Sync>;

type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, StreamError>> + Send>>;
