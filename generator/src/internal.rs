//! Reports faults of the generator itself as errors, instead of printing wrong code.

use std::any::Any;
use std::fmt;
use std::panic::Location;

/// A broken invariant of the generator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InternalError {
    message: String,
    location: &'static Location<'static>,
}

impl fmt::Display for InternalError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, line) = (self.location.file(), self.location.line());
        write!(to, "{} ({file}:{line})", self.message)
    }
}

/// Stops with the place of the caller; [`caught`] turns this into an error. A default value instead
/// would silently become wrong code.
#[track_caller]
pub(crate) fn error(message: impl Into<String>) -> ! {
    let error = InternalError {
        message: message.into(),
        location: Location::caller(),
    };
    // The panic hook would print a second report.
    std::panic::resume_unwind(Box::new(error))
}

/// The result of some work, or the fault of the generator that ended it. Other panics continue.
pub(crate) fn caught<R>(work: impl FnOnce() -> R) -> Result<R, InternalError> {
    // Data changed by the work is not used after a fault.
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
    done.map_err(|panic: Box<dyn Any + Send>| match panic.downcast() {
        Ok(error) => *error,
        Err(other) => std::panic::resume_unwind(other),
    })
}

#[cfg(test)]
mod tests {
    use super::{caught, error};

    #[test]
    fn a_fault_names_its_place() {
        let line = line!() + 1;
        let fault = caught(|| error("a table has no row 7"));
        let fault = fault.map(|(): ()| String::new());
        let messages = fault.unwrap_or_else(|fault| fault.to_string());
        assert_eq!(
            messages,
            format!("a table has no row 7 ({}:{line})", file!())
        );
        assert_eq!(caught(|| 1), Ok(1));
    }
}
