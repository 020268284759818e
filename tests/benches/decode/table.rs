//! Measures and prints.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// The fastest of many runs, because it is the least disturbed by other load. Short work is
/// repeated, since the clock is too coarse for it.
pub fn fastest<R>(mut work: impl FnMut() -> R) -> Duration {
    let mut run = |times: u32| {
        let start = Instant::now();
        for _ in 0..times {
            drop(black_box(work()));
        }
        start.elapsed() / times
    };
    let once = run(20).max(Duration::from_nanos(1));
    let times = Duration::from_micros(50).as_nanos() / once.as_nanos();
    let times = u32::try_from(times).unwrap_or(1).max(1);
    (0..600).map(|_| run(times)).min().unwrap_or_default()
}

/// Prints a heading and the names of the columns: first ours, then the peers.
pub fn head(title: &str, peers: &[&str]) {
    print!("\n{title}\n{:<28}{:>12}", "", "ours");
    for peer in peers {
        print!("{peer:>20}");
    }
    println!();
}

/// Prints the times, and for each peer the ratio of ours to it.
pub fn row(name: &str, ours: Duration, peers: &[Duration]) {
    print!("{name:<28}{:>12}", format!("{ours:.1?}"));
    for peer in peers {
        let ratio = ours.as_secs_f64() / peer.as_secs_f64();
        print!("{:>20}", format!("{peer:.1?} {ratio:>6.2}"));
    }
    println!();
}
