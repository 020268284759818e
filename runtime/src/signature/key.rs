//! Keys, each with one algorithm.

use std::fmt;
use std::sync::Arc;

use ed25519_dalek::pkcs8::{DecodePrivateKey as _, DecodePublicKey as _};
use ed25519_dalek::{SIGNATURE_LENGTH, Signature, Signer as _};
use hmac::{Hmac, KeyInit as _, Mac as _};
use p256::ecdsa::signature::hazmat::{PrehashSigner as _, PrehashVerifier as _};
use sha2::{Digest as _, Sha256, Sha512};
use zeroize::Zeroizing;

use super::key_error::KeyError;
#[cfg(feature = "signatures-rsa")]
use super::rsa;

/// The shortest secret of an HMAC, in bytes: the size of the digest (RFC 2104, section 3).
const SHORTEST_SECRET: usize = 32;

/// An algorithm of signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Algorithm {
    /// `ed25519` (RFC 9421, section 3.3.6).
    Ed25519,
    /// `ecdsa-p256-sha256` (RFC 9421, section 3.3.4).
    EcdsaP256Sha256,
    /// `rsa-pss-sha512` (RFC 9421, section 3.3.1), with the feature `signatures-rsa`.
    RsaPssSha512,
    /// `rsa-v1_5-sha256` (RFC 9421, section 3.3.2), with the feature `signatures-rsa`. New keys should
    /// use another one.
    RsaV15Sha256,
    /// `hmac-sha256` (RFC 9421, section 3.3.3).
    HmacSha256,
    /// ECDSA on P-256 with SHA-512 and a signature in DER. It is not registered; Upvest uses it.
    EcdsaP256Sha512Der,
}

impl Algorithm {
    /// The name in the registry of RFC 9421, if it has one.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Ed25519 => Some("ed25519"),
            Self::EcdsaP256Sha256 => Some("ecdsa-p256-sha256"),
            Self::RsaPssSha512 => Some("rsa-pss-sha512"),
            Self::RsaV15Sha256 => Some("rsa-v1_5-sha256"),
            Self::HmacSha256 => Some("hmac-sha256"),
            Self::EcdsaP256Sha512Der => None,
        }
    }
}

/// A key that signs. Its memory is overwritten when it is dropped, and `Debug` shows its algorithm
/// only.
///
/// ```
/// use copperplate_runtime::signature::{Algorithm, SigningKey};
///
/// let key = SigningKey::ed25519_seed([7; 32]);
/// assert_eq!(key.algorithm(), Algorithm::Ed25519);
/// assert_eq!(format!("{key:?}"), "SigningKey(Ed25519)");
///
/// let signature = key.sign(b"a message")?;
/// assert!(key.verifying_key().verifies(b"a message", &signature));
/// assert!(!key.verifying_key().verifies(b"another", &signature));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct SigningKey(Arc<Private>);

enum Private {
    Ed25519(ed25519_dalek::SigningKey),
    P256(p256::ecdsa::SigningKey, P256Digest),
    Hmac(Zeroizing<Vec<u8>>),
    #[cfg(feature = "signatures-rsa")]
    Rsa(rsa::Private, rsa::Padding),
}

/// The digest under a signature of ECDSA, with the form of the signature.
#[derive(Clone, Copy)]
enum P256Digest {
    Sha256,
    Sha512Der,
}

impl SigningKey {
    /// A key of Ed25519 in PEM (`BEGIN PRIVATE KEY`, RFC 8410).
    ///
    /// # Errors
    ///
    /// Fails for another kind of key, and for an encrypted one.
    pub fn ed25519(pem: &str) -> Result<Self, KeyError> {
        let key = ed25519_dalek::SigningKey::from_pkcs8_pem(pem);
        let key = key.map_err(|_| KeyError::new("is not a private key of Ed25519 in PEM"))?;
        Ok(Self(Arc::new(Private::Ed25519(key))))
    }

