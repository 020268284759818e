//! Streams of typed items.

use copperplate_runtime as rt;
use copperplate_tests::cases::three_two_items as api;

use api::operations::{
    Lines, LinesRequest, LinesResponse, Listed, ListedRequest, ListedResponse, Report,
    ReportRequest, ReportResponse, Sequence, SequenceRequest, SequenceResponse, Watch,
    WatchRequest, WatchResponse,
};
use api::types::{Change, ChangeEvent, Row};
use rt::body::{ItemError, Items};
use rt::server::{Context, HandlerResult};

fn change(data: &str) -> Change {
    Change {
        event: ChangeEvent::Added,
        data: data.to_owned(),
        id: None,
        retry: None,
    }
}

struct Streams;

impl api::Service for Streams {
    async fn watch(&self, _: WatchRequest, _: Context<()>) -> HandlerResult<Watch> {
        let first = Change {
            id: Some("1".to_owned()),
            retry: Some(10),
            ..change("a\nb")
        };
        let items = [first, change(""), change("longer"), change("end")];
        Ok(WatchResponse::Ok(Items::of(items)))
    }

    async fn listed(&self, _: ListedRequest, _: Context<()>) -> HandlerResult<Listed> {
        Ok(ListedResponse::Ok(Items::of([change("a\nb")])))
    }

    async fn report(&self, request: ReportRequest, _: Context<()>) -> HandlerResult<Report> {
        let mut items = request.body;
        let mut found = Vec::new();
        while let Some(item) = items.next().await {
            found.push(item.map(|it| it.data).ok());
        }
        assert_eq!(found, [Some("a".to_owned()), None, Some("c".to_owned())]);
        Ok(ReportResponse::NoContent)
    }

    async fn lines(&self, request: LinesRequest, _: Context<()>) -> HandlerResult<Lines> {
        Ok(LinesResponse::Ok(request.body))
    }

    async fn sequence(&self, _: SequenceRequest, _: Context<()>) -> HandlerResult<Sequence> {
        Ok(SequenceResponse::Ok(Items::of([vec![1, 2], vec![1, 2, 3]])))
    }
}

async fn client() -> api::Client {
    // The client reads what a checking server would not send.
    let routes = api::server::routes(Streams).validate_responses(false);
    let url = super::serve(routes.finish()).await;
    api::Client::builder().base_url(url).build().unwrap()
}

#[tokio::test]
async fn a_list_of_events_is_a_stream_of_them() {
    let client = client().await;
    let response = client.listed(&ListedRequest {}).await.unwrap();
    let ListedResponse::Ok(mut items) = response.into_value();
    assert_eq!(items.next().await.unwrap().unwrap(), change("a\nb"));
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn events_are_objects_and_are_validated() {
    let client = client().await;
    let response = client.watch(&WatchRequest {}).await.unwrap();
    let WatchResponse::Ok(mut items) = response.into_value();
    let first = items.next().await.unwrap().unwrap();
    assert_eq!((&*first.data, first.id.as_deref()), ("a\nb", Some("1")));
    assert_eq!(first.retry, Some(10));
    // An event has its own fields only.
    let second = items.next().await.unwrap().unwrap();
    assert_eq!((second.id, second.retry), (None, None));
    // A client keeps a value that breaks a constraint, with a warning.
    let third = items.next().await.unwrap().unwrap();
    assert_eq!(third.data, "longer");
    assert!(!items.warnings().is_empty());
    assert_eq!(items.next().await.unwrap().unwrap().data, "end");
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn a_server_refuses_events_that_are_not_as_documented() {
    let client = client().await;
    let items = [change("a"), change("longer"), change("c")];
    let body = Items::of(items);
    client.report(&ReportRequest { body }).await.unwrap();
}

#[tokio::test]
async fn lines_are_typed_in_both_directions() {
    let client = client().await;
    let body = Items::of([Row { amount: 1 }, Row { amount: 2 }]);
    let response = client.lines(&LinesRequest { body }).await.unwrap();
    let LinesResponse::Ok(mut items) = response.into_value();
    assert_eq!(items.next().await.unwrap().unwrap(), Row { amount: 1 });
    assert_eq!(items.next().await.unwrap().unwrap(), Row { amount: 2 });
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn an_item_may_be_a_list() {
    let client = client().await;
    let response = client.sequence(&SequenceRequest {}).await.unwrap();
    let SequenceResponse::Ok(mut items) = response.into_value();
    assert_eq!(items.next().await.unwrap().unwrap(), [1, 2]);
    let long = items.next().await.unwrap();
    assert!(!matches!(long, Err(ItemError::Lost(_))));
    assert!(!items.warnings().is_empty());
}
