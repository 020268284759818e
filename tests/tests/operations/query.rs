//! The method QUERY, from the client to the server.

use super::*;
use copperplate_tests::cases::operations_query as api;

use api::operations::{
    ListPayments, ListPaymentsRequest, ListPaymentsResponse, QueryPaymentsId,
    QueryPaymentsIdRequest, QueryPaymentsIdResponse, SearchPayments, SearchPaymentsRequest,
    SearchPaymentsResponse,
};
use api::types::Search;

struct Payments;

impl api::Service for Payments {
    async fn list_payments(
        &self,
        _: ListPaymentsRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<ListPayments> {
        Ok(ListPaymentsResponse::NoContent)
    }

    async fn search_payments(
        &self,
        request: SearchPaymentsRequest,
        context: Context<()>,
    ) -> rt::server::HandlerResult<SearchPayments> {
        assert_eq!(context.method().as_str(), "QUERY");
        Ok(SearchPaymentsResponse::Ok(vec![request.body.text]))
    }

    async fn query_payments_id(
        &self,
        request: QueryPaymentsIdRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<QueryPaymentsId> {
        assert_eq!(request.id, "a/b");
        Ok(QueryPaymentsIdResponse::NoContent)
    }
}

async fn started() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, api::router(Payments)).await });
    url
}

#[tokio::test]
async fn a_query_has_a_body_and_is_answered() {
    let client = api::Client::builder().base_url(started().await).build();
    let client = client.unwrap();
    let request = SearchPaymentsRequest {
        body: Search {
            text: "rent".to_owned(),
        },
    };
    let response = client.search_payments(&request).await.unwrap();
    assert_eq!(
        response.into_value(),
        SearchPaymentsResponse::Ok(vec!["rent".to_owned()])
    );
    let one = QueryPaymentsIdRequest {
        id: "a/b".to_owned(),
    };
    client.query_payments_id(&one).await.unwrap();
    client.list_payments(&ListPaymentsRequest {}).await.unwrap();
    let info = <SearchPayments as rt::Operation>::INFO;
    assert_eq!(info.method.as_str(), "QUERY");
}

#[tokio::test]
async fn other_methods_are_refused_beside_it() {
    let url = started().await;
    let http = reqwest::Client::new();
    let status = async |method: &str, path: &str, body: &'static str| {
        let method = http::Method::from_bytes(method.as_bytes()).unwrap();
        let request = http.request(method, format!("{url}{path}"));
        let request = request.header("content-type", "application/json");
        request.body(body).send().await.unwrap().status().as_u16()
    };
    assert_eq!(
        status("QUERY", "/payments", r#"{"text":"rent"}"#).await,
        200
    );
    assert_eq!(status("QUERY", "/payments", r#"{"text":"r"}"#).await, 400);
    assert_eq!(status("POST", "/payments", "{}").await, 405);
    assert_eq!(status("SEARCH", "/payments", "{}").await, 405);
    assert_eq!(status("GET", "/payments/a", "").await, 405);
}
