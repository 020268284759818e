//! The attempts of a call, and the decision about another attempt.

use std::time::Duration;

use super::clock::Instant;
use http::StatusCode;
use http::header::{ACCEPT, ACCEPT_ENCODING, HeaderValue};
use uuid::Uuid;

use super::attempt_result::{AttemptResult, Unsent};
use super::call::{Astray, Call, Failure};
use super::prepared::Prepared;
use super::response::Parts;
use super::shared::Inner;
use super::standing::Standing;
use super::time_limit::Limit;
use super::{attempt, clock, retry};
use crate::body::ByteStream;

/// Sends a request until there is a response for the caller.
pub(super) async fn exchange(prepared: Prepared) -> Result<Box<Parts>, Failure> {
    let inner = std::sync::Arc::clone(&prepared.inner);
    let inner = &*inner;
    let mut call = begin(prepared)?;
    let mut last = None;
    loop {
        let result = match attempt::run(inner, &mut call).await {
            Ok(result) => result,
            // The failure to send again must not hide that an earlier attempt may have been carried
            // out.
            Err(unsent) => match last {
                Some(result) if call.standing.doubtful => return conclude(result, &call),
                _ => return Err(Failure::unsent(unsent, &call.standing)),
            },
        };
        let Some(delay) = call.again(inner, &result) else {
            if let Some(headers) = result.headers() {
                inner.notices.read(call.info.id, headers);
            }
            if result.is_response() {
                inner.budget.put_back(call.spent);
            }
            return conclude(result, &call);
        };
        call.standing.doubtful |= result.leaves_doubt();
        last = Some(result);
        if !delay.is_zero() {
            clock::sleep(delay).await;
        }
    }
}

fn begin(prepared: Prepared) -> Result<Call, Failure> {
    let Prepared {
        inner,
        info,
        hints,
        url,
        request,
        key,
        options,
        #[cfg(feature = "journal")]
        intent,
        #[cfg(feature = "journal")]
        doubtful,
    } = prepared;
    let method = request.method().clone();
    #[cfg(not(feature = "journal"))]
    let standing = Standing::new(key, &method);
    #[cfg(feature = "journal")]
    let standing = Standing {
        intent,
        doubtful,
        ..Standing::new(key, &method)
    };
    let chosen = inner.sources.choose(info.security);
    let chosen =
        chosen.ok_or_else(|| Failure::unsent(Unsent::NoCredential(info.security), &standing))?;
    let url = url.map_err(|astray| match astray {
        Astray::Server(error) => Failure::unsent(Unsent::Server(error), &standing),
        Astray::Invalid(report) => Failure::Invalid(report),
    })?;
    let (mut parts, body) = request.into_parts();
    let stream = parts.extensions.remove::<ByteStream>();
    let stream = stream.and_then(|it| it.take());
    let mut headers = parts.headers;
    for name in inner.headers.keys() {
        if !headers.contains_key(name) {
            for value in inner.headers.get_all(name) {
                headers.append(name, value.clone());
            }
        }
    }
    if !headers.contains_key(ACCEPT) {
        headers.insert(ACCEPT, accept(info.produces));
    }
    // Without this header any coding would be acceptable (RFC 9110, section 12.5.3).
    let codings = headers.entry(ACCEPT_ENCODING);
    codings.or_insert(HeaderValue::from_static(CODINGS));
    Ok(Call {
        info,
        method,
        hints,
        url,
        headers,
        body,
        streamed: stream.is_some(),
        stream,
        chosen,
        standing,
        options,
        deadline: options.whole().end(),
        stream_end: options.deadline.and_then(Limit::end),
        used: Vec::new(),
        rejected: Vec::new(),
        refreshed: false,
        spent: None,
    })
}

/// The content codings that the transport decodes.
const CODINGS: &str = match (cfg!(feature = "gzip"), cfg!(feature = "brotli")) {
    (true, true) => "gzip, br",
    (true, false) => "gzip",
    (false, true) => "br",
    (false, false) => "identity",
};

fn accept(produces: &[&str]) -> HeaderValue {
    let list = produces.join(", ");
    HeaderValue::from_str(&list)
        .ok()
        .filter(|_| !list.is_empty())
        .unwrap_or(HeaderValue::from_static("*/*"))
}

impl Call {
    /// The delay before the next attempt; `None` if there is none.
    fn again(&mut self, inner: &Inner, result: &AttemptResult) -> Option<Duration> {
        // The bytes read from a stream are gone, regardless of the response.
        if self.streamed {
            return None;
        }
        // A request with a 401 response was not carried out, so this retry is safe for any call.
        if result.status() == Some(StatusCode::UNAUTHORIZED)
            && self.options.refresh
            && !self.refreshed
            && inner.sources.can_refresh(self.chosen)
        {
            self.refreshed = true;
            self.rejected = std::mem::take(&mut self.used);
            return self.in_time(Duration::ZERO);
        }
        let repeatable =
            result.is_unsent() || retry::is_idempotent(&self.method) || self.standing.key.is_some();
        if !repeatable || !result.is_transient() {
            return None;
        }
        // The low half of a random UUID has 62 random bits.
        let random = Uuid::new_v4().as_u64_pair().1 & (u64::MAX >> 2);
        let (policy, asked) = (self.options.retry, result.retry_after());
        let delay = policy.delay(self.standing.attempts, asked, random)?;
        let delay = self.in_time(delay)?;
        self.spent = Some(inner.budget.take(asked)?);
        Some(delay)
    }

    /// The delay, unless it exceeds the time of the call.
    fn in_time(&self, delay: Duration) -> Option<Duration> {
        let end = Instant::now().checked_add(delay);
        match (self.deadline, end) {
            (None, _) => Some(delay),
            (Some(deadline), Some(end)) if end < deadline => Some(delay),
            (Some(_), _) => None,
        }
    }
}

fn conclude(result: AttemptResult, call: &Call) -> Result<Box<Parts>, Failure> {
    match result {
        AttemptResult::Answered(parts) => Ok(parts),
        AttemptResult::TooLarge(parts) => {
            Err(Failure::TooLarge(parts, call.options.response_limit))
        }
        AttemptResult::Lost(error) => Err(Failure::Transport(error)),
    }
}
