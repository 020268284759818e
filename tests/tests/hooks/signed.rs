//! Signed webhooks, from a sender to a receiver: each scheme that a document can declare.

use std::sync::{Arc, Mutex};

use copperplate_runtime as rt;
use copperplate_tests::cases::hooks_signed as api;

use api::operations::{
    Charged, ChargedRequest, ChargedResponse, Ping, PingRequest, PingResponse, Refunded,
    RefundedRequest, RefundedResponse, Settled, SettledRequest, SettledResponse,
};
use api::types::Payment;
use api::webhooks::{Receiver, Sender, routes};
use rt::client::{Builder, Error, RetryPolicy, Signer};
use rt::expression::Destination;
use rt::operation::Idempotency;
use rt::server::{
    Authenticate, Context, Credentials, Denied, Failure, HandlerResult, VerifyWebhooks,
};
use rt::signature::{
    KnownKeys, MessageSigner, SigningKey, StandardWebhooks, StandardWebhooksSigner,
    TimestampedHmac, TimestampedHmacSigner, Unverified, VerifiedRequest, Verifier,
};

use super::support::{Recorder, serve};

const STANDARD: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const STRIPE: &str = "whsec_of_a_test_and_nothing_else";

/// A receiver with a verifier for each scheme. It records the ids of payments.
struct Books {
    standard: StandardWebhooks,
    timestamped: TimestampedHmac,
    messages: Verifier,
    received: Arc<Mutex<Vec<String>>>,
}

fn key() -> SigningKey {
    SigningKey::ed25519_seed([7; 32])
}

impl Books {
    fn new(received: &Arc<Mutex<Vec<String>>>) -> Self {
        let keys = KnownKeys::new([("bank", key().verifying_key())]);
        let verifier = Verifier::new(keys).scheme("http");
        Self {
            standard: StandardWebhooks::new(STANDARD).unwrap(),
            timestamped: TimestampedHmac::new(STRIPE).unwrap(),
            messages: verifier.requires(["@method", "@target-uri"]).unwrap(),
            received: Arc::clone(received),
        }
    }

    fn note(&self, id: String) {
        self.received.lock().unwrap().push(id);
    }
}

impl VerifyWebhooks<StandardWebhooks> for Books {
    fn verifier(&self) -> &StandardWebhooks {
        &self.standard
    }
}

impl VerifyWebhooks<TimestampedHmac> for Books {
    fn verifier(&self) -> &TimestampedHmac {
        &self.timestamped
    }
}

impl VerifyWebhooks<Verifier> for Books {
    fn verifier(&self) -> &Verifier {
        &self.messages
    }
}

impl Authenticate for Books {
    type Principal = ();

    async fn authenticate(&self, credentials: Credentials<'_>) -> Result<(), Denied> {
        assert!(credentials.get("secret").is_some());
        Ok(())
    }
}

impl Receiver for Books {
    async fn settled(&self, request: SettledRequest, _: Context<()>) -> HandlerResult<Settled> {
        self.note(request.body.id);
        Ok(SettledResponse::NoContent)
    }

    async fn charged(&self, request: ChargedRequest, _: Context<()>) -> HandlerResult<Charged> {
        self.note(request.body.id);
        Ok(ChargedResponse::NoContent)
    }

    async fn refunded(&self, request: RefundedRequest, _: Context<()>) -> HandlerResult<Refunded> {
        self.note(request.body.id);
        Ok(RefundedResponse::NoContent)
    }

    async fn ping(&self, _: PingRequest, _: Context<()>) -> HandlerResult<Ping> {
        self.note("ping".to_owned());
        Ok(PingResponse::NoContent)
    }
}

fn payment(id: &str) -> Payment {
    Payment {
        id: id.to_owned(),
        amount: "3.10".parse().unwrap(),
    }
}

fn sender() -> Builder<Sender> {
    Sender::builder()
        .destinations(|url: &reqwest::Url| url.host_str() == Some("127.0.0.1"))
        .api_key("secret", "x")
        .retry(RetryPolicy::never())
}

fn signed(signer: impl Signer) -> Sender {
    sender().signer(signer).build().unwrap()
}

fn message_signer() -> MessageSigner {
    let signer = MessageSigner::new("bank", key());
    signer.covers(["@method", "@target-uri"]).unwrap()
}

/// A served receiver, with the reasons of its refusals.
struct Served {
    url: String,
    received: Arc<Mutex<Vec<String>>>,
    reasons: Arc<Mutex<Vec<Unverified>>>,
}

impl Served {
    async fn start() -> Self {
        let (received, reasons) = (Arc::default(), Arc::new(Mutex::new(Vec::new())));
        let told = Arc::clone(&reasons);
        let routes = routes(Books::new(&received)).on_failure(move |_, failure| {
            let Failure::Unverified(reason) = failure else {
                panic!("{failure}")
            };
            told.lock().unwrap().push(*reason);
        });
        Self {
            url: serve(routes.finish()).await,
            received,
            reasons,
        }
    }

    fn to(&self, path: &str) -> Destination {
        Destination::new(format!("{}{path}", self.url))
    }

    fn received(&self) -> Vec<String> {
        std::mem::take(&mut *self.received.lock().unwrap())
    }

    fn reasons(&self) -> Vec<Unverified> {
        std::mem::take(&mut *self.reasons.lock().unwrap())
    }
}

