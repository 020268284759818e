//! Streams of parts (OpenAPI 3.2.0, `itemSchema` and `itemEncoding`).

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use super::items::PartItem;
use super::ordered::{named, written};
use super::parse::{Found, Parser};
use super::part_codecs::PartCodec;
use super::parts::SplitPart;
use super::reader::PartsReader;
use super::writer::{PartsWriter, random_boundary, with_boundary};
use crate::body::codec::{BodyCodec, BodyReader, BodyWriter};
use crate::body::stream::byte_stream::ByteStream;
use crate::body::stream::{Decoder, Item, Items, Source, StreamError, read};
use crate::report::Report;
use crate::syntax::media_type::{choose, parameter};

/// A stream of parts without headers of their own. An item is read when its part is complete.
#[derive(Clone, Copy, Debug)]
pub struct PartStreamBody<C: 'static> {
    media_type: &'static str,
    codec: &'static C,
}

impl<C> PartStreamBody<C> {
    /// A body of this media type, with the codec of each part.
    #[must_use]
    pub const fn new(media_type: &'static str, codec: &'static C) -> Self {
        Self { media_type, codec }
    }
}

/// A stream of parts, each with its headers.
#[derive(Clone, Copy, Debug)]
pub struct PartItemsBody<C: 'static> {
    media_type: &'static str,
    codec: &'static C,
}

impl<C> PartItemsBody<C> {
    /// A body of this media type, with the codec of the value of each part.
    #[must_use]
    pub const fn new(media_type: &'static str, codec: &'static C) -> Self {
        Self { media_type, codec }
    }
}

