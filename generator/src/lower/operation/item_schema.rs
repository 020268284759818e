//! The schemas and encodings of items (OpenAPI 3.2.0, Media Type Object and Encoding Object).

use crate::diagnostics;
use crate::options::Feature;
use crate::source::Place;

use super::builder::OperationBuilder;
use super::media_type::{essence, items};

impl<'a> OperationBuilder<'a> {
    /// The schema of the items of a stream. Elsewhere it is reported, and so are encodings by
    /// position.
    pub(crate) fn item_schema(&mut self, place: &Place<'a>, media_type: &str) -> Option<Place<'a>> {
        for key in ["prefixEncoding", "itemEncoding"] {
            if let Some(at) = place.get(key) {
                let what = format!("`{key}`");
                self.schemas.findings.refuse(Feature::MediaType, &at, &what);
            }
        }
        for (_, _, encoding) in place.get("encoding").iter().flat_map(Place::members) {
            for key in ["encoding", "prefixEncoding", "itemEncoding"] {
                if let Some(at) = encoding.get(key) {
                    let what = format!("`{key}` within an encoding");
                    self.schemas.findings.refuse(Feature::MediaType, &at, &what);
                }
            }
        }
        let schema = place.get("itemSchema")?;
        if items(media_type).is_some() {
            if let Some(idle) = place.get("schema") {
                let idle = diagnostics::operation::idle_schema(&idle);
                self.schemas.findings.diagnostics.push(idle);
            }
            return Some(schema);
        }
        if essence(media_type).starts_with("multipart/") {
            let what = format!("`itemSchema` of `{media_type}`");
            self.schemas
                .findings
                .refuse(Feature::MediaType, &schema, &what);
        } else {
            let idle = diagnostics::operation::idle_item_schema(&schema, media_type);
            self.schemas.findings.diagnostics.push(idle);
        }
        None
    }

    /// Reports the keywords of an array that is sent as a stream. Its items arrive one by one, so
    /// nothing counts or compares them.
    pub(super) fn report_sequence(&mut self, schema: &Place<'a>) {
        const KEYWORDS: [&str; 7] = [
            "minItems",
            "maxItems",
            "uniqueItems",
            "contains",
            "minContains",
            "maxContains",
            "prefixItems",
        ];
        let schema = self.context.document.follow(schema);
        for keyword in KEYWORDS {
            if let Some(at) = schema.get(keyword) {
                let idle = diagnostics::operation::idle_array_keyword(&at, keyword);
                self.schemas.findings.diagnostics.push(idle);
            }
        }
    }
}
