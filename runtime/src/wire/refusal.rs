//! How a server says no by itself: in the API's own error shape, or as problem
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

/// How many characters of a pointer an answer holds. A pointer names members that the caller chose,
/// once for each violation below them, so without a limit a small request could ask for a large
/// answer.
const POINTED: usize = 512;

/// Why a request is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// It is against the document; 400 unless the document says otherwise.
    Invalid,
    /// It carries no valid credential; 401.
    Unauthenticated,
    /// Its credential is not enough; 403.
    Forbidden,
    /// Nothing that the operation answers is acceptable; 406. Only where the API has words for it, or
    /// a server is told to, is a request refused for that.
    NotAcceptable,
    /// Its body is too large; 413.
    TooLarge,
    /// Its body is of a type that the operation does not take; 415.
    UnsupportedMediaType,
    /// It could not be answered; 500.
    Failed,
    /// There is nothing at its path; 404.
    NotFound,
    /// There is something at its path, but not for its method; 405.
    MethodNotAllowed,
    /// Its body did not come in in time; 408.
    RequestTimeout,
    /// The service did not answer it in time; 504, since it may have been carried out, and 503 would
    /// say that it was not.
    GatewayTimeout,
}

impl Refusal {
    /// The status where the document does not say otherwise.
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
        }
    }

    /// A sentence for people, where there is no report to speak.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Invalid => "The request is against the API's document.",
            Self::Unauthenticated => "A valid credential is required.",
            Self::Forbidden => "The credential does not allow this.",
            Self::NotAcceptable => "None of the media types of the answer is acceptable.",
            Self::TooLarge => "The body is too large.",
            Self::UnsupportedMediaType => "The body's media type is not supported.",
            Self::Failed => "The request could not be answered.",
            Self::NotFound => "There is nothing at this path.",
            Self::MethodNotAllowed => "The method is not supported at this path.",
            Self::RequestTimeout => "The body did not come in in time.",
            Self::GatewayTimeout => "The request could not be answered in time.",
        }
    }
}

/// An answer of the API's own, with placeholders.
///
/// In the strings of the body, `{detail}` is the sentence that says what is wrong and where,
/// `{title}` the name of the status and `{status}` its number. A string that is exactly `{violations}` becomes a list of all
/// violations, and one that is exactly `{status}` the status as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefusalTemplate {
    /// The status.
    pub status: u16,
    /// The media type.
    pub media_type: &'static str,
    /// The body as JSON text.
    pub body: &'static str,
}

/// How an API answers each kind of refusal.
#[derive(Clone, Copy, Debug, Default)]
pub struct Refusals {
    templates: [Option<RefusalTemplate>; 11],
}

impl Refusals {
    /// Problem details for every kind.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            templates: [None; 11],
        }
    }

    /// Answers one kind with a template.
    #[must_use]
    // The discriminant of a fieldless enum of eleven is an index below eleven.
    #[allow(clippy::indexing_slicing)]
    pub const fn on(mut self, refusal: Refusal, template: RefusalTemplate) -> Self {
        self.templates[refusal as usize] = Some(template);
        self
    }

    /// Whether the API has words of its own for this kind.
    #[cfg(feature = "server")]
    pub(crate) fn has(&self, refusal: Refusal) -> bool {
        self.templates
            .get(refusal as usize)
            .is_some_and(Option::is_some)
    }

    /// The answer to a request that is refused for what `report` says, which may be nothing.
    ///
    /// Values are put into the parsed body, never into its text, so that nothing in a request can
    /// change the shape of the answer.
    #[must_use]
    pub fn answer(&self, refusal: Refusal, report: &Report) -> Response<Bytes> {
        let template = self.templates.get(refusal as usize).copied().flatten();
        let status = template.map_or(refusal.status(), |template| template.status);
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let facts = Facts::new(refusal, status, report);
        let parsed =
            template.and_then(|it| Some((it, from_json::<Json>(it.body.as_bytes()).ok()?)));
        let (media_type, body) = match parsed {
            Some((template, body)) => (template.media_type, facts.fill(body)),
            None => (PROBLEM_JSON, facts.problem()),
        };
        let mut response = Response::new(Bytes::from(to_json(&body)));
        *response.status_mut() = status;
        response
            .headers_mut()
            .insert(CONTENT_TYPE, text_value(media_type));
        response
    }
}

/// What placeholders stand for.
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
                // The detail comes last: what a request brought in is never looked into.
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

    /// RFC 9457, with the violations as an extension member.
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

/// A violation with its pointer cut to [`POINTED`] characters.
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

/// A violation as problem details hold it, and as [`Report::to_json`] writes it.
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
