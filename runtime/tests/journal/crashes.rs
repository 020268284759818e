//! A real process that is killed between any two of its steps, and started again.
//!
//! `EXACTLY_ONCE=full` kills at every step; otherwise at some of them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use copperplate_runtime as rt;
use rt::client::{
    ApiResponse, BoxError, BoxFuture, Builder, Client, Credential, CredentialSource, Journal,
    RetryPolicy,
};
use rt::journal::{
    Begun, Disk, FileStore, Intent, IntentId, Lease, Listed, Settlement, Store, StoreFuture,
    SystemDisk,
};

use crate::calls::transfer;
use crate::operations::{Keyed, TransferResponse};

const ORDERS: usize = 12;

// The process that is killed.

static STEPS: AtomicUsize = AtomicUsize::new(0);

/// A point at which the process may end.
fn step() {
    let now = STEPS.fetch_add(1, Ordering::SeqCst) + 1;
    let last = std::env::var("JOURNAL_LAST_STEP").ok();
    if last.and_then(|it| it.parse().ok()) == Some(now) {
        std::process::abort();
    }
}

/// A disk with steps around and within its changes.
struct SteppedDisk(SystemDisk);

impl Disk for SteppedDisk {
    fn read(&mut self) -> io::Result<Vec<u8>> {
        step();
        self.0.read()
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let (first, second) = bytes.split_at(bytes.len() / 2);
        step();
        self.0.append(first)?;
        step();
        self.0.append(second)?;
        step();
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync()?;
        step();
        Ok(())
    }

    fn truncate(&mut self, length: u64) -> io::Result<()> {
        step();
        self.0.truncate(length)?;
        step();
        Ok(())
    }

    fn replace(&mut self, bytes: &[u8]) -> io::Result<()> {
        step();
        self.0.replace(bytes)?;
        step();
        Ok(())
    }
}

/// A store with steps around its methods.
struct Stepped(FileStore);

fn stepped<'a, T: Send + 'a>(work: StoreFuture<'a, T>) -> StoreFuture<'a, T> {
    Box::pin(async move {
        step();
        let done = work.await;
        step();
        done
    })
}

impl Store for Stepped {
    fn begin(
        &self,
        intent: Intent,
        replaces: Option<IntentId>,
        lease: Lease,
    ) -> StoreFuture<'_, Begun> {
        stepped(self.0.begin(intent, replaces, lease))
    }

    fn claim(&self, id: IntentId, lease: Lease) -> StoreFuture<'_, Option<Intent>> {
        stepped(self.0.claim(id, lease))
    }

    fn renew(&self, id: IntentId, lease: Lease) -> StoreFuture<'_, bool> {
        stepped(self.0.renew(id, lease))
    }

    fn settle(
        &self,
        id: IntentId,
        token: rt::Uuid,
        settlement: Settlement,
    ) -> StoreFuture<'_, bool> {
        stepped(self.0.settle(id, token, settlement))
    }

    fn list<'s>(
        &'s self,
        scope: &'s str,
        after: Option<IntentId>,
        limit: usize,
    ) -> StoreFuture<'s, Vec<Listed>> {
        stepped(self.0.list(scope, after, limit))
    }

    fn forget(&self, id: IntentId) -> StoreFuture<'_, bool> {
        stepped(self.0.forget(id))
    }
}

/// A credential that is fetched before each attempt.
struct Token;

impl CredentialSource for Token {
    fn credential<'a>(
        &'a self,
        _: Option<&'a Credential>,
    ) -> BoxFuture<'a, Result<Credential, BoxError>> {
        Box::pin(async {
            step();
            Ok(Credential::token("t"))
        })
    }
}

/// Writes the result of an order where the service keeps its orders.
fn keep(folder: &Path, order: &str, response: &ApiResponse<TransferResponse>) {
    let TransferResponse::Created(transfer) = &response.value;
    let path = folder.join(order);
    match std::fs::read_to_string(&path) {
        Ok(kept) => assert_eq!(
            kept, transfer.id,
            "{order} has another response than before"
        ),
        Err(_) => std::fs::write(folder.join("new"), &transfer.id)
            .and_then(|()| std::fs::rename(folder.join("new"), path))
            .unwrap(),
    }
    step();
}

/// The program: it finishes what is open, and then pays all orders that are not paid.
#[tokio::test]
async fn victim() {
    let (Ok(folder), Ok(url)) = (
        std::env::var("JOURNAL_FOLDER"),
        std::env::var("JOURNAL_URL"),
    ) else {
        return;
    };
    let folder = Path::new(&folder);
    step();
    let disk = SystemDisk::open(folder.join("intents")).unwrap();
    let journal = Journal::new(Stepped(FileStore::on(SteppedDisk(disk)).unwrap()));
    let retry = RetryPolicy::default().base_delay(Duration::from_millis(1));
    let client: Client = Builder::new(&[], |client| client)
        .base_url(url)
        .http(reqwest::Client::builder().no_proxy())
        .retry(retry.max_attempts(2))
        .timeout(Duration::from_millis(500))
        .credential("token", Token)
        .build()
        .unwrap();
    let resumption = journal.resume::<Keyed>(&client).await.unwrap();
    assert!(resumption.left.is_empty());
    for resumed in resumption.results {
        if let Ok(response) = resumed.result {
            keep(
                folder,
                resumed.intent.reference.as_deref().unwrap(),
                &response,
            );
            journal.acknowledge(resumed.intent.id).await.unwrap();
        }
    }
    for order in 0..ORDERS {
        let order = format!("order-{order}");
        let mut request = transfer();
        request.body.reference = Some(order.clone());
        while !folder.join(&order).exists() {
            step();
            let call = client.send::<Keyed>(&request).journal(&journal);
            let response = call.reference(&order).await;
            step();
            if let Ok(response) = response {
                keep(folder, &order, &response);
                journal
                    .acknowledge(response.intent().unwrap())
                    .await
                    .unwrap();
            }
        }
    }
    std::fs::write(
        folder.join("steps"),
        STEPS.load(Ordering::SeqCst).to_string(),
    )
    .unwrap();
}

