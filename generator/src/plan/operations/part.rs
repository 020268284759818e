//! Parts of bodies, ready to be printed.

use crate::ir::Closing;
use crate::plan::types::rust_type::RustType;
use crate::plan::words::Words;

use super::parameter::ParameterPlan;

/// A body whose members are parts, as a struct.
#[derive(Clone, Debug)]
pub struct PartsPlan {
    /// Its identifier.
    pub ident: String,
    /// Its parts.
    pub parts: Vec<PartPlan>,
    /// The names of parts that must not be there, each with the keyword that says so.
    pub never: Vec<(String, &'static str)>,
    /// What happens to other parts.
    pub others: OtherParts,
}

impl PartsPlan {
    /// Whether a part may be a file.
    pub fn has_files(&self) -> bool {
        let kept = matches!(self.others, OtherParts::Kept(_));
        kept || self.parts.iter().any(|it| it.kind == PartKind::File)
    }
}

/// What happens to parts that the document does not name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OtherParts {
    /// They are passed over.
    Ignored,
    /// They are violations of this keyword.
    Refused(Closing),
    /// They are kept in a field of this name.
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
    /// The variable that holds it while a body is read.
    pub local: String,
    /// The form of one part.
    pub kind: PartKind,
    /// Whether it may be there several times, as the items of a list.
    pub list: bool,
    /// Whether its name with brackets behind it (`tags[]`) is that of another part.
    pub exact: bool,
    /// Whether it must be there.
    pub required: bool,
    /// The constant with the rules of one part.
    pub rules: Option<String>,
    /// The constant with the rules of the list.
    pub list_rules: Option<String>,
    /// Its headers, each a field of its own; it is required if both it and its part are.
    pub headers: Vec<PartHeaderPlan>,
    /// The type of an item with its headers, where a list has parts with headers.
    pub item: Option<String>,
    /// The media types that the document names.
    pub media_types: Vec<String>,
    /// Whether a value built in code can break a rule.
    pub checked: bool,
    /// Its documentation.
    pub words: Words,
}

/// A header of a part.
#[derive(Clone, Debug)]
pub struct PartHeaderPlan {
    /// The constant that says how it is spelled.
    pub constant: String,
    /// The header.
    pub parameter: ParameterPlan,
}

/// The form of one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// As text of this type.
    Text(RustType),
    /// As JSON of this type.
    Json(RustType),
    /// As text of this type, which may be of several kinds.
    Shaped(RustType),
    /// As bytes with a name and a media type.
    File,
}
