//! RSASSA-PSS and RSASSA-PKCS1-v1_5 by a library with a constant time: the timing of the pure Rust one leaks private keys
//! (RUSTSEC-2023-0071).

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeyPair;
use aws_lc_rs::signature::{
    KeyPair as _, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RSA_PSS_2048_8192_SHA512,
    RSA_PSS_SHA512, RsaParameters,
};
use p256::pkcs8::ObjectIdentifier;
use p256::pkcs8::der::{Decode as _, SecretDocument};
use p256::pkcs8::spki::SubjectPublicKeyInfoRef;
use p256::pkcs8::{Document, PrivateKeyInfoRef};

use super::key_error::KeyError;

/// `rsaEncryption` (RFC 8017, appendix C) and `id-RSASSA-PSS`.
const RSA: [ObjectIdentifier; 2] = [
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1"),
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10"),
];

/// The encoding of a signature (RFC 8017, sections 8.1 and 8.2).
#[derive(Clone, Copy)]
pub(super) enum Padding {
    Pss,
    Pkcs1,
}

impl Padding {
    fn parameters(self) -> &'static RsaParameters {
        match self {
            Self::Pss => &RSA_PSS_2048_8192_SHA512,
            Self::Pkcs1 => &RSA_PKCS1_2048_8192_SHA256,
        }
    }
}

pub(super) struct Private(KeyPair);

impl Private {
    pub(super) fn from_pem(pem: &str) -> Result<Self, KeyError> {
        let refused = || KeyError::new("is not a private key of RSA in PEM");
        let (label, document) = SecretDocument::from_pem(pem).map_err(|_| refused())?;
        let bytes = document.as_bytes();
        let pair = match label {
            "RSA PRIVATE KEY" => KeyPair::from_der(bytes),
            "PRIVATE KEY" => {
                let info = PrivateKeyInfoRef::from_der(bytes).map_err(|_| refused())?;
                if !RSA.contains(&info.algorithm.oid) {
                    return Err(refused());
                }
                KeyPair::from_der(info.private_key.as_bytes())
            }
            _ => return Err(refused()),
        };
        Ok(Self(pair.map_err(|_| refused())?))
    }

    pub(super) fn public(&self) -> Public {
        Public(self.0.public_key().as_ref().to_vec())
    }

    pub(super) fn sign(&self, message: &[u8], padding: Padding) -> Option<Vec<u8>> {
        let mut signature = vec![0; self.0.public_modulus_len()];
        let random = SystemRandom::new();
        let signed = match padding {
            Padding::Pss => self
                .0
                .sign(&RSA_PSS_SHA512, &random, message, &mut signature),
            Padding::Pkcs1 => self
                .0
                .sign(&RSA_PKCS1_SHA256, &random, message, &mut signature),
        };
        signed.ok().map(|()| signature)
    }
}

/// A public key as in RFC 8017, appendix A.1.1.
pub(super) struct Public(Vec<u8>);

impl Public {
    pub(super) fn from_pem(pem: &str) -> Result<Self, KeyError> {
        let refused = || KeyError::new("is not a public key of RSA in PEM");
        let (label, document) = Document::from_pem(pem).map_err(|_| refused())?;
        let bytes = document.as_bytes();
        let key = match label {
            "RSA PUBLIC KEY" => bytes,
            "PUBLIC KEY" => {
                let info = SubjectPublicKeyInfoRef::from_der(bytes).map_err(|_| refused())?;
                if !RSA.contains(&info.algorithm.oid) {
                    return Err(refused());
                }
                info.subject_public_key.as_bytes().ok_or_else(refused)?
            }
            _ => return Err(refused()),
        };
        aws_lc_rs::signature::ParsedPublicKey::new(&RSA_PSS_2048_8192_SHA512, key)
            .map_err(|_| refused())?;
        Ok(Self(key.to_vec()))
    }

    pub(super) fn verifies(&self, message: &[u8], signature: &[u8], padding: Padding) -> bool {
        let key = aws_lc_rs::signature::UnparsedPublicKey::new(padding.parameters(), &self.0);
        key.verify(message, signature).is_ok()
    }
}
