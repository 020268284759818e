//! The memory of a mock.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use copperplate_mock::{Serving, Settings};
use copperplate_runtime::Json;

use super::support::{Answer, PAYOUTS, TOKEN, send, serve};

fn create(mock: &Serving, amount: &str) -> Answer {
    let body = format!(r#"{{"amount":"{amount}","currency":"USD","note":"rent"}}"#);
    let response = send(mock, "POST /payouts", &[TOKEN], &body);
    assert_eq!(response.status, 201, "{response:?}");
    response
}

fn read(mock: &Serving, id: &str) -> Answer {
    send(mock, &format!("GET /payouts/{id}"), &[TOKEN], "")
}

/// The ids of the listed payouts.
fn listed(mock: &Serving) -> Vec<String> {
    let response = send(mock, "GET /payouts", &[TOKEN], "");
    let json = response.json();
    let Some(Json::Array(items)) = json.as_object().and_then(|it| it.get("data")) else {
        panic!("{response:?}");
    };
    let ids = items
        .iter()
        .map(|it| it.as_object().unwrap()["id"].as_str().unwrap().to_owned());
    ids.collect()
}

#[test]
fn a_thing_lives_from_its_creation_to_its_end() {
    let mock = serve(PAYOUTS, Settings::default());
    let first = create(&mock, "7.00");
    let second = create(&mock, "8.00");
    let (one, two) = (first.text("id"), second.text("id"));
    assert_ne!(one, two);
    assert_eq!(first.text("status"), "pending");
    let found = read(&mock, &one);
    assert_eq!(found.status, 200);
    let shown = ["id", "amount", "currency", "note", "status"].map(|it| found.text(it));
    assert_eq!(shown, [one.as_str(), "7.00", "USD", "rent", "pending"]);
    assert_eq!(listed(&mock), [two.clone(), one.clone()]);

    let path = format!("PATCH /payouts/{one}");
    let changed = send(&mock, &path, &[TOKEN], r#"{"currency":"EUR"}"#);
    assert_eq!(
        (changed.status, changed.text("currency").as_str()),
        (200, "EUR")
    );
    assert_eq!(read(&mock, &one).text("currency"), "EUR");
    assert_eq!(read(&mock, &two).text("currency"), "USD");

    let path = format!("DELETE /payouts/{one}");
    assert_eq!(send(&mock, &path, &[TOKEN], "").status, 204);
    let gone = read(&mock, &one);
    assert_eq!((gone.status, gone.text("code").is_empty()), (404, false));
    assert_eq!(send(&mock, &path, &[TOKEN], "").status, 404);
    assert_eq!(listed(&mock), [two]);
}

#[test]
fn a_thing_that_nobody_created_is_made_up_once() {
    let mock = serve(PAYOUTS, Settings::default());
    let found = read(&mock, "p_mine");
    assert_eq!((found.status, found.text("id").as_str()), (200, "p_mine"));
    assert_eq!(listed(&mock), ["p_mine"]);
    assert_eq!(send(&mock, "POST /_mock/reset", &[], "").status, 200);
    assert_ne!(listed(&mock), ["p_mine"]);
}

#[test]
fn the_clock_moves_a_status_along_its_enumeration() {
    let mock = serve(PAYOUTS, Settings::default());
    let id = create(&mock, "7.00").text("id");
    let tick = || send(&mock, "POST /_mock/clock", &[], "").body;
    assert_eq!(tick(), r#"{"moved":1}"#);
    assert_eq!(read(&mock, &id).text("status"), "processing");
    tick();
    assert_eq!(read(&mock, &id).text("status"), "paid");
    assert_eq!(tick(), r#"{"moved":0}"#);
    assert_eq!(read(&mock, &id).text("status"), "paid");
}

/// The first connection. A webhook that never comes fails the test instead of hanging it.
fn accept(receiver: &TcpListener) -> TcpStream {
    receiver.set_nonblocking(true).unwrap();
    for _ in 0..300 {
        if let Ok((stream, _)) = receiver.accept() {
            stream.set_nonblocking(false).unwrap();
            return stream;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("no webhook");
}

#[test]
fn a_webhook_tells_a_receiver_of_a_new_status() {
    let webhooks = r##"
webhooks:
  payout.changed:
    post:
      operationId: payoutChanged
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [event, payout]
              properties:
                event: {type: string, enum: [payout.changed]}
                payout: {$ref: "#/components/schemas/Payout"}
      responses: {"204": {description: Taken.}}
"##;
    let document = format!(
        "{}{webhooks}",
        PAYOUTS.replace("openapi: 3.0.3", "openapi: 3.1.0")
    );
    let mock = serve(&document, Settings::default());
    let id = create(&mock, "7.00").text("id");
    let receiver = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/hooks", receiver.local_addr().unwrap());
    let registered = send(
        &mock,
        "POST /_mock/webhooks",
        &[],
        &format!(r#"{{"url":"{url}"}}"#),
    );
    assert_eq!(registered.body, r#"{"webhooks":1}"#);
    send(&mock, "POST /_mock/clock", &[], "");
    let mut stream = accept(&receiver);
    let mut text = String::new();
    let mut buffer = [0; 4096];
    while !text.contains("}}") {
        let count = stream.read(&mut buffer).unwrap();
        assert!(count > 0, "{text}");
        text.push_str(std::str::from_utf8(&buffer[..count]).unwrap());
    }
    stream
        .write_all(b"HTTP/1.1 204 No Content\r\n\r\n")
        .unwrap();
    assert!(text.starts_with("POST /hooks HTTP/1.1\r\n"), "{text}");
    let body = text.split_once("\r\n\r\n").unwrap().1;
    let json: Json = copperplate_runtime::from_json(body.as_bytes()).unwrap();
    let payout = json.as_object().unwrap()["payout"].as_object().unwrap();
    assert_eq!(payout["id"].as_str(), Some(id.as_str()));
    assert_eq!(payout["status"].as_str(), Some("processing"));
    assert_eq!(payout["amount"].as_str(), Some("7.00"));
}

#[test]
fn faults_change_while_the_mock_serves() {
    let mock = serve(PAYOUTS, Settings::default());
    let set = send(
        &mock,
        "PUT /_mock/faults",
        &[],
        r#"{"fail":"503:100%","latency":"5ms"}"#,
    );
    assert_eq!(
        set.body,
        r#"{"latency":"5ms","fail":"503:100%","drop":"0%"}"#
    );
    assert_eq!(send(&mock, "GET /payouts", &[TOKEN], "").status, 503);
    let wrong = send(&mock, "PUT /_mock/faults", &[], r#"{"fail":"2%"}"#);
    assert_eq!(wrong.status, 400);
    send(&mock, "PUT /_mock/faults", &[], "{}");
    assert_eq!(send(&mock, "GET /payouts", &[TOKEN], "").status, 200);
    let log = send(&mock, "GET /_mock/log?after=1", &[], "");
    let json = log.json();
    let Json::Array(entries) = &json else {
        panic!("{log:?}");
    };
    assert_eq!(entries.len(), 1, "{log:?}");
    assert!(!log.body.contains("sandbox"), "{log:?}");
}

#[test]
fn the_page_stands_alone() {
    let mock = serve(PAYOUTS, Settings::default());
    let page = send(&mock, "GET /", &["Accept: text/html,*/*"], "");
    assert!(
        page.status == 200 && page.head.contains("text/html"),
        "{page:?}"
    );
    assert!(
        page.head
            .contains("content-security-policy: default-src 'none'")
    );
    for elsewhere in ["src=", "@import", "url(", "//cdn"] {
        assert!(!page.body.contains(elsewhere), "{elsewhere}");
    }
    let listed = send(&mock, "GET /_mock/api", &[], "");
    assert!(listed.body.contains(r#""id":"createPayout""#), "{listed:?}");
    let one = send(&mock, "GET /_mock/operation?api=0&index=1", &[], "");
    for part in [
        "Idempotency-Key",
        r#""name":"large""#,
        r#""status":"409""#,
        "authorization: Bearer",
    ] {
        assert!(one.body.contains(part), "{part} in {one:?}");
    }
    assert_eq!(
        send(&mock, "GET /_mock/operation?api=9&index=1", &[], "").status,
        400
    );
    assert_eq!(send(&mock, "GET /", &[], "").status, 404);
}
