//! Files in parts, over loopback: sent piece by piece, spooled by a server, and never sent twice.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context as Poller, Poll};
use std::time::Duration;

use copperplate_runtime as rt;
use copperplate_tests::cases::bodies_files as api;
use rt::client::{Error, RetryPolicy};
use rt::server::Context;
use rt::wire::{read_request, write_request};
use rt::{ByteStream, File};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Mutex, mpsc};

use api::operations::{
    LoadError, LoadOkParts, LoadRequest, LoadResponse, Store, StoreError, StoreParts, StoreRequest,
    StoreResponse,
};
use api::types::{Meta, Stored};

const MIB: usize = 1024 * 1024;

/// Held by tests that count the temporary files of this process.
static ALONE: Mutex<()> = Mutex::const_new(());

/// Pieces of 64 KiB.
struct Pieces(usize);

impl rt::Stream for Pieces {
    type Item = Result<rt::Bytes, io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Poller<'_>) -> Poll<Option<Self::Item>> {
        let size = self.0.min(64 * 1024);
        self.0 -= size;
        Poll::Ready((size > 0).then(|| Ok(rt::Bytes::from(vec![7; size]))))
    }
}

/// What is sent into a channel.
struct Channel(mpsc::Receiver<&'static str>);

impl rt::Stream for Channel {
    type Item = Result<rt::Bytes, io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Poller<'_>) -> Poll<Option<Self::Item>> {
        let polled = self.0.poll_recv(context);
        polled.map(|text| text.map(|it| Ok(rt::Bytes::from_static(it.as_bytes()))))
    }
}

#[derive(Clone, Default)]
struct Files(Arc<AtomicUsize>);

impl api::Service for Files {
    async fn store(
        &self,
        request: StoreRequest,
        _: Context<()>,
    ) -> Result<StoreResponse, StoreError> {
        self.0.fetch_add(1, Ordering::SeqCst);
        let StoreParts { file, pages, .. } = request.body;
        let long = file.content.length().unwrap() > 64 * 1024;
        assert_eq!(file.content.held().is_none(), long);
        // Each handle reads on its own.
        let (mut content, mut length) = (file.content.clone(), 0);
        while let Some(piece) = content.next().await {
            let piece = piece.unwrap();
            assert!(piece.iter().all(|it| *it == 7));
            length += piece.len() as i64;
        }
        assert_eq!(file.content.length(), Some(length as u64));
        let mut sum = 0;
        for page in pages.unwrap_or_default() {
            sum += page.content.collect(MIB).await.unwrap().len() as i64;
        }
        Ok(StoreResponse::Ok(Stored { length, pages: sum }))
    }

    async fn load(&self, _: LoadRequest, _: Context<()>) -> Result<LoadResponse, LoadError> {
        let content = ByteStream::from_stream(Pieces(100_000));
        let file = File::new(content).filename("a.bin");
        let title = "title".to_owned();
        Ok(LoadResponse::Ok(LoadOkParts { file, title }))
    }
}

async fn start(upload_limit: usize) -> (String, Files) {
    let service = Files::default();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let routes = api::routes(service.clone()).upload_limit(upload_limit);
    let router = routes.finish();
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, service)
}

fn client(url: &str) -> api::Client {
    let retry = RetryPolicy::default().base_delay(Duration::from_millis(1));
    let client = api::Client::builder().base_url(url).retry(retry);
    client.timeout(Duration::from_secs(20)).build().unwrap()
}

fn store(content: impl Into<ByteStream>) -> StoreRequest {
    StoreRequest {
        body: StoreParts {
            file: File::new(content)
                .filename("../a.bin")
                .media_type("application/octet-stream"),
            file_x_digest: Some("abcd".to_owned()),
            title: "title".to_owned(),
            meta: Some(Meta {
                note: "note".to_owned(),
            }),
            pages: None,
        },
    }
}

