//! The document and its interpretation: the read-only input of lowering.

use crate::ir::Origin;
use crate::options::{Adjust, Reading, Replaced};
use crate::resolve::Resolved;
use crate::select::Chosen;
use crate::source::{Place, Version};

/// The read-only side of a lowering.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) document: &'a Resolved,
    pub(crate) chosen: &'a Chosen,
    pub(crate) adjust: &'a Adjust,
    pub(crate) reading: Reading,
}

impl<'a> Context<'a> {
    /// Returns true for an OpenAPI 3.0 document.
    pub(crate) fn is_3_0(&self) -> bool {
        self.document.version() == Version::V3_0
    }

    /// Returns true if the configuration replaces the type of a format.
    pub(crate) fn replaces_format(&self, format: &str) -> bool {
        let mut all = self.adjust.types.iter();
        all.any(|it| it.of == Replaced::Format && it.key.text == format)
    }
}

/// The origin of a place, for the intermediate representation.
pub(crate) fn origin(place: &Place<'_>) -> Origin {
    Origin {
        span: place.span(),
        pointer: place.pointer.clone(),
    }
}
