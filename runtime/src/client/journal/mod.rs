//! The journal of a client.

pub(super) mod error;
mod handle;
mod intent;
mod journaled;
mod kept;
mod reason;
mod resume;
mod settled;

pub use error::{JournalError, JournalErrorKind};
pub use handle::Journal;
pub use journaled::Journaled;
pub use reason::Reason;
pub use resume::{Left, Resume, Resumed, Resumption};
