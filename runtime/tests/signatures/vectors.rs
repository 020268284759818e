//! The examples of RFC 9421, appendix B.

use copperplate_runtime as rt;
use http::{HeaderMap, Method, StatusCode};
use rt::signature::{
    HttpMessage, MessageSigner, SigningKey, Unverified, Verified, Verifier, VerifyError,
};

#[cfg(feature = "signatures-rsa")]
use crate::BODY;
use crate::{TARGET, at, headers, keys, known, post, shared, test_request};

const CREATED: u64 = 1_618_884_473;

/// The request of appendix B.2 with a signature.
fn signed(input: &str, signature: &str) -> HeaderMap {
    let mut all = test_request();
    let lines = [
        format!("signature-input: {input}"),
        format!("signature: {signature}"),
    ];
    all.extend(headers(&lines.each_ref().map(String::as_str)));
    all
}

async fn verify(message: HttpMessage<'_>) -> Result<Verified, VerifyError> {
    Verifier::new(known()).verify_at(message, at(CREATED)).await
}

/// Signatures that do not cover the digest are about messages without their bodies.
async fn verify_head(input: &str, signature: &str) -> Verified {
    let headers = signed(input, signature);
    verify(post(TARGET, &headers)).await.unwrap()
}

#[cfg(feature = "signatures-rsa")]
#[tokio::test]
async fn b_2_1_to_b_2_3_rsa_pss() {
    let minimal = verify_head(
        r#"sig-b21=();created=1618884473;keyid="test-key-rsa-pss";nonce="b3k2pp5k7z-50gnwp.yemd""#,
        "sig-b21=:d2pmTvmbncD3xQm8E9ZV2828BjQWGgiwAaw5bAkgibUopemLJcWDy/lkbbHAve4cRAtx31Iq786U7it++wgGxbtRxf8Udx7zFZsckzXaJMkA7ChG52eSkFxykJeNqsrWH5S+oxNFlD4dzVuwe8DhTSja8xxbR/Z2cOGdCbzR72rgFWhzx2VjBqJzsPLMIQKhO4DGezXehhWwE56YCE+O6c0mKZsfxVrogUvA4HELjVKWmAvtl6UnCh8jYzuVG5WSb/QEVPnP5TmcAnLH1g+s++v6d4s8m0gCw1fV5/SITLq9mhho8K3+7EPYTU8IU1bLhdxO5Nyt8C8ssinQ98Xw9Q==:",
    )
    .await;
    assert_eq!(minimal.components(), []);
    let selective = signed(
        r#"sig-b22=("@authority" "content-digest" "@query-param";name="Pet");created=1618884473;keyid="test-key-rsa-pss";tag="header-example""#,
        "sig-b22=:LjbtqUbfmvjj5C5kr1Ugj4PmLYvx9wVjZvD9GsTT4F7GrcQEdJzgI9qHxICagShLRiLMlAJjtq6N4CDfKtjvuJyE5qH7KT8UCMkSowOB4+ECxCmT8rtAmj/0PIXxi0A0nxKyB09RNrCQibbUjsLS/2YyFYXEu4TRJQzRw1rLEuEfY17SARYhpTlaqwZVtR8NV7+4UKkjqpcAoFqWFQh62s7Cl+H2fjBSpqfZUJcsIk4N6wiKYd4je2U/lankenQ99PZfB4jY3I5rSV2DSBVkSFsURIjYErOs0tFTQosMTAoxk//0RoKUqiYY8Bh0aaUEb0rQl3/XaVe4bXTugEjHSw==:",
    );
    let verified = verify(post(TARGET, &selective).body(BODY)).await.unwrap();
    assert_eq!(verified.tag(), Some("header-example"));
    let full = signed(
        r#"sig-b23=("date" "@method" "@path" "@query" "@authority" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-rsa-pss""#,
        "sig-b23=:bbN8oArOxYoyylQQUU6QYwrTuaxLwjAC9fbY2F6SVWvh0yBiMIRGOnMYwZ/5MR6fb0Kh1rIRASVxFkeGt683+qRpRRU5p2voTp768ZrCUb38K0fUxN0O0iC59DzYx8DFll5GmydPxSmme9v6ULbMFkl+V5B1TP/yPViV7KsLNmvKiLJH1pFkh/aYA2HXXZzNBXmIkoQoLd7YfW91kE9o/CCoC1xMy7JA1ipwvKvfrs65ldmlu9bpG6A9BmzhuzF8Eim5f8ui9eH8LZH896+QIF61ka39VBrohr9iyMUJpvRX2Zbhl5ZJzSRxpJyoEZAFL2FUo5fTIztsDZKEgM4cUA==:",
    );
    verify(post(TARGET, &full).body(BODY)).await.unwrap();
}

