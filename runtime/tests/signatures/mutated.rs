//! Ten thousand changed messages are refused.

use copperplate_runtime as rt;
use http::{HeaderMap, HeaderValue};
use rt::signature::{KnownKeys, MessageSigner, SigningKey, Verifier};

use crate::{at, headers, keys, post, shared};

const NOW: u64 = 1_700_000_000;
const TARGET: &str = "/payouts/7?dry=true";
const BODY: &[u8] = br#"{"amount":"100.00","currency":"EUR","iban":"DE02120300000000202051"}"#;

struct Signed {
    verifier: Verifier,
    headers: HeaderMap,
}

impl Signed {
    fn by(key: SigningKey) -> Self {
        let covered = ["@method", "@target-uri", "content-type", "x-event"];
        let verifier = Verifier::new(KnownKeys::new([("key-1", key.verifying_key())]));
        let verifier = verifier.requires(covered).unwrap();
        let signer = MessageSigner::new("key-1", key)
            .covers(covered)
            .unwrap()
            .with_algorithm();
        let mut headers = headers(&["content-type: application/json", "x-event: payout.settled"]);
        let message = post(TARGET, &headers).body(BODY);
        let added = signer.sign(message, at(NOW)).unwrap();
        headers.extend(added);
        Self { verifier, headers }
    }

    async fn accepts(&self, target: &str, headers: &HeaderMap, body: &[u8]) -> bool {
        let message = post(target, headers).body(body);
        self.verifier.verify_at(message, at(NOW)).await.is_ok()
    }
}

/// Changes of each byte by bits, every truncation, swaps of neighbours, and bytes that are left out
/// or doubled.
pub fn changed(text: &[u8], bits: &[u8]) -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = (0..text.len()).map(|end| text[..end].to_vec()).collect();
    for place in 0..text.len() {
        for bit in bits {
            let mut other = text.to_vec();
            other[place] ^= bit;
            all.push(other);
        }
        if place > 0 {
            let mut swapped = text.to_vec();
            swapped.swap(place - 1, place);
            all.push(swapped);
        }
        let mut shorter = text.to_vec();
        shorter.remove(place);
        all.push(shorter);
        let mut longer = text.to_vec();
        longer.insert(place, text[place]);
        all.push(longer);
    }
    all.retain(|it| it != text);
    all
}

#[tokio::test]
async fn parts_of_two_messages_are_no_message() {
    let (one, other) = (Signed::by(shared()), Signed::by(shared()));
    for name in ["signature", "signature-input"] {
        let mut mixed = one.headers.clone();
        mixed.insert(name, other.headers[name].clone());
        assert!(!one.accepts(TARGET, &mixed, BODY).await, "{name}");
    }
    assert!(one.accepts(TARGET, &other.headers, BODY).await);
}

#[tokio::test]
async fn no_changed_message_is_accepted() {
    let mut tried = 0;
    for (key, bits) in [
        (
            shared(),
            &[
                0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x0c, 0x10, 0x18, 0x20, 0x40, 0x80,
            ][..],
        ),
        (SigningKey::ed25519(keys::ED25519).unwrap(), &[0x01, 0x20]),
        (SigningKey::ecdsa_p256(keys::P256).unwrap(), &[0x02]),
    ] {
        let signed = Signed::by(key);
        assert!(signed.accepts(TARGET, &signed.headers, BODY).await);
        for body in changed(BODY, bits) {
            tried += 1;
            assert!(
                !signed.accepts(TARGET, &signed.headers, &body).await,
                "{body:?}"
            );
        }
        for target in changed(TARGET.as_bytes(), bits) {
            let Ok(target) = String::from_utf8(target) else {
                continue;
            };
            if !target.starts_with('/') {
                continue;
            }
            tried += 1;
            assert!(
                !signed.accepts(&target, &signed.headers, BODY).await,
                "{target}"
            );
        }
        for name in signed.headers.keys() {
            let value = signed.headers[name].as_bytes();
            for changed in changed(value, bits) {
                let Ok(changed) = HeaderValue::from_bytes(&changed) else {
                    continue;
                };
                // White space around a value does not belong to it (RFC 9110, section 5.5).
                if changed.as_bytes().trim_ascii() == value {
                    continue;
                }
                // Spaces between members of a list are one space (RFC 9651, section 4.2.1.2).
                let text = changed.to_str().unwrap_or_default();
                if *name == "signature-input" && text.replace("  ", " ").as_bytes() == value {
                    continue;
                }
                let mut headers = signed.headers.clone();
                headers.insert(name, changed);
                tried += 1;
                let accepted = signed.accepts(TARGET, &headers, BODY).await;
                assert!(!accepted, "{name}: {:?}", headers[name]);
            }
            let mut without = signed.headers.clone();
            without.remove(name);
            tried += 1;
            assert!(!signed.accepts(TARGET, &without, BODY).await);
        }
    }
    assert!(tried > 10_000, "{tried}");
}
