//! JSON text as a value, reserved characters, empty values, and similar paths.

use copperplate_runtime as rt;
use copperplate_tests::cases::parameters_content as api;

use super::{list, read, refused, survives, unsent};
use api::operations::{
    Compare, CompareRequest, Empty, EmptyRequest, File, FileRequest, Json, JsonRequest, Start,
    StartRequest,
};
use api::types::Filter;
use rt::report::Location;

pub fn json_of(key: Vec<i64>) -> JsonRequest {
    JsonRequest {
        trace: None,
        key,
        filter: None,
        x_any: None,
        state: None,
        plain: None,
        url: None,
        urls: None,
        dry_run: None,
        secrets: None,
        note: None,
    }
}

#[test]
fn json_text_is_percent_encoded() {
    let any = rt::from_json::<rt::Json>("{\"a\":[1.0,\"é\"]}".as_bytes()).unwrap();
    let request = JsonRequest {
        filter: Some(Filter {
            text: Some("a&b é".to_owned()),
            deep: Some(vec![vec!["1.20".parse().unwrap()], Vec::new()]),
        }),
        x_any: Some(any),
        state: Some(None),
        ..json_of(vec![1, -2])
    };
    let written = survives::<Json>(&request);
    assert_eq!(
        written.uri(),
        "/json/%5B1%2C-2%5D?filter=%7B%22text%22%3A%22a%26b%20%C3%A9%22%2C\
         %22deep%22%3A%5B%5B1.20%5D%2C%5B%5D%5D%7D"
    );
    assert_eq!(written.headers()["x-any"], "{\"a\":[1.0,\"\\u00e9\"]}");
    assert_eq!(written.headers()["cookie"], "state=null");
    // A path can express an empty list, and an object a null member.
    let request = JsonRequest {
        filter: Some(Filter {
            text: None,
            deep: None,
        }),
        state: Some(Some("a;b".to_owned())),
        plain: Some(-5),
        ..json_of(Vec::new())
    };
    let written = survives::<Json>(&request);
    assert_eq!(written.uri(), "/json/%5B%5D?filter=%7B%22text%22%3Anull%7D");
    assert_eq!(written.headers()["cookie"], "state=%22a%3Bb%22; plain=-5");
}

#[test]
fn json_text_is_read_strictly() {
    let at = |location, pointer: &str, keyword| vec![(location, pointer.to_owned(), keyword)];
    let query = Location::Query("filter");
    for (target, expected) in [
        ("/json/1", at(Location::Path("key"), "", "type")),
        ("/json/[1,%22x%22]", at(Location::Path("key"), "/1", "type")),
        ("/json/[1", at(Location::Path("key"), "", "syntax")),
        ("/json/[]?filter={}", at(query, "/text", "required")),
        ("/json/[]?filter=", at(query, "", "syntax")),
        ("/json/[]?filter=%G1", at(query, "", "encoding")),
        ("/json/[]?filter=1&filter=2", at(query, "", "duplicate")),
    ] {
        let target = target.replace('{', "%7B").replace('}', "%7D");
        assert_eq!(refused::<Json>(&target, &[]), expected, "{target}");
    }
    assert_eq!(
        refused::<Json>("/json/[]", &[("x-any", "{")]),
        at(Location::Header("X-Any"), "", "syntax")
    );
}

#[test]
fn reserved_characters_stay_where_they_may() {
    let request = JsonRequest {
        url: Some("https://example.org/a?b=c,d;e&f#g+[h]%".to_owned()),
        urls: Some(list(&["a:b", "c,d"])),
        ..json_of(Vec::new())
    };
    assert_eq!(
        survives::<Json>(&request).uri(),
        "/json/%5B%5D?url=https://example.org/a?b=c,d;e%26f%23g%2B%5Bh%5D%25&urls=a:b,c%2Cd"
    );
}

#[test]
fn an_empty_value_is_a_value_where_the_document_says_so() {
    let with = |dry_run, note: Option<&str>| JsonRequest {
        dry_run,
        note: note.map(str::to_owned),
        ..json_of(Vec::new())
    };
    let request = with(Some(rt::parameter::MaybeEmpty::Empty), Some(""));
    assert_eq!(
        survives::<Json>(&request).uri(),
        "/json/%5B%5D?dry_run=&note="
    );
    assert_eq!(read::<Json>("/json/[]?dry_run&note", &[]).unwrap(), request);
    survives::<Json>(&with(Some(true.into()), None));
    assert_eq!(
        refused::<Json>("/json/[]?dry_run=maybe", &[]),
        [(Location::Query("dry_run"), String::new(), "format")]
    );
}

fn empty_of(ids: &[i64]) -> EmptyRequest {
    EmptyRequest {
        tags: None,
        ids: ids.to_vec(),
        any: None,
        packed: None,
        object: None,
        spread: None,
        deep: None,
        either: None,
        text: None,
    }
}

#[test]
fn an_empty_value_is_a_list_without_items_where_the_document_says_so() {
    let request = EmptyRequest {
        tags: Some(Vec::new()),
        any: Some(Vec::new()),
        packed: Some(Vec::new()),
        object: Some(rt::Map::new()),
        ..empty_of(&[])
    };
    let written = survives::<Empty>(&request);
    assert_eq!(written.uri(), "/empty?tags=&ids=&any=&packed=&object=");
    for target in [
        "/empty?tags&ids&any&packed&object",
        "/empty?object=&packed=&any=&ids=&tags=",
    ] {
        assert_eq!(read::<Empty>(target, &[]).unwrap(), request, "{target}");
    }
    // Empty items are kept among others.
    let request = EmptyRequest {
        tags: Some(list(&["", "a&b %"])),
        ..empty_of(&[1, 2])
    };
    assert_eq!(
        survives::<Empty>(&request).uri(),
        "/empty?tags=&tags=a%26b%20%25&ids=1&ids=2"
    );
    assert_eq!(read::<Empty>("/empty?ids=7", &[]).unwrap(), empty_of(&[7]));
}

