//! Makes a document's text safe for generated code.
//!
//! A description may contain anything: code blocks that rustdoc would compile and run, markup that
//! would change a page, characters that reverse the direction of text. The results of this module
//! are safe in a doc comment, a code span or a string literal, and mean the same to a reader.

mod annotation;
mod code;
mod literal;
mod markdown;
mod sentence;
#[cfg(test)]
mod tests;
mod visible;
mod wrap;

pub(crate) use annotation::{command_message, command_property, plain, uri};
pub use code::{code_span, json_fence, pretty_json};
pub use literal::literal;
pub use markdown::{doc_lines, plain_line};
pub use sentence::{deprecation, first_sentence};
