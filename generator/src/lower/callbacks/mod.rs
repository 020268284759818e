//! Webhooks, callbacks and links.

pub(crate) mod expression;
pub(crate) mod link;
pub(crate) mod received;
mod signature;
