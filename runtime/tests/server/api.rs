//! A small API in the form of generated code, and a service for it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use copperplate_runtime as rt;
use rt::header::HeaderValue;
use rt::refusal::Refusal;
use rt::refusal::RefusalTemplate;
use rt::server::{
    Authenticate, Context, Credential, Credentials, Denied, Failed, HandlerResult, Router, Routes,
};

const TOKEN: rt::security::Scheme = rt::security::Scheme {
    name: "token",
    kind: rt::security::SchemeKind::Bearer,
};
const LOGIN: rt::security::Scheme = rt::security::Scheme {
    name: "login",
    kind: rt::security::SchemeKind::Basic,
};
const KEY: rt::security::Scheme = rt::security::Scheme {
    name: "key",
    kind: rt::security::SchemeKind::ApiKey {
        location: rt::security::ApiKeyLocation::Header,
        name: "X-Api-Key",
    },
};
const QUERY_KEY: rt::security::Scheme = rt::security::Scheme {
    name: "queryKey",
    kind: rt::security::SchemeKind::ApiKey {
        location: rt::security::ApiKeyLocation::Query,
        name: "api key",
    },
};
const COOKIE_KEY: rt::security::Scheme = rt::security::Scheme {
    name: "cookieKey",
    kind: rt::security::SchemeKind::ApiKey {
        location: rt::security::ApiKeyLocation::Cookie,
        name: "session",
    },
};

static NAME: rt::parameter::Parameter = rt::parameter::Parameter::path("name");
static TRACE: rt::parameter::Parameter =
    rt::parameter::Parameter::header("x-trace").schema(rt::schema::Schema::new().max_length(3));
static WORDS: rt::schema::Schema = rt::schema::Schema::new().max_length(5);

/// The response of every operation here: 200 with a string, or 409 with one.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    Ok(String),
    /// A header that can't be written if the text has several lines.
    Located(String),
    NoContent,
}

static LOCATION: rt::parameter::Parameter = rt::parameter::Parameter::header("location");

impl rt::message::WriteResponse for Said {
    fn write(&self, to: &mut rt::message::ResponseWriter) {
        match self {
            Self::Ok(body) => {
                to.status(200);
                to.body(&rt::body::JSON, body);
            }
            Self::Located(location) => {
                to.status(201);
                to.parameter(&LOCATION, location);
            }
            Self::NoContent => {
                to.status(204);
            }
        }
    }
}

impl rt::message::ReadResponse for Said {
    fn read(from: &mut rt::message::ResponseReader<'_>) -> Option<Self> {
        match from.status() {
            200 => from.body(&rt::body::JSON).map(Self::Ok),
            204 => Some(Self::NoContent),
            _ => from.undocumented(),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum SaidNo {
    Conflict(String),
}

impl rt::message::WriteResponse for SaidNo {
    fn write(&self, to: &mut rt::message::ResponseWriter) {
        match self {
            Self::Conflict(body) => {
                to.status(409);
                to.body(&rt::body::JSON, body);
            }
        }
    }
}

impl rt::message::ReadResponse for SaidNo {
    fn read(from: &mut rt::message::ResponseReader<'_>) -> Option<Self> {
        match from.status() {
            409 => from.body(&rt::body::JSON).map(Self::Conflict),
            _ => from.undocumented(),
        }
    }
}

impl std::fmt::Display for SaidNo {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("409: There is one already")
    }
}

impl std::error::Error for SaidNo {}

#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    pub name: String,
}

impl rt::message::WriteRequest for Named {
    fn write(&self, to: &mut rt::message::RequestWriter) {
        to.parameter(&NAME, &self.name);
    }
}

impl rt::message::ReadRequest for Named {
    fn read(from: &mut rt::message::RequestReader<'_>) -> Option<Self> {
        let name = from.parameter(&NAME);
        Some(Self { name: name? })
    }
}

impl rt::Validate for Named {
    fn check(&self, _: &mut rt::Report, _: &rt::schema::Schema) {}
}

#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    pub name: String,
    pub trace: Option<String>,
    pub body: String,
}

