//! Operations without a documented success, from the client to the server.

use copperplate_tests::cases::operations_petstore as api;
use copperplate_tests::cases::operations_silent as silent;
use rt::client::Error;
use rt::header::{HeaderValue, LOCATION};
use rt::response::Undocumented;
use rt::server::{Failed, HandlerResult};

use super::*;
use api::operations::*;
use api::types::{ApiResponse, Pet, UpdatePetWithFormBody};

struct Shop;

impl api::Service for Shop {
    async fn add_pet(&self, request: AddPetRequest, context: Context<()>) -> HandlerResult<AddPet> {
        context.add_header(LOCATION, HeaderValue::from_static("/pet/7"));
        let body = rt::to_json(&request.body);
        Ok(Undocumented::new(rt::StatusCode::CREATED).body("application/json", body))
    }

    async fn update_pet(
        &self,
        request: UpdatePetRequest,
        _: Context<()>,
    ) -> HandlerResult<UpdatePet> {
        match request.body.name.as_str() {
            "" => Err(UpdatePetError::MethodNotAllowed)?,
            "moved" => Ok(Undocumented::new(rt::StatusCode::FOUND)),
            _ => Err(std::io::Error::other("s3cret of the database"))?,
        }
    }

    async fn update_pet_with_form(
        &self,
        request: UpdatePetWithFormRequest,
        _: Context<()>,
    ) -> HandlerResult<UpdatePetWithForm> {
        if request.pet_id == 0 {
            // Operations with equal failures share an error type, which converts by `?` in each.
            Err(AddPetError::MethodNotAllowed)?;
        }
        let messages = format!(
            "{} {:?}",
            request.pet_id,
            request.body.and_then(|it| it.name)
        );
        Ok(Undocumented::new(rt::StatusCode::ACCEPTED).body("text/plain", messages))
    }

    async fn delete_pet(
        &self,
        request: DeletePetRequest,
        _: Context<()>,
    ) -> HandlerResult<DeletePet> {
        match request.pet_id {
            1 => Err(DeletePetError::BadRequest.into()),
            2 => Err(DeletePetError::NotFound(ApiResponse {
                code: Some(2),
                message: None,
            })
            .into()),
            3 => Err(Failed::undocumented(Undocumented::new(
                rt::StatusCode::GONE,
            ))),
            _ => Ok(Undocumented::new(rt::StatusCode::OK)),
        }
    }

    async fn delete_order(
        &self,
        _: DeleteOrderRequest,
        _: Context<()>,
    ) -> HandlerResult<DeleteOrder> {
        Ok(Undocumented::new(rt::StatusCode::NO_CONTENT))
    }

    async fn update_user(&self, _: UpdateUserRequest, _: Context<()>) -> HandlerResult<UpdateUser> {
        Err(UpdateUserError::NotFound)?
    }

    async fn delete_user(&self, _: DeleteUserRequest, _: Context<()>) -> HandlerResult<DeleteUser> {
        Ok(Undocumented::new(rt::StatusCode::OK).body("text/html", "<p>done</p>"))
    }
}

async fn client() -> api::Client {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, api::router(Shop)).await });
    api::Client::builder().base_url(url).build().unwrap()
}

fn pet(name: &str) -> Pet {
    Pet {
        id: None,
        name: name.to_owned(),
    }
}

#[tokio::test]
async fn any_success_is_ok_with_what_came() {
    let client = client().await;
    let added = client
        .add_pet(&AddPetRequest { body: pet("Rex") })
        .await
        .unwrap();
    assert_eq!(added.status(), 201);
    assert_eq!(added.value.body, r#"{"name":"Rex"}"#);
    assert_eq!(added.value.headers["location"], "/pet/7");
    let form = UpdatePetWithFormRequest {
        pet_id: 7,
        body: Some(UpdatePetWithFormBody {
            name: Some("Max".to_owned()),
            status: None,
        }),
    };
    let later = client
        .update_pet_with_form(&form)
        .await
        .unwrap()
        .into_value();
    assert_eq!(later.status, 202);
    assert_eq!(later.body, r#"7 Some("Max")"#);
    let deleted = client
        .delete_pet(&DeletePetRequest { pet_id: 7 })
        .await
        .unwrap();
    assert_eq!(deleted.status(), 200);
    let order = DeleteOrderRequest { order_id: 1 };
    assert_eq!(client.delete_order(&order).await.unwrap().status(), 204);
    let username = "ada".to_owned();
    let user = client
        .delete_user(&DeleteUserRequest { username })
        .await
        .unwrap();
    assert_eq!(user.value.headers["content-type"], "text/html");
}

#[tokio::test]
async fn documented_failures_are_typed_and_others_are_not() {
    let client = client().await;
    let refused = client
        .delete_pet(&DeletePetRequest { pet_id: 1 })
        .await
        .unwrap_err();
    assert_eq!(refused.api(), Some(&DeletePetError::BadRequest));
    let refused = client
        .delete_pet(&DeletePetRequest { pet_id: 2 })
        .await
        .unwrap_err();
    assert!(matches!(refused.api(), Some(DeletePetError::NotFound(_))));
    let refused = client
        .delete_pet(&DeletePetRequest { pet_id: 3 })
        .await
        .unwrap_err();
    assert!(matches!(&refused, Error::Undocumented(response) if response.status() == 410));
    let username = "ada".to_owned();
    let refused = client
        .update_user(&UpdateUserRequest { username })
        .await
        .unwrap_err();
    assert_eq!(refused.api(), Some(&UpdateUserError::NotFound));
    let form = UpdatePetWithFormRequest {
        pet_id: 0,
        body: None,
    };
    let refused = client.update_pet_with_form(&form).await.unwrap_err();
    assert_eq!(refused.api(), Some(&AddPetError::MethodNotAllowed));
    for (name, status) in [("", 405), ("moved", 500), ("down", 500)] {
        let refused = client
            .update_pet(&UpdatePetRequest { body: pet(name) })
            .await;
        let refused = refused.unwrap_err();
        assert_eq!(refused.status().unwrap(), status, "{name}");
        let body = String::from_utf8_lossy(refused.body().unwrap());
        assert!(!body.contains("s3cret"), "{body}");
    }
}

struct Quiet;

impl silent::Service for Quiet {
    async fn ping(
        &self,
        _: silent::operations::PingRequest,
        context: Context<()>,
    ) -> HandlerResult<silent::operations::Ping> {
        let accepted = context.headers()["accept"].clone();
        Ok(Undocumented::new(rt::StatusCode::OK).header(LOCATION, accepted))
    }

    async fn only_default(
        &self,
        _: silent::operations::OnlyDefaultRequest,
        _: Context<()>,
    ) -> HandlerResult<silent::operations::OnlyDefault> {
        let accepted = rt::StatusCode::ACCEPTED;
        Ok(silent::operations::OnlyDefaultResponse::Default(accepted))
    }
}

#[tokio::test]
async fn an_operation_without_responses_succeeds_with_any_2xx() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, silent::router(Quiet)).await });
    let client = silent::Client::builder().base_url(url).build().unwrap();
    let pinged = client
        .ping(&silent::operations::PingRequest {})
        .await
        .unwrap();
    assert_eq!(pinged.value.headers["location"], "*/*");
    let request = silent::operations::OnlyDefaultRequest {};
    assert_eq!(client.only_default(&request).await.unwrap().status(), 202);
}

#[test]
fn a_caller_accepts_what_is_not_described() {
    let info = <DeletePet as rt::Operation>::INFO;
    assert_eq!(info.produces, ["application/json", "*/*"]);
    assert!(info.no_content);
}
