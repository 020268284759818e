//! Whole queries, the style of cookies, and reserved characters.

use copperplate_runtime as rt;
use copperplate_tests::cases::{three_two_querystring as query, three_two_styles as styles};

use query::operations::{
    ByForm, ByFormRequest, ByFormResponse, ByJson, ByJsonRequest, ByJsonResponse, ByPlain,
    ByPlainRequest, ByPlainResponse, ByText, ByTextRequest, ByTextResponse,
};
use query::types::Filter;
use rt::message::write_request;
use rt::server::{Context, HandlerResult};
use styles::operations::{
    Cookies, CookiesRequest, CookiesResponse, Query, QueryRequest, QueryResponse, Reserved,
    ReservedRequest, ReservedResponse,
};

fn filter() -> Filter {
    Filter {
        text: "a b&c=d+é".to_owned(),
        tags: Some(vec!["x".to_owned(), "y,z".to_owned()]),
        limit: Some(7),
    }
}

/// Characters with a meaning in a query, which a text keeps.
const EXPRESSION: &str = "$.a[?@.b == 'c&d=+é']";

struct Searches;

impl query::Service for Searches {
    async fn by_form(&self, request: ByFormRequest, _: Context<()>) -> HandlerResult<ByForm> {
        assert_eq!(request.filter, filter());
        Ok(ByFormResponse::NoContent)
    }

    async fn by_json(&self, request: ByJsonRequest, _: Context<()>) -> HandlerResult<ByJson> {
        assert!(request.filter.is_none_or(|it| it == filter()));
        Ok(ByJsonResponse::NoContent)
    }

    async fn by_text(&self, request: ByTextRequest, _: Context<()>) -> HandlerResult<ByText> {
        assert_eq!(request.expression, EXPRESSION);
        Ok(ByTextResponse::NoContent)
    }

    async fn by_plain(&self, request: ByPlainRequest, _: Context<()>) -> HandlerResult<ByPlain> {
        assert!(request.number.is_none_or(|it| it == -5));
        Ok(ByPlainResponse::NoContent)
    }
}

#[tokio::test]
async fn a_whole_query_arrives_as_it_was_sent() {
    let url = super::serve(query::router(Searches)).await;
    let client = query::Client::builder().base_url(&url).build().unwrap();
    let form = ByFormRequest { filter: filter() };
    client.by_form(&form).await.unwrap();
    for filter in [Some(filter()), None] {
        client.by_json(&ByJsonRequest { filter }).await.unwrap();
    }
    let sent = write_request::<ByForm>(&form).unwrap();
    let text = "/form?text=a%20b%26c%3Dd%2B%C3%A9&tags=x&tags=y%2Cz&limit=7";
    assert_eq!(sent.uri().to_string(), text);
    let sent = write_request::<ByJson>(&ByJsonRequest {
        filter: Some(Filter {
            text: "ab".to_owned(),
            tags: None,
            limit: None,
        }),
    });
    let text = "/json?%7B%22text%22%3A%22ab%22%7D";
    assert_eq!(sent.unwrap().uri().to_string(), text);
    let http = reqwest::Client::new();
    for (query, status) in [
        (
            "form?text=a+b%26c%3Dd%2B%C3%A9&tags=x&tags=y%2Cz&limit=7",
            204,
        ),
        ("form?text=a", 400),
        ("form", 400),
        ("json", 204),
        ("json?%7B%22text%22%3A%22a%22%7D", 400),
        ("json?text=ab", 400),
        ("json?%ff", 400),
    ] {
        let response = http.get(format!("{url}/{query}")).send().await.unwrap();
        assert_eq!(response.status().as_u16(), status, "{query}");
    }
}

#[tokio::test]
async fn a_whole_query_may_be_a_text() {
    let url = super::serve(query::router(Searches)).await;
    let client = query::Client::builder().base_url(&url).build().unwrap();
    let request = |text: &str| ByTextRequest {
        expression: text.to_owned(),
    };
    client.by_text(&request(EXPRESSION)).await.unwrap();
    for number in [Some(-5), None] {
        client.by_plain(&ByPlainRequest { number }).await.unwrap();
    }
    let sent = write_request::<ByText>(&request("$.a.b[1:1]")).unwrap();
    assert_eq!(sent.uri().to_string(), "/text?%24.a.b%5B1%3A1%5D");
    // An empty query is an absent one.
    assert!(write_request::<ByText>(&request("")).is_err());
    let refused = client.by_text(&request("a")).await.unwrap_err();
    assert!(
        matches!(refused, rt::client::Error::Invalid(_)),
        "{refused}"
    );
    let http = reqwest::Client::new();
    for (query, status) in [
        ("text?$.a[?@.b%20==%20'c%26d=+%C3%A9']", 204),
        ("text", 400),
        ("text?a", 400),
        ("text?%ff%ff", 400),
        ("plain", 204),
        ("plain?-5", 204),
        ("plain?number=-5", 400),
    ] {
        let response = http.get(format!("{url}/{query}")).send().await.unwrap();
        assert_eq!(response.status().as_u16(), status, "{query}");
    }
}

