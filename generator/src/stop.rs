//! Ends work that nobody waits for any more: an editor has a newer text.
//!
//! A parameter for it would go through every function of every stage. So a thread knows its [`Stop`], and a few
//! loops look at it.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

thread_local! {
    static CURRENT: RefCell<Option<Stop>> = const { RefCell::new(None) };
}

/// A signal to end some work, for [`crate::follow()`]. Its clones are the same signal.
///
/// ```
/// use copperplate::Stop;
///
/// let stop = Stop::default();
/// let other = stop.clone();
/// other.stop();
/// assert!(stop.is_stopped());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

/// The payload of the panic that leaves the stages.
struct Stopped;

impl Stop {
    /// Ends the work soon.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// True after [`Stop::stop`].
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Leaves the work of this thread if it was stopped.
pub(crate) fn look() {
    let is_stopped = CURRENT.with_borrow(|it| it.as_ref().is_some_and(Stop::is_stopped));
    if is_stopped {
        // The panic hook would print a report.
        resume_unwind(Box::new(Stopped));
    }
}

/// Works on this thread until it is done; `None` if it was stopped before.
pub(crate) fn until<R>(stop: &Stop, work: impl FnOnce() -> R) -> Option<R> {
    let former = CURRENT.replace(Some(stop.clone()));
    // Data changed by stopped work is not used any more.
    let done = catch_unwind(AssertUnwindSafe(work));
    CURRENT.set(former);
    match done {
        Err(panic) if panic.is::<Stopped>() => None,
        // A parser of YAML takes each panic for a syntax error.
        _ if stop.is_stopped() => None,
        Ok(done) => Some(done),
        Err(panic) => resume_unwind(panic),
    }
}

#[cfg(test)]
mod tests {
    use super::{Stop, look, until};

    #[test]
    fn stopped_work_ends_at_the_next_look() {
        let stop = Stop::default();
        assert_eq!(until(&stop, || 1), Some(1));
        let mut steps = 0;
        let done = until(&stop, || {
            loop {
                steps += 1;
                if steps == 3 {
                    stop.stop();
                }
                look();
            }
        });
        assert_eq!((done, steps), (None::<()>, 3));
        // Other work of the thread goes on.
        look();
    }
}
