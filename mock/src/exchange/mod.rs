//! One request and its response.

mod auth;
mod control;
mod idempotency;
mod log;
mod positions;
mod prefer;
mod reference;
mod refusals;
mod remember;
mod request;
mod respond;
mod route;
mod sample;
mod webhooks;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use bytes::Bytes;
use copperplate::compare::Side;
use copperplate_runtime::Report;
use copperplate_runtime::refusal::Refusal;
use http::header::{ALLOW, HeaderName, RETRY_AFTER, WWW_AUTHENTICATE};
use http::request::Parts;
use http::{HeaderValue, Response, StatusCode};

use crate::generate::Random;
use crate::model::{Api, Operation};
use crate::settings::{Faults, Settings};
use idempotency::{Known, Store};
use log::{Entry, Log};
use prefer::Prefer;
use refusals::{invalid, refused, with_status};
use remember::Remembered;
use request::Request;
use respond::{Chosen, Responses, Unavailable};
use route::{Router, Unrouted};
use webhooks::Hooks;

/// The maximum size of a body, as in a server.
pub const BODY_LIMIT: usize = 1024 * 1024;

/// The provider of one or several APIs.
pub struct Mock {
    apis: Vec<&'static Api>,
    router: Router,
    settings: Settings,
    responses: Responses,
    memories: Vec<Remembered>,
    webhooks: Hooks,
    store: Store,
    log: Log,
    faults: Mutex<Faults>,
    random: Mutex<Random>,
    count: AtomicU64,
}

/// The response to a request.
#[derive(Debug)]
pub enum Reply {
    /// A response.
    Response(Response<Bytes>),
    /// The connection ends without a response.
    Drop,
}

/// A response with what the log says about it.
struct Exchanged {
    response: Response<Bytes>,
    note: String,
    report: Vec<String>,
}

impl From<Response<Bytes>> for Exchanged {
    fn from(response: Response<Bytes>) -> Self {
        Self {
            response,
            note: String::new(),
            report: Vec::new(),
        }
    }
}

impl Exchanged {
    fn noted(mut self, note: &str) -> Self {
        note.clone_into(&mut self.note);
        self
    }
}

impl Mock {
    /// The provider of planned documents. Several APIs are each below the path of their name.
    #[must_use]
    pub fn new(sides: Vec<Side>, settings: Settings) -> Self {
        let apis: Vec<&'static Api> = sides.into_iter().map(Api::new).collect();
        Self {
            router: Router::new(&apis, apis.len() > 1),
            memories: apis.iter().map(|it| Remembered::new(it)).collect(),
            webhooks: Hooks::default(),
            responses: Responses::new(settings.seed),
            store: Store::default(),
            log: Log::new(settings.quiet),
            faults: Mutex::new(settings.faults.clone()),
            random: Mutex::new(Random::new(settings.seed)),
            count: AtomicU64::new(0),
            settings,
            apis,
        }
    }

    /// The first path of each API, with its name and the number of its operations.
    pub fn paths(&self) -> impl Iterator<Item = (String, &str, usize)> {
        let several = self.apis.len() > 1;
        self.apis.iter().map(move |api| {
            let path = match several {
                true => format!("/{}", api.name),
                false => String::new(),
            };
            (path, api.content.title.as_str(), api.calls().count())
        })
    }

    /// The operations that clients call, each as the index of its API and its own.
    pub fn operations(&self) -> impl Iterator<Item = (usize, usize)> {
        let apis = self.apis.iter().enumerate();
        apis.flat_map(|(api, it)| it.calls().map(move |(index, _)| (api, index)))
    }

