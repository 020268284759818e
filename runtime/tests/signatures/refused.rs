//! Messages that are refused, each for its reason.

use std::time::Duration;

use copperplate_runtime as rt;
use http::{HeaderMap, HeaderValue};
use rt::signature::{
    BoxError, BoxFuture, Keys, KnownKeys, MemoryReplays, MessageSigner, SigningKey, Unverified,
    Verified, Verifier, VerifyError, VerifyingKey,
};

use crate::{BODY, at, keys, post, shared};

const NOW: u64 = 1_700_000_000;
const TARGET: &str = "/payouts?dry=true";
const COVERED: [&str; 2] = ["@method", "@target-uri"];

fn signer() -> MessageSigner {
    MessageSigner::new("k", shared()).covers(COVERED).unwrap()
}

fn verifier() -> Verifier {
    verifier_of(shared().verifying_key())
}

fn verifier_of(key: VerifyingKey) -> Verifier {
    Verifier::new(KnownKeys::new([("k", key)]))
        .requires(COVERED)
        .unwrap()
}

fn signed(signer: &MessageSigner, body: &[u8]) -> HeaderMap {
    let none = HeaderMap::new();
    signer
        .sign(post(TARGET, &none).body(body), at(NOW))
        .unwrap()
}

async fn verify(
    verifier: &Verifier,
    headers: &HeaderMap,
    body: &[u8],
    now: u64,
) -> Result<Verified, Unverified> {
    let verified = verifier
        .verify_at(post(TARGET, headers).body(body), at(now))
        .await;
    verified.map_err(|error| match error {
        VerifyError::Unverified(reason) => reason,
        other => panic!("{other}"),
    })
}

/// Replaces a text in a header.
fn replaced(headers: &HeaderMap, name: &'static str, from: &str, to: &str) -> HeaderMap {
    let mut headers = headers.clone();
    let text = headers[name].to_str().unwrap().replace(from, to);
    assert_ne!(headers[name], text);
    headers.insert(name, HeaderValue::from_str(&text).unwrap());
    headers
}

