//! Callbacks: URLs from an exchange, and messages to them.

use copperplate_runtime as rt;
use copperplate_tests::cases::hooks_callbacks as api;

use api::callbacks::{Receiver, Sender, routes};
use api::operations::{
    Again, AgainRequest, Ended, EndedRequest, EndedResponse, Pinged, PingedRequest, PingedResponse,
    Subscribe, SubscribeOnEvent, SubscribeOnEventRequest, SubscribeOnEventResponse,
    SubscribeOnPing, SubscribeOnPingRequest, SubscribeOnPingResponse, SubscribeRequest,
    SubscribeResponse,
};
use api::types::{Event, Subscription, SubscriptionTarget};
use rt::server::Context;

use super::support::{Recorder, serve};

fn subscription(url: &str) -> Subscription {
    Subscription {
        target: SubscriptionTarget {
            callback_url: url.to_owned(),
        },
        urls: Some(vec!["https://a.example/end".to_owned()]),
    }
}

fn request(url: &str) -> SubscribeRequest {
    SubscribeRequest {
        account: "a/b c".to_owned(),
        ping: Some("https://ping.example/p?x=1&y=2".to_owned()),
        x_tenant: Some("me&you#".to_owned()),
        body: subscription(url),
    }
}

fn response() -> SubscribeResponse {
    SubscribeResponse::Created {
        body: api::types::Subscribe201 { id: 7 },
        location: "/s/7".to_owned(),
    }
}

#[test]
fn urls_come_out_of_every_part_of_the_exchange() {
    let request = request("https://a.example/base");
    let event = Subscribe::on_event_url(&request, &response()).unwrap();
    // Values after the first stay in their part of the URL.
    assert_eq!(
        event.as_str(),
        "https://a.example/base/events?id=7&tenant=me%26you%23"
    );
    let ping = Subscribe::on_ping_url(&request).unwrap();
    assert_eq!(ping.as_str(), "https://ping.example/p?x=1&y=2");
    let all = Subscribe::on_ping_url2(&request, &response(), "https://api.example/v1/").unwrap();
    assert_eq!(
        all.as_str(),
        "https://hooks.example.com/a%2Fb%20c/POST/201?from=https%3A%2F%2Fapi.example%2Fv1\
         %2Faccounts%2Fa%252Fb%2520c%2Fsubscriptions%3Fping%3Dhttps%253A%252F%252Fping.example\
         %252Fp%253Fx%253D1%2526y%253D2&at=%2Fs%2F7"
    );
    let again = AgainRequest {
        body: subscription("x"),
    };
    let shared = Again::shared_url(&again).unwrap();
    assert_eq!(shared.as_str(), "https://a.example/end");
    assert_eq!(Subscribe::shared_url(&request).unwrap(), shared);
}

#[test]
fn a_value_that_is_absent_is_an_error() {
    let mut request = request("https://a.example/");
    request.ping = None;
    request.x_tenant = None;
    request.body.urls = None;
    let missing =
        rt::expression::ExpressionError::Missing(rt::expression::Expression::RequestQuery("ping"));
    assert_eq!(Subscribe::on_ping_url(&request), Err(missing));
    assert!(Subscribe::on_event_url(&request, &response()).is_err());
    let missing = rt::expression::ExpressionError::Missing(
        rt::expression::Expression::RequestBody("/urls/0"),
    );
    assert_eq!(Subscribe::shared_url(&request), Err(missing));
}

struct Subscriber;

impl Receiver for Subscriber {
    async fn subscribe_on_event(
        &self,
        request: SubscribeOnEventRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<SubscribeOnEvent> {
        assert_eq!(request.body.kind, "paid");
        Ok(SubscribeOnEventResponse::Accepted)
    }

    async fn pinged(&self, _: PingedRequest, _: Context<()>) -> rt::server::HandlerResult<Pinged> {
        Ok(PingedResponse::NoContent)
    }

    async fn subscribe_on_ping(
        &self,
        _: SubscribeOnPingRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<SubscribeOnPing> {
        Ok(SubscribeOnPingResponse::NoContent)
    }

    async fn ended(&self, _: EndedRequest, _: Context<()>) -> rt::server::HandlerResult<Ended> {
        Ok(EndedResponse::NoContent)
    }
}

#[tokio::test]
async fn a_callback_goes_where_the_exchange_says() {
    let event = SubscribeOnEventRequest {
        body: Event {
            kind: "paid".to_owned(),
        },
    };
    let sender = Sender::builder().destinations(|url: &reqwest::Url| url.scheme() == "http");
    let sender = sender.build().unwrap();
    let recorder = Recorder::start(202).await;
    let to = Subscribe::on_event_url(&request(&recorder.url), &response()).unwrap();
    sender.subscribe_on_event(&to, &event).await.unwrap();
    let seen = recorder.last();
    assert_eq!(seen.line, "POST /events?id=7&tenant=me%26you%23");
    assert_eq!(seen.body, r#"{"kind":"paid"}"#);
    let router = routes(Subscriber).mount("subscribe onEvent", "/mine/events");
    let url = serve(router.finish()).await;
    let to = Subscribe::on_event_url(&request(&format!("{url}/mine")), &response()).unwrap();
    sender.subscribe_on_event(&to, &event).await.unwrap();
}
