//! Webhooks, callbacks and links: what one message says of another.

pub(super) mod expression;
pub(super) mod hook;
pub(super) mod link;
