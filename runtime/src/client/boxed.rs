//! Boxed futures and errors.

use std::future::Future;
use std::pin::Pin;

/// A boxed future, so that a trait with it can be used as a trait object.
///
/// Create one with `Box::pin(async move { … })`.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Any error of a caller's own code.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;
