//! Operations in the form of generated code.

use copperplate_runtime as rt;

pub mod security {
    use copperplate_runtime as rt;

    pub const TOKEN: rt::security::Scheme = rt::security::Scheme {
        name: "token",
        kind: rt::security::SchemeKind::Bearer,
    };
    pub const LOGIN: rt::security::Scheme = rt::security::Scheme {
        name: "login",
        kind: rt::security::SchemeKind::Basic,
    };
    pub const KEY: rt::security::Scheme = rt::security::Scheme {
        name: "key",
        kind: rt::security::SchemeKind::ApiKey {
            location: rt::security::ApiKeyLocation::Header,
            name: "x-key",
        },
    };
    pub const QUERY_KEY: rt::security::Scheme = rt::security::Scheme {
        name: "queryKey",
        kind: rt::security::SchemeKind::ApiKey {
            location: rt::security::ApiKeyLocation::Query,
            name: "key",
        },
    };
    pub const COOKIE_KEY: rt::security::Scheme = rt::security::Scheme {
        name: "cookieKey",
        kind: rt::security::SchemeKind::ApiKey {
            location: rt::security::ApiKeyLocation::Cookie,
            name: "session",
        },
    };
}

#[derive(Clone)]
pub struct NewTransfer {
    pub amount: rt::Decimal,
    pub iban: rt::Sensitive<String>,
    pub reference: Option<String>,
    pub key: Option<String>,
}

rt::object! {
    impl Debug, PartialEq for NewTransfer {
        amount: required("amount"),
        iban: required("iban"),
        reference: optional("reference") where max_length(10),
        key: optional("key"),
        .. => skip,
    }
}

#[derive(Clone)]
pub struct Transfer {
    pub id: String,
}

rt::object! {
    impl Debug, PartialEq for Transfer {
        id: required("id") where max_length(8),
        .. => skip,
    }
}

/// The request of `createTransfer`.
#[derive(Clone, Debug, PartialEq)]
pub struct CreateTransferRequest {
    pub account: String,
    pub idempotency_key: Option<String>,
    pub body: NewTransfer,
}

static ACCOUNT: rt::parameter::Parameter = rt::parameter::Parameter::path("account");
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
        report.body(&rt::body::JSON, &self.body);
    }
}

/// The request of `getTransfer`.
#[derive(Clone, Debug, PartialEq)]
pub struct GetTransferRequest {
    pub account: String,
}

impl rt::message::WriteRequest for GetTransferRequest {
    fn write(&self, to: &mut rt::message::RequestWriter) {
        to.parameter(&ACCOUNT, &self.account);
    }
}

impl rt::message::ReadRequest for GetTransferRequest {
    fn read(from: &mut rt::message::RequestReader<'_>) -> Option<Self> {
        let account = from.parameter(&ACCOUNT);
        Some(Self { account: account? })
    }
}

impl rt::Validate for GetTransferRequest {
    fn check(&self, _: &mut rt::Report, _: &rt::schema::Schema) {}
}

/// The documented success of the operations.
#[derive(Clone, Debug, PartialEq)]
pub enum TransferResponse {
    Created(Transfer),
}

impl rt::message::WriteResponse for TransferResponse {
    fn write(&self, to: &mut rt::message::ResponseWriter) {
        match self {
            Self::Created(body) => {
                to.status(201);
                to.body(&rt::body::JSON, body);
            }
        }
    }
}

impl rt::message::ReadResponse for TransferResponse {
    fn read(from: &mut rt::message::ResponseReader<'_>) -> Option<Self> {
        match from.status() {
            201 => from.body(&rt::body::JSON).map(Self::Created),
            _ => from.undocumented(),
        }
    }
}

/// The documented failures of the operations.
#[derive(Clone, Debug, PartialEq)]
pub enum TransferError {
    BadRequest(Transfer),
    Unauthorized,
    NotAdmissible,
    TooManyRequests,
    ServiceUnavailable,
}

