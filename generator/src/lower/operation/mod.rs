//! Operations: parameters, bodies, responses, security and servers.

pub(crate) mod body;
pub(crate) mod builder;
pub(crate) mod encoding;
pub(crate) mod item_schema;
pub(crate) mod media_type;
pub(crate) mod ordered;
pub(crate) mod parameter;
pub(crate) mod parameter_names;
mod part_name;
pub(crate) mod paths;
pub(crate) mod query_template;
pub(crate) mod refusal_bodies;
pub(crate) mod response;
pub(crate) mod security;
pub(crate) mod server;
pub(crate) mod style;
pub(crate) mod template;
pub(crate) mod waits;