/// Reads from a socket until a text has come.
async fn read_until(stream: &mut TcpStream, seen: &mut String, wanted: &str) {
    let mut buffer = [0; 4096];
    while !seen.contains(wanted) {
        let read = stream.read(&mut buffer).await.unwrap();
        assert!(read > 0, "the connection ended after {seen}");
        seen.push_str(&String::from_utf8_lossy(&buffer[..read]));
    }
}

#[tokio::test]
async fn the_first_bytes_arrive_before_the_last_are_there() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (pieces, received) = mpsc::channel(1);
    let request = store(ByteStream::from_stream(Channel(received)));
    let sending = tokio::spawn(async move { client(&url).store(&request).await.unwrap() });
    let (mut stream, _) = listener.accept().await.unwrap();
    let mut seen = String::new();
    pieces.send("the first").await.unwrap();
    read_until(&mut stream, &mut seen, "the first").await;
    assert!(!seen.contains("title"), "{seen}");
    // Nothing but what has arrived brings this about.
    pieces.send("the last").await.unwrap();
    drop(pieces);
    read_until(&mut stream, &mut seen, "\r\n0\r\n\r\n").await;
    let answer = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 22\r\n\r\n\
                  {\"length\":0,\"pages\":0}";
    stream.write_all(answer.as_bytes()).await.unwrap();
    assert_eq!(sending.await.unwrap().status(), 200);
    assert!(seen.contains("transfer-encoding: chunked\r\n"), "{seen}");
    assert!(seen.find("the last").unwrap() < seen.find("\"title\"").unwrap());
}

/// Answers 503 to every request, and keeps the last.
async fn unavailable() -> (String, Arc<AtomicUsize>, Arc<Mutex<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (count, kept) = (Arc::new(AtomicUsize::new(0)), Arc::default());
    let (counted, noted): (_, Arc<Mutex<String>>) = (Arc::clone(&count), Arc::clone(&kept));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            let mut seen = String::new();
            read_until(&mut stream, &mut seen, "{\"note\":\"note\"}\r\n--").await;
            read_until(&mut stream, &mut seen, "--\r\n").await;
            *noted.lock().await = seen;
            let answer = "HTTP/1.1 503 No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    (url, count, kept)
}

#[tokio::test]
async fn a_stream_is_sent_once_and_held_bytes_as_often_as_needed() {
    let (url, count, seen) = unavailable().await;
    let client = client(&url);
    let request = store(ByteStream::sized(3, Pieces(3)));
    client.store(&request).await.unwrap_err();
    assert_eq!(count.load(Ordering::SeqCst), 1);
    let text = seen.lock().await.clone();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let boundary = head.split_once("multipart/form-data; boundary=").unwrap().1;
    let boundary = boundary.lines().next().unwrap();
    let line = format!("--{boundary}\r\nContent-Disposition: form-data; name=");
    let expected = format!(
        "{line}\"file\"; filename=\"../a.bin\"\r\nContent-Type: application/octet-stream\r\n\
         x-digest: abcd\r\n\r\n\u{7}\u{7}\u{7}\r\n\
         {line}\"title\"\r\n\r\ntitle\r\n\
         {line}\"meta\"\r\nContent-Type: application/json\r\n\r\n{{\"note\":\"note\"}}\r\n\
         --{boundary}--\r\n"
    );
    assert_eq!(body, expected);
    let length = format!("\r\ncontent-length: {}\r\n", expected.len());
    assert!(format!("{head}\r\n").contains(&length), "{head}");
    // Nothing is left to send, and the part is named.
    let Err(Error::Invalid(report)) = client.store(&request).await else {
        panic!("a stream was sent twice");
    };
    assert!(report.to_string().contains("/file: the bytes were handed"));
    assert_eq!(count.load(Ordering::SeqCst), 1);

    client.store(&store(vec![7; 3])).await.unwrap_err();
    assert_eq!(count.load(Ordering::SeqCst), 4);
}

