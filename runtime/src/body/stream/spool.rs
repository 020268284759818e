//! Bytes in a temporary file instead of in memory.

use std::fs::File;
use std::hash::{BuildHasher as _, DefaultHasher, Hasher as _, RandomState};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::pin::Pin;
use std::sync::{Arc, LazyLock, Mutex};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use tokio::runtime::Handle;

use super::items::locked;

/// The size of one read or write, in bytes: 64 KiB.
pub(crate) const BLOCK: usize = 64 * 1024;

/// The keys of fingerprints. They are secret, so that two files with the same fingerprint can't be
/// crafted.
static KEYS: LazyLock<RandomState> = LazyLock::new(RandomState::new);

type Work<T> = Pin<Box<dyn Future<Output = io::Result<T>> + Send + Sync>>;

/// Works on a file outside the serving threads, because a slow disk would block them.
fn aside<T: Send + Sync + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Work<T> {
    match Handle::try_current() {
        Ok(runtime) => {
            let running = runtime.spawn_blocking(work);
            Box::pin(async { running.await.unwrap_or_else(|it| Err(io::Error::other(it))) })
        }
        Err(_) => Box::pin(std::future::ready(work())),
    }
}

/// The temporary file of a message. It has no name if the system supports that, only this process
/// can read it, and it disappears once closed, even after a crash. All long parts of a message
/// share it, because a process may have few open files, and a message may have many parts.
#[derive(Clone, Default)]
pub(crate) struct SpoolFile(Arc<Mutex<Stored>>);

#[derive(Default)]
struct Stored {
    /// `None` until the first write.
    file: Option<File>,
    /// The number of bytes written.
    end: u64,
}

impl SpoolFile {
    /// A spool behind everything written so far. Only one spool may be written at a time.
    pub(crate) fn begin(&self) -> Spool {
        Spool {
            start: locked(&self.0).end,
            file: self.clone(),
            length: 0,
            hasher: KEYS.build_hasher(),
        }
    }

    fn append(&self, block: &[u8]) -> io::Result<u64> {
        let mut stored = locked(&self.0);
        let end = stored.end;
        let file = match &mut stored.file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile()?),
        };
        // The position is the end of the last read or write.
        file.seek(SeekFrom::Start(end))?;
        file.write_all(block)?;
        let written = u64::try_from(block.len()).unwrap_or(u64::MAX);
        stored.end = end.saturating_add(written);
        Ok(written)
    }

    fn read(&self, at: u64, length: usize) -> io::Result<Bytes> {
        let mut stored = locked(&self.0);
        let file = stored.file.as_mut().ok_or(io::ErrorKind::UnexpectedEof)?;
        file.seek(SeekFrom::Start(at))?;
        let mut block = vec![0; length];
        file.read_exact(&mut block)?;
        Ok(block.into())
    }
}

/// A range of a temporary file for writing.
pub(crate) struct Spool {
    file: SpoolFile,
    /// The place of the first byte.
    start: u64,
    length: u64,
    hasher: DefaultHasher,
}

impl Spool {
    /// Appends bytes. The same bytes have the same fingerprint if they arrive in the same blocks.
    pub(crate) async fn write(self, block: Bytes) -> io::Result<Self> {
        // The block is returned, so that its owner can reuse the memory.
        let written = aside(move || Ok((self.write_now(&block)?, block)));
        written.await.map(|(spool, _)| spool)
    }

    fn write_now(mut self, block: &[u8]) -> io::Result<Self> {
        let written = self.file.append(block)?;
        self.hasher.write(block);
        self.length = self.length.saturating_add(written);
        Ok(self)
    }

    /// The written bytes, to be read from the start.
    pub(crate) fn finish(self) -> Spooled {
        Spooled {
            kept: Arc::new(Kept {
                fingerprint: self.hasher.finish(),
                file: self.file,
                start: self.start,
                length: self.length,
            }),
            at: 0,
            reading: None,
        }
    }
}

/// A complete range of a temporary file.
struct Kept {
    file: SpoolFile,
    start: u64,
    length: u64,
    fingerprint: u64,
}

impl Kept {
    fn read(&self, at: u64, length: usize) -> io::Result<Bytes> {
        self.file.read(self.start.saturating_add(at), length)
    }
}

/// A temporary file for reading; each clone continues from its own position.
pub(crate) struct Spooled {
    kept: Arc<Kept>,
    at: u64,
    reading: Option<Work<Bytes>>,
}

impl Spooled {
    pub(super) fn left(&self) -> u64 {
        self.kept.length.saturating_sub(self.at)
    }

