//! `defaultMapping` of a discriminator.

use copperplate_runtime as rt;
use copperplate_tests::cases::three_two_defaults as api;

use api::operations::{AddPet, AddPetRequest, AddPetResponse};
use api::types::{Cat, Other, Pet};
use rt::server::{Context, HandlerResult};

struct Pets;

impl api::Service for Pets {
    async fn add_pet(&self, request: AddPetRequest, _: Context<()>) -> HandlerResult<AddPet> {
        Ok(AddPetResponse::Ok(request.body))
    }
}

#[tokio::test]
async fn a_pet_without_a_kind_is_another_pet() {
    let url = super::serve(api::router(Pets)).await;
    let client = api::Client::builder().base_url(&url).build().unwrap();
    let cat = Pet::Cat(Cat {
        kind: None,
        meow: true,
    });
    let other = Pet::Other(Other {
        kind: None,
        name: "Rex".to_owned(),
    });
    for pet in [cat.clone(), other] {
        let request = AddPetRequest { body: pet.clone() };
        let AddPetResponse::Ok(back) = client.add_pet(&request).await.unwrap().into_value();
        assert_eq!(rt::to_json(&back), rt::to_json(&pet));
    }
    // The tag of another alternative is written.
    assert_eq!(rt::to_json(&cat), br#"{"kind":"cat","meow":true}"#);
    let http = reqwest::Client::new();
    for (body, status) in [
        (r#"{"name":"Rex"}"#, 200),
        (r#"{"kind":"bird","name":"Rex"}"#, 200),
        (r#"{"kind":"cat","name":"Rex"}"#, 400),
        (r#"{"bark":true}"#, 400),
    ] {
        let request = http.post(format!("{url}/pets")).body(body);
        let request = request.header("content-type", "application/json");
        let response = request.send().await.unwrap();
        assert_eq!(response.status().as_u16(), status, "{body}");
    }
}
