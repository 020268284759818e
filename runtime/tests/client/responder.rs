//! A tiny HTTP/1.1 server that records each request byte for byte.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// The reaction to one request.
#[derive(Clone)]
pub enum Reply {
    /// Responds with this text.
    Bytes(String),
    /// Responds with these bytes.
    Raw(Vec<u8>),
    /// Keeps the connection without responding.
    Silence,
    /// Closes the connection.
    Close,
}

/// A response with a JSON body, or without a body if it is empty.
pub fn reply(status: u16, headers: &str, body: &str) -> Reply {
    let json = if body.is_empty() {
        ""
    } else {
        "content-type: application/json\r\n"
    };
    let length = body.len();
    Reply::Bytes(format!(
        "HTTP/1.1 {status} x\r\n{json}{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}"
    ))
}

/// The documented success.
pub fn created() -> Reply {
    reply(201, "", r#"{"id":"t-1"}"#)
}

/// A server with a list of replies; it repeats the last one.
pub struct Responder {
    pub url: String,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Responder {
    pub async fn start(replies: Vec<Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let recorded = Arc::clone(&seen);
        tokio::spawn(async move {
            let mut replies = replies.into_iter().peekable();
            let mut kept = Vec::new();
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let Some(request) = request(&mut stream).await else {
                    continue;
                };
                recorded.lock().unwrap().push(request);
                let reply = replies.peek().unwrap().clone();
                if replies.len() > 1 {
                    replies.next();
                }
                match reply {
                    Reply::Bytes(text) => stream.write_all(text.as_bytes()).await.unwrap_or(()),
                    Reply::Raw(bytes) => stream.write_all(&bytes).await.unwrap_or(()),
                    Reply::Silence => kept.push(stream),
                    Reply::Close => {}
                }
            }
        });
        Self { url, seen }
    }

    /// All requests so far.
    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }
}

/// Reads a head, and a body by its `Content-Length`.
pub async fn request(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = header(head, "content-length").map_or(0, |it| it.parse().unwrap());
            if body.len() >= length {
                return Some(text);
            }
        }
        let mut piece = [0; 4096];
        match stream.read(&mut piece).await {
            Ok(0) | Err(_) => return None,
            Ok(read) => bytes.extend_from_slice(&piece[..read]),
        }
    }
}

/// The value of a header in a recorded request.
pub fn header<'r>(request: &'r str, name: &str) -> Option<&'r str> {
    let head = request.split("\r\n\r\n").next()?;
    head.lines().skip(1).find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// The request line of a recorded request.
pub fn line(request: &str) -> &str {
    request.lines().next().unwrap()
}

/// The body of a recorded request.
pub fn body(request: &str) -> &str {
    request.split_once("\r\n\r\n").unwrap().1
}
