//! The requests below `/_mock`, which control the mock.

use bytes::Bytes;
use copperplate_runtime::{Json, Map, Number, from_json, to_json};
use http::header::CONTENT_TYPE;
use http::request::Parts;
use http::{HeaderValue, Response, StatusCode};

use super::respond::problem;
use super::webhooks::Receiver;
use super::{Mock, log};
use crate::page;
use crate::settings::{Failing, Faults, duration, percent};

impl Mock {
    /// Answers a request to the mock itself; `None` for requests to an API.
    pub(super) fn control(&self, parts: &Parts, body: Option<&Bytes>) -> Option<Response<Bytes>> {
        if parts.uri.path() == "/" && wants_page(parts) {
            return Some(page::page());
        }
        let path = parts.uri.path().strip_prefix("/_mock/")?;
        let sent = match body {
            Some(body) if body.is_empty() => Ok(Map::new()),
            Some(body) => match from_json::<Json>(body) {
                Ok(Json::Object(members)) => Ok(members),
                _ => Err("the body is no JSON object".to_owned()),
            },
            None => Err("the body is too large".to_owned()),
        };
        let done = match (parts.method.as_str(), path) {
            ("POST", "clock") => sent.map(|_| self.tick()),
            ("POST", "webhooks") => sent.and_then(|it| self.register(&it)),
            ("DELETE", "webhooks") => {
                self.webhooks.clear();
                Ok(Json::Object(Map::new()))
            }
            ("POST", "reset") => {
                self.reset();
                Ok(Json::Object(Map::new()))
            }
            ("GET", "faults") => Ok(shown(&self.faults())),
            ("PUT", "faults") => sent.and_then(|it| self.change(&it)),
            ("GET", "log") => Ok(self.requests(parts)),
            ("GET", "api") => Ok(self.listed()),
            ("GET", "operation") => self.described(parts.uri.query().unwrap_or_default()),
            ("GET", "") => return Some(page::page()),
            _ => {
                let status = StatusCode::NOT_FOUND;
                return Some(problem(status, "The mock has no such control."));
            }
        };
        Some(match done {
            Ok(json) => respond(&json),
            Err(why) => problem(StatusCode::BAD_REQUEST, &why),
        })
    }

    /// Moves every status one step, and fires the webhooks about it.
    fn tick(&self) -> Json {
        let mut moved = 0;
        for (api, remembered) in self.apis.iter().zip(&self.memories) {
            for thing in remembered.memory.advance(&remembered.orders) {
                moved += 1;
                self.webhooks.fire(api, &thing, self.settings.seed);
            }
        }
        object([("moved", number(moved))])
    }

    fn register(&self, sent: &Map<Json>) -> Result<Json, String> {
        let text = |name: &str| sent.get(name).and_then(Json::as_str);
        let url = text("url").ok_or("write {\"url\": \"http://127.0.0.1:8080/hooks\"}")?;
        let url: http::Uri = url.parse().map_err(|_| format!("`{url}` is no URL"))?;
        if url.scheme_str() != Some("http") || url.authority().is_none() {
            return Err("a receiver has a URL with http".to_owned());
        }
        self.webhooks.register(Receiver {
            url,
            webhook: text("webhook").map(str::to_owned),
        });
        let webhooks = self.apis.iter().map(|it| it.webhooks().count()).sum();
        Ok(object([("webhooks", number(webhooks))]))
    }

    /// Forgets everything that requests have changed.
    fn reset(&self) {
        self.store.clear();
        self.memories.iter().for_each(|it| it.memory.clear());
    }

    fn change(&self, sent: &Map<Json>) -> Result<Json, String> {
        let mut faults = Faults::default();
        for (name, value) in sent {
            let text = value
                .as_str()
                .ok_or_else(|| format!("`{name}` is no string"));
            match name.as_str() {
                "latency" => faults.latency = duration(text?)?,
                "drop" => faults.drop = percent(text?)?,
                "fail" => {
                    let pieces = text?.split(',').map(str::trim).filter(|it| !it.is_empty());
                    let failing: Result<Vec<Failing>, String> = pieces.map(str::parse).collect();
                    faults.failing = failing?;
                }
                _ => return Err(format!("there is no fault `{name}`")),
            }
        }
        let mut known = self
            .faults
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *known = faults.clone();
        Ok(shown(&faults))
    }

    /// The log after the number in the query.
    fn requests(&self, parts: &Parts) -> Json {
        let query = parts.uri.query().unwrap_or_default();
        let after = query.strip_prefix("after=").and_then(|it| it.parse().ok());
        let entries = self.log.after(after.unwrap_or_default());
        Json::Array(entries.iter().map(entry).collect())
    }
}

/// True for the request of a browser.
fn wants_page(parts: &Parts) -> bool {
    let accept = parts.headers.get(http::header::ACCEPT);
    let accept = accept.and_then(|it| it.to_str().ok());
    parts.method == http::Method::GET && accept.is_some_and(|it| it.contains("text/html"))
}

fn entry(entry: &log::Entry) -> Json {
    let text = |it: &str| Json::String(it.to_owned());
    let status = entry
        .status
        .map_or(Json::Null, |it| number(usize::from(it)));
    let milliseconds = format!("{:.1}", entry.took.as_secs_f64() * 1000.0);
    object([
        (
            "number",
            number(usize::try_from(entry.number).unwrap_or(usize::MAX)),
        ),
        ("time", text(&entry.time)),
        ("method", text(&entry.method)),
        ("path", text(&entry.path)),
        ("api", text(&entry.api)),
        ("operation", text(&entry.operation)),
        ("status", status),
        (
            "milliseconds",
            Number::new(&milliseconds).map_or(Json::Null, Json::Number),
        ),
        ("note", text(&entry.note)),
        (
            "report",
            Json::Array(entry.report.iter().map(|it| text(it)).collect()),
        ),
    ])
}

fn shown(faults: &Faults) -> Json {
    let text = |it: String| Json::String(it);
    let share = |it: u32| format!("{}%", f64::from(it) / 10_000.0);
    let failing = faults.failing.iter();
    let failing = failing.map(|it| format!("{}:{}", it.status, share(it.per_million)));
    object([
        ("latency", text(format!("{}ms", faults.latency.as_millis()))),
        ("fail", text(failing.collect::<Vec<_>>().join(", "))),
        ("drop", text(share(faults.drop))),
    ])
}

pub(super) fn number(count: usize) -> Json {
    Json::Number(Number::from(i64::try_from(count).unwrap_or(i64::MAX)))
}

pub(super) fn object<const N: usize>(members: [(&str, Json); N]) -> Json {
    let members = members.into_iter();
    Json::Object(
        members
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

fn respond(json: &Json) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from(to_json(json)));
    let media_type = HeaderValue::from_static("application/json");
    response.headers_mut().insert(CONTENT_TYPE, media_type);
    response
}
