//! Errors of streams, and their pieces.

use std::pin::Pin;

use bytes::Bytes;
use futures_core::Stream;

/// Any error of a stream's source.
pub type StreamError = Box<dyn std::error::Error + Send + Sync>;

pub(super) type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, StreamError>> + Send>>;

/// The error of a stream whose pieces were taken.
pub(crate) const SPENT: &str = "the bytes were already taken";
