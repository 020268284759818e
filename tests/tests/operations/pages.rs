//! Lists in pages and a status, from the generated client to the generated server.

use std::sync::Mutex;
use std::time::Duration;

use super::*;
use copperplate_tests::cases::operations_pages as api;

use api::operations::*;
use api::types::{Payout, PayoutPage, PayoutPagePage, PayoutStatus};

/// A service with five payouts, and a payout that is paid at the third look.
#[derive(Default)]
struct Payouts {
    looks: Mutex<u32>,
}

fn payout(id: usize, status: PayoutStatus) -> Payout {
    Payout {
        id: id.to_string(),
        status,
    }
}

impl api::Service for Payouts {
    async fn list_payouts(
        &self,
        request: ListPayoutsRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<ListPayouts> {
        let after: usize = request.after.map_or(0, |it| it.parse().unwrap());
        let limit = usize::try_from(request.limit.unwrap_or(2)).unwrap();
        let last = (after + limit).min(5);
        let data = (after + 1..=last).map(|it| payout(it, PayoutStatus::New));
        let next = (last < 5).then(|| last.to_string());
        Ok(ListPayoutsResponse::Ok {
            body: PayoutPage {
                data: data.collect(),
                page: Some(PayoutPagePage {
                    next: next.map_or(rt::Presence::Null, rt::Presence::Value),
                    more: Some(last < 5),
                }),
            },
            x_total: Some(5),
        })
    }

    async fn list_names(
        &self,
        request: ListNamesRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<ListNames> {
        Ok(ListNamesResponse::Ok(match request.page.unwrap_or(0) {
            0 => vec![Some("a".to_owned()), None],
            1 => vec![Some("b".to_owned())],
            _ => Vec::new(),
        }))
    }

    async fn list_events(
        &self,
        _: ListEventsRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<ListEvents> {
        Err(std::io::Error::other("not asked").into())
    }

    async fn list_ids(
        &self,
        _: ListIdsRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<ListIds> {
        Err(std::io::Error::other("not asked").into())
    }

    async fn create_payout(
        &self,
        _: CreatePayoutRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<CreatePayout> {
        Ok(CreatePayoutResponse::Accepted(payout(7, PayoutStatus::New)))
    }

    async fn get_payout(
        &self,
        request: GetPayoutRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<GetPayout> {
        assert_eq!(request.id, "7");
        let mut looks = self.looks.lock().unwrap();
        *looks += 1;
        let status = match *looks {
            1 => PayoutStatus::New,
            2 => PayoutStatus::Executing,
            _ => PayoutStatus::Paid,
        };
        Ok(GetPayoutResponse::Ok(payout(7, status)))
    }
}

fn client() -> api::Client {
    let router = api::router(Payouts::default());
    api::Client::builder().in_process(router).build().unwrap()
}

#[tokio::test]
async fn items_are_typed_and_have_the_headers_of_their_page() {
    let request = ListPayoutsRequest::new("a".to_owned());
    let mut items = client().list_payouts(&request).pages().items();
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        let item = item.unwrap();
        let ListPayoutsResponse::Ok { x_total, body } = &item.page().value;
        assert_eq!((*x_total, body.data.is_empty()), (Some(5), false));
        let payout: Payout = item.into_value();
        found.push(payout.id);
    }
    assert_eq!(found, ["1", "2", "3", "4", "5"]);
    let mut pages = client().list_payouts(&request.with_limit(5)).pages();
    let page = pages.next().await.unwrap().unwrap();
    assert_eq!(page.headers()["x-total"], "5");
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn a_list_may_be_the_body_and_its_items_null() {
    let mut items = client()
        .list_names(&ListNamesRequest::default())
        .pages()
        .items();
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(item.unwrap().into_value());
    }
    assert_eq!(found, [Some("a".to_owned()), None, Some("b".to_owned())]);
}

#[tokio::test(start_paused = true)]
async fn a_link_leads_to_the_status_of_accepted_work() {
    let client = client();
    let accepted = client
        .create_payout(&CreatePayoutRequest::default())
        .await
        .unwrap();
    let request = GetPayoutRequest::follow_status(&accepted.value).unwrap();
    let call = client.get_payout(&request).until_terminal();
    let done = call.deadline(Duration::from_secs(60)).await.unwrap();
    let GetPayoutResponse::Ok(done) = done.into_value();
    assert_eq!(done.status, PayoutStatus::Paid);
}
