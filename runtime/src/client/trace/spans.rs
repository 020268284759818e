//! Spans by the semantic conventions of OpenTelemetry for HTTP clients, version 1.45.
//!
//! They have neither a path, a query, a header nor a body.

use http::StatusCode;
use reqwest::Url;
use tracing::field::{Empty, display};
use tracing::{Instrument as _, Level, Span};

use super::super::attempt_result::{AttemptResult, Unsent};
use super::super::call::Call;
use super::super::clock::Instant;
use super::super::error::{CallError, Error};
use super::super::prepared::Prepared;
use super::super::response::ApiResponse;
use super::super::transport::TransportError;
use crate::report::Report;
use crate::wire::{ClientOperation, OperationInfo};

/// The maximum number of warnings of one response that become events.
const WARNINGS: usize = 16;

/// The span of a call: all attempts, and reading the response.
pub(in crate::client) struct CallTrace {
    span: Span,
}

impl CallTrace {
    pub(in crate::client) fn begin(prepared: &Prepared) -> Self {
        let (info, url) = (&prepared.info, prepared.url.as_ref().ok());
        let method = prepared.request.method();
        let span = tracing::info_span!(
            "call",
            otel.name = info.id,
            otel.kind = "internal",
            otel.status_code = Empty,
            copperplate.operation_id = info.id,
            copperplate.attempts = Empty,
            http.request.method = method.as_str(),
            http.response.status_code = Empty,
            url.template = template(info),
            server.address = url.and_then(Url::host_str),
            server.port = url.and_then(Url::port_or_known_default),
            error.type = Empty,
        );
        Self { span }
    }

    pub(in crate::client) fn inside<T>(&self, run: impl FnOnce() -> T) -> T {
        self.span.in_scope(run)
    }

    pub(in crate::client) fn finish<O: ClientOperation>(
        &self,
        result: &Result<ApiResponse<O::Response>, CallError<O>>,
    ) {
        let (status, attempts) = match result {
            Ok(response) => (Some(response.status()), response.attempts()),
            Err(error) => (error.status(), error.attempts()),
        };
        record_status(&self.span, status);
        self.span.record("copperplate.attempts", attempts);
        match result {
            Ok(response) => self.inside(|| warn(O::INFO.id, response.warnings())),
            Err(error) => {
                if let Error::Incomplete(response) = error {
                    self.inside(|| warn(O::INFO.id, response.warnings()));
                }
                fail(&self.span, &kind(error));
            }
        }
    }
}

/// The span of one attempt, and the time that it took.
pub(in crate::client) struct AttemptTrace {
    span: Span,
    begun: Instant,
    info: OperationInfo,
    method: http::Method,
    address: Option<String>,
    port: Option<u16>,
}

impl AttemptTrace {
    pub(in crate::client) fn begin(call: &Call) -> Self {
        let (info, method, url) = (&call.info, &call.method, &call.url);
        let resent = call.standing.attempts;
        let span = tracing::info_span!(
            "attempt",
            otel.name = %SpanName(method, info),
            otel.kind = "client",
            otel.status_code = Empty,
            copperplate.operation_id = info.id,
            http.request.method = method.as_str(),
            http.request.resend_count = (resent > 0).then_some(resent),
            http.response.status_code = Empty,
            url.template = template(info),
            server.address = url.host_str(),
            server.port = url.port_or_known_default(),
            error.type = Empty,
        );
        Self {
            span,
            begun: Instant::now(),
            info: info.clone(),
            method: method.clone(),
            address: url.host_str().map(str::to_owned),
            port: url.port_or_known_default(),
        }
    }

    pub(in crate::client) async fn follow<F: Future>(&self, attempt: F) -> F::Output {
        attempt.instrument(self.span.clone()).await
    }

