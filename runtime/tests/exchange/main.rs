//! Tests the client of an operation against its server, over a socket.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod api;
mod streams;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use copperplate_runtime as rt;
use http::{HeaderMap, HeaderValue, StatusCode};
use rt::client::{BoxError, BoxFuture, Error, Message, RetryPolicy, Signer};
use rt::report::Location;
use rt::server::{Authenticate, Context, Credentials, Denied};

use api::{
    Client, CreateTransfer, CreateTransferError, CreateTransferRequest, CreateTransferResponse,
    NewTransfer, Service, router,
};

/// A service with one valid token and one refused account.
struct Desk;

impl Authenticate for Desk {
    type Principal = ();

    async fn authenticate(&self, credentials: Credentials<'_>) -> Result<(), Denied> {
        assert_eq!(
            credentials.scopes().collect::<Vec<_>>(),
            ["transfers:write"]
        );
        match credentials.bearer() {
            Some("good") => Ok(()),
            Some("weak") => Err(Denied::Forbidden),
            _ => Err(Denied::Unauthenticated),
        }
    }
}

impl Service for Desk {
    async fn create_transfer(
        &self,
        request: CreateTransferRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<CreateTransfer> {
        match request.account.as_str() {
            "used" => Err(CreateTransferError::Conflict("another body".to_owned()).into()),
            "panics" => panic!("s3cret"),
            "unwritable" => Ok(CreateTransferResponse::Created {
                body: request.body,
                location: "s3cret\n".to_owned(),
            }),
            account => Ok(CreateTransferResponse::Created {
                location: format!("/transfers/{}", account.len()),
                body: request.body,
            }),
        }
    }
}

/// Signs by quoting the method, the path and the body.
struct Quote;

impl Signer for Quote {
    fn sign<'a>(&'a self, message: Message<'a>) -> BoxFuture<'a, Result<HeaderMap, BoxError>> {
        let body = String::from_utf8_lossy(message.body());
        let text = format!("{} {} {body}", message.method(), message.path_and_query());
        Box::pin(async move {
            let mut headers = HeaderMap::new();
            headers.insert("signature", HeaderValue::from_str(&text)?);
            Ok(headers)
        })
    }
}

/// Headers as names and values.
type Headers<'h> = &'h [(&'h str, &'h str)];

/// The received requests as `(idempotency key, signature, body)`.
type Seen = Arc<Mutex<Vec<(String, String, String)>>>;

/// Records each request, and responds to the first ones with these statuses instead of the server.
async fn watch(
    seen: Seen,
    instead: Arc<Mutex<Vec<(u16, &'static str)>>>,
    request: Request,
    next: Next,
) -> Response {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, 1 << 20).await.unwrap();
    let header = |name: &str| {
        let value = parts.headers.get(name);
        value.map_or_else(String::new, |it| it.to_str().unwrap().to_owned())
    };
    let text = String::from_utf8(body.to_vec()).unwrap();
    let entry = (header("idempotency-key"), header("signature"), text);
    seen.lock().unwrap().push(entry);
    let instead = instead.lock().unwrap().pop();
    match instead {
        None => next.run(Request::from_parts(parts, body.into())).await,
        Some((status, text)) => {
            let mut response = Response::new(Body::from(text));
            *response.status_mut() = StatusCode::from_u16(status).unwrap();
            response
        }
    }
}

struct Stage {
    url: String,
    seen: Seen,
}

impl Stage {
    /// A server with these first responses, in reverse order.
    async fn new(instead: &[(u16, &'static str)]) -> Self {
        let seen = Seen::default();
        let (kept, instead) = (Arc::clone(&seen), Arc::new(Mutex::new(instead.to_vec())));
        let layer = from_fn(move |request, next| {
            watch(Arc::clone(&kept), Arc::clone(&instead), request, next)
        });
        let router = axum::Router::new().nest("/v1", router(Desk).layer(layer));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/v1/", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, seen }
    }

    fn builder(&self, token: &str) -> rt::client::Builder<Client> {
        Client::builder()
            .base_url(self.url.as_str())
            .http(reqwest::Client::builder().no_proxy())
            .retry(RetryPolicy::default().base_delay(Duration::from_millis(1)))
            .bearer("token", token)
    }

    fn client(&self) -> Client {
        self.builder("good").signer(Quote).build().unwrap()
    }

    /// Sends bytes the client would not send; returns the status and the body.
    async fn raw(&self, headers: Headers<'_>, body: &str) -> (u16, String) {
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let url = format!("{}accounts/a/transfers", self.url);
        let mut request = client.post(url).body(body.to_owned());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.headers()["content-type"], "application/json");
        (response.status().as_u16(), response.text().await.unwrap())
    }
}

fn transfer(account: &str) -> CreateTransferRequest {
    CreateTransferRequest {
        account: account.to_owned(),
        idempotency_key: None,
        body: NewTransfer {
            amount: "12.50".parse().unwrap(),
            reference: Some("rent".to_owned()),
        },
    }
}

#[tokio::test]
async fn a_transfer_is_made() {
    let stage = Stage::new(&[]).await;
    let response = stage
        .client()
        .create_transfer(&transfer("a/ü"))
        .await
        .unwrap();
    assert_eq!(response.status(), 201);
    assert_eq!(response.warnings().len(), 0);
    let CreateTransferResponse::Created { body, location } = &response.value;
    // The account arrived as one segment, decoded once.
    assert_eq!(location, "/transfers/4");
    assert_eq!(*body, transfer("").body);
    let seen = stage.seen.lock().unwrap().clone();
    let text = r#"{"amount":"12.50","reference":"rent"}"#;
    assert_eq!(response.body(), text.as_bytes());
    let signature = format!("POST /v1/accounts/a%2F%C3%BC/transfers {text}");
    let key = response.idempotency_key().unwrap().to_owned();
    assert_eq!(key.len(), 36);
    assert_eq!(seen, [(key, signature, text.to_owned())]);
}

#[tokio::test]
async fn the_same_client_calls_a_router_without_a_socket() {
    let client = || {
        Client::builder()
            .in_process(router(Desk))
            .bearer("token", "good")
            .signer(Quote)
            .build()
            .unwrap()
    };
    let response = client().create_transfer(&transfer("a/ü")).await.unwrap();
    assert_eq!(response.status(), 201);
    let CreateTransferResponse::Created { body, location } = &response.value;
    assert_eq!(
        (location.as_str(), body),
        ("/transfers/4", &transfer("").body)
    );
    let error = client()
        .create_transfer(&transfer("used"))
        .await
        .unwrap_err();
    let conflict = CreateTransferError::Conflict("another body".to_owned());
    assert_eq!(error.api(), Some(&conflict));
}

#[tokio::test]
async fn a_documented_failure_is_typed() {
    let stage = Stage::new(&[]).await;
    let error = stage
        .client()
        .create_transfer(&transfer("used"))
        .await
        .unwrap_err();
    let conflict = CreateTransferError::Conflict("another body".to_owned());
    assert_eq!(error.api(), Some(&conflict));
    assert_eq!(error.to_string(), "409: The key was used with another body");
    assert!(!error.is_uncertain());
}

#[tokio::test]
async fn a_repeat_has_the_same_key_bytes_and_a_signature_of_its_own() {
    let stage = Stage::new(&[(502, "b"), (503, "a")]).await;
    let response = stage
        .client()
        .create_transfer(&transfer("a"))
        .await
        .unwrap();
    assert_eq!((response.status().as_u16(), response.attempts()), (201, 3));
    let seen = stage.seen.lock().unwrap().clone();
    assert_eq!(seen.len(), 3);
    assert!(seen.iter().all(|request| *request == seen[0]), "{seen:?}");
    assert_eq!(response.idempotency_key(), Some(seen[0].0.as_str()));
}

#[tokio::test]
async fn what_the_document_does_not_say_keeps_the_answer() {
    let stage = Stage::new(&[(418, "tea")]).await;
    let error = stage
        .client()
        .create_transfer(&transfer("a"))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Undocumented(_)), "{error:?}");
    assert_eq!(error.status().unwrap(), 418);
    assert_eq!(error.body().unwrap(), "tea");

