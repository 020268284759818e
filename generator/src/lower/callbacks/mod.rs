//! Webhooks, callbacks and links, and calls that are repeated.

pub(crate) mod expression;
pub(crate) mod link;
mod list_shape;
pub(crate) mod received;
pub(crate) mod sequence;
mod signature;
