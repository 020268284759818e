//! Layers can see the called operation and its documented path template.

use std::sync::{Arc, Mutex};

use axum::extract::{Extension, Request};
use axum::middleware::{Next, from_fn};
use copperplate_runtime as rt;
use rt::operation::OperationInfo;
use rt::server::{Router, Routes};

use crate::api::{Desk, GetJson, GetXml, PLAIN, Said};
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
            let answer = next.run(request).await;
            let info = answer.extensions().get::<&'static OperationInfo>();
            let line = format!("{before} {:?} {}", info.map(|it| it.path), answer.status());
            around.lock().unwrap().push(line);
            answer
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
    let answer = call(router, request("GET /files/a.xml", &[], "")).await;
    assert_eq!(answer.status, 503);
    // A layer around the router sees the operation that was not called.
    let wanted = ["false Some(\"/files/{name}.xml\") 503 Service Unavailable"];
    assert_eq!(*seen.lock().unwrap(), wanted);
}
