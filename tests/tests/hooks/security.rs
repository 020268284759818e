//! Credentials on the wire, and in `Authenticate`.

use copperplate_runtime as rt;
use copperplate_tests::cases::security_schemes as api;

use api::operations::{
    Both, BothRequest, BothResponse, Either, EitherRequest, EitherResponse, Inherited,
    InheritedRequest, InheritedResponse, Open, OpenRequest, OpenResponse, Optional,
    OptionalRequest, OptionalResponse,
};
use rt::client::Error;
use rt::server::{Authenticate, ClientCertificate, Context, Credentials, Denied};

use super::support::{Recorder, serve};

/// Names the caller by the schemes and scopes of its credentials.
struct Gate;

impl Authenticate for Gate {
    type Principal = String;

    async fn authenticate(&self, credentials: Credentials<'_>) -> Result<String, Denied> {
        let names = credentials.iter().map(|(scheme, _)| scheme.name);
        let names: Vec<_> = names.chain(credentials.scopes()).collect();
        match credentials.get("certificate") {
            Some(rt::server::Credential::Certificate(found)) if found.as_bytes() != b"known" => {
                Err(Denied::Forbidden)
            }
            _ if credentials.bearer() == Some("bad") => Err(Denied::Unauthenticated),
            _ => Ok(names.join(" ")),
        }
    }
}

impl api::Service for Gate {
    async fn inherited(
        &self,
        _: InheritedRequest,
        context: Context<String>,
    ) -> rt::server::HandlerResult<Inherited> {
        assert_eq!(context.principal(), "bearer");
        Ok(InheritedResponse::NoContent)
    }

    async fn open(&self, _: OpenRequest, _: Context<()>) -> rt::server::HandlerResult<Open> {
        Ok(OpenResponse::NoContent)
    }

    async fn both(
        &self,
        _: BothRequest,
        context: Context<String>,
    ) -> rt::server::HandlerResult<Both> {
        assert_eq!(
            context.principal(),
            "certificate token payments:read payments:write"
        );
        Ok(BothResponse::NoContent)
    }

    async fn either(
        &self,
        _: EitherRequest,
        context: Context<String>,
    ) -> rt::server::HandlerResult<Either> {
        assert!(["query", "cookie", "basic"].contains(&context.principal().as_str()));
        Ok(EitherResponse::NoContent)
    }

    async fn optional(
        &self,
        _: OptionalRequest,
        context: Context<Option<String>>,
    ) -> rt::server::HandlerResult<Optional> {
        let expected = context.headers().get("x-expected");
        let found = context.principal().as_deref().unwrap_or("nobody");
        assert_eq!(expected.unwrap(), found);
        Ok(OptionalResponse::NoContent)
    }
}

/// A router behind a layer that provides a client certificate.
fn behind(certificate: Option<&'static [u8]>) -> axum::Router {
    let layer =
        axum::middleware::map_request(move |mut request: axum::extract::Request| async move {
            if let Some(certificate) = certificate {
                let certificate = ClientCertificate::new(certificate);
                request.extensions_mut().insert(certificate);
            }
            request
        });
    api::router(Gate).layer(layer)
}

fn builder(url: &str) -> rt::client::Builder<api::Client> {
    api::Client::builder().base_url(url)
}

#[test]
fn urls_of_flows_are_constants() {
    use api::security::{CERTIFICATE, DISCOVERED_DISCOVERY_URL, TOKEN_FLOWS};
    assert_eq!(CERTIFICATE.kind, rt::security::SchemeKind::MutualTls);
    assert_eq!(
        DISCOVERED_DISCOVERY_URL,
        "https://id.example.com/.well-known/openid-configuration"
    );
    assert_eq!(TOKEN_FLOWS[0].name, "clientCredentials");
    assert_eq!(TOKEN_FLOWS[0].scopes[0], ("payments:read", "See payments."));
    assert_eq!(TOKEN_FLOWS[0].authorization_url, "");
    assert_eq!(TOKEN_FLOWS[1].refresh_url, "https://id.example.com/refresh");
}

