//! Bodies as they are printed.

use super::{PartsPlan, Rules, RustType, Words};
use crate::ir::{EncodingStyle, Example};

/// A body.
#[derive(Clone, Debug)]
pub struct BodyPlan {
    /// What it may be; never empty.
    pub contents: Vec<ContentPlan>,
    /// The enum with a variant for each content, where there are several.
    pub choice: Option<String>,
    /// Whether it must be there.
    pub required: bool,
    /// What the document says about it.
    pub words: Words,
    /// Example bodies in JSON.
    pub examples: Vec<Example>,
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
