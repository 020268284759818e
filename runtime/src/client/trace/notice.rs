//! Announcements of a provider in response headers: `Deprecation` (RFC 9745) and `Sunset` (RFC 8594).

use std::collections::HashSet;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::HeaderMap;

use super::super::link_header::target;

/// The end of an operation, as the provider announces it in the headers of a response.
///
/// [`Builder::on_deprecation`](super::super::Builder::on_deprecation) hands it over.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deprecation {
    /// The `operationId`.
    pub operation: &'static str,
    /// The time since which the operation is deprecated (`Deprecation`, RFC 9745). It may be in the
    /// future. `None` without a time: an earlier draft of the RFC had `true`.
    pub deprecated: Option<SystemTime>,
    /// The time after which the operation may not respond (`Sunset`, RFC 8594).
    pub sunset: Option<SystemTime>,
    /// The target of a `Link` with the relation `deprecation` or `sunset`: a page for people.
    pub link: Option<String>,
}

pub(in crate::client) type Listener = Arc<dyn Fn(&Deprecation) + Send + Sync>;

/// Reports the announcements, each operation once.
#[derive(Default)]
pub(in crate::client) struct Notices {
    listener: Option<Listener>,
    told: Mutex<HashSet<&'static str>>,
}

impl Notices {
    pub(in crate::client) fn new(listener: Option<Listener>) -> Self {
        Self {
            listener,
            told: Mutex::default(),
        }
    }

    /// Reports what the headers of a response announce, unless the operation had a report.
    pub(in crate::client) fn read(&self, operation: &'static str, headers: &HeaderMap) {
        if !(headers.contains_key("deprecation") || headers.contains_key("sunset")) {
            return;
        }
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if !told.insert(operation) {
            return;
        }
        drop(told);
        let link = target(headers, "deprecation").or_else(|| target(headers, "sunset"));
        let notice = Deprecation {
            operation,
            deprecated: deprecation(headers),
            sunset: date(headers, "sunset"),
            link,
        };
        tell(&notice);
        if let Some(listener) = &self.listener {
            listener(&notice);
        }
    }
}

impl fmt::Debug for Notices {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Notices").finish_non_exhaustive()
    }
}

#[cfg(feature = "tracing")]
fn tell(notice: &Deprecation) {
    let seconds =
        |it: Option<SystemTime>| it?.duration_since(UNIX_EPOCH).ok().map(|it| it.as_secs());
    tracing::event!(
        tracing::Level::WARN,
        copperplate.operation_id = notice.operation,
        copperplate.deprecated = seconds(notice.deprecated),
        copperplate.sunset = seconds(notice.sunset),
        "the provider announces the end of the operation"
    );
}

#[cfg(not(feature = "tracing"))]
fn tell(_: &Deprecation) {}

/// A date of RFC 9651 (`@1688169599`), or a date of HTTP in an earlier draft.
fn deprecation(headers: &HeaderMap) -> Option<SystemTime> {
    let text = headers.get("deprecation")?.to_str().ok()?.trim();
    match text.strip_prefix('@') {
        Some(seconds) => {
            let seconds = seconds.split(';').next()?.trim().parse().ok()?;
            UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
        }
        None => httpdate::parse_http_date(text).ok(),
    }
}

fn date(headers: &HeaderMap, name: &str) -> Option<SystemTime> {
    let text = headers.get(name)?.to_str().ok()?.trim();
    httpdate::parse_http_date(text).ok()
}
