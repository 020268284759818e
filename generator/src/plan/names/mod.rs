//! Names that the configuration gives.

pub(super) mod overrides;
