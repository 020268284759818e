//! Plans of bodies.

use std::sync::Arc;

use crate::ir::{EncodingStyle, Example, XmlName};
use crate::plan::doc_text::DocText;
use crate::plan::rules::Rules;
use crate::plan::types::rust_type::RustType;

use super::part::{OrderedPlan, PartPlan, PartStreamPlan, PartsPlan};

/// A body.
#[derive(Clone, Debug)]
pub struct BodyPlan {
    /// The alternatives; never empty.
    pub contents: Vec<ContentPlan>,
    /// The enum with a variant for each content, if there are several.
    pub choice: Option<String>,
    /// True if the body is required.
    pub required: bool,
    /// Its documentation.
    pub words: DocText,
    /// Example bodies in JSON.
    pub examples: Vec<Arc<Example>>,
}

impl BodyPlan {
    /// The media types of the body without duplicates.
    pub fn media_types(&self) -> impl Iterator<Item = &String> {
        self.contents.iter().flat_map(|it| &it.media_types)
    }

    /// The type of its value, if it has one media type and a value of the document's types.
    pub(super) fn value_type(&self) -> Option<&RustType> {
        match self.contents.as_slice() {
            [only] => only.codec.value_type(),
            _ => None,
        }
    }

    /// True if it has a constant for its codec; a single JSON content has none.
    pub(super) fn has_codec(&self) -> bool {
        match self.contents.as_slice() {
            [only] => !matches!(only.codec, Codec::Json(..)),
            _ => true,
        }
    }

    /// The media types that are streams of bytes or items.
    pub fn streamed(&self) -> impl Iterator<Item = &String> {
        let contents = self.contents.iter().filter(|it| it.codec.is_stream());
        contents.flat_map(|it| &it.media_types)
    }

    /// The media types a server doesn't buffer as a whole: streams, and parts with files.
    #[must_use]
    pub fn unbuffered(&self) -> Vec<&String> {
        let files = self.contents.iter().filter(|it| it.codec.has_files());
        let files = files.flat_map(|it| &it.media_types);
        self.streamed().chain(files).collect()
    }

    /// The media types of bodies with files in parts that have positions.
    #[must_use]
    pub fn ordered(&self) -> Vec<&String> {
        let ordered = |it: &&ContentPlan| matches!(it.codec, Codec::Ordered(_));
        let contents = self.contents.iter().filter(ordered);
        let contents = contents.filter(|it| it.codec.has_files());
        contents.flat_map(|it| &it.media_types).collect()
    }

    /// The names of the buffered parts in bodies with files.
    #[must_use]
    pub fn buffered_parts(&self) -> Vec<String> {
        let mut found = Vec::new();
        for content in self.contents.iter().filter(|it| it.codec.has_files()) {
            match &content.codec {
                Codec::Parts(parts) => {
                    let held = parts.parts.iter().filter(|it| it.is_held());
                    found.extend(held.map(|it| it.name.clone()));
                }
                Codec::Ordered(ordered) => {
                    let media_type = content.media_types.first();
                    let media_type = media_type.map(String::as_str).unwrap_or_default();
                    let parts = &ordered.parts;
                    let own = parts.parts.iter().filter(|it| it.is_held());
                    found.extend(own.map(|it| format!("{media_type}#{}", it.name)));
                    if parts.rest.as_ref().is_some_and(PartPlan::is_held) {
                        found.push(format!("{media_type}#{}+", parts.parts.len()));
                    }
                }
                _ => {}
            }
        }
        found
    }
}

/// A body in one media type, or in several with the same JSON.
#[derive(Clone, Debug)]
pub struct ContentPlan {
    /// The variant of the enum.
    pub variant: String,
    /// The media types or ranges. The first one is written.
    pub media_types: Vec<String>,
    /// The codec.
    pub codec: Codec,
}

/// The codec of a body.
#[derive(Clone, Debug)]
pub enum Codec {
    /// JSON of this type, with the constant of its rules.
    Json(RustType, Option<String>),
    /// Text of this type, with its rules.
    Text(String, RustType, Rules),
    /// A form.
    Form(Box<FormPlan>),
    /// XML.
    Xml(Box<XmlBodyPlan>),
    /// A stream of items.
    Items(ItemsPlan),
    /// Bytes of one media type.
    Bytes(String),
    /// Bytes of any media type in a range.
    Blob(String),
    /// Streamed bytes of one media type.
    ByteStream(String),
    /// Streamed bytes of any media type in a range.
    BlobStream(String),
    /// Parts with names from the document.
    Parts(Box<PartsPlan>),
    /// Parts with positions.
    Ordered(Box<OrderedPlan>),
    /// A stream of parts.
    PartStream(Box<PartStreamPlan>),
    /// Parts of any name.
    RawParts,
}

impl Codec {
    fn is_stream(&self) -> bool {
        matches!(
            self,
            Self::Items(_) | Self::PartStream(_) | Self::ByteStream(_) | Self::BlobStream(_)
        )
    }

    fn has_files(&self) -> bool {
        match self {
            Self::Parts(parts) => parts.has_files(),
            Self::Ordered(ordered) => ordered.parts.has_files(),
            Self::RawParts => true,
            _ => false,
        }
    }

    /// The type of its value, if the value has a type of the document.
    #[must_use]
    pub fn value_type(&self) -> Option<&RustType> {
        match self {
            Self::Json(ty, _) | Self::Text(_, ty, _) => Some(ty),
            Self::Form(form) => Some(&form.ty),
            Self::Xml(xml) => Some(&xml.ty),
            Self::Items(_)
            | Self::Bytes(_)
            | Self::Blob(_)
            | Self::ByteStream(_)
            | Self::BlobStream(_)
            | Self::Parts(_)
            | Self::Ordered(_)
            | Self::PartStream(_)
            | Self::RawParts => None,
        }
    }
}

/// Compares the types of parts; each part has the only plan of its body.
impl PartialEq for ContentPlan {
    fn eq(&self, other: &Self) -> bool {
        self.media_types == other.media_types && self.codec.value_type() == other.codec.value_type()
    }
}

/// A stream of items.
#[derive(Clone, Debug)]
pub struct ItemsPlan {
    /// The constant of its codec.
    pub constant: String,
    /// The framing of items.
    pub framing: Framing,
    /// The type of an item, or of the data of an event.
    pub ty: RustType,
    /// The constant with the rules of an item.
    pub rules: Option<String>,
}

/// The framing of items in a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Framing {
    Lines,
    Sequence,
    Events,
    TextEvents,
    /// Events whose fields are the members of an object.
    WholeEvents,
}

/// A body of XML.
#[derive(Clone, Debug)]
pub struct XmlBodyPlan {
    /// The constant of its codec.
    pub constant: String,
    /// The type.
    pub ty: RustType,
    /// The constant of its rules.
    pub rules: Option<String>,
    /// The name of the root element.
    pub root: XmlName,
    /// The constant with the XML of the type, in its module.
    pub of: String,
}

/// A form.
#[derive(Clone, Debug)]
pub struct FormPlan {
    /// The constant of its codec; `None` for a form in the default style, which the runtime can
    /// read.
    pub constant: Option<String>,
    /// The type.
    pub ty: RustType,
    /// The constant of its rules.
    pub rules: Option<String>,
    /// The members in other styles than the default.
    pub fields: Vec<FormFieldPlan>,
}

/// A member of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormFieldPlan {
    /// Its name on the wire.
    pub name: String,
    /// `style`.
    pub style: Option<EncodingStyle>,
    /// `explode`, or its default.
    pub explode: bool,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// True if the value is JSON text.
    pub json: bool,
}
