//! Stores the parts of a body while they arrive: short parts and parts without files in memory,
//! long files in a temporary file.

use std::io;

use bytes::{Bytes, BytesMut};

use crate::body::{
    BLOCK, ByteStream, Found, NamedPart, Parser, Parts, SplitPart, Spool, SpoolFile,
};
use crate::parameter::is_item_of;

/// The memory limits for the parts of a body.
#[derive(Clone, Copy)]
pub(super) struct Holding {
    /// The parts without files, which are buffered regardless of their length.
    pub(super) names: &'static [&'static str],
    /// The media type of a body whose parts have positions instead of names.
    pub(super) ordered: Option<&'static str>,
    /// The maximum memory for the whole body, in bytes.
    pub(super) most: usize,
    /// The size limit of a file in memory, in bytes.
    pub(super) file: usize,
}

impl Holding {
    /// True if a part is buffered regardless of its length. A part with a position of its own is
    /// written as `multipart/mixed#0`, and all parts from a position on as `multipart/mixed#2+`.
    fn buffers(&self, name: &str, index: usize) -> bool {
        let mut names = self.names.iter();
        let Some(media_type) = self.ordered else {
            return names.any(|it| *it == name || is_item_of(name, it));
        };
        let mut places = names.filter_map(|it| it.strip_prefix(media_type)?.strip_prefix('#'));
        places.any(|place| match place.strip_suffix('+') {
            Some(first) => first.parse().is_ok_and(|first: usize| index >= first),
            None => place.parse() == Ok(index),
        })
    }
}

/// The reason for the absence of parts.
pub(super) enum Lost {
    /// The body broke off, or is longer than its limit.
    Unread,
    /// The buffered parts exceed the memory limit.
    TooLarge,
    /// A temporary file could not be written.
    Unspooled(io::Error),
}

/// Reads a body to its end and stores its parts; `None` if there is no body.
pub(super) async fn collect(
    mut body: ByteStream,
    boundary: &str,
    holding: Holding,
) -> Result<Option<Parts>, Lost> {
    let mut parser = Parser::new(boundary);
    let mut collector = Collector::new(holding);
    let mut empty = true;
    while let Some(piece) = body.next().await {
        let piece = piece.map_err(|_| Lost::Unread)?;
        empty &= piece.is_empty();
        // The body is read to its end even after an error, because a caller reads the response only
        // after sending.
        if let Ok(known) = &mut parser {
            known.push(piece);
            if let Err(wrong) = collector.advance(known).await? {
                parser = Err(wrong);
                collector = Collector::new(holding);
            }
        }
    }
    let ended = parser.and_then(|parser| parser.end());
    Ok((!empty).then(|| ended.map(|()| collector.parts)))
}

struct Collector {
    holding: Holding,
    parts: Vec<SplitPart>,
    /// The current part, its content in memory, and the file for the rest.
    open: SplitPart,
    content: BytesMut,
    spool: Option<Spool>,
    /// The file of all long parts.
    file: SpoolFile,
    /// The memory used by the previous parts.
    buffered: usize,
}

impl Collector {
    fn new(holding: Holding) -> Self {
        Self {
            holding,
            parts: Vec::new(),
            open: SplitPart::default(),
            content: BytesMut::new(),
            spool: None,
            file: SpoolFile::default(),
            buffered: 0,
        }
    }

    /// Handles all events of a parser; the inner error is a syntax error of the body.
    async fn advance(&mut self, parser: &mut Parser) -> Result<Result<(), &'static str>, Lost> {
        loop {
            match parser.next() {
                Ok(Some(Found::Part(part))) => {
                    self.hold(size_of_head(&part.part))?;
                    self.open = *part;
                }
                Ok(Some(Found::Content(content))) => self.add(&content).await?,
                Ok(Some(Found::End)) => self.end().await?,
                Ok(None) => return Ok(Ok(())),
                Err(wrong) => return Ok(Err(wrong)),
            }
        }
    }

    async fn add(&mut self, content: &[u8]) -> Result<(), Lost> {
        self.content.extend_from_slice(content);
        let length = self.content.len();
        let fits = length <= self.holding.most.saturating_sub(self.buffered);
        let name = self.open.part.name.as_str();
        if self.holding.buffers(name, self.parts.len()) {
            return if fits { Ok(()) } else { Err(Lost::TooLarge) };
        }
        if self.spool.is_none() && (length > self.holding.file || !fits) {
            self.spool = Some(self.file.begin());
        }
        if self.spool.is_some() {
            while self.content.len() >= BLOCK {
                self.write(BLOCK).await?;
            }
        }
        Ok(())
    }

    async fn end(&mut self) -> Result<(), Lost> {
        if self.spool.is_some() {
            self.write(self.content.len()).await?;
        }
        self.open.part.file.content = match self.spool.take() {
            Some(spool) => spool.finish().into(),
            // A copy keeps only its own memory alive.
            None => Bytes::copy_from_slice(&self.content).into(),
        };
        let buffered = self.content.len();
        self.content.clear();
        self.parts.push(std::mem::take(&mut self.open));
        self.hold(buffered)
    }

    async fn write(&mut self, length: usize) -> Result<(), Lost> {
        let block = self.content.split_to(length).freeze();
        if let Some(spool) = self.spool.take() {
            let written = spool.write(block).await;
            self.spool = Some(written.map_err(Lost::Unspooled)?);
        }
        Ok(())
    }

    fn hold(&mut self, length: usize) -> Result<(), Lost> {
        self.buffered = self.buffered.saturating_add(length);
        if self.buffered > self.holding.most {
            return Err(Lost::TooLarge);
        }
        Ok(())
    }
}