    pub(super) fn fingerprint(&self) -> u64 {
        self.kept.fingerprint
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        let size = usize::try_from(self.left())
            .unwrap_or(usize::MAX)
            .min(BLOCK);
        if size == 0 {
            return Poll::Ready(None);
        }
        let (kept, at) = (&self.kept, self.at);
        let reading = self.reading.get_or_insert_with(|| {
            let kept = Arc::clone(kept);
            aside(move || kept.read(at, size))
        });
        let block = ready!(reading.as_mut().poll(context));
        self.reading = None;
        // A failed read ends the stream, so that readers do not retry forever.
        let read = match &block {
            Ok(_) => u64::try_from(size).unwrap_or(u64::MAX),
            Err(_) => u64::MAX,
        };
        self.at = self.at.saturating_add(read);
        Poll::Ready(Some(block))
    }
}

impl Clone for Spooled {
    fn clone(&self) -> Self {
        Self {
            kept: Arc::clone(&self.kept),
            at: self.at,
            reading: None,
        }
    }
}

impl PartialEq for Spooled {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.kept, &other.kept) && self.at == other.at
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::body::ByteStream;

    async fn spooled(blocks: &[&[u8]]) -> ByteStream {
        let mut spool = SpoolFile::default().begin();
        for block in blocks {
            spool = spool.write(Bytes::copy_from_slice(block)).await.unwrap();
        }
        spool.finish().into()
    }

    #[tokio::test]
    async fn what_was_written_is_read_by_each_clone() {
        let long = vec![7; BLOCK + 1];
        let mut stream = spooled(&[b"ab", &long]).await;
        assert_eq!((stream.length(), stream.buffered()), (Some(65_539), None));
        let (first, other) = (stream.clone(), stream.clone());
        assert_eq!(first, other);
        let block = stream.next().await.unwrap().unwrap();
        assert_eq!((block.len(), stream.length()), (BLOCK, Some(3)));
        assert_ne!(stream, other);
        assert_eq!(stream.clone().collect(3).await.unwrap(), vec![7; 3]);
        drop((stream, first));
        let all = other.clone().collect(usize::MAX).await.unwrap();
        assert!(all.starts_with(b"ab\x07") && all.len() == BLOCK + 3);
        let error = other.collect(BLOCK).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
    }

    #[tokio::test]
    async fn the_same_bytes_are_told_from_others() {
        let (one, same) = (spooled(&[b"a", b"b"]).await, spooled(&[b"a", b"b"]).await);
        let (other, nothing) = (spooled(&[b"a", b"c"]).await, spooled(&[]).await);
        assert_eq!(one.identity(), same.identity());
        assert_ne!(one.identity(), other.identity());
        assert_ne!(one, same);
        assert_eq!(nothing.clone().collect(0).await.unwrap(), "");
        assert_ne!(nothing.identity(), one.identity());
        let shown = format!("{one:?}");
        assert_eq!(shown, "ByteStream { buffered: false, length: Some(2) }");
    }

    #[test]
    fn no_runtime_is_needed() {
        let mut context = Context::from_waker(std::task::Waker::noop());
        let mut reading = Box::pin(async {
            let stream = spooled(&[b"ab"]).await;
            stream.collect(2).await.unwrap()
        });
        let read = reading.as_mut().poll(&mut context);
        assert_eq!(read, Poll::Ready(Bytes::from_static(b"ab")));
    }

    #[tokio::test]
    async fn a_file_that_can_not_be_read_ends() {
        let spool = SpoolFile::default().begin();
        let spool = spool.write(Bytes::from_static(b"ab")).await.unwrap();
        locked(&spool.file.0)
            .file
            .as_ref()
            .unwrap()
            .set_len(1)
            .unwrap();
        let mut stream = ByteStream::from(spool.finish());
        assert!(stream.next().await.unwrap().is_err());
        assert!(stream.next().await.is_none());
    }

    #[tokio::test]
    async fn the_parts_of_a_message_share_a_file() {
        let file = SpoolFile::default();
        let mut streams = Vec::new();
        for text in ["one", "", "three"] {
            let spool = file
                .begin()
                .write(Bytes::from_static(text.as_bytes()))
                .await;
            streams.push(ByteStream::from(spool.unwrap().finish()));
        }
        assert_eq!(locked(&file.0).end, 8);
        drop(file);
        for (stream, text) in streams.iter().zip(["one", "", "three"]).rev() {
            assert_eq!(stream.clone().collect(9).await.unwrap(), text);
        }
    }
}
