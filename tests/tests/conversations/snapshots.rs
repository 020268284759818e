//! Dozens of refusals of each provider as snapshots: status, headers and body, as a caller sees them.

use copperplate_runtime as rt;
use rt::Json;
use rt::server::BODY_LIMIT;

use crate::refusals::malformed;
use crate::support::*;
use crate::wire::{Recorded, send};

/// A wrong request.
struct Wrong<'w> {
    line: String,
    headers: Vec<(&'w str, &'w str)>,
    body: Vec<u8>,
}

impl<'w> Wrong<'w> {
    /// A valid request, to be changed.
    fn begun<P: Provider>() -> Self {
        let body = requests::<P>().next().unwrap().body;
        Self {
            line: format!("POST {}", P::PATH),
            headers: P::HEADERS.to_vec(),
            body: body.into(),
        }
    }

    fn to(mut self, line: &str) -> Self {
        line.clone_into(&mut self.line);
        self
    }

    fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self
    }

    fn with(mut self, name: &'w str, value: &'w str) -> Self {
        self.headers.push((name, value));
        self
    }

    fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }
}

/// Wrong credentials, paths, methods, media types and sizes.
fn heads<P: Provider>() -> Vec<(String, Wrong<'static>)> {
    let begun = Wrong::begun::<P>;
    let path = P::PATH;
    let token = |value| {
        begun()
            .without("authorization")
            .with("authorization", value)
    };
    let content = |value| begun().without("content-type").with("content-type", value);
    let all = [
        ("no credentials", begun().without("authorization")),
        ("an unknown token", token("Bearer other")),
        ("an insufficient token", token("Bearer d2Vhaw==")),
        ("another scheme", token("Basic YTpi")),
        ("no token", token("Bearer")),
        ("two tokens", begun().with("authorization", "Bearer other")),
        (
            "an unknown path",
            begun().to(&format!("POST {path}/nowhere")),
        ),
        ("the root", begun().to("GET /")),
        ("GET", begun().to(&format!("GET {path}"))),
        ("OPTIONS", begun().to(&format!("OPTIONS {path}"))),
        ("TRACE", begun().to(&format!("TRACE {path}"))),
        ("a method of its own", begun().to(&format!("PAY {path}"))),
        ("another media type", content("text/plain")),
        ("no media type", begun().without("content-type")),
        ("a media type that is none", content("json")),
        (
            "two media types",
            begun().with("content-type", "text/plain"),
        ),
        ("a content coding", begun().with("content-encoding", "gzip")),
        ("too large", begun().body(vec![b' '; BODY_LIMIT + 1])),
        (
            "nothing acceptable",
            begun().without("accept").with("accept", "image/png"),
        ),
    ];
    all.map(|(name, wrong)| (name.to_owned(), wrong)).into()
}

/// Bodies that are not JSON, and bodies with a changed, a missing or a further member.
fn bodies<P: Provider>() -> Vec<(String, Wrong<'static>)> {
    let good = requests::<P>().next().unwrap().body;
    let mut all: Vec<(String, Vec<u8>)> = Vec::new();
    for (number, bad) in malformed(good).into_iter().enumerate() {
        all.push((format!("malformed {number}"), bad.into_body()));
    }
    let Json::Object(members) = json(good) else {
        panic!("the body is no object: {good}");
    };
    for name in members.keys() {
        let rest = members.iter().filter(|(other, _)| *other != name);
        let rest = rest.map(|(name, value)| (name.clone(), value.clone()));
        let lacking = Json::Object(rest.collect());
        all.push((format!("without {name}"), rt::to_json(&lacking)));
        for wrong in ["null", "true", "[]", "\"\\u0000\""] {
            let mut changed = members.clone();
            changed.insert(name.clone(), json(wrong));
            let body = rt::to_json(&Json::Object(changed));
            all.push((format!("{name}: {wrong}"), body));
        }
    }
    let begun = |(name, body)| (name, Wrong::begun::<P>().body(body));
    all.into_iter().map(begun).collect()
}

fn shown(response: &Recorded) -> String {
    let mut lines = response.header_lines();
    lines.retain(|line| !line.starts_with("date: ") && !line.starts_with("connection: "));
    let lines = lines.join("; ");
    format!("{}; {lines}\n{}", response.status(), response.text())
}

/// Every refusal in one snapshot. Members of a request with a valid other value are left out.
pub async fn refusals<P: Provider>(provider: &str) {
    let stage = Stage::<P>::with(Vec::new()).await;
    let mut texts = Vec::new();
    let all = heads::<P>().into_iter().chain(bodies::<P>());
    for (name, wrong) in all {
        let response = send(stage.server, &wrong.line, &wrong.headers, &wrong.body).await;
        // A script without an end fails if a request is accepted: then this was no refusal.
        if stage.desk.take().is_empty() {
            texts.push(format!("{name}\n{}\n", shown(&response)));
        }
    }
    assert!(texts.len() >= 36, "{provider}: {}", texts.len());
    insta::with_settings!({
        prepend_module_to_snapshot => false,
        omit_expression => true,
        snapshot_suffix => "refusals",
    }, {
        insta::assert_snapshot!(provider, texts.join("\n"));
    });
}
