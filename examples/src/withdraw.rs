//! A service that calls an API: it withdraws money once, whatever the network does.

use withdrawal_apis::youhodler::Client;
use withdrawal_apis::youhodler::operations::{CreateWithdrawalRequest, CreateWithdrawalResponse};
use withdrawal_apis::youhodler::types::{
    FiatWithdrawal, FiatWithdrawalRequired, Money, NewWithdrawal, Withdrawal,
};

/// A withdrawal as this service's own database has it: it is stored, with its key, before the first call.
#[derive(Clone, Debug)]
pub struct Order {
    /// The idempotency key, which is never used for another withdrawal.
    pub key: String,
    /// The account that the money leaves.
    pub account: String,
    /// The bank account that is paid.
    pub destination: String,
    /// The sum, exact.
    pub amount: Money,
}

impl Order {
    /// The same request each time, so that the key stands for it.
    fn request(&self) -> CreateWithdrawalRequest {
        // A constructor, so that new optional parts of the document need no change here.
        let withdrawal = FiatWithdrawal::new(FiatWithdrawalRequired {
            account_ref: self.account.clone(),
            amount: self.amount.clone(),
            withdrawal_destination_id: self.destination.clone(),
        });
        let body = NewWithdrawal::FiatWithdrawal(withdrawal);
        CreateWithdrawalRequest::new(body).with_idempotency_key(&self.key)
    }
}

/// The fate of an order after a call.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// The provider has it. Accepted is not settled: follow the withdrawal by its id.
    Accepted(Box<Withdrawal>),
    /// The withdrawal was certainly not made: the request was not sent, or the response says so.
    NotCarriedOut(String),
    /// Money may have moved. The order stays open: the next run sends it again with the same key, or a
    /// person looks it up at the provider.
    Open(String),
}

/// Sends an order. The client repeats it after a lost connection, a timeout and the statuses 408, 429, 500,
/// 502, 503 and 504, since it carries its key; [`Builder::retry`] says how often.
///
/// [`Builder::retry`]: withdrawal_apis::runtime::client::Builder::retry
pub async fn withdraw(client: &Client, order: &Order) -> Fate {
    match client.create_withdrawal(&order.request()).await {
        Ok(answer) => {
            let CreateWithdrawalResponse::Accepted(withdrawal) = answer.into_value();
            Fate::Accepted(Box::new(withdrawal))
        }
        // A refusal leaves an order open as well: the key was this service's own, so an earlier call, by a
        // process that is gone, may have sent it.
        Err(error) if error.is_uncertain() => Fate::Open(error.to_string()),
        Err(error) => Fate::NotCarriedOut(error.to_string()),
    }
}