    /// A key of Ed25519 from its seed (RFC 8032, section 5.1.5).
    #[must_use]
    pub fn ed25519_seed(seed: [u8; 32]) -> Self {
        let seed = Zeroizing::new(seed);
        let key = ed25519_dalek::SigningKey::from_bytes(&seed);
        Self(Arc::new(Private::Ed25519(key)))
    }

    /// A key of ECDSA on P-256 in PEM (`BEGIN EC PRIVATE KEY`, RFC 5915, or `BEGIN PRIVATE KEY`,
    /// RFC 5208), for `ecdsa-p256-sha256`.
    ///
    /// # Errors
    ///
    /// Fails for another kind of key, and for an encrypted one.
    pub fn ecdsa_p256(pem: &str) -> Result<Self, KeyError> {
        Self::p256(pem, P256Digest::Sha256)
    }

    /// As [`ecdsa_p256`](Self::ecdsa_p256), for [`Algorithm::EcdsaP256Sha512Der`].
    ///
    /// # Errors
    ///
    /// Fails for another kind of key, and for an encrypted one.
    pub fn ecdsa_p256_sha512_der(pem: &str) -> Result<Self, KeyError> {
        Self::p256(pem, P256Digest::Sha512Der)
    }

    fn p256(pem: &str, digest: P256Digest) -> Result<Self, KeyError> {
        let key = p256::SecretKey::from_sec1_pem(pem).ok();
        let key = key.or_else(|| p256::SecretKey::from_pkcs8_pem(pem).ok());
        let key = key.ok_or(KeyError::new("is not a private key of P-256 in PEM"))?;
        let key = p256::ecdsa::SigningKey::from(&key);
        Ok(Self(Arc::new(Private::P256(key, digest))))
    }

    /// A key of RSA in PEM (`BEGIN PRIVATE KEY` or `BEGIN RSA PRIVATE KEY`), for `rsa-pss-sha512`.
    ///
    /// # Errors
    ///
    /// Fails for another kind of key, for an encrypted one, and for fewer than 2048 bits.
    #[cfg(feature = "signatures-rsa")]
    pub fn rsa_pss(pem: &str) -> Result<Self, KeyError> {
        let key = rsa::Private::from_pem(pem)?;
        Ok(Self(Arc::new(Private::Rsa(key, rsa::Padding::Pss))))
    }

    /// As [`rsa_pss`](Self::rsa_pss), for `rsa-v1_5-sha256`.
    ///
    /// # Errors
    ///
    /// As [`rsa_pss`](Self::rsa_pss).
    #[cfg(feature = "signatures-rsa")]
    pub fn rsa_v1_5(pem: &str) -> Result<Self, KeyError> {
        let key = rsa::Private::from_pem(pem)?;
        Ok(Self(Arc::new(Private::Rsa(key, rsa::Padding::Pkcs1))))
    }

    /// A secret that both sides know, for `hmac-sha256`.
    ///
    /// # Errors
    ///
    /// Fails for fewer than 32 bytes, because a shorter secret weakens the signature (RFC 2104,
    /// section 3).
    pub fn hmac_sha256(secret: impl Into<Vec<u8>>) -> Result<Self, KeyError> {
        let secret = Zeroizing::new(secret.into());
        if secret.len() < SHORTEST_SECRET {
            return Err(KeyError::new("is shorter than 32 bytes"));
        }
        Ok(Self::shared(secret))
    }

    /// A secret of a length that its scheme permits.
    pub(crate) fn shared(secret: Zeroizing<Vec<u8>>) -> Self {
        Self(Arc::new(Private::Hmac(secret)))
    }

