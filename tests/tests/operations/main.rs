//! An API with operations of each kind, served on loopback and called by its own client.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod pages;
mod query;
mod same_path;
mod tolerated;
mod undocumented;

use copperplate_runtime as rt;
use copperplate_tests::cases::operations_everything as api;

use api::operations::{
    NotesList, NotesListError, NotesListHeaders, NotesListRequest, NotesListResponse, Ping,
    PingRequest, PingResponse, PostAccountsIdNotes, PostAccountsIdNotesRequest,
    PostAccountsIdNotesResponse,
};
use api::types::{Note, NoteInput, Problem, ProblemKind};
use rt::server::{Authenticate, Context, Credentials, Denied};

const ACCOUNT: &str = "49ad7378-121c-4a53-9894-dfd14a7b4877";

/// A service whose response depends on the trace header of each test.
struct Notes;

impl Authenticate for Notes {
    type Principal = String;

    async fn authenticate(&self, credentials: Credentials<'_>) -> Result<String, Denied> {
        match (credentials.bearer(), credentials.get("key")) {
            (Some("good"), _) => Ok("token".to_owned()),
            (Some("poor"), _) => Err(Denied::Forbidden),
            (None, Some(_)) => Ok("key".to_owned()),
            _ => Err(Denied::Unauthenticated),
        }
    }
}

impl api::Service for Notes {
    async fn notes_list(
        &self,
        request: NotesListRequest,
        context: Context<String>,
    ) -> rt::server::HandlerResult<NotesList> {
        assert_eq!(context.principal(), "token");
        match request.x_trace.as_deref() {
            Some("panic") => panic!("a secret of the service"),
            Some("conflict") => Err(NotesListError::ClientError(
                rt::StatusCode::CONFLICT,
                Problem {
                    title: Some("no".to_owned()),
                    kind: Some(ProblemKind::Worse),
                },
            )
            .into()),
            Some("teapot") => Err(NotesListError::Default(rt::StatusCode::BAD_GATEWAY).into()),
            Some("unwritable") => Ok(NotesListResponse::Ok {
                body: Vec::new(),
                headers: NotesListHeaders {
                    x_total: 0,
                    link: Some("line\nbreak".to_owned()),
                },
            }),
            _ => {
                let session = request
                    .session
                    .map(rt::Sensitive::into_inner)
                    .unwrap_or_default();
                let only = request.only.unwrap_or_default();
                let only: Vec<_> = only.iter().map(ToString::to_string).collect();
                let tags = request.tags.unwrap_or_default().join("|");
                let text = format!("{:?} {tags} {} {session}", request.limit, only.join("|"));
                Ok(NotesListResponse::Ok {
                    body: vec![Note { id: 1, text }],
                    headers: NotesListHeaders {
                        x_total: 7,
                        link: None,
                    },
                })
            }
        }
    }

    async fn post_accounts_id_notes(
        &self,
        request: PostAccountsIdNotesRequest,
        context: Context<Option<String>>,
    ) -> rt::server::HandlerResult<PostAccountsIdNotes> {
        let who = context
            .into_principal()
            .unwrap_or_else(|| "nobody".to_owned());
        Ok(match request.body {
            Some(note) => PostAccountsIdNotesResponse::Created(Note {
                id: 2,
                text: format!("{who}: {} {}", note.text, note.pin.unwrap_or_default()),
            }),
            None => PostAccountsIdNotesResponse::NoContent,
        })
    }

    async fn ping(
        &self,
        _request: PingRequest,
        _context: Context<()>,
    ) -> rt::server::HandlerResult<Ping> {
        Ok(PingResponse::NoContent)
    }
}

