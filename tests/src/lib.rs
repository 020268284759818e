//! Shared by the tests: the compiled cases, and a way to pass an instance through each.
//!
//! A generated struct is built from its required members, by name if two members could be confused:
//!
//! ```
//! use withdrawal_apis::runtime::Decimal;
//! use withdrawal_apis::upvest::types::{NewWithdrawal, NewWithdrawalRequired};
//!
//! let mut withdrawal = NewWithdrawal::new(NewWithdrawalRequired {
//!     reference_account_id: "c6c58c21".to_owned(),
//!     account_group_id: "1eaaef8a".to_owned(),
//!     user_id: "2b8c3d54".to_owned(),
//!     amount: Decimal::new(12550, 2),
//! });
//! assert_eq!((&withdrawal.currency, &withdrawal.purpose_code), (&None, &None));
//! withdrawal.remittance_information = Some("Rent".to_owned());
//! ```
//!
//! Omitting one does not compile:
//!
//! ```compile_fail,E0063
//! # use withdrawal_apis::runtime::Decimal;
//! # use withdrawal_apis::upvest::types::{NewWithdrawal, NewWithdrawalRequired};
//! let withdrawal = NewWithdrawal::new(NewWithdrawalRequired {
//!     reference_account_id: "c6c58c21".to_owned(),
//!     account_group_id: "1eaaef8a".to_owned(),
//!     amount: Decimal::new(12550, 2),
//! });
//! ```

#![forbid(unsafe_code)]
// A case has a name in Greek letters.
#![allow(mixed_script_confusables)]

use copperplate_runtime as rt;

#[cfg(doctest)]
pub mod book;
pub mod replaced;

/// A schema of a case, as generated and compiled.
pub struct Subject {
    /// The path of the case below `cases/`, without its ending.
    pub case: &'static str,
    /// The name of the schema in the document.
    pub schema: &'static str,
    /// Puts JSON through the generated code.
    pub exercise: fn(&[u8]) -> Exercised,
}

/// The result for an instance.
pub enum Exercised {
    /// It was accepted, and encoded as this.
    Accepted(Vec<u8>),
    /// It was refused.
    Refused(rt::Report),
    /// It was accepted, but a later step failed.
    Broken(String),
}

/// Decodes strictly, validates the value, encodes it, and decodes it again.
fn exercise<T>(json: &[u8]) -> Exercised
where
    T: rt::Decode + rt::Encode + rt::Validate + PartialEq + std::fmt::Debug,
{
    let value = match rt::from_json::<T>(json) {
        Ok(value) => value,
        Err(report) => return Exercised::Refused(report),
    };
    if let Err(report) = value.validate() {
        return Exercised::Broken(format!("decoding accepts and validate() refuses: {report}"));
    }
    let written = rt::to_json(&value);
    match rt::from_json::<T>(&written) {
        Ok(again) if again == value => Exercised::Accepted(written),
        Ok(again) => Exercised::Broken(format!("{value:?} came back as {again:?}")),
        Err(report) => Exercised::Broken(format!("its own output is refused: {report}")),
    }
}

/// The code of every case under `cases/`.
#[allow(clippy::all, clippy::pedantic, unused_qualifications)]
pub mod cases {
    use super::{Subject, exercise};

    include!(concat!(env!("OUT_DIR"), "/cases.rs"));
}

/// The program in the README, compiled and run as a documentation test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
