//! Files that are printed when they are asked for.

use crate::format::SourceFile;

/// A file that is emitted when it is asked for, on whatever thread asks: tokens belong to one thread.
pub type Draft<'p> = Box<dyn Fn() -> SourceFile + Send + Sync + 'p>;
