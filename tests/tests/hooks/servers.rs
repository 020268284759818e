//! The URLs of requests.

use copperplate_runtime as rt;
use copperplate_tests::cases::{servers_own, servers_variables as api};

use api::operations::{ListFilesRequest, ListPaymentsRequest, UploadFileRequest};
use api::servers::{PRODUCTION, Production, ProductionRegion, SERVERS, THE_SANDBOX};
use rt::client::{BuildError, Error};

use super::support::{Recorder, serve};

#[test]
fn variables_take_what_the_document_lists() {
    assert_eq!(SERVERS[0], PRODUCTION);
    assert_eq!(PRODUCTION.url, "https://eu.pay.example.com:443/v1");
    assert_eq!(THE_SANDBOX.description, "The sandbox.");
    let url = Production::new()
        .region(ProductionRegion::UsEast)
        .base("v2")
        .url();
    let url = url.unwrap();
    assert_eq!(url.as_str(), "https://us-east.pay.example.com:443/v2");
    assert_eq!(url.path(), "/v2");
    let defaults = Production::new().url().unwrap();
    assert_eq!(defaults.as_str(), PRODUCTION.url);
    let refused = Production::new().port("443@evil.example").url();
    assert_eq!(refused, Err(rt::servers::ServerError::IllegalValue("port")));
    assert!(PRODUCTION.with(&[("region", "mars")]).is_err());
}

/// A client whose document is on loopback, so that relative URLs lead there.
fn relative(recorder: &Recorder) -> api::Client {
    api::Client::builder()
        .document_url(format!("{}/docs/v1/openapi.yaml", recorder.url))
        .server(SERVERS[2])
        .build()
        .unwrap()
}

#[tokio::test]
async fn relative_urls_are_resolved_against_the_document() {
    let recorder = Recorder::start(204).await;
    let client = relative(&recorder);
    client.list_payments(&ListPaymentsRequest {}).await.unwrap();
    assert_eq!(recorder.last().line, "GET /relative/v1/payments");
    // The server of an operation takes precedence over the client's server.
    client.upload_file(&UploadFileRequest {}).await.unwrap();
    assert_eq!(recorder.last().line, "POST /docs/upload/files");
    // A path is appended to the path of the server, with or without a final slash.
    let moved = client.at(rt::servers::ServerUrl::new(format!(
        "{}/store/",
        recorder.url
    )));
    let moved = moved.unwrap();
    moved.upload_file(&UploadFileRequest {}).await.unwrap();
    assert_eq!(recorder.last().line, "POST /store/files");
}

#[tokio::test]
async fn a_base_url_redirects_everything() {
    let recorder = Recorder::start(204).await;
    let client = api::Client::builder()
        .base_url(format!("{}/test", recorder.url))
        .build()
        .unwrap();
    client.list_payments(&ListPaymentsRequest {}).await.unwrap();
    assert_eq!(recorder.last().line, "GET /test/payments");
    client.list_files(&ListFilesRequest {}).await.unwrap();
    assert_eq!(recorder.last().line, "GET /test/files");
    client.upload_file(&UploadFileRequest {}).await.unwrap();
    assert_eq!(recorder.last().line, "POST /test/files");
    // Code under test that chooses a server stays on loopback.
    let client = client.at(THE_SANDBOX).unwrap();
    client.list_files(&ListFilesRequest {}).await.unwrap();
    assert_eq!(recorder.last().line, "GET /test/files");
    assert_eq!(recorder.count(), 4);
}

#[tokio::test]
async fn a_relative_url_without_a_document_is_an_error() {
    let error = api::Client::builder().server(SERVERS[2]).build();
    let error = error.unwrap_err().to_string();
    assert!(error.contains("relative to the document"), "{error}");
    // A custom transport may support TLS, although this crate is built without it.
    let own = reqwest::Client::builder;
    let client = api::Client::builder().http(own()).build().unwrap();
    assert!(format!("{client:?}").contains("https://eu.pay.example.com/v1"));
    let error = client.upload_file(&UploadFileRequest {}).await.unwrap_err();
    assert!(
        matches!(error, Error::Server(BuildError::BaseUrl(_), _)),
        "{error}"
    );
    assert!(!error.is_uncertain());
    // If all operations have their own servers, a client needs no other.
    let client = servers_own::Client::builder().build().unwrap();
    assert!(client.at(rt::servers::ServerUrl::new("ftp://a")).is_err());
}

#[test]
fn production_is_called_only_if_it_is_chosen() {
    use api::servers::{PRODUCTION, SANDBOX};
    use copperplate_tests::cases::servers_production as api;

    assert_eq!(
        PRODUCTION.environment,
        Some(rt::servers::Environment::Production)
    );
    assert_eq!(SANDBOX.environment, Some(rt::servers::Environment::Sandbox));
    let error = api::Client::builder().build().unwrap_err();
    assert!(matches!(error, BuildError::ServerNotChosen(_)), "{error:?}");
    assert_eq!(
        error.to_string(),
        "no server is chosen, and the first one of the document is production: choose one with \
         `.server(servers::PRODUCTION)` (production, https://pay.example.com), \
         `.server(servers::SANDBOX)` (a sandbox, https://eu.sandbox.example.com), \
         or `.base_url(…)` for any other"
    );
    // The URL of the document does not choose a server.
    let builder = api::Client::builder().document_url("https://docs.example.com/api.yaml");
    assert!(builder.build().is_err());
    for server in [PRODUCTION, SANDBOX] {
        let client = api::Client::builder().http(reqwest::Client::builder());
        let client = client.server(server).build().unwrap();
        assert!(format!("{client:?}").contains(server.url));
    }
    let client = api::Client::builder()
        .base_url("http://127.0.0.1:1")
        .build();
    assert!(client.is_ok());
}

struct Files;

impl api::Service for Files {
    async fn list_payments(
        &self,
        _: ListPaymentsRequest,
        _: rt::server::Context<()>,
    ) -> rt::server::HandlerResult<api::operations::ListPayments> {
        Ok(api::operations::ListPaymentsResponse::NoContent)
    }

    async fn list_files(
        &self,
        _: ListFilesRequest,
        _: rt::server::Context<()>,
    ) -> rt::server::HandlerResult<api::operations::ListFiles> {
        Ok(api::operations::ListFilesResponse::NoContent)
    }

    async fn upload_file(
        &self,
        _: UploadFileRequest,
        _: rt::server::Context<()>,
    ) -> rt::server::HandlerResult<api::operations::UploadFile> {
        Ok(api::operations::UploadFileResponse::NoContent)
    }
}

#[tokio::test]
async fn a_router_is_nested_below_the_path_of_its_server() {
    let server = rt::servers::ServerUrl::from(SERVERS[2]);
    let router = axum::Router::new().nest(server.path(), api::router(Files));
    let url = serve(router).await;
    let client = api::Client::builder()
        .document_url(format!("{url}/"))
        .server(server)
        .build()
        .unwrap();
    client.list_payments(&ListPaymentsRequest {}).await.unwrap();
}
