//! Servers with some of the operations of an API.

use copperplate_runtime as rt;
use rt::server::{Authenticate, Context, Credentials, Denied, HandlerResult, Unimplemented};

use crate::api::{DeleteFile, GetJson, GetOwn, Named, Nothing, OWN, Said};
use crate::{TOKEN, call, request};

static REFUSALS: rt::refusal::Refusals = OWN;

/// The trait of an API, in the form of generated code.
pub trait Service: Authenticate {
    fn get_own(
        &self,
        request: Nothing,
        context: Context<Self::Principal>,
    ) -> impl Future<Output = HandlerResult<GetOwn>> + Send;
    fn get_json(
        &self,
        request: Named,
        context: Context<Option<Self::Principal>>,
    ) -> impl Future<Output = HandlerResult<GetJson>> + Send;
    fn delete_file(
        &self,
        request: Named,
        context: Context<()>,
    ) -> impl Future<Output = HandlerResult<DeleteFile>> + Send;
}

rt::routes! {
    Service, PartialService: [Authenticate], REFUSALS {
        secured GetOwn => get_own,
        optional GetJson => get_json,
        public DeleteFile => delete_file,
    }
}

macro_rules! authenticates {
    ($($name:ident)*) => {$(
        impl Authenticate for $name {
            type Principal = String;

            async fn authenticate(&self, of: Credentials<'_>) -> Result<String, Denied> {
                of.bearer().map(str::to_owned).ok_or(Denied::Unauthenticated)
            }
        }
    )*};
}

struct Some;
struct Whole;
authenticates! { Some Whole }

impl PartialService for Some {
    async fn get_json(
        &self,
        request: Named,
        context: Context<Option<String>>,
    ) -> HandlerResult<GetJson> {
        Ok(Said::Ok(format!(
            "{} {:?}",
            request.name,
            context.principal()
        )))
    }
}

impl Service for Whole {
    async fn get_own(&self, _: Nothing, context: Context<String>) -> HandlerResult<GetOwn> {
        Ok(Said::Ok(context.into_principal()))
    }

    async fn get_json(&self, _: Named, _: Context<Option<String>>) -> HandlerResult<GetJson> {
        Ok(Said::NoContent)
    }

    fn delete_file(
        &self,
        _: Named,
        _: Context<()>,
    ) -> impl Future<Output = HandlerResult<DeleteFile>> + Send {
        Unimplemented::new()
    }
}

#[tokio::test]
async fn an_operation_that_is_not_written_answers_501_and_is_listed() {
    let routes = routes(Some);
    let ids: Vec<_> = routes.unimplemented().map(|it| it.id).collect();
    assert_eq!(ids, ["getOwn", "deleteFile"]);
    let router = routes.finish();
    let send = |line, headers: &[&str]| call(router.clone(), request(line, headers, ""));
    let seen = send("GET /files/a.json", &[]).await;
    assert_eq!((seen.status, seen.text.as_str()), (200, "\"a None\""));
    let seen = send("DELETE /files/a", &[]).await;
    assert_eq!(seen.status, 501);
    assert!(seen.text.contains("not implemented"), "{}", seen.text);
    // A stranger does not learn what is missing.
    assert_eq!(send("GET /keyed/me", &[]).await.status, 401);
    assert_eq!(send("GET /keyed/me", &[TOKEN]).await.status, 501);
}

#[tokio::test]
async fn a_whole_server_may_leave_out_an_operation_too() {
    let routes = routes(Whole);
    let ids: Vec<_> = routes.unimplemented().map(|it| it.id).collect();
    assert_eq!(ids, ["deleteFile"]);
    let router = router(Whole);
    let seen = call(router.clone(), request("GET /keyed/me", &[TOKEN], "")).await;
    assert_eq!((seen.status, seen.text.as_str()), (200, "\"s3cret\""));
    let seen = call(router, request("DELETE /files/a", &[], "")).await;
    assert_eq!(seen.status, 501);
}
