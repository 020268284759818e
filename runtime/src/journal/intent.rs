//! The records of a journal.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::bytes::{Broken, Fields, ReadFields};

/// The id of an intent: a UUID of version 7 (RFC 9562), so that later intents have greater ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IntentId(pub Uuid);

impl IntentId {
    /// The id of a new intent.
    #[must_use]
    pub fn new() -> Self {
        Self(Uuid::now_v7())
    }
}

impl Default for IntentId {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for IntentId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl FromStr for IntentId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        Uuid::parse_str(text).map(Self)
    }
}

/// What is known about an intent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum State {
    /// It may have been carried out, or may still be.
    Open,
    /// It was carried out.
    Done,
    /// It was refused or not sent, and nothing of it was carried out. It keeps its key.
    Refused,
    /// The document states for the response that nothing was carried out under its key
    /// (`x-copperplate-not-carried-out`). The next call with its reference has another key.
    NotCarriedOut,
}

impl State {
    const fn number(self) -> u8 {
        match self {
            Self::Open => 0,
            Self::Done => 1,
            Self::Refused => 2,
            Self::NotCarriedOut => 3,
        }
    }

    /// An unknown state of a later version is open, because that claims nothing.
    const fn of(number: u8) -> Self {
        match number {
            1 => Self::Done,
            2 => Self::Refused,
            3 => Self::NotCarriedOut,
            _ => Self::Open,
        }
    }
}

/// A request that was about to be sent, and what came of it.
///
/// `Debug` shows neither the request nor the response.
#[derive(Clone, PartialEq, Eq)]
pub struct Intent {
    /// Its id.
    pub id: IntentId,
    /// The journal it belongs to, such as the name of an API.
    pub scope: String,
    /// The `operationId`.
    pub operation: String,
    /// The caller's name for what is done, such as the id of an order. There is one intent for it.
    pub reference: Option<String>,
    /// The idempotency key.
    pub key: Option<String>,
    /// The time of the first call, by the clock of the client, in milliseconds.
    pub created: SystemTime,
    /// True if sending it again can't carry it out twice: it has a key, or an idempotent method.
    pub repeatable: bool,
    /// What is known about it.
    pub state: State,
    /// The number of times it was sent in calls with a recorded result.
    pub attempts: u32,
    /// The last result in a few words, for a person.
    pub note: Option<String>,
    pub(crate) request: Bytes,
    pub(crate) response: Option<Bytes>,
}

impl Intent {
    /// The bytes that a store keeps. They have all fields.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut fields = Fields::default();
        let flags = [u8::from(self.repeatable), self.state.number()];
        fields
            .put(1, self.id.0.as_bytes())
            .put(2, self.scope.as_bytes())
            .put(3, self.operation.as_bytes())
            .optional(4, self.reference.as_deref().map(str::as_bytes))
            .optional(5, self.key.as_deref().map(str::as_bytes))
            .put(6, &millis(self.created).to_le_bytes())
            .put(7, &flags)
            .put(8, &self.attempts.to_le_bytes())
            .optional(9, self.note.as_deref().map(str::as_bytes))
            .put(10, &self.request)
            .optional(11, self.response.as_deref())
            .finish()
    }

    /// Reads [`to_bytes`](Self::to_bytes).
    ///
    /// # Errors
    ///
    /// Fails for other bytes.
    pub fn from_bytes(bytes: impl Into<Bytes>) -> Result<Self, super::StoreError> {
        read(bytes.into()).map_err(Into::into)
    }

    /// The time since the first call; zero if the clock was put back.
    #[must_use]
    pub fn age(&self) -> Duration {
        let now = SystemTime::now();
        now.duration_since(self.created).unwrap_or(Duration::ZERO)
    }
}

/// Milliseconds since 1970.
fn millis(time: SystemTime) -> u64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// The time now, in whole milliseconds, so that a record is equal after it was read.
pub(crate) fn now() -> SystemTime {
    let now = Duration::from_millis(millis(SystemTime::now()));
    UNIX_EPOCH.checked_add(now).unwrap_or(UNIX_EPOCH)
}

fn text(bytes: &[u8]) -> Result<String, Broken> {
    std::str::from_utf8(bytes)
        .map(str::to_owned)
        .map_err(|_| Broken)
}

fn read(bytes: Bytes) -> Result<Intent, Broken> {
    let mut intent = Intent {
        id: IntentId(Uuid::nil()),
        scope: String::new(),
        operation: String::new(),
        reference: None,
        key: None,
        created: UNIX_EPOCH,
        repeatable: false,
        state: State::Open,
        attempts: 0,
        note: None,
        request: Bytes::new(),
        response: None,
    };
    for field in ReadFields(bytes) {
        let (tag, value) = field?;
        match tag {
            1 => intent.id = IntentId(Uuid::from_slice(&value).map_err(|_| Broken)?),
            2 => intent.scope = text(&value)?,
            3 => intent.operation = text(&value)?,
            4 => intent.reference = Some(text(&value)?),
            5 => intent.key = Some(text(&value)?),
            6 => {
                let millis = u64::from_le_bytes(value.as_ref().try_into().map_err(|_| Broken)?);
                let created = UNIX_EPOCH.checked_add(Duration::from_millis(millis));
                intent.created = created.ok_or(Broken)?;
            }
            7 => {
                intent.repeatable = value.first() == Some(&1);
                intent.state = State::of(value.get(1).copied().unwrap_or(0));
            }
            8 => {
                let attempts = value.as_ref().try_into().map_err(|_| Broken)?;
                intent.attempts = u32::from_le_bytes(attempts);
            }
            9 => intent.note = Some(text(&value)?),
            10 => intent.request = value,
            11 => intent.response = Some(value),
            _ => {}
        }
    }
    match intent.id.0.is_nil() {
        true => Err(Broken),
        false => Ok(intent),
    }
}

