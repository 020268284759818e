//! Recorded traffic beside a document: each planted divergence is found, and nothing else.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::BTreeSet;
use std::fs;

use copperplate::compare::Side;
use copperplate::drift::{self, Hosts};
use serde_json::{Value, json};

/// The document of the tests of `review`, with more keywords.
const DOCUMENT: &str = "
openapi: 3.0.3
info: {title: Payments, version: '1'}
servers: [{url: 'https://api.pay.example/v1'}]
paths:
  /payments:
    get:
      operationId: listPayments
      parameters:
        - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100}}
        - {name: status, in: query, schema: {$ref: '#/components/schemas/Status'}}
        - {name: X-Tenant, in: header, required: true, schema: {type: string, minLength: 2}}
      responses:
        '200':
          description: A page.
          headers: {X-Total: {required: true, schema: {type: integer}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}
        4XX: {$ref: '#/components/responses/Problem'}
    post:
      operationId: pay
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/NewPayment'}}}
      responses:
        '201':
          description: Made.
          content: {application/json: {schema: {$ref: '#/components/schemas/Payment'}}}
        4XX: {$ref: '#/components/responses/Problem'}
  /payments/{id}:
    get:
      operationId: getPayment
      parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
      responses:
        '200':
          description: One.
          content: {application/json: {schema: {$ref: '#/components/schemas/Payment'}}}
components:
  responses:
    Problem:
      description: Refused.
      content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}
  schemas:
    Problem: {type: object, required: [code], properties: {code: {type: string}, message: {type: string}}}
    Status: {type: string, enum: [pending, settled, failed]}
    Page:
      type: object
      required: [data]
      properties: {data: {type: array, maxItems: 50, items: {$ref: '#/components/schemas/Payment'}}}
    NewPayment:
      type: object
      required: [amount, to]
      additionalProperties: false
      properties:
        amount: {type: string, format: decimal}
        to: {$ref: '#/components/schemas/Target'}
        note: {type: string, maxLength: 35}
    Payment:
      type: object
      required: [id, amount, to, status]
      properties:
        id: {type: string, format: uuid, readOnly: true}
        amount: {type: string, format: decimal}
        to: {$ref: '#/components/schemas/Target'}
        status: {$ref: '#/components/schemas/Status'}
        created: {type: string, format: date-time}
        fee: {type: number, minimum: 0, multipleOf: 0.01}
        token: {type: string, maxLength: 40, x-copperplate-sensitive: true}
        tags: {type: array, uniqueItems: true, items: {type: string, pattern: '^[a-z]+$'}}
        note: {type: string, nullable: true, maxLength: 35}
    Target:
      oneOf: [{$ref: '#/components/schemas/Bank'}, {$ref: '#/components/schemas/Wallet'}]
      discriminator: {propertyName: kind, mapping: {bank: '#/components/schemas/Bank', wallet: '#/components/schemas/Wallet'}}
    Bank:
      type: object
      required: [kind, iban]
      properties: {kind: {type: string, enum: [bank]}, iban: {type: string, minLength: 15, maxLength: 34}}
    Wallet:
      type: object
      required: [kind, address]
      properties: {kind: {type: string, enum: [wallet]}, address: {type: string}}
";

const ID: &str = "6b3f3c0e-5d0a-4f0e-9a57-0c7d4f4f6a11";
const SECRET: &str = "sk_live_never_to_be_seen";

fn side(document: &str) -> Side {
    copperplate::examine_text(document, "pay").unwrap_or_else(|failure| {
        panic!(
            "{}",
            copperplate::diagnostics::render(&failure.diagnostics, &failure.sources, false)
        )
    })
}

fn payment(number: usize) -> Value {
    let to = match number % 2 {
        0 => json!({"kind": "bank", "iban": "DE89370400440532013000"}),
        _ => json!({"kind": "wallet", "address": "bc1q"}),
    };
    let status = ["pending", "settled", "failed"][number % 3];
    let note = (!number.is_multiple_of(4)).then_some("x");
    json!({
        "id": ID, "amount": format!("{number}.50"), "to": to, "status": status, "fee": 0.25,
        "created": "2026-01-31T12:30:00Z", "token": SECRET, "tags": ["a", "b"], "note": note,
    })
}

