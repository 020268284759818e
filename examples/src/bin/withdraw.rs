//! Withdraws a sum: `withdraw KEY SUM`.

use examples::withdraw::{Fate, Order, withdraw};
use withdrawal_apis::youhodler::types::Money;
use withdrawal_apis::youhodler::{Client, SetCredentials};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(key), Some(sum)) = (arguments.next(), arguments.next()) else {
        return Err("usage: withdraw KEY SUM".into());
    };
    let url = std::env::var("BANK_URL").unwrap_or("http://127.0.0.1:8080".to_owned());
    let client = Client::builder()
        .base_url(url)
        .bearer_auth(std::env::var("BANK_TOKEN")?)
        .build()?;
    let order = Order {
        key,
        account: "client-accounts/1".to_owned(),
        destination: "destinations/1".to_owned(),
        amount: Money {
            currency: "EUR".to_owned(),
            value: sum.parse()?,
        },
    };
    match withdraw(&client, &order).await {
        Fate::Accepted(withdrawal) => println!("accepted: {withdrawal:?}"),
        Fate::NotCarriedOut(why) => println!("not carried out: {why}"),
        Fate::Open(why) => println!("open, send it again with the same key: {why}"),
    }
    Ok(())
}
