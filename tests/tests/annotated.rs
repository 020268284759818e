//! Annotated enumerations: strings named by their titles, and named numbers.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    deprecated,
    missing_docs
)]

use copperplate_runtime as rt;
use copperplate_tests::cases::enums_annotated::{operations as api, types};
use rt::Validate;
use rt::message::{read_request, read_response, write_request};
use types::{Event, Level, Locale, Settings, SettingsMode, SettingsPriority, State};

#[test]
fn each_value_is_a_variant_under_its_title() {
    assert_eq!(Level::High.as_i64(), 10);
    assert_eq!(Level::UnknownValue.as_i64(), -1);
    assert_eq!(Level::Low.to_string(), "0");
    assert_eq!(State::Waiting.as_str(), "w");
    assert_eq!(Locale::EnGb.as_str(), "en-GB");
    // Every spelling of an integer is that number (JSON Schema, section 4.2.3).
    let event: Event = rt::from_json(br#"{"level":1e1,"state":"d"}"#).unwrap();
    assert_eq!(event, Event::new(Level::High, State::Done));
    assert_eq!(rt::to_json(&event), br#"{"level":10,"state":"d"}"#);
}

#[test]
fn a_number_that_nobody_listed_is_kept_and_never_sent() {
    let text = br#"{"level":7,"state":"w","maybe":9}"#;
    assert!(rt::from_json::<Event>(text).is_err());
    let (event, warnings) = rt::from_json_lenient::<Event>(text).unwrap();
    assert_eq!(event.level.as_i64(), 7);
    assert_eq!(rt::to_json(&event), text);
    let places: Vec<_> = warnings.violations().iter().map(|it| &it.pointer).collect();
    assert_eq!(places, ["/level", "/maybe"]);
    // An undocumented value is kept as received, but is not valid.
    let report = event.validate().unwrap_err();
    let found = &report.violations()[0];
    assert_eq!((found.keyword, found.pointer.as_str()), ("enum", "/level"));
    assert!(found.message().contains("0, 10, -1"), "{}", found.message());
}

#[test]
fn numbers_travel_in_parameters_headers_and_forms() {
    let request = api::ReportRequest {
        level: Some(Level::UnknownValue),
        levels: Some(vec![Level::Low, Level::High]),
        body: Settings {
            level: Some(Level::Low),
            mode: Some(SettingsMode::Slow),
            priority: Some(SettingsPriority::First),
        },
    };
    let sent = write_request::<api::Report>(&request).unwrap();
    assert_eq!(sent.uri(), "/events?level=-1");
    assert_eq!(sent.headers().get("levels").unwrap(), "0,10");
    assert_eq!(sent.body().as_ref(), b"level=0&mode=s&priority=1");
    assert_eq!(read_request::<api::Report>(&sent).unwrap(), request);

    let mut wrong = sent.clone();
    *wrong.uri_mut() = "/events?level=5".parse().unwrap();
    *wrong.body_mut() = "priority=3&level=x".into();
    let report = read_request::<api::Report>(&wrong).unwrap_err();
    let found = report.violations().iter();
    let mut found: Vec<_> = found.map(|it| (it.location, it.keyword)).collect();
    found.sort_by_key(|(_, keyword)| *keyword);
    let body = rt::report::Location::Body;
    let query = rt::report::Location::Query("level");
    assert_eq!(found, [(body, "const"), (query, "enum"), (body, "type")]);
}

#[test]
fn an_answer_is_read_with_its_numbers() {
    let response = http::Response::builder().header("content-type", "application/json");
    let response = response.body(bytes::Bytes::from_static(br#"{"level":0,"state":"d"}"#));
    let (read, _) = read_response::<api::Report>(&response.unwrap()).unwrap();
    let event = Event::new(Level::Low, State::Done);
    assert_eq!(read, Ok(api::ReportResponse::Ok(event)));
}

#[test]
fn defaults_are_variants() {
    let settings = Settings::default();
    assert_eq!(settings.level_or_default(), Level::High);
    assert_eq!(settings.mode_or_default(), SettingsMode::Fast);
    assert_eq!(settings.priority_or_default(), SettingsPriority::Second);
}
