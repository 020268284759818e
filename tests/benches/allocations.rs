//! Counts allocations while a valid body is decoded, compared with `serde` and derived types. It is
//! a separate benchmark, because counting takes time. `cargo bench -p copperplate-tests` prints the
//! table.

#![allow(clippy::unwrap_used, dead_code, missing_docs, unreachable_pub)]

#[path = "decode/bodies.rs"]
mod bodies;
#[path = "decode/peers.rs"]
mod peers;

use allocation_counter::measure;
use bodies::Body;
use copperplate_runtime as rt;
use serde::de::DeserializeOwned;
use withdrawal_apis::{circle, fondo, upvest, youhodler};

fn count<T: rt::Decode, P: DeserializeOwned>(body: Body) {
    let text = body.valid.as_bytes();
    let ours = measure(|| drop(rt::from_json::<T>(text).unwrap()));
    let derived = measure(|| drop(serde_json::from_slice::<P>(text).ok().unwrap()));
    println!(
        "{:<24}{:>12}{:>12}",
        body.name, ours.count_total, derived.count_total
    );
}

fn main() {
    println!("{:<24}{:>12}{:>12}", "allocations", "ours", "serde");
    count::<fondo::types::NewWithdrawal, peers::fondo::NewWithdrawal>(bodies::new_fondo());
    count::<fondo::types::Transaction, peers::Transaction>(bodies::transaction());
    count::<youhodler::types::NewWithdrawal, peers::youhodler::NewWithdrawal>(
        bodies::new_youhodler(),
    );
    count::<youhodler::types::Withdrawal, peers::youhodler::Withdrawal>(bodies::youhodler());
    count::<upvest::types::Withdrawal, peers::upvest::Withdrawal>(bodies::upvest());
    count::<circle::types::NewWithdrawal, peers::circle::NewWithdrawal>(bodies::new_circle());
    count::<circle::types::WithdrawalEnvelope, peers::circle::WithdrawalEnvelope>(bodies::circle());
    count::<Vec<fondo::types::Transaction>, peers::Transactions>(bodies::transactions());
}
