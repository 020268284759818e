//! Lists in pages, against a server that records each request.

use std::time::Duration;

use copperplate_runtime as rt;
use rt::client::{Client, Error, PageError};
use rt::operation::{MethodName, OperationInfo};

use crate::responder::{Reply, Responder, header, line, reply};
use crate::{builder, client, operations};

#[derive(Clone, Debug, PartialEq)]
struct ListRequest {
    account: String,
    after: Option<String>,
    limit: Option<i32>,
}

rt::request! {
    ListRequest {
        account: parameter(path("account")),
        after: optional(query("after")),
        limit: optional(query("limit")),
    }
}

#[derive(Clone)]
struct Row {
    id: String,
}

rt::object! {
    impl Debug, PartialEq for Row {
        id: required("id"),
        .. => skip,
    }
}

macro_rules! list {
    ($name:ident, $($pages:tt)*) => {
        #[derive(Debug)]
        struct $name;
        impl rt::Operation for $name {
            const INFO: OperationInfo =
                OperationInfo::new("list", MethodName::GET, "/accounts/{account}/rows")
                    .produces(&["application/json"])
                    .security(&[&[operations::security::QUERY_KEY.requires(&[])], &[]]);
            type Request = ListRequest;
            type Response = rt::response::Ok<rt::Json>;
            type Error = std::convert::Infallible;
        }
        rt::pages! { $name { item: Row, $($pages)* } }
    };
}

list!(
    ByCursor,
    cursor("after", "/next"),
    items("/rows"),
    more("/more"),
);
list!(ByPage, page("after", 1),);
list!(ByOffset, offset("after", 0), items("/rows"),);
list!(ByLink, link(), items("/rows"),);

fn request() -> ListRequest {
    ListRequest {
        account: "a/1".to_owned(),
        after: None,
        limit: Some(2),
    }
}

fn rows(ids: &[&str], rest: &str) -> Reply {
    reply(
        200,
        "x-page: p\r\n",
        &format!("{{\"rows\":{}{rest}}}", list(ids)),
    )
}

fn list(ids: &[&str]) -> String {
    let rows = ids.iter().map(|id| format!("{{\"id\":\"{id}\"}}"));
    format!("[{}]", rows.collect::<Vec<_>>().join(","))
}

/// The ids of all items, and the error at the end.
async fn read<O>(client: &Client, request: &ListRequest) -> (Vec<String>, Option<String>)
where
    O: rt::operation::ClientOperation + rt::operation::Paginated<Item = Row, Request = ListRequest>,
{
    let mut items = client.send::<O>(request).pages().items();
    let mut ids = Vec::new();
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => {
                assert_eq!(
                    item.page().headers().get("content-type").unwrap(),
                    "application/json"
                );
                ids.push(item.into_value().id);
            }
            Err(error) => {
                assert!(items.next().await.is_none(), "it ends at the first error");
                return (ids, Some(error.to_string()));
            }
        }
    }
    assert!(items.next().await.is_none(), "the end stays the end");
    (ids, None)
}

fn targets(server: &Responder) -> Vec<String> {
    let seen = server.seen();
    let targets = seen
        .iter()
        .map(|it| line(it).split(' ').nth(1).unwrap().to_owned());
    targets.collect()
}

