//! Layers can see the called operation and its documented path template.

use std::sync::{Arc, Mutex};

use axum::extract::{Extension, FromRequestParts, Request, State};
use axum::middleware::{Next, from_fn};
use copperplate_runtime as rt;
use http::request::Parts;
use rt::operation::OperationInfo;
use rt::refusal::Refusal;
use rt::server::{Failed, Router, Routes};

use crate::api::{Desk, GetJson, GetXml, OWN, PLAIN, Said};
use crate::{call, request};

type Seen = Arc<Mutex<Vec<String>>>;

/// The log of a tracing layer, before and after the call.
fn traced(seen: &Seen, router: impl FnOnce(Routes<Desk>) -> Router) -> Router {
    let (within, around) = (Arc::clone(seen), Arc::clone(seen));
    let operation = from_fn(
        move |Extension(info): Extension<&'static OperationInfo>, request: Request, next: Next| {
            let line = format!("{} {} {}", info.id, info.method, info.path);
            within.lock().unwrap().push(line);
            next.run(request)
        },
    );
    let all = from_fn(move |request: Request, next: Next| {
        let around = Arc::clone(&around);
        async move {
            let before = request
                .extensions()
                .get::<&'static OperationInfo>()
                .is_some();
            let response = next.run(request).await;
            let info = response.extensions().get::<&'static OperationInfo>();
            let line = format!(
                "{before} {:?} {}",
                info.map(|it| it.path),
                response.status()
            );
            around.lock().unwrap().push(line);
            response
        }
    });
    let routes = Routes::new(Desk::default(), &PLAIN)
        .optional::<GetJson, _, _>(|_, _, _| async { Ok(Said::NoContent) })
        .public::<GetXml, _, _>(|_, _, _| async { Ok(Said::NoContent) })
        .layer(operation);
    router(routes).layer(all)
}

#[tokio::test]
async fn templates_that_axum_takes_for_one_are_told_by_their_own() {
    for prefix in ["", "/v1"] {
        let seen = Seen::default();
        let router = traced(&seen, |routes| match prefix {
            "" => routes.finish(),
            prefix => Router::new().nest(prefix, routes.finish()),
        });
        for (path, id) in [
            ("a.json", "getJson"),
            ("a%2Ejson", "getJson"),
            ("a.xml", "getXml"),
        ] {
            let line = format!("GET {prefix}/files/{path}");
            assert_eq!(
                call(router.clone(), request(&line, &[], "")).await.status,
                204
            );
            let template = format!("/files/{{name}}.{}", id[3..].to_lowercase());
            let wanted = [
                format!("{id} GET {template}"),
                format!("false Some({template:?}) 204 No Content"),
            ];
            assert_eq!(std::mem::take(&mut *seen.lock().unwrap()), wanted);
        }
    }
}

#[tokio::test]
async fn refusals_have_their_operation_too_and_what_means_none_has_none() {
    let seen = Seen::default();
    let router = traced(&seen, Routes::finish);
    let refused = request("GET /files/a.json", &["authorization: Bearer bad"], "");
    assert_eq!(call(router.clone(), refused).await.status, 401);
    for (line, status) in [("GET /files/a.csv", 404), ("PUT /files/a.json", 405)] {
        assert_eq!(
            call(router.clone(), request(line, &[], "")).await.status,
            status
        );
    }
    let wanted = [
        "getJson GET /files/{name}.json",
        "false Some(\"/files/{name}.json\") 401 Unauthorized",
        "false None 404 Not Found",
        "false None 405 Method Not Allowed",
    ];
    assert_eq!(*seen.lock().unwrap(), wanted);
}

#[tokio::test]
async fn a_layer_may_answer_by_itself() {
    let closed = from_fn(async |_: Request, _: Next| rt::StatusCode::SERVICE_UNAVAILABLE);
    let seen = Seen::default();
    let router = traced(&seen, |routes| routes.layer(closed).finish());
    let response = call(router, request("GET /files/a.xml", &[], "")).await;
    assert_eq!(response.status, 503);
    // A layer around the router sees the operation that was not called.
    let wanted = ["false Some(\"/files/{name}.xml\") 503 Service Unavailable"];
    assert_eq!(*seen.lock().unwrap(), wanted);
}

#[tokio::test]
async fn a_layer_may_be_around_some_operations() {
    let closed = || from_fn(async |_: Request, _: Next| rt::StatusCode::SERVICE_UNAVAILABLE);
    let routes = || {
        Routes::new(Desk::default(), &PLAIN)
            .optional::<GetJson, _, _>(|_, _, _| async { Ok(Said::NoContent) })
            .public::<GetXml, _, _>(|_, _, _| async { Ok(Said::NoContent) })
    };
    let by_id = routes().layer_for::<GetXml, _>(closed()).finish();
    let by_path = routes().layer_where(|it| it.path.ends_with("json"), closed());
    let cases = [(by_id, "xml", "json"), (by_path.finish(), "json", "xml")];
    for (router, inside, outside) in cases {
        for (end, status) in [(inside, 503), (outside, 204)] {
            let sent = request(&format!("GET /files/a.{end}"), &[], "");
            assert_eq!(call(router.clone(), sent).await.status, status, "{end}");
        }
    }
}

#[derive(Clone)]
struct Region(&'static str);

/// An extractor that rejects requests without a header.
struct Agent(String);

impl<S: Sync> FromRequestParts<S> for Agent {
    type Rejection = (
        rt::StatusCode,
        [(&'static str, &'static str); 1],
        &'static str,
    );

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let sent = parts.headers.get("x-agent").and_then(|it| it.to_str().ok());
        let sent = sent.map(|it| Self(it.to_owned()));
        sent.ok_or((rt::StatusCode::IM_A_TEAPOT, [("x-why", "no agent")], "who?"))
    }
}

#[tokio::test]
async fn a_handler_may_use_any_extractor_of_a_head() {
    let routes = Routes::new((), &PLAIN).public::<GetXml, _, _>(|_, _, context| async move {
        let Agent(agent) = context.extract().await?;
        let Extension(Region(region)) = context.extract().await?;
        let State(state): State<u8> = context.extract_with(&7).await?;
        Ok(Said::Ok(format!("{agent} {region} {state}")))
    });
    let router = routes.finish().layer(Extension(Region("north")));
    let sent = request("GET /files/a.xml", &["x-agent: smith"], "");
    call(router.clone(), sent)
        .await
        .is(200, r#""smith north 7""#);
    let seen = call(router, request("GET /files/a.xml", &[], "")).await;
    seen.is(418, "who?");
    assert_eq!(seen.header("x-why"), ["no agent"]);
}

#[tokio::test]
async fn a_handler_may_refuse_in_the_shape_of_the_document() {
    let routes = Routes::new((), &OWN).public::<GetXml, _, _>(|_, _, context| async move {
        let refusal = match context.uri().query() {
            Some("busy") => Refusal::Unavailable,
            _ => Refusal::Invalid,
        };
        let mut report = rt::Report::new();
        report.push("minimum", "must be positive");
        Err(Failed::refused(refusal, report))
    });
    let router = routes.finish();
    let seen = call(router.clone(), request("GET /files/a.xml", &[], "")).await;
    assert_eq!(seen.status, 422);
    assert!(seen.text.contains("must be positive"), "{}", seen.text);
    // The document does not have this path.
    let seen = call(router, request("GET /files/a.xml?busy", &[], "")).await;
    assert_eq!(seen.status, 503);
    assert!(seen.text.contains(r#""status":503"#), "{}", seen.text);
}
