//! Defaults are offered for absent members, but never sent.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copperplate_runtime as rt;
use copperplate_tests::cases::objects_defaults as api;

use api::operations::{ListPayments, ListPaymentsRequest};
use api::types::{Order, Settings};
use rt::Presence;

#[test]
fn what_is_absent_has_its_default_beside_it() {
    let settings = rt::from_json::<Settings>(b"{}").unwrap();
    assert_eq!(settings, Settings::default());
    assert_eq!(settings.currency_or_default(), "EUR");
    assert_eq!(
        settings.quoted_or_default(),
        "a \"quoted\" \\ text with `ticks` and ünï"
    );
    // The scale of the document is preserved.
    assert_eq!(settings.fee_or_default().to_string(), "-0.10");
    assert_eq!(settings.exact_or_default().to_string(), "12.50");
    assert_eq!(settings.rate_or_default(), -0.5);
    assert_eq!(settings.cents_or_default().get(), 250);
    assert_eq!(settings.small_or_default(), -5);
    assert!(settings.active_or_default());
    assert!(!settings.self_or_default());
    assert_eq!(settings.nullable_or_default(), Some(7));
    assert_eq!(settings.note_or_default(), Some("none"));
    // The default of a member takes precedence over the default of its type.
    assert_eq!(*settings.order_or_default(), Order::Oldest);
    assert_eq!(*settings.type_or_default(), Order::Newest);
    // Encoding adds no defaults.
    assert_eq!(rt::to_json(&settings), b"{}");
}

#[test]
fn what_is_there_stays() {
    let json = br#"{"currency":"CHF","active":false,"nullable":null,"note":"x","order":"newest"}"#;
    let settings = rt::from_json::<Settings>(json).unwrap();
    assert_eq!(settings.currency_or_default(), "CHF");
    assert!(!settings.active_or_default());
    assert_eq!(settings.nullable, Presence::Null);
    assert_eq!(settings.nullable_or_default(), None);
    assert_eq!(settings.note_or_default(), Some("x"));
    assert_eq!(*settings.order_or_default(), Order::Newest);
    assert_eq!(rt::to_json(&settings), json);
}

#[test]
fn parameters_have_theirs_and_are_not_sent() {
    let mut request = ListPaymentsRequest {
        limit: None,
        order: None,
        must: 3,
    };
    assert_eq!(request.limit_or_default(), 20);
    assert_eq!(*request.order_or_default(), Order::Newest);
    let wire = rt::message::write_request::<ListPayments>(&request).unwrap();
    assert_eq!(wire.uri(), "/payments?must=3");
    request.limit = Some(5);
    assert_eq!(request.limit_or_default(), 5);
}
