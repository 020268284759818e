//! The XML that a client writes, read by another reader, and compared with the `xml` words of the
//! document and the JSON of the value.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use copperplate_runtime as rt;
use copperplate_tests::cases::xml_orders as api;
use serde_json::{Value, json};

use api::operations::{CreateOrderRequest, ReplaceSourcesRequest};

const NULL: &str = "{http://www.w3.org/2001/XMLSchema-instance}nil";

/// An element with the names of its namespaces; attributes and children are sorted.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Element>,
    text: String,
}

fn full(namespace: Option<&str>, name: &str) -> String {
    format!("{{{}}}{name}", namespace.unwrap_or_default())
}

/// An element as another reader sees it.
fn seen(node: roxmltree::Node<'_, '_>) -> Element {
    let attributes = node.attributes();
    let attributes = attributes.map(|it| (full(it.namespace(), it.name()), it.value().to_owned()));
    let mut element = Element {
        name: full(node.tag_name().namespace(), node.tag_name().name()),
        attributes: attributes.collect(),
        children: node
            .children()
            .filter(|it| it.is_element())
            .map(seen)
            .collect(),
        text: node.text().unwrap_or_default().to_owned(),
    };
    element.sort();
    element
}

impl Element {
    /// Sorts what has no order between elements of different names.
    fn sort(&mut self) {
        self.attributes.sort();
        self.children
            .sort_by(|one, other| one.name.cmp(&other.name));
    }
}

/// The document, and what its `xml` words say about values.
struct Document(Value);

impl Document {
    fn open() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/xml/orders.yaml");
        let opened = copperplate::open(&path, &copperplate::source::Limits::default());
        let (document, _) = opened.ok().unwrap();
        let text = copperplate::source::json_text(document.root().node);
        Self(serde_json::from_str(&text).unwrap())
    }

    fn schema<'d>(&'d self, schema: &'d Value) -> &'d Value {
        match schema["$ref"].as_str() {
            Some(target) => self.0.pointer(target.strip_prefix('#').unwrap()).unwrap(),
            None => schema,
        }
    }

    fn component(&self, name: &str) -> &Value {
        &self.0["components"]["schemas"][name]
    }

    /// The alternative that a discriminator selects.
    fn selected<'d>(&'d self, schema: &'d Value, value: &Value) -> &'d Value {
        let schema = self.schema(schema);
        match schema["discriminator"]["propertyName"].as_str() {
            Some(property) => {
                let tag = value[property].as_str().unwrap();
                self.component(schema["discriminator"]["mapping"][tag].as_str().unwrap())
            }
            None => schema,
        }
    }

    fn expected(&self, schema: &Value, name: &str, value: &Value, outer: &str) -> Element {
        let schema = self.selected(schema, value);
        let xml = &schema["xml"];
        let namespace = xml["namespace"].as_str().unwrap_or(outer);
        let mut element = Element {
            name: full(Some(namespace), xml["name"].as_str().unwrap_or(name)),
            attributes: Vec::new(),
            children: Vec::new(),
            text: String::new(),
        };
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    let properties = &schema["properties"];
                    let property = match properties.get(name) {
                        Some(property) => property,
                        None => &schema["additionalProperties"],
                    };
                    self.member(&mut element, (name, property), member, namespace);
                }
            }
            Value::Null => element
                .attributes
                .push((NULL.to_owned(), "true".to_owned())),
            scalar => element.text = text(scalar),
        }
        element.sort();
        element
    }

    fn member(&self, to: &mut Element, (name, schema): (&str, &Value), value: &Value, outer: &str) {
        let schema = self.schema(schema);
        let xml = &schema["xml"];
        let own = xml["name"].as_str().unwrap_or(name);
        if xml["attribute"] == json!(true) {
            // An attribute without a prefix is in no namespace.
            let namespace = xml["namespace"].as_str();
            to.attributes.push((full(namespace, own), text(value)));
            return;
        }
        let Value::Array(items) = value else {
            to.children.push(self.expected(schema, name, value, outer));
            return;
        };
        let item = |it| self.expected(&schema["items"], name, it, outer);
        let items = items.iter().map(item);
        if xml["wrapped"] == json!(true) {
            let children = items.collect();
            to.children.push(Element {
                name: full(Some(outer), own),
                attributes: Vec::new(),
                children,
                text: String::new(),
            });
        } else {
            to.children.extend(items);
        }
    }
}

fn text(scalar: &Value) -> String {
    match scalar {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A server that keeps the last body.
async fn keep(body: Arc<Mutex<Bytes>>) -> String {
    let keep = move |bytes: Bytes| {
        let body = Arc::clone(&body);
        async move { *body.lock().unwrap() = bytes }
    };
    let router = axum::Router::new().fallback(keep);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

fn orders() -> Vec<Value> {
    let small = json!({"id": 1, "amount": {"currency": "EUR", "value": "0.10"}, "lines": []});
    let with = |more: Value| {
        let mut order = small.clone();
        order
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        order
    };
    let lines = json!([{"sku": "a", "quantity": 2}, {"sku": "<&>\"'", "quantity": 1}]);
    let account = json!({"kind": "account", "number": 7});
    vec![
        small.clone(),
        with(json!({"language": "a\n\t\"<&>'", "reference": "]]>\u{E4}&"})),
        with(json!({"lines": lines, "tags": ["x", "", " y "], "days": ["2026-12-01"]})),
        with(json!({"tags": [], "days": [], "urgent": false, "rate": null})),
        with(json!({"rate": 1.5, "urgent": true, "source": {"kind": "card", "number": "007"}})),
        with(json!({"source": account, "parent": with(json!({"lines": lines, "parent": small}))})),
        with(json!({"other": "5", "more": ""})),
    ]
}

#[tokio::test]
async fn what_is_written_is_what_the_document_describes() {
    let document = Document::open();
    let body = Arc::new(Mutex::new(Bytes::new()));
    let url = keep(Arc::clone(&body)).await;
    let client = api::Client::builder().base_url(&url).build().unwrap();
    for order in orders() {
        let value = rt::from_json(order.to_string().as_bytes()).unwrap();
        // The server does not respond as described.
        let sent = client
            .create_order(&CreateOrderRequest { body: value })
            .await;
        assert!(sent.is_err());
        let bytes = body.lock().unwrap().clone();
        let text = std::str::from_utf8(&bytes).unwrap();
        let tree = roxmltree::Document::parse(text).unwrap();
        let expected = document.expected(document.component("Order"), "Order", &order, "");
        assert_eq!(seen(tree.root_element()), expected, "{text}");
    }
}

#[tokio::test]
async fn a_list_is_an_element_as_well() {
    let document = Document::open();
    let body = Arc::new(Mutex::new(Bytes::new()));
    let url = keep(Arc::clone(&body)).await;
    let client = api::Client::builder().base_url(&url).build().unwrap();
    let sources = json!([{"kind": "card", "number": "007"}, {"kind": "account", "number": 7}]);
    let value = rt::from_json(sources.to_string().as_bytes()).unwrap();
    let request = ReplaceSourcesRequest { body: value };
    assert!(client.replace_sources(&request).await.is_err());
    let bytes = body.lock().unwrap().clone();
    let text = std::str::from_utf8(&bytes).unwrap();
    let tree = roxmltree::Document::parse(text).unwrap();
    let items: Vec<_> = tree.root_element().children().map(seen).collect();
    let schema = document.component("Source");
    let expected = sources.as_array().unwrap().iter();
    let expected = expected.map(|it| document.expected(schema, "Source", it, ""));
    assert_eq!(items, expected.collect::<Vec<_>>(), "{text}");
}