#[tokio::test]
async fn a_signed_message_is_verified_with_its_parameters() {
    let signer = signer()
        .tag("payments")
        .with_algorithm()
        .expires_after(Duration::from_secs(60));
    let headers = signed(&signer, BODY);
    let input = headers["signature-input"].to_str().unwrap();
    assert!(input.contains(r#"("@method" "@target-uri" "content-digest");created=1700000000;"#));
    assert!(input.contains(r#";expires=1700000060;keyid="k";alg="hmac-sha256";nonce=""#));
    let verified = verify(&verifier().tag("payments"), &headers, BODY, NOW)
        .await
        .unwrap();
    assert_eq!((verified.key_id(), verified.label()), ("k", "sig1"));
    assert_eq!(verified.created(), at(NOW));
    assert_eq!(verified.components().len(), 3);
}

#[tokio::test]
async fn the_body_is_compared_with_a_covered_digest() {
    let check = async |headers: &HeaderMap, body: &[u8]| {
        verify(&verifier(), headers, body, NOW).await.unwrap_err()
    };
    let headers = signed(&signer(), BODY);
    assert_eq!(check(&headers, b"{}").await, Unverified::Digest);
    assert_eq!(check(&headers, b"").await, Unverified::Digest);
    // A body beside a signature that does not cover it.
    let bare = signed(&signer(), b"");
    assert_eq!(check(&bare, BODY).await, Unverified::NotCovered);
    let bare = signed(&signer().content_digest(None), BODY);
    assert_eq!(check(&bare, BODY).await, Unverified::NotCovered);
    // A digest of an unknown or a broken algorithm is none.
    for other in [
        "md5=:CY9rzUYh03PK3k6DJie09g==:",
        "sha-256=1",
        "sha-256=:AAAA:",
        "",
    ] {
        let mut headers = HeaderMap::new();
        headers.insert("content-digest", HeaderValue::from_static(other));
        let signer = signer()
            .content_digest(None)
            .covers(["content-digest"])
            .unwrap();
        let signed = signer
            .sign(post(TARGET, &headers).body(BODY), at(NOW))
            .unwrap();
        headers.extend(signed);
        let reason = check(&headers, BODY).await;
        assert!(
            matches!(reason, Unverified::Digest | Unverified::Malformed),
            "{other}"
        );
    }
    // Both digests count.
    let both = "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:, sha-512=:AAAA:";
    let mut headers = HeaderMap::new();
    headers.insert("content-digest", HeaderValue::from_static(both));
    let signer = signer()
        .content_digest(None)
        .covers(["content-digest"])
        .unwrap();
    let signed = signer
        .sign(post(TARGET, &headers).body(BODY), at(NOW))
        .unwrap();
    headers.extend(signed);
    assert_eq!(check(&headers, BODY).await, Unverified::Digest);
}

#[tokio::test]
async fn times_are_checked_with_the_skew_of_clocks() {
    let strict = verifier()
        .max_age(Duration::from_secs(60))
        .clock_skew(Duration::from_secs(5));
    let headers = signed(&signer(), BODY);
    for (now, result) in [
        (NOW - 6, Some(Unverified::FromFuture)),
        (NOW - 5, None),
        (NOW + 65, None),
        (NOW + 66, Some(Unverified::TooOld)),
    ] {
        assert_eq!(
            verify(&strict, &headers, BODY, now).await.err(),
            result,
            "{now}"
        );
    }
    let short = signed(&signer().expires_after(Duration::from_secs(10)), BODY);
    assert_eq!(verify(&strict, &short, BODY, NOW + 15).await.err(), None);
    let late = verify(&strict, &short, BODY, NOW + 16).await;
    assert_eq!(late.unwrap_err(), Unverified::Expired);
    let untimed = replaced(&headers, "signature-input", ";created=1700000000", "");
    assert_eq!(
        verify(&strict, &untimed, BODY, NOW).await.unwrap_err(),
        Unverified::NoTime
    );
    for created in ["-1", "\"1\"", "1.5", "999999999999999"] {
        let created = format!(";created={created}");
        let odd = replaced(&headers, "signature-input", ";created=1700000000", &created);
        assert!(verify(&strict, &odd, BODY, NOW).await.is_err(), "{created}");
    }
}

#[tokio::test]
async fn the_key_decides_the_algorithm() {
    let named = signed(&signer().with_algorithm(), BODY);
    for other in ["ed25519", "ecdsa-p256-sha256", "none", ""] {
        let other = format!("alg=\"{other}\"");
        let confused = replaced(&named, "signature-input", "alg=\"hmac-sha256\"", &other);
        let refused = verify(&verifier(), &confused, BODY, NOW).await.unwrap_err();
        assert_eq!(refused, Unverified::Algorithm);
    }
    // A public key as the secret of an HMAC, as in attacks on tokens.
    let public = VerifyingKey::ed25519(keys::ED25519_PUBLIC).unwrap();
    let secret = SigningKey::hmac_sha256(keys::ED25519_PUBLIC.as_bytes()).unwrap();
    let forged = MessageSigner::new("k", secret).covers(COVERED).unwrap();
    let verifier = verifier_of(public);
    for forged in [forged.clone().with_algorithm(), forged] {
        assert!(
            verify(&verifier, &signed(&forged, BODY), BODY, NOW)
                .await
                .is_err()
        );
    }
    // The same curve with another digest and form.
    let one = SigningKey::ecdsa_p256(keys::P256).unwrap();
    let other = VerifyingKey::ecdsa_p256_sha512_der(keys::P256_PUBLIC).unwrap();
    assert!(!other.verifies(b"m", &one.sign(b"m").unwrap()));
}

#[tokio::test]
async fn labels_tags_keys_and_components_must_fit() {
    let headers = signed(&signer().tag("a"), BODY);
    let check = async |verifier: Verifier, headers: &HeaderMap| {
        verify(&verifier, headers, BODY, NOW).await.unwrap_err()
    };
    assert_eq!(
        check(verifier().label("sig2"), &headers).await,
        Unverified::Missing
    );
    assert_eq!(
        check(verifier().tag("b"), &headers).await,
        Unverified::Missing
    );
    assert_eq!(
        check(verifier(), &HeaderMap::new()).await,
        Unverified::Missing
    );
    let more = verifier().requires(["content-type"]).unwrap();
    assert_eq!(check(more, &headers).await, Unverified::NotCovered);
    let nobody = Verifier::new(KnownKeys::default());
    assert_eq!(check(nobody, &headers).await, Unverified::UnknownKey);
    let anonymous = replaced(&headers, "signature-input", ";keyid=\"k\"", "");
    assert_eq!(check(verifier(), &anonymous).await, Unverified::UnknownKey);
    let input = "signature-input";
    for (from, to, reason) in [
        (
            "\"content-digest\")",
            "\"content-digest\" \"x-none\")",
            Unverified::Absent,
        ),
        (
            "\"content-digest\")",
            "\"content-digest\" \"@status\")",
            Unverified::Absent,
        ),
        (
            "\"content-digest\")",
            "\"content-digest\" \"x\";tr)",
            Unverified::Unsupported,
        ),
        (
            "\"content-digest\")",
            "\"content-digest\" \"@odd\")",
            Unverified::Unsupported,
        ),
        (";tag=\"a\"", ";tag=\"a\";odd", Unverified::Unsupported),
        (
            "\"content-digest\")",
            "\"content-digest\" \"@method\")",
            Unverified::Malformed,
        ),
        (
            "\"content-digest\")",
            "\"content-digest\" method)",
            Unverified::Malformed,
        ),
        ("sig1=(", "sig1=", Unverified::Malformed),
        ("keyid=\"k\"", "keyid=k", Unverified::Malformed),
    ] {
        let odd = replaced(&headers, input, from, to);
        assert_eq!(check(verifier(), &odd).await, reason, "{to}");
    }
    for text in ["", "sig1", "sig1=1", "sig1=\"AA==\"", "sig1=:AA:"] {
        let mut odd = headers.clone();
        odd.insert("signature", HeaderValue::from_str(text).unwrap());
        let reason = check(verifier(), &odd).await;
        assert!(
            matches!(reason, Unverified::Malformed | Unverified::Missing),
            "{text}"
        );
    }
}

#[tokio::test]
async fn one_of_several_signatures_is_enough_and_many_are_refused() {
    let first = signed(&MessageSigner::new("proxy", shared()).label("proxy"), b"");
    let mut headers = first.clone();
    let message = post(TARGET, &first).body(BODY);
    headers.extend(signer().sign(message, at(NOW)).unwrap());
    let input = headers["signature-input"].to_str().unwrap();
    assert!(input.starts_with("proxy=(") && input.contains(", sig1=("));
    verify(&verifier(), &headers, BODY, NOW).await.unwrap();
    let mut many = signed(&signer(), BODY);
    for name in ["signature", "signature-input"] {
        let one = many[name]
            .to_str()
            .unwrap()
            .strip_prefix("sig1")
            .unwrap()
            .to_owned();
        let all: Vec<String> = (1..10).map(|at| format!("sig{at}{one}")).collect();
        many.insert(name, HeaderValue::from_str(&all.join(", ")).unwrap());
    }
    let refused = verify(&verifier(), &many, BODY, NOW).await;
    assert_eq!(refused.unwrap_err(), Unverified::Malformed);
}

#[tokio::test]
async fn a_message_is_accepted_once() {
    let once = verifier().once(MemoryReplays::new(10));
    let now = std::time::SystemTime::now();
    let now = now.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let none = HeaderMap::new();
    for signer in [signer(), signer().without_nonce()] {
        let headers = signer
            .sign(post(TARGET, &none).body(BODY), at(now))
            .unwrap();
        // A wrong body does not use the nonce up.
        let wrong = verify(&once, &headers, b"{}", now).await;
        assert_eq!(wrong.unwrap_err(), Unverified::Digest);
        verify(&once, &headers, BODY, now).await.unwrap();
        let again = verify(&once, &headers, BODY, now).await;
        assert_eq!(again.unwrap_err(), Unverified::Replayed);
    }
    let headers = signer()
        .sign(post(TARGET, &none).body(BODY), at(now))
        .unwrap();
    verify(&once, &headers, BODY, now).await.unwrap();
}

struct Down;

impl Keys for Down {
    fn find<'a>(&'a self, _: &'a str) -> BoxFuture<'a, Result<Option<VerifyingKey>, BoxError>> {
        Box::pin(async { Err("the database is down".into()) })
    }
}

#[tokio::test]
async fn a_failed_store_is_no_verdict_about_the_message() {
    let headers = signed(&signer(), BODY);
    let message = post(TARGET, &headers).body(BODY);
    let failed = Verifier::new(Down)
        .verify_at(message, at(NOW))
        .await
        .unwrap_err();
    assert!(matches!(failed, VerifyError::Failed(_)));
    let full = verifier().once(MemoryReplays::new(0));
    let failed = full.verify_at(message, at(NOW)).await.unwrap_err();
    assert!(matches!(failed, VerifyError::Failed(_)));
}

#[test]
fn keys_are_refused_and_redacted() {
    assert!(SigningKey::hmac_sha256([0; 31]).is_err());
    assert!(SigningKey::ed25519(keys::P256).is_err());
    assert!(SigningKey::ecdsa_p256(keys::ED25519).is_err());
    assert!(VerifyingKey::ed25519(keys::P256_PUBLIC).is_err());
    assert!(VerifyingKey::ecdsa_p256(keys::ED25519_PUBLIC).is_err());
    let debug = format!(
        "{:?} {:?} {:?}",
        signer(),
        verifier(),
        shared().verifying_key()
    );
    assert!(debug.contains("SigningKey(HmacSha256)"));
    assert!(!debug.contains("uzvJ") && !debug.contains("187, 59, 201"));
    // A point of small order verifies many messages under lax rules.
    let weak = VerifyingKey::ed25519_bytes(&{
        let mut bytes = [0; 32];
        bytes[0] = 1;
        bytes
    })
    .unwrap();
    let mut signature = [0; 64];
    signature[0] = 1;
    assert!(!weak.verifies(b"anything", &signature));
}
