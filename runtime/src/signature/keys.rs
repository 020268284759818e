//! Sources of keys.

use std::collections::HashMap;

use super::key::VerifyingKey;
use super::replay::{BoxError, BoxFuture};

/// Finds the keys of senders by the names in their messages.
///
/// ```
/// use copperplate_runtime::signature::{BoxError, BoxFuture, Keys, VerifyingKey};
///
/// struct Tenants;
/// # impl Tenants {
/// #     async fn key(&self, _: &str) -> std::io::Result<Option<String>> { Ok(None) }
/// # }
///
/// impl Keys for Tenants {
///     fn find<'a>(
///         &'a self,
///         key_id: &'a str,
///     ) -> BoxFuture<'a, Result<Option<VerifyingKey>, BoxError>> {
///         Box::pin(async move {
///             let pem = self.key(key_id).await?;
///             Ok(pem.map(|pem| VerifyingKey::ed25519(&pem)).transpose()?)
///         })
///     }
/// }
/// ```
pub trait Keys: Send + Sync + 'static {
    /// The key of this name, or `None`. An error means that the store of keys failed.
    fn find<'a>(&'a self, key_id: &'a str)
    -> BoxFuture<'a, Result<Option<VerifyingKey>, BoxError>>;
}

/// A fixed list of keys.
#[derive(Clone, Debug, Default)]
pub struct KnownKeys(HashMap<String, VerifyingKey>);

impl KnownKeys {
    /// Keys by their names.
    #[must_use]
    pub fn new<N: Into<String>>(keys: impl IntoIterator<Item = (N, VerifyingKey)>) -> Self {
        let keys = keys.into_iter();
        Self(keys.map(|(name, key)| (name.into(), key)).collect())
    }
}

impl Keys for KnownKeys {
    fn find<'a>(
        &'a self,
        key_id: &'a str,
    ) -> BoxFuture<'a, Result<Option<VerifyingKey>, BoxError>> {
        let found = self.0.get(key_id).cloned();
        Box::pin(async move { Ok(found) })
    }
}