/// The memory used by a part without its content.
fn size_of_head(part: &NamedPart) -> usize {
    let texts = [&part.file.filename, &part.file.media_type];
    let texts = texts.into_iter().flatten().map(String::len);
    let headers = part.headers.iter();
    let headers = headers.map(|(name, value)| name.as_str().len() + value.len());
    part.name.len() + texts.sum::<usize>() + headers.sum::<usize>()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use super::*;

    const HOLDING: Holding = Holding {
        names: &["text"],
        ordered: None,
        most: 100,
        file: 10,
    };

    fn body(parts: &[(&str, &str)]) -> Vec<u8> {
        let part = |(name, content): &(&str, &str)| {
            format!("--b\r\nContent-Disposition: form-data; name={name}\r\n\r\n{content}\r\n")
        };
        let parts: String = parts.iter().map(part).collect();
        (parts + "--b--").into_bytes()
    }

    /// The pieces of a body, optionally broken off.
    fn pieces(body: &[u8], size: usize, broken: bool) -> ByteStream {
        let pieces = body.chunks(size).map(|it| Ok(Bytes::copy_from_slice(it)));
        let end = broken.then(|| Err(io::Error::other("broken")));
        let mut pieces: Vec<io::Result<Bytes>> = pieces.chain(end).collect();
        pieces.reverse();
        ByteStream::from_stream(Pieces(pieces))
    }

    struct Pieces(Vec<io::Result<Bytes>>);

    impl futures_core::Stream for Pieces {
        type Item = io::Result<Bytes>;

        fn poll_next(
            mut self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Self::Item>> {
            std::task::Poll::Ready(self.0.pop())
        }
    }

    async fn found(body: &[u8], size: usize) -> Result<Vec<(bool, String)>, &'static str> {
        let pieces = pieces(body, size, false);
        let Ok(Some(parts)) = collect(pieces, "b", HOLDING).await else {
            panic!("there are parts");
        };
        let mut found = Vec::new();
        for part in parts? {
            let content = part.part.file.content;
            let buffered = content.buffered().is_some();
            let bytes = content.collect(1000).await.unwrap();
            found.push((buffered, String::from_utf8(bytes.to_vec()).unwrap()));
        }
        Ok(found)
    }

    #[tokio::test]
    async fn long_files_are_spooled_and_so_are_short_ones_too_many() {
        let (long, longer) = ("l".repeat(11), "m".repeat(30));
        let mut parts = vec![("file", "short"), ("file", &long), ("text[]", &longer)];
        parts.extend([("file", "tenletters"); 4]);
        let buffered = [true, false, true, true, true, true, false];
        let contents = parts.iter().map(|(_, content)| (*content).to_owned());
        let wanted: Vec<_> = buffered.into_iter().zip(contents).collect();
        let body = body(&parts);
        for size in [1, 2, 7, 1000] {
            assert_eq!(found(&body, size).await.as_ref(), Ok(&wanted), "{size}");
        }
    }

    #[tokio::test]
    async fn what_is_held_is_bounded() {
        let long = "x".repeat(97);
        let parts = collect(pieces(&body(&[("text", &long)]), 50, false), "b", HOLDING);
        assert!(matches!(parts.await, Err(Lost::TooLarge)));
        let parts = collect(
            pieces(&body(&[(&long, ""), ("more", "")]), 50, false),
            "b",
            HOLDING,
        );
        assert!(matches!(parts.await, Err(Lost::TooLarge)));
        let parts = collect(
            pieces(&body(&[("text", long.trim_start_matches("xx"))]), 50, false),
            "b",
            HOLDING,
        );
        assert!(matches!(parts.await, Ok(Some(Ok(_)))));
    }

    #[tokio::test]
    async fn a_body_without_its_end_is_told_from_one_that_broke_off() {
        let whole = body(&[("file", "a file that is spooled")]);
        let (cut, _) = whole.split_at(whole.len() - 9);
        assert_eq!(found(cut, 5).await, Err("must end with its boundary"));
        let broken = collect(pieces(cut, 5, true), "b", HOLDING).await;
        assert!(matches!(broken, Err(Lost::Unread)));
        // The body is read to its end even after an error.
        let broken = collect(pieces(b"--b x", 1, true), "b", HOLDING).await;
        assert!(matches!(broken, Err(Lost::Unread)));
        let nothing = collect(pieces(b"", 1, false), "b", HOLDING).await;
        assert!(matches!(nothing, Ok(None)));
    }
}
