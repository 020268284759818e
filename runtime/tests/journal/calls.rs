//! Calls that are stored before they are sent.

use std::sync::Arc;
use std::time::Duration;

use copperplate_runtime as rt;
use std::future::IntoFuture as _;

use rt::client::{Builder, Client, Error, Journal, JournalErrorKind, Reason, RetryPolicy};
use rt::journal::{Cipher, Intent, Lease, MemoryStore, State, Store, StoreError};

use crate::operations::{
    CreateTransferRequest, GetTransferRequest, Keyed, NewTransfer, Put, TransferError,
    TransferResponse, Unkeyed,
};
use crate::responder::{Reply, Responder, body, created, header, reply};

pub fn transfer() -> CreateTransferRequest {
    CreateTransferRequest {
        account: "a/1".to_owned(),
        idempotency_key: None,
        body: NewTransfer {
            amount: "1.20".parse().unwrap(),
            iban: "DE-s3cret".to_owned().into(),
            reference: None,
            key: None,
        },
    }
}

fn client(server: &Responder) -> Client {
    Builder::new(&[], |client| client)
        .base_url(&server.url)
        .http(reqwest::Client::builder().no_proxy())
        .retry(RetryPolicy::never())
        .timeout(Duration::from_secs(5))
        .bearer("token", "tok-s3cret")
        .build()
        .unwrap()
}

fn journal() -> (Arc<MemoryStore>, Journal) {
    let store = Arc::new(MemoryStore::new());
    (Arc::clone(&store), Journal::new(store))
}

async fn only(journal: &Journal) -> Intent {
    let mut listed = journal.list(None, 10).await.unwrap();
    assert_eq!(listed.len(), 1);
    assert!(!listed[0].leased);
    listed.remove(0).intent
}

fn id(response: &TransferResponse) -> &str {
    let TransferResponse::Created(transfer) = response;
    &transfer.id
}

#[tokio::test]
async fn a_success_is_recorded_and_replayed_without_sending() {
    let server = Responder::start(vec![created()]).await;
    let (client, (_, journal)) = (client(&server), journal());
    for _ in 0..2 {
        let call = client.send::<Keyed>(&transfer()).journal(&journal);
        let response = call.reference("order-1").await.unwrap();
        assert_eq!(id(&response.value), "t-1");
        assert_eq!(response.intent(), Some(only(&journal).await.id));
        assert_eq!(server.seen().len(), 1);
    }
    let resumed = journal.resume::<Keyed>(&client).await.unwrap();
    assert!(resumed.left.is_empty() && !resumed.results[0].sent);
    assert_eq!(
        id(&resumed.results[0].result.as_ref().unwrap().value),
        "t-1"
    );
    assert!(journal.acknowledge(only(&journal).await.id).await.unwrap());
    let again = client.send::<Keyed>(&transfer()).journal(&journal);
    again.reference("order-1").await.unwrap();
    assert_eq!(server.seen().len(), 2, "an acknowledged reference is free");
}

/// The request is sent again byte for byte, after a connection that was lost.
#[tokio::test]
async fn an_open_intent_is_sent_again_with_its_key_and_bytes() {
    let server = Responder::start(vec![Reply::Close, reply(503, "", ""), created()]).await;
    let (client, (_, journal)) = (client(&server), journal());
    let first = client.send::<Keyed>(&transfer()).journal(&journal);
    let key = first.key().unwrap().to_owned();
    let error = first.reference("order-1").await.unwrap_err();
    assert!(error.is_uncertain() && error.intent().is_some());
    assert_eq!(only(&journal).await.note.as_deref(), Some("no response"));

    let resumed = journal.resume::<Keyed>(&client).await.unwrap();
    let error = resumed.results[0].result.as_ref().unwrap_err();
    assert!(error.is_uncertain());
    assert_eq!(only(&journal).await.note.as_deref(), Some("status 503"));

    let again = client.send::<Keyed>(&transfer()).journal(&journal);
    let response = again.reference("order-1").await.unwrap();
    assert_eq!(response.idempotency_key(), Some(&*key));
    let seen = server.seen();
    assert_eq!(seen.len(), 3);
    assert!(seen.iter().all(|it| *it == seen[0]), "{seen:#?}");
    assert_eq!(header(&seen[0], "idempotency-key"), Some(&*key));
    assert_eq!(only(&journal).await.attempts, 3);
}

