//! The only way for a document's words into code.
//!
//! A description may hold anything: fences that rustdoc would compile and run, markup that would
//! end up in a page, characters that turn the direction of text. What leaves this module is safe to
//! stand in a doc comment, a code span or a string literal, and means the same to a reader.

mod code;
mod literal;
mod markdown;
mod sentence;
#[cfg(test)]
mod tests;
mod visible;
mod wrap;

pub use code::{code_span, json_fence, pretty_json};
pub use literal::literal;
pub use markdown::{doc_lines, plain_line};
pub use sentence::{deprecation, first_sentence};
