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
mod parameters;

/// Serves a router on a free port, and returns its URL.
async fn serve(router: axum::Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}