    let stage = Stage::new(&[(201, "{\"amount\":")]).await;
    let error = stage
        .client()
        .create_transfer(&transfer("a"))
        .await
        .unwrap_err();
    let Error::Undecodable(response, report) = &error else {
        panic!("{error:?}");
    };
    assert_eq!(response.body(), "{\"amount\":");
    assert_eq!(report.violations()[0].keyword, "required");
    assert_eq!(
        report.violations()[0].location,
        Location::Header("Location")
    );
    assert_eq!(report.violations()[1].keyword, "syntax");
    assert!(error.is_uncertain(), "money may have moved");
}

#[tokio::test]
async fn what_breaks_a_rule_or_is_unsigned_is_not_sent() {
    let stage = Stage::new(&[]).await;
    let mut wrong = transfer("..");
    wrong.body.amount = "0.001".parse().unwrap();
    let error = stage.client().create_transfer(&wrong).await.unwrap_err();
    let Error::Invalid(report) = &error else {
        panic!("{error:?}");
    };
    let found: Vec<_> = report
        .violations()
        .iter()
        .map(|it| (it.location, it.pointer.as_str(), it.keyword))
        .collect();
    let expected = [
        (Location::Body, "/amount", "multipleOf"),
        (Location::Path("account"), "", "path"),
    ];
    assert_eq!(found, expected);

    let unsigned = stage.builder("good").build().unwrap();
    let error = unsigned.create_transfer(&transfer("a")).await.unwrap_err();
    assert!(
        matches!(error, Error::Unsigned("signature", _)),
        "{error:?}"
    );
    assert!(stage.seen.lock().unwrap().is_empty());
}

