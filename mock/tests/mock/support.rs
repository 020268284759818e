//! A mock of a small document, and a caller.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use copperplate_mock::{Mock, Serving, Settings};
use copperplate_runtime::Json;

/// A response as it arrived.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Json {
        copperplate_runtime::from_json(self.body.as_bytes()).expect(&self.body)
    }

    /// The text of a member.
    pub fn text(&self, name: &str) -> String {
        let json = self.json();
        let member = json.as_object().and_then(|it| it.get(name));
        let text = member.and_then(Json::as_str);
        text.unwrap_or_else(|| panic!("{name} in {}", self.body))
            .to_owned()
    }
}

pub fn serve(document: &str, settings: Settings) -> Serving {
    let side = copperplate::examine_text(document, "pay").unwrap_or_else(|failure| {
        panic!(
            "{}",
            copperplate::diagnostics::render(&failure.diagnostics, &failure.sources, false)
        )
    });
    let quiet = Settings {
        quiet: true,
        ..settings
    };
    Mock::new(vec![side], quiet).serve(0).expect("a free port")
}

/// Sends a request; `None` if the connection ends without a response.
pub fn try_send(serving: &Serving, start: &str, headers: &[&str], body: &str) -> Option<Answer> {
    let mut stream = TcpStream::connect(serving.address()).expect("a connection");
    // A response that never comes fails the test instead of hanging it.
    let limit = Some(std::time::Duration::from_secs(30));
    stream.set_read_timeout(limit).expect("a limit");
    let mut text = format!("{start} HTTP/1.1\r\nHost: mock\r\nConnection: close\r\n");
    for header in headers {
        text.push_str(&format!("{header}\r\n"));
    }
    if !body.is_empty() {
        if !headers.iter().any(|it| it.starts_with("Content-Type")) {
            text.push_str("Content-Type: application/json\r\n");
        }
        text.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    text.push_str(&format!("\r\n{body}"));
    stream.write_all(text.as_bytes()).expect("sending");
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    let text = String::from_utf8(bytes).expect("text");
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Answer {
        status,
        head: head.to_ascii_lowercase(),
        body: body.to_owned(),
    })
}

pub fn send(serving: &Serving, start: &str, headers: &[&str], body: &str) -> Answer {
    try_send(serving, start, headers, body).expect("a response")
}

pub const TOKEN: &str = "Authorization: Bearer sandbox";

/// Payouts that are created, read, listed, changed and deleted.
pub const PAYOUTS: &str = r##"
openapi: 3.0.3
info: {title: Payouts, version: "1"}
security: [{token: []}]
paths:
  /payouts:
    get:
      operationId: listPayouts
      responses:
        "200":
          description: The payouts.
          content:
            application/json:
              schema:
                type: object
                required: [data]
                properties:
                  data: {type: array, items: {$ref: "#/components/schemas/Payout"}}
    post:
      operationId: createPayout
      parameters:
        - {name: Idempotency-Key, in: header, required: false, schema: {type: string}, x-copperplate-idempotency-key: true}
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Payout"}
      responses:
        "201":
          description: Created.
          headers:
            Location: {required: true, schema: {type: string, format: uri-reference}}
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Payout"}
              examples:
                small:
                  value: {id: p_1, amount: "1.00", currency: EUR, status: pending}
                large:
                  value: {id: p_2, amount: "99.00", currency: USD, status: pending}
        "409":
          description: Conflict.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Problem"}
  /payouts/{payout_id}:
    parameters:
      - {name: payout_id, in: path, required: true, schema: {type: string}}
    get:
      operationId: getPayout
      responses:
        "200":
          description: The payout.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Payout"}
        "404":
          description: None.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Problem"}
    patch:
      operationId: updatePayout
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              properties:
                currency: {type: string, enum: [EUR, USD]}
      responses:
        "200":
          description: The payout.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Payout"}
    delete:
      operationId: deletePayout
      responses:
        "204": {description: Gone.}
components:
  securitySchemes:
    token: {type: http, scheme: bearer}
  schemas:
    Problem:
      type: object
      required: [code]
      properties:
        code: {type: string, enum: [conflict, not_found]}
    Payout:
      type: object
      required: [id, amount, currency, status]
      properties:
        id: {type: string, readOnly: true, pattern: "^p_[0-9a-z]{1,12}$"}
        amount: {type: string, pattern: "^[0-9]+\\.[0-9]{2}$"}
        currency: {type: string, enum: [EUR, USD]}
        note: {type: string, maxLength: 20}
        status: {type: string, readOnly: true, enum: [pending, processing, paid, failed]}
"##;