impl rt::message::WriteResponse for TransferError {
    fn write(&self, to: &mut rt::message::ResponseWriter) {
        match self {
            Self::BadRequest(body) => {
                to.status(400);
                to.body(&rt::body::JSON, body);
            }
            Self::Unauthorized => to.status(401),
            Self::NotAdmissible => to.status(422),
            Self::TooManyRequests => to.status(429),
            Self::ServiceUnavailable => to.status(503),
        }
    }
}

impl rt::message::ReadResponse for TransferError {
    fn read(from: &mut rt::message::ResponseReader<'_>) -> Option<Self> {
        match from.status() {
            400 => from.body(&rt::body::JSON).map(Self::BadRequest),
            401 => Some(Self::Unauthorized),
            422 => Some(Self::NotAdmissible),
            429 => Some(Self::TooManyRequests),
            503 => Some(Self::ServiceUnavailable),
            _ => from.undocumented(),
        }
    }

    fn hints(status: u16) -> rt::message::ResponseHints {
        const WAITS: &[rt::message::RetryDelay] = &[
            rt::message::RetryDelay::milliseconds("/details/retry_after_ms"),
            rt::message::RetryDelay::seconds("/wait"),
        ];
        match status {
            400 => rt::message::ResponseHints::new().shown(&["/code", "/message"]),
            422 => rt::message::ResponseHints::new().not_carried_out(),
            429 => rt::message::ResponseHints::new().retry_after(WAITS),
            _ => rt::message::ResponseHints::new(),
        }
    }
}

impl std::fmt::Display for TransferError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::BadRequest(..) => formatter.write_str("400: The request is not valid"),
            Self::Unauthorized => formatter.write_str("401: The request is not authenticated"),
            Self::NotAdmissible => formatter.write_str("422: The request is not admissible"),
            Self::TooManyRequests => formatter.write_str("429: There were too many requests"),
            Self::ServiceUnavailable => formatter.write_str("503: The service can't be used"),
        }
    }
}

impl std::error::Error for TransferError {}

macro_rules! operation {
    ($name:ident, $request:ty, $info:expr) => {
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl rt::Operation for $name {
            const INFO: rt::operation::OperationInfo = $info;
            type Request = $request;
            type Response = TransferResponse;
            type Error = TransferError;
        }
    };
}

const fn post(id: &'static str) -> rt::operation::OperationInfo {
    rt::operation::OperationInfo::new(id, rt::Method::POST, "/accounts/{account}/transfers")
        .consumes(&["application/json"])
        .produces(&["application/json", "application/problem+json"])
}

operation!(
    Keyed,
    CreateTransferRequest,
    post("keyed")
        .security(&[&[security::TOKEN.requires(&["write"])]])
        .idempotency(rt::operation::Idempotency::Header("Idempotency-Key"))
);
operation!(Unkeyed, CreateTransferRequest, post("unkeyed"));
operation!(
    InBody,
    CreateTransferRequest,
    post("inBody").idempotency(rt::operation::Idempotency::HeaderOrMember {
        header: "Idempotency-Key",
        member: "key",
    })
);
operation!(
    Signed,
    CreateTransferRequest,
    post("signed")
        .security(&[&[security::TOKEN.requires(&[])]])
        .idempotency(rt::operation::Idempotency::Header("Idempotency-Key"))
        .signed(&["signature"])
);
operation!(
    Get,
    GetTransferRequest,
    rt::operation::OperationInfo::new("get", rt::Method::GET, "/accounts/{account}")
);
operation!(
    Secured,
    GetTransferRequest,
    rt::operation::OperationInfo::new("secured", rt::Method::GET, "/accounts/{account}").security(
        &[
            &[],
            &[security::LOGIN.requires(&[]), security::KEY.requires(&[]),],
            &[security::QUERY_KEY.requires(&[])],
            &[security::COOKIE_KEY.requires(&[])],
        ]
    )
);
operation!(
    Post,
    GetTransferRequest,
    rt::operation::OperationInfo::new("post", rt::Method::POST, "/accounts/{account}")
);
operation!(
    Put,
    GetTransferRequest,
    rt::operation::OperationInfo::new("put", rt::Method::PUT, "/accounts/{account}")
);
operation!(
    Patch,
    GetTransferRequest,
    rt::operation::OperationInfo::new("patch", rt::Method::PATCH, "/accounts/{account}")
);