#[test]
fn an_empty_value_is_no_list_of_one_empty_text() {
    let request = EmptyRequest {
        tags: Some(list(&[""])),
        ..empty_of(&[])
    };
    assert_eq!(
        unsent::<Empty>(&request),
        [(Location::Query("tags"), String::new(), "style")]
    );
    // The rules of a list apply to an empty one, and required parameters stay required.
    for (target, at, keyword) in [
        ("/empty", "ids", "required"),
        ("/empty?ids=1&ids=2&ids=3", "ids", "maxItems"),
        ("/empty?ids=&either=", "either", "type"),
        ("/empty?ids=&text=", "text", "syntax"),
    ] {
        let found = refused::<Empty>(target, &[]);
        let first = found.first().map(|it| (it.0, it.2));
        assert_eq!(first, Some((Location::Query(at), keyword)), "{target}");
    }
}

#[test]
fn a_list_of_secrets_is_not_shown() {
    let request = JsonRequest {
        secrets: Some(list(&["hunter2"]).into()),
        ..json_of(Vec::new())
    };
    assert_eq!(
        survives::<Json>(&request).uri(),
        "/json/%5B%5D?secrets=hunter2"
    );
    assert!(!format!("{request:?}").contains("hunter2"));
    let report = read::<Json>("/json/[]?secrets=hunter2hunter2", &[]).unwrap_err();
    assert_eq!(super::found(&report).len(), 1);
    assert!(!report.to_string().contains("hunter2"), "{report}");
}

#[test]
fn text_around_parameters_and_constants_of_a_query() {
    let request = CompareRequest {
        base: "v1.0".to_owned(),
        head: "feature/a b".to_owned(),
    };
    assert_eq!(
        survives::<Compare>(&request).uri(),
        "/files/v1.0...feature%2Fa%20b"
    );
    let request = FileRequest {
        id: "a.json".to_owned(),
    };
    assert_eq!(survives::<File>(&request).uri(), "/files/a.json.json");
    assert_eq!(
        survives::<Start>(&StartRequest {}).uri(),
        "/actions?do=start"
    );
    let request = api::operations::StopNowRequest {};
    assert_eq!(
        survives::<api::operations::StopNow>(&request).uri(),
        "/actions?do=stop"
    );
}

/// Identifies the called operation without handling it.
struct Desk;

impl api::Service for Desk {
    async fn json(
        &self,
        _: JsonRequest,
        _: rt::server::Context<()>,
    ) -> rt::server::HandlerResult<Json> {
        panic!("json")
    }
    async fn empty(
        &self,
        _: EmptyRequest,
        _: rt::server::Context<()>,
    ) -> rt::server::HandlerResult<Empty> {
        panic!("empty")
    }
    async fn json_post(
        &self,
        request: api::operations::JsonPostRequest,
        _: rt::server::Context<()>,
    ) -> rt::server::HandlerResult<api::operations::JsonPost> {
        assert_eq!(request.other, "a/b c");
        Ok(api::operations::JsonPostResponse::NoContent)
    }
    async fn compare(
        &self,
        request: CompareRequest,
        _: rt::server::Context<()>,
    ) -> rt::server::HandlerResult<Compare> {
        assert_eq!((request.base.as_str(), request.head.as_str()), ("a", "b"));
        Ok(api::operations::CompareResponse::NoContent)
    }
    async fn file(
        &self,
        request: FileRequest,
        _: rt::server::Context<()>,
    ) -> rt::server::HandlerResult<File> {
        assert_eq!(request.id, "c");
        Ok(api::operations::FileResponse::NoContent)
    }
    async fn start(
        &self,
        _: StartRequest,
        _: rt::server::Context<()>,
    ) -> rt::server::HandlerResult<Start> {
        panic!("start")
    }
    async fn stop(
        &self,
        _: api::operations::StopRequest,
        _: rt::server::Context<()>,
    ) -> rt::server::HandlerResult<api::operations::Stop> {
        Ok(api::operations::StopResponse::NoContent)
    }
    async fn stop_now(
        &self,
        _: api::operations::StopNowRequest,
        _: rt::server::Context<()>,
    ) -> rt::server::HandlerResult<api::operations::StopNow> {
        panic!("what differs in a fragment only is answered by the first")
    }
}

#[tokio::test]
async fn a_router_tells_nearly_equal_paths_apart() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, api::router(Desk)).await });
    let client = reqwest::Client::new();
    for (method, target, status) in [
        (reqwest::Method::POST, "/json/a%2Fb%20c", 204),
        (reqwest::Method::GET, "/json/a", 400),
        (reqwest::Method::GET, "/files/a...b", 204),
        (reqwest::Method::GET, "/files/c.json", 204),
        (reqwest::Method::GET, "/files/c.xml", 404),
        (reqwest::Method::POST, "/actions?x=1&do=stop", 204),
        (reqwest::Method::POST, "/actions?do=other", 404),
        (reqwest::Method::POST, "/actions", 404),
    ] {
        let url = format!("http://{address}{target}");
        let response = client.request(method, url).send().await.unwrap();
        assert_eq!(response.status().as_u16(), status, "{target}");
    }
}