fn message(headers: Value, body: Option<Value>) -> (Value, Option<Value>) {
    (
        headers,
        body.map(|it| json!({"mimeType": "application/json", "text": it.to_string()})),
    )
}

/// A correct exchange of one of three operations.
fn exchange(number: usize) -> Value {
    let secret = json!([
        {"name": "Authorization", "value": format!("Bearer {SECRET}")},
        {"name": "Cookie", "value": format!("session={SECRET}")},
        {"name": "x-tenant", "value": "acme"},
    ]);
    let base = "https://api.pay.example/v1";
    let (method, url, sent, status, response) = match number % 3 {
        0 => {
            let page = json!({"data": [payment(number), payment(number + 1)]});
            (
                "GET",
                format!("{base}/payments?limit=5&status=settled"),
                None,
                200,
                page,
            )
        }
        1 => {
            let sent =
                json!({"amount": "1.50", "to": {"kind": "wallet", "address": "bc1q"}, "note": "x"});
            (
                "POST",
                format!("{base}/payments"),
                Some(sent),
                201,
                payment(number),
            )
        }
        _ => (
            "GET",
            format!("{base}/payments/{ID}"),
            None,
            200,
            payment(number),
        ),
    };
    let (headers, posted) = message(secret, sent);
    let (answered, content) = message(json!([{"name": "X-Total", "value": "7"}]), Some(response));
    let mut request = json!({"method": method, "url": url, "headers": headers});
    if let Some(posted) = posted {
        request["postData"] = posted;
    }
    json!({"request": request, "response": {"status": status, "headers": answered, "content": content}})
}

/// Changes the JSON of a body.
fn body(entry: &mut Value, is_request: bool, change: impl FnOnce(&mut Value)) {
    let part = match is_request {
        true => &mut entry["request"]["postData"]["text"],
        false => &mut entry["response"]["content"]["text"],
    };
    let mut value: Value = serde_json::from_str(part.as_str().unwrap()).unwrap();
    change(&mut value);
    *part = json!(value.to_string());
}

/// A divergence: its name, the kind of exchange, the keyword and the pointer of the report.
type Plant = (usize, &'static str, &'static str, fn(&mut Value));

const PLANTS: [Plant; 25] = [
    (0, "enum", "/data/1/status", |it| {
        body(it, false, |it| it["data"][1]["status"] = json!("on_hold"))
    }),
    (0, "required", "/data/0", |it| {
        body(it, false, |it| {
            drop(it["data"][0].as_object_mut().unwrap().remove("amount"))
        })
    }),
    (0, "type", "/data", |it| {
        body(it, false, |it| it["data"] = json!({}))
    }),
    (0, "maximum", "", |it| {
        it["request"]["url"] = json!("https://api.pay.example/v1/payments?limit=500")
    }),
    (0, "enum", "", |it| {
        it["request"]["url"] = json!("https://api.pay.example/v1/payments?status=gone")
    }),
    (0, "required", "", |it| it["request"]["headers"] = json!([])),
    (0, "required", "", |it| {
        it["response"]["headers"] = json!([])
    }),
    (0, "responses", "", |it| {
        it["response"]["status"] = json!(503)
    }),
    (0, "content", "", |it| {
        it["response"]["content"]["mimeType"] = json!("text/html")
    }),
    (1, "additionalProperties", "/memo", |it| {
        body(it, true, |it| it["memo"] = json!("x"))
    }),
    (1, "maxLength", "/note", |it| {
        body(it, true, |it| it["note"] = json!("x".repeat(36)))
    }),
    (1, "format", "/amount", |it| {
        body(it, true, |it| it["amount"] = json!("1,50"))
    }),
    (1, "required", "/to", |it| {
        body(it, true, |it| it["to"] = json!({"kind": "bank"}))
    }),
    (1, "required", "", |it| {
        drop(it["request"].as_object_mut().unwrap().remove("postData"))
    }),
    (1, "responses", "", |it| {
        it["response"]["status"] = json!(202)
    }),
    (1, "type", "/amount", |it| {
        body(it, false, |it| it["amount"] = json!(1.5))
    }),
    (1, "type", "/to/address", |it| {
        body(it, false, |it| {
            it["to"] = json!({"kind": "wallet", "address": null})
        })
    }),
    (2, "format", "", |it| {
        it["request"]["url"] = json!("https://api.pay.example/v1/payments/17")
    }),
    (2, "paths", "", |it| {
        it["request"]["url"] = json!("https://api.pay.example/v1/refunds")
    }),
    (2, "method", "", |it| {
        it["request"]["method"] = json!("DELETE")
    }),
    (2, "minimum", "/fee", |it| {
        body(it, false, |it| it["fee"] = json!(-1))
    }),
    (2, "multipleOf", "/fee", |it| {
        body(it, false, |it| it["fee"] = json!(0.255))
    }),
    (2, "pattern", "/tags/0", |it| {
        body(it, false, |it| it["tags"] = json!(["A"]))
    }),
    (2, "uniqueItems", "/tags", |it| {
        body(it, false, |it| it["tags"] = json!(["a", "a"]))
    }),
    (2, "type", "/created", |it| {
        body(it, false, |it| it["created"] = Value::Null)
    }),
];

