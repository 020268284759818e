//! The stage: a provider, a service that answers by a script, and the two over a socket.

use std::collections::VecDeque;
use std::fmt::Debug;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use axum::http::Response;
use copperplate_runtime as rt;
use rt::client::{ApiResponse, CallError, RetryPolicy};
use rt::message::{OperationResult, read_response_strictly};
use rt::operation::Example;
use rt::refusal::Refusal;
use rt::server::{Authenticate, Credentials, Denied, Router};
use rt::{DateTime, Json, Operation};

use crate::wire::Tap;

/// The token that the service knows.
pub const TOKEN: &str = "c2VjcmV0Cg==";
/// A token that is valid and not enough.
pub const WEAK_TOKEN: &str = "d2Vhaw==";

/// The request, the success and the failure of a provider's operation.
pub type RequestOf<P> = <<P as Provider>::Operation as Operation>::Request;
pub type ResponseOf<P> = <<P as Provider>::Operation as Operation>::Response;

pub type Called<P> = Result<ApiResponse<ResponseOf<P>>, CallError<<P as Provider>::Operation>>;

/// What is the provider's own.
pub trait Provider: 'static {
    type Operation: rt::operation::ClientOperation
        + rt::operation::ServerOperation
        + Operation<Request: PartialEq + Debug, Response: PartialEq + Debug, Error: PartialEq>;
    type Client: Debug;

    const EXAMPLES: &'static [Example];
    /// The path of the example.
    const PATH: &'static str;
    /// The media type of documented errors.
    const ERRORS: &'static str;
    /// All headers of a good request.
    const HEADERS: &'static [(&'static str, &'static str)];

    fn router(desk: Desk<Self::Operation>) -> Router;
    fn client(url: &str, retry: RetryPolicy) -> Self::Client;
    fn call(client: &Self::Client, request: &RequestOf<Self>)
    -> impl Future<Output = Called<Self>>;
    /// A good request with this body.
    fn request(body: &str) -> RequestOf<Self>;
    /// How the provider says no: status, media type, body.
    fn refusal(refusal: Refusal, said: &Said) -> (u16, &'static str, String);
}

/// What a refusal says, as JSON text.
pub struct Said {
    /// A JSON string.
    pub detail: String,
    /// A JSON array, if the request breaks the document.
    pub violations: Option<String>,
}

