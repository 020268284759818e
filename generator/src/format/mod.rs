//! From items to text: printed one by one, and compared piece by piece with what was meant.

mod blocks;
mod file;
mod pieces;
mod print;
mod spacing;
mod tables;

pub use file::{FormatError, SourceFile};
pub use print::{Printed, print, render};
