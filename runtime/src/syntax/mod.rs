//! The syntax of HTTP messages: media types, percent-encoding and path templates.

pub(crate) mod media_type;
pub(crate) mod path_template;
pub(crate) mod percent;
