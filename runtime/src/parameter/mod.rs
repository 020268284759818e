//! Parameters: text in a path, query, header or cookie.
//!
//! A value is a `Node` between its Rust type and its text: pieces of text, in a list, under
//! names, or both in each other. A style turns a node into text and back, and knows nothing of
//! types; what a piece of text stands for in JSON is told by the
//! [`Shape`](crate::codec::Shape) of the type.

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
pub(crate) use form::{is_item_of, read_form, read_whole, write_form, write_whole};
pub(crate) use kind::ValueForm;
pub(crate) use node::{Node, Spelling};
pub(crate) use path::{read_path, write_path};
pub use style::Style;
pub(crate) use style::{AMBIGUOUS, UNCARRIED};
pub use value::{CheckedParameter, ParameterValue};
