//! Parts that are bodies of their own: XML, forms, and multipart bodies.

use super::part_codecs::PartCodec;
use super::parts::File;
use crate::body::codec::{BodyCodec, BodyReader, BodyWriter};
use crate::report::Report;
use crate::schema::{ANY, Schema};
use crate::syntax::media_type::choose;

/// A part that a codec of bodies writes and reads.
#[derive(Debug)]
pub struct BodyPart<C: 'static> {
    name: &'static str,
    codec: &'static C,
    media_types: &'static [&'static str],
    rules: &'static Schema,
    exact: bool,
}

impl<C> BodyPart<C> {
    /// A part with this name and codec.
    #[must_use]
    pub const fn new(name: &'static str, codec: &'static C) -> Self {
        Self {
            name,
            codec,
            media_types: &[],
            rules: &ANY,
            exact: false,
        }
    }

    /// Sets the media types of the part.
    #[must_use]
    pub const fn media_types(mut self, media_types: &'static [&'static str]) -> Self {
        self.media_types = media_types;
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

impl<T, C: BodyCodec<T>> PartCodec<T> for BodyPart<C> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn rules(&self) -> &'static Schema {
        self.rules
    }

    fn is_exact(&self) -> bool {
        self.exact
    }

    fn write(&self, value: &T, to: &mut BodyWriter) -> File {
        self.codec.write(value, to);
        let media_type = to.media_type.take();
        let media_type = media_type.and_then(|it| Some(it.to_str().ok()?.to_owned()));
        let bytes = std::mem::take(&mut to.bytes);
        File {
            content: to.stream.take().unwrap_or_else(|| bytes.into()),
            filename: None,
            media_type,
        }
    }

    fn read(&self, part: &File, report: &mut Report) -> Option<T> {
        if let Some(sent) = &part.media_type
            && choose(sent, self.media_types).is_none()
        {
            let (echo, wanted) = (report.echo(sent), self.media_types.join(" or "));
            report.push_found("content", format!("must be {wanted}"), echo);
            return None;
        }
        let bytes = part.buffered(report)?;
        let fresh = report.sibling(report.is_lenient());
        let mut from = BodyReader::of_part(part.media_type.as_deref(), bytes, fresh);
        let value = self.codec.read(&mut from);
        report.append(from.finish());
        value
    }

    fn check(&self, value: &T, report: &mut Report) {
        self.codec.check(value, report);
    }
}