async fn serve(router: rt::server::Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

async fn client() -> api::Client {
    let url = serve(api::router(Notes)).await;
    api::Client::builder()
        .base_url(url)
        .bearer("token", "good")
        .retry(rt::client::RetryPolicy::never())
        .build()
        .unwrap()
}

fn list(trace: Option<&str>) -> NotesListRequest {
    NotesListRequest {
        id: ACCOUNT.parse().unwrap(),
        limit: None,
        tags: None,
        only: None,
        x_trace: trace.map(str::to_owned),
        session: None,
    }
}

#[tokio::test]
async fn parameters_and_headers_travel_both_ways() {
    let client = client().await;
    let request = NotesListRequest {
        limit: Some(100),
        tags: Some(vec!["a b&c=d".to_owned(), "é,/%+".to_owned()]),
        only: Some(vec![
            api::types::NotesListOnlyItem::A,
            api::types::NotesListOnlyItem::B,
        ]),
        session: Some("s;=\" é".to_owned().into()),
        ..list(None)
    };
    let response = client.notes_list(&request).await.unwrap();
    let NotesListResponse::Ok { body, headers } = response.into_value();
    assert_eq!(
        body.first().unwrap().text,
        "Some(100) a b&c=d|é,/%+ a|b s;=\" é"
    );
    assert_eq!((headers.x_total, headers.link), (7, None));
}

#[tokio::test]
async fn a_request_that_breaks_the_document_is_not_sent() {
    let client = client().await;
    let request = NotesListRequest {
        limit: Some(0),
        tags: Some(vec![String::new(); 3]),
        ..list(None)
    };
    let error = client.notes_list(&request).await.unwrap_err();
    let rt::client::Error::Invalid(report) = error else {
        panic!("{error}")
    };
    let found: Vec<_> = report
        .violations()
        .iter()
        .map(|it| (it.location, it.keyword))
        .collect();
    assert_eq!(
        found,
        [
            (rt::report::Location::Query("limit"), "minimum"),
            (rt::report::Location::Query("tags"), "maxItems")
        ]
    );
}

#[tokio::test]
async fn failures_are_typed_by_class_and_default() {
    let client = client().await;
    let error = client
        .notes_list(&list(Some("conflict")))
        .await
        .unwrap_err();
    let NotesListError::ClientError(status, problem) = error.api().unwrap() else {
        panic!("{error}")
    };
    assert_eq!(
        (status.as_u16(), problem.kind.clone()),
        (409, Some(ProblemKind::Worse))
    );
    let error = client.notes_list(&list(Some("teapot"))).await.unwrap_err();
    assert_eq!(
        error.api(),
        Some(&NotesListError::Default(rt::StatusCode::BAD_GATEWAY))
    );
}

#[tokio::test]
async fn a_handler_that_fails_answers_500_and_tells_nothing() {
    let client = client().await;
    for trace in ["panic", "unwritable"] {
        let error = client.notes_list(&list(Some(trace))).await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 500, "{trace}");
        let body = String::from_utf8(error.body().unwrap().to_vec()).unwrap();
        assert!(
            body.contains("\"status\":500") && !body.contains("secret"),
            "{body}"
        );
    }
    // The connection and the service continue.
    client.notes_list(&list(None)).await.unwrap();
}

#[tokio::test]
async fn an_optional_body_and_optional_credentials() {
    let url = serve(api::router(Notes)).await;
    let build = || api::Client::builder().base_url(url.clone());
    let note = NoteInput {
        text: "t".to_owned(),
        pin: Some("1234".to_owned()),
    };
    let request = |body| PostAccountsIdNotesRequest {
        id: ACCOUNT.parse().unwrap(),
        body,
    };
    let nobody = build().build().unwrap();
    let token = build().bearer("token", "good").build().unwrap();
    let key = build().api_key("key", "k").build().unwrap();
    for (client, who) in [(&nobody, "nobody"), (&token, "token"), (&key, "key")] {
        let response = client
            .post_accounts_id_notes(&request(Some(note.clone())))
            .await
            .unwrap();
        let PostAccountsIdNotesResponse::Created(created) = response.into_value() else {
            panic!()
        };
        assert_eq!(created.text, format!("{who}: t 1234"));
    }
    let response = nobody.post_accounts_id_notes(&request(None)).await.unwrap();
    assert_eq!(
        response.into_value(),
        PostAccountsIdNotesResponse::NoContent
    );
}

