//! Webhooks: the vectors of Standard Webhooks, and messages that must be refused.

use std::time::{Duration, SystemTime};

use copperplate_runtime as rt;
use http::{HeaderMap, HeaderName, HeaderValue};
use rt::signature::{
    StandardWebhooks, StandardWebhooksSigner, TimestampedHmac, TimestampedHmacSigner, Unverified,
};

use crate::at;
use crate::mutated::changed;

const ID: &str = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const BODY: &[u8] = br#"{"test": 2432232314}"#;
const SECRET: &str = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const NOW: u64 = 1_614_265_330;
const STRIPE: &str = "whsec_of_a_test_and_nothing_else";
const HEADER: &str = "stripe-signature";

fn signed(secret: &str) -> HeaderMap {
    let signer = StandardWebhooksSigner::new(secret).unwrap();
    signer.sign(ID, BODY, at(NOW)).unwrap()
}

fn with(headers: &HeaderMap, name: &'static str, value: &str) -> HeaderMap {
    let mut headers = headers.clone();
    let name = HeaderName::from_static(name);
    headers.insert(name, HeaderValue::from_str(value).unwrap());
    headers
}

/// The tests of the official libraries.
#[test]
fn the_official_vectors_pass() {
    let verify = |secret: &str, headers: &HeaderMap, now| {
        StandardWebhooks::new(secret)
            .unwrap()
            .verify(headers, BODY, at(now))
    };
    let headers = signed(SECRET);
    let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    assert_eq!(headers["webhook-signature"], signature);
    assert_eq!(headers["webhook-timestamp"], "1614265330");
    assert_eq!(verify(SECRET, &headers, NOW), Ok(()));
    assert_eq!(verify(&format!("whsec_{SECRET}"), &headers, NOW), Ok(()));
    for name in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
        let mut missing = headers.clone();
        missing.remove(name);
        assert_eq!(verify(SECRET, &missing, NOW), Err(Unverified::Missing));
    }
    let wrong = with(
        &headers,
        "webhook-signature",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OA=",
    );
    assert_eq!(verify(SECRET, &wrong, NOW), Err(Unverified::Signature));
    let odd = with(&headers, "webhook-timestamp", "hello");
    assert_eq!(verify(SECRET, &odd, NOW), Err(Unverified::Malformed));
    assert_eq!(verify(SECRET, &headers, NOW + 300), Ok(()));
    assert_eq!(verify(SECRET, &headers, NOW + 301), Err(Unverified::TooOld));
    assert_eq!(verify(SECRET, &headers, NOW - 300), Ok(()));
    assert_eq!(
        verify(SECRET, &headers, NOW - 301),
        Err(Unverified::FromFuture)
    );
    let several = format!(
        "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= \
         v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= {signature} \
         v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc="
    );
    let several = with(&headers, "webhook-signature", &several);
    assert_eq!(verify(SECRET, &several, NOW), Ok(()));
    // Secrets with padding, with a part of it, and without.
    for (padded, bare) in [
        (
            "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS=",
            "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS",
        ),
        (
            "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwBr==",
            "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwBr",
        ),
    ] {
        assert_eq!(verify(bare, &signed(padded), NOW), Ok(()));
        assert_eq!(
            verify(&format!("whsec_{bare}"), &signed(padded), NOW),
            Ok(())
        );
    }
    for empty in [
        "",
        "whsec_",
        "whpk_",
        "whsec_AAAA",
        "whpk_AAAA",
        "whsec_not base64",
    ] {
        assert!(StandardWebhooks::new(empty).is_err(), "{empty}");
    }
}

