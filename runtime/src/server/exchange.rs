//! One request and its answer: everything that does not depend on the operation's types.

use std::error::Error;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};

use axum::body::{Body, BodyDataStream, HttpBody as _, to_bytes};
use bytes::Bytes;
use futures_core::Stream;
use http::header::{
    ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONNECTION, CONTENT_TYPE, COOKIE, EXPECT, HeaderValue,
    PROXY_AUTHORIZATION,
};
use http::request::Parts;
use http::{HeaderName, Response, StatusCode};
use http_body_util::{BodyExt as _, LengthLimitError};

use super::auth::{Authenticate, Credentials, Denied, challenge};
use super::drained::GivenUp;
use super::failed::Failure;
use super::parts::{Holding, Lost, collect};
use super::slow::{Slow, Timed};
use super::times::Times;
use crate::body::{ByteStream, Parts as BodyParts, too_large};
use crate::json::Limits;
use crate::parameter::header::is_uncoded;
use crate::report::Report;
use crate::syntax::media_type::{accepts, choose, parameter as media_parameter};
use crate::wire::OperationInfo;
use crate::wire::refusal::{Refusal, Refusals};
use crate::wire::security::{ApiKeyLocation, SchemeKind};

/// What an exchange needs to know.
#[derive(Clone, Copy)]
pub(super) struct Gate {
    pub(super) info: &'static OperationInfo,
    pub(super) refusals: &'static Refusals,
    pub(super) body_limit: usize,
    /// How large a body may be that is not held as a whole.
    pub(super) upload_limit: usize,
    pub(super) holding: Holding,
    pub(super) limits: Limits,
    /// Whether it is read as a client reads an answer.
    pub(super) lenient: bool,
    /// Whether a caller that accepts no answer is refused.
    pub(super) unacceptable: bool,
    pub(super) times: Times,
}

impl Gate {
    /// Answers a request that is refused.
    pub(super) fn refuse(&self, refusal: Refusal, report: &Report) -> Response<Body> {
        let mut response = self.refusals.answer(refusal, report);
        if response.status() == StatusCode::UNAUTHORIZED {
            challenge(response.headers_mut(), self.info.security);
        }
        if refusal == Refusal::RequestTimeout {
            // Nothing can follow a body that has not ended (RFC 9110, section 15.5.9).
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(CONNECTION, close);
        }
        response.map(Body::from)
    }

    /// Answers a request that failed inside, without its cause.
    pub(super) fn fail(&self, failure: Failure) -> Response<Body> {
        let refusal = match failure {
            Failure::TimedOut => Refusal::GatewayTimeout,
            Failure::Failed(_)
            | Failure::Panicked
            | Failure::Unwritable(_)
            | Failure::Unspooled(_) => Refusal::Failed,
        };
        let mut response = self.refuse(refusal, &Report::new());
        response.extensions_mut().insert(failure);
        response
    }

    fn refuse_bare(&self, refusal: Refusal) -> Box<Response<Body>> {
        Box::new(self.refuse(refusal, &Report::new()))
    }

    /// Keeps credentials out of the `Debug` of headers.
    pub(super) fn redact(&self, parts: &mut Parts) {
        let requirements = self.info.security.iter().copied().flatten();
        let keys: Vec<&str> = requirements
            .filter_map(|requirement| match requirement.scheme.kind {
                SchemeKind::ApiKey {
                    location: ApiKeyLocation::Header,
                    name,
                } => Some(name),
                SchemeKind::ApiKey { .. }
                | SchemeKind::Bearer
                | SchemeKind::Basic
                | SchemeKind::MutualTls
                | SchemeKind::Unsupported => None,
            })
            .collect();
        for (name, value) in &mut parts.headers {
            let common = [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE].contains(name);
            let key = keys
                .iter()
                .any(|key| name.as_str().eq_ignore_ascii_case(key));
            if common || key {
                value.set_sensitive(true);
            }
        }
    }

    /// Tells who calls. Each alternative that the request carries is tried.
    pub(super) async fn authenticate<S: Authenticate>(
        &self,
        service: &S,
        parts: &Parts,
    ) -> Result<Option<S::Principal>, Box<Response<Body>>> {
        let mut denied = None;
        for credentials in Credentials::of(parts, self.info.security) {
            let known = match credentials {
                Ok(credentials) => service.authenticate(credentials).await,
                Err(unreadable) => Err(unreadable),
            };
            match known {
                Ok(principal) => return Ok(Some(principal)),
                // Valid credentials that are not enough say more than invalid ones.
                Err(_) if denied == Some(Denied::Forbidden) => {}
                Err(why) => denied = Some(why),
            }
        }
        match denied {
            None => Ok(None),
            Some(Denied::Unauthenticated) => Err(self.refuse_bare(Refusal::Unauthenticated)),
            Some(Denied::Forbidden) => Err(self.refuse_bare(Refusal::Forbidden)),
        }
    }

