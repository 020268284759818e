//! Bodies whose parts have positions, streams of parts, and whole queries.

use copperplate_mock::Settings;

use super::support::{send, serve};

const DOCUMENT: &str = r"
openapi: 3.2.0
info: {title: Parts, version: '1'}
paths:
  /letters:
    post:
      operationId: sendLetter
      requestBody: {required: true, content: {multipart/mixed: {schema: {$ref: '#/components/schemas/Letter'}, prefixEncoding: [{}, {contentType: image/png}]}}}
      responses:
        '200':
          content: {multipart/mixed: {schema: {$ref: '#/components/schemas/Letter'}}}
  /rows:
    post:
      operationId: sendRows
      requestBody: {required: true, content: {multipart/mixed: {itemSchema: {$ref: '#/components/schemas/Row'}}}}
      responses:
        '200':
          content: {multipart/mixed: {itemSchema: {$ref: '#/components/schemas/Row'}}}
  /form:
    get:
      operationId: byForm
      parameters:
        - name: all
          in: querystring
          required: true
          content: {application/x-www-form-urlencoded: {schema: {type: object, required: [a], properties: {a: {type: integer}}}}}
      responses: {'204': {}}
  /text:
    get:
      operationId: byText
      parameters: [{name: all, in: querystring, required: true, content: {text/plain: {schema: {type: string, minLength: 2}}}}]
      responses: {'204': {}}
components:
  schemas:
    Row: {type: object, required: [amount], properties: {amount: {type: integer, minimum: 1}}}
    Letter:
      type: array
      minItems: 2
      maxItems: 3
      prefixItems: [{$ref: '#/components/schemas/Row'}, {}]
      items: {type: string, maxLength: 5}
";

const MIXED: &str = "Content-Type: multipart/mixed; boundary=b";

fn body(parts: &[&str]) -> String {
    let parts: String = parts.iter().map(|it| format!("--b\r\n{it}\r\n")).collect();
    format!("{parts}--b--\r\n")
}

fn row(amount: &str) -> String {
    format!("Content-Type: application/json\r\n\r\n{{\"amount\":{amount}}}")
}

const IMAGE: &str = "Content-Type: image/png\r\n\r\nx";

#[test]
fn each_part_is_read_by_its_position() {
    let mock = serve(DOCUMENT, Settings::default());
    let valid = body(&[&row("1"), IMAGE, "\r\ntext"]);
    let response = send(&mock, "POST /letters", &[MIXED], &valid);
    assert_eq!(response.status, 200, "{response:?}");
    let typed = "content-type: multipart/mixed; boundary=copperplate";
    assert!(response.head.contains(typed), "{response:?}");
    assert_eq!(response.body.matches("--copperplate\r\n").count(), 2);
    assert!(response.body.contains("\"amount\":"), "{response:?}");
    for (parts, problem) in [
        (vec![row("0"), IMAGE.to_owned()], "/0/amount"),
        (vec![row("1")], "at least 2"),
        (
            vec![row("1"), IMAGE.replace("png", "gif")],
            "must be image/png",
        ),
        (
            vec![row("1"), IMAGE.to_owned(), "\r\ntoo long".to_owned()],
            "/2",
        ),
        (
            vec![
                row("1"),
                IMAGE.to_owned(),
                "\r\na".to_owned(),
                "\r\nb".to_owned(),
            ],
            "at most 3",
        ),
    ] {
        let parts: Vec<_> = parts.iter().map(String::as_str).collect();
        let response = send(&mock, "POST /letters", &[MIXED], &body(&parts));
        assert_eq!(response.status, 400, "{response:?}");
        assert!(response.body.contains(problem), "{problem}: {response:?}");
    }
}

#[test]
fn each_part_of_a_stream_has_its_schema() {
    let mock = serve(DOCUMENT, Settings::default());
    let valid = body(&[&row("1"), &row("2")]);
    let response = send(&mock, "POST /rows", &[MIXED], &valid);
    assert_eq!(response.status, 200, "{response:?}");
    assert_eq!(response.body.matches("\"amount\":").count(), 3);
    let wrong = body(&[&row("1"), &row("-2")]);
    let response = send(&mock, "POST /rows", &[MIXED], &wrong);
    assert_eq!(response.status, 400, "{response:?}");
    assert!(response.body.contains("/1/amount"), "{response:?}");
}

#[test]
fn a_whole_query_is_a_form_or_a_text() {
    let mock = serve(DOCUMENT, Settings::default());
    for (target, status) in [
        ("GET /form?a=1", 204),
        ("GET /form?a=x", 400),
        ("GET /form", 400),
        ("GET /text?a%20b", 204),
        ("GET /text?a", 400),
        ("GET /text", 400),
    ] {
        assert_eq!(send(&mock, target, &[], "").status, status, "{target}");
    }
}
