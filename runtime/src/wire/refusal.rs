//! The responses of a server to refused requests: in the API's own error format, or as problem
//! details (RFC 9457).

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{Response, StatusCode};

use crate::codec::{from_json, to_json};
use crate::json::{Json, Number};
use crate::report::{Report, Violation};
use crate::syntax::media_type::text_value;

/// The media type of problem details.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// The maximum number of characters of a pointer in a response. The caller chooses the member names
/// in a pointer, and the pointer is repeated for each violation below them. Without a limit, a
/// small request could cause a large response.
const POINTED: usize = 512;

/// The reason for refusing a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// It violates the document; 400 unless the document specifies another status.
    Invalid,
    /// It carries no valid credential; 401.
    Unauthenticated,
    /// Its credential is insufficient; 403.
    Forbidden,
    /// No response of the operation is acceptable; 406. A request is refused for this reason only
    /// if the API documents such a response, or the server is configured to refuse.
    NotAcceptable,
    /// Its body is too large; 413.
    TooLarge,
    /// The operation does not accept its media type; 415.
    UnsupportedMediaType,
    /// The server failed to respond; 500.
    Failed,
    /// Its path does not exist; 404.
    NotFound,
    /// Its path exists, but not with its method; 405.
    MethodNotAllowed,
    /// Its body did not arrive in time; 408.
    RequestTimeout,
    /// The service did not respond in time; 504. The request may have been carried out, and 503
    /// would deny that.
    GatewayTimeout,
    /// The caller sends too many requests; 429.
    TooManyRequests,
    /// Its header fields are too large; 431.
    HeadersTooLarge,
    /// The service does not implement the operation, or the method; 501.
    NotImplemented,
    /// The service can't respond now; 503. The request was not carried out.
    Unavailable,
    /// Its idempotency key was used with another request; 422.
    KeyReused,
    /// A request with its idempotency key is being handled; 409.
    KeyInUse,
}

impl Refusal {
    /// The status if the document specifies no other.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Invalid => 400,
            Self::Unauthenticated => 401,
            Self::Forbidden => 403,
            Self::NotAcceptable => 406,
            Self::TooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::Failed => 500,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::RequestTimeout => 408,
            Self::GatewayTimeout => 504,
            Self::TooManyRequests => 429,
            Self::HeadersTooLarge => 431,
            Self::NotImplemented => 501,
            Self::Unavailable => 503,
            Self::KeyReused => 422,
            Self::KeyInUse => 409,
        }
    }

    /// A sentence for people, in the absence of a report.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Invalid => "The request violates the API's document.",
            Self::Unauthenticated => "A valid credential is required.",
            Self::Forbidden => "The credential does not allow this.",
            Self::NotAcceptable => "None of the media types of the response is acceptable.",
            Self::TooLarge => "The body is too large.",
            Self::UnsupportedMediaType => "The body's media type is not supported.",
            Self::Failed => "The request could not be answered.",
            Self::NotFound => "There is nothing at this path.",
            Self::MethodNotAllowed => "The method is not supported at this path.",
            Self::RequestTimeout => "The body did not come in in time.",
            Self::GatewayTimeout => "The request could not be answered in time.",
            Self::TooManyRequests => "There were too many requests.",
            Self::HeadersTooLarge => "The header fields are too large.",
            Self::NotImplemented => "This is not implemented here.",
            Self::Unavailable => "The request can't be answered now.",
            Self::KeyReused => "The idempotency key was used with another request.",
            Self::KeyInUse => "A request with this idempotency key is being handled.",
        }
    }
}

/// A documented error response, with placeholders.
///
/// In the strings of the body, `{detail}` is a sentence with the problem and its location,
/// `{title}` the reason phrase of the status and `{status}` its number. A string consisting of
/// `{violations}` becomes a list of all violations, and one consisting of `{status}` the status as
/// a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefusalTemplate {
    /// The status.
    pub status: u16,
    /// The media type.
    pub media_type: &'static str,
    /// The body as JSON text.
    pub body: &'static str,
}

/// The responses of an API for each kind of refusal.
#[derive(Clone, Copy, Debug, Default)]
pub struct Refusals {
    templates: [Option<RefusalTemplate>; 17],
}

