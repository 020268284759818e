//! Converts between items and the pieces of a body.

use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::byte_stream::ByteStream;
use super::error::StreamError;
use super::events::{Event, Partial};
use super::items::{ItemError, Items, Source, locked};
use super::lines::{Framing, Splitter, is_blank};
use crate::body::codec::{BodyReader, decode};
use crate::codec::Decode;
use crate::report::Report;
use crate::schema::Schema;

/// The size limit of an item, in bytes: 16 MiB.
const LARGEST: usize = 16 * 1024 * 1024;

/// An event of a decoder.
pub(in crate::body) enum Item<T> {
    /// An item; `None` if it can't be decoded.
    Read(Option<T>),
    /// The last item was read.
    Done,
}

/// Decodes pieces to items.
pub(in crate::body) trait Decoder<T>: Send + Unpin {
    /// Takes a piece.
    fn push(&mut self, piece: &Bytes);
    /// The number of buffered bytes of an incomplete item.
    fn buffered(&self) -> usize;
    /// The next complete item; its violations go to the report.
    fn next(&mut self, ended: bool, report: &mut Report) -> Option<Item<T>>;
}

/// Reads items that are JSON texts.
pub(super) struct JsonDecoder {
    pub(super) splitter: Splitter,
    pub(super) schema: &'static Schema,
}

impl<T: Decode> Decoder<T> for JsonDecoder {
    fn push(&mut self, piece: &Bytes) {
        self.splitter.push(piece);
    }

    fn buffered(&self) -> usize {
        self.splitter.buffered()
    }

    fn next(&mut self, ended: bool, report: &mut Report) -> Option<Item<T>> {
        loop {
            let text = self.splitter.next(ended)?;
            if self.splitter.may_be_cut_off(&text) {
                let expected = "must be followed by white space, or may be cut off";
                report.push("syntax", expected);
                return Some(Item::Read(None));
            }
            if !is_blank(&text) {
                return Some(Item::Read(decode(&text, self.schema, report)));
            }
        }
    }
}

/// Reads events of text.
pub(super) struct EventLines {
    splitter: Splitter,
    partial: Partial,
}

impl Default for EventLines {
    fn default() -> Self {
        Self {
            splitter: Splitter::new(Framing::EventLines),
            partial: Partial::default(),
        }
    }
}

impl EventLines {
    fn event(&mut self, ended: bool) -> Option<Event<String>> {
        loop {
            let line = self.splitter.next(ended)?;
            if let Some(event) = self.partial.line(&line) {
                return Some(event);
            }
        }
    }
}

impl Decoder<Event<String>> for EventLines {
    fn push(&mut self, piece: &Bytes) {
        self.splitter.push(piece);
    }

    fn buffered(&self) -> usize {
        self.splitter
            .buffered()
            .saturating_add(self.partial.buffered())
    }

    fn next(&mut self, ended: bool, _: &mut Report) -> Option<Item<Event<String>>> {
        self.event(ended).map(|event| Item::Read(Some(event)))
    }
}

/// Reads events of JSON.
pub(super) struct EventDecoder {
    pub(super) lines: EventLines,
    pub(super) schema: &'static Schema,
}

impl<T: Decode> Decoder<Event<T>> for EventDecoder {
    fn push(&mut self, piece: &Bytes) {
        self.lines.push(piece);
    }

    fn buffered(&self) -> usize {
        self.lines.buffered()
    }

    fn next(&mut self, ended: bool, report: &mut Report) -> Option<Item<Event<T>>> {
        let event = self.lines.event(ended)?;
        if event.data == "[DONE]" {
            return Some(Item::Done);
        }
        let data = decode(event.data.as_bytes(), self.schema, report);
        Some(Item::Read(data.map(|data| event.with(data))))
    }
}

/// Reads events as objects.
pub(super) struct WholeEventDecoder {
    pub(super) lines: EventLines,
    pub(super) schema: &'static Schema,
}

impl<T: Decode> Decoder<T> for WholeEventDecoder {
    fn push(&mut self, piece: &Bytes) {
        self.lines.push(piece);
    }

    fn buffered(&self) -> usize {
        self.lines.buffered()
    }

    fn next(&mut self, ended: bool, report: &mut Report) -> Option<Item<T>> {
        let event = self.lines.event(ended)?;
        let json = self.lines.partial.alone(event).to_json();
        Some(Item::Read(decode(&json, self.schema, report)))
    }
}

/// The items of a body, complete or streamed.
pub(in crate::body) fn read<T: 'static>(
    from: &mut BodyReader<'_>,
    decoder: impl Decoder<T> + 'static,
) -> Items<T> {
    let whole = || ByteStream::from(from.bytes.clone());
    let pieces = from.stream.take().unwrap_or_else(whole).take();
    let warnings = Arc::new(Mutex::new(from.report.sibling(true)));
    let source: Source<T> = Box::pin(Reading {
        pieces,
        decoder,
        ended: false,
        blank: from.report.sibling(from.report.is_lenient()),
        warnings: Arc::clone(&warnings),
        items: PhantomData,
    });
    Items::from_source(source, warnings)
}

struct Reading<T, D> {
    /// `None` after the last item, which releases the connection.
    pieces: Option<ByteStream>,
    decoder: D,
    ended: bool,
    /// The initial report of each item, with the mode and the limits of the message.
    blank: Report,
    warnings: Arc<Mutex<Report>>,
    items: PhantomData<fn() -> T>,
}

impl<T, D: Decoder<T>> Stream for Reading<T, D> {
    type Item = Result<T, ItemError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            let Some(pieces) = &mut this.pieces else {
                return Poll::Ready(None);
            };
            let mut report = this.blank.clone();
            match this.decoder.next(this.ended, &mut report) {
                Some(Item::Read(Some(item))) => {
                    locked(&this.warnings).append(report);
                    return Poll::Ready(Some(Ok(item)));
                }
                Some(Item::Read(None)) => {
                    return Poll::Ready(Some(Err(ItemError::Invalid(report))));
                }
                Some(Item::Done) => {
                    this.pieces = None;
                    continue;
                }
                None if this.ended => {
                    this.pieces = None;
                    continue;
                }
                None => {}
            }
            match Pin::new(pieces).poll_next(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => this.ended = true,
                Poll::Ready(Some(Err(error))) => {
                    this.pieces = None;
                    return Poll::Ready(Some(Err(ItemError::Lost(error.into()))));
                }
                Poll::Ready(Some(Ok(piece))) => {
                    if this.decoder.buffered().saturating_add(piece.len()) > LARGEST {
                        this.pieces = None;
                        return Poll::Ready(Some(Err(ItemError::TooLarge(LARGEST))));
                    }
                    this.decoder.push(&piece);
                }
            }
        }
    }
}

/// The pieces of written items, one for each.
pub(super) struct Written<T, F> {
    pub(super) source: Source<T>,
    pub(super) encode: F,
}

impl<T, F: Fn(&T) -> Result<Vec<u8>, Report> + Unpin> Stream for Written<T, F> {
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let polled = self.source.as_mut().poll_next(context);
        polled.map(|item| {
            item.map(|item| {
                let text = (self.encode)(&item?).map_err(ItemError::Invalid)?;
                Ok(Bytes::from(text))
            })
        })
    }
}
