//! Bodies of XML: from the generated client over a socket to the generated server, and the bytes
//! that other programs send and receive.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::sync::{Arc, Mutex};

use copperplate_runtime as rt;
use copperplate_tests::cases::{three_two_xml, xml_orders as api};

use api::operations::{
    CreateOrder, CreateOrderCreatedBody, CreateOrderError, CreateOrderRequest, CreateOrderResponse,
    ReplaceName, ReplaceNameRequest, ReplaceNameResponse, ReplaceSources, ReplaceSourcesRequest,
    ReplaceSourcesResponse,
};
use api::types::{Account, Amount, AmountCurrency, Card, Line, Order, Problem, Source};
use rt::server::{Context, HandlerResult};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// Serves a router on a free port, and returns its URL.
async fn serve(router: axum::Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

/// Returns what it is sent, and keeps the last sources.
#[derive(Default)]
struct Orders {
    sources: Arc<Mutex<Vec<Source>>>,
}

impl api::Service for Orders {
    async fn create_order(
        &self,
        request: CreateOrderRequest,
        _: Context<()>,
    ) -> HandlerResult<CreateOrder> {
        if request.body.id == 0 {
            let problem = Problem {
                title: "no <order>".to_owned(),
            };
            return Err(CreateOrderError::UnprocessableContent(problem).into());
        }
        let body = CreateOrderCreatedBody::Xml(request.body);
        Ok(CreateOrderResponse::Created(body))
    }

    async fn replace_sources(
        &self,
        request: ReplaceSourcesRequest,
        _: Context<()>,
    ) -> HandlerResult<ReplaceSources> {
        *self.sources.lock().unwrap() = request.body;
        Ok(ReplaceSourcesResponse::NoContent)
    }

    async fn replace_name(
        &self,
        request: ReplaceNameRequest,
        _: Context<()>,
    ) -> HandlerResult<ReplaceName> {
        Ok(ReplaceNameResponse::Ok(vec![request.body, "b".to_owned()]))
    }
}

fn line(sku: &str) -> Line {
    Line {
        sku: sku.to_owned(),
        quantity: 2.into(),
    }
}

fn small() -> Order {
    let amount = Amount {
        value: "0.10".parse().unwrap(),
        currency: AmountCurrency::Eur,
    };
    Order::new(1, amount, vec![line("a")])
}

fn card() -> Source {
    Source::Card(Card {
        kind: "card".to_owned(),
        number: "007".to_owned(),
    })
}

fn account() -> Source {
    Source::Account(Account {
        kind: "account".to_owned(),
        number: 7.into(),
    })
}

fn large() -> Order {
    let mut order = small();
    order.language = Some("a\n\"<&>".to_owned());
    order.reference = Some(" \r\n]]>ä".to_owned());
    order.urgent = Some(true);
    order.rate = rt::Presence::Value("1.50".parse().unwrap());
    order.lines.push(line("b"));
    order.tags = Some(vec!["x".to_owned(), String::new()]);
    order.days = Some(vec!["2026-12-01".parse().unwrap()]);
    order.source = Some(card());
    order.parent = Some(Box::new(small()));
    order.additional.insert("other".to_owned(), "5".to_owned());
    order
}

fn client(url: &str) -> api::Client {
    api::Client::builder().base_url(url).build().unwrap()
}

async fn sent(client: &api::Client, body: Order) -> Order {
    let request = CreateOrderRequest { body };
    let CreateOrderResponse::Created(body) =
        client.create_order(&request).await.unwrap().into_value();
    match body {
        CreateOrderCreatedBody::Xml(order) => order,
        CreateOrderCreatedBody::Json(order) => panic!("JSON: {order:?}"),
    }
}

#[tokio::test]
async fn each_value_arrives_the_same_in_both_directions() {
    let url = serve(api::router(Orders::default())).await;
    let client = client(&url);
    let mut none = small();
    none.lines = Vec::new();
    none.rate = rt::Presence::Null;
    none.tags = Some(Vec::new());
    let mut other = small();
    other.source = Some(account());
    for order in [small(), large(), none, other] {
        assert_eq!(sent(&client, order.clone()).await, order);
    }
    let refused = small();
    let request = CreateOrderRequest {
        body: Order { id: 0, ..refused },
    };
    let error = client.create_order(&request).await.unwrap_err();
    let rt::client::Error::Api(documented) = error else {
        panic!("{error}");
    };
    assert_eq!(
        documented.into_value(),
        CreateOrderError::UnprocessableContent(Problem {
            title: "no <order>".to_owned()
        })
    );
}

#[tokio::test]
async fn lists_and_texts_are_documents_as_well() {
    let service = Orders::default();
    let sources = Arc::clone(&service.sources);
    let url = serve(api::router(service)).await;
    let client = client(&url);
    let body = vec![card(), account()];
    let request = ReplaceSourcesRequest { body: body.clone() };
    client.replace_sources(&request).await.unwrap();
    assert_eq!(*sources.lock().unwrap(), body);
    let request = ReplaceNameRequest {
        body: "a".to_owned(),
    };
    let ReplaceNameResponse::Ok(names) = client.replace_name(&request).await.unwrap().into_value();
    assert_eq!(names, ["a", "b"]);
    let long = ReplaceNameRequest {
        body: "far too long".to_owned(),
    };
    let error = client.replace_name(&long).await.unwrap_err();
    assert!(error.to_string().contains("maxLength"), "{error}");
}

#[tokio::test]
async fn a_value_that_xml_can_not_carry_is_not_sent() {
    let url = serve(api::router(Orders::default())).await;
    let client = client(&url);
    for (change, expected) in [
        (
            (|it| it.reference = Some("a\u{1}".to_owned())) as fn(&mut Order),
            "body /reference: must not contain U+0001",
        ),
        (
            |it| {
                it.additional.insert("a b".to_owned(), String::new());
            },
            "body /a b: must have the name of an element",
        ),
    ] {
        let mut body = small();
        change(&mut body);
        let error = client.create_order(&CreateOrderRequest { body }).await;
        let rt::client::Error::Invalid(report) = error.unwrap_err() else {
            panic!("sent");
        };
        let report = report.to_string();
        assert!(report.contains(expected), "{report}");
    }
}

/// The order of [`large`], as another program might write it.
const LARGE: &str = "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>
<?xml-stylesheet href=\"a.xsl\"?>
<!-- an order -->
<o:order xmlns:o='urn:example:orders' xmlns:p=\"urn:example:meta\" id=' 1 '
    p:tongue='a&#10;&quot;&lt;&amp;>' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'
    xsi:schemaLocation='urn:example:orders a.xsd' xml:lang=\"en\">
  <o:amount currency='EUR'><value>0.10</value></o:amount>
  <p:reference> &#13;&#10;]]&gt;<![CDATA[\u{E4}]]></p:reference>
  <urgent> 1 </urgent>
  <rate>+01.50</rate>
  <line><sku>a</sku><quantity>2</quantity></line>
  <labels>
    <label>x</label><!-- and --><label/>
  </labels>
  <line><quantity>2</quantity><sku>b</sku></line>
  <days><days>2026-12-01</days></days>
  <source kind='card'><number>007</number></source>
  <o:order id='1'>
    <amount currency='EUR'><value>0.10</value></amount>
    <line><sku>a</sku><quantity>2</quantity></line>
  </o:order>
  <other>5</other>
</o:order>
";

async fn post(url: &str, media_type: &str, body: impl Into<reqwest::Body>) -> (u16, String) {
    let request = reqwest::Client::new().post(format!("{url}/orders"));
    let request = request.header("content-type", media_type).body(body);
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    (status, response.text().await.unwrap())
}

#[tokio::test]
async fn a_server_reads_what_other_programs_write() {
    let url = serve(api::router(Orders::default())).await;
    let (status, text) = post(&url, "application/xml", LARGE).await;
    let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
        <order xmlns=\"urn:example:orders\" id=\"1\" xmlns:m=\"urn:example:meta\" \
        m:tongue=\"a&#10;&quot;&lt;&amp;&gt;\"><amount currency=\"EUR\"><value>0.10</value></amount>\
        <m:reference> &#13;\n]]&gt;\u{E4}</m:reference><urgent>true</urgent><rate>1.50</rate>\
        <line><sku>a</sku><quantity>2</quantity></line>\
        <line><sku>b</sku><quantity>2</quantity></line>\
        <labels><label>x</label><label/></labels><days><days>2026-12-01</days></days>\
        <source kind=\"card\"><number>007</number></source>\
        <order id=\"1\"><amount currency=\"EUR\"><value>0.10</value></amount>\
        <line><sku>a</sku><quantity>2</quantity></line></order><other>5</other></order>";
    assert_eq!((status, text.as_str()), (201, expected));
}

#[tokio::test]
async fn a_server_refuses_with_the_places_of_the_value() {
    let url = serve(api::router(Orders::default())).await;
    let order = |inner: &str| format!("<order xmlns='urn:example:orders' id='1'>{inner}</order>");
    let amount = "<amount currency='EUR'><value>1</value></amount>";
    for (body, expected) in [
        (order(""), ["/amount", "required"]),
        (order(amount).replace("'1'", "'x'"), ["/id", "type"]),
        (
            order("<amount currency='XYZ'><value>1</value></amount>"),
            ["/amount/currency", "enum"],
        ),
        (
            order("<amount currency='EUR'><value>1</value><tip>2</tip></amount>"),
            ["/amount/tip", "additionalProperties"],
        ),
        (
            order(&format!(
                "{amount}<line><sku>a</sku><quantity>0</quantity></line>"
            )),
            ["/lines/0/quantity", "minimum"],
        ),
        (
            order(&format!("{amount}<reference>a</reference>")),
            [
                "/reference",
                "must be the element reference in urn:example:meta",
            ],
        ),
        (
            order(&format!("{amount}{amount}")),
            ["/amount", "must be given once"],
        ),
        (
            order(amount).replace("urn:example:orders", "urn:x"),
            ["", "must be the element order"],
        ),
        ("<order/".to_owned(), ["", "must be well-formed"]),
        ("{}".to_owned(), ["", "must have its text in an element"]),
    ] {
        let (status, text) = post(&url, "application/xml", body.clone()).await;
        let found = expected.iter().all(|it| text.contains(it));
        assert!(status == 400 && found, "{body}: {status} {text}");
    }
    for (media_type, body, status) in [
        ("application/xml; charset=utf-16", "<order/>", 400),
        (
            "application/xml",
            "<?xml version='1.0' encoding='iso-8859-1'?><order/>",
            400,
        ),
        ("text/plain", "<order/>", 415),
        ("application/xml", "", 400),
    ] {
        let found = post(&url, media_type, body).await;
        assert_eq!(found.0, status, "{media_type} {body}: {}", found.1);
    }
}

#[tokio::test]
async fn hostile_documents_end_early() {
    let router = api::routes(Orders::default()).body_limit(1 << 24).finish();
    let url = serve(router).await;
    let laughs: String = (1..10)
        .map(|it| format!("<!ENTITY a{it} '{}'>", format!("&a{};", it - 1).repeat(10)))
        .collect();
    let laughs = format!("<!DOCTYPE order [<!ENTITY a0 'ha'>{laughs}]><order>&a9;</order>");
    let external = "<!DOCTYPE order SYSTEM 'file:///etc/passwd'><order/>".to_owned();
    let deep = "<order>".repeat(1_000_000);
    let wide = format!("<order {}/>", "a='' ".repeat(1_000_000));
    for (body, expected) in [
        (laughs, "must not have a document type declaration"),
        (external, "must not have a document type declaration"),
        (deep, "must have at most 128 levels"),
        (wide, "must have at most 256 attributes"),
    ] {
        let (status, text) = post(&url, "application/xml", body).await;
        assert!(status == 400 && text.contains(expected), "{status} {text}");
    }
}

/// Answers one request with these bytes, and returns the request's text.
async fn response(response: String) -> (String, tokio::task::JoinHandle<String>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let seen = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let (mut seen, mut block) = (Vec::new(), [0; 4096]);
        while !seen.ends_with(b"</order>") {
            let read = stream.read(&mut block).await.unwrap();
            seen.extend_from_slice(&block[..read]);
        }
        stream.write_all(response.as_bytes()).await.unwrap();
        String::from_utf8(seen).unwrap()
    });
    (url, seen)
}

