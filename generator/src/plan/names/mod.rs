//! Names from the configuration and from the lock. Both come before anything is built.

mod anchors;
mod form;
pub(super) mod kept;
pub(super) mod listing;
pub(super) mod overrides;
mod places;
pub(super) mod sources;
pub(super) mod surface;
