//! A connection with a time limit for writes.

use std::io;
use std::io::IoSlice;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::times::Timer;

/// A connection that fails if the other end accepts no data for this long.
pub(super) struct Written<S> {
    stream: S,
    within: Option<Duration>,
    timer: Timer,
}

impl<S> Written<S> {
    pub(super) fn new(stream: S, within: Option<Duration>) -> Self {
        Self {
            stream,
            within,
            timer: Timer::default(),
        }
    }

    fn watch<T>(
        &mut self,
        polled: Poll<io::Result<T>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<T>> {
        if polled.is_ready() {
            self.timer.stop();
            return polled;
        }
        let ended = self.timer.poll(self.within, context);
        ended.map(|()| Err(io::Error::from(io::ErrorKind::TimedOut)))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Written<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Written<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.watch(polled, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.watch(polled, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        // TCP flushes at once, so flushing is not progress of the caller.
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let polled = Pin::new(&mut self.stream).poll_shutdown(context);
        self.watch(polled, context)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::time::{Instant, sleep, timeout};

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test(start_paused = true)]
    async fn who_takes_nothing_is_let_go_and_who_takes_slowly_is_not() {
        let (near, mut far) = tokio::io::duplex(4);
        let mut written = Written::new(near, Some(SECOND * 5));
        let begun = Instant::now();
        let sent = tokio::spawn(async move { written.write_all(&[7; 16]).await });
        for _ in 0..3 {
            sleep(SECOND * 4).await;
            far.read_exact(&mut [0; 4]).await.unwrap();
        }
        sent.await.unwrap().unwrap();
        assert_eq!(begun.elapsed().as_secs(), 12);

        let (near, _far) = tokio::io::duplex(4);
        let mut written = Written::new(near, Some(SECOND * 5));
        let begun = Instant::now();
        let sent = timeout(SECOND * 60, written.write_all(&[7; 16])).await;
        let error = sent.expect("it is let go").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert_eq!(begun.elapsed().as_secs(), 5);
    }
}
