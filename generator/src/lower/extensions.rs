//! Extensions of this toolkit that several parts of a document may have.

/// The mark of the key by which a server knows a repeated request.
pub(crate) const KEY: &str = "x-copperplate-idempotency-key";

/// The mark of what is shown to nobody.
pub(crate) const SECRET: &str = "x-copperplate-sensitive";
