//! Signs messages.

use std::error::Error;
use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::{HeaderMap, HeaderName, HeaderValue};
use sfv::{BareItem, FieldType as _, InnerList, Item, Key};
use uuid::Uuid;

use super::base::{signature_base, value};
use super::component::{self, Component, ComponentError};
use super::digest::{DigestAlgorithm, content_digest};
use super::fields::joined;
use super::key::SigningKey;
use super::key_error::KeyError;
use super::message::{HttpMessage, Start, Target};
use super::received::parameters;
use super::unverified::Unverified;

/// Signs messages (RFC 9421, section 3.1).
///
/// By default, a signature has the label `sig1`, the parameters `created`, `keyid` and a random
/// `nonce`, and covers `content-digest` (SHA-256) of a body that is not empty. Further components
/// are chosen by [`covers`](Self::covers). As the signer of a client, it signs each attempt anew.
#[derive(Clone)]
pub struct MessageSigner {
    key: SigningKey,
    key_id: String,
    label: String,
    components: Vec<Component>,
    optional: Vec<Component>,
    /// The headers to cover as well, if they are not empty.
    headers: Option<fn(&str) -> bool>,
    /// True if a query is covered, where there is one.
    query: bool,
    expires_after: Option<Duration>,
    nonce: bool,
    algorithm: bool,
    tag: Option<String>,
    digest: Option<DigestAlgorithm>,
    fixed: HeaderMap,
    /// Headers that are set unless they have one of the permitted values.
    permitted: Option<(HeaderName, &'static [&'static str])>,
}

/// A message that can't be signed.
#[derive(Debug)]
#[non_exhaustive]
pub enum SignError {
    /// A covered component is absent, or can't be signed.
    Component(String, Unverified),
    /// The label, the name of the key or the tag can't be sent.
    Parameter(&'static str),
    /// The cryptographic library failed.
    Key(KeyError),
}

impl fmt::Display for SignError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Component(name, Unverified::Absent) => {
                write!(formatter, "the message has no component {name} to sign")
            }
            Self::Component(name, _) => write!(formatter, "the component {name} can't be signed"),
            Self::Parameter(name) => write!(formatter, "the {name} can't be sent"),
            Self::Key(error) => error.fmt(formatter),
        }
    }
}

impl Error for SignError {}

impl MessageSigner {
    /// Signs with a key, by which receivers know it under this name (`keyid`).
    #[must_use]
    pub fn new(key_id: impl Into<String>, key: SigningKey) -> Self {
        Self {
            key,
            key_id: key_id.into(),
            label: "sig1".to_owned(),
            components: Vec::new(),
            optional: Vec::new(),
            headers: None,
            query: false,
            expires_after: None,
            nonce: true,
            algorithm: false,
            tag: None,
            digest: Some(DigestAlgorithm::Sha256),
            fixed: HeaderMap::new(),
            permitted: None,
        }
    }

