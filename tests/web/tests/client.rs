//! The client in WebAssembly, with the `fetch` of Node.js against a server of Node.js.
#![cfg(target_arch = "wasm32")]

use std::time::Duration;

use js_sys::{Function, Promise};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use withdrawal_apis::runtime;
use runtime::client::{BuildError, CallError, Error};
use withdrawal_apis::youhodler::operations::{CreateWithdrawal, CreateWithdrawalRequest, CreateWithdrawalResponse};
use withdrawal_apis::youhodler::{Client, examples::EXAMPLES};

/// A server that counts its requests and answers by the path in front of the operation's.
const SERVER: &str = r#"
const seen = [];
const http = process.getBuiltinModule('node:http');
const server = http.createServer((request, response) => {
    const chunks = [];
    request.on('data', (it) => chunks.push(it));
    request.on('end', () => {
        seen.push(request.headers['idempotency-key']);
        const body = Buffer.concat(chunks).toString();
        const json = { 'content-type': 'application/json' };
        if (request.url.startsWith('/redirect/')) {
            response.writeHead(303, { location: '/found' }).end();
        } else if (request.url.startsWith('/silent/')) {
        } else if (request.url.startsWith('/closed/')) {
            request.socket.destroy();
        } else if (request.url.startsWith('/broken/')) {
            response.writeHead(202, { ...json, 'content-length': 100 });
            response.write('{"id":', () => request.socket.destroy());
        } else if (request.url.startsWith('/long/')) {
            response.writeHead(202, json).end(JSON.stringify({ id: 'x'.repeat(5_000_000) }));
        } else if (request.url.startsWith('/again/') && seen.length === 1) {
            response.writeHead(503).end();
        } else {
            response.writeHead(202, json).end(JSON.stringify({ id: String(body.length) }));
        }
    });
});
return new Promise((done) => server.listen(0, '127.0.0.1', () => {
    globalThis.copperplate ??= {};
    globalThis.copperplate[server.address().port] = seen;
    done(server.address().port);
}));
"#;

async fn serve() -> u16 {
    let started = Function::new_no_args(SERVER).call0(&js_sys::global()).unwrap();
    let port = JsFuture::from(Promise::from(started)).await.unwrap();
    port.as_f64().unwrap() as u16
}

/// The keys of the requests so far.
fn seen(port: u16) -> Vec<String> {
    let code = format!("return globalThis.copperplate[{port}].join(' ')");
    let keys = Function::new_no_args(&code).call0(&js_sys::global()).unwrap();
    let keys = keys.as_string().unwrap();
    keys.split_whitespace().map(str::to_owned).collect()
}

fn client(port: u16, path: &str) -> Client {
    let url = format!("http://127.0.0.1:{port}{path}");
    let builder = Client::builder().base_url(url).bearer("bearerAuth", "token");
    builder.timeout(Duration::from_millis(500)).build().unwrap()
}

fn request() -> CreateWithdrawalRequest {
    let example = EXAMPLES.iter().find(|it| it.status.is_none()).unwrap();
    CreateWithdrawalRequest::new(runtime::from_json(example.body.as_bytes()).unwrap())
}

async fn failure(path: &str) -> (u16, CallError<CreateWithdrawal>) {
    let port = serve().await;
    let request = request();
    let call = client(port, path).create_withdrawal(&request).no_retry();
    (port, call.await.unwrap_err())
}

#[wasm_bindgen_test]
async fn a_call_is_sent_and_its_response_is_typed() {
    let port = serve().await;
    let response = client(port, "").create_withdrawal(&request()).await.unwrap();
    let CreateWithdrawalResponse::Accepted(withdrawal) = response.into_value();
    let length = runtime::to_json(&request().body).len();
    assert_eq!(withdrawal.id, Some(length.to_string()));
}

#[wasm_bindgen_test]
async fn a_call_is_repeated_with_its_key_after_a_wait() {
    let port = serve().await;
    let response = client(port, "/again").create_withdrawal(&request()).await.unwrap();
    assert_eq!(response.attempts(), 2);
    let keys = seen(port);
    assert!(keys.len() == 2 && keys[0] == keys[1], "{keys:?}");
}

#[wasm_bindgen_test]
async fn a_redirect_that_the_browser_followed_is_an_error() {
    let (port, error) = failure("/redirect").await;
    assert!(error.is_uncertain(), "{error:?}");
    assert!(matches!(&error, Error::Transport(_)), "{error:?}");
    assert!(format!("{error:?}").contains("redirect"), "{error:?}");
    // The second one is the request of the browser itself: it can't be told not to.
    assert_eq!(seen(port).len(), 2);
}

#[wasm_bindgen_test]
async fn a_time_limit_ends_a_call() {
    let (port, error) = failure("/silent").await;
    assert!(error.is_uncertain(), "{error:?}");
    assert!(matches!(&error, Error::Transport(it) if it.is_timeout()), "{error:?}");
    assert_eq!(seen(port).len(), 1);
}

#[wasm_bindgen_test]
async fn a_lost_connection_is_uncertain() {
    for path in ["/closed", "/broken"] {
        let (_, error) = failure(path).await;
        assert!(error.is_uncertain(), "{error:?}");
    }
}

/// A browser does not say that nothing was sent.
#[wasm_bindgen_test]
async fn a_refused_connection_is_uncertain() {
    let request = request();
    let call = client(1, "").create_withdrawal(&request).no_retry();
    assert!(call.await.unwrap_err().is_uncertain());
}

#[wasm_bindgen_test]
async fn a_long_response_is_read_in_pieces_up_to_its_limit() {
    let port = serve().await;
    let request = request();
    let client = client(port, "/long");
    let response = client.create_withdrawal(&request).await.unwrap();
    assert!(response.body().len() > 5_000_000);
    let call = client.create_withdrawal(&request).limit(1_000_000);
    assert!(matches!(call.await.unwrap_err(), Error::TooLarge { .. }));
}

#[wasm_bindgen_test]
fn a_client_without_a_server_is_not_built() {
    let built = Client::builder().base_url("nowhere").build();
    assert!(matches!(built, Err(BuildError::BaseUrl(_))));
}
