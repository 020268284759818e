//! A service that calls an API through its generated client.

use @PACKAGE@::payouts::Client;
use @PACKAGE@::payouts::operations::{CreatePayout, CreatePayoutRequest, CreatePayoutResponse};
use @PACKAGE@::payouts::types::{NewPayout, Payout};
use @PACKAGE@::runtime::client::CallError;

/// Pays once: the same key is one payout, however often this runs.
///
/// # Errors
///
/// `CallError::is_uncertain` tells if money may have moved.
pub async fn pay(
    client: &Client,
    key: &str,
    payout: NewPayout,
) -> Result<Payout, CallError<CreatePayout>> {
    let request = CreatePayoutRequest {
        idempotency_key: Some(key.to_owned()),
        body: payout,
    };
    let response = client.create_payout(&request).await?;
    let CreatePayoutResponse::Created(payout) = response.into_value();
    Ok(payout)
}
