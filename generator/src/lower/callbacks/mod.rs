//! Requests by the server of an API, and requests out of responses: webhooks, callbacks and links.

pub(crate) mod expression;
pub(crate) mod hook;
pub(crate) mod link;
