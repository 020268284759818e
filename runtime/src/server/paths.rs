//! Finds the operation for a path and a method.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::handler::Handler as _;
use axum::middleware::{Next, from_fn};
use axum::routing::{MethodFilter, MethodRouter, on};
use http::header::{ALLOW, HeaderValue};
use http::{Method, Response};

use super::drained::drained;
use super::observed::{Observer, Refused};
use super::served::Served;
use super::settings::Settings;
use crate::report::Report;
use crate::syntax::path_template::{captures, has_constants};
use crate::syntax::percent::normal_path;
use crate::wire::OperationInfo;
use crate::wire::refusal::{Refusal, Refusals};

pub(super) type ResponseFuture = Pin<Box<dyn Future<Output = Response<Body>> + Send>>;
pub(super) type Call = Arc<dyn Fn(Request, &Settings) -> ResponseFuture + Send + Sync>;

/// An operation with its handler.
#[derive(Clone)]
pub(super) struct Route {
    pub(super) info: &'static OperationInfo,
    /// True if the service does not implement it.
    pub(super) unimplemented: bool,
    /// The path at which a webhook or a callback is mounted instead of its template.
    pub(super) mount: Option<String>,
    pub(super) call: Call,
}

impl Route {
    /// Its path in the syntax of the router, spelled as in the document or by the service.
    fn path(&self) -> String {
        let mount = self.mount.clone();
        mount.unwrap_or_else(|| pattern(self.info.path))
    }
}

/// Builds the router of operations.
pub(super) fn router(routes: Vec<Route>, settings: Settings) -> Router {
    let settings = Arc::new(settings);
    let mut by_path: BTreeMap<String, Vec<Served>> = BTreeMap::new();
    for route in routes {
        let path = normal_path(&route.path()).into_owned();
        let served = Served::new(route, &settings);
        by_path.entry(path).or_default().push(served);
    }
    let (refusals, drain) = (settings.refusals, settings.times.drain);
    let observer = Arc::new(settings.observer.clone());
    let mut paths = Paths {
        drain,
        observer: Arc::clone(&observer),
        ..Paths::default()
    };
    let mut spellings = Vec::new();
    for (path, mut routes) in by_path {
        // The template with more literal text is more specific (OpenAPI 3.0.3, Paths Object:
        // concrete paths are matched before their templated counterparts).
        routes.sort_by_key(|served| Reverse(literal_length(served.route.info.path)));
        paths.add(&path, methods(&routes, refusals));
        let spelled = routes.iter().map(|served| served.route.path());
        let spelled: BTreeSet<String> = spelled.chain([path]).collect();
        spellings.push(spelled);
    }
    let paths = Arc::new(paths);
    // A layer on the default fallback instead of a fallback, because axum can't merge two routers
    // with fallbacks.
    let nothing = from_fn(move |request: Request, _: Next| {
        let observer = Arc::clone(&observer);
        async move { observer.lost(request, refusals, drain).await }
    });
    let mut router = Router::new().layer(nothing);
    for (place, spelled) in spellings.into_iter().enumerate() {
        for path in spelled {
            router = router.route(&path, paths.route(place));
        }
    }
    router
}

/// Finds the methods for a path in any spelling.
///
/// The router compares paths as text, but an unnecessary escape is another spelling of the same
/// path (RFC 3986, section 6.2.2.2): `/users/m%65` means `/users/me`, and must not reach
/// `/users/{id}`, which other callers may use. So a path captured by a template is looked up again
/// in its normal form.
#[derive(Default)]
struct Paths {
    places: matchit::Router<usize>,
    methods: Vec<MethodRouter>,
    /// The time limit for draining an unread body.
    drain: Option<Duration>,
    observer: Arc<Observer>,
}

impl Paths {
    fn add(&mut self, path: &str, methods: MethodRouter) {
        // A failed insertion is left to the router, which decides about paths.
        let place = self.methods.len();
        self.places.insert(path, place).unwrap_or_default();
        self.methods.push(methods);
    }

    /// The methods for the normal form of a path, if it belongs to another route.
    fn elsewhere(&self, here: usize, path: &str) -> Option<MethodRouter> {
        let place = *self.places.at(&normal_path(path)).ok()?.value;
        let methods = self.methods.get(place).filter(|_| place != here);
        methods.cloned()
    }

    /// The methods of a path for the router.
    fn route(self: &Arc<Self>, here: usize) -> MethodRouter {
        let methods = self.methods.get(here).cloned().unwrap_or_default();
        let paths = Arc::clone(self);
        methods.layer(from_fn(move |request: Request, next: Next| {
            let request = drained(request, paths.drain);
            let elsewhere = paths.elsewhere(here, request.uri().path());
            let observer = Arc::clone(&paths.observer);
            let respond = |request| async move {
                match elsewhere {
                    Some(methods) => methods.call(request, ()).await,
                    None => next.run(request).await,
                }
            };
            async move { observer.observed(request, respond).await }
        }))
    }
}

/// The length of the literal text in a template, in bytes.
fn literal_length(template: &str) -> usize {
    let sent = template.split('#').next().unwrap_or_default();
    let pieces = sent.split('{');
    pieces
        .map(|piece| piece.rsplit('}').next().unwrap_or_default().len())
        .sum()
}

