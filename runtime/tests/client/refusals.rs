//! Requests refused before anything is sent.

use copperplate_runtime as rt;
use http::{HeaderMap, HeaderValue};
use rt::client::{BoxError, BoxFuture, BuildError, Builder, Client, Error, Message, Signer};

use crate::operations::{Get, Keyed, Secured, Signed};
use crate::responder::{Responder, created, header, line};
use crate::{client, get, transfer};

#[tokio::test]
async fn a_request_that_breaks_a_rule_is_not_sent() {
    let server = Responder::start(vec![created()]).await;
    let client = client(&server).build().unwrap();
    let mut request = transfer();
    request.body.reference = Some("longer than ten".to_owned());
    request.account = "..".to_owned();
    let error = client.send::<Keyed>(&request).await.unwrap_err();
    let Error::Invalid(report) = &error else {
        panic!("{error:?}");
    };
    assert_eq!(report.len(), 2, "{report}");
    assert!(
        error.to_string().contains("/reference (maxLength)"),
        "{error}"
    );
    assert!(!error.to_string().contains("longer than"), "{error}");
    assert!(!error.is_uncertain());
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn dot_segments_are_not_sent() {
    let server = Responder::start(vec![created()]).await;
    let client = client(&server).build().unwrap();
    for account in [".", "..", ""] {
        let mut request = get();
        request.account = account.to_owned();
        let error = client.send::<Get>(&request).await.unwrap_err();
        assert!(matches!(error, Error::Invalid(_)), "{error:?}");
    }
    assert!(server.seen().is_empty());
    for (account, path) in [
        ("../x", "..%2Fx"),
        ("%2e%2e", "%252e%252e"),
        ("a?b#c\\", "a%3Fb%23c%5C"),
        ("\t", "%09"),
    ] {
        let mut request = get();
        request.account = account.to_owned();
        client.send::<Get>(&request).await.unwrap();
        let sent = server.seen().pop().unwrap();
        assert_eq!(line(&sent), format!("GET /accounts/{path} HTTP/1.1"));
    }
}

#[tokio::test]
async fn the_prefix_of_the_base_url_is_kept() {
    let server = Responder::start(vec![created()]).await;
    for base in ["/api/v1", "/api/v1/"] {
        let base = format!("{}{base}", server.url);
        let client = client(&server).base_url(base).build().unwrap();
        client.send::<Get>(&get()).await.unwrap();
        let sent = server.seen().pop().unwrap();
        assert_eq!(line(&sent), "GET /api/v1/accounts/a HTTP/1.1");
    }
}

#[test]
fn a_client_needs_a_usable_base_url_and_headers() {
    static ABSOLUTE: [rt::servers::Server; 1] = [rt::servers::Server::new("http://api.example/v1")];
    static RELATIVE: [rt::servers::Server; 1] = [rt::servers::Server::new("/v1")];
    let build = |servers| Builder::new(servers, |client: Client| client);
    let client = build(&ABSOLUTE).build().unwrap();
    assert!(format!("{client:?}").contains("http://api.example/v1"));
    for builder in [
        build(&RELATIVE),
        build(&[]),
        build(&ABSOLUTE).base_url("https://u:s3cret@a/"),
        build(&ABSOLUTE).base_url("https://a/?key=s3cret"),
    ] {
        assert!(!format!("{builder:?}").contains("s3cret"));
        let error = builder.build().unwrap_err();
        assert!(matches!(error, BuildError::BaseUrl(_)));
        assert!(!format!("{error} {error:?}").contains("s3cret"));
    }
    let error = build(&ABSOLUTE)
        .header("x-a", "s3cret\n")
        .build()
        .unwrap_err();
    assert!(matches!(&error, BuildError::Header(name) if name == "x-a"));
    assert!(!format!("{error} {error:?}").contains("s3cret"));
}

#[tokio::test]
async fn a_missing_credential_is_named_and_nothing_is_sent() {
    let server = Responder::start(vec![created()]).await;
    let client = Builder::new(&[], |client: Client| client)
        .base_url(server.url.as_str())
        .bearer("other", "x")
        .build()
        .unwrap();
    let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
    assert_eq!(error.to_string(), "no credential is set for `token`");
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn the_first_complete_alternative_is_used() {
    let server = Responder::start(vec![created()]).await;
    let send = async |client: Client| {
        client.send::<Secured>(&get()).await.unwrap();
        server.seen().pop().unwrap()
    };
    // The empty alternative comes first in the document, but the client prefers credentials.
    let anonymous = send(client(&server).build().unwrap()).await;
    assert_eq!(header(&anonymous, "authorization"), None);
    let half = client(&server)
        .basic("login", "u", "p")
        .api_key("queryKey", "a b&c");
    let half = send(half.build().unwrap()).await;
    assert_eq!(line(&half), "GET /accounts/a?key=a%20b%26c HTTP/1.1");
    assert_eq!(header(&half, "authorization"), None);
    let both = client(&server)
        .basic("login", "u", "p:q")
        .api_key("key", "k")
        .api_key("queryKey", "x");
    let both = send(both.build().unwrap()).await;
    assert_eq!(line(&both), "GET /accounts/a HTTP/1.1");
    assert_eq!(header(&both, "authorization"), Some("Basic dTpwOnE="));
    assert_eq!(header(&both, "x-key"), Some("k"));
    let cookie = send(client(&server).api_key("cookieKey", "c=1").build().unwrap()).await;
    assert_eq!(header(&cookie, "cookie"), Some("session=c=1"));
    // Cookies are not percent-encoded, so the key is sent verbatim.
    let cookie = send(client(&server).api_key("cookieKey", "50%").build().unwrap()).await;
    assert_eq!(header(&cookie, "cookie"), Some("session=50%"));
}

#[tokio::test]
async fn a_credential_that_can_not_travel_is_not_sent() {
    let server = Responder::start(vec![created()]).await;
    for builder in [
        client(&server).bearer("token", "s3cret\r\nx: y"),
        client(&server).basic("token", "u", "s3cret"),
    ] {
        let client = builder.build().unwrap();
        let error = client.send::<Keyed>(&transfer()).await.unwrap_err();
        assert!(matches!(error, Error::Credential(..)));
        assert!(!format!("{error} {error:?}").contains("s3cret"));
    }
    for builder in [
        client(&server).api_key("cookieKey", "s3cret; admin=1"),
        client(&server)
            .basic("login", "a:b", "s3cret")
            .api_key("key", "k"),
    ] {
        let client = builder.build().unwrap();
        let error = client.send::<Secured>(&get()).await.unwrap_err();
        assert!(matches!(error, Error::Credential(..)));
        assert!(!format!("{error} {error:?}").contains("s3cret"));
    }
    assert!(server.seen().is_empty());
}

struct Fixed(&'static str, &'static str);

impl Signer for Fixed {
    fn sign<'a>(&'a self, _: Message<'a>) -> BoxFuture<'a, Result<HeaderMap, BoxError>> {
        let mut headers = HeaderMap::new();
        headers.insert(self.0, HeaderValue::from_static(self.1));
        Box::pin(std::future::ready(Ok(headers)))
    }
}

#[tokio::test]
async fn an_unsigned_request_is_not_sent() {
    let server = Responder::start(vec![created()]).await;
    for builder in [
        client(&server),
        client(&server).signer(Fixed("digest", "x")),
        client(&server).signer(Fixed("signature", "")),
    ] {
        let client = builder.build().unwrap();
        let error = client.send::<Signed>(&transfer()).await.unwrap_err();
        assert!(
            matches!(error, Error::Unsigned("signature", _)),
            "{error:?}"
        );
        assert!(!error.is_uncertain());
    }
    let meddling = client(&server)
        .signer(Fixed("idempotency-key", "x"))
        .build()
        .unwrap();
    let error = meddling.send::<Signed>(&transfer()).await.unwrap_err();
    assert!(matches!(error, Error::Signer(..)), "{error:?}");
    assert!(server.seen().is_empty());
}
