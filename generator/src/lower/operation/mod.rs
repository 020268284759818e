//! Operations: parameters, bodies, responses, security and servers.

pub(super) mod body;
pub(super) mod documented;
pub(super) mod media_type;
pub(super) mod operations;
pub(super) mod parameter;
pub(super) mod query_names;
pub(super) mod query_template;
pub(super) mod refusal_bodies;
pub(super) mod response;
pub(super) mod security;
pub(super) mod server;
pub(super) mod style;
pub(super) mod template;
pub(super) mod waits;