#[tokio::test]
async fn a_client_speaks_with_other_programs() {
    let length = LARGE.len();
    let (url, seen) = response(format!(
        "HTTP/1.1 201 Created\r\ncontent-type: application/xml;charset=utf-8\r\n\
         content-length: {length}\r\n\r\n{LARGE}"
    ))
    .await;
    assert_eq!(sent(&client(&url), small()).await, large());
    let seen = seen.await.unwrap();
    assert!(seen.contains("content-type: application/xml\r\n"), "{seen}");
    let body = "<order xmlns=\"urn:example:orders\" id=\"1\"><amount currency=\"EUR\">\
                <value>0.10</value></amount><line><sku>a</sku><quantity>2</quantity></line></order>";
    assert!(seen.ends_with(body), "{seen}");
}

struct Articles;

impl three_two_xml::Service for Articles {
    async fn replace_article(
        &self,
        request: three_two_xml::operations::ReplaceArticleRequest,
        _: Context<()>,
    ) -> HandlerResult<three_two_xml::operations::ReplaceArticle> {
        Ok(three_two_xml::operations::ReplaceArticleResponse::Ok(
            request.body,
        ))
    }
}

#[tokio::test]
async fn each_node_type_is_read_and_written() {
    let url = serve(three_two_xml::router(Articles)).await;
    let body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
        <Article id=\"1\"><title lang=\"en\">T &amp; x</title><body><![CDATA[<p>]]]]><![CDATA[>]]>\
        </body><words>10</words><pages>2</pages><keywords><keyword>k</keyword></keywords>\
        <note>n</note><note>m</note><Person name=\"o\"/><editor name=\"e\"/><license>l</license>\
        <readers><reader>r</reader><reader>s</reader></readers></Article>";
    let request = reqwest::Client::new().put(format!("{url}/articles"));
    let request = request.header("content-type", "application/xml");
    let response = request.body(body).send().await.unwrap();
    assert_eq!(response.text().await.unwrap(), body);
    let article = rt::from_json::<three_two_xml::types::Article>(
        br#"{"id":1,"title":{"text":"t"},"size":{"pages":3},"notes":["n"],"owner":{"name":"o"}}"#,
    )
    .unwrap();
    let client = three_two_xml::Client::builder().base_url(&url).build();
    let request = three_two_xml::operations::ReplaceArticleRequest {
        body: article.clone(),
    };
    let back = client.unwrap().replace_article(&request).await.unwrap();
    let three_two_xml::operations::ReplaceArticleResponse::Ok(back) = back.into_value();
    assert_eq!(rt::to_json(&back), rt::to_json(&article));
}
