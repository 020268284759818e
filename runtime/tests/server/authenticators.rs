//! Authenticators: the request they see, and each way to deny it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use copperplate_runtime as rt;
use rt::header::HeaderValue;
use rt::server::{
    Authenticate, Credentials, Denied, Failure, HANDLER_WITHIN, Peer, Router, Routes,
};

use crate::api::{CreateNote, GetOwn, OWN, PLAIN, Said};
use crate::routing::Chunks;
use crate::{JSON, TOKEN, call, request};

/// Denies by the token, and remembers the request.
#[derive(Clone, Default)]
struct Gatekeeper {
    seen: Arc<Mutex<Vec<String>>>,
}

struct Member(&'static str);

impl Authenticate for Gatekeeper {
    type Principal = Member;

    async fn authenticate(&self, credentials: Credentials<'_>) -> Result<Member, Denied> {
        let wait = Some(Duration::from_millis(1_500));
        let line = format!(
            "{} {} {} {} {:?} {:?}",
            credentials.operation().id,
            credentials.operation().path,
            credentials.method(),
            credentials.uri(),
            credentials.headers().get("x-key-id"),
            credentials.peer(),
        );
        self.seen.lock().unwrap().push(line);
        match credentials.bearer().unwrap_or_default() {
            "reader" => Ok(Member("notes:read")),
            "writer" => Ok(Member("notes:read notes:write")),
            "signed" => {
                let body = credentials.body().await?;
                // The same bytes again.
                assert_eq!(credentials.body().await?, body);
                match &body[..] {
                    br#""hi""# => Ok(Member("notes:write")),
                    _ => Err(Denied::Unauthenticated),
                }
            }
            "scope" => Err(Denied::InsufficientScope),
            "proof" => Err(Denied::Challenged(HeaderValue::from_static(
                r#"DPoP error="use_dpop_nonce""#,
            ))),
            "often" => Err(Denied::TooManyRequests { retry_after: wait }),
            "away" => Err(Denied::Unavailable { retry_after: None }),
            "down" => Err(std::io::Error::other("s3cret of the store"))?,
            _ => Err(Denied::Unauthenticated),
        }
    }

    fn granted<'p>(&self, member: &'p Member) -> Option<Vec<&'p str>> {
        Some(member.0.split(' ').collect())
    }
}

fn routes(service: Gatekeeper, refusals: &'static rt::refusal::Refusals) -> Routes<Gatekeeper> {
    Routes::new(service, refusals)
        .secured::<CreateNote, _, _>(|_, note, _| async move { Ok(Said::Ok(note.body)) })
}

fn router() -> Router {
    routes(Gatekeeper::default(), &PLAIN).finish()
}

fn note(token: &str, body: impl Into<axum::body::Body>) -> axum::extract::Request {
    let token = format!("authorization: Bearer {token}");
    request("POST /notes/n1", &[&token, JSON, "x-key-id: 7"], body)
}

