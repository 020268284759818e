//! Bodies, ready to be printed.

use crate::ir::{EncodingStyle, Example};
use crate::plan::rules::Rules;
use crate::plan::types::rust_type::RustType;
use crate::plan::words::Words;

use super::part::{PartKind, PartsPlan};

/// A body.
#[derive(Clone, Debug)]
pub struct BodyPlan {
    /// What it may be; never empty.
    pub contents: Vec<ContentPlan>,
    /// The enum with a variant for each content, where there are several.
    pub choice: Option<String>,
    /// Whether it must be there.
    pub required: bool,
    /// Its documentation.
    pub words: Words,
    /// Example bodies in JSON.
    pub examples: Vec<Example>,
}

impl BodyPlan {
    /// The media types of the body, each once.
    pub fn media_types(&self) -> impl Iterator<Item = &String> {
        self.contents.iter().flat_map(|it| &it.media_types)
    }

    /// True if it has a constant for its codec; JSON alone has none.
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

    /// The media types that a server doesn't buffer as a whole: streams, and parts with files.
    #[must_use]
    pub fn unbuffered(&self) -> Vec<&String> {
        let files = self.contents.iter().filter(|it| it.codec.has_files());
        let files = files.flat_map(|it| &it.media_types);
        self.streamed().chain(files).collect()
    }

    /// The names of the parts that a server buffers, where others are files.
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

/// A body in one media type, or in several that are the same JSON.
#[derive(Clone, Debug)]
pub struct ContentPlan {
    /// The variant of the enum.
    pub variant: String,
    /// The media types or ranges; it is written as the first one.
    pub media_types: Vec<String>,
    /// How it is written and read.
    pub codec: Codec,
}

/// How a body is written and read.
#[derive(Clone, Debug)]
pub enum Codec {
    /// JSON of this type, with the name of the constant with its rules.
    Json(RustType, Option<String>),
    /// Text of this type with its rules.
    Text(String, RustType, Rules),
    /// A form.
    Form(Box<FormPlan>),
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
    /// Parts that the document names.
    Parts(PartsPlan),
    /// Parts that it does not name.
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
    /// How items are told apart.
    pub framing: Framing,
    /// The type of an item, or of the data of an event.
    pub ty: RustType,
    /// The constant with the rules of an item.
    pub rules: Option<String>,
}

/// How the items of a stream are told apart.
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

/// A form.
#[derive(Clone, Debug)]
pub struct FormPlan {
    /// The constant of its codec; `None` where it is spelled as any form, and the runtime has it.
    pub constant: Option<String>,
    /// The type.
    pub ty: RustType,
    /// The constant with its rules.
    pub rules: Option<String>,
    /// The members that are not spelled as the default has it.
    pub fields: Vec<FormFieldPlan>,
}

/// A member of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormFieldPlan {
    /// Its name on the wire.
    pub name: String,
    /// `style`.
    pub style: Option<EncodingStyle>,
    /// `explode`, where it is not the default.
    pub explode: bool,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// Whether the value is JSON text.
    pub json: bool,
}
