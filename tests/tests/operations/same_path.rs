//! Two paths for the same requests.

use super::*;
use copperplate_tests::cases::operations_same_path as api;

use api::operations::{
    GetCountryByThree, GetCountryByThreeRequest, GetCountryByThreeResponse, GetCountryByTwo,
    GetCountryByTwoRequest, GetCountryByTwoResponse, RemoveCountry, RemoveCountryRequest,
    RemoveCountryResponse,
};

struct Countries;

impl api::Service for Countries {
    async fn get_country_by_two(
        &self,
        request: GetCountryByTwoRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<GetCountryByTwo> {
        Ok(GetCountryByTwoResponse::Ok(format!(
            "two: {}",
            request.code2
        )))
    }

    async fn get_country_by_three(
        &self,
        _: GetCountryByThreeRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<GetCountryByThree> {
        panic!("what an earlier path matches is answered by its operation")
    }

    async fn remove_country(
        &self,
        request: RemoveCountryRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<RemoveCountry> {
        assert_eq!(request.code3, "fra");
        Ok(RemoveCountryResponse::NoContent)
    }
}

#[tokio::test]
async fn the_first_of_two_equal_paths_answers_and_clients_have_both() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, api::router(Countries)).await });
    let client = api::Client::builder().base_url(url).build().unwrap();
    let two = GetCountryByTwoRequest {
        code2: "fr".to_owned(),
    };
    let response = client.get_country_by_two(&two).await.unwrap();
    let GetCountryByTwoResponse::Ok(text) = response.into_value();
    assert_eq!(text, "two: fr");
    let three = GetCountryByThreeRequest {
        code3: "fra".to_owned(),
    };
    let response = client.get_country_by_three(&three).await.unwrap();
    let GetCountryByThreeResponse::Ok(text) = response.into_value();
    assert_eq!(text, "two: fra");
    let removed = RemoveCountryRequest {
        code3: "fra".to_owned(),
    };
    client.remove_country(&removed).await.unwrap();
}
