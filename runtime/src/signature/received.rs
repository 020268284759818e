//! The signatures of a received message (RFC 9421, section 4).

use http::HeaderMap;
use sfv::{BareItem, Dictionary, FieldType as _, InnerList, Item, ListEntry};

use super::component::{Component, ComponentError};
use super::fields::{dictionary, joined};
use super::unverified::Unverified;

/// The most signatures of a message that are considered, because each costs a key and a check.
const SIGNATURES: usize = 8;

/// The most components of a signature.
const COMPONENTS: usize = 64;

/// A signature with its parameters.
#[derive(Debug)]
pub(super) struct Received {
    pub(super) label: String,
    pub(super) components: Vec<Component>,
    /// The components and the parameters in the form of RFC 9651.
    pub(super) parameters: String,
    pub(super) signature: Vec<u8>,
    pub(super) created: Option<u64>,
    pub(super) expires: Option<u64>,
    pub(super) nonce: Option<String>,
    pub(super) algorithm: Option<String>,
    pub(super) key_id: Option<String>,
    pub(super) tag: Option<String>,
}

/// Reads the signatures with a label and a tag, or all of them.
pub(super) fn signatures(
    headers: &HeaderMap,
    label: Option<&str>,
    tag: Option<&str>,
) -> Result<Vec<Result<Received, Unverified>>, Unverified> {
    if !headers.contains_key("signature") || !headers.contains_key("signature-input") {
        return Err(Unverified::Missing);
    }
    let sent = joined(headers, "signature")?;
    let malformed = Unverified::Malformed;
    let inputs: Dictionary = dictionary(headers, "signature-input").ok_or(malformed)?;
    let signatures: Dictionary = dictionary(headers, "signature").ok_or(malformed)?;
    if inputs.len() > SIGNATURES || signatures.len() > SIGNATURES {
        return Err(malformed);
    }
    let mut found = Vec::new();
    for (key, entry) in &inputs {
        let key = key.as_str();
        if label.is_some_and(|label| label != key) {
            continue;
        }
        let ListEntry::InnerList(list) = entry else {
            return Err(malformed);
        };
        let tagged = text(list, "tag")?;
        if tag.is_some() && tag != tagged.as_deref() {
            continue;
        }
        let signature = match signatures.get(key) {
            Some(entry) => bytes(&sent, key, entry)?,
            None => continue,
        };
        found.push(Received::read(key, list, signature));
    }
    match found.is_empty() {
        true => Err(Unverified::Missing),
        false => Ok(found),
    }
}

/// A signature. Only its one form in base64 is accepted, so that a message can't be changed and stay
/// verified.
fn bytes(sent: &str, label: &str, entry: &ListEntry) -> Result<Vec<u8>, Unverified> {
    let ListEntry::Item(Item {
        bare_item: BareItem::ByteSequence(signature),
        ..
    }) = entry
    else {
        return Err(Unverified::Malformed);
    };
    let canonical = Item::new(signature.as_slice()).serialize();
    match sent.contains(&format!("{label}={canonical}")) {
        true => Ok(signature.clone()),
        false => Err(Unverified::Malformed),
    }
}

impl Received {
    fn read(label: &str, list: &InnerList, signature: Vec<u8>) -> Result<Self, Unverified> {
        if list.items.len() > COMPONENTS {
            return Err(Unverified::Malformed);
        }
        let mut components: Vec<Component> = Vec::with_capacity(list.items.len());
        for item in &list.items {
            let component = Component::from_item(item.clone()).map_err(|error| match error {
                ComponentError::Malformed => Unverified::Malformed,
                ComponentError::Unsupported => Unverified::Unsupported,
            })?;
            // A component occurs once (section 2.5).
            let mut earlier = components.iter();
            if earlier.any(|it| it.identifier() == component.identifier()) {
                return Err(Unverified::Malformed);
            }
            components.push(component);
        }
        let known = ["created", "expires", "nonce", "alg", "keyid", "tag"];
        if list.params.keys().any(|it| !known.contains(&it.as_str())) {
            return Err(Unverified::Unsupported);
        }
        Ok(Self {
            label: label.to_owned(),
            components,
            parameters: parameters(list).ok_or(Unverified::Malformed)?,
            signature,
            created: time(list, "created")?,
            expires: time(list, "expires")?,
            nonce: text(list, "nonce")?,
            algorithm: text(list, "alg")?,
            key_id: text(list, "keyid")?,
            tag: text(list, "tag")?,
        })
    }
}

/// The canonical form of the list (RFC 9651), for the last line of the signature base.
pub(super) fn parameters(list: &InnerList) -> Option<String> {
    vec![ListEntry::InnerList(list.clone())].serialize()
}

fn text(list: &InnerList, name: &str) -> Result<Option<String>, Unverified> {
    match list.params.get(name) {
        Some(BareItem::String(text)) => Ok(Some(text.as_str().to_owned())),
        Some(_) => Err(Unverified::Malformed),
        None => Ok(None),
    }
}

fn time(list: &InnerList, name: &str) -> Result<Option<u64>, Unverified> {
    match list.params.get(name) {
        Some(BareItem::Integer(seconds)) => {
            let seconds = u64::try_from(*seconds).map_err(|_| Unverified::Malformed)?;
            Ok(Some(seconds))
        }
        Some(_) => Err(Unverified::Malformed),
        None => Ok(None),
    }
}
