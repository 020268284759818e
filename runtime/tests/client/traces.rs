//! Spans and events of calls, without a subscriber of another crate.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use copperplate_runtime as rt;
use rt::client::{Client, Deprecation};
use tower::{Service as _, ServiceExt as _};
#[cfg(feature = "tracing")]
use tracing::field::{Field, Visit};
#[cfg(feature = "tracing")]
use tracing::{Event, Metadata, Subscriber, span};

use crate::operations::{Get, Keyed, Secured};
use crate::responder::{Reply, Responder, created, header, reply};
use crate::{builder, client, get, transfer};

/// The fields of a span or an event.
type Fields = BTreeMap<String, String>;

/// A span or an event, with the number of its parent.
#[derive(Clone, Debug, Default)]
struct Entry {
    name: &'static str,
    parent: Option<usize>,
    fields: Fields,
}

#[derive(Default)]
struct Recorded {
    spans: Vec<Entry>,
    events: Vec<Entry>,
    entered: Vec<usize>,
}

#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<Recorded>>);

#[cfg(feature = "tracing")]
struct Put<'f>(&'f mut Fields);

#[cfg(feature = "tracing")]
impl Visit for Put<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }
}

#[cfg(feature = "tracing")]
fn index(id: &span::Id) -> usize {
    usize::try_from(id.into_u64() - 1).unwrap()
}

#[cfg(feature = "tracing")]
impl Subscriber for Recorder {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("copperplate")
    }

    fn new_span(&self, attributes: &span::Attributes<'_>) -> span::Id {
        let mut recorded = self.0.lock().unwrap();
        let mut entry = Entry {
            name: attributes.metadata().name(),
            parent: recorded.entered.last().copied(),
            ..Entry::default()
        };
        attributes.record(&mut Put(&mut entry.fields));
        recorded.spans.push(entry);
        span::Id::from_u64(recorded.spans.len() as u64)
    }

    fn record(&self, id: &span::Id, values: &span::Record<'_>) {
        let mut recorded = self.0.lock().unwrap();
        values.record(&mut Put(&mut recorded.spans[index(id)].fields));
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut recorded = self.0.lock().unwrap();
        let mut entry = Entry {
            name: event.metadata().name(),
            parent: recorded.entered.last().copied(),
            ..Entry::default()
        };
        event.record(&mut Put(&mut entry.fields));
        recorded.events.push(entry);
    }

    fn enter(&self, id: &span::Id) {
        self.0.lock().unwrap().entered.push(index(id));
    }

    fn exit(&self, id: &span::Id) {
        let mut recorded = self.0.lock().unwrap();
        assert_eq!(recorded.entered.pop(), Some(index(id)));
    }
}

#[cfg(feature = "tracing")]
impl Recorder {
    /// The spans with a name.
    fn spans(&self, name: &str) -> Vec<Entry> {
        let recorded = self.0.lock().unwrap();
        recorded
            .spans
            .iter()
            .filter(|it| it.name == name)
            .cloned()
            .collect()
    }

    fn events(&self) -> Vec<Entry> {
        self.0.lock().unwrap().events.clone()
    }
}

fn fields<const N: usize>(expected: [(&str, &str); N]) -> Fields {
    let pairs = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    pairs.into_iter().collect()
}

/// Records the spans of this thread.
///
/// With a single subscriber in the process, `tracing` asks the thread that first reaches a span whether
/// anybody wants it, and remembers a no of a thread of another test. So two more are kept.
#[cfg(feature = "tracing")]
fn record(recorder: &Recorder) -> tracing::subscriber::DefaultGuard {
    use std::sync::LazyLock;
    static KEPT: LazyLock<[tracing::Dispatch; 2]> =
        LazyLock::new(|| std::array::from_fn(|_| tracing::Dispatch::new(Recorder::default())));
    LazyLock::force(&KEPT);
    tracing::subscriber::set_default(recorder.clone())
}

