//! Operations in the form that the generator writes.

use copperplate_runtime as rt;

pub mod security {
    use copperplate_runtime as rt;

    pub const TOKEN: rt::Scheme = rt::Scheme {
        name: "token",
        kind: rt::SchemeKind::Bearer,
    };
    pub const LOGIN: rt::Scheme = rt::Scheme {
        name: "login",
        kind: rt::SchemeKind::Basic,
    };
    pub const KEY: rt::Scheme = rt::Scheme {
        name: "key",
        kind: rt::SchemeKind::ApiKey {
            place: rt::ApiKeyLocation::Header,
            name: "x-key",
        },
    };
    pub const QUERY_KEY: rt::Scheme = rt::Scheme {
        name: "queryKey",
        kind: rt::SchemeKind::ApiKey {
            place: rt::ApiKeyLocation::Query,
            name: "key",
        },
    };
    pub const COOKIE_KEY: rt::Scheme = rt::Scheme {
        name: "cookieKey",
        kind: rt::SchemeKind::ApiKey {
            place: rt::ApiKeyLocation::Cookie,
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

/// What `createTransfer` is called with.
#[derive(Clone, Debug, PartialEq)]
pub struct CreateTransferRequest {
    pub account: String,
    pub idempotency_key: Option<String>,
    pub body: NewTransfer,
}

static ACCOUNT: rt::Parameter = rt::Parameter::path("account");
static IDEMPOTENCY_KEY: rt::Parameter = rt::Parameter::header("Idempotency-Key");

impl rt::WriteRequest for CreateTransferRequest {
    fn write(&self, to: &mut rt::RequestWriter) {
        to.parameter(&ACCOUNT, &self.account);
        to.optional(&IDEMPOTENCY_KEY, &self.idempotency_key);
        to.body(&rt::JSON, &self.body);
    }
}

impl rt::ReadRequest for CreateTransferRequest {
    fn read(from: &mut rt::RequestReader<'_>) -> Option<Self> {
        let account = from.parameter(&ACCOUNT);
        let idempotency_key = from.optional(&IDEMPOTENCY_KEY);
        let body = from.body(&rt::JSON);
        Some(Self {
            account: account?,
            idempotency_key,
            body: body?,
        })
    }
}

impl rt::Validate for CreateTransferRequest {
    fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
        report.body(&rt::JSON, &self.body);
    }
}

/// What `getTransfer` is called with.
#[derive(Clone, Debug, PartialEq)]
pub struct GetTransferRequest {
    pub account: String,
}

impl rt::WriteRequest for GetTransferRequest {
    fn write(&self, to: &mut rt::RequestWriter) {
        to.parameter(&ACCOUNT, &self.account);
    }
}

impl rt::ReadRequest for GetTransferRequest {
    fn read(from: &mut rt::RequestReader<'_>) -> Option<Self> {
        let account = from.parameter(&ACCOUNT);
        Some(Self { account: account? })
    }
}

impl rt::Validate for GetTransferRequest {
    fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
}

/// What the operations answer when they succeed.
#[derive(Clone, Debug, PartialEq)]
pub enum TransferResponse {
    Created(Transfer),
}

impl rt::WriteResponse for TransferResponse {
    fn write(&self, to: &mut rt::ResponseWriter) {
        match self {
            Self::Created(body) => {
                to.status(201);
                to.body(&rt::JSON, body);
            }
        }
    }
}

impl rt::ReadResponse for TransferResponse {
    fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
        match from.status() {
            201 => from.body(&rt::JSON).map(Self::Created),
            _ => from.undocumented(),
        }
    }
}

/// What the operations answer when they fail.
#[derive(Clone, Debug, PartialEq)]
pub enum TransferError {
    BadRequest(Transfer),
    Unauthorized,
    NotAdmissible,
    TooManyRequests,
    ServiceUnavailable,
}

impl rt::WriteResponse for TransferError {
    fn write(&self, to: &mut rt::ResponseWriter) {
        match self {
            Self::BadRequest(body) => {
                to.status(400);
                to.body(&rt::JSON, body);
            }
            Self::Unauthorized => to.status(401),
            Self::NotAdmissible => to.status(422),
            Self::TooManyRequests => to.status(429),
            Self::ServiceUnavailable => to.status(503),
        }
    }
}

impl rt::ReadResponse for TransferError {
    fn read(from: &mut rt::ResponseReader<'_>) -> Option<Self> {
        match from.status() {
            400 => from.body(&rt::JSON).map(Self::BadRequest),
            401 => Some(Self::Unauthorized),
            422 => Some(Self::NotAdmissible),
            429 => Some(Self::TooManyRequests),
            503 => Some(Self::ServiceUnavailable),
            _ => from.undocumented(),
        }
    }

    fn hints(status: u16) -> rt::ResponseHints {
        const WAITS: &[rt::RetryDelay] = &[
            rt::RetryDelay::milliseconds("/details/retry_after_ms"),
            rt::RetryDelay::seconds("/wait"),
        ];
        match status {
            422 => rt::ResponseHints::new().not_carried_out(),
            429 => rt::ResponseHints::new().retry_after(WAITS),
            _ => rt::ResponseHints::new(),
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
            const INFO: rt::OperationInfo = $info;
            type Request = $request;
            type Response = TransferResponse;
            type Error = TransferError;
        }
    };
}

const fn post(id: &'static str) -> rt::OperationInfo {
    rt::OperationInfo::new(id, rt::Method::POST, "/accounts/{account}/transfers")
        .consumes(&["application/json"])
        .produces(&["application/json", "application/problem+json"])
}

operation!(
    Keyed,
    CreateTransferRequest,
    post("keyed")
        .security(&[&[security::TOKEN.requires(&["write"])]])
        .idempotency(rt::Idempotency::Header("Idempotency-Key"))
);
operation!(Unkeyed, CreateTransferRequest, post("unkeyed"));
operation!(
    InBody,
    CreateTransferRequest,
    post("inBody").idempotency(rt::Idempotency::HeaderOrMember {
        header: "Idempotency-Key",
        member: "key",
    })
);
operation!(
    Signed,
    CreateTransferRequest,
    post("signed")
        .security(&[&[security::TOKEN.requires(&[])]])
        .idempotency(rt::Idempotency::Header("Idempotency-Key"))
        .signed(&["signature"])
);
operation!(
    Get,
    GetTransferRequest,
    rt::OperationInfo::new("get", rt::Method::GET, "/accounts/{account}")
);
operation!(
    Secured,
    GetTransferRequest,
    rt::OperationInfo::new("secured", rt::Method::GET, "/accounts/{account}").security(&[
        &[],
        &[security::LOGIN.requires(&[]), security::KEY.requires(&[]),],
        &[security::QUERY_KEY.requires(&[])],
        &[security::COOKIE_KEY.requires(&[])],
    ])
);
operation!(
    Post,
    GetTransferRequest,
    rt::OperationInfo::new("post", rt::Method::POST, "/accounts/{account}")
);
operation!(
    Put,
    GetTransferRequest,
    rt::OperationInfo::new("put", rt::Method::PUT, "/accounts/{account}")
);
operation!(
    Patch,
    GetTransferRequest,
    rt::OperationInfo::new("patch", rt::Method::PATCH, "/accounts/{account}")
);
