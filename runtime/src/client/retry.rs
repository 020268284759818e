//! When and how often a call is repeated.

use std::time::{Duration, SystemTime};

use http::header::{HeaderMap, RETRY_AFTER};
use http::{Method, StatusCode};

use crate::json::{Json, Number, from_json_lenient};
use crate::wire::Wait;

/// When a call is repeated, and how long it waits before that.
///
/// A call is repeated after a failure of the transport and after the statuses 429, 502, 503 and
/// 504, and only if its method is idempotent or it carries its idempotency key. The wait is the
/// longer one of the server's `Retry-After` (RFC 9110, section 10.2.3) and the member of the answer
/// that the document marks with `x-copperplate-retry-after`, or else a random part of a time that
/// doubles with each attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    base: Duration,
    cap: Duration,
}

impl Default for RetryPolicy {
    /// Three attempts, 250 ms to begin with, and at most 10 s between two attempts.
    fn default() -> Self {
        Self {
            attempts: 3,
            base: Duration::from_millis(250),
            cap: Duration::from_secs(10),
        }
    }
}

impl RetryPolicy {
    /// Sends a call once.
    #[must_use]
    pub const fn never() -> Self {
        Self {
            attempts: 1,
            base: Duration::ZERO,
            cap: Duration::ZERO,
        }
    }

    /// Changes how many times a call is sent at most; 0 means 1.
    #[must_use]
    pub const fn max_attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Changes the longest wait before the second attempt.
    #[must_use]
    pub const fn base_delay(mut self, base: Duration) -> Self {
        self.base = base;
        self
    }

    /// Changes the longest wait before any attempt. An answer that asks for a longer one ends the
    /// call and is handed to the caller. [`Duration::MAX`] waits as long as any answer asks for.
    #[must_use]
    pub const fn max_delay(mut self, cap: Duration) -> Self {
        self.cap = cap;
        self
    }

    /// How long to wait after this many attempts; `None` to stop.
    pub(super) fn delay(
        &self,
        attempts: u32,
        asked: Option<Duration>,
        random: u64,
    ) -> Option<Duration> {
        if attempts >= self.attempts {
            return None;
        }
        match asked {
            Some(asked) => (asked <= self.cap).then_some(asked),
            None => Some(self.backoff(attempts, random)),
        }
    }

    /// A random part of `base · 2^(attempts − 1)` or of the cap, whichever is less.
    fn backoff(&self, attempts: u32, random: u64) -> Duration {
        let doubled = 1_u32
            .checked_shl(attempts.saturating_sub(1))
            .and_then(|factor| self.base.checked_mul(factor));
        let longest = doubled.unwrap_or(self.cap).min(self.cap).as_micros();
        let micros = u64::try_from(longest).unwrap_or(u64::MAX);
        Duration::from_micros(random % micros.saturating_add(1))
    }
}

/// Whether a method asks for nothing to be done (RFC 9110, section 9.2.1, and the HTTP QUERY method).
pub(super) fn is_safe(method: &Method) -> bool {
    method.is_safe() || *method == Method::QUERY
}

/// Whether sending the same request again has no further effect (RFC 9110, section
/// 9.2.2, and the HTTP QUERY method).
pub(super) fn is_idempotent(method: &Method) -> bool {
    [
        Method::GET,
        Method::HEAD,
        Method::PUT,
        Method::DELETE,
        Method::OPTIONS,
        Method::QUERY,
    ]
    .contains(method)
}

/// Whether a status says that a later attempt may succeed.
pub(super) fn is_transient(status: StatusCode) -> bool {
    matches!(status.as_u16(), 429 | 502 | 503 | 504)
}

/// The wait that an answer asks for: the longer one of its header `Retry-After` and the members of its
/// body that the document marks.
pub(super) fn asked(headers: &HeaderMap, body: &[u8], waits: &[Wait]) -> Option<Duration> {
    let header = retry_after(headers, SystemTime::now());
    let body = match waits {
        [] => None,
        waits => {
            let body = from_json_lenient::<Json>(body).ok();
            body.and_then(|(body, _)| waits.iter().filter_map(|wait| asked_in(&body, wait)).max())
        }
    };
    header.max(body)
}

