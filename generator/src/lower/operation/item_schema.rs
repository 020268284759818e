//! The schemas and encodings of items (OpenAPI 3.2.0, Media Type Object and Encoding Object).

use crate::diagnostics;
use crate::lower::Lower;
use crate::options::Feature;
use crate::source::Place;

use super::media_types::{is_multipart, items};

impl<'a> Lower<'a> {
    /// The schema of the items of a stream. Elsewhere it is reported, and so are encodings by
    /// position.
    pub(crate) fn item_schema(&mut self, place: &Place<'a>, media_type: &str) -> Option<Place<'a>> {
        for key in ["prefixEncoding", "itemEncoding"] {
            if let Some(at) = place.get(key) {
                let what = format!("`{key}`");
                self.findings.refuse(Feature::MediaType, &at, &what);
            }
        }
        for (_, _, encoding) in place.get("encoding").iter().flat_map(Place::members) {
            for key in ["encoding", "prefixEncoding", "itemEncoding"] {
                if let Some(at) = encoding.get(key) {
                    let what = format!("`{key}` within an encoding");
                    self.findings.refuse(Feature::MediaType, &at, &what);
                }
            }
        }
        let schema = place.get("itemSchema")?;
        if items(media_type).is_some() {
            return Some(schema);
        }
        if is_multipart(media_type) {
            let what = format!("`itemSchema` of `{media_type}`");
            self.findings.refuse(Feature::MediaType, &schema, &what);
        } else {
            let idle = diagnostics::operation::idle_item_schema(&schema, media_type);
            self.findings.diagnostics.push(idle);
        }
        None
    }
}
