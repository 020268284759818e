//! Every style from the generated client over a socket to the generated server.

use copperplate_runtime as rt;
use copperplate_tests::cases::parameters_styles as api;

use super::styles::{colours, delimited_of, form_of, messages_of, rgb};
use api::operations::{
    Delimited, DelimitedRequest, DelimitedResponse, Form, FormRequest, FormResponse, Label,
    LabelRequest, LabelResponse, Matrix, MatrixRequest, MatrixResponse, Messages, MessagesHeaders,
    MessagesRequest, MessagesResponse, Simple, SimpleRequest, SimpleResponse,
};
use api::types::{Paging, Rgb};
use rt::server::Context;

/// Every delimiter, and characters not permitted in a URI.
const HARD: &str = "a/b%c%2F+d&e=f,g;h.i[j]:@!$'()*?#\u{0}\"<>\\^`{}~é日本😀";

fn hard() -> Rgb {
    Rgb {
        g: HARD.to_owned(),
        ..rgb()
    }
}

fn hard_list() -> Vec<String> {
    vec![HARD.to_owned(), String::new(), HARD.to_owned()]
}

fn simple() -> SimpleRequest {
    SimpleRequest {
        one: HARD.to_owned(),
        list: hard_list(),
        object: hard(),
        exploded: hard(),
    }
}

fn label() -> LabelRequest {
    LabelRequest {
        one: HARD.to_owned(),
        list: hard_list(),
        object: hard(),
        list_exploded: hard_list(),
        exploded: hard(),
    }
}

fn matrix() -> MatrixRequest {
    MatrixRequest {
        one: HARD.to_owned(),
        list: hard_list(),
        object: hard(),
        list_exploded: hard_list(),
        exploded: hard(),
    }
}

fn form() -> FormRequest {
    FormRequest {
        one: Some(HARD.to_owned()),
        list: Some(hard_list()),
        object: Some(hard()),
        list_exploded: Some(hard_list()),
        exploded: Some(hard()),
        paging: Some(Paging {
            page: None,
            sort: Some(hard_list()),
        }),
    }
}

fn delimited() -> DelimitedRequest {
    DelimitedRequest {
        space: Some(hard_list()),
        space_object: Some(hard()),
        pipe: Some(hard_list()),
        pipe_object: Some(hard()),
        color: Some(hard()),
        pipe_exploded: Some(hard_list()),
    }
}

fn messages() -> MessagesRequest {
    MessagesRequest {
        x_list: Some(colours()),
        x_object: Some(rgb()),
        x_exploded: Some(rgb()),
        list: Some(hard_list()),
        object: Some(hard()),
        exploded: Some(hard()),
    }
}

/// Asserts that the received value equals the sent one.
struct Desk;

impl api::Service for Desk {
    async fn simple(
        &self,
        request: SimpleRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<Simple> {
        assert_eq!(request, simple());
        Ok(SimpleResponse::NoContent)
    }
    async fn label(
        &self,
        request: LabelRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<Label> {
        assert_eq!(request, label());
        Ok(LabelResponse::NoContent)
    }
    async fn matrix(
        &self,
        request: MatrixRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<Matrix> {
        assert_eq!(request, matrix());
        Ok(MatrixResponse::NoContent)
    }
    async fn form(&self, request: FormRequest, _: Context<()>) -> rt::server::HandlerResult<Form> {
        assert!(request == form() || request == form_of());
        Ok(FormResponse::NoContent)
    }
    async fn delimited(
        &self,
        request: DelimitedRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<Delimited> {
        assert!(request == delimited() || request == delimited_of());
        Ok(DelimitedResponse::NoContent)
    }
    async fn messages(
        &self,
        request: MessagesRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<Messages> {
        assert!(request == messages() || request == messages_of());
        let headers = MessagesHeaders {
            x_list: request.x_list,
            x_object: rgb(),
            x_exploded: request.x_exploded,
            x_map: None,
            x_json: Some(hard()),
        };
        Ok(MessagesResponse::NoContent { headers })
    }
}

#[tokio::test]
async fn what_a_client_sends_arrives_at_a_server() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, api::router(Desk)).await });
    let client = api::Client::builder()
        .base_url(format!("http://{address}"))
        .retry(rt::client::RetryPolicy::never())
        .build()
        .unwrap();
    client.simple(&simple()).await.unwrap();
    client.label(&label()).await.unwrap();
    client.matrix(&matrix()).await.unwrap();
    for request in [form(), form_of()] {
        client.form(&request).await.unwrap();
    }
    for request in [delimited(), delimited_of()] {
        client.delimited(&request).await.unwrap();
    }
    for request in [messages(), messages_of()] {
        let response = client.messages(&request).await.unwrap().into_value();
        let MessagesResponse::NoContent { headers } = response;
        let MessagesHeaders {
            x_list,
            x_object,
            x_exploded,
            x_json,
            ..
        } = headers;
        assert_eq!((x_list, x_exploded), (request.x_list, request.x_exploded));
        assert_eq!((x_object, x_json), (rgb(), Some(hard())));
    }
}
