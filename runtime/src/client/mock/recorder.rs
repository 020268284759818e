//! Records the exchanges of a client.

use std::collections::HashMap;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use http::{Request, Response};
use http_body::{Body, Frame, SizeHint};
use tower_layer::Layer;
use tower_service::Service;

use super::super::boxed::{BoxError, BoxFuture};
use super::super::builder::Builder;
use super::super::transport::Transport;
use super::exchange::Exchange;
use super::fixtures::Fixtures;
use super::named::{Named, target};
use super::rule::read;
use crate::report::Report;
use crate::wire::{ClientOperation, ServerOperation};

/// The size limit of a recorded body, in bytes, and of the number of exchanges. They bound the memory
/// of a long run.
const BODY_LIMIT: usize = 8 * 1024 * 1024;
const COUNT_LIMIT: usize = 10_000;

type Describe = fn(&Request<Bytes>, &Response<Bytes>) -> Result<Exchange, Report>;

/// Records the exchanges of a client with a real server, for [`Fixtures`] without secrets.
///
/// Each message is read and written again by its types. So a record has what the document describes
/// and nothing else: no credential, no cookie, no other header, and no body of an undocumented
/// response. Sensitive values (`format: password` and `x-copperplate-sensitive`) become masks of the
/// same form, such as `XX00` for `DE89`; the idempotency key is left out.
///
/// ```
/// use copperplate_runtime as rt;
/// use rt::client::{Builder, Client};
/// use rt::operation::{ClientOperation, ServerOperation};
/// use rt::testing::{Fixtures, MockTransport, Recorder};
///
/// async fn record<O: ClientOperation + ServerOperation>(builder: Builder<Client>, request: O::Request) {
///     let recorder = Recorder::new().operation::<O>();
///     let client = builder.record(&recorder).build().unwrap();
///     let _ = client.send::<O>(&request).await;
///     std::fs::write("tests/fixtures/payout.json", recorder.fixtures().to_json()).unwrap();
/// }
///
/// fn replay<O: ClientOperation + ServerOperation>(mock: &MockTransport) {
///     let text = std::fs::read_to_string("tests/fixtures/payout.json").unwrap();
///     mock.replay::<O>(&Fixtures::from_json(&text).unwrap());
/// }
/// ```
#[derive(Clone, Default)]
pub struct Recorder(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    operations: HashMap<&'static str, Describe>,
    exchanges: Vec<Exchange>,
    left_out: usize,
}

impl Recorder {
    /// A recorder of nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Records this operation as well.
    #[must_use]
    pub fn operation<O: ClientOperation + ServerOperation>(self) -> Self {
        self.state()
            .operations
            .insert(O::INFO.id, |request, response| {
                let read = read::<O>(request)?;
                Exchange::of::<O>(read.request(), response)
            });
        self
    }

    /// The exchanges so far.
    #[must_use]
    pub fn fixtures(&self) -> Fixtures {
        Fixtures {
            exchanges: self.state().exchanges.clone(),
        }
    }

    /// The number of exchanges that are not recorded: of other operations, without a complete
    /// response, with a streamed body, or too large.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.state().left_out
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, id: Option<&'static str>, request: Request<Bytes>, response: &Response<Bytes>) {
        let mut state = self.state();
        let describe = id.and_then(|it| state.operations.get(it).copied());
        let described = describe.and_then(|it| it(&request, response).ok());
        match described {
            Some(exchange) if state.exchanges.len() < COUNT_LIMIT => state.exchanges.push(exchange),
            _ => state.left_out = state.left_out.saturating_add(1),
        }
    }
}

impl<C> Builder<C> {
    /// Records the exchanges of this client. See [`Recorder`] for an example.
    #[must_use]
    pub fn record(mut self, recorder: &Recorder) -> Self {
        self.named = true;
        self.layer(RecordLayer(recorder.clone()))
    }
}

struct RecordLayer(Recorder);

impl Layer<Transport> for RecordLayer {
    type Service = Recorded;

    fn layer(&self, inner: Transport) -> Recorded {
        Recorded(self.0.clone(), inner)
    }
}

#[derive(Clone)]
struct Recorded(Recorder, Transport);

