//! Signed calls of a client, and the profile of Upvest.

use std::collections::HashMap;

use copperplate_runtime as rt;
use http::{HeaderMap, Method};
use rt::client::{Builder, Client, RetryPolicy};
use rt::signature::{
    HttpMessage, KnownKeys, MessageSigner, SigningKey, Verifier, VerifyingKey, upvest,
};

use crate::operations::Keyed;
use crate::responder::{Responder, body, created, header, line, reply};
use crate::{headers, keys, shared, transfer};

/// The headers of a recorded request.
fn sent(request: &str) -> HeaderMap {
    let head = request.split("\r\n\r\n").next().unwrap();
    let lines: Vec<&str> = head.lines().skip(1).collect();
    headers(&lines)
}

async fn verified(verifier: &Verifier, server: &Responder, request: &str) -> bool {
    let headers = sent(request);
    let target = line(request).split(' ').nth(1).unwrap();
    let host = server.url.strip_prefix("http://").unwrap();
    let message = HttpMessage::request(&Method::POST, "http", host, target, &headers).unwrap();
    verifier
        .verify(message.body(body(request).as_bytes()))
        .await
        .is_ok()
}

fn client(server: &Responder, signer: MessageSigner) -> Client {
    Builder::new(&[], |client: Client| client)
        .base_url(&server.url)
        .bearer("token", "s3cret")
        .retry(RetryPolicy::default().base_delay(std::time::Duration::from_millis(1)))
        .signer(signer)
        .build()
        .unwrap()
}

#[tokio::test]
async fn each_attempt_is_signed_anew_with_the_same_key_and_bytes() {
    let server = Responder::start(vec![reply(503, "", ""), reply(503, "", ""), created()]).await;
    let covered = ["@method", "@target-uri", "authorization", "idempotency-key"];
    let signer = MessageSigner::new("k", shared()).covers(covered).unwrap();
    let client = client(&server, signer);
    client.send::<Keyed>(&transfer()).await.unwrap();
    let seen = server.seen();
    assert_eq!(seen.len(), 3);
    let verifier = Verifier::new(KnownKeys::new([("k", shared().verifying_key())]));
    let verifier = verifier
        .requires(covered)
        .unwrap()
        .once(rt::signature::MemoryReplays::new(9));
    for request in &seen {
        assert!(verified(&verifier, &server, request).await);
        assert_eq!(body(request), body(&seen[0]));
        let key = header(request, "idempotency-key").unwrap();
        assert_eq!(Some(key), header(&seen[0], "idempotency-key"));
        assert_eq!(header(request, "authorization"), Some("Bearer s3cret"));
        // A recorded request is not accepted a second time.
        assert!(!verified(&verifier, &server, request).await);
    }
    assert_ne!(header(&seen[0], "signature"), header(&seen[1], "signature"));
}

#[tokio::test]
async fn upvest_gets_what_its_own_clients_send() {
    let server = Responder::start(vec![created()]).await;
    let key = SigningKey::ecdsa_p256_sha512_der(keys::P256).unwrap();
    let client = client(&server, upvest("key-1", key));
    let call = client.send::<Keyed>(&transfer()).header("x-trace", "t");
    call.header("upvest-client-id", "c-1").await.unwrap();
    let request = &server.seen()[0];
    assert_eq!(header(request, "upvest-signature-version"), Some("15"));
    assert_eq!(header(request, "accept"), Some("application/json"));
    let input = header(request, "signature-input").unwrap();
    let (list, parameters) = input
        .strip_prefix("sig1=(")
        .unwrap()
        .split_once(')')
        .unwrap();
    let mut covered: Vec<&str> = list.split(' ').map(|it| it.trim_matches('"')).collect();
    covered.sort_unstable();
    let signed = [
        "@method",
        "@path",
        "accept",
        "authorization",
        "content-digest",
        "content-type",
        "idempotency-key",
        "upvest-client-id",
    ];
    assert_eq!(covered, signed);
    let parameters: HashMap<&str, &str> = parameters
        .split(';')
        .skip(1)
        .map(|it| it.split_once('=').unwrap())
        .collect();
    assert_eq!(parameters["keyid"], "\"key-1\"");
    let times = ["created", "expires"].map(|it| parameters[it].parse::<u64>().unwrap());
    assert_eq!(times[1] - times[0], 60);
    assert_eq!(parameters["nonce"].len(), 38);
    assert!(!parameters.contains_key("alg"));
    assert!(
        header(request, "content-digest")
            .unwrap()
            .starts_with("sha-512=:")
    );
    let public = VerifyingKey::ecdsa_p256_sha512_der(keys::P256_PUBLIC).unwrap();
    let verifier = Verifier::new(KnownKeys::new([("key-1", public)]));
    let verifier = verifier.requires(signed).unwrap();
    assert!(verified(&verifier, &server, request).await);
}
