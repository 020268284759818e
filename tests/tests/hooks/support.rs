//! A server with a fixed response that records its requests.

use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::Request;

/// A received request.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Method and target, for example `GET /a?b=c`.
    pub line: String,
    pub headers: http::HeaderMap,
    pub body: String,
}

impl Seen {
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }
}

/// Records requests and sends the same response to all.
#[derive(Clone)]
pub struct Recorder {
    pub url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Recorder {
    pub async fn start(status: u16) -> Self {
        let seen: Arc<Mutex<Vec<Seen>>> = Arc::default();
        let into = Arc::clone(&seen);
        let router = axum::Router::new().fallback(move |request: Request| {
            let into = Arc::clone(&into);
            async move {
                let (parts, body) = request.into_parts();
                let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
                into.lock().unwrap().push(Seen {
                    line: format!("{} {}", parts.method, parts.uri),
                    headers: parts.headers,
                    body: String::from_utf8(body.to_vec()).unwrap(),
                });
                let mut response = http::Response::new(Body::empty());
                *response.status_mut() = http::StatusCode::from_u16(status).unwrap();
                response
            }
        });
        let url = serve(router).await;
        Self { url, seen }
    }

    /// The last request.
    pub fn last(&self) -> Seen {
        self.seen.lock().unwrap().last().unwrap().clone()
    }

    pub fn count(&self) -> usize {
        self.seen.lock().unwrap().len()
    }
}

/// Serves a router on a free port of loopback.
pub async fn serve(router: axum::Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}
