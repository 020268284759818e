//! The schemas and encodings of items (OpenAPI 3.2.0, Media Type Object and Encoding Object).

use crate::diagnostics;
use crate::ir::MediaKind;
use crate::source::{Place, Version};

use super::builder::OperationBuilder;
use super::media_type::{essence, items};

/// The fields with encodings by position.
pub(super) const BY_POSITION: [&str; 2] = ["prefixEncoding", "itemEncoding"];

impl<'a> OperationBuilder<'a> {
    /// The schema of the items of a stream. Elsewhere it is reported, and so are encodings by
    /// position.
    pub(crate) fn item_schema(&mut self, place: &Place<'a>, media_type: &str) -> Option<Place<'a>> {
        if essence(media_type).starts_with("multipart/") {
            // `by_position` has read or refused these.
            return None;
        }
        for key in BY_POSITION {
            if let Some(at) = place.get(key) {
                let idle = diagnostics::operation::idle_encoding(&at, key, media_type);
                self.schemas.findings.diagnostics.push(idle);
            }
        }
        let schema = place.get("itemSchema")?;
        if items(media_type).is_some() {
            self.report_whole(place);
            return Some(schema);
        }
        let idle = diagnostics::operation::idle_item_schema(&schema, media_type);
        self.schemas.findings.diagnostics.push(idle);
        None
    }

    /// The schema of events that are described as a list (OpenAPI 3.2.0, Sequential Media Types).
    /// Other schemas are the ones of the data, as before 3.2.
    pub(super) fn listed_events(
        &mut self,
        media_type: &str,
        schema: &Place<'a>,
    ) -> Option<Place<'a>> {
        let document = self.context.document;
        let latest = document.version() == Version::V3_2;
        let events = items(media_type) == Some(MediaKind::EventStream);
        if !latest || !events || !self.is_list(schema) {
            return None;
        }
        let item = document.follow(schema).get("items")?;
        document.follow(&item).get("properties")?.get("data")?;
        self.report_sequence(schema);
        Some(item)
    }

    /// Reports a schema of the whole sequence beside the schema of its items.
    pub(super) fn report_whole(&mut self, place: &Place<'a>) {
        if let Some(idle) = place.get("schema") {
            let idle = diagnostics::operation::idle_schema(&idle);
            self.schemas.findings.diagnostics.push(idle);
        }
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
