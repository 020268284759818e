//! Operations of a document with tolerated mistakes.

use super::*;
use copperplate_tests::cases::tolerant_read as api;

use api::operations::{
    Closed, ClosedRequest, ClosedResponse, Either, EitherRequest, EitherResponse, GetPet,
    GetPetRequest, GetPetResponse,
};
use rt::server::{Authenticate, Credentials, Denied};

/// Admits every caller with a credential of any kind.
struct Gate;

impl Authenticate for Gate {
    type Principal = ();

    async fn authenticate(&self, _: Credentials<'_>) -> Result<(), Denied> {
        Ok(())
    }
}

impl api::Service for Gate {
    async fn get_pet(
        &self,
        request: GetPetRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<GetPet> {
        assert_eq!(request.pet_id, 7, "the parameter of the other name");
        let pet = rt::from_json(b"{\"kind\":\"cat\",\"owner\":{\"id\":1}}");
        Ok(GetPetResponse::Ok(pet.unwrap()))
    }

    async fn closed(&self, _: ClosedRequest, _: Context<()>) -> rt::server::HandlerResult<Closed> {
        Ok(ClosedResponse::NoContent)
    }

    async fn either(&self, _: EitherRequest, _: Context<()>) -> rt::server::HandlerResult<Either> {
        Ok(EitherResponse::NoContent)
    }
}

#[tokio::test]
async fn an_operation_with_an_undeclared_scheme_is_not_public() {
    let url = serve(api::router(Gate)).await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    for (path, header, expected) in [
        ("closed", None, 401),
        ("closed", Some("Bearer t"), 401),
        ("either", None, 401),
        ("either", Some("Bearer t"), 204),
        ("gone/ab", Some("Bearer t"), 404),
    ] {
        let mut request = http.get(format!("{url}/{path}"));
        if let Some(header) = header {
            request = request.header("authorization", header);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status().as_u16(), expected, "{path} {header:?}");
    }
}

#[tokio::test]
async fn what_is_read_as_it_is_meant_works_in_both_directions() {
    let client = api::Client::builder()
        .base_url(serve(api::router(Gate)).await)
        .retry(rt::client::RetryPolicy::never())
        .build()
        .unwrap();
    let pet = client.get_pet(&GetPetRequest { pet_id: 7 }).await.unwrap();
    let GetPetResponse::Ok(pet) = pet.into_value();
    assert!(
        pet.owner.is_some(),
        "a value of a type that nobody knows is raw"
    );
}