/// A refusal is certain for a key that nobody has sent before, but not for one that was.
#[tokio::test]
async fn a_refusal_settles_only_what_this_process_has_sent() {
    let refusals = [reply(401, "", ""), reply(409, "", ""), Reply::Close];
    let refusals = refusals.into_iter().chain([reply(401, "", ""), created()]);
    let server = Responder::start(refusals.collect()).await;
    let (client, (_, journal)) = (client(&server), journal());
    let call = || {
        let call = client.send::<Keyed>(&transfer()).journal(&journal);
        call.reference("order-1")
    };
    assert!(!call().await.unwrap_err().is_uncertain());
    let refused = only(&journal).await;
    assert_eq!(refused.state, State::Refused);
    let resumed = journal.resume::<Keyed>(&client).await.unwrap();
    assert!(
        !resumed.results[0].sent,
        "its caller was told of the refusal"
    );
    let error = resumed.results[0].result.as_ref().unwrap_err();
    assert!(matches!(error.api(), Some(TransferError::Unauthorized)));

    assert!(!call().await.unwrap_err().is_uncertain(), "409");
    assert!(call().await.unwrap_err().is_uncertain(), "closed");
    assert!(call().await.unwrap_err().is_uncertain(), "401 after that");
    assert_eq!(only(&journal).await.state, State::Open);
    call().await.unwrap();
    let seen = server.seen();
    assert!(
        seen.iter()
            .all(|it| header(it, "idempotency-key") == refused.key.as_deref())
    );
}

/// An intent that was refused is open before it is sent again: a crash must not leave the refusal.
#[tokio::test]
async fn a_refused_intent_is_opened_before_it_is_sent_again() {
    let server = Responder::start(vec![reply(401, "", ""), Reply::Silence]).await;
    let (client, (_, journal)) = (client(&server), journal());
    let call = || {
        let call = client.send::<Keyed>(&transfer()).journal(&journal);
        call.reference("order-1")
    };
    call().await.unwrap_err();
    let hanging = tokio::spawn(call().into_future());
    while server.seen().len() < 2 {
        tokio::task::yield_now().await;
    }
    let listed = journal.list(None, 10).await.unwrap();
    assert_eq!(
        (listed[0].intent.state, listed[0].leased),
        (State::Open, true)
    );
    // No other call can take it in the meantime.
    let busy = call().await.unwrap_err();
    let Error::Journal(error) = &busy else {
        panic!("{busy}")
    };
    assert!(matches!(error.kind(), JournalErrorKind::Busy(_)));
    assert!(busy.is_uncertain());
    let resumed = journal.resume::<Keyed>(&client).await.unwrap();
    assert_eq!(resumed.left[0].reason, Reason::Leased);
    hanging.abort();
}

#[tokio::test]
async fn a_key_changes_only_where_the_document_says_nothing_was_carried_out() {
    let server = Responder::start(vec![reply(422, "", ""), created()]).await;
    let (client, (_, journal)) = (client(&server), journal());
    let call = |request: &CreateTransferRequest| {
        let call = client.send::<Keyed>(request).journal(&journal);
        call.reference("order-1")
    };
    assert!(!call(&transfer()).await.unwrap_err().is_uncertain());
    let first = only(&journal).await;
    assert_eq!(first.state, State::NotCarriedOut);
    let mut corrected = transfer();
    corrected.body.amount = "1.10".parse().unwrap();
    call(&corrected).await.unwrap();
    let second = only(&journal).await;
    assert_ne!(first.key, second.key);
    let seen = server.seen();
    assert_eq!(header(&seen[1], "idempotency-key"), second.key.as_deref());
}

#[tokio::test]
async fn another_request_with_the_reference_is_refused() {
    let server = Responder::start(vec![Reply::Close]).await;
    let (client, (_, journal)) = (client(&server), journal());
    let call = |request: &CreateTransferRequest| {
        let call = client.send::<Keyed>(request).journal(&journal);
        call.reference("order-1")
    };
    call(&transfer()).await.unwrap_err();
    let mut other = transfer();
    other.body.amount = "1.21".parse().unwrap();
    let error = call(&other).await.unwrap_err();
    assert!(matches!(
        &error,
        Error::Journal(it) if matches!(it.kind(), JournalErrorKind::Mismatch(_))
    ));
    assert_eq!(server.seen().len(), 1);
    assert_eq!(only(&journal).await.state, State::Open);
}

