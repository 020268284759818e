//! Plans of parameters and headers.

use crate::ir::{Location, Style};
use crate::plan::doc_text::DocText;
use crate::plan::rules::Rules;
use crate::plan::setters::setter;
use crate::plan::types::item::DefaultPlan;
use crate::plan::types::rust_type::RustType;

/// A parameter, or a header of a response or part.
#[derive(Clone, Debug)]
pub struct ParameterPlan {
    /// The name on the wire.
    pub name: String,
    /// The part of the message.
    pub location: Location,
    /// The style.
    pub style: Style,
    /// True if the parts of a list or object are separate (`explode`).
    pub explode: bool,
    /// True if reserved characters are not percent-encoded (`allowReserved`).
    pub reserved: bool,
    /// True if it is the whole query.
    pub whole: bool,
    /// True if it is the whole query as one text, and not as a form.
    pub undivided: bool,
    /// True if its value is wrapped in `rt::parameter::MaybeEmpty`.
    pub may_be_empty: bool,
    /// True if an empty value means a list without items, though `explode` separates the items.
    pub empty_list: bool,
    /// True if other names use brackets after this one (`ids[]`), so that they are not items of it.
    pub exact: bool,
    /// The form of its text.
    pub spelling: Spelling,
    /// Names of other parameters. An object without these would take them as members.
    pub beside: Vec<String>,
    /// The rules that its type does not enforce.
    pub rules: Rules,
    /// The field.
    pub ident: String,
    /// The local variable while a message is read.
    pub local: String,
    /// The type of its value.
    pub ty: RustType,
    /// True if it is required.
    pub required: bool,
    /// True if a signer fills it.
    pub signed: bool,
    /// The default of an absent parameter.
    pub default: Option<DefaultPlan>,
    /// Its documentation.
    pub words: DocText,
}

impl ParameterPlan {
    /// The name of its setter.
    #[must_use]
    pub fn setter(&self) -> String {
        setter(&self.ident)
    }
}

/// The form of a parameter's text.
#[derive(Clone, Debug)]
pub enum Spelling {
    /// One text, or a list of texts, read by the Rust type itself.
    Text,
    /// JSON text.
    Json,
    /// Texts, converted to JSON by the shape of the Rust type.
    Shaped(Names),
}

/// The names of an object's members in its message.
#[derive(Clone, Debug)]
pub struct Names {
    /// The declared members.
    pub members: Option<Vec<String>>,
    /// True if it takes all other names, too.
    pub open: bool,
}
