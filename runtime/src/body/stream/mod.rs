//! Streamed bodies: bytes, lines of JSON, and server-sent events.

pub(super) mod byte_stream;
mod chain;
mod codecs;
mod error;
mod events;
mod exact;
mod items;
mod lines;
#[cfg(any(
    feature = "server",
    all(feature = "client", not(target_arch = "wasm32"))
))]
mod outgoing;
mod pieces;
#[cfg(feature = "server")]
mod spool;
#[cfg(test)]
mod tests;

pub use byte_stream::ByteStream;
#[cfg(feature = "server")]
pub(crate) use byte_stream::too_large;
pub use codecs::{EventsBody, ItemsBody, TextEventsBody, WholeEventsBody};
pub(super) use error::SPENT;
pub use error::StreamError;
pub use events::Event;
pub(super) use items::Source;
pub use items::{ItemError, Items};
#[cfg(any(
    feature = "server",
    all(feature = "client", not(target_arch = "wasm32"))
))]
pub(crate) use outgoing::Outgoing;
pub(super) use pieces::{Decoder, Item, read};
#[cfg(feature = "server")]
pub(crate) use spool::{BLOCK, Spool, SpoolFile};
