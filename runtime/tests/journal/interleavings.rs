//! Every order of up to four faults between a caller and a provider that knows keys.
//!
//! `EXACTLY_ONCE=full` takes sequences of four; otherwise of at most two.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::future::{Future, IntoFuture as _, poll_fn};
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use copperplate_runtime as rt;
use http_body::{Body as _, Frame};
use rt::client::{BoxError, Builder, Client, Error, Journal, RetryPolicy, Transport};
use rt::journal::MemoryStore;
use tokio::sync::Notify;

use crate::calls::transfer;
use crate::operations::{Keyed, TransferResponse, Unkeyed};

/// What happens to one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Event {
    /// The connection is lost before the request was read.
    DropBefore,
    /// The connection is lost after the request was carried out.
    DropAfter,
    /// No response comes, and the request was carried out.
    Timeout,
    /// 503, and the request was not carried out.
    Unavailable,
    /// 500, and the request was carried out.
    Failed,
    /// 429.
    TooMany,
    /// 307 to another host.
    Redirect,
    /// The request was carried out, and its response breaks off.
    Truncated,
    /// The request was carried out, and the caller's process ends before the response.
    Crash,
    /// Something on the way delivers the request twice, and the second response arrives.
    Duplicate,
    /// 422, with the document's promise that nothing was carried out.
    NotCarriedOut,
}

const EVENTS: [Event; 11] = [
    Event::DropBefore,
    Event::DropAfter,
    Event::Timeout,
    Event::Unavailable,
    Event::Failed,
    Event::TooMany,
    Event::Redirect,
    Event::Truncated,
    Event::Crash,
    Event::Duplicate,
    Event::NotCarriedOut,
];

/// A provider that carries out each key once, and every request without a key.
#[derive(Default)]
struct Provider {
    events: Vec<Event>,
    responses: BTreeMap<String, u32>,
    executions: u32,
    crash: Arc<Notify>,
}

impl Provider {
    /// Carries a request out, unless its key is known. Returns the number of the payment.
    fn execute(&mut self, key: Option<&str>) -> u32 {
        if let Some(known) = key.and_then(|key| self.responses.get(key)) {
            return *known;
        }
        self.executions += 1;
        if let Some(key) = key {
            self.responses.insert(key.to_owned(), self.executions);
        }
        self.executions
    }
}

/// The transport: it gives the requests to the provider in this process.
#[derive(Clone)]
struct Wire(Arc<Mutex<Provider>>);

impl<S> tower_layer::Layer<S> for Wire {
    type Service = Self;

    fn layer(&self, _: S) -> Self {
        self.clone()
    }
}

type Answer = Pin<Box<dyn Future<Output = Result<reqwest::Response, BoxError>> + Send>>;

impl tower::Service<reqwest::Request> for Wire {
    type Response = reqwest::Response;
    type Error = BoxError;
    type Future = Answer;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: reqwest::Request) -> Answer {
        let provider = Arc::clone(&self.0);
        Box::pin(async move { carry(&provider, request).await })
    }
}

async fn carry(
    provider: &Mutex<Provider>,
    mut request: reqwest::Request,
) -> Result<reqwest::Response, BoxError> {
    let event = {
        let mut provider = provider.lock().unwrap();
        (!provider.events.is_empty()).then(|| provider.events.remove(0))
    };
    if event == Some(Event::DropBefore) {
        return Err("the connection is lost".into());
    }
    // The transport reads the body when it writes the request.
    if let Some(body) = request.body_mut() {
        let mut body = pin!(body);
        while poll_fn(|context| body.as_mut().poll_frame(context))
            .await
            .is_some()
        {}
    }
    let key = request.headers().get("idempotency-key");
    let key = key.map(|key| key.to_str().unwrap().to_owned());
    let key = key.as_deref();
    let execute = || provider.lock().unwrap().execute(key);
    match event {
        None => Ok(created(execute())),
        Some(Event::Duplicate) => {
            execute();
            Ok(created(execute()))
        }
        Some(Event::DropBefore | Event::DropAfter) => {
            execute();
            Err("the connection is lost".into())
        }
        Some(Event::Timeout) => {
            execute();
            std::future::pending().await
        }
        Some(Event::Unavailable) => Ok(status(503)),
        Some(Event::Failed) => {
            execute();
            Ok(status(500))
        }
        Some(Event::TooMany) => Ok(status(429)),
        Some(Event::Redirect) => Ok(status(307)),
        Some(Event::Truncated) => {
            execute();
            let response = http::Response::builder().status(201);
            let body = reqwest::Body::wrap(Broken(0));
            Ok(response.body(body).unwrap().into())
        }
        Some(Event::Crash) => {
            execute();
            let crash = Arc::clone(&provider.lock().unwrap().crash);
            crash.notify_one();
            std::future::pending().await
        }
        // The promise is about the key: it can't be given for one that was carried out.
        Some(Event::NotCarriedOut) => {
            let known = key.is_some_and(|key| provider.lock().unwrap().responses.contains_key(key));
            match known {
                true => Ok(created(execute())),
                false => Ok(status(422)),
            }
        }
    }
}

fn status(status: u16) -> reqwest::Response {
    let response = http::Response::builder().status(status);
    response.body("").unwrap().into()
}

