//! A text part with several possible types, such as a string or a number.

use super::part_codecs::PartCodec;
use super::parts::File;
use crate::body::codec::{BodyWriter, decode};
use crate::body::form::read::scalar as json_of;
use crate::body::form::write::text as text_of;
use crate::body::text::text;
use crate::codec::{Decode, Encode, Shape, Validate, to_json, to_json_with};
use crate::json::Json;
use crate::report::Report;
use crate::schema::{ANY, Schema};
use crate::syntax::media_type::parameter;

/// A part whose text is interpreted by the shape of its type.
#[derive(Clone, Copy, Debug)]
pub struct ShapedPart {
    name: &'static str,
    schema: &'static Schema,
    rules: &'static Schema,
    exact: bool,
}

impl ShapedPart {
    /// A part with this name.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            schema: &ANY,
            rules: &ANY,
            exact: false,
        }
    }

    /// Sets the keywords that the Rust type of one part does not enforce.
    #[must_use]
    pub const fn schema(mut self, schema: &'static Schema) -> Self {
        self.schema = schema;
        self
    }

    /// Sets the schema of the list of repeated parts.
    #[must_use]
    pub const fn rules(mut self, rules: &'static Schema) -> Self {
        self.rules = rules;
        self
    }

    /// Excludes parts with brackets after the name (`tags[]`), because they are another member.
    #[must_use]
    pub const fn exact(mut self) -> Self {
        self.exact = true;
        self
    }
}

impl<T: Encode + Decode + Validate> PartCodec<T> for ShapedPart {
    fn name(&self) -> &'static str {
        self.name
    }

    fn rules(&self) -> &'static Schema {
        self.rules
    }

    fn is_exact(&self) -> bool {
        self.exact
    }

    fn write(&self, value: &T, _: &mut BodyWriter) -> File {
        let json = Json::read(&to_json_with(value, self.schema));
        File::new(json.as_ref().map(text_of).unwrap_or_default())
    }

    fn is_ambiguous(&self, value: &T) -> bool {
        let sent = Json::read(&to_json_with(value, self.schema));
        let text = sent.as_ref().map(text_of).unwrap_or_default();
        Some(json_of(&text, &Shape::of::<T>(self.schema))) != sent
    }

    fn read(&self, part: &File, report: &mut Report) -> Option<T> {
        let media_type = part.media_type.as_deref();
        let charset = media_type.and_then(|it| parameter(it, "charset"));
        let text = text(part.buffered(report)?, charset.as_deref(), report)?;
        let json = to_json(&json_of(&text, &Shape::of::<T>(self.schema)));
        decode(&json, self.schema, report)
    }

    fn check(&self, value: &T, report: &mut Report) {
        value.check(report, self.schema);
    }
}
