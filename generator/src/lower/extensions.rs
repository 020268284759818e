//! Extensions of this toolkit that several parts of a document may have.

/// The extension for the idempotency key, by which a server recognizes a repeated request.
pub(crate) const KEY: &str = "x-copperplate-idempotency-key";

/// The extension for secret values.
pub(crate) const SECRET: &str = "x-copperplate-sensitive";
