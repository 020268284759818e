//! Limits a panic of a handler to its own request.

use std::any::Any;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

/// Awaits a future. The error is the text of a panic.
pub(super) async fn guarded<F: Future>(future: F) -> Result<F::Output, Arc<str>> {
    let mut future = pin!(future);
    // A panicked future is dropped and never polled again, so its broken state is never observed.
    let poll = |context: &mut std::task::Context<'_>| {
        let polled = catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context)));
        match polled {
            Ok(poll) => poll.map(Ok),
            Err(panic) => Poll::Ready(Err(text(panic.as_ref()))),
        }
    };
    poll_fn(poll).await
}

/// The text of a panic, as `panic!` makes it.
fn text(panic: &(dyn Any + Send)) -> Arc<str> {
    if let Some(text) = panic.downcast_ref::<&str>() {
        return Arc::from(*text);
    }
    let text = panic.downcast_ref::<String>();
    text.map_or_else(|| Arc::from("not a text"), |text| Arc::from(text.as_str()))
}