#[tokio::test]
async fn what_can_not_be_sent_leaves_its_streams_alone() {
    let request = store(ByteStream::from_stream(Pieces(3)));
    let report = write_request::<Store>(&request).unwrap_err().to_string();
    assert!(report.contains("not there as a whole"), "{report}");
    let shown = format!("{:?}", request.body.file);
    assert!(shown.contains("length: None"), "{shown}");
    assert_eq!(request, request.clone());
    let bytes = request.body.file.content.collect(3).await.unwrap();
    assert_eq!(bytes, vec![7; 3]);
    // The same stream in two parts is noticed before anything is sent.
    let (url, service) = start(MIB).await;
    let mut twice = store(ByteStream::from_stream(Pieces(3)));
    twice.body.pages = Some(vec![twice.body.file.clone()]);
    client(&url).store(&twice).await.unwrap_err();
    // A stream that is shorter than it says breaks off the request.
    let short = store(ByteStream::sized(4, Pieces(3)));
    client(&url).store(&short).await.unwrap_err();
    assert_eq!(service.0.load(Ordering::SeqCst), 0);

    // A length that is known is held to the document before anything is sent.
    let mut long = store("file");
    let page = ByteStream::sized(MIB as u64 + 1, Pieces(MIB + 1));
    long.body.pages = Some(vec![File::new("abc"), File::new(page)]);
    let Err(Error::Invalid(report)) = client(&url).store(&long).await else {
        panic!("a page is too long");
    };
    assert!(
        report
            .to_string()
            .contains("/pages/1: must have at most 1048576 bytes")
    );

    let held = store("hidden");
    let wire = write_request::<Store>(&held).unwrap();
    assert_eq!(read_request::<Store>(&wire).unwrap(), held);
    assert!(!format!("{held:?}").contains("hidden"));
}

#[tokio::test]
async fn a_stream_that_turns_out_too_short_or_too_long_breaks_off_the_request() {
    let (url, service) = start(4 * MIB).await;
    for (size, wrong) in [
        (2, Some("must have at least 3 bytes")),
        (3, None),
        (MIB, None),
        (MIB + 1, Some("must have at most 1048576 bytes")),
    ] {
        let mut request = store(vec![7; 4]);
        let page = ByteStream::from_stream(Pieces(size));
        request.body.pages = Some(vec![File::new(page)]);
        match (client(&url).store(&request).await, wrong) {
            (Ok(_), None) => {}
            (Err(error), Some(wrong)) => {
                let told = chain(&error);
                assert!(told.contains(wrong), "{told}");
            }
            (found, _) => panic!("{size}: {found:?}"),
        }
    }
    assert_eq!(service.0.load(Ordering::SeqCst), 2);
}

/// An error with all that it comes from.
fn chain(error: &dyn std::error::Error) -> String {
    let mut told = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        told = format!("{told}: {error}");
        source = error.source();
    }
    told
}

/// Sends a file through a server, all on this thread, and says how long the server found it.
async fn through(size: usize) -> i64 {
    let (url, _) = start(size + 80_000).await;
    let mut request = store(ByteStream::from_stream(Pieces(size)));
    let page = ByteStream::sized(70_000, Pieces(70_000));
    request.body.pages = Some(vec![File::new(page), File::new("page")]);
    let answer = client(&url).store(&request).await.unwrap();
    let StoreResponse::Ok(stored) = answer.into_value();
    assert_eq!(stored.pages, 70_004);
    stored.length
}

#[test]
fn a_large_file_is_spooled_and_never_held() {
    const SIZE: usize = 32 * MIB;
    let _alone = ALONE.blocking_lock();
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.enable_all().build().unwrap();
    let mut length = 0;
    let measured = allocation_counter::measure(|| length = runtime.block_on(through(SIZE)));
    assert_eq!(length, SIZE as i64);
    let held = measured.bytes_max;
    assert!(held < 8 * MIB as u64, "{held} bytes were held at once");
}

