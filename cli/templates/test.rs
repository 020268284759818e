//! The service against a provider on this machine, which the generated server stub plays.

use @PACKAGE@::payouts::operations::{
    CreatePayout, CreatePayoutRequest, CreatePayoutResponse,
};
use @PACKAGE@::payouts::types::{NewPayout, NewPayoutCurrency, Payout, PayoutStatus};
use @PACKAGE@::payouts::{Client, Service, routes};
use @PACKAGE@::runtime::server::{
    Authenticate, Context, Credentials, Denied, HandlerResult, serve,
};

struct Provider;

impl Authenticate for Provider {
    type Principal = ();

    async fn authenticate(&self, credentials: Credentials<'_>) -> Result<(), Denied> {
        match credentials.bearer() {
            Some("secret") => Ok(()),
            _ => Err(Denied::Unauthenticated),
        }
    }
}

impl Service for Provider {
    async fn create_payout(
        &self,
        request: CreatePayoutRequest,
        _: Context<()>,
    ) -> HandlerResult<CreatePayout> {
        Ok(CreatePayoutResponse::Created(Payout {
            id: request.idempotency_key.unwrap_or_default(),
            status: PayoutStatus::Accepted,
        }))
    }
}

#[tokio::test]
async fn a_payout_is_accepted() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let provider = routes(Provider).finish();
    tokio::spawn(serve(listener, provider, std::future::pending()));
    let builder = Client::builder().base_url(url).bearer("token", "secret");
    let client = builder.build().unwrap();
    let payout = NewPayout {
        amount: "12.50".parse().unwrap(),
        currency: NewPayoutCurrency::Eur,
        iban: "SE3550000000054910000003".to_owned(),
    };
    let paid = service::pay(&client, "order-1", payout).await.unwrap();
    assert_eq!(paid.id, "order-1");
    assert_eq!(paid.status, PayoutStatus::Accepted);
}