#[tokio::test]
async fn what_could_happen_twice_is_left_for_a_person() {
    let server = Responder::start(vec![Reply::Close]).await;
    let (client, (_, journal)) = (client(&server), journal());
    let call = || client.send::<Unkeyed>(&transfer()).journal(&journal);
    call().reference("order-1").await.unwrap_err();
    let error = call().reference("order-1").await.unwrap_err();
    assert!(error.to_string().contains("no idempotency key"), "{error}");
    assert!(error.is_uncertain());
    let resumed = journal.resume::<Unkeyed>(&client).await.unwrap();
    assert!(resumed.results.is_empty());
    assert_eq!(resumed.left[0].reason, Reason::NotRepeatable);

    // An old key may be forgotten.
    let call = client.send::<Keyed>(&transfer()).journal(&journal);
    call.await.unwrap_err();
    let strict = journal.clone().key_lifetime(Duration::ZERO);
    let resumed = strict.resume::<Keyed>(&client).await.unwrap();
    assert_eq!(resumed.left[0].reason, Reason::KeyExpired);
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn an_idempotent_method_needs_no_key() {
    let server = Responder::start(vec![Reply::Close, created()]).await;
    let (client, (_, journal)) = (client(&server), journal());
    let request = GetTransferRequest {
        account: "a".to_owned(),
    };
    client
        .send::<Put>(&request)
        .journal(&journal)
        .await
        .unwrap_err();
    let resumed = journal.resume::<Put>(&client).await.unwrap();
    assert!(resumed.results[0].result.is_ok());
}

#[tokio::test]
async fn an_intent_stays_at_its_server() {
    let [first, second] = [
        Responder::start(vec![Reply::Close]).await,
        Responder::start(vec![created()]).await,
    ];
    let (_, journal) = journal();
    let call = client(&first).send::<Keyed>(&transfer()).journal(&journal);
    call.reference("r").await.unwrap_err();
    let resumed = journal.resume::<Keyed>(&client(&second)).await.unwrap();
    assert_eq!(resumed.left[0].reason, Reason::OtherServer);
    let call = client(&second).send::<Keyed>(&transfer()).journal(&journal);
    call.reference("r").await.unwrap_err();
    assert_eq!(second.seen().len(), 0);
}

/// A cipher that stands for a real one: what it returns has nothing of the plain text.
struct Turned;

impl Cipher for Turned {
    fn seal(&self, context: &[u8], plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let mut sealed = context.to_vec();
        sealed.extend(plain.iter().map(|it| it.wrapping_add(101)));
        Ok(sealed)
    }

    fn open(&self, context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        let plain = sealed.strip_prefix(context).ok_or("of another record")?;
        Ok(plain.iter().map(|it| it.wrapping_sub(101)).collect())
    }
}

#[tokio::test]
async fn no_secret_is_stored() {
    let response = reply(201, "set-cookie: c-s3cret\r\n", r#"{"id":"t-1"}"#);
    let server = Responder::start(vec![Reply::Close, response]).await;
    let (client, (store, journal)) = (client(&server), journal());
    let call = client
        .send::<Keyed>(&transfer())
        .header("x-action-token", "step-s3cret")
        .journal(&journal);
    call.await.unwrap_err();
    let resumed = journal.resume::<Keyed>(&client).await.unwrap();
    let withheld = Reason::Withheld(vec!["x-action-token".to_owned()]);
    assert_eq!(resumed.left[0].reason, withheld);
    let resumed = journal.resume::<Keyed>(&client).header(
        http::HeaderName::from_static("x-action-token"),
        http::HeaderValue::from_static("step-s3cret"),
    );
    assert!(resumed.await.unwrap().results[0].result.is_ok());
    let seen = server.seen();
    assert_eq!(seen[0], seen[1], "with the supplied header");

    let bytes = only(&journal).await.to_bytes();
    let text = String::from_utf8_lossy(&bytes);
    for secret in ["tok-s3cret", "step-s3cret", "c-s3cret"] {
        assert!(!text.contains(secret), "{secret}");
    }
    assert!(text.contains("DE-s3cret"), "the body is stored");
    let shown = format!("{:?} {journal:?} {store:?}", only(&journal).await);
    assert!(!shown.contains("s3cret"), "{shown}");
}

#[tokio::test]
async fn a_cipher_hides_requests_and_responses() {
    let server = Responder::start(vec![created()]).await;
    let (client, (_, plain)) = (client(&server), journal());
    let journal = plain.clone().cipher(Turned);
    let call = || client.send::<Keyed>(&transfer()).journal(&journal);
    call().reference("r").await.unwrap();
    assert_eq!(id(&call().reference("r").await.unwrap().value), "t-1");
    let bytes = only(&journal).await.to_bytes();
    let text = String::from_utf8_lossy(&bytes);
    for part in ["DE-s3cret", "accounts", "t-1"] {
        assert!(!text.contains(part), "{part}");
    }
    let resumed = plain.resume::<Keyed>(&client).await.unwrap();
    assert_eq!(resumed.left[0].reason, Reason::Unreadable);
}

/// A store that can't write prevents the call; one that can't write the result does not hide it.
#[tokio::test]
async fn nothing_is_sent_that_is_not_stored() {
    let server = Responder::start(vec![created()]).await;
    let client = client(&server);
    let folder = tempfile::tempdir().unwrap();
    let store = rt::journal::FileStore::open(folder.path().join("j")).unwrap();
    let journal = Journal::new(Failing(Arc::new(store), "begin"));
    let call = client.send::<Keyed>(&transfer()).journal(&journal);
    let error = call.await.unwrap_err();
    assert!(!error.is_uncertain(), "{error}");
    assert_eq!(server.seen().len(), 0);

    let (store, _) = self::journal();
    let journal = Journal::new(Failing(store, "settle"));
    let call = client.send::<Keyed>(&transfer()).journal(&journal);
    assert_eq!(id(&call.await.unwrap().value), "t-1");
    assert_eq!(journal.unrecorded(), 1);
}

struct Failing(Arc<dyn Store>, &'static str);

impl Failing {
    fn check(&self, step: &str) -> Result<(), StoreError> {
        match step == self.1 {
            true => Err("the store failed".into()),
            false => Ok(()),
        }
    }
}

impl Store for Failing {
    fn begin(
        &self,
        intent: Intent,
        replaces: Option<rt::journal::IntentId>,
        lease: Lease,
    ) -> rt::journal::StoreFuture<'_, rt::journal::Begun> {
        Box::pin(async move {
            self.check("begin")?;
            self.0.begin(intent, replaces, lease).await
        })
    }

    fn claim(
        &self,
        id: rt::journal::IntentId,
        lease: Lease,
    ) -> rt::journal::StoreFuture<'_, Option<Intent>> {
        self.0.claim(id, lease)
    }

    fn renew(&self, id: rt::journal::IntentId, lease: Lease) -> rt::journal::StoreFuture<'_, bool> {
        Box::pin(async move {
            self.check("renew")?;
            self.0.renew(id, lease).await
        })
    }

    fn settle(
        &self,
        id: rt::journal::IntentId,
        token: rt::Uuid,
        settlement: rt::journal::Settlement,
    ) -> rt::journal::StoreFuture<'_, bool> {
        Box::pin(async move {
            self.check("settle")?;
            self.0.settle(id, token, settlement).await
        })
    }

    fn list<'s>(
        &'s self,
        scope: &'s str,
        after: Option<rt::journal::IntentId>,
        limit: usize,
    ) -> rt::journal::StoreFuture<'s, Vec<rt::journal::Listed>> {
        self.0.list(scope, after, limit)
    }

    fn forget(&self, id: rt::journal::IntentId) -> rt::journal::StoreFuture<'_, bool> {
        self.0.forget(id)
    }
}

