//! Work on every core, with an outcome that does not depend on how many there are.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::Builder;

/// The stack of a thread that follows a document as deep as it goes. A document decides how deep
/// recursion goes, and a stack that ends is no error but an abort.
pub(crate) const STACK: usize = 512 * 1024 * 1024;

/// What becomes of each item, in the order of the items. Threads take the last item that nobody has:
/// the largest files of an API come last, and take least memory while little else is there.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let left = AtomicUsize::new(items.len());
    let share = || {
        let mut done = Vec::new();
        loop {
            // Below the first item the count wraps around, to an index that is none.
            let index = left.fetch_sub(1, Ordering::Relaxed).wrapping_sub(1);
            match items.get(index) {
                Some(item) => done.push((index, work(item))),
                None => return done,
            }
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut done = std::thread::scope(|scope| {
        let threads = (0..cores.min(items.len())).filter_map(|_| {
            let thread = Builder::new().stack_size(STACK);
            thread.spawn_scoped(scope, share).ok()
        });
        let threads: Vec<_> = threads.collect();
        let mut done = Vec::with_capacity(items.len());
        if threads.is_empty() {
            done.extend(share());
        }
        for thread in threads {
            match thread.join() {
                Ok(share) => done.extend(share),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
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
