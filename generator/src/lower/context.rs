//! The document and its interpretation: the read-only input of lowering.

use crate::options::{Adjust, Feature, Reading, Replaced};
use crate::resolve::Resolved;
use crate::select::Chosen;
use crate::source::Version;

use super::findings::Findings;
use super::keywords::UNSUPPORTED;
use super::schema::enumeration::report_impossible;
use super::schema::layers::Layers;

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

    /// Reports invalid and unsupported keywords of schemas.
    pub(crate) fn report(&self, layers: &Layers<'a>, findings: &mut Findings) {
        self.refuse_unsupported(layers, findings);
        self.report_formats(layers, findings);
        report_impossible(layers, findings);
    }

    fn refuse_unsupported(&self, layers: &Layers<'a>, findings: &mut Findings) {
        // These keywords do not exist in 3.0; the sweep has reported them.
        if self.is_3_0() {
            return;
        }
        for keyword in UNSUPPORTED {
            for place in layers.all(keyword) {
                let what = format!("the keyword `{keyword}`");
                findings.refuse(Feature::Keyword(keyword), &place, &what);
            }
        }
    }
}