    pub(in crate::client) fn finish(&self, result: &Result<AttemptResult, Unsent>) {
        let status = result.as_ref().ok().and_then(AttemptResult::status);
        let failure = match (result, status) {
            (Err(unsent), _) => Some(unsent_kind(unsent).to_owned()),
            (Ok(AttemptResult::Lost(error)), _) => Some(transport_kind(error).to_owned()),
            (Ok(AttemptResult::TooLarge(_)), _) => Some("response_too_large".to_owned()),
            (Ok(AttemptResult::Answered(_)), Some(status)) => by_status(status),
            (Ok(AttemptResult::Answered(_)), None) => None,
        };
        record_status(&self.span, status);
        if let Some(failure) = &failure {
            fail(&self.span, failure);
        }
        // The name makes it a histogram for `tracing-opentelemetry`, as the conventions name it.
        self.span.in_scope(|| {
            tracing::event!(
                Level::DEBUG,
                histogram.http.client.request.duration = self.begun.elapsed().as_secs_f64(),
                http.request.method = self.method.as_str(),
                http.response.status_code = status.map(|it| it.as_u16()),
                url.template = template(&self.info),
                server.address = self.address.as_deref(),
                server.port = self.port,
                error.type = failure.as_deref(),
            );
        });
    }
}

/// The name of a span: the method, and the template of the path.
struct SpanName<'n>(&'n http::Method, &'n OperationInfo);

impl std::fmt::Display for SpanName<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match template(self.1) {
            Some(template) => write!(formatter, "{} {template}", self.0),
            None => write!(formatter, "{}", self.0),
        }
    }
}

/// The template of the path. The path of a webhook is the receiver's, and unknown.
fn template(info: &OperationInfo) -> Option<&'static str> {
    (!info.webhook).then_some(info.path)
}

fn record_status(span: &Span, status: Option<StatusCode>) {
    if let Some(status) = status {
        span.record("http.response.status_code", status.as_u16());
    }
}

fn fail(span: &Span, kind: &str) {
    span.record("otel.status_code", "ERROR");
    span.record("error.type", display(kind));
}

/// The violations that did not prevent reading, without values.
fn warn(operation: &'static str, warnings: &Report) {
    for violation in warnings.violations().iter().take(WARNINGS) {
        tracing::event!(
            Level::WARN,
            copperplate.operation_id = operation,
            copperplate.pointer = violation.pointer,
            copperplate.keyword = violation.keyword,
            copperplate.lost = violation.lost,
            "the response violates the document"
        );
    }
}

/// A status of 400 or more, as the conventions ask of clients.
fn by_status(status: StatusCode) -> Option<String> {
    let failed = status.is_client_error() || status.is_server_error();
    failed.then(|| status.as_str().to_owned())
}

fn kind<E, R>(error: &Error<E, R>) -> String {
    let fixed = match error {
        Error::Api(response) => {
            return by_status(response.status()).unwrap_or_else(|| "documented_failure".to_owned());
        }
        Error::Undocumented(response) => {
            return by_status(response.status()).unwrap_or_else(|| "undocumented".to_owned());
        }
        Error::Incomplete(_) => "response_incomplete",
        Error::Undecodable(..) => "response_invalid",
        Error::TooLarge { .. } => "response_too_large",
        Error::Invalid(_) => "request_invalid",
        Error::Server(..) => "server_unusable",
        Error::Unsigned(..) | Error::Signer(..) => "signature",
        Error::NoCredential(..) | Error::Credential(..) => "credential",
        Error::Exposed(..) => "credential_exposed",
        Error::Transport(error) => transport_kind(error),
        #[cfg(feature = "journal")]
        Error::Journal(_) => "journal",
    };
    fixed.to_owned()
}

fn unsent_kind(unsent: &Unsent) -> &'static str {
    match unsent {
        Unsent::Server(_) => "server_unusable",
        Unsent::Unsigned(_) | Unsent::Signer(_) => "signature",
        Unsent::NoCredential(_) | Unsent::Credential(_) => "credential",
        Unsent::Exposed(_) => "credential_exposed",
    }
}

fn transport_kind(error: &TransportError) -> &'static str {
    if error.is_timeout() {
        "timeout"
    } else if error.may_have_arrived() {
        "connection_lost"
    } else {
        "connection_failed"
    }
}
