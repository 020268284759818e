//! Prints items one by one, and compares the text with the intended code.

mod blocks;
mod file;
mod memo;
mod pieces;
mod print;
mod spacing;
mod tables;

pub use file::{FormatError, SourceFile};
pub use memo::Memo;
pub use print::{Printed, print, render};
