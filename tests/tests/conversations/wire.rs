//! Hand-written HTTP/1.1, to test the exact bytes on the wire.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

/// A recorded request or response.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// The first line, without its end.
    pub line: String,
    /// The headers in order, as sent.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Recorded {
    /// The value of a header with exactly this spelling.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(found, _)| found == name)
            .map(|(_, value)| value.as_str())
    }

    /// The header lines, sorted, without those about the connection.
    pub fn header_lines(&self) -> Vec<String> {
        let own = |(name, _): &&(String, String)| name != "host" && name != "content-length";
        let lines = self.headers.iter().filter(own);
        let mut lines: Vec<_> = lines
            .map(|(name, value)| format!("{name}: {value}"))
            .collect();
        lines.sort();
        lines
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The status of a response.
    pub fn status(&self) -> u16 {
        let status = self.line.split(' ').nth(1).unwrap();
        status.parse().unwrap()
    }
}

/// Splits bytes into messages with a `content-length`, without an incomplete one.
fn messages(mut bytes: &[u8]) -> Vec<Recorded> {
    let mut found = Vec::new();
    while let Some(head) = bytes.windows(4).position(|end| end == b"\r\n\r\n") {
        let text = String::from_utf8(bytes[..head].to_vec()).unwrap();
        let mut lines = text.split("\r\n").map(str::to_owned);
        let line = lines.next().unwrap();
        let headers: Vec<_> = lines
            .map(|line| {
                let (name, value) = line.split_once(": ").unwrap_or((&line, ""));
                (name.to_owned(), value.to_owned())
            })
            .collect();
        let length = headers
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
            .map_or(0, |(_, value)| value.parse().unwrap());
        let Some(body) = bytes.get(head + 4..head + 4 + length) else {
            break;
        };
        let body = body.to_vec();
        found.push(Recorded {
            line,
            headers,
            body,
        });
        bytes = &bytes[head + 4 + length..];
    }
    found
}

/// Sends one request by hand and reads the whole response.
pub async fn send(
    address: SocketAddr,
    line: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Recorded {
    let mut head = format!("{line} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("content-length: {}\r\n\r\n", body.len()));
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    // A server may close its side before a large body is written completely.
    let _ = stream.write_all(body).await;
    let mut response = Vec::new();
    stream.read_to_end(&mut response).await.unwrap();
    messages(&response).pop().expect("a whole response")
}

/// A proxy between a client and a server that records the client's bytes.
pub struct Tap {
    pub address: SocketAddr,
    streams: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Tap {
    pub async fn before(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let streams = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&streams);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (from_client, to_client) = client.into_split();
                let upstream = TcpStream::connect(server).await.unwrap();
                let (from_server, to_server) = upstream.into_split();
                let place = {
                    let mut kept = kept.lock().unwrap();
                    kept.push(Vec::new());
                    kept.len() - 1
                };
                let kept = Arc::clone(&kept);
                tokio::spawn(pass(from_server, to_client, |_| {}));
                tokio::spawn(pass(from_client, to_server, move |bytes| {
                    kept.lock().unwrap()[place].extend_from_slice(bytes);
                }));
            }
        });
        Self { address, streams }
    }

    /// Every request so far.
    pub fn requests(&self) -> Vec<Recorded> {
        let streams = self.streams.lock().unwrap();
        streams.iter().flat_map(|bytes| messages(bytes)).collect()
    }
}

async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, keep: impl Fn(&[u8])) {
    let mut buffer = [0; 4096];
    while let Ok(length @ 1..) = from.read(&mut buffer).await {
        keep(&buffer[..length]);
        if to.write_all(&buffer[..length]).await.is_err() {
            return;
        }
    }
}

/// The reaction of a scripted server to one request.
pub enum Reply {
    /// Responds with a status, complete header lines and a body.
    Answer(u16, &'static str, String),
    /// Reads the whole request and closes the connection.
    HangUp,
}

impl Reply {
    pub fn json(status: u16, body: impl Into<String>) -> Self {
        Self::Answer(status, "content-type: application/json\r\n", body.into())
    }

    pub fn problem(status: u16, body: impl Into<String>) -> Self {
        let media = "content-type: application/problem+json\r\n";
        Self::Answer(status, media, body.into())
    }
}

/// A scripted server. It counts requests after the end of its script, but does not respond to them.
pub struct Script {
    pub address: SocketAddr,
    seen: Arc<Mutex<Vec<Recorded>>>,
}

impl Script {
    pub async fn start(replies: Vec<Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&seen);
        tokio::spawn(async move {
            let mut replies = replies.into_iter();
            while let Ok((mut stream, _)) = listener.accept().await {
                let Some(request) = read_request(&mut stream).await else {
                    continue;
                };
                kept.lock().unwrap().push(request);
                if let Some(Reply::Answer(status, headers, body)) = replies.next() {
                    let length = body.len();
                    let text = format!(
                        "HTTP/1.1 {status} Any\r\n{headers}content-length: {length}\r\n\
                         connection: close\r\n\r\n{body}"
                    );
                    let _ = stream.write_all(text.as_bytes()).await;
                }
            }
        });
        Self { address, seen }
    }

    pub fn requests(&self) -> Vec<Recorded> {
        self.seen.lock().unwrap().clone()
    }
}

pub async fn read_request(stream: &mut TcpStream) -> Option<Recorded> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        match stream.read(&mut buffer).await {
            Ok(length @ 1..) => bytes.extend_from_slice(&buffer[..length]),
            _ => return None,
        }
        if let Some(request) = messages(&bytes).pop() {
            return Some(request);
        }
    }
}
