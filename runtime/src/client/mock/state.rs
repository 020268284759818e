//! The mock transport.

use std::fmt;
use std::panic::Location;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::Request;

use super::named::Named;
use super::received::Received;
use super::rule::{AnyRule, Given, Offer, Rule, When, fail, read};
use super::unmatched::Unmatched;
use crate::syntax::path_template::captures;
use crate::wire::{OperationInfo, ServerOperation};

/// A transport without a server: it replies to the requests of typed expectations.
///
/// It reads each request as the generated server does. A request that breaks the document, lacks its
/// credentials or fits no expectation fails the call with an [`Unmatched`] report, and fails the test
/// when the mock is dropped or verified, even if the tested code hides the error. Everything in front
/// of the transport is the client of production: credentials, signatures, retries, deadlines, layers.
/// Signatures are not verified.
///
/// ```
/// # mod api {
/// #     use copperplate_runtime as rt;
/// #     #[derive(Clone, Debug, PartialEq)]
/// #     pub struct GetPayoutRequest { pub id: String }
/// #     rt::request! { GetPayoutRequest { id: parameter(path("id")) where max_length(8), } }
/// #     #[derive(Clone, Debug, PartialEq)]
/// #     pub enum GetPayoutError { NotFound(String) }
/// #     rt::failure! {
/// #         impl Display, Error for GetPayoutError {
/// #             404 => NotFound(body: body(&rt::body::JSON)) as "404: No such payout",
/// #         }
/// #     }
/// #     pub enum GetPayout {}
/// #     impl rt::Operation for GetPayout {
/// #         const INFO: rt::operation::OperationInfo = rt::operation::OperationInfo::new(
/// #             "getPayout", rt::operation::MethodName::GET, "/payouts/{id}",
/// #         )
/// #         .produces(&["application/json"]);
/// #         type Request = GetPayoutRequest;
/// #         type Response = rt::response::Ok<String>;
/// #         type Error = GetPayoutError;
/// #     }
/// # }
/// # use copperplate_runtime as rt;
/// # use api::{GetPayout, GetPayoutRequest};
/// # #[tokio::main(flavor = "current_thread", start_paused = true)]
/// # async fn main() {
/// use rt::client::{Builder, Client};
/// use rt::response;
/// use rt::testing::{Fault, MockTransport};
///
/// let mock = MockTransport::new();
/// mock.when::<GetPayout>()
///     .with(|request| request.id == "p-1")
///     .then(Fault::Refused)
///     .then(Ok(response::Ok::Ok("paid".to_owned())));
///
/// // As generated code begins: `Client::builder().transport(&mock)`.
/// let client = Builder::new(&[], |client: Client| client).transport(&mock).build().unwrap();
/// let paid = client.send::<GetPayout>(&GetPayoutRequest { id: "p-1".into() }).await.unwrap();
/// assert_eq!(paid.into_value(), response::Ok::Ok("paid".to_owned()));
/// assert_eq!(mock.requests::<GetPayout>().len(), 2);
/// mock.verify();
/// # }
/// ```
#[derive(Default)]
pub struct MockTransport(Arc<Shared>);

/// The state that the transport of a client shares.
#[derive(Default)]
pub(super) struct Shared(Mutex<State>);

#[derive(Default)]
struct State {
    rules: Vec<Arc<dyn AnyRule>>,
    requests: Vec<(OperationInfo, Request<Bytes>)>,
    unmatched: Vec<Unmatched>,
    /// True if a verification has failed the test.
    failed: bool,
}

impl MockTransport {
    /// A transport that expects nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Expects requests of an operation.
    #[must_use = "it has no reply yet"]
    #[track_caller]
    pub fn when<O: ServerOperation>(&self) -> When<O> {
        let rule = Rule::<O>::new(Location::caller());
        self.expect(rule.clone());
        rule.when()
    }

    pub(super) fn expect(&self, rule: Arc<dyn AnyRule>) {
        self.0.state().rules.push(rule);
    }

