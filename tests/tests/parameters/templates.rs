//! Templates with a query, and with a repeated parameter.

use copperplate_runtime as rt;
use copperplate_tests::cases::parameters_templates as api;

use super::{list, read, refused, survives, unsent};
use api::operations::{
    ByIds, ByIdsRequest, ByPlace, ByPlaceRequest, ByStation, ByStationRequest, Look, LookRequest,
    Pair, PairRequest, Twice, TwiceRequest,
};
use rt::report::Location;
use rt::server::Context;

/// Characters not permitted in a query.
const HARD: &str = "a b&c=d/é%2F+{x}?#";

fn by_place() -> ByPlaceRequest {
    ByPlaceRequest {
        day: "a/b?".to_owned(),
        lat: -7,
        lon: 12,
        units: Some("m&m".to_owned()),
    }
}

fn by_station() -> ByStationRequest {
    ByStationRequest {
        day: "1".to_owned(),
        station: HARD.to_owned(),
    }
}

fn by_ids() -> ByIdsRequest {
    ByIdsRequest {
        day: "1".to_owned(),
        ids: list(&["a,b", HARD]),
    }
}

fn look(page: Option<i64>) -> LookRequest {
    LookRequest {
        query: HARD.to_owned(),
        page,
    }
}

#[test]
fn a_template_behind_the_path_is_a_query_parameter() {
    let hard = "a%20b%26c%3Dd%2F%C3%A9%252F%2B%7Bx%7D%3F%23";
    for (written, target) in [
        (
            survives::<ByPlace>(&by_place()),
            "/weather/a%2Fb%3F?lat=-7&lon=12&units=m%26m".to_owned(),
        ),
        (
            survives::<ByStation>(&by_station()),
            format!("/weather/1?v=1&station={hard}"),
        ),
        (
            survives::<ByIds>(&by_ids()),
            format!("/weather/1?ids=a%2Cb,{hard}"),
        ),
        (
            survives::<Look>(&look(Some(2))),
            format!("/search?query={hard}&page=2"),
        ),
        (
            survives::<Look>(&look(None)),
            format!("/search?query={hard}"),
        ),
    ] {
        assert_eq!(written.uri().to_string(), target);
    }
}

#[test]
fn what_fills_a_template_is_required() {
    for (found, at, keyword) in [
        (
            refused::<ByPlace>("/weather/1?lon=1", &[]),
            "lat",
            "required",
        ),
        (
            refused::<ByPlace>("/weather/1?lon=1&lat=x", &[]),
            "lat",
            "format",
        ),
        (
            refused::<ByStation>("/weather/1?id=1", &[]),
            "station",
            "required",
        ),
        (refused::<Look>("/search?page=1", &[]), "query", "required"),
    ] {
        assert_eq!(found, [(Location::Query(at), String::new(), keyword)]);
    }
}

fn twice() -> TwiceRequest {
    TwiceRequest {
        region: HARD.to_owned(),
        site: "s".to_owned(),
        ids: list(&["1,2", "3"]),
    }
}

#[test]
fn a_parameter_that_stands_twice_is_written_twice() {
    let hard = "a%20b%26c%3Dd%2F%C3%A9%252F%2B%7Bx%7D%3F%23";
    assert_eq!(
        survives::<Twice>(&twice()).uri().to_string(),
        format!("/System.{hard}/s/{hard}/1%2C2,3;{hard}")
    );
    // Other spellings are the same value, and other values make another path.
    let found = read::<Twice>("/System.m%65/s/me/1/;m%65", &[]);
    assert!(found.is_err());
    let found = read::<Twice>("/System.m%65/s/me/1;m%65", &[]).unwrap();
    assert_eq!((found.region.as_str(), found.ids), ("me", list(&["1"])));
    for target in [
        "/System.a/s/b/1;a",
        "/System.a/s/a/1;b",
        "/System.a/s/A/1;a",
    ] {
        let found = refused::<Twice>(target, &[]);
        assert_eq!(found, [(Location::Body, String::new(), "path")], "{target}");
    }
    let pair = |key: &str| PairRequest {
        key: key.to_owned(),
    };
    assert_eq!(survives::<Pair>(&pair("a.b")).uri(), "/pairs/a.b-a.b");
    // A value the server would split differently is refused before it is sent.
    assert_eq!(
        unsent::<Pair>(&pair("a-b")),
        [(Location::Path("key"), String::new(), "path")]
    );
}

/// Asserts that each request reaches its own operation unchanged.
struct Desk;

impl api::Service for Desk {
    async fn by_place(
        &self,
        request: ByPlaceRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<ByPlace> {
        assert_eq!(request, by_place());
        Ok(api::operations::ByPlaceResponse::NoContent)
    }
    async fn by_station(
        &self,
        request: ByStationRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<ByStation> {
        assert_eq!(request, by_station());
        Ok(api::operations::ByStationResponse::NoContent)
    }
    async fn by_ids(
        &self,
        request: ByIdsRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<ByIds> {
        assert_eq!(request, by_ids());
        Ok(api::operations::ByIdsResponse::NoContent)
    }
    async fn twice(
        &self,
        request: TwiceRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<Twice> {
        assert_eq!(request, twice());
        Ok(api::operations::TwiceResponse::NoContent)
    }
    async fn pair(&self, _: PairRequest, _: Context<()>) -> rt::server::HandlerResult<Pair> {
        Ok(api::operations::PairResponse::NoContent)
    }
    async fn look(&self, request: LookRequest, _: Context<()>) -> rt::server::HandlerResult<Look> {
        assert_eq!(request, look(request.page));
        Ok(api::operations::LookResponse::NoContent)
    }
}

async fn serve() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, api::router(Desk)).await });
    format!("http://{address}")
}

#[tokio::test]
async fn what_a_client_sends_arrives_at_its_operation() {
    let client = api::Client::builder()
        .base_url(serve().await)
        .retry(rt::client::RetryPolicy::never())
        .build()
        .unwrap();
    client.by_place(&by_place()).await.unwrap();
    client.by_station(&by_station()).await.unwrap();
    client.by_ids(&by_ids()).await.unwrap();
    client.look(&look(Some(9))).await.unwrap();
    client.look(&look(None)).await.unwrap();
    client.twice(&twice()).await.unwrap();
}

#[tokio::test]
async fn a_request_without_what_tells_operations_apart_is_none_of_theirs() {
    let base = serve().await;
    for (target, status) in [
        ("/weather/1", 404),
        ("/weather/1?lat=1", 404),
        ("/weather/1?station=1", 404),
        ("/weather/1?station=1&v=2", 404),
        ("/System.a/s/b/1;a", 404),
        ("/pairs/a-b", 404),
        ("/pairs/a-%61", 204),
        // If there is only one operation, the missing parameter is reported.
        ("/search", 400),
        ("/search?query=%zz", 400),
    ] {
        let response = reqwest::get(format!("{base}{target}")).await.unwrap();
        assert_eq!(response.status().as_u16(), status, "{target}");
    }
}
