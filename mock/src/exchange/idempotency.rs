//! Requests that are repeated with their idempotency key.

use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use copperplate::ir::Idempotency;
use copperplate_runtime::{Json, Map};
use http::{HeaderMap, Response};

use super::auth::Principal;
use crate::model::Operation;

/// The maximum number of remembered responses.
const MOST: usize = 10_000;

/// The identity of a request: operation, caller and key.
pub type Key = (String, Principal, String);

/// The responses to requests with a key.
#[derive(Default)]
pub struct Store(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    responses: HashMap<Key, (u64, Response<Bytes>)>,
    order: VecDeque<Key>,
}

/// The state of a key.
pub enum Known {
    New,
    /// The response to the same request.
    Same(Box<Response<Bytes>>),
    /// The key belongs to another request.
    Other,
}

impl Store {
    /// Looks a key up.
    pub fn find(&self, key: &Key, digest: u64) -> Known {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match kept.responses.get(key) {
            None => Known::New,
            Some((known, response)) if *known == digest => Known::Same(Box::new(response.clone())),
            Some(_) => Known::Other,
        }
    }

    /// Remembers a response.
    pub fn keep(&self, key: Key, digest: u64, response: Response<Bytes>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.order.len() >= MOST
            && let Some(oldest) = kept.order.pop_front()
        {
            kept.responses.remove(&oldest);
        }
        kept.order.push_back(key.clone());
        kept.responses.insert(key, (digest, response));
    }

    /// Forgets everything.
    pub fn clear(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Kept::default();
    }
}

/// The idempotency key of a request.
pub fn key(operation: &Operation, headers: &HeaderMap, body: Option<&Json>) -> Option<String> {
    let of_header = |name: &String| headers.get(name.as_str())?.to_str().ok().map(str::to_owned);
    let members = body.and_then(Json::as_object);
    let of_member = |name: &String| text_of(members, name);
    match &operation.content.idempotency {
        Idempotency::None => None,
        Idempotency::Header(name) => of_header(name),
        Idempotency::Member(name) => of_member(name),
        Idempotency::Either(header, member) => of_header(header).or_else(|| of_member(member)),
    }
}

fn text_of(members: Option<&Map<Json>>, name: &str) -> Option<String> {
    members?.get(name)?.as_str().map(str::to_owned)
}

/// A digest of the parts of a request that must be the same. Members may be in another order.
pub fn digest(path: &str, query: &str, body: Option<&Json>, bytes: &Bytes) -> u64 {
    let mut hasher = DefaultHasher::new();
    (path, query).hash(&mut hasher);
    match body {
        Some(body) => sorted(body).hash(&mut hasher),
        None => bytes.hash(&mut hasher),
    }
    hasher.finish()
}

/// JSON text with sorted members.
fn sorted(value: &Json) -> Vec<u8> {
    fn sort(value: &Json) -> Json {
        match value {
            Json::Array(items) => Json::Array(items.iter().map(sort).collect()),
            Json::Object(members) => {
                let mut all: Vec<_> = members.iter().collect();
                all.sort_by_key(|(name, _)| *name);
                let all = all.into_iter().map(|(name, it)| (name.clone(), sort(it)));
                Json::Object(all.collect())
            }
            other => other.clone(),
        }
    }
    copperplate_runtime::to_json(&sort(value))
}
