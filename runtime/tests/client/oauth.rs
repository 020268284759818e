//! Tokens of OAuth 2.

use std::error::Error as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get as on_get, post};
use rt::client::{
    BoxError, BoxFuture, BuildError, Builder, Client, Error, Message, OAuth2, Signer,
};
use rt::security::OAuthFlow;
use tokio::net::TcpListener;

use copperplate_runtime as rt;

use crate::operations::{Keyed, security};
use crate::responder::{Responder, body, created, header, line, reply};
use crate::transfer;

const FLOWS: &[OAuthFlow] = &[OAuthFlow {
    name: "clientCredentials",
    authorization_url: "",
    token_url: "/auth/token",
    refresh_url: "",
    device_authorization_url: "",
    scopes: &[],
}];

fn build(url: &str, tokens: OAuth2) -> Client {
    Builder::new(&[], |client| client)
        .base_url(url)
        .http(reqwest::Client::builder().no_proxy())
        .authenticate(security::TOKEN, tokens)
        .build()
        .unwrap()
}

fn credentials() -> OAuth2 {
    OAuth2::client_credentials("i d", "s3cret/").flows(FLOWS)
}

fn token(text: &str) -> crate::responder::Reply {
    reply(200, "", text)
}

/// Signs a message by its target and its length.
struct Length;

impl Signer for Length {
    fn sign<'a>(&'a self, message: Message<'a>) -> BoxFuture<'a, Result<HeaderMap, BoxError>> {
        Box::pin(async move {
            let text = format!("{}:{}", message.path_and_query(), message.body().len());
            let mut headers = HeaderMap::new();
            headers.insert("signature", text.parse()?);
            Ok(headers)
        })
    }
}