impl rt::message::WriteRequest for Note {
    fn write(&self, to: &mut rt::message::RequestWriter) {
        to.parameter(&NAME, &self.name);
        to.optional(&TRACE, &self.trace);
        to.body(
            &rt::body::JsonBody::new("application/json").schema(&WORDS),
            &self.body,
        );
    }
}

impl rt::message::ReadRequest for Note {
    fn read(from: &mut rt::message::RequestReader<'_>) -> Option<Self> {
        let name = from.parameter(&NAME);
        let trace = from.optional(&TRACE);
        let body = from.body(&rt::body::JsonBody::new("application/json").schema(&WORDS));
        Some(Self {
            name: name?,
            trace,
            body: body?,
        })
    }
}

impl rt::Validate for Note {
    fn check(&self, report: &mut rt::Report, _: &rt::schema::Schema) {
        report.body(
            &rt::body::JsonBody::new("application/json").schema(&WORDS),
            &self.body,
        );
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Nothing;

impl rt::message::WriteRequest for Nothing {
    fn write(&self, _: &mut rt::message::RequestWriter) {}
}

impl rt::message::ReadRequest for Nothing {
    fn read(_: &mut rt::message::RequestReader<'_>) -> Option<Self> {
        Some(Self)
    }
}

impl rt::Validate for Nothing {
    fn check(&self, _: &mut rt::Report, _: &rt::schema::Schema) {}
}

macro_rules! operations {
    ($($name:ident($request:ty) = $info:expr;)*) => {$(
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl rt::Operation for $name {
            const INFO: rt::operation::OperationInfo = $info;
            type Request = $request;
            type Response = Said;
            type Error = SaidNo;
        }
    )*};
}

operations! {
    CreateNote(Note) = rt::operation::OperationInfo::new("createNote", rt::operation::MethodName::POST, "/notes/{name}")
        .security(&[
            &[TOKEN.requires(&["notes:write"])],
            &[LOGIN.requires(&[]), KEY.requires(&[])],
        ])
        .consumes(&["application/json"])
        .produces(&["application/json"]);
    GetNote(Named) = rt::operation::OperationInfo::new("getNote", rt::operation::MethodName::GET, "/notes/{name}")
        .security(&[&[QUERY_KEY.requires(&[])], &[COOKIE_KEY.requires(&[])]])
        .produces(&["application/json"]);
    GetJson(Named) = rt::operation::OperationInfo::new("getJson", rt::operation::MethodName::GET, "/files/{name}.json")
        .security(&[&[], &[TOKEN.requires(&[])]])
        .produces(&["application/json"]);
    GetKeyed(Named) = rt::operation::OperationInfo::new("getKeyed", rt::operation::MethodName::GET, "/keyed/{name}")
        .security(&[
            &[],
            &[KEY.requires(&[])],
            &[QUERY_KEY.requires(&[])],
            &[COOKIE_KEY.requires(&[])],
            &[LOGIN.requires(&[]), TOKEN.requires(&[])],
        ]);
    GetOwn(Nothing) = rt::operation::OperationInfo::new("getOwn", rt::operation::MethodName::GET, "/keyed/me")
        .security(&[&[TOKEN.requires(&[])]]);
    GetRoot(Nothing) = rt::operation::OperationInfo::new("getRoot", rt::operation::MethodName::GET, "/keyed/%7eroot%2F")
        .security(&[&[TOKEN.requires(&[])]]);
    DeleteFile(Named) = rt::operation::OperationInfo::new("deleteFile", rt::operation::MethodName::DELETE, "/files/{name}");
    DeleteJson(Named) =
        rt::operation::OperationInfo::new("deleteJson", rt::operation::MethodName::DELETE, "/files/{name}.json");
    GetXml(Named) = rt::operation::OperationInfo::new("getXml", rt::operation::MethodName::GET, "/files/{name}.xml");
    PutText(Named) = rt::operation::OperationInfo::new("putText", rt::operation::MethodName::PUT, "/texts/{name}")
        .consumes(&["text/*"]);
    Ping(Nothing) = rt::operation::OperationInfo::new("ping", rt::operation::MethodName::GET, "/:odd/*path/x}?beta=true");
    SearchNotes(Nothing) = rt::operation::OperationInfo::new("searchNotes", rt::operation::MethodName::QUERY, "/notes");
    ListFiles(Nothing) = rt::operation::OperationInfo::new("listFiles", rt::operation::MethodName::GET, "/files");
    SearchFiles(Nothing) = rt::operation::OperationInfo::new("searchFiles", rt::operation::MethodName::QUERY, "/files");
    DeleteNote(Nothing) =
        rt::operation::OperationInfo::new("deleteNote", rt::operation::MethodName::DELETE, "/notes/{id}");
}

/// The service trait of the API.
pub trait Service: Authenticate {
    fn create_note(
        &self,
        request: Note,
        context: Context<Self::Principal>,
    ) -> impl Future<Output = HandlerResult<CreateNote>> + Send;
    fn get_note(
        &self,
        request: Named,
        context: Context<Self::Principal>,
    ) -> impl Future<Output = HandlerResult<GetNote>> + Send;
    fn get_json(
        &self,
        request: Named,
        context: Context<Option<Self::Principal>>,
    ) -> impl Future<Output = HandlerResult<GetJson>> + Send;
    fn get_xml(
        &self,
        request: Named,
        context: Context<()>,
    ) -> impl Future<Output = HandlerResult<GetXml>> + Send;
    fn put_text(
        &self,
        request: Named,
        context: Context<()>,
    ) -> impl Future<Output = HandlerResult<PutText>> + Send;
    fn ping(
        &self,
        request: Nothing,
        context: Context<()>,
    ) -> impl Future<Output = HandlerResult<Ping>> + Send;
}

pub fn routes<S: Service>(routes: Routes<S>) -> Router {
    routes
        .secured::<CreateNote, _, _>(|service, request, context| async move {
            service.create_note(request, context).await
        })
        .secured::<GetNote, _, _>(|service, request, context| async move {
            service.get_note(request, context).await
        })
        .optional::<GetJson, _, _>(|service, request, context| async move {
            service.get_json(request, context).await
        })
        .optional::<GetKeyed, _, _>(|service, request, context| async move {
            Ok(service.get_json(request, context).await.unwrap())
        })
        .secured::<GetOwn, _, _>(|_, _, _| async { Ok(Said::NoContent) })
        .secured::<GetRoot, _, _>(|_, _, _| async { Ok(Said::NoContent) })
        .public::<DeleteFile, _, _>(|_, request, _| async move { Ok(Said::Ok(request.name)) })
        .public::<DeleteJson, _, _>(|_, request, _| async move { Ok(Said::Ok(request.name)) })
        .public::<GetXml, _, _>(|service, request, context| async move {
            service.get_xml(request, context).await
        })
        .public::<PutText, _, _>(|service, request, context| async move {
            service.put_text(request, context).await
        })
        .public::<Ping, _, _>(|service, request, context| async move {
            service.ping(request, context).await
        })
        .finish()
}

/// A router with problem details for every refusal.
pub fn router<S: Service>(service: S) -> Router {
    routes(Routes::new(service, &PLAIN))
}

/// A router with a template for every refusal.
pub fn own_router<S: Service>(service: S) -> Router {
    routes(Routes::new(service, &OWN))
}

/// A router with a body limit.
pub fn limited_router<S: Service>(service: S, limit: usize) -> Router {
    routes(Routes::new(service, &PLAIN).body_limit(limit))
}

/// A router for another API with the same path structure.
pub fn second_router() -> Router {
    Routes::new((), &PLAIN)
        .public::<DeleteNote, _, _>(|_, _, _| async { Ok(Said::NoContent) })
        .finish()
}

/// A router with the method QUERY, alone and beside another method.
pub fn query_router() -> Router {
    Routes::new((), &PLAIN)
        .public::<SearchNotes, _, _>(|_, _, _| async { Ok(Said::NoContent) })
        .public::<ListFiles, _, _>(|_, _, _| async { Ok(Said::NoContent) })
        .public::<SearchFiles, _, _>(|_, _, _| async { Ok(Said::NoContent) })
        .finish()
}

/// A router whose handler signals its start and never ends.
#[cfg(feature = "serve")]
pub fn endless_router(begun: Arc<tokio::sync::Semaphore>) -> Router {
    Routes::new((), &PLAIN)
        .public::<ListFiles, _, _>(move |_, _, _| {
            let begun = Arc::clone(&begun);
            async move {
                begun.add_permits(1);
                std::future::pending::<()>().await;
                Ok(Said::NoContent)
            }
        })
        .finish()
}

/// A router with an endless stream of events.
#[cfg(feature = "serve")]
pub fn stream_router() -> (Router, Arc<()>) {
    struct Ticks(#[allow(dead_code)] Arc<()>);

    impl rt::Stream for Ticks {
        type Item = Result<rt::Bytes, std::io::Error>;

        fn poll_next(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Self::Item>> {
            let tick = rt::Bytes::from(vec![b'x'; 1 << 16]);
            std::task::Poll::Ready(Some(Ok(tick)))
        }
    }

    let held = Arc::new(());
    let given = Arc::clone(&held);
    let router = Routes::new((), &PLAIN)
        .public::<Watch, _, _>(move |_, _, _| {
            let ticks = rt::body::ByteStream::from_stream(Ticks(Arc::clone(&given)));
            async move { Ok(Watched::Ok(ticks)) }
        })
        .finish();
    (router, held)
}

/// `GET /ticks`
pub struct Watch;

impl rt::Operation for Watch {
    const INFO: rt::operation::OperationInfo =
        rt::operation::OperationInfo::new("watch", rt::operation::MethodName::GET, "/ticks")
            .streamed_response_types(&["a/b"]);
    type Request = Nothing;
    type Response = Watched;
    type Error = SaidNo;
}

/// The response of the operation.
#[derive(Clone, Debug, PartialEq)]
pub enum Watched {
    Ok(rt::body::ByteStream),
}

static TICKS: rt::body::StreamBody = rt::body::StreamBody::new("a/b");

rt::response! {
    Watched {
        200 => Ok(body: body(&TICKS)),
    }
}

pub static PLAIN: rt::refusal::Refusals = rt::refusal::Refusals::new();

const fn template(status: u16) -> RefusalTemplate {
    RefusalTemplate {
        status,
        media_type: "application/vnd.own+json",
        body: r#"{"code":"{status}","why":"{detail}","all":["{violations}"]}"#,
    }
}

pub static OWN: rt::refusal::Refusals = rt::refusal::Refusals::new()
    .on(Refusal::Invalid, template(422))
    .on(Refusal::Unauthenticated, template(401))
    .on(Refusal::Forbidden, template(404))
    .on(Refusal::NotAcceptable, template(400))
    .on(Refusal::TooLarge, template(400))
    .on(Refusal::UnsupportedMediaType, template(400))
    .on(Refusal::Failed, template(503))
    .on(Refusal::NotFound, template(404))
    .on(Refusal::MethodNotAllowed, template(405))
    .on(Refusal::RequestTimeout, template(408))
    .on(Refusal::GatewayTimeout, template(504));

/// A service that returns its input and counts its calls.
#[derive(Clone, Default)]
pub struct Desk {
    pub handled: Arc<AtomicUsize>,
    /// The `Debug` text of all credentials and contexts.
    pub shown: Arc<Mutex<String>>,
}

impl Desk {
    fn show(&self, what: &impl std::fmt::Debug) {
        self.shown
            .lock()
            .unwrap()
            .push_str(&format!("{what:?} {what:#?}\n"));
    }

    fn response<P: std::fmt::Debug>(&self, text: String, context: &Context<P>) -> Said {
        self.handled.fetch_add(1, Ordering::SeqCst);
        self.show(context);
        self.show(context.headers());
        Said::Ok(format!("{text} for {:?}", context.principal()))
    }
}

impl Authenticate for Desk {
    type Principal = String;

    async fn authenticate(&self, credentials: Credentials<'_>) -> Result<String, Denied> {
        self.show(&credentials);
        let scopes: Vec<_> = credentials.scopes().collect();
        match credentials.bearer() {
            Some("s3cret") => return Ok(format!("token {}", scopes.join(" "))),
            Some("weak") => return Err(Denied::Forbidden),
            Some("bug") => panic!("s3cret of the authenticator"),
            Some(_) => return Err(Denied::Unauthenticated),
            None => {}
        }
        let key = ["key", "queryKey", "cookieKey"]
            .iter()
            .find_map(|name| credentials.get(name));
        match (credentials.get("login"), key) {
            (Some(Credential::Basic { user, password }), Some(Credential::Key(key)))
                if password.expose() == "p:w" && key.expose() == "k3y" =>
            {
                Ok(format!("login {user}"))
            }
            (None, Some(Credential::Key(key))) if key.expose() == "k3y" => Ok("key".to_owned()),
            _ => Err(Denied::Unauthenticated),
        }
    }
}

impl Service for Desk {
    async fn create_note(
        &self,
        request: Note,
        context: Context<String>,
    ) -> HandlerResult<CreateNote> {
        context.add_header(rt::header::SET_COOKIE, HeaderValue::from_static("a=1"));
        context.add_header(rt::header::SET_COOKIE, HeaderValue::from_static("b=2"));
        context.add_header(
            rt::header::CONTENT_TYPE,
            HeaderValue::from_static("text/html"),
        );
        let message = self.response(format!("{} {}", request.name, request.body), &context);
        match request.body.as_str() {
            "twice" => Err(SaidNo::Conflict("There is one already".to_owned()).into()),
            "down" => Err(std::io::Error::other("s3cret of the database"))?,
            "gone" => Err(Failed::undocumented(
                rt::response::Undocumented::new(rt::StatusCode::GONE).body("text/plain", "gone"),
            )),
            "frame" => {
                context.add_header(rt::header::CONTENT_LENGTH, HeaderValue::from_static("1"));
                Ok(message)
            }
            "bug" => panic!("s3cret of the handler"),
            "later" => {
                tokio::task::yield_now().await;
                panic!("s3cret of the handler");
            }
            "line" => Ok(Said::Located("a\nb".to_owned())),
            _ => Ok(message),
        }
    }

    async fn get_note(&self, request: Named, context: Context<String>) -> HandlerResult<GetNote> {
        Ok(self.response(request.name, &context))
    }

    async fn get_json(
        &self,
        request: Named,
        context: Context<Option<String>>,
    ) -> HandlerResult<GetJson> {
        Ok(self.response(format!("json {}", request.name), &context))
    }

    async fn get_xml(&self, request: Named, context: Context<()>) -> HandlerResult<GetXml> {
        Ok(self.response(format!("xml {}", request.name), &context))
    }

    async fn put_text(&self, request: Named, context: Context<()>) -> HandlerResult<PutText> {
        Ok(self.response(request.name, &context))
    }

    async fn ping(&self, _: Nothing, context: Context<()>) -> HandlerResult<Ping> {
        let on = context.extensions().get::<&str>().copied();
        Ok(self.response(
            format!(
                "{} {} {}",
                context.method(),
                context.uri(),
                on.unwrap_or("-")
            ),
            &context,
        ))
    }
}