/// 240 exchanges, and the keyword and pointer planted into 100 of them.
fn traffic() -> (Vec<Value>, Vec<(usize, &'static str, &'static str)>) {
    let mut entries: Vec<Value> = (0..240).map(exchange).collect();
    let mut planted = Vec::new();
    for (round, (kind, keyword, pointer, change)) in
        (0..100).map(|it| (it, PLANTS[it % PLANTS.len()]))
    {
        // Each is in an exchange of its own.
        let taken: BTreeSet<usize> = planted.iter().map(|it: &(usize, _, _)| it.0).collect();
        let free = (0..entries.len())
            .rev()
            .find(|at| at % 3 == kind && !taken.contains(at));
        let at = free.unwrap_or_else(|| panic!("no exchange is left for {round}"));
        change(&mut entries[at]);
        planted.push((at, keyword, pointer));
    }
    (entries, planted)
}

fn compared(document: &str, entries: &[Value]) -> drift::Drift {
    let text = json!({"log": {"version": "1.2", "entries": entries}}).to_string();
    let exchanges = drift::har("traffic.har", &text).unwrap();
    drift::drift(&side(document), &exchanges, Hosts::Documented)
}

#[test]
fn correct_traffic_diverges_nowhere() {
    let entries: Vec<Value> = (0..240).map(exchange).collect();
    let found = compared(DOCUMENT, &entries);
    assert_eq!((found.exchanges, found.others, found.unread), (240, 0, 0));
    assert!(
        found.divergences.is_empty(),
        "{}",
        drift::text("pay", &found)
    );
    assert!(
        found.undescribed.is_empty(),
        "{}",
        drift::text("pay", &found)
    );
}

#[test]
fn each_planted_divergence_is_found_and_no_other() {
    let (entries, planted) = traffic();
    assert_eq!(planted.len(), 100);
    let mut missed = Vec::new();
    let mut false_ones = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let found = compared(DOCUMENT, std::slice::from_ref(entry)).divergences;
        let here: Vec<_> = planted.iter().filter(|it| it.0 == at).collect();
        for (_, keyword, pointer) in &here {
            let is_found = found
                .iter()
                .any(|it| it.keyword == *keyword && it.pointer == *pointer);
            if !is_found {
                missed.push((at, *keyword, *pointer));
            }
        }
        for it in &found {
            let known = here
                .iter()
                .any(|(_, keyword, pointer)| it.keyword == *keyword && it.pointer == *pointer);
            if !known {
                false_ones.push((at, it.keyword, it.pointer.clone(), it.message.clone()));
            }
        }
    }
    assert!(
        missed.is_empty(),
        "{} of 100 missed: {missed:?}",
        missed.len()
    );
    assert!(false_ones.is_empty(), "{false_ones:?}");
    let all = compared(DOCUMENT, &entries);
    assert_eq!(
        all.divergences.iter().map(|it| it.count).sum::<usize>(),
        100
    );
    let text = drift::text("pay", &all);
    assert!(text.contains("pay:"), "{text}");
    // Every divergence but an unknown path has a line of the document.
    let without = all.divergences.iter().filter(|it| it.place.is_none());
    assert_eq!(without.count(), 1);
    let enumeration = all
        .divergences
        .iter()
        .find(|it| it.message.contains("on_hold"))
        .unwrap();
    let place = enumeration.place.as_ref().unwrap();
    let line = DOCUMENT.lines().nth(place.line - 1).unwrap();
    assert!(line.trim_start().starts_with("Status:"), "{line}");
    assert_eq!(enumeration.count, 4);
}