#[cfg(feature = "tracing")]
#[tokio::test]
async fn a_call_and_each_attempt_have_a_span() {
    let recorder = Recorder::default();
    let _guard = record(&recorder);
    let server = Responder::start(vec![reply(503, "", ""), created()]).await;
    let port = server.url.rsplit(':').next().unwrap().to_owned();
    let client = client(&server).build().unwrap();
    client.send::<Keyed>(&transfer()).await.unwrap();
    let template = "/accounts/{account}/transfers";
    let common = [
        ("copperplate.operation_id", "keyed"),
        ("http.request.method", "POST"),
        ("url.template", template),
        ("server.address", "127.0.0.1"),
        ("server.port", &port),
    ];
    let with = |more: &[(&str, &str)]| {
        let pairs = common.iter().chain(more);
        let pairs = pairs.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        pairs.collect::<Fields>()
    };
    let calls = recorder.spans("call");
    assert_eq!(calls.len(), 1);
    assert_eq!(
        calls[0].fields,
        with(&[
            ("otel.name", "keyed"),
            ("otel.kind", "internal"),
            ("copperplate.attempts", "2"),
            ("http.response.status_code", "201"),
        ])
    );
    let attempts = recorder.spans("attempt");
    let name = format!("POST {template}");
    let name = ("otel.name", name.as_str());
    let kind = ("otel.kind", "client");
    assert_eq!(
        attempts[0].fields,
        with(&[
            name,
            kind,
            ("http.response.status_code", "503"),
            ("error.type", "503"),
            ("otel.status_code", "ERROR"),
        ])
    );
    assert_eq!(
        attempts[1].fields,
        with(&[
            name,
            kind,
            ("http.request.resend_count", "1"),
            ("http.response.status_code", "201"),
        ])
    );
    assert!(attempts.iter().all(|it| it.parent == Some(0)));
    let durations = recorder.events();
    let name = "histogram.http.client.request.duration";
    let durations: Vec<_> = durations
        .iter()
        .filter(|it| it.fields.contains_key(name))
        .collect();
    assert_eq!(durations.len(), 2);
    assert_eq!(durations[0].fields["error.type"], "503");
    assert!(durations[1].fields[name].parse::<f64>().unwrap() > 0.0);
}

#[cfg(feature = "tracing")]
#[tokio::test]
async fn nothing_secret_is_in_spans_and_events() {
    let recorder = Recorder::default();
    let _guard = record(&recorder);
    let body = r#"{"id":"longer than eight s3cret"}"#;
    let server = Responder::start(vec![reply(201, "", body), reply(400, "", body)]).await;
    let client = client(&server).build().unwrap();
    let response = client.send::<Keyed>(&transfer()).await.unwrap();
    assert_eq!(response.warnings().len(), 1);
    client.send::<Keyed>(&transfer()).await.unwrap_err();
    let secured = builder(&server.url)
        .api_key("queryKey", "key-s3cret")
        .build()
        .unwrap();
    let _ = secured.send::<Secured>(&get()).await;
    let recorded = recorder.0.lock().unwrap();
    let all = format!("{:?} {:?}", recorded.spans, recorded.events);
    assert!(
        !all.contains("s3cret") && !all.contains("a/1") && !all.contains("a%2F1"),
        "{all}"
    );
    let warning = recorded
        .events
        .iter()
        .find(|it| it.fields.contains_key("copperplate.pointer"));
    let mut warning = warning.unwrap().clone();
    assert!(warning.fields.remove("message").is_some());
    assert_eq!(
        warning.fields,
        fields([
            ("copperplate.operation_id", "keyed"),
            ("copperplate.pointer", "/id"),
            ("copperplate.keyword", "maxLength"),
            ("copperplate.lost", "false"),
        ])
    );
}

#[cfg(feature = "tracing")]
#[tokio::test]
async fn failures_have_few_kinds() {
    let recorder = Recorder::default();
    let _guard = record(&recorder);
    let silent = Responder::start(vec![Reply::Silence]).await;
    let closed = Responder::start(vec![Reply::Close]).await;
    let html = Responder::start(vec![reply(201, "", "<html>")]).await;
    let missing = Responder::start(vec![reply(404, "", "")]).await;
    let nowhere = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    };
    for (url, kind) in [
        (&silent.url, "timeout"),
        (&closed.url, "connection_lost"),
        (&html.url, "response_invalid"),
        (&missing.url, "404"),
        (&nowhere, "connection_failed"),
    ] {
        let client = builder(url).build().unwrap();
        let call = client.send::<Get>(&get()).no_retry();
        call.timeout(Duration::from_millis(300)).await.unwrap_err();
        let last = recorder.spans("call").pop().unwrap().fields;
        assert_eq!(
            (
                last["error.type"].as_str(),
                last["otel.status_code"].as_str()
            ),
            (kind, "ERROR")
        );
    }
    let client = builder(&missing.url).build().unwrap();
    client
        .send::<Secured>(&get())
        .header("x-a", "b")
        .await
        .unwrap_err();
}

