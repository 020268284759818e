//! The store behind a router.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::{Body, to_bytes};
use copperplate_runtime as rt;
use http::{HeaderMap, Request};
use rt::operation::{Idempotency, MethodName, OperationInfo};
use rt::server::{
    Authenticate, Context, Credentials, Denied, Failed, IdempotencyKeys, IdempotencyStore,
    MemoryStore, Router, Routes,
};
use tower::ServiceExt as _;

const TOKEN: rt::security::Scheme = rt::security::Scheme {
    name: "token",
    kind: rt::security::SchemeKind::Bearer,
};

struct Pay;

impl rt::Operation for Pay {
    const INFO: OperationInfo = OperationInfo::new("pay", MethodName::POST, "/payments")
        .security(&[&[TOKEN.requires(&[])]])
        .consumes(&["application/json"])
        .produces(&["application/json"])
        .idempotency(Idempotency::Header("idempotency-key"));
    type Request = PayRequest;
    type Response = rt::response::Created<String>;
    type Error = PayError;
}

#[derive(Clone, Debug, PartialEq)]
struct PayRequest {
    body: String,
}

rt::request! {
    PayRequest {
        .. body: body(&rt::body::JSON),
    }
}

#[derive(Clone, Debug, PartialEq)]
enum PayError {
    UnprocessableContent(String),
}

rt::failure! {
    impl Display, Error for PayError {
        422 => UnprocessableContent(body: body(&rt::body::JSON)) as "422",
    }
}

static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new();

struct Bank;

impl Authenticate for Bank {
    type Principal = String;

    async fn authenticate(&self, credentials: Credentials<'_>) -> Result<String, Denied> {
        // Tokens end; the account stays.
        let token = credentials.bearer().ok_or(Denied::Unauthenticated)?;
        Ok(token.split('-').next().unwrap_or_default().to_owned())
    }
}

/// A server that counts executions.
pub fn server(keys: IdempotencyKeys, executed: Arc<AtomicUsize>) -> Router {
    Routes::new(Bank, &REFUSALS)
        .secured::<Pay, _, _>(move |_, request, context: Context<String>| {
            let executed = Arc::clone(&executed);
            async move {
                let number = executed.fetch_add(1, Ordering::SeqCst);
                context.add_header(rt::header::LOCATION, "/payments/1".parse().unwrap());
                tokio::time::sleep(Duration::from_millis(100)).await;
                match request.body.as_str() {
                    "poor" => Err(PayError::UnprocessableContent("no".into()).into()),
                    "closed" => Err(Failed::refused(
                        rt::refusal::Refusal::Unavailable,
                        rt::Report::new(),
                    )),
                    "broken" if !context.is_resumed() => Err(Failed::new("the ledger is down")),
                    "bug" => panic!("a bug"),
                    _ => Ok(rt::response::Created::Created(format!("payment {number}"))),
                }
            }
        })
        .idempotency(keys, |account: &String| account.clone())
        .finish()
}

type Seen = (u16, HeaderMap, String);

async fn pay(router: &Router, token: &str, key: &str, body: &str) -> Seen {
    let mut request = Request::post("/payments")
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json");
    if !key.is_empty() {
        request = request.header("idempotency-key", key);
    }
    let request = request.body(Body::from(format!("{body:?}"))).unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, 1 << 20).await.unwrap();
    (
        parts.status.as_u16(),
        parts.headers,
        String::from_utf8(body.to_vec()).unwrap(),
    )
}

fn memory() -> IdempotencyKeys {
    IdempotencyKeys::new(MemoryStore::new(100))
}

