//! JSON text and free-form values.

mod checks;
mod fallback;
mod json_type;
mod lexer;
mod map;
mod merge;
mod parse;
mod plain_forms;
#[cfg(feature = "client")]
pub(crate) mod pointer;
mod reader;
mod scalars;
mod surrogates;
mod value;
mod walk;
mod writer;

pub(crate) use checks::{listed, unique};
pub(crate) use json_type::JsonType;
pub(crate) use lexer::{Key, Lexer};
pub use map::Map;
pub(crate) use plain_forms::exact_float;
pub(crate) use reader::Effort;
pub use reader::Reader;
pub(crate) use surrogates::repaired;
pub use value::{Json, Number};
pub use writer::Writer;

pub use crate::report::Limits;