/// Problem details as the runtime writes them where a provider has no words of its own.
pub fn problem(refusal: Refusal, said: &Said) -> (u16, &'static str, String) {
    let status = refusal.status();
    let title = match status {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        406 => "Not Acceptable",
        413 => "Payload Too Large",
        415 => "Unsupported Media Type",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Internal Server Error",
    };
    let detail = &said.detail;
    let violations = said.violations.as_ref();
    let violations = violations.map_or(String::new(), |list| format!(r#","violations":{list}"#));
    let body = format!(
        r#"{{"type":"about:blank","title":"{title}","status":{status},"detail":{detail}{violations}}}"#
    );
    (status, "application/problem+json", body)
}

/// A service that keeps what it is asked and answers by a script. It fails when the script is over.
pub struct Desk<O: Operation>(Arc<Drawer<O>>);

struct Drawer<O: Operation> {
    outcomes: Mutex<VecDeque<rt::server::HandlerResult<O>>>,
    seen: Mutex<Vec<O::Request>>,
}

impl<O: Operation> Clone for Desk<O> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<O: Operation> Desk<O> {
    pub fn new(outcomes: Vec<OperationResult<O>>) -> Self {
        let outcomes = outcomes.into_iter();
        Self::answering(outcomes.map(|it| Ok(it?)).collect())
    }

    /// A desk whose handler may fail as no document says.
    pub fn answering(outcomes: VecDeque<rt::server::HandlerResult<O>>) -> Self {
        Self(Arc::new(Drawer {
            outcomes: Mutex::new(outcomes),
            seen: Mutex::new(Vec::new()),
        }))
    }

    /// Answers a request.
    pub fn handle(&self, request: O::Request) -> rt::server::HandlerResult<O> {
        self.0.seen.lock().unwrap().push(request);
        let outcome = self.0.outcomes.lock().unwrap().pop_front();
        outcome.expect("the script is over")
    }

    /// Takes every request so far.
    pub fn take(&self) -> Vec<O::Request> {
        std::mem::take(&mut *self.0.seen.lock().unwrap())
    }
}

impl<O: Operation> Authenticate for Desk<O> {
    type Principal = String;

    async fn authenticate(&self, credentials: Credentials) -> Result<String, Denied> {
        match credentials.bearer() {
            Some(TOKEN) => Ok("caller".to_owned()),
            Some(WEAK_TOKEN) => Err(Denied::Forbidden),
            _ => Err(Denied::Unauthenticated),
        }
    }
}

/// The generated server and the generated client, with a tap between them.
pub struct Stage<P: Provider> {
    pub desk: Desk<P::Operation>,
    pub server: SocketAddr,
    pub tap: Tap,
    pub client: P::Client,
}

impl<P: Provider> Stage<P> {
    pub async fn with(outcomes: Vec<OperationResult<P::Operation>>) -> Self {
        Self::before(Desk::new(outcomes)).await
    }

    pub async fn before(desk: Desk<P::Operation>) -> Self {
        let server = serve(P::router(desk.clone())).await;
        let tap = Tap::before(server).await;
        let client = P::client(&format!("http://{}", tap.address), RetryPolicy::never());
        Self {
            desk,
            server,
            tap,
            client,
        }
    }

    /// As [`Stage::with`], answering every request with the document's first success.
    pub async fn successful(times: usize) -> Self {
        Self::with((0..times).map(|_| success::<P>()).collect()).await
    }
}

pub async fn serve(router: Router) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

/// The examples of requests.
pub fn requests<P: Provider>() -> impl Iterator<Item = &'static Example> {
    P::EXAMPLES
        .iter()
        .filter(|example| example.status.is_none())
}

/// The examples of answers, with their status.
pub fn answers<P: Provider>() -> impl Iterator<Item = (u16, &'static Example)> {
    let all = P::EXAMPLES.iter();
    all.filter_map(|example| Some((example.status?, example)))
}

/// The document's first request.
pub fn first<P: Provider>() -> RequestOf<P> {
    P::request(requests::<P>().next().unwrap().body)
}

/// The body of the document's first success.
pub fn success_body<P: Provider>() -> &'static str {
    let found = answers::<P>().find(|(status, _)| (200..300).contains(status));
    found.unwrap().1.body
}

pub fn success_status<P: Provider>() -> u16 {
    let mut statuses = answers::<P>().map(|(status, _)| status);
    statuses.find(|status| (200..300).contains(status)).unwrap()
}

pub fn success<P: Provider>() -> OperationResult<P::Operation> {
    outcome::<P>(success_status::<P>(), success_body::<P>())
}

/// The typed answer that a documented body stands for.
pub fn outcome<P: Provider>(status: u16, body: &str) -> OperationResult<P::Operation> {
    let response = response(status, body);
    read_response_strictly::<P::Operation>(&response).unwrap()
}

pub fn response(status: u16, body: &str) -> Response<Bytes> {
    let response = Response::builder()
        .status(status)
        .header("content-type", "application/json");
    response.body(Bytes::from(body.to_owned())).unwrap()
}

pub fn json(text: impl AsRef<[u8]>) -> Json {
    rt::from_json(text.as_ref()).unwrap()
}

/// A JSON string of a text.
pub fn quoted(text: &str) -> String {
    String::from_utf8(rt::to_json(&text.to_owned())).unwrap()
}

/// Asserts the same members with the same values. Numbers are compared digit by digit. A time may
/// differ in the case of its letters, which RFC 3339 leaves open.
#[track_caller]
pub fn assert_same_json(found: &Json, expected: &Json) {
    assert!(same(found, expected), "{found:#?}\nis not\n{expected:#?}");
}

fn same(found: &Json, expected: &Json) -> bool {
    match (found, expected) {
        (Json::Number(found), Json::Number(expected)) => found.as_str() == expected.as_str(),
        (Json::String(found), Json::String(expected)) => {
            let time = found.parse::<DateTime>().is_ok() && found.eq_ignore_ascii_case(expected);
            found == expected || time
        }
        (Json::Array(found), Json::Array(expected)) => {
            let pairs = found.iter().zip(expected);
            found.len() == expected.len() && pairs.into_iter().all(|(it, other)| same(it, other))
        }
        (Json::Object(found), Json::Object(expected)) => {
            let with_partner = |(name, value): (&String, &Json)| {
                expected.get(name).is_some_and(|other| same(value, other))
            };
            found.len() == expected.len() && found.iter().all(with_partner)
        }
        (found, expected) => found == expected,
    }
}
