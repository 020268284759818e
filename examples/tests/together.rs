//! The two examples against each other, over a socket.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use examples::serve::Bank;
use examples::withdraw::{Fate, Order, withdraw};
use withdrawal_apis::runtime::Decimal;
use withdrawal_apis::runtime::server::serve;
use withdrawal_apis::youhodler::Client;
use withdrawal_apis::youhodler::types::Money;

/// A client with this token of a bank that has 100.00 and serves the token `secret`.
async fn client(token: &str) -> Client {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let bank = Bank::new("secret", Decimal::new(10_000, 2));
    tokio::spawn(serve(listener, bank.router(), std::future::pending()));
    let builder = Client::builder().base_url(url).bearer("bearerAuth", token);
    builder.build().unwrap()
}

fn order(key: &str, value: &str) -> Order {
    Order {
        key: key.to_owned(),
        account: "client-accounts/1".to_owned(),
        destination: "destinations/1".to_owned(),
        amount: Money {
            currency: "EUR".to_owned(),
            value: value.parse().unwrap(),
        },
    }
}

#[tokio::test]
async fn a_key_is_paid_once() {
    let client = client("secret").await;
    let Fate::Accepted(first) = withdraw(&client, &order("a", "60.10")).await else {
        panic!("the balance covers it");
    };
    let sum = first.principal_amount.as_ref().unwrap();
    assert_eq!(sum.value.to_string(), "60.10");
    // The same order again is the same withdrawal: the balance would not cover a second one.
    let again = withdraw(&client, &order("a", "60.10")).await;
    assert_eq!(again, Fate::Accepted(first));
}

#[tokio::test]
async fn what_needs_a_person_stays_open() {
    let client = client("secret").await;
    let Fate::Open(why) = withdraw(&client, &order("a", "100.01")).await else {
        panic!("the balance does not cover it");
    };
    assert!(why.contains("422"), "{why}");
    withdraw(&client, &order("b", "1.00")).await;
    let Fate::Open(why) = withdraw(&client, &order("b", "2.00")).await else {
        panic!("the key was used");
    };
    assert!(why.contains("409"), "{why}");
}

#[tokio::test]
async fn an_order_that_breaks_the_document_is_never_sent() {
    let client = client("secret").await;
    let mut order = order("a", "1.00");
    order.key = "\n".to_owned();
    let fate = withdraw(&client, &order).await;
    assert!(matches!(fate, Fate::NotCarriedOut(_)), "{fate:?}");
}

#[tokio::test]
async fn a_wrong_token_leaves_the_order_open() {
    let stranger = client("wrong").await;
    let Fate::Open(why) = withdraw(&stranger, &order("a", "1.00")).await else {
        panic!("nobody is let in without the token");
    };
    assert!(why.contains("401"), "{why}");
}