#[tokio::test]
async fn each_scheme_of_a_document_reaches_its_receiver() {
    let served = Served::start().await;
    let standard = signed(StandardWebhooksSigner::new(STANDARD).unwrap());
    let settled = SettledRequest::new(payment("p-1"));
    let sent = standard.settled(&served.to("/settled"), &settled).await;
    assert!(sent.unwrap().idempotency_key().is_some());
    let timestamped = signed(TimestampedHmacSigner::new(STRIPE).unwrap());
    let charged = ChargedRequest::new(payment("p-2"));
    timestamped
        .charged(&served.to("/charged"), &charged)
        .await
        .unwrap();
    let messages = signed(message_signer());
    let refunded = RefundedRequest::new(payment("p-3"));
    messages
        .refunded(&served.to("/refunded"), &refunded)
        .await
        .unwrap();
    sender()
        .build()
        .unwrap()
        .ping(&served.to("/ping"), &PingRequest {})
        .await
        .unwrap();
    assert_eq!(served.received(), ["p-1", "p-2", "p-3", "ping"]);
    assert!(served.reasons().is_empty());
}

#[tokio::test]
async fn a_wrong_signature_is_a_401_with_a_reason_for_the_log() {
    let served = Served::start().await;
    let other =
        signed(StandardWebhooksSigner::new("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").unwrap());
    let settled = SettledRequest::new(payment("p-1"));
    let refused = other
        .settled(&served.to("/settled"), &settled)
        .await
        .unwrap_err();
    assert_eq!(refused.status().unwrap(), 401);
    let other = signed(TimestampedHmacSigner::new("another secret of a test").unwrap());
    let charged = ChargedRequest::new(payment("p-2"));
    let refused = other
        .charged(&served.to("/charged"), &charged)
        .await
        .unwrap_err();
    assert_eq!(refused.status().unwrap(), 401);
    let stranger = signed(
        MessageSigner::new("stranger", key())
            .covers(["@method", "@target-uri"])
            .unwrap(),
    );
    let refunded = RefundedRequest::new(payment("p-3"));
    let refused = stranger
        .refunded(&served.to("/refunded"), &refunded)
        .await
        .unwrap_err();
    assert_eq!(refused.status().unwrap(), 401);
    assert!(served.received().is_empty());
    let expected = [
        Unverified::Signature,
        Unverified::Signature,
        Unverified::UnknownKey,
    ];
    assert_eq!(served.reasons(), expected);
    // The body is not parsed, so its mistakes are not reported to a stranger.
    for (body, headers) in [("not json", ""), (r#"{"id":1}"#, "v1,AAAA")] {
        let client = reqwest::Client::new();
        let request = client.post(format!("{}/settled", served.url)).body(body);
        let answer = request
            .header("webhook-signature", headers)
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 401);
        let text = answer.text().await.unwrap();
        assert!(
            text.contains(r#""status":401"#) && !text.contains("/id"),
            "{text}"
        );
        assert!(
            !text.contains("whsec") && !text.contains("signature"),
            "{text}"
        );
    }
    assert_eq!(served.reasons(), [Unverified::Missing; 2]);
}

#[tokio::test]
async fn a_sender_without_a_signer_sends_nothing() {
    let recorder = Recorder::start(204).await;
    let sender = sender().build().unwrap();
    let to = Destination::new(recorder.url.clone());
    let settled = SettledRequest::new(payment("p-1"));
    let unsent = sender.settled(&to, &settled).await.unwrap_err();
    assert!(matches!(unsent, Error::Unsigned(..)), "{unsent}");
    let refunded = RefundedRequest::new(payment("p-3"));
    assert!(sender.refunded(&to, &refunded).await.is_err());
    assert_eq!(recorder.count(), 0);
}

#[tokio::test]
async fn deliveries_of_one_webhook_have_one_id() {
    assert_eq!(
        <Settled as rt::Operation>::INFO.idempotency,
        Idempotency::Header("webhook-id")
    );
    let recorder = Recorder::start(503).await;
    let retry = RetryPolicy::default().base_delay(std::time::Duration::from_millis(1));
    let signer = StandardWebhooksSigner::new(STANDARD).unwrap();
    let sender = sender().signer(signer).retry(retry).build().unwrap();
    let to = Destination::new(recorder.url.clone());
    let settled = SettledRequest::new(payment("p-1"));
    let call = sender.settled(&to, &settled).idempotency_key("msg_1");
    call.await.unwrap_err();
    assert!(recorder.count() > 1);
    let last = recorder.last();
    assert_eq!(last.header("webhook-id"), "msg_1");
    assert!(last.header("webhook-signature").starts_with("v1,"));
}

#[tokio::test]
async fn a_request_is_verified_and_read_without_this_server() {
    let request = rt::message::write_request::<Settled>(&SettledRequest::new(payment("p-1")));
    let (mut parts, body) = request.unwrap().into_parts();
    parts
        .headers
        .insert("host", "books.example".parse().unwrap());
    let signer = StandardWebhooksSigner::new(STANDARD).unwrap();
    let now = std::time::SystemTime::now();
    parts
        .headers
        .extend(signer.sign("msg_1", &body, now).unwrap());
    let verifier = StandardWebhooks::new(STANDARD).unwrap();
    let request = http::Request::from_parts(parts.clone(), body);
    let verified = VerifiedRequest::<Settled>::verify(&verifier, request)
        .await
        .unwrap();
    let (read, warnings) = verified.read().unwrap();
    assert_eq!((read.body, warnings.len()), (payment("p-1"), 0));
    // The document says Standard Webhooks, so another verifier of the service does not count.
    let request = http::Request::from_parts(parts, rt::Bytes::new());
    let other = TimestampedHmac::new(STRIPE).unwrap();
    assert!(
        VerifiedRequest::<Settled>::verify(&other, request)
            .await
            .is_err()
    );
}
