//! References through `$self` and by identifiers.

use copperplate_runtime as rt;
use copperplate_tests::cases::three_two_identifiers as api;

use api::operations::{AddHolder, AddHolderRequest, AddHolderResponse};
use rt::server::{Context, HandlerResult};

struct Holders;

impl api::Service for Holders {
    async fn add_holder(
        &self,
        request: AddHolderRequest,
        _: Context<()>,
    ) -> HandlerResult<AddHolder> {
        Ok(AddHolderResponse::Ok(request.body))
    }
}

#[tokio::test]
async fn what_a_reference_means_is_checked_on_the_wire() {
    let url = super::serve(api::router(Holders)).await;
    let client = api::Client::builder().base_url(&url).build().unwrap();
    let text = r#"{"price":{"amount":1},"money":{"items":[{"amount":2}],"next":{"items":[]}}}"#;
    let body = rt::from_json(text.as_bytes()).unwrap();
    let response = client.add_holder(&AddHolderRequest { body }).await.unwrap();
    let AddHolderResponse::Ok(back) = response.into_value();
    assert_eq!(String::from_utf8(rt::to_json(&back)).unwrap(), text);
    let http = reqwest::Client::new();
    for (body, pointer) in [
        (r#"{"price":{}}"#, "/price/amount"),
        (
            r#"{"money":{"items":[{"amount":"x"}]}}"#,
            "/money/items/0/amount",
        ),
        (r#"{"names":{"items":["a"]}}"#, "/names/items/0"),
    ] {
        let request = http.post(format!("{url}/holders")).body(body);
        let request = request.header("content-type", "application/json");
        let response = request.send().await.unwrap();
        assert_eq!(response.status().as_u16(), 400, "{body}");
        let text = response.text().await.unwrap();
        assert!(text.contains(pointer), "{pointer}: {text}");
    }
}
