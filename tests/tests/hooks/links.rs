//! Links: building the next request from a response.

use copperplate_runtime as rt;
use copperplate_tests::cases::links_links as api;

use api::operations::{
    AddNoteRequest, AddNoteResponse, CreatePayment, CreatePaymentError, CreatePaymentRequest,
    CreatePaymentResponse, GetPaymentRequest, RefundRequest,
};
use api::types::{Created, Note, Payment};
use rt::expression::ExpressionError;

use super::support::Recorder;

fn request() -> CreatePaymentRequest {
    CreatePaymentRequest {
        x_tenant: "me".to_owned(),
        body: Payment {
            amount: "1.20".parse().unwrap(),
        },
    }
}

fn created(id: i64) -> CreatePaymentResponse {
    CreatePaymentResponse::Created {
        body: Created { id },
        location: Some("/p/7".to_owned()),
    }
}

#[tokio::test]
async fn a_link_builds_the_next_request() {
    let recorder = Recorder::start(204).await;
    let client = api::Client::builder().base_url(recorder.url.as_str());
    let client = client.build().unwrap();
    let next = GetPaymentRequest::follow_payment(&created(7)).unwrap();
    client.get_payment(&next).await.unwrap();
    assert_eq!(recorder.last().line, "GET /payments/7");
    let refund = RefundRequest::follow_refund(&request(), &created(7), "mine".to_owned());
    let refund = refund.unwrap();
    let client = client.at(api::servers::REFUNDS).unwrap();
    client.refund(&refund).await.unwrap();
    let seen = recorder.last();
    assert_eq!(
        seen.line,
        "POST /payments/7/refunds/full?reason=refund%20of%207%20at%20%2Fp%2F7&request=mine"
    );
    assert_eq!(seen.header("x-tenant"), "me");
    assert_eq!(seen.body, r#"{"amount":"1.20"}"#);
    let note = AddNoteRequest::follow_note(&created(7), "n/1".to_owned()).unwrap();
    client.add_note(&note).await.unwrap();
    assert_eq!(recorder.last().line, "PUT /notes/n%2F1");
    assert_eq!(recorder.last().body, r#"{"text":"paid","level":3}"#);
    let body = Note {
        text: "more".to_owned(),
        level: None,
    };
    let again = AddNoteRequest::follow_again(&note, &AddNoteResponse::NoContent, body).unwrap();
    assert_eq!(again.id, "n/1");
}

#[test]
fn a_failure_has_links_too() {
    let failure = CreatePaymentError::Conflict(Created { id: 9 });
    let next = GetPaymentRequest::follow_existing(&failure).unwrap();
    assert_eq!((next.id, next.verbose), (9, Some(true)));
}

#[test]
fn only_the_answer_that_has_a_link_is_followed() {
    let accepted = CreatePaymentResponse::Accepted(Created { id: 8 });
    let other = GetPaymentRequest::follow_payment(&accepted);
    assert_eq!(other, Err(ExpressionError::OtherResponse));
    let next = GetPaymentRequest::follow_payment2(&accepted).unwrap();
    assert_eq!(next.id, 8);
}

#[test]
fn values_keep_the_rules_of_what_they_fill() {
    let refused = GetPaymentRequest::follow_payment(&created(0)).unwrap_err();
    let ExpressionError::Invalid(report) = refused else {
        panic!("{refused}")
    };
    assert_eq!(report.violations()[0].keyword, "minimum");
    let bare = CreatePaymentResponse::Created {
        body: Created { id: 1 },
        location: None,
    };
    let refused = RefundRequest::follow_refund(&request(), &bare, String::new());
    let missing = rt::expression::Expression::ResponseHeader("Location");
    assert_eq!(refused, Err(ExpressionError::Missing(missing)));
    assert_eq!(<CreatePayment as rt::Operation>::INFO.id, "createPayment");
}