fn created(number: u32) -> reqwest::Response {
    let response = http::Response::builder().status(201);
    let response = response.header("content-type", "application/json");
    let body = format!(r#"{{"id":"{number}"}}"#);
    response.body(body).unwrap().into()
}

/// A body that breaks off.
struct Broken(usize);

impl http_body::Body for Broken {
    type Data = rt::Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<rt::Bytes>, BoxError>>> {
        self.0 += 1;
        Poll::Ready(Some(match self.0 {
            1 => Ok(Frame::data(rt::Bytes::from_static(b"{\"id\":"))),
            _ => Err("the connection is lost".into()),
        }))
    }
}

impl From<Infallible> for Broken {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// How a program goes on after a failure.
#[derive(Clone, Copy, Debug)]
enum Shape {
    /// A journal, and the same reference until there is a success.
    Journal,
    /// The same key until there is a success or a certain error; it is forgotten in a crash.
    KeyInMemory,
    /// A fresh key for each repetition.
    FreshKey,
    /// No key, and a repetition after every failure of the transport and after 5xx.
    RetryPost,
}

fn client(wire: &Wire) -> Client {
    Builder::new(&[], |client| client)
        .base_url("http://127.0.0.1:9")
        .http(reqwest::Client::builder().no_proxy())
        .retry(RetryPolicy::default().max_attempts(2))
        .layer(wire.clone())
        .bearer("token", "t")
        .build()
        .unwrap()
}

/// One call of a shape. `Some` for a success.
async fn call(
    shape: Shape,
    client: &Client,
    journal: &Journal,
    key: &mut Option<String>,
) -> Option<u32> {
    let mut request = transfer();
    let result = match shape {
        Shape::Journal => {
            let call = client.send::<Keyed>(&request).journal(journal);
            call.reference("order-1").await
        }
        Shape::KeyInMemory => {
            request.idempotency_key = key.clone();
            let result = client.send::<Keyed>(&request).await;
            if let Err(error) = &result {
                let known = error.idempotency_key().map(str::to_owned);
                *key = known.filter(|_| error.is_uncertain());
            }
            result
        }
        Shape::FreshKey => client.send::<Keyed>(&request).no_retry().await,
        Shape::RetryPost => {
            let result = client.send::<Unkeyed>(&request).await;
            match result {
                Ok(response) => return Some(number(&response.value)),
                Err(Error::Transport(_)) => return None,
                Err(error) if error.status().is_some_and(|it| it.is_server_error()) => return None,
                Err(_) => return None,
            }
        }
    };
    result.ok().map(|response| number(&response.value))
}

fn number(response: &TransferResponse) -> u32 {
    let TransferResponse::Created(transfer) = response;
    transfer.id.parse().unwrap()
}

/// The number of executions after a success.
async fn run(shape: Shape, events: &[Event]) -> (u32, u32) {
    let crash = Arc::new(Notify::new());
    let wire = Wire(Arc::new(Mutex::new(Provider {
        events: events.to_vec(),
        crash: Arc::clone(&crash),
        ..Provider::default()
    })));
    let store = Arc::new(MemoryStore::new());
    let mut key = None;
    for _ in 0..=2 * events.len() + 1 {
        let (client, journal) = (client(&wire), Journal::new(Arc::clone(&store)));
        let done = tokio::select! {
            biased;
            () = crash.notified() => {
                key = None;
                // The lease of the process that is gone ends.
                tokio::time::sleep(Duration::from_secs(61)).await;
                if matches!(shape, Shape::Journal) {
                    let resumed = journal.resume::<Keyed>(&client).into_future();
                    tokio::select! {
                        biased;
                        () = crash.notified() => {
                            tokio::time::sleep(Duration::from_secs(61)).await;
                        }
                        resumed = resumed => {
                            let resumed = resumed.unwrap();
                            assert!(resumed.left.is_empty(), "{events:?}");
                        }
                    }
                }
                None
            }
            done = call(shape, &client, &journal, &mut key) => done,
        };
        let executions = wire.0.lock().unwrap().executions;
        if let Some(number) = done {
            return (executions, number);
        }
    }
    panic!("{shape:?} does not end: {events:?}");
}

fn sequences(longest: usize) -> Vec<Vec<Event>> {
    let mut all = vec![Vec::new()];
    let mut last = all.clone();
    for _ in 0..longest {
        let longer = last.iter().flat_map(|sequence: &Vec<Event>| {
            EVENTS.into_iter().map(move |event| {
                let mut longer = sequence.clone();
                longer.push(event);
                longer
            })
        });
        last = longer.collect();
        all.extend(last.iter().cloned());
    }
    all
}

#[tokio::test(start_paused = true)]
async fn every_interleaving_is_carried_out_once() {
    let full = std::env::var("EXACTLY_ONCE").is_ok_and(|it| it == "full");
    let sequences = sequences(if full { 4 } else { 2 });
    println!("| program | sequences | twice or more | at most |\n|---|---|---|---|");
    for shape in [
        Shape::Journal,
        Shape::KeyInMemory,
        Shape::FreshKey,
        Shape::RetryPost,
    ] {
        let (mut doubles, mut most) = (0, 0);
        for events in &sequences {
            let (executions, number) = run(shape, events).await;
            assert!(
                executions >= 1,
                "{shape:?} is told of a success: {events:?}"
            );
            if matches!(shape, Shape::Journal) {
                assert_eq!((executions, number), (1, 1), "{events:?}");
            }
            doubles += usize::from(executions > 1);
            most = most.max(executions);
        }
        println!("| {shape:?} | {} | {doubles} | {most} |", sequences.len());
        // The others must show what the journal is for; otherwise the script proves nothing.
        assert_eq!(doubles == 0, matches!(shape, Shape::Journal), "{shape:?}");
    }
}

/// `Transport` is the service that a layer gets, and this one replaces it.
#[allow(dead_code)]
fn is_a_layer() -> impl tower_layer::Layer<Transport> {
    Wire(Arc::default())
}
