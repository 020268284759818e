//! The effects of the configuration beside a case: selections, overlays, names.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../support/job.rs"]
mod job;

use std::collections::BTreeSet;
use std::path::Path;

use copperplate_runtime as rt;
use copperplate_tests::cases::{given_names, overlays_mended, select_parts, types_replaced};
use copperplate_tests::replaced;
use rt::server::Context;

async fn serve(router: axum::Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

/// The code of a case, from its snapshot.
/// All generated code of a case.
fn code(case: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("cases/{case}.yaml"));
    let generated = copperplate::generate(&job::case(&path).unwrap()).unwrap();
    let files = copperplate::emit::emit(&generated.plan);
    let texts = files
        .iter()
        .map(|file| copperplate::format::render(file).unwrap());
    texts.collect()
}

mod selection {
    use super::*;
    use select_parts::operations::*;
    use select_parts::types::{NewPerson, Order, Refund};

    struct Shop;

    impl select_parts::Service for Shop {
        async fn list_orders(
            &self,
            _: ListOrdersRequest,
            _: Context<()>,
        ) -> rt::server::HandlerResult<ListOrders> {
            Ok(ListOrdersResponse::Ok(vec![Order {
                id: "o1".to_owned(),
                total: "3.10".parse().unwrap(),
            }]))
        }

        async fn get_refund(
            &self,
            request: GetRefundRequest,
            _: Context<()>,
        ) -> rt::server::HandlerResult<GetRefund> {
            assert_eq!(request.id, "r1");
            Ok(GetRefundResponse::Ok(Refund {
                total: "1.00".parse().unwrap(),
            }))
        }

        async fn add_staff(
            &self,
            request: AddStaffRequest,
            _: Context<()>,
        ) -> rt::server::HandlerResult<AddStaff> {
            let NewPerson { name } = request.body;
            assert_eq!(name, "Ada");
            Ok(AddStaffResponse::NoContent)
        }
    }