    /// Checks what the caller accepts and sends, then reads the body up to the limit.
    pub(super) async fn body(
        &self,
        parts: &Parts,
        body: Body,
        given_up: Option<GivenUp>,
    ) -> Result<Received, Box<Response<Body>>> {
        self.refuse_unacceptable(parts)?;
        let is_upload = is_upload(parts, self.info);
        let body = self.timed(body, is_upload, given_up);
        let wrong = !self.info.consumes.is_empty() && !consumes(parts, self.info.consumes);
        let stated = wrong && parts.headers.contains_key(CONTENT_TYPE);
        if let Err(refused) = self.refuse_stated(parts, stated) {
            // What a request says of its content means nothing where it has none (RFC 9110, section
            // 15.5.16), as with `curl -X POST -d ''`.
            return match has_content(parts, body).await {
                true => Err(refused),
                false => Ok(Received {
                    absent: wrong,
                    ..Received::default()
                }),
            };
        }
        if is_upload {
            let received = self.receive(body)?;
            return match boundary(parts) {
                Some(boundary) => self.spool(received, &boundary).await,
                None => Ok(received),
            };
        }
        let bytes = self.read(body).await?;
        // A body without a type could be anything; no body at all is for the document to judge.
        if wrong && !bytes.is_empty() && !self.lenient {
            return Err(self.refuse_bare(Refusal::UnsupportedMediaType));
        }
        Ok(Received {
            absent: wrong && bytes.is_empty(),
            bytes,
            ..Received::default()
        })
    }

    /// Refuses a caller that accepts no answer, where that is asked for.
    fn refuse_unacceptable(&self, parts: &Parts) -> Result<(), Box<Response<Body>>> {
        let produced = self.info.produces;
        let any = !self.unacceptable || produced.is_empty() || self.info.no_content;
        if any || accepts(&joined(parts, &ACCEPT), produced) {
            return Ok(());
        }
        Err(self.refuse_bare(Refusal::NotAcceptable))
    }

    /// Refuses a body for its coding, or for its media type if that is stated and wrong. A webhook
    /// is looked into all the same.
    fn refuse_stated(&self, parts: &Parts, wrong: bool) -> Result<(), Box<Response<Body>>> {
        self.refuse_coded(parts)?;
        if wrong && !self.lenient {
            return Err(self.refuse_bare(Refusal::UnsupportedMediaType));
        }
        Ok(())
    }

    /// A body that is waited for in limits, if there is one.
    fn timed(&self, body: Body, is_upload: bool, given_up: Option<GivenUp>) -> Body {
        if body.is_end_stream() {
            return body;
        }
        let whole = if is_upload {
            self.times.upload
        } else {
            self.times.body
        };
        let given_up = given_up.unwrap_or_default();
        Body::new(Timed::new(body, self.times.idle, whole, given_up))
    }

    /// A coded body is refused with the coding that is read, which tells this from a media type
    /// that is not supported (RFC 9110, section 12.5.3).
    fn refuse_coded(&self, parts: &Parts) -> Result<(), Box<Response<Body>>> {
        let mut report = Report::new().with_caps(self.limits.violations, self.limits.echo);
        if is_uncoded(&parts.headers, &mut report) {
            return Ok(());
        }
        let mut refused = self.refuse(Refusal::UnsupportedMediaType, &report);
        let identity = HeaderValue::from_static("identity");
        refused.headers_mut().insert(ACCEPT_ENCODING, identity);
        Err(Box::new(refused))
    }

    /// A body that the handler reads while it comes in.
    fn receive(&self, body: Body) -> Result<Received, Box<Response<Body>>> {
        self.refuse_large(&body, self.upload_limit)?;
        let length = body.size_hint().exact();
        let ended = Ended::default();
        let pieces = Limited {
            pieces: body.into_data_stream(),
            limit: self.upload_limit,
            left: self.upload_limit,
            ended: ended.clone(),
        };
        let stream = match length {
            Some(length) => ByteStream::sized(length, pieces),
            None => ByteStream::from_stream(pieces),
        };
        Ok(Received {
            stream: Some(stream),
            ended,
            ..Received::default()
        })
    }

    /// Keeps the parts of a body, so that all of them are there when they are judged.
    async fn spool(
        &self,
        mut received: Received,
        boundary: &str,
    ) -> Result<Received, Box<Response<Body>>> {
        let body = received.stream.take().unwrap_or_default();
        match collect(body, boundary, self.holding).await {
            Ok(parts) => {
                received.parts = parts;
                Ok(received)
            }
            Err(Lost::Unread) => Err(match received.ended_by() {
                Some(limit) => self.refuse_bare(limit),
                None => self.refuse_broken(),
            }),
            Err(Lost::TooLarge) => Err(self.refuse_bare(Refusal::TooLarge)),
            Err(Lost::Unspooled(error)) => {
                Err(Box::new(self.fail(Failure::Unspooled(Arc::new(error)))))
            }
        }
    }

