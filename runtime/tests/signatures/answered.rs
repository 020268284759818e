//! Responses that a client verifies before it parses them.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::SystemTime;

use copperplate_runtime as rt;
use http::HeaderMap;
use http_body::Body as _;
use rt::client::{BoxError, Builder, CallError, Client, Error, RetryPolicy, Transport};
use rt::signature::VerifyError;
use rt::signature::{HttpMessage, KnownKeys, MessageSigner, SigningKey, Unverified, Verifier};
use tower::{layer::layer_fn, service_fn};

use crate::operations::Keyed;
use crate::{shared, transfer};

const BOUND: [&str; 4] = [
    "@status",
    r#""@method";req"#,
    r#""@target-uri";req"#,
    r#""signature";req"#,
];

/// A server: it signs a response to a request, and may change something afterwards.
#[derive(Clone, Copy)]
struct Bank {
    status: u16,
    covers: &'static [&'static str],
    /// The text for the body that is sent, instead of the signed one.
    sent: &'static str,
    change: fn(&mut HeaderMap, &mut u16),
    /// True if the signed request has another signature than the one received.
    replayed: bool,
}

const HONEST: Bank = Bank {
    status: 201,
    covers: &BOUND,
    sent: r#"{"id":"t-1"}"#,
    change: |_, _| {},
    replayed: false,
};

impl Bank {
    async fn answer(self, mut request: reqwest::Request) -> Result<reqwest::Response, BoxError> {
        // A transport has begun when it takes the body.
        let mut body = request.body_mut().take().unwrap();
        while poll_fn(|context| Pin::new(&mut body).poll_frame(context))
            .await
            .is_some()
        {}
        let mut sent = request.headers().clone();
        if self.replayed {
            sent.insert("signature", "sig1=:AAAA:".parse()?);
        }
        let target = request.url().path().to_owned();
        let to = HttpMessage::request(request.method(), "http", "127.0.0.1:9", &target, &sent)?;
        let mut headers = HeaderMap::new();
        headers.insert("content-type", "application/json".parse()?);
        let status = http::StatusCode::from_u16(self.status)?;
        let message = HttpMessage::response(status, &headers).to(to);
        let signer = MessageSigner::new("bank-1", SigningKey::ed25519_seed([7; 32]));
        let signer = signer.covers(self.covers.iter().copied())?;
        let signed = signer.sign(message.body(HONEST.sent.as_bytes()), SystemTime::now())?;
        headers.extend(signed);
        let mut status = self.status;
        (self.change)(&mut headers, &mut status);
        let mut response = http::Response::new(self.sent);
        *response.status_mut() = http::StatusCode::from_u16(status)?;
        *response.headers_mut() = headers;
        Ok(response.into())
    }

    async fn called(self) -> Result<(), CallError<Keyed>> {
        let key = SigningKey::ed25519_seed([7; 32]).verifying_key();
        let verifier = Verifier::new(KnownKeys::new([("bank-1", key)]));
        let layer = layer_fn(move |_: Transport| service_fn(move |it| self.answer(it)));
        let own = MessageSigner::new("k", shared());
        let client = Builder::new(&[], |client: Client| client)
            .base_url("http://127.0.0.1:9")
            .bearer("token", "s3cret")
            .retry(RetryPolicy::default())
            .response_limit(60)
            .signer(own.covers(["@method"]).unwrap())
            .verify_responses(verifier.requires(["@status"]).unwrap())
            .layer(layer)
            .build()
            .unwrap();
        client.send::<Keyed>(&transfer()).await.map(drop)
    }

    async fn refused(self) -> Unverified {
        let error = self.called().await.unwrap_err();
        assert!(error.is_uncertain(), "{error:?}");
        assert_eq!(error.status(), None, "nothing of it is believed: {error:?}");
        let Error::Transport(error) = error else {
            panic!("{error:?}");
        };
        assert!(
            error
                .to_string()
                .starts_with("the response is not verified"),
            "{error}"
        );
        assert_eq!(error.attempts(), 1);
        let source = std::error::Error::source(&error).unwrap();
        match source.downcast_ref::<VerifyError>() {
            Some(VerifyError::Unverified(reason)) => *reason,
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_signed_response_to_this_request_is_read() {
    HONEST.called().await.unwrap();
}

#[tokio::test]
async fn a_signed_failure_is_a_failure() {
    let conflict = Bank {
        status: 400,
        ..HONEST
    };
    let error = conflict.called().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400);
}

#[tokio::test]
async fn whatever_is_changed_on_the_way_is_refused() {
    let status = |_: &mut HeaderMap, status: &mut u16| *status = 400;
    let unsigned = |headers: &mut HeaderMap, _: &mut u16| {
        headers.remove("signature");
    };
    let undigested = |headers: &mut HeaderMap, _: &mut u16| {
        headers.remove("content-digest");
    };
    for (bank, reason) in [
        (
            Bank {
                sent: r#"{"id":"t-2"}"#,
                ..HONEST
            },
            Unverified::Digest,
        ),
        (
            Bank {
                change: status,
                ..HONEST
            },
            Unverified::Signature,
        ),
        (
            Bank {
                change: unsigned,
                ..HONEST
            },
            Unverified::Missing,
        ),
        (
            Bank {
                change: undigested,
                ..HONEST
            },
            Unverified::Absent,
        ),
    ] {
        assert_eq!(bank.refused().await, reason);
    }
}

/// A response that was recorded before fits no new request.
#[tokio::test]
async fn a_response_to_another_request_is_refused() {
    let bank = Bank {
        replayed: true,
        ..HONEST
    };
    assert_eq!(bank.refused().await, Unverified::Signature);
}

/// It would fit every request.
#[tokio::test]
async fn a_signature_without_a_part_of_the_request_is_refused() {
    let bank = Bank {
        covers: &["@status"],
        ..HONEST
    };
    assert_eq!(bank.refused().await, Unverified::NotCovered);
}

/// Nobody can make a client give up its token, or believe that nothing was paid.
#[tokio::test]
async fn an_unsigned_refusal_is_not_believed() {
    let change = |headers: &mut HeaderMap, status: &mut u16| {
        headers.remove("signature");
        *status = 401;
    };
    let bank = Bank { change, ..HONEST };
    assert_eq!(bank.refused().await, Unverified::Missing);
}

/// A body above the limit can't be compared with its digest, so its status is not believed either.
#[tokio::test]
async fn a_response_above_the_limit_is_refused() {
    let change = |_: &mut HeaderMap, status: &mut u16| *status = 400;
    let sent = r#"{"id":"t-1","filler":"0123456789012345678901234567890123456789"}"#;
    let bank = Bank {
        change,
        sent,
        ..HONEST
    };
    assert_eq!(bank.refused().await, Unverified::Digest);
}