    /// All requests of an operation so far, each attempt of a call included, in order. Requests
    /// that break the document are left out.
    #[must_use]
    pub fn requests<O: ServerOperation>(&self) -> Vec<Received<O::Request>> {
        let state = self.0.state();
        let own = state.requests.iter().filter(|it| it.0.id == O::INFO.id);
        own.filter_map(|(_, request)| read::<O>(request).ok())
            .collect()
    }

    /// The number of all requests so far.
    #[must_use]
    pub fn request_count(&self) -> usize {
        self.0.state().requests.len()
    }

    /// Requests without a reply, and expectations without their requests.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        let state = self.0.state();
        let unmatched = state.unmatched.iter().map(ToString::to_string);
        let missing = state.rules.iter().filter_map(|it| it.shortfall());
        unmatched.chain(missing).collect()
    }

    /// Fails the test if there are [`problems`](Self::problems). Dropping the mock does the same,
    /// unless the test is failing already.
    ///
    /// # Panics
    ///
    /// If there are problems.
    #[track_caller]
    pub fn verify(&self) {
        let problems = self.problems();
        if !problems.is_empty() {
            self.0.state().failed = true;
            fail(&format!("the mock transport:\n- {}", problems.join("\n- ")));
        }
    }

    pub(super) fn shared(&self) -> Arc<Shared> {
        Arc::clone(&self.0)
    }
}

impl Drop for MockTransport {
    fn drop(&mut self) {
        // A second panic would abort the process and hide the first.
        if !std::thread::panicking() && !self.0.state().failed {
            self.verify();
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The reply to a request.
    pub(super) fn reply(&self, request: Request<Bytes>) -> Result<Given, Unmatched> {
        let rules = self.state().rules.clone();
        let info = operation(&rules, &request);
        let result = match &info {
            Some(info) => offered(&rules, info, &request),
            None => Err(format!(
                "no operation is expected for a request with the method {}",
                request.method()
            )),
        };
        let mut state = self.state();
        if let Some(info) = info {
            state.requests.push((info, request));
        }
        result.map_err(|reason| {
            let unmatched = Unmatched(reason);
            state.unmatched.push(unmatched.clone());
            unmatched
        })
    }
}

/// The operation of a request. A layer that rebuilds the request loses the record of the client, and
/// then the path decides.
fn operation(rules: &[Arc<dyn AnyRule>], request: &Request<Bytes>) -> Option<OperationInfo> {
    if let Some(Named(info)) = request.extensions().get::<Named>() {
        return Some(info.clone());
    }
    let mut infos = rules.iter().map(|it| it.info());
    infos.find(|info| {
        request.method() == info.method.as_str()
            && captures(info.path, request.uri().path()).is_some()
    })
}

/// The reply of the first rule that fits. Neither the path nor a value of the request is in the
/// report, except what a violation echoes.
fn offered(
    rules: &[Arc<dyn AnyRule>],
    info: &OperationInfo,
    request: &Request<Bytes>,
) -> Result<Given, String> {
    let name = format!("{} ({} {})", info.id, info.method.as_str(), info.path);
    let mut passed = Vec::new();
    for rule in rules.iter().filter(|it| it.info().id == info.id) {
        match rule.offer(request) {
            Offer::Given(given) => return Ok(given),
            Offer::Wrong(report) => {
                return Err(format!(
                    "a request of {name} breaks the document:\n{report}"
                ));
            }
            Offer::Passed(reason) => passed.push(format!("\n  {reason}")),
        }
    }
    if passed.is_empty() {
        return Err(format!("no `when` expects a request of {name}"));
    }
    let passed = passed.concat();
    Err(format!("a request of {name} fits no expectation:{passed}"))
}

impl fmt::Debug for MockTransport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.0.state();
        formatter
            .debug_struct("MockTransport")
            .field("expectations", &state.rules.len())
            .field("requests", &state.requests.len())
            .field("unmatched", &state.unmatched)
            .finish_non_exhaustive()
    }
}
