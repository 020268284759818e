//! How long strict decoding with full validation takes, as a ratio to `serde_json` with derived types
//! and no validation at all. `cargo bench -p copperplate-tests` prints the table.

#![allow(clippy::unwrap_used, missing_docs)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use copperplate_runtime as rt;
use serde::Deserialize;
use withdrawal_apis::fondo::examples::EXAMPLES;
use withdrawal_apis::fondo::types::Transaction;

/// The same members as the generated type, as text wherever the document gives a format: what is
/// left out here is checking, not reading.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
struct Derived {
    id: Option<String>,
    sorted_id: Option<String>,
    transaction_type: String,
    aborted: Option<bool>,
    aborted_reason: Option<String>,
    r#ref: Option<String>,
    ref_type: Option<serde_json::Value>,
    credit_account: Option<String>,
    debit_account: Option<String>,
    amount: f64,
    currency: String,
    executor_ref: Option<String>,
    client_ref: Option<String>,
    freetext: Option<String>,
    instrument: Option<String>,
    start_date: Option<String>,
    end_date: Option<String>,
    created_date: Option<String>,
    modified_date: Option<String>,
    settlement_date: Option<String>,
}

/// The fastest of many short runs: the least disturbed by whatever else the machine does.
fn fastest(mut run: impl FnMut()) -> Duration {
    let once = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    run();
    (0..400).map(|_| once(&mut run)).min().unwrap_or_default()
}

fn main() {
    let example = EXAMPLES
        .iter()
        .find(|it| it.status == Some(200))
        .unwrap()
        .body;
    let list = format!("[{}]", vec![example; 200].join(","));
    println!(
        "{:<28}{:>12}{:>12}{:>8}",
        "body", "ours", "derived", "ratio"
    );
    let row = |name: &str, size: usize, ours: Duration, derived: Duration| {
        let ratio = ours.as_secs_f64() / derived.as_secs_f64();
        println!(
            "{:<28}{ours:>12.2?}{derived:>12.2?}{ratio:>8.2}",
            format!("{name}, {size} bytes")
        );
    };
    // One body is too short for the clock, so each run reads it a hundred times.
    let hundred = |read: &dyn Fn()| fastest(|| (0..100).for_each(|_| read()));
    row(
        "transaction x 100",
        example.len(),
        hundred(&|| {
            drop(black_box(
                rt::from_json::<Transaction>(example.as_bytes()).unwrap(),
            ))
        }),
        hundred(&|| drop(black_box(serde_json::from_str::<Derived>(example).unwrap()))),
    );
    row(
        "list of 200",
        list.len(),
        fastest(|| {
            drop(black_box(
                rt::from_json::<Vec<Transaction>>(list.as_bytes()).unwrap(),
            ))
        }),
        fastest(|| {
            drop(black_box(
                serde_json::from_str::<Vec<Derived>>(&list).unwrap(),
            ))
        }),
    );
}