impl Service<reqwest::Request> for Recorded {
    type Response = reqwest::Response;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<reqwest::Response, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: reqwest::Request) -> Self::Future {
        let (recorder, inner) = (self.0.clone(), self.1.clone());
        Box::pin(async move {
            let request = Request::<reqwest::Body>::try_from(request);
            let (parts, body) = request.map_err(reqwest::Error::without_url)?.into_parts();
            let mut pending = Pending::new(recorder, &parts);
            let copy = Arc::clone(&pending.request_body);
            let body = reqwest::Body::wrap(Copied::new(body, copy, None));
            let request = Request::from_parts(parts, body).try_into();
            let request: reqwest::Request = request.map_err(reqwest::Error::without_url)?;
            let response: Response<reqwest::Body> = inner.send(request).await?.into();
            let (parts, body) = response.into_parts();
            pending.response = Response::new(());
            *pending.response.status_mut() = parts.status;
            *pending.response.headers_mut() = parts.headers.clone();
            let copied = Copied::new(body, Arc::default(), Some(pending));
            let body = reqwest::Body::wrap(copied);
            Ok(Response::from_parts(parts, body).into())
        })
    }
}

/// An exchange whose response is not complete. Dropping it counts it as left out.
struct Pending {
    recorder: Recorder,
    id: Option<&'static str>,
    request: Request<()>,
    request_body: Arc<Mutex<Copy>>,
    response: Response<()>,
    kept: bool,
}

impl Pending {
    fn new(recorder: Recorder, parts: &http::request::Parts) -> Self {
        let mut request = Request::new(());
        *request.method_mut() = parts.method.clone();
        *request.uri_mut() = target(&parts.uri);
        *request.headers_mut() = parts.headers.clone();
        Self {
            recorder,
            id: parts.extensions.get::<Named>().map(|it| it.0.id),
            request,
            request_body: Arc::default(),
            response: Response::new(()),
            kept: false,
        }
    }

    fn complete(&mut self, body: &Mutex<Copy>) {
        let (sent, received) = (taken(&self.request_body), taken(body));
        if let (Some(sent), Some(received)) = (sent, received) {
            let request = self.request.clone().map(|()| sent);
            let response = self.response.clone().map(|()| received);
            self.kept = true;
            self.recorder.keep(self.id, request, &response);
        }
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if !self.kept {
            let mut state = self.recorder.state();
            state.left_out = state.left_out.saturating_add(1);
        }
    }
}

/// The bytes of a body so far.
#[derive(Default)]
struct Copy {
    bytes: BytesMut,
    too_large: bool,
}

fn taken(copy: &Mutex<Copy>) -> Option<Bytes> {
    let mut copy = copy.lock().unwrap_or_else(PoisonError::into_inner);
    let bytes = std::mem::take(&mut copy.bytes).freeze();
    (!copy.too_large).then_some(bytes)
}

/// A body that is copied while it passes.
struct Copied {
    body: reqwest::Body,
    copy: Arc<Mutex<Copy>>,
    /// The exchange that is complete with this body.
    pending: Option<Pending>,
}

impl Copied {
    fn new(body: reqwest::Body, copy: Arc<Mutex<Copy>>, pending: Option<Pending>) -> Self {
        Self {
            body,
            copy,
            pending,
        }
    }
}

impl Body for Copied {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        match &frame {
            Some(Ok(frame)) => {
                if let Some(piece) = frame.data_ref() {
                    let mut copy = self.copy.lock().unwrap_or_else(PoisonError::into_inner);
                    match piece.len() > BODY_LIMIT.saturating_sub(copy.bytes.len()) {
                        true => copy.too_large = true,
                        false => copy.bytes.extend_from_slice(piece),
                    }
                }
            }
            Some(Err(_)) => self.pending = None,
            None => {
                if let Some(mut pending) = self.pending.take() {
                    pending.complete(&self.copy);
                }
            }
        }
        Poll::Ready(frame.map(|it| it.map_err(|error| error.without_url().into())))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl fmt::Debug for Recorder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        formatter
            .debug_struct("Recorder")
            .field("exchanges", &state.exchanges.len())
            .field("left_out", &state.left_out)
            .finish_non_exhaustive()
    }
}