    /// The algorithm of this key.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        match &*self.0 {
            Private::Ed25519(_) => Algorithm::Ed25519,
            Private::P256(_, P256Digest::Sha256) => Algorithm::EcdsaP256Sha256,
            Private::P256(_, P256Digest::Sha512Der) => Algorithm::EcdsaP256Sha512Der,
            Private::Hmac(_) => Algorithm::HmacSha256,
            #[cfg(feature = "signatures-rsa")]
            Private::Rsa(_, padding) => algorithm(*padding),
        }
    }

    /// The key that verifies signatures of this one.
    #[must_use]
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey(Arc::new(match &*self.0 {
            Private::Ed25519(key) => Public::Ed25519(key.verifying_key()),
            Private::P256(key, digest) => Public::P256(*key.verifying_key(), *digest),
            Private::Hmac(secret) => Public::Hmac(secret.clone()),
            #[cfg(feature = "signatures-rsa")]
            Private::Rsa(key, padding) => Public::Rsa(key.public(), *padding),
        }))
    }

    /// The signature of a message.
    ///
    /// # Errors
    ///
    /// Fails if the cryptographic library can't sign, which no valid key causes.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, KeyError> {
        let failed = || KeyError::new("can't sign");
        match &*self.0 {
            Private::Ed25519(key) => Ok(key.sign(message).to_vec()),
            Private::P256(key, P256Digest::Sha256) => {
                let signed = key.sign_prehash(&Sha256::digest(message));
                let signed: p256::ecdsa::Signature = signed.map_err(|_| failed())?;
                Ok(signed.to_bytes().to_vec())
            }
            Private::P256(key, P256Digest::Sha512Der) => {
                let signed = key.sign_prehash(&Sha512::digest(message));
                let signed: p256::ecdsa::Signature = signed.map_err(|_| failed())?;
                Ok(signed.to_der().as_bytes().to_vec())
            }
            Private::Hmac(secret) => Ok(mac(secret, message)
                .ok_or_else(failed)?
                .finalize()
                .into_bytes()
                .to_vec()),
            #[cfg(feature = "signatures-rsa")]
            Private::Rsa(key, padding) => key.sign(message, *padding).ok_or_else(failed),
        }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SigningKey({:?})", self.algorithm())
    }
}

/// A key that verifies. It decides the algorithm, whatever a message says. `Debug` shows the
/// algorithm only, because the key of an HMAC is a secret.
#[derive(Clone)]
pub struct VerifyingKey(Arc<Public>);

enum Public {
    Ed25519(ed25519_dalek::VerifyingKey),
    P256(p256::ecdsa::VerifyingKey, P256Digest),
    Hmac(Zeroizing<Vec<u8>>),
    #[cfg(feature = "signatures-rsa")]
    Rsa(rsa::Public, rsa::Padding),
}

impl VerifyingKey {
    /// A key of Ed25519 in PEM (`BEGIN PUBLIC KEY`, RFC 8410).
    ///
    /// # Errors
    ///
    /// Fails for another kind of key.
    pub fn ed25519(pem: &str) -> Result<Self, KeyError> {
        let key = ed25519_dalek::VerifyingKey::from_public_key_pem(pem);
        let key = key.map_err(|_| KeyError::new("is not a public key of Ed25519 in PEM"))?;
        Ok(Self(Arc::new(Public::Ed25519(key))))
    }

