//! Tests the client against a server that records each request byte for byte.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod budget;
mod certainty;
mod credentials;
mod deadlines;
mod double;
mod incomplete;
mod layered;
mod lenient;
#[cfg(feature = "oauth")]
mod oauth;
mod operations;
mod options;
mod pages;
mod polling;
mod refusals;
mod repeats;
mod responder;
mod responses;
mod secrets;
mod shown;
mod times;
mod traces;

use std::time::Duration;

use copperplate_runtime as rt;
use rt::client::{Builder, Client, RetryPolicy};

use operations::{CreateTransferRequest, GetTransferRequest, NewTransfer};
use responder::Responder;

/// A client of the responder, with a token and short waits.
fn client(server: &Responder) -> Builder<Client> {
    builder(&server.url)
}

fn builder(url: &str) -> Builder<Client> {
    let retry = RetryPolicy::default().base_delay(Duration::from_millis(2));
    Builder::new(&[], |client| client)
        .base_url(url)
        .http(reqwest::Client::builder().no_proxy())
        .retry(retry)
        .timeout(Duration::from_secs(5))
        .bearer("token", "tok-s3cret")
}

fn transfer() -> CreateTransferRequest {
    CreateTransferRequest {
        account: "a/1".to_owned(),
        idempotency_key: None,
        body: NewTransfer {
            amount: "1.20".parse().unwrap(),
            iban: "DE-s3cret".to_owned().into(),
            reference: None,
            key: None,
        },
    }
}

fn get() -> GetTransferRequest {
    GetTransferRequest {
        account: "a".to_owned(),
    }
}
