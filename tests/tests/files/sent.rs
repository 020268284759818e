//! Files as a client sends and receives them.

use super::*;

/// The pieces sent into a channel.
struct Channel(mpsc::Receiver<&'static str>);

impl rt::Stream for Channel {
    type Item = Result<rt::Bytes, io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Poller<'_>) -> Poll<Option<Self::Item>> {
        let polled = self.0.poll_recv(context);
        polled.map(|text| text.map(|it| Ok(rt::Bytes::from_static(it.as_bytes()))))
    }
}

/// Reads from a socket until a text has arrived.
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
    // The last piece is sent only after the first has arrived.
    pieces.send("the last").await.unwrap();
    drop(pieces);
    read_until(&mut stream, &mut seen, "\r\n0\r\n\r\n").await;
    let response = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 22\r\n\r\n\
                  {\"length\":0,\"pages\":0}";
    stream.write_all(response.as_bytes()).await.unwrap();
    assert_eq!(sending.await.unwrap().status(), 200);
    assert!(seen.contains("transfer-encoding: chunked\r\n"), "{seen}");
    assert!(seen.find("the last").unwrap() < seen.find("\"title\"").unwrap());
}

/// A server that responds with 503 to every request, and keeps the last one.
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
            let response = "HTTP/1.1 503 No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
            stream.write_all(response.as_bytes()).await.unwrap();
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
    // There is nothing left to send, and the error names the part.
    let Err(Error::Invalid(report)) = client.store(&request).await else {
        panic!("a stream was sent twice");
    };
    assert!(
        report
            .to_string()
            .contains("/file: the bytes were already taken")
    );
    assert_eq!(count.load(Ordering::SeqCst), 1);

    client.store(&store(vec![7; 3])).await.unwrap_err();
    assert_eq!(count.load(Ordering::SeqCst), 4);
}

#[tokio::test]
async fn what_can_not_be_sent_leaves_its_streams_alone() {
    let request = store(ByteStream::from_stream(Pieces(3)));
    let report = write_request::<Store>(&request).unwrap_err().to_string();
    assert!(report.contains("can't be written as a whole"), "{report}");
    let shown = format!("{:?}", request.body.file);
    assert!(shown.contains("length: None"), "{shown}");
    assert_eq!(request, request.clone());
    let bytes = request.body.file.content.collect(3).await.unwrap();
    assert_eq!(bytes, vec![7; 3]);
    // The same stream in two parts is detected before anything is sent.
    let (url, service) = start(MIB).await;
    let mut twice = store(ByteStream::from_stream(Pieces(3)));
    twice.body.pages = Some(vec![twice.body.file.clone()]);
    client(&url).store(&twice).await.unwrap_err();
    // A stream shorter than its declared length breaks off the request.
    let short = store(ByteStream::sized(4, Pieces(3)));
    client(&url).store(&short).await.unwrap_err();
    assert_eq!(service.0.load(Ordering::SeqCst), 0);

    // A declared length is checked against the document before anything is sent.
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

/// An error with its sources.
fn chain(error: &dyn std::error::Error) -> String {
    let mut told = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        told = format!("{told}: {error}");
        source = error.source();
    }
    told
}

#[tokio::test]
async fn an_answer_of_parts_is_sent_as_it_comes() {
    let (url, _) = start(MIB).await;
    let response = client(&url).load(&LoadRequest {}).await.unwrap();
    assert_eq!(response.headers()["transfer-encoding"], "chunked");
    let LoadResponse::Ok(parts) = response.into_value();
    assert_eq!(parts.title, "title");
    assert_eq!(parts.file.filename.as_deref(), Some("a.bin"));
    assert_eq!(parts.file.content.buffered().unwrap(), &vec![7; 100_000]);
}