    #[tokio::test]
    async fn what_is_chosen_is_served_and_nothing_else() {
        let url = serve(select_parts::router(Shop)).await;
        let http = reqwest::Client::new();
        let text = async |path: &str| {
            let response = http.get(format!("{url}{path}")).send().await.unwrap();
            (response.status().as_u16(), response.text().await.unwrap())
        };
        let orders = text("/orders").await;
        assert_eq!(orders, (200, r#"[{"id":"o1","total":"3.10"}]"#.to_owned()));
        assert_eq!(
            text("/refunds/r1").await,
            (200, r#"{"total":"1.00"}"#.to_owned())
        );
        // The path of `addStaff` exists, but its other method does not.
        assert_eq!(text("/staff").await.0, 405);
        let send = async |method: http::Method, path: &str, body: &'static str| {
            let request = http.request(method, format!("{url}{path}"));
            let request = request.header("content-type", "application/json");
            request.body(body).send().await.unwrap().status().as_u16()
        };
        let person = r#"{"name":"Ada"}"#;
        assert_eq!(send(http::Method::POST, "/staff", person).await, 204);
        assert_eq!(send(http::Method::POST, "/staff", "{}").await, 400);
        assert_eq!(send(http::Method::DELETE, "/orders", "").await, 405);
        assert_eq!(send(http::Method::PUT, "/refunds/r1", "").await, 405);
    }

    #[test]
    fn what_only_the_rest_needs_is_not_generated() {
        let code = code("select/parts");
        for kept in [
            "struct Order ",
            "struct Refund ",
            "struct NewPerson ",
            "fn add_staff",
        ] {
            assert!(code.contains(kept), "{kept}");
        }
        for gone in [
            "Deletion",
            "struct Person ",
            "Nobody",
            "BADGE",
            "list_staff",
            "put_refund",
        ] {
            assert!(!code.contains(gone), "{gone}");
        }
    }

    #[test]
    fn the_summary_counts_what_was_chosen() {
        let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/select/parts.yaml");
        let job = job::job(&document).unwrap();
        let summary = copperplate::generate(&job).unwrap().summary;
        assert_eq!((summary.operations, summary.all_operations), (3, 6));
        assert_eq!((summary.schemas, summary.all_schemas), (4, 7));
    }
}

mod overlay {
    use super::*;
    use overlays_mended::operations::*;
    use overlays_mended::types::{Payout, Used};

    struct Payouts;

    impl overlays_mended::Service for Payouts {
        async fn create_payout(
            &self,
            request: CreatePayoutRequest,
            _: Context<()>,
        ) -> rt::server::HandlerResult<CreatePayout> {
            match request.body.reference.as_str() {
                "used" => Err(CreatePayoutError::Conflict(Used {
                    by: "p0".to_owned(),
                })
                .into()),
                _ => Ok(CreatePayoutResponse::NoContent),
            }
        }
    }

    #[tokio::test]
    async fn what_an_overlay_adds_is_checked_and_answered() {
        let url = serve(overlays_mended::router(Payouts)).await;
        let http = reqwest::Client::new();
        let post = async |body: &'static str| {
            let request = http.post(format!("{url}/payouts"));
            let request = request.header("content-type", "application/json");
            let response = request.body(body).send().await.unwrap();
            (response.status().as_u16(), response.text().await.unwrap())
        };
        let (status, _) = post(r#"{"amount":"3.10","reference":"abcd"}"#).await;
        assert_eq!(status, 204);
        let (status, text) = post(r#"{"amount":"3.10"}"#).await;
        assert!(
            status == 400 && text.contains(r#""keyword":"required""#),
            "{text}"
        );
        let (status, text) = post(r#"{"amount":"3.10","reference":"abcde"}"#).await;
        assert!(
            status == 400 && text.contains(r#""keyword":"maxLength""#),
            "{text}"
        );
        let used = post(r#"{"amount":"3.10","reference":"used"}"#).await;
        assert_eq!(used, (409, r#"{"by":"p0"}"#.to_owned()));
        // The overlay removes this operation, so it is not served.
        let status = http.get(format!("{url}/payouts")).send().await.unwrap();
        assert_eq!(status.status(), 405);
    }

    #[tokio::test]
    async fn the_client_knows_what_an_overlay_adds() {
        let url = serve(overlays_mended::router(Payouts)).await;
        let client = overlays_mended::Client::builder().base_url(url).build();
        let request = CreatePayoutRequest {
            body: Payout {
                amount: "3.10".parse().unwrap(),
                reference: "used".to_owned(),
            },
        };
        let refused = client.unwrap().create_payout(&request).await.unwrap_err();
        match refused {
            rt::client::Error::Api(response) => {
                assert_eq!(
                    response.into_value(),
                    CreatePayoutError::Conflict(Used {
                        by: "p0".to_owned()
                    })
                );
            }
            other => panic!("{other}"),
        }
    }
}

mod names {
    use super::*;
    use given_names::operations::*;
    use given_names::types::{Animal, Extent, Kind};

    struct Pets;

    impl given_names::Service for Pets {
        async fn replace_animal(
            &self,
            request: ReplaceAnimalRequest,
            _: Context<()>,
        ) -> rt::server::HandlerResult<ReplaceAnimal> {
            assert_eq!(
                (request.animal.as_str(), request.trace.as_deref()),
                ("7", Some("t"))
            );
            Ok(ReplaceAnimalResponse::Ok(request.body))
        }
    }

    #[tokio::test]
    async fn names_are_in_the_code_and_not_on_the_wire() {
        let url = serve(given_names::router(Pets)).await;
        let body = r#"{"type":"c","size":{"cm":40}}"#;
        let request = reqwest::Client::new().put(format!("{url}/pets/7"));
        let request = request
            .header("content-type", "application/json")
            .header("x-t", "t");
        let response = request.body(body).send().await.unwrap();
        assert_eq!(response.text().await.unwrap(), body);
        let client = given_names::Client::builder()
            .base_url(url)
            .build()
            .unwrap();
        let request = ReplaceAnimalRequest {
            animal: "7".to_owned(),
            trace: Some("t".to_owned()),
            body: Animal {
                species: Kind::Dog,
                size: Extent { centimetres: 9 },
                coat: None,
            },
        };
        let response = client.replace_animal(&request).await.unwrap().into_value();
        assert_eq!(response, ReplaceAnimalResponse::Ok(request.body));
    }

    #[test]
    fn derives_are_there() {
        fn ordered<T: Ord>(_: &T) {}
        fn copied<T: Copy + Eq + std::hash::Hash>(_: &T) {}
        ordered(&Kind::Cat);
        copied(&Extent { centimetres: 1 });
        let sizes: BTreeSet<Kind> = [Kind::Dog, Kind::Cat].into();
        assert_eq!(sizes.first(), Some(&Kind::Cat));
    }
}

mod types {
    use super::*;
    use replaced::{Iban, Money, Urgency};
    use types_replaced::operations::*;
    use types_replaced::types::{Payment, PaymentEither};

    struct Bank;

    impl types_replaced::Service for Bank {
        async fn pay(&self, request: PayRequest, _: Context<()>) -> rt::server::HandlerResult<Pay> {
            let fee = match request.body.fee {
                rt::Presence::Value(fee) => fee.cents,
                rt::Presence::Null | rt::Presence::Absent => 0,
            };
            Ok(PayResponse::Ok {
                body: Money {
                    cents: 10_000 - request.body.amount.cents - fee,
                    currency: request.limit.map_or("EUR".to_owned(), |it| it.currency),
                },
                x_from: request.account,
            })
        }
    }

    fn euros(cents: u64) -> Money {
        Money {
            cents,
            currency: "EUR".to_owned(),
        }
    }

    fn request() -> PayRequest {
        let iban = |text: &str| text.parse::<Iban>().unwrap();
        PayRequest {
            account: iban("DE02"),
            also: Some(vec![iban("NL91"), iban("FR14")]),
            limit: Some(Money {
                cents: 50,
                currency: "CHF".to_owned(),
            }),
            body: Payment {
                amount: euros(310),
                to: iban("BE68"),
                fee: rt::Presence::Value(euros(10)),
                shares: Some(vec![euros(5)]),
                limits: None,
                urgency: Some(Urgency("high".to_owned())),
                either: Some(PaymentEither::Money(euros(100))),
            },
        }
    }

    #[test]
    fn own_types_are_on_the_wire_as_the_document_says() {
        let wire = rt::message::write_request::<Pay>(&request()).unwrap();
        assert_eq!(
            wire.uri().to_string(),
            "/accounts/DE02/payments?also=NL91&also=FR14&limit%5Bamount%5D=0.50&limit%5Bcurrency%5D=CHF"
        );
    }

    #[tokio::test]
    async fn own_types_go_through_client_and_server() {
        let url = serve(types_replaced::router(Bank)).await;
        let client = types_replaced::Client::builder().base_url(url);
        let client = client.build().unwrap();
        let response = client.pay(&request()).await.unwrap().into_value();
        let PayResponse::Ok { body, x_from } = response;
        assert_eq!((body.cents, body.currency.as_str()), (9680, "CHF"));
        assert_eq!(x_from.to_string(), "DE02");
    }

    #[tokio::test]
    async fn the_document_is_checked_around_own_types() {
        let url = serve(types_replaced::router(Bank)).await;
        let http = reqwest::Client::new();
        let post = async |path: &str, body: &'static str| {
            let request = http.post(format!("{url}{path}"));
            let request = request.header("content-type", "application/json");
            let response = request.body(body).send().await.unwrap();
            (response.status().as_u16(), response.text().await.unwrap())
        };
        let body = r#"{"amount":{"amount":"3.10","currency":"EUR"},"to":"DE02"}"#;
        let (status, text) = post("/accounts/DE02/payments?also=A1B&also=A2B", body).await;
        assert_eq!(
            (status, text.as_str()),
            (200, r#"{"amount":"96.90","currency":"EUR"}"#)
        );
        // The type of the parameter refuses an invalid account, and `maxLength` a long one.
        let (status, text) = post("/accounts/de02/payments", body).await;
        assert!(
            status == 400 && text.contains("must be an IBAN"),
            "{status} {text}"
        );
        let long = "/accounts/DE021203000000002020511/payments";
        let (status, text) = post(long, body).await;
        assert!(
            status == 400 && text.contains("maxLength"),
            "{status} {text}"
        );
        let (status, text) = post("/accounts/DE02/payments?also=A1B&also=A2B&also=A3B", body).await;
        assert!(
            status == 400 && text.contains("maxItems"),
            "{status} {text}"
        );
        let limit = "/accounts/DE02/payments?limit%5Bamount%5D=1&limit%5Bcurrency%5D=EUR";
        let (status, text) = post(limit, body).await;
        assert!(status == 400 && text.contains("pattern"), "{status} {text}");
    }

    #[tokio::test]
    async fn a_value_built_in_code_is_checked_before_it_is_sent() {
        let client = types_replaced::Client::builder().base_url("http://127.0.0.1:1");
        let client = client.build().unwrap();
        let mut bad = request();
        bad.body.amount.currency = "EURO".to_owned();
        bad.body.urgency = Some(Urgency("middling".to_owned()));
        let refused = client.pay(&bad).await.unwrap_err();
        let text = format!("{refused:?}");
        assert!(
            text.contains("/amount/currency") && text.contains("maxLength"),
            "{text}"
        );
        assert!(text.contains("/urgency") && text.contains("enum"), "{text}");
        let report = rt::Validate::validate(&bad.body).unwrap_err();
        assert_eq!(report.violations().len(), 2, "{report}");
    }
}
