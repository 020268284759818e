//! Callbacks with the same name and method.

use copperplate_tests::cases::hooks_apart as api;

use api::callbacks::{Receiver, router};
use api::operations::{
    OrderPaid, OrderPaidRequest, OrderPaidResponse, OrderSent, OrderSentRequest, OrderSentResponse,
};
use copperplate_runtime::server::{Context, HandlerResult};

use super::support::serve;

struct Shop;

impl Receiver for Shop {
    async fn order_paid(
        &self,
        request: OrderPaidRequest,
        _: Context<()>,
    ) -> HandlerResult<OrderPaid> {
        assert_eq!(request.body.amount.to_string(), "3.10");
        Ok(OrderPaidResponse::NoContent)
    }

    async fn order_sent(
        &self,
        request: OrderSentRequest,
        _: Context<()>,
    ) -> HandlerResult<OrderSent> {
        assert_eq!(request.body.parcel, "p1");
        Ok(OrderSentResponse::NoContent)
    }
}

#[tokio::test]
async fn each_is_received_at_a_path_of_its_own() {
    let url = serve(router(Shop)).await;
    let http = reqwest::Client::new();
    let post = async |path: &str, body: &'static str| {
        let request = http.post(format!("{url}{path}"));
        let request = request.header("content-type", "application/json");
        request.body(body).send().await.unwrap().status().as_u16()
    };
    assert_eq!(
        post("/order/told/orderPaid", r#"{"amount":"3.10"}"#).await,
        204
    );
    assert_eq!(
        post("/order/told/orderSent", r#"{"parcel":"p1"}"#).await,
        204
    );
    assert_eq!(
        post("/order/told/orderSent", r#"{"amount":"3.10"}"#).await,
        400
    );
}