    /// The content of an API.
    #[must_use]
    pub fn content(&self, api: usize) -> Option<&'static copperplate::ir::Api> {
        self.apis.get(api).map(|it| it.content)
    }

    /// A valid request of an operation, with credentials.
    ///
    /// # Errors
    ///
    /// The reason why there is none: a schema without values, for example.
    pub fn sample(&self, api: usize, index: usize) -> Result<http::Request<Bytes>, String> {
        let api = self.apis.get(api).ok_or("there is no such API")?;
        let operation = api.operation(index).ok_or("there is no such operation")?;
        let made = sample::request(
            api,
            operation,
            &self.settings.credentials,
            self.settings.seed,
        );
        let mut request = made?;
        if self.apis.len() > 1 {
            let uri = format!("/{}{}", api.name, request.uri());
            *request.uri_mut() = uri.parse().map_err(|_| "its path is no URI")?;
        }
        Ok(request)
    }

    /// The faults of now.
    fn faults(&self) -> Faults {
        let faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        faults.clone()
    }

    /// The wait before a response.
    #[must_use]
    pub fn latency(&self) -> Duration {
        self.faults().latency
    }

    /// Takes the webhooks to send.
    #[must_use]
    pub fn outgoing(&self) -> Vec<http::Request<Bytes>> {
        self.webhooks.take()
    }

    /// Responses a request. A body is `None` if it is too large.
    #[must_use]
    pub fn exchange(&self, parts: &Parts, body: Option<&Bytes>) -> Reply {
        if let Some(response) = self.control(parts, body) {
            return Reply::Response(response);
        }
        let start = Instant::now();
        let number = self.count.fetch_add(1, Ordering::Relaxed) + 1;
        let path = parts.uri.path();
        let routed = self.router.route(method(parts), path);
        let mut entry = Entry {
            number,
            time: time(),
            method: parts.method.as_str().to_owned(),
            path: path.to_owned(),
            api: String::new(),
            operation: String::new(),
            status: None,
            took: Duration::ZERO,
            note: String::new(),
            report: Vec::new(),
        };
        let exchanged = match routed {
            Ok(routed) => {
                let Some(operation) = routed.api.operation(routed.index) else {
                    return Reply::Drop;
                };
                entry.api.clone_from(&routed.api.name);
                entry.operation.clone_from(&operation.content.id);
                if has_secret(routed.api, operation) {
                    entry.path.clone_from(&operation.content.path);
                }
                self.operate(routed.api, operation, parts, &routed.captures, body, number)
            }
            Err(Unrouted::Path(api)) => {
                Some(refused(api, Refusal::NotFound, &Report::new()).into())
            }
            Err(Unrouted::Method(api, allowed)) => {
                let mut response = refused(Some(api), Refusal::MethodNotAllowed, &Report::new());
                put(&mut response, &ALLOW, &allowed.join(","));
                Some(response.into())
            }
        };
        entry.took = start.elapsed();
        let reply = match exchanged {
            Some(mut exchanged) => {
                entry.status = Some(exchanged.response.status().as_u16());
                entry.note = exchanged.note;
                entry.report = exchanged.report;
                if parts.method == http::Method::HEAD {
                    *exchanged.response.body_mut() = Bytes::new();
                }
                Reply::Response(exchanged.response)
            }
            None => {
                "dropped".clone_into(&mut entry.note);
                Reply::Drop
            }
        };
        self.log.add(entry);
        reply
    }

    /// Responses a request of an operation; `None` if the connection is dropped.
    fn operate(
        &self,
        api: &'static Api,
        operation: &Operation,
        parts: &Parts,
        captures: &[(&'static str, String)],
        body: Option<&Bytes>,
        number: u64,
    ) -> Option<Exchanged> {
        match self.fault() {
            Some(None) => return None,
            Some(Some(status)) => return Some(self.failed(api, operation, parts, status)),
            None => {}
        }
        let accepted = &self.settings.credentials;
        let principal = match auth::authenticate(api, operation.content, parts, accepted) {
            Ok(principal) => principal,
            Err(denied) => {
                let mut response = refused(Some(api), Refusal::Unauthenticated, &Report::new());
                for challenge in auth::challenges(api, operation.content, &denied) {
                    if let Ok(value) = HeaderValue::from_str(&challenge) {
                        response.headers_mut().append(WWW_AUTHENTICATE, value);
                    }
                }
                return Some(response.into());
            }
        };
        let Some(bytes) = body else {
            let mut report = Report::new();
            report.push("body", format!("must be at most {BODY_LIMIT} bytes"));
            return Some(refused(Some(api), Refusal::TooLarge, &report).into());
        };
        let request = match request::read(api, operation, parts, captures, bytes) {
            Ok(request) => request,
            Err(refusal) => return Some(invalid(api, operation, parts, refusal)),
        };
        let prefer = Prefer::read(&parts.headers);
        let key = idempotency::key(operation, &parts.headers, request.body.as_ref());
        let Some(key) = key.filter(|_| !prefer.chooses()) else {
            let heard = (parts, captures);
            return Some(self.respond(api, operation, heard, &request, &prefer, number));
        };
        let (path, query) = (parts.uri.path(), parts.uri.query().unwrap_or_default());
        let digest = idempotency::digest(path, query, request.body.as_ref(), bytes);
        let key = (
            format!("{} {}", api.name, operation.content.id),
            principal,
            key,
        );
        Some(match self.store.find(&key, digest) {
            Known::Same(response) => Exchanged::from(*response).noted("replayed"),
            Known::Other => self.conflict(api, operation, parts),
            Known::New => {
                let heard = (parts, captures);
                let exchanged = self.respond(api, operation, heard, &request, &prefer, number);
                if !exchanged.response.status().is_server_error() {
                    self.store.keep(key, digest, exchanged.response.clone());
                }
                exchanged
            }
        })
    }

    /// The fault of this request: a dropped connection, or a status.
    fn fault(&self) -> Option<Option<u16>> {
        let faults = self.faults();
        let mut random = self.random.lock().unwrap_or_else(PoisonError::into_inner);
        if random.happens(faults.drop) {
            return Some(None);
        }
        let mut failing = faults.failing.iter();
        let failing = failing.find(|it| random.happens(it.per_million));
        failing.map(|it| Some(it.status))
    }

    /// A failure: the documented response with its status, or the refusal for it.
    fn failed(
        &self,
        api: &'static Api,
        operation: &Operation,
        parts: &Parts,
        status: u16,
    ) -> Exchanged {
        let prefer = Prefer {
            code: Some(status),
            ..Prefer::default()
        };
        let documented = self.documented(api, operation, parts, &prefer, 0);
        let refusal = || with_status(api, status);
        let mut response = documented.ok().or_else(refusal).unwrap_or_else(|| {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            respond::problem(status, "The mock was asked to fail.")
        });
        if matches!(status, 429 | 503) && !response.headers().contains_key(RETRY_AFTER) {
            put(&mut response, &RETRY_AFTER, "1");
        }
        Exchanged::from(response).noted("asked to fail")
    }

    /// The response to a key that belongs to another request: the documented conflict, or 422 (the
    /// draft of the `Idempotency-Key` header, section 2.7).
    fn conflict(&self, api: &'static Api, operation: &Operation, parts: &Parts) -> Exchanged {
        let stated = |code: &u16| {
            let wanted = copperplate::ir::Status::Code(*code);
            operation
                .responses
                .iter()
                .any(|it| it.content.status == wanted)
        };
        let code = [409, 422].into_iter().find(stated);
        let documented = code.and_then(|code| {
            let prefer = Prefer {
                code: Some(code),
                ..Prefer::default()
            };
            self.documented(api, operation, parts, &prefer, 0).ok()
        });
        let response = documented.unwrap_or_else(|| {
            let detail = "The idempotency key belongs to another request.";
            respond::problem(StatusCode::UNPROCESSABLE_ENTITY, detail)
        });
        Exchanged::from(response).noted("key of another request")
    }

    /// The response to a valid request.
    fn respond(
        &self,
        api: &'static Api,
        operation: &Operation,
        (parts, captures): (&Parts, &[(&'static str, String)]),
        request: &Request,
        prefer: &Prefer,
        number: u64,
    ) -> Exchanged {
        let exchanged = match prefer.chooses() {
            true => self.documented(api, operation, parts, prefer, number),
            false => self.remembering(api, operation, (parts, captures), request, number),
        };
        match exchanged {
            Ok(response) => response.into(),
            Err(Unavailable::NotAcceptable) => {
                refused(Some(api), Refusal::NotAcceptable, &Report::new()).into()
            }
            // Any success is right for an operation without a documented response.
            Err(Unavailable::Undocumented) => Response::new(Bytes::new()).into(),
            Err(Unavailable::Impossible(why)) => {
                // A server refuses with more statuses than a document describes, such as 403.
                let undescribed = |code: &u16| respond::by_code(operation, *code).is_none();
                let code = prefer.code.filter(undescribed);
                match code.and_then(|code| with_status(api, code)) {
                    Some(response) => Exchanged::from(response).noted("refused on request"),
                    None => Exchanged {
                        report: vec![why.clone()],
                        ..respond::problem(StatusCode::NOT_IMPLEMENTED, &why).into()
                    },
                }
            }
        }
    }

    fn documented(
        &self,
        api: &'static Api,
        operation: &Operation,
        parts: &Parts,
        prefer: &Prefer,
        number: u64,
    ) -> Result<Response<Bytes>, Unavailable> {
        let chosen: Chosen<'_> = respond::choose(api, operation, prefer, &parts.headers)?;
        let value = self
            .responses
            .body(api, operation, &chosen, (prefer, number))?;
        self.responses
            .write(api, operation, &chosen, value.as_ref())
    }
}

/// The method of an operation for a request; `HEAD` is answered as `GET` without a body.
fn method(parts: &Parts) -> &str {
    match parts.method.as_str() {
        "HEAD" => "GET",
        other => other,
    }
}

/// True if a path parameter is secret or personal.
fn has_secret(api: &Api, operation: &Operation) -> bool {
    operation.parameters.iter().any(|it| {
        let is_path = it.content.location == copperplate::ir::Location::Path;
        is_path && api.content.schemas.get(it.content.schema).sensitive
    })
}

fn put(response: &mut Response<Bytes>, name: &HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// The time of day in UTC.
fn time() -> String {
    jiff::Timestamp::now().strftime("%H:%M:%S%.3f").to_string()
}
