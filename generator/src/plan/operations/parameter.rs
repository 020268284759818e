//! Parameters and headers, ready to be printed.

use crate::ir::{Location, Style};
use crate::plan::rules::Rules;
use crate::plan::types::item::DefaultPlan;
use crate::plan::types::rust_type::RustType;
use crate::plan::words::Words;

/// A parameter, or a header of a response.
#[derive(Clone, Debug)]
pub struct ParameterPlan {
    /// The name on the wire.
    pub name: String,
    /// The part of the message.
    pub location: Location,
    /// How it is spelled.
    pub style: Style,
    /// Whether each item of a list or object stands apart.
    pub explode: bool,
    /// Whether reserved characters stay as they are.
    pub reserved: bool,
    /// Whether it is the whole query.
    pub whole: bool,
    /// Whether its value is wrapped in `rt::parameter::MaybeEmpty`.
    pub may_be_empty: bool,
    /// Whether an empty value is a list without items, each of which stands apart.
    pub empty_list: bool,
    /// Whether its name with brackets behind it (`ids[]`) is that of something else.
    pub exact: bool,
    /// From what its value is read.
    pub spelling: Spelling,
    /// Names of other parameters that are no members of this one.
    pub beside: Vec<String>,
    /// What its type does not hold.
    pub rules: Rules,
    /// The field.
    pub ident: String,
    /// The variable that holds it while a message is read.
    pub local: String,
    /// The type of its value.
    pub ty: RustType,
    /// Whether it must be there.
    pub required: bool,
    /// Whether a signer fills it.
    pub signed: bool,
    /// What is offered where the parameter is absent.
    pub default: Option<DefaultPlan>,
    /// Its documentation.
    pub words: Words,
}

/// From what the value of a parameter is read.
#[derive(Clone, Debug)]
pub enum Spelling {
    /// One piece of text, or a list of them, each of which its Rust type reads by itself.
    Text,
    /// JSON text.
    Json,
    /// Pieces of text, which become JSON by the shape of its Rust type.
    Shaped(Names),
}

/// The names that an object has in its message.
#[derive(Clone, Debug)]
pub struct Names {
    /// Those of its members.
    pub members: Option<Vec<String>>,
    /// Whether it takes any other.
    pub open: bool,
}