#[cfg(feature = "signatures-rsa")]
#[test]
fn a_key_of_rsa_signs_and_its_own_public_key_verifies() {
    let key = SigningKey::rsa_pss(keys::RSA_PSS).unwrap();
    let public = rt::signature::VerifyingKey::rsa_pss(keys::RSA_PSS_PUBLIC).unwrap();
    let signature = key.sign(b"a message").unwrap();
    assert!(public.verifies(b"a message", &signature));
    assert!(key.verifying_key().verifies(b"a message", &signature));
    assert!(!public.verifies(b"b message", &signature));
    assert!(SigningKey::rsa_pss(keys::P256).is_err());
    assert!(rt::signature::VerifyingKey::rsa_pss(keys::P256_PUBLIC).is_err());
}

#[tokio::test]
async fn b_2_4_a_response_with_ecdsa_p256() {
    let headers = headers(&[
        "date: Tue, 20 Apr 2021 02:07:56 GMT",
        "content-type: application/json",
        "content-digest: sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:",
        "content-length: 23",
        r#"signature-input: sig-b24=("@status" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-ecc-p256""#,
        "signature: sig-b24=:wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==:",
    ]);
    let body = br#"{"message": "good dog"}"#;
    let ok = HttpMessage::response(StatusCode::OK, &headers).body(body);
    verify(ok).await.unwrap();
    let other = HttpMessage::response(StatusCode::CREATED, &headers).body(body);
    let refused = verify(other).await.unwrap_err();
    assert!(matches!(
        refused,
        VerifyError::Unverified(Unverified::Signature)
    ));
}

#[tokio::test]
async fn b_2_5_hmac_is_signed_and_verified_as_printed() {
    let input = r#"sig-b25=("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret""#;
    let signature = "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:";
    verify_head(input, signature).await;
    let signer = MessageSigner::new("test-shared-secret", shared())
        .label("sig-b25")
        .covers(["date", "@authority", "content-type"])
        .unwrap();
    assert_signs(&signer, input, signature);
}

#[tokio::test]
async fn b_2_6_ed25519_is_signed_and_verified_as_printed() {
    let input = r#"sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519""#;
    let signature = "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:";
    verify_head(input, signature).await;
    let key = SigningKey::ed25519(keys::ED25519).unwrap();
    let covered = [
        "date",
        "@method",
        "@path",
        "@authority",
        "content-type",
        "content-length",
    ];
    let signer = MessageSigner::new("test-key-ed25519", key)
        .label("sig-b26")
        .covers(covered)
        .unwrap();
    assert_signs(&signer, input, signature);
}

fn assert_signs(signer: &MessageSigner, input: &str, signature: &str) {
    let signer = signer.clone().without_nonce().content_digest(None);
    let request = test_request();
    let added = signer.sign(post(TARGET, &request), at(CREATED)).unwrap();
    assert_eq!(added["signature-input"], input);
    assert_eq!(added["signature"], signature);
}

