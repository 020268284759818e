//! Conversions without types, and hostile text.

#![allow(clippy::expect_used, clippy::panic)]

use super::*;
use crate::body::{BodyCodec, BodyReader, BodyWriter};
use crate::json::Json;
use crate::report::{Limits, Report};

static TEXT: XmlType = XmlType::new().text();
static NUMBER: XmlType = XmlType::new().number();
static FLAG: XmlType = XmlType::new().boolean();
static MAYBE: XmlType = XmlType::new().number().null();
static TAGS: XmlType = XmlType::new().items(XmlName::new("tag"), &TEXT);
static PAIR: XmlType = XmlType::new().items(XmlName::new("n"), &MAYBE);
static GRID: XmlType = XmlType::new().items(XmlName::new("row"), &PAIR);
static MONEY: XmlType = XmlType::new().members(&[
    XmlMember::attribute("currency", XmlName::new("ccy"), &TEXT),
    XmlMember::text("value", &NUMBER).required(),
]);
static NOTE: XmlType = XmlType::new().members(&[XmlMember::cdata("html", &TEXT)]);
static BOUNDS: XmlType = XmlType::new().members(&[
    XmlMember::element("low", XmlName::new("low"), &NUMBER),
    XmlMember::element("high", XmlName::new("high"), &NUMBER),
]);
static CARD: XmlType = XmlType::new().members(&[
    XmlMember::attribute("kind", XmlName::new("kind"), &TEXT),
    XmlMember::element("code", XmlName::new("code"), &TEXT),
]);
static BANK: XmlType = XmlType::new().members(&[
    XmlMember::attribute("kind", XmlName::new("kind"), &TEXT),
    XmlMember::element("code", XmlName::new("code"), &NUMBER),
]);
static SOURCE: XmlType = XmlType::new()
    .branches(&[&CARD, &BANK])
    .tagged("kind", &[&["card"], &["bank"]]);
static HOME: XmlName = XmlName::new("home").namespace("urn:h");
static SAMPLE: XmlName = XmlName::new("name").namespace("urn:s").prefix("s");
static ORDER: XmlType = XmlType::new()
    .members(&[
        XmlMember::attribute("id", XmlName::new("id"), &NUMBER),
        XmlMember::attribute("ref", XmlName::new("ref").namespace("urn:r"), &TEXT),
        XmlMember::element("name", SAMPLE, &TEXT),
        XmlMember::element("open", XmlName::new("open"), &FLAG),
        XmlMember::element("limit", XmlName::new("limit"), &MAYBE),
        XmlMember::inline("tags", &TAGS),
        XmlMember::element("wrapped", XmlName::new("list"), &TAGS),
        XmlMember::element("grid", XmlName::new("grid"), &GRID),
        XmlMember::element("money", XmlName::new("money"), &MONEY),
        XmlMember::element("note", XmlName::new("note"), &NOTE),
        XmlMember::inline("bounds", &BOUNDS),
        XmlMember::element("source", XmlName::new("source"), &SOURCE),
        XmlMember::element("parent", HOME, &ORDER),
    ])
    .additional(&TEXT);
static BODY: XmlBody = XmlBody::new("application/xml", XmlName::new("order"), &ORDER);

fn json(text: &str) -> Json {
    Json::parse(text.as_bytes()).expect("JSON")
}

/// The JSON of a document, or the first violation.
fn read(text: &str) -> Result<Json, String> {
    let mut report = Report::new();
    let json = BODY.json(text, &mut report);
    match report.violations().first() {
        Some(it) => Err(format!("{} {}: {}", it.pointer, it.keyword, it.expected)),
        None => json.ok_or_else(|| "nothing".to_owned()),
    }
}

fn wrong(text: &str) -> String {
    match read(text) {
        Ok(json) => panic!("read {text} as {json:?}"),
        Err(wrong) => wrong,
    }
}

/// Checks both directions between JSON and the content of the element `order`.
fn both(value: &str, xml: &str) {
    let mut report = Report::new();
    let written = BODY.text(&json(value), &mut report);
    assert!(report.is_empty(), "{report:?}");
    let xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><order{xml}");
    assert_eq!(written, xml);
    assert_eq!(read(&xml), Ok(json(value)));
}

