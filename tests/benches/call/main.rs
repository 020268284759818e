//! Measures the CPU time of a call, as the ratio of a generated client to reqwest and serde_json written
//! by hand, with the same bodies over the same loopback server.
//!
//! Blocks of calls alternate between the two, so that the load of a machine hits both alike. The clock is
//! the CPU time of this thread (Linux); the server has a thread of its own. `cargo bench -p copperplate-tests
//! --bench call` prints the ratio, and the ratio of instructions where valgrind is installed.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

#[path = "../instructions.rs"]
mod instructions;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use serde::{Deserialize, Serialize};
use withdrawal_apis::circle::operations::CreateAccountWithdrawalRequest;
use withdrawal_apis::circle::types::{Destination, Money, NewWithdrawal};
use withdrawal_apis::circle::{Client, SetCredentials};
use withdrawal_apis::runtime::Uuid;

const BLOCK: usize = 500;
const PAIRS: usize = 20;
const KEY: &str = "ba943ff1-ca16-49b2-ba55-1057e70ca5c7";
const ACCOUNT: &str = "b8627ae8-732b-4d25-b947-1df8f4007a29";

const ANSWER: &str = r#"{"data":{"id":"b8627ae8-732b-4d25-b947-1df8f4007a29","destination":{"type":"wire","id":"b8627ae8-732b-4d25-b947-1df8f4007a29","name":"COMMERZBANK AG ****3000"},"amount":{"amount":"3.14","currency":"USD"},"toAmount":{"currency":"USD","amount":"3.14"},"fees":{"amount":"3.14","currency":"USD"},"status":"pending","riskEvaluation":{"decision":"approved","reason":"3000"},"createDate":"2020-04-10T02:13:30.000Z","updateDate":"2020-04-10T02:13:30.000Z"}}"#;

mod peer {
    use super::{Deserialize, Serialize, Uuid};

    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    pub struct New {
        pub idempotency_key: Uuid,
        pub destination: Destination,
        pub amount: Money,
    }

    #[derive(Serialize)]
    pub struct Destination {
        pub r#type: String,
        pub id: String,
    }

    #[derive(Deserialize, Serialize)]
    pub struct Money {
        pub amount: String,
        pub currency: String,
    }

    #[derive(Deserialize)]
    pub struct Envelope {
        pub data: Option<Withdrawal>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    #[allow(dead_code)]
    pub struct Withdrawal {
        pub id: Option<String>,
        pub source_account_id: Option<String>,
        pub destination: Option<Account>,
        pub amount: Option<Money>,
        pub to_amount: Option<Money>,
        pub fees: Option<Money>,
        pub status: Option<String>,
        pub tracking_ref: Option<String>,
        pub error_code: Option<String>,
        pub external_ref: Option<String>,
        pub risk_evaluation: Option<Risk>,
        pub create_date: Option<String>,
        pub update_date: Option<String>,
    }

    #[derive(Deserialize)]
    #[allow(dead_code)]
    pub struct Account {
        pub r#type: Option<String>,
        pub id: Option<String>,
        pub name: Option<String>,
    }

    #[derive(Deserialize)]
    #[allow(dead_code)]
    pub struct Risk {
        pub decision: Option<String>,
        pub reason: Option<String>,
    }
}

/// Answers every request on a connection.
fn response(mut stream: TcpStream) -> std::io::Result<()> {
    let length = ANSWER.len();
    let text = format!(
        "HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{ANSWER}"
    );
    let mut bytes = Vec::new();
    let mut piece = [0; 8192];
    loop {
        let text_of = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text_of.split_once("\r\n\r\n") {
            let mut lines = head.lines();
            let wanted = lines.find_map(|it| it.strip_prefix("content-length: "));
            if body.len() >= wanted.map_or(0, |it| it.parse().unwrap()) {
                bytes.clear();
                stream.write_all(text.as_bytes())?;
                continue;
            }
        }
        match stream.read(&mut piece)? {
            0 => return Ok(()),
            read => bytes.extend_from_slice(&piece[..read]),
        }
    }
}

/// The CPU time of this thread so far; the clock of the wall where the system tells none.
fn cpu(begin: Instant) -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat");
    let spent = stat.ok().and_then(|it| it.split(' ').next()?.parse().ok());
    spent.map_or_else(|| begin.elapsed(), Duration::from_nanos)
}