struct Styles;

fn reserved() -> ReservedRequest {
    ReservedRequest {
        path: ":@!$&'()*+,;=/?#[] %".to_owned(),
        list: vec!["a:b".to_owned(), "c,d".to_owned()],
        session: Some("a/b?c=d;e,f".to_owned()),
    }
}

fn cookies() -> CookiesRequest {
    CookiesRequest {
        token: "a%3Bb+c=/".to_owned(),
        ids: Some(vec![1, 2]),
        theme: None,
    }
}

impl styles::Service for Styles {
    async fn reserved(&self, request: ReservedRequest, _: Context<()>) -> HandlerResult<Reserved> {
        assert_eq!(request, reserved());
        Ok(ReservedResponse::NoContent)
    }

    async fn cookies(&self, request: CookiesRequest, _: Context<()>) -> HandlerResult<Cookies> {
        let cookies = cookies();
        assert_eq!((request.token, request.ids), (cookies.token, cookies.ids));
        Ok(CookiesResponse::NoContent)
    }

    async fn query(&self, request: QueryRequest, _: Context<()>) -> HandlerResult<Query> {
        let flag = request.flag;
        assert_eq!(
            request,
            QueryRequest {
                flag,
                ..reserved_query()
            }
        );
        Ok(QueryResponse::NoContent)
    }
}

fn reserved_query() -> QueryRequest {
    QueryRequest {
        q: "/a?b:c@d e&f=g+h#i".to_owned(),
        flag: None,
        body: styles::types::QueryBody {
            url: "http://a/b?c=d&e".to_owned(),
            name: "x/y".to_owned(),
        },
    }
}

#[tokio::test]
async fn reserved_characters_of_queries_and_forms_stay_as_they_are() {
    let url = super::serve(styles::router(Styles)).await;
    let client = styles::Client::builder().base_url(&url).build().unwrap();
    client.query(&reserved_query()).await.unwrap();
    let sent = write_request::<Query>(&reserved_query()).unwrap();
    assert_eq!(sent.uri().query(), Some("q=/a?b:c@d%20e%26f=g%2Bh%23i"));
    let body = String::from_utf8_lossy(sent.body()).into_owned();
    assert_eq!(body, "url=http://a/b?c%3Dd%26e&name=x%2Fy");
    let http = reqwest::Client::new();
    for (flag, status) in [("flag", 204), ("flag=", 204), ("flag=x", 400)] {
        let query = "q=/a?b:c@d%20e%26f=g%2Bh%23i";
        let request = http.post(format!("{url}/query?{query}&{flag}"));
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        let response = request.body(body.clone()).send().await.unwrap();
        assert_eq!(response.status().as_u16(), status, "{flag}");
    }
}

#[tokio::test]
async fn reserved_characters_and_cookies_stay_as_they_are() {
    let url = super::serve(styles::router(Styles)).await;
    let client = styles::Client::builder().base_url(&url).build().unwrap();
    client.reserved(&reserved()).await.unwrap();
    client.cookies(&cookies()).await.unwrap();
    let sent = write_request::<Reserved>(&reserved()).unwrap();
    let path = "/reserved/:@!$&'()*+,;=%2F%3F%23%5B%5D%20%25/a:b,c%2Cd";
    assert_eq!(sent.uri().to_string(), path);
    assert_eq!(sent.headers()["cookie"], "session=a/b?c=d%3Be%2Cf");
    let sent = write_request::<Cookies>(&cookies()).unwrap();
    assert_eq!(sent.headers()["cookie"], "token=a%3Bb+c=/; ids=1; ids=2");
    for token in ["a b", "a;b", "a,b", "a\"", "é", "a\n"] {
        let request = CookiesRequest {
            token: token.to_owned(),
            ..cookies()
        };
        assert!(write_request::<Cookies>(&request).is_err(), "{token}");
    }
}