#[test]
fn no_secret_is_shown() {
    let (mut entries, _) = traffic();
    // A secret that its own schema refuses.
    let long = SECRET.repeat(3);
    body(&mut entries[2], false, |it| it["token"] = json!(long));
    let found = compared(DOCUMENT, &entries);
    assert!(found.divergences.iter().any(|it| it.pointer == "/token"));
    let text = format!("{}{:?}", drift::text("pay", &found), drift::overlay(&found));
    assert!(!text.contains(SECRET), "{text}");
    assert!(!text.contains("acme") && !text.contains("DE8937"), "{text}");
}

/// The overlay admits what it is made from; the rest has no plain change.
#[test]
fn the_overlay_admits_the_traffic() {
    let (entries, _) = traffic();
    let found = compared(DOCUMENT, &entries);
    let overlay = drift::overlay(&found).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pay.yaml"), DOCUMENT).unwrap();
    fs::write(folder.path().join("seen.overlay.yaml"), &overlay).unwrap();
    let keys = "overlays = [\"seen.overlay.yaml\"]";
    let document = folder.path().join("pay.yaml");
    let job = copperplate::config::parse_api(folder.path(), "pay.toml", keys, "pay", &document);
    let side = copperplate::examine(&job.unwrap()).unwrap_or_else(|failure| {
        let messages =
            copperplate::diagnostics::render(&failure.diagnostics, &failure.sources, false);
        panic!("{overlay}\n{messages}")
    });
    let text = json!({"log": {"entries": entries}}).to_string();
    let exchanges = drift::har("traffic.har", &text).unwrap();
    let left = drift::drift(&side, &exchanges, Hosts::Documented);
    let fixed: BTreeSet<_> = found
        .divergences
        .iter()
        .filter(|it| it.fix.is_some())
        .collect::<Vec<_>>()
        .into_iter()
        .map(|it| {
            (
                it.operation.clone(),
                it.part.clone(),
                it.pointer.clone(),
                it.keyword,
            )
        })
        .collect();
    assert!(fixed.len() >= 15, "{fixed:?}");
    let again = left.divergences.iter().filter(|it| {
        fixed.contains(&(
            it.operation.clone(),
            it.part.clone(),
            it.pointer.clone(),
            it.keyword,
        ))
    });
    let again: Vec<_> = again
        .map(|it| format!("{} {} {}", it.pointer, it.keyword, it.message))
        .collect();
    assert!(again.is_empty(), "{again:?}\n{overlay}");
}

#[test]
fn traffic_of_others_is_left_alone() {
    let mut entries: Vec<Value> = (0..6).map(exchange).collect();
    entries[0]["request"]["url"] = json!("https://elsewhere.example/v1/payments?limit=9999");
    entries[1]["response"]["status"] = json!(0);
    let found = compared(DOCUMENT, &entries);
    assert_eq!((found.exchanges, found.others), (4, 1));
    assert!(found.divergences.is_empty());
    let text = json!({"log": {"entries": entries}}).to_string();
    let exchanges = drift::har("traffic.har", &text).unwrap();
    let found = drift::drift(&side(DOCUMENT), &exchanges, Hosts::Any);
    assert_eq!(found.divergences.len(), 1);
    assert!(
        drift::har("traffic.har", "{}")
            .unwrap_err()
            .contains("`log.entries`")
    );
}
