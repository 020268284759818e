//! Parameters: text in a path, query, header or cookie.
//!
//! A `Node` is the intermediate form of a value, between its Rust type and its text: texts, in a
//! list, under names, or nested. A style converts a node to text and back, independently of types.
//! The [`Shape`](crate::codec::Shape) of the type decides the JSON type of each text.

mod conversion;
mod definition;
mod empty;
mod form;
pub(crate) mod header;
mod kind;
mod node;
mod path;
mod style;
mod value;

pub(crate) use conversion::{decode, encode};
pub use definition::Parameter;
pub use empty::MaybeEmpty;
pub(crate) use form::{is_item_of, read_form, write_form};
pub(crate) use kind::ValueForm;
pub(crate) use node::{Node, Spelling};
pub(crate) use path::{read_path, write_path};
pub use style::Style;
pub(crate) use style::{AMBIGUOUS, UNCARRIED};
pub use value::{CheckedParameter, ParameterValue};