/// A template in the syntax of the router. A segment with a parameter is captured as a whole and
/// named by its position, so that no two templates conflict; the template itself then selects the
/// operation. A segment that looks like a parameter of `axum` 0.7 is captured as well, because a
/// router around this one may reject it.
pub(super) fn pattern(template: &str) -> String {
    let path = template.split(['?', '#']).next().unwrap_or_default();
    let mut out = String::new();
    for (place, segment) in path.trim_start_matches('/').split('/').enumerate() {
        out.push('/');
        if segment.contains('{') || segment.starts_with([':', '*']) {
            out.push_str(&format!("{{p{place}}}"));
        } else {
            out.push_str(&segment.replace('}', "}}"));
        }
    }
    out
}

/// The methods of one path. It also distinguishes operations whose templates differ only within a
/// segment.
fn methods(routes: &[Served], refusals: &'static Refusals) -> MethodRouter {
    let mut by_method: BTreeMap<&str, Vec<Served>> = BTreeMap::new();
    for served in routes {
        by_method
            .entry(served.route.info.method.as_str())
            .or_default()
            .push(served.clone());
    }
    // The router has filters only for the methods of RFC 9110, and lists no other method.
    let has_filter = |name: &str| {
        let method = Method::from_bytes(name.as_bytes());
        method.is_ok_and(|it| MethodFilter::try_from(it).is_ok())
    };
    let allowed = by_method.keys().any(|it| !has_filter(it));
    let allowed = allowed.then(|| allow(by_method.keys())).flatten();
    let (by_method, others): (BTreeMap<_, _>, BTreeMap<_, _>) = by_method
        .into_iter()
        .partition(|(name, _)| has_filter(name));
    let others = Arc::new(others);
    // The response for other methods is a layer on the default one instead of a fallback, because
    // axum can't merge two routers with fallbacks for the same path.
    let other = move |request: Request, _: Next| {
        let routes = others.get(request.method().as_str());
        let future = routes.map(|routes| choose(routes, refusals, request));
        let allowed = allowed.clone();
        async move {
            let mut response = match future {
                Some(future) => future.await,
                None => refuse(refusals, Refusal::MethodNotAllowed),
            };
            if let Some(allowed) = allowed {
                response.headers_mut().entry(ALLOW).or_insert(allowed);
            }
            response
        }
    };
    let mut router = MethodRouter::new().layer(from_fn(other));
    for (method, routes) in by_method {
        let filter = Method::from_bytes(method.as_bytes())
            .ok()
            .map(MethodFilter::try_from);
        let Some(Ok(filter)) = filter else {
            continue;
        };
        let choose = move |request: Request| choose(&routes, refusals, request);
        // Merging keeps the default response of the argument.
        router = on(filter, choose).merge(router);
    }
    router
}

/// The `Allow` header (RFC 9110, section 10.2.1).
fn allow<'m>(methods: impl Iterator<Item = &'m &'m str>) -> Option<HeaderValue> {
    let mut methods: BTreeSet<&str> = methods.copied().collect();
    if methods.contains(Method::GET.as_str()) {
        methods.insert(Method::HEAD.as_str());
    }
    let methods: Vec<&str> = methods.into_iter().collect();
    HeaderValue::from_str(&methods.join(",")).ok()
}

/// Calls the operation of a request, among those with its path and method.
fn choose(
    routes: &[Served],
    refusals: &'static Refusals,
    request: Request,
) -> impl Future<Output = Response<Body>> + Send + use<> {
    let path = &normal_path(request.uri().path());
    let query = request.uri().query().unwrap_or_default();
    let fits = |served: &&Served| {
        served.route.mount.is_some() || captures(served.route.info.path, path).is_some()
    };
    let fit: Vec<&Served> = routes.iter().filter(fits).collect();
    // A constant of the query distinguishes operations. If there is only one, the constant may be
    // absent.
    let meant = match fit.as_slice() {
        [only] => Some(only),
        several => several
            .iter()
            .find(|served| has_constants(served.route.info.path, query)),
    };
    let future = meant.map(|served| served.call(request));
    async move {
        match future {
            Some(future) => future.await,
            None => refuse(refusals, Refusal::NotFound),
        }
    }
}

/// The response to a request for an unknown path. Its body is read, so that the caller receives the
/// response.
fn lost(request: Request, refusals: &'static Refusals, drain: Option<Duration>) -> Response<Body> {
    drop(drained(request, drain));
    refuse(refusals, Refusal::NotFound)
}

impl Observer {
    pub(super) async fn lost(
        &self,
        request: Request,
        refusals: &'static Refusals,
        drain: Option<Duration>,
    ) -> Response<Body> {
        let respond = |request| async move { lost(request, refusals, drain) };
        self.observed(request, respond).await
    }
}

fn refuse(refusals: &'static Refusals, refusal: Refusal) -> Response<Body> {
    let report = Report::new();
    let mut response = refusals.response(refusal, &report).map(Body::from);
    response
        .extensions_mut()
        .insert(Refused::new(refusal, &report));
    response
}
