//! What is new in OpenAPI 3.2, from the generated client over a socket to the generated server.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod defaults;
mod described;
mod identifiers;
mod items;
mod methods;
mod mixed;
mod nested;
mod pages;
mod parameters;
mod part_streams;

/// Serves a router on a free port, and returns its URL.
async fn serve(router: axum::Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

/// A body of parts with the boundary `b`.
fn body(parts: &[&str]) -> String {
    let parts: String = parts.iter().map(|it| format!("--b\r\n{it}\r\n")).collect();
    format!("{parts}--b--\r\n")
}

/// The status and the text of the response to a body.
async fn post(url: &str, media_type: &str, body: String) -> (u16, String) {
    let request = reqwest::Client::new().post(url);
    let media_type = format!("{media_type}; boundary=b");
    let request = request.header("content-type", media_type).body(body);
    let response = request.send().await.unwrap();
    (response.status().as_u16(), response.text().await.unwrap())
}
