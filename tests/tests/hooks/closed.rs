//! An operation that requires an unsupported security scheme refuses all requests.

use copperplate_runtime as rt;
use copperplate_tests::cases::security_closed as api;

use api::operations::{
    Alone, AloneRequest, AloneResponse, Both, BothRequest, BothResponse, Either, EitherRequest,
    EitherResponse,
};
use rt::client::{Credential, Error};
use rt::server::{Authenticate, Context, Credentials, Denied};

use super::support::serve;

/// Admits every caller with a credential of any kind.
struct Gate;

impl Authenticate for Gate {
    type Principal = ();

    async fn authenticate(&self, _: Credentials<'_>) -> Result<(), Denied> {
        Ok(())
    }
}

impl api::Service for Gate {
    async fn alone(&self, _: AloneRequest, _: Context<()>) -> rt::server::HandlerResult<Alone> {
        Ok(AloneResponse::NoContent)
    }

    async fn both(&self, _: BothRequest, _: Context<()>) -> rt::server::HandlerResult<Both> {
        Ok(BothResponse::NoContent)
    }

    async fn either(&self, _: EitherRequest, _: Context<()>) -> rt::server::HandlerResult<Either> {
        Ok(EitherResponse::NoContent)
    }
}

#[tokio::test]
async fn a_server_lets_nobody_in_by_a_scheme_that_is_not_supported() {
    let url = serve(api::router(Gate)).await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    for (path, expected) in [("alone", 401), ("both", 401), ("either", 204)] {
        for header in ["Bearer t", "Digest username=\"jane\""] {
            let request = http.get(format!("{url}/{path}"));
            let response = request
                .header("authorization", header)
                .send()
                .await
                .unwrap();
            let digest = header.starts_with("Digest");
            let status = if digest { 401 } else { expected };
            assert_eq!(response.status().as_u16(), status, "{path} {header}");
        }
    }
}

#[tokio::test]
async fn a_client_has_no_credential_for_a_scheme_that_is_not_supported() {
    let url = serve(api::router(Gate)).await;
    let builder = || api::Client::builder().base_url(&url).bearer("token", "t");
    let client = builder().build().unwrap();
    let error = client.both(&BothRequest {}).await.unwrap_err();
    assert!(matches!(error, Error::NoCredential(..)), "{error:?}");
    client.either(&EitherRequest {}).await.unwrap();

    let given = builder().credential("digest", Credential::token("t"));
    let client = given.build().unwrap();
    let error = client.alone(&AloneRequest {}).await.unwrap_err();
    assert!(matches!(error, Error::Credential(..)), "{error:?}");
}
