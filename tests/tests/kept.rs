//! Undocumented members are kept, and a response becomes a request: GET, change, PUT.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copperplate_runtime as rt;
use copperplate_tests::cases::given_keep_some as some;
use copperplate_tests::cases::given_keep_unknown as api;
use copperplate_tests::cases::parameters_brackets as brackets;

use api::operations::{
    GetAccount, GetAccountResponse, GetUser, GetUserResponse, PutAccount, PutAccountRequest,
    PutUser, PutUserRequest,
};
use api::types::{AccountInput, Filter, User, UserInput, UserRole};
use rt::message::{read_request, read_response, write_request};

const USER: &str = r#"{"zeta":1.50,"id":"u1","name":"Ada","role":"robot","address":{"city":"Paris","street":"Rue","checked":true},"devices":[{"serial":"s","seen":3,"model":{"b":1,"a":[1e2,null]}}],"limits":{"day":{"serial":"l","seen":1,"x":"y"}},"last":null,"contact":{"serial":"c","seen":2,"kind":7},"manager":{"id":"u2","name":"Bo","badge":9007199254740993.25},"alpha":{"n":12345678901234567890123}}"#;

/// The body of the PUT: without read-only members, and with unknown members at the end of each
/// object.
const SENT: &str = r#"{"name":"Bea","role":"robot","address":{"city":"Paris","street":"Rue"},"devices":[{"serial":"s","model":{"b":1,"a":[1e2,null]}}],"limits":{"day":{"serial":"l","x":"y"}},"last":null,"contact":{"serial":"c","kind":7},"manager":{"name":"Bo","badge":9007199254740993.25},"zeta":1.50,"alpha":{"n":12345678901234567890123}}"#;

fn response(body: &str) -> http::Response<rt::Bytes> {
    let response = http::Response::builder().header("content-type", "application/json");
    response.body(rt::Bytes::from(body.to_owned())).unwrap()
}

fn user() -> User {
    let (result, _) = read_response::<GetUser>(&response(USER)).unwrap();
    let Ok(GetUserResponse::Ok(user)) = result;
    user
}

fn put(body: UserInput, filter: Option<Filter>) -> PutUserRequest {
    PutUserRequest {
        id: "u1".to_owned(),
        filter,
        other: None,
        body,
    }
}

#[test]
fn get_change_and_put_loses_nothing_that_the_put_takes() {
    let mut input = UserInput::from(user());
    input.name = "Bea".to_owned();
    let sent = write_request::<PutUser>(&put(input.clone(), None)).unwrap();
    assert_eq!(std::str::from_utf8(sent.body()).unwrap(), SENT);
    // The server keeps it as well, once it has a documented role.
    input.role = Some(UserRole::Admin);
    let sent = write_request::<PutUser>(&put(input.clone(), None)).unwrap();
    assert_eq!(read_request::<PutUser>(&sent).unwrap().body, input);
}

#[test]
fn what_is_only_read_is_not_unknown() {
    let body = r#"{"id":7,"name":"Ada","address":{"city":"Paris","checked":"maybe"},"new":1}"#;
    let input: UserInput = rt::from_json(body.as_bytes()).unwrap();
    let kept: Vec<_> = input.unknown.keys().collect();
    assert_eq!(kept, ["new"]);
    assert!(input.address.unwrap().unknown.is_empty());
    // A member with a field can't be given a second time.
    let mut user = user();
    user.unknown.insert("name".to_owned(), rt::Json::Null);
    assert!(rt::Validate::validate(&user).is_err());
}

