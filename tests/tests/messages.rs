//! Bodies between a client and a server over loopback: optional bodies, negotiation, and the choice
//! of responses.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use copperplate_runtime as rt;
use copperplate_tests::cases::{
    bodies_forms as forms, bodies_media as media, bodies_multipart as parts,
    bodies_presence as presence,
};
use rt::server::Context;

use media::operations as mo;
use parts::operations as po;
use presence::operations as op;
use presence::types::{Problem, Thing};

struct Media;

fn note(text: String) -> media::types::Note {
    media::types::Note {
        id: 1,
        text: Some(text),
    }
}

impl media::Service for Media {
    async fn text(
        &self,
        request: mo::TextRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<mo::Text> {
        Ok(mo::TextResponse::Ok(format!("<p>{}", request.body)))
    }

    async fn number(
        &self,
        request: mo::NumberRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<mo::Number> {
        Ok(mo::NumberResponse::Ok(format!("{:?}", request.body)))
    }

    async fn bytes(
        &self,
        request: mo::BytesRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<mo::Bytes> {
        Ok(mo::BytesResponse::Ok(request.body))
    }

    async fn open(
        &self,
        request: mo::OpenRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<mo::Open> {
        Ok(mo::OpenResponse::Ok(request.body))
    }

    async fn structured(
        &self,
        _: mo::StructuredRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<mo::Structured> {
        Ok(mo::StructuredResponse::Ok(note("s".to_owned())))
    }

    async fn several(
        &self,
        request: mo::SeveralRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<mo::Several> {
        let body = match request.body {
            mo::SeveralBody::Json(note) => mo::SeveralOkBody::Json(note),
            mo::SeveralBody::Form(_) => mo::SeveralOkBody::Json(note("form".to_owned())),
            mo::SeveralBody::Text(text) => mo::SeveralOkBody::Text(text),
            mo::SeveralBody::Png(bytes) => mo::SeveralOkBody::Xml(bytes),
            mo::SeveralBody::Image(blob) => {
                return Err(mo::SeveralError::Default {
                    status: rt::StatusCode::CONFLICT,
                    body: mo::SeveralDefaultBody::Html(blob.media_type),
                    x_reason: Some("image".to_owned()),
                }
                .into());
            }
        };
        Ok(mo::SeveralResponse::Ok(body))
    }

    async fn same(
        &self,
        _: mo::SameRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<mo::Same> {
        Ok(mo::SameResponse::NoContent)
    }
}

struct Presence;

fn thing(id: &str) -> Thing {
    Thing { id: id.to_owned() }
}

impl presence::Service for Presence {
    async fn search(
        &self,
        request: op::SearchRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<op::Search> {
        let id = request.body.map(|it| it.id);
        match id.as_deref() {
            None => Ok(op::SearchResponse::NoContent),
            Some("later") => Ok(op::SearchResponse::Accepted("soon".to_owned())),
            Some("gone") => Err(op::SearchError::NotFound.into()),
            Some("bad") => Err(op::SearchError::ClientError(
                rt::StatusCode::CONFLICT,
                Problem {
                    title: Some("no".to_owned()),
                },
            )
            .into()),
            Some("broken") => {
                Err(op::SearchError::Default(rt::StatusCode::BAD_GATEWAY, "oh".to_owned()).into())
            }
            Some(id) => Ok(op::SearchResponse::Ok(thing(id))),
        }
    }

    async fn remove(
        &self,
        request: op::RemoveRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<op::Remove> {
        Ok(op::RemoveResponse::Success(
            rt::StatusCode::ACCEPTED,
            request.body,
        ))
    }

    async fn never(
        &self,
        _: op::NeverRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<op::Never> {
        Err(op::NeverError::BadRequest.into())
    }

    async fn fallback(
        &self,
        request: op::FallbackRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<op::Fallback> {
        let id = request
            .body
            .map(|it| it.length().unwrap_or_default().to_string());
        Ok(op::FallbackResponse::Default(
            rt::StatusCode::OK,
            thing(&id.unwrap_or_default()),
        ))
    }
}

struct Forms;

impl forms::Service for Forms {
    async fn create_charge(
        &self,
        _: forms::operations::CreateChargeRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<forms::operations::CreateCharge> {
        let created = forms::types::CreateCharge200 { id: 1 };
        Ok(forms::operations::CreateChargeResponse::Ok(created))
    }

    async fn refund(
        &self,
        request: forms::operations::RefundRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<forms::operations::Refund> {
        assert_eq!(request.body.key, "a b&c");
        Ok(forms::operations::RefundResponse::NoContent)
    }

    async fn styles(
        &self,
        _: forms::operations::StylesRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<forms::operations::Styles> {
        Ok(forms::operations::StylesResponse::NoContent)
    }
}

#[tokio::test]
async fn the_key_of_a_form_is_found() {
    let url = serve(forms::router(Forms)).await;
    let client = forms::Client::builder().base_url(url).build().unwrap();
    let request = forms::operations::RefundRequest {
        body: forms::types::RefundBody {
            key: "a b&c".to_owned(),
        },
    };
    let response = client.refund(&request).await.unwrap();
    assert_eq!(response.idempotency_key(), Some("a b&c"));
}

struct Parts;

impl parts::Service for Parts {
    async fn upload(
        &self,
        request: po::UploadRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<po::Upload> {
        assert_eq!(request.body.file.content.length(), Some(100_000));
        assert_eq!(request.body.meta.title, "m");
        Ok(po::UploadResponse::NoContent)
    }

    async fn open(
        &self,
        _: po::OpenRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<po::Open> {
        Ok(po::OpenResponse::NoContent)
    }

    async fn kept(
        &self,
        _: po::KeptRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<po::Kept> {
        Ok(po::KeptResponse::NoContent)
    }
}

async fn serve(router: rt::server::Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

#[tokio::test]
async fn each_media_type_goes_both_ways() {
    let url = serve(media::router(Media)).await;
    let client = media::Client::builder().base_url(url).build().unwrap();

    let text = mo::TextRequest {
        body: "é".to_owned(),
    };
    let response = client.text(&text).await.unwrap();
    assert_eq!(
        response.headers()["content-type"],
        "text/html; charset=utf-8"
    );
    assert_eq!(
        response.into_value(),
        mo::TextResponse::Ok("<p>é".to_owned())
    );
    let too_long = mo::TextRequest {
        body: "123456".to_owned(),
    };
    let refused = client.text(&too_long).await.unwrap_err();
    assert!(matches!(refused, rt::client::Error::Invalid(_)));

    let empty = mo::BytesRequest {
        body: rt::Bytes::new(),
    };
    let response = client.bytes(&empty).await.unwrap().into_value();
    assert_eq!(response, mo::BytesResponse::Ok(rt::Bytes::new()));

    let image = rt::body::Blob::new("image/gif", vec![0, 255]);
    let open = mo::OpenRequest {
        body: image.clone(),
    };
    let response = client.open(&open).await.unwrap().into_value();
    assert_eq!(response, mo::OpenResponse::Ok(image.clone()));

    let several = |body| mo::SeveralRequest { body };
    let form = several(mo::SeveralBody::Form(note("x".to_owned())));
    let response = client.several(&form).await.unwrap().into_value();
    let wanted = mo::SeveralOkBody::Json(note("form".to_owned()));
    assert_eq!(response, mo::SeveralResponse::Ok(wanted));
    let failed = client
        .several(&several(mo::SeveralBody::Image(image)))
        .await;
    let rt::client::Error::Api(error) = failed.unwrap_err() else {
        panic!("the response is documented");
    };
    let mo::SeveralError::Default { body, x_reason, .. } = error.into_value();
    assert_eq!(body, mo::SeveralDefaultBody::Html("image/gif".to_owned()));
    assert_eq!(x_reason.as_deref(), Some("image"));
}

#[tokio::test]
async fn media_types_are_negotiated() {
    let url = serve(media::router(Media)).await;
    let http = reqwest::Client::new();
    let post = |path: &str, media_type: &str, accept: &str| {
        http.post(format!("{url}{path}"))
            .header("content-type", media_type)
            .header("accept", accept)
            .body("{\"id\":1}")
            .send()
    };
    for (path, media_type, accept, status) in [
        ("/several", "application/json", "*/*", 200),
        ("/several", "application/vnd.note+json", "text/plain", 200),
        ("/several", "text/plain", "application/xml;q=0.1", 200),
        ("/several", "image/tiff", "text/html", 409),
        ("/several", "application/xml", "*/*", 415),
        ("/several", "application/json", "image/png", 200),
        ("/open", "image/png", "image/png", 200),
        ("/open", "image/*", "image/png", 415),
        ("/open", "text/plain", "*/*", 415),
        ("/same", "application/json; charset=utf-8", "*/*", 204),
        ("/same", "text/json", "*/*", 204),
        ("/same", "application/hal+json", "*/*", 204),
        ("/same", "application/hal", "*/*", 415),
        ("/bytes", "application/pdf", "application/pdf", 200),
        ("/text", "text/html", "*/*", 415),
    ] {
        let response = post(path, media_type, accept).await.unwrap();
        assert_eq!(response.status(), status, "{path} {media_type} {accept}");
    }
}

#[tokio::test]
async fn bodies_may_be_absent_and_statuses_differ() {
    let url = serve(presence::router(Presence)).await;
    let client = presence::Client::builder()
        .base_url(url.clone())
        .retry(rt::client::RetryPolicy::never())
        .build()
        .unwrap();
    let search = |id: &str| op::SearchRequest {
        body: Some(thing(id)),
    };
    let none = client.search(&op::SearchRequest { body: None }).await;
    assert_eq!(none.unwrap().into_value(), op::SearchResponse::NoContent);
    let found = client.search(&search("a")).await.unwrap().into_value();
    assert_eq!(found, op::SearchResponse::Ok(thing("a")));
    let later = client.search(&search("later")).await.unwrap().into_value();
    assert_eq!(later, op::SearchResponse::Accepted("soon".to_owned()));
    for (id, wanted) in [
        ("gone", op::SearchError::NotFound),
        (
            "bad",
            op::SearchError::ClientError(
                rt::StatusCode::CONFLICT,
                Problem {
                    title: Some("no".to_owned()),
                },
            ),
        ),
        (
            "broken",
            op::SearchError::Default(rt::StatusCode::BAD_GATEWAY, "oh".to_owned()),
        ),
    ] {
        match client.search(&search(id)).await.unwrap_err() {
            rt::client::Error::Api(response) => assert_eq!(response.into_value(), wanted),
            other => panic!("{id}: {other}"),
        }
    }
    let remove = op::RemoveRequest { body: thing("b") };
    assert_eq!(
        client.remove(&remove).await.unwrap().into_value(),
        op::RemoveResponse::Success(rt::StatusCode::ACCEPTED, thing("b"))
    );
    let never = client.never(&op::NeverRequest { body: None }).await;
    assert!(matches!(never, Err(rt::client::Error::Api(_))));
    for (body, length) in [(None, ""), (Some(""), "0"), (Some("ab"), "2")] {
        let body = body.map(|it| rt::Bytes::from_static(it.as_bytes()));
        let all = client
            .fallback(&op::FallbackRequest {
                body: body.map(Into::into),
            })
            .await;
        assert_eq!(
            all.unwrap().into_value(),
            op::FallbackResponse::Default(rt::StatusCode::OK, thing(length))
        );
    }
    let bare = reqwest::Client::new().delete(format!("{url}/things"));
    let refused = bare.send().await.unwrap();
    assert_eq!(refused.status(), 400);
    assert!(refused.text().await.unwrap().contains("a body is required"));
}

#[tokio::test]
async fn files_are_uploaded() {
    let url = serve(parts::router(Parts)).await;
    let client = parts::Client::builder()
        .base_url(url.clone())
        .build()
        .unwrap();
    let request = po::UploadRequest {
        body: po::UploadParts {
            purpose: parts::types::UploadBodyPurpose::Logo,
            file: rt::body::File::new(vec![b'-'; 100_000]).filename("a.bin"),
            file_x_digest: "d".to_owned(),
            meta: parts::types::Meta {
                title: "m".to_owned(),
            },
            count: None,
            tags: None,
            pages: None,
            notes: None,
            photo: None,
            images: None,
            level: None,
            levels: None,
            csv: None,
            secret: None,
        },
    };
    assert_eq!(client.upload(&request).await.unwrap().status(), 204);
    let wrong = reqwest::Client::new()
        .post(format!("{url}/uploads"))
        .header("content-type", "multipart/form-data; boundary=x")
        .body("--x\r\nContent-Disposition: form-data; name=count\r\n\r\n10\r\n--x--")
        .send()
        .await
        .unwrap();
    assert_eq!(wrong.status(), 400);
    let text = wrong.text().await.unwrap();
    assert!(
        text.contains("\"pointer\":\"/count\",\"keyword\":\"maximum\""),
        "{text}"
    );
    assert!(
        text.contains("\"pointer\":\"/file\",\"keyword\":\"required\""),
        "{text}"
    );
}