// The provider, and the process that kills.

#[derive(Default)]
struct Book {
    /// The response for each key.
    responses: BTreeMap<String, String>,
    /// The payments of each order.
    payments: BTreeMap<String, Vec<String>>,
    arrivals: BTreeMap<String, usize>,
}

impl Book {
    fn execute(&mut self, order: &str, key: &str) -> String {
        if let Some(known) = self.responses.get(key) {
            return known.clone();
        }
        let id = format!("t-{}", self.responses.len());
        self.responses.insert(key.to_owned(), id.clone());
        self.payments
            .entry(order.to_owned())
            .or_default()
            .push(id.clone());
        id
    }
}

/// Answers one request. The first request of an order meets the fault of that order.
fn serve(mut stream: TcpStream, book: &Mutex<Book>) -> io::Result<()> {
    let Some(request) = read(&mut stream)? else {
        return Ok(());
    };
    let key = crate::responder::header(&request, "idempotency-key").unwrap();
    let body = crate::responder::body(&request);
    let order = body.split("order-").nth(1).unwrap();
    let order = format!("order-{}", order.split('"').next().unwrap());
    let mut book = book.lock().unwrap();
    let arrivals = book.arrivals.entry(order.clone()).or_default();
    *arrivals += 1;
    let fault = if *arrivals == 1 { order.as_str() } else { "" };
    let refused = |status| format!("HTTP/1.1 {status} x\r\ncontent-length: 0\r\n\r\n");
    let response = match fault {
        "order-1" => return Ok(()),
        "order-2" => {
            book.execute(&order, key);
            return Ok(());
        }
        "order-3" => refused(503),
        "order-4" => {
            book.execute(&order, key);
            refused(500)
        }
        "order-5" => refused(429),
        "order-6" => {
            book.execute(&order, key);
            "HTTP/1.1 201 x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{".into()
        }
        _ => {
            let body = format!(r#"{{"id":"{}"}}"#, book.execute(&order, key));
            let length = body.len();
            format!(
                "HTTP/1.1 201 x\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\
                 connection: close\r\n\r\n{body}"
            )
        }
    };
    drop(book);
    stream.write_all(response.as_bytes())
}

fn read(stream: &mut TcpStream) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = crate::responder::header(head, "content-length");
            if body.len() >= length.map_or(0, |it| it.parse().unwrap()) {
                return Ok(Some(text));
            }
        }
        match stream.read(&mut piece)? {
            0 => return Ok(None),
            read => bytes.extend_from_slice(&piece[..read]),
        }
    }
}

fn provider() -> (String, Arc<Mutex<Book>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let book = Arc::new(Mutex::new(Book::default()));
    let kept = Arc::clone(&book);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (stream, book) = (stream.unwrap(), Arc::clone(&kept));
            std::thread::spawn(move || serve(stream, &book));
        }
    });
    (url, book)
}

/// Runs the program. True if it came to its end.
fn run(folder: &Path, url: &str, last: Option<usize>) -> bool {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "crashes::victim", "--nocapture"])
        .env("JOURNAL_FOLDER", folder)
        .env("JOURNAL_URL", url)
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    match last {
        Some(last) => command.env("JOURNAL_LAST_STEP", last.to_string()),
        None => command.env_remove("JOURNAL_LAST_STEP"),
    };
    let done = command.output().unwrap();
    let told = String::from_utf8_lossy(&done.stderr);
    assert!(!told.contains("panicked"), "{told}");
    done.status.success()
}

fn steps(folder: &Path) -> usize {
    let steps = std::fs::read_to_string(folder.join("steps")).unwrap();
    steps.parse().unwrap()
}

/// Kills the program at these steps, one run after the other, and lets it finish then.
fn killed(at: &[usize]) {
    let folder = tempfile::tempdir().unwrap();
    let (url, book) = provider();
    for last in at {
        run(folder.path(), &url, Some(*last));
    }
    assert!(run(folder.path(), &url, None), "killed at {at:?}");
    let book = book.lock().unwrap();
    for order in 0..ORDERS {
        let order = format!("order-{order}");
        let kept = std::fs::read_to_string(folder.path().join(&order));
        let kept = kept.unwrap_or_else(|_| panic!("{order} is lost, killed at {at:?}"));
        assert_eq!(book.payments[&order], [kept], "killed at {at:?}");
    }
}

#[test]
fn a_process_that_is_killed_anywhere_pays_once() {
    let folder = tempfile::tempdir().unwrap();
    let (url, _) = provider();
    assert!(run(folder.path(), &url, None));
    let steps = steps(folder.path());
    assert!(steps >= 200, "{steps} steps");
    let full = std::env::var("EXACTLY_ONCE").is_ok_and(|it| it == "full");
    let mut points = BTreeSet::new();
    for last in (1..=steps).step_by(if full { 1 } else { 29 }) {
        points.insert(last);
        killed(&[last]);
        // A process that is killed again while it finishes the work of the first.
        if full && last % 5 == 0 {
            killed(&[last, last / 3 + 1, 9]);
        }
    }
    println!(
        "killed at {} of {steps} steps: 0 twice, 0 lost",
        points.len()
    );
}