#[tokio::test]
async fn a_trace_is_propagated_to_each_attempt() {
    let server = Responder::start(vec![reply(503, "", ""), created()]).await;
    let count = Arc::new(Mutex::new(0));
    let client = client(&server).propagate(move |headers| {
        let mut count = count.lock().unwrap();
        *count += 1;
        headers.insert("traceparent", format!("00-{count}").parse().unwrap());
        headers.insert("tracestate", "a=1".parse().unwrap());
        headers.append("tracestate", "b=2".parse().unwrap());
        for taken in [
            "authorization",
            "idempotency-key",
            "host",
            "content-length",
            "x-own",
        ] {
            headers.insert(taken, "77".parse().unwrap());
        }
    });
    let call = client.build().unwrap().send::<Keyed>(&transfer());
    call.header("x-own", "mine").await.unwrap();
    let seen = server.seen();
    for (request, parent) in seen.iter().zip(["00-1", "00-2"]) {
        assert_eq!(header(request, "traceparent"), Some(parent));
        assert_eq!(request.matches("tracestate: ").count(), 2);
        assert_eq!(header(request, "authorization"), Some("Bearer tok-s3cret"));
        assert_eq!(header(request, "x-own"), Some("mine"));
        assert!(!request.contains(": 77"), "{request}");
    }
}

#[tokio::test]
async fn the_end_of_an_operation_is_reported_once() {
    let headers = "deprecation: @1688169599\r\nsunset: Sun, 06 Nov 1994 08:49:37 GMT\r\n\
                   link: </a>; rel=next, <https://a/b>; rel=\"deprecation\"\r\n";
    let server = Responder::start(vec![
        reply(201, headers, r#"{"id":"t-1"}"#),
        reply(404, headers, ""),
        reply(404, "deprecation: true\r\n", ""),
        created(),
    ])
    .await;
    let heard: Arc<Mutex<Vec<Deprecation>>> = Arc::default();
    let listener = Arc::clone(&heard);
    let client = client(&server)
        .on_deprecation(move |it| listener.lock().unwrap().push(it.clone()))
        .build()
        .unwrap();
    client.send::<Keyed>(&transfer()).await.unwrap();
    client.send::<Keyed>(&transfer()).await.unwrap_err();
    client.clone().send::<Get>(&get()).await.unwrap_err();
    client.send::<Secured>(&get()).await.unwrap();
    let heard = heard.lock().unwrap();
    let told: Vec<_> = heard
        .iter()
        .map(|it| (it.operation, it.deprecated.is_some()))
        .collect();
    assert_eq!(told, [("keyed", true), ("get", false)]);
    let seconds = |it: Option<SystemTime>| it.unwrap().duration_since(SystemTime::UNIX_EPOCH);
    assert_eq!(
        seconds(heard[0].deprecated).unwrap().as_secs(),
        1_688_169_599
    );
    assert_eq!(seconds(heard[0].sunset).unwrap().as_secs(), 784_111_777);
    assert_eq!(heard[0].link.as_deref(), Some("https://a/b"));
}

#[tokio::test]
async fn a_typed_call_is_a_service() {
    let server = Responder::start(vec![created()]).await;
    let client: Client = client(&server).build().unwrap();
    let mut service = tower::ServiceBuilder::new()
        .map_result(
            |result: Result<rt::client::ApiResponse<_>, rt::client::CallError<Keyed>>| {
                result.map(|it| it.status())
            },
        )
        .concurrency_limit(1)
        .service(client.service::<Keyed>());
    let ready = service.ready().await.unwrap();
    assert_eq!(ready.call(transfer()).await.unwrap().as_u16(), 201);
}
