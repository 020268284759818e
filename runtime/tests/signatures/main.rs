//! Signatures of HTTP messages: the vectors of RFC 9421, messages that must be refused, and signed
//! calls over sockets.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod answered;
mod components;
mod keys;
mod mutated;
#[path = "../client/operations.rs"]
#[allow(dead_code)]
mod operations;
mod refused;
#[path = "../client/responder.rs"]
#[allow(dead_code)]
mod responder;
mod sent;
mod served;
mod vectors;
mod webhooks;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use copperplate_runtime as rt;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use operations::{CreateTransferRequest, NewTransfer};
use rt::signature::{HttpMessage, KnownKeys, SigningKey, VerifyingKey};

/// A time since 1970.
fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

/// Headers as `name: value` lines.
fn headers(lines: &[&str]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for line in lines {
        let (name, value) = line.split_once(": ").unwrap();
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        headers.append(name, HeaderValue::from_str(value).unwrap());
    }
    headers
}

fn shared() -> SigningKey {
    let engine = base64::engine::general_purpose::STANDARD;
    SigningKey::hmac_sha256(engine.decode(keys::SHARED).unwrap()).unwrap()
}

/// The keys of the RFC by their names.
fn known() -> KnownKeys {
    let keys = vec![
        ("test-shared-secret", shared().verifying_key()),
        (
            "test-key-ed25519",
            VerifyingKey::ed25519(keys::ED25519_PUBLIC).unwrap(),
        ),
        (
            "test-key-ecc-p256",
            VerifyingKey::ecdsa_p256(keys::P256_PUBLIC).unwrap(),
        ),
        #[cfg(feature = "signatures-rsa")]
        (
            "test-key-rsa-pss",
            VerifyingKey::rsa_pss(keys::RSA_PSS_PUBLIC).unwrap(),
        ),
    ];
    KnownKeys::new(keys)
}

/// The request of RFC 9421, appendix B.2.
const TARGET: &str = "/foo?param=Value&Pet=dog";
const BODY: &[u8] = br#"{"hello": "world"}"#;

fn test_request() -> HeaderMap {
    headers(&[
        "host: example.com",
        "date: Tue, 20 Apr 2021 02:07:55 GMT",
        "content-type: application/json",
        "content-digest: sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:",
        "content-length: 18",
    ])
}

fn post<'m>(target: &'m str, headers: &'m HeaderMap) -> HttpMessage<'m> {
    static POST: Method = Method::POST;
    HttpMessage::request(&POST, "https", "example.com", target, headers).unwrap()
}

/// A valid request.
fn transfer() -> CreateTransferRequest {
    CreateTransferRequest {
        account: "a/1".to_owned(),
        idempotency_key: None,
        body: NewTransfer {
            amount: "1.50".parse().unwrap(),
            iban: rt::Sensitive::new("DE02".to_owned()),
            reference: None,
            key: None,
        },
    }
}
