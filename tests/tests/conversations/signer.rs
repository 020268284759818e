//! A signer whose signature tests can recompute from the bytes on the wire.

use std::sync::atomic::{AtomicU32, Ordering};

use axum::http::{HeaderMap, HeaderValue};
use copperplate_runtime::client::{BoxError, BoxFuture, Message, Signer};

use crate::wire::Recorded;

/// Signs the method, the path, three headers and the body, with a counter instead of a time.
#[derive(Default)]
pub struct TestSigner(AtomicU32);

impl Signer for TestSigner {
    fn sign<'a>(&'a self, message: Message<'a>) -> BoxFuture<'a, Result<HeaderMap, BoxError>> {
        let nonce = self.0.fetch_add(1, Ordering::SeqCst);
        let header = |name: &str| {
            let value = message.headers().get(name);
            value.map_or("", |value| value.to_str().unwrap()).to_owned()
        };
        let covered = ["authorization", "idempotency-key", "upvest-client-id"].map(header);
        let line = format!("{} {}", message.method(), message.path_and_query());
        let value = signature(&line, &covered, message.body());
        let input = format!(r#"sig1=("@method" "@path");keyid="test";nonce="{nonce}""#);
        Box::pin(async move {
            let mut headers = HeaderMap::new();
            headers.insert("signature", HeaderValue::from_str(&value)?);
            headers.insert("signature-input", HeaderValue::from_str(&input)?);
            Ok(headers)
        })
    }
}

/// The Fowler–Noll–Vo hash (FNV-1a) of the signed text: not a real signature, but it changes with
/// every byte.
fn signature(line: &str, covered: &[String], body: &[u8]) -> String {
    let text = format!("{line}\n{}\n", covered.join("\n"));
    let all = text.bytes().chain(body.iter().copied());
    let hash = all.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("sig1=:{hash:016x}:")
}

/// The expected signature of a recorded request.
pub fn expected_signature(sent: &Recorded) -> String {
    let line = sent.line.strip_suffix(" HTTP/1.1").unwrap();
    let names = ["authorization", "idempotency-key", "upvest-client-id"];
    let covered = names.map(|name| sent.header(name).unwrap().to_owned());
    signature(line, &covered, &sent.body)
}
