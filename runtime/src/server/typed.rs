//! Converts between messages and the types of an operation.

use std::sync::Arc;

use axum::body::Body;
use http::Response;
use http::request::Parts;

use super::alive::streamed;
use super::exchange::{ExchangeSettings, Received};
use super::failed::{Failed, Failure, HandlerResult, Why};
use crate::body::Outgoing;
use crate::report::Report;
use crate::syntax::path_template::captures;
use crate::syntax::percent::normal_path;
use crate::wire::{
    ReadRequest, RequestReader, ResponseWriter, ServerOperation, WriteResponse as _,
};

/// Reads a request, and collects all of its violations in one report. A leniently read request has
/// its violations as warnings.
pub(super) fn read<O: ServerOperation>(
    settings: ExchangeSettings,
    parts: &Parts,
    body: &mut Received,
) -> Result<(O::Request, Report), Report> {
    let (path, template) = (parts.uri.path(), settings.info.path);
    let normal = normal_path(path);
    let captures = captures(template, path).or_else(|| captures(template, &normal));
    let captures = captures.unwrap_or_default();
    let (stream, parted) = (body.stream.take(), body.parts.take());
    let mut reader = RequestReader::new(parts, captures, &body.bytes)
        .lenient(settings.lenient)
        .limits(settings.limits)
        .absent(body.absent)
        .stream(stream)
        .parts(parted);
    let request = O::Request::read(&mut reader);
    reader.judge(request)
}

/// Writes the result of a handler.
pub(super) async fn written<O: ServerOperation>(
    settings: ExchangeSettings,
    result: HandlerResult<O>,
) -> Response<Body> {
    let mut writer = match settings.validates {
        true => ResponseWriter::validating(),
        false => ResponseWriter::default(),
    };
    match result.map_err(Failed::into_why) {
        Ok(response) => response.write(&mut writer),
        Err(Why::Documented(error)) => error.write(&mut writer),
        Err(Why::Undocumented(response)) => writer.raw(&response),
        Err(Why::Refused(refusal, report)) => return settings.refuse_late(refusal, &report),
        Err(Why::Failed(cause)) => return settings.fail(Failure::Failed(Arc::from(cause))),
    }
    let violations = writer.violations();
    match writer.finish_streaming() {
        // The cause is for the log of the service, never for a caller.
        Err(report) => settings.fail(Failure::Unwritable(report)),
        Ok(_) if !violations.is_empty() => settings.fail(Failure::Invalid(violations)),
        Ok((response, None)) => response.map(Body::from),
        Ok((response, Some(stream))) => {
            let stream = Outgoing::begin(stream.take().unwrap_or_default()).await;
            streamed(response.map(drop), stream, settings.times.keep_alive)
        }
    }
}
