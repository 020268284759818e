//! The rejections of extractors.

use std::error::Error;
use std::fmt;

use axum::body::{Body, to_bytes};
use http::Response;

use super::limits::BODY_LIMIT;
use crate::wire::of_the_transport;
use crate::wire::response::Undocumented;

/// The response of an extractor that rejected a request. A handler returns it by `?`.
#[derive(Debug)]
pub struct Rejected(pub(super) Undocumented);

impl Rejected {
    pub(super) async fn of(response: Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        let mut rejected = Undocumented::new(parts.status);
        // A body that breaks off leaves the status, which says the most.
        rejected.body = to_bytes(body, BODY_LIMIT).await.unwrap_or_default();
        rejected.headers = parts.headers;
        let framing = rejected
            .headers
            .keys()
            .filter(|name| of_the_transport(name).is_some());
        for name in framing.cloned().collect::<Vec<_>>() {
            rejected.headers.remove(name);
        }
        Self(rejected)
    }

    /// The response.
    #[must_use]
    pub fn response(&self) -> &Undocumented {
        &self.0
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "an extractor rejected the request with {}",
            self.0.status
        )
    }
}

impl Error for Rejected {}
