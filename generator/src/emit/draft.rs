//! Files printed on request.

use crate::format::SourceFile;

/// A file that is emitted on request, by the requesting thread, since tokens belong to one thread.
pub type Draft<'p> = Box<dyn Fn() -> SourceFile + Send + Sync + 'p>;