    /// A body that says that it is too large is refused before any of it is read.
    fn refuse_large(&self, body: &Body, limit: usize) -> Result<(), Box<Response<Body>>> {
        let least = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
        if least > limit {
            return Err(self.refuse_bare(Refusal::TooLarge));
        }
        Ok(())
    }

    async fn read(&self, body: Body) -> Result<Bytes, Box<Response<Body>>> {
        self.refuse_large(&body, self.body_limit)?;
        let read = to_bytes(body, self.body_limit).await;
        read.map_err(|error| match limit(&error) {
            Some(limit) => self.refuse_bare(limit),
            None => self.refuse_broken(),
        })
    }

    fn refuse_broken(&self) -> Box<Response<Body>> {
        let mut report = Report::new();
        report.push("body", "could not be read to its end");
        Box::new(self.refuse(Refusal::Invalid, &report))
    }
}

/// The body of a request: its bytes, what they are read from, or its parts.
#[derive(Default)]
pub(super) struct Received {
    pub(super) bytes: Bytes,
    pub(super) stream: Option<ByteStream>,
    pub(super) parts: Option<BodyParts>,
    /// Whether there is no content, and what is said of it is to be passed over.
    pub(super) absent: bool,
    ended: Ended,
}

impl Received {
    /// The limit that a handler came upon.
    pub(super) fn ended_by(&self) -> Option<Refusal> {
        self.ended.0.get().copied()
    }
}

/// The limit that ended a stream, once one has.
#[derive(Clone, Default)]
struct Ended(Arc<OnceLock<Refusal>>);

/// The pieces of a body up to a limit.
struct Limited {
    pieces: BodyDataStream,
    limit: usize,
    left: usize,
    ended: Ended,
}

impl Limited {
    fn end(&self, refusal: Refusal) -> io::Error {
        self.ended.0.get_or_init(|| refusal);
        match refusal {
            Refusal::RequestTimeout => io::Error::new(io::ErrorKind::TimedOut, Slow),
            _ => too_large(self.limit),
        }
    }
}

impl Stream for Limited {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let polled = Pin::new(&mut self.pieces).poll_next(context);
        polled.map(|piece| {
            Some(match piece? {
                Ok(piece) => match self.left.checked_sub(piece.len()) {
                    Some(left) => {
                        self.left = left;
                        Ok(piece)
                    }
                    None => Err(self.end(Refusal::TooLarge)),
                },
                Err(error) => Err(match limit(&error) {
                    Some(limit) => self.end(limit),
                    None => io::Error::new(io::ErrorKind::ConnectionAborted, error),
                }),
            })
        })
    }
}

/// Whether a body has any content. One that says how long it is is not touched, nor one whose caller
/// waits to be asked for it (RFC 9110, section 10.1.1); of any other, what comes first tells.
async fn has_content(parts: &Parts, mut body: Body) -> bool {
    if body.is_end_stream() {
        return false;
    }
    if body.size_hint().lower() > 0 || parts.headers.contains_key(EXPECT) {
        return true;
    }
    while let Some(frame) = body.frame().await {
        // What breaks off had more to say.
        if frame.map_or(true, |it| {
            it.data_ref().is_some_and(|data| !data.is_empty())
        }) {
            return true;
        }
    }
    false
}

/// Whether the body is a stream, or has files, by its own word.
fn is_upload(parts: &Parts, info: &OperationInfo) -> bool {
    let place = content_type(parts).and_then(|sent| choose(sent, info.consumes));
    let meant = place.and_then(|place| info.consumes.get(place));
    meant.is_some_and(|meant| info.streamed_request_types.contains(meant))
}

/// The boundary of a body of parts, which is empty where there should be one.
fn boundary(parts: &Parts) -> Option<String> {
    let sent = content_type(parts)?;
    choose(sent, &["multipart/form-data"])?;
    Some(media_parameter(sent, "boundary").unwrap_or_default())
}

/// The limit that ended a body, ours or that of a layer outside.
fn limit(error: &axum::Error) -> Option<Refusal> {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.is::<LengthLimitError>() {
            return Some(Refusal::TooLarge);
        }
        if error.is::<Slow>() {
            return Some(Refusal::RequestTimeout);
        }
        cause = error.source();
    }
    None
}

/// All fields of a list as one (RFC 9110, section 5.3).
fn joined(parts: &Parts, name: &HeaderName) -> String {
    let fields = parts.headers.get_all(name).iter();
    let texts: Vec<_> = fields.filter_map(|field| field.to_str().ok()).collect();
    texts.join(",")
}

/// Whether the one `Content-Type` is a type or in a range that an operation takes; parameters such
/// as a charset aside.
fn consumes(parts: &Parts, consumed: &[&str]) -> bool {
    choose(content_type(parts).unwrap_or_default(), consumed).is_some()
}

/// The one `Content-Type`; of two, another server could read the other one.
fn content_type(parts: &Parts) -> Option<&str> {
    let mut sent = parts.headers.get_all(CONTENT_TYPE).iter();
    match (sent.next(), sent.next()) {
        (Some(only), None) => only.to_str().ok(),
        _ => None,
    }
}
