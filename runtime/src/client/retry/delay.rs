//! The delay that a response requests.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::StatusCode;
use http::header::{HeaderMap, RETRY_AFTER};

use crate::codec::from_json_lenient;
use crate::json::{Json, Number};
use crate::wire::RetryDelay;

/// The smallest number of seconds that makes `x-ratelimit-reset` a date. Providers with dates count
/// from 1970, and no limit lasts for thirty years.
const FIRST_DATE: f64 = 1e9;

/// The smallest number that makes such a date count milliseconds.
const FIRST_DATE_IN_MILLISECONDS: f64 = 1e11;

/// The delay that a response requests: the longest one of `Retry-After` and its documented body
/// members. Without these, the end of a rate limit decides.
pub(in crate::client) fn asked(
    status: StatusCode,
    headers: &HeaderMap,
    body: &[u8],
    waits: &[RetryDelay],
) -> Option<Duration> {
    let now = super::super::clock::now();
    let header = retry_after(headers, now).max(retry_after_milliseconds(headers));
    let body = match waits {
        [] => None,
        waits => {
            let body = from_json_lenient::<Json>(body).ok();
            body.and_then(|(body, _)| waits.iter().filter_map(|wait| asked_in(&body, wait)).max())
        }
    };
    let limited = matches!(status.as_u16(), 429 | 503);
    let rate = || limited.then(|| rate_limit(headers, now)).flatten();
    header.max(body).or_else(rate)
}

/// The delay in a member; `None` if it is absent or is not a valid number of seconds.
fn asked_in(body: &Json, wait: &RetryDelay) -> Option<Duration> {
    let number = match body.at(wait.pointer)? {
        Json::Number(number) => number.clone(),
        Json::String(text) => Number::new(text)?,
        _ => return None,
    };
    seconds(number.to_f64()? / f64::from(wait.per_second))
}

/// The delay in `Retry-After`, in seconds or as a date in any of its three forms (RFC 9110, section
/// 5.6.7); `None` if it is absent or malformed.
fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() {
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

/// The header `retry-after-ms`. Some providers send it with `Retry-After` to be exact.
fn retry_after_milliseconds(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get("retry-after-ms")?.to_str().ok()?.trim();
    seconds(text.parse::<f64>().ok()? / 1000.0)
}

/// The end of an exhausted rate limit: by the seconds of the parameter `t` of `RateLimit`
/// (draft-ietf-httpapi-ratelimit-headers-10), or by the `x-ratelimit-reset` of older servers. If
/// only a policy is given, the limit lasts at most for its window.
fn rate_limit(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let limits = items(headers, "ratelimit");
    let spent = limits.filter(|it| parameter(it, "r") == Some(0.0));
    let reset = spent.filter_map(|it| seconds(parameter(it, "t")?)).max();
    reset.or_else(|| reset_header(headers, now)).or_else(|| {
        let windows = items(headers, "ratelimit-policy");
        windows.filter_map(|it| seconds(parameter(it, "w")?)).max()
    })
}

/// The items of a list of structured fields (RFC 9651). Names of policies in use contain no comma,
/// and a part of such a name would have no parameter.
fn items<'h>(headers: &'h HeaderMap, name: &str) -> impl Iterator<Item = &'h str> {
    let values = headers.get_all(name).into_iter();
    let values = values.filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(','))
}

/// A parameter of an item, if it is a number.
fn parameter(item: &str, name: &str) -> Option<f64> {
    let mut pairs = item.split(';').skip(1);
    let value = pairs.find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key.trim() == name).then_some(value.trim())
    });
    value?.parse().ok()
}

/// The header `x-ratelimit-reset`: seconds from now, or a date in seconds or milliseconds since 1970.
fn reset_header(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let number = |name: &str| headers.get(name)?.to_str().ok()?.trim().parse::<f64>().ok();
    if number("x-ratelimit-remaining").is_some_and(|left| left > 0.0) {
        return None;
    }
    let reset = number("x-ratelimit-reset")?;
    let date = match reset {
        reset if reset >= FIRST_DATE_IN_MILLISECONDS => reset / 1000.0,
        reset if reset >= FIRST_DATE => reset,
        reset => return seconds(reset),
    };
    let date = UNIX_EPOCH.checked_add(seconds(date)?)?;
    Some(date.duration_since(now).unwrap_or_default())
}

/// A number of seconds. The longest duration if it is out of range, and `None` below zero.
fn seconds(seconds: f64) -> Option<Duration> {
    match Duration::try_from_secs_f64(seconds) {
        Ok(asked) => Some(asked),
        Err(_) => (seconds > 0.0).then_some(Duration::MAX),
    }
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
        // A recipient accepts the two obsolete forms as well (RFC 9110, section 5.6.7).
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
    fn the_longer_of_header_and_body_counts() {
        const WAITS: &[RetryDelay] = &[
            RetryDelay::milliseconds("/details/retry_after_ms"),
            RetryDelay::seconds("/wait~1s"),
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
            assert_eq!(
                asked(TOO_MANY, &headers, body.as_bytes(), WAITS),
                wait,
                "{body}"
            );
        }
        let long = asked(TOO_MANY, &headers, br#"{"wait/s":1e300}"#, WAITS);
        assert_eq!(long, Some(Duration::MAX));
        assert_eq!(
            asked(TOO_MANY, &HeaderMap::new(), br#"{"wait/s":7}"#, &[]),
            None
        );
    }

    const TOO_MANY: StatusCode = StatusCode::TOO_MANY_REQUESTS;

    #[test]
    fn a_limit_that_is_used_up_tells_when_it_ends() {
        let soon = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_secs()
            + 100;
        let (date, date_ms) = (soon.to_string(), (soon * 1000).to_string());
        for (headers, wait) in [
            (
                vec![("ratelimit", "\"burst\";r=0;t=7, \"daily\";r=9;t=99")],
                Some(7),
            ),
            (vec![("ratelimit", "\"burst\";r=3;t=7")], None),
            (vec![("ratelimit-policy", "\"burst\";q=10;w=60")], Some(60)),
            (vec![("x-ratelimit-reset", "12")], Some(12)),
            (vec![("x-ratelimit-reset", date.as_str())], Some(100)),
            (vec![("x-ratelimit-reset", date_ms.as_str())], Some(100)),
            (vec![("x-ratelimit-reset", "1700000000")], Some(0)),
            (
                vec![("x-ratelimit-reset", "12"), ("x-ratelimit-remaining", "4")],
                None,
            ),
            (
                vec![("x-ratelimit-reset", "12"), ("retry-after", "2")],
                Some(2),
            ),
            (vec![("retry-after-ms", "2000")], Some(2)),
            (vec![("x-ratelimit-reset", "soon")], None),
        ] {
            let pairs = headers.iter().map(|(name, value)| {
                let name = http::HeaderName::from_bytes(name.as_bytes()).unwrap();
                (name, HeaderValue::from_str(value).unwrap())
            });
            let map: HeaderMap = pairs.collect();
            // The clock may have advanced by a second.
            let found = asked(TOO_MANY, &map, b"", &[]).map(|it| it.as_secs_f64().round());
            let near = match (found, wait) {
                (Some(found), Some(wait)) => (f64::from(wait) - found).abs() <= 1.0,
                (found, wait) => found.is_none() && wait.is_none(),
            };
            assert!(near, "{headers:?}: {found:?}");
            let fine = asked(StatusCode::OK, &map, b"", &[]);
            let message = headers
                .iter()
                .any(|(name, _)| name.starts_with("retry-after"));
            assert_eq!(fine.is_some(), message, "{headers:?}");
        }
    }
}