impl<T, C> BodyCodec<Items<T>> for PartStreamBody<C>
where
    T: 'static,
    C: PartCodec<T> + Sync,
{
    fn write(&self, body: &Items<T>, to: &mut BodyWriter) {
        let codec = self.codec;
        let check = |item: &T, report: &mut Report| report.item_part(codec, item);
        write(body, self.media_type, to, check, |item, parts| {
            parts.one(codec, item);
        });
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<Items<T>> {
        let (codec, name) = (self.codec, self.codec.name());
        parts(from, self.media_type, name, move |part| part.one(codec))
    }

    fn check(&self, _: &Items<T>, _: &mut Report) {}
}

impl<T, C> BodyCodec<Items<T>> for PartItemsBody<C>
where
    T: PartItem + 'static,
    C: PartCodec<T::Value>,
{
    fn write(&self, body: &Items<T>, to: &mut BodyWriter) {
        let check = |item: &T, report: &mut Report| item.check(report);
        write(body, self.media_type, to, check, |item, parts| {
            item.write(parts)
        });
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<Items<T>> {
        parts(from, self.media_type, self.codec.name(), T::read)
    }

    fn check(&self, _: &Items<T>, _: &mut Report) {}
}

fn parts<T: 'static>(
    from: &mut BodyReader<'_>,
    media_type: &str,
    name: &'static str,
    read_one: impl FnMut(&mut PartsReader<'_>) -> Option<T> + Send + Unpin + 'static,
) -> Option<Items<T>> {
    let sent = from.media_type.unwrap_or_default();
    if choose(sent, &[media_type]).is_none() {
        from.mismatch(&[media_type]);
        return None;
    }
    let boundary = parameter(sent, "boundary").unwrap_or_default();
    let parser = match Parser::new(&boundary) {
        Ok(parser) => parser.endless(),
        Err(reason) => {
            from.report.push("syntax", reason);
            return None;
        }
    };
    let decoder = PartDecoder {
        parser: Some(parser),
        name,
        open: SplitPart::default(),
        content: BytesMut::new(),
        read_one,
    };
    Some(read(from, decoder))
}

/// Reads a value from each part.
struct PartDecoder<F> {
    /// `None` after an error in syntax, because nothing after it can be found.
    parser: Option<Parser>,
    name: &'static str,
    open: SplitPart,
    content: BytesMut,
    read_one: F,
}

impl<F> PartDecoder<F> {
    fn item<T>(&mut self, report: &mut Report) -> Option<T>
    where
        F: FnMut(&mut PartsReader<'_>) -> Option<T>,
    {
        let mut part = std::mem::take(&mut self.open).into_indexed(0);
        part.file.content = self.content.split().freeze().into();
        let part = named(part, self.name);
        (self.read_one)(&mut PartsReader::alone(part, report))
    }

    fn fail<T>(&mut self, reason: &'static str, report: &mut Report) -> Option<Item<T>> {
        self.parser = None;
        report.push("syntax", reason);
        Some(Item::Read(None))
    }
}

impl<T, F> Decoder<T> for PartDecoder<F>
where
    F: FnMut(&mut PartsReader<'_>) -> Option<T> + Send + Unpin,
{
    fn push(&mut self, piece: &Bytes) {
        if let Some(parser) = &mut self.parser {
            parser.push(piece.clone());
        }
    }

    fn buffered(&self) -> usize {
        let rest = self.parser.as_ref().map_or(0, Parser::buffered);
        rest.saturating_add(self.content.len())
    }

    fn next(&mut self, ended: bool, report: &mut Report) -> Option<Item<T>> {
        loop {
            let Some(parser) = &mut self.parser else {
                return Some(Item::Done);
            };
            match parser.next() {
                Ok(Some(Found::Part(part))) => self.open = *part,
                Ok(Some(Found::Content(content))) => self.content.extend_from_slice(&content),
                Ok(Some(Found::End)) => return Some(Item::Read(self.item(report))),
                Ok(None) if ended => match parser.end() {
                    Ok(()) => return None,
                    Err(reason) => return self.fail(reason, report),
                },
                Ok(None) => return None,
                Err(reason) => return self.fail(reason, report),
            }
        }
    }
}

fn write<T: 'static>(
    items: &Items<T>,
    media_type: &'static str,
    to: &mut BodyWriter,
    check: impl Fn(&T, &mut Report) + Send + Unpin + 'static,
    encode: impl Fn(&T, &mut PartsWriter) + Send + Unpin + 'static,
) {
    if to.aside {
        return;
    }
    let boundary = random_boundary();
    let Some(media_type) = with_boundary(written(media_type), &boundary) else {
        return;
    };
    match items.take() {
        Some(source) => {
            let begin = Bytes::from(format!("--{boundary}"));
            let validates = to.validates;
            let encode = move |item: &T, parts: &mut PartsWriter| {
                if validates {
                    check(item, &mut parts.report);
                }
                encode(item, parts);
            };
            let stream = WrittenParts {
                source,
                encode,
                boundary,
                ready: VecDeque::from([begin.into()]),
                ended: false,
            };
            to.set_stream(media_type, ByteStream::new(stream));
        }
        None => to.report.push("stream", "the items were already taken"),
    }
}

/// The pieces of written parts. The boundary after a part is sent with the part, so that its reader
/// has the item without waiting for the next one.
struct WrittenParts<T, F> {
    source: Source<T>,
    encode: F,
    boundary: String,
    ready: VecDeque<ByteStream>,
    ended: bool,
}

impl<T, F: Fn(&T, &mut PartsWriter)> WrittenParts<T, F> {
    fn encode(&self, item: &T) -> Result<[ByteStream; 3], Report> {
        let mut writer = PartsWriter::ordered(false);
        (self.encode)(item, &mut writer);
        let (head, content) = writer.single()?;
        let mut begin = b"\r\n".to_vec();
        begin.extend(head);
        let end = format!("\r\n--{}", self.boundary);
        Ok([begin.into(), content, Bytes::from(end).into()])
    }
}

impl<T, F: Fn(&T, &mut PartsWriter) + Unpin> Stream for WrittenParts<T, F> {
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if let Some(pieces) = this.ready.front_mut() {
                match ready!(Pin::new(pieces).poll_next(context)) {
                    Some(Ok(piece)) => return Poll::Ready(Some(Ok(piece))),
                    Some(Err(error)) => {
                        this.ready.clear();
                        this.ended = true;
                        return Poll::Ready(Some(Err(error.into())));
                    }
                    None => {
                        this.ready.pop_front();
                        continue;
                    }
                }
            }
            if this.ended {
                return Poll::Ready(None);
            }
            let written = match ready!(this.source.as_mut().poll_next(context)) {
                Some(Ok(item)) => this.encode(&item).map_err(StreamError::from),
                Some(Err(error)) => Err(StreamError::from(error)),
                None => {
                    this.ended = true;
                    this.ready.push_back(Bytes::from_static(b"--\r\n").into());
                    continue;
                }
            };
            match written {
                Ok(pieces) => this.ready.extend(pieces),
                Err(error) => {
                    this.ended = true;
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
    }
}