async fn generated(client: &Client) {
    let money = Money {
        amount: "3.14".parse().unwrap(),
        currency: "USD".to_owned(),
    };
    let destination = Destination {
        r#type: "wire".to_owned(),
        id: ACCOUNT.to_owned(),
    };
    let body = NewWithdrawal::new(KEY.parse().unwrap(), destination, money);
    let request = CreateAccountWithdrawalRequest::new(body);
    let response = client.create_account_withdrawal(&request).await.unwrap();
    assert_eq!(response.status(), 201);
}

async fn by_hand(http: &reqwest::Client, url: &str) {
    let body = peer::New {
        idempotency_key: KEY.parse().unwrap(),
        destination: peer::Destination {
            r#type: "wire".to_owned(),
            id: ACCOUNT.to_owned(),
        },
        amount: peer::Money {
            amount: "3.14".to_owned(),
            currency: "USD".to_owned(),
        },
    };
    let request = http
        .post(format!("{url}/v1/accounts/withdrawals"))
        .header(CONTENT_TYPE, "application/json")
        .header(ACCEPT, "application/json")
        .header(AUTHORIZATION, "Bearer token")
        .timeout(Duration::from_secs(30))
        .body(serde_json::to_vec(&body).unwrap());
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 201);
    let bytes = response.bytes().await.unwrap();
    let envelope: peer::Envelope = serde_json::from_slice(&bytes).unwrap();
    assert!(envelope.data.is_some());
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.enable_all().build().unwrap();
    if let Some((subject, rounds, arguments)) = instructions::only() {
        runtime.block_on(repeat(&subject, rounds, &arguments[0]));
        return;
    }
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || response(stream));
        }
    });
    runtime.block_on(measure(&url));
    count(&url);
}

const GENERATED: &str = "generated";
const BY_HAND: &str = "by hand";

/// The two clients: generated and by hand.
fn clients(url: &str) -> (Client, reqwest::Client) {
    let client = Client::builder()
        .base_url(url)
        .http(reqwest::Client::builder().no_proxy())
        .bearer_auth("token")
        .build()
        .unwrap();
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    (client, http)
}

/// Runs calls of one kind, for valgrind.
async fn repeat(subject: &str, rounds: u32, url: &str) {
    let (client, http) = clients(url);
    for _ in 0..rounds {
        match subject {
            GENERATED => generated(&client).await,
            _ => by_hand(&http, url).await,
        }
    }
}

fn count(url: &str) {
    let of = |subject| instructions::of_a_round(subject, &[url]);
    match (of(GENERATED), of(BY_HAND)) {
        (Some(ours), Some(theirs)) => {
            let ratio = ours / theirs;
            println!("instructions of a call: {ours:.0} / {theirs:.0}, {ratio:.2}");
        }
        _ => println!("instructions of a call: valgrind is not installed"),
    }
}

async fn measure(url: &str) {
    let (client, http) = clients(url);
    let begin = Instant::now();
    let (mut ratios, mut ours, mut theirs) = (Vec::new(), Duration::ZERO, Duration::ZERO);
    // The first pair warms up.
    for pair in 0..=PAIRS {
        let start = cpu(begin);
        for _ in 0..BLOCK {
            generated(&client).await;
        }
        let middle = cpu(begin);
        for _ in 0..BLOCK {
            by_hand(&http, url).await;
        }
        let (one, other) = (middle - start, cpu(begin) - middle);
        if pair > 0 {
            ratios.push(one.as_secs_f64() / other.as_secs_f64());
            ours += one;
            theirs += other;
        }
    }
    ratios.sort_by(f64::total_cmp);
    let sum = ours.as_secs_f64() / theirs.as_secs_f64();
    let calls = BLOCK * PAIRS;
    println!("CPU of a call, generated / by hand, {calls} calls each");
    println!(
        "median of {PAIRS} pairs {:.2}, sum {sum:.2}",
        ratios[PAIRS / 2]
    );
}
