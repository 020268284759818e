//! The values of components (RFC 9421, sections 2.1 and 2.2). Each is signed by one side, and verified
//! by the other against a message in another form.

use copperplate_runtime as rt;
use http::{HeaderMap, Method, StatusCode};
use rt::signature::{Component, ComponentError, HttpMessage, MessageSigner, Verifier};

use crate::{at, headers, known, shared};

const NOW: u64 = 1_700_000_000;

struct Form {
    method: Method,
    scheme: &'static str,
    host: &'static str,
    target: &'static str,
    headers: HeaderMap,
}

fn form(scheme: &'static str, host: &'static str, target: &'static str, lines: &[&str]) -> Form {
    Form {
        method: Method::GET,
        scheme,
        host,
        target,
        headers: headers(lines),
    }
}

impl Form {
    fn message(&self) -> HttpMessage<'_> {
        let (method, headers) = (&self.method, &self.headers);
        HttpMessage::request(method, self.scheme, self.host, self.target, headers).unwrap()
    }
}

/// True if a signature over one form is valid for the other.
async fn same(component: &str, one: &Form, mut other: Form) -> bool {
    let signer = MessageSigner::new("test-shared-secret", shared())
        .covers([component])
        .unwrap();
    let added = signer.sign(one.message(), at(NOW)).unwrap();
    other.headers.extend(added);
    let verifier = Verifier::new(known());
    verifier.verify_at(other.message(), at(NOW)).await.is_ok()
}

#[tokio::test]
async fn derived_components_are_normalized() {
    let url = || form("https", "Example.com:443", "/a%20b?x=1", &[]);
    for (component, same_host, other_path, other_query, other_scheme) in [
        ("@method", true, true, true, true),
        ("@authority", true, true, true, true),
        ("@scheme", true, true, true, false),
        ("@target-uri", true, false, false, false),
        ("@request-target", true, false, false, true),
        ("@path", true, false, true, true),
        ("@query", true, true, false, true),
    ] {
        let check = async |form: Form| same(component, &url(), form).await;
        let host = form("HTTPS", "example.com", "/a%20b?x=1", &[]);
        assert_eq!(check(host).await, same_host, "{component}");
        let path = form("https", "example.com", "/a+b?x=1", &[]);
        assert_eq!(check(path).await, other_path, "{component}");
        let query = form("https", "example.com", "/a%20b?x=2", &[]);
        assert_eq!(check(query).await, other_query, "{component}");
        let scheme = form("http", "example.com:80", "/a%20b?x=1", &[]);
        assert_eq!(check(scheme).await, other_scheme, "{component}");
    }
    assert!(
        !same(
            "@authority",
            &url(),
            form("https", "example.com:8443", "/a%20b?x=1", &[])
        )
        .await
    );
    assert!(
        same(
            "@path",
            &form("https", "a", "", &[]),
            form("https", "a", "/", &[])
        )
        .await
    );
    // An absent query is signed as an empty one (section 2.2.7).
    assert!(
        same(
            "@query",
            &form("https", "a", "/", &[]),
            form("https", "a", "/?", &[])
        )
        .await
    );
}

