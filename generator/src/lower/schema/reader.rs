//! Reads keywords of schemas, and reports invalid and unsupported ones.

use super::enumeration::report_impossible;
use super::layers::Layers;
use crate::lower::context::Context;
use crate::lower::findings::Findings;
use crate::lower::keywords::UNSUPPORTED;
use crate::options::Feature;

/// The document, and the problems found while reading it.
pub(crate) struct SchemaReader<'r, 'a> {
    pub(crate) context: Context<'a>,
    pub(crate) findings: &'r mut Findings,
}

impl<'a> Context<'a> {
    /// Reports invalid and unsupported keywords of schemas.
    pub(crate) fn report(&self, layers: &Layers<'a>, findings: &mut Findings) {
        self.refuse_unsupported(layers, findings);
        self.report_formats(layers, findings);
        report_impossible(layers, findings);
        for layer in &layers.0 {
            if let Some(list) = self.list_without_null(layer) {
                findings.note_nullable_enum(&list);
            }
        }
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
