//! An operation in the form of generated code, with client and server.

use copperplate_runtime as rt;
use rt::server::Authenticate;

/// A transfer to make.
#[derive(Clone)]
pub struct NewTransfer {
    pub amount: rt::Decimal,
    pub reference: Option<String>,
}

rt::object! {
    impl Debug, PartialEq for NewTransfer {
        amount: required("amount") where exclusive_minimum("0") multiple_of("0.01") as_string(),
        reference: optional("reference") where max_length(10),
        .. => refuse,
    }
}

pub const TOKEN: rt::security::Scheme = rt::security::Scheme {
    name: "token",
    kind: rt::security::SchemeKind::Bearer,
};

/// `POST /accounts/{account}/transfers`
#[derive(Clone, Copy, Debug)]
pub struct CreateTransfer;

impl rt::Operation for CreateTransfer {
    const INFO: rt::operation::OperationInfo = rt::operation::OperationInfo::new(
        "createTransfer",
        rt::operation::MethodName::POST,
        "/accounts/{account}/transfers",
    )
    .security(&[&[TOKEN.requires(&["transfers:write"])]])
    .consumes(&["application/json"])
    .produces(&["application/json"])
    .idempotency(rt::operation::Idempotency::Header("Idempotency-Key"))
    .signed(&["signature"])
    .body_limit(200);
    type Request = CreateTransferRequest;
    type Response = CreateTransferResponse;
    type Error = CreateTransferError;
}

/// The request of `createTransfer`.
#[derive(Clone, Debug, PartialEq)]
pub struct CreateTransferRequest {
    pub account: String,
    pub idempotency_key: Option<String>,
    pub body: NewTransfer,
}

static ACCOUNT: rt::parameter::Parameter =
    rt::parameter::Parameter::path("account").schema(rt::schema::Schema::new().max_length(20));
static IDEMPOTENCY_KEY: rt::parameter::Parameter =
    rt::parameter::Parameter::header("Idempotency-Key");

impl rt::message::WriteRequest for CreateTransferRequest {
    fn write(&self, to: &mut rt::message::RequestWriter) {
        to.parameter(&ACCOUNT, &self.account);
        to.optional(&IDEMPOTENCY_KEY, &self.idempotency_key);
        to.body(&rt::body::JSON, &self.body);
    }
}

impl rt::message::ReadRequest for CreateTransferRequest {
    fn read(from: &mut rt::message::RequestReader<'_>) -> Option<Self> {
        let account = from.parameter(&ACCOUNT);
        let idempotency_key = from.optional(&IDEMPOTENCY_KEY);
        from.signed("signature");
        let body = from.body(&rt::body::JSON);
        Some(Self {
            account: account?,
            idempotency_key,
            body: body?,
        })
    }
}

impl rt::Validate for CreateTransferRequest {
    fn check(&self, report: &mut rt::Report, _: &rt::schema::Schema) {
        report.parameter(&ACCOUNT, &self.account);
        report.body(&rt::body::JSON, &self.body);
    }
}

/// The documented success of `createTransfer`.
#[derive(Clone, Debug, PartialEq)]
pub enum CreateTransferResponse {
    /// 201: The transfer was made.
    Created { body: NewTransfer, location: String },
}

static CREATED_LOCATION: rt::parameter::Parameter = rt::parameter::Parameter::header("Location");

impl rt::message::WriteResponse for CreateTransferResponse {
    fn write(&self, to: &mut rt::message::ResponseWriter) {
        match self {
            Self::Created { body, location } => {
                to.status(201);
                to.parameter(&CREATED_LOCATION, location);
                to.body(&rt::body::JSON, body);
            }
        }
    }
}

impl rt::message::ReadResponse for CreateTransferResponse {
    fn read(from: &mut rt::message::ResponseReader<'_>) -> Option<Self> {
        match from.status() {
            201 => {
                let location = from.parameter(&CREATED_LOCATION);
                let body = from.body(&rt::body::JSON);
                Some(Self::Created {
                    body: body?,
                    location: location?,
                })
            }
            _ => from.undocumented(),
        }
    }
}

/// The documented failures of `createTransfer`.
#[derive(Clone, Debug, PartialEq)]
pub enum CreateTransferError {
    /// 409: The key was used with another body.
    Conflict(String),
    /// 503: Try again later.
    ServiceUnavailable,
}

impl rt::message::WriteResponse for CreateTransferError {
    fn write(&self, to: &mut rt::message::ResponseWriter) {
        match self {
            Self::Conflict(body) => {
                to.status(409);
                to.body(&rt::body::JSON, body);
            }
            Self::ServiceUnavailable => to.status(503),
        }
    }
}

impl rt::message::ReadResponse for CreateTransferError {
    fn read(from: &mut rt::message::ResponseReader<'_>) -> Option<Self> {
        match from.status() {
            409 => from.body(&rt::body::JSON).map(Self::Conflict),
            503 => Some(Self::ServiceUnavailable),
            _ => from.undocumented(),
        }
    }
}

impl std::fmt::Display for CreateTransferError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Conflict(..) => formatter.write_str("409: The key was used with another body"),
            Self::ServiceUnavailable => formatter.write_str("503: Try again later"),
        }
    }
}

impl std::error::Error for CreateTransferError {}

/// The service trait of the API.
pub trait Service: Authenticate {
    fn create_transfer(
        &self,
        request: CreateTransferRequest,
        context: rt::server::Context<Self::Principal>,
    ) -> impl Future<Output = rt::server::HandlerResult<CreateTransfer>> + Send;
}

pub fn router<S: Service>(service: S) -> rt::server::Router {
    rt::server::Routes::new(service, &REFUSALS)
        .secured::<CreateTransfer, _, _>(|service, request, context| async move {
            service.create_transfer(request, context).await
        })
        .finish()
}

const fn own(status: u16) -> rt::refusal::RefusalTemplate {
    rt::refusal::RefusalTemplate {
        status,
        media_type: "application/json",
        body: r#"{"code":"{status}","error":"{title}","places":"{violations}"}"#,
    }
}

pub static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new()
    .on(rt::refusal::Refusal::Invalid, own(400))
    .on(rt::refusal::Refusal::Unauthenticated, own(401))
    .on(rt::refusal::Refusal::Forbidden, own(403))
    .on(rt::refusal::Refusal::NotAcceptable, own(406))
    .on(rt::refusal::Refusal::TooLarge, own(413))
    .on(rt::refusal::Refusal::UnsupportedMediaType, own(415))
    .on(rt::refusal::Refusal::Failed, own(500));

/// Calls the API.
#[derive(Clone, Debug)]
pub struct Client(rt::client::Client);

impl Client {
    pub fn builder() -> rt::client::Builder<Self> {
        rt::client::Builder::new(&[], Self)
    }

    pub async fn create_transfer(
        &self,
        request: &CreateTransferRequest,
    ) -> Result<
        rt::client::ApiResponse<CreateTransferResponse>,
        rt::client::CallError<CreateTransfer>,
    > {
        self.0.send::<CreateTransfer>(request).await
    }
}
