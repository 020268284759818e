//! One request and its response: the code independent of the operation's types.

use std::error::Error;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};

use axum::body::{Body, BodyDataStream, HttpBody as _, to_bytes};
use bytes::Bytes;
use futures_core::Stream;
use http::header::{
    AUTHORIZATION, CONNECTION, CONTENT_TYPE, COOKIE, EXPECT, HeaderValue, PROXY_AUTHORIZATION,
};
use http::request::Parts;
use http::{HeaderMap, HeaderName, Response};
use http_body_util::{BodyExt as _, LengthLimitError};

use super::drained::GivenUp;
use super::failed::Failure;
use super::observed::Refused;
use super::parts::{Holding, Lost, collect};
use super::slow::{Slow, Timed};
use super::times::Times;
use crate::body::{ByteStream, Parts as BodyParts, too_large};
use crate::json::Limits;
use crate::report::Report;
use crate::syntax::media_type::{choose, parameter as media_parameter};
use crate::wire::OperationInfo;
use crate::wire::refusal::{Refusal, Refusals};
use crate::wire::security::{ApiKeyLocation, SchemeKind};

/// The settings of an exchange.
#[derive(Clone, Copy)]
pub(super) struct ExchangeSettings {
    pub(super) info: &'static OperationInfo,
    pub(super) refusals: &'static Refusals,
    pub(super) body_limit: usize,
    /// The size limit of a body with streams or files.
    pub(super) upload_limit: usize,
    pub(super) holding: Holding,
    pub(super) limits: Limits,
    /// True if requests are read leniently, as a client reads a response.
    pub(super) lenient: bool,
    /// True if a request is refused when its `Accept` admits no response.
    pub(super) unacceptable: bool,
    /// True if responses are validated.
    pub(super) validates: bool,
    pub(super) times: Times,
    /// The protection space in challenges.
    pub(super) realm: &'static str,
}

impl ExchangeSettings {
    /// The response to a refused request.
    pub(super) fn refuse(&self, refusal: Refusal, report: &Report) -> Response<Body> {
        let mut response = self.refusals.response(refusal, report);
        if refusal == Refusal::RequestTimeout {
            // No request can follow an incomplete body (RFC 9110, section 15.5.9).
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(CONNECTION, close);
        }
        response
            .extensions_mut()
            .insert(Refused::new(refusal, report));
        response.map(Body::from)
    }

    /// The response to a request that failed in the service, without the cause.
    pub(super) fn fail(&self, failure: Failure) -> Response<Body> {
        let refusal = match failure {
            Failure::TimedOut => Refusal::GatewayTimeout,
            #[cfg(feature = "signatures")]
            Failure::Unverified(_) => Refusal::Unauthenticated,
            Failure::Failed(_)
            | Failure::Panicked(_)
            | Failure::Unstored(_)
            | Failure::Unsettled
            | Failure::Unwritable(_)
            | Failure::Invalid(_)
            | Failure::BrokenOff(_)
            | Failure::Unspooled(_) => Refusal::Failed,
        };
        let mut response = self.refuse(refusal, &Report::new());
        response.extensions_mut().insert(failure);
        response
    }

    pub(super) fn refuse_bare(&self, refusal: Refusal) -> Box<Response<Body>> {
        Box::new(self.refuse(refusal, &Report::new()))
    }

    /// Marks credentials as sensitive, so that the `Debug` of headers hides them.
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

