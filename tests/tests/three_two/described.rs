//! Names, examples, shared media types and security schemes of 3.2.

use copperplate_runtime as rt;
use copperplate_tests::cases::three_two_described as api;

use api::operations::{AddOrder, AddOrderRequest, AddOrderResponse};
use api::types::Order;
use rt::server::{Authenticate, Context, Credentials, Denied, HandlerResult};

struct Orders;

impl Authenticate for Orders {
    type Principal = ();

    async fn authenticate(&self, credentials: Credentials<'_>) -> Result<(), Denied> {
        assert_eq!(credentials.scopes().collect::<Vec<_>>(), ["read"]);
        match credentials.bearer() {
            Some("good") => Ok(()),
            _ => Err(Denied::Unauthenticated),
        }
    }
}

impl api::Service for Orders {
    async fn add_order(&self, request: AddOrderRequest, _: Context<()>) -> HandlerResult<AddOrder> {
        Ok(AddOrderResponse::Ok(request.body))
    }
}

#[tokio::test]
async fn a_requirement_by_uri_is_enforced() {
    let url = super::serve(api::router(Orders)).await;
    let client = |token: &'static str| {
        let builder = api::Client::builder().base_url(&url);
        builder.bearer("device", token).build().unwrap()
    };
    for example in api::examples::EXAMPLES {
        let body: Order = rt::from_json(example.body.as_bytes()).unwrap();
        let request = AddOrderRequest { body };
        let response = client("good").add_order(&request).await.unwrap();
        assert_eq!(
            response.into_value(),
            AddOrderResponse::Ok(request.body.clone())
        );
        assert!(client("bad").add_order(&request).await.is_err());
    }
}

#[test]
fn a_server_and_a_scheme_have_their_facts() {
    assert_eq!(api::servers::LIVE.url, "https://api.example.com/v1");
    let [flow] = api::security::DEVICE_FLOWS else {
        panic!("one flow")
    };
    assert_eq!(flow.name, "deviceAuthorization");
    assert_eq!(
        flow.device_authorization_url,
        "https://auth.example.com/device"
    );
    let metadata = "https://auth.example.com/.well-known/oauth-authorization-server";
    assert_eq!(api::security::DEVICE_METADATA_URL, metadata);
    let info = <AddOrder as rt::Operation>::INFO;
    assert_eq!(info.security[0][0].scheme.name, "device");
}
