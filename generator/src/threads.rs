//! Parallel work, with a result that does not depend on the number of cores.

use std::cell::Cell;
use std::sync::{Mutex, PoisonError};
use std::thread::Builder;

/// The stack of a thread that recurses into a document. The document decides the depth, and a stack
/// overflow aborts the process.
const STACK: usize = 512 * 1024 * 1024;

thread_local! {
    /// True if this thread has such a stack.
    static HAS_STACK: Cell<bool> = const { Cell::new(false) };
}

/// Runs work on a stack large enough for the deepest accepted document; `None` if the system has no
/// memory for one. Nested calls stay on the thread, so that an allocator with a heap per thread
/// reuses memory freed by earlier stages. A panic of the work continues in the caller.
pub fn with_stack<R: Send>(work: impl FnOnce() -> R + Send) -> Option<R> {
    // WebAssembly has no threads. Its stack is set when a program is linked, and its overflow is a
    // trap that the host catches.
    if HAS_STACK.get() || cfg!(target_arch = "wasm32") {
        return Some(work());
    }
    let on_stack = || {
        HAS_STACK.set(true);
        work()
    };
    std::thread::scope(|scope| {
        let thread = Builder::new().stack_size(STACK);
        let running = thread.spawn_scoped(scope, on_stack).ok()?;
        let done = running.join();
        Some(done.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

/// Maps items in parallel and keeps their order. The calling thread starts at the end, with the
/// largest files of an API, because it has the memory freed by earlier stages; the others start
/// with the first item.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let left = Mutex::new(0..items.len());
    let next = |from_end: bool| {
        let mut left = left.lock().unwrap_or_else(PoisonError::into_inner);
        if from_end {
            left.next_back()
        } else {
            left.next()
        }
    };
    let share = |from_end| {
        let indices = std::iter::from_fn(|| next(from_end));
        let done = indices.filter_map(|index| Some((index, work(items.get(index)?))));
        done.collect::<Vec<_>>()
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let shared = || {
        std::thread::scope(|scope| {
            let others = (1..cores.min(items.len())).filter_map(|_| {
                let thread = Builder::new().stack_size(STACK);
                thread.spawn_scoped(scope, || share(false)).ok()
            });
            let others: Vec<_> = others.collect();
            let mut done = share(true);
            for thread in others {
                match thread.join() {
                    Ok(share) => done.extend(share),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            done
        })
    };
    // If memory is short, the current, smaller stack may suffice.
    let mut done = with_stack(shared).unwrap_or_else(|| share(true));
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..500).collect();
        let slow_at_first = |item: &u64| {
            std::thread::sleep(std::time::Duration::from_micros(500 - item));
            item * 2
        };
        let expected: Vec<u64> = items.iter().map(|item| item * 2).collect();
        assert_eq!(super::map(&items, slow_at_first), expected);
        assert!(super::map(&[], |it: &u64| *it).is_empty());
    }
}