#[test]
fn each_word_is_read_and_written() {
    both("{}", "/>");
    both(r#"{"id":1}"#, r#" id="1"/>"#);
    both(r#"{"ref":"a"}"#, r#" xmlns:ns1="urn:r" ns1:ref="a"/>"#);
    both(
        r#"{"name":"x"}"#,
        r#"><s:name xmlns:s="urn:s">x</s:name></order>"#,
    );
    both(r#"{"open":true}"#, "><open>true</open></order>");
    both(r#"{"limit":12.50}"#, "><limit>12.50</limit></order>");
    both(
        r#"{"limit":null}"#,
        r#"><limit xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></order>"#,
    );
    both(r#"{"tags":["a","b"]}"#, "><tag>a</tag><tag>b</tag></order>");
    both(r#"{"tags":["a"]}"#, "><tag>a</tag></order>");
    both(
        r#"{"wrapped":["a",""]}"#,
        "><list><tag>a</tag><tag/></list></order>",
    );
    both(r#"{"wrapped":[]}"#, "><list/></order>");
    both(
        r#"{"grid":[[1,2],[]]}"#,
        "><grid><row><n>1</n><n>2</n></row><row/></grid></order>",
    );
    both(
        r#"{"money":{"currency":"EUR","value":0.10}}"#,
        r#"><money ccy="EUR">0.10</money></order>"#,
    );
    both(
        r#"{"note":{"html":"<b>&]]></b>"}}"#,
        "><note><![CDATA[<b>&]]]]><![CDATA[></b>]]></note></order>",
    );
    both(
        r#"{"bounds":{"low":1,"high":2}}"#,
        "><low>1</low><high>2</high></order>",
    );
    both(r#"{"other":"5"}"#, "><other>5</other></order>");
}

#[test]
fn a_discriminator_decides_the_types_of_a_branch() {
    both(
        r#"{"source":{"kind":"card","code":"007"}}"#,
        r#"><source kind="card"><code>007</code></source></order>"#,
    );
    both(
        r#"{"source":{"kind":"bank","code":7}}"#,
        r#"><source kind="bank"><code>7</code></source></order>"#,
    );
}

#[test]
fn names_without_a_namespace_are_in_the_one_around_them() {
    both(
        r#"{"parent":{"id":2,"name":"y","open":false,"parent":{"tags":["a"]}}}"#,
        "><home xmlns=\"urn:h\" id=\"2\"><s:name xmlns:s=\"urn:s\">y</s:name>\
         <open>false</open><home><tag>a</tag></home></home></order>",
    );
    let prefixed = "<order xmlns:h='urn:h'><h:home><h:open>1</h:open></h:home></order>";
    assert_eq!(read(prefixed), Ok(json(r#"{"parent":{"open":true}}"#)));
    let other = "<order><name>x</name></order>";
    assert_eq!(wrong(other), "/name xml: must be the element name in urn:s");
    let foreign = "<order xmlns:f='urn:f'><f:open>x</f:open></order>";
    assert_eq!(read(foreign), Ok(json(r#"{"{urn:f}open":"x"}"#)));
}

#[test]
fn markup_that_is_no_data_changes_nothing() {
    let text = "\u{FEFF}<?xml version='1.0' encoding='utf-8'?>\r\n<!-- a --><?b c?>\r\n\
        <order id=' 1 ' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'\r\n\
        xsi:schemaLocation='urn:a b' xml:lang='en'>\r\n  <limit> +01.50 </limit><!-- \
        <limit>2</limit> --><open>\n0\n</open>\r\n<tag>a<!-- x -->b<?y z?><![CDATA[<c>]]>&amp;\
        &#x64;&#101;</tag>\r\n</order>\r\n<!-- end -->";
    assert_eq!(
        read(text),
        Ok(json(
            r#"{"id":1,"limit":1.50,"open":false,"tags":["ab<c>&de"]}"#
        ))
    );
    assert_eq!(
        read("<order><tag> a\r\nb </tag></order>"),
        Ok(json(r#"{"tags":[" a\nb "]}"#))
    );
    both(
        r#"{"tags":["a\rb\n\"<>&"],"other":""}"#,
        "><tag>a&#13;b\n\"&lt;&gt;&amp;</tag><other/></order>",
    );
    let attribute = r#" xmlns:ns1="urn:r" ns1:ref="a&#13;&#10;&#9;&quot;&lt;"/>"#;
    both(r#"{"ref":"a\r\n\t\"<"}"#, attribute);
}

#[test]
fn deviations_have_places() {
    for (text, expected) in [
        ("<other/>", " xml: must be the element order"),
        ("<order xmlns='urn:a'/>", " xml: must be the element order"),
        (
            "<order>a</order>",
            " xml: must not have text besides its elements",
        ),
        (
            "<order><list><other/></list></order>",
            "/wrapped/0 xml: must be the element tag",
        ),
        (
            "<order><open>1</open><open>1</open></order>",
            "/open duplicate: must be given once",
        ),
        (
            "<order><id>1</id></order>",
            "/id xml: must not be an element here",
        ),
        ("<order open='1'/>", "/open xml: must not be an attribute"),
        (
            "<order><limit><a/></limit></order>",
            "/limit xml: must have text without elements",
        ),
    ] {
        assert_eq!(wrong(text), expected, "{text}");
    }
}

#[test]
fn ill_formed_and_hostile_text_is_refused() {
    let laughs = "<!DOCTYPE o [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><order>&b;</order>";
    let external = "<!DOCTYPE o [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><order>&a;</order>";
    let deep = "<a>".repeat(1_000_000);
    let wide = format!("<order {}/>", "a='' ".repeat(1_000_000));
    let spaces: String = (0..1_000).map(|it| format!("xmlns:a{it}='u' ")).collect();
    let many = format!("<order>{}</order>", "<a/>".repeat(300_000));
    for (text, expected) in [
        (laughs, "xml: must not have a document type declaration"),
        (external, "xml: must not have a document type declaration"),
        ("<order>&b;</order>", "xml: must not refer to entities"),
        ("<order id='&b;'/>", "xml: must have well-formed references"),
        (&deep, "limit: must have at most 128 levels"),
        (&wide, "limit: must have at most 256 attributes"),
        (
            &format!("<order {spaces}/>"),
            "limit: must have at most 256",
        ),
        (&many, "limit: must have at most 250000 elements"),
        (
            "<?xml version='1.0' encoding='latin1'?><order/>",
            "encoding: must be UTF-8",
        ),
        ("<?xml version='1.1'?><order/>", "xml: must be XML 1.0"),
        (
            " <?xml version='1.0'?><order/>",
            "xml: must have its declaration",
        ),
        ("", "xml: must have one complete root"),
        ("<order>", "xml: must have one complete root"),
        ("<order/><order/>", "xml: must have one root element"),
        ("<order/>a", "xml: must have its text in an element"),
        ("<order></other>", "xml: must be well-formed"),
        ("<a:order/>", "xml: must declare its namespace prefixes"),
        ("<order a='1' a='2'/>", "xml: must not repeat attributes"),
        ("<order 1a='1'/>", "xml: must have well-formed names"),
        ("<order>&#1;</order>", "xml: must not refer to characters"),
        ("<order>\u{1}</order>", "xml: must not contain U+0001"),
        ("<order><!-- a -- b --></order>", "xml: must be well-formed"),
    ] {
        let found = wrong(text);
        let start: String = text.chars().take(60).collect();
        assert!(found.trim_start().starts_with(expected), "{start}: {found}");
    }
}

#[test]
fn a_value_that_would_arrive_changed_is_refused() {
    let refused = |value: &str| {
        let mut to = BodyWriter::aside(false);
        BodyCodec::<Json>::write(&BODY, &json(value), &mut to);
        let first = to.report.violations().first();
        first.map(|it| format!("{} {}: {}", it.pointer, it.keyword, it.expected))
    };
    assert_eq!(refused(r#"{"tags":["a"]}"#), None);
    assert_eq!(refused(r#"{"tags":[]}"#), None);
    for (value, expected) in [
        (
            r#"{"tags":["a\u0001"]}"#,
            "/tags/0 xml: must not contain U+0001",
        ),
        (
            r#"{"a b":"c"}"#,
            "/a b xml: must have the name of an element",
        ),
        (r#"{"id":[1]}"#, "/id xml: must be a single text"),
        (r#"{"open":"true"}"#, " xml: "),
        (r#"{"tags":null}"#, " xml: "),
        (r#"{"note":{"html":""}}"#, " xml: "),
    ] {
        let found = refused(value).unwrap_or_default();
        assert!(found.starts_with(expected), "{value}: {found}");
    }
}

#[test]
fn only_utf8_is_read() {
    let read = |bytes: &[u8], media_type: &str| {
        let mut headers = http::HeaderMap::new();
        let value = media_type.parse().expect("a header");
        headers.insert(http::header::CONTENT_TYPE, value);
        let bytes = bytes::Bytes::copy_from_slice(bytes);
        let mut from = BodyReader::new(&headers, &bytes, Report::new());
        let value: Option<Json> = BodyCodec::<Json>::read(&BODY, &mut from);
        let report = from.finish();
        let first = report.violations().first();
        (value, first.map(|it| it.keyword).unwrap_or_default())
    };
    let plain = "application/xml";
    let bytes = "<order><tag>\u{E4}</tag></order>".as_bytes();
    let value = json(r#"{"tags":["\u00e4"]}"#);
    assert_eq!(read(bytes, plain), (Some(value.clone()), ""));
    assert_eq!(
        read(bytes, "application/xml; charset=UTF-8"),
        (Some(value), "")
    );
    let utf16 = b"\xFE\xFF\0<\0o\0r\0d\0e\0r\0/\0>";
    assert_eq!(read(utf16, plain), (None, "encoding"));
    assert_eq!(read(b"<order><tag>\xE4</tag></order>", plain).1, "encoding");
    assert_eq!(
        read(b"<order/>", "application/xml; charset=utf-16").1,
        "charset"
    );
    assert_eq!(read(b"<order/>", "text/plain").1, "content");
}

#[test]
fn a_lenient_reader_keeps_what_it_can() {
    let mut report = Report::warnings().with_limits(Limits::default());
    let json_read = BODY.json("<o><open>1</open><open>0</open></o>", &mut report);
    assert_eq!(json_read, Some(json(r#"{"open":true}"#)));
    assert_eq!(report.len(), 2);
}
