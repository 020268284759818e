//! Names from the configuration.

pub(super) mod overrides;
