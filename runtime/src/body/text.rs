//! Text bodies, such as `text/plain`.

use super::codec::{BodyCodec, BodyReader, BodyWriter};
use crate::codec::Scalar;
use crate::report::Report;
use crate::schema::Schema;
use crate::syntax::media_type::{parameter, text_value};

/// A text body.
#[derive(Debug)]
pub struct TextBody {
    media_type: &'static str,
    schema: Schema,
}

impl TextBody {
    /// Text of this media type.
    #[must_use]
    pub const fn new(media_type: &'static str) -> Self {
        Self {
            media_type,
            schema: Schema::new(),
        }
    }

    /// Sets the constraints the Rust type does not enforce.
    #[must_use]
    pub const fn schema(mut self, schema: Schema) -> Self {
        self.schema = schema;
        self
    }
}

impl<T: Scalar> BodyCodec<T> for TextBody {
    fn write(&self, body: &T, to: &mut BodyWriter) {
        let text = body.to_text(&self.schema).into_owned();
        to.set(text_value(self.media_type), text);
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<T> {
        from.expect(self.media_type);
        let charset = from.media_type.and_then(|it| parameter(it, "charset"));
        let text = text(from.bytes, charset.as_deref(), &mut from.report)?;
        T::read_text(&text, &mut from.report, &self.schema)
    }

    fn check(&self, body: &T, report: &mut Report) {
        // Reading the text of the value applies the same checks as to a received text.
        let text = body.to_text(&self.schema).into_owned();
        let _ = T::read_text(&text, report, &self.schema);
    }
}

/// Decodes UTF-8, or ISO 8859-1 if the charset says so.
pub(super) fn text(bytes: &[u8], charset: Option<&str>, report: &mut Report) -> Option<String> {
    if charset.is_some_and(|it| it.eq_ignore_ascii_case("iso-8859-1")) {
        return Some(bytes.iter().copied().map(char::from).collect());
    }
    let utf8 = ["utf-8", "utf8", "us-ascii"];
    if let Some(other) =
        charset.filter(|it| !utf8.iter().any(|known| it.eq_ignore_ascii_case(known)))
    {
        let echo = report.echo(other);
        report.push_found("charset", "must be UTF-8", echo);
        if !report.is_lenient() {
            return None;
        }
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        Err(error) => {
            let at = error.valid_up_to();
            report.push(
                "encoding",
                format!("must be UTF-8, which ends at byte {at}"),
            );
            let lossy = || String::from_utf8_lossy(bytes).into_owned();
            report.is_lenient().then(lossy)
        }
    }
}