#[tokio::test]
async fn it_sees_the_operation_the_head_and_the_peer() {
    let service = Gatekeeper::default();
    let router = routes(service.clone(), &PLAIN).finish();
    let mut sent = note("writer", r#""hi""#);
    let peer = Peer("192.0.2.7:5".parse().unwrap());
    sent.extensions_mut().insert(peer);
    assert_eq!(call(router, sent).await.status, 200);
    let seen = service.seen.lock().unwrap().clone();
    let wanted = r#"createNote /notes/{name} POST /notes/n1 Some("7") Some(192.0.2.7:5)"#;
    assert_eq!(seen, [wanted]);
}

#[tokio::test]
async fn scopes_that_a_principal_tells_are_compared() {
    let seen = call(router(), note("reader", r#""hi""#)).await;
    assert_eq!(seen.status, 403);
    let challenge = r#"Bearer realm="api", error="insufficient_scope", scope="notes:write""#;
    assert_eq!(seen.header("www-authenticate"), [challenge]);
    let seen = call(router(), note("scope", r#""hi""#)).await;
    assert_eq!(seen.header("www-authenticate"), [challenge]);
    assert_eq!(call(router(), note("writer", r#""hi""#)).await.status, 200);
}

#[tokio::test]
async fn each_denial_has_its_status_and_its_headers() {
    for (token, status, header, value) in [
        (
            "proof",
            401,
            "www-authenticate",
            r#"DPoP error="use_dpop_nonce""#,
        ),
        ("often", 429, "retry-after", "2"),
    ] {
        let seen = call(router(), note(token, r#""hi""#)).await;
        assert_eq!(seen.status, status, "{token}");
        assert_eq!(seen.header(header), [value]);
        assert_eq!(seen.header("content-type"), ["application/problem+json"]);
    }
    let seen = call(router(), note("away", r#""hi""#)).await;
    assert_eq!((seen.status, seen.header("retry-after").len()), (503, 0));
    // In the format of the document, whose 403 is a 404 without a challenge.
    let own = routes(Gatekeeper::default(), &OWN).finish();
    let seen = call(own, note("reader", r#""hi""#)).await;
    assert_eq!(
        (seen.status, seen.header("www-authenticate").len()),
        (404, 0)
    );
    assert!(seen.text.starts_with(r#"{"code":404"#), "{}", seen.text);
}

#[tokio::test]
async fn a_store_that_is_down_is_a_failure_of_the_service() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let hook = Arc::clone(&told);
    let router = routes(Gatekeeper::default(), &PLAIN).on_failure(move |operation, failure| {
        assert!(matches!(failure, Failure::Failed(_)));
        let line = format!("{}: {failure}", operation.id);
        hook.lock().unwrap().push(line);
    });
    let seen = call(router.finish(), note("down", r#""hi""#)).await;
    assert_eq!(seen.status, 500);
    assert!(!seen.text.contains("s3cret"), "{}", seen.text);
    let wanted = "createNote: the handler failed: s3cret of the store";
    assert_eq!(*told.lock().unwrap(), [wanted]);
}

#[tokio::test]
async fn it_may_read_the_body_and_the_handler_gets_it_nevertheless() {
    let seen = call(router(), note("signed", r#""hi""#)).await;
    seen.is(200, r#""hi""#);
    assert_eq!(call(router(), note("signed", r#""ho""#)).await.status, 401);
    let large = format!("\"{}\"", "x".repeat(rt::server::BODY_LIMIT));
    for (body, status) in [(Chunks::of(&large), 413), (Chunks::broken("\"h"), 400)] {
        let seen = call(router(), note("signed", body)).await;
        assert_eq!(seen.status, status, "{}", seen.text);
    }
}

#[tokio::test]
async fn a_realm_is_in_the_challenge() {
    let routes = routes(Gatekeeper::default(), &PLAIN).realm("the \"bank\"");
    let seen = call(routes.finish(), note("other", r#""hi""#)).await;
    let wanted = r#"Bearer realm="the \"bank\"", error="invalid_token", scope="notes:write""#;
    assert_eq!(seen.header("www-authenticate")[0], wanted);
}

/// A store of tokens that is down holds no connection for ever.
struct Hanging;

impl Authenticate for Hanging {
    type Principal = ();

    async fn authenticate(&self, _: Credentials<'_>) -> Result<(), Denied> {
        std::future::pending().await
    }
}

#[tokio::test(start_paused = true)]
async fn an_authenticator_has_a_limit() {
    let routes = Routes::new(Hanging, &OWN);
    let router = routes.secured::<GetOwn, _, _>(|_, _, _| async { Ok(Said::NoContent) });
    let begun = tokio::time::Instant::now();
    let path = request("GET /keyed/me", &[TOKEN], axum::body::Body::empty());
    assert_eq!(call(router.finish(), path).await.status, 504);
    assert_eq!(begun.elapsed(), HANDLER_WITHIN);
}