#[tokio::test]
async fn each_credential_is_where_its_scheme_says() {
    let recorder = Recorder::start(204).await;
    let client = builder(&recorder.url)
        .api_key("query", "a b&c")
        .build()
        .unwrap();
    client.either(&EitherRequest {}).await.unwrap();
    assert_eq!(recorder.last().line, "GET /either?api%20key=a%20b%26c");
    let client = builder(&recorder.url)
        .api_key("cookie", "c00kie")
        .build()
        .unwrap();
    client.either(&EitherRequest {}).await.unwrap();
    assert_eq!(recorder.last().header("cookie"), "session=c00kie");
    let client = builder(&recorder.url)
        .basic("basic", "me", "pw")
        .build()
        .unwrap();
    client.either(&EitherRequest {}).await.unwrap();
    assert_eq!(recorder.last().header("authorization"), "Basic bWU6cHc=");
    let client = builder(&recorder.url)
        .bearer("discovered", "t")
        .build()
        .unwrap();
    client.optional(&OptionalRequest {}).await.unwrap();
    assert_eq!(recorder.last().header("authorization"), "Bearer t");
    client.open(&OpenRequest {}).await.unwrap();
    assert_eq!(recorder.last().header("authorization"), "");
}

#[tokio::test]
async fn all_of_an_alternative_must_be_there() {
    let recorder = Recorder::start(204).await;
    let client = builder(&recorder.url).bearer("token", "t").build().unwrap();
    let error = client.both(&BothRequest {}).await.unwrap_err();
    assert!(matches!(error, Error::NoCredential(..)), "{error}");
    let client = builder(&recorder.url)
        .certificate("certificate")
        .bearer("token", "t");
    let client = client.build().unwrap();
    client.both(&BothRequest {}).await.unwrap();
    assert_eq!(recorder.last().header("authorization"), "Bearer t");
    assert_eq!(recorder.count(), 1);
    // A token is not a certificate.
    let client = builder(&recorder.url)
        .bearer("certificate", "x")
        .bearer("token", "t");
    let error = client
        .build()
        .unwrap()
        .both(&BothRequest {})
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Credential(..)), "{error}");
}

#[tokio::test]
async fn a_gate_is_handed_schemes_scopes_and_certificates() {
    let url = serve(behind(Some(b"known"))).await;
    let client = builder(&url)
        .certificate("certificate")
        .bearer("token", "t")
        .bearer("bearer", "b")
        .api_key("query", "k")
        .bearer("discovered", "d")
        .header("x-expected", "discovered openid")
        .build()
        .unwrap();
    client.both(&BothRequest {}).await.unwrap();
    client.inherited(&InheritedRequest {}).await.unwrap();
    client.either(&EitherRequest {}).await.unwrap();
    client.open(&OpenRequest {}).await.unwrap();
    client.optional(&OptionalRequest {}).await.unwrap();
    let anonymous = builder(&url)
        .header("x-expected", "nobody")
        .build()
        .unwrap();
    anonymous.optional(&OptionalRequest {}).await.unwrap();
}

#[tokio::test]
async fn a_connection_without_a_certificate_is_not_let_in() {
    for (certificate, status) in [(None, 401), (Some(b"other".as_slice()), 403)] {
        let url = serve(behind(certificate)).await;
        let client = builder(&url)
            .certificate("certificate")
            .bearer("token", "t");
        let error = client
            .build()
            .unwrap()
            .both(&BothRequest {})
            .await
            .unwrap_err();
        assert_eq!(error.status().unwrap(), status);
    }
    let url = serve(behind(None)).await;
    let client = builder(&url).bearer("bearer", "bad").build().unwrap();
    let error = client.inherited(&InheritedRequest {}).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
}