impl fmt::Debug for Intent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Intent")
            .field("id", &self.id.0)
            .field("scope", &self.scope)
            .field("operation", &self.operation)
            .field("reference", &self.reference)
            .field("key", &self.key)
            .field("created", &self.created)
            .field("repeatable", &self.repeatable)
            .field("state", &self.state)
            .field("attempts", &self.attempts)
            .field("note", &self.note)
            .finish_non_exhaustive()
    }
}

/// The bytes of a request that are sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RecordedRequest {
    pub(crate) method: Method,
    /// The server without the path of the operation.
    pub(crate) server: String,
    /// The path and the query.
    pub(crate) target: Uri,
    /// The headers without sensitive ones.
    pub(crate) headers: HeaderMap,
    /// The names of the sensitive headers, which are not stored.
    pub(crate) withheld: Vec<String>,
    pub(crate) body: Bytes,
    /// True if the caller chose the key, and so may have sent it before.
    pub(crate) key_given: bool,
    /// The digest that identifies the request, without a key that the client made.
    pub(crate) digest: [u8; 32],
}

impl RecordedRequest {
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut fields = Fields::default();
        fields
            .put(1, self.method.as_str().as_bytes())
            .put(2, self.server.as_bytes())
            .put(3, self.target.to_string().as_bytes())
            .put(4, &headers_to_bytes(&self.headers));
        for name in &self.withheld {
            fields.put(5, name.as_bytes());
        }
        fields
            .put(6, &self.body)
            .put(7, &[u8::from(self.key_given)])
            .put(8, &self.digest)
            .finish()
    }

    pub(crate) fn from_bytes(bytes: Bytes) -> Result<Self, Broken> {
        let mut request = Self {
            method: Method::GET,
            server: String::new(),
            target: Uri::default(),
            headers: HeaderMap::new(),
            withheld: Vec::new(),
            body: Bytes::new(),
            key_given: true,
            digest: [0; 32],
        };
        let mut whole = false;
        for field in ReadFields(bytes) {
            let (tag, value) = field?;
            match tag {
                1 => request.method = Method::from_bytes(&value).map_err(|_| Broken)?,
                2 => request.server = text(&value)?,
                3 => request.target = text(&value)?.parse().map_err(|_| Broken)?,
                4 => request.headers = headers_from_bytes(value)?,
                5 => request.withheld.push(text(&value)?),
                6 => request.body = value,
                7 => request.key_given = value.first() != Some(&0),
                8 => {
                    request.digest = value.as_ref().try_into().map_err(|_| Broken)?;
                    whole = true;
                }
                _ => {}
            }
        }
        whole.then_some(request).ok_or(Broken)
    }

    /// The digest of a request: SHA-256 over its parts, each with its length.
    pub(crate) fn digest(
        method: &Method,
        target: &Uri,
        headers: &HeaderMap,
        body: &Bytes,
    ) -> [u8; 32] {
        let mut fields = Fields::default();
        fields
            .put(1, method.as_str().as_bytes())
            .put(2, target.to_string().as_bytes())
            .put(3, &headers_to_bytes(headers))
            .put(4, body);
        Sha256::digest(fields.finish()).into()
    }
}

/// A response as it was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RecordedResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl RecordedResponse {
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut fields = Fields::default();
        fields
            .put(1, &self.status.as_u16().to_le_bytes())
            .put(2, &headers_to_bytes(&self.headers))
            .put(3, &self.body)
            .finish()
    }

    pub(crate) fn from_bytes(bytes: Bytes) -> Result<Self, Broken> {
        let mut status = None;
        let (mut headers, mut body) = (HeaderMap::new(), Bytes::new());
        for field in ReadFields(bytes) {
            let (tag, value) = field?;
            match tag {
                1 => {
                    let number = value.as_ref().try_into().map_err(|_| Broken)?;
                    let number = u16::from_le_bytes(number);
                    status = Some(StatusCode::from_u16(number).map_err(|_| Broken)?);
                }
                2 => headers = headers_from_bytes(value)?,
                3 => body = value,
                _ => {}
            }
        }
        let status = status.ok_or(Broken)?;
        Ok(Self {
            status,
            headers,
            body,
        })
    }
}

fn headers_to_bytes(headers: &HeaderMap) -> Vec<u8> {
    let mut fields = Fields::default();
    for (name, value) in headers {
        fields
            .put(1, name.as_str().as_bytes())
            .put(2, value.as_bytes());
    }
    fields.finish()
}

fn headers_from_bytes(bytes: Bytes) -> Result<HeaderMap, Broken> {
    let mut headers = HeaderMap::new();
    let mut name = None;
    for field in ReadFields(bytes) {
        match (field?, name.take()) {
            ((1, value), None) => {
                name = Some(HeaderName::from_bytes(&value).map_err(|_| Broken)?);
            }
            ((2, value), Some(name)) => {
                let value = HeaderValue::from_maybe_shared(value).map_err(|_| Broken)?;
                headers.append(name, value);
            }
            _ => return Err(Broken),
        }
    }
    Ok(headers)
}
