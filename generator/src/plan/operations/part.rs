//! Plans of the parts of bodies.

use crate::ir::Closing;
use crate::plan::types::rust_type::RustType;
use crate::plan::words::Words;

use super::parameter::ParameterPlan;

/// A body as a struct with a field for each part.
#[derive(Clone, Debug)]
pub struct PartsPlan {
    /// Its identifier.
    pub ident: String,
    /// Its parts.
    pub parts: Vec<PartPlan>,
    /// The names of forbidden parts, each with the keyword that forbids it.
    pub never: Vec<(String, &'static str)>,
    /// The treatment of other parts.
    pub others: OtherParts,
}

impl PartsPlan {
    /// True if a part may be a file.
    pub fn has_files(&self) -> bool {
        let kept = matches!(self.others, OtherParts::Kept(_));
        kept || self.parts.iter().any(|it| it.kind == PartKind::File)
    }
}

/// The treatment of parts without a name in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OtherParts {
    /// They are ignored.
    Ignored,
    /// They violate this keyword.
    Refused(Closing),
    /// A field of this name keeps them.
    Kept(String),
}

/// A part.
#[derive(Clone, Debug)]
pub struct PartPlan {
    /// The constant of its codec.
    pub constant: String,
    /// Its name on the wire.
    pub name: String,
    /// The field.
    pub ident: String,
    /// The local variable while a body is read.
    pub local: String,
    /// The form of one part.
    pub kind: PartKind,
    /// True if the part repeats, once for each item of a list.
    pub list: bool,
    /// True if another part has its name with brackets (`tags[]`).
    pub exact: bool,
    /// True if the part is required.
    pub required: bool,
    /// The constant of the rules of one part.
    pub rules: Option<String>,
    /// The constant of the rules of the list.
    pub list_rules: Option<String>,
    /// Its headers, each a field of its own. A header is required if both header and part are.
    pub headers: Vec<PartHeaderPlan>,
    /// The type of an item with its headers, if a list has parts with headers.
    pub item: Option<String>,
    /// The media types of the document.
    pub media_types: Vec<String>,
    /// True if a value built in code can break a rule.
    pub checked: bool,
    /// Its documentation.
    pub words: Words,
}

/// A header of a part.
#[derive(Clone, Debug)]
pub struct PartHeaderPlan {
    /// The constant of its codec.
    pub constant: String,
    /// The header.
    pub parameter: ParameterPlan,
}

/// The form of one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Text of this type.
    Text(RustType),
    /// JSON of this type.
    Json(RustType),
    /// Text of this type with several JSON types.
    Shaped(RustType),
    /// Bytes with a file name and a media type.
    File,
}