#[tokio::test]
async fn a_token_request_is_signed_over_its_final_bytes() {
    let first = token(r#"{"access_token":"t-1","expires_in":3600}"#);
    let server = Responder::start(vec![first, created()]).await;
    let client = build(&server.url, credentials().signer(Arc::new(Length)));
    client.send::<Keyed>(&transfer()).await.unwrap();
    let seen = server.seen();
    let signature = format!("/auth/token:{}", body(&seen[0]).len());
    assert_eq!(header(&seen[0], "signature"), Some(signature.as_str()));
    assert_eq!(header(&seen[1], "signature"), None);
}

#[tokio::test]
async fn a_token_is_fetched_once_and_kept() {
    let first = token(r#"{"access_token":"t-1","expires_in":3600}"#);
    let server = Responder::start(vec![first, created()]).await;
    let tokens = credentials()
        .scope("a")
        .scope("b")
        .parameter("audience", "x&y");
    assert!(!format!("{tokens:?}").contains("s3cret"));
    let client = build(&server.url, tokens);
    client.send::<Keyed>(&transfer()).await.unwrap();
    client.send::<Keyed>(&transfer()).await.unwrap();
    let seen = server.seen();
    assert_eq!(seen.len(), 3);
    assert_eq!(line(&seen[0]), "POST /auth/token HTTP/1.1");
    let form = "grant_type=client_credentials&scope=a%20b&audience=x%26y";
    assert_eq!(body(&seen[0]), form);
    let media_type = "application/x-www-form-urlencoded";
    assert_eq!(header(&seen[0], "content-type"), Some(media_type));
    // RFC 6749, section 2.3.1: `i%20d` and `s3cret%2F`.
    let basic = "Basic aSUyMGQ6czNjcmV0JTJG";
    assert_eq!(header(&seen[0], "authorization"), Some(basic));
    for request in &seen[1..] {
        assert_eq!(header(request, "authorization"), Some("Bearer t-1"));
    }
}

#[tokio::test]
async fn parameters_can_be_json() {
    let first = token(r#"{"access_token":"t-1","token_type":"Bearer","expires_in":"60"}"#);
    let server = Responder::start(vec![first, created()]).await;
    let client = build(&server.url, credentials().json().secret_in_body());
    client.send::<Keyed>(&transfer()).await.unwrap();
    let seen = server.seen();
    let json = r#"{"grant_type":"client_credentials","client_id":"i d","client_secret":"s3cret/"}"#;
    assert_eq!(body(&seen[0]), json);
    assert_eq!(header(&seen[0], "authorization"), None);
    assert_eq!(header(&seen[0], "content-type"), Some("application/json"));
}

#[tokio::test]
async fn a_token_that_ends_is_fetched_again() {
    let short = token(r#"{"access_token":"t","expires_in":0}"#);
    let server = Responder::start(vec![short.clone(), created(), short, created()]).await;
    let client = build(&server.url, credentials());
    client.send::<Keyed>(&transfer()).await.unwrap();
    client.send::<Keyed>(&transfer()).await.unwrap();
    assert_eq!(server.seen().len(), 4);
}

#[tokio::test]
async fn a_rejected_token_is_replaced_once() {
    let denied = || reply(401, "", "");
    let (one, two) = (
        token(r#"{"access_token":"1"}"#),
        token(r#"{"access_token":"2"}"#),
    );
    let server = Responder::start(vec![one, denied(), two, denied()]).await;
    let client = build(&server.url, credentials());
    let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    let seen = server.seen();
    assert_eq!(seen.len(), 4);
    assert_eq!(header(&seen[1], "authorization"), Some("Bearer 1"));
    assert_eq!(header(&seen[3], "authorization"), Some("Bearer 2"));
}

#[tokio::test]
async fn a_refresh_token_that_changes_is_handed_on() {
    let server = Responder::start(vec![
        token(r#"{"access_token":"1","expires_in":0,"refresh_token":"r2"}"#),
        created(),
        token(r#"{"access_token":"2","refresh_token":"r3"}"#),
        created(),
    ])
    .await;
    let stored = Arc::new(std::sync::Mutex::new(Vec::new()));
    let kept = Arc::clone(&stored);
    let tokens = OAuth2::refresh_token("id", "r1")
        .token_url(format!("{}/token", server.url))
        .on_refresh_token(move |token| kept.lock().unwrap().push(token.to_owned()));
    let client = build(&server.url, tokens);
    client.send::<Keyed>(&transfer()).await.unwrap();
    client.send::<Keyed>(&transfer()).await.unwrap();
    let seen = server.seen();
    let form = "grant_type=refresh_token&refresh_token=r1&client_id=id";
    assert_eq!(body(&seen[0]), form);
    assert!(body(&seen[2]).contains("refresh_token=r2"));
    assert_eq!(*stored.lock().unwrap(), ["r2", "r3"]);
}

#[tokio::test]
async fn a_token_is_exchanged() {
    let first = token(r#"{"access_token":"t","token_type":"N_A"}"#);
    let server = Responder::start(vec![first, created()]).await;
    let kind = "urn:ietf:params:oauth:token-type:jwt";
    let tokens = OAuth2::token_exchange("id", "subject", kind).flows(FLOWS);
    let client = build(&server.url, tokens);
    client.send::<Keyed>(&transfer()).await.unwrap();
    let form = body(&server.seen()[0]).to_owned();
    assert!(form.contains("token-exchange&subject_token=subject&subject_token_type=urn%3A"));
}

#[tokio::test]
async fn failures_of_the_endpoint_are_told_without_secrets() {
    let refused =
        r#"{"error":"invalid_client","error_description":"Who?","client_secret":"s3cret/"}"#;
    for (response, wanted) in [
        (
            reply(400, "", refused),
            "the token endpoint answered 400: invalid_client (Who?)",
        ),
        (
            reply(302, "location: /x\r\n", ""),
            "the token endpoint answered 302",
        ),
        (
            token("{}"),
            "the response of the token endpoint has no `access_token`",
        ),
        (
            token(r#"{"access_token":"s3cret/","token_type":"DPoP"}"#),
            "the response of the token endpoint has a token that is no bearer token",
        ),
    ] {
        let server = Responder::start(vec![response]).await;
        let client = build(&server.url, credentials());
        let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
        assert!(matches!(error, Error::Credential(..)), "{error:?}");
        assert_eq!(error.source().unwrap().to_string(), wanted);
        assert!(!format!("{error:?}").contains("s3cret"));
        assert!(!error.is_uncertain());
    }
}

#[tokio::test]
async fn no_secret_goes_to_an_endpoint_in_the_clear() {
    let tokens = credentials().token_url("http://auth.example/token");
    let client = Builder::without_server(|client: Client| client);
    let client = client.server(rt::servers::Server::new("http://127.0.0.1:9"));
    let client = client
        .authenticate(security::TOKEN, tokens)
        .build()
        .unwrap();
    let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
    let message = "a secret is not sent to a token endpoint without TLS";
    assert_eq!(error.source().unwrap().to_string(), message);

    let nowhere = OAuth2::client_credentials("id", "secret");
    let client = Builder::new(&[], |client: Client| client).base_url("http://127.0.0.1:9");
    let built = client.authenticate(security::TOKEN, nowhere).build();
    assert!(matches!(built, Err(BuildError::TokenUrl(_))));
}

/// A provider that counts its tokens, and knows the last one alone.
async fn provider(issued: Arc<AtomicUsize>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let count = Arc::clone(&issued);
    let tokens = post(move || {
        let number = count.fetch_add(1, Ordering::SeqCst);
        async move {
            tokio::time::sleep(Duration::from_millis(50)).await;
            format!(r#"{{"access_token":"t-{number}"}}"#)
        }
    });
    let transfers = post(|headers: HeaderMap| async move {
        // All calls are on their way with the first token before one is answered.
        tokio::time::sleep(Duration::from_millis(50)).await;
        let json = [("content-type", "application/json")];
        match headers["authorization"].to_str().unwrap() {
            "Bearer t-0" => (StatusCode::UNAUTHORIZED, json, ""),
            _ => (StatusCode::CREATED, json, r#"{"id":"t-1"}"#),
        }
    });
    let router = Router::new()
        .route("/auth/token", tokens)
        .route("/accounts/{account}/transfers", transfers)
        .route("/", on_get(|| async {}));
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

#[tokio::test]
async fn fifty_calls_send_one_request_for_a_token_and_one_for_the_next() {
    let issued = Arc::<AtomicUsize>::default();
    let client = build(&provider(Arc::clone(&issued)).await, credentials());
    let calls: Vec<_> = (0..50)
        .map(|_| tokio::spawn(client.send::<Keyed>(&transfer())))
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().attempts(), 2);
    }
    assert_eq!(issued.load(Ordering::SeqCst), 2);
}

/// The transport of a device flow.
fn device_http() -> reqwest::Client {
    let http = reqwest::Client::builder().no_proxy();
    let http = http.redirect(reqwest::redirect::Policy::none());
    http.build().unwrap()
}

#[tokio::test]
async fn slow_down_makes_all_further_pauses_longer() {
    let code = r#"{"device_code":"d","user_code":"ABCD","verification_uri":"https://a.example",
        "expires_in":600,"interval":2}"#;
    let server = Responder::start(vec![
        token(code),
        reply(400, "", r#"{"error":"authorization_pending"}"#),
        reply(400, "", r#"{"error":"slow_down"}"#),
        reply(400, "", r#"{"error":"authorization_pending"}"#),
        token(r#"{"access_token":"t","expires_in":3600}"#),
        created(),
    ])
    .await;
    let http = device_http();
    let url = format!("{}/token", server.url);
    let flow = OAuth2::device("id").set(|it| it.token_url(url));
    let begun = flow.begin(&http, &format!("{}/device", server.url)).await;
    let begun = begun.unwrap();
    tokio::time::pause();
    let start = tokio::time::Instant::now();
    let tokens = begun.wait().await.unwrap();
    // Two pauses of 2 s, and two of 5 s more (RFC 8628, section 3.5).
    let waited = start.elapsed();
    let wanted = Duration::from_secs(2 + 2 + 7 + 7);
    assert!(
        waited >= wanted && waited < wanted + Duration::from_millis(100),
        "{waited:?}"
    );
    let client = build(&server.url, tokens);
    client.send::<Keyed>(&transfer()).await.unwrap();
    assert_eq!(server.seen().len(), 6);
}

#[tokio::test(start_paused = true)]
async fn a_code_that_ends_is_not_asked_for_any_more() {
    let code = r#"{"device_code":"d","user_code":"ABCD","verification_uri":"https://a.example",
        "expires_in":5,"interval":2}"#;
    let server = Responder::start(vec![
        token(code),
        reply(400, "", r#"{"error":"authorization_pending"}"#),
    ])
    .await;
    let http = device_http();
    let url = format!("{}/token", server.url);
    let flow = OAuth2::device("id").set(|it| it.token_url(url));
    let begun = flow.begin(&http, &format!("{}/device", server.url)).await;
    assert!(begun.unwrap().wait().await.is_err());
    // The code itself, and after 2 s and 4 s.
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn a_person_grants_a_token_elsewhere() {
    let server = Responder::start(vec![
        token(
            r#"{"device_code":"d-s3cret","user_code":"ABCD","verification_uri":"https://a.example",
                "expires_in":600,"interval":0}"#,
        ),
        reply(400, "", r#"{"error":"authorization_pending"}"#),
        token(r#"{"access_token":"t","refresh_token":"r","expires_in":3600}"#),
        created(),
    ])
    .await;
    let http = device_http();
    let url = format!("{}/token", server.url);
    let flow = OAuth2::device("id").set(|it| it.token_url(url).scope("read"));
    let code = flow.begin(&http, &format!("{}/device", server.url)).await;
    let code = code.unwrap();
    assert_eq!(
        (code.user_code(), code.verification_uri()),
        ("ABCD", "https://a.example")
    );
    assert!(!format!("{code:?}").contains("s3cret"));
    let client = build(&server.url, code.wait().await.unwrap());
    client.send::<Keyed>(&transfer()).await.unwrap();
    let seen = server.seen();
    assert_eq!(body(&seen[0]), "scope=read&client_id=id");
    assert!(body(&seen[2]).contains("device_code=d-s3cret&client_id=id"));
    assert_eq!(header(&seen[3], "authorization"), Some("Bearer t"));
}

/// The default policy would repeat a request for a token at another host.
#[tokio::test]
async fn a_client_that_follows_redirects_gets_no_token() {
    let follows = reqwest::Client::builder().no_proxy().build().unwrap();
    let flow = OAuth2::device("id").set(|it| it.token_url("http://127.0.0.1:9/token"));
    let error = flow.begin(&follows, "http://127.0.0.1:9/device").await;
    let error = error.unwrap_err().to_string();
    assert!(error.contains("must not follow redirects"), "{error}");
    let built = Builder::new(&[], |client| client)
        .base_url("http://127.0.0.1:9")
        .authenticate(security::TOKEN, credentials().http(follows))
        .build();
    assert!(matches!(built, Err(BuildError::Redirects)));
}

#[tokio::test]
async fn an_exchange_is_repeated_when_its_refresh_token_ends() {
    let server = Responder::start(vec![
        token(r#"{"access_token":"1","refresh_token":"r","expires_in":0}"#),
        created(),
        reply(400, "", r#"{"error":"invalid_grant"}"#),
        token(r#"{"access_token":"2","expires_in":3600}"#),
        created(),
    ])
    .await;
    let tokens = OAuth2::token_exchange("id", "subject", "urn:ietf:params:oauth:token-type:jwt");
    let client = build(&server.url, tokens.flows(FLOWS));
    client.send::<Keyed>(&transfer()).await.unwrap();
    client.send::<Keyed>(&transfer()).await.unwrap();
    let seen = server.seen();
    assert!(body(&seen[2]).contains("grant_type=refresh_token"));
    assert!(body(&seen[3]).contains("subject_token=subject"));
    assert_eq!(header(&seen[4], "authorization"), Some("Bearer 2"));
}

/// The old token may be invalid already, so the new one must not be lost.
#[tokio::test]
async fn a_new_refresh_token_survives_a_panic_of_the_function_that_stores_it() {
    let server = Responder::start(vec![
        token(r#"{"access_token":"1","refresh_token":"new","expires_in":3600}"#),
        token(r#"{"access_token":"2","expires_in":3600}"#),
        created(),
    ])
    .await;
    let tokens = OAuth2::refresh_token("id", "old");
    let tokens = tokens
        .flows(FLOWS)
        .on_refresh_token(|_| panic!("the store is down"));
    let client = build(&server.url, tokens);
    client.send::<Keyed>(&transfer()).await.unwrap_err();
    client.send::<Keyed>(&transfer()).await.unwrap();
    assert!(body(&server.seen()[1]).contains("refresh_token=new"));
}