#[test]
fn secrets_and_keys_change_without_a_pause() {
    let engine = base64::engine::general_purpose::STANDARD;
    let encode = |bytes: &[u8]| base64::Engine::encode(&engine, bytes);
    let seed = [7_u8; 32];
    let public = ed25519_public(&seed);
    let private = format!("whsk_{}", encode(&seed));
    let both = StandardWebhooksSigner::new(SECRET)
        .unwrap()
        .and(&private)
        .unwrap();
    let headers = both.sign(ID, BODY, at(NOW)).unwrap();
    let signatures = headers["webhook-signature"].to_str().unwrap();
    assert!(signatures.starts_with("v1,") && signatures.contains(" v1a,"));
    let other = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let public = format!("whpk_{}", encode(&public));
    for (verifier, accepted) in [
        (StandardWebhooks::new(SECRET).unwrap(), true),
        (StandardWebhooks::new(&public).unwrap(), true),
        (StandardWebhooks::new(other).unwrap(), false),
        (
            StandardWebhooks::new(other).unwrap().or(SECRET).unwrap(),
            true,
        ),
        (
            StandardWebhooks::new(other).unwrap().or(&public).unwrap(),
            true,
        ),
    ] {
        assert_eq!(verifier.verify(&headers, BODY, at(NOW)).is_ok(), accepted);
    }
    // A signature under the version of another algorithm is none.
    let (hmac, ed25519) = signatures.split_once(' ').unwrap();
    for confused in [hmac.replace("v1,", "v1a,"), ed25519.replace("v1a,", "v1,")] {
        let confused = with(&headers, "webhook-signature", &confused);
        for secret in [SECRET, &public] {
            let verifier = StandardWebhooks::new(secret).unwrap();
            assert!(verifier.verify(&confused, BODY, at(NOW)).is_err());
        }
    }
    // The private key with the public one behind it.
    let long: Vec<u8> = seed.iter().chain(&ed25519_public(&seed)).copied().collect();
    assert!(StandardWebhooksSigner::new(&format!("whsk_{}", encode(&long))).is_ok());
    assert!(StandardWebhooksSigner::new(&format!("whsk_{}", encode(&long[..33]))).is_err());
    assert!(!format!("{both:?} {:?}", StandardWebhooks::new(SECRET)).contains("MfKQ"));
}

/// The public key of a seed of sevens, as OpenSSL prints it.
fn ed25519_public(seed: &[u8; 32]) -> [u8; 32] {
    assert_eq!(seed, &[7; 32]);
    let hex = "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c";
    let mut public = [0; 32];
    for (place, byte) in public.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&hex[2 * place..2 * place + 2], 16).unwrap();
    }
    public
}

#[test]
fn odd_headers_are_refused() {
    let verifier = StandardWebhooks::new(SECRET).unwrap();
    let headers = signed(SECRET);
    let signature = headers["webhook-signature"].to_str().unwrap().to_owned();
    let many = vec![signature.as_str(); 17].join(" ");
    for (name, value) in [
        ("webhook-id", ""),
        ("webhook-id", "msg.1"),
        ("webhook-timestamp", ""),
        ("webhook-timestamp", "01614265330"),
        ("webhook-timestamp", "+1614265330"),
        ("webhook-timestamp", "1614265330.0"),
        ("webhook-timestamp", "99999999999999999999"),
        ("webhook-timestamp", "18446744073709551615"),
        ("webhook-signature", "v1"),
        ("webhook-signature", ""),
        ("webhook-signature", &many),
    ] {
        let odd = with(&headers, name, value);
        let refused = verifier.verify(&odd, BODY, at(NOW));
        assert_eq!(refused, Err(Unverified::Malformed), "{name}: {value}");
    }
    for name in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
        let mut twice = headers.clone();
        twice.append(name, headers[name].clone());
        assert_eq!(
            verifier.verify(&twice, BODY, at(NOW)),
            Err(Unverified::Malformed)
        );
    }
    for id in ["", "a.b", "a b", "a\n"] {
        let signer = StandardWebhooksSigner::new(SECRET).unwrap();
        assert!(signer.sign(id, BODY, at(NOW)).is_err(), "{id}");
    }
}