#[test]
fn only_the_names_of_what_nobody_described_are_shown() {
    let shown = format!("{:?}", user());
    assert!(shown.contains(r#"unknown: ["zeta", "alpha"]"#), "{shown}");
    assert!(!shown.contains("12345678901234567890123"), "{shown}");
}

#[test]
fn what_a_request_must_say_and_no_answer_says_is_given() {
    let body = format!(r#"{{"owner":{USER},"number":"n1"}}"#);
    let (result, _) = read_response::<GetAccount>(&response(&body)).unwrap();
    let Ok(GetAccountResponse::Ok(account)) = result;
    let body = AccountInput::from_response(account, "p4ss".to_owned().into());
    let sent = write_request::<PutAccount>(&PutAccountRequest { body }).unwrap();
    let wanted = format!(
        r#"{{"owner":{},"password":"p4ss"}}"#,
        SENT.replace("Bea", "Ada")
    );
    assert_eq!(std::str::from_utf8(sent.body()).unwrap(), wanted);
}

#[test]
fn a_query_takes_no_name_that_nobody_described() {
    let request = http::Request::put("/users/u1?city=Paris&other=o&new=1");
    let request = request.header("content-type", "application/json");
    let request = request
        .body(rt::Bytes::from_static(br#"{"name":"Ada"}"#))
        .unwrap();
    let read = read_request::<PutUser>(&request).unwrap();
    let mut filter = read.filter.unwrap();
    assert_eq!(filter.city.as_deref(), Some("Paris"));
    assert!(filter.unknown.is_empty());
    // An unknown member would be read as another parameter.
    filter
        .unknown
        .insert("new".to_owned(), rt::Json::String("1".to_owned()));
    assert!(write_request::<PutUser>(&put(read.body, Some(filter))).is_err());
}

#[test]
fn only_the_named_types_keep_what_they_do_not_know() {
    let body = br#"{"a":1,"home":{"b":2},"shop":{"c":3,"desk":{"d":4},"door":{"e":5}}}"#;
    let person: some::types::Person = rt::from_json(body).unwrap();
    let kept = br#"{"home":{"b":2},"shop":{"desk":{"d":4},"door":{}},"a":1}"#;
    assert_eq!(rt::to_json(&person), kept);
    let other: some::types::Personal = rt::from_json(br#"{"a":1}"#).unwrap();
    assert_eq!(rt::to_json(&other), b"{}");
}

fn get(target: &str) -> http::Request<rt::Bytes> {
    http::Request::get(target).body(rt::Bytes::new()).unwrap()
}

#[test]
fn brackets_behind_a_list_are_items_unless_the_document_says_otherwise() {
    use brackets::operations::{Named, Open, Plain};
    let plain = read_request::<Plain>(&get("/plain?ids[]=1&ids%5B%5D=2&ids=3&id[]=4")).unwrap();
    assert_eq!((plain.ids.unwrap(), plain.id), (vec![1, 2, 3], None));
    let wrong = read_request::<Plain>(&get("/plain?ids[]=a")).unwrap_err();
    assert!(wrong.to_string().starts_with("query ids /0: "), "{wrong}");
    let named = read_request::<Named>(&get("/named?ids[]=a&ids=1")).unwrap();
    assert_eq!(named.ids.unwrap(), [1]);
    let open = read_request::<Open>(&get("/open?ids[]=a&ids=1")).unwrap();
    assert_eq!(open.ids.unwrap(), [1]);
    assert_eq!(open.all.unwrap()["ids[]"], "a");
}

#[test]
fn brackets_behind_the_name_of_a_part_are_items() {
    use brackets::operations::{Others, Parts};
    let form = |path: &str, parts: &[(&str, &str)]| {
        let part = |(head, content): &(&str, &str)| {
            format!("--b\r\nContent-Disposition: form-data; name=\"{head}\r\n\r\n{content}\r\n")
        };
        let body: String = parts.iter().map(part).collect();
        let request = http::Request::post(path);
        let request = request.header("content-type", "multipart/form-data; boundary=b");
        request
            .body(rt::Bytes::from(format!("{body}--b--\r\n")))
            .unwrap()
    };
    let unchosen = ("photo\"; filename=\"\"", "");
    let parts = [
        ("tags[]\"", "a"),
        ("tags[0]\"", "b"),
        ("photo\"; filename=\"C:\\a\\b.png\"", "p"),
        ("pages[]\"; filename=\"1\"", "1"),
        ("words[]\"", "1"),
        ("words\"", "w"),
    ];
    let read = read_request::<Parts>(&form("/parts", &parts)).unwrap().body;
    assert_eq!(read.tags.unwrap(), ["a", "b"]);
    assert_eq!(read.photo.filename.as_deref(), Some(r"C:\a\b.png"));
    assert_eq!(read.pages.unwrap().len(), 1);
    assert_eq!(
        (read.words.unwrap(), read.words2.unwrap()),
        (vec!["w".to_owned()], vec![1])
    );
    let wrong = read_request::<Parts>(&form("/parts", &[unchosen])).unwrap_err();
    assert_eq!(wrong.to_string(), "body /photo: is required");
    let others = read_request::<Others>(&form("/others", &[("tags[]\"", "a")]))
        .unwrap()
        .body;
    let names: Vec<_> = others
        .additional
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!((others.tags, names), (None, vec!["tags[]"]));
}
