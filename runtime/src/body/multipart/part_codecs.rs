//! Codecs for the values of single parts.

use super::parts::File;
use crate::body::codec::{BodyWriter, decode};
use crate::body::text::text;
use crate::codec::{Decode, Encode, Scalar, Validate, to_json_with};
use crate::report::Report;
use crate::schema::{ANY, Schema, check};
use crate::syntax::media_type::{choose, parameter};

/// Writes, reads and checks a value as one part.
pub trait PartCodec<T> {
    /// The name of the part.
    fn name(&self) -> &'static str;
    /// The schema of the whole member, if the parts are items of a list.
    fn rules(&self) -> &'static Schema;
    /// The content of the part. The writer takes the problems of a value that the part can't carry.
    fn write(&self, value: &T, to: &mut BodyWriter) -> File;
    /// True if the part is a file, which needs a file name in a form (RFC 7578, section 4.2).
    fn is_file(&self) -> bool {
        false
    }
    /// True if the text of a value would be read as another value.
    fn is_ambiguous(&self, _: &T) -> bool {
        false
    }
    /// True if a name with brackets (`tags[]`) belongs to another member.
    fn is_exact(&self) -> bool {
        false
    }
    /// True if a part means an absent value, such as a file input without a file.
    fn is_nothing(&self, _: &File) -> bool {
        false
    }
    /// The value of a part.
    fn read(&self, part: &File, report: &mut Report) -> Option<T>;
    /// Reports the violations of a value; `schema` describes the value.
    fn check(&self, value: &T, report: &mut Report);
}

macro_rules! part {
    ($(#[$doc:meta])* $name:ident, $default:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name {
            name: &'static str,
            media_types: &'static [&'static str],
            /// The schema of one part.
            schema: &'static Schema,
            /// The schema of all parts together.
            rules: &'static Schema,
            exact: bool,
        }

        impl $name {
            /// A part with this name.
            #[must_use]
            pub const fn new(name: &'static str) -> Self {
                Self { name, media_types: $default, schema: &ANY, rules: &ANY, exact: false }
            }

            /// Sets the media types of the part; it is written with the first one.
            #[must_use]
            pub const fn media_types(mut self, media_types: &'static [&'static str]) -> Self {
                self.media_types = media_types;
                self
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

            /// Excludes parts with brackets after the name (`tags[]`), because they are another
            /// member.
            #[must_use]
            pub const fn exact(mut self) -> Self {
                self.exact = true;
                self
            }

            fn media_type(&self) -> Option<String> {
                let first = self.media_types.first();
                first.filter(|it| !it.contains('*')).map(|it| (*it).to_owned())
            }

            fn expect(&self, part: &File, report: &mut Report) {
                if let Some(sent) = &part.media_type
                    && !self.media_types.is_empty()
                    && choose(sent, self.media_types).is_none()
                {
                    let (echo, wanted) = (report.echo(sent), self.media_types.join(" or "));
                    report.push_found("content", format!("must be {wanted}"), echo);
                }
            }
        }
    };
}

part! {
    /// A part with text.
    TextPart, &[]
}

part! {
    /// A part with JSON.
    JsonPart, &["application/json"]
}

part! {
    /// A part with a file.
    FilePart, &[]
}

impl<T: Scalar> PartCodec<T> for TextPart {
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
        File {
            content: value.to_text(self.schema).into_owned().into(),
            filename: None,
            media_type: self.media_type(),
        }
    }

    fn read(&self, part: &File, report: &mut Report) -> Option<T> {
        self.expect(part, report);
        let media_type = part.media_type.as_deref();
        let charset = media_type.and_then(|it| parameter(it, "charset"));
        let text = text(part.buffered(report)?, charset.as_deref(), report)?;
        T::read_text(&text, report, self.schema)
    }

    fn check(&self, value: &T, report: &mut Report) {
        let text = value.to_text(self.schema).into_owned();
        let _ = T::read_text(&text, report, self.schema);
    }
}

impl<T: Encode + Decode + Validate> PartCodec<T> for JsonPart {
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
        File {
            content: to_json_with(value, self.schema).into(),
            filename: None,
            media_type: self.media_type(),
        }
    }

    fn read(&self, part: &File, report: &mut Report) -> Option<T> {
        // A part without a type is text by default (RFC 7578, section 4.4), and many senders of
        // JSON omit the type.
        let plain = |it: &&str| choose(it, &["text/plain"]).is_some();
        if part.media_type.as_deref().filter(plain).is_none() {
            self.expect(part, report);
        }
        decode(part.buffered(report)?, self.schema, report)
    }

    fn check(&self, value: &T, report: &mut Report) {
        value.check(report, self.schema);
    }
}

impl PartCodec<File> for FilePart {
    fn name(&self) -> &'static str {
        self.name
    }

    fn rules(&self) -> &'static Schema {
        self.rules
    }

    fn is_exact(&self) -> bool {
        self.exact
    }

    fn is_file(&self) -> bool {
        true
    }

    fn write(&self, value: &File, _: &mut BodyWriter) -> File {
        let otherwise = || {
            let default = || "application/octet-stream".to_owned();
            Some(self.media_type().unwrap_or_else(default))
        };
        let bounds = self.schema.min_length..=self.schema.max_length;
        value.content.hold_to(bounds);
        File {
            media_type: value.media_type.clone().or_else(otherwise),
            filename: value.filename.clone(),
            content: value.content.clone(),
        }
    }

    fn is_nothing(&self, part: &File) -> bool {
        part.is_unchosen()
    }

    fn read(&self, part: &File, report: &mut Report) -> Option<File> {
        self.check(part, report);
        Some(part.clone())
    }

    /// A stream of unknown length is checked while it is sent.
    fn check(&self, value: &File, report: &mut Report) {
        self.expect(value, report);
        if let Some(length) = value.content.length() {
            check::octets(length, report, self.schema);
        }
    }
}
