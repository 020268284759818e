//! Reports about hostile requests and bodies.
//!
//! A report must be printable text: valid JSON, within its caps, and without the value of a
//! `password` in the document.

#![no_main]

use arbitrary::{Result, Unstructured};
use bytes::Bytes;
use copperplate_fuzz::fault;
use copperplate_fuzz::make::Maker;
use copperplate_fuzz::oracle;
use copperplate_fuzz::subjects::{DOCUMENTS, SUBJECTS};
use copperplate_runtime::message::read_request;
use copperplate_runtime::operation::ServerOperation;
use copperplate_runtime::refusal::{Refusal, Refusals};
use copperplate_runtime::schema::Schema;
use copperplate_runtime::{Decode, Limits, Report, from_json_lenient_with, from_json_with};
use http::Request;
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use withdrawal_apis::{circle, fondo, plannr, upvest, youhodler};

/// The value of a secret. It occurs nowhere else in a document.
const SECRET: &str = "QZJXWV";

static PASSWORD: Schema = Schema::new().max_length(3).sensitive();

thread_local! {
    static ROOTS: Vec<Value> = (0..DOCUMENTS.len()).map(oracle::document).collect();
}

fuzz_target!(|data: &[u8]| {
    let _ = run(&mut Unstructured::new(data));
});

fn run(bytes: &mut Unstructured<'_>) -> Result<()> {
    match bytes.int_in_range(0..=5_u8)? {
        0 => {
            request::<circle::operations::CreateAccountWithdrawal>(bytes, "circle", "NewWithdrawal")
        }
        1 => request::<fondo::operations::CreateWithdrawal>(bytes, "fondo", "NewWithdrawal"),
        2 => request::<plannr::operations::CreatePlanSubAccountWithdrawal>(
            bytes,
            "plannr",
            "NewWithdrawal",
        ),
        3 => request::<upvest::operations::CreateCashWithdrawal>(bytes, "upvest", "NewWithdrawal"),
        4 => {
            request::<youhodler::operations::CreateWithdrawal>(bytes, "youhodler", "NewWithdrawal")
        }
        _ => caps(bytes),
    }
}

/// A nearly valid body, or any bytes.
fn body(bytes: &mut Unstructured<'_>, api: &str, schema: &str) -> Result<Vec<u8>> {
    if bytes.int_in_range(0..=3_u8)? == 0 {
        return Ok(bytes.bytes(bytes.len() / 2)?.to_vec());
    }
    let subject = SUBJECTS
        .iter()
        .find(|it| it.module == api && it.schema == schema);
    let at = subject.map_or(0, |it| it.document);
    let mut value = ROOTS.with(|roots| {
        let root = &roots[at];
        Maker { root, bytes }.make(&root["components"]["schemas"][schema], 0)
    })?;
    // Inserts the secret with the right type or another one.
    if let Some(members) = value.as_object_mut() {
        for name in ["executorRef"] {
            if members.contains_key(name) {
                let kinds = [
                    json!(SECRET),
                    json!([SECRET]),
                    json!({SECRET: SECRET}),
                    json!([{"a": SECRET}]),
                ];
                members.insert(name.to_owned(), bytes.choose(&kinds)?.clone());
            }
        }
    }
    let mut text = value.to_string().into_bytes();
    // Cuts off the end, so that a text may end within the secret.
    if bytes.int_in_range(0..=7_u8)? == 0 {
        text.truncate(bytes.int_in_range(0..=text.len())?);
    }
    Ok(text)
}

fn segment(bytes: &mut Unstructured<'_>) -> Result<String> {
    const PARTS: [&str; 9] = [
        "a",
        "%",
        "%41",
        "%ff",
        "%00",
        "-",
        ".",
        "49ad7378-121c-4a53-9894-dfd14a7b4877",
        "%2F",
    ];
    let count = bytes.int_in_range(0..=3)?;
    (0..count).map(|_| Ok(*bytes.choose(&PARTS)?)).collect()
}