/// The status, headers and body of the response to a raw request.
async fn raw(
    url: &str,
    method: reqwest::Method,
    path: &str,
    headers: &[(&str, &str)],
    body: &'static str,
) -> (u16, reqwest::header::HeaderMap, String) {
    let mut request = reqwest::Client::new()
        .request(method, format!("{url}{path}"))
        .body(body);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    (status, headers, response.text().await.unwrap())
}

#[tokio::test]
async fn each_gate_refuses_in_its_order() {
    let url = serve(api::router(Notes)).await;
    let path = format!("/accounts/{ACCOUNT}/notes");
    let good = ("authorization", "bearer good");
    let get = reqwest::Method::GET;
    let post = reqwest::Method::POST;
    let json = ("content-type", "application/json");
    let html = ("accept", "text/html");
    let answered = raw(&url, get.clone(), &path, &[good, html], "").await;
    assert_eq!(answered.0, 200, "{}", answered.2);
    let strict = api::routes(Notes).refuse_unacceptable().finish();
    let strict = serve(strict).await;
    let refused = raw(&strict, get.clone(), &path, &[good, html], "").await;
    assert_eq!(refused.0, 406, "{}", refused.2);
    let (status, headers, body) = raw(&url, get.clone(), &path, &[], "").await;
    assert_eq!(
        (status, headers["www-authenticate"].to_str().unwrap()),
        (401, r#"Bearer realm="api""#)
    );
    assert_eq!(headers["content-type"], "application/problem+json");
    assert!(body.contains("\"status\":401"), "{body}");
    // An invalid credential is refused even for optional authentication.
    for (headers, expected) in [
        (vec![("authorization", "Bearer bad")], 401),
        (vec![("authorization", "Bearer poor")], 403),
        (vec![good, ("content-type", "text/plain")], 415),
        (vec![good], 415),
        (vec![good, json], 201),
        // A response without content satisfies any `Accept`.
        (vec![good, json, html], 201),
        (
            vec![
                good,
                ("content-type", "Application/JSON; charset=utf-8"),
                ("accept", "*/*"),
            ],
            201,
        ),
    ] {
        let (status, _, body) = raw(&url, post.clone(), &path, &headers, "{\"text\":\"t\"}").await;
        assert_eq!(status, expected, "{headers:?}: {body}");
    }
    let large: &'static str = Box::leak("x".repeat(rt::server::BODY_LIMIT + 1).into_boxed_str());
    assert_eq!(
        raw(&url, post.clone(), &path, &[good, json], large).await.0,
        413
    );
    assert_eq!(raw(&url, get.clone(), "/nowhere", &[good], "").await.0, 404);
    let (status, headers, _) = raw(&url, reqwest::Method::PUT, &path, &[good], "").await;
    assert_eq!(status, 405);
    assert!(headers["allow"].to_str().unwrap().contains("POST"));
    assert_eq!(raw(&url, get, "/ping", &[], "").await.0, 204);
}

#[tokio::test]
async fn a_service_says_how_much_it_reads_and_tells() {
    let limits = rt::Limits {
        violations: 2,
        echo: 3,
        ..rt::Limits::default()
    };
    let routes = api::routes(Notes).limits(limits).body_limit(40);
    let url = serve(routes.finish()).await;
    let good = ("authorization", "Bearer good");
    let path = "/accounts/x/notes?limit=101&limit=1&only=zebra";
    let (status, _, body) = raw(&url, reqwest::Method::GET, path, &[good], "").await;
    assert_eq!(status, 400);
    assert_eq!(body.matches("\"code\":").count(), 2, "{body}");
    assert!(body.contains("and 1 more"), "{body}");
    let path = "/accounts/00000000-0000-4000-8000-000000000000/notes?only=zebra";
    let (_, _, body) = raw(&url, reqwest::Method::GET, path, &[good], "").await;
    assert!(body.contains("zeb…") && !body.contains("zebr"), "{body}");
    let json = ("content-type", "application/json");
    let large = r#"{"text":"forty characters are not quite enough"}"#;
    let post = reqwest::Method::POST;
    assert_eq!(raw(&url, post, path, &[good, json], large).await.0, 413);
}

#[tokio::test]
async fn every_part_of_a_request_is_in_one_report() {
    let url = serve(api::router(Notes)).await;
    let good = ("authorization", "Bearer good");
    let path = "/accounts/x/notes?limit=101&limit=1&only=a,c&tags=%ff";
    let (status, _, body) = raw(&url, reqwest::Method::GET, path, &[good], "").await;
    assert_eq!(status, 400);
    for expected in [
        r#""in":"path","name":"id","pointer":"","keyword":"format""#,
        r#""in":"query","name":"limit","pointer":"","keyword":"duplicate""#,
        r#""in":"query","name":"only","pointer":"/1","keyword":"enum""#,
        r#""in":"query","name":"tags","pointer":"","keyword":"encoding""#,
    ] {
        assert!(body.contains(expected), "{expected} is not in {body}");
    }
    let json = ("content-type", "application/json");
    let path = format!("/accounts/{ACCOUNT}/notes");
    let text = "{\"id\":1,\"pin\":2,\"text\":3}";
    let (status, _, body) = raw(&url, reqwest::Method::POST, &path, &[good, json], text).await;
    assert_eq!(status, 400);
    assert!(
        body.contains(r#""pointer":"/pin""#) && body.contains(r#""pointer":"/text""#),
        "{body}"
    );
}

#[tokio::test]
async fn the_router_nests_and_merges_like_any_other() {
    let other = axum::Router::new().route("/other", axum::routing::get(async || "other"));
    let router = axum::Router::new()
        .nest("/v1", api::router(Notes))
        .merge(other);
    let url = serve(router).await;
    assert_eq!(
        raw(&url, reqwest::Method::GET, "/v1/ping", &[], "").await.0,
        204
    );
    assert_eq!(
        raw(&url, reqwest::Method::GET, "/other", &[], "").await.2,
        "other"
    );
    let client = api::Client::builder()
        .base_url(format!("{url}/v1"))
        .bearer("token", "good")
        .build()
        .unwrap();
    client.notes_list(&list(None)).await.unwrap();
}

#[tokio::test]
async fn what_no_server_would_take_is_not_sent() {
    let client = client().await;
    let error = client
        .notes_list(&list(Some("schlüssel")))
        .await
        .unwrap_err();
    let rt::client::Error::Invalid(report) = error else {
        panic!("{error}")
    };
    assert_eq!(
        report.violations()[0].location,
        rt::report::Location::Header("X-Trace")
    );
}

#[test]
fn values_that_could_not_be_read_again_are_violations() {
    use copperplate_tests::cases::{numbers_money, objects_additional};
    use rt::Validate as _;
    let money = numbers_money::types::Money {
        text: Some(rt::Decimal::MAX),
        ..Default::default()
    };
    assert_eq!(
        money.validate().unwrap_err().violations()[0].pointer,
        "/text"
    );
    let mut open = objects_additional::types::Open::default();
    open.additional.insert("id".to_owned(), rt::Json::Null);
    assert_eq!(
        open.validate().unwrap_err().violations()[0].keyword,
        "duplicate"
    );
}

#[test]
fn types_work_with_serde_json_and_stay_exact() {
    use withdrawal_apis::plannr::types::NewWithdrawal;
    let text = r#"[{"number":1.20,"text":"100.00"}]"#;
    let all: Vec<copperplate_tests::cases::numbers_money::types::Money> =
        serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&all).unwrap(), text);
    let wrong = serde_json::from_str::<NewWithdrawal>(r#"{"type":"adhoc","value":"1"}"#);
    let wrong = wrong.unwrap_err().to_string();
    assert!(
        wrong.contains("/withdrawn_at") && wrong.contains("/value"),
        "{wrong}"
    );
}
