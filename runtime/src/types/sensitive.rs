//! Values that must not reach a log.

use std::fmt;

/// A value that is never shown: `Debug` prints `[redacted]`, and no violation echoes it (OpenAPI
/// `format: password`).
///
/// ```
/// use copperplate_runtime::Sensitive;
///
/// let pin = Sensitive::from("1234".to_owned());
/// assert_eq!(format!("{pin:?}"), "[redacted]");
/// assert_eq!(pin.expose(), "1234");
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Sensitive<T>(T);

impl<T> Sensitive<T> {
    /// Wraps a value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself. Review the calls of this method.
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// Takes the value out.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> From<T> for Sensitive<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> fmt::Debug for Sensitive<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[redacted]")
    }
}