#[tokio::test]
async fn the_server_refuses_in_its_own_shape() {
    let stage = Stage::new(&[]).await;
    let (token, json) = (
        ("authorization", "Bearer good"),
        ("content-type", "application/json"),
    );
    let good = r#"{"amount":"1"}"#;
    let long = format!(r#"{{"amount":"1","reference":"{}"}}"#, "x".repeat(200));
    let cases: [(Headers<'_>, &str, u16, &str, &str); 6] = [
        (&[json], good, 401, "Unauthorized", ""),
        (
            &[("authorization", "Bearer bad"), json],
            good,
            401,
            "Unauthorized",
            "",
        ),
        (
            &[("authorization", "Bearer weak"), json],
            good,
            403,
            "Forbidden",
            "",
        ),
        (
            &[token, json, ("accept", "text/html")],
            good,
            406,
            "Not Acceptable",
            r#"{"in":"header","name":"accept","pointer":"","keyword":"accept","code":"invalid","expected":"must admit application/json"}"#,
        ),
        (
            &[token, ("content-type", "text/plain")],
            good,
            415,
            "Unsupported Media Type",
            r#"{"in":"header","name":"content-type","pointer":"","keyword":"content","code":"unsupported_content","expected":"must be application/json","found":"text/plain"}"#,
        ),
        // The operation has its own limit of 200 bytes.
        (
            &[token, json],
            &long,
            413,
            "Payload Too Large",
            r#"{"in":"body","pointer":"","keyword":"body","code":"invalid","expected":"must be at most 200 bytes"}"#,
        ),
    ];
    for (headers, body, status, title, place) in cases {
        let expected = format!(r#"{{"code":{status},"error":"{title}","places":[{place}]}}"#);
        assert_eq!(
            stage.raw(headers, body).await,
            (status, expected),
            "{headers:?}"
        );
    }
    let bad = r#"{"amount":1,"reference":"01234567890","x":1}"#;
    let (status, text) = stage.raw(&[token, json], bad).await;
    assert_eq!(status, 400);
    for place in [
        r#""pointer":"/amount","keyword":"type""#,
        r#""pointer":"/reference","keyword":"maxLength""#,
        r#""pointer":"/x","keyword":"additionalProperties""#,
        r#""in":"header","name":"signature","pointer":"","keyword":"required""#,
    ] {
        assert!(text.contains(place), "{place}\n{text}");
    }
    assert_eq!(text.matches("keyword").count(), 4, "{text}");
}

#[tokio::test]
async fn a_server_that_fails_tells_nothing() {
    let stage = Stage::new(&[]).await;
    for account in ["panics", "unwritable"] {
        let error = stage
            .client()
            .create_transfer(&transfer(account))
            .await
            .unwrap_err();
        assert_eq!(error.status().unwrap(), 500, "{account}");
        let text = String::from_utf8(error.body().unwrap().to_vec()).unwrap();
        assert_eq!(
            text,
            r#"{"code":500,"error":"Internal Server Error","places":[]}"#
        );
        assert!(error.is_uncertain());
    }
}