/// The wait that a member asks for; `None` where it is absent or no number that is a time.
fn asked_in(body: &Json, wait: &Wait) -> Option<Duration> {
    let number = match body.at(wait.pointer)? {
        Json::Number(number) => number.clone(),
        Json::String(text) => Number::new(text)?,
        _ => return None,
    };
    let seconds = number.to_f64()? / f64::from(wait.per_second);
    match Duration::try_from_secs_f64(seconds) {
        Ok(asked) => Some(asked),
        Err(_) => (seconds > 0.0).then_some(Duration::MAX),
    }
}

/// The wait that `Retry-After` asks for, in seconds or as a date in any of its three forms (RFC 9110,
/// section 5.6.7); `None` where it is absent or malformed.
fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() {
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use http::HeaderValue;

    use super::*;

    fn by_header(text: &'static str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, HeaderValue::from_static(text));
        let now: jiff::Timestamp = "1994-11-06T08:49:30Z".parse().unwrap();
        retry_after(&headers, now.try_into().unwrap())
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        assert_eq!(by_header("120"), Some(Duration::from_secs(120)));
        let date = by_header("Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(date, Some(Duration::from_secs(7)));
        // RFC 9110, section 5.6.7: a recipient takes the two obsolete forms as well.
        for date in ["Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
            assert_eq!(by_header(date), Some(Duration::from_secs(7)), "{date}");
        }
        let past = by_header("Sun, 06 Nov 1994 08:00:00 GMT");
        assert_eq!(past, Some(Duration::ZERO));
        assert_eq!(
            by_header("99999999999999999999"),
            Some(Duration::from_secs(u64::MAX))
        );
        for text in ["", "-1", "1.5", "soon", "Sun, 06 Nov"] {
            assert_eq!(by_header(text), None, "{text}");
        }
    }

    #[test]
    fn the_wait_doubles_up_to_the_cap() {
        let policy = RetryPolicy::default().max_attempts(u32::MAX);
        let longest = |attempts| {
            policy
                .backoff(attempts, 0)
                .max(policy.backoff(attempts, 249_999))
        };
        assert_eq!(longest(1), Duration::from_micros(249_999));
        assert_eq!(policy.backoff(2, 500_000), Duration::from_millis(500));
        assert_eq!(policy.backoff(90, 10_000_000), Duration::from_secs(10));
        assert_eq!(policy.backoff(90, 10_000_001), Duration::ZERO);
        let never = RetryPolicy::never();
        assert_eq!(never.backoff(1, u64::MAX), Duration::ZERO);
    }

    #[test]
    fn a_longer_wait_than_the_cap_ends_the_call() {
        let policy = RetryPolicy::default().max_delay(Duration::from_secs(2));
        let [two, three] = [2, 3].map(|it| Some(Duration::from_secs(it)));
        assert_eq!(policy.delay(1, two, 0), two);
        assert_eq!(policy.delay(1, three, 0), None);
        assert_eq!(policy.delay(3, None, 0), None);
    }

    #[test]
    fn the_longer_of_header_and_body_counts() {
        const WAITS: &[Wait] = &[
            Wait::milliseconds("/details/retry_after_ms"),
            Wait::seconds("/wait~1s"),
        ];
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, HeaderValue::from_static("2"));
        for (body, wait) in [
            (r#"{"details":{"retry_after_ms":5000}}"#, 5_000),
            (r#"{"details":{"retry_after_ms":1500}}"#, 2_000),
            (r#"{"details":{"retry_after_ms":"2500"}}"#, 2_500),
            (r#"{"wait/s":2.5,"details":{"retry_after_ms":2100}}"#, 2_500),
            (r#"{"wait/s":-3,"details":null}"#, 2_000),
            (r#"{"wait/s":"soon"}"#, 2_000),
            ("<html>", 2_000),
        ] {
            let wait = Some(Duration::from_millis(wait));
            assert_eq!(asked(&headers, body.as_bytes(), WAITS), wait, "{body}");
        }
        let long = asked(&headers, br#"{"wait/s":1e300}"#, WAITS);
        assert_eq!(long, Some(Duration::MAX));
        assert_eq!(asked(&HeaderMap::new(), br#"{"wait/s":7}"#, &[]), None);
    }

    #[test]
    fn no_time_is_too_long_to_reckon_with() {
        let policy = RetryPolicy::default()
            .max_attempts(u32::MAX)
            .base_delay(Duration::MAX)
            .max_delay(Duration::MAX);
        for attempts in [0, 1, 2, 90, u32::MAX - 1] {
            assert!(policy.delay(attempts, None, u64::MAX).is_some());
            let asked = Some(Duration::MAX);
            assert_eq!(policy.delay(attempts, asked, 0), asked);
        }
    }
}