#[tokio::test(start_paused = true)]
async fn a_repetition_gets_the_same_status_headers_and_bytes() {
    let executed = Arc::new(AtomicUsize::new(0));
    let router = server(memory(), Arc::clone(&executed));
    let first = pay(&router, "ada-1", "k", "rent").await;
    assert_eq!((first.0, first.2.as_str()), (201, "\"payment 0\""));
    assert_eq!(first.1["location"], "/payments/1");
    // The token is another one; the account is the same.
    assert_eq!(pay(&router, "ada-2", "k", "rent").await, first);
    assert_eq!(executed.load(Ordering::SeqCst), 1);
    // Documented errors are replayed as well.
    let poor = pay(&router, "ada-1", "p", "poor").await;
    assert_eq!(poor.0, 422);
    assert_eq!(pay(&router, "ada-1", "p", "poor").await, poor);
    assert_eq!(executed.load(Ordering::SeqCst), 2);
    // Another body, another caller, and no key.
    let other = pay(&router, "ada-1", "k", "food").await;
    assert_eq!(other.0, 422);
    assert!(other.2.contains("used with another request"), "{}", other.2);
    assert_eq!(pay(&router, "bob-1", "k", "food").await.0, 201);
    assert_eq!(pay(&router, "ada-1", "", "rent").await.0, 201);
    assert_eq!(executed.load(Ordering::SeqCst), 4);
}

#[tokio::test(start_paused = true)]
async fn a_repetition_waits_for_the_running_one_or_is_told() {
    let executed = Arc::new(AtomicUsize::new(0));
    let router = server(memory(), Arc::clone(&executed));
    let (one, other) = tokio::join!(
        pay(&router, "ada-1", "k", "rent"),
        pay(&router, "ada-1", "k", "rent")
    );
    assert_eq!(one, other);
    assert_eq!((one.0, executed.load(Ordering::SeqCst)), (201, 1));
    let hasty = server(memory().wait(Duration::ZERO), Arc::clone(&executed));
    let (one, other) = tokio::join!(
        pay(&hasty, "ada-1", "k", "rent"),
        pay(&hasty, "ada-1", "k", "rent")
    );
    assert_eq!((one.0, other.0), (201, 409));
    assert_eq!(other.1["retry-after"], "1");
}

#[tokio::test(start_paused = true)]
async fn what_was_refused_may_be_sent_again_and_what_failed_may_not() {
    let executed = Arc::new(AtomicUsize::new(0));
    let router = server(memory(), Arc::clone(&executed));
    for body in ["closed", "broken", "bug"] {
        let before = executed.load(Ordering::SeqCst);
        let status = if body == "closed" { 503 } else { 500 };
        assert_eq!(pay(&router, "ada-1", body, body).await.0, status);
        assert_eq!(pay(&router, "ada-1", body, body).await.0, status);
        let again = executed.load(Ordering::SeqCst) - before;
        assert_eq!(again, if body == "closed" { 2 } else { 1 }, "{body}");
    }
    let router = server(memory().resume(), executed);
    assert_eq!(pay(&router, "ada-1", "k", "broken").await.0, 500);
    assert_eq!(pay(&router, "ada-1", "k", "broken").await.0, 201);
}

#[tokio::test(start_paused = true)]
async fn a_started_payment_ends_although_its_caller_has_gone() {
    let executed = Arc::new(AtomicUsize::new(0));
    let router = server(memory(), Arc::clone(&executed));
    let gone = tokio::time::timeout(
        Duration::from_millis(50),
        pay(&router, "ada-1", "k", "rent"),
    );
    assert!(gone.await.is_err());
    let seen = pay(&router, "ada-1", "k", "rent").await;
    assert_eq!((seen.0, seen.2.as_str()), (201, "\"payment 0\""));
    assert_eq!(executed.load(Ordering::SeqCst), 1);
}

/// Two servers with stores of their own on one database: each key is executed once.
pub async fn race(one: impl IdempotencyStore, other: impl IdempotencyStore) {
    let executed = Arc::new(AtomicUsize::new(0));
    let one = server(IdempotencyKeys::new(one), Arc::clone(&executed));
    let other = server(IdempotencyKeys::new(other), Arc::clone(&executed));
    for round in 1..=5 {
        let key = format!("race {round}");
        let (a, b) = tokio::join!(
            pay(&one, "ada-1", &key, "rent"),
            pay(&other, "ada-1", &key, "rent")
        );
        assert_eq!(a, b);
        assert_eq!((a.0, executed.load(Ordering::SeqCst)), (201, round));
    }
}

#[cfg(feature = "idempotency-sqlite")]
#[tokio::test]
async fn two_servers_with_one_sqlite_database_execute_a_key_once() {
    let folder = tempfile::tempdir().unwrap();
    let open = || rt::server::SqliteIdempotency::open(folder.path().join("keys.db")).unwrap();
    race(open(), open()).await;
}
