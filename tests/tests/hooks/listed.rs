//! An API key that is documented as a parameter too: sent once, and never shown.

use std::sync::{Arc, Mutex};

use copperplate_runtime as rt;
use copperplate_tests::cases::security_listed as api;

use api::operations::{
    ByCookie, ByCookieRequest, ByCookieResponse, ByHeader, ByHeaderRequest, ByHeaderResponse,
    ByNone, ByNoneRequest, ByNoneResponse, ByQuery, ByQueryRequest, ByQueryResponse,
};
use rt::server::{Authenticate, Context, Credentials, Denied};

use super::support::{Recorder, serve};

/// Admits every caller with a key, and records the debug text of each request.
#[derive(Clone, Default)]
struct Printer {
    printed: Arc<Mutex<Vec<String>>>,
}

impl Printer {
    fn print(&self, request: &impl std::fmt::Debug) {
        self.printed.lock().unwrap().push(format!("{request:?}"));
    }
}

impl Authenticate for Printer {
    type Principal = ();

    async fn authenticate(&self, credentials: Credentials<'_>) -> Result<(), Denied> {
        match credentials.iter().next() {
            Some(_) => Ok(()),
            None => Err(Denied::Unauthenticated),
        }
    }
}

impl api::Service for Printer {
    async fn by_query(
        &self,
        request: ByQueryRequest,
        _: Context<()>,
    ) -> Result<ByQueryResponse, rt::server::Failed<ByQuery>> {
        self.print(&request);
        Ok(ByQueryResponse::NoContent)
    }

    async fn by_header(
        &self,
        request: ByHeaderRequest,
        _: Context<Option<()>>,
    ) -> Result<ByHeaderResponse, rt::server::Failed<ByHeader>> {
        self.print(&request);
        Ok(ByHeaderResponse::NoContent)
    }

    async fn by_cookie(
        &self,
        request: ByCookieRequest,
        _: Context<()>,
    ) -> Result<ByCookieResponse, rt::server::Failed<ByCookie>> {
        self.print(&request);
        Ok(ByCookieResponse::NoContent)
    }

    async fn by_none(
        &self,
        request: ByNoneRequest,
        _: Context<()>,
    ) -> Result<ByNoneResponse, rt::server::Failed<ByNone>> {
        self.print(&request);
        Ok(ByNoneResponse::NoContent)
    }
}

fn client(url: &str) -> api::Client {
    let builder = api::Client::builder().base_url(url);
    let builder = builder
        .api_key("query", "s3cret")
        .api_key("header", "s3cret");
    builder.api_key("cookie", "s3cret").build().unwrap()
}

#[tokio::test]
async fn a_client_sends_a_listed_key_once() {
    let recorder = Recorder::start(204).await;
    let client = client(&recorder.url);
    let request = ByQueryRequest { page: Some(2) };
    client.by_query(&request).await.unwrap();
    let line = recorder.last().line;
    assert_eq!(line.matches("key=").count(), 1, "{line}");
    assert!(
        line.contains("key=s3cret") && line.contains("page=2"),
        "{line}"
    );
    client.by_header(&ByHeaderRequest {}).await.unwrap();
    let keys = recorder.last().headers.get_all("x-key").iter().count();
    assert_eq!(keys, 1);
    client.by_cookie(&ByCookieRequest::default()).await.unwrap();
    let last = recorder.last();
    let sent = format!("{} {}", last.header("x-key"), last.header("cookie"));
    assert_eq!(sent.matches("s3cret").count(), 1, "{sent}");
    // Without the scheme, a parameter with its name is an ordinary parameter.
    let request = ByNoneRequest {
        key: Some("plain".to_owned()),
    };
    client.by_none(&request).await.unwrap();
    assert_eq!(recorder.last().line, "GET /none?key=plain");
}

#[tokio::test]
async fn a_server_takes_a_listed_key_and_shows_it_to_nobody() {
    let printer = Printer::default();
    let url = serve(api::router(printer.clone())).await;
    let client = client(&url);
    client
        .by_query(&ByQueryRequest { page: Some(2) })
        .await
        .unwrap();
    client.by_header(&ByHeaderRequest {}).await.unwrap();
    let request = ByCookieRequest {
        key: Some("plain".to_owned()),
    };
    client.by_cookie(&request).await.unwrap();
    let printed = printer.printed.lock().unwrap().join("\n");
    assert_eq!(printed.lines().count(), 3, "{printed}");
    assert!(!printed.contains("s3cret"), "{printed}");
    assert!(printed.contains("plain"), "{printed}");
}