#[test]
fn a_timestamped_hmac_has_one_form() {
    let verifier = TimestampedHmac::new(STRIPE).unwrap();
    let signer = TimestampedHmacSigner::new(STRIPE).unwrap();
    let headers = signer.sign(HEADER, BODY, at(NOW)).unwrap();
    let value = headers[HEADER].to_str().unwrap().to_owned();
    let verify =
        |value: &str| verifier.verify(HEADER, &with(&headers, HEADER, value), BODY, at(NOW));
    assert_eq!(verify(&value), Ok(()));
    let (time, signature) = value.split_once(",v1=").unwrap();
    assert_eq!((time, signature.len()), ("t=1614265330", 64));
    let other = "0".repeat(64);
    assert_eq!(
        verify(&format!("{time},v1={other},v1={signature},v0={other}")),
        Ok(())
    );
    assert_eq!(verify(&format!("v1={signature},{time}")), Ok(()));
    for (odd, reason) in [
        (format!("v1={signature}"), Unverified::NoTime),
        (time.to_owned(), Unverified::Signature),
        (format!("{time},v0={signature}"), Unverified::Signature),
        (
            format!("{time},v1={}", signature.to_uppercase()),
            Unverified::Signature,
        ),
        (format!("{time},v1={signature}0"), Unverified::Signature),
        (
            format!("{time},{time},v1={signature}"),
            Unverified::Malformed,
        ),
        (format!("{time}, v1={signature}"), Unverified::Signature),
        (format!("{time},v1"), Unverified::Malformed),
        (String::new(), Unverified::Malformed),
    ] {
        assert_eq!(verify(&odd), Err(reason), "{odd}");
    }
    let many = vec![format!("v1={signature}"); 17].join(",");
    assert_eq!(
        verify(&format!("{time},{many}")),
        Err(Unverified::Malformed)
    );
    let at_time = |now| verifier.verify(HEADER, &headers, BODY, at(now));
    assert_eq!(at_time(NOW + 301), Err(Unverified::TooOld));
    assert_eq!(at_time(NOW - 301), Err(Unverified::FromFuture));
    let strict = verifier.clone().tolerance(Duration::from_secs(1));
    assert!(strict.verify(HEADER, &headers, BODY, at(NOW + 2)).is_err());
    // A secret changes without a pause.
    let both = TimestampedHmacSigner::new("another secret of a test")
        .unwrap()
        .and(STRIPE)
        .unwrap();
    let both = both.sign(HEADER, BODY, at(NOW)).unwrap();
    assert_eq!(verifier.verify(HEADER, &both, BODY, at(NOW)), Ok(()));
    let next = TimestampedHmac::new("another secret of a test").unwrap();
    assert!(next.verify(HEADER, &headers, BODY, at(NOW)).is_err());
    assert_eq!(
        next.or(STRIPE)
            .unwrap()
            .verify(HEADER, &headers, BODY, at(NOW)),
        Ok(())
    );
    assert!(TimestampedHmac::new("short").is_err());
    assert!(!format!("{verifier:?} {signer:?}").contains("whsec"));
}

const LONG: &[u8] = br#"{"id":"evt_1","type":"payment.settled","data":{"id":"p-1","amount":"100.00","currency":"EUR","iban":"DE02120300000000202051","reference":"Order 4711"}}"#;

/// Tries every change of the body and of each header, and returns their number.
fn refuses_changes(
    headers: &HeaderMap,
    accepts: impl Fn(&HeaderMap, &[u8], SystemTime) -> bool,
) -> usize {
    const BITS: [u8; 14] = [
        0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x0c, 0x10, 0x18, 0x20, 0x40, 0x80,
    ];
    assert!(accepts(headers, LONG, at(NOW)));
    let mut tried = 0;
    for body in changed(LONG, &BITS) {
        tried += 1;
        assert!(!accepts(headers, &body, at(NOW)), "{body:?}");
    }
    for name in headers.keys() {
        let value = headers[name].as_bytes();
        for other in changed(value, &BITS) {
            let Ok(other) = HeaderValue::from_bytes(&other) else {
                continue;
            };
            let mut headers = headers.clone();
            headers.insert(name, other);
            tried += 1;
            assert!(!accepts(&headers, LONG, at(NOW)), "{:?}", headers[name]);
        }
    }
    for off in 301..1_000 {
        tried += 2;
        assert!(!accepts(headers, LONG, at(NOW + off)));
        assert!(!accepts(headers, LONG, at(NOW - off)));
    }
    tried
}

#[test]
fn no_changed_webhook_is_accepted() {
    let verifier = StandardWebhooks::new(SECRET).unwrap();
    let signer = StandardWebhooksSigner::new(SECRET).unwrap();
    let long = signer.sign(ID, LONG, at(NOW)).unwrap();
    let mut tried = refuses_changes(&long, |headers, body, now| {
        verifier.verify(headers, body, now).is_ok()
    });
    let verifier = TimestampedHmac::new(STRIPE).unwrap();
    let signer = TimestampedHmacSigner::new(STRIPE).unwrap();
    let headers = signer.sign(HEADER, LONG, at(NOW)).unwrap();
    tried += refuses_changes(&headers, |headers, body, now| {
        verifier.verify(HEADER, headers, body, now).is_ok()
    });
    // The parts of two messages.
    let signer = StandardWebhooksSigner::new(SECRET).unwrap();
    let verifier = StandardWebhooks::new(SECRET).unwrap();
    let (one, other) = (long, signer.sign("msg_2", LONG, at(NOW + 1)).unwrap());
    for name in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
        let mut mixed = one.clone();
        mixed.insert(name, other[name].clone());
        tried += 1;
        assert!(verifier.verify(&mixed, LONG, at(NOW)).is_err());
    }
    assert!(tried > 10_000, "{tried}");
}