    /// Checks the `Accept` and `Content-Type` headers, then reads the body up to the limit.
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
            // Headers about the content have no meaning in a request without content (RFC 9110,
            // section 15.5.16), as with `curl -X POST -d ''`.
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
            let ordered = ordered(parts, self.info);
            return match boundary(parts, ordered) {
                Some(boundary) => self.spool(received, &boundary, ordered).await,
                None => Ok(received),
            };
        }
        let bytes = self.read(body).await?;
        // A body without a media type could be anything; the document decides about a missing body.
        if wrong && !bytes.is_empty() && !self.lenient {
            return Err(self.refuse_type(parts));
        }
        Ok(Received {
            absent: wrong && bytes.is_empty(),
            bytes,
            ..Received::default()
        })
    }

    /// Puts time limits on a body, unless it is empty.
    pub(super) fn timed(&self, body: Body, is_upload: bool, given_up: Option<GivenUp>) -> Body {
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

    /// A body the handler reads while it arrives.
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

    /// Stores the parts of a body, because they are validated together.
    async fn spool(
        &self,
        mut received: Received,
        boundary: &str,
        ordered: Option<&'static str>,
    ) -> Result<Received, Box<Response<Body>>> {
        let body = received.stream.take().unwrap_or_default();
        let holding = Holding {
            ordered,
            ..self.holding
        };
        match collect(body, boundary, holding).await {
            Ok(parts) => {
                received.parts = parts;
                Ok(received)
            }
            Err(Lost::Unread) => Err(match received.ended_by() {
                Some(Refusal::TooLarge) => self.refuse_size(self.upload_limit),
                Some(limit) => self.refuse_bare(limit),
                None => self.refuse_broken(),
            }),
            Err(Lost::TooLarge) => Err(self.refuse_size(self.holding.most)),
            Err(Lost::Unspooled(error)) => {
                Err(Box::new(self.fail(Failure::Unspooled(Arc::new(error)))))
            }
        }
    }

    pub(super) async fn read(&self, body: Body) -> Result<Bytes, Box<Response<Body>>> {
        self.refuse_large(&body, self.body_limit)?;
        let read = to_bytes(body, self.body_limit).await;
        read.map_err(|error| match limit(&error) {
            Some(Refusal::TooLarge) => self.refuse_size(self.body_limit),
            Some(limit) => self.refuse_bare(limit),
            None => self.refuse_broken(),
        })
    }
}

/// The body of a request: its bytes, its stream, or its parts.
#[derive(Default)]
pub(super) struct Received {
    pub(super) bytes: Bytes,
    pub(super) stream: Option<ByteStream>,
    pub(super) parts: Option<BodyParts>,
    /// True if there is no content, so that headers about it are ignored.
    pub(super) absent: bool,
    ended: Ended,
}

impl Received {
    /// The limit reached while the handler was reading.
    pub(super) fn ended_by(&self) -> Option<Refusal> {
        self.ended.0.get().copied()
    }
}

/// The limit that ended a stream, if one did.
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

/// Returns true if a body has content. A body with a declared length is not polled, and neither is
/// one whose caller waits for `100 Continue` (RFC 9110, section 10.1.1). For others the first piece
/// decides.
async fn has_content(parts: &Parts, mut body: Body) -> bool {
    if body.is_end_stream() {
        return false;
    }
    if body.size_hint().lower() > 0 || parts.headers.contains_key(EXPECT) {
        return true;
    }
    while let Some(frame) = body.frame().await {
        // A body that breaks off was not complete.
        if frame.map_or(true, |it| {
            it.data_ref().is_some_and(|data| !data.is_empty())
        }) {
            return true;
        }
    }
    false
}

/// Returns true if the media type of the body is one for streams or files.
fn is_upload(parts: &Parts, info: &OperationInfo) -> bool {
    meant(parts, info).is_some_and(|meant| info.streamed_request_types.contains(&meant))
}

/// The documented media type of a body whose parts have positions, if some of them are files.
fn ordered(parts: &Parts, info: &OperationInfo) -> Option<&'static str> {
    meant(parts, info).filter(|meant| info.ordered_request_types.contains(meant))
}

/// The documented media type of a body.
fn meant(parts: &Parts, info: &OperationInfo) -> Option<&'static str> {
    let place = content_type(parts).and_then(|sent| choose(sent, info.consumes))?;
    info.consumes.get(place).copied()
}

/// The boundary of a body with parts to store; empty if the media type lacks it.
fn boundary(parts: &Parts, ordered: Option<&str>) -> Option<String> {
    let sent = content_type(parts)?;
    if ordered.is_none() {
        choose(sent, &["multipart/form-data"])?;
    }
    Some(media_parameter(sent, "boundary").unwrap_or_default())
}

/// The limit that ended a body, set by this server or by an outer layer.
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

/// All fields of a list header as one (RFC 9110, section 5.3).
pub(super) fn joined(headers: &HeaderMap, name: &HeaderName) -> String {
    let fields = headers.get_all(name).iter();
    let texts: Vec<_> = fields.filter_map(|field| field.to_str().ok()).collect();
    texts.join(",")
}

/// Returns true if the `Content-Type` is in the media types or ranges of an operation, apart from
/// parameters such as a charset.
fn consumes(parts: &Parts, consumed: &[&str]) -> bool {
    choose(content_type(parts).unwrap_or_default(), consumed).is_some()
}

/// The `Content-Type`; `None` if there are two, because another server could use the other one.
fn content_type(parts: &Parts) -> Option<&str> {
    let mut sent = parts.headers.get_all(CONTENT_TYPE).iter();
    match (sent.next(), sent.next()) {
        (Some(only), None) => only.to_str().ok(),
        _ => None,
    }
}
