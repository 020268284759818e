//! Webhooks on the wire, from a sender to a receiver.

use std::sync::{Arc, Mutex};

use copperplate_runtime as rt;
use copperplate_tests::cases::hooks_webhooks as api;

use api::operations::{
    PaymentSettledWebhook, PaymentSettledWebhookError, PaymentSettledWebhookRequest,
    PaymentSettledWebhookResponse, SignedEvent, SignedEventRequest, SignedEventResponse,
};
use api::types::{Gone, Payment, PaymentState};
use api::webhooks::{Receiver, Sender, router, routes};
use rt::client::{BuildError, CallError, Error, HttpsHosts};
use rt::expression::Destination;
use rt::server::{Authenticate, Context, Credentials, Denied};

use super::support::{Recorder, serve};

struct Books;

impl Authenticate for Books {
    type Principal = ();

    async fn authenticate(&self, credentials: Credentials<'_>) -> Result<(), Denied> {
        assert!(credentials.get("secret").is_some());
        Ok(())
    }
}

impl Receiver for Books {
    async fn payment_settled_webhook(
        &self,
        request: PaymentSettledWebhookRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<PaymentSettledWebhook> {
        assert_eq!(request.body.state, Some(PaymentState::Settled));
        assert_eq!(request.body.amount.to_string(), "3.10");
        match request.attempt {
            Some(2) => Err(PaymentSettledWebhookError::Gone(Gone {
                reason: Some(request.body.id),
            })
            .into()),
            _ => Ok(PaymentSettledWebhookResponse::NoContent),
        }
    }

    async fn signed_event(
        &self,
        _: SignedEventRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<SignedEvent> {
        Ok(SignedEventResponse::NoContent)
    }
}

fn settled(attempt: Option<i64>) -> PaymentSettledWebhookRequest {
    PaymentSettledWebhookRequest {
        x_event: "settled".to_owned(),
        attempt,
        body: Payment {
            id: "p1".to_owned(),
            amount: "3.10".parse().unwrap(),
            state: Some(PaymentState::Settled),
        },
    }
}

fn sender() -> rt::client::Builder<Sender> {
    Sender::builder().destinations(|url: &reqwest::Url| url.host_str() == Some("127.0.0.1"))
}

#[tokio::test]
async fn a_webhook_goes_to_its_destination() {
    let recorder = Recorder::start(204).await;
    let sender = sender().build().unwrap();
    let to = Destination::new(format!("{}/in/a%20b?token=s3cret#part", recorder.url));
    assert!(!format!("{to:?}").contains("s3cret"));
    sender
        .payment_settled_webhook(&to, &settled(Some(1)))
        .await
        .unwrap();
    let seen = recorder.last();
    assert_eq!(seen.line, "POST /in/a%20b?token=s3cret&attempt=1");
    assert_eq!(seen.header("x-event"), "settled");
    assert_eq!(seen.header("authorization"), "");
    assert_eq!(
        seen.body,
        r#"{"id":"p1","amount":"3.10","state":"settled"}"#
    );
}

#[tokio::test]
async fn only_allowed_destinations_are_sent_to() {
    let recorder = Recorder::start(204).await;
    let to = |text: &str| Destination::new(text);
    let refused = |error: &CallError<PaymentSettledWebhook>| {
        assert!(
            matches!(error, Error::Server(BuildError::Destination(_), _)),
            "{error}"
        );
        assert!(!format!("{error} {error:?}").contains("127.0.0.1"));
        assert!(!error.is_uncertain());
    };
    let none = Sender::builder().build().unwrap();
    let error = none
        .payment_settled_webhook(&to(&recorder.url), &settled(None))
        .await;
    refused(&error.unwrap_err());
    let named = Sender::builder().destinations(HttpsHosts::new(["127.0.0.1"]));
    let named = named.build().unwrap();
    for text in [
        recorder.url.as_str(),
        "https://127.0.0.1:8443/",
        "https://127.0.0.1.evil.example/",
    ] {
        let error = named
            .payment_settled_webhook(&to(text), &settled(None))
            .await;
        refused(&error.unwrap_err());
    }
    let any = Sender::builder()
        .destinations(|_: &reqwest::Url| true)
        .build()
        .unwrap();
    for text in ["/relative", "file:///etc/passwd", "http://u:p@127.0.0.1/"] {
        let error = any.payment_settled_webhook(&to(text), &settled(None)).await;
        refused(&error.unwrap_err());
    }
    assert_eq!(recorder.count(), 0);
    // A test redirects webhooks to permitted destinations.
    let redirected = Sender::builder()
        .destinations(HttpsHosts::new(["Hooks.example.com"]))
        .base_url(format!("{}/test", recorder.url))
        .build()
        .unwrap();
    let hook = to("https://hooks.example.com/a?b=c");
    redirected
        .payment_settled_webhook(&hook, &settled(None))
        .await
        .unwrap();
    assert_eq!(recorder.last().line, "POST /test/a?b=c");
}

#[tokio::test]
async fn a_receiver_reads_what_a_sender_wrote() {
    let url = serve(router(Books)).await;
    let sender = sender().api_key("secret", "x").build().unwrap();
    let to = Destination::new(format!("{url}/payment%2Fsettled"));
    sender
        .payment_settled_webhook(&to, &settled(None))
        .await
        .unwrap();
    let error = sender
        .payment_settled_webhook(&to, &settled(Some(2)))
        .await
        .unwrap_err();
    let Some(PaymentSettledWebhookError::Gone(gone)) = error.api() else {
        panic!("{error}")
    };
    assert_eq!(gone.reason.as_deref(), Some("p1"));
    let signed = Destination::new(format!("{url}/signed"));
    sender
        .signed_event(&signed, &SignedEventRequest {})
        .await
        .unwrap();
    // An invalid webhook does not reach the receiver.
    let client = reqwest::Client::new();
    let request = client
        .post(to.as_str())
        .header("content-type", "application/json");
    let response = request.body(r#"{"id":1}"#).send().await.unwrap();
    assert_eq!(response.status(), 400);
    let response = client.post(signed.as_str()).send().await.unwrap();
    assert_eq!(response.status(), 401);
}

#[tokio::test]
async fn a_receiver_is_mounted_where_it_was_registered() {
    let router = routes(Books)
        .mount("payment/settled webhook", "/hooks/{tenant}/payments")
        .finish();
    let url = serve(router).await;
    let sender = sender().build().unwrap();
    let to = |path: &str| Destination::new(format!("{url}{path}"));
    let hook = to("/hooks/tenant-7/payments");
    sender
        .payment_settled_webhook(&hook, &settled(None))
        .await
        .unwrap();
    let error = sender
        .payment_settled_webhook(&to("/payment%2Fsettled"), &settled(None))
        .await;
    assert_eq!(error.unwrap_err().status().unwrap(), 404);
}

/// Records webhooks and the number of warnings.
struct Keeps(Arc<Mutex<Vec<(Payment, usize)>>>);

impl Authenticate for Keeps {
    type Principal = ();

    async fn authenticate(&self, _: Credentials<'_>) -> Result<(), Denied> {
        Ok(())
    }
}

impl Receiver for Keeps {
    async fn payment_settled_webhook(
        &self,
        request: PaymentSettledWebhookRequest,
        context: Context<()>,
    ) -> Result<PaymentSettledWebhookResponse, rt::server::Failed<PaymentSettledWebhook>> {
        let told = (request.body, context.warnings().len());
        self.0.lock().unwrap().push(told);
        Ok(PaymentSettledWebhookResponse::NoContent)
    }

    async fn signed_event(
        &self,
        _: SignedEventRequest,
        _: Context<()>,
    ) -> Result<SignedEventResponse, rt::server::Failed<SignedEvent>> {
        Ok(SignedEventResponse::NoContent)
    }
}

#[tokio::test]
async fn a_receiver_reads_what_its_provider_adds_unless_it_is_strict() {
    let told: Arc<Mutex<Vec<_>>> = Arc::default();
    let lenient = serve(router(Keeps(Arc::clone(&told)))).await;
    let strict = serve(routes(Keeps(Arc::default())).strict().finish()).await;
    let client = reqwest::Client::new();
    let post = async |url: &str, body: &'static str| {
        let request = client.post(format!("{url}/payment%2Fsettled"));
        let request = request.header("content-type", "application/json");
        let request = request.header("x-event", "settled").body(body);
        request.send().await.unwrap().status().as_u16()
    };
    let grown = r#"{"id":"p1","amount":"3.10","state":"disputed","pin":"0000","new":1}"#;
    assert_eq!(post(&strict, grown).await, 400);
    assert_eq!(post(&lenient, grown).await, 204);
    let without = r#"{"id":"p1","amount":"3.10","state":null}"#;
    assert_eq!(post(&strict, without).await, 400);
    assert_eq!(post(&lenient, without).await, 204);
    let told = told.lock().unwrap().clone();
    let [(grown, 1), (without, 1)] = told.as_slice() else {
        panic!("{told:?}")
    };
    assert_eq!(grown.state.as_ref().unwrap().to_string(), "disputed");
    assert_eq!(without.state, None);
    // Without its amount, a payment can't be decoded.
    assert_eq!(post(&lenient, r#"{"id":"p1"}"#).await, 400);
}