    /// A key of Ed25519 in 32 bytes (RFC 8032, section 5.1.5).
    ///
    /// # Errors
    ///
    /// Fails for bytes that are not a point of the curve.
    pub fn ed25519_bytes(key: &[u8; 32]) -> Result<Self, KeyError> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(key);
        let key = key.map_err(|_| KeyError::new("is not a public key of Ed25519"))?;
        Ok(Self(Arc::new(Public::Ed25519(key))))
    }

    /// A key of ECDSA on P-256 in PEM (`BEGIN PUBLIC KEY`, RFC 5480), for `ecdsa-p256-sha256`.
    ///
    /// # Errors
    ///
    /// Fails for another kind of key.
    pub fn ecdsa_p256(pem: &str) -> Result<Self, KeyError> {
        Self::p256(pem, P256Digest::Sha256)
    }

    /// As [`ecdsa_p256`](Self::ecdsa_p256), for [`Algorithm::EcdsaP256Sha512Der`].
    ///
    /// # Errors
    ///
    /// Fails for another kind of key.
    pub fn ecdsa_p256_sha512_der(pem: &str) -> Result<Self, KeyError> {
        Self::p256(pem, P256Digest::Sha512Der)
    }

    fn p256(pem: &str, digest: P256Digest) -> Result<Self, KeyError> {
        let key = p256::ecdsa::VerifyingKey::from_public_key_pem(pem);
        let key = key.map_err(|_| KeyError::new("is not a public key of P-256 in PEM"))?;
        Ok(Self(Arc::new(Public::P256(key, digest))))
    }

    /// A key of RSA in PEM (`BEGIN PUBLIC KEY` or `BEGIN RSA PUBLIC KEY`), for `rsa-pss-sha512`.
    ///
    /// # Errors
    ///
    /// Fails for another kind of key, and for fewer than 2048 bits.
    #[cfg(feature = "signatures-rsa")]
    pub fn rsa_pss(pem: &str) -> Result<Self, KeyError> {
        let key = rsa::Public::from_pem(pem)?;
        Ok(Self(Arc::new(Public::Rsa(key, rsa::Padding::Pss))))
    }

    /// As [`rsa_pss`](Self::rsa_pss), for `rsa-v1_5-sha256`.
    ///
    /// # Errors
    ///
    /// As [`rsa_pss`](Self::rsa_pss).
    #[cfg(feature = "signatures-rsa")]
    pub fn rsa_v1_5(pem: &str) -> Result<Self, KeyError> {
        let key = rsa::Public::from_pem(pem)?;
        Ok(Self(Arc::new(Public::Rsa(key, rsa::Padding::Pkcs1))))
    }

    /// A secret that both sides know: see [`SigningKey::hmac_sha256`].
    ///
    /// # Errors
    ///
    /// Fails for fewer than 32 bytes.
    pub fn hmac_sha256(secret: impl Into<Vec<u8>>) -> Result<Self, KeyError> {
        Ok(SigningKey::hmac_sha256(secret)?.verifying_key())
    }

    /// The algorithm of this key.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        match &*self.0 {
            Public::Ed25519(_) => Algorithm::Ed25519,
            Public::P256(_, P256Digest::Sha256) => Algorithm::EcdsaP256Sha256,
            Public::P256(_, P256Digest::Sha512Der) => Algorithm::EcdsaP256Sha512Der,
            Public::Hmac(_) => Algorithm::HmacSha256,
            #[cfg(feature = "signatures-rsa")]
            Public::Rsa(_, padding) => algorithm(*padding),
        }
    }

    /// Returns true if this is the signature of a message. Secrets are compared in constant time.
    #[must_use]
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        match &*self.0 {
            Public::Ed25519(key) => <[u8; SIGNATURE_LENGTH]>::try_from(signature)
                // Also refuses keys and points of small order, which verify many messages.
                .is_ok_and(|it| {
                    key.verify_strict(message, &Signature::from_bytes(&it))
                        .is_ok()
                }),
            Public::P256(key, P256Digest::Sha256) => {
                let signature = p256::ecdsa::Signature::from_slice(signature);
                let digest = Sha256::digest(message);
                signature.is_ok_and(|it| key.verify_prehash(&digest, &it).is_ok())
            }
            Public::P256(key, P256Digest::Sha512Der) => {
                let signature = p256::ecdsa::Signature::from_der(signature);
                let digest = Sha512::digest(message);
                signature.is_ok_and(|it| key.verify_prehash(&digest, &it).is_ok())
            }
            Public::Hmac(secret) => {
                mac(secret, message).is_some_and(|it| it.verify_slice(signature).is_ok())
            }
            #[cfg(feature = "signatures-rsa")]
            Public::Rsa(key, padding) => key.verifies(message, signature, *padding),
        }
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "VerifyingKey({:?})", self.algorithm())
    }
}

#[cfg(feature = "signatures-rsa")]
fn algorithm(padding: rsa::Padding) -> Algorithm {
    match padding {
        rsa::Padding::Pss => Algorithm::RsaPssSha512,
        rsa::Padding::Pkcs1 => Algorithm::RsaV15Sha256,
    }
}

fn mac(secret: &[u8], message: &[u8]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
    mac.update(message);
    Some(mac)
}
