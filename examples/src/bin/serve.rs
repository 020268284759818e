//! Serves the bank of [`examples::serve`] until it is interrupted.

use examples::serve::Bank;
use withdrawal_apis::runtime::Decimal;
use withdrawal_apis::runtime::server::serve;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let token = std::env::var("BANK_TOKEN")?;
    let address = std::env::var("BANK_ADDRESS").unwrap_or("127.0.0.1:8080".to_owned());
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("serving on http://{}", listener.local_addr()?);
    let bank = Bank::new(&token, Decimal::new(100_000, 2));
    // Requests that were begun end; what takes longer than the limit is cut off, which is an error.
    serve(listener, bank.router(), async {
        let _ = tokio::signal::ctrl_c().await;
    })
    .await?;
    Ok(())
}