#[tokio::test]
async fn a_query_parameter_is_decoded_and_encoded_again() {
    let with = |query: &'static str| form("https", "a", query, &[]);
    let component = r#""@query-param";name="fa%C3%A7ade%22%3A%20""#;
    let one = with("/?b=1&fa%c3%a7ade%22%3A%20=with+plus%20whitespace&c");
    assert!(
        same(
            component,
            &one,
            with("/?fa%C3%A7ade%22:+=with%20plus+whitespace")
        )
        .await
    );
    assert!(
        !same(
            component,
            &one,
            with("/?fa%C3%A7ade%22:+=with%2Bplus+whitespace")
        )
        .await
    );
    let signer = |component| {
        MessageSigner::new("k", shared())
            .covers([component])
            .unwrap()
    };
    let twice = with("/?a=1&a=2&b");
    assert!(
        signer(r#""@query-param";name="a""#)
            .sign(twice.message(), at(NOW))
            .is_err()
    );
    assert!(
        signer(r#""@query-param";name="b""#)
            .sign(twice.message(), at(NOW))
            .is_ok()
    );
    assert!(
        signer(r#""@query-param";name="c""#)
            .sign(twice.message(), at(NOW))
            .is_err()
    );
}

#[tokio::test]
async fn fields_are_joined_or_canonical_or_bytes() {
    let lines = |lines: &[&str]| form("https", "a", "/", lines);
    let one = lines(&["priority: u=1,   i", "x-a: one", "x-a: two"]);
    let canonical = || lines(&["priority: u=1, i=?1", "x-a: one, two"]);
    assert!(same(r#""priority";sf"#, &one, canonical()).await);
    assert!(same(r#""priority";key="u""#, &one, lines(&["priority: u=1"])).await);
    assert!(!same(r#""priority";key="u""#, &one, lines(&["priority: u=2"])).await);
    assert!(!same("priority", &one, canonical()).await);
    assert!(same("x-a", &one, canonical()).await);
    // One line with a comma is not two lines.
    assert!(!same(r#""x-a";bs"#, &one, canonical()).await);
    assert!(same(r#""x-a";bs"#, &one, lines(&["x-a:  one ", "x-a: two"])).await);
    // Nothing tells the type of another field.
    let signer = MessageSigner::new("k", shared())
        .covers([r#""x-a";sf"#])
        .unwrap();
    assert!(signer.sign(one.message(), at(NOW)).is_err());
}

#[tokio::test]
async fn a_response_covers_its_request() {
    let request = form("https", "a", "/?x", &["x-id: 7"]);
    let (empty, other) = (HeaderMap::new(), form("https", "a", "/?x", &["x-id: 8"]));
    let covered = ["@status", r#""@method";req"#, r#""x-id";req"#];
    let signer = MessageSigner::new("test-shared-secret", shared())
        .covers(covered)
        .unwrap();
    let response = HttpMessage::response(StatusCode::OK, &empty);
    let added = signer
        .sign(response.to(request.message()), at(NOW))
        .unwrap();
    let response = HttpMessage::response(StatusCode::OK, &added);
    let verifier = Verifier::new(known());
    let verify = async |message| verifier.verify_at(message, at(NOW)).await.is_ok();
    assert!(verify(response.to(request.message())).await);
    assert!(!verify(response.to(other.message())).await);
    assert!(!verify(response).await);
    let request_with_req = MessageSigner::new("k", shared())
        .covers([r#""x-id";req"#])
        .unwrap();
    assert!(request_with_req.sign(request.message(), at(NOW)).is_err());
}

#[test]
fn what_is_not_supported_is_refused() {
    for (text, why) in [
        ("@signature-params", ComponentError::Unsupported),
        ("@unknown", ComponentError::Unsupported),
        ("@query-param", ComponentError::Unsupported),
        (r#""@method";name="a""#, ComponentError::Unsupported),
        (r#""@method";sf"#, ComponentError::Unsupported),
        (r#""@status";req"#, ComponentError::Unsupported),
        (r#""x-a";tr"#, ComponentError::Unsupported),
        (r#""x-a";bs;sf"#, ComponentError::Unsupported),
        (r#""x-a";bs;key="a""#, ComponentError::Unsupported),
        (r#""x-a";unknown"#, ComponentError::Unsupported),
        (r#""x-a";sf=?0"#, ComponentError::Unsupported),
        ("X-A", ComponentError::Malformed),
        ("", ComponentError::Malformed),
        ("x a", ComponentError::Malformed),
        (r#""x-a"#, ComponentError::Malformed),
        ("x-ä", ComponentError::Malformed),
    ] {
        assert_eq!(text.parse::<Component>().unwrap_err(), why, "{text}");
    }
}