impl Refusals {
    /// Problem details for every kind.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            templates: [None; 17],
        }
    }

    /// Sets the template for one kind.
    #[must_use]
    // The discriminant of a fieldless enum of seventeen is an index below seventeen.
    #[allow(clippy::indexing_slicing)]
    pub const fn on(mut self, refusal: Refusal, template: RefusalTemplate) -> Self {
        self.templates[refusal as usize] = Some(template);
        self
    }

    /// Returns true if the API has a template for this kind.
    #[cfg(feature = "server")]
    pub(crate) fn has(&self, refusal: Refusal) -> bool {
        self.templates
            .get(refusal as usize)
            .is_some_and(Option::is_some)
    }

    /// The response to a refused request. The report may be empty.
    ///
    /// Values are inserted into the parsed body, never into its text, so that no request can change
    /// the structure of the response.
    #[must_use]
    pub fn response(&self, refusal: Refusal, report: &Report) -> Response<Bytes> {
        let template = self.template(refusal);
        let status = template.map_or(refusal.status(), |template| template.status);
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        filled(template, &Facts::new(refusal, status, report))
    }

    /// The response with this sentence in place of a report, and perhaps with another status.
    #[cfg(feature = "serve")]
    pub(crate) fn response_saying(
        &self,
        refusal: Refusal,
        status: Option<StatusCode>,
        sentence: &'static str,
    ) -> Response<Bytes> {
        let template = self.template(refusal);
        let documented = template.map_or(refusal.status(), |template| template.status);
        let status = status.or_else(|| StatusCode::from_u16(documented).ok());
        let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut facts = Facts::new(refusal, status, &Report::new());
        sentence.clone_into(&mut facts.detail);
        filled(template, &facts)
    }

    fn template(&self, refusal: Refusal) -> Option<RefusalTemplate> {
        self.templates.get(refusal as usize).copied().flatten()
    }
}

/// The response of a template, or problem details.
fn filled(template: Option<RefusalTemplate>, facts: &Facts) -> Response<Bytes> {
    let parsed = template.and_then(|it| Some((it, from_json::<Json>(it.body.as_bytes()).ok()?)));
    let (media_type, body) = match parsed {
        Some((template, body)) => (template.media_type, facts.fill(body)),
        None => (PROBLEM_JSON, facts.problem()),
    };
    let mut response = Response::new(Bytes::from(to_json(&body)));
    *response.status_mut() = StatusCode::from_u16(facts.status).unwrap_or_default();
    response
        .headers_mut()
        .insert(CONTENT_TYPE, text_value(media_type));
    response
}

/// The values of placeholders.
struct Facts {
    status: u16,
    title: &'static str,
    detail: String,
    violations: Option<Json>,
}

impl Facts {
    fn new(refusal: Refusal, status: StatusCode, report: &Report) -> Self {
        let (detail, violations) = if report.is_empty() {
            (refusal.sentence().to_owned(), None)
        } else {
            let told: Vec<_> = report.violations().iter().map(shortened).collect();
            let all: Vec<_> = told.iter().map(ToString::to_string).collect();
            let more = report.len().saturating_sub(all.len());
            let more = if more == 0 {
                String::new()
            } else {
                format!("; and {more} more")
            };
            let list = Json::Array(told.iter().map(listed).collect());
            (format!("{}{more}", all.join("; ")), Some(list))
        };
        Self {
            status: status.as_u16(),
            title: status.canonical_reason().unwrap_or("Error"),
            detail,
            violations,
        }
    }

    fn fill(&self, json: Json) -> Json {
        match json {
            Json::String(text) => match text.as_str() {
                "{violations}" => self.violations.clone().unwrap_or(Json::Array(Vec::new())),
                "{status}" => Json::Number(Number::from(i64::from(self.status))),
                // The detail comes last, so that placeholders inside it are not replaced.
                text => {
                    let text = text.replace("{title}", self.title);
                    let text = text.replace("{status}", &self.status.to_string());
                    Json::String(text.replace("{detail}", &self.detail))
                }
            },
            Json::Array(items) => Json::Array(items.into_iter().map(|it| self.fill(it)).collect()),
            Json::Object(members) => {
                let filled = members
                    .into_iter()
                    .map(|(name, value)| (name, self.fill(value)));
                Json::Object(filled.collect())
            }
            other @ (Json::Null | Json::Bool(_) | Json::Number(_)) => other,
        }
    }

    /// Problem details (RFC 9457), with the violations as an extension member.
    fn problem(&self) -> Json {
        let mut members = vec![
            ("type", text("about:blank")),
            ("title", text(self.title)),
            ("status", Json::Number(Number::from(i64::from(self.status)))),
            ("detail", text(&self.detail)),
        ];
        if let Some(violations) = &self.violations {
            members.push(("violations", violations.clone()));
        }
        object(members)
    }
}

/// A violation with its pointer shortened to [`POINTED`] characters.
fn shortened(violation: &Violation) -> Violation {
    let mut pointer: String = violation.pointer.chars().take(POINTED).collect();
    if pointer.len() < violation.pointer.len() {
        pointer.push('…');
    }
    Violation {
        pointer,
        ..violation.clone()
    }
}

/// A violation as in problem details, and in [`Report::to_json`].
fn listed(violation: &Violation) -> Json {
    let mut members = vec![("in", text(violation.location.kind()))];
    if let Some(name) = violation.location.name() {
        members.push(("name", text(name)));
    }
    members.push(("pointer", text(&violation.pointer)));
    members.push(("keyword", text(violation.keyword)));
    members.push(("code", text(violation.code())));
    members.push(("expected", text(&violation.expected)));
    if let Some(found) = &violation.found {
        members.push(("found", text(found)));
    }
    object(members)
}

fn object(members: Vec<(&str, Json)>) -> Json {
    let members = members.into_iter();
    Json::Object(
        members
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

fn text(text: &str) -> Json {
    Json::String(text.to_owned())
}
