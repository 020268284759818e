//! Handlers that end although their caller has gone.

use std::fmt;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::Body;
use http::Response;
use tokio::sync::oneshot;
use tokio::task::JoinSet;

use super::guard::guarded;

/// The running handlers of a server. It waits for them when it stops.
#[derive(Clone, Default)]
pub(super) struct Handlers(Arc<Mutex<JoinSet<()>>>);

impl Handlers {
    fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        let mut tasks = self.tasks();
        while tasks.try_join_next().is_some() {}
        tasks.spawn(work);
    }

    /// Waits until all handlers have ended.
    #[cfg(feature = "serve")]
    pub(super) async fn ended(&self) {
        loop {
            let mut tasks = std::mem::take(&mut *self.tasks());
            if tasks.is_empty() {
                return;
            }
            // Dropped halfway, the set cuts off its handlers.
            while tasks.join_next().await.is_some() {}
        }
    }

    /// Cuts off the handlers that still run.
    #[cfg(feature = "serve")]
    pub(super) async fn cut_off(&self) {
        let mut tasks = std::mem::take(&mut *self.tasks());
        tasks.shutdown().await;
    }

    fn tasks(&self) -> MutexGuard<'_, JoinSet<()>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Handlers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Handlers").finish_non_exhaustive()
    }
}

/// Runs this work in its own task, so that it ends if nobody awaits its response any more. The error
/// is the text of a panic.
pub(super) async fn detached(
    handlers: Option<Handlers>,
    work: impl Future<Output = Response<Body>> + Send + 'static,
) -> Result<Response<Body>, Arc<str>> {
    let (sender, receiver) = oneshot::channel();
    let task = async move {
        // A caller that has gone gets nothing.
        let _ = sender.send(guarded(work).await);
    };
    match handlers {
        Some(handlers) => handlers.spawn(task),
        None => drop(tokio::spawn(task)),
    }
    let ended = receiver.await;
    ended.unwrap_or_else(|_| Err(Arc::from("the server was stopped before its end")))
}
