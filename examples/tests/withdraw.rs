//! The service that withdraws, against a provider that only exists in this file: no socket, no waiting.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::time::Duration;

use examples::withdraw::{Fate, Order, withdraw};
use withdrawal_apis::runtime::StatusCode;
use withdrawal_apis::runtime::response::Undocumented;
use withdrawal_apis::runtime::testing::{Fault, MockTransport, Reply};
use withdrawal_apis::youhodler::Client;
use withdrawal_apis::youhodler::SetCredentials as _;
use withdrawal_apis::youhodler::operations::{CreateWithdrawal, CreateWithdrawalResponse};
use withdrawal_apis::youhodler::types::{Money, NewWithdrawal, Withdrawal};

fn client(mock: &MockTransport) -> Client {
    let builder = Client::builder().transport(mock).bearer_auth("secret");
    builder.build().unwrap()
}

fn order() -> Order {
    Order {
        key: "order-1".to_owned(),
        account: "client-accounts/1".to_owned(),
        destination: "destinations/1".to_owned(),
        amount: Money::new("EUR".to_owned(), "60.10".parse().unwrap()),
    }
}

fn accepted() -> CreateWithdrawalResponse {
    CreateWithdrawalResponse::Accepted(Withdrawal {
        id: Some("w-1".to_owned()),
        ..Withdrawal::default()
    })
}

#[tokio::test(start_paused = true)]
async fn an_outage_is_passed_with_one_key_and_one_amount() {
    let mock = MockTransport::new();
    mock.when::<CreateWithdrawal>()
        .with_named("60.10 leaves the account", |request| {
            matches!(&request.body, NewWithdrawal::FiatWithdrawal(it) if it.amount == order().amount)
        })
        .then(Fault::Refused)
        .then(Undocumented::new(StatusCode::SERVICE_UNAVAILABLE))
        .then(Ok(accepted()));
    let fate = withdraw(&client(&mock), &order()).await;
    assert!(matches!(fate, Fate::Accepted(it) if it.id.as_deref() == Some("w-1")));
    for sent in mock.requests::<CreateWithdrawal>() {
        assert_eq!(sent.idempotency_key.as_deref(), Some("order-1"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_lost_response_leaves_the_order_open() {
    let mock = MockTransport::new();
    // Longer than the client waits, in no time: the clock of the test is paused.
    let late = Reply::from(Ok(accepted())).delayed(Duration::from_secs(600));
    mock.when::<CreateWithdrawal>().then(late);
    let Fate::Open(why) = withdraw(&client(&mock), &order()).await else {
        panic!("the money may have moved");
    };
    assert!(why.contains("in time"), "{why}");
}
