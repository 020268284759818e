//! The three states of an optional, nullable member.

/// A member that may be absent, null, or have a value (OpenAPI 3.0.3 `nullable` on an optional
/// property). The three differ: for an update, they mean "leave", "clear" and "set".
///
/// ```
/// use copperplate_runtime::Presence;
///
/// let settled: Presence<u32> = Presence::Null;
/// assert!(settled.is_null());
/// assert_eq!(Presence::from(7).value(), Some(7));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Presence<T> {
    /// The member is absent.
    #[default]
    Absent,
    /// The member is `null`.
    Null,
    /// The member has this value.
    Value(T),
}

impl<T> Presence<T> {
    /// Borrows the value.
    pub const fn as_ref(&self) -> Presence<&T> {
        match self {
            Self::Absent => Presence::Absent,
            Self::Null => Presence::Null,
            Self::Value(value) => Presence::Value(value),
        }
    }

    /// The value; `None` if absent or null.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Absent | Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// The value, `None` for null, and a default if the member is absent.
    ///
    /// ```
    /// use copperplate_runtime::Presence;
    ///
    /// assert_eq!(Presence::Absent.or_default(20), Some(20));
    /// assert_eq!(Presence::Null.or_default(20), None);
    /// assert_eq!(Presence::Value(5).or_default(20), Some(5));
    /// ```
    pub fn or_default(self, default: T) -> Option<T> {
        match self {
            Self::Absent => Some(default),
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// True if the member is absent.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// True if the member is null.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// True if the member has a value.
    pub const fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// Changes the value, if there is one.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Presence<U> {
        match self {
            Self::Absent => Presence::Absent,
            Self::Null => Presence::Null,
            Self::Value(value) => Presence::Value(change(value)),
        }
    }
}

impl<T> From<T> for Presence<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` becomes null; leave the field at its default for an absent member.
impl<T> From<Option<T>> for Presence<T> {
    fn from(value: Option<T>) -> Self {
        match value {
            Some(value) => Self::Value(value),
            None => Self::Null,
        }
    }
}
