//! Encryption of stored requests and responses.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

use super::intent::IntentId;
use super::store::StoreError;

/// Encrypts the requests and responses of a journal at rest.
///
/// A journal without one stores them as they are. They hold names, account numbers and amounts, so
/// use one, or storage that is encrypted itself.
///
/// ```
/// use copperplate_runtime::journal::{Cipher, StoreError};
///
/// /// Stands for an authenticated cipher, such as AES-256-GCM or XChaCha20-Poly1305.
/// struct Rotated(u8);
///
/// impl Cipher for Rotated {
///     fn seal(&self, context: &[u8], plain: &[u8]) -> Result<Vec<u8>, StoreError> {
///         let tag: u8 = context.iter().fold(self.0, |sum, it| sum.wrapping_add(*it));
///         Ok(plain.iter().map(|it| it.wrapping_add(self.0)).chain([tag]).collect())
///     }
///
///     fn open(&self, context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
///         let tag: u8 = context.iter().fold(self.0, |sum, it| sum.wrapping_add(*it));
///         match sealed.split_last() {
///             Some((last, rest)) if *last == tag => {
///                 Ok(rest.iter().map(|it| it.wrapping_sub(self.0)).collect())
///             }
///             _ => Err("sealed for another record".into()),
///         }
///     }
/// }
///
/// let cipher = Rotated(7);
/// let sealed = cipher.seal(b"a", b"amount").unwrap();
/// assert_eq!(cipher.open(b"a", &sealed).unwrap(), b"amount");
/// assert!(cipher.open(b"b", &sealed).is_err());
/// ```
pub trait Cipher: Send + Sync + 'static {
    /// Encrypts. `context` names the record and the part of it. Use it as the additional data of an
    /// authenticated cipher, so that nobody can exchange the parts of two records.
    ///
    /// # Errors
    ///
    /// Fails if it can't. Then the request is not sent.
    fn seal(&self, context: &[u8], plain: &[u8]) -> Result<Vec<u8>, StoreError>;

    /// Decrypts what [`seal`](Self::seal) returned for the same context.
    ///
    /// # Errors
    ///
    /// Fails for everything else.
    fn open(&self, context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, StoreError>;
}

/// A cipher, or none.
#[derive(Clone, Default)]
pub(crate) struct Sealing(pub(crate) Option<Arc<dyn Cipher>>);

/// The part of a record that is sealed.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    Request,
    Response,
}

impl Sealing {
    pub(crate) fn seal(
        &self,
        id: IntentId,
        part: Part,
        plain: Vec<u8>,
    ) -> Result<Bytes, StoreError> {
        match &self.0 {
            Some(cipher) => cipher.seal(&context(id, part), &plain).map(Bytes::from),
            None => Ok(plain.into()),
        }
    }

    pub(crate) fn open(
        &self,
        id: IntentId,
        part: Part,
        sealed: &Bytes,
    ) -> Result<Bytes, StoreError> {
        match &self.0 {
            Some(cipher) => cipher.open(&context(id, part), sealed).map(Bytes::from),
            None => Ok(sealed.clone()),
        }
    }
}

fn context(id: IntentId, part: Part) -> Vec<u8> {
    let mut context = id.0.as_bytes().to_vec();
    context.extend_from_slice(match part {
        Part::Request => b"request",
        Part::Response => b"response",
    });
    context
}

impl fmt::Debug for Sealing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("Sealing")
            .field(&self.0.is_some())
            .finish()
    }
}
