//! JSON bodies.

use super::codec::{BodyCodec, BodyReader, BodyWriter};
use crate::codec::{Decode, Encode, Validate, to_json_with};
use crate::report::Report;
use crate::schema::{ANY, Schema};
use crate::syntax::media_type::text_value;

/// The codec of a JSON body, with `application/json` or another JSON media type.
#[derive(Clone, Copy, Debug)]
pub struct JsonBody {
    media_type: &'static str,
    schema: &'static Schema,
}

/// A body of `application/json` whose Rust type enforces its whole schema.
pub static JSON: JsonBody = JsonBody::new("application/json");

impl JsonBody {
    /// JSON of this media type.
    #[must_use]
    pub const fn new(media_type: &'static str) -> Self {
        Self {
            media_type,
            schema: &ANY,
        }
    }

    /// Sets the keywords that the Rust type does not enforce.
    #[must_use]
    pub const fn schema(mut self, schema: &'static Schema) -> Self {
        self.schema = schema;
        self
    }
}

impl<T: Encode + Decode + Validate> BodyCodec<T> for JsonBody {
    fn write(&self, body: &T, to: &mut BodyWriter) {
        to.set(text_value(self.media_type), to_json_with(body, self.schema));
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<T> {
        let bytes = from.bytes;
        from.expect_json()
            .then(|| from.decode(bytes, self.schema))
            .flatten()
    }

    fn check(&self, body: &T, report: &mut Report) {
        report.value(body, self.schema);
    }

    fn admits_empty(&self) -> bool {
        false
    }
}