    /// Adds components to cover. A message without one of them is not signed.
    ///
    /// # Errors
    ///
    /// Fails for a component that is not supported.
    pub fn covers<'t>(
        mut self,
        components: impl IntoIterator<Item = &'t str>,
    ) -> Result<Self, ComponentError> {
        self.components.extend(component::all(components)?);
        Ok(self)
    }

    /// Adds components to cover in messages that have them, after the other ones.
    ///
    /// # Errors
    ///
    /// Fails for a component that is not supported.
    pub fn covers_if_present<'t>(
        mut self,
        components: impl IntoIterator<Item = &'t str>,
    ) -> Result<Self, ComponentError> {
        self.optional.extend(component::all(components)?);
        Ok(self)
    }

    /// Sets the label of the signature.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds the parameter `expires`, this time after `created`.
    #[must_use]
    pub fn expires_after(mut self, time: Duration) -> Self {
        self.expires_after = Some(time);
        self
    }

    /// Leaves out the parameter `nonce`.
    #[must_use]
    pub fn without_nonce(mut self) -> Self {
        self.nonce = false;
        self
    }

    /// Adds the parameter `alg`, if the algorithm of the key is registered.
    #[must_use]
    pub fn with_algorithm(mut self) -> Self {
        self.algorithm = true;
        self
    }

    /// Adds the parameter `tag`.
    #[must_use]
    pub fn tag(mut self, tag: impl Into<String>) -> Self {
        self.tag = Some(tag.into());
        self
    }

    /// Sets the digest of the body; `None` adds and covers none.
    #[must_use]
    pub fn content_digest(mut self, digest: impl Into<Option<DigestAlgorithm>>) -> Self {
        self.digest = digest.into();
        self
    }

    /// Adds components of a profile.
    pub(super) fn covers_known(mut self, components: &[&str]) -> Self {
        let known = components.iter().copied();
        self.components.extend(known.flat_map(str::parse));
        self
    }

    /// Covers the query of a message that has one.
    pub(super) fn covers_query(mut self) -> Self {
        self.query = true;
        self
    }

    /// Covers every header that this function admits.
    pub(super) fn covers_headers(mut self, admits: fn(&str) -> bool) -> Self {
        self.headers = Some(admits);
        self
    }

    /// Adds a header to each message.
    pub(super) fn sets(mut self, name: &'static str, value: &'static str) -> Self {
        let name = HeaderName::from_static(name);
        self.fixed.insert(name, HeaderValue::from_static(value));
        self
    }

    /// Sets a header to the first of these values, unless it has another one of them.
    pub(super) fn permits(mut self, name: &'static str, values: &'static [&'static str]) -> Self {
        self.permitted = Some((HeaderName::from_static(name), values));
        self
    }

    /// The headers to add to a message, made at this time.
    ///
    /// # Errors
    ///
    /// Fails if the message lacks a covered component, or has one that can't be signed.
    pub fn sign(
        &self,
        message: HttpMessage<'_>,
        created: SystemTime,
    ) -> Result<HeaderMap, SignError> {
        let mut added = self.fixed.clone();
        if let Some((name, values)) = &self.permitted {
            let sent = message.headers.get(name).and_then(|it| it.to_str().ok());
            if let (Some(first), false) =
                (values.first(), sent.is_some_and(|it| values.contains(&it)))
            {
                added.insert(name.clone(), HeaderValue::from_static(first));
            }
        }
        let body = message.body.unwrap_or_default();
        if let (Some(digest), false) = (self.digest, body.is_empty()) {
            added.insert("content-digest", content_digest(digest, body));
        }
        let mut headers = message.headers.clone();
        for (name, value) in &added {
            headers.insert(name.clone(), value.clone());
        }
        let message = HttpMessage {
            headers: &headers,
            ..message
        };
        let components = self.components_of(&message)?;
        let items = components.iter().map(|it| it.item.clone()).collect();
        let mut list = InnerList::new(items);
        self.parameters(&mut list, created)?;
        let text = parameters(&list).ok_or(SignError::Parameter("list of components"))?;
        let base = signature_base(&message, &components, &text)
            .map_err(|reason| SignError::Component("of the message".to_owned(), reason))?;
        let signature = self.key.sign(base.as_bytes()).map_err(SignError::Key)?;
        let signature = Item::new(signature.as_slice()).serialize();
        self.put(&mut added, &headers, "signature-input", &text)?;
        self.put(&mut added, &headers, "signature", &signature)?;
        Ok(added)
    }

    /// The components to cover, each once.
    fn components_of(&self, message: &HttpMessage<'_>) -> Result<Vec<Component>, SignError> {
        let mut found: Vec<Component> = Vec::new();
        let mut add = |component: &Component| {
            if !found
                .iter()
                .any(|it| it.identifier() == component.identifier())
            {
                found.push(component.clone());
            }
        };
        for component in &self.components {
            if let Err(reason) = value(message, component) {
                return Err(SignError::Component(component.to_string(), reason));
            }
            add(component);
        }
        let mut optional = self.optional.clone();
        if let (
            true,
            Start::Request(Target {
                query: Some(query), ..
            }),
        ) = (self.query, message.start)
            && !query.is_empty()
        {
            optional.extend("@query".parse());
        }
        if let Some(admits) = self.headers {
            let names = message.headers.keys().map(HeaderName::as_str);
            optional.extend(names.filter(|name| admits(name)).flat_map(str::parse));
        }
        let digest = self.digest.is_some() && message.headers.contains_key("content-digest");
        if digest {
            optional.extend("content-digest".parse());
        }
        for component in &optional {
            match value(message, component) {
                Ok(_) => add(component),
                Err(Unverified::Absent) => {}
                Err(reason) => return Err(SignError::Component(component.to_string(), reason)),
            }
        }
        Ok(found)
    }

    fn parameters(&self, list: &mut InnerList, created: SystemTime) -> Result<(), SignError> {
        let mut set = |name: &'static str, value: BareItem| -> Result<(), SignError> {
            let key = Key::from_string(name.to_owned());
            let key = key.map_err(|_| SignError::Parameter(name))?;
            list.params.insert(key, value);
            Ok(())
        };
        set("created", seconds(created)?)?;
        if let Some(after) = self.expires_after {
            let expires = created.checked_add(after);
            set(
                "expires",
                seconds(expires.ok_or(SignError::Parameter("time"))?)?,
            )?;
        }
        set("keyid", string("name of the key", &self.key_id)?)?;
        if let (true, Some(name)) = (self.algorithm, self.key.algorithm().name()) {
            set("alg", string("algorithm", name)?)?;
        }
        if self.nonce {
            set("nonce", string("nonce", &Uuid::new_v4().to_string())?)?;
        }
        if let Some(tag) = &self.tag {
            set("tag", string("tag", tag)?)?;
        }
        Ok(())
    }

    /// Adds a member to a dictionary of the message, which may have signatures of others.
    fn put(
        &self,
        added: &mut HeaderMap,
        sent: &HeaderMap,
        name: &'static str,
        value: &str,
    ) -> Result<(), SignError> {
        if Key::from_string(self.label.clone()).is_err() {
            return Err(SignError::Parameter("label"));
        }
        let mut text = joined(sent, name).unwrap_or_default();
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(&self.label);
        text.push('=');
        text.push_str(value);
        let value = HeaderValue::try_from(text).map_err(|_| SignError::Parameter("signature"))?;
        added.insert(HeaderName::from_static(name), value);
        Ok(())
    }
}

fn seconds(time: SystemTime) -> Result<BareItem, SignError> {
    let since = time.duration_since(UNIX_EPOCH);
    let seconds = since.map_err(|_| SignError::Parameter("time"))?.as_secs();
    let seconds = sfv::Integer::try_from(seconds).map_err(|_| SignError::Parameter("time"))?;
    Ok(BareItem::Integer(seconds))
}

fn string(name: &'static str, text: &str) -> Result<BareItem, SignError> {
    let text = sfv::String::from_string(text.to_owned());
    Ok(BareItem::String(
        text.map_err(|_| SignError::Parameter(name))?,
    ))
}

impl fmt::Debug for MessageSigner {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MessageSigner")
            .field("key", &self.key)
            .field("key_id", &self.key_id)
            .field("label", &self.label)
            .field("components", &self.components)
            .finish_non_exhaustive()
    }
}
