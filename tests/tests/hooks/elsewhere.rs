//! Callbacks with a URL in a form, in one alternative of a union, and without a URL.

use copperplate_runtime as rt;
use copperplate_tests::cases::hooks_elsewhere as api;

use api::callbacks::{Receiver, Sender, routes};
use api::operations::{
    CallAnswered, CallAnsweredReply, CallAnsweredReplyRequest, CallAnsweredReplyResponse,
    CallAnsweredRequest, CallAnsweredResponse, Delivered, DeliveredRequest, DeliveredResponse,
    SendMedia, SendMediaRequest, SendMessage, SendMessageRequest,
};
use api::types::{Answered, SendMediaBody, SendMessageBody, Silent, Told, ToldTold};
use rt::expression::Destination;
use rt::server::Context;

use super::support::{Recorder, serve};

const MISSING: &str = "there is no value at RequestBody";

fn message(callback: Option<&str>) -> SendMessageRequest {
    SendMessageRequest {
        body: SendMessageBody {
            text: "callback/url=https://else.example".to_owned(),
            callback_url: callback.map(str::to_owned),
        },
    }
}

#[test]
fn a_url_is_read_from_a_field_of_a_form() {
    let url = "https://a.example/x?y=1&z=ä+b";
    let found = SendMessage::delivered_url(&message(Some(url))).unwrap();
    assert_eq!(found.as_str(), url);
    let missing = SendMessage::delivered_url(&message(None)).unwrap_err();
    assert!(missing.to_string().starts_with(MISSING), "{missing}");
}

#[test]
fn a_url_is_read_from_the_alternative_that_has_it() {
    let request = |body| SendMediaRequest { body };
    let told = SendMediaBody::Told(Told {
        video: "v".to_owned(),
        told: ToldTold {
            callback: Some("https://a.example/told".to_owned()),
        },
    });
    let found = SendMedia::delivered_url(&request(told)).unwrap();
    assert_eq!(found.as_str(), "https://a.example/told");
    let silent = SendMediaBody::Silent(Silent {
        image: "i".to_owned(),
    });
    let missing = SendMedia::delivered_url(&request(silent)).unwrap_err();
    assert!(missing.to_string().starts_with(MISSING), "{missing}");
}

struct Account;

impl Receiver for Account {
    async fn delivered(
        &self,
        _: DeliveredRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<Delivered> {
        Ok(DeliveredResponse::NoContent)
    }

    async fn call_answered(
        &self,
        request: CallAnsweredRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<CallAnswered> {
        assert_eq!(request.body.by, "Ada");
        Ok(CallAnsweredResponse::NoContent)
    }

    async fn call_answered_reply(
        &self,
        _: CallAnsweredReplyRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<CallAnsweredReply> {
        Ok(CallAnsweredReplyResponse::NoContent)
    }
}

/// The caller must provide an undocumented URL.
#[tokio::test]
async fn a_callback_without_a_url_is_sent_and_received_as_a_webhook_is() {
    let sender = Sender::builder().destinations(|url: &reqwest::Url| url.scheme() == "http");
    let sender = sender.build().unwrap();
    let recorder = Recorder::start(204).await;
    let answered = CallAnsweredRequest {
        body: Answered {
            by: "Ada".to_owned(),
            reply_to: Some(format!("{}/reply", recorder.url)),
        },
    };
    let router = routes(Account).mount("call answered", "/mine");
    let url = serve(router.finish()).await;
    let to = Destination::new(format!("{url}/mine"));
    sender.call_answered(&to, &answered).await.unwrap();

    let to = CallAnswered::reply_url(&answered).unwrap();
    let reply = CallAnsweredReplyRequest::default();
    sender.call_answered_reply(&to, &reply).await.unwrap();
    assert_eq!(recorder.last().line, "PUT /reply");
}
