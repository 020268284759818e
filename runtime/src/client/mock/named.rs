//! The operation of a request, for a transport that must know it.

use http::Uri;
use reqwest::Request;

use super::super::boxed::BoxError;
use crate::wire::OperationInfo;

/// The operation that a request belongs to. Two templates can match one path, so the path alone does
/// not say it.
#[derive(Clone, Debug)]
pub(super) struct Named(pub(super) OperationInfo);

/// The request with its operation in its extensions, which reqwest keeps but does not expose.
pub(in crate::client) fn named(
    request: Request,
    info: &OperationInfo,
) -> Result<Request, BoxError> {
    let mut request = http::Request::<reqwest::Body>::try_from(request)?;
    request.extensions_mut().insert(Named(info.clone()));
    Ok(Request::try_from(request)?)
}

/// The path and the query of a URI. The host of a test is of no interest.
pub(super) fn target(uri: &Uri) -> Uri {
    let target = uri.path_and_query().cloned();
    target.map_or_else(|| Uri::from_static("/"), Uri::from)
}