#[tokio::test]
async fn b_3_a_proxy_signs_a_client_certificate() {
    let headers = headers(&[
        "client-cert: :MIIBqDCCAU6gAwIBAgIBBzAKBggqhkjOPQQDAjA6MRswGQYDVQQKDBJMZXQncyBBdXRoZW50aWNhdGUxGzAZBgNVBAMMEkxBIEludGVybWVkaWF0ZSBDQTAeFw0yMDAxMTQyMjU1MzNaFw0yMTAxMjMyMjU1MzNaMA0xCzAJBgNVBAMMAkJDMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE8YnXXfaUgmnMtOXU/IncWalRhebrXmckC8vdgJ1p5Be5F/3YC8OthxM4+k1M6aEAEFcGzkJiNy6J84y7uzo9M6NyMHAwCQYDVR0TBAIwADAfBgNVHSMEGDAWgBRm3WjLa38lbEYCuiCPct0ZaSED2DAOBgNVHQ8BAf8EBAMCBsAwEwYDVR0lBAwwCgYIKwYBBQUHAwIwHQYDVR0RAQH/BBMwEYEPYmRjQGV4YW1wbGUuY29tMAoGCCqGSM49BAMCA0gAMEUCIBHda/r1vaL6G3VliL4/Di6YK0Q6bMjeSkC3dFCOOB8TAiEAx/kHSB4urmiZ0NX5r5XarmPk0wmuydBVoU4hBVZ1yhk=:",
        r#"signature-input: ttrp=("@path" "@query" "@method" "@authority" "client-cert");created=1618884473;keyid="test-key-ecc-p256""#,
        "signature: ttrp=:xVMHVpawaAC/0SbHrKRs9i8I3eOs5RtTMGCWXm/9nvZzoHsIg6Mce9315T6xoklyy0yzhD9ah4JHRwMLOgmizw==:",
    ]);
    let target = "/foo?param=Value&Pet=dog";
    let message = HttpMessage::request(
        &Method::POST,
        "https",
        "service.internal.example",
        target,
        &headers,
    );
    verify(message.unwrap()).await.unwrap();
}

#[tokio::test]
async fn b_4_a_message_may_be_transformed_where_it_is_not_signed() {
    let signature = [
        r#"signature-input: transform=("@method" "@path" "@authority" "accept");created=1618884473;keyid="test-key-ed25519""#,
        "signature: transform=:ZT1kooQsEHpZ0I1IjCqtQppOmIqlJPeo7DHR3SoMn0s5JZ1eRGS0A+vyYP9t/LXlh5QMFFQ6cpLt2m0pmj3NDA==:",
    ];
    let valid: [(&str, &[&str]); 3] = [
        (
            "/demo?name1=Value1&Name2=value2",
            &["accept: application/json", "accept: */*"],
        ),
        (
            "/demo?param=other",
            &["accept-language: en", "accept: application/json, */*"],
        ),
        (
            "/demo",
            &["x-more: 1", "accept:  application/json", "accept: */* "],
        ),
    ];
    for (target, lines) in valid {
        let all: Vec<&str> = lines.iter().chain(&signature).copied().collect();
        let headers = headers(&all);
        let message = HttpMessage::request(&Method::GET, "https", "example.org", target, &headers);
        verify(message.unwrap()).await.unwrap();
    }
    let changed: [(Method, &str, &[&str]); 3] = [
        (
            Method::POST,
            "example.org",
            &["accept: application/json", "accept: */*"],
        ),
        (
            Method::GET,
            "example.com",
            &["accept: application/json", "accept: */*"],
        ),
        (
            Method::GET,
            "example.org",
            &["accept: */*", "accept: application/json"],
        ),
    ];
    for (method, host, lines) in changed {
        let all: Vec<&str> = lines.iter().chain(&signature).copied().collect();
        let headers = headers(&all);
        let message = HttpMessage::request(&method, "https", host, "/demo", &headers);
        let refused = verify(message.unwrap()).await.unwrap_err();
        assert!(matches!(
            refused,
            VerifyError::Unverified(Unverified::Signature)
        ));
    }
}

/// RFC 9421 has no vector for `rsa-v1_5-sha256`, so this one is by OpenSSL.
#[cfg(feature = "signatures-rsa")]
#[test]
fn rsa_v1_5_is_the_one_of_openssl() {
    use base64::Engine as _;
    let engine = base64::engine::general_purpose::STANDARD;
    let signature = engine.decode(keys::RSA_SIGNATURE).unwrap();
    let public = rt::signature::VerifyingKey::rsa_v1_5(keys::RSA_PUBLIC).unwrap();
    assert_eq!(public.algorithm().name(), Some("rsa-v1_5-sha256"));
    assert!(public.verifies(b"a message", &signature));
    assert!(!public.verifies(b"another", &signature));
    // The key decides the algorithm.
    let other = rt::signature::VerifyingKey::rsa_pss(keys::RSA_PUBLIC).unwrap();
    assert!(!other.verifies(b"a message", &signature));
    let own = SigningKey::rsa_v1_5(keys::RSA_PSS).unwrap();
    let signature = own.sign(b"a message").unwrap();
    assert!(own.verifying_key().verifies(b"a message", &signature));
    let pss = SigningKey::rsa_pss(keys::RSA_PSS).unwrap().verifying_key();
    assert!(!pss.verifies(b"a message", &signature));
}
