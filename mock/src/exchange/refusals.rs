//! The responses to refused requests, with the texts of a generated server.

use bytes::Bytes;
use copperplate_runtime::Report;
use copperplate_runtime::refusal::Refusal;
use copperplate_runtime::report::Location;
use http::Response;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::request::Parts;

use super::request::Refused;
use super::{Exchanged, put};
use crate::model::{Api, Operation};

/// The response to a request that breaks the document.
pub(super) fn invalid(
    api: &Api,
    operation: &Operation,
    parts: &Parts,
    refusal: Refused,
) -> Exchanged {
    match refusal {
        Refused::UnsupportedMediaType => {
            let mut report = Report::new();
            let wanted = format!("must be {}", operation.consumes.join(" or "));
            match parts.headers.get(CONTENT_TYPE) {
                Some(sent) => {
                    let found = report.echo(&String::from_utf8_lossy(sent.as_bytes()));
                    report.push_found("content", wanted, found);
                }
                None => report.push("content", wanted),
            }
            report.locate_since(0, Location::Header("content-type"));
            let mut response = refused(Some(api), Refusal::UnsupportedMediaType, &report);
            put(&mut response, &ACCEPT, &operation.consumes.join(", "));
            response.into()
        }
        Refused::Invalid(report) => Exchanged {
            report: report.to_string().lines().map(str::to_owned).collect(),
            ..refused(Some(api), Refusal::Invalid, &report).into()
        },
    }
}

/// The reasons that no request can cause here, and others that a caller may want to see.
const REASONS: [Refusal; 15] = [
    Refusal::Invalid,
    Refusal::Unauthenticated,
    Refusal::Forbidden,
    Refusal::NotFound,
    Refusal::NotAcceptable,
    Refusal::RequestTimeout,
    Refusal::KeyInUse,
    Refusal::TooLarge,
    Refusal::UnsupportedMediaType,
    Refusal::KeyReused,
    Refusal::TooManyRequests,
    Refusal::Failed,
    Refusal::NotImplemented,
    Refusal::Unavailable,
    Refusal::GatewayTimeout,
];

/// The refusal with this status, in the format of the API. The document need not describe it.
pub(super) fn with_status(api: &Api, status: u16) -> Option<Response<Bytes>> {
    let blank = Report::new();
    let mut all = REASONS.iter().map(|it| refused(Some(api), *it, &blank));
    all.find(|it| it.status() == status)
}

/// The response to a refused request, in the format of the API.
pub(super) fn refused(api: Option<&Api>, refusal: Refusal, report: &Report) -> Response<Bytes> {
    let default = copperplate_runtime::refusal::Refusals::new();
    let refusals = api.map_or(&default, |it| &it.refusals);
    refusals.response(refusal, report)
}
