//! One request and its answer: everything that does not depend on the operation's types.

use axum::body::{Body, to_bytes};
use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{Response, StatusCode};

use super::auth::{Authenticate, Credentials, Denied, challenge};
use crate::report::Report;
use crate::wire::{OperationInfo, Refusal, Refusals, accepts};

/// What an exchange needs to know.
#[derive(Clone, Copy)]
pub(super) struct Gate {
    pub(super) info: &'static OperationInfo,
    pub(super) refusals: &'static Refusals,
    pub(super) body_limit: usize,
}

impl Gate {
    /// Answers a request that is refused.
    pub(super) fn refuse(&self, refusal: Refusal, report: &Report) -> Response<Body> {
        let mut response = self.refusals.answer(refusal, report);
        if response.status() == StatusCode::UNAUTHORIZED {
            challenge(response.headers_mut(), self.info.security);
        }
        response.map(Body::from)
    }

    fn refuse_bare(&self, refusal: Refusal) -> Response<Body> {
        self.refuse(refusal, &Report::new())
    }

    /// Tells who calls. Each alternative that the request carries is tried; the last denial counts.
    pub(super) async fn authenticate<S: Authenticate>(
        &self,
        service: &S,
        parts: &http::request::Parts,
    ) -> Result<Option<S::Principal>, Box<Response<Body>>> {
        let mut denied = None;
        for credentials in Credentials::of(parts, self.info.security) {
            match service.authenticate(credentials).await {
                Ok(principal) => return Ok(Some(principal)),
                // Valid credentials that are not enough say more than invalid ones.
                Err(why) => {
                    denied = if denied == Some(Denied::Forbidden) {
                        denied
                    } else {
                        Some(why)
                    }
                }
            }
        }
        match denied {
            None => Ok(None),
            Some(Denied::Unauthenticated) => {
                Err(Box::new(self.refuse_bare(Refusal::Unauthenticated)))
            }
            Some(Denied::Forbidden) => Err(Box::new(self.refuse_bare(Refusal::Forbidden))),
        }
    }

    /// Checks what the caller accepts and sends, then reads the body up to the limit.
    pub(super) async fn body(
        &self,
        parts: &http::request::Parts,
        body: Body,
    ) -> Result<Bytes, Box<Response<Body>>> {
        let header = |name| {
            let values = parts.headers.get_all(name).iter();
            values
                .filter_map(|it| it.to_str().ok())
                .collect::<Vec<_>>()
                .join(",")
        };
        let produced = self.info.produces;
        let accept = header(ACCEPT);
        if parts.headers.contains_key(ACCEPT) && !produced.is_empty() && !accepts(&accept, produced)
        {
            return Err(Box::new(self.refuse_bare(Refusal::NotAcceptable)));
        }
        let (consumed, sent) = (self.info.consumes, header(CONTENT_TYPE));
        let wrong = !consumed.is_empty() && !consumes(&sent, consumed);
        if wrong && parts.headers.contains_key(CONTENT_TYPE) {
            return Err(Box::new(self.refuse_bare(Refusal::UnsupportedMediaType)));
        }
        let Ok(bytes) = to_bytes(body, self.body_limit).await else {
            return Err(Box::new(self.refuse_bare(Refusal::TooLarge)));
        };
        // A body without a type could be anything; no body at all is for the document to judge.
        if wrong && !bytes.is_empty() {
            return Err(Box::new(self.refuse_bare(Refusal::UnsupportedMediaType)));
        }
        Ok(bytes)
    }
}

/// Whether a `Content-Type` is one that an operation takes; parameters such as a charset aside.
fn consumes(content_type: &str, consumed: &[&str]) -> bool {
    let essence = |text: &str| {
        text.split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase()
    };
    let found = essence(content_type);
    consumed.iter().any(|known| essence(known) == found)
}
