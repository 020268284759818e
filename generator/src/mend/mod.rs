//! Corrects a document by the remedies of its mistakes.
//!
//! `correct` turns remedies into changes of the tree, each for one piece; [`Mends`] applies the
//! changes to a fresh copy of the tree, which is then checked like any document. So every stage
//! sees an ordinary document, and none knows of mistakes that are tolerated. `overlay` writes the same
//! changes as an Overlay document.

mod change;
mod correct;
mod edits;
mod escalate;
mod fix;
mod levels;
mod overlay;
mod parameters;
mod piece;

pub(crate) use change::{Change, Mends};
pub(crate) use correct::{Correction, correct};
pub use edits::TextEdit;
pub use fix::Fix;
pub(crate) use fix::fixes;
pub(crate) use overlay::write as write_overlay;
