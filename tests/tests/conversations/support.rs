//! Sets up a provider: a scripted service, and the generated server and client around a socket.

use std::collections::VecDeque;
use std::fmt::Debug;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use axum::http::Response;
use copperplate_runtime as rt;
use rt::client::{ApiResponse, Builder, CallError, RetryPolicy};
use rt::message::{OperationResult, read_response_strictly};
use rt::operation::Example;
use rt::refusal::Refusal;
use rt::server::{Authenticate, Credentials, Denied, Router};
use rt::{DateTime, Json, Operation};

use crate::wire::Tap;

/// A valid token.
pub const TOKEN: &str = "c2VjcmV0Cg==";
/// A valid but insufficient token.
pub const WEAK_TOKEN: &str = "d2Vhaw==";

/// The request, the success and the failure of a provider's operation.
pub type RequestOf<P> = <<P as Provider>::Operation as Operation>::Request;
pub type ResponseOf<P> = <<P as Provider>::Operation as Operation>::Response;

pub type Called<P> = Result<ApiResponse<ResponseOf<P>>, CallError<<P as Provider>::Operation>>;

/// The specifics of a provider.
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
    /// All headers of a valid request.
    const HEADERS: &'static [(&'static str, &'static str)];

    fn router(desk: Desk<Self::Operation>) -> Router;
    fn builder(url: &str) -> Builder<Self::Client>;

    fn client(url: &str, retry: RetryPolicy) -> Self::Client {
        Self::builder(url).retry(retry).build().unwrap()
    }

    fn call(client: &Self::Client, request: &RequestOf<Self>)
    -> impl Future<Output = Called<Self>>;
    /// A valid request with this body.
    fn request(body: &str) -> RequestOf<Self>;
    /// The provider's response to a refused request: status, media type, body.
    fn refusal(refusal: Refusal, messages: &Said) -> (u16, &'static str, String);
}

/// The texts of a refusal, as JSON.
pub struct Said {
    /// A JSON string.
    pub detail: String,
    /// A JSON array, if the request violates the document.
    pub violations: Option<String>,
}

/// The problem details of the runtime, for providers without documented errors.
pub fn problem(refusal: Refusal, messages: &Said) -> (u16, &'static str, String) {
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
    let detail = &messages.detail;
    let violations = messages.violations.as_ref();
    let violations = violations.map_or(String::new(), |list| format!(r#","violations":{list}"#));
    let body = format!(
        r#"{{"type":"about:blank","title":"{title}","status":{status},"detail":{detail}{violations}}}"#
    );
    (status, "application/problem+json", body)
}

/// A service that records requests and responds by a script. It fails after the end of the script.
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
        let result = self.0.outcomes.lock().unwrap().pop_front();
        result.expect("the script is over")
    }

    /// Takes every request so far.
    pub fn take(&self) -> Vec<O::Request> {
        std::mem::take(&mut *self.0.seen.lock().unwrap())
    }
}

impl<O: Operation> Authenticate for Desk<O> {
    type Principal = String;

    async fn authenticate(&self, credentials: Credentials<'_>) -> Result<String, Denied> {
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

    /// Like [`Stage::with`], with the document's first success for every request.
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
    let all = P::EXAMPLES.iter();
    all.filter(|it| it.status.is_none()).map(compact)
}

/// The examples of responses, with their status.
pub fn responses<P: Provider>() -> impl Iterator<Item = (u16, &'static Example)> {
    let all = P::EXAMPLES.iter();
    all.filter_map(|example| Some((example.status?, compact(example))))
}

/// An example as it is on the wire, without the white space of its file.
fn compact(example: &'static Example) -> &'static Example {
    let body = String::from_utf8(rt::to_json(&json(example.body))).unwrap();
    Box::leak(Box::new(Example {
        body: body.leak(),
        ..*example
    }))
}

/// The document's first request.
pub fn first<P: Provider>() -> RequestOf<P> {
    P::request(requests::<P>().next().unwrap().body)
}

/// The body of the document's first success.
pub fn success_body<P: Provider>() -> &'static str {
    let found = responses::<P>().find(|(status, _)| (200..300).contains(status));
    found.unwrap().1.body
}

pub fn success_status<P: Provider>() -> u16 {
    let mut statuses = responses::<P>().map(|(status, _)| status);
    statuses.find(|status| (200..300).contains(status)).unwrap()
}

pub fn success<P: Provider>() -> OperationResult<P::Operation> {
    result::<P>(success_status::<P>(), success_body::<P>())
}

/// The typed response that a documented body stands for.
pub fn result<P: Provider>(status: u16, body: &str) -> OperationResult<P::Operation> {
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

/// The JSON string of a text.
pub fn quoted(text: &str) -> String {
    String::from_utf8(rt::to_json(&text.to_owned())).unwrap()
}

/// Asserts the same members with the same values. Numbers are compared digit by digit. Times may
/// differ in case, as RFC 3339 permits.
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
