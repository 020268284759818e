//! Temporary files and refusals of a server.

use super::*;

/// A lock for tests that count the temporary files of this process.
static ALONE: Mutex<()> = Mutex::const_new(());

/// Sends a file through a server, all on this thread, and returns the length the server received.
async fn through(size: usize) -> i64 {
    let (url, _) = start(size + 80_000).await;
    let mut request = store(ByteStream::from_stream(Pieces(size)));
    let page = ByteStream::sized(70_000, Pieces(70_000));
    request.body.pages = Some(vec![File::new(page), File::new("page")]);
    let response = client(&url).store(&request).await.unwrap();
    let StoreResponse::Ok(stored) = response.into_value();
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
    let response = request.body(parts).send().await.unwrap();
    (response.status().as_u16(), response.text().await.unwrap())
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
    // The length of a file is counted in bytes, in memory or spooled.
    let pages = part("name=pages", "é") + &part("name=pages", &(long.clone() + "+"));
    let (_, text) = put(&url, pages + "--b--").await;
    for (place, keyword) in [(0, "minLength"), (1, "maxLength")] {
        let wanted = format!("\"pointer\":\"/pages/{place}\",\"keyword\":\"{keyword}\"");
        assert!(text.contains(&wanted), "{wanted} is not in {text}");
    }
    // Parts without files are buffered at any length.
    let title = part("name=title", &"a".repeat(100_000));
    let (status, text) = put(&url, title + "--b--").await;
    assert_eq!(status, 400);
    assert!(text.contains("/title\",\"keyword\":\"maxLength"), "{text}");
    // A truncated body and a missing boundary are reported as well.
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
    // Buffered parts have the limit of other bodies, each and together.
    let long = part("name=title", &"a".repeat(MIB + 1));
    assert_eq!(put(&url, file(3) + &long + "--b--").await.0, 413);
    let name = format!("name={}", "n".repeat(2000));
    let heads: String = (0..1000).map(|_| part(&name, "")).collect();
    assert_eq!(put(&url, heads + "--b--").await.0, 413);
    // The declared length makes no difference.
    let sized = store(ByteStream::sized(2 * MIB as u64, Pieces(2 * MIB)));
    let chunked = store(ByteStream::from_stream(Pieces(2 * MIB)));
    for request in [sized, chunked] {
        let error = client(&url).store(&request).await.unwrap_err();
        assert_eq!(error.status().map(|it| it.as_u16()), Some(413));
    }
    assert_eq!(service.0.load(Ordering::SeqCst), 1);
}

/// The number of open, unnamed temporary files of this process.
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

/// Waits until this number of files is spooled.
async fn until_spooled(count: usize) {
    let reached = async {
        while spooled_files() != count {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let reached = tokio::time::timeout(Duration::from_secs(20), reached);
    reached.await.expect("as many files as that");
}

/// Runs the test below without a usable folder for temporary files.
#[cfg(unix)]
#[test]
fn a_disk_that_fails_is_500() {
    let name = "spooled::a_server_without_a_folder_for_files";
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
        // The file is on disk, without a name, while the server waits for more.
        until_spooled(1).await;
        drop(stream);
        until_spooled(0).await;
    }
    assert_eq!(service.0.load(Ordering::SeqCst), 0);
    // The server continues.
    let response = client(&url).store(&store(vec![7; 3])).await.unwrap();
    assert_eq!(response.status(), 200);
}
