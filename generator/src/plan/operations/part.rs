//! Plans of the parts of bodies.

use crate::ir::Closing;
use crate::plan::doc_text::DocText;
use crate::plan::setters::setter;
use crate::plan::types::constructors::{MANY_ARGUMENTS, alike};
use crate::plan::types::item::Constructor;
use crate::plan::types::rust_type::RustType;

use super::body::ContentPlan;
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
    /// The parts after the ones with a position of their own.
    pub rest: Option<PartPlan>,
    /// The constructor of its required parts and headers; `None` if it has no required ones.
    pub constructor: Option<Constructor>,
}

/// A body whose parts have positions instead of names.
#[derive(Clone, Debug)]
pub struct OrderedPlan {
    /// The constant of its codec.
    pub constant: String,
    /// Its struct.
    pub parts: PartsPlan,
    /// The least number of parts, unless the struct ensures it.
    pub least: Option<u64>,
    /// The greatest number of parts, unless the struct ensures it.
    pub most: Option<u64>,
    /// True if no two parts are equal.
    pub unique: bool,
}

/// A stream of parts.
#[derive(Clone, Debug)]
pub struct PartStreamPlan {
    /// The constant of its codec.
    pub constant: String,
    /// Each part.
    pub part: PartPlan,
}

/// The type of a field of a multipart body.
#[derive(PartialEq)]
enum FieldType<'t> {
    Value(&'t RustType),
    List(&'t RustType),
    File,
    Files,
    Item(&'t str),
    Parts(&'t [String]),
}

impl PartsPlan {
    /// Plans the constructor; `name` makes the name of a struct for its arguments.
    pub(super) fn plan_constructor(&mut self, name: impl FnOnce() -> String) {
        let required = self.all().flat_map(PartPlan::required_types);
        let types: Vec<FieldType<'_>> = required.collect();
        let fields: Vec<&FieldType<'_>> = types.iter().collect();
        self.constructor = if types.is_empty() {
            None
        } else if types.len() > MANY_ARGUMENTS || alike(&fields, |one, other| one == other) {
            Some(Constructor::Named(name()))
        } else {
            Some(Constructor::Positional)
        };
    }

    /// True if a part may be a file.
    pub fn has_files(&self) -> bool {
        let kept = matches!(self.others, OtherParts::Kept(_));
        kept || self.all().any(|it| it.kind == PartKind::File)
    }

    /// All parts, with the one for all further parts at the end.
    pub fn all(&self) -> impl Iterator<Item = &PartPlan> {
        self.parts.iter().chain(&self.rest)
    }
}

/// The treatment of parts without a name in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OtherParts {
    /// They are ignored.
    Ignored,
    /// They violate this keyword.
    Refused(Closing),
    /// They are refused, because the list has no more items.
    Unlisted,
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
    pub words: DocText,
}

impl PartPlan {
    /// The types of its required fields: its own, and its headers.
    fn required_types(&self) -> impl Iterator<Item = FieldType<'_>> {
        let own = match (&self.item, &self.kind, self.list) {
            (Some(item), _, _) => FieldType::Item(item),
            (None, PartKind::File, true) => FieldType::Files,
            (None, PartKind::File, false) => FieldType::File,
            (None, PartKind::Text(ty) | PartKind::Json(ty) | PartKind::Shaped(ty), true) => {
                FieldType::List(ty)
            }
            (None, PartKind::Text(ty) | PartKind::Json(ty) | PartKind::Shaped(ty), false) => {
                FieldType::Value(ty)
            }
            (None, PartKind::Body(body), list) => match (body.codec.value_type(), list) {
                (Some(ty), true) => FieldType::List(ty),
                (Some(ty), false) => FieldType::Value(ty),
                (None, _) => FieldType::Parts(&body.media_types),
            },
        };
        let headers = self.headers_beside().filter(|it| it.parameter.required);
        let headers = headers.map(|it| FieldType::Value(&it.parameter.ty));
        self.required.then_some(own).into_iter().chain(headers)
    }

    /// True if the part is buffered regardless of its length.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.kind != PartKind::File
    }

    /// The headers with fields of their own, next to the part's.
    pub fn headers_beside(&self) -> impl Iterator<Item = &PartHeaderPlan> {
        let alone = self.item.is_none();
        self.headers.iter().filter(move |_| alone)
    }

    /// The name of the setter of its field.
    #[must_use]
    pub fn setter(&self) -> String {
        setter(&self.ident)
    }
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
#[derive(Clone, Debug, PartialEq)]
pub enum PartKind {
    /// Text of this type.
    Text(RustType),
    /// JSON of this type.
    Json(RustType),
    /// Text of this type with several JSON types.
    Shaped(RustType),
    /// Bytes with a file name and a media type.
    File,
    /// A body of its own.
    Body(Box<ContentPlan>),
}