/// A worker that works longer than its lease keeps it.
#[tokio::test]
async fn a_long_call_keeps_its_lease() {
    let server = Responder::start(vec![Reply::Silence]).await;
    let (_, journal) = journal();
    let journal = journal.lease(Duration::from_secs(10));
    let call = client(&server).send::<Keyed>(&transfer());
    let call = call.timeout(Duration::from_secs(3600)).journal(&journal);
    let call = tokio::spawn(call.into_future());
    while server.seen().is_empty() {
        tokio::task::yield_now().await;
    }
    tokio::time::pause();
    for _ in 0..60 {
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert!(journal.list(None, 1).await.unwrap()[0].leased);
    }
    call.abort();
    assert!(call.await.unwrap_err().is_cancelled());
    tokio::time::sleep(Duration::from_secs(11)).await;
    assert!(!journal.list(None, 1).await.unwrap()[0].leased);
}

/// A worker that has lost its lease sends nothing more.
#[tokio::test]
async fn a_call_ends_with_its_lease() {
    let server = Responder::start(vec![Reply::Silence]).await;
    let (store, _) = journal();
    let journal = Journal::new(Failing(store, "renew")).lease(Duration::from_secs(10));
    let call = client(&server).send::<Keyed>(&transfer());
    let call = call.timeout(Duration::from_secs(3600)).journal(&journal);
    let call = tokio::spawn(call.into_future());
    while server.seen().is_empty() {
        tokio::task::yield_now().await;
    }
    tokio::time::pause();
    let error = call.await.unwrap().unwrap_err();
    assert!(error.is_uncertain());
    assert!(matches!(
        &error,
        Error::Journal(it) if matches!(it.kind(), JournalErrorKind::Taken(_))
    ));
}

#[tokio::test]
async fn known_results_are_pruned_and_open_ones_stay() {
    let server = Responder::start(vec![created(), Reply::Close]).await;
    let (client, (_, journal)) = (client(&server), journal());
    let call = || client.send::<Keyed>(&transfer()).journal(&journal);
    call().await.unwrap();
    call().await.unwrap_err();
    assert_eq!(journal.prune(Duration::from_secs(60)).await.unwrap(), 0);
    assert_eq!(journal.prune(Duration::ZERO).await.unwrap(), 1);
    assert_eq!(only(&journal).await.state, State::Open);
    assert_eq!(body(&server.seen()[1]), body(&server.seen()[0]));
}
