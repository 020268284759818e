//! Methods of `additionalOperations`.

use copperplate_runtime as rt;
use copperplate_tests::cases::three_two_methods as api;

use api::operations::{
    CopyFile, CopyFileRequest, CopyFileResponse, LockLocks, LockLocksRequest, LockLocksResponse,
    Query, QueryRequest, QueryResponse, ReadFile, ReadFileRequest, ReadFileResponse, SearchFile,
    SearchFileRequest, SearchFileResponse,
};
use api::types::Search;
use rt::server::{Context, HandlerResult};

struct Files;

impl api::Service for Files {
    async fn read_file(&self, _: ReadFileRequest, _: Context<()>) -> HandlerResult<ReadFile> {
        Ok(ReadFileResponse::NoContent)
    }

    async fn copy_file(
        &self,
        request: CopyFileRequest,
        context: Context<()>,
    ) -> HandlerResult<CopyFile> {
        assert_eq!(context.method().as_str(), "COPY");
        assert_eq!((&*request.name, &*request.destination), ("a/b", "/c"));
        Ok(CopyFileResponse::Created)
    }

    async fn search_file(
        &self,
        request: SearchFileRequest,
        _: Context<()>,
    ) -> HandlerResult<SearchFile> {
        let found = i32::try_from(request.body.text.len()).unwrap();
        Ok(SearchFileResponse::Ok(vec![found]))
    }

    async fn query(&self, request: QueryRequest, context: Context<()>) -> HandlerResult<Query> {
        assert_eq!(context.method().as_str(), "QUERY");
        let found = i32::try_from(request.body.text.len()).unwrap();
        Ok(QueryResponse::Ok(vec![found, 1]))
    }

    async fn lock_locks(&self, _: LockLocksRequest, _: Context<()>) -> HandlerResult<LockLocks> {
        Ok(LockLocksResponse::NoContent)
    }
}

#[tokio::test]
async fn other_methods_are_called_and_answered() {
    let url = super::serve(api::router(Files)).await;
    let client = api::Client::builder().base_url(&url).build().unwrap();
    let copy = CopyFileRequest {
        name: "a/b".to_owned(),
        destination: "/c".to_owned(),
    };
    client.copy_file(&copy).await.unwrap();
    let search = |text: &str| SearchFileRequest {
        name: "a".to_owned(),
        body: Search {
            text: text.to_owned(),
        },
    };
    let found = client.search_file(&search("rent")).await.unwrap();
    assert_eq!(found.into_value(), SearchFileResponse::Ok(vec![4]));
    assert!(client.search_file(&search("r")).await.is_err());
    client.lock_locks(&LockLocksRequest {}).await.unwrap();
    let text = "rent".to_owned();
    let body = Search { text };
    let found = client.query(&QueryRequest { body }).await.unwrap();
    assert_eq!(found.into_value(), QueryResponse::Ok(vec![4, 1]));
    let read = ReadFileRequest {
        name: "a".to_owned(),
    };
    client.read_file(&read).await.unwrap();
    assert_eq!(
        <SearchFile as rt::Operation>::INFO.method.as_str(),
        "M-SEARCH"
    );

    let http = reqwest::Client::new();
    let status = async |method: &str, path: &str, body: &'static str| {
        let method = http::Method::from_bytes(method.as_bytes()).unwrap();
        let request = http.request(method, format!("{url}{path}"));
        let request = request.header("content-type", "application/json");
        let response = request.body(body).send().await.unwrap();
        let allow = response.headers().get("allow").cloned();
        let allow = allow.map(|it| it.to_str().unwrap().to_owned());
        (response.status().as_u16(), allow.unwrap_or_default())
    };
    let short = status("M-SEARCH", "/files/a", r#"{"text":"r"}"#).await.0;
    assert_eq!(short, 400);
    let (code, allow) = status("MOVE", "/files/a", "").await;
    assert_eq!((code, &*allow), (405, "COPY,GET,HEAD,M-SEARCH"));
    let (code, allow) = status("GET", "/search", "").await;
    assert_eq!((code, &*allow), (405, "QUERY"));
    assert_eq!(status("QUERY", "/search", r#"{"text":"r"}"#).await.0, 400);
    assert_eq!(status("copy", "/files/a", "").await.0, 405);
    assert_eq!(status("GET", "/locks", "").await, (405, "LOCK".to_owned()));
}