fn request<O: ServerOperation>(bytes: &mut Unstructured<'_>, api: &str, schema: &str) -> Result<()>
where
    O::Request: std::fmt::Debug,
{
    let mut path = String::new();
    for part in O::INFO.path.split('/').skip(1) {
        path.push('/');
        path.push_str(&if part.contains('{') {
            segment(bytes)?
        } else {
            part.to_owned()
        });
    }
    if bytes.ratio(1, 4)? {
        path.push('?');
        path.push_str(&segment(bytes)?);
    }
    let mut request = Request::builder().method("POST").uri(path);
    for name in [
        "idempotency-key",
        "x-action-token",
        "upvest-client-id",
        "upvest-api-version",
        "signature",
        "signature-input",
    ] {
        if bytes.ratio(1, 2)? {
            let length = bytes.int_in_range(0..=8)?;
            let text = if name == "x-action-token" {
                SECRET.as_bytes()
            } else {
                bytes.bytes(length)?
            };
            if let Ok(value) = http::HeaderValue::from_bytes(text) {
                request = request.header(name, value);
            }
        }
    }
    let types = [
        "application/json",
        "application/json; charset=utf-8",
        "text/plain",
        "",
        "application/json;a",
    ];
    request = request.header("content-type", *bytes.choose(&types)?);
    let Ok(request) = request.body(Bytes::from(body(bytes, api, schema)?)) else {
        return Ok(());
    };
    match read_request::<O>(&request) {
        Ok(value) => {
            if format!("{value:?}").contains(SECRET) {
                fault("a secret in Debug", &format!("{value:?}"));
            }
        }
        Err(report) => shown(&report, 64, 80),
    }
    Ok(())
}

/// Decodes texts into types with tight limits.
fn caps(bytes: &mut Unstructured<'_>) -> Result<()> {
    let limits = Limits {
        depth: bytes.int_in_range(0..=20)?,
        violations: bytes.int_in_range(0..=5)?,
        echo: bytes.int_in_range(0..=9)?,
        rereads: bytes.int_in_range(0..=400)?,
    };
    let at = bytes.int_in_range(0..=6_u8)?;
    let text = body(bytes, "youhodler", "NewWithdrawal")?;
    match at {
        0 => limited::<youhodler::types::NewWithdrawal>(&text, limits),
        1 => limited::<plannr::types::NewWithdrawal>(&text, limits),
        2 => limited::<circle::types::WithdrawalEnvelope>(&text, limits),
        3 => limited::<copperplate_fuzz::subjects::keywords::types::Union>(&text, limits),
        4 => limited::<copperplate_fuzz::subjects::keywords::types::Others>(&text, limits),
        5 => limited::<copperplate_fuzz::subjects::keywords::types::Lists>(&text, limits),
        _ => secret(bytes, limits)?,
    }
    Ok(())
}

fn limited<T: Decode>(text: &[u8], limits: Limits) {
    static ANY: Schema = Schema::new();
    let strict = from_json_with::<T>(text, &ANY, limits);
    if let Err(report) = strict {
        shown(&report, limits.violations, limits.echo);
    }
    if let Ok((_, warnings)) | Err(warnings) =
        from_json_lenient_with::<T>(text, &ANY, limits).map_err(|it| it)
    {
        shown(&warnings, limits.violations, limits.echo);
    }
}

/// A password with any JSON type, read by different schemas.
fn secret(bytes: &mut Unstructured<'_>, limits: Limits) -> Result<()> {
    let values = [
        json!(SECRET),
        json!([SECRET]),
        json!({SECRET: [SECRET]}),
        json!({"a": SECRET, "b": SECRET}),
    ];
    let mut text = bytes.choose(&values)?.to_string().into_bytes();
    text.truncate(bytes.int_in_range(0..=text.len())?);
    let strings = from_json_with::<String>(&text, &PASSWORD, limits).map(drop);
    let numbers =
        from_json_with::<copperplate_runtime::Decimal>(&text, &PASSWORD, limits).map(drop);
    let times = from_json_with::<copperplate_runtime::DateTime>(&text, &PASSWORD, limits).map(drop);
    for report in [strings, numbers, times]
        .into_iter()
        .filter_map(std::result::Result::err)
    {
        shown(&report, limits.violations, limits.echo);
    }
    Ok(())
}

/// Checks every form of a report.
fn shown(report: &Report, stored: usize, echo: usize) {
    let text = report.to_string();
    let debug = format!("{report:?}");
    let answer = Refusals::new().answer(Refusal::Invalid, report);
    let body = String::from_utf8_lossy(answer.body());
    let check = |well: bool, kind: &str| {
        if !well {
            fault(kind, &text);
        }
    };
    check(!report.is_empty() || text.is_empty(), "a text of nothing");
    check(
        report.violations().len() <= stored,
        "more is kept than the cap",
    );
    check(
        report.len() >= report.violations().len(),
        "fewer are counted than kept",
    );
    check(
        serde_json::from_slice::<Value>(answer.body()).is_ok(),
        "an answer that is no JSON",
    );
    let secret = [text.as_str(), debug.as_str(), &body]
        .iter()
        .any(|it| it.contains(SECRET));
    check(!secret, "a secret in a report");
    for violation in report.violations() {
        check(
            violation.pointer.is_empty() || violation.pointer.starts_with('/'),
            "no pointer",
        );
        // A message has words of the document and at most two values; escapes take up to ten
        // characters each.
        let message = violation.message();
        let length = message.chars().count();
        check(length <= 400 + 20 * echo, "an echo beyond its cap");
        check(
            !message.chars().any(char::is_control),
            "control characters in a message",
        );
    }
}
