//! The ids of requests, and the hook that sees the end of each.

use std::fmt;
use std::future::Future;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::extract::Request;
use http::header::{HeaderMap, HeaderName, HeaderValue};
use http::{Method, Response, StatusCode};

use super::failed::Failure;
use crate::report::Report;
use crate::wire::OperationInfo;
use crate::wire::refusal::Refusal;

/// The longest id of a request that is accepted from a caller.
const LONGEST: usize = 128;

/// The id of a request, in its extensions and in the ones of its response: see
/// [`Routes::request_id`](super::Routes::request_id).
///
/// ```
/// use copperplate_runtime as rt;
/// use rt::server::RequestId;
///
/// assert_eq!(RequestId::new("7f3a-01").unwrap().as_str(), "7f3a-01");
/// assert!(RequestId::new("two words").is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// An id of 1 to 128 characters out of ASCII letters, digits and `-._~+/=:@`; `None` if the text
    /// is something else, because ids end up in logs and in headers of other requests.
    #[must_use]
    pub fn new(id: &str) -> Option<Self> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/=:@".contains(&byte);
        let fits = (1..=LONGEST).contains(&id.len()) && id.bytes().all(is_plain);
        fits.then(|| Self(Arc::from(id)))
    }

    /// A new id of 32 hexadecimal digits, which nobody can guess.
    fn made() -> Self {
        static SEED: LazyLock<RandomState> = LazyLock::new(RandomState::new);
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let [high, low] = [0_u8, 1].map(|half| SEED.hash_one((count, half)));
        Self(format!("{high:016x}{low:016x}").into())
    }

    /// The only id in the header of a request, or a new one.
    fn of(headers: &HeaderMap, name: &HeaderName) -> Self {
        let mut sent = headers.get_all(name).iter();
        let only = sent.next().filter(|_| sent.next().is_none());
        let only = only.and_then(|it| Self::new(it.to_str().ok()?));
        only.unwrap_or_else(Self::made)
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The refusal of a request, in the extensions of its response.
#[derive(Clone, Debug)]
pub struct Refused {
    refusal: Refusal,
    report: Arc<Report>,
}

impl Refused {
    pub(super) fn new(refusal: Refusal, report: &Report) -> Self {
        Self {
            refusal,
            report: Arc::new(report.clone()),
        }
    }

    /// The reason.
    #[must_use]
    pub fn refusal(&self) -> Refusal {
        self.refusal
    }

    /// The violations of a request that violates the document; empty for most other reasons. It may
    /// contain short excerpts of the request, as the response does.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }
}

/// A request with the head of its response, for [`Routes::on_response`](super::Routes::on_response).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Exchanged<'r> {
    /// The operation; `None` if no operation has this path and method. Its `path` is `http.route`,
    /// and the template without parameters of other spellings.
    pub operation: Option<&'static OperationInfo>,
    /// The method of the request.
    pub method: &'r Method,
    /// The status of the response.
    pub status: StatusCode,
    /// The reason and the violations, if the request was refused.
    pub refused: Option<&'r Refused>,
    /// The reason of a failure. The stream of a response may still break off later, which only
    /// [`Routes::on_failure`](super::Routes::on_failure) sees.
    pub failure: Option<&'r Failure>,
    /// The id of the request, if the service uses ids.
    pub request_id: Option<&'r RequestId>,
    /// The time from the head of the request to the head of the response.
    pub elapsed: Duration,
}

impl Exchanged<'_> {
    /// The class of the failure, with few values, as `error.type` of OpenTelemetry; `None` unless
    /// the server failed. A response to a wrong request is not an error of the server.
    #[must_use]
    pub fn error_type(&self) -> Option<&'static str> {
        let class = self.failure.and_then(class);
        class.or_else(|| match self.status.as_u16() {
            500 => Some("500"),
            501 => Some("501"),
            502 => Some("502"),
            503 => Some("503"),
            504 => Some("504"),
            505..=599 => Some("_OTHER"),
            _ => None,
        })
    }
}

/// The class of a failure; `None` for a caller's fault.
fn class(failure: &Failure) -> Option<&'static str> {
    Some(match failure {
        Failure::Failed(_) => "failed",
        Failure::Panicked(_) => "panic",
        Failure::TimedOut => "timeout",
        Failure::Unwritable(_) => "unwritable_response",
        Failure::Invalid(_) => "invalid_response",
        Failure::BrokenOff(_) => "broken_off",
        Failure::Unstored(_) => "idempotency_store",
        Failure::Unsettled => "unsettled_key",
        Failure::Unspooled(_) => "temporary_file",
        #[cfg(feature = "signatures")]
        Failure::Unverified(_) => return None,
    })
}

pub(super) type OnResponse = Arc<dyn Fn(&Exchanged<'_>) + Send + Sync>;

/// The settings that concern every request of a router.
#[derive(Clone, Default)]
pub(super) struct Observer {
    pub(super) header: Option<HeaderName>,
    pub(super) on_response: Option<OnResponse>,
}

impl Observer {
    /// Awaits a response, with an id for the request, and shows both to the hook.
    pub(super) async fn observed<F>(
        &self,
        mut request: Request,
        respond: impl FnOnce(Request) -> F,
    ) -> Response<Body>
    where
        F: Future<Output = Response<Body>>,
    {
        if self.header.is_none() && self.on_response.is_none() {
            return respond(request).await;
        }
        let begun = Instant::now();
        let method = request.method().clone();
        let id = self
            .header
            .as_ref()
            .map(|name| RequestId::of(request.headers(), name));
        if let Some(id) = &id {
            request.extensions_mut().insert(id.clone());
        }
        let mut response = respond(request).await;
        if let (Some(name), Some(id)) = (&self.header, id) {
            // An id is printable ASCII.
            if let Ok(value) = HeaderValue::from_str(id.as_str()) {
                response.headers_mut().insert(name.clone(), value);
            }
            response.extensions_mut().insert(id);
        }
        if let Some(hook) = &self.on_response {
            hook(&exchanged(&method, &response, begun.elapsed()));
        }
        response
    }
}

fn exchanged<'r>(
    method: &'r Method,
    response: &'r Response<Body>,
    elapsed: Duration,
) -> Exchanged<'r> {
    let extensions = response.extensions();
    Exchanged {
        operation: extensions.get::<&'static OperationInfo>().copied(),
        method,
        status: response.status(),
        refused: extensions.get(),
        failure: extensions.get(),
        request_id: extensions.get(),
        elapsed,
    }
}
