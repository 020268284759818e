//! Parts of a body as they come in: what is short or no file is held, what is long is spooled.

use std::io;

use bytes::{Bytes, BytesMut};

use crate::wire::body::{BLOCK, ByteStream, Found, NamedPart, Parser, Parts, Spool};

/// What is held of a body of parts.
#[derive(Clone, Copy)]
pub(super) struct Holding {
    /// The parts that are no files, which are held whatever their length.
    pub(super) names: &'static [&'static str],
    /// How much is held of the whole body, in bytes.
    pub(super) most: usize,
    /// How long a file may be that is held, in bytes.
    pub(super) file: usize,
}

/// Why there are no parts.
pub(super) enum Lost {
    /// The body broke off, or is longer than its limit.
    Unread,
    /// More would have to be held than may be.
    TooLarge,
    /// A temporary file could not be written.
    Unspooled(io::Error),
}

/// Reads a body to its end and keeps its parts; `None` where there is no body.
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
        // What is behind a mistake is read and dropped, since a caller who is still sending does
        // not look at an answer.
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
    parts: Vec<NamedPart>,
    /// The part that is being read, what of it is in memory, and where the rest goes.
    open: NamedPart,
    content: BytesMut,
    spool: Option<Spool>,
    /// How much is held of the parts before it.
    held: usize,
}

impl Collector {
    fn new(holding: Holding) -> Self {
        Self {
            holding,
            parts: Vec::new(),
            open: NamedPart::default(),
            content: BytesMut::new(),
            spool: None,
            held: 0,
        }
    }

    /// Takes all that a parser finds in what it has; the inner error is what is wrong with that.
    async fn advance(&mut self, parser: &mut Parser) -> Result<Result<(), &'static str>, Lost> {
        loop {
            match parser.next() {
                Ok(Some(Found::Part(part))) => {
                    self.hold(size_of_head(&part))?;
                    self.open = part;
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
        let fits = length <= self.holding.most.saturating_sub(self.held);
        if self.holding.names.contains(&self.open.name.as_str()) {
            return if fits { Ok(()) } else { Err(Lost::TooLarge) };
        }
        if self.spool.is_none() && (length > self.holding.file || !fits) {
            self.spool = Some(Spool::new());
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
        self.open.file.content = match self.spool.take() {
            Some(spool) => spool.finish().into(),
            // A copy of its own keeps nothing alive but itself.
            None => Bytes::copy_from_slice(&self.content).into(),
        };
        let held = self.content.len();
        self.content.clear();
        self.parts.push(std::mem::take(&mut self.open));
        self.hold(held)
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
        self.held = self.held.saturating_add(length);
        if self.held > self.holding.most {
            return Err(Lost::TooLarge);
        }
        Ok(())
    }
}

/// How much is held of a part without what is in it.
fn size_of_head(part: &NamedPart) -> usize {
    let texts = [&part.file.filename, &part.file.media_type];
    let texts = texts.into_iter().flatten().map(String::len);
    let headers = part.headers.iter();
    let headers = headers.map(|(name, value)| name.as_str().len() + value.len());
    part.name.len() + texts.sum::<usize>() + headers.sum::<usize>()
}
