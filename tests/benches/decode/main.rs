//! Measures decoding, encoding and validation, as the ratio of our time to each peer's in the same
//! run. Our decoding is strict and checks everything, while `serde` checks only types. `cargo bench
//! -p copperplate-tests` prints the tables, and `cargo bench -p copperplate-tests -- fondo` only
//! the rows for bodies with this word in their names.

#![allow(clippy::unwrap_used, missing_docs, unreachable_pub)]

mod bodies;
mod peers;
mod schemas;
mod table;

use bodies::Body;
use copperplate_runtime as rt;
use copperplate_tests::cases::recursion_trees::types::Node;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use table::{fastest, head, row};
use withdrawal_apis::{circle, fondo, plannr, upvest, youhodler};

/// Calls a function with each body, its generated type and its derived type.
macro_rules! each {
    ($measure:ident) => {
        $measure::<fondo::types::NewWithdrawal, peers::fondo::NewWithdrawal>(bodies::new_fondo());
        $measure::<fondo::types::Transaction, peers::Transaction>(bodies::transaction());
        $measure::<youhodler::types::NewWithdrawal, peers::youhodler::NewWithdrawal>(
            bodies::new_youhodler(),
        );
        $measure::<youhodler::types::Withdrawal, peers::youhodler::Withdrawal>(bodies::youhodler());
        $measure::<upvest::types::NewWithdrawal, peers::upvest::NewWithdrawal>(
            bodies::new_upvest(),
        );
        $measure::<upvest::types::Withdrawal, peers::upvest::Withdrawal>(bodies::upvest());
        $measure::<circle::types::NewWithdrawal, peers::circle::NewWithdrawal>(
            bodies::new_circle(),
        );
        $measure::<circle::types::WithdrawalEnvelope, peers::circle::WithdrawalEnvelope>(
            bodies::circle(),
        );
        $measure::<plannr::types::NewWithdrawal, peers::plannr::NewWithdrawal>(
            bodies::new_plannr(),
        );
        $measure::<plannr::types::Withdrawal, peers::plannr::Withdrawal>(bodies::plannr());
        $measure::<Vec<fondo::types::Transaction>, peers::Transactions>(bodies::transactions());
        $measure::<Node, peers::Node>(bodies::tree());
    };
}

/// Returns true for a selected body: `cargo bench -p copperplate-tests -- fondo`.
fn is_wanted(body: &Body) -> bool {
    let mut words = std::env::args().skip(1).filter(|it| !it.starts_with("--"));
    words.next().is_none_or(|word| body.name.contains(&word))
}

fn title(body: &Body) -> String {
    format!("{}, {} B", body.name, body.valid.len())
}

fn decode<T: rt::Decode, P: DeserializeOwned>(body: Body) {
    if !is_wanted(&body) {
        return;
    }
    let text = body.valid.as_bytes();
    let bytes = || serde_json::from_slice::<P>(text).ok().unwrap();
    let checked = || serde_json::from_str::<P>(&body.valid).ok().unwrap();
    row(
        &title(&body),
        fastest(|| rt::from_json::<T>(text).ok().unwrap()),
        &[fastest(bytes), fastest(checked)],
    );
}

fn refuse<T: rt::Decode, P: DeserializeOwned>(body: Body) {
    if !is_wanted(&body) {
        return;
    }
    let text = body.invalid.as_bytes();
    row(
        &title(&body),
        fastest(|| rt::from_json::<T>(text).err().unwrap()),
        &[fastest(|| serde_json::from_slice::<P>(text).err().unwrap())],
    );
}

fn encode<T: rt::Decode + rt::Encode, P: DeserializeOwned + Serialize>(body: Body) {
    if !is_wanted(&body) {
        return;
    }
    let ours = rt::from_json::<T>(body.valid.as_bytes()).unwrap();
    let theirs: P = serde_json::from_str(&body.valid).unwrap();
    row(
        &title(&body),
        fastest(|| rt::to_json(&ours)),
        &[fastest(|| serde_json::to_vec(&theirs).unwrap())],
    );
}

// The macro needs the peer's type.
#[allow(clippy::extra_unused_type_parameters)]
fn validate<T: rt::Decode + rt::Validate + Clone, P>(body: Body) {
    if !is_wanted(&body) {
        return;
    }
    let ours = rt::from_json::<T>(body.valid.as_bytes()).unwrap();
    row(
        &title(&body),
        fastest(|| ours.validate()),
        &[fastest(|| ours.clone())],
    );
}

/// Compares our decoding with decoding and validation by others.
fn checkers<T, P>(body: Body, schema: &str, is_valid: fn(&Value) -> bool)
where
    T: rt::Decode,
    P: DeserializeOwned + garde::Validate<Context = ()> + validator::Validate,
{
    if !is_wanted(&body) {
        return;
    }
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap();
    for (text, fits) in [(&body.valid, true), (&body.invalid, false)] {
        let bytes = text.as_bytes();
        let garde = || {
            let value: P = serde_json::from_slice(bytes).ok()?;
            garde::Validate::validate(&value).ok().map(|()| value)
        };
        let checked = || {
            let value: P = serde_json::from_slice(bytes).ok()?;
            validator::Validate::validate(&value).ok().map(|()| value)
        };
        let at_run_time = || {
            let value: Value = serde_json::from_slice(bytes).ok()?;
            validator.validate(&value).ok()?;
            serde_json::from_value::<P>(value).ok()
        };
        let compiled = || {
            let value: Value = serde_json::from_slice(bytes).ok()?;
            if !is_valid(&value) {
                return None;
            }
            serde_json::from_value::<P>(value).ok()
        };
        let responses = [
            garde().is_some(),
            checked().is_some(),
            at_run_time().is_some(),
            compiled().is_some(),
        ];
        assert_eq!(responses, [fits; 4], "{}", body.name);
        row(
            &format!("{}{}", if fits { "" } else { "refuse " }, body.name),
            fastest(|| rt::from_json::<T>(bytes).ok()),
            &[
                fastest(garde),
                fastest(checked),
                fastest(at_run_time),
                fastest(compiled),
            ],
        );
    }
}

fn main() {
    head(
        "strict decode with full validation; serde validates nothing",
        &["serde, bytes", "serde, str"],
    );
    each!(decode);
    head(
        "the same, one violation; serde stops there",
        &["serde, bytes"],
    );
    each!(refuse);
    head(
        "strict decode with full validation; the peers read and check",
        &[
            "serde + garde",
            "serde + validator",
            "jsonschema",
            "jsonschema macro",
        ],
    );
    checkers::<fondo::types::Transaction, peers::Transaction>(
        bodies::transaction(),
        schemas::TRANSACTION,
        schemas::Transaction::is_valid,
    );
    checkers::<Vec<fondo::types::Transaction>, peers::Transactions>(
        bodies::transactions(),
        schemas::TRANSACTIONS,
        schemas::Transactions::is_valid,
    );
    checkers::<Node, peers::Node>(bodies::tree(), schemas::NODE, schemas::Node::is_valid);
    head("encode", &["serde"]);
    each!(encode);
    head("validate a built value", &["clone"]);
    each!(validate);
}
