//! Webhooks are read as leniently as responses, unless a receiver is strict.

use copperplate_runtime as rt;
use rt::server::{Context, Routes};

use crate::api::{PLAIN, Said, SaidNo};
use crate::raw::{sent, served};

/// A status enumeration that its provider may extend.
pub enum State {
    Paid,
    Unknown(rt::Unknown),
}

rt::choice! {
    impl Clone, Debug, Display, Eq, Hash, PartialEq for State { Paid = "paid", .. Unknown, }
}

#[derive(Clone)]
pub struct Event {
    id: String,
    state: State,
    note: Option<String>,
    at: Option<rt::DateTime>,
}

rt::object! {
    impl Debug, PartialEq for Event {
        id: required("id"),
        state: required("state"),
        note: optional("note") where max_length(5),
        at: optional("at"),
        .. => refuse,
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    attempt: Option<i64>,
    body: Event,
}

rt::request! {
    Told {
        attempt: optional(query("attempt")),
        .. => signed("signature"),
        .. body: body(&rt::body::JSON),
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct May {
    body: Option<Event>,
}

rt::request! {
    May { .. body: optional_body(&rt::body::JSON), }
}

macro_rules! operations {
    ($($name:ident: $request:ty, $info:expr;)*) => {$(
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl rt::Operation for $name {
            const INFO: rt::operation::OperationInfo = $info;
            type Request = $request;
            type Response = Said;
            type Error = SaidNo;
        }
    )*};
}

operations! {
    Hook: Told, rt::operation::OperationInfo::new("hook", rt::operation::MethodName::POST, "/hook")
        .consumes(&["application/json"]).webhook();
    MayHook: May, rt::operation::OperationInfo::new("mayHook", rt::operation::MethodName::POST, "/may")
        .consumes(&["application/json"]).webhook();
    Call: Told, rt::operation::OperationInfo::new("call", rt::operation::MethodName::POST, "/call")
        .consumes(&["application/json"]);
}

/// The input of a handler, and the keywords of its warnings.
fn seen(given: &impl std::fmt::Debug, context: &Context<()>) -> Said {
    let warnings = context.warnings().violations().iter();
    let warnings: Vec<_> = warnings.map(|it| it.keyword).collect();
    Said::Ok(format!("{given:?} {}", warnings.join(" ")))
}

fn routes() -> Routes<()> {
    Routes::new((), &PLAIN)
        .public::<Hook, _, _>(|_, it, context| async move { Ok(seen(&it, &context)) })
        .public::<MayHook, _, _>(|_, it, context| async move { Ok(seen(&it, &context)) })
        .public::<Call, _, _>(|_, it, context| async move { Ok(seen(&it, &context)) })
}

const SIGNED: &str = "Signature: s";

async fn post(routes: Routes<()>, target: &str, headers: &[&str], body: &str) -> (u16, String) {
    let at = served(routes.finish()).await;
    let length = format!("Content-Length: {}", body.len());
    let mut all = vec![length.as_str()];
    all.extend(headers);
    let response = sent(at, &format!("POST {target}"), &all, body).await;
    (response.status, response.body.replace('\\', ""))
}

#[tokio::test]
async fn what_a_provider_adds_is_handed_over_with_a_warning() {
    let json = "Content-Type: application/json";
    for (body, kept, warned) in [
        (r#"{"id":"a","state":"paid"}"#, "Paid", ""),
        (r#"{"id":"a","state":"held"}"#, r#"Unknown("held")"#, "enum"),
        (
            r#"{"id":"a","state":"paid","x":1}"#,
            "Paid",
            "additionalProperties",
        ),
        (
            r#"{"id":"a","state":"paid","note":null}"#,
            "note: None",
            "type",
        ),
        (
            r#"{"id":"a","state":"paid","note":"longer"}"#,
            "longer",
            "maxLength",
        ),
        (
            r#"{"id":"a","state":"paid","at":"2024-05-06 07:08"}"#,
            "at: None",
            "format",
        ),
    ] {
        let (status, seen) = post(routes(), "/hook", &[json, SIGNED], body).await;
        assert_eq!(status, 200, "{body}: {seen}");
        assert!(seen.contains(kept), "{body}: {seen}");
        assert!(seen.ends_with(&format!(" {warned}\"")), "{body}: {seen}");

        let good = if warned.is_empty() { 200 } else { 400 };
        let strict = post(routes().strict(), "/hook", &[json, SIGNED], body).await;
        assert_eq!(strict.0, good, "{body}: {}", strict.1);
        let call = post(routes(), "/call", &[json, SIGNED], body).await;
        assert_eq!(call.0, good, "{body}: {}", call.1);
    }
}

#[tokio::test]
async fn what_is_not_there_is_refused_leniently_as_well() {
    let json = "Content-Type: application/json";
    let good = r#"{"id":"a","state":"paid"}"#;
    for (target, headers, body) in [
        ("/hook", &[json, SIGNED] as &[&str], r#"{"state":"paid"}"#),
        ("/hook", &[json, SIGNED], r#"{"id":1,"state":"paid"}"#),
        ("/hook", &[json, SIGNED], "{"),
        ("/hook", &[json, SIGNED], ""),
        // A missing signature is refused in both modes.
        ("/hook", &[json], good),
        // An unreadable body must not pass for an absent one.
        ("/may", &[json], "{"),
        ("/may", &[json], r#"{"id":1}"#),
    ] {
        let (status, seen) = post(routes(), target, headers, body).await;
        assert_eq!(status, 400, "{target} {body}: {seen}");
    }
    let (status, seen) = post(routes(), "/may", &[], "").await;
    assert_eq!((status, seen.as_str()), (200, r#""May { body: None } ""#));
}

#[tokio::test]
async fn another_media_type_and_parameters_are_a_matter_of_warnings() {
    let good = r#"{"id":"a","state":"paid"}"#;
    for headers in [
        &[SIGNED, "Content-Type: text/plain"] as &[&str],
        &[SIGNED, "Content-Type:"],
    ] {
        let (status, seen) = post(routes(), "/hook", headers, good).await;
        assert_eq!(status, 200, "{seen}");
        assert!(seen.ends_with(" content\""), "{seen}");
        let strict = post(routes().strict(), "/hook", headers, good).await;
        assert_eq!(strict.0, 415, "{}", strict.1);
    }
    let json = "Content-Type: application/json";
    let (status, seen) = post(routes(), "/hook?attempt=first", &[json, SIGNED], good).await;
    assert_eq!(status, 200, "{seen}");
    assert!(seen.contains("attempt: None"), "{seen}");
    let (status, _) = post(routes(), "/call?attempt=first", &[json, SIGNED], good).await;
    assert_eq!(status, 400);
}