#[tokio::test]
async fn a_cursor_leads_to_the_last_page() {
    let server = Responder::start(vec![
        rows(&["1", "2"], r#","next":"a b&c""#),
        rows(&[], r#","next":7"#),
        rows(&["3"], r#","next":null"#),
    ])
    .await;
    let client = client(&server).build().unwrap();
    let (ids, error) = read::<ByCursor>(&client, &request()).await;
    assert_eq!(
        (ids, error),
        (vec!["1".into(), "2".into(), "3".into()], None)
    );
    let base = "/accounts/a%2F1/rows?limit=2";
    assert_eq!(
        targets(&server),
        [
            base.to_owned(),
            format!("{base}&after=a%20b%26c"),
            format!("{base}&after=7")
        ]
    );
}

#[tokio::test]
async fn a_list_ends_in_several_ways() {
    for last in [
        r#","next":"""#,
        "",
        r#","next":"x","more":false"#,
        r#","next":"x""#,
    ] {
        let replies = vec![rows(&["1"], r#","next":"x""#), rows(&[], last)];
        let server = Responder::start(replies).await;
        let client = client(&server).build().unwrap();
        let (ids, error) = read::<ByCursor>(&client, &request()).await;
        assert_eq!((ids.len(), error), (1, None), "{last}");
        assert_eq!(server.seen().len(), 2, "{last}");
    }
}

#[tokio::test]
async fn a_list_that_leads_back_ends() {
    let replies = vec![
        rows(&["1"], r#","next":"x""#),
        rows(&["2"], r#","next":"y""#),
        rows(&["3"], r#","next":"x""#),
    ];
    let server = Responder::start(replies).await;
    let client = client(&server).build().unwrap();
    let (ids, error) = read::<ByCursor>(&client, &request()).await;
    assert_eq!(ids.len(), 3);
    assert_eq!(error.unwrap(), "the list leads back to an earlier page");
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn a_cursor_has_to_be_text() {
    let server = Responder::start(vec![rows(&["1"], r#","next":{"a":1}"#)]).await;
    let client = client(&server).build().unwrap();
    let (ids, error) = read::<ByCursor>(&client, &request()).await;
    assert_eq!(ids.len(), 1);
    assert!(error.unwrap().contains("does not lead"));
}

#[tokio::test]
async fn pages_and_offsets_are_counted() {
    let page = |ids: &[&str]| reply(200, "", &list(ids));
    let server = Responder::start(vec![page(&["1", "2"]), page(&["3"]), page(&[])]).await;
    let client = client(&server).build().unwrap();
    let (ids, error) = read::<ByPage>(&client, &request()).await;
    assert_eq!((ids.len(), error), (3, None));
    assert!(targets(&server)[2].ends_with("?limit=2&after=3"));

    let replies = vec![rows(&["1", "2"], ""), rows(&["3"], ""), rows(&[], "")];
    let server = Responder::start(replies).await;
    let client = crate::client(&server).build().unwrap();
    let from = ListRequest {
        after: Some("10".to_owned()),
        ..request()
    };
    let (ids, error) = read::<ByOffset>(&client, &from).await;
    assert_eq!((ids.len(), error), (3, None));
    let after = |target: &String| {
        let (_, rest) = target.split_once("after=").unwrap();
        rest.split('&').next().unwrap().to_owned()
    };
    let ends: Vec<_> = targets(&server).iter().map(after).collect();
    assert_eq!(ends, ["10", "12", "13"]);

    let from = ListRequest {
        after: Some("x".to_owned()),
        ..request()
    };
    let server = Responder::start(vec![rows(&["1"], "")]).await;
    let client = crate::client(&server).build().unwrap();
    let (ids, error) = read::<ByOffset>(&client, &from).await;
    assert!(ids.len() == 1 && error.unwrap().contains("does not lead"));
}

#[tokio::test]
async fn a_link_is_followed_without_a_second_key() {
    let link = "link: <?page=2&key=tok-echo#x>; rel=\"next\"\r\n";
    let server = Responder::start(vec![
        reply(200, link, r#"{"rows":[{"id":"1"}]}"#),
        reply(200, "link: </>; rel=last\r\n", r#"{"rows":[{"id":"2"}]}"#),
    ])
    .await;
    let client = builder(&server.url)
        .api_key("queryKey", "tok-k")
        .build()
        .unwrap();
    let (ids, error) = read::<ByLink>(&client, &request()).await;
    assert_eq!((ids.len(), error), (2, None));
    assert_eq!(targets(&server)[1], "/accounts/a%2F1/rows?page=2&key=tok-k");
}

#[tokio::test]
async fn a_link_to_another_place_is_not_followed() {
    let other = Responder::start(vec![rows(&["9"], "")]).await;
    for target in [
        format!("{}/accounts/a/rows?page=2", other.url),
        "//127.0.0.1:9/accounts/a/rows".to_owned(),
        "/accounts/a/secrets".to_owned(),
        "/accounts/a/rows/../../admin".to_owned(),
        "http://user:pass@HOST/accounts/a%2F1/rows".to_owned(),
        "https://HOST/accounts/a%2F1/rows".to_owned(),
        "ftp://x/".to_owned(),
    ] {
        let template = format!("link: <{target}>; rel=next\r\n");
        let server = Responder::start(vec![Reply::Close, Reply::Close]).await;
        let host = server.url.trim_start_matches("http://").to_owned();
        drop(server);
        let replies = vec![reply(
            200,
            &template.replace("HOST", &host),
            r#"{"rows":[]}"#,
        )];
        let server = Responder::start(replies).await;
        let client = client(&server).build().unwrap();
        let (_, error) = read::<ByLink>(&client, &request()).await;
        assert!(error.unwrap().contains("another origin"), "{target}");
        assert_eq!(server.seen().len(), 1, "{target}");
    }
    assert!(other.seen().is_empty());
}

#[tokio::test]
async fn another_value_of_the_template_is_followed() {
    let link = "link: </v1/accounts/7/rows?page=2>; rel=next\r\n";
    let server = Responder::start(vec![
        reply(200, link, r#"{"rows":[]}"#),
        reply(200, "", r#"{"rows":[{"id":"2"}]}"#),
    ])
    .await;
    let client = builder(&format!("{}/v1", server.url)).build().unwrap();
    let (ids, error) = read::<ByLink>(&client, &request()).await;
    assert_eq!((ids.len(), error), (1, None));
    assert_eq!(targets(&server)[1], "/v1/accounts/7/rows?page=2");
}

#[tokio::test]
async fn each_page_is_a_call_with_its_retries_and_settings() {
    let server = Responder::start(vec![
        rows(&["1"], r#","next":"x""#),
        reply(503, "", ""),
        rows(&["2"], ""),
    ])
    .await;
    let client = client(&server).build().unwrap();
    let call = client.send::<ByCursor>(&request()).header("x-trace", "t");
    let mut pages = call.pages();
    assert_eq!(pages.next().await.unwrap().unwrap().attempts(), 1);
    let second = pages.next().await.unwrap().unwrap();
    assert_eq!(second.attempts(), 2);
    assert!(second.headers().contains_key("x-page"));
    assert!(pages.next().await.is_none());
    let seen = server.seen();
    assert!(seen.iter().all(|it| header(it, "x-trace") == Some("t")));
}

#[tokio::test]
async fn the_first_error_ends_the_list() {
    let server = Responder::start(vec![rows(&["1"], r#","next":"x""#), reply(404, "", "")]).await;
    let client = client(&server).build().unwrap();
    let mut pages = client.send::<ByCursor>(&request()).pages();
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(matches!(error, PageError::Call(Error::Undocumented(_))));
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn items_that_break_their_schema_end_the_list() {
    let server = Responder::start(vec![reply(200, "", r#"{"rows":[{"id":1}]}"#)]).await;
    let client = client(&server).build().unwrap();
    let (_, error) = read::<ByCursor>(&client, &request()).await;
    assert_eq!(error.unwrap(), "the items of the page can't be read");
    let server = Responder::start(vec![reply(200, "", r#"{"rows":{}}"#)]).await;
    let client = crate::client(&server).build().unwrap();
    let (_, error) = read::<ByCursor>(&client, &request()).await;
    assert!(error.unwrap().contains("does not lead"));
}

#[tokio::test]
async fn the_number_of_pages_has_a_limit() {
    let replies = (0..5).map(|it| rows(&["1"], &format!(",\"next\":\"{it}\"")));
    let server = Responder::start(replies.collect()).await;
    let client = client(&server).build().unwrap();
    let mut pages = client.send::<ByCursor>(&request()).pages().max_pages(3);
    for _ in 0..3 {
        assert!(pages.next().await.unwrap().is_ok());
    }
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(matches!(error, PageError::TooManyPages(3)));
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn all_pages_have_a_deadline() {
    let server = Responder::start(vec![rows(&["1"], r#","next":"x""#), Reply::Silence]).await;
    let client = client(&server).build().unwrap();
    let limit = Duration::from_millis(500);
    let mut pages = client.send::<ByCursor>(&request()).pages().deadline(limit);
    assert!(pages.next().await.unwrap().is_ok());
    match pages.next().await.unwrap().unwrap_err() {
        PageError::Call(error) => assert!(error.is_timeout()),
        other => panic!("{other}"),
    }
    // Nothing is sent after the deadline, even if nobody read meanwhile.
    let server = Responder::start(vec![rows(&["1"], r#","next":"x""#)]).await;
    let client = crate::client(&server).build().unwrap();
    let mut pages = client.send::<ByCursor>(&request()).pages().deadline(limit);
    assert!(pages.next().await.unwrap().is_ok());
    tokio::time::sleep(limit).await;
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(matches!(error, PageError::Deadline));
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn an_invalid_request_is_the_only_result() {
    let client = builder("http://127.0.0.1:9").build().unwrap();
    let invalid = ListRequest {
        account: "..".to_owned(),
        ..request()
    };
    let mut pages = client.send::<ByCursor>(&invalid).pages();
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(matches!(error, PageError::Call(Error::Invalid(_))));
    assert!(pages.next().await.is_none());
    let bad = client.send::<ByCursor>(&request()).header("host", "x");
    let mut pages = bad.pages();
    assert!(pages.next().await.unwrap().is_err());
    assert!(pages.next().await.is_none());
}

#[test]
fn debug_shows_no_values() {
    let client = builder("http://127.0.0.1:9").build().unwrap();
    let pages = client.send::<ByCursor>(&request()).pages();
    assert!(!format!("{pages:?}").contains("a/1"));
    let items = pages.items();
    assert!(!format!("{items:?}").contains("a/1"));
    let poller: fn() -> PageError<std::convert::Infallible, ()> = || PageError::Elsewhere;
    assert!(!format!("{:?} {}", poller(), poller()).contains("http"));
}
