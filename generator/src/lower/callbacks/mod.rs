//! Webhooks, callbacks and links.

pub(crate) mod expression;
pub(crate) mod hook;
pub(crate) mod link;
