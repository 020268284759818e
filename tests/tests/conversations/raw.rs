//! A server without HTTP: it checks the bytes of each request, and its script has the bytes of the
//! responses.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use copperplate_runtime::operation::Idempotency;
use copperplate_runtime::{Json, Operation as _};
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};

use crate::support::{Provider, json};
use crate::wire::{Recorded, read_request};

/// The reaction to one connection.
#[derive(Clone)]
pub enum Act {
    /// Reads the request, writes these bytes and closes the connection.
    Write(Vec<u8>),
    /// Reads the request, writes these bytes, lets this time pass, and keeps the connection.
    Stall(Vec<u8>, Duration),
    /// Closes the connection when the first bytes are there, without reading them.
    CloseUnread,
    /// Reads the request and closes the connection.
    Close,
}

/// A response with a length and complete header lines.
pub fn answer(status: u16, headers: &str, body: &[u8]) -> Act {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} Any\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n"
    );
    Act::Write([head.as_bytes(), body].concat())
}

pub struct Raw {
    pub url: String,
    connections: Arc<Mutex<usize>>,
    seen: Arc<Mutex<Vec<Recorded>>>,
}

impl Raw {
    /// Follows a script, and repeats its last act.
    pub async fn start(script: Vec<Act>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let raw = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            connections: Arc::default(),
            seen: Arc::default(),
        };
        let (connections, seen) = (Arc::clone(&raw.connections), Arc::clone(&raw.seen));
        tokio::spawn(async move {
            let mut kept = Vec::new();
            for index in 0.. {
                let (stream, _) = listener.accept().await.unwrap();
                *connections.lock().unwrap() += 1;
                let act = script.get(index).or(script.last()).unwrap();
                kept.extend(perform(stream, act, &seen).await);
            }
        });
        raw
    }

    pub fn connections(&self) -> usize {
        *self.connections.lock().unwrap()
    }

    /// Every request that was read as a whole.
    pub fn seen(&self) -> Vec<Recorded> {
        self.seen.lock().unwrap().clone()
    }

    /// The number of payments: requests that were read, where requests with one key are one payment.
    /// Each must have the bytes that the document describes.
    #[track_caller]
    pub fn payments<P: Provider>(&self, body: &str) -> usize {
        let seen = self.seen();
        for request in &seen {
            assert_eq!(request.line, format!("POST {} HTTP/1.1", P::PATH));
            assert_eq!(request.text(), body);
            for (name, value) in P::HEADERS {
                let name = name.to_lowercase();
                let found = request.header(&name);
                // A signature is different each time, and `accept` may have more media types.
                let signed = name.starts_with("signature") && found.is_some();
                let accepted = name == "accept" && found.is_some_and(|it| it.contains(value));
                assert!(
                    signed || accepted || found == Some(value),
                    "{name}: {found:?}"
                );
            }
        }
        let keys = seen
            .iter()
            .map(|it| key::<P>(it))
            .collect::<Option<BTreeSet<_>>>();
        keys.map_or(seen.len(), |keys| keys.len())
    }
}

async fn perform(
    mut stream: TcpStream,
    act: &Act,
    seen: &Mutex<Vec<Recorded>>,
) -> Option<TcpStream> {
    if let Act::CloseUnread = act {
        let _ = stream.peek(&mut [0]).await;
        return None;
    }
    let request = read_request(&mut stream).await?;
    seen.lock().unwrap().push(request);
    match act {
        Act::Write(bytes) => {
            // A client closes the connection in the middle of a body that is too large.
            let _ = stream.write_all(bytes).await;
            let _ = stream.shutdown().await;
            None
        }
        Act::Stall(bytes, time) => {
            stream.write_all(bytes).await.unwrap();
            tokio::time::sleep(Duration::from_millis(50)).await;
            tokio::time::pause();
            tokio::time::advance(*time).await;
            tokio::time::resume();
            Some(stream)
        }
        Act::CloseUnread | Act::Close => None,
    }
}

/// The idempotency key of a request, if its operation has one.
fn key<P: Provider>(request: &Recorded) -> Option<String> {
    let in_header = |name: &str| request.header(&name.to_lowercase()).map(str::to_owned);
    let in_body = |name: &str| match json(&request.body) {
        Json::Object(members) => members.get(name)?.as_str().map(str::to_owned),
        _ => None,
    };
    match P::Operation::INFO.idempotency {
        Idempotency::None => None,
        Idempotency::Header(header) => in_header(header),
        Idempotency::Member(member) => in_body(member),
        Idempotency::HeaderOrMember { header, member } => {
            in_header(header).or_else(|| in_body(member))
        }
    }
}
