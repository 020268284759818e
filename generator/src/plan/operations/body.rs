//! Plans of bodies.

use crate::ir::{EncodingStyle, Example, XmlName};
use crate::plan::rules::Rules;
use crate::plan::types::rust_type::RustType;
use crate::plan::words::Words;

use super::part::{PartKind, PartsPlan};

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
    pub words: Words,
    /// Example bodies in JSON.
    pub examples: Vec<Example>,
}

impl BodyPlan {
    /// The media types of the body without duplicates.
    pub fn media_types(&self) -> impl Iterator<Item = &String> {
        self.contents.iter().flat_map(|it| &it.media_types)
    }

    /// The type of its value, if it has one media type and a value of the document's types.
    pub(super) fn value_type(&self) -> Option<&RustType> {
        match self.contents.as_slice() {
            [only] => match &only.codec {
                Codec::Json(ty, _) | Codec::Text(_, ty, _) => Some(ty),
                Codec::Form(form) => Some(&form.ty),
                Codec::Xml(xml) => Some(&xml.ty),
                Codec::Items(_)
                | Codec::Bytes(_)
                | Codec::Blob(_)
                | Codec::ByteStream(_)
                | Codec::BlobStream(_)
                | Codec::Parts(_)
                | Codec::RawParts => None,
            },
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

    /// The names of the buffered parts in bodies with files.
    #[must_use]
    pub fn buffered_parts(&self) -> Vec<&str> {
        let parts = self.contents.iter().filter_map(|it| match &it.codec {
            Codec::Parts(parts) if parts.has_files() => Some(&parts.parts),
            _ => None,
        });
        let buffered = parts.flatten().filter(|it| it.kind != PartKind::File);
        buffered.map(|it| it.name.as_str()).collect()
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
    Parts(PartsPlan),
    /// Parts of any name.
    RawParts,
}

impl Codec {
    fn is_stream(&self) -> bool {
        matches!(
            self,
            Self::Items(_) | Self::ByteStream(_) | Self::BlobStream(_)
        )
    }

    fn has_files(&self) -> bool {
        match self {
            Self::Parts(parts) => parts.has_files(),
            Self::RawParts => true,
            _ => false,
        }
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