/// A part with its headers and its content.
fn part(headers: &str, content: &str) -> String {
    format!("--b\r\nContent-Disposition: form-data; {headers}\r\n\r\n{content}\r\n")
}

async fn put(url: &str, parts: String) -> (u16, String) {
    let request = reqwest::Client::new().put(format!("{url}/files"));
    let request = request.header("content-type", "multipart/form-data; boundary=b");
    let answer = request.body(parts).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

#[tokio::test]
async fn what_stands_behind_a_file_is_judged_before_the_handler() {
    let _alone = ALONE.lock().await;
    let (url, service) = start(8 * MIB).await;
    let long = "\u{7}".repeat(MIB);
    let file = |name: &str| part(&format!("name={name}; filename=\"/etc/passwd\""), &long);
    let whole = [
        file("file").replace("\r\n\r\n\u{7}", "\r\nX-Digest: abcde\r\n\r\n\u{7}"),
        file("pages") + &file("pages") + &file("pages") + &file("pages"),
        file("other"),
        part("name=title", "too long"),
        part("name=meta", "{}"),
    ];
    let (status, text) = put(&url, whole.concat() + "--b--").await;
    assert_eq!(status, 400);
    for (pointer, keyword) in [
        ("/file/X-Digest", "maxLength"),
        ("/pages", "maxItems"),
        ("/pages", "uniqueItems"),
        ("/other", "additionalProperties"),
        ("/title", "maxLength"),
        ("/meta/note", "required"),
    ] {
        let wanted = format!("\"pointer\":\"{pointer}\",\"keyword\":\"{keyword}\"");
        assert!(text.contains(&wanted), "{wanted} is not in {text}");
    }
    // The length of a file is counted in bytes, held or spooled.
    let pages = part("name=pages", "é") + &part("name=pages", &(long.clone() + "+"));
    let (_, text) = put(&url, pages + "--b--").await;
    for (place, keyword) in [(0, "minLength"), (1, "maxLength")] {
        let wanted = format!("\"pointer\":\"/pages/{place}\",\"keyword\":\"{keyword}\"");
        assert!(text.contains(&wanted), "{wanted} is not in {text}");
    }
    // What is no file is held, however long.
    let title = part("name=title", &"a".repeat(100_000));
    let (status, text) = put(&url, title + "--b--").await;
    assert_eq!(status, 400);
    assert!(text.contains("/title\",\"keyword\":\"maxLength"), "{text}");
    // What is cut off, or has no boundary, is told as well.
    let good = file("file") + &part("name=title", "title");
    assert_eq!(put(&url, good.clone() + "--b--").await.0, 200);
    let (status, text) = put(&url, good.clone()).await;
    assert!(
        status == 400 && text.contains("must end with its"),
        "{text}"
    );
    let (status, text) = put(&url, "--b x".to_owned() + &good).await;
    assert!(
        status == 400 && text.contains("must end its line"),
        "{text}"
    );
    let (status, text) = put(&url, String::new()).await;
    assert!(
        status == 400 && text.contains("a body is required"),
        "{text}"
    );
    assert_eq!(service.0.load(Ordering::SeqCst), 1);
    assert_eq!(spooled_files(), 0);
}

#[tokio::test]
async fn a_body_over_a_limit_is_413() {
    let (url, service) = start(2 * MIB).await;
    let title = part("name=title", "title") + "--b--";
    let file = |size: usize| part("name=file", &"\u{7}".repeat(size));
    assert_eq!(put(&url, file(MIB) + &title).await.0, 200);
    // What is held has the limit of other bodies, and so has all of it together.
    let long = part("name=title", &"a".repeat(MIB + 1));
    assert_eq!(put(&url, file(3) + &long + "--b--").await.0, 413);
    let name = format!("name={}", "n".repeat(2000));
    let heads: String = (0..1000).map(|_| part(&name, "")).collect();
    assert_eq!(put(&url, heads + "--b--").await.0, 413);
    // Whatever the sender says of the length.
    let sized = store(ByteStream::sized(2 * MIB as u64, Pieces(2 * MIB)));
    let chunked = store(ByteStream::from_stream(Pieces(2 * MIB)));
    for request in [sized, chunked] {
        let error = client(&url).store(&request).await.unwrap_err();
        assert_eq!(error.status().map(|it| it.as_u16()), Some(413));
    }
    assert_eq!(service.0.load(Ordering::SeqCst), 1);
}

/// How many temporary files without a name this process has open.
fn spooled_files() -> usize {
    let folder = std::env::temp_dir();
    let Ok(open) = std::fs::read_dir("/proc/self/fd") else {
        return 0;
    };
    let targets = open.filter_map(|it| std::fs::read_link(it.ok()?.path()).ok());
    let files = targets.filter(|it| it.starts_with(&folder));
    files
        .filter(|it| it.to_string_lossy().contains("(deleted)"))
        .count()
}

/// Waits until this many files are spooled.
async fn until_spooled(count: usize) {
    let reached = async {
        while spooled_files() != count {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let reached = tokio::time::timeout(Duration::from_secs(20), reached);
    reached.await.expect("as many files as that");
}

/// Runs the test below where no temporary file can be made.
#[cfg(unix)]
#[test]
fn a_disk_that_fails_is_500() {
    let name = "a_server_without_a_folder_for_files";
    let mut test = std::process::Command::new(std::env::current_exe().unwrap());
    let test = test.args(["--exact", name, "--ignored"]);
    let output = test.env("TMPDIR", "/nowhere").output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && text.contains("1 passed"),
        "{text}"
    );
}

#[cfg(unix)]
#[tokio::test]
#[ignore = "is run by the test above"]
async fn a_server_without_a_folder_for_files() {
    let (url, service) = start(MIB).await;
    let parts = |size| part("name=file", &"\u{7}".repeat(size)) + &part("name=title", "") + "--b--";
    let (status, text) = put(&url, parts(100_000)).await;
    assert_eq!(status, 500);
    assert!(
        !text.contains("nowhere") && !text.contains("file"),
        "{text}"
    );
    assert_eq!(service.0.load(Ordering::SeqCst), 0);
    assert_eq!(put(&url, parts(60_000)).await.0, 200);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_caller_who_hangs_up_leaves_nothing_behind() {
    let _alone = ALONE.lock().await;
    let (url, service) = start(8 * MIB).await;
    let address = url.strip_prefix("http://").unwrap();
    for cut in ["\u{7}", "\r\n--b\r\nContent-Disposition"] {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let head = "PUT /files HTTP/1.1\r\nhost: a\r\ncontent-length: 5000000\r\n\
                    content-type: multipart/form-data; boundary=b\r\n\r\n";
        let file = part("name=file", &"\u{7}".repeat(MIB));
        let sent = format!("{head}{file}--b\r\n{cut}");
        stream.write_all(sent.as_bytes()).await.unwrap();
        // The file is on the disk, without a name, while more is awaited.
        until_spooled(1).await;
        drop(stream);
        until_spooled(0).await;
    }
    assert_eq!(service.0.load(Ordering::SeqCst), 0);
    // The server goes on.
    let answer = client(&url).store(&store(vec![7; 3])).await.unwrap();
    assert_eq!(answer.status(), 200);
}

#[tokio::test]
async fn an_answer_of_parts_is_sent_as_it_comes() {
    let (url, _) = start(MIB).await;
    let answer = client(&url).load(&LoadRequest {}).await.unwrap();
    assert_eq!(answer.headers()["transfer-encoding"], "chunked");
    let LoadResponse::Ok(parts) = answer.into_value();
    assert_eq!(parts.title, "title");
    assert_eq!(parts.file.filename.as_deref(), Some("a.bin"));
    assert_eq!(parts.file.content.held().unwrap(), &vec![7; 100_000]);
}
